/* test-quotation-pack.c: what is stored of a quotation comes back as it was, and what is damaged is refused
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "store/qd-quotation-pack.h"

/* “é” is two bytes long. */
#define TEXT "The harbour master, Óscar Lindqvist, said on Monday: “Café by café they close.” He left."

static QdSpan
find (const char *words)
{
  const char *at = strstr (TEXT, words);

  g_assert_nonnull (at);
  return (QdSpan){ (gsize)(at - TEXT), (gsize)(at - TEXT) + strlen (words) };
}

static void
assert_same (const QdQuotation *a,
             const QdQuotation *b)
{
  g_assert_cmpint (a->kind, ==, b->kind);
  g_assert_cmpmem (a->spans, a->n_spans * sizeof (QdSpan), b->spans, b->n_spans * sizeof (QdSpan));
  g_assert_cmpstr (a->text, ==, b->text);
  g_assert_cmpint (a->parent, ==, b->parent);
  g_assert_cmpstr (a->speaker, ==, b->speaker);
  g_assert_cmpstr (a->mention, ==, b->mention);
  g_assert_cmpmem (&a->mention_span, sizeof (QdSpan), &b->mention_span, sizeof (QdSpan));
  g_assert_cmpstr (a->cue, ==, b->cue);
  g_assert_cmpmem (&a->cue_span, sizeof (QdSpan), &b->cue_span, sizeof (QdSpan));
  g_assert_cmpstrv ((char **)a->reasons, (char **)b->reasons);
}

/* What is given and what it takes, bytes. */
static guint
round_trip (const QdQuotation *fields)
{
  g_autoptr (QdQuotation) quotation = qd_quotation_new (fields);
  g_autoptr (GByteArray)  details = _qd_quotation_pack_details (quotation, TEXT, strlen (TEXT));
  QdQuotation             columns = { .kind = fields->kind, .n_spans = fields->n_spans, .spans = fields->spans, .parent = fields->parent, .speaker = fields->speaker };
  g_autoptr (QdQuotation) again = _qd_quotation_unpack (&columns, details->data, details->len, TEXT, strlen (TEXT));
  g_autoptr (GArray)      spans = g_array_new (FALSE, FALSE, sizeof (QdSpan));
  gsize                   end;

  g_assert_nonnull (again);
  assert_same (quotation, again);
  /* The beginning of the body will do, as far as it is said to be needed. */
  g_array_append_vals (spans, fields->spans, fields->n_spans);
  g_assert_true (_qd_quotation_measure (details->data, details->len, spans, G_MAXSIZE, &end));
  g_assert_cmpuint (end, <=, strlen (TEXT));
  g_clear_pointer (&again, qd_quotation_unref);
  again = _qd_quotation_unpack (&columns, details->data, details->len, TEXT, end);
  g_assert_nonnull (again);
  assert_same (quotation, again);
  g_clear_pointer (&again, qd_quotation_unref);
  g_assert_null (_qd_quotation_unpack (&columns, details->data, details->len, TEXT, end - 1));
  return details->len;
}

static void
test_round_trip (void)
{
  QdSpan            words = find ("Café by café they close."), name = find ("Óscar Lindqvist"), said = find ("said"), he = find ("He");
  const char *const plain[] = { "cue-before:said", "name-full:Óscar Lindqvist", NULL };
  const char *const odd[] = { "pronoun:He", "cue-after", "from-the-future:1", "mark-doubled", "name-last:line\nbreak", "", "weighed:", NULL };
  QdSpan            two[] = { find ("Café by"), find ("they close.") };

  g_test_summary ("Most of a usual quotation is in the body or in its speaker's name; whatever is not comes back, too");
  g_assert_cmpuint (round_trip (&(QdQuotation){ .kind = QD_QUOTATION_DIRECT, .n_spans = 1, .spans = &words, .text = "Café by café they close.", .parent = -1, .speaker = "Óscar Lindqvist", .mention = "Óscar Lindqvist", .mention_span = name, .cue = "said", .cue_span = said, .reasons = plain }), <=, 8);
  round_trip (&(QdQuotation){ .kind = QD_QUOTATION_NESTED, .n_spans = 2, .spans = two, .text = "Café by they close.", .parent = 3, .speaker = "Óscar Lindqvist", .mention = "He", .mention_span = he, .cue = "SAID", .cue_span = said, .reasons = odd });
  /* As a person may have it: a mention that stands nowhere, and a speaker whom the article does not name. */
  round_trip (&(QdQuotation){ .n_spans = 1, .spans = &words, .text = "Café by café they close.", .parent = -1, .speaker = "Ines Kowalczyk", .mention = "the mayor", .cue = "" });
  round_trip (&(QdQuotation){ .n_spans = 1, .spans = &words, .text = "Café by café they close.", .parent = -1, .speaker = "Ines Kowalczyk", .mention = "Ines Kowalczyk" });
  round_trip (&(QdQuotation){ .n_spans = 1, .spans = &words, .text = "Café by café they close.", .parent = -1 });
}

/* Nothing that is in a file may crash, or give words that are no UTF-8. */
static void
test_random (void)
{
  for (guint round = 0; round < 50000; round++)
    {
      guint8                  data[24];
      guint                   size = (guint)g_test_rand_int_range (0, sizeof data);
      gsize                   start = (gsize)g_test_rand_int_range (0, (int)strlen (TEXT)), end;
      QdSpan                  span = { start, (gsize)g_test_rand_int_range ((int)start, (int)strlen (TEXT) + 1) };
      g_autoptr (GArray)      spans = g_array_new (FALSE, FALSE, sizeof (QdSpan));
      g_autoptr (QdQuotation) quotation = NULL;

      for (guint i = 0; i < size; i++)
        data[i] = (guint8)g_test_rand_int_range (0, g_test_rand_bit () ? 256 : 12);
      g_array_append_val (spans, span);
      _qd_quotation_measure (data, size, spans, G_MAXSIZE, &end);
      quotation = _qd_quotation_unpack (&(QdQuotation){ .n_spans = 1, .spans = &span, .speaker = g_test_rand_bit () ? "Marta" : NULL }, data, size, TEXT, strlen (TEXT));
      if (quotation == NULL)
        continue;
      g_assert_true (g_utf8_validate (quotation->text, -1, NULL));
      g_assert_true (quotation->mention == NULL || g_utf8_validate (quotation->mention, -1, NULL));
      g_assert_true (quotation->cue == NULL || g_utf8_validate (quotation->cue, -1, NULL));
      g_assert_cmpuint (MAX (quotation->mention_span.end, quotation->cue_span.end), <=, strlen (TEXT));
    }
}

/* In the middle of a character, backwards, or beyond the end there are no words. */
static void
test_words (void)
{
  QdSpan             cafe = find ("Café");
  const QdSpan       wrong[] = { { cafe.start, cafe.end - 1 }, { cafe.end - 1, cafe.end }, { 5, 4 }, { 5, strlen (TEXT) + 1 } };
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (QdSpan));
  g_autofree char   *words = NULL;

  g_array_append_val (spans, cafe);
  words = _qd_quotation_dup_text (TEXT, strlen (TEXT), spans);
  g_assert_cmpstr (words, ==, "Café");
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_array_index (spans, QdSpan, 0) = wrong[i];
      g_assert_null (_qd_quotation_dup_text (TEXT, strlen (TEXT), spans));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/quotation-pack/round-trip", test_round_trip);
  g_test_add_func ("/store/quotation-pack/random", test_random);
  g_test_add_func ("/store/quotation-pack/words", test_words);
  return g_test_run ();
}
