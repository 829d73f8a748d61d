/* qd-compare-dialog.c: one statement, all its renditions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-compare-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/qd-article-item.h"
#include "model/qd-format.h"
#include "model/qd-relation-words.h"
#include "store/qd-store-statements.h"
#include "store/qd-whole-file.h"
#include "widgets/qd-comparison-list.h"
#include "widgets/qd-comparison-picture.h"
#include "widgets/qd-coverage-bar.h"
#include "widgets/qd-dialog-toast.h"
#include "widgets/qd-failure-page.h"
#include "widgets/qd-menu-names.h"
#include "widgets/qd-palette.h"
#include "widgets/qd-paragraph.h"
#include "widgets/qd-quoted-label.h"

struct _QdCompareDialog
{
  AdwDialog parent_instance;

  /* Template children */
  AdwToastOverlay   *toasts;
  GtkToggleButton   *table_button;
  GtkMenuButton     *export_button;
  GtkStack          *stack;
  AdwStatusPage     *failed;
  GtkLabel          *head;
  GtkLabel          *text;
  QdParagraph       *excerpt;
  GtkLabel          *caption;
  GtkStack          *pages;
  QdComparisonList  *list;
  GtkColumnView     *table;
  GtkListView       *paragraphs;
  AdwWrapBox        *keys;
  GtkScrolledWindow *head_scroller;
  GtkToggleButton   *whole_button;

  /* Owned */
  GCancellable       *cancellable;
  QdComparison       *comparison;
  QdLibrary          *library;
  GSimpleActionGroup *actions;

  gint64   quotation_id; /* that the person comes from; 0 for none */
  gboolean narrow;
  guint    look; /* at the text when it is laid out; 0 for none */
};

enum {
  PROP_0,
  PROP_NARROW,
  N_PROPS,
};

enum {
  SIGNAL_RENDITION_ACTIVATED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QdCompareDialog, qd_compare_dialog, ADW_TYPE_DIALOG)

static void
rendition_activated_cb (QdCompareDialog *self,
                        gint64           article_id,
                        gint64           quotation_id)
{
  adw_dialog_close (ADW_DIALOG (self));
  g_signal_emit (self, signals[SIGNAL_RENDITION_ACTIVATED], 0, article_id, quotation_id);
}

static void
activate_cb (QdCompareDialog *self,
             guint            position)
{
  g_autoptr (QdComparisonItem) item = g_list_model_get_item (G_LIST_MODEL (self->comparison), position);
  QdRendition                 *rendition = qd_comparison_item_get_rendition (item);

  rendition_activated_cb (self, rendition->article->id, rendition->quotation->id);
}

static char *
dup_source (QdComparisonItem *item)
{
  return qd_source_name_dup_display (qd_comparison_item_get_rendition (item)->article->source);
}

static char *
dup_date (QdComparisonItem *item)
{
  char *date = qd_format_date (qd_comparison_item_get_rendition (item)->article->published);

  return date != NULL ? date : g_strdup ("");
}

static char *
dup_cue (QdComparisonItem *item)
{
  return g_strdup (qd_comparison_item_get_rendition (item)->quotation->quotation->cue);
}

static char *
dup_relation (QdComparisonItem *item)
{
  return g_strdup (qd_relation_words_for_rendition (qd_comparison_item_get_rendition (item)));
}

static char *
dup_carried (QdComparisonItem *item)
{
  return g_strdup_printf ("%u", qd_comparison_item_get_n_carried (item));
}

static char *
dup_changed (QdComparisonItem *item)
{
  return g_strdup_printf ("%u", qd_comparison_item_get_n_changed (item));
}

static char *
dup_words (QdComparisonItem *item)
{
  return g_strdelimit (g_strdup (qd_comparison_item_get_rendition (item)->quotation->quotation->text), "\r\n", ' ');
}

/* A column is as wide as what is in it, but that of the words, which has the rest. Numbers stand one below the other. */
typedef enum {
  COLUMN_TEXT,
  COLUMN_NUMBER,
  COLUMN_REST,
} ColumnKind;

typedef struct
{
  const char *title;
  char *(*dup_text) (QdComparisonItem *item);
  ColumnKind kind;
} Column;

/* As much of the words as is worth a column, characters; and as many lines as leave the rows a table. */
#define LEAST_WORDS 24
#define WORDS_LINES 2

/* Of the fullest text in a narrow dialog, before all of it is asked for; and in a wide one, where it is scrolled, pixels: the rest is for the
 * renditions. */
#define TEXT_LINES 3
#define MOST_HEIGHT 220

static void
setup_cell_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *cell,
               gpointer                  user_data)
{
  const Column *column = user_data;
  GtkWidget    *label;

  if (column->kind == COLUMN_REST)
    {
      gtk_list_item_set_child (cell, g_object_new (QD_TYPE_PARAGRAPH, "lines", WORDS_LINES, "quoted", TRUE, "width-chars", LEAST_WORDS, NULL));
      return;
    }
  label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (label), column->kind == COLUMN_NUMBER ? 1 : 0);
  /* On the line of the first words. */
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  if (column->kind == COLUMN_NUMBER)
    gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (cell, label);
}

static void
bind_cell_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *cell,
              gpointer                  user_data)
{
  const Column    *column = user_data;
  g_autofree char *text = column->dup_text (gtk_list_item_get_item (cell));

  if (column->kind == COLUMN_REST)
    qd_paragraph_set_text (QD_PARAGRAPH (gtk_list_item_get_child (cell)), text, NULL);
  else
    gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (cell)), text != NULL ? text : "");
}

/* GTK gives no other way to the heading of the column that was added last: a title with a label in it, in the table's first child. */
static void
align_heading (GtkColumnView *table)
{
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (table));
  GtkWidget *at = header != NULL ? gtk_widget_get_last_child (header) : NULL;

  while (at != NULL && !GTK_IS_LABEL (at))
    at = gtk_widget_get_first_child (at);
  if (at != NULL)
    {
      gtk_widget_set_hexpand (at, TRUE);
      gtk_label_set_xalign (GTK_LABEL (at), 1);
    }
}

static void
add_columns (QdCompareDialog *self)
{
  static const Column columns[] = {
    { N_ ("Source"), dup_source, COLUMN_TEXT },
    { N_ ("Date"), dup_date, COLUMN_TEXT },
    { N_ ("Cue"), dup_cue, COLUMN_TEXT },
    { N_ ("Relation"), dup_relation, COLUMN_TEXT },
    { N_ ("Words"), dup_carried, COLUMN_NUMBER },
    { N_ ("Changed"), dup_changed, COLUMN_NUMBER },
    { N_ ("Text"), dup_words, COLUMN_REST },
  };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      GtkListItemFactory             *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (_ (columns[i].title), factory);

      g_signal_connect (factory, "setup", G_CALLBACK (setup_cell_cb), (gpointer)&columns[i]);
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cell_cb), (gpointer)&columns[i]);
      gtk_column_view_column_set_resizable (column, TRUE);
      gtk_column_view_column_set_expand (column, columns[i].kind == COLUMN_REST);
      gtk_column_view_append_column (self->table, column);
      if (columns[i].kind == COLUMN_NUMBER)
        align_heading (self->table);
    }
}

/* In a narrow window or with large text the columns have no room beside each other, and GTK (4.18) does not break words into lines in a
 * GtkColumnView: there a row is a paragraph of a list, with all of the words. */
static void
setup_paragraph_cb (QdCompareDialog *self,
                    GtkListItem     *list_item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_list_item_set_child (list_item, label);
}

static void
bind_paragraph_cb (QdCompareDialog *self,
                   GtkListItem     *list_item)
{
  QdComparisonItem *item = gtk_list_item_get_item (list_item);
  GtkLabel         *label = GTK_LABEL (gtk_list_item_get_child (list_item));
  g_autofree char  *source = dup_source (item);
  g_autofree char  *date = dup_date (item);
  g_autofree char  *words = dup_words (item);
  g_autofree char  *cue = dup_cue (item);
  g_autofree char  *quoted = g_strdup_printf (C_ ("quotation marks", "“%s”"), words);
  g_autofree char  *cited = cue != NULL && *cue != '\0' ? g_strdup_printf (C_ ("quotation marks", "“%s”"), cue) : g_strdup ("");
  g_autofree char  *relation = dup_relation (item);
  g_autofree char  *count = qd_comparison_item_dup_count (item);
  const char       *dot = *cited != '\0' && *date != '\0' ? QD_FORMAT_SEPARATOR : "";
  g_autofree char  *markup = NULL;

  markup = g_markup_printf_escaped ("<b>%s</b>\n<span alpha=\"72%%\">%s%s%s\n%s" QD_FORMAT_SEPARATOR "%s</span>\n%s", source, date, dot, cited, relation, count, quoted);
  gtk_label_set_markup (label, markup);
  gtk_list_item_set_accessible_label (list_item, gtk_label_get_text (label));
}

static void
add_key (QdCompareDialog *self,
         QdCoverageKind   kind,
         const char      *text)
{
  g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (QdCoverageRun));
  QdCoverageRun      run = { kind, 0, 1 };
  GtkWidget         *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget         *bar = qd_coverage_bar_new ();

  g_array_append_val (runs, run);
  qd_coverage_bar_set_runs (QD_COVERAGE_BAR (bar), runs);
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), gtk_label_new (text));
  adw_wrap_box_append (self->keys, box);
}

/* The text in a few lines, or all of it instead of the renditions: two regions that scroll leave too little of each to be read. */
static void
show_whole (QdCompareDialog *self)
{
  gboolean whole = gtk_toggle_button_get_active (self->whole_button);
  gboolean cut = self->narrow && !whole;

  gtk_button_set_label (GTK_BUTTON (self->whole_button), whole ? _ ("Show _Renditions") : _ ("_Whole Text"));
  gtk_widget_set_visible (GTK_WIDGET (self->text), !cut);
  gtk_widget_set_visible (GTK_WIDGET (self->excerpt), cut);
  gtk_widget_set_visible (GTK_WIDGET (self->caption), !cut);
  gtk_scrolled_window_set_max_content_height (self->head_scroller, self->narrow ? -1 : MOST_HEIGHT);
  gtk_widget_set_vexpand (GTK_WIDGET (self->head_scroller), whole);
  gtk_widget_set_visible (GTK_WIDGET (self->pages), !whole);
  gtk_widget_set_visible (GTK_WIDGET (self->keys), !whole && !gtk_toggle_button_get_active (self->table_button));
}

static gboolean
look_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  QdCompareDialog *self = QD_COMPARE_DIALOG (widget);

  self->look = 0;
  gtk_widget_set_visible (GTK_WIDGET (self->whole_button), gtk_toggle_button_get_active (self->whole_button) || (self->narrow && qd_paragraph_is_cut (self->excerpt)));
  return G_SOURCE_REMOVE;
}

/* Whether the text is cut is known once it has its place; then nothing may be shown or hidden before the next frame. */
static void
look_at_text (QdCompareDialog *self)
{
  if (self->look == 0)
    self->look = gtk_widget_add_tick_callback (GTK_WIDGET (self), look_cb, NULL, NULL);
}

static void
show_content (QdCompareDialog *self)
{
  gboolean table = gtk_toggle_button_get_active (self->table_button);

  /* Hundreds of cells: made once they are looked at. */
  if (table && self->comparison != NULL && self->narrow)
    gtk_list_view_set_model (self->paragraphs, qd_comparison_list_get_selection (self->list));
  else if (table && self->comparison != NULL)
    gtk_column_view_set_model (self->table, qd_comparison_list_get_selection (self->list));
  gtk_stack_set_visible_child_name (self->pages, !table ? "picture" : self->narrow ? "paragraphs"
                                                                                   : "table");
  gtk_widget_set_visible (GTK_WIDGET (self->keys), !table);
  gtk_toggle_button_set_active (self->whole_button, FALSE);
}

/* Words that some rendition has otherwise are underlined. */
static gboolean
underline_varying (QdCompareDialog *self,
                   PangoAttrList   *attributes,
                   gsize            offset)
{
  const char          *text = qd_comparison_get_statement (self->comparison)->text;
  g_autoptr (GArray)   words = qd_coverage_list_words (text);
  guint                n_words;
  g_autofree gboolean *varying = qd_comparison_list_varying (self->comparison, &n_words);
  QdPalette            palette;
  gboolean             any = FALSE;

  qd_palette_get (&palette, FALSE);
  for (guint i = 0; i < MIN (n_words, words->len); i++)
    {
      const QdSpan   *span = &g_array_index (words, QdSpan, i);
      PangoAttribute *line, *color;

      if (!varying[i])
        continue;
      any = TRUE;
      line = pango_attr_underline_new (PANGO_UNDERLINE_SINGLE);
      color = pango_attr_underline_color_new ((guint16)(palette.changed.red * 65535), (guint16)(palette.changed.green * 65535), (guint16)(palette.changed.blue * 65535));
      line->start_index = color->start_index = (guint)(span->start + offset);
      line->end_index = color->end_index = (guint)(span->end + offset);
      pango_attr_list_insert (attributes, line);
      pango_attr_list_insert (attributes, color);
    }
  return any;
}

static void
show_statement (QdCompareDialog *self)
{
  QdStatementRecord *statement = qd_comparison_get_statement (self->comparison);
  /* Translators: the marks around a quotation. */
  g_autofree char          *quoted = g_strdup_printf (C_ ("quotation marks", "“%s”"), statement->text);
  g_autofree char          *summary = qd_comparison_dup_summary (self->comparison);
  g_autofree char          *markup = g_markup_printf_escaped ("<b>%s</b>  <span alpha=\"72%%\">%s</span>", statement->speaker != NULL ? statement->speaker : _ ("Unknown Speaker"), summary);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  const char               *start = strstr (quoted, statement->text);
  gboolean                  varying = underline_varying (self, attributes, start != NULL ? (gsize)(start - quoted) : 0);

  gtk_label_set_markup (self->head, markup);
  gtk_label_set_text (self->text, quoted);
  look_at_text (self);
  gtk_label_set_attributes (self->text, attributes);
  qd_paragraph_set_text (self->excerpt, quoted, attributes);
  gtk_label_set_text (self->caption, varying ? _ ("The fullest text, put together from all renditions. Underlined words are not the same in all of them.")
                                             : _ ("The fullest text, put together from all renditions."));
}

static void
show_message (QdCompareDialog *self,
              const char      *message)
{
  qd_dialog_toast_tell (ADW_DIALOG (self), self->toasts, message);
}

/* Relations are of two quotations: of that which the person comes from, else of the fullest one. */
static QdQuotationRecord *
find_reference (QdCompareDialog *self)
{
  QdQuotationRecord *fullest = NULL;
  guint              most = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->comparison)); i++)
    {
      g_autoptr (QdComparisonItem) item = g_list_model_get_item (G_LIST_MODEL (self->comparison), i);
      QdQuotationRecord           *record = qd_comparison_item_get_rendition (item)->quotation;

      if (record->id == self->quotation_id)
        return record;
      if (fullest == NULL || qd_comparison_item_get_n_carried (item) > most)
        {
          fullest = record;
          most = qd_comparison_item_get_n_carried (item);
        }
    }
  return fullest;
}

/* Without them, the comparison is there all the same. */
static void
related_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (QdCompareDialog) self = user_data;
  g_autoptr (GError)          error = NULL;
  g_autoptr (GPtrArray)       related = qd_library_list_renditions_finish (QD_LIBRARY (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (related != NULL)
    qd_comparison_list_set_relations (self->list, find_reference (self), related);
  else
    show_message (self, error->message);
}

/* A dialog that is still to be mapped gives the focus then to the first that takes it: to the text, at the end of which it is scrolled. */
static gboolean
focus_list_cb (GtkWidget     *list,
               GdkFrameClock *clock,
               gpointer       user_data)
{
  if (!gtk_widget_get_mapped (list))
    return G_SOURCE_CONTINUE;

  gtk_widget_grab_focus (list);
  return G_SOURCE_REMOVE;
}

static void
show_comparison (QdCompareDialog   *self,
                 QdStatementRecord *statement)
{
  self->comparison = qd_comparison_new (statement);
  qd_comparison_list_set_comparison (self->list, self->comparison);
  show_content (self);
  show_statement (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->export_button), TRUE);
  gtk_stack_set_visible_child_name (self->stack, "comparison");
  if (find_reference (self) != NULL)
    qd_library_list_renditions_async (self->library, find_reference (self)->id, self->cancellable, related_cb, g_object_ref (self));
  gtk_widget_add_tick_callback (GTK_WIDGET (self->list), focus_list_cb, NULL, NULL);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (QdCompareDialog)   self = user_data;
  g_autoptr (GError)            error = NULL;
  g_autoptr (QdStatementRecord) statement = qd_store_load_statement_finish (QD_STORE (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (statement != NULL)
    {
      show_comparison (self, statement);
      return;
    }
  qd_failure_page_set_error (self->failed, error);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

static void
order_cb (GSimpleAction *action,
          GVariant      *state,
          gpointer       user_data)
{
  QdCompareDialog *self = user_data;

  if (self->comparison == NULL)
    return;
  qd_comparison_set_order (self->comparison, g_str_equal (g_variant_get_string (state, NULL), "date") ? QD_COMPARISON_BY_DATE : QD_COMPARISON_BY_COMPLETENESS);
  g_simple_action_set_state (action, state);
}

static GBytes *
export_as (QdComparison *comparison,
           const char   *format,
           GError      **error)
{
  char *text;

  if (g_str_equal (format, "png"))
    return qd_comparison_picture_new_png (comparison, error);
  if (g_str_equal (format, "svg"))
    return qd_comparison_picture_new_svg (comparison, error);
  text = qd_comparison_export (comparison, g_str_equal (format, "csv")  ? QD_COMPARISON_CSV
                                           : g_str_equal (format, "md") ? QD_COMPARISON_MARKDOWN
                                                                        : QD_COMPARISON_HTML);
  return g_bytes_new_take (text, strlen (text));
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (QdCompareDialog) self = user_data;
  g_autoptr (GError)          error = NULL;

  if (qd_whole_file_replace_finish (G_FILE (source), result, &error))
    show_message (self, _ ("Exported"));
  else
    show_message (self, error->message);
}

static void
file_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (QdCompareDialog) self = user_data;
  g_autoptr (GError)          error = NULL;
  g_autoptr (GFile)           file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);
  const char                 *format = g_object_get_data (source, "format");
  g_autoptr (GBytes)          bytes = NULL;

  if (file == NULL)
    {
      if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED) && !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED))
        show_message (self, error->message);
      return;
    }
  bytes = export_as (self->comparison, format, &error);
  if (bytes == NULL)
    show_message (self, error->message);
  else
    qd_whole_file_replace_async (file, bytes, NULL, written_cb, g_object_ref (self));
}

static void
export_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  QdCompareDialog          *self = user_data;
  const char               *format = g_variant_get_string (parameter, NULL);
  g_autoptr (GtkFileDialog) dialog = NULL;
  g_autofree char          *name = NULL;
  GtkRoot                  *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->comparison == NULL)
    return;
  dialog = gtk_file_dialog_new ();
  /* Translators: the name of an exported file, without its ending. */
  name = g_strdup_printf ("%s.%s", _ ("Comparison"), format);
  gtk_file_dialog_set_title (dialog, _ ("Export the Comparison"));
  gtk_file_dialog_set_initial_name (dialog, name);
  g_object_set_data_full (G_OBJECT (dialog), "format", g_strdup (format), g_free);
  gtk_file_dialog_save (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, file_chosen_cb, g_object_ref (self));
}

static const GActionEntry entries[] = {
  { "order", NULL, "s", "'date'", order_cb },
  { "export", export_cb, "s" },
};

static void
qd_compare_dialog_get_property (GObject    *object,
                                guint       id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  if (id == PROP_NARROW)
    g_value_set_boolean (value, QD_COMPARE_DIALOG (object)->narrow);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
qd_compare_dialog_set_property (GObject      *object,
                                guint         id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  QdCompareDialog *self = QD_COMPARE_DIALOG (object);

  if (id != PROP_NARROW)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  self->narrow = g_value_get_boolean (value);
  if (self->narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");
  /* Its children may be gone when it goes. */
  if (!gtk_widget_in_destruction (GTK_WIDGET (self)))
    {
      show_content (self);
      show_whole (self);
    }
  g_object_notify_by_pspec (object, pspec);
}

static void
qd_compare_dialog_dispose (GObject *object)
{
  QdCompareDialog *self = QD_COMPARE_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  if (self->look != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->look);
  self->look = 0;
  /* The child goes by way of its parent, which would let go of it again. */
  adw_dialog_set_child (ADW_DIALOG (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), QD_TYPE_COMPARE_DIALOG);
  g_clear_object (&self->comparison);
  g_clear_object (&self->library);
  g_clear_object (&self->actions);

  G_OBJECT_CLASS (qd_compare_dialog_parent_class)->dispose (object);
}

static void
qd_compare_dialog_finalize (GObject *object)
{
  g_clear_object (&QD_COMPARE_DIALOG (object)->cancellable);

  G_OBJECT_CLASS (qd_compare_dialog_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, QdCompareDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, QdCompareDialog, table_button);
  gtk_widget_class_bind_template_child (widget_class, QdCompareDialog, export_button);
  gtk_widget_class_bind_template_child (widget_class, QdCompareDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, QdCompareDialog, failed);
  gtk_widget_class_bind_template_child (widget_class, QdCompareDialog, head);
  gtk_widget_class_bind_template_child (widget_class, QdCompareDialog, text);
  gtk_widget_class_bind_template_child (widget_class, QdCompareDialog, excerpt);
  gtk_widget_class_bind_template_child (widget_class, QdCompareDialog, caption);
  gtk_widget_class_bind_template_child (widget_class, QdCompareDialog, pages);
  gtk_widget_class_bind_template_child (widget_class, QdCompareDialog, list);
  gtk_widget_class_bind_template_child (widget_class, QdCompareDialog, table);
  gtk_widget_class_bind_template_child (widget_class, QdCompareDialog, paragraphs);
  gtk_widget_class_bind_template_child (widget_class, QdCompareDialog, keys);
  gtk_widget_class_bind_template_child (widget_class, QdCompareDialog, head_scroller);
  gtk_widget_class_bind_template_child (widget_class, QdCompareDialog, whole_button);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_paragraph_cb);
  gtk_widget_class_bind_template_callback (widget_class, rendition_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, look_at_text);
  gtk_widget_class_bind_template_callback (widget_class, setup_paragraph_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_content);
  gtk_widget_class_bind_template_callback (widget_class, show_whole);
}

static void
qd_compare_dialog_class_init (QdCompareDialogClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = qd_compare_dialog_dispose;
  object_class->finalize = qd_compare_dialog_finalize;
  object_class->get_property = qd_compare_dialog_get_property;
  object_class->set_property = qd_compare_dialog_set_property;

  /**
   * QdCompareDialog:narrow:
   *
   * Whether the pictures stand below their sources.
   */
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_RENDITION_ACTIVATED] =
    g_signal_new ("rendition-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT64);

  g_type_ensure (QD_TYPE_COMPARISON_LIST);
  g_type_ensure (QD_TYPE_PARAGRAPH);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/quotidian/Quotidian/qd-compare-dialog.ui");
  bind_children (widget_class);
}

static void
qd_compare_dialog_init (QdCompareDialog *self)
{
  self->cancellable = g_cancellable_new ();
  self->actions = g_simple_action_group_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  qd_paragraph_set_lines (self->excerpt, TEXT_LINES);
  qd_dialog_toast_watch (ADW_DIALOG (self));
  qd_quoted_label_align (self->text);
  qd_menu_names_watch_buttons (GTK_WIDGET (self));

  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "compare", G_ACTION_GROUP (self->actions));
  gtk_widget_set_sensitive (GTK_WIDGET (self->export_button), FALSE);
  add_columns (self);
  show_whole (self);
  add_key (self, QD_COVERAGE_CARRIED, _ ("carried"));
  add_key (self, QD_COVERAGE_LEFT_OUT, _ ("left out"));
  add_key (self, QD_COVERAGE_CHANGED, _ ("changed"));
}

/**
 * qd_compare_dialog_new:
 * @library: (not nullable): a library
 * @statement: (not nullable): the name of a statement in it
 * @quotation_id: the row of the quotation that the person comes from, to which relations are shown; 0 for the fullest one
 *
 * Makes a dialog that shows the statement once it has been loaded. Thread: main.
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
qd_compare_dialog_new (QdLibrary  *library,
                       const char *statement,
                       gint64      quotation_id)
{
  QdCompareDialog *self;

  g_return_val_if_fail (QD_IS_LIBRARY (library), NULL);
  g_return_val_if_fail (statement != NULL, NULL);

  self = g_object_new (QD_TYPE_COMPARE_DIALOG, NULL);
  self->library = g_object_ref (library);
  self->quotation_id = quotation_id;
  qd_comparison_list_set_library (self->list, library, FALSE);
  qd_store_load_statement_async (qd_library_get_store (library), statement, self->cancellable, loaded_cb, g_object_ref (self));
  return ADW_DIALOG (self);
}
