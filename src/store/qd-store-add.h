/* qd-store-add.h: adding articles, and which files were read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/qd-coming-articles.h"
#include "store/qd-store.h"

G_BEGIN_DECLS

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
                               QdComingArticles *coming,
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

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdKnownOrigins, qd_known_origins_unref)

G_END_DECLS
