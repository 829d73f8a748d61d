/* qd-change.h: something that a person changes in a library
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * QdChangeKind:
 * @QD_CHANGE_NONE: nothing
 * @QD_CHANGE_RENAME_SOURCE: sources get a name, which another may have already: `(axs)`
 * @QD_CHANGE_SOURCE_NAMES: names as imported, each at a domain or none (empty), are filed under others, or as is found (empty); whether that is said
 *   of the whole source, and thus of what comes later: `a(sssb)`
 * @QD_CHANGE_SOURCE_PLACES: the order of sources: `as`
 * @QD_CHANGE_ADD_TAG: row (0 for a new one), name, colour, articles: `(xsuax)`
 * @QD_CHANGE_EDIT_TAG: row, name, colour: `(xsu)`
 * @QD_CHANGE_REMOVE_TAG: row: `x`
 * @QD_CHANGE_TAG_ARTICLES: row, whether the articles have it, articles: `(xbax)`
 * @QD_CHANGE_MERGE_TAG: row, row of the tag that its articles and saved searches get instead: `(xx)`
 * @QD_CHANGE_SPLIT_TAG: row, name, colour and articles of a tag that is made again, row of the one that it became, articles that lose that,
 *   saved searches that look for the first again: `(xsuaxxaxax)`
 * @QD_CHANGE_TAG_PLACES: the order of tags: `as`
 * @QD_CHANGE_ADD_SEARCH: row (0 for a new one), name, query, source, tag, flags: `(xssmsmsu)`
 * @QD_CHANGE_RENAME_SEARCH: row, name: `(xs)`
 * @QD_CHANGE_REMOVE_SEARCH: row: `x`
 * @QD_CHANGE_SEARCH_PLACES: the order of saved searches: `as`
 * @QD_CHANGE_SPEAKERS: names of those who are quoted are listed under others, or their own; where that is empty, as if nobody
 *   had said so: `a(ss)`
 * @QD_CHANGE_STORIES: articles, articles, whether they tell one story: `(axaxb)`
 * @QD_CHANGE_STORY_MARKS: identity, identity, 1 for together, 0 for apart, -1 for nothing said: `a(ayayi)`
 * @QD_CHANGE_FLAG: 'r' for read or 's' for starred, whether the articles are that, articles: `(ybax)`
 * @QD_CHANGE_ADD_NOTE: article, first byte of the words in its body, the one behind the last, style, text: `(xttus)`
 * @QD_CHANGE_EDIT_NOTE: row, style, text: `(xus)`
 * @QD_CHANGE_REMOVE_NOTE: row: `x`
 * @QD_CHANGE_RESTORE_NOTE: a note as #QdNoteRecord has it: `(xaysmssmsusxxtsss)`
 * @QD_CHANGE_REMOVE_FEED: row: `x`
 * @QD_CHANGE_RESTORE_FEED: a feed as #QdFeedRecord has it: `(xsmsmsmsmsmsxxbbu)`
 */
typedef enum {
  QD_CHANGE_NONE,
  QD_CHANGE_RENAME_SOURCE,
  QD_CHANGE_SOURCE_NAMES,
  QD_CHANGE_SOURCE_PLACES,
  QD_CHANGE_ADD_TAG,
  QD_CHANGE_EDIT_TAG,
  QD_CHANGE_REMOVE_TAG,
  QD_CHANGE_TAG_ARTICLES,
  QD_CHANGE_MERGE_TAG,
  QD_CHANGE_SPLIT_TAG,
  QD_CHANGE_TAG_PLACES,
  QD_CHANGE_ADD_SEARCH,
  QD_CHANGE_RENAME_SEARCH,
  QD_CHANGE_REMOVE_SEARCH,
  QD_CHANGE_SEARCH_PLACES,
  QD_CHANGE_SPEAKERS,
  QD_CHANGE_STORIES,
  QD_CHANGE_STORY_MARKS,
  QD_CHANGE_FLAG,
  QD_CHANGE_ADD_NOTE,
  QD_CHANGE_EDIT_NOTE,
  QD_CHANGE_REMOVE_NOTE,
  QD_CHANGE_RESTORE_NOTE,
  QD_CHANGE_REMOVE_FEED,
  QD_CHANGE_RESTORE_FEED,
} QdChangeKind;

/**
 * QdChange:
 *
 * Something that a person changes in a library, as a value: it can be kept, cross threads, and be applied by
 * qd_store_apply(), which gives the change that takes it back. Immutable and reference-counted.
 */
typedef struct _QdChange QdChange;

#define QD_TYPE_CHANGE (qd_change_get_type ())

GType        qd_change_get_type (void) G_GNUC_CONST;
QdChange    *qd_change_new (QdChangeKind kind,
                            GVariant    *arguments);
QdChange    *qd_change_ref (QdChange *self);
void         qd_change_unref (QdChange *self);
QdChangeKind qd_change_get_kind (QdChange *self);
GVariant    *qd_change_get_arguments (QdChange *self);

QdChange *qd_change_new_rename_sources (const gint64 *ids,
                                        gsize         n_ids,
                                        const char   *name);
QdChange *qd_change_new_tag_articles (gint64        tag_id,
                                      gboolean      tagged,
                                      const gint64 *ids,
                                      gsize         n_ids);
QdChange *qd_change_new_add_tag (const char   *name,
                                 guint         colour,
                                 const gint64 *ids,
                                 gsize         n_ids);
QdChange *qd_change_new_stories (const gint64 *a,
                                 gsize         n_a,
                                 const gint64 *b,
                                 gsize         n_b,
                                 gboolean      together);
QdChange *qd_change_new_flag (char          flag,
                              gboolean      set,
                              const gint64 *ids,
                              gsize         n_ids);
GVariant *qd_change_pack_ids (const gint64 *ids,
                              gsize         n_ids);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdChange, qd_change_unref)

G_END_DECLS
