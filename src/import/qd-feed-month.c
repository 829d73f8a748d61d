/* qd-feed-month.c: the names of months in the languages that news are written in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>
#include <unicode/udat.h>
#include <unicode/ustring.h>

#include "import/qd-feed-date-private.h"

/* Ways to write months that are wrong, and are written. */
static const struct
{
  const char *name;
  int         month;
} misspelt[] = {
  { "μαω", 3 },
  { "ιον", 6 },
  { "ιολ", 7 },
  { "maujus", 5 },
  { "februari", 2 },
  { "maerz", 3 },
  { "janner", 1 },
  { "feber", 2 },
  { "sept", 9 },
};

/* Small letters without accents, so that names of months are found however they are written. */
char *
_qd_feed_month_dup_plain (const char *string)
{
  g_autofree char *folded = g_utf8_casefold (string, -1);
  g_autofree char *apart = g_utf8_normalize (folded, -1, G_NORMALIZE_NFD);
  GString         *plain = g_string_new (NULL);

  for (const char *p = apart != NULL ? apart : folded; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_ismark (g_utf8_get_char (p)))
      g_string_append_unichar (plain, g_utf8_get_char (p));
  return g_string_free (plain, FALSE);
}

typedef struct
{
  char *name;
  int   month;
} MonthName;

static void
add_symbols (GArray *names, UDateFormat *format, UDateFormatSymbolType type)
{
  UErrorCode status = U_ZERO_ERROR;

  for (int month = 0; month < 12; month++)
    {
      UChar            buffer[64];
      char             utf8[256];
      g_autofree char *plain = NULL;
      MonthName        name;

      status = U_ZERO_ERROR;
      udat_getSymbols (format, type, month, buffer, G_N_ELEMENTS (buffer), &status);
      if (U_FAILURE (status))
        continue;
      u_strToUTF8 (utf8, sizeof utf8, NULL, buffer, -1, &status);
      if (U_FAILURE (status))
        continue;
      plain = _qd_feed_month_dup_plain (utf8);
      g_strdelimit (plain, ". ", '\0');
      if (g_utf8_strlen (plain, -1) < 3 || g_ascii_isdigit (*plain))
        continue;
      name = (MonthName){ g_steal_pointer (&plain), month + 1 };
      g_array_append_val (names, name);
    }
}

/* The names of the months in the languages that news are written in, the more common ones first. */
static GArray *
get_month_names (void)
{
  static const char *const locales[] = {
    "en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "fi", "pl", "cs", "sk", "hu", "ro", "el", "ru", "uk",
    "bg", "sr_Latn", "hr", "sl", "tr", "ca", "gl", "eu", "lt", "lv", "et", "is", "id"
  };
  static const UDateFormatSymbolType types[] = { UDAT_MONTHS, UDAT_SHORT_MONTHS, UDAT_STANDALONE_MONTHS, UDAT_STANDALONE_SHORT_MONTHS };
  static GArray                     *names = NULL;
  static gsize                       ready = 0;

  if (g_once_init_enter (&ready))
    {
      names = g_array_new (FALSE, FALSE, sizeof (MonthName));
      for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
        {
          UErrorCode   status = U_ZERO_ERROR;
          UDateFormat *format = udat_open (UDAT_NONE, UDAT_MEDIUM, locales[i], NULL, 0, NULL, 0, &status);

          for (guint j = 0; U_SUCCESS (status) && j < G_N_ELEMENTS (types); j++)
            add_symbols (names, format, types[j]);
          if (format != NULL)
            udat_close (format);
        }
      g_once_init_leave (&ready, 1);
    }
  return names;
}

/* The number of a month, from 1; 0 if it is none. The name is as _qd_feed_month_dup_plain() makes it. */
int
_qd_feed_month_find (const char *plain)
{
  GArray *names;

  if (g_utf8_strlen (plain, -1) < 3)
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (misspelt); i++)
    if (g_str_equal (misspelt[i].name, plain))
      return misspelt[i].month;
  names = get_month_names ();
  for (guint i = 0; i < names->len; i++)
    if (g_str_equal (g_array_index (names, MonthName, i).name, plain))
      return g_array_index (names, MonthName, i).month;
  for (guint i = 0; i < names->len; i++)
    {
      const MonthName *name = &g_array_index (names, MonthName, i);

      if (g_str_has_prefix (name->name, plain) || (g_utf8_strlen (name->name, -1) > 3 && g_str_has_prefix (plain, name->name)))
        return name->month;
    }
  return 0;
}
