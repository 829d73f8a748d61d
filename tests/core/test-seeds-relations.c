/* test-seeds-relations.c: what ties the quotations of five real articles about one quarrel
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The articles are no part of the project; the test cuts the quotations out of them by a few words at either end, and is
 * skipped where they are not. It is of the matcher alone: who finds the quotations is tested elsewhere.
 */

#include "config.h"

#include <string.h>

#include "core/qd-quote-matcher.h"
#include "core/qd-text.h"

#define N_ARTICLES 5

static const char *const file_names[N_ARTICLES] = {
  "000_fbb1e8dd4334261b.txt",
  "001_0566c9124f9a967a.txt",
  "002_558811fd2a389b30.txt",
  "003_7380feaffb21afad.txt",
  "004_441dd0739ba9de12.txt",
};

/* A quotation, by the words that its one or two spans begin and end with. */
typedef struct
{
  guint       article;
  const char *speaker;
  const char *ends[2][2];
} Cut;

static const Cut cuts[] = {
  { 0, "Department of Justice", { { "previously", "contacted" } } },
  { 0, "Department of Justice", { { "laws, policies", "practices" } } },
  { 0, "Department of Justice", { { "information sharing related", "enforcement." } } },
  { 0, "Jeff Sessions", { { "Protecting criminal", "enough." } } },
  { 0, "Mitch Landrieu", { { "Many mayors of", "cities home," }, { "Unfortunately, the", "untenable." } } },
  { 0, "Bill de Blasio", { { "racist", "." } } },
  { 1, "Donald Trump", { { "criminal illegal", "Americans." } } },
  { 1, "Mitch Landrieu", { { "the Trump administration’s decision", "untenable." } } },
  { 1, "Mitch Landrieu", { { "The U.S. Conference of Mayors is", "our conference," } } },
  { 2, "Fox News", { { "Members of the", "crime.”" } } },
  { 2, "Bill de Blasio", { { "saber", "rattling." } } },
  { 2, "Bill de Blasio", { { "If they actually", "our money," }, { "We’ll see", "court." } } },
  { 2, "Eric Garcetti", { { "unconstitutional", "." } } },
  { 2, "Rahm Emanuel", { { "unconstitutional”,", "," } } },
  { 2, "William Evans", { { "violent crimes", "." } } },
  { 2, "Fox News", { { "Sessions not only", "dollars." } } },
  { 2, "Jeff Sessions", { { "withholding grants", "future grants," } } },
  { 2, "Jeff Sessions", { { "claw", "back" } } },
  { 2, "Jeff Sessions", { { "I strongly urge", "these policies," }, { "Such policies make", "dollars." } } },
  { 3, "Los Angeles Times", { { "The Justice Department on Friday", "immigration officers." } } },
  { 3, "RedState", { { "This is not a new", "immigration status." } } },
  { 3, "NBC New York", { { "De Blasio demanded", "mayor said." } } },
  { 3, "Bill de Blasio", { { "I would say to", "that feels," } } },
  { 3, "Justice Department", { { "it is New York City’s", "soft on crime." } } },
  { 3, "Justice Department", { { "a dangerous", "in February" } } },
  { 3, "Justice Department", { { "endanger the", "NYPD." } } },
  { 4, NULL, { { "decision to threaten", "yet again." } } },
  { 4, "Mitch Landrieu", { { "Many mayors of", "cities home," }, { "Unfortunately, the", "untenable." } } },
  { 4, "Mitch Landrieu", { { "An attack on", "our conference," } } },
  { 4, "Bill de Blasio", { { "@realDonaldTrump", "communities." } } },
  { 4, "Bill de Blasio", { { "It doesn’t make", "core values," } } },
  { 4, "White House", { { "pick and", "to follow." } } },
  { 4, "Sarah Huckabee Sanders", { { "they should talk", "to Congress," }, { "They pass", "laws." } } },
  { 4, "Donald Trump", { { "the mayors who chose", "law-abiding citizens." } } },
  { 4, "Donald Trump", { { "But listen, the", "showed up," } } },
  { 4, "Rahm Emanuel", { { "The idea that", "Fundamentally wrong," } } },
  { 4, "Rahm Emanuel", { { "the emperor", "infrastructure." } } },
  { 4, "Eric Garcetti", { { "very clear", "”" } } },
  { 4, "Eric Garcetti", { { "Washington, we are", "save you," }, { "We are here to make", "are met." } } },
};

/* What ties two quotations of different articles, by the words that they begin with. */
typedef struct
{
  guint          article_a, article_b;
  const char    *start_a, *start_b;
  QdRelationKind kind;
} Tie;

static const Tie ties[] = {
  { 0, 1, "Many mayors", "the Trump administration", QD_RELATION_TRUNCATED },
  { 0, 4, "Many mayors", "decision to", QD_RELATION_TRUNCATED },
  { 0, 4, "Many mayors", "Many mayors", QD_RELATION_VERBATIM },
  { 0, 4, "racist", "@real", QD_RELATION_FRAGMENT },
  { 1, 4, "criminal illegal", "the mayors who", QD_RELATION_ALTERED },
  { 1, 4, "the Trump administration", "decision to", QD_RELATION_TRUNCATED },
  { 1, 4, "the Trump administration", "Many mayors", QD_RELATION_TRUNCATED },
  { 1, 4, "The U.S. Conference", "An attack", QD_RELATION_TRUNCATED },
};

typedef struct
{
  QdMatchArticle *match;
  GPtrArray      *texts;
} Article;

static char *
cut_out (const char *body, const Cut *cut)
{
  QdSpan spans[2];
  guint  n = 0;
  gsize  from = 0;

  for (; n < 2 && cut->ends[n][0] != NULL; n++)
    {
      const char *start = strstr (body + from, cut->ends[n][0]);
      const char *end;

      g_assert_nonnull (start);
      end = strstr (start, cut->ends[n][1]);
      g_assert_nonnull (end);
      spans[n] = (QdSpan){ start - body, end - body + strlen (cut->ends[n][1]) };
      from = spans[n].end;
    }
  return qd_text_join_spans (body, spans, n);
}

static void
article_clear (Article *self)
{
  g_clear_pointer (&self->match, qd_match_article_free);
  g_clear_pointer (&self->texts, g_ptr_array_unref);
}

/* Reads an article with its quotations, the piece at the top of the last one under the name given. */
static void
article_load (Article *self, guint index, const char *folder, const char *leader)
{
  g_autofree char      *path = g_build_filename (folder, file_names[index], NULL);
  g_autofree char      *body = NULL;
  g_autoptr (QdProfile) profile = NULL;
  g_autoptr (GError)    error = NULL;
  gsize                 length, i;

  g_file_get_contents (path, &body, &length, &error);
  g_assert_no_error (error);
  profile = qd_profile_new (body, length);
  self->match = qd_match_article_new (profile, QD_TIME_UNKNOWN);
  self->texts = g_ptr_array_new_with_free_func (g_free);
  for (i = 0; i < G_N_ELEMENTS (cuts); i++)
    if (cuts[i].article == index)
      {
        char *text = cut_out (body, &cuts[i]);

        qd_match_article_add (self->match, text, cuts[i].speaker != NULL ? cuts[i].speaker : leader, 0.9);
        g_ptr_array_add (self->texts, text);
      }
}

static guint
count_expected (guint a, guint b)
{
  guint n = 0, i;

  for (i = 0; i < G_N_ELEMENTS (ties); i++)
    n += ties[i].article_a == a && ties[i].article_b == b;
  return n;
}

static void
assert_expected (guint a, const char *text_a, guint b, const char *text_b, QdRelationKind kind)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (ties); i++)
    if (ties[i].article_a == a && ties[i].article_b == b && g_str_has_prefix (text_a, ties[i].start_a) && g_str_has_prefix (text_b, ties[i].start_b))
      {
        g_assert_cmpstr (qd_relation_kind_to_string (kind), ==, qd_relation_kind_to_string (ties[i].kind));
        return;
      }
  g_test_message ("%u %.60s\n%u %.60s", a, text_a, b, text_b);
  g_test_fail ();
}

static char *
find_folder (void)
{
  const char      *shared = g_getenv ("QUOTIDIAN_SHARED");
  g_autofree char *folder = shared != NULL ? g_build_filename (shared, "seeds", NULL) : NULL;

  if (folder == NULL || !g_file_test (folder, G_FILE_TEST_IS_DIR))
    return NULL;
  return g_steal_pointer (&folder);
}

/* Whether the leader at the top of the last article is known by name or not, the same is tied. */
static void
test_across (const void *leader)
{
  g_autofree char *folder = find_folder ();
  Article          articles[N_ARTICLES];
  guint            a, b, i;

  if (folder == NULL)
    {
      g_test_skip ("the seed articles are not there");
      return;
    }
  for (i = 0; i < N_ARTICLES; i++)
    article_load (&articles[i], i, folder, leader);
  for (a = 0; a < N_ARTICLES; a++)
    for (b = a + 1; b < N_ARTICLES; b++)
      {
        g_autoptr (GArray) matches = qd_match_articles (articles[a].match, articles[b].match, NULL);

        for (i = 0; i < matches->len; i++)
          {
            const QdMatch *match = &g_array_index (matches, QdMatch, i);

            assert_expected (a, articles[a].texts->pdata[match->a], b, articles[b].texts->pdata[match->b], match->relation.kind);
          }
        g_assert_cmpuint (matches->len, ==, count_expected (a, b));
      }
  for (i = 0; i < N_ARTICLES; i++)
    article_clear (&articles[i]);
}

/* One word by two mayors is two statements. */
static void
test_within (void)
{
  g_autofree char *folder = find_folder ();
  guint            i;

  if (folder == NULL)
    {
      g_test_skip ("the seed articles are not there");
      return;
    }
  for (i = 0; i < N_ARTICLES; i++)
    {
      Article            article;
      g_autoptr (GArray) matches = NULL;
      guint              k;

      article_load (&article, i, folder, NULL);
      matches = qd_match_articles (article.match, article.match, NULL);
      for (k = 0; k < matches->len; k++)
        {
          const QdMatch *match = &g_array_index (matches, QdMatch, k);

          g_assert_false (g_str_has_prefix (article.texts->pdata[match->a], "unconstitutional"));
          g_assert_cmpuint (match->a, <, match->b);
        }
      article_clear (&article);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/core/seeds-relations/across", NULL, test_across);
  g_test_add_data_func ("/core/seeds-relations/across-with-leader", "Mitch Landrieu", test_across);
  g_test_add_func ("/core/seeds-relations/within", test_within);
  return g_test_run ();
}
