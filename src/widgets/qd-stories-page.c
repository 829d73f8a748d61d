/* qd-stories-page.c: what happened, who told it, and who of them carries which words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-stories-page.h"

#include <glib/gi18n-lib.h>

#include "model/qd-article-item.h"
#include "model/qd-format.h"
#include "model/qd-pace.h"
#include "store/qd-store-stories.h"
#include "widgets/qd-merge-dialog.h"
#include "widgets/qd-paragraph.h"
#include "widgets/qd-quoted-label.h"
#include "widgets/qd-story-matrix.h"

/* Stories are derived from the whole library: after a change not before so many milliseconds and times what it took. */
#define REFRESH_INTERVAL 1000
#define REFRESH_REST 10

/* So many statements are shown of a story, and so many that only one source has. */
#define MOST_SHARED 80
#define MOST_SINGLE 200

/* Of the words of one, code points: three lines or four of a narrow window. */
#define MOST_CHARS 140

struct _QdStoriesPage
{
  AdwBin parent_instance;

  /* Template children */
  AdwNavigationSplitView *split;
  GtkListBox             *stories_list;
  GtkStack               *list_stack;
  AdwNavigationPage      *story_page;
  GtkStack               *story_stack;
  GtkButton              *merge_button;
  QdParagraph            *summary;
  GtkWidget              *matrix_section;
  QdCellTable            *matrix;
  GtkWidget              *single_section;
  GtkListBox             *single_list;
  GtkListBox             *article_list;

  /* Owned */
  QdLibrary    *library;
  QdPace       *pace;
  GPtrArray    *stories;
  QdStory      *story;
  GCancellable *cancellable;

  gint64   story_id;
  gint64   member; /* an article of the story that is shown, by which it is found again; 0 for none */
  gboolean filling;
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

G_DEFINE_FINAL_TYPE (QdStoriesPage, qd_stories_page, ADW_TYPE_BIN)

static char *
dup_summary (guint  n_articles,
             guint  n_sources,
             gint64 first,
             gint64 last)
{
  g_autofree char *articles = g_strdup_printf (ngettext ("%u article", "%u articles", n_articles), n_articles);
  g_autofree char *sources = g_strdup_printf (ngettext ("%u source", "%u sources", n_sources), n_sources);
  g_autofree char *days = qd_format_range (first, last);

  return qd_format_join (QD_FORMAT_SEPARATOR, (const char *[]){ articles, sources, days }, 3);
}

static void
open_place_cb (QdStoriesPage *self,
               GtkWidget     *widget)
{
  const gint64 *place = qd_story_place_get (widget);

  g_signal_emit (self, signals[SIGNAL_OPEN], 0, place[0], place[1]);
}

static GtkWidget *
make_row (const char *title,
          const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);

  return row;
}

static void
show_matrix (QdStoriesPage *self)
{
  gtk_widget_set_visible (self->matrix_section, qd_story_matrix_fill (self->matrix, self->story, MOST_SHARED, G_CALLBACK (open_place_cb), self) > 0);
}

/* What only one has */
static void
show_single (QdStoriesPage *self)
{
  guint n = 0;

  gtk_list_box_remove_all (self->single_list);
  for (guint i = 0; i < self->story->statements->len && n < MOST_SINGLE; i++)
    {
      const QdStoryStatement *statement = self->story->statements->pdata[i];
      const QdStoryCell      *cell = statement->cells->len == 1 ? &g_array_index (statement->cells, QdStoryCell, 0) : NULL;
      g_autofree char        *text = NULL;
      g_autofree char        *quoted = NULL;
      g_autofree char        *source = NULL;
      g_autofree char        *subtitle = NULL;
      GtkWidget              *row;

      if (cell == NULL)
        continue;
      text = qd_format_shorten (statement->text, MOST_CHARS);
      quoted = g_strdup_printf (C_ ("quotation marks", "“%s”"), text);
      source = qd_source_name_dup_display (self->story->sources->pdata[cell->source]);
      subtitle = qd_format_join (QD_FORMAT_SEPARATOR, (const char *[]){ statement->speaker, source }, 2);
      row = make_row (quoted, subtitle);
      qd_quoted_label_align_title (row);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      qd_story_place_attach (row, cell->article_id, cell->quotation_id);
      g_signal_connect_object (row, "activated", G_CALLBACK (open_place_cb), self, G_CONNECT_SWAPPED);
      gtk_list_box_append (self->single_list, row);
      n++;
    }
  gtk_widget_set_visible (self->single_section, n > 0);
}

/* Articles, copies of one another as one with its carriers */

static void
apart_cb (QdStoriesPage *self,
          GtkWidget     *button)
{
  gint64               id = *(const gint64 *)g_object_get_data (G_OBJECT (button), "article");
  g_autoptr (GArray)   others = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (QdChange) change = NULL;

  for (guint i = 0; i < self->story->articles->len; i++)
    {
      const QdArticleRecord *record = self->story->articles->pdata[i];

      if (record->id != id)
        g_array_append_val (others, record->id);
    }
  if (others->len == 0)
    return;
  self->member = g_array_index (others, gint64, 0);
  change = qd_change_new_stories (&id, 1, &g_array_index (others, gint64, 0), others->len, FALSE);
  qd_library_apply (self->library, change, _ ("Article removed from the story"));
}

static char *
dup_carriers (QdStoriesPage *self,
              guint          index)
{
  GString *carriers = g_string_new (NULL);

  for (guint i = 0; i < self->story->articles->len; i++)
    if (i != index && g_array_index (self->story->firsts, gint64, i) == g_array_index (self->story->firsts, gint64, index))
      {
        g_autofree char *source = qd_source_name_dup_display (((const QdArticleRecord *)self->story->articles->pdata[i])->source);

        g_string_append_printf (carriers, "%s%s", carriers->len > 0 ? ", " : "", source);
      }

  return g_string_free_and_steal (carriers);
}

static gboolean
is_later_copy (QdStoriesPage *self,
               guint          index)
{
  for (guint i = 0; i < index; i++)
    if (g_array_index (self->story->firsts, gint64, i) == g_array_index (self->story->firsts, gint64, index))
      return TRUE;

  return FALSE;
}

static void
show_articles (QdStoriesPage *self)
{
  gtk_list_box_remove_all (self->article_list);
  for (guint i = 0; i < self->story->articles->len; i++)
    {
      QdArticleRecord *record = self->story->articles->pdata[i];
      g_autofree char *title = qd_article_record_dup_title (record);
      g_autofree char *particulars = qd_article_record_dup_subtitle (record);
      g_autofree char *carriers = dup_carriers (self, i);
      /* Translators: %s is a list of sources */
      g_autofree char *same = *carriers != '\0' ? g_strdup_printf (_ ("the same text in %s"), carriers) : NULL;
      g_autofree char *all = qd_format_join (QD_FORMAT_SEPARATOR, (const char *[]){ particulars, same }, 2);
      GtkWidget       *row;

      if (is_later_copy (self, i))
        continue;
      row = make_row (title, all);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      qd_story_place_attach (row, record->id, 0);
      g_signal_connect_object (row, "activated", G_CALLBACK (open_place_cb), self, G_CONNECT_SWAPPED);
      if (qd_library_get_writable (self->library))
        {
          GtkWidget       *button = gtk_button_new_from_icon_name ("list-remove-symbolic");
          g_autofree char *label = g_strdup_printf (_ ("“%s” is not part of this story"), title);

          gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
          gtk_widget_add_css_class (button, "flat");
          gtk_widget_set_tooltip_text (button, _ ("Not Part of This Story"));
          gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
          g_object_set_data_full (G_OBJECT (button), "article", g_memdup2 (&record->id, sizeof record->id), g_free);
          g_signal_connect_object (button, "clicked", G_CALLBACK (apart_cb), self, G_CONNECT_SWAPPED);
          adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
        }
      gtk_list_box_append (self->article_list, row);
    }
}

static const QdStoryEntry *
find_entry (QdStoriesPage *self,
            gint64         story_id)
{
  for (guint i = 0; self->stories != NULL && i < self->stories->len; i++)
    if (((const QdStoryEntry *)self->stories->pdata[i])->id == story_id)
      return self->stories->pdata[i];

  return NULL;
}

static void
show_story (QdStoriesPage *self)
{
  const QdStoryEntry *entry = find_entry (self, self->story_id);
  g_autofree char    *summary = NULL;

  gtk_stack_set_visible_child_name (self->story_stack, entry != NULL && self->story->articles->len > 0 ? "story" : "nothing");
  gtk_widget_set_visible (GTK_WIDGET (self->merge_button), entry != NULL && self->stories->len > 1 && qd_library_get_writable (self->library));
  if (entry == NULL || self->story->articles->len == 0)
    return;

  self->member = ((const QdArticleRecord *)self->story->articles->pdata[0])->id;
  summary = dup_summary (entry->n_articles, entry->n_sources, entry->first, entry->last);
  adw_navigation_page_set_title (self->story_page, entry->title);
  qd_paragraph_set_text (self->summary, summary, NULL);
  show_matrix (self);
  show_single (self);
  show_articles (self);
}

static gboolean
is_of_library (QdStoriesPage *self,
               GObject       *store)
{
  return self->library != NULL && (gpointer)qd_library_get_store (self->library) == (gpointer)store;
}

static void
tell (QdStoriesPage *self,
      const GError  *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit_by_name (self->library, "failed", error);
}

static void
load_story_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (QdStoriesPage) self = user_data;
  g_autoptr (GError)        error = NULL;
  g_autoptr (QdStory)       story = qd_store_load_story_finish (QD_STORE (source), result, &error);

  if (!is_of_library (self, source))
    return;
  if (story == NULL)
    {
      tell (self, error);
      return;
    }
  g_clear_pointer (&self->story, qd_story_free);
  self->story = g_steal_pointer (&story);
  show_story (self);
}

static void
load_story (QdStoriesPage *self,
            gint64         story_id)
{
  self->story_id = story_id;
  qd_store_load_story_async (qd_library_get_store (self->library), story_id, self->cancellable, load_story_cb, g_object_ref (self));
}

static gint64
get_row_story (GtkListBoxRow *row)
{
  return *(const gint64 *)g_object_get_data (G_OBJECT (row), "story");
}

static void
selected_cb (QdStoriesPage *self)
{
  GtkListBoxRow *row = self->library != NULL && !self->filling ? gtk_list_box_get_selected_row (self->stories_list) : NULL;

  if (row != NULL && get_row_story (row) != self->story_id)
    load_story (self, get_row_story (row));
}

static void
activated_cb (QdStoriesPage *self,
              GtkListBoxRow *row)
{
  if (get_row_story (row) != self->story_id)
    load_story (self, get_row_story (row));
  adw_navigation_split_view_set_show_content (self->split, TRUE);
}

static GtkWidget *
make_story_row (const QdStoryEntry *entry)
{
  GtkWidget       *row = gtk_list_box_row_new ();
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget       *title = gtk_label_new (entry->title);
  g_autofree char *summary = dup_summary (entry->n_articles, entry->n_sources, entry->first, entry->last);
  g_autofree char *description = g_strdup_printf ("%s, %s", entry->title, summary);
  GtkWidget       *particulars = g_object_new (QD_TYPE_PARAGRAPH, NULL);

  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_lines (GTK_LABEL (title), 3);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  qd_quoted_label_align_name (GTK_LABEL (title));
  qd_paragraph_set_text (QD_PARAGRAPH (particulars), summary, NULL);
  gtk_widget_add_css_class (particulars, "caption");
  gtk_widget_add_css_class (particulars, "secondary");
  gtk_widget_set_margin_start (box, 6);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), particulars);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, description, -1);
  g_object_set_data_full (G_OBJECT (row), "story", g_memdup2 (&entry->id, sizeof entry->id), g_free);

  return row;
}

/* The story that is shown has another row now: it is that of one of its articles. */
static void
find_member_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (QdStoriesPage) self = user_data;
  g_autoptr (GError)        error = NULL;
  g_autoptr (QdStory)       story = qd_store_load_story_finish (QD_STORE (source), result, &error);
  const QdStoryEntry       *first;

  if (!is_of_library (self, source) || self->stories == NULL || self->stories->len == 0)
    return;

  if (story == NULL)
    {
      tell (self, error);
      return;
    }
  for (guint i = 0; i < story->articles->len; i++)
    if (((const QdArticleRecord *)story->articles->pdata[i])->id == self->member)
      {
        g_clear_pointer (&self->story, qd_story_free);
        self->story = g_steal_pointer (&story);
        show_story (self);
        return;
      }
  first = self->stories->pdata[0];
  load_story (self, first->id);
}

static void
fill_list (QdStoriesPage *self)
{
  GtkListBoxRow *chosen = NULL;

  self->filling = TRUE;
  gtk_list_box_remove_all (self->stories_list);
  for (guint i = 0; i < self->stories->len; i++)
    {
      const QdStoryEntry *entry = self->stories->pdata[i];
      GtkWidget          *row = make_story_row (entry);

      gtk_list_box_append (self->stories_list, row);
      if (entry->id == self->story_id || (chosen == NULL && i == 0))
        chosen = GTK_LIST_BOX_ROW (row);
    }
  if (chosen != NULL && !adw_navigation_split_view_get_collapsed (self->split))
    gtk_list_box_select_row (self->stories_list, chosen);
  self->filling = FALSE;
  gtk_stack_set_visible_child_name (self->list_stack, self->stories->len > 0 ? "list" : "nothing");
  if (chosen == NULL)
    {
      gtk_stack_set_visible_child_name (self->story_stack, "nothing");
      return;
    }
  self->story_id = get_row_story (chosen);
  qd_store_load_story_async (qd_library_get_store (self->library), self->story_id, self->cancellable, find_member_cb, g_object_ref (self));
}

static gboolean
are_equal (GPtrArray *a,
           GPtrArray *b)
{
  if (a == NULL || a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      const QdStoryEntry *of_a = a->pdata[i], *of_b = b->pdata[i];

      if (of_a->id != of_b->id || of_a->n_articles != of_b->n_articles || g_strcmp0 (of_a->title, of_b->title) != 0)
        return FALSE;
    }

  return TRUE;
}

static void
list_stories_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (QdStoriesPage) self = user_data;
  g_autoptr (GError)        error = NULL;
  g_autoptr (GPtrArray)     stories = qd_store_list_stories_finish (QD_STORE (source), result, &error);

  if (!is_of_library (self, source) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (stories == NULL)
    tell (self, error);
  if (stories != NULL && !are_equal (self->stories, stories))
    {
      g_clear_pointer (&self->stories, g_ptr_array_unref);
      self->stories = g_steal_pointer (&stories);
      fill_list (self);
    }
  qd_pace_end (self->pace);
}

static void
load_stories_cb (gpointer user_data)
{
  QdStoriesPage *self = user_data;

  qd_store_list_stories_async (qd_library_get_store (self->library), self->cancellable, list_stories_cb, g_object_ref (self));
}

static void
library_changed_cb (QdStoriesPage *self)
{
  qd_pace_want (self->pace);
}

static void
qd_stories_page_map (GtkWidget *widget)
{
  QdStoriesPage *self = QD_STORIES_PAGE (widget);

  GTK_WIDGET_CLASS (qd_stories_page_parent_class)->map (widget);

  qd_pace_set_seen (self->pace, TRUE);
}

static void
qd_stories_page_unmap (GtkWidget *widget)
{
  qd_pace_set_seen (QD_STORIES_PAGE (widget)->pace, FALSE);

  GTK_WIDGET_CLASS (qd_stories_page_parent_class)->unmap (widget);
}

/* Merging: the articles of the story, and the stories that it can be one with, as they were when it was asked: an import may bring another story
 * into view meanwhile, and numbers all of them anew. Counts its references. */
typedef struct
{
  QdStoriesPage *self;
  GArray        *own;     /* rows of articles */
  GPtrArray     *stories; /* QdStoryEntry, with the own one */
  GArray        *places;  /* which of these the others are, as the dialog lists them */
} Merger;

static void
merger_clear (gpointer data)
{
  Merger *merger = data;

  g_clear_object (&merger->self);
  g_clear_pointer (&merger->own, g_array_unref);
  g_clear_pointer (&merger->stories, g_ptr_array_unref);
  g_clear_pointer (&merger->places, g_array_unref);
}

static void
merger_unref (gpointer data)
{
  g_rc_box_release_full (data, merger_clear);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Merger, merger_unref)

static GArray *
collect_ids (const QdStory *story)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < story->articles->len; i++)
    g_array_append_val (ids, ((const QdArticleRecord *)story->articles->pdata[i])->id);

  return ids;
}

static void
merge_found_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (Merger)   merger = user_data;
  QdStoriesPage       *self = merger->self;
  g_autoptr (GError)   error = NULL;
  g_autoptr (QdStory)  other = qd_store_load_story_finish (QD_STORE (source), result, &error);
  g_autoptr (QdChange) change = NULL;
  g_autoptr (GArray)   others = NULL;

  if (!is_of_library (self, source))
    return;
  if (other == NULL)
    {
      tell (self, error);
      return;
    }
  if (other->articles->len == 0)
    return;

  /* Of all it is said, so that no two of them stay apart. */
  others = collect_ids (other);
  change = qd_change_new_stories (&g_array_index (merger->own, gint64, 0), merger->own->len, &g_array_index (others, gint64, 0), others->len, TRUE);
  qd_library_apply (self->library, change, _ ("Two stories are one"));
}

/* What is listed now of a story that was listed before: (nullable). */
static const QdStoryEntry *
find_again (QdStoriesPage      *self,
            GPtrArray          *stories,
            const QdStoryEntry *before)
{
  if (self->stories == stories)
    return before;
  for (guint i = 0; self->stories != NULL && i < self->stories->len; i++)
    {
      const QdStoryEntry *entry = self->stories->pdata[i];

      if (entry->first == before->first && g_str_equal (entry->title, before->title))
        return entry;
    }

  return NULL;
}

static void
merge_into (gpointer user_data,
            guint    chosen)
{
  Merger             *merger = user_data;
  QdStoriesPage      *self = merger->self;
  const QdStoryEntry *entry = find_again (self, merger->stories, merger->stories->pdata[g_array_index (merger->places, guint, chosen)]);

  if (self->library == NULL)
    return;
  if (entry != NULL)
    qd_store_load_story_async (qd_library_get_store (self->library), entry->id, NULL, merge_found_cb, g_rc_box_acquire (merger));
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.report", "s", _ ("That story no longer exists. Select another one."));
}

static void
merge_cb (QdStoriesPage *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  Merger                   *merger;

  /* Another library is being listed. */
  if (self->stories == NULL || self->story == NULL || self->story->articles->len == 0)
    return;
  merger = g_rc_box_new0 (Merger);
  merger->self = g_object_ref (self);
  merger->own = collect_ids (self->story);
  merger->stories = g_ptr_array_ref (self->stories);
  merger->places = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < self->stories->len; i++)
    {
      const QdStoryEntry *entry = self->stories->pdata[i];

      if (entry->id == self->story_id)
        continue;
      g_array_append_val (merger->places, i);
      gtk_string_list_append (titles, entry->title);
    }
  qd_merge_dialog_ask (GTK_WIDGET (self),
                       &(QdMergeQuestion){ _ ("Merge Stories"), _ ("All articles of both tell one story from now on, also when they are imported again."), _ ("Story"), titles },
                       merge_into, merger, merger_unref);
}

static void
qd_stories_page_dispose (GObject *object)
{
  QdStoriesPage *self = QD_STORIES_PAGE (object);

  qd_stories_page_set_library (self, NULL);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), QD_TYPE_STORIES_PAGE);

  G_OBJECT_CLASS (qd_stories_page_parent_class)->dispose (object);
}

static void
qd_stories_page_finalize (GObject *object)
{
  g_clear_pointer (&QD_STORIES_PAGE (object)->pace, qd_pace_free);

  G_OBJECT_CLASS (qd_stories_page_parent_class)->finalize (object);
}

static void
qd_stories_page_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_FOLDED:
      g_value_set_boolean (value, adw_navigation_split_view_get_collapsed (QD_STORIES_PAGE (object)->split));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
qd_stories_page_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_FOLDED:
      adw_navigation_split_view_set_collapsed (QD_STORIES_PAGE (object)->split, g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
qd_stories_page_class_init (QdStoriesPageClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = qd_stories_page_dispose;
  object_class->finalize = qd_stories_page_finalize;
  object_class->get_property = qd_stories_page_get_property;
  object_class->set_property = qd_stories_page_set_property;
  widget_class->map = qd_stories_page_map;
  widget_class->unmap = qd_stories_page_unmap;

  /**
   * QdStoriesPage:folded:
   *
   * Whether the list and the story are pages of their own.
   */
  properties[PROP_FOLDED] = g_param_spec_boolean ("folded", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * QdStoriesPage::open:
   * @article_id: the article's row
   * @quotation_id: the quotation in it, or 0
   *
   * The person wants to read that.
   */
  signals[SIGNAL_OPEN] = g_signal_new ("open", QD_TYPE_STORIES_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT64);

  g_type_ensure (QD_TYPE_CELL_TABLE);
  g_type_ensure (QD_TYPE_PARAGRAPH);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/quotidian/Quotidian/qd-stories-page.ui");
  gtk_widget_class_bind_template_child (widget_class, QdStoriesPage, split);
  gtk_widget_class_bind_template_child (widget_class, QdStoriesPage, stories_list);
  gtk_widget_class_bind_template_child (widget_class, QdStoriesPage, list_stack);
  gtk_widget_class_bind_template_child (widget_class, QdStoriesPage, story_page);
  gtk_widget_class_bind_template_child (widget_class, QdStoriesPage, story_stack);
  gtk_widget_class_bind_template_child (widget_class, QdStoriesPage, merge_button);
  gtk_widget_class_bind_template_child (widget_class, QdStoriesPage, summary);
  gtk_widget_class_bind_template_child (widget_class, QdStoriesPage, matrix_section);
  gtk_widget_class_bind_template_child (widget_class, QdStoriesPage, matrix);
  gtk_widget_class_bind_template_child (widget_class, QdStoriesPage, single_section);
  gtk_widget_class_bind_template_child (widget_class, QdStoriesPage, single_list);
  gtk_widget_class_bind_template_child (widget_class, QdStoriesPage, article_list);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, merge_cb);
  gtk_widget_class_bind_template_callback (widget_class, qd_story_matrix_folded_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
}

static void
qd_stories_page_init (QdStoriesPage *self)
{
  self->pace = qd_pace_new (REFRESH_INTERVAL, REFRESH_REST, load_stories_cb, self);
  qd_pace_set_seen (self->pace, FALSE);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * qd_stories_page_set_library:
 * @self: a page
 * @library: (nullable): whose stories to list
 *
 * Lists other stories, once the page is seen.
 */
void
qd_stories_page_set_library (QdStoriesPage *self,
                             QdLibrary     *library)
{
  g_return_if_fail (QD_IS_STORIES_PAGE (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  qd_pace_reset (self->pace);
  if (self->library != NULL)
    g_signal_handlers_disconnect_by_data (self->library, self);
  g_set_object (&self->library, library);
  g_clear_pointer (&self->stories, g_ptr_array_unref);
  g_clear_pointer (&self->story, qd_story_free);
  self->story_id = self->member = 0;
  if (library == NULL)
    return;

  self->cancellable = g_cancellable_new ();
  g_signal_connect_object (library, "changed", G_CALLBACK (library_changed_cb), self, G_CONNECT_SWAPPED);
  qd_pace_begin (self->pace);
}
