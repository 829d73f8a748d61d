/* qd-quotation-pack.c: what is stored of a quotation beside the numbers that statements ask for
 *
 * The body has most of it already: the words of the quotation, its cue and its mention are stretches of it. The column "details" holds
 * the rest, in numbers of qd-varint.h:
 *
 *   a byte   what the mention is, then what the cue is (Source), and whether each has a place
 *   places   of the mention, then of the cue: the distance from the end of what was before, its lowest bit the sign, and the length.
 *            What is before the first is the start of the quotation
 *   words    of the mention, then of the cue, where they stand nowhere else: their length and they
 *   reasons  to the end: the number of the code and what its argument is (Source); then its length and it, where it stands
 *            nowhere else. A code without a number is an argument of the code 0
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-quotation-pack.h"

#include <string.h>

#include "core/qd-quote-join.h"
#include "store/qd-codec.h"
#include "store/qd-pack.h"
#include "store/qd-varint.h"

/* Where words are to be found. */
typedef enum {
  SOURCE_NONE,    /* there are none */
  SOURCE_HERE,    /* behind it */
  SOURCE_PLACE,   /* in the body, at their place */
  SOURCE_SPEAKER, /* they are the speaker's name */
  SOURCE_MENTION, /* they are the mention */
  SOURCE_CUE,     /* they are the cue */
  N_SOURCES,
} Source;

#define SOURCE_BITS 3
#define SOURCE_MASK ((1u << SOURCE_BITS) - 1)
#define CUE_SHIFT SOURCE_BITS
#define MENTION_PLACED (1u << (2 * SOURCE_BITS))
#define CUE_PLACED (1u << (2 * SOURCE_BITS + 1))

/* What a body begins with, as far as it is unpacked: statements ask for the quotations of one body after the other. */
typedef struct
{
  GByteArray *packed;
  gsize       size;
  char       *text;
  gsize       available;
} Unpacked;

typedef struct
{
  Source      mention;
  Source      cue;
  QdSpan      mention_span;
  QdSpan      cue_span;
  const char *mention_words;
  gsize       mention_len;
  const char *cue_words;
  gsize       cue_len;
  /* The reasons. */
  const guint8 *data;
  const guint8 *end;
} Details;

/* Packing */

static void
put_words (GByteArray *bytes,
           const char *words)
{
  gsize len = strlen (words);

  _qd_varint_put (bytes, len);
  g_byte_array_append (bytes, (const guint8 *)words, (guint)len);
}

static void
put_place (GByteArray *bytes,
           gsize      *position,
           QdSpan      span)
{
  _qd_varint_put (bytes, span.start >= *position ? (guint64)(span.start - *position) << 1 : (guint64)(*position - span.start) << 1 | 1);
  _qd_varint_put (bytes, span.end - span.start);
  *position = span.end;
}

static gboolean
is_at (const char *words,
       const char *text,
       gsize       len,
       QdSpan      span)
{
  return span.end <= len && span.start < span.end && strlen (words) == span.end - span.start &&
         memcmp (words, text + span.start, span.end - span.start) == 0;
}

static Source
choose_source (const QdQuotation *quotation,
               const char        *words,
               QdSpan             span,
               const char        *text,
               gsize              len)
{
  if (words == NULL)
    return SOURCE_NONE;
  if (is_at (words, text, len, span))
    return SOURCE_PLACE;
  return g_strcmp0 (words, quotation->speaker) == 0 ? SOURCE_SPEAKER : SOURCE_HERE;
}

static void
put_reason (GByteArray        *bytes,
            const QdQuotation *quotation,
            const char        *reason)
{
  const char *argument = strchr (reason, ':');
  gsize       length = argument != NULL ? (gsize)(argument - reason) : strlen (reason);
  guint       number = qd_reason_get_number (reason, length);
  Source      source = SOURCE_HERE;

  if (number == 0)
    argument = reason;
  else if (argument == NULL)
    source = SOURCE_NONE;
  else
    {
      argument++;
      if (g_strcmp0 (argument, quotation->speaker) == 0)
        source = SOURCE_SPEAKER;
      else if (g_strcmp0 (argument, quotation->mention) == 0)
        source = SOURCE_MENTION;
      else if (g_strcmp0 (argument, quotation->cue) == 0)
        source = SOURCE_CUE;
    }
  _qd_varint_put (bytes, (guint64)number << SOURCE_BITS | source);
  if (source == SOURCE_HERE)
    put_words (bytes, argument);
}

/**
 * _qd_quotation_pack_details:
 * @quotation: (not nullable): a quotation
 * @text: (not nullable) (array length=len): its body
 * @len: the length of the body, bytes
 *
 * Thread: any.
 *
 * Returns: (transfer full): its mention, its cue and its reasons in their compact form
 */
GByteArray *
_qd_quotation_pack_details (const QdQuotation *quotation,
                            const char        *text,
                            gsize              len)
{
  GByteArray *bytes = g_byte_array_sized_new (16);
  Source      mention = choose_source (quotation, quotation->mention, quotation->mention_span, text, len);
  Source      cue = choose_source (quotation, quotation->cue, quotation->cue_span, text, len);
  gboolean    mention_placed = quotation->mention_span.end > 0, cue_placed = quotation->cue_span.end > 0;
  gsize       position = quotation->spans[0].start;
  guint8      head = (guint8)(mention | cue << CUE_SHIFT | (mention_placed ? MENTION_PLACED : 0) | (cue_placed ? CUE_PLACED : 0));

  g_byte_array_append (bytes, &head, 1);
  if (mention_placed)
    put_place (bytes, &position, quotation->mention_span);
  if (cue_placed)
    put_place (bytes, &position, quotation->cue_span);
  if (mention == SOURCE_HERE)
    put_words (bytes, quotation->mention);
  if (cue == SOURCE_HERE)
    put_words (bytes, quotation->cue);
  for (guint i = 0; quotation->reasons != NULL && quotation->reasons[i] != NULL; i++)
    put_reason (bytes, quotation, quotation->reasons[i]);
  return bytes;
}

/* Unpacking */

static gboolean
get_words (const guint8 **data,
           const guint8  *end,
           const char   **words,
           gsize         *len)
{
  guint64 length;

  if (!_qd_varint_get (data, end, &length) || length > (gsize)(end - *data) || !g_utf8_validate_len ((const char *)*data, length, NULL))
    return FALSE;
  *words = (const char *)*data;
  *len = length;
  *data += length;
  return TRUE;
}

static gboolean
get_place (const guint8 **data,
           const guint8  *end,
           gsize         *position,
           gsize          len,
           QdSpan        *span)
{
  guint64 distance, length;

  if (!_qd_varint_get (data, end, &distance) || !_qd_varint_get (data, end, &length) || (distance >> 1) > len)
    return FALSE;
  if ((distance & 1) != 0 ? distance >> 1 > *position : distance >> 1 > len - *position)
    return FALSE;
  span->start = (distance & 1) != 0 ? *position - (distance >> 1) : *position + (distance >> 1);
  if (length > len - span->start)
    return FALSE;
  span->end = span->start + length;
  *position = span->end;
  return TRUE;
}

/* @start: of the quotation. @len: of the body. */
static gboolean
read_details (Details      *self,
              const guint8 *data,
              gsize         size,
              gsize         start,
              gsize         len)
{
  gsize  position = start;
  guint8 head;

  *self = (Details){ .data = data, .end = size > 0 ? data + size : data };
  if (size == 0 || start > len)
    return FALSE;
  head = *self->data++;
  self->mention = head & SOURCE_MASK;
  self->cue = head >> CUE_SHIFT & SOURCE_MASK;
  self->mention_span = self->cue_span = QD_SPAN_NONE;
  return self->mention <= SOURCE_SPEAKER && self->cue <= SOURCE_SPEAKER &&
         ((head & MENTION_PLACED) == 0 || get_place (&self->data, self->end, &position, len, &self->mention_span)) &&
         ((head & CUE_PLACED) == 0 || get_place (&self->data, self->end, &position, len, &self->cue_span)) &&
         (self->mention != SOURCE_HERE || get_words (&self->data, self->end, &self->mention_words, &self->mention_len)) &&
         (self->cue != SOURCE_HERE || get_words (&self->data, self->end, &self->cue_words, &self->cue_len));
}

/**
 * _qd_quotation_measure:
 * @details: (nullable) (array length=size): its compact form
 * @size: the length of that, bytes
 * @spans: (not nullable) (element-type QdSpan): the spans of the quotation, at least one
 * @len: the length of the body, bytes
 * @end: (out): where what the quotation needs of the body ends
 *
 * Thread: any.
 *
 * Returns: whether the form is well formed as far as that
 */
gboolean
_qd_quotation_measure (const guint8 *details,
                       gsize         size,
                       GArray       *spans,
                       gsize         len,
                       gsize        *end)
{
  Details self;

  if (!read_details (&self, details, size, g_array_index (spans, QdSpan, 0).start, len))
    return FALSE;
  *end = MAX (self.mention_span.end, self.cue_span.end);
  for (guint i = 0; i < spans->len; i++)
    *end = MAX (*end, g_array_index (spans, QdSpan, i).end);
  return TRUE;
}

static gboolean
is_whole (const char *text,
          gsize       len,
          QdSpan      span)
{
  return span.start <= span.end && span.end <= len && (text[span.start] & 0xc0) != 0x80 && (text[span.end] & 0xc0) != 0x80;
}

/* FALSE if there are none where they should be. */
static gboolean
dup_words (Source      source,
           const char *here,
           gsize       here_len,
           QdSpan      span,
           const char *speaker,
           const char *text,
           gsize       len,
           char      **words)
{
  *words = NULL;
  if (source == SOURCE_HERE)
    *words = g_strndup (here, here_len);
  else if (source == SOURCE_SPEAKER)
    *words = g_strdup (speaker);
  else if (source == SOURCE_PLACE && is_whole (text, len, span))
    *words = g_strndup (text + span.start, qd_span_length (span));
  return source == SOURCE_NONE || *words != NULL;
}

static gboolean
add_reason (Details      *details,
            const char   *speaker,
            const char   *mention,
            const char   *cue,
            GStrvBuilder *reasons)
{
  const char *const known[N_SOURCES] = { [SOURCE_SPEAKER] = speaker, [SOURCE_MENTION] = mention, [SOURCE_CUE] = cue };
  g_autofree char  *here = NULL;
  const char       *argument = NULL, *code, *words;
  guint64           number;
  gsize             len;
  Source            source;

  if (!_qd_varint_get (&details->data, details->end, &number))
    return FALSE;
  source = number & SOURCE_MASK;
  code = number >> SOURCE_BITS <= G_MAXUINT ? qd_reason_get_code ((guint)(number >> SOURCE_BITS)) : NULL;
  if (source >= N_SOURCES || (code == NULL && number >> SOURCE_BITS != 0))
    return FALSE;
  if (source == SOURCE_HERE)
    {
      if (!get_words (&details->data, details->end, &words, &len))
        return FALSE;
      argument = here = g_strndup (words, len);
    }
  else
    argument = known[source];
  if (argument == NULL && (source != SOURCE_NONE || code == NULL))
    return FALSE;
  if (code == NULL)
    g_strv_builder_add (reasons, argument);
  else if (argument == NULL)
    g_strv_builder_add (reasons, code);
  else
    g_strv_builder_take (reasons, g_strconcat (code, ":", argument, NULL));
  return TRUE;
}

/**
 * _qd_quotation_unpack:
 * @fields: (not nullable): what other columns hold: kind, spans, parent, speaker and confidence
 * @details: (nullable) (array length=size): its compact form
 * @size: the length of that, bytes
 * @text: (not nullable): the body, valid UTF-8, at least as far as _qd_quotation_measure() says; a NUL byte behind it
 * @len: the length of @text, bytes
 *
 * Thread: any.
 *
 * Returns: (transfer full) (nullable): the quotation; %NULL if it is damaged
 */
QdQuotation *
_qd_quotation_unpack (const QdQuotation *fields,
                      const guint8      *details,
                      gsize              size,
                      const char        *text,
                      gsize              len)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv)           reasons = NULL;
  g_autofree char         *words = NULL;
  g_autofree char         *mention = NULL;
  g_autofree char         *cue = NULL;
  QdQuotation              whole = *fields;
  Details                  self;

  if (!read_details (&self, details, size, fields->spans[0].start, len) ||
      !dup_words (self.mention, self.mention_words, self.mention_len, self.mention_span, fields->speaker, text, len, &mention) ||
      !dup_words (self.cue, self.cue_words, self.cue_len, self.cue_span, fields->speaker, text, len, &cue))
    return NULL;
  while (self.data < self.end)
    if (!add_reason (&self, fields->speaker, mention, cue, builder))
      return NULL;
  for (guint i = 0; i < fields->n_spans; i++)
    if (!is_whole (text, len, fields->spans[i]))
      return NULL;
  reasons = g_strv_builder_end (builder);
  words = qd_quote_join (text, fields->spans, fields->n_spans);
  whole.text = words;
  whole.mention = mention;
  whole.mention_span = self.mention_span;
  whole.cue = cue;
  whole.cue_span = self.cue_span;
  whole.reasons = (const char *const *)reasons;
  return qd_quotation_new (&whole);
}

static gboolean
are_whole (const char *text,
           gsize       len,
           GArray     *spans)
{
  for (guint i = 0; i < spans->len; i++)
    if (!is_whole (text, len, g_array_index (spans, QdSpan, i)))
      return FALSE;
  return TRUE;
}

/**
 * _qd_quotation_dup_text:
 * @text: (not nullable): a body, valid UTF-8, at least as far as the spans go; a NUL byte behind it
 * @len: the length of @text, bytes
 * @spans: (not nullable) (element-type QdSpan): where a quotation is in it
 *
 * Thread: any.
 *
 * Returns: (transfer full) (nullable): the words of the quotation as they are compared: as the article has them; %NULL if the spans are damaged
 */
char *
_qd_quotation_dup_text (const char *text,
                        gsize       len,
                        GArray     *spans)
{
  return are_whole (text, len, spans) ? qd_text_join_spans (text, (const QdSpan *)(gconstpointer)spans->data, spans->len) : NULL;
}

/* In statements */

static void
unpacked_free (gpointer data)
{
  Unpacked *self = data;

  g_byte_array_unref (self->packed);
  g_free (self->text);
  g_free (self);
}

static gboolean
unpack_to (Unpacked     *self,
           const guint8 *packed,
           gsize         packed_size,
           gsize         size,
           gsize         end)
{
  /* Of what is packed in the same way the text is the same. */
  if (self->text != NULL && self->size == size && self->available >= end && self->packed->len == packed_size &&
      memcmp (self->packed->data, packed, packed_size) == 0)
    return TRUE;
  g_clear_pointer (&self->text, g_free);
  self->text = qd_unpack_start (packed, packed_size, size, end);
  self->available = MIN (end, size);
  self->size = size;
  g_byte_array_set_size (self->packed, 0);
  g_byte_array_append (self->packed, packed, (guint)packed_size);
  return self->text != NULL;
}

/* qd_quoted (spans, text, size): the words of a quotation, from its spans and its packed body; none if they are damaged. */
static void
quoted_cb (sqlite3_context *context,
           int              n_values,
           sqlite3_value  **values)
{
  Unpacked          *self = sqlite3_user_data (context);
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (QdSpan));
  const guint8      *packed = sqlite3_value_blob (values[1]);
  gsize              packed_size = (gsize)sqlite3_value_bytes (values[1]);
  gsize              size = (gsize)MAX (sqlite3_value_int64 (values[2]), 0), end = 0;
  char              *text = NULL;

  if (packed != NULL && qd_codec_decode_spans (sqlite3_value_blob (values[0]), (gsize)sqlite3_value_bytes (values[0]), size, spans))
    {
      for (guint i = 0; i < spans->len; i++)
        end = MAX (end, g_array_index (spans, QdSpan, i).end);
      /* With the byte behind it, by which one sees whether a character is cut. */
      if (unpack_to (self, packed, packed_size, size, end < size ? end + 1 : end))
        text = are_whole (self->text, self->available, spans) ? qd_quote_join (self->text, (const QdSpan *)(gconstpointer)spans->data, spans->len) : NULL;
    }
  if (text != NULL && !g_utf8_validate (text, -1, NULL))
    g_clear_pointer (&text, g_free);
  sqlite3_result_text (context, text != NULL ? text : g_strdup (""), -1, g_free);
}

/**
 * _qd_quotation_pack_register:
 * @handle: (not nullable): a connection
 *
 * Lets statements and views of the connection use `qd_quoted (spans, text, size)`. Thread: the connection's.
 *
 * Returns: what SQLite says
 */
int
_qd_quotation_pack_register (sqlite3 *handle)
{
  Unpacked *unpacked = g_new0 (Unpacked, 1);

  unpacked->packed = g_byte_array_new ();
  return sqlite3_create_function_v2 (handle, "qd_quoted", 3, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, unpacked,
                                     quoted_cb, NULL, NULL, unpacked_free);
}
