/* qd-store-sources.h: sources, and all else that can be chosen at the left of the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/qd-store.h"

G_BEGIN_DECLS

/* Sources: (element-type QdSourceRecord), by name. */

GPtrArray *qd_store_list_sources (QdStore      *self,
                                  GCancellable *cancellable,
                                  GError      **error);
void       qd_store_list_sources_async (QdStore            *self,
                                        GCancellable       *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer            user_data);
GPtrArray *qd_store_list_sources_finish (QdStore      *self,
                                         GAsyncResult *result,
                                         GError      **error);

/* Names of one outlet become one source, and outlets of one name are told apart: to be asked for when articles came, and done by itself
 * when they go. Returns the registrable domain of a host, lower case, or %NULL. */

typedef char *(*QdDomainFunc) (const char *host);

void qd_store_set_domains (QdDomainFunc func);

gboolean qd_store_update_sources (QdStore      *self,
                                  GCancellable *cancellable,
                                  GError      **error);

/**
 * QdSourcePart:
 * @source: the name of the source that it is a part of
 * @name: the name of an outlet, as articles have it
 * @domain: a registrable domain at which some of them appeared; empty for none
 * @n_articles: how many these are
 */
typedef struct
{
  const char *source;
  const char *name;
  const char *domain;
  guint       n_articles;
} QdSourcePart;

GPtrArray *qd_store_list_source_parts (QdStore      *self,
                                       gint64        source_id,
                                       GCancellable *cancellable,
                                       GError      **error);
void       qd_store_list_source_parts_async (QdStore            *self,
                                             gint64              source_id,
                                             GCancellable       *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer            user_data);
GPtrArray *qd_store_list_source_parts_finish (QdStore      *self,
                                              GAsyncResult *result,
                                              GError      **error);

/**
 * QdStoreCounts:
 * @n_articles: all articles
 * @n_unread: the unread ones
 * @n_starred: the starred ones
 */
typedef struct
{
  guint n_articles;
  guint n_unread;
  guint n_starred;
} QdStoreCounts;

gboolean qd_store_count (QdStore       *self,
                         QdStoreCounts *counts,
                         GCancellable  *cancellable,
                         GError       **error);
void     qd_store_count_async (QdStore            *self,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data);
gboolean qd_store_count_finish (QdStore       *self,
                                GAsyncResult  *result,
                                QdStoreCounts *counts,
                                GError       **error);

/* All that can be chosen at the left of the window. */

/**
 * QdPlaces:
 * @counts: all articles
 * @n_stories: how many stories there were when they were derived last
 * @n_notes: how many notes there are, also of articles that are not in the library now
 * @searches: (element-type QdSavedSearchRecord): saved searches in the order that the person gave them, then by name
 * @tags: (element-type QdTagRecord): tags in the order that the person gave them, then by name
 * @sources: (element-type QdSourceRecord): sources in the order that the person gave them, then by name
 */
typedef struct
{
  QdStoreCounts counts;
  guint         n_stories;
  guint         n_notes;
  GPtrArray    *searches;
  GPtrArray    *tags;
  GPtrArray    *sources;
} QdPlaces;

void qd_places_free (QdPlaces *self);

QdPlaces *qd_store_list_places (QdStore      *self,
                                const gint64 *hidden,
                                gsize         n_hidden,
                                GCancellable *cancellable,
                                GError      **error);
void      qd_store_list_places_async (QdStore            *self,
                                      const gint64       *hidden,
                                      gsize               n_hidden,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data);
QdPlaces *qd_store_list_places_finish (QdStore      *self,
                                       GAsyncResult *result,
                                       GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdPlaces, qd_places_free)

G_END_DECLS
