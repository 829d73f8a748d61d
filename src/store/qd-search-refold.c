/* qd-search-refold.c: the search indexes of a library whose terms were folded otherwise
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-store-private.h"

/* All that is in the indexes: names of speakers are in bodies, but where a person has put them right. */
#define TEXTS                                                                   \
  "SELECT text FROM bodies"                                                     \
  " UNION ALL SELECT title FROM articles"                                       \
  " UNION ALL SELECT name FROM sources"                                         \
  " UNION ALL SELECT given_source FROM articles WHERE given_source IS NOT NULL" \
  " UNION ALL SELECT speaker FROM quotations WHERE speaker IS NOT NULL"

/* Whether a character may be folded otherwise since version 21: final sigma, Hebrew and Arabic, letters of Hangul, marks of kana, and what
 * has a number besides that of the character that it is. */
static gboolean
is_refolded (gunichar c)
{
  static const gunichar ranges[][2] = {
    { 0x3c2, 0x3c2 },
    { 0x591, 0x6ff },
    { 0x1100, 0x11ff },
    { 0x2f00, 0x2fdf },
    { 0x3099, 0x309a },
    { 0x3130, 0x319f },
    { 0xa960, 0xa97f },
    { 0xd7b0, 0xd7ff },
    { 0xf900, 0xfaff },
    { 0xfb1d, 0xfdff },
    { 0xfe70, 0xfeff },
    { 0xff66, 0xffdc },
    { 0x1b000, 0x3ffff },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ranges) && c >= ranges[i][0]; i++)
    if (c <= ranges[i][1])
      return TRUE;
  return FALSE;
}

static gboolean
has_refolded (const char *text,
              gsize       len)
{
  const char *end = text + len;

  while (text < end)
    {
      gunichar c = (guint8)*text;

      if (c < 0x80)
        {
          text++;
          continue;
        }
      c = g_utf8_get_char_validated (text, end - text);
      /* Of what is no character it is not known what was made of it. */
      if (c == (gunichar)-1 || c == (gunichar)-2 || is_refolded (c))
        return TRUE;
      text = g_utf8_next_char (text);
    }
  return FALSE;
}

/**
 * _qd_search_refold:
 * @db: (not nullable): a writing connection to a library whose search indexes were made by version 20 or before
 * @error: return location
 *
 * Makes the search indexes anew if any text has something that was folded otherwise; most libraries have not, and making them takes as
 * long as a part of an import.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_search_refold (QdSqlite *db,
                   GError  **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, TEXTS);
  gboolean                found = FALSE;
  QdStep                  step = QD_STEP_DONE;

  while (!found && (step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    {
      gsize       len;
      const char *text = qd_statement_get_text (statement, 0, &len);

      found = text != NULL && has_refolded (text, len);
    }
  if (!found)
    return step == QD_STEP_DONE;
  qd_statement_reset (statement);
  return qd_sqlite_exec (db, "INSERT INTO search (search) VALUES ('rebuild')", error) &&
         qd_sqlite_exec (db, "INSERT INTO quote_search (quote_search) VALUES ('rebuild')", error);
}
