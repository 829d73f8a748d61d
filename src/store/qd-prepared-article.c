/* qd-prepared-article.c: what is worked out of an article before it is written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-prepared-article.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/qd-codec.h"
#include "store/qd-pack.h"
#include "store/qd-store-private.h"

static gboolean
is_text (const char *text)
{
  return text == NULL || g_utf8_validate (text, -1, NULL);
}

static gboolean
check_draft (QdArticleDraft *draft,
             GError        **error)
{
  QdBody     *body = qd_article_draft_get_body (draft);
  const char *text = NULL;
  gsize       len = 0;

  if (body != NULL)
    text = qd_body_get_text (body, &len);
  if (len == 0 && !(body != NULL && qd_article_draft_get_listed (draft)))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, g_dgettext (GETTEXT_PACKAGE, "The article has no text."));
  else if (qd_body_is_too_long (body))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, g_dgettext (GETTEXT_PACKAGE, "The text is too long to be one article: it has more than 4 MiB, or more than 200,000 paragraphs. Split the file and import the parts."));
  else if (!g_utf8_validate_len (text, len, NULL) || !is_text (qd_article_draft_get_external_id (draft)) ||
           !is_text (qd_article_draft_get_source (draft)) || !is_text (qd_article_draft_get_title (draft)) ||
           !is_text (qd_article_draft_get_byline (draft)) || !is_text (qd_article_draft_get_dateline (draft)) ||
           !is_text (qd_article_draft_get_url (draft)) || !is_text (qd_article_draft_get_language (draft)))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, g_dgettext (GETTEXT_PACKAGE, "The article’s text is not valid UTF-8."));
  else
    return TRUE;
  return FALSE;
}

static void
decode_identity (QdPreparedArticle *self,
                 const char        *hex)
{
  for (guint i = 0; i < sizeof self->identity; i++)
    self->identity[i] = (guint8)(g_ascii_xdigit_value (hex[2 * i]) << 4 | g_ascii_xdigit_value (hex[2 * i + 1]));
  memcpy (&self->tie, self->identity, sizeof self->tie);
  self->tie = GINT64_FROM_BE (self->tie);
}

static QdPreparedArticle *
prepare (QdArticleDraft *draft,
         gboolean        is_stored)
{
  QdPreparedArticle *self = g_new0 (QdPreparedArticle, 1);
  g_autofree char   *identity = NULL;
  QdAnalysis        *analysis;
  QdProfile         *profile;
  const char        *path;
  const char        *text;
  gsize              len;

  self->draft = draft;
  if (!check_draft (draft, &self->error))
    return self;
  identity = qd_article_draft_dup_identity (draft);
  decode_identity (self, identity);
  text = qd_body_get_text (qd_article_draft_get_body (draft), &len);
  analysis = qd_article_draft_get_analysis (draft);
  self->found = analysis != NULL ? qd_analysis_ref (analysis) : qd_analysis_new (text, len, qd_article_draft_get_language (draft));
  self->analysis = qd_analysis_ref (self->found);
  profile = qd_analysis_get_profile (self->analysis);
  self->profile = profile != NULL ? qd_profile_to_bytes (profile) : NULL;
  path = qd_article_draft_get_path (draft);
  /* A file name need not be text, but what is shown must be. */
  self->path = path != NULL ? g_filename_display_name (path) : g_strdup ("");
  self->sort_title = qd_codec_dup_sort_title (qd_article_draft_get_title (draft));
  if (!is_stored)
    {
      self->text = qd_pack (text, len, NULL, 0);
      _qd_search_make_terms (draft, self->found, &self->terms, &self->quotation_terms);
    }
  self->text_size = len;
  self->marks = qd_codec_encode_marks (qd_article_draft_get_body (draft), self->analysis);
  self->entry = _qd_match_entry_new (self->identity, qd_article_draft_get_body (draft), self->found, qd_article_draft_get_published (draft));
  _qd_original_init (&self->original, qd_article_draft_get_original (draft), text, len);
  return self;
}

/**
 * qd_prepared_article_new:
 * @draft: (not nullable): an article; must live as long as what is prepared, and not be changed
 *
 * Works out the identity, the analysis, where the draft has none, and the compact forms of what is stored. What makes the
 * article unfit to be stored is told when it is added. Thread: any.
 *
 * Returns: (transfer full): the article made ready
 */
QdPreparedArticle *
qd_prepared_article_new (QdArticleDraft *draft)
{
  g_return_val_if_fail (draft != NULL, NULL);

  return prepare (draft, FALSE);
}

/**
 * _qd_prepared_article_new_again:
 * @draft: (not nullable): an article as it is in a library; must live as long as what is prepared, and not be changed
 *
 * Does what qd_prepared_article_new() does, but for what is in the library and stays as it is: the text is not packed, nor are terms made ready
 * to be indexed with those of new articles. Thread: any.
 *
 * Returns: (transfer full): the article, to be put in the place of what is stored of it
 */
QdPreparedArticle *
_qd_prepared_article_new_again (QdArticleDraft *draft)
{
  return prepare (draft, TRUE);
}

/**
 * _qd_prepared_article_take_entry:
 * @self: (not nullable): an article that can be added
 *
 * Gets what the matcher has to know of the article; where it was taken before, or a person corrected what was found, it is made
 * again. Thread: the one that uses the article.
 *
 * Returns: (transfer full): the entry
 */
QdMatchEntry *
_qd_prepared_article_take_entry (QdPreparedArticle *self)
{
  if (self->entry == NULL || self->analysis != self->found)
    return _qd_match_entry_new (self->identity, qd_article_draft_get_body (self->draft), self->analysis, qd_article_draft_get_published (self->draft));
  return g_steal_pointer (&self->entry);
}

/**
 * _qd_prepared_article_get_language:
 * @self: (not nullable): an article that can be added
 *
 * Thread: the one that uses the article.
 *
 * Returns: (transfer none): its language, as it was told, else as it was guessed
 */
const char *
_qd_prepared_article_get_language (const QdPreparedArticle *self)
{
  const char *told = qd_article_draft_get_language (self->draft);

  return told != NULL ? told : qd_analysis_get_language (self->analysis);
}

/**
 * _qd_prepared_article_has_terms:
 * @self: (not nullable): an article that can be added, with what a person said of it
 *
 * Sees to it that its terms are those of what is stored. Thread: the one that uses the article.
 *
 * Returns: whether it can be put into the search indexes with others
 */
gboolean
_qd_prepared_article_has_terms (QdPreparedArticle *self)
{
  if (self->analysis != self->found)
    {
      g_clear_pointer (&self->terms, _qd_search_terms_free);
      g_clear_pointer (&self->quotation_terms, _qd_search_terms_free);
      _qd_search_make_terms (self->draft, self->analysis, &self->terms, &self->quotation_terms);
    }
  return self->terms != NULL && self->quotation_terms != NULL;
}

/**
 * qd_prepared_article_free:
 * @self: (nullable) (transfer full): an article made ready
 *
 * Frees it; its draft stays. Thread: the one that uses it.
 */
void
qd_prepared_article_free (QdPreparedArticle *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->found, qd_analysis_unref);
  g_clear_pointer (&self->analysis, qd_analysis_unref);
  g_clear_pointer (&self->source, g_free);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->sort_title, g_free);
  g_clear_pointer (&self->profile, g_bytes_unref);
  g_clear_pointer (&self->text, g_bytes_unref);
  g_clear_pointer (&self->marks, g_byte_array_unref);
  _qd_original_clear (&self->original);
  g_clear_pointer (&self->terms, _qd_search_terms_free);
  g_clear_pointer (&self->quotation_terms, _qd_search_terms_free);
  g_clear_pointer (&self->entry, _qd_match_entry_free);
  g_clear_error (&self->error);
  g_free (self);
}
