/* qd-document-article.c: from the text of a document to its articles
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-document-article.h"

#include <string.h>

#include "import/qd-database-export.h"
#include "import/qd-import-file.h"
#include "import/qd-reader-private.h"

/**
 * qd_document_clear:
 * @self: (not nullable): what was found in a document
 *
 * Frees what it holds; the file and the media type are borrowed. Thread: the one that uses it.
 */
void
qd_document_clear (QdDocument *self)
{
  g_clear_pointer (&self->original, g_bytes_unref);
  g_clear_pointer (&self->flow, qd_flow_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->creator, g_free);
  g_clear_pointer (&self->language, g_free);
}

static void
take_text (char **field, const char *value)
{
  if (*field == NULL && *value != '\0')
    *field = g_strdup (value);
}

/**
 * qd_document_take_field:
 * @self: (not nullable): what was found in a document
 * @name: (not nullable): an element of its metadata, as Dublin Core and OpenDocument name them
 * @value: (not nullable): its text, UTF-8
 *
 * Takes a title, an author or a language; the first of each counts. Thread: the one that uses it.
 */
void
qd_document_take_field (QdDocument *self, const char *name, const char *value)
{
  g_autofree char *text = g_strstrip (g_strdup (value));

  if (g_str_equal (name, "title"))
    take_text (&self->title, text);
  else if (g_str_equal (name, "initial-creator") || g_str_equal (name, "creator"))
    take_text (&self->creator, text);
  else if (g_str_equal (name, "language"))
    take_text (&self->language, text);
}

/**
 * qd_document_dup_address:
 * @address: (not nullable): what a link points at
 *
 * Keeps what a link of an article may point at: pages and mail, no file and no script. Thread: any.
 *
 * Returns: (transfer full) (nullable): the address; %NULL if it is none to keep
 */
char *
qd_document_dup_address (const char *address)
{
  g_autoptr (GUri) uri = g_uri_parse (address, G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED, NULL);
  const char      *scheme = uri != NULL ? g_uri_get_scheme (uri) : "";

  if (!g_str_equal (scheme, "http") && !g_str_equal (scheme, "https") && !g_str_equal (scheme, "mailto"))
    return NULL;
  return g_strdup (address);
}

/* What programs put there when nobody said a title: a file's name, or their own. */
static gboolean
is_made_up (const char *title)
{
  static const char *const words[] = { "untitled", "unbenannt", "document", "dokument", "microsoft word", "powerpoint" };
  g_autofree char         *lower = g_utf8_strdown (title, -1);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (lower, words[i]))
      return TRUE;
  return strchr (lower, ' ') == NULL || g_str_has_suffix (lower, ".doc") || g_str_has_suffix (lower, ".docx") || g_str_has_suffix (lower, ".rtf");
}

static gboolean
begins_with (QdFlow *flow, const char *text)
{
  return qd_flow_get_n_paragraphs (flow) > 1 && g_str_equal (qd_flow_get_paragraph (flow, 0)->text->str, text);
}

/**
 * qd_document_tell:
 * @self: (not nullable): what was found in a document; its flow is changed
 * @sink: (not nullable): what takes the articles
 * @error: return location
 *
 * Hands out the article of a document, or the articles of a database's export. What the text says of itself counts for more than the document's metadata, which
 * nobody sees when writing. Thread: the one that reads.
 *
 * Errors: %QD_IMPORT_ERROR_EMPTY
 * Returns: whether there was any
 */
gboolean
qd_document_tell (QdDocument *self, const QdReadSink *sink, GError **error)
{
  g_autoptr (QdArticleDraft) draft = NULL;
  g_autoptr (QdBody)         body = NULL;
  g_autofree char           *path = qd_import_dup_path (self->file);

  qd_flow_finish (self->flow);
  if (qd_flow_get_n_paragraphs (self->flow) == 0)
    {
      qd_reader_set_no_text (error);
      return FALSE;
    }
  if (qd_database_export_tell (self->flow, self->file, self->original, self->media_type, sink))
    return TRUE;
  draft = qd_article_draft_new ();
  qd_article_draft_set_path (draft, path, 0);
  qd_article_draft_set_original (draft, self->original, self->media_type);
  if (self->title != NULL && (begins_with (self->flow, self->title) || !is_made_up (self->title)))
    qd_article_draft_set_title (draft, self->title);
  qd_flow_take_opening (self->flow, draft);
  if (qd_article_draft_get_byline (draft) == NULL)
    qd_article_draft_set_byline (draft, self->creator);
  if (qd_article_draft_get_published (draft) == QD_TIME_UNKNOWN)
    qd_article_draft_set_published (draft, self->published);
  qd_article_draft_set_language (draft, self->language);
  if (self->cut)
    qd_article_draft_add_fact (draft, QD_FACT_STUB, NULL, "file");
  qd_import_name_article (draft, self->file);
  body = qd_flow_build_body (self->flow, 0, qd_flow_get_n_paragraphs (self->flow));
  qd_article_draft_set_body (draft, body);
  sink->article (g_steal_pointer (&draft), sink->user_data);
  return TRUE;
}
