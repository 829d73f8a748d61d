/* qd-body-builder.c: puts a body together, paragraph by paragraph
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-body-builder.h"

#include <string.h>

/* A page that marks every character is not worth more. */
#define MOST_MARKS 100000

/* There is room for so much at first, as much as most articles have. */
#define USUAL_BYTES 4096

/* Longer addresses are data, not links. Bytes. */
#define LONGEST_VALUE 4096

typedef enum {
  BREAK_NONE,
  BREAK_SPACE,
  BREAK_LINE,
  BREAK_PARAGRAPH,
} Break;

typedef struct
{
  QdBodyMarkKind kind;
  QdSpan         span;
  guint          level;
  char          *value;
} PendingMark;

struct _QdBodyBuilder
{
  GString *text;
  GArray  *marks;
  Break    pending;
};

static void
pending_mark_clear (gpointer data)
{
  PendingMark *mark = data;

  g_free (mark->value);
}

/**
 * qd_body_builder_new:
 *
 * Begins an empty body. Thread: the one that uses it.
 *
 * Returns: (transfer full): the builder
 */
QdBodyBuilder *
qd_body_builder_new (void)
{
  QdBodyBuilder *self = g_new0 (QdBodyBuilder, 1);

  self->text = g_string_sized_new (USUAL_BYTES);
  self->marks = g_array_new (FALSE, FALSE, sizeof (PendingMark));
  g_array_set_clear_func (self->marks, pending_mark_clear);
  return self;
}

/**
 * qd_body_builder_free:
 * @self: (nullable) (transfer full): a builder
 *
 * Frees a builder and what it has put together.
 */
void
qd_body_builder_free (QdBodyBuilder *self)
{
  if (self == NULL)
    return;
  g_string_free (self->text, TRUE);
  g_array_unref (self->marks);
  g_free (self);
}

/**
 * qd_body_builder_paragraph:
 * @self: (not nullable): a builder
 *
 * What is appended next begins a paragraph. Empty paragraphs do not come into being.
 */
void
qd_body_builder_paragraph (QdBodyBuilder *self)
{
  g_return_if_fail (self != NULL);

  self->pending = BREAK_PARAGRAPH;
}

/**
 * qd_body_builder_line:
 * @self: (not nullable): a builder
 *
 * What is appended next begins a line of the same paragraph.
 */
void
qd_body_builder_line (QdBodyBuilder *self)
{
  g_return_if_fail (self != NULL);

  self->pending = MAX (self->pending, BREAK_LINE);
}

static void
flush_break (QdBodyBuilder *self)
{
  static const char *const breaks[] = { "", " ", "\n", "\n\n" };

  if (self->text->len > 0)
    g_string_append (self->text, breaks[self->pending]);
  self->pending = BREAK_NONE;
}

/**
 * qd_body_builder_append:
 * @self: (not nullable): a builder
 * @text: (not nullable): UTF-8
 * @len: its length, bytes
 *
 * Appends text, every run of spaces, tabs and line ends as one space, none at the start of a line. No-break spaces stay.
 */
void
qd_body_builder_append (QdBodyBuilder *self, const char *text, gsize len)
{
  gsize start = 0;

  g_return_if_fail (self != NULL);
  g_return_if_fail (text != NULL || len == 0);

  for (gsize i = 0; i <= len; i++)
    {
      if (i < len && !g_ascii_isspace (text[i]))
        continue;
      if (i > start)
        {
          flush_break (self);
          g_string_append_len (self->text, text + start, (gssize)(i - start));
        }
      if (i < len)
        self->pending = MAX (self->pending, BREAK_SPACE);
      start = i + 1;
    }
}

/**
 * qd_body_builder_append_raw:
 * @self: (not nullable): a builder
 * @text: (not nullable): UTF-8
 * @len: its length, bytes
 *
 * Appends text as it is, its white space included.
 */
void
qd_body_builder_append_raw (QdBodyBuilder *self, const char *text, gsize len)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (text != NULL || len == 0);

  if (len == 0)
    return;
  flush_break (self);
  g_string_append_len (self->text, text, (gssize)len);
}

/**
 * qd_body_builder_get_offset:
 * @self: (not nullable): a builder
 *
 * Where the next mark begins or ends. A break that is still to come is not counted; the mark leaves it out.
 *
 * Returns: bytes
 */
gsize
qd_body_builder_get_offset (QdBodyBuilder *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->text->len;
}

/**
 * qd_body_builder_mark:
 * @self: (not nullable): a builder
 * @kind: what to mark
 * @start: where it begins, bytes
 * @end: where it ends, bytes
 * @level: for a heading, 1 to 6
 * @value: (nullable): an address; copied
 *
 * Sets a mark, unless there is nothing but white space to be marked.
 */
void
qd_body_builder_mark (QdBodyBuilder *self, QdBodyMarkKind kind, gsize start, gsize end, guint level, const char *value)
{
  PendingMark mark = { kind, { start, end }, level, NULL };

  g_return_if_fail (self != NULL);
  g_return_if_fail (end <= self->text->len);

  while (mark.span.start < mark.span.end && g_ascii_isspace (self->text->str[mark.span.start]))
    mark.span.start++;
  while (mark.span.end > mark.span.start && g_ascii_isspace (self->text->str[mark.span.end - 1]))
    mark.span.end--;
  if (qd_span_is_empty (mark.span) || self->marks->len >= MOST_MARKS)
    return;
  if (value != NULL && strlen (value) <= LONGEST_VALUE)
    mark.value = g_strdup (value);
  g_array_append_val (self->marks, mark);
}

static int
compare_marks (gconstpointer a, gconstpointer b)
{
  const PendingMark *mark_a = a;
  const PendingMark *mark_b = b;

  if (mark_a->span.start != mark_b->span.start)
    return mark_a->span.start < mark_b->span.start ? -1 : 1;
  if (mark_a->span.end != mark_b->span.end)
    return mark_a->span.end > mark_b->span.end ? -1 : 1;
  return (int)mark_a->kind - (int)mark_b->kind;
}

/**
 * qd_body_builder_finish:
 * @self: (not nullable): a builder
 *
 * The body as it was put together, its marks by place, the outer before the inner.
 *
 * Returns: (transfer full): the body; empty if nothing was appended
 */
QdBody *
qd_body_builder_finish (QdBodyBuilder *self)
{
  QdBody *body;

  g_return_val_if_fail (self != NULL, NULL);

  body = qd_body_new (self->text->str, (gssize)self->text->len);
  g_array_sort (self->marks, compare_marks);
  for (guint i = 0; i < self->marks->len; i++)
    {
      const PendingMark *mark = &g_array_index (self->marks, PendingMark, i);

      qd_body_add_mark (body, mark->kind, mark->span, mark->level, mark->value);
    }
  return body;
}
