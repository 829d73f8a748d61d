/* qd-pieces.c: long texts of many records, some records at a time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-pieces.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "import/qd-charset.h"
#include "import/qd-reader-private.h"

#define CHUNK_BYTES (256 * 1024)

/* So much is read before it is cut; a record, or a file in which no record is seen to begin, may have more. */
#define PIECE_BYTES (4 * 1024 * 1024)
#define LONGEST_PIECE (24 * 1024 * 1024)

typedef struct
{
  const QdReadSink *sink;
  QdPieceCutFunc    cut;
  QdPieceFunc       func;
  gpointer          user_data;
  GByteArray       *bytes;
  char             *charset; /* what the first piece with more than ASCII in it is in */
  guint64           line;    /* of the first byte, from 1 */
  gboolean          enough;
} Pieces;

static gboolean
is_ascii (const guint8 *bytes, gsize len)
{
  for (gsize i = 0; i < len; i++)
    if (bytes[i] >= 0x80)
      return FALSE;
  return TRUE;
}

static guint64
count_lines (const guint8 *bytes, gsize len)
{
  guint64 n = 0;

  for (const guint8 *p = bytes; (p = memchr (p, '\n', (gsize)(bytes + len - p))) != NULL; p++)
    n++;
  return n;
}

/* Decodes and hands on the first @len bytes. Bytes that had to be replaced are told, though the text is read. */
static gboolean
take_piece (Pieces *pieces, gsize len, GError **error)
{
  g_auto (QdCharsetResult) text = { 0 };
  g_autoptr (GError)       local_error = NULL;
  const guint8            *bytes = pieces->bytes->data;
  guint64                  line;

  if (!qd_charset_decode (bytes, len, pieces->charset, &text, &line, &local_error))
    {
      if (line == 0)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      pieces->sink->problem (pieces->line + line - 1, local_error, pieces->sink->user_data);
    }
  else
    {
      if (text.bad_line != 0)
        {
          g_set_error_literal (&local_error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_ENCODING,
                               _ ("Here the text is not valid UTF-8. The article was imported with “�” in place of the broken bytes."));
          pieces->sink->problem (pieces->line + text.bad_line - 1, local_error, pieces->sink->user_data);
        }
      else if (pieces->charset == NULL && !is_ascii (bytes, len))
        pieces->charset = g_strdup (text.charset);
      pieces->enough = !pieces->func (text.text, text.length, pieces->line, pieces->user_data);
    }
  pieces->line += count_lines (bytes, len);
  g_byte_array_remove_range (pieces->bytes, 0, (guint)len);
  return TRUE;
}

/* Takes what is whole of what was read so far. */
static gboolean
take_whole (Pieces *pieces, GError **error)
{
  /* Cutting goes by bytes of ASCII. */
  gsize end = qd_charset_is_wide (pieces->bytes->data, pieces->bytes->len) ? 0 : pieces->cut ((const char *)pieces->bytes->data, pieces->bytes->len);

  if (end > 0)
    return take_piece (pieces, end, error);
  if (pieces->bytes->len < LONGEST_PIECE)
    return TRUE;
  g_set_error (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_TOO_LARGE, _ ("A record is longer than %d MiB."), LONGEST_PIECE / 1024 / 1024);
  return FALSE;
}

static gboolean
read_stream (Pieces *pieces, GInputStream *stream, GCancellable *cancellable, GError **error)
{
  g_autofree guint8 *chunk = g_malloc (CHUNK_BYTES);
  guint64            position = 0;
  gsize              looked = 0;
  gssize             n;

  while (!pieces->enough && (n = g_input_stream_read (stream, chunk, CHUNK_BYTES, cancellable, error)) != 0)
    {
      if (n < 0)
        return FALSE;
      g_byte_array_append (pieces->bytes, chunk, (guint)n);
      position += (guint64)n;
      qd_reader_tell_position (pieces->sink, position);
      /* What has no cut is not looked through again for every chunk that comes. */
      if (pieces->bytes->len < looked + PIECE_BYTES)
        continue;
      if (!take_whole (pieces, error))
        return FALSE;
      looked = pieces->bytes->len;
    }
  if (pieces->enough)
    return TRUE;
  if (position == 0)
    {
      g_set_error_literal (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_EMPTY, _ ("The file is empty."));
      return FALSE;
    }
  return pieces->bytes->len == 0 || take_piece (pieces, pieces->bytes->len, error);
}

/**
 * qd_pieces_read:
 * @file: (not nullable): a file
 * @sink: (not nullable): where problems that have a line are told, and how far the reading is
 * @cut: (not nullable): finds where a record begins
 * @func: (not nullable): takes records
 * @user_data: for @func
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Reads a text of any length from its start to its end, once, and hands it on as pieces of some MiB that end between two
 * records. Thread: any; blocks.
 *
 * Errors: #GIOErrorEnum, %QD_IMPORT_ERROR_EMPTY, %QD_IMPORT_ERROR_ENCODING, %QD_IMPORT_ERROR_TOO_LARGE
 * Returns: whether it was read to its end, or until @func had enough
 */
gboolean
qd_pieces_read (GFile            *file,
                const QdReadSink *sink,
                QdPieceCutFunc    cut,
                QdPieceFunc       func,
                gpointer          user_data,
                GCancellable     *cancellable,
                GError          **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr (GByteArray)       bytes = g_byte_array_new ();
  Pieces                       pieces = { .sink = sink, .cut = cut, .func = func, .user_data = user_data, .bytes = bytes, .line = 1 };
  gboolean                     read = stream != NULL && read_stream (&pieces, G_INPUT_STREAM (stream), cancellable, error);

  g_free (pieces.charset);
  return read;
}
