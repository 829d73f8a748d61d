/* qd-store.h: the library
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "store/qd-article-draft.h"
#include "store/qd-change.h"
#include "store/qd-note.h"
#include "store/qd-prepared-article.h"
#include "store/qd-reach.h"
#include "store/qd-records.h"

G_BEGIN_DECLS

#define QD_STORE_ERROR (qd_store_error_quark ())

/**
 * QdStoreError:
 * @QD_STORE_ERROR_FAILED: SQLite says something that none of the others covers
 * @QD_STORE_ERROR_NOT_A_LIBRARY: the file is no database, or one of another program
 * @QD_STORE_ERROR_NEWER_SCHEMA: the library was written by a newer Quotidian
 * @QD_STORE_ERROR_CORRUPT: the database is damaged
 * @QD_STORE_ERROR_FULL: the disk is full
 * @QD_STORE_ERROR_READ_ONLY: the library cannot be written
 * @QD_STORE_ERROR_BUSY: another program keeps the library locked
 * @QD_STORE_ERROR_NOT_FOUND: no such row
 * @QD_STORE_ERROR_QUERY: the words of a search cannot be understood
 * @QD_STORE_ERROR_EXISTS: there is something of that name already
 */
typedef enum {
  QD_STORE_ERROR_FAILED,
  QD_STORE_ERROR_NOT_A_LIBRARY,
  QD_STORE_ERROR_NEWER_SCHEMA,
  QD_STORE_ERROR_CORRUPT,
  QD_STORE_ERROR_FULL,
  QD_STORE_ERROR_READ_ONLY,
  QD_STORE_ERROR_BUSY,
  QD_STORE_ERROR_NOT_FOUND,
  QD_STORE_ERROR_QUERY,
  QD_STORE_ERROR_EXISTS,
} QdStoreError;

GQuark qd_store_error_quark (void);

/**
 * QdStoreFlags:
 * @QD_STORE_CREATE: make the library where there is none
 * @QD_STORE_READ_ONLY: write nothing
 * @QD_STORE_EXCLUSIVE: be the only one who has it open with this flag; else %QD_STORE_ERROR_BUSY
 * @QD_STORE_GIVE_WAY: what is written gives way to the other threads of the program: for a window
 */
typedef enum /*< flags >*/
{
  QD_STORE_FLAGS_NONE = 0,
  QD_STORE_CREATE = 1 << 0,
  QD_STORE_READ_ONLY = 1 << 1,
  QD_STORE_EXCLUSIVE = 1 << 2,
  QD_STORE_GIVE_WAY = 1 << 3,
} QdStoreFlags;

/**
 * QdStore:
 *
 * One library: an SQLite file, the thread that writes it, the thread that reads it, and one that searches it. Every function that works on
 * the database comes in two forms: one that blocks until the thread has answered, for the command line and for
 * background threads, and `_async`/`_finish` for the main thread, where the callback runs in the caller's
 * thread-default main context. Requests to one thread are served in their order.
 *
 * #QdStore::changed is emitted, coalesced, in the main context that was the thread-default one when the store was
 * opened, after anything was committed.
 */
#define QD_TYPE_STORE (qd_store_get_type ())

G_DECLARE_FINAL_TYPE (QdStore, qd_store, QD, STORE, GObject)

QdStore    *qd_store_open (const char  *path,
                           QdStoreFlags flags,
                           GError     **error);
void        qd_store_open_async (const char         *path,
                                 QdStoreFlags        flags,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data);
QdStore    *qd_store_open_finish (GAsyncResult *result,
                                  GError      **error);
void        qd_store_close (QdStore *self);
void        qd_store_forbid_waiting (void);
const char *qd_store_get_path (QdStore *self);
gboolean    qd_store_get_read_only (QdStore *self);

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

/* What a person changes; each change gives the one that takes it back. */

QdChange *qd_store_apply (QdStore      *self,
                          QdChange     *change,
                          GCancellable *cancellable,
                          GError      **error);
void      qd_store_apply_async (QdStore            *self,
                                QdChange           *change,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data);
QdChange *qd_store_apply_finish (QdStore      *self,
                                 GAsyncResult *result,
                                 GError      **error);

/* What the window remembers of a library: strings by name. (element-type utf8 utf8) */

void        qd_store_load_settings_async (QdStore            *self,
                                          GCancellable       *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer            user_data);
GHashTable *qd_store_load_settings_finish (QdStore      *self,
                                           GAsyncResult *result,
                                           GError      **error);
void        qd_store_set_setting_async (QdStore            *self,
                                        const char         *name,
                                        const char         *value,
                                        GAsyncReadyCallback callback,
                                        gpointer            user_data);

/* Articles. */

/**
 * QdArticleSort:
 * @QD_ARTICLE_SORT_NEWEST: newest first; articles without a date last, then by title
 * @QD_ARTICLE_SORT_OLDEST: oldest first
 * @QD_ARTICLE_SORT_TITLE: by title
 * @QD_ARTICLE_SORT_SHARED: those with the most shared quotations first
 * @QD_ARTICLE_SORT_RELEVANCE: for a search, the best first
 * @QD_ARTICLE_SORT_IMPORTED: those that came into the library last first
 * @QD_ARTICLE_SORT_SOURCE: by source, the newest of each first
 */
typedef enum {
  QD_ARTICLE_SORT_NEWEST,
  QD_ARTICLE_SORT_OLDEST,
  QD_ARTICLE_SORT_TITLE,
  QD_ARTICLE_SORT_SHARED,
  QD_ARTICLE_SORT_RELEVANCE,
  QD_ARTICLE_SORT_IMPORTED,
  QD_ARTICLE_SORT_SOURCE,
} QdArticleSort;

/**
 * QdArticleFilter:
 * @source_id: only this source; 0 for all
 * @story_id: only this story; 0 for all
 * @tag_id: only those with this tag; 0 for all
 * @unread: only unread ones
 * @starred: only starred ones
 * @quoting: only those with quotations
 * @shared: only those with quotations that other articles carry too
 * @query: (nullable): words to find, as a person types them: qd-search-query.c says what they mean
 * @sort: the order
 * @most: at most so many; 0 for all. The first hundred of a common word are found at once, all of them are not
 */
typedef struct
{
  gint64        source_id;
  gint64        story_id;
  gint64        tag_id;
  gboolean      unread;
  gboolean      starred;
  gboolean      quoting;
  gboolean      shared;
  const char   *query;
  QdArticleSort sort;
  guint         most;
} QdArticleFilter;

/* Rows that match, in order: (element-type gint64). A list of 100,000 stays cheap; the records are loaded by page. */

GArray *qd_store_find_articles (QdStore               *self,
                                const QdArticleFilter *filter,
                                GCancellable          *cancellable,
                                GError               **error);
void    qd_store_find_articles_async (QdStore               *self,
                                      const QdArticleFilter *filter,
                                      GCancellable          *cancellable,
                                      GAsyncReadyCallback    callback,
                                      gpointer               user_data);
GArray *qd_store_find_articles_finish (QdStore      *self,
                                       GAsyncResult *result,
                                       GError      **error);

/* Records of these rows: (element-type QdArticleRecord), as many as @n_ids; %NULL where a row is gone. @query is what
 * was searched, for the snippets, or %NULL. */

GPtrArray *qd_store_list_articles (QdStore      *self,
                                   const gint64 *ids,
                                   gsize         n_ids,
                                   const char   *query,
                                   GCancellable *cancellable,
                                   GError      **error);
void       qd_store_list_articles_async (QdStore            *self,
                                         const gint64       *ids,
                                         gsize               n_ids,
                                         const char         *query,
                                         GCancellable       *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer            user_data);
GPtrArray *qd_store_list_articles_finish (QdStore      *self,
                                          GAsyncResult *result,
                                          GError      **error);

QdArticle *qd_store_load_article (QdStore      *self,
                                  gint64        article_id,
                                  GCancellable *cancellable,
                                  GError      **error);
void       qd_store_load_article_async (QdStore            *self,
                                        gint64              article_id,
                                        GCancellable       *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer            user_data);
QdArticle *qd_store_load_article_finish (QdStore      *self,
                                         GAsyncResult *result,
                                         GError      **error);

gint64 qd_store_find_article_by_label (QdStore      *self,
                                       const char   *label,
                                       GCancellable *cancellable,
                                       GError      **error);

void   qd_store_find_article_by_name_async (QdStore            *self,
                                            const char         *name,
                                            GCancellable       *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer            user_data);
gint64 qd_store_find_article_by_name_finish (QdStore      *self,
                                             GAsyncResult *result,
                                             GError      **error);

void    qd_store_load_picture_async (QdStore            *self,
                                     gint64              article_id,
                                     guint               ordinal,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data);
GBytes *qd_store_load_picture_finish (QdStore      *self,
                                      GAsyncResult *result,
                                      GError      **error);

GBytes *qd_store_load_original (QdStore      *self,
                                gint64        article_id,
                                char        **media_type,
                                GCancellable *cancellable,
                                GError      **error);

void     qd_store_set_read_async (QdStore            *self,
                                  const gint64       *ids,
                                  gsize               n_ids,
                                  gboolean            read,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data);
void     qd_store_set_starred_async (QdStore            *self,
                                     const gint64       *ids,
                                     gsize               n_ids,
                                     gboolean            starred,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data);
gboolean qd_store_update_finish (QdStore      *self,
                                 GAsyncResult *result,
                                 GError      **error);

gboolean qd_store_remove_articles (QdStore      *self,
                                   const gint64 *ids,
                                   gsize         n_ids,
                                   GCancellable *cancellable,
                                   GError      **error);
void     qd_store_remove_articles_async (QdStore            *self,
                                         const gint64       *ids,
                                         gsize               n_ids,
                                         GCancellable       *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer            user_data);

/* Adding. */

/**
 * QdAddResult:
 * @QD_ADD_ADDED: a new article
 * @QD_ADD_UNCHANGED: the library had it already; at most a further origin was noted
 * @QD_ADD_FAILED: it was rolled back; the error says why
 */
typedef enum {
  QD_ADD_ADDED,
  QD_ADD_UNCHANGED,
  QD_ADD_FAILED,
} QdAddResult;

typedef struct
{
  QdAddResult result;
  gint64      article_id;
  GError     *error;
} QdAddOutcome;

void qd_add_outcome_clear (QdAddOutcome *self);

/* Adds a batch in one transaction, a savepoint an article, with its quotations, its index and its relations. Returns
 * (element-type QdAddOutcome), one a draft, in their order; %NULL and an error if the whole batch failed. */

GArray *qd_store_add_articles (QdStore      *self,
                               GPtrArray    *drafts,
                               GCancellable *cancellable,
                               GError      **error);

/**
 * QdFileMark:
 * @path: a file that was read to its end
 * @size: its size when it was read, bytes
 * @modified: when it was changed last, µs since the epoch
 * @first: the first of its articles in the batch that it is marked with
 * @n_articles: how many of them there are in the batch; none of those before failed
 */
typedef struct
{
  const char *path;
  guint64     size;
  gint64      modified;
  guint       first;
  guint       n_articles;
} QdFileMark;

/* The same for articles that were made ready already: (element-type QdPreparedArticle). Files are marked in the same
 * transaction, unless one of their articles fails. */

GArray *qd_store_add_prepared (QdStore          *self,
                               GPtrArray        *articles,
                               const QdFileMark *marks,
                               gsize             n_marks,
                               GCancellable     *cancellable,
                               GError          **error);

/* What was imported from a file already: whether @path was read to its end when it had this size (bytes) and this time
 * of modification (µs since the epoch), so that it need not be read again. */

gboolean qd_store_has_file (QdStore    *self,
                            const char *path,
                            guint64     size,
                            gint64      modified,
                            gboolean   *has,
                            GError    **error);
gboolean qd_store_mark_file (QdStore    *self,
                             const char *path,
                             guint64     size,
                             gint64      modified,
                             GError    **error);

/**
 * QdFileQuery:
 * @path: a file
 * @size: its size now, bytes
 * @modified: when it was changed last, µs since the epoch
 * @read: (out): whether it was read to its end when it was so
 * @known: (out): whether the library has articles from it
 */
typedef struct
{
  const char *path;
  guint64     size;
  gint64      modified;
  gboolean    read;
  gboolean    known;
} QdFileQuery;

gboolean qd_store_query_files (QdStore     *self,
                               QdFileQuery *files,
                               gsize        n_files,
                               GError     **error);

/**
 * QdKnownOrigins:
 *
 * Which articles the library has from which lines of one file. Immutable and reference-counted; may be shared between
 * threads. Some eight bytes an article.
 */
typedef struct _QdKnownOrigins QdKnownOrigins;

QdKnownOrigins *qd_store_load_origins (QdStore    *self,
                                       const char *path,
                                       GError    **error);
QdKnownOrigins *qd_known_origins_ref (QdKnownOrigins *self);
void            qd_known_origins_unref (QdKnownOrigins *self);
gboolean        qd_known_origins_contain (QdKnownOrigins *self,
                                          QdArticleDraft *draft);

/* Quotations and relations. */

typedef gboolean (*QdQuotationFunc) (const QdArticleRecord   *article,
                                     const QdQuotationRecord *quotation,
                                     const char              *body,
                                     gpointer                 user_data);

gboolean qd_store_foreach_quotation (QdStore        *self,
                                     QdQuotationFunc func,
                                     gpointer        user_data,
                                     GCancellable   *cancellable,
                                     GError        **error);

/**
 * QdRelationEnd:
 * @article: the label of its article
 * @source: its source's name
 * @quotation: the quotation
 * @part: the same with those of its spans alone, whole, that face those of the other end
 * @body: the body that its spans are offsets into
 */
typedef struct
{
  const char        *article;
  const char        *source;
  const QdQuotation *quotation;
  const QdQuotation *part;
  const char        *body;
} QdRelationEnd;

/* Called once a relation between two articles, ordered by label and place of a, then of b; a's label is the smaller. Runs
 * on the reader thread while the caller waits; returns %FALSE to stop. */

typedef gboolean (*QdRelationFunc) (const char          *statement,
                                    const QdRelation    *relation,
                                    const QdRelationEnd *a,
                                    const QdRelationEnd *b,
                                    gpointer             user_data);

gboolean qd_store_foreach_relation (QdStore       *self,
                                    gint64         article_id,
                                    QdRelationFunc func,
                                    gpointer       user_data,
                                    GCancellable  *cancellable,
                                    GError       **error);

/* Who else carries the statement of a quotation: (element-type QdRendition), other articles only, by date. */

GPtrArray *qd_store_list_renditions (QdStore      *self,
                                     gint64        quotation_id,
                                     GCancellable *cancellable,
                                     GError      **error);
void       qd_store_list_renditions_async (QdStore            *self,
                                           gint64              quotation_id,
                                           GCancellable       *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer            user_data);
GPtrArray *qd_store_list_renditions_finish (QdStore      *self,
                                            GAsyncResult *result,
                                            GError      **error);

/* The same, with the first of them alone, and then others as they are wanted. */

QdReach   *qd_store_find_reach (QdStore      *self,
                                gint64        quotation_id,
                                guint         most,
                                GCancellable *cancellable,
                                GError      **error);
void       qd_store_find_reach_async (QdStore            *self,
                                      gint64              quotation_id,
                                      guint               most,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data);
QdReach   *qd_store_find_reach_finish (QdStore      *self,
                                       GAsyncResult *result,
                                       GError      **error);
void       qd_store_load_renditions_async (QdStore            *self,
                                           gint64              quotation_id,
                                           const gint64       *ids,
                                           gsize               n_ids,
                                           GCancellable       *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer            user_data);
GPtrArray *qd_store_load_renditions_finish (QdStore      *self,
                                            GAsyncResult *result,
                                            GError      **error);

/* Statements with two articles or more, those with most articles first: without their renditions. Runs on the reader thread
 * while the caller waits; returns %FALSE to stop. */

typedef gboolean (*QdStatementFunc) (const QdStatementRecord *statement,
                                     gpointer                 user_data);

gboolean           qd_store_foreach_statement (QdStore        *self,
                                               QdStatementFunc func,
                                               gpointer        user_data,
                                               GCancellable   *cancellable,
                                               GError        **error);
QdStatementRecord *qd_store_load_statement (QdStore      *self,
                                            const char   *name,
                                            GCancellable *cancellable,
                                            GError      **error);
void               qd_store_load_statement_async (QdStore            *self,
                                                  const char         *name,
                                                  GCancellable       *cancellable,
                                                  GAsyncReadyCallback callback,
                                                  gpointer            user_data);
QdStatementRecord *qd_store_load_statement_finish (QdStore      *self,
                                                   GAsyncResult *result,
                                                   GError      **error);

/* Who has words that somebody gives, in whatever version: (element-type QdRendition), the closest first, each with its
 * relation from the words (a) to it (b). */

GPtrArray *qd_store_check_words (QdStore      *self,
                                 const char   *words,
                                 GCancellable *cancellable,
                                 GError      **error);
void       qd_store_check_words_async (QdStore            *self,
                                       const char         *words,
                                       GCancellable       *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data);
GPtrArray *qd_store_check_words_finish (QdStore      *self,
                                        GAsyncResult *result,
                                        GError      **error);

/* Speakers, those who are quoted most first. Runs on the reader thread while the caller waits; returns %FALSE to stop. */

typedef gboolean (*QdSpeakerFunc) (const QdSpeakerRecord *speaker,
                                   gpointer               user_data);

gboolean qd_store_foreach_speaker (QdStore      *self,
                                   QdSpeakerFunc func,
                                   gpointer      user_data,
                                   GCancellable *cancellable,
                                   GError      **error);

/* One person, for the window. Names that a person said are one are listed as one; what ties quotations does not know of that. */

/**
 * QdPersonRecord:
 * @name: the name that the person is listed under
 * @key: what a search for names looks in: qd_person_key() of @name
 * @n_quotations: how often the person is quoted
 * @n_articles: in how many articles, at most: one that names the person in two ways counts twice
 */
typedef struct
{
  char *name;
  char *key;
  guint n_quotations;
  guint n_articles;
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
GPtrArray *qd_store_list_spoken (QdStore      *self,
                                 const char   *person,
                                 GCancellable *cancellable,
                                 GError      **error);
void       qd_store_list_spoken_async (QdStore            *self,
                                       const char         *person,
                                       GCancellable       *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data);
GPtrArray *qd_store_list_spoken_finish (QdStore      *self,
                                        GAsyncResult *result,
                                        GError      **error);

/* Renewal: a library keeps what an older version of the program found in its articles until it is computed anew, some
 * articles at a time; each step is a transaction, so that it can stop and go on at any place. @n_left is how many are still
 * to come. */

gboolean qd_store_count_stale (QdStore      *self,
                               guint        *n_stale,
                               GCancellable *cancellable,
                               GError      **error);
gboolean qd_store_renew_some (QdStore      *self,
                              guint         n_articles,
                              guint        *n_left,
                              GCancellable *cancellable,
                              GError      **error);

/* Corrections: what a person says of an article that the program found otherwise. */

QdCorrectionChange *qd_store_correct (QdStore                   *self,
                                      gint64                     article_id,
                                      const QdCorrectionRequest *requests,
                                      gsize                      n_requests,
                                      GError                   **error);
void                qd_store_correct_async (QdStore                   *self,
                                            gint64                     article_id,
                                            const QdCorrectionRequest *requests,
                                            gsize                      n_requests,
                                            GAsyncReadyCallback        callback,
                                            gpointer                   user_data);
QdCorrectionChange *qd_store_change_corrections (QdStore            *self,
                                                 QdCorrectionChange *change,
                                                 GError            **error);
QdCorrectionChange *qd_store_relate (QdStore                 *self,
                                     const QdRelationRequest *requests,
                                     gsize                    n_requests,
                                     GError                 **error);
void                qd_store_relate_async (QdStore                 *self,
                                           const QdRelationRequest *requests,
                                           gsize                    n_requests,
                                           GAsyncReadyCallback      callback,
                                           gpointer                 user_data);
void                qd_store_explain_relation_async (QdStore            *self,
                                                     gint64              quotation_id,
                                                     gint64              other_id,
                                                     GCancellable       *cancellable,
                                                     GAsyncReadyCallback callback,
                                                     gpointer            user_data);
char              **qd_store_explain_relation_finish (QdStore      *self,
                                                      GAsyncResult *result,
                                                      GError      **error);
void                qd_store_change_corrections_async (QdStore            *self,
                                                       QdCorrectionChange *change,
                                                       GAsyncReadyCallback callback,
                                                       gpointer            user_data);
QdCorrectionChange *qd_store_correct_finish (QdStore      *self,
                                             GAsyncResult *result,
                                             GError      **error);
GPtrArray          *qd_store_list_corrections (QdStore      *self,
                                               gint64        article_id,
                                               GCancellable *cancellable,
                                               GError      **error);
void                qd_store_list_corrections_async (QdStore            *self,
                                                     gint64              article_id,
                                                     GCancellable       *cancellable,
                                                     GAsyncReadyCallback callback,
                                                     gpointer            user_data);
GPtrArray          *qd_store_list_corrections_finish (QdStore      *self,
                                                      GAsyncResult *result,
                                                      GError      **error);

/* Where an article is from, and its versions. */

/**
 * QdOriginRecord:
 * @path: the file, in the encoding of file names, or the address of a feed
 * @line: the line in it, from 1; 0 for all of it
 * @media_type: (nullable): what the file is
 */
typedef struct
{
  char   *path;
  guint64 line;
  char   *media_type;
} QdOriginRecord;

/**
 * QdArticleDetails:
 * @origins: (element-type QdOriginRecord): the files that an article was read from
 * @versions: (element-type QdArticle): the article and others that are versions of it, as they came, without quotations
 */
typedef struct
{
  GPtrArray *origins;
  GPtrArray *versions;
} QdArticleDetails;

void              qd_article_details_free (QdArticleDetails *self);
void              qd_store_load_details_async (QdStore            *self,
                                               gint64              article_id,
                                               GCancellable       *cancellable,
                                               GAsyncReadyCallback callback,
                                               gpointer            user_data);
QdArticleDetails *qd_store_load_details_finish (QdStore      *self,
                                                GAsyncResult *result,
                                                GError      **error);

/* Notes: words of articles that a person marked, and what they wrote of them. They are changed by qd_store_apply(). */

GPtrArray *qd_store_list_notes (QdStore      *self,
                                gint64        article_id,
                                GCancellable *cancellable,
                                GError      **error);
void       qd_store_list_notes_async (QdStore            *self,
                                      gint64              article_id,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data);
GPtrArray *qd_store_list_notes_finish (QdStore      *self,
                                       GAsyncResult *result,
                                       GError      **error);

/* Stories. They are derived from all articles when somebody asks: update, then list. */

typedef gboolean (*QdStoryFunc) (const QdStoryRecord *story,
                                 gpointer             user_data);

gboolean qd_store_update_stories (QdStore      *self,
                                  GCancellable *cancellable,
                                  GError      **error);
void     qd_store_update_stories_async (QdStore            *self,
                                        GCancellable       *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer            user_data);
gboolean qd_store_update_stories_finish (QdStore      *self,
                                         GAsyncResult *result,
                                         GError      **error);
gboolean qd_store_foreach_story (QdStore      *self,
                                 QdStoryFunc   func,
                                 gpointer      user_data,
                                 GCancellable *cancellable,
                                 GError      **error);
gboolean qd_store_merge_stories (QdStore      *self,
                                 const gint64 *a,
                                 gsize         n_a,
                                 const gint64 *b,
                                 gsize         n_b,
                                 GError      **error);
gboolean qd_store_split_story (QdStore      *self,
                               const gint64 *a,
                               gsize         n_a,
                               const gint64 *b,
                               gsize         n_b,
                               GError      **error);

/* Stories for the window. */

/**
 * QdStoryEntry:
 * @id: the story's row, until stories are derived again
 * @title: the title of the article that appeared first
 * @n_articles: how many articles tell it
 * @n_sources: of how many sources
 * @first: when the first of them appeared, µs since the epoch UTC, or %QD_TIME_UNKNOWN
 * @last: when the last did
 */
typedef struct
{
  gint64 id;
  char  *title;
  guint  n_articles;
  guint  n_sources;
  gint64 first;
  gint64 last;
} QdStoryEntry;

/**
 * QdStoryCell:
 * @source: which of the story's sources
 * @article_id: the article's row
 * @quotation_id: the quotation's row
 * @kind: what ties it to the fullest version that the story has
 */
typedef struct
{
  guint          source;
  gint64         article_id;
  gint64         quotation_id;
  QdRelationKind kind;
} QdStoryCell;

/**
 * QdStoryStatement:
 * @name: (nullable): the statement; %NULL for a quotation that nothing ties
 * @text: the fullest version in the story
 * @speaker: (nullable): who said it
 * @cells: (element-type QdStoryCell): a cell for each source that carries it
 * @texts: (element-type utf8): all versions
 */
typedef struct
{
  char      *name;
  char      *text;
  char      *speaker;
  GArray    *cells;
  GPtrArray *texts;
} QdStoryStatement;

/**
 * QdStory:
 * @articles: (element-type QdArticleRecord): the articles by date
 * @firsts: (element-type gint64): for each, the first of those that are copies of one another
 * @sources: (element-type utf8): the sources, as they came to tell it
 * @statements: (element-type QdStoryStatement): what is quoted, what most sources carry first
 */
typedef struct
{
  GPtrArray *articles;
  GArray    *firsts;
  GPtrArray *sources;
  GPtrArray *statements;
} QdStory;

void       qd_story_free (QdStory *self);
void       qd_store_list_stories_async (QdStore            *self,
                                        GCancellable       *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer            user_data);
GPtrArray *qd_store_list_stories_finish (QdStore      *self,
                                         GAsyncResult *result,
                                         GError      **error);
void       qd_store_load_story_async (QdStore            *self,
                                      gint64              story_id,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data);
QdStory   *qd_store_load_story_finish (QdStore      *self,
                                       GAsyncResult *result,
                                       GError      **error);

/* What an article left out. */

#define QD_MOST_LEFT_OUT 50

GPtrArray *qd_store_list_left_out (QdStore      *self,
                                   gint64        article_id,
                                   GCancellable *cancellable,
                                   GError      **error);
void       qd_store_list_left_out_async (QdStore            *self,
                                         gint64              article_id,
                                         GCancellable       *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer            user_data);
GPtrArray *qd_store_list_left_out_finish (QdStore      *self,
                                          GAsyncResult *result,
                                          GError      **error);

/* Articles that are copies of one another, by groups; brought up to date with the stories. @articles: (element-type
 * QdArticleRecord). */

typedef gboolean (*QdCopiesFunc) (GPtrArray *articles,
                                  gpointer   user_data);

gboolean qd_store_foreach_copies (QdStore      *self,
                                  QdCopiesFunc  func,
                                  gpointer      user_data,
                                  GCancellable *cancellable,
                                  GError      **error);

/* Care. */

char *qd_store_digest (QdStore      *self,
                       GCancellable *cancellable,
                       GError      **error);

/* Checks the file, the foreign keys, the search index, and that what is derived agrees with what it is derived from.
 * Returns (element-type utf8) the problems, none if the library is sound; %NULL and an error if it cannot tell. */

GPtrArray *qd_store_verify (QdStore      *self,
                            GCancellable *cancellable,
                            GError      **error);

/* Makes a new library of what can still be read of a damaged one. */

gboolean qd_store_salvage (const char   *from,
                           const char   *to,
                           guint        *n_saved,
                           guint        *n_partial,
                           guint        *n_lost,
                           GCancellable *cancellable,
                           GError      **error);
gboolean qd_store_backup (QdStore      *self,
                          const char   *path,
                          GCancellable *cancellable,
                          GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdArticleDetails, qd_article_details_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdKnownOrigins, qd_known_origins_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdPlaces, qd_places_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdStory, qd_story_free)

G_END_DECLS
