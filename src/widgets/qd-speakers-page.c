/* qd-speakers-page.c: who is quoted, and what each said
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-speakers-page.h"

#include <glib/gi18n-lib.h>

#include "model/qd-pace.h"
#include "model/qd-speaker-list.h"
#include "store/qd-store-people.h"
#include "widgets/qd-cell-table.h"
#include "widgets/qd-gradual-list.h"
#include "widgets/qd-merge-dialog.h"
#include "widgets/qd-paragraph.h"
#include "widgets/qd-timeline.h"

/* While an import runs, people are listed again after so many milliseconds, and not before so many times what it took. */
#define REFRESH_INTERVAL 1000
#define REFRESH_REST 10

/* As much of the name of a source as is worth a line of its own, characters. */
#define LEAST_SOURCE 12

struct _QdSpeakersPage
{
  AdwBin parent_instance;

  /* Template children */
  AdwNavigationSplitView *split;
  GtkSearchEntry         *search;
  GtkStack               *list_stack;
  GtkListView            *people_view;
  AdwNavigationPage      *person_page;
  GtkStack               *person_stack;
  GtkListView            *spoken_view;
  QdTimeline             *timeline;
  QdCellTable            *table;
  GtkListBox             *names;
  AdwViewStack           *views;
  GtkWidget              *merge_button;

  /* Owned */
  QdLibrary          *library;
  QdPace             *pace;
  QdSpeakerList      *people;
  GtkSliceListModel  *rows; /* of people */
  GtkSingleSelection *selection;
  GListStore         *spoken;
  GtkSliceListModel  *spoken_rows;
  GPtrArray          *records; /* of who is shown */
  char               *person;  /* who is shown */
  GCancellable       *cancellable;
  GCancellable       *person_cancellable;

  gboolean table_due;  /* whether the table is still that of somebody else */
  gboolean spoken_due; /* the same for the quotations */
};

enum {
  SIGNAL_OPEN,
  N_SIGNALS,
};

enum {
  PROP_0,
  PROP_FOLDED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QdSpeakersPage, qd_speakers_page, ADW_TYPE_BIN)

/* Names: which one the articles use, and how often */

static void
split_cb (QdSpeakersPage *self,
          GtkWidget      *button)
{
  const char          *name = g_object_get_data (G_OBJECT (button), "name");
  g_autoptr (QdChange) change = qd_change_new (QD_CHANGE_SPEAKERS, g_variant_new_parsed ("[(%s, %s)]", name, name));
  g_autofree char     *message = g_strdup_printf (_ ("“%s” is listed apart"), name);

  qd_library_apply (self->library, change, message);
}

static GHashTable *
count_names (QdSpeakersPage *self)
{
  GHashTable *names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->records->len; i++)
    {
      const QdSpokenRecord *record = self->records->pdata[i];

      g_hash_table_insert (names, record->name, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (names, record->name)) + 1));
    }

  return names;
}

static GtkWidget *
make_name_row (QdSpeakersPage *self,
               const char     *name,
               guint           n)
{
  GtkWidget       *row = adw_action_row_new ();
  g_autofree char *count = g_strdup_printf (ngettext ("%u quotation", "%u quotations", n), n);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), count);
  if (g_strcmp0 (name, self->person) != 0 && qd_library_get_writable (self->library))
    {
      GtkWidget       *button = gtk_button_new_with_mnemonic (_ ("_List Apart"));
      g_autofree char *label = g_strdup_printf (_ ("List “%s” apart"), name);

      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      /* What labels it comes before a name that it is given, and is the same for all. */
      gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
      g_object_set_data_full (G_OBJECT (button), "name", g_strdup (name), g_free);
      g_signal_connect_object (button, "clicked", G_CALLBACK (split_cb), self, G_CONNECT_SWAPPED);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }

  return row;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_utf8_collate (*(char *const *)a, *(char *const *)b);
}

static void
show_names (QdSpeakersPage *self)
{
  g_autoptr (GHashTable) names = count_names (self);
  g_autoptr (GPtrArray)  sorted = g_hash_table_get_keys_as_ptr_array (names);

  g_ptr_array_sort (sorted, compare_names);
  gtk_list_box_remove_all (self->names);
  for (guint i = 0; i < sorted->len; i++)
    gtk_list_box_append (self->names, make_name_row (self, sorted->pdata[i], GPOINTER_TO_UINT (g_hash_table_lookup (names, sorted->pdata[i]))));
  gtk_widget_set_visible (self->merge_button, qd_library_get_writable (self->library));
}

/* The picture as a table */

static GtkWidget *
append_cell (QdSpeakersPage *self,
             const char     *text,
             int             column,
             gboolean        head)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column == 2 ? 1 : 0);
  /* In a narrow window names and titles are broken into lines, and a long word where it has to be. Before that is so with most, the table folds. */
  gtk_label_set_wrap (GTK_LABEL (label), column == 0 || head);
  gtk_label_set_wrap_mode (GTK_LABEL (label), column == 0 ? PANGO_WRAP_WORD_CHAR : PANGO_WRAP_WORD);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  if (column == 0)
    gtk_label_set_width_chars (GTK_LABEL (label), LEAST_SOURCE);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_widget_set_valign (label, GTK_ALIGN_BASELINE_FILL);
  gtk_widget_add_css_class (label, head ? "heading" : "numeric");
  qd_cell_table_append_cell (self->table, label, head ? GTK_ACCESSIBLE_ROLE_COLUMN_HEADER : column == 0 ? GTK_ACCESSIBLE_ROLE_ROW_HEADER
                                                                                                        : GTK_ACCESSIBLE_ROLE_CELL);
  return label;
}

/* Folded, numbers have no heading that says what they count. */
static void
show_counts_cb (QdSpeakersPage *self)
{
  gboolean   folded = qd_cell_table_get_folded (self->table);
  GtkWidget *head = gtk_widget_get_first_child (GTK_WIDGET (self->table));

  for (GtkWidget *row = head != NULL ? gtk_widget_get_next_sibling (head) : NULL; row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget       *label = gtk_widget_get_first_child (gtk_widget_get_last_child (row));
      guint            n = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (label), "n"));
      g_autofree char *text = folded ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u quotation", "%u quotations", n), n)
                                     : g_strdup_printf ("%u", n);

      gtk_label_set_text (GTK_LABEL (label), text);
    }
}

/* Hundreds of cells: made once they are looked at. */
static void
show_table (QdSpeakersPage *self)
{
  if (!self->table_due || g_strcmp0 (adw_view_stack_get_visible_child_name (self->views), "time") != 0)
    return;

  self->table_due = FALSE;
  qd_cell_table_clear (self->table);
  if (qd_timeline_get_n_dots (self->timeline) == 0)
    return;

  qd_cell_table_append_row (self->table);
  append_cell (self, _ ("Source"), 0, TRUE);
  append_cell (self, _ ("Date"), 1, TRUE);
  append_cell (self, _ ("Times Quoted"), 2, TRUE);
  for (guint i = 0; i < qd_timeline_get_n_dots (self->timeline); i++)
    {
      g_autofree char *source = NULL;
      g_autofree char *period = NULL;
      g_autofree char *count = NULL;
      guint            n;

      qd_timeline_get_dot (self->timeline, i, &source, &period, &n);
      count = g_strdup_printf ("%u", n);
      qd_cell_table_append_row (self->table);
      append_cell (self, source, 0, FALSE);
      append_cell (self, period, 1, FALSE);
      g_object_set_data (G_OBJECT (append_cell (self, count, 2, FALSE)), "n", GUINT_TO_POINTER (n));
    }
}

/* One person */

static void
show_records (QdSpeakersPage *self,
              GPtrArray      *records)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  g_clear_pointer (&self->records, g_ptr_array_unref);
  self->records = g_ptr_array_ref (records);
  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (items, qd_spoken_item_new (records, i));
  if (self->spoken_due)
    qd_gradual_list_restart (self->spoken_rows);
  self->spoken_due = FALSE;
  g_list_store_splice (self->spoken, 0, g_list_model_get_n_items (G_LIST_MODEL (self->spoken)), items->pdata, items->len);
  qd_timeline_set_spoken (self->timeline, records);
  self->table_due = TRUE;
  show_table (self);
  show_names (self);
  gtk_stack_set_visible_child_name (self->person_stack, records->len > 0 ? "person" : "nobody");
}

static void
list_spoken_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (QdSpeakersPage) self = user_data;
  g_autoptr (GError)         error = NULL;
  g_autoptr (GPtrArray)      records = qd_store_list_spoken_finish (QD_STORE (source), result, &error);

  if (records != NULL && self->library != NULL)
    show_records (self, records);
  else if (records == NULL && self->library != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit_by_name (self->library, "failed", error);
}

static void
load_person (QdSpeakersPage *self)
{
  g_auto (GStrv) names = NULL;

  g_cancellable_cancel (self->person_cancellable);
  g_clear_object (&self->person_cancellable);
  if (self->person == NULL)
    {
      gtk_stack_set_visible_child_name (self->person_stack, "nobody");
      return;
    }

  self->person_cancellable = g_cancellable_new ();
  adw_navigation_page_set_title (self->person_page, self->person);
  names = qd_speaker_list_dup_names (self->people, self->person);
  qd_store_list_spoken_async (qd_library_get_store (self->library), (const char *const *)names, self->person_cancellable, list_spoken_cb, g_object_ref (self));
}

static void
show_person (QdSpeakersPage *self,
             QdSpeakerItem  *item)
{
  if (item == NULL || !g_set_str (&self->person, qd_speaker_item_get_name (item)))
    return;

  self->spoken_due = TRUE;
  load_person (self);
}

static void
selected_cb (QdSpeakersPage *self)
{
  show_person (self, gtk_single_selection_get_selected_item (self->selection));
}

static void
activate_person_cb (QdSpeakersPage *self,
                    guint           position)
{
  g_autoptr (QdSpeakerItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  show_person (self, item);
  adw_navigation_split_view_set_show_content (self->split, TRUE);
}

static void
open_cb (QdSpeakersPage *self,
         QdSpokenItem   *item)
{
  const QdSpokenRecord *record = qd_spoken_item_get_record (item);

  g_signal_emit (self, signals[SIGNAL_OPEN], 0, record->article_id, record->quotation_id);
}

/* What several articles carry is compared; what one has is read there. */
static void
activate_spoken_cb (QdSpeakersPage *self,
                    guint           position)
{
  g_autoptr (QdSpokenItem) item = g_list_model_get_item (G_LIST_MODEL (self->spoken), position);
  const QdSpokenRecord    *record = qd_spoken_item_get_record (item);

  if (record->statement != NULL && record->n_articles > 1)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.compare", "s", record->statement);
  else
    open_cb (self, item);
}

/* Rows */

static void
setup_person_cb (QdSpeakersPage *self,
                 GtkListItem    *list_item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *name = gtk_label_new (NULL);
  GtkWidget *count = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (count, "caption");
  gtk_widget_add_css_class (count, "dimmed");
  gtk_widget_add_css_class (count, "numeric");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), count);
  gtk_list_item_set_child (list_item, box);
}

static void
bind_person_cb (QdSpeakersPage *self,
                GtkListItem    *list_item)
{
  QdSpeakerItem   *item = gtk_list_item_get_item (list_item);
  GtkWidget       *name = gtk_widget_get_first_child (gtk_list_item_get_child (list_item));
  g_autofree char *count = g_strdup_printf ("%'u", qd_speaker_item_get_n_quotations (item));
  g_autofree char *description = NULL;

  g_object_get (item, "description", &description, NULL);
  gtk_label_set_label (GTK_LABEL (name), qd_speaker_item_get_name (item));
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (name)), count);
  gtk_list_item_set_accessible_label (list_item, description);
}

static void
read_cb (QdSpeakersPage *self,
         GtkWidget      *button)
{
  open_cb (self, gtk_list_item_get_item (g_object_get_data (G_OBJECT (button), "list-item")));
}

static void
setup_spoken_cb (QdSpeakersPage *self,
                 GtkListItem    *list_item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *words = g_object_new (QD_TYPE_PARAGRAPH, "quoted", TRUE, "lines", 4, NULL);
  GtkWidget *particulars = g_object_new (QD_TYPE_PARAGRAPH, NULL);
  GtkWidget *button = gtk_button_new_from_icon_name ("qd-articles-symbolic");

  gtk_widget_add_css_class (words, "spoken");
  gtk_widget_add_css_class (particulars, "caption");
  gtk_widget_add_css_class (particulars, "secondary");
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (lines), words);
  gtk_box_append (GTK_BOX (lines), particulars);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Read the Article"));
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data (G_OBJECT (button), "list-item", list_item);
  g_signal_connect_object (button, "clicked", G_CALLBACK (read_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), lines);
  gtk_box_append (GTK_BOX (box), button);
  gtk_list_item_set_child (list_item, box);
}

static void
bind_spoken_cb (QdSpeakersPage *self,
                GtkListItem    *list_item)
{
  QdSpokenItem    *item = gtk_list_item_get_item (list_item);
  GtkWidget       *words = gtk_widget_get_first_child (gtk_widget_get_first_child (gtk_list_item_get_child (list_item)));
  g_autofree char *quoted = g_strdup_printf (C_ ("quotation marks", "“%s”"), qd_spoken_item_get_record (item)->text);
  g_autofree char *particulars = qd_spoken_item_dup_particulars (item);
  g_autofree char *description = NULL;

  g_object_get (item, "description", &description, NULL);
  qd_paragraph_set_text (QD_PARAGRAPH (words), quoted, NULL);
  qd_paragraph_set_text (QD_PARAGRAPH (gtk_widget_get_next_sibling (words)), particulars, NULL);
  gtk_list_item_set_accessible_label (list_item, description);
}

/* All of them */

static void
show_list (QdSpeakersPage *self)
{
  gboolean any = g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0;

  gtk_stack_set_visible_child_name (self->list_stack, any ? "list" : "nothing");
}

/* Who is shown stays shown, under whichever name it is listed now. */
static void
reselect (QdSpeakersPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  guint position = self->person != NULL ? qd_speaker_list_find (self->people, self->person) : G_MAXUINT;

  if (position != G_MAXUINT)
    {
      g_autoptr (QdSpeakerItem) item = NULL;

      qd_gradual_list_reach (self->rows, position);
      gtk_single_selection_set_selected (self->selection, position);
      item = g_list_model_get_item (G_LIST_MODEL (self->people), position);
      g_set_str (&self->person, qd_speaker_item_get_name (item));
      load_person (self);
      return;
    }
  g_clear_pointer (&self->person, g_free);
  if (n > 0 && !adw_navigation_split_view_get_collapsed (self->split))
    gtk_single_selection_set_selected (self->selection, 0);
  else
    load_person (self);
}

/* The selection would look for its item among all that come, and have each of them made. */
static void
unselect (QdSpeakersPage *self)
{
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
}

static void
search_cb (QdSpeakersPage *self)
{
  guint position;

  unselect (self);
  qd_gradual_list_restart (self->rows);
  qd_speaker_list_set_search (self->people, gtk_editable_get_text (GTK_EDITABLE (self->search)));
  position = qd_speaker_list_find (self->people, self->person);
  if (position == G_MAXUINT)
    return;
  qd_gradual_list_reach (self->rows, position);
  gtk_single_selection_set_selected (self->selection, position);
}

static void
show_people (QdSpeakersPage *self,
             GPtrArray      *people)
{
  g_signal_handlers_block_by_func (self->selection, selected_cb, self);
  unselect (self);
  /* Else the list stays where it was scrolled to. */
  if (g_list_model_get_n_items (G_LIST_MODEL (self->people)) == 0)
    qd_gradual_list_restart (self->rows);
  qd_speaker_list_set_people (self->people, people);
  g_signal_handlers_unblock_by_func (self->selection, selected_cb, self);
  show_list (self);
  reselect (self);
}

static void
list_people_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (QdSpeakersPage) self = user_data;
  g_autoptr (GError)         error = NULL;
  g_autoptr (GPtrArray)      people = qd_store_list_people_finish (QD_STORE (source), result, &error);

  if (self->library == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (people != NULL)
    show_people (self, people);
  else
    g_signal_emit_by_name (self->library, "failed", error);
  qd_pace_end (self->pace);
}

static void
load_people_cb (gpointer user_data)
{
  QdSpeakersPage *self = user_data;

  qd_store_list_people_async (qd_library_get_store (self->library), self->cancellable, list_people_cb, g_object_ref (self));
}

static void
library_changed_cb (QdSpeakersPage *self)
{
  qd_pace_want (self->pace);
}

static void
qd_speakers_page_map (GtkWidget *widget)
{
  QdSpeakersPage *self = QD_SPEAKERS_PAGE (widget);

  GTK_WIDGET_CLASS (qd_speakers_page_parent_class)->map (widget);

  qd_pace_set_seen (self->pace, TRUE);
}

static void
qd_speakers_page_unmap (GtkWidget *widget)
{
  qd_pace_set_seen (QD_SPEAKERS_PAGE (widget)->pace, FALSE);

  GTK_WIDGET_CLASS (qd_speakers_page_parent_class)->unmap (widget);
}

/* Merging: whose names are to be listed under another one, and those under whom they can be. An import may bring somebody else into view
 * meanwhile. */
typedef struct
{
  QdSpeakersPage *self;
  char           *person;
  GStrv           names;
  GtkStringList  *others;
} Merger;

static void
merger_free (Merger *merger)
{
  g_clear_object (&merger->self);
  g_clear_object (&merger->others);
  g_strfreev (merger->names);
  g_free (merger->person);
  g_free (merger);
}

static void
merge_into (gpointer user_data,
            guint    chosen)
{
  const Merger            *merger = user_data;
  QdSpeakersPage          *self = merger->self;
  const char              *into = gtk_string_list_get_string (merger->others, chosen);
  g_auto (GVariantBuilder) pairs = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(ss)"));
  g_autoptr (QdChange)     change = NULL;
  g_autofree char         *message = NULL;

  if (into == NULL || self->library == NULL)
    return;

  for (guint i = 0; merger->names[i] != NULL; i++)
    g_variant_builder_add (&pairs, "(ss)", merger->names[i], into);
  change = qd_change_new (QD_CHANGE_SPEAKERS, g_variant_builder_end (&pairs));
  message = g_strdup_printf (_ ("“%s” is listed as “%s”"), merger->person, into);
  g_set_str (&self->person, into);
  qd_library_apply (self->library, change, message);
}

static void
merge_cb (QdSpeakersPage *self)
{
  g_autofree char         *body = NULL;
  g_autoptr (GHashTable)   names = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  Merger                  *merger;
  GPtrArray               *people = qd_speaker_list_get_people (self->people);
  GHashTableIter           iter;
  gpointer                 name;

  /* What is on the page is still of somebody else. */
  if (self->person == NULL || self->records == NULL || self->spoken_due)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  names = count_names (self);
  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_strv_builder_add (builder, name);
  merger = g_new0 (Merger, 1);
  merger->self = g_object_ref (self);
  merger->person = g_strdup (self->person);
  merger->names = g_strv_builder_end (builder);
  merger->others = gtk_string_list_new (NULL);
  for (guint i = 0; i < people->len; i++)
    {
      const QdPersonRecord *record = people->pdata[i];

      if (g_strcmp0 (record->name, self->person) != 0)
        gtk_string_list_append (merger->others, record->name);
    }
  body = g_strdup_printf (_ ("All that is quoted of “%s” is listed with what another speaker said, also from articles that are still to be imported."), self->person);
  qd_merge_dialog_ask (GTK_WIDGET (self), &(QdMergeQuestion){ _ ("Merge Speakers"), body, _ ("Speaker"), merger->others },
                       merge_into, merger, (GDestroyNotify)merger_free);
}

static void
qd_speakers_page_dispose (GObject *object)
{
  QdSpeakersPage *self = QD_SPEAKERS_PAGE (object);

  qd_speakers_page_set_library (self, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->rows);
  g_clear_object (&self->people);
  g_clear_object (&self->spoken_rows);
  g_clear_object (&self->spoken);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), QD_TYPE_SPEAKERS_PAGE);

  G_OBJECT_CLASS (qd_speakers_page_parent_class)->dispose (object);
}

static void
qd_speakers_page_finalize (GObject *object)
{
  g_clear_pointer (&QD_SPEAKERS_PAGE (object)->pace, qd_pace_free);

  G_OBJECT_CLASS (qd_speakers_page_parent_class)->finalize (object);
}

static void
qd_speakers_page_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_FOLDED:
      g_value_set_boolean (value, adw_navigation_split_view_get_collapsed (QD_SPEAKERS_PAGE (object)->split));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
qd_speakers_page_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  QdSpeakersPage *self = QD_SPEAKERS_PAGE (object);

  switch (prop_id)
    {
    case PROP_FOLDED:
      adw_navigation_split_view_set_collapsed (self->split, g_value_get_boolean (value));
      gtk_list_view_set_single_click_activate (self->people_view, g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, QdSpeakersPage, split);
  gtk_widget_class_bind_template_child (widget_class, QdSpeakersPage, search);
  gtk_widget_class_bind_template_child (widget_class, QdSpeakersPage, list_stack);
  gtk_widget_class_bind_template_child (widget_class, QdSpeakersPage, people_view);
  gtk_widget_class_bind_template_child (widget_class, QdSpeakersPage, person_page);
  gtk_widget_class_bind_template_child (widget_class, QdSpeakersPage, person_stack);
  gtk_widget_class_bind_template_child (widget_class, QdSpeakersPage, spoken_view);
  gtk_widget_class_bind_template_child (widget_class, QdSpeakersPage, timeline);
  gtk_widget_class_bind_template_child (widget_class, QdSpeakersPage, table);
  gtk_widget_class_bind_template_callback (widget_class, show_counts_cb);
  gtk_widget_class_bind_template_child (widget_class, QdSpeakersPage, names);
  gtk_widget_class_bind_template_child (widget_class, QdSpeakersPage, views);
  gtk_widget_class_bind_template_child (widget_class, QdSpeakersPage, merge_button);
  gtk_widget_class_bind_template_callback (widget_class, activate_person_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_spoken_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_person_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_spoken_cb);
  gtk_widget_class_bind_template_callback (widget_class, merge_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_person_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_spoken_cb);
}

static void
qd_speakers_page_class_init (QdSpeakersPageClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = qd_speakers_page_dispose;
  object_class->finalize = qd_speakers_page_finalize;
  object_class->get_property = qd_speakers_page_get_property;
  object_class->set_property = qd_speakers_page_set_property;
  widget_class->map = qd_speakers_page_map;
  widget_class->unmap = qd_speakers_page_unmap;

  /**
   * QdSpeakersPage:folded:
   *
   * Whether the list and the person are pages of their own.
   */
  properties[PROP_FOLDED] = g_param_spec_boolean ("folded", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * QdSpeakersPage::open:
   * @article_id: the article's row
   * @quotation_id: the quotation in it
   *
   * The person wants to read that there.
   */
  signals[SIGNAL_OPEN] = g_signal_new ("open", QD_TYPE_SPEAKERS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT64);

  g_type_ensure (QD_TYPE_CELL_TABLE);
  g_type_ensure (QD_TYPE_TIMELINE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/quotidian/Quotidian/qd-speakers-page.ui");
  bind_children (widget_class);
}

static void
qd_speakers_page_init (QdSpeakersPage *self)
{
  g_autoptr (GtkSelectionModel) none = NULL;

  self->pace = qd_pace_new (REFRESH_INTERVAL, REFRESH_REST, load_people_cb, self);
  qd_pace_set_seen (self->pace, FALSE);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->people = qd_speaker_list_new ();
  self->rows = qd_gradual_list_new (G_LIST_MODEL (self->people));
  self->spoken = g_list_store_new (QD_TYPE_SPOKEN_ITEM);
  g_signal_connect_object (self->search, "notify::text", G_CALLBACK (search_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->views, "notify::visible-child-name", G_CALLBACK (show_table), self, G_CONNECT_SWAPPED);
  self->selection = g_object_new (GTK_TYPE_SINGLE_SELECTION, "autoselect", FALSE, "model", self->rows, NULL);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->people, "items-changed", G_CALLBACK (show_list), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  gtk_list_view_set_model (self->people_view, GTK_SELECTION_MODEL (self->selection));
  self->spoken_rows = qd_gradual_list_new (G_LIST_MODEL (self->spoken));
  none = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->spoken_rows))));
  gtk_list_view_set_model (self->spoken_view, none);
}

/**
 * qd_speakers_page_set_library:
 * @self: a page
 * @library: (nullable): whose speakers to list
 *
 * Lists other people, once the page is seen.
 */
void
qd_speakers_page_set_library (QdSpeakersPage *self,
                              QdLibrary      *library)
{
  g_return_if_fail (QD_IS_SPEAKERS_PAGE (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_cancellable_cancel (self->person_cancellable);
  g_clear_object (&self->person_cancellable);
  qd_pace_reset (self->pace);
  if (self->library != NULL)
    g_signal_handlers_disconnect_by_data (self->library, self);
  g_set_object (&self->library, library);
  g_clear_pointer (&self->person, g_free);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  if (library == NULL)
    return;

  self->cancellable = g_cancellable_new ();
  g_signal_connect_object (library, "changed", G_CALLBACK (library_changed_cb), self, G_CONNECT_SWAPPED);
  qd_pace_begin (self->pace);
}
