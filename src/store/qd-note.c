/* qd-note.c: words of an article that a person marked, and what they wrote of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-note.h"

G_DEFINE_BOXED_TYPE (QdNoteRecord, qd_note_record, qd_note_record_ref, qd_note_record_unref)

/* A library may be damaged, or made by somebody: what is no text must not reach what takes only text. */
static char *
dup_text (const char *text)
{
  return text != NULL ? g_utf8_make_valid (text, -1) : NULL;
}

/**
 * qd_note_record_new:
 * @fields: (not nullable): what it holds; copied
 *
 * Thread: any.
 *
 * Returns: (transfer full): the record
 */
QdNoteRecord *
qd_note_record_new (const QdNoteRecord *fields)
{
  QdNoteRecord *self;

  g_return_val_if_fail (fields != NULL && fields->anchor != NULL, NULL);

  self = g_atomic_rc_box_new (QdNoteRecord);
  *self = *fields;
  self->article.label = dup_text (fields->article.label);
  self->article.title = dup_text (fields->article.title);
  self->article.source = dup_text (fields->article.source);
  self->article.url = dup_text (fields->article.url);
  self->text = dup_text (fields->text != NULL ? fields->text : "");
  self->anchor = qd_anchor_copy (fields->anchor);
  return self;
}

/**
 * qd_note_record_ref:
 * @self: (not nullable): a record
 *
 * Adds a reference. Thread: any.
 *
 * Returns: (transfer full): @self
 */
QdNoteRecord *
qd_note_record_ref (QdNoteRecord *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_record (gpointer data)
{
  QdNoteRecord *self = data;

  g_free ((char *)self->article.label);
  g_free ((char *)self->article.title);
  g_free ((char *)self->article.source);
  g_free ((char *)self->article.url);
  g_free ((char *)self->text);
  qd_anchor_free (self->anchor);
}

/**
 * qd_note_record_unref:
 * @self: (not nullable) (transfer full): a record
 *
 * Drops a reference. Thread: any.
 */
void
qd_note_record_unref (QdNoteRecord *self)
{
  g_atomic_rc_box_release_full (self, clear_record);
}

/**
 * qd_note_style_to_string:
 * @style: how words are marked
 *
 * Thread: any.
 *
 * Returns: (transfer none): its name in what the command line writes
 */
const char *
qd_note_style_to_string (QdNoteStyle style)
{
  static const char *const names[QD_NOTE_N_STYLES] = { "green", "blue", "pink", "underline" };

  return (guint)style < QD_NOTE_N_STYLES ? names[style] : names[0];
}

/**
 * qd_change_new_add_note:
 * @article_id: an article's row
 * @span: the words, bytes of its body
 * @style: how they are marked
 * @text: (not nullable): what the person writes of them; may be empty
 *
 * Thread: any.
 *
 * Returns: (transfer full): the change
 */
QdChange *
qd_change_new_add_note (gint64      article_id,
                        QdSpan      span,
                        QdNoteStyle style,
                        const char *text)
{
  return qd_change_new (QD_CHANGE_ADD_NOTE, g_variant_new ("(xttus)", article_id, (guint64)span.start, (guint64)span.end, (guint)style, text));
}

/**
 * qd_change_new_edit_note:
 * @note_id: a note's row
 * @style: how its words are marked
 * @text: (not nullable): what the person writes of them; may be empty
 *
 * Thread: any.
 *
 * Returns: (transfer full): the change
 */
QdChange *
qd_change_new_edit_note (gint64      note_id,
                         QdNoteStyle style,
                         const char *text)
{
  return qd_change_new (QD_CHANGE_EDIT_NOTE, g_variant_new ("(xus)", note_id, (guint)style, text));
}

/**
 * qd_change_new_remove_note:
 * @note_id: a note's row
 *
 * Thread: any.
 *
 * Returns: (transfer full): the change
 */
QdChange *
qd_change_new_remove_note (gint64 note_id)
{
  return qd_change_new (QD_CHANGE_REMOVE_NOTE, g_variant_new_int64 (note_id));
}
