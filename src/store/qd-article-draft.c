/* qd-article-draft.c: an article on its way into the store
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-article-draft.h"

#include <nettle/sha2.h>
#include <string.h>

#include "store/qd-codec.h"
#include "store/qd-time.h"

struct _QdArticleDraft
{
  char       *external_id;
  char       *path;
  guint64     line;
  char       *source;
  char       *title;
  char       *byline;
  char       *dateline;
  gint64      published;
  char       *url;
  char       *language;
  QdBody     *body;
  gboolean    listed;
  QdAnalysis *analysis;
  GBytes     *original;
  char       *media_type;
  GPtrArray  *facts;
  GPtrArray  *pictures;
  gsize       picture_bytes;
};

/**
 * qd_article_draft_new:
 *
 * Makes an empty draft. Thread: any.
 *
 * Returns: (transfer full): the draft
 */
QdArticleDraft *
qd_article_draft_new (void)
{
  QdArticleDraft *self = g_new0 (QdArticleDraft, 1);

  self->published = QD_TIME_UNKNOWN;
  self->facts = g_ptr_array_new_with_free_func ((GDestroyNotify)qd_fact_unref);
  self->pictures = g_ptr_array_new_with_free_func ((GDestroyNotify)qd_picture_unref);
  return self;
}

/**
 * qd_article_draft_free:
 * @self: (nullable) (transfer full): a draft
 *
 * Frees a draft. Thread: the one that uses it.
 */
void
qd_article_draft_free (QdArticleDraft *self)
{
  if (self == NULL)
    return;
  g_free (self->external_id);
  g_free (self->path);
  g_free (self->source);
  g_free (self->title);
  g_free (self->byline);
  g_free (self->dateline);
  g_free (self->url);
  g_free (self->language);
  g_free (self->media_type);
  g_clear_pointer (&self->body, qd_body_unref);
  g_clear_pointer (&self->analysis, qd_analysis_unref);
  g_clear_pointer (&self->original, g_bytes_unref);
  g_ptr_array_unref (self->facts);
  g_ptr_array_unref (self->pictures);
  g_free (self);
}

/**
 * qd_article_draft_set_external_id:
 * @self: (not nullable): a draft
 * @external_id: (nullable): the id that the article bears where it comes from; copied
 *
 * Sets it. Thread: the one that uses the draft.
 */
void
qd_article_draft_set_external_id (QdArticleDraft *self,
                                  const char     *external_id)
{
  g_return_if_fail (self != NULL);

  g_set_str (&self->external_id, external_id);
}

/**
 * qd_article_draft_set_path:
 * @self: (not nullable): a draft
 * @path: (nullable): the file that it was read from; copied
 * @line: the line in it where the article begins, from 1, or 0
 *
 * Sets where the article was found. Thread: the one that uses the draft.
 */
void
qd_article_draft_set_path (QdArticleDraft *self,
                           const char     *path,
                           guint64         line)
{
  g_return_if_fail (self != NULL);

  g_set_str (&self->path, path);
  self->line = line;
}

/**
 * qd_article_draft_set_source:
 * @self: (not nullable): a draft
 * @source: (nullable): the outlet's name; copied
 *
 * Sets it. Thread: the one that uses the draft.
 */
void
qd_article_draft_set_source (QdArticleDraft *self,
                             const char     *source)
{
  g_return_if_fail (self != NULL);

  g_set_str (&self->source, source);
}

/**
 * qd_article_draft_set_title:
 * @self: (not nullable): a draft
 * @title: (nullable): the headline; copied
 *
 * Sets it. Thread: the one that uses the draft.
 */
void
qd_article_draft_set_title (QdArticleDraft *self,
                            const char     *title)
{
  g_return_if_fail (self != NULL);

  g_set_str (&self->title, title);
}

/**
 * qd_article_draft_set_byline:
 * @self: (not nullable): a draft
 * @byline: (nullable): who wrote it; copied
 *
 * Sets it. Thread: the one that uses the draft.
 */
void
qd_article_draft_set_byline (QdArticleDraft *self,
                             const char     *byline)
{
  g_return_if_fail (self != NULL);

  g_set_str (&self->byline, byline);
}

/**
 * qd_article_draft_set_dateline:
 * @self: (not nullable): a draft
 * @dateline: (nullable): where it was written; copied
 *
 * Sets it. Thread: the one that uses the draft.
 */
void
qd_article_draft_set_dateline (QdArticleDraft *self,
                               const char     *dateline)
{
  g_return_if_fail (self != NULL);

  g_set_str (&self->dateline, dateline);
}

/**
 * qd_article_draft_set_published:
 * @self: (not nullable): a draft
 * @published: when it appeared, µs since the epoch UTC, or %QD_TIME_UNKNOWN
 *
 * Sets it; what qd_time_is_known() refuses, as a damaged library or a file written by hand may have it, is unknown. Thread: the one that
 * uses the draft.
 */
void
qd_article_draft_set_published (QdArticleDraft *self,
                                gint64          published)
{
  g_return_if_fail (self != NULL);

  self->published = qd_time_is_known (published) ? published : QD_TIME_UNKNOWN;
}

/**
 * qd_article_draft_set_url:
 * @self: (not nullable): a draft
 * @url: (nullable): where it appeared; copied
 *
 * Sets it. Thread: the one that uses the draft.
 */
void
qd_article_draft_set_url (QdArticleDraft *self,
                          const char     *url)
{
  g_return_if_fail (self != NULL);

  g_set_str (&self->url, url);
}

/**
 * qd_article_draft_set_language:
 * @self: (not nullable): a draft
 * @language: (nullable): BCP 47; copied
 *
 * Sets it. Thread: the one that uses the draft.
 */
void
qd_article_draft_set_language (QdArticleDraft *self,
                               const char     *language)
{
  g_return_if_fail (self != NULL);

  g_set_str (&self->language, language);
}

/**
 * qd_article_draft_set_body:
 * @self: (not nullable): a draft
 * @body: (nullable): its body; referenced
 *
 * Sets it. Thread: the one that uses the draft.
 */
void
qd_article_draft_set_body (QdArticleDraft *self,
                           QdBody         *body)
{
  g_return_if_fail (self != NULL);

  if (body != NULL)
    qd_body_ref (body);
  g_clear_pointer (&self->body, qd_body_unref);
  self->body = body;
}

/**
 * qd_article_draft_set_listed:
 * @self: (not nullable): a draft
 *
 * Says that the article is one though its body may be empty, as an entry of a feed is that has no more than a title and an
 * address. Thread: the one that uses the draft.
 */
void
qd_article_draft_set_listed (QdArticleDraft *self)
{
  g_return_if_fail (self != NULL);

  self->listed = TRUE;
}

/**
 * qd_article_draft_set_analysis:
 * @self: (not nullable): a draft
 * @analysis: (nullable): what was inferred from the body; referenced
 *
 * Sets it. Thread: the one that uses the draft.
 */
void
qd_article_draft_set_analysis (QdArticleDraft *self,
                               QdAnalysis     *analysis)
{
  g_return_if_fail (self != NULL);

  if (analysis != NULL)
    qd_analysis_ref (analysis);
  g_clear_pointer (&self->analysis, qd_analysis_unref);
  self->analysis = analysis;
}

/**
 * qd_article_draft_set_original:
 * @self: (not nullable): a draft
 * @bytes: (nullable): the file as it was, or the part of it that holds the article; referenced
 * @media_type: (nullable): its media type ("text/html"); copied
 *
 * Sets what is kept so that nothing imported is lost. Thread: the one that uses the draft.
 */
void
qd_article_draft_set_original (QdArticleDraft *self,
                               GBytes         *bytes,
                               const char     *media_type)
{
  g_return_if_fail (self != NULL);

  if (bytes != NULL)
    g_bytes_ref (bytes);
  g_clear_pointer (&self->original, g_bytes_unref);
  self->original = bytes;
  g_set_str (&self->media_type, media_type);
}

/**
 * qd_article_draft_add_fact:
 * @self: (not nullable): a draft
 * @field: (not nullable): what it is about: a QD_FACT; copied
 * @value: (nullable): what it is, where no field of the draft has it; copied
 * @origin: (nullable): where it was found ("json-ld headline"); copied
 *
 * Says where a field is from, or something that no field says. What is said first of a field stands. Thread: the one that
 * uses the draft.
 */
void
qd_article_draft_add_fact (QdArticleDraft *self, const char *field, const char *value, const char *origin)
{
  g_return_if_fail (self != NULL && field != NULL);

  for (guint i = 0; i < self->facts->len; i++)
    if (g_str_equal (((QdFact *)g_ptr_array_index (self->facts, i))->field, field))
      return;
  g_ptr_array_add (self->facts, qd_fact_new (field, value, origin));
}

/**
 * qd_article_draft_remove_fact:
 * @self: (not nullable): a draft
 * @field: (not nullable): what it is about
 *
 * Takes back what was said of a field, so that it can be said otherwise. Thread: the one that uses the draft.
 */
void
qd_article_draft_remove_fact (QdArticleDraft *self, const char *field)
{
  g_return_if_fail (self != NULL && field != NULL);

  for (guint i = self->facts->len; i > 0; i--)
    if (g_str_equal (((QdFact *)g_ptr_array_index (self->facts, i - 1))->field, field))
      g_ptr_array_remove_index (self->facts, i - 1);
}

/**
 * qd_article_draft_add_picture:
 * @self: (not nullable): a draft
 * @picture: (not nullable): a picture; copied, its bytes by reference
 *
 * Adds a picture behind the others. Those beyond the limits are passed over, and bytes beyond them left out. Thread: the one
 * that uses the draft.
 */
void
qd_article_draft_add_picture (QdArticleDraft *self, const QdPicture *picture)
{
  QdPicture added;
  gsize     size;

  g_return_if_fail (self != NULL && picture != NULL);

  if (self->pictures->len >= QD_PICTURES_MOST)
    return;
  added = *picture;
  size = added.bytes != NULL ? g_bytes_get_size (added.bytes) : 0;
  if (size > QD_PICTURE_MOST_BYTES || self->picture_bytes + size > QD_PICTURES_MOST_BYTES)
    {
      added.bytes = NULL;
      added.width = added.height = 0;
      size = 0;
    }
  self->picture_bytes += size;
  g_ptr_array_add (self->pictures, qd_picture_new (&added));
}

/**
 * qd_article_draft_get_facts:
 * @self: (not nullable): a draft
 *
 * Gets what was said of its fields. Thread: the one that uses the draft.
 *
 * Returns: (transfer none) (element-type QdFact): the facts
 */
GPtrArray *
qd_article_draft_get_facts (QdArticleDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->facts;
}

/**
 * qd_article_draft_get_pictures:
 * @self: (not nullable): a draft
 *
 * Gets its pictures. Thread: the one that uses the draft.
 *
 * Returns: (transfer none) (element-type QdPicture): the pictures
 */
GPtrArray *
qd_article_draft_get_pictures (QdArticleDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->pictures;
}

/**
 * qd_article_draft_get_external_id:
 * @self: (not nullable): a draft
 *
 * Gets a field. Thread: the one that uses the draft.
 *
 * Returns: (transfer none) (nullable): the id that the article bears where it comes from
 */
const char *
qd_article_draft_get_external_id (QdArticleDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->external_id;
}

/**
 * qd_article_draft_get_path:
 * @self: (not nullable): a draft
 *
 * Gets a field. Thread: the one that uses the draft.
 *
 * Returns: (transfer none) (nullable): the file that it was read from
 */
const char *
qd_article_draft_get_path (QdArticleDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->path;
}

/**
 * qd_article_draft_get_line:
 * @self: (not nullable): a draft
 *
 * Gets a field. Thread: the one that uses the draft.
 *
 * Returns: the line in its file, from 1, or 0
 */
guint64
qd_article_draft_get_line (QdArticleDraft *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->line;
}

/**
 * qd_article_draft_get_source:
 * @self: (not nullable): a draft
 *
 * Gets a field. Thread: the one that uses the draft.
 *
 * Returns: (transfer none) (nullable): the outlet's name
 */
const char *
qd_article_draft_get_source (QdArticleDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->source;
}

/**
 * qd_article_draft_get_title:
 * @self: (not nullable): a draft
 *
 * Gets a field. Thread: the one that uses the draft.
 *
 * Returns: (transfer none) (nullable): the headline
 */
const char *
qd_article_draft_get_title (QdArticleDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->title;
}

/**
 * qd_article_draft_get_byline:
 * @self: (not nullable): a draft
 *
 * Gets a field. Thread: the one that uses the draft.
 *
 * Returns: (transfer none) (nullable): who wrote it
 */
const char *
qd_article_draft_get_byline (QdArticleDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->byline;
}

/**
 * qd_article_draft_get_dateline:
 * @self: (not nullable): a draft
 *
 * Gets a field. Thread: the one that uses the draft.
 *
 * Returns: (transfer none) (nullable): where it was written
 */
const char *
qd_article_draft_get_dateline (QdArticleDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->dateline;
}

/**
 * qd_article_draft_get_published:
 * @self: (not nullable): a draft
 *
 * Gets a field. Thread: the one that uses the draft.
 *
 * Returns: when it appeared, µs since the epoch UTC, or %QD_TIME_UNKNOWN
 */
gint64
qd_article_draft_get_published (QdArticleDraft *self)
{
  g_return_val_if_fail (self != NULL, QD_TIME_UNKNOWN);

  return self->published;
}

/**
 * qd_article_draft_get_url:
 * @self: (not nullable): a draft
 *
 * Gets a field. Thread: the one that uses the draft.
 *
 * Returns: (transfer none) (nullable): where it appeared
 */
const char *
qd_article_draft_get_url (QdArticleDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->url;
}

/**
 * qd_article_draft_get_language:
 * @self: (not nullable): a draft
 *
 * Gets a field. Thread: the one that uses the draft.
 *
 * Returns: (transfer none) (nullable): BCP 47
 */
const char *
qd_article_draft_get_language (QdArticleDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->language;
}

/**
 * qd_article_draft_get_body:
 * @self: (not nullable): a draft
 *
 * Gets a field. Thread: the one that uses the draft.
 *
 * Returns: (transfer none) (nullable): its body
 */
QdBody *
qd_article_draft_get_body (QdArticleDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->body;
}

/**
 * qd_article_draft_get_listed:
 * @self: (not nullable): a draft
 *
 * Gets a field. Thread: the one that uses the draft.
 *
 * Returns: whether it is an article though its body may be empty
 */
gboolean
qd_article_draft_get_listed (QdArticleDraft *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->listed;
}

/**
 * qd_article_draft_get_analysis:
 * @self: (not nullable): a draft
 *
 * Gets a field. Thread: the one that uses the draft.
 *
 * Returns: (transfer none) (nullable): what was inferred from the body
 */
QdAnalysis *
qd_article_draft_get_analysis (QdArticleDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->analysis;
}

/**
 * qd_article_draft_get_original:
 * @self: (not nullable): a draft
 *
 * Gets a field. Thread: the one that uses the draft.
 *
 * Returns: (transfer none) (nullable): the bytes that it was read from
 */
GBytes *
qd_article_draft_get_original (QdArticleDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->original;
}

/**
 * qd_article_draft_get_media_type:
 * @self: (not nullable): a draft
 *
 * Gets a field. Thread: the one that uses the draft.
 *
 * Returns: (transfer none) (nullable): the media type of its original
 */
const char *
qd_article_draft_get_media_type (QdArticleDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->media_type;
}

/**
 * qd_article_draft_dup_identity:
 * @self: (not nullable): a draft with a body
 *
 * Computes what tells one article from another: SHA-256 (FIPS 180-4) over source, title and body, each closed by a NUL
 * byte, which none of them can hold. A missing source or title counts as an empty one. Of an article without text the
 * address is what tells it from others with its title, and is added. Thread: the one that uses the draft.
 *
 * Returns: (transfer full): 64 hexadecimal digits
 */
char *
qd_article_draft_dup_identity (QdArticleDraft *self)
{
  struct sha256_ctx hash;
  guint8            digest[SHA256_DIGEST_SIZE];
  const char       *fields[2];
  const char       *text;
  gsize             len;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (self->body != NULL, NULL);

  sha256_init (&hash);
  fields[0] = self->source;
  fields[1] = self->title;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      if (fields[i] != NULL)
        sha256_update (&hash, strlen (fields[i]), (const guint8 *)fields[i]);
      sha256_update (&hash, 1, (const guint8 *)"");
    }
  text = qd_body_get_text (self->body, &len);
  sha256_update (&hash, len, (const guint8 *)text);
  sha256_update (&hash, 1, (const guint8 *)"");
  if (len == 0 && self->url != NULL)
    sha256_update (&hash, strlen (self->url) + 1, (const guint8 *)self->url);
  sha256_digest (&hash, sizeof digest, digest);
  return qd_codec_dup_hex (digest, sizeof digest);
}
