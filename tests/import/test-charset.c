/* test-charset.c: bytes of an unknown encoding to UTF-8
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "import/qd-charset-label.h"
#include "import/qd-charset.h"
#include "import/qd-html-charset.h"
#include "import/qd-reader.h"

static const char western[] = "Die Bürgermeisterin von Möwensund sagte, die Brücke müsse größer werden. “Wir brauchen sie”, so Frau Äpfelkraut — "
                              "und zwar für 500 Euro je Stück. L’été dernier, à Orléanville, on avait déjà prévenu.";
static const char russian[] = "Мэр города Заречный заявил в среду, что мост останется закрытым до весны. «Мы не можем рисковать», — сказал он.";
static const char plain_russian[] = "Мэр города Заречный заявил в среду, что мост останется закрытым до весны, и что рисковать никто не будет.";
static const char japanese[] = "市長は水曜日、橋は春まで閉鎖されると述べた。「危険を冒すことはできない」と市長は語った。住民は不満を訴えている。";

/* @text in @charset, after @mark. */
static GBytes *
encode (const char *text, const char *charset, const char *mark, gsize mark_len)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *bytes = NULL;
  gsize              len;
  GByteArray        *array = g_byte_array_new ();

  bytes = g_convert (text, -1, charset, "UTF-8", NULL, &len, &error);
  g_assert_no_error (error);
  g_byte_array_append (array, (const guint8 *)mark, (guint)mark_len);
  g_byte_array_append (array, (const guint8 *)bytes, (guint)len);
  return g_byte_array_free_to_bytes (array);
}

static void
assert_decodes (GBytes *bytes, const char *declared, const char *expected)
{
  g_auto (QdCharsetResult) result = { 0 };
  g_autoptr (GError)       error = NULL;
  gsize                    len;
  const guint8            *data = g_bytes_get_data (bytes, &len);
  guint64                  line;

  qd_charset_decode (data, len, declared, &result, &line, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (result.text, ==, expected);
  g_assert_cmpuint (result.length, ==, strlen (expected));
  g_assert_cmpuint (result.bad_line, ==, 0);
}

static void
test_marks (void)
{
  static const struct
  {
    const char *charset;
    const char *mark;
    gsize       len;
  } marks[] = {
    { "UTF-8", "\xEF\xBB\xBF", 3 },
    { "UTF-16LE", "\xFF\xFE", 2 },
    { "UTF-16BE", "\xFE\xFF", 2 },
    { "UTF-32LE", "\xFF\xFE\0\0", 4 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      g_autoptr (GBytes) bytes = encode (western, marks[i].charset, marks[i].mark, marks[i].len);

      /* A mark outweighs what the file says. */
      assert_decodes (bytes, "windows-1252", western);
    }
}

static void
test_utf16_without_mark (void)
{
  static const char *const charsets[] = { "UTF-16LE", "UTF-16BE" };

  for (guint i = 0; i < G_N_ELEMENTS (charsets); i++)
    {
      g_autoptr (GBytes) bytes = encode (western, charsets[i], "", 0);

      assert_decodes (bytes, NULL, western);
    }
}

static void
test_declared (void)
{
  static const char *const charsets[] = { "windows-1252", "ISO-8859-15", "UTF-8" };
  static const char        euro[] = "Fünf € für Œuvre und “Brücke”";
  g_autoptr (GBytes)       latin9 = encode ("Fünf € für Œuvre", "ISO-8859-15", "", 0);
  g_autoptr (GBytes)       sjis = encode (japanese, "SHIFT_JIS", "", 0);
  g_autoptr (GBytes)       iso2022 = encode (japanese, "ISO-2022-JP", "", 0);
  g_autoptr (GBytes)       cp1252 = encode (euro, "CP1252", "", 0);

  assert_decodes (latin9, charsets[1], "Fünf € für Œuvre");
  assert_decodes (sjis, "Shift_JIS", japanese);
  assert_decodes (iso2022, "ISO-2022-JP", japanese);
  assert_decodes (cp1252, charsets[0], euro);
  /* Pages say ISO-8859-1 and mean windows-1252. */
  assert_decodes (cp1252, "iso-8859-1", euro);
}

static void
test_false_declaration (void)
{
  g_autoptr (GBytes) utf8 = encode (western, "UTF-8", "", 0);
  g_autoptr (GBytes) cp1252 = encode (western, "CP1252", "", 0);

  assert_decodes (utf8, "iso-8859-1", western);
  assert_decodes (cp1252, "utf-8", western);
  assert_decodes (cp1252, "no-such-encoding", western);
}

static void
test_detected (void)
{
  g_autoptr (GBytes) cp1252 = encode (western, "CP1252", "", 0);
  g_autoptr (GBytes) cp1251 = encode (russian, "CP1251", "", 0);
  g_autoptr (GBytes) koi8 = encode (plain_russian, "KOI8-R", "", 0);
  g_autoptr (GBytes) sjis = encode (japanese, "SHIFT_JIS", "", 0);
  g_autoptr (GBytes) euc = encode (japanese, "EUC-JP", "", 0);

  assert_decodes (cp1252, NULL, western);
  assert_decodes (cp1251, NULL, russian);
  assert_decodes (sjis, NULL, japanese);
  assert_decodes (euc, NULL, japanese);
  assert_decodes (koi8, NULL, plain_russian);
}

/* What ICU's detector knows no statistics of, and an old file does not declare. */
static void
test_letters (void)
{
  static const struct
  {
    const char *charset;
    const char *other;
    const char *text;
  } texts[] = {
    { "CP1250", "ISO-8859-2", "Vláda včera schválila nový rozpočet, řekl ministr financí. Příliš žluťoučký kůň úpěl." },
    { "CP1250", "ISO-8859-2", "Vláda včera schválila rozpočet, povedal minister. Ľudia čakajú na ďalšie rokovania." },
    { "CP1250", "ISO-8859-2", "Rząd przyjął wczoraj projekt budżetu. Źródła mówią, że głosowanie będzie jutro." },
    { "CP1250", "ISO-8859-2", "A kormány elfogadta a költségvetést. Őszintén szólva nem tűnt könnyűnek." },
    { "CP1250", "ISO-8859-2", "Vlada je jučer prihvatila proračun. Žene i djeca čekaju šest mjeseci na liječnički pregled." },
    { "CP1257", "ISO-8859-13", "Vyriausybė vakar patvirtino biudžetą, sakė finansų ministrė. Žmonės laukia sprendimų." },
    { "CP1251", "KOI8-U", "Уряд вчора ухвалив бюджет, сказав міністр фінансів. Наступне засідання відбудеться завтра." },
    { "CP1251", "IBM866", "Правительство вчера приняло бюджет, сказал министр. Следующее заседание состоится завтра." },
    /* and western ones, names from elsewhere and all */
    { "CP1252", "ISO-8859-1", "Größere Änderungen gäbe es nicht, sagte José Muñoz, der Bürgermeister für Möwensund." },
    { "CP1252", "ISO-8859-1", "Le gouvernement a adopté hier le budget, a déclaré le ministre. Ça ira, a-t-il ajouté à la fête." },
    { "CP1252", "ISO-8859-1", "Regeringen vedtog i går budgettet, sagde ministeren. Det bliver på søen, ærligt og ligetil." },
    { "CP1252", "ISO-8859-1", "Ríkisstjórnin samþykkti fjárlög í gær, sagði ráðherra. Það verður erfitt að ná því." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) bytes = encode (texts[i].text, texts[i].charset, "", 0);
      g_autoptr (GBytes) other = encode (texts[i].text, texts[i].other, "", 0);

      assert_decodes (bytes, NULL, texts[i].text);
      assert_decodes (other, NULL, texts[i].text);
    }
}

static void
test_damaged (void)
{
  static const char        bytes[] = "Die Brücke über den Möwensund\nist müde, \xFF größer wäre schöner";
  g_auto (QdCharsetResult) result = { 0 };
  g_autoptr (GError)       error = NULL;
  guint64                  line;

  qd_charset_decode ((const guint8 *)bytes, strlen (bytes), NULL, &result, &line, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (result.text, ==, "Die Brücke über den Möwensund\nist müde, � größer wäre schöner");
  g_assert_cmpuint (result.bad_line, ==, 2);
}

/* What the web means by a name (WHATWG Encoding Standard, section 4.2). */
static void
test_labels (void)
{
  static const struct
  {
    const char *label;
    const char *same;
  } labels[] = {
    { "latin1", "windows-1252" },
    { " ASCII ", "windows-1252" },
    { "iso_8859-1:1987", "windows-1252" },
    { "iso-8859-9", "windows-1254" },
    { "tis-620", "windows-874" },
    { "gb_2312-80", "gb18030" },
    { "KSC5601", "euc-kr" },
    { "x-x-big5", "big5" },
    { "ms932", "shift_jis" },
    { "unicodefffe", "utf-16be" },
    { "visual", "iso-8859-8" },
    { "x-user-defined", "windows-1252" },
  };
  g_autofree char *in_type = qd_charset_label_find_in_type ("text/html; Charset = \"KOI8-R\"; x=1");
  g_autofree char *unknown = qd_charset_label_find_in_type ("text/html; charset=none; charset=utf-8");
  g_autofree char *none = qd_charset_label_find_in_type ("text/html");

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    g_assert_cmpstr (qd_charset_label_resolve (labels[i].label), ==, qd_charset_label_resolve (labels[i].same));
  g_assert_cmpstr (in_type, ==, "KOI8-R");
  g_assert_cmpstr (unknown, ==, "utf-8");
  g_assert_null (none);
  g_assert_true (qd_charset_label_is_known ("IBM037"));
  g_assert_false (qd_charset_label_is_known ("klingon-8"));
  g_assert_false (qd_charset_label_is_known (NULL));
}

/* Every encoding of the standard has a converter, or the C library has one. */
static void
test_converters (void)
{
  static const char *const labels[] = { "ibm866", "iso-8859-2", "iso-8859-3", "iso-8859-4", "iso-8859-5", "iso-8859-6", "iso-8859-7", "iso-8859-8", "iso-8859-8-i", "iso-8859-10",
                                        "iso-8859-13", "iso-8859-14", "iso-8859-15", "iso-8859-16", "koi8-r", "koi8-u", "macintosh", "windows-874", "windows-1250", "windows-1251",
                                        "windows-1252", "windows-1253", "windows-1254", "windows-1255", "windows-1256", "windows-1257", "windows-1258", "x-mac-cyrillic", "gbk",
                                        "gb18030", "big5", "euc-jp", "iso-2022-jp", "shift_jis", "euc-kr", "utf-16be", "utf-16le" };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      const gboolean           wide = g_str_has_prefix (labels[i], "utf-16");
      const guint8            *bytes = (const guint8 *)(wide ? (g_str_has_suffix (labels[i], "be") ? "\0o\0k" : "o\0k\0") : "ok");
      g_auto (QdCharsetResult) result = { 0 };

      g_test_message ("%s", labels[i]);
      g_assert_true (qd_charset_convert (bytes, wide ? 4 : 2, labels[i], &result));
      g_assert_cmpstr (result.text, ==, "ok");
    }
}

/* A text with a few bytes that are none of its encoding is still of it. */
static void
test_damaged_declared (void)
{
  g_autoptr (GBytes)       sjis = encode (japanese, "SHIFT_JIS", "", 0);
  g_autoptr (GByteArray)   bytes = g_byte_array_new ();
  g_auto (QdCharsetResult) result = { 0 };
  g_autoptr (GError)       error = NULL;
  guint64                  line;

  g_byte_array_append (bytes, g_bytes_get_data (sjis, NULL), (guint)g_bytes_get_size (sjis));
  g_byte_array_append (bytes, (const guint8 *)"\n\x82\x01\n", 4);
  qd_charset_decode (bytes->data, bytes->len, "shift_jis", &result, &line, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (result.text, japanese));
  g_assert_cmpuint (result.bad_line, ==, 2);
}

/* What in a page is a declaration, and what is none (HTML Standard, section 13.2.3.2). */
static void
test_prescan (void)
{
  static const struct
  {
    const char *page;
    const char *expected;
  } pages[] = {
    { "<html><head><meta charset=koi8-r>", "koi8-r" },
    { "<META CHARSET='koi8-r'/>", "koi8-r" },
    { "<meta content='text/html; charset=koi8-r' http-equiv=Content-Type>", "koi8-r" },
    { "<meta content='text/html; charset=koi8-r'>", NULL },
    { "<meta name=x content='charset=koi8-r'><meta charset=big5>", "big5" },
    { "<!-- <meta charset=big5> --><meta charset=koi8-r>", "koi8-r" },
    { "<!--><meta charset=koi8-r>", "koi8-r" },
    { "<script charset=big5 src='a>b'></script><meta charset=koi8-r>", "koi8-r" },
    { "<p title='<meta charset=big5>'><meta charset=koi8-r>", "koi8-r" },
    { "<metadata charset=big5>", NULL },
    { "<meta charset=no-such><meta charset=koi8-r>", "koi8-r" },
    { "<meta charset=utf-16>", "UTF-8" },
    { "<?xml version='1.0' encoding='koi8-r'?><html>", "koi8-r" },
    { "<?xml version='1.0' encoding='big5'?><html><meta charset=koi8-r>", "koi8-r" },
    { "<meta charset", NULL },
    { "<meta charset='koi8-r", "koi8-r" },
    { "< meta charset=koi8-r>", NULL },
    { "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *found = qd_html_charset_find ((const guint8 *)pages[i].page, strlen (pages[i].page));

      g_test_message ("%s", pages[i].page);
      g_assert_cmpstr (found, ==, pages[i].expected);
    }
}

static void
test_binary (void)
{
  static const guint8      png[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0\0\0\1\0\x08\6\0\0\0";
  static const guint8      late[] = "Good text for a while\n\0and then a NUL";
  g_auto (QdCharsetResult) result = { 0 };
  g_autoptr (GError)       error = NULL;
  guint64                  line;

  g_assert_true (qd_charset_looks_binary (png, sizeof (png)));
  g_assert_false (qd_charset_looks_binary ((const guint8 *)western, strlen (western)));
  g_assert_false (qd_charset_decode (png, sizeof (png), NULL, &result, &line, &error));
  g_assert_error (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_FORMAT);
  g_clear_error (&error);
  g_assert_false (qd_charset_decode (late, sizeof (late) - 1, NULL, &result, &line, &error));
  g_assert_error (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_FORMAT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/charset/marks", test_marks);
  g_test_add_func ("/import/charset/utf16-without-mark", test_utf16_without_mark);
  g_test_add_func ("/import/charset/declared", test_declared);
  g_test_add_func ("/import/charset/false-declaration", test_false_declaration);
  g_test_add_func ("/import/charset/detected", test_detected);
  g_test_add_func ("/import/charset/letters", test_letters);
  g_test_add_func ("/import/charset/damaged", test_damaged);
  g_test_add_func ("/import/charset/damaged-declared", test_damaged_declared);
  g_test_add_func ("/import/charset/labels", test_labels);
  g_test_add_func ("/import/charset/converters", test_converters);
  g_test_add_func ("/import/charset/prescan", test_prescan);
  g_test_add_func ("/import/charset/binary", test_binary);
  return g_test_run ();
}
