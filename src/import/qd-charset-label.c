/* qd-charset-label.c: what the names of encodings mean on the web
 *
 * Pages, feeds and mails say ISO-8859-1 and mean windows-1252, which has printable characters where the former has controls; and
 * likewise elsewhere. The labels are those of the WHATWG Encoding Standard, section 4.2, with some that it leaves out: those that
 * scripts and old mail programs write.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-charset-label.h"

#include <string.h>
#include <unicode/ucnv.h>

/* Longer names are no names. */
#define LONGEST_LABEL 63

/* ICU's converter, and the labels in lower case. The standard decodes nothing that is labelled as one of the encodings in which
 * scripts can be hidden; here no script runs, and ICU decodes them. */
static const struct
{
  const char *converter;
  const char *labels;
} encodings[] = {
  { "UTF-8", "unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf-8 utf8 x-unicode20utf8 utf8mb4" },
  { "ibm-866", "866 cp866 csibm866 ibm866" },
  { "iso-8859-2", "csisolatin2 iso-8859-2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 latin2 latin-2" },
  { "iso-8859-3", "csisolatin3 iso-8859-3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 l3 latin3" },
  { "iso-8859-4", "csisolatin4 iso-8859-4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 l4 latin4" },
  { "iso-8859-5", "csisolatincyrillic cyrillic iso-8859-5 iso-ir-144 iso8859-5 iso88595 iso_8859-5 iso_8859-5:1988" },
  { "iso-8859-6", "arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6 iso-8859-6-e iso-8859-6-i iso-ir-127 iso8859-6 iso88596 "
                  "iso_8859-6 iso_8859-6:1987" },
  { "iso-8859-7", "csisolatingreek ecma-118 elot_928 greek greek8 iso-8859-7 iso-ir-126 iso8859-7 iso88597 iso_8859-7 iso_8859-7:1987 sun_eu_greek" },
  { "iso-8859-8", "csiso88598e csiso88598i csisolatinhebrew hebrew iso-8859-8 iso-8859-8-e iso-8859-8-i iso-ir-138 iso8859-8 iso88598 iso_8859-8 "
                  "iso_8859-8:1988 logical visual" },
  { "iso-8859-10", "csisolatin6 iso-8859-10 iso-ir-157 iso8859-10 iso885910 l6 latin6" },
  { "iso-8859-13", "iso-8859-13 iso8859-13 iso885913" },
  { "iso-8859-14", "iso-8859-14 iso8859-14 iso885914" },
  { "iso-8859-15", "csisolatin9 iso-8859-15 iso8859-15 iso885915 iso_8859-15 l9 latin9 latin-9" },
  { "iso-8859-16", "iso-8859-16" },
  { "KOI8-R", "cskoi8r koi koi8 koi8-r koi8_r" },
  { "KOI8-U", "koi8-ru koi8-u" },
  { "macintosh", "csmacintosh mac macintosh x-mac-roman mac-roman macroman" },
  { "windows-874-2000", "dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 windows-874 cp874" },
  { "windows-1250", "cp1250 windows-1250 x-cp1250" },
  { "windows-1251", "cp1251 windows-1251 x-cp1251" },
  { "windows-1252", "ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591 iso_8859-1 iso_8859-1:1987 l1 latin1 us-ascii "
                    "windows-1252 x-cp1252 latin-1 x-user-defined 8bit" },
  { "windows-1253", "cp1253 windows-1253 x-cp1253" },
  { "windows-1254", "cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 l5 latin5 windows-1254 x-cp1254" },
  { "windows-1255", "cp1255 windows-1255 x-cp1255" },
  { "windows-1256", "cp1256 windows-1256 x-cp1256" },
  { "windows-1257", "cp1257 windows-1257 x-cp1257" },
  { "windows-1258", "cp1258 windows-1258 x-cp1258" },
  { "x-mac-cyrillic", "x-mac-cyrillic x-mac-ukrainian mac-cyrillic" },
  { "x-mac-greek", "x-mac-greek mac-greek macgreek" },
  { "x-mac-centraleurroman", "x-mac-ce mac-latin2 mac-centeuro maccentraleurope" },
  { "x-mac-turkish", "x-mac-turkish mac-turkish macturkish" },
  { "GB18030", "chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 gbk iso-ir-58 x-gbk gb18030 cp936 windows-936 euc-cn" },
  { "ibm-1375_P100-2008", "big5 big5-hkscs cn-big5 csbig5 x-x-big5 big5hkscs" },
  { "windows-950-2000", "cp950 windows-950" },
  { "EUC-JP", "cseucpkdfmtjapanese euc-jp x-euc-jp eucjp" },
  { "ISO-2022-JP", "csiso2022jp iso-2022-jp" },
  { "ibm-943_P15A-2003", "csshiftjis ms932 ms_kanji shift-jis shift_jis sjis windows-31j x-sjis cp932" },
  { "windows-949-2000", "cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 windows-949 cp949" },
  { "UTF-16BE", "unicodefffe utf-16be" },
  { "UTF-16LE", "csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16 utf-16le" },
};

/* What the web does not know, by the names that Python and the C libraries have for it, in lower case and without what stands
 * between letters and figures: the converter of ICU, else that of iconv. */
static const struct
{
  const char *converter;
  const char *names;
} others[] = {
  { "ibm-1026", "1026 cp1026 ibm1026 csibm1026" },
  { "ibm-1140", "1140 cp1140 ibm1140 csibm1140" },
  { "ibm-858", "858 cp858 ibm858 csibm858" },
  { "CP1125", "1125 cp1125 ibm1125 cp866u ruscii" },
  { "hp-roman8", "cp1051 ibm1051 hproman8 roman8 r8 cshproman8" },
  { QD_CHARSET_PTCP154, "ptcp154 csptcp154 pt154 cp154 cyrillicasian" },
  { "RK1048", "kz1048 rk1048 strk10482002" },
  { "MAC-IS", "maciceland xmaciceland" },
  { "x-mac-centraleurroman", "maclatin2 maccenteuro" },
  { "iso-8859-16", "iso8859162001 isoir226 latin10 l10" },
  { "windows-874-2000", "874 tis620 tis6200 tis62025290 tis62025291 isoir166 thai" },
  { "ibm-943_P15A-2003", "932 mskanji xmacjapanese" },
  { "GB18030", "936 eucgb2312cn gb23121980 gb231280 gb180302000 xmacsimpchinese" },
  { "windows-950-2000", "950 ms950" },
  { "ibm-1375_P100-2008", "big5tw hkscs xmactradchinese" },
  { "windows-949-2000", "ksx1001 xmackorean uhc ms949" },
  { "JOHAB", "1361 ms1361 cp1361 johab" },
  { "windows-1250", "1250" },
  { "windows-1251", "1251" },
  { "windows-1252", "1252" },
  { "windows-1253", "1253" },
  { "windows-1254", "1254" },
  { "windows-1255", "1255" },
  { "windows-1256", "1256" },
  { "windows-1257", "1257" },
  { "windows-1258", "1258" },
  { "HZ-GB-2312", "hz hzgb hzgb2312" },
  { "EUC-JISX0213", "eucjis2004 eucjisx0213 jisx0213" },
  { "SHIFT_JISX0213", "shiftjis2004 sjis2004 shiftjisx0213 sjisx0213" },
  { "ISO-2022-JP-3", "iso2022jp3 iso2022jp2004" },
  { "ISO-2022-JP-2", "iso2022jpext" },
  { "UTF-7", "u7" },
};

static GHashTable *
make_others (void)
{
  GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_auto (GStrv) names = g_strsplit (others[i].names, " ", -1);

      for (guint j = 0; names[j] != NULL; j++)
        g_hash_table_insert (table, g_strdup (names[j]), (gpointer)others[i].converter);
    }
  return table;
}

static const char *
look_up_other (const char *label)
{
  static GHashTable *table;
  char               key[LONGEST_LABEL + 1];
  gsize              n = 0;

  if (g_once_init_enter_pointer (&table))
    g_once_init_leave_pointer (&table, make_others ());
  if (strlen (label) > LONGEST_LABEL)
    return NULL;
  for (const char *p = label; *p != '\0'; p++)
    if (g_ascii_isalnum (*p))
      key[n++] = g_ascii_tolower (*p);
  key[n] = '\0';
  return g_hash_table_lookup (table, key);
}

static GHashTable *
make_table (void)
{
  GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      g_auto (GStrv) labels = g_strsplit (encodings[i].labels, " ", -1);

      for (guint j = 0; labels[j] != NULL; j++)
        g_hash_table_insert (table, g_strdup (labels[j]), (gpointer)encodings[i].converter);
    }
  return table;
}

static const char *
look_up (const char *label)
{
  static GHashTable *table;
  g_autofree char   *key = NULL;

  if (g_once_init_enter_pointer (&table))
    g_once_init_leave_pointer (&table, make_table ());
  if (strlen (label) > LONGEST_LABEL)
    return NULL;
  key = g_strstrip (g_ascii_strdown (label, -1));
  return g_hash_table_lookup (table, key);
}

/**
 * qd_charset_label_resolve:
 * @label: (not nullable): the name of an encoding, as a file has it
 *
 * Thread: any.
 *
 * Returns: (transfer none): the name of ICU's converter, where the web gives the label a meaning; else that of ICU, the C library
 *   or %QD_CHARSET_PTCP154 where others do; else the label itself
 */
const char *
qd_charset_label_resolve (const char *label)
{
  const char *converter;

  g_return_val_if_fail (label != NULL, NULL);

  converter = look_up (label);
  if (converter == NULL)
    converter = look_up_other (label);
  return converter != NULL ? converter : label;
}

/**
 * qd_charset_label_is_known:
 * @label: (nullable): the name of an encoding, as a file has it
 *
 * Thread: any.
 *
 * Returns: whether there is such an encoding
 */
gboolean
qd_charset_label_is_known (const char *label)
{
  UErrorCode  status = U_ZERO_ERROR;
  UConverter *converter;

  if (label == NULL || *label == '\0' || strlen (label) > LONGEST_LABEL)
    return FALSE;
  if (look_up (label) != NULL)
    return TRUE;
  converter = ucnv_open (qd_charset_label_resolve (label), &status);
  if (converter != NULL)
    ucnv_close (converter);
  return U_SUCCESS (status);
}

/**
 * qd_charset_label_find_in_type:
 * @content_type: (nullable): a media type with its parameters, as in "text/html; charset=utf-8"
 *
 * Thread: any.
 *
 * Returns: (transfer full) (nullable): the parameter "charset", if it names an encoding that there is
 */
char *
qd_charset_label_find_in_type (const char *content_type)
{
  const char *p = content_type;

  while (p != NULL && (p = strcasestr (p, "charset")) != NULL)
    {
      p += strlen ("charset");
      p += strspn (p, " \t");
      if (*p == '=')
        {
          g_autofree char *label = NULL;

          p += strspn (p, " \t=\"'");
          label = g_strndup (p, strcspn (p, " \t;,\"'\r\n"));
          if (qd_charset_label_is_known (label))
            return g_steal_pointer (&label);
        }
    }
  return NULL;
}
