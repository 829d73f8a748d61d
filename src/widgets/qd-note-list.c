/* qd-note-list.c: the notes of an article, or of the library, each with what can be done with it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-note-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/qd-note-item.h"
#include "widgets/qd-failure-page.h"
#include "widgets/qd-note-dialog.h"
#include "widgets/qd-note-paint.h"
#include "widgets/qd-paragraph.h"
#include "widgets/qd-quoted-label.h"
#include "widgets/qd-undo-toast.h"

struct _QdNoteList
{
  AdwBin parent_instance;

  /* Template children */
  AdwToastOverlay *toasts;
  GtkStack        *stack;
  AdwStatusPage   *none;
  AdwStatusPage   *failed;
  GtkListView     *view;

  /* Owned */
  QdLibrary          *library;
  GListStore         *items;
  GtkCustomFilter    *filter;
  GtkFilterListModel *shown;
  GSimpleActionGroup *actions;
  GCancellable       *cancellable;
  char               *query; /* folded; NULL for all */

  gint64   article_id;
  gint64   listed_id; /* what the rows are for: those of all articles name theirs */
  gboolean stale;
};

enum {
  SIGNAL_EXPORT,
  SIGNAL_NOTE_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QdNoteList, qd_note_list, ADW_TYPE_BIN)

static void
show_state (QdNoteList *self)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->items)), n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->shown));

  gtk_stack_set_visible_child_name (self->stack, n_items == 0 ? "none" : n_shown == 0 ? "unfound"
                                                                                      : "list");
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), "export")), n_shown > 0);
}

static gboolean
is_found (gpointer item,
          gpointer user_data)
{
  QdNoteList         *self = user_data;
  const QdNoteRecord *record = qd_note_item_get_record (item);
  g_autofree char    *article = NULL;
  g_autofree char    *all = NULL;
  g_autofree char    *folded = NULL;

  if (self->query == NULL)
    return TRUE;
  article = qd_note_item_dup_article (item);
  all = g_strjoin ("\n", record->text, record->anchor->exact, article, NULL);
  folded = g_utf8_casefold (all, -1);
  return strstr (folded, self->query) != NULL;
}

/* Whether a row for @b would look and do as that for @a. */
static gboolean
is_same (const QdNoteRecord *a,
         const QdNoteRecord *b)
{
  return a->id == b->id && a->article_id == b->article_id && a->style == b->style && a->span.start == b->span.start && a->span.end == b->span.end && g_str_equal (a->text, b->text) && g_str_equal (a->anchor->exact, b->anchor->exact) && g_strcmp0 (a->article.source, b->article.source) == 0 && g_strcmp0 (a->article.title, b->article.title) == 0 && g_strcmp0 (a->article.label, b->article.label) == 0;
}

static const QdNoteRecord *
get_listed (QdNoteList *self,
            guint       position)
{
  g_autoptr (QdNoteItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  return qd_note_item_get_record (item);
}

static void
show_records (QdNoteList *self,
              GPtrArray  *records)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  guint                 n_old = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  guint                 most = MIN (n_old, records->len), head = 0, tail = 0;

  /* Those of an article as they come in it, those of all with the latest first. */
  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (items, qd_note_item_new (records->pdata[self->article_id != 0 ? i : records->len - 1 - i]));
  /* A row that stays keeps its buttons: one that is taken out while it is pressed does nothing, and the focus would be lost. */
  if (self->listed_id != self->article_id)
    most = 0;
  self->listed_id = self->article_id;
  while (head < most && is_same (get_listed (self, head), qd_note_item_get_record (items->pdata[head])))
    head++;
  while (tail < most - head && is_same (get_listed (self, n_old - 1 - tail), qd_note_item_get_record (items->pdata[items->len - 1 - tail])))
    tail++;
  if (n_old + items->len > 2 * (head + tail))
    g_list_store_splice (self->items, head, n_old - head - tail, items->pdata + head, items->len - head - tail);
  adw_status_page_set_title (self->none, self->article_id != 0 ? _ ("No Notes in This Article") : _ ("No Notes"));
  show_state (self);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (QdNoteList) self = user_data;
  g_autoptr (GError)     error = NULL;
  g_autoptr (GPtrArray)  records = qd_store_list_notes_finish (QD_STORE (source), result, &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable || self->stack == NULL)
    return;
  if (records != NULL)
    {
      show_records (self, records);
      return;
    }
  g_list_store_remove_all (self->items);
  show_state (self);
  qd_failure_page_set_error (self->failed, error);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

static void
cancel (QdNoteList *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/* A list that nobody sees waits until somebody does. */
static void
reload (QdNoteList *self)
{
  cancel (self);
  self->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->library == NULL || self->stale)
    return;
  self->cancellable = g_cancellable_new ();
  qd_store_list_notes_async (qd_library_get_store (self->library), self->article_id, self->cancellable, listed_cb, g_object_ref (self));
}

static void
removed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (QdNoteList) self = user_data;
  g_autoptr (GError)     error = NULL;
  g_autoptr (QdUndoStep) step = qd_library_apply_finish (QD_LIBRARY (source), result, &error);

  if (self->toasts == NULL)
    return;
  if (step == NULL)
    {
      qd_note_list_show_message (self, error->message);
      return;
    }
  adw_toast_overlay_add_toast (self->toasts, qd_undo_toast_new_for_step (_ ("Note removed"), QD_LIBRARY (source), step));
}

static QdNoteRecord *
get_record (GtkButton *button)
{
  QdNoteItem *item = gtk_list_item_get_item (g_object_get_data (G_OBJECT (button), "qd-list-item"));

  return item != NULL ? qd_note_item_get_record (item) : NULL;
}

static void
remove_cb (QdNoteList *self,
           GtkButton  *button)
{
  QdNoteRecord        *record = get_record (button);
  g_autoptr (QdChange) change = record != NULL ? qd_change_new_remove_note (record->id) : NULL;

  if (change != NULL)
    qd_library_apply_async (self->library, change, NULL, removed_cb, g_object_ref (self));
}

static void
edit_cb (QdNoteList *self,
         GtkButton  *button)
{
  QdNoteRecord *record = get_record (button);

  if (record != NULL)
    adw_dialog_present (qd_note_dialog_new_for_note (self->library, record), GTK_WIDGET (self));
}

static GtkWidget *
add_label (GtkWidget  *box,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
add_button (QdNoteList  *self,
            GtkListItem *list_item,
            GtkWidget   *row,
            const char  *icon_name,
            const char  *tooltip,
            GCallback    callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_sensitive (button, self->library != NULL && qd_library_get_writable (self->library));
  g_object_set_data (G_OBJECT (button), "qd-list-item", list_item);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (row), button);
}

static void
setup_cb (QdNoteList  *self,
          GtkListItem *list_item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *swatch = qd_note_swatch_new (QD_NOTE_GREEN);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *article = g_object_new (QD_TYPE_PARAGRAPH, NULL);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_valign (swatch, GTK_ALIGN_START);
  gtk_widget_set_margin_top (swatch, 3);
  gtk_widget_set_hexpand (box, TRUE);
  /* One line stands beside the middle of the buttons. */
  gtk_widget_set_valign (content, GTK_ALIGN_CENTER);
  qd_quoted_label_align (GTK_LABEL (add_label (box, "heading")));
  qd_quoted_label_align (GTK_LABEL (add_label (box, "quoted-words")));
  add_label (box, "warning");
  gtk_widget_add_css_class (article, "comparison-particulars");
  gtk_box_append (GTK_BOX (box), article);
  gtk_box_append (GTK_BOX (content), swatch);
  gtk_box_append (GTK_BOX (content), box);
  gtk_box_append (GTK_BOX (row), content);
  gtk_widget_add_css_class (buttons, "note-buttons");
  gtk_box_append (GTK_BOX (row), buttons);
  add_button (self, list_item, buttons, "document-edit-symbolic", _ ("Edit"), G_CALLBACK (edit_cb));
  add_button (self, list_item, buttons, "user-trash-symbolic", _ ("Remove"), G_CALLBACK (remove_cb));
  gtk_list_item_set_child (list_item, row);
}

static GtkWidget *
set_label (GtkWidget  *label,
           const char *text)
{
  gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL && *text != '\0');
  return gtk_widget_get_next_sibling (label);
}

static void
bind_cb (QdNoteList  *self,
         GtkListItem *list_item)
{
  QdNoteItem         *item = gtk_list_item_get_item (list_item);
  const QdNoteRecord *record = qd_note_item_get_record (item);
  GtkWidget          *swatch = gtk_widget_get_first_child (gtk_widget_get_first_child (gtk_list_item_get_child (list_item)));
  GtkWidget          *label = gtk_widget_get_first_child (gtk_widget_get_next_sibling (swatch));
  g_autofree char    *words = qd_note_item_dup_words (item);
  g_autofree char    *article = self->article_id != 0 ? NULL : qd_note_item_dup_article (item);
  const char         *state = qd_note_item_get_state (item);
  const char         *style = qd_note_style_get_label (record->style);
  GString            *name = g_string_new (*record->text != '\0' ? record->text : style);

  qd_note_swatch_set_style (QD_NOTE_SWATCH (swatch), record->style);
  label = set_label (label, record->text);
  label = set_label (label, words);
  label = set_label (label, state);
  qd_paragraph_set_text (QD_PARAGRAPH (label), article != NULL ? article : "", NULL);
  gtk_widget_set_visible (label, article != NULL);
  g_string_append_printf (name, ", %s", words);
  if (state != NULL)
    g_string_append_printf (name, ", %s", state);
  if (article != NULL)
    g_string_append_printf (name, ", %s", article);
  gtk_list_item_set_accessible_label (list_item, name->str);
  gtk_list_item_set_activatable (list_item, record->article_id != 0);
  g_string_free (name, TRUE);
}

static void
unbind_cb (QdNoteList  *self,
           GtkListItem *list_item)
{
  gtk_list_item_set_accessible_label (list_item, "");
}

static void
activate_cb (QdNoteList *self,
             guint       position)
{
  g_autoptr (QdNoteItem) item = g_list_model_get_item (G_LIST_MODEL (self->shown), position);
  const QdNoteRecord    *record = item != NULL ? qd_note_item_get_record (item) : NULL;

  if (record == NULL || record->article_id == 0)
    return;
  g_signal_emit (self, signals[SIGNAL_NOTE_ACTIVATED], 0, record->article_id, record->id);
}

/* While an import goes on it says so all the time. */
static void
library_changed_cb (QdNoteList *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->stale = TRUE;
}

static void
qd_note_list_map (GtkWidget *widget)
{
  QdNoteList *self = QD_NOTE_LIST (widget);

  GTK_WIDGET_CLASS (qd_note_list_parent_class)->map (widget);
  if (self->stale)
    reload (self);
}

/* Export */

/* A dialog that was dismissed is no failure. */
static void
file_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (QdNoteList) self = user_data;
  g_autoptr (GError)     error = NULL;
  g_autoptr (GFile)      file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);

  if (self->toasts == NULL)
    return;
  if (file != NULL)
    g_signal_emit (self, signals[SIGNAL_EXPORT], 0, g_object_get_data (source, "qd-format"), file);
  else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED) && !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED))
    qd_note_list_show_message (self, error->message);
}

static void
export_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  QdNoteList               *self = user_data;
  const char               *format = g_variant_get_string (parameter, NULL);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  /* Translators: the suggested name of a file, without its ending. */
  g_autofree char *name = g_strconcat (C_ ("file name", "Notes"), g_str_equal (format, "annotation") ? ".jsonld" : ".md", NULL);

  gtk_file_dialog_set_title (dialog, _ ("Export Notes"));
  gtk_file_dialog_set_initial_name (dialog, name);
  g_object_set_data_full (G_OBJECT (dialog), "qd-format", g_strdup (format), g_free);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, file_chosen_cb, g_object_ref (self));
}

static void
qd_note_list_dispose (GObject *object)
{
  QdNoteList *self = QD_NOTE_LIST (object);

  cancel (self);
  /* The child goes by way of the bin, which would let go of it again. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), QD_TYPE_NOTE_LIST);

  G_OBJECT_CLASS (qd_note_list_parent_class)->dispose (object);
}

static void
qd_note_list_finalize (GObject *object)
{
  QdNoteList *self = QD_NOTE_LIST (object);

  g_clear_object (&self->library);
  g_clear_object (&self->shown);
  g_clear_object (&self->filter);
  g_clear_object (&self->items);
  g_clear_object (&self->actions);
  g_free (self->query);

  G_OBJECT_CLASS (qd_note_list_parent_class)->finalize (object);
}

static void
qd_note_list_class_init (QdNoteListClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = qd_note_list_dispose;
  object_class->finalize = qd_note_list_finalize;
  widget_class->map = qd_note_list_map;

  signals[SIGNAL_EXPORT] =
    g_signal_new ("export", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_FILE);
  signals[SIGNAL_NOTE_ACTIVATED] =
    g_signal_new ("note-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/quotidian/Quotidian/qd-note-list.ui");
  gtk_widget_class_bind_template_child (widget_class, QdNoteList, toasts);
  gtk_widget_class_bind_template_child (widget_class, QdNoteList, stack);
  gtk_widget_class_bind_template_child (widget_class, QdNoteList, none);
  gtk_widget_class_bind_template_child (widget_class, QdNoteList, failed);
  gtk_widget_class_bind_template_child (widget_class, QdNoteList, view);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
qd_note_list_init (QdNoteList *self)
{
  const GActionEntry         entries[] = { { "export", export_cb, "s" } };
  g_autoptr (GtkNoSelection) selection = NULL;

  self->items = g_list_store_new (QD_TYPE_NOTE_ITEM);
  self->filter = gtk_custom_filter_new (is_found, self, NULL);
  self->shown = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->items)), GTK_FILTER (g_object_ref (self->filter)));
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  show_state (self);
  gtk_stack_set_visible_child_name (self->stack, "loading");
  selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->shown)));
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
}

/**
 * qd_note_list_set_article:
 * @self: (not nullable): a list
 * @library: (nullable): where the notes are
 * @article_id: the row of the article whose notes are listed; 0 for those of all articles, with the latest first
 *
 * Thread: main.
 */
void
qd_note_list_set_article (QdNoteList *self,
                          QdLibrary  *library,
                          gint64      article_id)
{
  g_return_if_fail (QD_IS_NOTE_LIST (self));
  g_return_if_fail (library == NULL || QD_IS_LIBRARY (library));

  if (self->library != NULL)
    g_signal_handlers_disconnect_by_data (self->library, self);
  if (g_set_object (&self->library, library))
    g_list_store_remove_all (self->items);
  self->article_id = article_id;
  if (library != NULL)
    {
      g_signal_connect_object (library, "applied", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (library, "changed", G_CALLBACK (library_changed_cb), self, G_CONNECT_SWAPPED);
    }
  reload (self);
}

/**
 * qd_note_list_set_query:
 * @self: (not nullable): a list
 * @query: (not nullable): words to be in a note, in what it is of or in the headline of its article; empty for all notes
 *
 * Thread: main.
 */
void
qd_note_list_set_query (QdNoteList *self,
                        const char *query)
{
  g_return_if_fail (QD_IS_NOTE_LIST (self));
  g_return_if_fail (query != NULL);

  g_clear_pointer (&self->query, g_free);
  if (*query != '\0')
    self->query = g_utf8_casefold (query, -1);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->items)) > 0)
    show_state (self);
}

/**
 * qd_note_list_get_actions:
 * @self: (not nullable): a list
 *
 * Thread: main.
 *
 * Returns: (transfer none): what can be done with the list: "export", with the name of a format
 */
GActionGroup *
qd_note_list_get_actions (QdNoteList *self)
{
  g_return_val_if_fail (QD_IS_NOTE_LIST (self), NULL);

  return G_ACTION_GROUP (self->actions);
}

/**
 * qd_note_list_dup_records:
 * @self: (not nullable): a list
 *
 * Thread: main.
 *
 * Returns: (transfer full) (element-type QdNoteRecord): the notes that are listed; those of one article as they come in it,
 *   those of all articles with the earliest first
 */
GPtrArray *
qd_note_list_dup_records (QdNoteList *self)
{
  GPtrArray *records;
  guint      n_shown;

  g_return_val_if_fail (QD_IS_NOTE_LIST (self), NULL);

  records = g_ptr_array_new_with_free_func ((GDestroyNotify)qd_note_record_unref);
  n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->shown));
  for (guint i = 0; i < n_shown; i++)
    {
      g_autoptr (QdNoteItem) item = g_list_model_get_item (G_LIST_MODEL (self->shown), self->article_id != 0 ? i : n_shown - 1 - i);

      g_ptr_array_add (records, qd_note_record_ref (qd_note_item_get_record (item)));
    }
  return records;
}

/**
 * qd_note_list_show_message:
 * @self: (not nullable): a list
 * @message: (not nullable): a sentence
 *
 * Says something about the notes. Thread: main.
 */
void
qd_note_list_show_message (QdNoteList *self,
                           const char *message)
{
  AdwToast *toast;

  g_return_if_fail (QD_IS_NOTE_LIST (self));
  g_return_if_fail (message != NULL);

  toast = adw_toast_new (message);
  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_overlay_add_toast (self->toasts, toast);
}
