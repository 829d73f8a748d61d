/* qd-store-private.h: what the files of the store share
 *
 * Every function here that takes a QdSqlite runs on the thread of that connection, which the connection asserts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/qd-namesakes.h"
#include "store/qd-match-entry.h"
#include "store/qd-prepared-article.h"
#include "store/qd-search-terms.h"
#include "store/qd-sqlite.h"
#include "store/qd-store-articles.h"
#include "store/qd-store-care.h"
#include "store/qd-store-sources.h"
#include "store/qd-store-stories.h"
#include "store/qd-store.h"
#include "store/qd-ties.h"

G_BEGIN_DECLS

/* Threads and requests: qd-store-thread.c */

/**
 * QdStoreFunc:
 * @db: the thread's connection
 * @data: what was given with the request
 * @cancellable: (nullable): stops it; the connection's statements see it too
 * @error: return location
 *
 * What a thread does for a request. Returns: the result; %NULL and an error if it failed
 */
typedef gpointer (*QdStoreFunc) (QdSqlite     *db,
                                 gpointer      data,
                                 GCancellable *cancellable,
                                 GError      **error);

/**
 * QdStoreOpenFunc:
 * @path: the library
 * @create: whether to make it where there is none
 * @error: return location
 *
 * How a thread opens its connection. Returns: the connection; %NULL and an error if that failed
 */
typedef QdSqlite *(*QdStoreOpenFunc) (const char *path,
                                      gboolean    create,
                                      GError    **error);

/**
 * QdStoreThreadKind:
 * @name: its name, for debuggers
 * @open: how it opens its connection
 * @snapshot: whether each request reads one state of the library, whatever is written meanwhile
 * @upkeep: whether it keeps the library up between requests
 * @recent: whether it holds the newest articles ready for searches
 * @gives_way: whether it gives way to the other threads of the program
 */
typedef struct
{
  const char     *name;
  QdStoreOpenFunc open;
  gboolean        snapshot;
  gboolean        upkeep;
  gboolean        recent;
  gboolean        gives_way;
} QdStoreThreadKind;

typedef struct _QdStoreThread QdStoreThread;

QdStoreThread *_qd_store_thread_start (const QdStoreThreadKind *kind,
                                       const char              *path,
                                       gboolean                 create,
                                       GError                 **error);
void           _qd_store_thread_set_notify (QdStoreThread *self,
                                            void (*notify) (gpointer data),
                                            gpointer data);
void           _qd_store_thread_stop (QdStoreThread *self);
gpointer       _qd_store_thread_call (QdStoreThread *self,
                                      QdStoreFunc    func,
                                      gpointer       data,
                                      GCancellable  *cancellable,
                                      GError       **error);
void           _qd_store_thread_call_async (QdStoreThread *self,
                                            QdStoreFunc    func,
                                            gpointer       data,
                                            GDestroyNotify data_free,
                                            GTask         *task,
                                            GDestroyNotify result_free);
void           _qd_store_thread_set_helper (QdStoreThread *self,
                                            QdStoreThread *helper);
void           _qd_store_thread_post (QdStoreThread *self,
                                      QdStoreFunc    func);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdStoreThread, _qd_store_thread_stop)

/* Between requests: qd-store-upkeep.c */

/**
 * QdUpkeep:
 *
 * What is to be done for a library when nobody asks for anything. Belongs to the thread of its connection.
 */
typedef struct _QdUpkeep QdUpkeep;

QdUpkeep *_qd_upkeep_new (QdSqlite *db);
void      _qd_upkeep_free (QdUpkeep *self);
gboolean  _qd_upkeep_step (QdUpkeep *self);
void      _qd_upkeep_note_request (QdUpkeep *self,
                                   gint64    duration);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdUpkeep, _qd_upkeep_free)

gboolean _qd_search_count_segments (QdSqlite *db,
                                    guint    *n,
                                    GError  **error);

/* Opening: qd-store-connect.c */

QdSqlite *_qd_store_open_writer (const char *path,
                                 gboolean    create,
                                 GError    **error);
QdSqlite *_qd_store_open_reader (const char *path,
                                 gboolean    create,
                                 GError    **error);
QdSqlite *_qd_store_open_read_only (const char *path,
                                    gboolean    create,
                                    GError    **error);
gboolean  _qd_store_has_log (const char *path);

/* Calling: qd-store.c */

/* What a function that succeeded and has nothing to return returns. */
#define QD_STORE_DONE GINT_TO_POINTER (TRUE)

gpointer _qd_store_read (QdStore      *self,
                         QdStoreFunc   func,
                         gpointer      data,
                         GCancellable *cancellable,
                         GError      **error);
void     _qd_store_read_async (QdStore       *self,
                               QdStoreFunc    func,
                               gpointer       data,
                               GDestroyNotify data_free,
                               GTask         *task,
                               GDestroyNotify result_free);
gpointer _qd_store_find (QdStore      *self,
                         QdStoreFunc   func,
                         gpointer      data,
                         GCancellable *cancellable,
                         GError      **error);
void     _qd_store_find_async (QdStore       *self,
                               QdStoreFunc    func,
                               gpointer       data,
                               GDestroyNotify data_free,
                               GTask         *task,
                               GDestroyNotify result_free);
gpointer _qd_store_write (QdStore      *self,
                          QdStoreFunc   func,
                          gpointer      data,
                          GCancellable *cancellable,
                          GError      **error);
void     _qd_store_write_async (QdStore       *self,
                                QdStoreFunc    func,
                                gpointer       data,
                                GDestroyNotify data_free,
                                GTask         *task,
                                GDestroyNotify result_free);
gboolean _qd_store_set_max_pages (QdStore *self,
                                  guint    n_pages,
                                  GError **error);

/* Sources: qd-store-sources.c */

gboolean _qd_store_ensure_source (QdSqlite   *db,
                                  const char *name,
                                  gint64     *source_id,
                                  GError    **error);
char    *_qd_store_dup_domain (const char *url);
gboolean _qd_store_file_source (QdSqlite   *db,
                                const char *given,
                                const char *url,
                                gint64     *source_id,
                                gboolean   *renamed,
                                GError    **error);

/* What a person changes: qd-store-change.c, and one function a table. Each runs in a transaction and gives the change that
 * takes it back; %NULL on error. */

GArray    *_qd_store_new_ids (GVariant *ids);
QdChange  *_qd_store_rename_source (QdSqlite *db,
                                    QdChange *change,
                                    GError  **error);
QdChange  *_qd_store_change_source_names (QdSqlite *db,
                                          QdChange *change,
                                          GError  **error);
QdChange  *_qd_store_change_places (QdSqlite *db,
                                    QdChange *change,
                                    GError  **error);
QdChange  *_qd_store_add_tag (QdSqlite *db,
                              QdChange *change,
                              GError  **error);
QdChange  *_qd_store_edit_tag (QdSqlite *db,
                               QdChange *change,
                               GError  **error);
QdChange  *_qd_store_remove_tag (QdSqlite *db,
                                 QdChange *change,
                                 GError  **error);
QdChange  *_qd_store_tag_articles (QdSqlite *db,
                                   QdChange *change,
                                   GError  **error);
QdChange  *_qd_store_merge_tag (QdSqlite *db,
                                QdChange *change,
                                GError  **error);
QdChange  *_qd_store_split_tag (QdSqlite *db,
                                QdChange *change,
                                GError  **error);
QdChange  *_qd_store_add_search (QdSqlite *db,
                                 QdChange *change,
                                 GError  **error);
QdChange  *_qd_store_rename_search (QdSqlite *db,
                                    QdChange *change,
                                    GError  **error);
QdChange  *_qd_store_remove_search (QdSqlite *db,
                                    QdChange *change,
                                    GError  **error);
QdChange  *_qd_store_change_speakers (QdSqlite *db,
                                      QdChange *change,
                                      GError  **error);
QdChange  *_qd_store_mark_stories (QdSqlite *db,
                                   QdChange *change,
                                   GError  **error);
QdChange  *_qd_store_change_story_marks (QdSqlite *db,
                                         QdChange *change,
                                         GError  **error);
QdChange  *_qd_store_remove_feed (QdSqlite *db,
                                  QdChange *change,
                                  GError  **error);
QdChange  *_qd_store_restore_feed (QdSqlite *db,
                                   QdChange *change,
                                   GError  **error);
QdChange  *_qd_store_flag_articles (QdSqlite *db,
                                    QdChange *change,
                                    GError  **error);
GPtrArray *_qd_store_load_sources (QdSqlite *db,
                                   GError  **error);
gboolean   _qd_store_load_counts (QdSqlite      *db,
                                  QdStoreCounts *counts,
                                  GError       **error);
gpointer   _qd_store_update_stories (QdSqlite     *db,
                                     gpointer      data,
                                     GCancellable *cancellable,
                                     GError      **error);
gboolean   _qd_store_file_sources (QdSqlite *db,
                                   GError  **error);
gboolean   _qd_store_refile_sources (QdSqlite *db,
                                     GError  **error);
gboolean   _qd_store_drop_empty_sources (QdSqlite *db,
                                         GError  **error);
gboolean   _qd_store_file_under (QdSqlite   *db,
                                 gint64      article_id,
                                 const char *name,
                                 GError    **error);

/* Articles: qd-store-articles.c. The columns that _qd_store_read_article_record() reads, from the first on. */

#define QD_ARTICLE_COLUMNS                                                                                             \
  "articles.id, articles.label, articles.title, articles.source_id, sources.name, articles.byline, articles.dateline," \
  " articles.published, articles.url, articles.language, articles.n_words, articles.n_quotations, articles.n_shared,"  \
  " articles.read, articles.starred, articles.given_source,"                                                           \
  " CASE WHEN EXISTS (SELECT 1 FROM article_tags WHERE article_tags.article_id = articles.id) THEN"                    \
  "  (SELECT group_concat (tags.colour || ' ' || tags.name, char (10) ORDER BY tags.name) FROM article_tags"           \
  "  JOIN tags ON tags.id = article_tags.tag_id WHERE article_tags.article_id = articles.id) END,"                     \
  " lower (hex (substr (articles.identity, 1, 8)))"
#define QD_ARTICLE_N_COLUMNS 18

/* The first of the articles whose identity is between two. */
#define QD_ARTICLE_BY_NAME_SQL "SELECT id FROM articles WHERE identity BETWEEN ?1 AND ?2 ORDER BY identity LIMIT 1"

QdArticleRecord *_qd_store_read_article_record (QdStatement *statement,
                                                int          column,
                                                const char  *snippet);
QdStep           _qd_store_step_article_record (QdSqlite         *db,
                                                gint64            article_id,
                                                QdArticleRecord **record,
                                                GError          **error);
QdArticleRecord *_qd_store_load_article_record (QdSqlite *db,
                                                gint64    article_id,
                                                GError  **error);
gboolean         _qd_store_run_for_article (QdSqlite   *db,
                                            const char *sql,
                                            gint64      article_id,
                                            GError    **error);

/* Pictures and facts: qd-store-extras.c */

gboolean   _qd_store_insert_pictures (QdSqlite       *db,
                                      QdArticleDraft *draft,
                                      gint64          article_id,
                                      GError        **error);
gboolean   _qd_store_replace_extras (QdSqlite       *db,
                                     QdArticleDraft *draft,
                                     gint64          article_id,
                                     GError        **error);
GPtrArray *_qd_store_load_facts (QdSqlite *db,
                                 gint64    article_id,
                                 GError  **error);
GPtrArray *_qd_store_load_pictures (QdSqlite *db,
                                    gint64    article_id,
                                    GError  **error);
GBytes    *_qd_store_load_picture_bytes (QdSqlite *db,
                                         gint64    article_id,
                                         guint     ordinal,
                                         GError  **error);

/* Bodies and originals: qd-store-bodies.c */

gboolean _qd_store_insert_body (QdSqlite   *db,
                                gint64      article_id,
                                GBytes     *text,
                                gsize       size,
                                GByteArray *marks,
                                gboolean    replace,
                                GError    **error);
gboolean _qd_store_write_marks (QdSqlite   *db,
                                gint64      article_id,
                                GByteArray *marks,
                                GError    **error);
gboolean _qd_search_refold (QdSqlite *db,
                            GError  **error);
gboolean _qd_store_pack_bodies (QdSqlite *db,
                                GError  **error);
QdBody  *_qd_store_load_body (QdSqlite *db,
                              gint64    article_id,
                              GError  **error);
char    *_qd_store_load_text_start (QdSqlite *db,
                                    gint64    article_id,
                                    gsize     most,
                                    gsize    *size,
                                    GError  **error);

/**
 * QdOriginal:
 * @sha256: its SHA-256, 32 bytes
 * @size: its size, bytes
 * @data: (nullable): its packed form; %NULL if there is no original
 *
 * An original made ready to be stored, on the thread of the caller.
 */
typedef struct
{
  guint8  sha256[32];
  gsize   size;
  GBytes *data;
} QdOriginal;

void     _qd_original_init (QdOriginal *self,
                            GBytes     *bytes,
                            const char *model,
                            gsize       model_size);
void     _qd_original_clear (QdOriginal *self);
gboolean _qd_store_ensure_original (QdSqlite         *db,
                                    const QdOriginal *original,
                                    gint64            article_id,
                                    gint64           *original_id,
                                    GError          **error);
GBytes  *_qd_store_unpack_original (QdSqlite *db,
                                    gint64    original_id,
                                    GError  **error);
gboolean _qd_store_unbind_originals (QdSqlite *db,
                                     gint64    article_id,
                                     GError  **error);
gboolean _qd_store_drop_unused_originals (QdSqlite *db,
                                          GArray   *original_ids,
                                          GError  **error);

/* Articles become rows: qd-store-add.c */

gboolean _qd_store_renew_article (QdSqlite          *db,
                                  QdPreparedArticle *self,
                                  gint64             article_id,
                                  GError           **error);

/* Files: qd-store-files.c */

gboolean _qd_store_mark_file (QdSqlite   *db,
                              const char *path,
                              guint64     size,
                              gint64      modified,
                              GError    **error);

/* Articles on their way in: qd-prepared-article.c */

struct _QdPreparedArticle
{
  QdArticleDraft *draft;    /* borrowed */
  QdAnalysis     *found;    /* by the program */
  QdAnalysis     *analysis; /* what is stored: what was found, with what a person said of it */
  char           *source;   /* the outlet under which a person filed the article; NULL for the draft's */
  gboolean        unfile;   /* whether the article is to go back to the outlet that it was imported with */
  guint8          identity[32];
  gint64          tie; /* from the identity */
  char           *path;
  char           *sort_title;
  GBytes         *text; /* packed; NULL where the library has it */
  gsize           text_size;
  GByteArray     *marks;
  QdOriginal      original;
  GBytes         *profile;
  QdSearchTerms  *terms;           /* for the search indexes; NULL for one that is too long to be put in with others */
  QdSearchTerms  *quotation_terms; /* the same of its quotations */
  QdMatchEntry   *entry;           /* NULL once it was taken */
  GError         *error;           /* why it cannot be added; then the other fields are unset */
};

QdPreparedArticle *_qd_prepared_article_new_again (QdArticleDraft *draft);
QdMatchEntry      *_qd_prepared_article_take_entry (QdPreparedArticle *self);
gboolean           _qd_prepared_article_has_terms (QdPreparedArticle *self);
const char        *_qd_prepared_article_get_language (const QdPreparedArticle *self);

/* Articles as they were imported: qd-store-drafts.c */

gboolean _qd_store_is_as_imported (QdSqlite *db,
                                   gint64    article_id);
gboolean _qd_store_make_drafts (QdSqlite  *db,
                                gint64     article_id,
                                GPtrArray *drafts,
                                gboolean  *read,
                                gboolean  *starred,
                                gboolean   whole,
                                GError   **error);

/* Copies: qd-store-target.c */

/**
 * QdStoreTarget:
 * @path: the file that a library is copied to
 * @part: the file that is written meanwhile; %NULL when it has its name
 * @lock_fd: of the lock of the library that is replaced; -1 if there is none
 */
typedef struct
{
  char *path;
  char *part;
  int   lock_fd;
} QdStoreTarget;

#define QD_STORE_TARGET_INIT { .lock_fd = -1 }

gboolean _qd_store_target_begin (QdStoreTarget *self,
                                 const char    *library,
                                 const char    *path,
                                 GError       **error);
gboolean _qd_store_target_finish (QdStoreTarget *self,
                                  gboolean       written,
                                  GError       **error);
void     _qd_store_target_clear (QdStoreTarget *self);
void     _qd_store_remove_log (const char *path);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (QdStoreTarget, _qd_store_target_clear)

/* Corrections: qd-store-corrections.c. Those that an article has: parameters are its identity, URL, label, title and source. */

#define QD_CORRECTIONS_OF_ARTICLE_SQL                                                                                      \
  "SELECT id, identity, label, title, source, url, field, value, was, created FROM corrections"                            \
  " WHERE identity = ?1 OR (url IS NOT NULL AND url = ?2) OR (label = ?3 AND url IS NULL AND title IS ?4 AND source = ?5)" \
  " ORDER BY id"

/* The articles that are known by what a correction names, with the same parameters. */

#define QD_CORRECTED_ARTICLES_SQL                                                            \
  "SELECT id FROM articles WHERE identity = ?1 UNION SELECT id FROM articles WHERE url = ?2" \
  " UNION SELECT articles.id FROM articles JOIN sources ON sources.id = source_id"           \
  " WHERE ?2 IS NULL AND label = ?3 AND title IS ?4 AND coalesce (given_source, sources.name) = ?5"

/* The corrections of relations whose second article has these parameters. */

#define QD_CORRECTION_ENDS_OF_ARTICLE_SQL                                                                                  \
  "SELECT correction_id FROM correction_ends"                                                                              \
  " WHERE identity = ?1 OR (url IS NOT NULL AND url = ?2) OR (label = ?3 AND url IS NULL AND title IS ?4 AND source = ?5)" \
  " ORDER BY correction_id"

/* Parts of correction_passages: the words that a correction is of, and those that it gives besides. */
typedef enum {
  QD_CORRECTION_PART_WORDS,
  QD_CORRECTION_PART_EXTENT,
} QdCorrectionPart;

GPtrArray     *_qd_correction_load_passages (QdSqlite        *db,
                                             gint64           correction_id,
                                             QdCorrectionPart part,
                                             GError         **error);
void           _qd_store_bind_known (QdStatement          *statement,
                                     const QdKnownArticle *article);
QdKnownArticle _qd_store_know_draft (const QdPreparedArticle *article);

gboolean _qd_store_take_corrections (QdSqlite          *db,
                                     QdPreparedArticle *article,
                                     GError           **error);
gboolean _qd_store_copy_corrections (QdSqlite *from,
                                     QdStore  *to,
                                     GError  **error);

/* Notes: qd-store-notes.c. Those that an article has: parameters as for corrections. */

#define QD_NOTE_COLUMNS "id, identity, label, title, source, url, style, text, created, changed, start, exact, prefix, suffix"

#define QD_NOTES_OF_ARTICLE_SQL                                                                                            \
  "SELECT " QD_NOTE_COLUMNS " FROM notes"                                                                                  \
  " WHERE identity = ?1 OR (url IS NOT NULL AND url = ?2) OR (label = ?3 AND url IS NULL AND title IS ?4 AND source = ?5)" \
  " ORDER BY id"

/* The article that has a note, with the same parameters. */

#define QD_ARTICLE_OF_NOTE_SQL                                                                                      \
  "SELECT coalesce ((SELECT id FROM articles WHERE identity = ?1), (SELECT max (id) FROM articles WHERE url = ?2)," \
  " (SELECT max (articles.id) FROM articles JOIN sources ON sources.id = source_id"                                 \
  "   WHERE ?2 IS NULL AND label = ?3 AND title IS ?4 AND coalesce (given_source, sources.name) = ?5), 0)"

QdChange *_qd_store_add_note (QdSqlite *db,
                              QdChange *change,
                              GError  **error);
QdChange *_qd_store_edit_note (QdSqlite *db,
                               QdChange *change,
                               GError  **error);
QdChange *_qd_store_remove_note (QdSqlite *db,
                                 QdChange *change,
                                 GError  **error);
QdChange *_qd_store_restore_note (QdSqlite *db,
                                  QdChange *change,
                                  GError  **error);
gboolean  _qd_store_copy_notes (QdSqlite *from,
                                QdStore  *to,
                                GError  **error);

/* Details: qd-store-details.c. Rows of an article and its versions, the latest first: the article, and how many at most. */

#define QD_VERSIONS_SQL                                                                                         \
  "SELECT ?1 AS id"                                                                                             \
  " UNION SELECT other.id FROM articles AS own JOIN articles AS other ON other.url = own.url WHERE own.id = ?1" \
  " UNION SELECT other.article_id FROM origins AS own JOIN origins AS other"                                    \
  "   ON other.external_id = own.external_id AND +other.path = own.path"                                        \
  "   WHERE own.article_id = ?1 AND own.external_id <> ''"                                                      \
  " UNION SELECT other.article_id FROM origins AS own JOIN origins AS other"                                    \
  "   ON other.path = own.path AND +other.external_id = '' AND other.line = own.line"                           \
  "   WHERE own.article_id = ?1 AND own.external_id = ''"                                                       \
  " ORDER BY id DESC LIMIT ?2"

/* Articles that are analysed again: qd-stale-article.c */

QdPreparedArticle *_qd_store_prepare_again (QdSqlite        *db,
                                            gint64           article_id,
                                            QdArticleDraft **draft,
                                            GError         **error);

QdBody *_qd_store_strip_boilerplate (QdBody *body);
void    _qd_renewal_set_comparison (QdRenewal *self,
                                    gint64     version);

/**
 * QdMatcher:
 *
 * Compares articles with those that share a key with them, and keeps the quotations of those that were compared last.
 * Belongs to one writing connection.
 */
typedef struct _QdMatcher QdMatcher;

/**
 * QdMatchCounts:
 * @n_met: pairs of articles that share a key
 * @n_compared: those of them that were compared
 * @n_loaded: articles that were loaded for it
 * @most_pending: the most pairs that were compared before what follows from them was written
 *
 * What a matcher has done, for tests of how its work grows.
 */
typedef struct
{
  guint64 n_met;
  guint64 n_compared;
  guint64 n_loaded;
  guint64 most_pending;
} QdMatchCounts;

/* Quotations: qd-store-quotations.c. The columns that _qd_store_read_quotation() reads, from the first on. */

#define QD_QUOTATION_COLUMNS                                                                                     \
  "quotations.id, quotations.article_id, quotations.kind, quotations.spans, quotations.parent,"                  \
  " quotations.speaker, quotations.confidence, quotations.details, quotations.strongest,"                        \
  " quotations.ordinal, (SELECT statements.name FROM statements WHERE statements.id = quotations.statement_id)," \
  " (SELECT statements.n_articles FROM statements WHERE statements.id = quotations.statement_id),"               \
  " CASE WHEN quotations.statement_id IS NULL THEN (SELECT articles.identity FROM articles WHERE articles.id = quotations.article_id) END"
#define QD_QUOTATION_N_COLUMNS 13

/* The words of a row of quotations; none if it is damaged, or its body gone. */
#define QD_QUOTATION_TEXT                                                                                     \
  "coalesce ((SELECT qd_quoted (quotations.spans, packed_bodies.text, packed_bodies.size) FROM packed_bodies" \
  " WHERE packed_bodies.article_id = quotations.article_id), '')"

#define QD_COPIES_COUNT_SQL                                                                                       \
  "SELECT count(DISTINCT article_id) - count(DISTINCT coalesce ("                                                 \
  "  (SELECT first_id FROM article_copies WHERE article_copies.article_id = quotations.article_id), article_id))" \
  " FROM quotations WHERE statement_id = (SELECT asked.statement_id FROM quotations AS asked WHERE asked.id = ?1)"

/**
 * QdQuotedArticle:
 * @article_id: an article's row
 * @analysis: what holds its quotations
 * @body: what they are in
 */
typedef struct
{
  gint64      article_id;
  QdAnalysis *analysis;
  QdBody     *body;
} QdQuotedArticle;

gboolean           _qd_store_insert_quotations (QdSqlite              *db,
                                                const QdQuotedArticle *articles,
                                                guint                  n_articles,
                                                QdMatcher             *matcher,
                                                GError               **error);
gboolean           _qd_store_check_quotations (QdSqlite   *db,
                                               gint64      article_id,
                                               QdAnalysis *analysis,
                                               QdBody     *body,
                                               gboolean   *same,
                                               GError    **error);
gboolean           _qd_store_pack_quotations (QdSqlite *db,
                                              GError  **error);
gboolean           _qd_store_measure_quotation (QdStatement *statement,
                                                int          column,
                                                gsize       *end);
QdQuotationRecord *_qd_store_read_quotation (QdStatement *statement,
                                             int          column,
                                             const char  *text,
                                             gsize        len);
GPtrArray         *_qd_store_load_quotations (QdSqlite   *db,
                                              gint64      article_id,
                                              const char *text,
                                              gsize       len,
                                              GError    **error);
void               _qd_store_set_damage_error (QdSqlite *db,
                                               GError  **error);

/* Search: qd-store-search.c */

char    *_qd_store_join_speakers (GPtrArray *speakers);
char    *_qd_store_dup_speakers (QdAnalysis *analysis);
gboolean _qd_store_index_article (QdSqlite       *db,
                                  gint64          article_id,
                                  QdArticleDraft *draft,
                                  QdAnalysis     *analysis,
                                  GError        **error);
gboolean _qd_store_index_quotations (QdSqlite   *db,
                                     gint64      first_quotation,
                                     QdAnalysis *analysis,
                                     GError    **error);
gboolean _qd_store_unindex_known_article (QdSqlite       *db,
                                          gint64          article_id,
                                          QdArticleDraft *draft,
                                          const char     *speakers,
                                          GError        **error);
gboolean _qd_store_unindex_known_quotations (QdSqlite  *db,
                                             GArray    *ids,
                                             GPtrArray *words,
                                             GError   **error);
void     _qd_search_make_terms (QdArticleDraft *draft,
                                QdAnalysis     *analysis,
                                QdSearchTerms **article,
                                QdSearchTerms **quotations);

/**
 * QdSearchBatch:
 *
 * Articles that are put into the search indexes together. Belongs to one connection and its thread.
 */
typedef struct _QdSearchBatch QdSearchBatch;

gboolean _qd_search_batch_new (QdSqlite       *db,
                               QdSearchBatch **batch,
                               GError        **error);
void     _qd_search_batch_free (QdSearchBatch *self);
gboolean _qd_search_batch_add (QdSearchBatch           *self,
                               gint64                   article_id,
                               gint64                   first_quotation,
                               const QdPreparedArticle *article,
                               GError                 **error);
gboolean _qd_search_batch_write (QdSearchBatch *self,
                                 GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdSearchBatch, _qd_search_batch_free)

gboolean _qd_store_rebuild_search (QdSqlite *db,
                                   GError  **error);
gboolean _qd_store_unindex_article (QdSqlite *db,
                                    gint64    article_id,
                                    GError  **error);

/* Relations: qd-matcher-find.c decides which articles are compared, qd-store-statements.c what follows; qd-store-rematch.c checks, and matches
 * all anew. */

gboolean _qd_store_match_all (QdSqlite *db,
                              GError  **error);
gboolean _qd_store_store_briefs (QdSqlite *db,
                                 GError  **error);
gboolean _qd_store_pack_relations (QdSqlite *db,
                                   GError  **error);

QdMatcher    *_qd_matcher_get (QdSqlite *db);
QdMatcher    *_qd_matcher_get_as_is (QdSqlite *db);
QdMatchCounts _qd_matcher_get_counts (QdMatcher *self);
gboolean      _qd_matcher_add (QdMatcher    *self,
                               QdMatchEntry *entry,
                               GError      **error);
gboolean      _qd_matcher_settle (QdMatcher *self,
                                  guint     *n_settled,
                                  GError   **error);
GByteArray   *_qd_matcher_get_fate (QdMatcher   *self,
                                    gint64       article_id,
                                    guint        ordinal,
                                    QdTieResult *fate);
guint         _qd_matcher_count_shared (QdMatcher *self,
                                        gint64     article_id);
gboolean      _qd_matcher_finish (QdMatcher *self,
                                  GError   **error);
gboolean      _qd_matcher_begin_ahead (QdMatcher *self,
                                       gboolean  *can,
                                       GError   **error);
void          _qd_matcher_add_ahead (QdMatcher    *self,
                                     QdMatchEntry *entry);
guint         _qd_matcher_get_n_ahead (const QdMatcher *self);
QdMatchEntry *_qd_matcher_get_ahead (const QdMatcher *self,
                                     guint            index);
gboolean      _qd_matcher_store_ahead (QdMatcher *self,
                                       GError   **error);
void          _qd_matcher_withdraw (QdMatcher *self);
gboolean      _qd_matcher_remove (QdMatcher *self,
                                  gint64     article_id,
                                  GError   **error);
gboolean      _qd_matcher_exchange (QdMatcher    *self,
                                    QdMatchEntry *entry,
                                    GArray       *before,
                                    GError      **error);
QdMatchEntry *_qd_matcher_derive (QdMatcher *self,
                                  gint64     article_id,
                                  gboolean  *found,
                                  guint64   *sum,
                                  GError   **error);
gboolean      _qd_matcher_sum (QdMatcher *self,
                               guint64   *sum,
                               GError   **error);
gboolean      _qd_matcher_refresh (QdMatcher *self,
                                   GError   **error);
void          _qd_matcher_forget (QdMatcher *self);

/* Statements: qd-store-statements.c */

gboolean _qd_store_update_n_shared (QdSqlite   *db,
                                    GHashTable *articles,
                                    GError    **error);
gboolean _qd_store_take_statements (QdSqlite   *db,
                                    gint64      article_id,
                                    GHashTable *statements,
                                    GError    **error);
char    *_qd_store_check_statement (QdSqlite *db,
                                    gint64    statement_id,
                                    GError  **error);
gboolean _qd_store_rebuild_statements (QdSqlite   *db,
                                       GHashTable *statements,
                                       GError    **error);

/**
 * QdRelatedRow:
 * @own_id: a quotation of the article that was asked for
 * @own: which of its quotations that is
 * @other_article: the article of another quotation, which may be the same
 * @other: which of its quotations that is
 * @relation: what ties the first, as a, to the other, as b
 *
 * A relation as seen from an article.
 */
typedef struct
{
  gint64     own_id;
  guint      own;
  gint64     other_article;
  guint      other;
  QdRelation relation;
} QdRelatedRow;

/* Renditions: qd-store-renditions.c. Here so that a test can ask SQLite how it goes about it. First the quotation that is asked for;
 * then those of its statement in other articles, with the relations of those that would have one to it. */
#define QD_ASKED_SQL "SELECT statement_id, article_id, relations FROM quotations WHERE id = ?1"
#define QD_CARRIERS_SQL                                                              \
  "SELECT quotations.id, CASE WHEN quotations.id > ?3 THEN quotations.relations END" \
  " FROM quotations CROSS JOIN articles ON articles.id = quotations.article_id"      \
  " WHERE quotations.statement_id = ?1 AND quotations.article_id <> ?2"              \
  " ORDER BY articles.published ASC NULLS LAST, articles.label, articles.tie, quotations.ordinal"

/* One quotation with its article: the columns of the article, then of the quotation, then its relations. */
#define QD_RENDITION_SQL                                                                                                  \
  "SELECT " QD_ARTICLE_COLUMNS ", " QD_QUOTATION_COLUMNS ", quotations.relations"                                         \
  " FROM quotations JOIN articles ON articles.id = quotations.article_id JOIN sources ON sources.id = articles.source_id" \
  " WHERE quotations.id = ?1"

QdRendition *_qd_store_load_rendition (QdSqlite         *db,
                                       gint64            quotation_id,
                                       const QdRelation *relation,
                                       GError          **error);

/* Statements: qd-store-compare.c. The quotations of one by date, with text, speaker and time; those whose names begin so. */
#define QD_STATEMENT_PARTS_SQL                                                                          \
  "SELECT quotations.id, " QD_QUOTATION_TEXT ", quotations.speaker, articles.published FROM quotations" \
  " JOIN articles ON articles.id = quotations.article_id WHERE quotations.statement_id = ?1"            \
  " ORDER BY articles.published ASC NULLS LAST, articles.label, articles.tie, quotations.ordinal"
#define QD_STATEMENT_BY_NAME_SQL "SELECT id, name, n_articles FROM statements WHERE name >= ?1 AND name < ?1 || 'g' ORDER BY name"

/* One story: qd-store-story.c. Its articles, each behind the first of its copies; its quotations. */
#define QD_STORY_ARTICLES_SQL                                                                                            \
  "SELECT coalesce (first_id, articles.id), " QD_ARTICLE_COLUMNS                                                         \
  " FROM article_stories CROSS JOIN articles ON articles.id = article_stories.article_id"                                \
  " JOIN sources ON sources.id = articles.source_id LEFT JOIN article_copies ON article_copies.article_id = articles.id" \
  " WHERE story_id = ?1 ORDER BY published ASC NULLS LAST, label, tie"
#define QD_STORY_QUOTATIONS_SQL                                                                                           \
  "SELECT quotations.id, quotations.article_id, " QD_QUOTATION_TEXT ", quotations.speaker, statements.name, sources.name" \
  " FROM article_stories CROSS JOIN articles ON articles.id = article_stories.article_id"                                 \
  " CROSS JOIN sources ON sources.id = articles.source_id CROSS JOIN quotations ON quotations.article_id = articles.id"   \
  " LEFT JOIN statements ON statements.id = quotations.statement_id"                                                      \
  " WHERE story_id = ?1 ORDER BY published ASC NULLS LAST, label, tie, quotations.ordinal"

/* What an article left out: qd-store-left-out.c. Of each statement that others of its story carry the longest quotation, the first
 * by label if several are as long; in how many of these articles it is, copies of one text being one. */
#define QD_LEFT_OUT_SQL                                                                                                            \
  "SELECT quotations.id, max (printf ('%09d', length (" QD_QUOTATION_TEXT ")) || articles.label),"                                 \
  " count (DISTINCT coalesce (first_id, quotations.article_id)) AS n"                                                              \
  " FROM article_stories AS own CROSS JOIN article_stories AS member ON member.story_id = own.story_id"                            \
  " CROSS JOIN articles ON articles.id = member.article_id CROSS JOIN quotations ON quotations.article_id = member.article_id"     \
  " LEFT JOIN article_copies ON article_copies.article_id = quotations.article_id"                                                 \
  " WHERE own.article_id = ?1 AND member.article_id <> ?1 AND quotations.statement_id IS NOT NULL"                                 \
  "  AND NOT EXISTS (SELECT 1 FROM quotations AS here WHERE here.statement_id = quotations.statement_id AND here.article_id = ?1)" \
  " GROUP BY quotations.statement_id HAVING n >= 2 ORDER BY n DESC, " QD_QUOTATION_TEXT ", articles.label LIMIT " G_STRINGIFY (QD_MOST_LEFT_OUT)

/* People: qd-store-people.c. All names, from their index, those of each piece of it apart; what was said under some names, in each piece. */
#define QD_SPEAKER_PIECE "(quotations.article_id >> 13)"
#define QD_SPEAKER_NAMES_SQL                                                                                                                                \
  "SELECT speaker, count(*), count(DISTINCT article_id) FROM quotations INDEXED BY quotations_speaker WHERE speaker IS NOT NULL GROUP BY " QD_SPEAKER_PIECE \
  ", speaker"
QdNamesakes *_qd_store_load_namesakes (QdSqlite *db,
                                       GError  **error);
gboolean     _qd_store_is_named (const char *person);

#define QD_NEXT_SPEAKER_PIECE \
  "SELECT min (" QD_SPEAKER_PIECE ") FROM quotations INDEXED BY quotations_speaker WHERE speaker IS NOT NULL"
#define QD_SPOKEN_SQL                                                                                                 \
  "WITH RECURSIVE pieces (piece) AS (" QD_NEXT_SPEAKER_PIECE                                                          \
  "  UNION ALL SELECT (" QD_NEXT_SPEAKER_PIECE " AND " QD_SPEAKER_PIECE " > piece) FROM pieces WHERE piece NOTNULL)"  \
  "SELECT quotations.id, quotations.article_id, " QD_QUOTATION_TEXT ", quotations.speaker, statements.name,"          \
  " coalesce (statements.n_articles, 1), sources.name, articles.published, articles.title"                            \
  " FROM json_each (?1) AS names CROSS JOIN pieces"                                                                   \
  " CROSS JOIN quotations INDEXED BY quotations_speaker ON " QD_SPEAKER_PIECE " = piece"                              \
  " AND quotations.speaker = names.value"                                                                             \
  " CROSS JOIN articles ON articles.id = quotations.article_id CROSS JOIN sources ON sources.id = articles.source_id" \
  " LEFT JOIN statements ON statements.id = quotations.statement_id"                                                  \
  " ORDER BY articles.published DESC NULLS LAST, articles.label, articles.tie, quotations.ordinal"

/* Quotations found by their words: qd-store-quotes.c */

/**
 * QdFoundQuote:
 * @id: the quotation's row
 * @article_id: its article's row
 * @relation: from the words that were looked for (a) to it (b)
 */
typedef struct
{
  gint64     id;
  gint64     article_id;
  QdRelation relation;
} QdFoundQuote;

/**
 * QdQuoteDemand:
 * @QD_QUOTE_DEMAND_HOLDS: the quotation holds the words, but for a few
 * @QD_QUOTE_DEMAND_RELATED: it is one version of the words, or they are one of it
 */
typedef enum {
  QD_QUOTE_DEMAND_HOLDS,
  QD_QUOTE_DEMAND_RELATED,
} QdQuoteDemand;

/* Rows of quotations that may hold words; parameter 1 is the query. */
#define QD_QUOTE_CANDIDATES_SQL                                                                                \
  "SELECT quotations.id, quotations.article_id, " QD_QUOTATION_TEXT " FROM quote_search CROSS JOIN quotations" \
  " ON quotations.id = quote_search.rowid WHERE quote_search MATCH ?1"

GArray *_qd_store_find_quotes (QdSqlite     *db,
                               const char   *words,
                               QdQuoteDemand demand,
                               GError      **error);

/* Stories: qd-store-stories.c, qd-store-story-marks.c; copies: qd-store-copies.c */

gboolean _qd_store_insert_sketches (QdSqlite *db,
                                    guint     most,
                                    guint    *n_inserted,
                                    GError  **error);
gboolean _qd_store_update_copies (QdSqlite *db,
                                  GError  **error);
gboolean _qd_store_check_copies (QdSqlite *db,
                                 gboolean *agree,
                                 GError  **error);

/* Checking what an article yields: qd-store-verify-findings.c */

gboolean _qd_store_check_findings (QdSqlite  *db,
                                   gint64     article_id,
                                   GPtrArray *what,
                                   GError   **error);

gboolean _qd_store_check_stories (QdSqlite *db,
                                  gboolean *agree,
                                  GError  **error);

/* Finding: qd-search-demand.c, qd-store-find.c, qd-store-list.c. Parameter 1 is a query of the index, 2 a row. */
#define QD_SEARCH_ROWS_SQL "SELECT rowid FROM search WHERE search MATCH ?1"
#define QD_SEARCH_PROBE_SQL "SELECT 1 FROM search WHERE search MATCH ?1 AND rowid = ?2"
#define QD_SEARCH_RANKS_SQL                                                              \
  "SELECT rowid, CASE WHEN qd_wanted (rowid) THEN bm25 (search, 6.0, 1.0, 2.0, 2.0) END" \
  " FROM search WHERE search MATCH ?1"
#define QD_QUOTATION_WORDS_SQL "SELECT speaker, " QD_QUOTATION_TEXT " FROM quotations WHERE article_id = ?1 ORDER BY ordinal"

char *_qd_store_dup_find_sql (const QdArticleFilter *filter,
                              gboolean               listed,
                              gboolean               dated);

G_END_DECLS
