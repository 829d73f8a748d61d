/* qd-reader-ris.c: references with tags of two letters (RIS), as databases and reference managers write them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "import/qd-pieces.h"
#include "import/qd-reader-private.h"
#include "import/qd-record.h"

#define MAX_SIZE (1024 * G_GUINT64_CONSTANT (1024) * 1024 * 1024)

typedef struct
{
  GFile            *file;
  const QdReadSink *sink;
  GCancellable     *cancellable;
  QdRecord          record;
  GString          *lines; /* of the record, as they are */
  GString          *value; /* of the tag at hand: lines without a tag go on */
  char              tag[3];
  char             *year;
  guint             n_told;
  gboolean          stopped;
} Ris;

/* The tags that say something of an article, those that fit best first: the periodical, not the house that prints it. The tags of the database and
 * its provider (DB, DP) name no outlet. */
static QdRecordField
find_tag (const char *tag, guint8 *rank)
{
  static const struct
  {
    QdRecordField field;
    const char   *tags;
  } known[] = {
    { QD_RECORD_ID, "ID AN" },
    { QD_RECORD_TITLE, "TI T1 CT" },
    { QD_RECORD_SOURCE, "T2 JF JO JA J2 PB" },
    { QD_RECORD_DATE, "DA Y1 PY" },
    { QD_RECORD_URL, "UR LK L2" },
    { QD_RECORD_BYLINE, "AU A1" },
    { QD_RECORD_DATELINE, "CY PP" },
    { QD_RECORD_LANGUAGE, "LA" },
    { QD_RECORD_SUMMARY, "AB N2" },
    { QD_RECORD_FILE, "L1 L4" },
    { QD_RECORD_TEXT, "FT TX" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      const char *found = strstr (known[i].tags, tag);

      *rank = found != NULL ? (guint8)(found - known[i].tags) : 0;
      if (found != NULL)
        return known[i].field;
    }
  return QD_RECORD_N_FIELDS;
}

static void
end_tag (Ris *ris)
{
  guint8        rank;
  QdRecordField field = ris->tag[0] != '\0' ? find_tag (ris->tag, &rank) : QD_RECORD_N_FIELDS;

  if (field == QD_RECORD_BYLINE)
    qd_record_add_author (&ris->record, ris->value->str);
  else if (field == QD_RECORD_FILE)
    qd_record_add (&ris->record, field, ris->value->str, ";");
  /* A year alone is no date. */
  else if (field == QD_RECORD_DATE && strspn (ris->value->str, "0123456789/ ") == ris->value->len && ris->value->len < 8)
    g_set_str (&ris->year, ris->value->str);
  else if (field != QD_RECORD_N_FIELDS)
    qd_record_set_ranked (&ris->record, field, ris->value->str, rank);
  else if (g_str_equal (ris->tag, "DO") && g_str_has_prefix (ris->value->str, "10."))
    {
      g_autofree char *address = g_strconcat ("https://doi.org/", ris->value->str, NULL);

      qd_record_set_ranked (&ris->record, QD_RECORD_URL, address, G_MAXUINT8);
    }
  g_string_truncate (ris->value, 0);
  ris->tag[0] = '\0';
}

/* "24 January", with the year in a tag of its own */
static void
take_year (Ris *ris)
{
  const char      *date = ris->record.fields[QD_RECORD_DATE];
  g_autofree char *year = g_steal_pointer (&ris->year);
  g_autofree char *whole = NULL;

  for (const char *p = date; p != NULL && *p != '\0'; p++)
    if (strspn (p, "0123456789") >= 4)
      return;
  if (date == NULL || year == NULL || strspn (year, "0123456789") != 4)
    return;
  whole = g_strdup_printf ("%s %.4s", date, year);
  g_clear_pointer (&ris->record.fields[QD_RECORD_DATE], g_free);
  qd_record_set (&ris->record, QD_RECORD_DATE, whole);
}

static void
end_record (Ris *ris)
{
  g_autoptr (GBytes) original = g_bytes_new (ris->lines->str, ris->lines->len);

  end_tag (ris);
  take_year (ris);
  if (ris->record.line > 0)
    {
      ris->n_told++;
      ris->stopped = !qd_record_tell (&ris->record, ris->file, original, "application/x-research-info-systems", ris->sink, ris->cancellable);
    }
  qd_record_clear (&ris->record);
  g_string_truncate (ris->lines, 0);
}

static gboolean
is_tagged (const char *line)
{
  return g_ascii_isupper (line[0]) && (g_ascii_isupper (line[1]) || g_ascii_isdigit (line[1])) && line[2] == ' ' && line[3] == ' ' && line[4] == '-';
}

static void
take_line (Ris *ris, const char *line, guint64 number)
{
  gboolean tagged = is_tagged (line);

  if (tagged && (g_str_has_prefix (line, "TY") || g_str_has_prefix (line, "ER")))
    end_record (ris);
  if (tagged && g_str_has_prefix (line, "TY"))
    ris->record.line = number;
  g_string_append (ris->lines, line);
  g_string_append_c (ris->lines, '\n');
  if (tagged)
    {
      end_tag (ris);
      memcpy (ris->tag, line, 2);
      g_string_assign (ris->value, line[5] == ' ' ? line + 6 : line + 5);
    }
  else if (ris->tag[0] != '\0')
    {
      g_string_append_c (ris->value, '\n');
      g_string_append (ris->value, line);
    }
}

/* The lines of some records. */
static gboolean
take_lines (char *text, gsize len, guint64 number, gpointer user_data)
{
  Ris  *ris = user_data;
  char *line = text;

  for (; line != NULL && !ris->stopped && !g_cancellable_is_cancelled (ris->cancellable); number++)
    {
      char *end = strchr (line, '\n');

      if (end != NULL)
        *end = '\0';
      if (*line != '\0' && line[strlen (line) - 1] == '\r')
        line[strlen (line) - 1] = '\0';
      take_line (ris, line, number);
      line = end != NULL ? end + 1 : NULL;
    }
  return !ris->stopped;
}

static gsize
find_last_record (const char *bytes, gsize len)
{
  const char *found = g_strrstr_len (bytes, (gssize)len, "\nTY  -");

  return found != NULL ? (gsize)(found - bytes) + 1 : 0;
}

static gboolean
read_ris (GFile *file, const QdReadSink *sink, GCancellable *cancellable, GError **error)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (GString) value = g_string_new (NULL);
  Ris                 ris = { .file = file, .sink = sink, .cancellable = cancellable, .lines = lines, .value = value };
  gboolean            read = qd_pieces_read (file, sink, find_last_record, take_lines, &ris, cancellable, error);

  /* Each record has a line that ends it. */
  if (read && !ris.stopped && ris.record.line > 0)
    qd_reader_tell_cut (sink, ris.record.line);
  if (!ris.stopped)
    end_record (&ris);
  qd_record_clear (&ris.record);
  g_free (ris.year);
  if (read && ris.n_told == 0)
    {
      qd_reader_set_no_text (error);
      return FALSE;
    }
  return read;
}

/* The first tag of a record is its type. */
static int
sniff_ris (const guint8 *head, gsize len)
{
  gsize at = len >= 3 && memcmp (head, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;

  while (at < len && g_ascii_isspace (head[at]))
    at++;
  if (len - at > 6 && memcmp (head + at, "TY  -", 5) == 0)
    return 92;
  for (const guint8 *p = memchr (head, '\n', len); p != NULL; p = memchr (p + 1, '\n', len - (gsize)(p + 1 - head)))
    if (len - (gsize)(p - head) >= 7 && memcmp (p, "\nTY  - ", 7) == 0)
      return 82;
  return 10;
}

static const char *const extensions[] = { "ris", NULL };

const QdReader qd_reader_ris = { "References (RIS)", extensions, MAX_SIZE, sniff_ris, read_ris, .is_text = TRUE };
