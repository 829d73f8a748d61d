/* qd-match-entry.h: what the matcher has to know of an article in the library
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/qd-analysis.h"
#include "core/qd-match-brief.h"
#include "core/qd-quote-matcher.h"
#include "store/qd-codec.h"
#include "store/qd-sqlite.h"

G_BEGIN_DECLS

/**
 * QdEntryQuotation:
 * @id: its row
 * @statement_id: its statement; 0 if it has none
 * @strongest: its closest relation to a quotation of another article
 */
typedef struct
{
  gint64 id;
  gint64 statement_id;
  guint  strongest;
} QdEntryQuotation;

/**
 * QdWantedKey:
 * @key: a key of the index, of 40 bits
 * @place: what it is made of, among the keys of the probe
 */
typedef struct
{
  guint64 key;
  guint   place;
} QdWantedKey;

/**
 * QdMatchKeys:
 * @own: (element-type guint64): what an article is to be found by: keys of the index, of 40 bits, rising, each once
 * @wanted: (nullable) (element-type QdWantedKey): what finds those that it is to be compared with, rising, a key as often as it has it
 * @probe: (nullable): tells which of those it need not be compared with
 * @brief: what tells others whether they need be compared with it
 *
 * What is known of an article by its keys.
 */
typedef struct
{
  GArray       *own;
  GArray       *wanted;
  QdMatchProbe *probe;
  QdMatchBrief *brief;
} QdMatchKeys;

void _qd_match_keys_free (QdMatchKeys *self);
void _qd_match_keys_drop_wanted (QdMatchKeys *self);

/**
 * QdMatchEntry:
 * @article_id: the article's row; 0 until it has one
 * @identity: its identity
 * @article: what is compared
 * @quotations: (element-type QdEntryQuotation): the rows of its quotations, in order; they rise
 * @keys: (nullable): its keys, only where they were asked for
 * @is_new: whether the rows of its quotations are still to be written
 * @relations: (element-type QdPackedRelation): for each quotation a list of its relations, or %NULL, while the article is
 *   being added
 * @hands: (nullable) (element-type QdHand): what a person said of relations of its quotations; see qd-hands.h
 * @link: for a queue
 */
typedef struct
{
  gint64          article_id;
  guint8          identity[QD_CODEC_IDENTITY_SIZE];
  QdMatchArticle *article;
  GArray         *quotations;
  QdMatchKeys    *keys;
  gboolean        is_new;
  GPtrArray      *relations;
  GArray         *hands;
  GList           link;
} QdMatchEntry;

QdMatchEntry *_qd_match_entry_new (const guint8 *identity,
                                   QdBody       *body,
                                   QdAnalysis   *analysis,
                                   gint64        published);
QdMatchEntry *_qd_match_entry_load (QdSqlite *db,
                                    gint64    article_id,
                                    gboolean  with_keys,
                                    GError  **error);
QdMatchEntry *_qd_match_entry_load_wordless (QdSqlite *db,
                                             gint64    article_id,
                                             GError  **error);
GArray       *_qd_match_entry_make_keys (GPtrArray *words,
                                         GPtrArray *speakers,
                                         gint64     published);
GArray       *_qd_match_entry_load_keys (QdSqlite *db,
                                         gint64    article_id,
                                         GError  **error);
QdMatchBrief *_qd_match_entry_load_brief (QdSqlite *db,
                                          gint64    article_id,
                                          GError  **error);
void          _qd_match_entry_free (QdMatchEntry *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdMatchEntry, _qd_match_entry_free)

G_END_DECLS
