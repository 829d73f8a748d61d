/* fuzz-matcher.c: any quotations of two articles
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <stdint.h>
#include <string.h>

#include "core/qd-quote-matcher.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* What was added last to an article. */
typedef struct
{
  const char *text;
  guint       index;
} Last;

/* A quotation that stands in the one before it is nested in that. */
static void
nest (QdMatchArticle *article, const Last *last, const char *text, guint index)
{
  const char *place = last->text != NULL ? strstr (last->text, text) : NULL;
  QdSpan      outer = { 0, last->text != NULL ? strlen (last->text) : 0 }, inner;

  if (place == NULL)
    return;
  inner.start = (gsize)(place - last->text);
  inner.end = inner.start + strlen (text);
  qd_match_article_nest (article, index, &inner, 1, last->index, &outer, 1);
}

/* Lines are quotations, by turns of the one article and of the other; what stands before a tab is the speaker. */
static void
add_lines (QdMatchArticle *articles[2], char *text)
{
  gsize len = strlen (text);
  char *rest = text, *line;
  Last  last[2] = { { NULL, 0 }, { NULL, 0 } };
  guint n = 0;

  while ((line = strsep (&rest, "\n")) != NULL)
    {
      char  *quotation = strchr (line, '\t');
      guint  of = n++ % 2, index;
      QdSpan span;

      if (quotation != NULL)
        *quotation++ = '\0';
      index = qd_match_article_add (articles[of], quotation != NULL ? quotation : line, quotation != NULL ? line : NULL, 0.9);
      span.start = (gsize)((quotation != NULL ? quotation : line) - text);
      span.end = span.start + strlen (text + span.start);
      qd_match_article_set_habit (articles[of], index, qd_quote_habit_read (text, len, &span, 1));
      nest (articles[of], &last[of], quotation != NULL ? quotation : line, index);
      last[of] = (Last){ quotation != NULL ? quotation : line, index };
    }
}

/* Exchanging the two articles must reverse the matches and nothing else. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char           *text = g_strndup ((const char *)data, size);
  g_autoptr (QdProfile)      profile = qd_profile_new (text, strlen (text));
  g_autoptr (QdMatchArticle) a = qd_match_article_new (profile, 0);
  g_autoptr (QdMatchArticle) b = qd_match_article_new (profile, QD_TIME_UNKNOWN);
  QdMatchArticle            *articles[2] = { a, b };
  g_autoptr (GArray)         forth = NULL;
  g_autoptr (GArray)         back = NULL;
  guint                      i, j;

  add_lines (articles, text);
  forth = qd_match_articles (a, b, NULL);
  back = qd_match_articles (b, a, NULL);
  g_assert_cmpuint (forth->len, ==, back->len);
  for (i = 0; i < forth->len; i++)
    {
      const QdMatch *match = &g_array_index (forth, QdMatch, i);
      QdRelation     reversed = qd_relation_reverse (&match->relation);

      for (j = 0; j < back->len; j++)
        if (g_array_index (back, QdMatch, j).a == match->b && g_array_index (back, QdMatch, j).b == match->a)
          break;
      g_assert_cmpuint (j, <, back->len);
      g_assert_cmpmem (&g_array_index (back, QdMatch, j).relation, sizeof reversed, &reversed, sizeof reversed);
    }
  return 0;
}
