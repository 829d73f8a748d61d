/* qd-records.h: what the store hands out and takes in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/qd-analysis.h"
#include "core/qd-correction.h"
#include "core/qd-quote-matcher.h"
#include "core/qd-relation.h"

G_BEGIN_DECLS

/* Records are immutable once handed out and reference-counted atomically, so that they may cross threads. Their
 * fields are read directly; strings live as long as the record. */

/**
 * QdSourceRecord:
 * @id: the source's row
 * @name: the outlet's name
 * @n_articles: how many articles it has
 * @n_unread: how many of these are unread
 */
typedef struct
{
  gint64      id;
  const char *name;
  guint       n_articles;
  guint       n_unread;
} QdSourceRecord;

#define QD_TYPE_SOURCE_RECORD (qd_source_record_get_type ())

GType           qd_source_record_get_type (void) G_GNUC_CONST;
QdSourceRecord *qd_source_record_new (const QdSourceRecord *fields);
QdSourceRecord *qd_source_record_ref (QdSourceRecord *self);
void            qd_source_record_unref (QdSourceRecord *self);

/**
 * QdTagColour:
 * @QD_TAG_PLAIN: none
 * @QD_TAG_BLUE: blue
 * @QD_TAG_GREEN: green
 * @QD_TAG_YELLOW: yellow
 * @QD_TAG_ORANGE: orange
 * @QD_TAG_RED: red
 * @QD_TAG_PURPLE: purple
 *
 * The number is stored in libraries.
 */
typedef enum {
  QD_TAG_PLAIN,
  QD_TAG_BLUE,
  QD_TAG_GREEN,
  QD_TAG_YELLOW,
  QD_TAG_ORANGE,
  QD_TAG_RED,
  QD_TAG_PURPLE,
} QdTagColour;

#define QD_TAG_N_COLOURS 7

/**
 * QdTagRecord:
 * @id: the tag's row
 * @name: what the person calls it
 * @colour: one of #QdTagColour
 * @n_articles: how many articles have it
 * @n_unread: how many of these are unread
 */
typedef struct
{
  gint64      id;
  const char *name;
  guint       colour;
  guint       n_articles;
  guint       n_unread;
} QdTagRecord;

QdTagRecord *qd_tag_record_new (const QdTagRecord *fields);
QdTagRecord *qd_tag_record_ref (QdTagRecord *self);
void         qd_tag_record_unref (QdTagRecord *self);

/**
 * QdSearchFlags:
 * @QD_SEARCH_UNREAD: only unread articles
 * @QD_SEARCH_STARRED: only starred ones
 * @QD_SEARCH_QUOTING: only those with quotations
 * @QD_SEARCH_SHARED: only those with quotations that others carry too
 *
 * The numbers are stored in libraries.
 */
typedef enum /*< flags >*/
{
  QD_SEARCH_UNREAD = 1 << 0,
  QD_SEARCH_STARRED = 1 << 1,
  QD_SEARCH_QUOTING = 1 << 2,
  QD_SEARCH_SHARED = 1 << 3,
} QdSearchFlags;

/**
 * QdSavedSearchRecord:
 * @id: its row
 * @name: what the person calls it
 * @query: the words, as they were typed; may be empty
 * @source: (nullable): the only source that is searched
 * @source_id: its row; 0 for all, -1 if it is gone
 * @tag: (nullable): the only tag that is searched
 * @tag_id: its row; 0 for all, -1 if it is gone
 * @flags: #QdSearchFlags
 */
typedef struct
{
  gint64      id;
  const char *name;
  const char *query;
  const char *source;
  gint64      source_id;
  const char *tag;
  gint64      tag_id;
  guint       flags;
} QdSavedSearchRecord;

#define QD_TYPE_SAVED_SEARCH_RECORD (qd_saved_search_record_get_type ())

GType                qd_saved_search_record_get_type (void) G_GNUC_CONST;
QdSavedSearchRecord *qd_saved_search_record_new (const QdSavedSearchRecord *fields);
QdSavedSearchRecord *qd_saved_search_record_ref (QdSavedSearchRecord *self);
void                 qd_saved_search_record_unref (QdSavedSearchRecord *self);

/**
 * QdArticleRecord:
 * @id: the article's row
 * @label: the id that the article bore when imported, or its path; of several, the first in byte order
 * @title: (nullable): the headline
 * @source_id: its source's row
 * @source: its source's name
 * @byline: (nullable): who wrote it
 * @dateline: (nullable): where it was written ("WASHINGTON")
 * @published: when it appeared, µs since the epoch UTC, or %QD_TIME_UNKNOWN
 * @url: (nullable): where it appeared
 * @language: (nullable): BCP 47
 * @n_words: words of the body
 * @n_quotations: quotations in it
 * @n_shared: how many of them other articles carry too
 * @read: whether it has been read
 * @starred: whether it is starred
 * @given_source: (nullable): the source's name as it was imported, where a person files the article under another
 * @tags: (nullable): its tags by name, a line each: the number of the colour, a space, the name
 * @name: (nullable): the beginning of its identity, 16 hexadecimal digits: the same in every library that has the article
 * @snippet: (nullable): for a search hit, the words around it; what was found stands between U+0002 and U+0003
 *
 * An article without its body: what lists show.
 */
typedef struct
{
  gint64      id;
  const char *label;
  const char *title;
  gint64      source_id;
  const char *source;
  const char *byline;
  const char *dateline;
  gint64      published;
  const char *url;
  const char *language;
  guint       n_words;
  guint       n_quotations;
  guint       n_shared;
  gboolean    read;
  gboolean    starred;
  const char *given_source;
  const char *tags;
  const char *name;
  const char *snippet;
} QdArticleRecord;

#define QD_TYPE_ARTICLE_RECORD (qd_article_record_get_type ())

GType            qd_article_record_get_type (void) G_GNUC_CONST;
QdArticleRecord *qd_article_record_new (const QdArticleRecord *fields);
QdArticleRecord *qd_article_record_ref (QdArticleRecord *self);
void             qd_article_record_unref (QdArticleRecord *self);

/**
 * QdBodyMarkKind:
 * @QD_BODY_MARK_HEADING: a heading inside the body; level is 1 to 6
 * @QD_BODY_MARK_LINK: a link; value is its address
 * @QD_BODY_MARK_EMPHASIS: emphasised words
 * @QD_BODY_MARK_STRONG: strongly emphasised words
 * @QD_BODY_MARK_BLOCKQUOTE: a paragraph set off by the page as a quotation
 * @QD_BODY_MARK_LIST_ITEM: an item of a list
 * @QD_BODY_MARK_PICTURE: a picture's place, over its caption or alternative text; value is its address
 * @QD_BODY_MARK_BOILERPLATE: no part of the article ("Share this if…")
 */
typedef enum {
  QD_BODY_MARK_HEADING,
  QD_BODY_MARK_LINK,
  QD_BODY_MARK_EMPHASIS,
  QD_BODY_MARK_STRONG,
  QD_BODY_MARK_BLOCKQUOTE,
  QD_BODY_MARK_LIST_ITEM,
  QD_BODY_MARK_PICTURE,
  QD_BODY_MARK_BOILERPLATE,
} QdBodyMarkKind;

/**
 * QdBodyMark:
 * @kind: what is marked
 * @span: bytes of the body
 * @level: for a heading, 1 to 6; else 0
 * @value: (nullable): an address
 */
typedef struct
{
  QdBodyMarkKind kind;
  QdSpan         span;
  guint          level;
  const char    *value;
} QdBodyMark;

/**
 * QdBody:
 *
 * An article's plain text, paragraphs separated by empty lines, with its marks. Built with
 * qd_body_add_mark(), then read only; reference-counted.
 */
typedef struct _QdBody QdBody;

#define QD_TYPE_BODY (qd_body_get_type ())

GType             qd_body_get_type (void) G_GNUC_CONST;
QdBody           *qd_body_new (const char *text,
                               gssize      len);
QdBody           *qd_body_ref (QdBody *self);
void              qd_body_unref (QdBody *self);
void              qd_body_add_mark (QdBody        *self,
                                    QdBodyMarkKind kind,
                                    QdSpan         span,
                                    guint          level,
                                    const char    *value);
const char       *qd_body_get_text (QdBody *self,
                                    gsize  *len);
gboolean          qd_body_is_too_long (QdBody *self);
const QdBodyMark *qd_body_get_marks (QdBody *self,
                                     guint  *n_marks);

/**
 * QdQuotationRecord:
 * @id: the quotation's row
 * @article_id: its article's row
 * @statement: the statement that it is a rendition of: an id that does not depend on the order of import
 * @n_articles: how many other articles carry the statement
 * @n_copies: how many of these are copies of this article, or of another of them: no evidence of their own
 * @strongest: the closest relation to any of them, or %QD_RELATION_NONE
 * @quotation: what was quoted, by whom
 */
typedef struct
{
  gint64         id;
  gint64         article_id;
  const char    *statement;
  guint          n_articles;
  guint          n_copies;
  QdRelationKind strongest;
  QdQuotation   *quotation;
} QdQuotationRecord;

#define QD_TYPE_QUOTATION_RECORD (qd_quotation_record_get_type ())

GType              qd_quotation_record_get_type (void) G_GNUC_CONST;
QdQuotationRecord *qd_quotation_record_new (const QdQuotationRecord *fields);
QdQuotationRecord *qd_quotation_record_ref (QdQuotationRecord *self);
void               qd_quotation_record_unref (QdQuotationRecord *self);

/**
 * QdArticle:
 * @record: the article
 * @body: its body
 * @quotations: (element-type QdQuotationRecord): its quotations, in reading order
 * @facts: (element-type QdFact): where its fields are from, and what no field says
 * @pictures: (element-type QdPicture): its pictures in their order, without their bytes
 *
 * An article as it is read.
 */
typedef struct
{
  QdArticleRecord *record;
  QdBody          *body;
  GPtrArray       *quotations;
  GPtrArray       *facts;
  GPtrArray       *pictures;
} QdArticle;

const QdQuotation *qd_quotation_records_find (GPtrArray *records,
                                              gint64     id);

#define QD_TYPE_ARTICLE (qd_article_get_type ())

GType      qd_article_get_type (void) G_GNUC_CONST;
QdArticle *qd_article_new (QdArticleRecord *record,
                           QdBody          *body,
                           GPtrArray       *quotations);
QdArticle *qd_article_new_with_extras (QdArticleRecord *record,
                                       QdBody          *body,
                                       GPtrArray       *quotations,
                                       GPtrArray       *facts,
                                       GPtrArray       *pictures);
QdArticle *qd_article_ref (QdArticle *self);
void       qd_article_unref (QdArticle *self);

/**
 * QdRendition:
 * @article: the other article
 * @quotation: the quotation in it
 * @direct: whether @relation ties it to the quotation that was asked for; else it belongs to the same
 *   statement by way of a third, and @relation is %QD_RELATION_NONE
 * @relation: from the quotation that was asked for (a) to this one (b)
 * @before: the words before the quotation in its sentence or paragraph; may be empty
 * @after: the words behind it; may be empty
 *
 * One version of a statement, as another article has it.
 */
typedef struct
{
  QdArticleRecord   *article;
  QdQuotationRecord *quotation;
  gboolean           direct;
  QdRelation         relation;
  const char        *before;
  const char        *after;
} QdRendition;

#define QD_TYPE_RENDITION (qd_rendition_get_type ())

GType        qd_rendition_get_type (void) G_GNUC_CONST;
QdRendition *qd_rendition_new (const QdRendition *fields);
QdRendition *qd_rendition_ref (QdRendition *self);
void         qd_rendition_unref (QdRendition *self);

/**
 * QdStatementRecord:
 * @id: the statement's row
 * @name: its id, which does not depend on the order of import
 * @text: its fullest text, rebuilt from the renditions
 * @speaker: (nullable): whom most renditions name
 * @n_articles: how many articles carry it
 * @n_renditions: how many quotations it has
 * @first: when the first of them appeared, µs since the epoch UTC, or %QD_TIME_UNKNOWN
 * @last: when the last did
 * @renditions: (nullable) (element-type QdRendition): the quotations by date, each with its relation from @text (a) to it
 *   (b); %NULL where only the statement was asked for
 *
 * An utterance.
 */
typedef struct
{
  gint64      id;
  const char *name;
  const char *text;
  const char *speaker;
  guint       n_articles;
  guint       n_renditions;
  gint64      first;
  gint64      last;
  GPtrArray  *renditions;
} QdStatementRecord;

#define QD_TYPE_STATEMENT_RECORD (qd_statement_record_get_type ())

GType              qd_statement_record_get_type (void) G_GNUC_CONST;
QdStatementRecord *qd_statement_record_new (const QdStatementRecord *fields);
QdStatementRecord *qd_statement_record_ref (QdStatementRecord *self);
void               qd_statement_record_unref (QdStatementRecord *self);

/**
 * QdSpeakerRecord:
 * @name: the name, as the articles give it at its fullest
 * @n_quotations: how often they are quoted
 * @n_articles: in how many articles
 * @n_sources: of how many sources
 * @first: when the first of these appeared, µs since the epoch UTC, or %QD_TIME_UNKNOWN
 * @last: when the last did
 *
 * Somebody who is quoted.
 */
typedef struct
{
  const char *name;
  guint       n_quotations;
  guint       n_articles;
  guint       n_sources;
  gint64      first;
  gint64      last;
} QdSpeakerRecord;

/**
 * QdStoryRecord:
 * @id: the story's row, until stories are derived again
 * @name: its name, which stays while its first article by identity does
 * @title: the title of the article that appeared first
 * @n_articles: how many articles tell it
 * @n_sources: of how many sources
 * @first: when the first of them appeared, µs since the epoch UTC, or %QD_TIME_UNKNOWN
 * @last: when the last did
 *
 * The articles of one event.
 */
typedef struct
{
  gint64      id;
  const char *name;
  const char *title;
  guint       n_articles;
  guint       n_sources;
  gint64      first;
  gint64      last;
} QdStoryRecord;

/**
 * QdKnownArticle:
 * @identity: its identity, SHA-256
 * @label: the id that it bore when imported, or its path
 * @title: (nullable): the headline
 * @source: its source's name, as imported
 * @url: (nullable): where it appeared
 *
 * What an article is known by again, also when it is imported with a changed text: by its identity, else by its URL, else
 * by label, title and source together.
 */
typedef struct
{
  guint8      identity[32];
  const char *label;
  const char *title;
  const char *source;
  const char *url;
} QdKnownArticle;

/**
 * QdCorrectionRecord:
 * @id: its row
 * @article_id: the row of the article, or 0 if it is not in the library
 * @article: what it is known by
 * @other: for a relation, what the article of the other quotation is known by; else its label is %NULL
 * @created: when it was made, µs since the epoch UTC
 * @correction: what it says
 */
typedef struct
{
  gint64         id;
  gint64         article_id;
  QdKnownArticle article;
  QdKnownArticle other;
  gint64         created;
  QdCorrection  *correction;
} QdCorrectionRecord;

#define QD_TYPE_CORRECTION_RECORD (qd_correction_record_get_type ())

GType               qd_correction_record_get_type (void) G_GNUC_CONST;
QdCorrectionRecord *qd_correction_record_new (const QdCorrectionRecord *fields);
QdCorrectionRecord *qd_correction_record_ref (QdCorrectionRecord *self);
void                qd_correction_record_unref (QdCorrectionRecord *self);

/**
 * QdCorrectionChange:
 * @remove: (element-type gint64): rows of corrections
 * @add: (element-type QdCorrectionRecord): corrections; those with a row get that row again
 *
 * A change of the corrections of a library: what qd_store_change_corrections() does, and what it gives back to undo that.
 * Reference-counted; filled by who makes it, then read only.
 */
typedef struct
{
  GArray    *remove;
  GPtrArray *add;
} QdCorrectionChange;

#define QD_TYPE_CORRECTION_CHANGE (qd_correction_change_get_type ())

GType               qd_correction_change_get_type (void) G_GNUC_CONST;
QdCorrectionChange *qd_correction_change_new (void);
QdCorrectionChange *qd_correction_change_ref (QdCorrectionChange *self);
void                qd_correction_change_unref (QdCorrectionChange *self);

/**
 * QdCorrectionRequest:
 * @quotation_id: the quotation's row; 0 for the source of the article, or for words that are no quotation yet
 * @field: what is to be corrected
 * @value: (nullable): what it should be, as in #QdCorrection
 * @spans: (nullable) (array length=n_spans): for an extent, where the words are, bytes into the body
 * @n_spans: how many
 *
 * What a person wants to be corrected.
 */
typedef struct
{
  gint64            quotation_id;
  QdCorrectionField field;
  const char       *value;
  const QdSpan     *spans;
  guint             n_spans;
} QdCorrectionRequest;

/**
 * QdRelationRequest:
 * @quotation_id: a quotation's row
 * @other_id: that of another
 * @kind: what ties the two; %QD_RELATION_NONE: the first is none of the statement of the second, whatever tied it to the
 *   quotations of that
 *
 * What a person says of the relation of two quotations.
 */
typedef struct
{
  gint64         quotation_id;
  gint64         other_id;
  QdRelationKind kind;
} QdRelationRequest;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdSourceRecord, qd_source_record_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdTagRecord, qd_tag_record_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdSavedSearchRecord, qd_saved_search_record_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdArticleRecord, qd_article_record_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdBody, qd_body_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdQuotationRecord, qd_quotation_record_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdArticle, qd_article_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdRendition, qd_rendition_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdStatementRecord, qd_statement_record_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdCorrectionRecord, qd_correction_record_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdCorrectionChange, qd_correction_change_unref)

G_END_DECLS
