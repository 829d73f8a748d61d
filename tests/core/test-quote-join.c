/* test-quote-join.c: how the parts of a split quotation read as one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/qd-quote-join.h"

typedef struct
{
  const char *name;
  const char *body; /* the parts in braces, which are taken out */
  const char *text;
} Case;

static const Case cases[] = {
  /* English */
  { "cue-ends", "“{This is no precedent,}” said Perla Quennell. “{Each bell will be weighed.}”", "This is no precedent. Each bell will be weighed." },
  { "cue-ends-before-a-name", "“{I told them,}” she said. “{Sandvik paid.}”", "I told them. Sandvik paid." },
  { "cue-ends-before-i", "“{It broke,}” she said. “{I saw it.}”", "It broke. I saw it." },
  { "cue-ends-before-a-number", "“{They fled,}” she said. “{40 of them.}”", "They fled. 40 of them." },
  { "cue-ends-in-a-colon", "“{It broke,}” she said, and added: “{Nobody sleeps.}”", "It broke. Nobody sleeps." },
  { "cue-of-a-paragraph", "“{It broke,}” she said.\n\n“{Nobody sleeps.}”", "It broke. Nobody sleeps." },
  { "cue-goes-on", "“{We will mend it,}” she said, “{before the frost.}”", "We will mend it, before the frost." },
  { "cue-ends-though-the-sentence-goes-on", "“{We will mend it,}” she said. “{before the frost.}”", "We will mend it, before the frost." },
  { "sentence-behind-a-comma", "“{Look,}” she said, “{We will mend it.}”", "Look. We will mend it." },
  { "i-behind-a-comma", "“{Look,}” she said, “{I will mend it.}”", "Look, I will mend it." },
  { "name-behind-a-comma", "“{Look,}” she said, “{Sandvik will mend it.}”", "Look, Sandvik will mend it." },
  { "title-behind-a-comma", "“{We read,}” she said, “{The Courier every day.}”", "We read, The Courier every day." },
  { "own-mark", "“{Who paid?}” she asked. “{Nobody did.}”", "Who paid? Nobody did." },
  { "own-dash", "“{We will –}” she said. “{No.}”", "We will – No." },
  { "inner-marks", "“{They said ‘no,’}” she said. “{We left.}”", "They said ‘no.’ We left." },
  { "straight-marks", "\"{It broke,}\" she said. \"{Nobody sleeps.}\"", "It broke. Nobody sleeps." },
  { "editors-brackets", "“{It broke,}” she said. “{[N]obody sleeps.}”", "It broke. [N]obody sleeps." },
  { "comma-forgotten", "“{It broke}” she said. “{Nobody sleeps.}”", "It broke. Nobody sleeps." },
  { "no-cue", "“{It broke,\n\n}“{Nobody sleeps.}”", "It broke,\n\n Nobody sleeps." },
  { "three-parts", "“{It broke,}” she said, “{and fell,}” and then: “{We ran.}”", "It broke, and fell. We ran." },
  { "single", "“{It broke,}” she said.", "It broke," },
  { "none", "She said nothing.", "" },
  /* German */
  { "german", "„{Das ist kein Vorbild}“, sagte Perla Quennell. „{Jede Glocke wird gewogen.}“", "Das ist kein Vorbild. Jede Glocke wird gewogen." },
  { "german-goes-on", "„{Wir flicken sie}“, sagte sie, „{Meister und Gesellen.}“", "Wir flicken sie Meister und Gesellen." },
  { "german-inner-marks", "„{Das ist ‚Unfug‘}“, sagte sie. „{Wir gehen.}“", "Das ist ‚Unfug‘. Wir gehen." },
  { "german-question", "„{Wer zahlt?}“, fragte sie. „{Niemand.}“", "Wer zahlt? Niemand." },
  { "german-guillemets", "»{Um 5 %}«, sagte sie. »{Und mehr.}«", "Um 5 %. Und mehr." },
  /* French and Spanish */
  { "french", "« {Ce n’est pas un précédent}, a dit Perla Quennell. {Chaque cloche sera pesée.} »", "Ce n’est pas un précédent. Chaque cloche sera pesée." },
  { "french-accent", "« {Le mur est tombé} », a-t-elle dit. « {Écoutez.} »", "Le mur est tombé. Écoutez." },
  { "french-goes-on", "« {Le mur, dit-elle, est tombé.} »", "Le mur, dit-elle, est tombé." },
  { "spanish", "«{El muro cayó}», dijo Perla Quennell. «{¿Quién paga?}»", "El muro cayó. ¿Quién paga?" },
  { "spanish-dialogue", "—{El muro cayó} —dijo Quennell—. {Nadie duerme.}", "El muro cayó. Nadie duerme." },
  { "spanish-dialogue-goes-on", "—{El muro} —dijo Quennell— {cayó.}", "El muro cayó." },
  /* Others */
  { "chinese", "“{墙倒了，}”她说。“{没人睡觉。}”", "墙倒了。 没人睡觉。" },
  { "japanese", "「{壁が倒れた}」と市長は述べた。「{誰も眠れない。}」", "壁が倒れた。 誰も眠れない。" },
  { "hindi", "“{दीवार गिर गई}” उसने कहा। “{कोई नहीं सोता।}”", "दीवार गिर गई। कोई नहीं सोता।" },
  { "hebrew", "“{החומה נפלה}”, אמרה קונל. “{איש אינו ישן.}”", "החומה נפלה. איש אינו ישן." },
  { "russian", "«{Стена упала}», сказала Кеннел. «{Никто не спит.}»", "Стена упала. Никто не спит." },
};

/* The body without the braces, and where they were. */
static char *
read_body (const char *marked, GArray *spans)
{
  GString *body = g_string_new (NULL);
  QdSpan   span = QD_SPAN_NONE;

  for (; *marked != '\0'; marked++)
    if (*marked == '{')
      span.start = body->len;
    else if (*marked == '}')
      {
        span.end = body->len;
        g_array_append_val (spans, span);
      }
    else
      g_string_append_c (body, *marked);
  return g_string_free (body, FALSE);
}

static void
test_case (gconstpointer data)
{
  const Case        *test = data;
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (QdSpan));
  g_autofree char   *body = read_body (test->body, spans);
  const QdSpan      *all = (const QdSpan *)(gconstpointer)spans->data;
  g_autofree char   *text = qd_quote_join (body, all, spans->len);
  g_autofree QdSpan *places = g_new0 (QdSpan, spans->len);

  g_assert_cmpstr (text, ==, test->text);

  /* Where a word of the article stands in the text is known: what a part was given stands behind it. */
  qd_quote_join_find (text, all, spans->len, places);
  for (guint i = 0; i < spans->len; i++)
    {
      gsize given = qd_span_length (places[i]) - qd_span_length (all[i]), same = 0;

      g_assert_cmpuint (qd_span_length (places[i]), >=, qd_span_length (all[i]));
      g_assert_cmpuint (given, <=, 3);
      g_assert_cmpuint (places[i].start, ==, i > 0 ? places[i - 1].end + 1 : 0);
      while (same < qd_span_length (all[i]) && text[places[i].start + same] == body[all[i].start + same])
        same++;
      g_assert_true (same == qd_span_length (all[i]) || g_str_has_prefix (body + all[i].start + same, ",") || g_str_has_prefix (body + all[i].start + same, "，"));
    }
  if (spans->len > 0)
    g_assert_cmpuint (places[spans->len - 1].end, ==, strlen (text));
}

static void
test_no_text (void)
{
  g_autofree char *none = qd_quote_join (NULL, NULL, 0);

  g_assert_cmpstr (none, ==, "");
  qd_quote_join_find ("", NULL, 0, NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/core/quote-join/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/core/quote-join/no-text", test_no_text);
  return g_test_run ();
}
