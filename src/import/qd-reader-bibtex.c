/* qd-reader-bibtex.c: references of BibTeX and BibLaTeX
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "import/qd-pieces.h"
#include "import/qd-reader-private.h"
#include "import/qd-record.h"

#define MAX_SIZE (1024 * G_GUINT64_CONSTANT (1024) * 1024 * 1024)

/* The longest lists of authors, those of particle physics, have some thousands; of an article in a newspaper these are more than enough. */
#define MOST_AUTHORS 1000

/* Names that "@string" gives, and what they may stand for together in one value, bytes: else each could double what was before it. */
#define MOST_STRINGS 4096
#define LONGEST_VALUE 4096

typedef struct
{
  GFile            *file;
  const QdReadSink *sink;
  GCancellable     *cancellable;
  const char       *p;
  guint64           line;
  char             *year, *month, *day;
  GHashTable       *strings; /* what "@string" has given a name, as TeX has it */
  guint             n_told;
  gboolean          stopped;
} Bib;

static void
skip (Bib *bib)
{
  bib->line += *bib->p == '\n';
  bib->p++;
}

static void
skip_space (Bib *bib)
{
  while (g_ascii_isspace (*bib->p))
    skip (bib);
}

/* A name of a field or an entry. */
static char *
dup_name (Bib *bib)
{
  const char *start;

  skip_space (bib);
  start = bib->p;
  while (g_ascii_isalnum (*bib->p) || (*bib->p != '\0' && strchr ("-_:+./", *bib->p) != NULL))
    bib->p++;
  return g_ascii_strdown (start, bib->p - start);
}

/* What TeX writes with commands: accents before a letter, and signs; and with what these begin. */
#define SIGN_STARTS "\\-`'"
static const struct
{
  const char *tex, *text;
} signs[] = {
  { "\\&", "&" },
  { "\\%", "%" },
  { "\\$", "$" },
  { "\\#", "#" },
  { "\\_", "_" },
  { "\\ss", "ß" },
  { "\\textbackslash", "\\" },
  { "\\textasciitilde", "~" },
  { "\\textasciicircum", "^" },
  { "\\textbraceleft", "{" },
  { "\\textbraceright", "}" },
  { "\\textendash", "–" },
  { "\\textemdash", "—" },
  { "\\textquoteright", "’" },
  { "\\textquoteleft", "‘" },
  { "\\textquotedblleft", "“" },
  { "\\textquotedblright", "”" },
  { "\\ldots", "…" },
  { "\\dots", "…" },
  { "\\textquotesingle", "'" },
  { "\\textquotedbl", "\"" },
  { "\\guillemotleft", "«" },
  { "\\guillemotright", "»" },
  { "\\glqq", "„" },
  { "\\grqq", "“" },
  { "\\texteuro", "€" },
  { "\\euro", "€" },
  { "\\pounds", "£" },
  { "\\copyright", "©" },
  { "\\ae", "æ" },
  { "\\AE", "Æ" },
  { "\\oe", "œ" },
  { "\\OE", "Œ" },
  { "\\o", "ø" },
  { "\\O", "Ø" },
  { "\\aa", "å" },
  { "\\AA", "Å" },
  { "\\l", "ł" },
  { "\\L", "Ł" },
  { "\\i", "ı" },
  { "\\j", "ȷ" },
  { "\\dh", "ð" },
  { "\\DH", "Ð" },
  { "\\th", "þ" },
  { "\\TH", "Þ" },
  { "\\url", "" },
  { "\\emph", "" },
  { "\\textit", "" },
  { "\\textbf", "" },
  { "---", "—" },
  { "--", "–" },
  { "``", "“" },
  { "''", "”" },
};

static gunichar
find_accent (char command)
{
  static const struct
  {
    char     command;
    gunichar mark;
  } accents[] = { { '"', 0x308 }, { '\'', 0x301 }, { '`', 0x300 }, { '^', 0x302 }, { '~', 0x303 }, { 'c', 0x327 }, { 'v', 0x30c }, { '=', 0x304 }, { '.', 0x307 }, { 'u', 0x306 }, { 'H', 0x30b }, { 'k', 0x328 }, { 'r', 0x30a } };

  for (guint i = 0; i < G_N_ELEMENTS (accents); i++)
    if (accents[i].command == command)
      return accents[i].mark;
  return 0;
}

/* "\"u", "\"{u}", "\c{c}": returns how many bytes it takes. */
static gsize
take_accent (const char *p, GString *out)
{
  gunichar    mark = p[0] == '\\' ? find_accent (p[1]) : 0;
  const char *letter = p + 2;
  char        buffer[16];
  gsize       len;

  if (mark == 0 || (g_ascii_isalpha (p[1]) && *letter != '{' && *letter != ' '))
    return 0;
  letter += strspn (letter, "{ ");
  if (*letter == '\\' && (letter[1] == 'i' || letter[1] == 'j'))
    letter++;
  if (!g_ascii_isalpha (*letter))
    return 0;
  buffer[0] = *letter;
  len = (gsize)g_unichar_to_utf8 (mark, buffer + 1) + 1;
  {
    g_autofree char *composed = g_utf8_normalize (buffer, (gssize)len, G_NORMALIZE_NFC);

    g_string_append (out, composed);
  }
  return (gsize)(letter + 1 - p);
}

static char *
dup_plain (const char *tex)
{
  GString *out = g_string_new (NULL);

  while (*tex != '\0')
    {
      gboolean any = strchr (SIGN_STARTS, *tex) != NULL; /* most bytes are letters, which need not be compared with each sign */
      gsize    n = any ? take_accent (tex, out) : 0;

      for (guint i = 0; any && n == 0 && i < G_N_ELEMENTS (signs); i++)
        if (g_str_has_prefix (tex, signs[i].tex) && (*tex != '\\' || !g_ascii_isalpha (signs[i].tex[strlen (signs[i].tex) - 1]) || !g_ascii_isalpha (tex[strlen (signs[i].tex)])))
          {
            g_string_append (out, signs[i].text);
            n = strlen (signs[i].tex);
          }
      if (n == 0)
        {
          /* Where a line ends, the next one is set in. */
          if (*tex == '~' || g_ascii_isspace (*tex))
            {
              if (out->len > 0 && out->str[out->len - 1] != ' ')
                g_string_append_c (out, ' ');
            }
          else if (*tex != '{' && *tex != '}' && *tex != '\\')
            g_string_append_c (out, *tex);
          n = 1;
        }
      tex += n;
    }
  return g_string_free_and_steal (out);
}

/* {…} with its braces counted, "…" or a bare word; parts may be joined by "#". */
static char *
dup_value (Bib *bib)
{
  GString *value = g_string_new (NULL);

  do
    {
      char close;
      int  depth = 0;

      if (*bib->p == '#')
        bib->p++;
      skip_space (bib);
      close = *bib->p == '{' ? '}' : (*bib->p == '"' ? '"' : '\0');
      if (close == '\0')
        {
          g_autofree char *word = dup_name (bib);
          const char      *meant = g_hash_table_lookup (bib->strings, word);

          if (value->len < LONGEST_VALUE)
            g_string_append (value, meant != NULL ? meant : word);
          skip_space (bib);
          continue;
        }
      for (bib->p++; *bib->p != '\0' && (depth > 0 || *bib->p != close); skip (bib))
        {
          if (*bib->p == '\\' && bib->p[1] != '\0')
            {
              g_string_append_c (value, *bib->p);
              skip (bib);
            }
          else
            depth += (*bib->p == '{') - (*bib->p == '}' && depth > 0);
          g_string_append_c (value, *bib->p);
        }
      if (*bib->p != '\0')
        bib->p++;
      skip_space (bib);
    }
  while (*bib->p == '#');
  return g_string_free_and_steal (value);
}

/* "description:path:type;…", where what is between colons may be missing, or a path alone */
static void
take_files (QdRecord *record, const char *value)
{
  g_auto (GStrv) files = g_strsplit (value, ";", 16);

  for (guint i = 0; files[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (files[i], ":", -1);
      guint          n = g_strv_length (parts);

      qd_record_add (record, QD_RECORD_FILE, n >= 3 ? parts[1] : files[i], ";");
    }
}

/* A name: "Ada Quill", "van der Quill, Ada", "Quill, Jr., Ada"; one in braces of its own is that of a house, and stays as it is. */
static void
take_author (QdRecord *record, const char *tex)
{
  g_autofree char *plain = dup_plain (tex);
  gsize            len = strlen (tex);
  g_auto (GStrv)   parts = g_strsplit (plain, ",", 4);
  g_autofree char *turned = NULL;

  if (*tex == '{' && tex[len - 1] == '}' && strchr (tex + 1, '{') == NULL)
    qd_record_add (record, QD_RECORD_BYLINE, plain, ", ");
  else if (g_strv_length (parts) == 3)
    {
      turned = g_strdup_printf ("%s %s %s", g_strstrip (parts[2]), g_strstrip (parts[0]), g_strstrip (parts[1]));
      qd_record_add (record, QD_RECORD_BYLINE, turned, ", ");
    }
  else if (!g_str_equal (plain, "others"))
    qd_record_add_author (record, plain);
}

/* "Farrow, Ada and {Barrow and Sons}": "and" between names stands in no braces. */
static void
take_authors (QdRecord *record, const char *tex)
{
  const char *start = tex;
  const char *p = tex;
  int         depth = 0;
  guint       n = 0;

  for (; n < MOST_AUTHORS; p++)
    {
      const gboolean between = depth == 0 && p > start && g_ascii_isspace (*p) && strncmp (p + 1, "and", 3) == 0 && g_ascii_isspace (p[4]);

      if (*p == '\0' || between)
        {
          g_autofree char *name = g_strstrip (g_strndup (start, (gsize)(p - start)));

          if (*name != '\0')
            take_author (record, name);
          n++;
          if (*p == '\0')
            return;
          p += 4;
          start = p;
        }
      depth += (*p == '{') - (*p == '}' && depth > 0);
    }
}

/* "2018-01-24/2018-01-26" (BibLaTeX): the first day counts; a year or a month alone is no date. */
static void
take_day (QdRecord *record, char *value)
{
  value[strcspn (value, "/")] = '\0';
  if (strlen (value) > strlen ("2018-01"))
    qd_record_set (record, QD_RECORD_DATE, value);
}

/* BibLaTeX names languages as Babel does. */
static void
take_language (QdRecord *record, const char *value)
{
  static const struct
  {
    const char *babel, *language;
  } names[] = { { "american", "en" }, { "british", "en" }, { "usenglish", "en" }, { "ukenglish", "en" }, { "ngerman", "de" }, { "naustrian", "de" }, { "austrian", "de" } };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (value, names[i].babel) == 0)
      value = names[i].language;
  qd_record_set (record, QD_RECORD_LANGUAGE, value);
}

static void
take_field (Bib *bib, QdRecord *record, const char *name, const char *tex)
{
  g_autofree char *value = dup_plain (tex);

  if (g_str_equal (name, "file"))
    take_files (record, tex);
  else if (g_str_equal (name, "author"))
    take_authors (record, tex);
  else if (g_str_equal (name, "year"))
    g_set_str (&bib->year, value);
  else if (g_str_equal (name, "month"))
    g_set_str (&bib->month, value);
  else if (g_str_equal (name, "day"))
    g_set_str (&bib->day, value);
  else if (g_str_equal (name, "langid"))
    take_language (record, value);
  else if (g_str_equal (name, "date"))
    take_day (record, value);
  else if (g_str_equal (name, "journal") || g_str_equal (name, "journaltitle"))
    qd_record_set (record, QD_RECORD_SOURCE, value);
  else if (g_str_equal (name, "howpublished") && g_ascii_strncasecmp (value, "http", 4) == 0)
    qd_record_set_ranked (record, QD_RECORD_URL, value, 1);
  else if (g_str_equal (name, "howpublished"))
    qd_record_set_ranked (record, QD_RECORD_SOURCE, value, 1);
  else if (g_str_equal (name, "publisher") || g_str_equal (name, "institution") || g_str_equal (name, "organization"))
    qd_record_set_ranked (record, QD_RECORD_SOURCE, value, 2);
  /* That of the publisher: a place, and none of the web. */
  else if (g_str_equal (name, "address"))
    qd_record_set (record, QD_RECORD_DATELINE, value);
  else if (g_str_equal (name, "doi") && g_str_has_prefix (value, "10."))
    {
      g_autofree char *address = g_strconcat ("https://doi.org/", value, NULL);

      qd_record_set_ranked (record, QD_RECORD_URL, address, 2);
    }
  else if (!g_str_equal (name, "id"))
    {
      QdRecordField field = qd_record_find_field (name, NULL);

      qd_record_set (record, field, value);
    }
}

/* year = {2018}, month = jan, or 1, day = {24} */
static void
take_date (Bib *bib, QdRecord *record)
{
  g_autofree char *year = g_steal_pointer (&bib->year);
  g_autofree char *month = g_steal_pointer (&bib->month);
  g_autofree char *day = g_steal_pointer (&bib->day);
  g_autofree char *date = NULL;

  /* month = "24~" # jan */
  if (day == NULL && month != NULL && strpbrk (month, "0123456789") != NULL && strpbrk (month, " ") != NULL)
    {
      const char *digits = strpbrk (month, "0123456789");
      gsize       n = strspn (digits, "0123456789");

      day = g_strndup (digits, n);
      memset (month + (digits - month), ' ', n);
      g_strdelimit (month, ",.", ' ');
      g_strstrip (month);
    }
  if (year == NULL || month == NULL || day == NULL)
    return;
  if (g_ascii_isdigit (*month))
    date = g_strdup_printf ("%s-%02u-%02u", year, (guint)g_ascii_strtoull (month, NULL, 10) % 100, (guint)g_ascii_strtoull (day, NULL, 10) % 100);
  else
    date = g_strdup_printf ("%s %s %s", day, month, year);
  qd_record_set (record, QD_RECORD_DATE, date);
}

static void
take_entry (Bib *bib, const char *start)
{
  g_auto (QdRecord)  record = { .line = bib->line };
  g_autofree char   *key = dup_name (bib);
  g_autoptr (GBytes) original = NULL;

  qd_record_set (&record, QD_RECORD_ID, key);
  skip_space (bib);
  while (*bib->p == ',')
    {
      g_autofree char *name = NULL;
      g_autofree char *value = NULL;

      bib->p++;
      name = dup_name (bib);
      skip_space (bib);
      if (*name == '\0' || *bib->p != '=')
        break;
      bib->p++;
      value = dup_value (bib);
      take_field (bib, &record, name, value);
    }
  skip_space (bib);
  if (*bib->p == '\0')
    qd_reader_tell_cut (bib->sink, record.line);
  take_date (bib, &record);
  original = g_bytes_new (start, (gsize)(bib->p - start));
  bib->n_told++;
  bib->stopped = !qd_record_tell (&record, bib->file, original, "application/x-bibtex", bib->sink, bib->cancellable);
}

/* @string{mc = "Merrow Courier"} */
static void
take_string (Bib *bib)
{
  g_autofree char *name = NULL;
  g_autofree char *value = NULL;

  bib->p++;
  name = dup_name (bib);
  skip_space (bib);
  if (*bib->p != '=')
    return;
  bib->p++;
  value = dup_value (bib);
  if (*name != '\0' && strlen (value) < LONGEST_VALUE && g_hash_table_size (bib->strings) < MOST_STRINGS)
    g_hash_table_insert (bib->strings, g_steal_pointer (&name), g_steal_pointer (&value));
}

static void
take_entries (Bib *bib)
{
  while (*bib->p != '\0' && !bib->stopped && !g_cancellable_is_cancelled (bib->cancellable))
    {
      const char      *start = bib->p;
      g_autofree char *type = NULL;

      if (*bib->p != '@')
        {
          skip (bib);
          continue;
        }
      bib->p++;
      type = dup_name (bib);
      skip_space (bib);
      if (*bib->p != '{' && *bib->p != '(')
        continue;
      if (g_str_equal (type, "string"))
        {
          take_string (bib);
          continue;
        }
      if (g_str_equal (type, "comment") || g_str_equal (type, "preamble"))
        {
          g_autofree char *passed = dup_value (bib);

          continue;
        }
      bib->p++;
      take_entry (bib, start);
    }
}

static gboolean
take_piece (char *text, gsize len, guint64 line, gpointer user_data)
{
  Bib *bib = user_data;

  bib->p = text;
  bib->line = line;
  take_entries (bib);
  return !bib->stopped;
}

/* "@" at the start of a line that follows the end of an entry. An abstract may have the first, hardly the second. */
static gsize
find_last_entry (const char *bytes, gsize len)
{
  for (gsize i = len; i-- > 1;)
    if (bytes[i] == '@' && bytes[i - 1] == '\n')
      {
        gsize end = i;

        while (end > 0 && g_ascii_isspace (bytes[end - 1]))
          end--;
        if (end > 0 && (bytes[end - 1] == '}' || bytes[end - 1] == ')'))
          return i;
      }
  return 0;
}

static gboolean
read_bibtex (GFile *file, const QdReadSink *sink, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) strings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Bib                    bib = { .file = file, .sink = sink, .cancellable = cancellable, .strings = strings };
  gboolean               read = qd_pieces_read (file, sink, find_last_entry, take_piece, &bib, cancellable, error);

  if (read && bib.n_told == 0)
    {
      qd_reader_set_no_text (error);
      return FALSE;
    }
  return read;
}

/* "@article{key," at the start of a line */
static int
sniff_bibtex (const guint8 *head, gsize len)
{
  g_autofree char *text = NULL;

  if (memchr (head, '@', len) == NULL)
    return 10;
  text = g_strndup ((const char *)head, len);
  for (const char *p = strchr (text, '@'); p != NULL; p = strchr (p + 1, '@'))
    {
      gsize n = 1;

      while (g_ascii_isalpha (p[n]))
        n++;
      if ((p == text || p[-1] == '\n') && n > 3 && p[n] == '{' && strchr (p + n, ',') != NULL && strchr (p + n, '=') != NULL)
        return 85;
    }
  return 10;
}

static const char *const extensions[] = { "bib", "bibtex", NULL };

const QdReader qd_reader_bibtex = { "References (BibTeX)", extensions, MAX_SIZE, sniff_bibtex, read_bibtex, .is_text = TRUE };
