/* test-body-flow.c: the text of a body as it is laid out, and where its bytes went
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "widgets/qd-body-flow.h"

static void
test_prefixes (void)
{
  g_autoptr (QdBody)     body = qd_body_new ("Zwölf\n\nEins\n\nHafen", -1);
  g_autoptr (QdBodyFlow) flow = NULL;

  qd_body_add_mark (body, QD_BODY_MARK_PICTURE, (QdSpan){ 14, 19 }, 0, NULL);
  qd_body_add_mark (body, QD_BODY_MARK_LIST_ITEM, (QdSpan){ 8, 12 }, 0, NULL);
  flow = qd_body_flow_new (body, "* ", "P: ");
  g_assert_cmpstr (qd_body_flow_get_text (flow, NULL), ==, "Zwölf\n\n* Eins\n\nP: Hafen");
  g_assert_cmpuint (qd_body_flow_map_start (flow, 0), ==, 0);
  g_assert_cmpuint (qd_body_flow_map_start (flow, 8), ==, 9);
  g_assert_cmpuint (qd_body_flow_map_end (flow, 8), ==, 7);
  g_assert_cmpuint (qd_body_flow_map_end (flow, 12), ==, 13);
  g_assert_cmpuint (qd_body_flow_map_start (flow, 14), ==, 18);
  g_assert_cmpuint (qd_body_flow_map_end (flow, 19), ==, 23);
}

static gsize
longest_line (const char *text)
{
  gsize longest = 0;

  for (const char *line = text; line != NULL; line = strchr (line, '\n') != NULL ? strchr (line, '\n') + 1 : NULL)
    longest = MAX (longest, strcspn (line, "\n"));
  return longest;
}

/* A paragraph of @word again and again is broken, and comes out whole. */
static void
assert_broken (const char *word)
{
  g_autoptr (GString)    text = g_string_new (NULL);
  g_autoptr (QdBody)     body = NULL;
  g_autoptr (QdBodyFlow) flow = NULL;
  g_autofree char       *joined = NULL;
  g_autofree char       *tail = NULL;
  gsize                  body_offset, at;

  while (text->len < 200000)
    g_string_append (text, word);
  body = qd_body_new (text->str, (gssize)text->len);
  flow = qd_body_flow_new (body, "* ", "P: ");
  g_assert_cmpuint (longest_line (qd_body_flow_get_text (flow, NULL)), <=, 6000);
  joined = qd_body_flow_join_breaks (flow, qd_body_flow_get_text (flow, NULL), 0);
  g_assert_cmpstr (joined, ==, text->str);

  body_offset = text->len - strlen (word);
  at = qd_body_flow_map_start (flow, body_offset);
  g_assert_true (g_str_has_prefix (g_utf8_offset_to_pointer (qd_body_flow_get_text (flow, NULL), (glong)at), word));
  tail = qd_body_flow_join_breaks (flow, g_utf8_offset_to_pointer (qd_body_flow_get_text (flow, NULL), (glong)at), at);
  g_assert_cmpstr (tail, ==, word);
}

static void
test_long_paragraphs (void)
{
  assert_broken ("The boats lay still. ");
  assert_broken ("word ");
  assert_broken ("ä");
}

static void
assert_widened (const char *text,
                const char *words,
                const char *expected)
{
  g_autoptr (QdBody)     body = qd_body_new (text, -1);
  g_autoptr (QdBodyFlow) flow = qd_body_flow_new (body, "", "");
  gsize                  start = (gsize)(strstr (text, words) - text);
  QdSpan                 span = qd_body_flow_widen (flow, (QdSpan){ start, start + strlen (words) });
  g_autofree char       *widened = g_strndup (text + span.start, qd_span_length (span));

  g_assert_cmpstr (widened, ==, expected);
}

static void
test_widen (void)
{
  assert_widened ("He said “no boats,” twice.", "no boats", "“no boats,”");
  assert_widened ("„Keine Boote“, sagte er.", "Keine Boote", "„Keine Boote“");
  assert_widened ("“He said ‘no boats’” and left", "no boats", "‘no boats’");
  assert_widened ("\"No boats.\" She left", "No boats", "\"No boats.\"");
  assert_widened ("The paper wrote: No boats.", "No boats", "No boats");
  assert_widened ("no boats", "no boats", "no boats");
}

/* Spans that a broken library could hold neither crash nor leave the text. */
static void
test_hostile (void)
{
  g_autoptr (QdBody)     body = qd_body_new ("short", -1);
  g_autoptr (QdBodyFlow) flow = qd_body_flow_new (body, "* ", "P: ");
  QdSpan                 span = qd_body_flow_widen (flow, (QdSpan){ 900, 1000 });

  g_assert_true (qd_span_is_empty (span));
  g_assert_cmpuint (qd_body_flow_map_start (flow, 1000), ==, 5);
}

/* Pictures that the body has no marks for stand behind their paragraphs, and nothing of the body moves for whoever maps it. */
static void
test_pictures_apart (void)
{
  g_autoptr (QdBody)     body = qd_body_new ("One boat.\n\nTwo boats.\n\nThree.", -1);
  g_autoptr (GPtrArray)  pictures = g_ptr_array_new_with_free_func ((GDestroyNotify)qd_picture_unref);
  g_autoptr (QdBodyFlow) flow = NULL;
  const QdFlowPicture   *placed;
  guint                  n_placed;

  g_ptr_array_add (pictures, qd_picture_new (&(QdPicture){ .position = 0, .caption = "A \nquay" }));
  g_ptr_array_add (pictures, qd_picture_new (&(QdPicture){ .position = 15, .alt = "Möwen" }));
  g_ptr_array_add (pictures, qd_picture_new (&(QdPicture){ .position = 15 }));
  g_ptr_array_add (pictures, qd_picture_new (&(QdPicture){ .position = 21, .caption = "A rower" }));
  g_ptr_array_add (pictures, qd_picture_new (&(QdPicture){ .position = 900, .caption = "Beyond the end" }));
  flow = qd_body_flow_new_with_pictures (body, "* ", "P: ", pictures);
  g_assert_cmpstr (qd_body_flow_get_text (flow, NULL), ==, "P: A  quay\n\nOne boat.\n\nTwo boats.\n\nP: Möwen\n\nP: A rower\n\nThree.");
  placed = qd_body_flow_get_pictures (flow, &n_placed);
  g_assert_cmpuint (n_placed, ==, 3);
  g_assert_cmpuint (placed[1].picture, ==, 1);
  g_assert_cmpuint (placed[1].end - placed[1].start, ==, 8);
  g_assert_cmpuint (placed[2].start, ==, 45);
  g_assert_cmpuint (qd_body_flow_map_start (flow, 0), ==, 12);
  g_assert_cmpuint (qd_body_flow_map_start (flow, 11), ==, 23);
  g_assert_cmpuint (qd_body_flow_map_end (flow, 21), ==, 33);
  g_assert_cmpuint (qd_body_flow_map_start (flow, 23), ==, 57);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/widgets/body-flow/prefixes", test_prefixes);
  g_test_add_func ("/widgets/body-flow/long-paragraphs", test_long_paragraphs);
  g_test_add_func ("/widgets/body-flow/widen", test_widen);
  g_test_add_func ("/widgets/body-flow/hostile", test_hostile);
  g_test_add_func ("/widgets/body-flow/pictures-apart", test_pictures_apart);
  return g_test_run ();
}
