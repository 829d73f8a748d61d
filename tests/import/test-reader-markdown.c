/* test-reader-markdown.c: Markdown
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "qd-reader-fixture.h"
#include "tests/qd-processor-time.h"

#define PROSE "The ferry to Skarvholm will stop at midnight, the harbour master told the council on Tuesday."

static void
test_blocks (QdReaderFixture *fixture, gconstpointer data)
{
  const QdBodyMark *mark = NULL;
  g_autofree char  *heading = NULL;
  g_autofree char  *quote = NULL;
  g_autofree char  *first = NULL;
  g_autofree char  *second = NULL;

  qd_reader_fixture_read (fixture, "a.md",
                          "---\ntitle: The last ferry\nsource: Gull Tribune\n---\n" PROSE "\n\nWhat now\n--------\n\n> No boat,\n> no bread.\n\n"
                          "- Row\n* Swim\n  ashore\n1. Wait\n\n***\n\n```\nraw *text*\n```\n",
                          -1);
  g_assert_cmpstr (qd_article_draft_get_title (qd_reader_fixture_get (fixture, 0)), ==, "The last ferry");
  g_assert_cmpstr (qd_reader_fixture_get_text (fixture, 0), ==, PROSE "\n\nWhat now\n\nNo boat, no bread.\n\nRow\n\nSwim ashore\n\nWait\n\nraw *text*");
  heading = qd_reader_fixture_dup_mark (fixture, QD_BODY_MARK_HEADING, 0, &mark);
  g_assert_cmpstr (heading, ==, "What now");
  g_assert_cmpuint (mark->level, ==, 2);
  quote = qd_reader_fixture_dup_mark (fixture, QD_BODY_MARK_BLOCKQUOTE, 0, NULL);
  g_assert_cmpstr (quote, ==, "No boat, no bread.");
  first = qd_reader_fixture_dup_mark (fixture, QD_BODY_MARK_LIST_ITEM, 0, NULL);
  second = qd_reader_fixture_dup_mark (fixture, QD_BODY_MARK_LIST_ITEM, 1, NULL);
  g_assert_cmpstr (first, ==, "Row");
  g_assert_cmpstr (second, ==, "Swim ashore");
}

static void
test_headline (QdReaderFixture *fixture, gconstpointer data)
{
  QdArticleDraft *draft;

  qd_reader_fixture_read (fixture, "b.md", "# The *last* ferry #\n\n**By Ada Quill**\n\n" PROSE "\n\n" PROSE "\n", -1);
  draft = qd_reader_fixture_get (fixture, 0);
  g_assert_cmpstr (qd_article_draft_get_title (draft), ==, "The last ferry");
  g_assert_cmpstr (qd_article_draft_get_byline (draft), ==, "Ada Quill");
  g_assert_cmpstr (qd_reader_fixture_get_text (fixture, 0), ==, PROSE "\n\n" PROSE);
}

static const struct
{
  const char    *source;
  const char    *text;
  QdBodyMarkKind kind;
  const char    *marked;
  const char    *value;
} inlines[] = {
  { "She *did* row.", "She did row.", QD_BODY_MARK_EMPHASIS, "did", NULL },
  { "She **did** row.", "She did row.", QD_BODY_MARK_STRONG, "did", NULL },
  { "She _did_ row.", "She did row.", QD_BODY_MARK_EMPHASIS, "did", NULL },
  { "A [boat](https://x.example/a_(b) \"t\") went.", "A boat went.", QD_BODY_MARK_LINK, "boat", "https://x.example/a_(b)" },
  { "A [boat](<https://x.example/c>) went.", "A boat went.", QD_BODY_MARK_LINK, "boat", "https://x.example/c" },
  { "A [boat][B] went.\n\n[b]: https://x.example/d", "A boat went.", QD_BODY_MARK_LINK, "boat", "https://x.example/d" },
  { "A [boat] went.\n\n[boat]: https://x.example/e", "A boat went.", QD_BODY_MARK_LINK, "boat", "https://x.example/e" },
  { "See ![the quay](q.png) here.", "See the quay here.", QD_BODY_MARK_PICTURE, "the quay", "q.png" },
  { "At <https://x.example/f> now.", "At https://x.example/f now.", QD_BODY_MARK_LINK, "https://x.example/f", "https://x.example/f" },
  { "[*very* far](u:1).", "very far.", QD_BODY_MARK_EMPHASIS, "very", NULL },
};

static const char *const literals[][2] = {
  { "2 * 3 * 4 is snake_case_name.", "2 * 3 * 4 is snake_case_name." },
  { "Never *closed and [open", "Never *closed and [open" },
  { "\\*not\\* emphasis", "*not* emphasis" },
  { "`a *b*` stays", "a *b* stays" },
  { "A [note] and ](x)", "A [note] and ](x)" },
  { "a < b and <tag>", "a < b and <tag>" },
};

static void
test_inline (QdReaderFixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (inlines); i++)
    {
      const QdBodyMark *mark = NULL;
      g_autofree char  *marked = NULL;

      qd_reader_fixture_read (fixture, "c.md", inlines[i].source, -1);
      g_assert_cmpstr (qd_reader_fixture_get_text (fixture, 0), ==, inlines[i].text);
      marked = qd_reader_fixture_dup_mark (fixture, inlines[i].kind, 0, &mark);
      g_assert_cmpstr (marked, ==, inlines[i].marked);
      g_assert_cmpstr (mark->value, ==, inlines[i].value);
    }
  for (guint i = 0; i < G_N_ELEMENTS (literals); i++)
    {
      qd_reader_fixture_read (fixture, "c.md", literals[i][0], -1);
      g_assert_cmpstr (qd_reader_fixture_get_text (fixture, 0), ==, literals[i][1]);
    }
}

static void
test_linear (QdReaderFixture *fixture, gconstpointer data)
{
  static const char *const pieces[] = { "[", "]", "](", "[](", "*a", "**a ", "_", "`", "` `` ", "<http://", "\\", "> ", "#", "![", "[a]: b\n", "a](b" };
  double                   start = qd_processor_time ();

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) text = g_string_new ("x ");

      while (text->len < 1000000)
        g_string_append (text, pieces[i]);
      qd_reader_fixture_read (fixture, "d.md", text->str, (gssize)text->len);
      g_assert_cmpuint (fixture->drafts->len, ==, 1);
    }
  g_assert_cmpfloat (qd_processor_time () - start, <, 60);
}

#define ADD(name, func) g_test_add ("/import/markdown/" name, QdReaderFixture, NULL, qd_reader_fixture_set_up, func, qd_reader_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("blocks", test_blocks);
  ADD ("headline", test_headline);
  ADD ("inline", test_inline);
  ADD ("linear", test_linear);
  return g_test_run ();
}
