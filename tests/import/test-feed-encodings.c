/* test-feed-encodings.c: feeds that do not say what encoding they are in, say a wrong one, or have bytes that are none of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "import/qd-feed.h"

#define FERRY_KOREAN "안녕하세요 여러분 오늘은 섬으로 가는 배가 없습니다 시장은 주민들에게 사과했다"
#define FERRY_CHINESE "今天没有去岛上的船气象局说明天风也很大市长向居民道歉渔民们在港口等待新的通知"
#define FERRY_TAIWANESE "今天沒有去島上的船氣象局說明天風也很大市長向居民道歉漁民們在港口等待新的通知"
#define FERRY_JAPANESE "今日は島へ行く船がありません。明日も風が強いと言っています。市長は住民に謝罪しました。"
#define FERRY_RUSSIAN "Сегодня на остров нет парома. Синоптики говорят, что и завтра будет сильный ветер."
#define FERRY_GREEK "Σήμερα δεν υπάρχει πλοίο για το νησί. Οι μετεωρολόγοι λένε ότι και αύριο θα έχει δυνατό άνεμο"
#define FERRY_HEBREW "היום אין מעבורת לאי. החזאים אומרים שגם מחר תהיה רוח חזקה. ראש העיר התנצל בפני התושבים"
#define FERRY_ARABIC "لا توجد عبارة إلى الجزيرة اليوم. يقول خبراء الأرصاد إن الرياح ستكون قوية غدا أيضا"
#define FERRY_THAI "วันนี้ไม่มีเรือไปเกาะ กรมอุตุนิยมวิทยากล่าวว่าพรุ่งนี้ลมก็แรง นายกเทศมนตรีขอโทษชาวเกาะ"
#define FERRY_POLISH "Dziś na wyspę nie płynie żaden prom. Meteorolodzy mówią, że jutro też będzie silny wiatr."

/* What a feed is written in that says nothing of it, with as many words as a title has. */
static const struct
{
  const char *converter;
  const char *words;
} undeclared[] = {
  { "EUC-KR", FERRY_KOREAN },
  { "ISO-2022-KR", FERRY_KOREAN },
  { "GB2312", FERRY_CHINESE },
  { "GB18030", FERRY_CHINESE },
  { "BIG5", FERRY_TAIWANESE },
  { "EUC-JP", FERRY_JAPANESE },
  { "SHIFT_JIS", FERRY_JAPANESE },
  { "ISO-2022-JP", FERRY_JAPANESE },
  { "CP1251", FERRY_RUSSIAN },
  { "KOI8-R", FERRY_RUSSIAN },
  { "ISO-8859-5", FERRY_RUSSIAN },
  { "ISO-8859-7", FERRY_GREEK },
  { "CP1255", FERRY_HEBREW },
  { "CP1256", FERRY_ARABIC },
  { "ISO-8859-6", FERRY_ARABIC },
  { "TIS-620", FERRY_THAI },
  { "ISO-8859-2", FERRY_POLISH },
  { "UTF-16LE", FERRY_POLISH },
  { "UTF-16BE", FERRY_POLISH },
  { "UTF-32LE", FERRY_JAPANESE },
  { "UTF-32BE", FERRY_JAPANESE },
};

static const char *const declarations[] = { "utf-8", "utf-16", "utf-16le", "utf-16be", "utf-32", "iso-8859-1", "us-ascii", "nonesuch" };

/* What a feed can be written in whatever it declares, and its byte order mark. */
static const struct
{
  const char *converter;
  const char *mark;
  gsize       mark_len;
} wide[] = {
  { "UTF-8", "\xEF\xBB\xBF", 3 },
  { "UTF-16LE", "\xFF\xFE", 2 },
  { "UTF-16BE", "\xFE\xFF", 2 },
  { "UTF-32LE", "\xFF\xFE\0\0", 4 },
  { "UTF-32BE", "\0\0\xFE\xFF", 4 },
};

static char *
dup_title (const char *bytes, gsize len)
{
  g_autoptr (GBytes) feed_bytes = g_bytes_new (bytes, len);
  g_autoptr (GError) error = NULL;
  g_autoptr (QdFeed) feed = qd_feed_parse (feed_bytes, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return feed != NULL ? qd_feed_text_dup_plain (feed->title) : NULL;
}

/* A feed with @words for its title and, where it is not NULL, a declaration of @declared. */
static char *
make_feed (const char *words, const char *declared, const char *converter, gsize *len)
{
  g_autofree char   *declaration = declared != NULL ? g_strdup_printf ("<?xml version=\"1.0\" encoding=\"%s\"?>", declared) : g_strdup ("\n");
  g_autofree char   *text = g_strdup_printf ("%s<rss version=\"2.0\"><channel><title>%s</title></channel></rss>", declaration, words);
  g_autoptr (GError) error = NULL;
  char              *bytes = g_convert (text, -1, converter, "UTF-8", NULL, len, &error);

  g_assert_no_error (error);
  return bytes;
}

static void
test_undeclared (gconstpointer data)
{
  const guint      i = GPOINTER_TO_UINT (data);
  gsize            len;
  g_autofree char *bytes = make_feed (undeclared[i].words, NULL, undeclared[i].converter, &len);
  g_autofree char *title = dup_title (bytes, len);

  g_assert_cmpstr (title, ==, undeclared[i].words);
}

/* What the bytes are counts for more than what an old template declares. */
static void
test_wide (gconstpointer data)
{
  const guint n = GPOINTER_TO_UINT (data);
  const guint i = n / G_N_ELEMENTS (declarations);
  const char *declared = declarations[n % G_N_ELEMENTS (declarations)];
  gsize       len;

  for (guint marked = 0; marked < 2; marked++)
    {
      g_autofree char    *bytes = make_feed ("Möwe 鴎", declared, wide[i].converter, &len);
      g_autoptr (GString) whole = g_string_new_len (wide[i].mark, marked ? (gssize)wide[i].mark_len : 0);
      g_autofree char    *title = NULL;

      g_string_append_len (whole, bytes, (gssize)len);
      title = dup_title (whole->str, whole->len);
      g_assert_cmpstr (title, ==, "Möwe 鴎");
    }
}

static const struct
{
  const char *name;
  const char *converter;
  const char *declared;
  const char *words;
} damages[] = {
  { "utf-8", "UTF-8", "utf-8", "Möwe 鴎" },
  { "euc-jp", "EUC-JP", "euc-jp", FERRY_JAPANESE },
  { "euc-kr", "EUC-KR", "euc-kr", FERRY_KOREAN },
  { "shift_jis", "SHIFT_JIS", "shift_jis", FERRY_JAPANESE },
  { "big5", "BIG5", "big5", FERRY_TAIWANESE },
};

/* One byte that is none of the encoding does not garble all others. */
static void
test_damaged (gconstpointer data)
{
  const guint         i = GPOINTER_TO_UINT (data);
  gsize               len;
  g_autofree char    *bytes = make_feed (damages[i].words, damages[i].declared, damages[i].converter, &len);
  const char         *at = memmem (bytes, len, "</channel>", 10);
  g_autoptr (GString) whole = g_string_new_len (bytes, at - bytes);
  g_autofree char    *title = NULL;

  g_string_append (whole, "<description>The gull\377s are back</description>");
  g_string_append_len (whole, at, (gssize)len - (at - bytes));
  title = dup_title (whole->str, whole->len);
  g_assert_cmpstr (title, ==, damages[i].words);
}

/* Half a character at the end of UTF-16, and half a pair. */
static void
test_cut_wide (void)
{
  gsize               len;
  g_autofree char    *bytes = make_feed ("Möwe 鴎", "utf-16", "UTF-16LE", &len);
  g_autoptr (GString) half = g_string_new ("\xFF\xFE");
  g_autofree char    *title = NULL;
  g_autofree char    *again = NULL;

  g_string_append_len (half, bytes, (gssize)len);
  g_string_append_c (half, ' ');
  title = dup_title (half->str, half->len);
  g_assert_cmpstr (title, ==, "Möwe 鴎");
  g_string_truncate (half, half->len - 1);
  g_string_append_len (half, "\x00\xD8", 2);
  again = dup_title (half->str, half->len);
  g_assert_cmpstr (again, ==, "Möwe 鴎");
}

/* NUL bytes that a program left in its texts are passed over. */
static void
test_nul (void)
{
  static const char feed[] = "<rss version='2.0'><channel><title>Gu\0ll</title></channel></rss>";
  g_autofree char  *title = dup_title (feed, sizeof feed - 1);

  g_assert_cmpstr (title, ==, "Gull");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  for (guint i = 0; i < G_N_ELEMENTS (undeclared); i++)
    {
      g_autofree char *path = g_strdup_printf ("/import/feed-encodings/undeclared/%s-%u", undeclared[i].converter, i);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_undeclared);
    }
  for (guint i = 0; i < G_N_ELEMENTS (wide) * G_N_ELEMENTS (declarations); i++)
    {
      g_autofree char *path = g_strdup_printf ("/import/feed-encodings/declared/%s-in-%s", declarations[i % G_N_ELEMENTS (declarations)], wide[i / G_N_ELEMENTS (declarations)].converter);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_wide);
    }
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autofree char *path = g_strconcat ("/import/feed-encodings/damaged/", damages[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_damaged);
    }
  g_test_add_func ("/import/feed-encodings/cut-wide", test_cut_wide);
  g_test_add_func ("/import/feed-encodings/nul", test_nul);
  return g_test_run ();
}
