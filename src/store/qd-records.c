/* qd-records.c: what the store hands out and takes in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-records.h"

#include <string.h>

/* A record and its strings share one allocation: lists make hundreds of them a page, and a record without parts of its
 * own has nothing to free but itself. */

static gsize
packed_size (const char *string)
{
  return string != NULL ? strlen (string) + 1 : 0;
}

static const char *
pack (char      **cursor,
      const char *string)
{
  gsize size = packed_size (string);
  char *packed = *cursor;

  if (size == 0)
    return NULL;
  memcpy (packed, string, size);
  /* A library may be damaged, or made by somebody: what is no text must not reach what takes only text. In place, so that it stays as long. */
  for (const char *end; !g_utf8_validate_len (packed, size - 1, &end);)
    packed[end - packed] = '?';
  *cursor += size;
  return packed;
}

static gpointer
alloc_packed (gconstpointer fields,
              gsize         size,
              gsize         strings,
              char        **cursor)
{
  char *block = g_atomic_rc_box_alloc (size + strings);

  memcpy (block, fields, size);
  *cursor = block + size;
  return block;
}

G_DEFINE_BOXED_TYPE (QdSourceRecord, qd_source_record, qd_source_record_ref, qd_source_record_unref)

/**
 * qd_source_record_new:
 * @fields: (not nullable): what it holds; copied
 *
 * Makes a record. Thread: any.
 *
 * Returns: (transfer full): the record
 */
QdSourceRecord *
qd_source_record_new (const QdSourceRecord *fields)
{
  QdSourceRecord *self;
  char           *cursor;

  g_return_val_if_fail (fields != NULL, NULL);

  self = alloc_packed (fields, sizeof *self, packed_size (fields->name), &cursor);
  self->name = pack (&cursor, fields->name);
  return self;
}

/**
 * qd_source_record_ref:
 * @self: (not nullable): a record
 *
 * Adds a reference. Thread: any.
 *
 * Returns: (transfer full): @self
 */
QdSourceRecord *
qd_source_record_ref (QdSourceRecord *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * qd_source_record_unref:
 * @self: (not nullable) (transfer full): a record
 *
 * Drops a reference. Thread: any.
 */
void
qd_source_record_unref (QdSourceRecord *self)
{
  g_atomic_rc_box_release (self);
}

/**
 * qd_tag_record_new:
 * @fields: (not nullable): what it holds; copied
 *
 * Makes a record. Thread: any.
 *
 * Returns: (transfer full): the record
 */
QdTagRecord *
qd_tag_record_new (const QdTagRecord *fields)
{
  QdTagRecord *self;
  char        *cursor;

  g_return_val_if_fail (fields != NULL, NULL);

  self = alloc_packed (fields, sizeof *self, packed_size (fields->name), &cursor);
  self->name = pack (&cursor, fields->name);
  return self;
}

/**
 * qd_tag_record_ref:
 * @self: (not nullable): a record
 *
 * Adds a reference. Thread: any.
 *
 * Returns: (transfer full): @self
 */
QdTagRecord *
qd_tag_record_ref (QdTagRecord *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * qd_tag_record_unref:
 * @self: (not nullable) (transfer full): a record
 *
 * Drops a reference. Thread: any.
 */
void
qd_tag_record_unref (QdTagRecord *self)
{
  g_atomic_rc_box_release (self);
}

G_DEFINE_BOXED_TYPE (QdSavedSearchRecord, qd_saved_search_record, qd_saved_search_record_ref, qd_saved_search_record_unref)

/**
 * qd_saved_search_record_new:
 * @fields: (not nullable): what it holds; copied
 *
 * Makes a record. Thread: any.
 *
 * Returns: (transfer full): the record
 */
QdSavedSearchRecord *
qd_saved_search_record_new (const QdSavedSearchRecord *fields)
{
  QdSavedSearchRecord *self;
  char                *cursor;

  g_return_val_if_fail (fields != NULL, NULL);

  self = alloc_packed (fields, sizeof *self, packed_size (fields->name) + packed_size (fields->query) + packed_size (fields->source) + packed_size (fields->tag), &cursor);
  self->name = pack (&cursor, fields->name);
  self->query = pack (&cursor, fields->query);
  self->source = pack (&cursor, fields->source);
  self->tag = pack (&cursor, fields->tag);
  return self;
}

/**
 * qd_saved_search_record_ref:
 * @self: (not nullable): a record
 *
 * Adds a reference. Thread: any.
 *
 * Returns: (transfer full): @self
 */
QdSavedSearchRecord *
qd_saved_search_record_ref (QdSavedSearchRecord *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * qd_saved_search_record_unref:
 * @self: (not nullable) (transfer full): a record
 *
 * Drops a reference. Thread: any.
 */
void
qd_saved_search_record_unref (QdSavedSearchRecord *self)
{
  g_atomic_rc_box_release (self);
}

G_DEFINE_BOXED_TYPE (QdArticleRecord, qd_article_record, qd_article_record_ref, qd_article_record_unref)

/**
 * qd_article_record_new:
 * @fields: (not nullable): what it holds; copied
 *
 * Makes a record. Thread: any.
 *
 * Returns: (transfer full): the record
 */
QdArticleRecord *
qd_article_record_new (const QdArticleRecord *fields)
{
  QdArticleRecord *self;
  char            *cursor;
  gsize            strings;

  g_return_val_if_fail (fields != NULL, NULL);

  strings = packed_size (fields->label) + packed_size (fields->title) + packed_size (fields->source) +
            packed_size (fields->byline) + packed_size (fields->dateline) + packed_size (fields->url) +
            packed_size (fields->language) + packed_size (fields->given_source) + packed_size (fields->tags) +
            packed_size (fields->name) + packed_size (fields->snippet);
  self = alloc_packed (fields, sizeof *self, strings, &cursor);
  self->label = pack (&cursor, fields->label);
  self->title = pack (&cursor, fields->title);
  self->source = pack (&cursor, fields->source);
  self->byline = pack (&cursor, fields->byline);
  self->dateline = pack (&cursor, fields->dateline);
  self->url = pack (&cursor, fields->url);
  self->language = pack (&cursor, fields->language);
  self->given_source = pack (&cursor, fields->given_source);
  self->tags = pack (&cursor, fields->tags);
  self->name = pack (&cursor, fields->name);
  self->snippet = pack (&cursor, fields->snippet);
  return self;
}

/**
 * qd_article_record_ref:
 * @self: (not nullable): a record
 *
 * Adds a reference. Thread: any.
 *
 * Returns: (transfer full): @self
 */
QdArticleRecord *
qd_article_record_ref (QdArticleRecord *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * qd_article_record_unref:
 * @self: (not nullable) (transfer full): a record
 *
 * Drops a reference. Thread: any.
 */
void
qd_article_record_unref (QdArticleRecord *self)
{
  g_atomic_rc_box_release (self);
}

G_DEFINE_BOXED_TYPE (QdQuotationRecord, qd_quotation_record, qd_quotation_record_ref, qd_quotation_record_unref)

/**
 * qd_quotation_record_new:
 * @fields: (not nullable): what it holds; copied, the quotation referenced
 *
 * Makes a record. Thread: any.
 *
 * Returns: (transfer full): the record
 */
QdQuotationRecord *
qd_quotation_record_new (const QdQuotationRecord *fields)
{
  QdQuotationRecord *self;
  char              *cursor;

  g_return_val_if_fail (fields != NULL, NULL);
  g_return_val_if_fail (fields->quotation != NULL, NULL);

  self = alloc_packed (fields, sizeof *self, packed_size (fields->statement), &cursor);
  self->statement = pack (&cursor, fields->statement);
  self->quotation = qd_quotation_ref (fields->quotation);
  return self;
}

/**
 * qd_quotation_record_ref:
 * @self: (not nullable): a record
 *
 * Adds a reference. Thread: any.
 *
 * Returns: (transfer full): @self
 */
QdQuotationRecord *
qd_quotation_record_ref (QdQuotationRecord *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_quotation_record (gpointer data)
{
  QdQuotationRecord *self = data;

  qd_quotation_unref (self->quotation);
}

/**
 * qd_quotation_record_unref:
 * @self: (not nullable) (transfer full): a record
 *
 * Drops a reference. Thread: any.
 */
void
qd_quotation_record_unref (QdQuotationRecord *self)
{
  g_atomic_rc_box_release_full (self, clear_quotation_record);
}

G_DEFINE_BOXED_TYPE (QdArticle, qd_article, qd_article_ref, qd_article_unref)

/**
 * qd_article_new:
 * @record: (not nullable): the article; referenced
 * @body: (not nullable): its body; referenced
 * @quotations: (not nullable) (element-type QdQuotationRecord): its quotations in reading order; referenced, not to
 *   be changed from now on
 *
 * Makes an article as it is read, without pictures. Thread: any.
 *
 * Returns: (transfer full): the article
 */
QdArticle *
qd_article_new (QdArticleRecord *record,
                QdBody          *body,
                GPtrArray       *quotations)
{
  g_autoptr (GPtrArray) facts = g_ptr_array_new ();
  g_autoptr (GPtrArray) pictures = g_ptr_array_new ();

  return qd_article_new_with_extras (record, body, quotations, facts, pictures);
}

/**
 * qd_article_new_with_extras:
 * @record: (not nullable): the article; referenced
 * @body: (not nullable): its body; referenced
 * @quotations: (not nullable) (element-type QdQuotationRecord): its quotations in reading order; referenced, not to
 *   be changed from now on
 * @facts: (not nullable) (element-type QdFact): what is known of its fields; referenced, not to be changed from now on
 * @pictures: (not nullable) (element-type QdPicture): its pictures; referenced, not to be changed from now on
 *
 * Makes an article as it is read. Thread: any.
 *
 * Returns: (transfer full): the article
 */
QdArticle *
qd_article_new_with_extras (QdArticleRecord *record,
                            QdBody          *body,
                            GPtrArray       *quotations,
                            GPtrArray       *facts,
                            GPtrArray       *pictures)
{
  QdArticle *self;

  g_return_val_if_fail (record != NULL, NULL);
  g_return_val_if_fail (body != NULL, NULL);
  g_return_val_if_fail (quotations != NULL && facts != NULL && pictures != NULL, NULL);

  self = g_atomic_rc_box_new (QdArticle);
  self->record = qd_article_record_ref (record);
  self->body = qd_body_ref (body);
  self->quotations = g_ptr_array_ref (quotations);
  self->facts = g_ptr_array_ref (facts);
  self->pictures = g_ptr_array_ref (pictures);
  return self;
}

/**
 * qd_quotation_records_find:
 * @records: (not nullable) (element-type QdQuotationRecord): quotations of an article
 * @id: a quotation's row
 *
 * Thread: any.
 *
 * Returns: (transfer none) (nullable): the quotation of that row, if it is one of them
 */
const QdQuotation *
qd_quotation_records_find (GPtrArray *records,
                           gint64     id)
{
  g_return_val_if_fail (records != NULL, NULL);

  for (guint i = 0; i < records->len; i++)
    {
      const QdQuotationRecord *record = records->pdata[i];

      if (record->id == id)
        return record->quotation;
    }
  return NULL;
}

/**
 * qd_article_ref:
 * @self: (not nullable): an article
 *
 * Adds a reference. Thread: any.
 *
 * Returns: (transfer full): @self
 */
QdArticle *
qd_article_ref (QdArticle *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_article (gpointer data)
{
  QdArticle *self = data;

  qd_article_record_unref (self->record);
  qd_body_unref (self->body);
  g_ptr_array_unref (self->quotations);
  g_ptr_array_unref (self->facts);
  g_ptr_array_unref (self->pictures);
}

/**
 * qd_article_unref:
 * @self: (not nullable) (transfer full): an article
 *
 * Drops a reference. Thread: any.
 */
void
qd_article_unref (QdArticle *self)
{
  g_atomic_rc_box_release_full (self, clear_article);
}

G_DEFINE_BOXED_TYPE (QdRendition, qd_rendition, qd_rendition_ref, qd_rendition_unref)

/**
 * qd_rendition_new:
 * @fields: (not nullable): what it holds; copied, its records referenced
 *
 * Makes a rendition. Thread: any.
 *
 * Returns: (transfer full): the rendition
 */
QdRendition *
qd_rendition_new (const QdRendition *fields)
{
  QdRendition *self;
  char        *cursor;

  g_return_val_if_fail (fields != NULL, NULL);
  g_return_val_if_fail (fields->article != NULL && fields->quotation != NULL, NULL);

  self = alloc_packed (fields, sizeof *self, packed_size (fields->before) + packed_size (fields->after), &cursor);
  self->before = pack (&cursor, fields->before);
  self->after = pack (&cursor, fields->after);
  self->article = qd_article_record_ref (fields->article);
  self->quotation = qd_quotation_record_ref (fields->quotation);
  return self;
}

/**
 * qd_rendition_ref:
 * @self: (not nullable): a rendition
 *
 * Adds a reference. Thread: any.
 *
 * Returns: (transfer full): @self
 */
QdRendition *
qd_rendition_ref (QdRendition *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_rendition (gpointer data)
{
  QdRendition *self = data;

  qd_article_record_unref (self->article);
  qd_quotation_record_unref (self->quotation);
}

/**
 * qd_rendition_unref:
 * @self: (not nullable) (transfer full): a rendition
 *
 * Drops a reference. Thread: any.
 */
void
qd_rendition_unref (QdRendition *self)
{
  g_atomic_rc_box_release_full (self, clear_rendition);
}

G_DEFINE_BOXED_TYPE (QdStatementRecord, qd_statement_record, qd_statement_record_ref, qd_statement_record_unref)

/**
 * qd_statement_record_new:
 * @fields: (not nullable): what it holds; copied, its renditions referenced
 *
 * Makes a record. Thread: any.
 *
 * Returns: (transfer full): the record
 */
QdStatementRecord *
qd_statement_record_new (const QdStatementRecord *fields)
{
  QdStatementRecord *self;
  char              *cursor;

  g_return_val_if_fail (fields != NULL, NULL);

  self = alloc_packed (fields, sizeof *self, packed_size (fields->name) + packed_size (fields->text) + packed_size (fields->speaker), &cursor);
  self->name = pack (&cursor, fields->name);
  self->text = pack (&cursor, fields->text);
  self->speaker = pack (&cursor, fields->speaker);
  self->renditions = fields->renditions != NULL ? g_ptr_array_ref (fields->renditions) : NULL;
  return self;
}

/**
 * qd_statement_record_ref:
 * @self: (not nullable): a record
 *
 * Adds a reference. Thread: any.
 *
 * Returns: (transfer full): @self
 */
QdStatementRecord *
qd_statement_record_ref (QdStatementRecord *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_statement_record (gpointer data)
{
  QdStatementRecord *self = data;

  g_clear_pointer (&self->renditions, g_ptr_array_unref);
}

/**
 * qd_statement_record_unref:
 * @self: (not nullable) (transfer full): a record
 *
 * Drops a reference. Thread: any.
 */
void
qd_statement_record_unref (QdStatementRecord *self)
{
  g_atomic_rc_box_release_full (self, clear_statement_record);
}

G_DEFINE_BOXED_TYPE (QdCorrectionRecord, qd_correction_record, qd_correction_record_ref, qd_correction_record_unref)

static gsize
packed_size_of_known (const QdKnownArticle *article)
{
  return packed_size (article->label) + packed_size (article->title) + packed_size (article->source) + packed_size (article->url);
}

static void
pack_known (char          **cursor,
            QdKnownArticle *article)
{
  article->label = pack (cursor, article->label);
  article->title = pack (cursor, article->title);
  article->source = pack (cursor, article->source);
  article->url = pack (cursor, article->url);
}

/**
 * qd_correction_record_new:
 * @fields: (not nullable): what it holds; copied, its correction referenced
 *
 * Makes a record. Thread: any.
 *
 * Returns: (transfer full): the record
 */
QdCorrectionRecord *
qd_correction_record_new (const QdCorrectionRecord *fields)
{
  QdCorrectionRecord *self;
  char               *cursor;

  g_return_val_if_fail (fields != NULL, NULL);

  self = alloc_packed (fields, sizeof *self, packed_size_of_known (&fields->article) + packed_size_of_known (&fields->other), &cursor);
  pack_known (&cursor, &self->article);
  pack_known (&cursor, &self->other);
  qd_correction_ref (self->correction);
  return self;
}

/**
 * qd_correction_record_ref:
 * @self: (not nullable): a record
 *
 * Adds a reference. Thread: any.
 *
 * Returns: (transfer full): @self
 */
QdCorrectionRecord *
qd_correction_record_ref (QdCorrectionRecord *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_correction_record (gpointer data)
{
  QdCorrectionRecord *self = data;

  qd_correction_unref (self->correction);
}

/**
 * qd_correction_record_unref:
 * @self: (not nullable) (transfer full): a record
 *
 * Drops a reference. Thread: any.
 */
void
qd_correction_record_unref (QdCorrectionRecord *self)
{
  g_atomic_rc_box_release_full (self, clear_correction_record);
}

G_DEFINE_BOXED_TYPE (QdCorrectionChange, qd_correction_change, qd_correction_change_ref, qd_correction_change_unref)

/**
 * qd_correction_change_new:
 *
 * Thread: any.
 *
 * Returns: (transfer full): a change that removes and adds nothing yet
 */
QdCorrectionChange *
qd_correction_change_new (void)
{
  QdCorrectionChange *self = g_atomic_rc_box_new0 (QdCorrectionChange);

  self->remove = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->add = g_ptr_array_new_with_free_func ((GDestroyNotify)qd_correction_record_unref);
  return self;
}

/**
 * qd_correction_change_ref:
 * @self: (not nullable): a change
 *
 * Adds a reference. Thread: any.
 *
 * Returns: (transfer full): @self
 */
QdCorrectionChange *
qd_correction_change_ref (QdCorrectionChange *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_correction_change (gpointer data)
{
  QdCorrectionChange *self = data;

  g_array_unref (self->remove);
  g_ptr_array_unref (self->add);
}

/**
 * qd_correction_change_unref:
 * @self: (not nullable) (transfer full): a change
 *
 * Drops a reference. Thread: any.
 */
void
qd_correction_change_unref (QdCorrectionChange *self)
{
  g_atomic_rc_box_release_full (self, clear_correction_change);
}
