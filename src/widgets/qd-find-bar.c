/* qd-find-bar.c: looks for words in the article that is read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-find-bar.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/qd-text-find.h"

/* Selected words are looked for when the bar opens, unless they are many: then they were not selected for that. Code points. */
#define MOST_SELECTED 120

struct _QdFindBar
{
  AdwBin parent_instance;

  GtkSearchBar *bar;
  GtkEditable  *entry;
  GtkLabel     *count;
  GtkButton    *previous;
  GtkButton    *next;

  QdArticleText *text;    /* weak */
  QdTextIndex   *index;   /* the text that is shown, made ready when it is first searched */
  GArray        *hits;    /* (nullable) QdTextHit */
  char          *words;   /* what was looked for last; NULL where that has to be done anew */
  int            current; /* which of the hits; -1 for none */
  int            origin;  /* where the search began: the first hit is the one behind it */
};

G_DEFINE_FINAL_TYPE (QdFindBar, qd_find_bar, ADW_TYPE_BIN)

static void
say (QdFindBar  *self,
     const char *text)
{
  gtk_label_set_label (self->count, text);
  if (*text != '\0')
    gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
show_count (QdFindBar *self,
            gboolean   wrapped)
{
  guint            n_hits = self->hits != NULL ? self->hits->len : 0;
  g_autofree char *text = NULL;

  gtk_widget_set_sensitive (GTK_WIDGET (self->previous), n_hits > 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->next), n_hits > 0);
  if (n_hits == 0 && self->words != NULL && *self->words != '\0')
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");

  if (self->words == NULL || *self->words == '\0')
    text = g_strdup ("");
  else if (n_hits == 0)
    text = g_strdup (_ ("Not found"));
  else if (self->current < 0)
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u found", "%u found", n_hits), n_hits);
  else
    /* Translators: which of the places that were found is shown: “3 of 12”. */
    text = g_strdup_printf (_ ("%u of %u"), (guint)self->current + 1, n_hits);
  if (wrapped && n_hits > 1)
    {
      /* Translators: first “1 of 12”; the search has gone past an end of the article. */
      g_autofree char *announced = g_strdup_printf (_ ("%s, continued from the other end"), text);

      gtk_label_set_label (self->count, text);
      gtk_accessible_announce (GTK_ACCESSIBLE (self), announced, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
      return;
    }
  say (self, text);
}

static void
forget (QdFindBar *self)
{
  if (self->text != NULL)
    qd_article_marks_set_hits (qd_article_text_get_marks (self->text), NULL);
  g_clear_pointer (&self->index, qd_text_index_free);
  g_clear_pointer (&self->hits, g_array_unref);
  g_clear_pointer (&self->words, g_free);
  self->current = -1;
}

static QdTextIndex *
make_index (QdArticleText *text)
{
  GtkTextBuffer   *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (text));
  GtkTextIter      start, end;
  g_autofree char *slice = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  slice = gtk_text_buffer_get_slice (buffer, &start, &end, TRUE);
  return qd_text_index_new (slice, strlen (slice));
}

static void
show_hit (QdFindBar *self,
          int        current)
{
  const QdTextHit *hit = &g_array_index (self->hits, QdTextHit, current);

  self->current = current;
  qd_article_marks_set_current_hit (qd_article_text_get_marks (self->text), current);
  qd_article_text_select (self->text, (int)hit->start, (int)hit->end, FALSE);
}

/* The first hit that begins at the origin or behind it; all of them are before it where this is their number. */
static guint
find_first (QdFindBar *self)
{
  guint first = 0;

  while (first < self->hits->len && g_array_index (self->hits, QdTextHit, first).start < (gsize)self->origin)
    first++;
  return first;
}

/* Looks for what the entry says, unless that was done; @show brings the first hit behind the origin into sight. */
static void
find (QdFindBar *self,
      gboolean   show)
{
  const char *words = gtk_editable_get_text (self->entry);

  if (self->text == NULL || (self->words != NULL && g_str_equal (self->words, words)))
    return;
  if (self->index == NULL)
    self->index = make_index (self->text);
  g_set_str (&self->words, words);
  g_clear_pointer (&self->hits, g_array_unref);
  self->hits = qd_text_index_find (self->index, words);
  self->current = -1;
  qd_article_marks_set_hits (qd_article_text_get_marks (self->text), self->hits);
  if (show && self->hits->len > 0)
    show_hit (self, (int)(find_first (self) % self->hits->len));
  show_count (self, FALSE);
}

static void
changed_cb (QdFindBar *self)
{
  find (self, TRUE);
}

static void
activate_cb (QdFindBar *self)
{
  qd_find_bar_step (self, 1);
}

static void
next_cb (QdFindBar *self)
{
  qd_find_bar_step (self, 1);
}

static void
previous_cb (QdFindBar *self)
{
  qd_find_bar_step (self, -1);
}

/* The place stays: the hit that was shown last is selected in the text, which gets the focus. */
static void
mode_cb (QdFindBar *self)
{
  if (self->text == NULL || gtk_search_bar_get_search_mode (self->bar))
    return;
  forget (self);
  gtk_label_set_label (self->count, "");
  gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

static gboolean
is_open (QdFindBar *self)
{
  return gtk_search_bar_get_search_mode (self->bar);
}

static void
qd_find_bar_dispose (GObject *object)
{
  QdFindBar *self = QD_FIND_BAR (object);

  g_clear_weak_pointer (&self->text);
  forget (self);
  /* The child goes by way of the bin, which would let go of it again. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), QD_TYPE_FIND_BAR);

  G_OBJECT_CLASS (qd_find_bar_parent_class)->dispose (object);
}

static void
qd_find_bar_class_init (QdFindBarClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = qd_find_bar_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/quotidian/Quotidian/qd-find-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, QdFindBar, bar);
  gtk_widget_class_bind_template_child (widget_class, QdFindBar, entry);
  gtk_widget_class_bind_template_child (widget_class, QdFindBar, count);
  gtk_widget_class_bind_template_child (widget_class, QdFindBar, previous);
  gtk_widget_class_bind_template_child (widget_class, QdFindBar, next);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, mode_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
}

/* GTK's own button that closes the bar has no name, and is not to be had otherwise. */
static void
name_close_button (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget) && gtk_widget_has_css_class (widget, "close"))
    gtk_widget_set_tooltip_text (widget, _ ("Close"));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    name_close_button (child);
}

static void
qd_find_bar_init (QdFindBar *self)
{
  self->current = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->bar, self->entry);
  name_close_button (GTK_WIDGET (self->bar));
}

/**
 * qd_find_bar_set_text:
 * @self: (not nullable): a bar
 * @text: (not nullable): where it looks; no reference is taken
 *
 * Thread: main.
 */
void
qd_find_bar_set_text (QdFindBar     *self,
                      QdArticleText *text)
{
  g_return_if_fail (QD_IS_FIND_BAR (self));
  g_return_if_fail (QD_IS_ARTICLE_TEXT (text));

  g_set_weak_pointer (&self->text, text);
}

static gboolean
is_worth_finding (const char *words)
{
  return words != NULL && strchr (words, '\n') == NULL && g_utf8_strlen (words, -1) <= MOST_SELECTED;
}

/**
 * qd_find_bar_open:
 * @self: (not nullable): a bar with a text
 *
 * Shows the bar with the words that are selected in the article, or those that were looked for last. Thread: main.
 */
void
qd_find_bar_open (QdFindBar *self)
{
  g_autofree char *selected = NULL;

  g_return_if_fail (QD_IS_FIND_BAR (self));
  g_return_if_fail (self->text != NULL);

  selected = qd_article_text_dup_selected (self->text);
  self->origin = qd_article_text_get_origin (self->text);
  gtk_search_bar_set_search_mode (self->bar, TRUE);
  if (is_worth_finding (selected))
    gtk_editable_set_text (self->entry, selected);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (self->entry, 0, -1);
  find (self, is_worth_finding (selected));
}

/**
 * qd_find_bar_close:
 * @self: (not nullable): a bar
 *
 * Hides the bar and takes the marks away. Thread: main.
 */
void
qd_find_bar_close (QdFindBar *self)
{
  g_return_if_fail (QD_IS_FIND_BAR (self));

  gtk_search_bar_set_search_mode (self->bar, FALSE);
}

/**
 * qd_find_bar_step:
 * @self: (not nullable): a bar with a text
 * @direction: 1 for the next hit, -1 for the previous one
 *
 * Goes on from the current hit, or else from where the search began, and past the end of the article from its other one.
 * Opens the bar if it is closed. Thread: main.
 */
void
qd_find_bar_step (QdFindBar *self,
                  int        direction)
{
  int n_hits, next;

  g_return_if_fail (QD_IS_FIND_BAR (self));
  g_return_if_fail (self->text != NULL);

  if (!is_open (self))
    qd_find_bar_open (self);
  /* What was typed right before Enter is shown first. */
  if (self->words == NULL || !g_str_equal (self->words, gtk_editable_get_text (self->entry)))
    {
      find (self, TRUE);
      return;
    }
  n_hits = (int)self->hits->len;
  if (n_hits == 0)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  next = self->current >= 0 ? self->current + direction : (int)find_first (self) - (direction < 0);
  show_hit (self, (next + n_hits) % n_hits);
  show_count (self, next < 0 || next >= n_hits);
}

/**
 * qd_find_bar_update:
 * @self: (not nullable): a bar with a text
 *
 * Looks again, as another article is shown, without moving in it. Thread: main.
 */
void
qd_find_bar_update (QdFindBar *self)
{
  g_return_if_fail (QD_IS_FIND_BAR (self));

  forget (self);
  if (self->text == NULL || !is_open (self))
    return;
  self->origin = 0;
  find (self, FALSE);
}
