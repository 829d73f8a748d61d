/* qd-body.c: an article's plain text with its marks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "store/qd-records.h"

/* Bytes, and lines, of which each paragraph has two. */
#define LONGEST (4 * 1024 * 1024)
#define MOST_LINES 400000

struct _QdBody
{
  char         *text;
  gsize         len;
  GArray       *marks;
  GStringChunk *values; /* the marks' addresses; pages repeat them */
};

G_DEFINE_BOXED_TYPE (QdBody, qd_body, qd_body_ref, qd_body_unref)

/**
 * qd_body_new:
 * @text: (not nullable): UTF-8, paragraphs separated by empty lines; copied
 * @len: length of @text, bytes, or -1 if it is NUL-terminated
 *
 * Makes a body without marks. Thread: any.
 *
 * Returns: (transfer full): the body
 */
QdBody *
qd_body_new (const char *text,
             gssize      len)
{
  QdBody *self;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_atomic_rc_box_new0 (QdBody);
  self->len = len < 0 ? strlen (text) : (gsize)len;
  self->text = g_malloc (self->len + 1);
  memcpy (self->text, text, self->len);
  self->text[self->len] = '\0';
  self->marks = g_array_new (FALSE, FALSE, sizeof (QdBodyMark));
  return self;
}

/**
 * qd_body_ref:
 * @self: (not nullable): a body
 *
 * Adds a reference. Thread: any.
 *
 * Returns: (transfer full): @self
 */
QdBody *
qd_body_ref (QdBody *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_body (gpointer data)
{
  QdBody *self = data;

  g_free (self->text);
  g_array_unref (self->marks);
  g_clear_pointer (&self->values, g_string_chunk_free);
}

/**
 * qd_body_unref:
 * @self: (not nullable) (transfer full): a body
 *
 * Drops a reference. Thread: any.
 */
void
qd_body_unref (QdBody *self)
{
  g_atomic_rc_box_release_full (self, clear_body);
}

/**
 * qd_body_add_mark:
 * @self: (not nullable): a body that nobody else holds yet
 * @kind: what is marked
 * @span: bytes of the text, on code point boundaries
 * @level: for a heading, 1 to 6; else 0
 * @value: (nullable): an address; copied
 *
 * Adds a mark behind those that are there. Thread: the one that builds the body.
 */
void
qd_body_add_mark (QdBody        *self,
                  QdBodyMarkKind kind,
                  QdSpan         span,
                  guint          level,
                  const char    *value)
{
  QdBodyMark mark = { kind, span, level, NULL };

  g_return_if_fail (self != NULL);
  g_return_if_fail (span.start <= span.end && span.end <= self->len);

  if (value != NULL)
    {
      if (self->values == NULL)
        self->values = g_string_chunk_new (256);
      mark.value = g_string_chunk_insert_const (self->values, value);
    }
  g_array_append_val (self->marks, mark);
}

/**
 * qd_body_is_too_long:
 * @self: (not nullable): a body
 *
 * No article has so much text as a whole book, and what is kept of words, sentences and paragraphs while it is analysed takes
 * some thirty times its length. Thread: any.
 *
 * Returns: whether it is too long for one article
 */
gboolean
qd_body_is_too_long (QdBody *self)
{
  guint n_lines = 0;

  g_return_val_if_fail (self != NULL, TRUE);

  if (self->len > LONGEST)
    return TRUE;
  for (const char *p = self->text; self->len > MOST_LINES && (p = memchr (p, '\n', self->len - (gsize)(p - self->text))) != NULL; p++)
    if (++n_lines > MOST_LINES)
      return TRUE;
  return FALSE;
}

/**
 * qd_body_get_text:
 * @self: (not nullable): a body
 * @len: (out) (optional): its length, bytes
 *
 * Gets the text. Thread: any.
 *
 * Returns: (transfer none): UTF-8, NUL-terminated
 */
const char *
qd_body_get_text (QdBody *self,
                  gsize  *len)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (len != NULL)
    *len = self->len;
  return self->text;
}

/**
 * qd_body_get_marks:
 * @self: (not nullable): a body
 * @n_marks: (out) (not nullable): how many marks there are
 *
 * Gets the marks, in the order in which they were added. Thread: any.
 *
 * Returns: (transfer none) (nullable) (array length=n_marks): the marks; may be %NULL if there are none
 */
const QdBodyMark *
qd_body_get_marks (QdBody *self,
                   guint  *n_marks)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (n_marks != NULL, NULL);

  *n_marks = self->marks->len;
  return (const QdBodyMark *)(gconstpointer)self->marks->data;
}
