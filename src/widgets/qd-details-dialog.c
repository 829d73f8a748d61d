/* qd-details-dialog.c: about an article
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-details-dialog.h"

#include <glib/gi18n-lib.h>

#include "model/qd-article-item.h"
#include "model/qd-format.h"
#include "store/qd-store-articles.h"
#include "widgets/qd-address-label.h"
#include "widgets/qd-diff-label.h"
#include "widgets/qd-row-names.h"

/* What is compared word by word at most, bytes: a text of some 20,000 words. */
#define MOST_COMPARED (128 * 1024)

struct _QdDetailsDialog
{
  AdwDialog parent_instance;

  /* Template children */
  AdwPreferencesGroup *fields;
  AdwPreferencesGroup *files;
  AdwPreferencesGroup *versions;

  /* Owned */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (QdDetailsDialog, qd_details_dialog, ADW_TYPE_DIALOG)

static const QdFact *
find_fact (QdArticle  *article,
           const char *field)
{
  for (guint i = 0; i < article->facts->len; i++)
    if (g_str_equal (((const QdFact *)article->facts->pdata[i])->field, field))
      return article->facts->pdata[i];
  return NULL;
}

static AdwActionRow *
add_row (AdwPreferencesGroup *group,
         const char          *title,
         const char          *value)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), value);
  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (row), TRUE);
  qd_address_label_set_up (row);
  gtk_widget_add_css_class (row, "property");
  adw_preferences_group_add (group, row);
  return ADW_ACTION_ROW (row);
}

static void
add_field (QdDetailsDialog *self,
           QdArticle       *article,
           const char      *title,
           const char      *field,
           const char      *value)
{
  const QdFact    *fact = find_fact (article, field);
  const char      *shown = value != NULL && *value != '\0' ? value : fact != NULL ? fact->value
                                                                                  : NULL;
  g_autofree char *text = NULL;

  if (shown == NULL)
    return;
  if (fact == NULL || fact->origin == NULL)
    {
      add_row (self->fields, title, shown);
      return;
    }
  /* Translators: the value of a field, such as the headline; then, on a line of its own, where in the file it was found, in the
   * file's own terms: “meta og:title”. */
  text = g_strdup_printf (_ ("%s\nFound in: %s"), shown, fact->origin);
  add_row (self->fields, title, text);
}

/* How many words an article has of which the file holds a part, as the file says. */
static void
add_stated_length (QdDetailsDialog *self,
                   QdArticle       *article)
{
  const QdFact    *stub = find_fact (article, QD_FACT_STUB);
  guint            n_words = stub != NULL && stub->value != NULL ? (guint)g_ascii_strtoull (stub->value, NULL, 10) : 0;
  g_autofree char *words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u word", "%u words", n_words), n_words);

  if (n_words > 0)
    add_row (self->fields, _ ("Whole Length"), words);
}

static void
add_fields (QdDetailsDialog *self,
            QdArticle       *article)
{
  QdArticleRecord *record = article->record;
  g_autofree char *title = qd_article_record_dup_title (record);
  g_autofree char *source = qd_source_name_dup_display (record->source);
  g_autofree char *day = qd_format_day (record->published);
  g_autofree char *language = record->language != NULL ? qd_format_language (record->language) : NULL;
  g_autofree char *words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u word", "%u words", record->n_words), record->n_words);

  add_field (self, article, _ ("Headline"), QD_FACT_TITLE, title);
  add_field (self, article, _ ("Source"), QD_FACT_SOURCE, source);
  if (record->given_source != NULL)
    add_row (self->fields, _ ("Source as Imported"), record->given_source);
  add_field (self, article, _ ("Byline"), QD_FACT_BYLINE, record->byline);
  add_field (self, article, _ ("Place"), QD_FACT_DATELINE, record->dateline);
  add_field (self, article, _ ("Published"), QD_FACT_PUBLISHED, day);
  add_field (self, article, _ ("Last Changed"), QD_FACT_MODIFIED, NULL);
  add_field (self, article, _ ("Address"), QD_FACT_URL, record->url);
  add_field (self, article, _ ("Language"), QD_FACT_LANGUAGE, language);
  add_row (self->fields, _ ("Length"), words);
  add_stated_length (self, article);
}

static void
add_origin (QdDetailsDialog      *self,
            const QdOriginRecord *origin)
{
  g_autofree char *path = qd_format_path (origin->path);
  g_autofree char *line = g_strdup_printf ("%" G_GUINT64_FORMAT, origin->line);
  g_autofree char *type = origin->media_type != NULL ? g_content_type_from_mime_type (origin->media_type) : NULL;
  g_autofree char *kind = type != NULL ? g_content_type_get_description (type) : NULL;
  /* Translators: a file, and a line in it. */
  g_autofree char *place = origin->line > 0 ? g_strdup_printf (_ ("%s, line %s"), path, line) : g_strdup (path);

  add_row (self->files, kind != NULL ? kind : _ ("File"), place);
}

static char *
dup_text (QdArticle *article)
{
  const char *text = qd_body_get_text (article->body, NULL);

  return g_strndup (text, (gsize)(g_utf8_find_prev_char (text, text + MIN (strlen (text), MOST_COMPARED) + 1) - text));
}

/* What was changed is worked out when somebody wants to see it. */
static void
expanded_cb (AdwExpanderRow *row)
{
  GtkWidget *label;

  if (!adw_expander_row_get_expanded (row) || g_object_get_data (G_OBJECT (row), "qd-after") == NULL)
    return;
  label = g_object_new (QD_TYPE_DIFF_LABEL, "margin-top", 12, "margin-bottom", 12, "margin-start", 12, "margin-end", 12, NULL);
  qd_diff_label_set_texts (QD_DIFF_LABEL (label), g_object_get_data (G_OBJECT (row), "qd-before"), g_object_get_data (G_OBJECT (row), "qd-after"));
  adw_expander_row_add_row (row, label);
  g_object_set_data (G_OBJECT (row), "qd-after", NULL);
}

static void
add_version (QdDetailsDialog *self,
             QdArticle       *before,
             QdArticle       *article,
             guint            number,
             gboolean         shown)
{
  GtkWidget       *row = before != NULL ? adw_expander_row_new () : adw_action_row_new ();
  g_autofree char *title = NULL;
  g_autofree char *subtitle = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u word", "%u words", article->record->n_words), article->record->n_words);

  /* Translators: the number of a version of an article; the second is the one that the person reads. */
  title = g_strdup_printf (shown ? _ ("Version %u, Open Now") : _ ("Version %u"), number);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (before == NULL)
    {
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
    }
  else
    {
      qd_row_names_set (row, title);
      adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
      g_object_set_data_full (G_OBJECT (row), "qd-before", dup_text (before), g_free);
      g_object_set_data_full (G_OBJECT (row), "qd-after", dup_text (article), g_free);
      g_signal_connect (row, "notify::expanded", G_CALLBACK (expanded_cb), NULL);
    }
  adw_preferences_group_add (self->versions, row);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (QdDetailsDialog)  self = user_data;
  g_autoptr (GError)           error = NULL;
  g_autoptr (QdArticleDetails) details = qd_store_load_details_finish (QD_STORE (source), result, &error);
  gint64                       article_id = *(gint64 *)g_object_get_data (G_OBJECT (self), "qd-article");

  /* A dialog that was closed meanwhile says nothing. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->files == NULL)
    return;
  if (details == NULL)
    {
      g_autofree char *markup = g_markup_escape_text (error->message, -1);

      adw_preferences_group_set_description (self->files, markup);
      return;
    }
  for (guint i = 0; i < details->origins->len; i++)
    add_origin (self, details->origins->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->versions), details->versions->len > 1);
  for (guint i = 0; details->versions->len > 1 && i < details->versions->len; i++)
    {
      QdArticle *article = details->versions->pdata[i];

      add_version (self, i > 0 ? details->versions->pdata[i - 1] : NULL, article, i + 1, article->record->id == article_id);
    }
}

static void
qd_details_dialog_dispose (GObject *object)
{
  QdDetailsDialog *self = QD_DETAILS_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), QD_TYPE_DETAILS_DIALOG);

  G_OBJECT_CLASS (qd_details_dialog_parent_class)->dispose (object);
}

static void
qd_details_dialog_finalize (GObject *object)
{
  g_clear_object (&QD_DETAILS_DIALOG (object)->cancellable);

  G_OBJECT_CLASS (qd_details_dialog_parent_class)->finalize (object);
}

static void
qd_details_dialog_class_init (QdDetailsDialogClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = qd_details_dialog_dispose;
  object_class->finalize = qd_details_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/quotidian/Quotidian/qd-details-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, QdDetailsDialog, fields);
  gtk_widget_class_bind_template_child (widget_class, QdDetailsDialog, files);
  gtk_widget_class_bind_template_child (widget_class, QdDetailsDialog, versions);
}

static void
qd_details_dialog_init (QdDetailsDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * qd_details_dialog_new:
 * @library: (not nullable): the library
 * @article: (not nullable): an article of it
 *
 * Thread: main.
 *
 * Returns: (transfer floating): a dialog to be presented
 */
AdwDialog *
qd_details_dialog_new (QdLibrary *library,
                       QdArticle *article)
{
  QdDetailsDialog *self;

  g_return_val_if_fail (QD_IS_LIBRARY (library) && article != NULL, NULL);

  self = g_object_new (QD_TYPE_DETAILS_DIALOG, NULL);
  g_object_set_data_full (G_OBJECT (self), "qd-article", g_memdup2 (&article->record->id, sizeof article->record->id), g_free);
  add_fields (self, article);
  qd_store_load_details_async (qd_library_get_store (library), article->record->id, self->cancellable, loaded_cb, g_object_ref (self));
  return ADW_DIALOG (self);
}
