/* qd-note.h: words of an article that a person marked, and what they wrote of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/qd-anchor.h"
#include "store/qd-change.h"
#include "store/qd-records.h"

G_BEGIN_DECLS

/**
 * QdNoteStyle:
 * @QD_NOTE_GREEN: marked in green
 * @QD_NOTE_BLUE: marked in blue, with a double line under the words
 * @QD_NOTE_PINK: marked in pink, with a dotted line under the words
 * @QD_NOTE_UNDERLINE: a thick line under the words, without a colour
 *
 * How words are marked: never by a colour alone. The number is stored in libraries.
 */
typedef enum {
  QD_NOTE_GREEN,
  QD_NOTE_BLUE,
  QD_NOTE_PINK,
  QD_NOTE_UNDERLINE,
} QdNoteStyle;

#define QD_NOTE_N_STYLES 4

/* Marked words have so many bytes at most, and what is written of them, too. */
#define QD_NOTE_MOST_BYTES (64 * 1024)

/**
 * QdNoteRecord:
 * @id: its row
 * @article_id: the row of the article, or 0 if it is not in the library
 * @article: what that is known by
 * @style: how the words are marked
 * @text: what the person wrote; may be empty
 * @created: when, µs since the epoch UTC
 * @changed: when it was last changed
 * @anchor: the words, as they were when they were marked
 * @span: where they are now in the body of the article, bytes; empty where the article, or this version of it, does not have
 *   them
 *
 * Immutable and reference-counted atomically.
 */
typedef struct
{
  gint64         id;
  gint64         article_id;
  QdKnownArticle article;
  QdNoteStyle    style;
  const char    *text;
  gint64         created;
  gint64         changed;
  QdAnchor      *anchor;
  QdSpan         span;
} QdNoteRecord;

#define QD_TYPE_NOTE_RECORD (qd_note_record_get_type ())

GType         qd_note_record_get_type (void) G_GNUC_CONST;
QdNoteRecord *qd_note_record_new (const QdNoteRecord *fields);
QdNoteRecord *qd_note_record_ref (QdNoteRecord *self);
void          qd_note_record_unref (QdNoteRecord *self);

const char *qd_note_style_to_string (QdNoteStyle style);

QdChange *qd_change_new_add_note (gint64      article_id,
                                  QdSpan      span,
                                  QdNoteStyle style,
                                  const char *text);
QdChange *qd_change_new_edit_note (gint64      note_id,
                                   QdNoteStyle style,
                                   const char *text);
QdChange *qd_change_new_remove_note (gint64 note_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdNoteRecord, qd_note_record_unref)

G_END_DECLS
