/* qd-article-draft.h: an article on its way into the store
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/qd-article-extras.h"
#include "store/qd-records.h"

G_BEGIN_DECLS

/**
 * QdArticleDraft:
 *
 * What a reader found of one article. Setters copy; every field but the body may be missing. Used by one thread at
 * a time. Its identity is a SHA-256 over source, title and body, so that what was imported before is known again
 * whatever file or format it comes from.
 */
typedef struct _QdArticleDraft QdArticleDraft;

QdArticleDraft *qd_article_draft_new (void);
void            qd_article_draft_free (QdArticleDraft *self);
void            qd_article_draft_set_external_id (QdArticleDraft *self, const char *external_id);
void            qd_article_draft_set_path (QdArticleDraft *self, const char *path, guint64 line);
void            qd_article_draft_set_source (QdArticleDraft *self, const char *source);
void            qd_article_draft_set_title (QdArticleDraft *self, const char *title);
void            qd_article_draft_set_byline (QdArticleDraft *self, const char *byline);
void            qd_article_draft_set_dateline (QdArticleDraft *self, const char *dateline);
void            qd_article_draft_set_published (QdArticleDraft *self, gint64 published);
void            qd_article_draft_set_url (QdArticleDraft *self, const char *url);
void            qd_article_draft_set_language (QdArticleDraft *self, const char *language);
void            qd_article_draft_set_body (QdArticleDraft *self, QdBody *body);
void            qd_article_draft_set_listed (QdArticleDraft *self);
void            qd_article_draft_set_analysis (QdArticleDraft *self, QdAnalysis *analysis);
void            qd_article_draft_add_fact (QdArticleDraft *self, const char *field, const char *value, const char *origin);
void            qd_article_draft_remove_fact (QdArticleDraft *self, const char *field);
void            qd_article_draft_add_picture (QdArticleDraft *self, const QdPicture *picture);
void            qd_article_draft_set_original (QdArticleDraft *self, GBytes *bytes, const char *media_type);

const char *qd_article_draft_get_external_id (QdArticleDraft *self);
const char *qd_article_draft_get_path (QdArticleDraft *self);
guint64     qd_article_draft_get_line (QdArticleDraft *self);
const char *qd_article_draft_get_source (QdArticleDraft *self);
const char *qd_article_draft_get_title (QdArticleDraft *self);
const char *qd_article_draft_get_byline (QdArticleDraft *self);
const char *qd_article_draft_get_dateline (QdArticleDraft *self);
gint64      qd_article_draft_get_published (QdArticleDraft *self);
const char *qd_article_draft_get_url (QdArticleDraft *self);
const char *qd_article_draft_get_language (QdArticleDraft *self);
QdBody     *qd_article_draft_get_body (QdArticleDraft *self);
gboolean    qd_article_draft_get_listed (QdArticleDraft *self);
QdAnalysis *qd_article_draft_get_analysis (QdArticleDraft *self);
GBytes     *qd_article_draft_get_original (QdArticleDraft *self);
GPtrArray  *qd_article_draft_get_facts (QdArticleDraft *self);
GPtrArray  *qd_article_draft_get_pictures (QdArticleDraft *self);
const char *qd_article_draft_get_media_type (QdArticleDraft *self);
char       *qd_article_draft_dup_identity (QdArticleDraft *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdArticleDraft, qd_article_draft_free)

G_END_DECLS
