/* test-anchor.c: words are found again when their text has changed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/qd-anchor.h"

static const char text[] = "The ferry left at dawn. Nobody waved. The keeper of the lamp, who had not slept, wrote down the hour. Nobody waved back, either.";

static QdAnchor *
anchor_words (const char *words)
{
  const char *at = strstr (text, words);

  g_assert_nonnull (at);
  return qd_anchor_new_at (text, strlen (text), (QdSpan){ (gsize)(at - text), (gsize)(at - text) + strlen (words) });
}

static void
assert_found (const QdAnchor *anchor, const char *changed, QdAnchorMatch match, const char *expected)
{
  QdSpan           span = { 77, 78 };
  g_autofree char *found = NULL;

  if (expected == NULL)
    {
      g_assert_false (qd_anchor_find (anchor, changed, strlen (changed), match, &span));
      g_assert_cmpuint (span.start, ==, 77);
      return;
    }
  g_assert_true (qd_anchor_find (anchor, changed, strlen (changed), match, &span));
  found = g_strndup (changed + span.start, qd_span_length (span));
  g_assert_cmpstr (found, ==, expected);
}

static void
test_same (void)
{
  g_autoptr (QdAnchor) anchor = anchor_words ("The keeper of the lamp");
  g_autoptr (QdAnchor) copy = qd_anchor_copy (anchor);
  QdSpan               span;

  g_assert_cmpstr (anchor->prefix, ==, "rry left at dawn. Nobody waved. ");
  g_assert_cmpstr (copy->suffix, ==, ", who had not slept, wrote down ");
  g_assert_true (qd_anchor_find (copy, text, strlen (text), QD_ANCHOR_EXACT, &span));
  g_assert_cmpuint (span.start, ==, anchor->start);
}

/* Of the same words in two places, the one with the same neighbours, wherever it went. */
static void
test_place (void)
{
  const char          *second = strstr (strstr (text, "Nobody waved") + 1, "Nobody waved");
  g_autoptr (QdAnchor) anchor = qd_anchor_new_at (text, strlen (text), (QdSpan){ (gsize)(second - text), (gsize)(second - text) + 12 });
  const char          *changed = "wrote down the hour. Nobody waved back, either. It was noon. The ferry left. Nobody waved. The keeper slept.";
  QdSpan               span;

  g_assert_true (qd_anchor_find (anchor, changed, strlen (changed), QD_ANCHOR_EXACT, &span));
  g_assert_cmpuint (span.start, ==, (gsize)(strstr (changed, "Nobody") - changed));
}

static void
test_changed_words (void)
{
  g_autoptr (QdAnchor) anchor = anchor_words ("The keeper of the lamp, who had not slept, wrote down the hour");

  assert_found (anchor, "Dawn. The keeper of the great lamp, who had not slept at all, wrote down the hour. Then he slept.", QD_ANCHOR_FUZZY,
                "The keeper of the great lamp, who had not slept at all, wrote down the hour");
  assert_found (anchor, "Dawn. The keeper of the great lamp, who had not slept at all, wrote down the hour.", QD_ANCHOR_EXACT, NULL);
  assert_found (anchor, "Dawn. THE KEEPER OF THE LAMP – who hadn’t slept – wrote down the hour.", QD_ANCHOR_FUZZY,
                "THE KEEPER OF THE LAMP – who hadn’t slept – wrote down the hour");
  assert_found (anchor, "The keeper of the bees had slept well and wrote nothing down at all that morning.", QD_ANCHOR_FUZZY, NULL);
}

static void
test_between (void)
{
  g_autoptr (QdAnchor) anchor = anchor_words ("dawn");

  assert_found (anchor, "The ferry left at noon. Nobody waved. The keeper of the lamp, who", QD_ANCHOR_FUZZY, "noon");
  assert_found (anchor, "The ferry left late. Somebody waved.", QD_ANCHOR_FUZZY, NULL);
}

static void
test_nothing (void)
{
  g_autoptr (QdAnchor) anchor = anchor_words ("dawn");
  g_autoptr (QdAnchor) empty = qd_anchor_new ("", NULL, NULL, 3);

  assert_found (anchor, "", QD_ANCHOR_FUZZY, NULL);
  assert_found (empty, "Whatever is there.", QD_ANCHOR_FUZZY, NULL);
}

/* Code points, not bytes, and scripts without spaces. */
static void
test_scripts (void)
{
  const char          *chinese = "市长说：“这座桥今天关闭，明年春天再开放。”他没有多说。";
  const char          *words = "这座桥今天关闭";
  gsize                start = (gsize)(strstr (chinese, words) - chinese);
  g_autoptr (QdAnchor) anchor = qd_anchor_new_at (chinese, strlen (chinese), (QdSpan){ start, start + strlen (words) });

  g_assert_true (g_utf8_validate (anchor->prefix, -1, NULL));
  g_assert_true (g_utf8_validate (anchor->suffix, -1, NULL));
  assert_found (anchor, "市长昨天说：“这座大桥今天关闭，明年再开。”", QD_ANCHOR_FUZZY, "这座大桥今天关闭");
}

/* A passage of a random text is found in it again, whatever was put before and behind. */
static void
test_property (void)
{
  static const char *const syllables[] = { "ka", "lo", "mi", "ren", "süd", "ta ", "ve, ", "o. ", "un ", "ösch " };

  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (GString)  body = g_string_new (NULL);
      g_autoptr (GString)  moved = g_string_new (NULL);
      g_autoptr (QdAnchor) anchor = NULL;
      guint                n = (guint)g_test_rand_int_range (20, 300), from = (guint)g_test_rand_int_range (0, 10), count = (guint)g_test_rand_int_range (1, 10);
      QdSpan               span = { 0, 0 }, found;

      for (guint i = 0; i < n; i++)
        {
          if (i == from)
            span.start = body->len;
          g_string_append (body, syllables[g_test_rand_int_range (0, G_N_ELEMENTS (syllables))]);
          if (i == from + count)
            span.end = body->len;
        }
      anchor = qd_anchor_new_at (body->str, body->len, span);
      for (guint i = (guint)g_test_rand_int_range (0, 30); i > 0; i--)
        g_string_append (moved, syllables[g_test_rand_int_range (0, G_N_ELEMENTS (syllables))]);
      span.start += moved->len;
      span.end += moved->len;
      g_string_append (moved, body->str);
      g_string_append (moved, syllables[g_test_rand_int_range (0, G_N_ELEMENTS (syllables))]);
      g_assert_true (qd_anchor_find (anchor, moved->str, moved->len, QD_ANCHOR_EXACT, &found));
      g_assert_cmpint (strncmp (moved->str + found.start, anchor->exact, strlen (anchor->exact)), ==, 0);
      if (strlen (anchor->exact) > 24)
        g_assert_cmpuint (found.start, ==, span.start);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/anchor/same", test_same);
  g_test_add_func ("/core/anchor/place", test_place);
  g_test_add_func ("/core/anchor/changed-words", test_changed_words);
  g_test_add_func ("/core/anchor/between", test_between);
  g_test_add_func ("/core/anchor/nothing", test_nothing);
  g_test_add_func ("/core/anchor/scripts", test_scripts);
  g_test_add_func ("/core/anchor/property", test_property);
  return g_test_run ();
}
