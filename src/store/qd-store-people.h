/* qd-store-people.h: who is quoted, and as saying what
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/qd-store.h"

G_BEGIN_DECLS

/* Speakers, those with a name and who are quoted most first. Runs on the reader thread while the caller waits; returns %FALSE to stop. */

typedef gboolean (*QdSpeakerFunc) (const QdSpeakerRecord *speaker,
                                   gpointer               user_data);

gboolean qd_store_foreach_speaker (QdStore      *self,
                                   QdSpeakerFunc func,
                                   gpointer      user_data,
                                   GCancellable *cancellable,
                                   GError      **error);

/* One person, for the window. What ties quotations does not know of that. */

/**
 * QdPersonRecord:
 * @name: the name that the person is listed under
 * @names: (nullable): all names that mean the person; %NULL if it is @name alone
 * @named: whether that is a name; a description is not (“a clerk”)
 * @key: what a search for names looks in: qd_person_key() of all names, each in a line
 * @n_quotations: how often the person is quoted
 * @n_articles: in how many articles, at most: one that names the person in two ways counts twice
 */
typedef struct
{
  char    *name;
  GStrv    names;
  gboolean named;
  char    *key;
  guint    n_quotations;
  guint    n_articles;
} QdPersonRecord;

char *qd_person_key (const char *name);

/**
 * QdSpokenRecord:
 * @quotation_id: the quotation's row
 * @article_id: its article's row
 * @text: the words, or their beginning
 * @name: the name that the article gives the speaker
 * @statement: (nullable): the statement that it is a rendition of
 * @n_articles: how many articles carry that
 * @source: the article's source
 * @published: when it appeared, µs since the epoch UTC, or %QD_TIME_UNKNOWN
 * @title: (nullable): its headline
 */
typedef struct
{
  gint64 quotation_id;
  gint64 article_id;
  char  *text;
  char  *name;
  char  *statement;
  guint  n_articles;
  char  *source;
  gint64 published;
  char  *title;
} QdSpokenRecord;

GPtrArray *qd_store_list_people (QdStore      *self,
                                 GCancellable *cancellable,
                                 GError      **error);
void       qd_store_list_people_async (QdStore            *self,
                                       GCancellable       *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data);
GPtrArray *qd_store_list_people_finish (QdStore      *self,
                                        GAsyncResult *result,
                                        GError      **error);
guint      qd_store_count_people (QdStore      *self,
                                  GCancellable *cancellable,
                                  GError      **error);
void       qd_store_count_people_async (QdStore            *self,
                                        GCancellable       *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer            user_data);
guint      qd_store_count_people_finish (QdStore      *self,
                                         GAsyncResult *result,
                                         GError      **error);
GPtrArray *qd_store_list_spoken (QdStore           *self,
                                 const char *const *names,
                                 GCancellable      *cancellable,
                                 GError           **error);
void       qd_store_list_spoken_async (QdStore            *self,
                                       const char *const  *names,
                                       GCancellable       *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data);
GPtrArray *qd_store_list_spoken_finish (QdStore      *self,
                                        GAsyncResult *result,
                                        GError      **error);

G_END_DECLS
