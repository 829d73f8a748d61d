/* test-article-view.c: the typeset article
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "qd-display-fixture.h"
#include "qd-reading-fixture.h"
#include "widgets/qd-article-text.h"
#include "widgets/qd-article-view.h"

typedef struct
{
  GtkWidget     *window;
  QdArticleView *view;
  QdArticleText *text;
  QdArticle     *article;
  gint64         selected;
  GError        *link_error;
} Fixture;

static void
selected_cb (Fixture *self,
             gint64   quotation_id)
{
  self->selected = quotation_id;
}

static void
link_failed_cb (Fixture      *self,
                const GError *error)
{
  g_assert_no_error (self->link_error);
  self->link_error = g_error_copy (error);
}

static gboolean
has_link_error (gpointer data)
{
  return ((Fixture *)data)->link_error != NULL;
}

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  self->view = QD_ARTICLE_VIEW (qd_article_view_new ());
  self->article = qd_reading_fixture_article ();
  self->selected = 0;
  g_signal_connect_swapped (self->view, "quotation-selected", G_CALLBACK (selected_cb), self);
  g_signal_connect_swapped (self->view, "link-failed", G_CALLBACK (link_failed_cb), self);
  self->window = display_present (GTK_WIDGET (self->view), 640, 500);
  self->text = QD_ARTICLE_TEXT (display_find (self->window, QD_TYPE_ARTICLE_TEXT));
  qd_article_view_set_article (self->view, self->article);
  display_settle ();
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  display_close (self->window);
  qd_article_unref (self->article);
  g_clear_error (&self->link_error);
}

static char *
slice (QdArticleBuffer *buffer,
       int              start,
       int              end)
{
  GtkTextIter from, to;

  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (buffer), &from, start);
  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (buffer), &to, end);
  return gtk_text_buffer_get_slice (GTK_TEXT_BUFFER (buffer), &from, &to, TRUE);
}

static gboolean
has_tag (QdArticleBuffer *buffer,
         const char      *words,
         const char      *name)
{
  GtkTextIter start, from, to;
  GtkTextTag *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (GTK_TEXT_BUFFER (buffer)), name);

  g_assert_nonnull (tag);
  gtk_text_buffer_get_start_iter (GTK_TEXT_BUFFER (buffer), &start);
  if (!gtk_text_iter_forward_search (&start, words, 0, &from, &to, NULL))
    g_error ("no “%s” in the article", words);
  gtk_text_iter_backward_char (&to);
  return gtk_text_iter_has_tag (&from, tag) && gtk_text_iter_has_tag (&to, tag);
}

static void
test_text (Fixture      *self,
           gconstpointer data)
{
  QdArticleBuffer *buffer = qd_article_text_get_buffer (self->text);
  GtkTextIter      start, end;
  g_autofree char *all = NULL;

  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (buffer), &start, &end);
  all = gtk_text_buffer_get_text (GTK_TEXT_BUFFER (buffer), &start, &end, TRUE);
  g_assert_true (g_str_has_prefix (all, "Ferry board drops winter timetable after islanders fill the hall\nSkerra Signal\u00a0· "));
  g_assert_nonnull (strstr (all, "\u00a0· Maud Ellery\u00a0· 2 min\nYour browser"));
  g_assert_nonnull (strstr (all, "•\u2002Who pays"));
  g_assert_true (has_tag (buffer, "Ferry board drops", "title"));
  g_assert_true (has_tag (buffer, "Skerra Signal", "particulars"));
  g_assert_true (has_tag (buffer, "What the board owes", "heading-2"));
  g_assert_true (has_tag (buffer, "Share this story", "boilerplate"));
  g_assert_true (has_tag (buffer, "•\u2002Who pays", "list-item"));
  g_assert_true (has_tag (buffer, "the islanders’ own auditor", "link"));
  g_assert_true (has_tag (buffer, "The letter that began", "blockquote"));
  g_assert_true (has_tag (buffer, "Picture: Islanders", "picture"));
  g_assert_false (has_tag (buffer, "She was cheered", "quotation"));
  g_assert_true (has_tag (buffer, "come back every week", "quotation"));
  g_assert_false (has_tag (buffer, "come back every week", "shared-quotation"));
  g_assert_true (has_tag (buffer, "dead weight", "shared-quotation"));
}

/* Every span of every quotation is where the buffer says. */
static void
test_offsets (Fixture      *self,
              gconstpointer data)
{
  QdArticleBuffer *buffer = qd_article_text_get_buffer (self->text);
  const char      *body = qd_body_get_text (self->article->body, NULL);

  for (guint i = 0; i < self->article->quotations->len; i++)
    {
      const QdQuotationRecord *record = g_ptr_array_index (self->article->quotations, i);

      for (guint j = 0; j < record->quotation->n_spans; j++)
        {
          QdSpan           span = record->quotation->spans[j];
          g_autofree char *expected = g_strndup (body + span.start, qd_span_length (span));
          int              start = qd_article_buffer_map_offset (buffer, span.start);
          g_autofree char *found = slice (buffer, start, start + (int)g_utf8_strlen (expected, -1));

          g_assert_cmpstr (found, ==, expected);
          g_assert_true (has_tag (buffer, expected, "quotation"));
        }
    }
}

static void
test_ranges (Fixture      *self,
             gconstpointer data)
{
  QdArticleBuffer      *buffer = qd_article_text_get_buffer (self->text);
  guint                 n_ranges, n_bars;
  const QdArticleRange *ranges = qd_article_buffer_get_ranges (buffer, &n_ranges);
  const QdArticleRange *bars = qd_article_buffer_get_bars (buffer, &n_bars);
  g_autofree char      *first = slice (buffer, ranges[0].start, ranges[0].end);
  g_autofree char      *nested = NULL;
  g_autofree char      *bar = NULL;

  g_assert_cmpuint (n_ranges, ==, FIXTURE_N_QUOTATIONS + 1);
  g_assert_cmpuint (n_bars, ==, FIXTURE_N_QUOTATIONS);
  g_assert_cmpstr (first, ==, "“We came to this hearing ready to talk about timetables and nothing else,”");
  /* A nested quotation has its own marks and leaves the outer one its. */
  g_assert_cmpuint (ranges[4].quotation, ==, FIXTURE_NESTED);
  nested = slice (buffer, ranges[4].start, ranges[4].end);
  g_assert_cmpstr (nested, ==, "‘the figures are a matter for the treasurer’");
  g_assert_cmpint (qd_article_buffer_get_quotation_at (buffer, ranges[4].start + 3), ==, FIXTURE_NESTED);
  g_assert_cmpint (qd_article_buffer_get_quotation_at (buffer, ranges[3].start + 3), ==, FIXTURE_NESTING);
  g_assert_cmpint (qd_article_buffer_get_quotation_at (buffer, 0), ==, -1);
  /* One bar runs past the cue in the middle. */
  bar = slice (buffer, bars[0].start, bars[0].end);
  g_assert_nonnull (strstr (bar, "told the board"));
}

/* Marks that touch, overlap and hold each other, in no order, tag what they cover and nothing else. */
static void
test_overlapping_marks (Fixture      *self,
                        gconstpointer data)
{
  static const QdSpan   spans[] = { { 12, 14 }, { 0, 2 }, { 2, 4 }, { 3, 6 }, { 6, 8 }, { 0, 1 }, { 12, 16 }, { 13, 15 }, { 5, 5 } };
  g_autoptr (QdArticle) article = qd_reading_fixture_of ("Letters", "abcdefghijklmnopqrstuvwxyz");
  QdArticleBuffer      *buffer;

  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    qd_body_add_mark (article->body, QD_BODY_MARK_STRONG, spans[i], 0, NULL);
  qd_article_view_set_article (self->view, article);
  buffer = qd_article_text_get_buffer (self->text);
  for (const char *letter = "abcdefghijklmnopqrstuvwxyz"; *letter != '\0'; letter++)
    {
      GtkTextIter iter;
      GtkTextTag *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (GTK_TEXT_BUFFER (buffer)), "strong");

      gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (buffer), &iter, qd_article_buffer_map_offset (buffer, (gsize)(*letter - 'a')));
      g_assert_cmpint (gtk_text_iter_has_tag (&iter, tag), ==, *letter < 'i' || (*letter >= 'm' && *letter < 'q'));
    }
}

static void
test_links (Fixture      *self,
            gconstpointer data)
{
  QdArticleBuffer *buffer = qd_article_text_get_buffer (self->text);
  const char      *body = qd_body_get_text (self->article->body, NULL);
  gsize            audit = (gsize)(strstr (body, "islanders’ own auditor") - body);
  gsize            script = (gsize)(strstr (body, "called it a draft") - body);
  g_autofree char *address = qd_article_buffer_dup_link_at (buffer, qd_article_buffer_map_offset (buffer, audit));

  g_assert_cmpstr (address, ==, "https://signal.example/harbour/audit");
  g_assert_null (qd_article_buffer_dup_link_at (buffer, qd_article_buffer_map_offset (buffer, script)));
  g_assert_null (qd_article_buffer_dup_link_at (buffer, 0));
}

/* Who chose a link that nothing opens is told, once, and has its address. */
static void
test_link_failed (Fixture      *self,
                  gconstpointer data)
{
  static const char   address[] = "quotidian-test-nothing-opens:this";
  GdkContentProvider *copied;
  g_auto (GValue)     value = G_VALUE_INIT;

  g_signal_emit_by_name (self->text, "link-activated", address);
  g_assert_true (display_wait (has_link_error, self));
  g_assert_cmpstr (self->link_error->message, ==, "No program could open the link. Its address was copied: paste it into a browser.");
  copied = gdk_clipboard_get_content (gtk_widget_get_clipboard (GTK_WIDGET (self->view)));
  g_assert_nonnull (copied);
  g_value_init (&value, G_TYPE_STRING);
  g_assert_true (gdk_content_provider_get_value (copied, &value, NULL));
  g_assert_cmpstr (g_value_get_string (&value), ==, address);
}

static void
test_select (Fixture      *self,
             gconstpointer data)
{
  GtkAdjustment *scroll = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (display_find (self->window, GTK_TYPE_SCROLLED_WINDOW)));
  GdkRectangle   place, visible;
  GtkTextIter    iter;
  int            start, end;

  qd_article_view_select_quotation (self->view, qd_reading_fixture_id (FIXTURE_PROMISE), TRUE);
  display_settle ();
  g_assert_cmpint (qd_article_view_get_selected (self->view), ==, qd_reading_fixture_id (FIXTURE_PROMISE));
  g_assert_cmpint (self->selected, ==, 0);
  g_assert_cmpfloat (gtk_adjustment_get_value (scroll), >, 0);
  qd_article_buffer_get_extent (qd_article_text_get_buffer (self->text), FIXTURE_PROMISE, &start, &end);
  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text)), &iter, start);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self->text), &iter, &place);
  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self->text), &visible);
  g_assert_cmpint (place.y, >=, visible.y);
  g_assert_cmpint (place.y, <, visible.y + visible.height * 2 / 5);

  qd_article_view_select_quotation (self->view, 0, FALSE);
  g_assert_cmpint (qd_article_view_get_selected (self->view), ==, 0);
  qd_article_view_select_quotation (self->view, 987654321, TRUE);
  g_assert_cmpint (qd_article_view_get_selected (self->view), ==, 0);
}

static void
test_step (Fixture      *self,
           gconstpointer data)
{
  qd_article_view_next_quotation (self->view);
  g_assert_cmpint (self->selected, ==, qd_reading_fixture_id (FIXTURE_HEARING));
  gtk_widget_activate_action (GTK_WIDGET (self->text), "article.next-quotation", NULL);
  g_assert_cmpint (self->selected, ==, qd_reading_fixture_id (FIXTURE_LEDGER));
  qd_article_view_previous_quotation (self->view);
  qd_article_view_previous_quotation (self->view);
  g_assert_cmpint (self->selected, ==, qd_reading_fixture_id (FIXTURE_HEARING));
}

static gboolean
click_words (Fixture    *self,
             const char *words)
{
  GtkTextIter  start, from;
  GdkRectangle place;
  int          x, y;

  gtk_text_buffer_get_start_iter (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text)), &start);
  g_assert_true (gtk_text_iter_forward_search (&start, words, 0, &from, NULL, NULL));
  gtk_text_iter_forward_chars (&from, 3);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self->text), &from, &place);
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (self->text), GTK_TEXT_WINDOW_WIDGET, place.x + 1, place.y + place.height / 2, &x, &y);
  return display_click (GTK_WIDGET (self->text), x, y);
}

static void
test_click (Fixture      *self,
            gconstpointer data)
{
  if (!click_words (self, "She was cheered"))
    {
      g_test_skip ("xdotool is not there");
      return;
    }
  g_assert_cmpint (self->selected, ==, 0);
  g_assert_true (click_words (self, "We came to this"));
  g_assert_cmpint (self->selected, ==, qd_reading_fixture_id (FIXTURE_HEARING));
  g_assert_cmpint (qd_article_view_get_selected (self->view), ==, qd_reading_fixture_id (FIXTURE_HEARING));
}

/* The caret shows for who moves it; Enter selects where it is. */
static void
test_keys (Fixture      *self,
           gconstpointer data)
{
  QdArticleBuffer      *buffer = qd_article_text_get_buffer (self->text);
  guint                 n_ranges;
  const QdArticleRange *ranges = qd_article_buffer_get_ranges (buffer, &n_ranges);
  GtkTextIter           iter;

  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (buffer), &iter, ranges[0].start - 1);
  gtk_text_buffer_place_cursor (GTK_TEXT_BUFFER (buffer), &iter);
  if (!display_type ("Return"))
    {
      g_test_skip ("xdotool is not there");
      return;
    }
  g_assert_cmpint (self->selected, ==, 0);
  g_assert_true (display_type ("Right Right Right Return"));
  g_assert_true (gtk_text_view_get_cursor_visible (GTK_TEXT_VIEW (self->text)));
  g_assert_cmpint (self->selected, ==, qd_reading_fixture_id (FIXTURE_HEARING));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->text), "article.next-quotation", NULL));
  g_assert_cmpint (self->selected, ==, qd_reading_fixture_id (FIXTURE_LEDGER));
}

static void
test_accessible (Fixture      *self,
                 gconstpointer data)
{
  gtk_test_accessible_assert_role (self->text, GTK_ACCESSIBLE_ROLE_TEXT_BOX);
  gtk_test_accessible_assert_property (self->text, GTK_ACCESSIBLE_PROPERTY_LABEL, "Article text");
  gtk_test_accessible_assert_property (self->text, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "6 quotations, 4 of them in other articles");
  qd_article_view_select_quotation (self->view, qd_reading_fixture_id (FIXTURE_HEARING), FALSE);
  gtk_test_accessible_assert_property (self->text, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Selected quotation of Ottilie Brandvold, in 3 other articles");
}

static void
test_nothing (Fixture      *self,
              gconstpointer data)
{
  qd_article_view_select_quotation (self->view, qd_reading_fixture_id (FIXTURE_HEARING), TRUE);
  qd_article_view_set_article (self->view, NULL);
  display_settle ();
  g_assert_null (qd_article_text_get_buffer (self->text));
  g_assert_cmpint (gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text))), ==, 0);
  g_assert_cmpint (qd_article_view_get_selected (self->view), ==, 0);
  qd_article_view_next_quotation (self->view);
  g_assert_cmpint (self->selected, ==, 0);
}

/* The measure stays when the window grows, and the text gives way when it shrinks. */
static void
test_measure (Fixture      *self,
              gconstpointer data)
{
  int wide, wider, minimum;

  wide = 640 - gtk_text_view_get_left_margin (GTK_TEXT_VIEW (self->text)) - gtk_text_view_get_right_margin (GTK_TEXT_VIEW (self->text));
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1100, 500);
  display_settle ();
  wider = gtk_widget_get_width (GTK_WIDGET (self->text)) - gtk_text_view_get_left_margin (GTK_TEXT_VIEW (self->text)) -
          gtk_text_view_get_right_margin (GTK_TEXT_VIEW (self->text));
  g_assert_cmpint (wider, ==, wide);
  g_assert_cmpint (gtk_text_view_get_left_margin (GTK_TEXT_VIEW (self->text)), >, 200);
  gtk_widget_measure (GTK_WIDGET (self->view), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
}

static void
test_styles (Fixture      *self,
             gconstpointer data)
{
  GtkTextTag         *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text))), "boilerplate");
  g_autoptr (GdkRGBA) light = NULL;
  g_autoptr (GdkRGBA) dark = NULL;

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_LIGHT);
  g_object_get (tag, "foreground-rgba", &light, NULL);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
  g_object_get (tag, "foreground-rgba", &dark, NULL);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
  g_assert_cmpfloat (light->red, <, 0.1);
  g_assert_cmpfloat (dark->red, >, 0.9);
}

/* 20,000 words and 500 quotations are built and drawn; what is beyond the screen costs no frame. */
static void
test_long (Fixture      *self,
           gconstpointer data)
{
  g_autoptr (QdArticle) article = qd_reading_fixture_long (20000, 500);
  QdArticleBuffer      *buffer;
  guint                 n_ranges;

  g_assert_cmpuint (article->quotations->len, ==, 500);
  qd_article_view_set_article (self->view, article);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (self->text));
  buffer = qd_article_text_get_buffer (self->text);
  qd_article_buffer_get_ranges (buffer, &n_ranges);
  g_assert_cmpuint (n_ranges, ==, 500);
  qd_article_view_select_quotation (self->view, 1499, TRUE);
  display_settle ();
  g_assert_cmpint (qd_article_view_get_selected (self->view), ==, 1499);
}

/* Wherever one article was left, the next begins with its headline. */
static void
test_another (Fixture      *self,
              gconstpointer data)
{
  GtkAdjustment        *scroll = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (display_find (self->window, GTK_TYPE_SCROLLED_WINDOW)));
  g_autoptr (QdArticle) article = qd_reading_fixture_long (20000, 500);

  for (gint64 chosen = 1003; chosen < 1500; chosen += 124)
    {
      qd_article_view_set_article (self->view, article);
      display_settle ();
      g_assert_cmpfloat (gtk_adjustment_get_value (scroll), ==, 0);
      qd_article_view_select_quotation (self->view, chosen, TRUE);
      display_settle ();
      g_assert_cmpfloat (gtk_adjustment_get_value (scroll), >, 0);
      qd_article_view_set_article (self->view, self->article);
      display_settle ();
      g_assert_cmpfloat (gtk_adjustment_get_value (scroll), ==, 0);
      qd_article_view_select_quotation (self->view, qd_reading_fixture_id (FIXTURE_PROMISE), TRUE);
      if (chosen % 2 == 0)
        display_settle ();
    }
}

int
main (int    argc,
      char **argv)
{
  display_init (&argc, &argv);

#define ADD(name, function) g_test_add ("/widgets/article-view/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("text", test_text);
  ADD ("offsets", test_offsets);
  ADD ("ranges", test_ranges);
  ADD ("overlapping-marks", test_overlapping_marks);
  ADD ("links", test_links);
  ADD ("link-failed", test_link_failed);
  ADD ("select", test_select);
  ADD ("step", test_step);
  ADD ("click", test_click);
  ADD ("keys", test_keys);
  ADD ("accessible", test_accessible);
  ADD ("nothing", test_nothing);
  ADD ("measure", test_measure);
  ADD ("styles", test_styles);
  ADD ("long", test_long);
  ADD ("another", test_another);
#undef ADD
  return g_test_run ();
}
