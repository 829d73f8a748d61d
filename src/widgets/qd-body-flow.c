/* qd-body-flow.c: the text of a body as a text view lays it out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-body-flow.h"

#include <string.h>

/* A text view lays out a line of the buffer as a whole, in time that grows faster than its length: 10,000 words in one
 * line took 366 ms to the first frame. No paragraph that a person wrote to be read comes near the limit. */
#define PARAGRAPH_LIMIT 6000
#define PIECE_BYTES 3000

/* How many marks and how much punctuation may stand between the words of a quotation and the end of its closing
 * marks: “‘…’,” is the longest that is usual. */
#define WIDEN_MARKS 3

typedef struct
{
  gsize at;    /* code points of the body */
  gsize total; /* code points inserted there and before */
} Insertion;

typedef struct
{
  gsize    at;       /* code points of the flow */
  gboolean inserted; /* else it stands for a space */
} Break;

struct _QdBodyFlow
{
  QdBody      *body;
  QdOffsetMap *map;
  GString     *text;
  GArray      *insertions;
  GArray      *breaks;
  GArray      *pictures; /* QdFlowPicture */
};

static int
compare_sizes (gconstpointer a,
               gconstpointer b)
{
  gsize x = *(const gsize *)a, y = *(const gsize *)b;

  return (x > y) - (x < y);
}

static GArray *
list_starts (QdBody        *body,
             QdBodyMarkKind kind)
{
  GArray           *starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  guint             n_marks;
  const QdBodyMark *marks = qd_body_get_marks (body, &n_marks);

  for (guint i = 0; i < n_marks; i++)
    if (marks[i].kind == kind && !qd_span_is_empty (marks[i].span))
      g_array_append_val (starts, marks[i].span.start);
  g_array_sort (starts, compare_sizes);
  return starts;
}

/* Whether a mark starts in the line [start, end); *next goes past the marks of the line. */
static gboolean
starts_in_line (GArray *starts,
                guint  *next,
                gsize   start,
                gsize   end)
{
  gboolean found = FALSE;

  while (*next < starts->len && g_array_index (starts, gsize, *next) < end)
    found |= g_array_index (starts, gsize, (*next)++) >= start;
  return found;
}

static void
insert (QdBodyFlow *self,
        gsize       body_offset,
        const char *string)
{
  Insertion insertion = { qd_offset_map_to_chars (self->map, body_offset), (gsize)g_utf8_strlen (string, -1) };

  if (self->insertions->len > 0)
    insertion.total += g_array_index (self->insertions, Insertion, self->insertions->len - 1).total;
  g_array_append_val (self->insertions, insertion);
  g_string_append (self->text, string);
}

/* Where to break a line that is too long: behind a sentence near @target, else at a space, else anywhere. */
static gsize
find_break (const char *text,
            gsize       target,
            gsize       end)
{
  gsize limit = MIN (target + PIECE_BYTES / 2, end);
  gsize space = 0;

  for (gsize i = target; i < limit; i++)
    {
      if (text[i] != ' ')
        continue;
      if (memchr (".!?", text[i - 1], 3) != NULL)
        return i;
      if (space == 0)
        space = i;
    }
  if (space != 0)
    return space;
  while (target < end && ((unsigned char)text[target] & 0xC0) == 0x80)
    target++;
  return target;
}

static void
append_line (QdBodyFlow *self,
             const char *text,
             gsize       start,
             gsize       end)
{
  while (end - start > PARAGRAPH_LIMIT)
    {
      gsize at = find_break (text, start + PIECE_BYTES, end);
      Break line_break = { 0, at < end && text[at] != ' ' };

      g_string_append_len (self->text, text + start, (gssize)(at - start));
      line_break.at = qd_body_flow_map_end (self, at);
      g_array_append_val (self->breaks, line_break);
      if (line_break.inserted)
        insert (self, at, "\n");
      else
        g_string_append_c (self->text, '\n');
      start = at + !line_break.inserted;
    }
  g_string_append_len (self->text, text + start, (gssize)(end - start));
}

static gsize
count_inserted (const QdBodyFlow *self)
{
  return self->insertions->len > 0 ? g_array_index (self->insertions, Insertion, self->insertions->len - 1).total : 0;
}

/* What stands under a picture: its caption, or, announced, what it shows. One that was saved has a line in any case, as it is
 * drawn above that. */
static char *
dup_caption (const QdPicture *picture,
             const char      *prefix)
{
  gboolean shown = picture->width > 0 && picture->height > 0;

  if (picture->caption != NULL)
    return g_strconcat (shown ? "" : prefix, picture->caption, NULL);
  if (picture->alt != NULL)
    return g_strconcat (prefix, picture->alt, NULL);
  return shown ? g_strdelimit (g_strdup (prefix), ":", ' ') : NULL;
}

/* Puts what is written under a picture, or what it shows, into a paragraph of its own. */
static void
insert_picture (QdBodyFlow      *self,
                gsize            body_offset,
                const char      *prefix,
                const QdPicture *picture,
                guint            index)
{
  gsize            at = qd_offset_map_to_chars (self->map, body_offset) + count_inserted (self);
  gboolean         first = body_offset == 0;
  g_autofree char *line = dup_caption (picture, prefix);
  g_autofree char *text = NULL;
  QdFlowPicture    placed = { .picture = index };

  if (line == NULL)
    return;
  g_strdelimit (line, "\r\n", ' ');
  text = first ? g_strconcat (line, "\n\n", NULL) : g_strconcat ("\n\n", line, NULL);
  placed.start = at + (first ? 0 : 2);
  placed.end = placed.start + (gsize)g_utf8_strlen (line, -1);
  g_array_append_val (self->pictures, placed);
  insert (self, body_offset, text);
}

/**
 * qd_body_flow_new:
 * @body: (not nullable): a body
 * @list_prefix: (not nullable): what goes before an item of a list
 * @picture_prefix: (not nullable): what goes before the caption of a picture
 *
 * Lays @body out; linear in its length. Every code point of the body has one of its own in the flow, in the same
 * order. Thread: any.
 *
 * Returns: (transfer full): the flow
 */
QdBodyFlow *
qd_body_flow_new (QdBody     *body,
                  const char *list_prefix,
                  const char *picture_prefix)
{
  return qd_body_flow_new_with_pictures (body, list_prefix, picture_prefix, NULL);
}

/**
 * qd_body_flow_new_with_pictures:
 * @body: (not nullable): a body
 * @list_prefix: (not nullable): what goes before an item of a list
 * @picture_prefix: (not nullable): what goes before the caption of a picture
 * @pictures: (nullable) (element-type QdPicture): pictures that the body has no marks for, by position
 *
 * Does what qd_body_flow_new() does, and puts the captions of @pictures behind the paragraphs that they stand behind.
 * Thread: any.
 *
 * Returns: (transfer full): the flow
 */
QdBodyFlow *
qd_body_flow_new_with_pictures (QdBody     *body,
                                const char *list_prefix,
                                const char *picture_prefix,
                                GPtrArray  *pictures_apart)
{
  QdBodyFlow        *self;
  guint              n_apart = pictures_apart != NULL ? pictures_apart->len : 0;
  guint              next_apart = 0;
  g_autoptr (GArray) items = NULL;
  g_autoptr (GArray) pictures = NULL;
  guint              next_item = 0, next_picture = 0;
  const char        *text;
  gsize              len;

  g_return_val_if_fail (body != NULL, NULL);

  text = qd_body_get_text (body, &len);
  items = list_starts (body, QD_BODY_MARK_LIST_ITEM);
  pictures = list_starts (body, QD_BODY_MARK_PICTURE);

  self = g_new0 (QdBodyFlow, 1);
  self->body = qd_body_ref (body);
  self->map = qd_offset_map_new (text, len);
  self->text = g_string_sized_new (len + len / 64);
  self->insertions = g_array_new (FALSE, FALSE, sizeof (Insertion));
  self->breaks = g_array_new (FALSE, FALSE, sizeof (Break));
  self->pictures = g_array_new (FALSE, FALSE, sizeof (QdFlowPicture));

  for (; next_apart < n_apart && ((QdPicture *)g_ptr_array_index (pictures_apart, next_apart))->position == 0; next_apart++)
    insert_picture (self, 0, picture_prefix, g_ptr_array_index (pictures_apart, next_apart), next_apart);
  for (gsize start = 0; start < len;)
    {
      const char *newline = memchr (text + start, '\n', len - start);
      gsize       end = newline != NULL ? (gsize)(newline - text) : len;

      if (starts_in_line (items, &next_item, start, end))
        insert (self, start, list_prefix);
      if (starts_in_line (pictures, &next_picture, start, end))
        insert (self, start, picture_prefix);
      append_line (self, text, start, end);
      for (; next_apart < n_apart && start < end && ((QdPicture *)g_ptr_array_index (pictures_apart, next_apart))->position <= end; next_apart++)
        insert_picture (self, end, picture_prefix, g_ptr_array_index (pictures_apart, next_apart), next_apart);
      if (newline != NULL)
        g_string_append_c (self->text, '\n');
      start = end + 1;
    }
  return self;
}

/**
 * qd_body_flow_free:
 * @self: (transfer full) (nullable): a flow
 *
 * Frees @self. Thread: any, the last user's.
 */
void
qd_body_flow_free (QdBodyFlow *self)
{
  if (self == NULL)
    return;
  qd_body_unref (self->body);
  qd_offset_map_free (self->map);
  g_string_free (self->text, TRUE);
  g_array_unref (self->insertions);
  g_array_unref (self->breaks);
  g_array_unref (self->pictures);
  g_free (self);
}

/**
 * qd_body_flow_get_text:
 * @self: (not nullable): a flow
 * @len: (out) (optional): its length, bytes
 *
 * Thread: any.
 *
 * Returns: (transfer none): the text
 */
const char *
qd_body_flow_get_text (const QdBodyFlow *self,
                       gsize            *len)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (len != NULL)
    *len = self->text->len;
  return self->text->str;
}

/**
 * qd_body_flow_get_pictures:
 * @self: (not nullable): a flow
 * @n_pictures: (out): how many
 *
 * Thread: any.
 *
 * Returns: (transfer none) (array length=n_pictures): where captions were put that the body does not have
 */
const QdFlowPicture *
qd_body_flow_get_pictures (const QdBodyFlow *self,
                           guint            *n_pictures)
{
  g_return_val_if_fail (self != NULL && n_pictures != NULL, NULL);

  *n_pictures = self->pictures->len;
  return (const QdFlowPicture *)(gconstpointer)self->pictures->data;
}

/* How much was inserted before the code point @at of the body; with @inclusive, at it too. */
static gsize
inserted_before (const QdBodyFlow *self,
                 gsize             at,
                 gboolean          inclusive)
{
  guint low = 0, high = self->insertions->len;

  while (low < high)
    {
      guint            middle = low + (high - low) / 2;
      const Insertion *insertion = &g_array_index (self->insertions, Insertion, middle);

      if (insertion->at < at || (inclusive && insertion->at == at))
        low = middle + 1;
      else
        high = middle;
    }
  return low > 0 ? g_array_index (self->insertions, Insertion, low - 1).total : 0;
}

/**
 * qd_body_flow_map_start:
 * @self: (not nullable): a flow
 * @body_offset: bytes of the body
 *
 * Thread: any.
 *
 * Returns: the code point of the flow that shows the one at @body_offset, behind anything inserted before it
 */
gsize
qd_body_flow_map_start (const QdBodyFlow *self,
                        gsize             body_offset)
{
  gsize at;

  g_return_val_if_fail (self != NULL, 0);

  at = qd_offset_map_to_chars (self->map, body_offset);
  return at + inserted_before (self, at, TRUE);
}

/**
 * qd_body_flow_map_end:
 * @self: (not nullable): a flow
 * @body_offset: bytes of the body, the end of a span
 *
 * Thread: any.
 *
 * Returns: the code point of the flow behind the last one of the span, before anything inserted there
 */
gsize
qd_body_flow_map_end (const QdBodyFlow *self,
                      gsize             body_offset)
{
  gsize at;

  g_return_val_if_fail (self != NULL, 0);

  at = qd_offset_map_to_chars (self->map, body_offset);
  return at + inserted_before (self, at, FALSE);
}

static gboolean
is_mark (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return type == G_UNICODE_INITIAL_PUNCTUATION || type == G_UNICODE_FINAL_PUNCTUATION || c == '"' || c == '\'' ||
         c == 0x201A || c == 0x201E || c == 0x300C || c == 0x300D;
}

/**
 * qd_body_flow_widen:
 * @self: (not nullable): a flow
 * @span: a span of a quotation, bytes of the body
 *
 * Adds the marks around the words of a quotation, and the punctuation before the closing ones. Thread: any.
 *
 * Returns: the wider span, bytes of the body
 */
QdSpan
qd_body_flow_widen (const QdBodyFlow *self,
                    QdSpan            span)
{
  gsize       len;
  const char *text;
  const char *cursor, *end;
  guint       opening = 0, closing = 0;

  g_return_val_if_fail (self != NULL, span);

  text = qd_body_get_text (self->body, &len);
  span.end = MIN (span.end, len);
  span.start = MIN (span.start, span.end);
  if (qd_span_is_empty (span))
    return span;

  for (; opening < WIDEN_MARKS && span.start > 0; opening++)
    {
      cursor = g_utf8_prev_char (text + span.start);
      if (!is_mark (g_utf8_get_char (cursor)))
        break;
      span.start = (gsize)(cursor - text);
    }
  cursor = end = text + span.end;
  /* As many as were opened, so that a quotation at the end of another one leaves that one its mark. */
  for (guint i = 0; i < WIDEN_MARKS && cursor < text + len; i++)
    {
      gunichar c = g_utf8_get_char (cursor);

      cursor = g_utf8_next_char (cursor);
      if (is_mark (c) && closing < MAX (opening, 1))
        {
          closing++;
          end = cursor;
        }
      else if (c != ',' && c != '.' && c != '!' && c != '?' && c != 0x2026)
        break;
    }
  span.end = (gsize)(end - text);
  return span;
}

/**
 * qd_body_flow_join_breaks:
 * @self: (not nullable): a flow
 * @text: (not nullable): a piece of the flow
 * @start: its first code point in the flow
 *
 * Undoes the breaks that are no ends of paragraphs, for text that leaves the view. Thread: any.
 *
 * Returns: (transfer full): the text with its paragraphs whole
 */
char *
qd_body_flow_join_breaks (const QdBodyFlow *self,
                          const char       *text,
                          gsize             start)
{
  g_autoptr (GString) joined = NULL;
  gsize               at = start;
  guint               next = 0;

  g_return_val_if_fail (self != NULL && text != NULL, NULL);

  joined = g_string_sized_new (strlen (text));
  while (next < self->breaks->len && g_array_index (self->breaks, Break, next).at < start)
    next++;
  for (const char *cursor = text; *cursor != '\0'; cursor = g_utf8_next_char (cursor), at++)
    {
      const Break *line_break = next < self->breaks->len ? &g_array_index (self->breaks, Break, next) : NULL;

      if (line_break == NULL || line_break->at != at)
        {
          g_string_append_len (joined, cursor, g_utf8_next_char (cursor) - cursor);
          continue;
        }
      if (!line_break->inserted)
        g_string_append_c (joined, ' ');
      next++;
    }
  return g_string_free_and_steal (g_steal_pointer (&joined));
}
