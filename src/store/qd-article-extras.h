/* qd-article-extras.h: what belongs to an article beside its text: pictures, and where its fields are from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* What a fact is about. The first are fields of the article, of which it says where they were found; the others say what no
 * field does. They are stored, so none is renamed or given another meaning. */
#define QD_FACT_TITLE "title"
#define QD_FACT_SOURCE "source"
#define QD_FACT_BYLINE "byline"
#define QD_FACT_DATELINE "dateline"
#define QD_FACT_PUBLISHED "published"
#define QD_FACT_URL "url"
#define QD_FACT_LANGUAGE "language"
/* When it was last changed, as its file writes it. */
#define QD_FACT_MODIFIED "modified"
/* The file shows less than the article: the rest must be paid for, or is elsewhere. */
#define QD_FACT_STUB "stub"
/* Much of the page that reads like an article was left out. */
#define QD_FACT_SPARSE "sparse"

/**
 * QdFact:
 * @field: what it is about: a QD_FACT
 * @value: (nullable): what it is, where no field of the article has it
 * @origin: (nullable): where it was found: "json-ld headline", "meta og:title", "h1", "folder"
 *
 * Immutable and reference-counted atomically.
 */
typedef struct
{
  const char *field;
  const char *value;
  const char *origin;
} QdFact;

/**
 * QdPicture:
 * @position: where it stands in the body, bytes: behind the paragraph that this is in or at the end of
 * @address: (nullable): where it is from
 * @caption: (nullable): what is written under it
 * @alt: (nullable): what it shows, for those who do not see it
 * @bytes: (nullable): the picture itself, as far as it was saved
 * @width: of the picture, pixels; 0 if it was not saved
 * @height: of the picture, pixels; 0 if it was not saved
 * @sha256: of @bytes; filled by qd_picture_new()
 *
 * Immutable and reference-counted atomically.
 */
typedef struct
{
  gsize       position;
  const char *address;
  const char *caption;
  const char *alt;
  GBytes     *bytes;
  guint       width;
  guint       height;
  guint8      sha256[32];
} QdPicture;

/* What an article may have at most. */
#define QD_PICTURE_MOST_BYTES (10 * 1024 * 1024)
#define QD_PICTURE_MOST_PIXELS (50 * 1000 * 1000)
#define QD_PICTURES_MOST 60
#define QD_PICTURES_MOST_BYTES (40 * 1024 * 1024)

QdFact    *qd_fact_new (const char *field,
                        const char *value,
                        const char *origin);
QdFact    *qd_fact_ref (QdFact *self);
void       qd_fact_unref (QdFact *self);
QdPicture *qd_picture_new (const QdPicture *fields);
QdPicture *qd_picture_ref (QdPicture *self);
void       qd_picture_unref (QdPicture *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdFact, qd_fact_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdPicture, qd_picture_unref)

G_END_DECLS
