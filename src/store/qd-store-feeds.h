/* qd-store-feeds.h: the feeds that a library subscribes to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/qd-store.h"

G_BEGIN_DECLS

/**
 * QdVicinity:
 * @QD_VICINITY_WORLD: where anybody can reach it
 * @QD_VICINITY_NETWORK: in a network that this computer may be in
 * @QD_VICINITY_COMPUTER: on this computer
 * @QD_VICINITY_NOWHERE: no single computer; of nothing that is connected to
 *
 * How near to this computer something on the web is, rising. Stored in libraries.
 */
typedef enum {
  QD_VICINITY_WORLD,
  QD_VICINITY_NETWORK,
  QD_VICINITY_COMPUTER,
  QD_VICINITY_NOWHERE,
} QdVicinity;

/**
 * QdFeedRecord:
 * @id: its row; 0 for one that is to be added
 * @address: where it is fetched from, http or https
 * @title: (nullable): its title
 * @site: (nullable): the page that it is of
 * @etag: (nullable): what the server calls the version that was fetched last
 * @modified: (nullable): when that was changed, as the server says it
 * @problem: (nullable): why it could not be fetched the last time, a sentence for the person
 * @refreshed: when it was fetched last with success, µs since the epoch UTC; 0 for never
 * @not_before: when the server wants it to be fetched again at the earliest; 0 where it does not say
 * @full_text: whether the pages of its entries are fetched where it has only summaries
 * @gone: whether the server said that it is gone for good
 * @vicinity: how near it may be: as near as it was when the person added it by its address
 */
typedef struct
{
  gint64   id;
  char    *address;
  char    *title;
  char    *site;
  char    *etag;
  char    *modified;
  char    *problem;
  gint64   refreshed;
  gint64   not_before;
  gboolean full_text;
  gboolean gone;

  QdVicinity vicinity;
} QdFeedRecord;

QdFeedRecord *qd_feed_record_new (const char *address);
QdFeedRecord *qd_feed_record_copy (const QdFeedRecord *self);
void          qd_feed_record_free (QdFeedRecord *self);

GPtrArray *qd_store_list_feeds (QdStore      *self,
                                GCancellable *cancellable,
                                GError      **error);
void       qd_store_list_feeds_async (QdStore            *self,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data);
GPtrArray *qd_store_list_feeds_finish (QdStore      *self,
                                       GAsyncResult *result,
                                       GError      **error);
gboolean   qd_store_save_feed (QdStore            *self,
                               const QdFeedRecord *feed,
                               gint64             *feed_id,
                               GCancellable       *cancellable,
                               GError            **error);
gboolean   qd_store_remove_feed (QdStore      *self,
                                 gint64        feed_id,
                                 GCancellable *cancellable,
                                 GError      **error);
gboolean   qd_store_has_entry (QdStore      *self,
                               const char   *path,
                               const char   *external_id,
                               const char   *media_type,
                               gboolean     *has,
                               GCancellable *cancellable,
                               GError      **error);
GArray    *qd_store_list_versions (QdStore      *self,
                                   gint64        article_id,
                                   GCancellable *cancellable,
                                   GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdFeedRecord, qd_feed_record_free)

G_END_DECLS
