/* test-quotation-panel.c: the cards and what they list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "qd-display-fixture.h"
#include "qd-reading-fixture.h"
#include "store-fixture.h"
#include "store/qd-reach.h"
#include "store/qd-store-add.h"
#include "store/qd-store-articles.h"
#include "widgets/qd-diff-label.h"
#include "widgets/qd-quotation-card.h"
#include "widgets/qd-quotation-panel.h"
#include "widgets/qd-rendition-row.h"

typedef struct
{
  GtkWidget        *window;
  QdQuotationPanel *panel;
  QdQuotationList  *list;
  QdArticle        *article;
  gint64            selected;
  gint64            rendition_article;
  gint64            rendition_quotation;
} Fixture;

static void
selected_cb (Fixture *self,
             gint64   quotation_id)
{
  self->selected = quotation_id;
}

static void
rendition_cb (Fixture *self,
              gint64   article_id,
              gint64   quotation_id)
{
  self->rendition_article = article_id;
  self->rendition_quotation = quotation_id;
}

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  memset (self, 0, sizeof *self);
  self->panel = QD_QUOTATION_PANEL (qd_quotation_panel_new ());
  self->list = qd_quotation_panel_get_list (self->panel);
  self->article = qd_reading_fixture_article ();
  g_signal_connect_swapped (self->panel, "quotation-selected", G_CALLBACK (selected_cb), self);
  g_signal_connect_swapped (self->panel, "rendition-activated", G_CALLBACK (rendition_cb), self);
  self->window = display_present (GTK_WIDGET (self->panel), 360, 800);
  qd_quotation_panel_set_article (self->panel, NULL, self->article);
  display_settle ();
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  display_close (self->window);
  qd_article_unref (self->article);
}

static void
assert_cards (Fixture *self,
              guint    n_expected,
              ...)
{
  va_list               expected;
  g_autoptr (GPtrArray) cards = g_ptr_array_new ();

  display_settle ();
  display_find_all (self->window, QD_TYPE_QUOTATION_CARD, cards);
  g_assert_cmpuint (cards->len, ==, n_expected);
  va_start (expected, n_expected);
  for (guint i = 0; i < cards->len; i++)
    {
      QdQuotationItem *item = qd_quotation_card_get_item (g_ptr_array_index (cards, i));

      g_assert_cmpint (qd_quotation_item_get_record (item)->id, ==, qd_reading_fixture_id (va_arg (expected, FixtureQuotation)));
    }
  va_end (expected);
}

static void
choose_order (Fixture    *self,
              const char *name)
{
  g_assert_true (gtk_widget_activate_action (display_find (self->window, GTK_TYPE_LIST_VIEW), "quotations.order", "s", name));
}

static GtkToggleButton *
get_shared (Fixture *self)
{
  return GTK_TOGGLE_BUTTON (gtk_widget_get_template_child (GTK_WIDGET (self->panel), QD_TYPE_QUOTATION_PANEL, "shared"));
}

static void
test_orders (Fixture      *self,
             gconstpointer data)
{
  assert_cards (self, 6, FIXTURE_HEARING, FIXTURE_LEDGER, FIXTURE_NESTING, FIXTURE_NESTED, FIXTURE_PROMISE, FIXTURE_SCRAP);
  choose_order (self, "reach");
  assert_cards (self, 6, FIXTURE_SCRAP, FIXTURE_HEARING, FIXTURE_LEDGER, FIXTURE_NESTING, FIXTURE_NESTED, FIXTURE_PROMISE);
  choose_order (self, "speaker");
  assert_cards (self, 6, FIXTURE_HEARING, FIXTURE_PROMISE, FIXTURE_LEDGER, FIXTURE_NESTED, FIXTURE_NESTING, FIXTURE_SCRAP);
  choose_order (self, "reading");
  gtk_toggle_button_set_active (get_shared (self), TRUE);
  assert_cards (self, 4, FIXTURE_HEARING, FIXTURE_LEDGER, FIXTURE_NESTING, FIXTURE_SCRAP);

  /* What the order leaves out is shown when it is selected in the article. */
  qd_quotation_panel_select_quotation (self->panel, qd_reading_fixture_id (FIXTURE_PROMISE));
  assert_cards (self, 6, FIXTURE_HEARING, FIXTURE_LEDGER, FIXTURE_NESTING, FIXTURE_NESTED, FIXTURE_PROMISE, FIXTURE_SCRAP);
  g_assert_cmpint (self->selected, ==, 0);
}

static void
open_hearing (Fixture *self)
{
  g_autoptr (GPtrArray) renditions = qd_reading_fixture_renditions ();

  qd_quotation_panel_select_quotation (self->panel, qd_reading_fixture_id (FIXTURE_HEARING));
  qd_quotation_item_set_renditions (qd_quotation_list_get_open (self->list), renditions);
  display_settle ();
}

static void
test_renditions (Fixture      *self,
                 gconstpointer data)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  QdDiffLabel          *altered;
  g_autofree char      *summary = NULL;

  open_hearing (self);
  display_find_all (self->window, QD_TYPE_RENDITION_ROW, rows);
  g_assert_cmpuint (rows->len, ==, 4);
  summary = qd_quotation_item_dup_summary (qd_quotation_list_get_open (self->list));
  g_assert_cmpstr (summary, ==, "4 times in 3 other articles ·\u00a01\u00a0verbatim ·\u00a01\u00a0truncated ·\u00a01\u00a0altered ·\u00a01\u00a0indirect");

  /* The verbatim one has no words of its own to show. */
  g_assert_null (display_find (g_ptr_array_index (rows, 0), QD_TYPE_DIFF_LABEL));
  display_find_all (self->window, QD_TYPE_DIFF_LABEL, words);
  g_assert_cmpuint (words->len, ==, 3);
  altered = g_ptr_array_index (words, 1);
  g_assert_nonnull (strstr (qd_diff_label_get_description (altered), "[left out: handed a] [added: sent a secret] bill for boats"));

  qd_quotation_panel_select_quotation (self->panel, qd_reading_fixture_id (FIXTURE_PROMISE));
  display_settle ();
  g_assert_null (display_find (self->window, QD_TYPE_RENDITION_ROW));
}

static void
test_activate (Fixture      *self,
               gconstpointer data)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  GtkWidget            *button;

  open_hearing (self);
  display_find_all (self->window, QD_TYPE_RENDITION_ROW, rows);
  button = display_find (g_ptr_array_index (rows, 1), GTK_TYPE_BUTTON);
  g_signal_emit_by_name (button, "clicked");
  display_settle ();
  g_assert_cmpint (self->rendition_article, ==, 11);
  g_assert_cmpint (self->rendition_quotation, ==, 501);
  g_assert_cmpint (self->selected, ==, 0);
}

static void
test_card_chosen (Fixture      *self,
                  gconstpointer data)
{
  g_signal_emit_by_name (display_find (self->window, GTK_TYPE_LIST_VIEW), "activate", 1u);
  g_assert_cmpint (self->selected, ==, qd_reading_fixture_id (FIXTURE_LEDGER));
  g_assert_true (qd_quotation_item_get_open (qd_quotation_list_get_open (self->list)));
}

/* A click on a rendition goes there, and does not choose the card around it. */
static void
test_click (Fixture      *self,
            gconstpointer data)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  GtkWidget            *card;

  card = display_find (self->window, QD_TYPE_QUOTATION_CARD);
  if (!display_click (card, 40, 40))
    {
      g_test_skip ("xdotool is not there");
      return;
    }
  g_assert_cmpint (self->selected, ==, qd_reading_fixture_id (FIXTURE_HEARING));
  self->selected = 0;
  open_hearing (self);
  display_find_all (self->window, QD_TYPE_RENDITION_ROW, rows);
  g_assert_true (display_click (g_ptr_array_index (rows, 0), 30, 15));
  g_assert_cmpint (self->rendition_article, ==, 10);
  g_assert_cmpint (self->selected, ==, 0);
}

/* From card to card with the arrows, open with Enter, into the renditions with Tab, there with Enter. */
static void
test_keys (Fixture      *self,
           gconstpointer data)
{
  GtkWidget            *card = display_find (self->window, QD_TYPE_QUOTATION_CARD);
  g_autoptr (GPtrArray) renditions = qd_reading_fixture_renditions ();

  gtk_widget_grab_focus (gtk_widget_get_parent (card));
  if (!display_type ("Down"))
    {
      g_test_skip ("xdotool is not there");
      return;
    }
  g_assert_cmpint (self->selected, ==, 0);
  g_assert_true (display_type ("Return"));
  g_assert_cmpint (self->selected, ==, qd_reading_fixture_id (FIXTURE_LEDGER));
  g_assert_true (display_type ("Up Return"));
  g_assert_cmpint (self->selected, ==, qd_reading_fixture_id (FIXTURE_HEARING));
  qd_quotation_item_set_renditions (qd_quotation_list_get_open (self->list), renditions);
  display_settle ();
  /* “Why?” comes first. */
  g_assert_true (display_type ("Tab Tab Tab Return"));
  g_assert_cmpint (self->rendition_quotation, ==, 501);
  g_assert_cmpint (self->selected, ==, qd_reading_fixture_id (FIXTURE_HEARING));
}

static void
test_elision (Fixture      *self,
              gconstpointer data)
{
  g_autoptr (GString) from = g_string_new ("It began so.");
  QdDiffLabel        *label = g_object_ref_sink (g_object_new (QD_TYPE_DIFF_LABEL, NULL));

  for (guint i = 0; i < 60; i++)
    g_string_append_printf (from, " word%u", i);
  qd_diff_label_set_texts (label, from->str, "It began so.");
  g_assert_true (qd_diff_label_is_elided (label));
  g_assert_nonnull (strstr (qd_diff_label_get_text (label), "word7 … word52"));
  g_assert_null (strstr (qd_diff_label_get_text (label), "word30"));
  qd_diff_label_set_expanded (label, TRUE);
  g_assert_nonnull (strstr (qd_diff_label_get_text (label), "word30"));
  g_assert_nonnull (strstr (qd_diff_label_get_description (label), "word59]"));
  g_object_unref (label);
}

static void
test_accessible (Fixture      *self,
                 gconstpointer data)
{
  GtkWidget            *view = display_find (self->window, GTK_TYPE_LIST_VIEW);
  GtkWidget            *row;
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  gtk_test_accessible_assert_role (view, GTK_ACCESSIBLE_ROLE_LIST);
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_LABEL, "Quotations");
  row = gtk_widget_get_parent (display_find (self->window, QD_TYPE_QUOTATION_CARD));
  gtk_test_accessible_assert_role (row, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "3 other articles ·\u00a0verbatim");
  open_hearing (self);
  display_find_all (self->window, QD_TYPE_RENDITION_ROW, rows);
  gtk_test_accessible_assert_property (display_find (g_ptr_array_index (rows, 0), GTK_TYPE_BUTTON), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Dunmere Sentinel, 24 Jan 2018, Verbatim. "
                                       "Mayor Ottilie Brandvold threw a fit when the bill was read out: “…”");
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "4 times in 3 other articles ·\u00a01\u00a0verbatim ·\u00a01\u00a0truncated ·\u00a01\u00a0altered ·\u00a01\u00a0indirect");
}

static void
test_states (Fixture      *self,
             gconstpointer data)
{
  GtkStack             *stack = GTK_STACK (display_find (self->window, GTK_TYPE_STACK));
  g_autoptr (QdArticle) silent = qd_reading_fixture_of ("Nobody speaks", "The boats lay still.");

  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "list");
  gtk_toggle_button_set_active (get_shared (self), TRUE);
  qd_quotation_panel_set_article (self->panel, NULL, silent);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "none");
  g_assert_false (qd_quotation_list_get_shared_only (self->list));
  qd_quotation_panel_set_article (self->panel, NULL, NULL);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "nothing");
}

static gboolean
is_shown_entirely (gpointer data)
{
  GtkWidget  *view = display_find (data, GTK_TYPE_LIST_VIEW);
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (view)));

  return g_list_model_get_n_items (model) == 500;
}

static void
test_long (Fixture      *self,
           gconstpointer data)
{
  g_autoptr (QdArticle) article = qd_reading_fixture_long (20000, 500);

  qd_quotation_panel_set_article (self->panel, NULL, article);
  qd_quotation_panel_select_quotation (self->panel, 1499);
  g_assert_true (qd_quotation_item_get_open (qd_quotation_list_get_open (self->list)));
  g_assert_true (display_wait (is_shown_entirely, self->window));
  qd_quotation_panel_select_quotation (self->panel, 1000);
}

static gboolean
is_settled (gpointer data)
{
  QdRenditionsState state = qd_quotation_item_get_state (qd_quotation_list_get_open (data));

  return state == QD_RENDITIONS_LOADED || state == QD_RENDITIONS_FAILED;
}

/* The whole way: articles in a library, one of them read, its shared quotation opened. */
static void
test_library (Fixture      *self,
              gconstpointer data)
{
  StoreFixture             store = { 0 };
  g_autoptr (GError)       error = NULL;
  g_autoptr (QdArticle)    article = NULL;
  g_autoptr (QdLibrary)    library = NULL;
  const QdQuotationRecord *shared = NULL;

  store_fixture_set_up (&store, NULL);
  store_add_all (store.store);
  library = qd_library_new (store.store);
  article = qd_store_load_article (store.store, qd_store_find_article_by_label (store.store, "harbour-1", NULL, &error), NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; shared == NULL && i < article->quotations->len; i++)
    if (((QdQuotationRecord *)g_ptr_array_index (article->quotations, i))->n_articles > 0)
      shared = g_ptr_array_index (article->quotations, i);
  g_assert_nonnull (shared);

  qd_quotation_panel_set_article (self->panel, library, article);
  qd_quotation_panel_select_quotation (self->panel, shared->id);
  g_assert_cmpint (qd_quotation_item_get_state (qd_quotation_list_get_open (self->list)), ==, QD_RENDITIONS_LOADING);
  g_assert_true (display_wait (is_settled, self->list));
  g_assert_cmpstr (qd_quotation_item_get_error (qd_quotation_list_get_open (self->list)), ==, NULL);
  display_settle ();
  g_assert_nonnull (display_find (self->window, QD_TYPE_RENDITION_ROW));

  qd_quotation_panel_set_article (self->panel, NULL, NULL);
  display_settle ();
  g_clear_object (&library);
  store_fixture_tear_down (&store, NULL);
}

static gboolean
has_label (GtkWidget  *root,
           const char *text)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  display_find_all (root, GTK_TYPE_LABEL, labels);
  for (guint i = 0; i < labels->len; i++)
    if (strstr (gtk_label_get_text (g_ptr_array_index (labels, i)), text) != NULL)
      return TRUE;
  return FALSE;
}

static guint
count_rows (gpointer data)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  display_find_all (data, QD_TYPE_RENDITION_ROW, rows);
  return rows->len;
}

static gboolean
has_first_rows (gpointer data)
{
  return count_rows (data) == QD_RENDITIONS_AT_ONCE && has_label (data, "10 More");
}

static gboolean
has_all_rows (gpointer data)
{
  return count_rows (data) == 29;
}

/* Of a wire story's many carriers the first are shown, and the others when somebody asks for them; one that is gone meanwhile is left
 * out. */
static void
test_more (Fixture      *self,
           gconstpointer data)
{
  StoreFixture          store = { 0 };
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify)qd_article_draft_free);
  g_autoptr (GPtrArray) buttons = g_ptr_array_new ();
  g_autoptr (GArray)    outcomes = NULL;
  g_autoptr (QdArticle) article = NULL;
  g_autoptr (QdLibrary) library = NULL;
  g_autofree char      *summary = NULL;
  QdQuotationItem      *item;
  GtkWidget            *card;

  store_fixture_set_up (&store, NULL);
  for (guint i = 0; i < 31; i++)
    {
      g_autofree char *name = g_strdup_printf ("carrier-%02u", i);
      g_autofree char *body = g_strdup_printf ("Pier %u was shut.\n\n“Not one of the mooring chains would have held another winter,” said Ada Quill.", i);

      g_ptr_array_add (drafts, store_make_draft (name, "Quay", name, body));
    }
  outcomes = qd_store_add_articles (store.store, drafts, NULL, NULL);
  g_assert_nonnull (outcomes);
  library = qd_library_new (store.store);
  article = qd_store_load_article (store.store, qd_store_find_article_by_label (store.store, "carrier-00", NULL, NULL), NULL, NULL);
  qd_quotation_panel_set_article (self->panel, library, article);
  qd_quotation_panel_select_quotation (self->panel, ((QdQuotationRecord *)g_ptr_array_index (article->quotations, 0))->id);
  item = qd_quotation_list_get_open (self->list);
  g_assert_true (display_wait (is_settled, self->list));
  display_settle ();
  summary = qd_quotation_item_dup_summary (item);
  g_assert_nonnull (strstr (summary, "30\u00a0verbatim"));
  card = display_find (self->window, QD_TYPE_QUOTATION_CARD);
  g_assert_true (display_wait (has_first_rows, card));
  g_assert_cmpuint (qd_quotation_item_get_n_more (item), ==, 10);

  store_remove (store.store, qd_store_find_article_by_label (store.store, "carrier-29", NULL, NULL));
  display_find_all (card, GTK_TYPE_BUTTON, buttons);
  g_assert_true (gtk_widget_grab_focus (g_ptr_array_index (buttons, buttons->len - 1)));
  g_signal_emit_by_name (g_ptr_array_index (buttons, buttons->len - 1), "clicked");
  g_assert_true (display_wait (has_all_rows, card));
  g_assert_cmpuint (qd_quotation_item_get_n_more (item), ==, 0);
  g_assert_false (has_label (card, " More"));
  /* What came took the focus over from the button. */
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (gtk_widget_get_root (card)), card));

  qd_quotation_panel_set_article (self->panel, NULL, NULL);
  display_settle ();
  g_clear_object (&library);
  store_fixture_tear_down (&store, NULL);
}

/* Opened at the lower edge of the panel, a card shows who carries its quotation. */
static void
test_in_sight (Fixture      *self,
               gconstpointer data)
{
  g_autoptr (GPtrArray) renditions = qd_reading_fixture_renditions ();
  g_autoptr (GPtrArray) cards = g_ptr_array_new ();
  QdQuotationItem      *item;
  GtkWidget            *row, *scroller;
  graphene_rect_t       bounds;

  display_find_all (self->window, QD_TYPE_QUOTATION_CARD, cards);
  row = g_ptr_array_index (cards, 1);
  scroller = gtk_widget_get_ancestor (row, GTK_TYPE_SCROLLED_WINDOW);
  g_assert_true (gtk_widget_compute_bounds (row, self->window, &bounds));
  /* The window ends where the second card does. */
  gtk_window_set_default_size (GTK_WINDOW (self->window), 360, (int)(bounds.origin.y + bounds.size.height) + 8);
  display_settle ();
  item = g_object_ref (qd_quotation_card_get_item (QD_QUOTATION_CARD (row)));
  qd_quotation_panel_select_quotation (self->panel, qd_quotation_item_get_record (item)->id);
  qd_quotation_item_set_renditions (item, renditions);
  display_settle ();
  row = display_find (self->window, QD_TYPE_RENDITION_ROW);
  g_assert_nonnull (row);
  g_assert_true (gtk_widget_compute_bounds (row, scroller, &bounds));
  g_assert_cmpfloat (bounds.origin.y, >=, 0);
  g_assert_cmpfloat (bounds.origin.y + 24, <, gtk_widget_get_height (scroller));
  g_object_unref (item);
}

/* The quotations beside the one that is open are prepared: stepping to one shows at once who carries it. */
static void
test_prepared (Fixture      *self,
               gconstpointer data)
{
  StoreFixture          store = { 0 };
  g_autoptr (GError)    error = NULL;
  g_autoptr (QdArticle) article = NULL;
  g_autoptr (QdArticle) again = NULL;
  g_autoptr (QdLibrary) library = NULL;
  QdQuotationRecord    *shared;
  QdQuotationItem      *item;
  gint64                id;

  store_fixture_set_up (&store, NULL);
  store_add_all (store.store);
  library = qd_library_new (store.store);
  id = qd_store_find_article_by_label (store.store, "harbour-1", NULL, &error);
  article = qd_store_load_article (store.store, id, NULL, &error);
  g_assert_no_error (error);
  shared = g_ptr_array_index (article->quotations, 0);
  g_assert_cmpuint (shared->n_articles, >, 0);
  g_assert_cmpuint (article->quotations->len, >, 1);

  qd_quotation_panel_set_article (self->panel, library, article);
  item = qd_quotation_list_get_quotation (self->list, shared->id);
  qd_quotation_panel_select_quotation (self->panel, ((QdQuotationRecord *)g_ptr_array_index (article->quotations, 1))->id);
  /* Requests are served in their order. */
  again = qd_store_load_article (store.store, id, NULL, &error);
  display_settle ();
  g_assert_cmpint (qd_quotation_item_get_state (item), ==, QD_RENDITIONS_UNKNOWN);
  qd_quotation_panel_select_quotation (self->panel, shared->id);
  g_assert_cmpint (qd_quotation_item_get_state (item), ==, QD_RENDITIONS_LOADED);
  g_assert_cmpuint (qd_quotation_item_get_renditions (item)->len, >, 0);

  qd_quotation_panel_set_article (self->panel, NULL, NULL);
  display_settle ();
  g_clear_object (&library);
  store_fixture_tear_down (&store, NULL);
}

/* What cannot be read says why, and can be asked for again. */
static void
test_failure (Fixture      *self,
              gconstpointer data)
{
  StoreFixture          store = { 0 };
  g_autoptr (QdLibrary) library = NULL;
  g_autoptr (GPtrArray) buttons = g_ptr_array_new ();
  QdQuotationItem      *item;
  GtkWidget            *card;

  store_fixture_set_up (&store, NULL);
  library = qd_library_new (store.store);
  qd_store_close (store.store);
  qd_quotation_panel_set_article (self->panel, library, self->article);
  qd_quotation_panel_select_quotation (self->panel, qd_reading_fixture_id (FIXTURE_HEARING));
  item = qd_quotation_list_get_open (self->list);
  g_assert_true (display_wait (is_settled, self->list));
  g_assert_cmpint (qd_quotation_item_get_state (item), ==, QD_RENDITIONS_FAILED);
  g_assert_cmpstr (qd_quotation_item_get_error (item), !=, NULL);
  display_settle ();
  card = display_find (self->window, QD_TYPE_QUOTATION_CARD);
  /* The one behind “Compare” and “Why?”. */
  display_find_all (card, GTK_TYPE_BUTTON, buttons);
  g_assert_cmpuint (buttons->len, ==, 3);
  g_signal_emit_by_name (g_ptr_array_index (buttons, 2), "clicked");
  g_assert_cmpint (qd_quotation_item_get_state (item), ==, QD_RENDITIONS_LOADING);
  g_assert_true (display_wait (is_settled, self->list));

  qd_quotation_panel_set_article (self->panel, NULL, NULL);
  display_settle ();
  g_clear_object (&library);
  store_fixture_tear_down (&store, NULL);
}

static void
test_reasons (Fixture      *self,
              gconstpointer data)
{
  GtkMenuButton   *why;
  g_autofree char *reason = qd_reason_describe ("cue-after:said");

  open_hearing (self);
  why = GTK_MENU_BUTTON (display_find (display_find (self->window, QD_TYPE_QUOTATION_CARD), GTK_TYPE_MENU_BUTTON));
  gtk_menu_button_popup (why);
  display_settle ();
  g_assert_true (has_label (GTK_WIDGET (gtk_menu_button_get_popover (why)), "Quite sure of the speaker."));
  g_assert_true (has_label (GTK_WIDGET (gtk_menu_button_get_popover (why)), reason));
  gtk_menu_button_popdown (why);
  display_settle ();
}

int
main (int    argc,
      char **argv)
{
  display_init (&argc, &argv);

#define ADD(name, function) g_test_add ("/widgets/quotation-panel/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("orders", test_orders);
  ADD ("renditions", test_renditions);
  ADD ("activate", test_activate);
  ADD ("card-chosen", test_card_chosen);
  ADD ("click", test_click);
  ADD ("keys", test_keys);
  ADD ("elision", test_elision);
  ADD ("accessible", test_accessible);
  ADD ("states", test_states);
  ADD ("long", test_long);
  ADD ("library", test_library);
  ADD ("prepared", test_prepared);
  ADD ("in-sight", test_in_sight);
  ADD ("more", test_more);
  ADD ("failure", test_failure);
  ADD ("reasons", test_reasons);
#undef ADD
  return g_test_run ();
}
