/* qd-article-view.c: the article that is read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-article-view.h"

#include <glib/gi18n-lib.h>

struct _QdArticleView
{
  AdwBin parent_instance;

  GtkScrolledWindow *scroller;
  QdArticleText     *text;

  QdArticle *article;
};

enum {
  SIGNAL_LINK_FAILED,
  SIGNAL_QUOTATION_SELECTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QdArticleView, qd_article_view, ADW_TYPE_BIN)

static const QdQuotationRecord *
get_record (QdArticleView *self,
            int            index)
{
  return index >= 0 ? g_ptr_array_index (self->article->quotations, index) : NULL;
}

/* What the numbers in the margin say while none of the quotations is selected: (transfer full). */
static char *
dup_summary (QdArticleView *self)
{
  guint            n = self->article != NULL ? self->article->quotations->len : 0;
  guint            n_shared = 0;
  g_autofree char *all = NULL;
  g_autofree char *shared = NULL;

  if (n == 0)
    return g_strdup ("");

  for (guint i = 0; i < n; i++)
    n_shared += get_record (self, (int)i)->n_articles > 0;
  all = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u quotation", "%u quotations", n), n);
  if (n_shared == 0)
    return g_steal_pointer (&all);
  /* Translators: of the quotations of an article, how many others carry. */
  shared = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u of them in other articles", "%u of them in other articles", n_shared), n_shared);

  return g_strdup_printf ("%s, %s", all, shared);
}

/* What the tint, the bar and the number in the margin say, for those who do not see them. */
static void
describe_selected (QdArticleView *self)
{
  const QdQuotationRecord *record = get_record (self, qd_article_text_get_selected (self->text));
  g_autofree char         *reach = NULL;
  g_autofree char         *description = NULL;

  if (record == NULL)
    {
      description = dup_summary (self);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
      return;
    }
  reach = record->n_articles == 0
            ? g_strdup (_ ("in no other article"))
            : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "in %u other article", "in %u other articles", record->n_articles),
                               record->n_articles);
  /* Translators: first the speaker, then “in 3 other articles”. */
  description = record->quotation->speaker != NULL
                  ? g_strdup_printf (_ ("Selected quotation of %s, %s"), record->quotation->speaker, reach)
                  : g_strdup_printf (_ ("Selected quotation, %s"), reach);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

static void
select_index (QdArticleView *self,
              int            index)
{
  qd_article_text_set_selected (self->text, index);
  describe_selected (self);
}

static void
select_and_tell (QdArticleView *self,
                 int            index)
{
  select_index (self, index);
  g_signal_emit (self, signals[SIGNAL_QUOTATION_SELECTED], 0, get_record (self, index)->id);
}

static void
quotation_activated_cb (QdArticleView *self,
                        guint          index)
{
  select_and_tell (self, (int)index);
}

/* Where nothing opens a link, the person can still take it elsewhere. */
static void
launched_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (QdArticleView) self = user_data;
  g_autoptr (GError)        error = NULL;
  g_autoptr (GError)        told = NULL;

  if (gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (source), result, &error) ||
      g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), gtk_uri_launcher_get_uri (GTK_URI_LAUNCHER (source)));
  told = g_error_new_literal (error->domain, error->code, _ ("No program could open the link. Its address was copied: paste it into a browser."));
  g_signal_emit (self, signals[SIGNAL_LINK_FAILED], 0, told);
}

static void
link_activated_cb (QdArticleView *self,
                   const char    *address)
{
  g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new (address);
  GtkRoot                   *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_uri_launcher_launch (launcher, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, launched_cb, g_object_ref (self));
}

static void
step (QdArticleView *self,
      int            direction)
{
  int count, selected, index;

  if (self->article == NULL || self->article->quotations->len == 0)
    return;
  count = (int)self->article->quotations->len;
  selected = qd_article_text_get_selected (self->text);
  if (selected >= 0)
    {
      index = selected + direction;
    }
  else
    {
      index = qd_article_text_get_first_below (self->text);
      if (direction < 0)
        index = index < 0 ? count - 1 : index - 1;
    }
  if (index < 0 || index >= count)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  /* Whoever is told asks for what belongs to the quotation, which comes meanwhile. */
  select_and_tell (self, index);
  qd_article_text_scroll_to (self->text, (guint)index);
}

static void
next_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  step (QD_ARTICLE_VIEW (widget), 1);
}

static void
previous_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  step (QD_ARTICLE_VIEW (widget), -1);
}

static gboolean
qd_article_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (QD_ARTICLE_VIEW (widget)->text));
}

static void
qd_article_view_dispose (GObject *object)
{
  /* The child goes by way of the bin, which would let go of it again. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), QD_TYPE_ARTICLE_VIEW);

  G_OBJECT_CLASS (qd_article_view_parent_class)->dispose (object);
}

static void
qd_article_view_finalize (GObject *object)
{
  g_clear_pointer (&QD_ARTICLE_VIEW (object)->article, qd_article_unref);

  G_OBJECT_CLASS (qd_article_view_parent_class)->finalize (object);
}

static void
qd_article_view_class_init (QdArticleViewClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = qd_article_view_dispose;
  object_class->finalize = qd_article_view_finalize;
  widget_class->grab_focus = qd_article_view_grab_focus;

  signals[SIGNAL_LINK_FAILED] = g_signal_new ("link-failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
  signals[SIGNAL_QUOTATION_SELECTED] =
    g_signal_new ("quotation-selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  g_type_ensure (QD_TYPE_ARTICLE_TEXT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/quotidian/Quotidian/qd-article-view.ui");
  gtk_widget_class_bind_template_child (widget_class, QdArticleView, scroller);
  gtk_widget_class_bind_template_child (widget_class, QdArticleView, text);
  gtk_widget_class_bind_template_callback (widget_class, quotation_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, link_activated_cb);

  gtk_widget_class_install_action (widget_class, "article.next-quotation", NULL, next_action);
  gtk_widget_class_install_action (widget_class, "article.previous-quotation", NULL, previous_action);
}

static void
qd_article_view_init (QdArticleView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * qd_article_view_new:
 *
 * Thread: main.
 *
 * Returns: (transfer floating): a view that shows nothing
 */
GtkWidget *
qd_article_view_new (void)
{
  return g_object_new (QD_TYPE_ARTICLE_VIEW, NULL);
}

/**
 * qd_article_view_set_article:
 * @self: (not nullable): a view
 * @article: (nullable): what to show; %NULL for nothing
 *
 * Shows @article from its start, with no quotation selected. Thread: main.
 */
void
qd_article_view_set_article (QdArticleView *self,
                             QdArticle     *article)
{
  g_return_if_fail (QD_IS_ARTICLE_VIEW (self));

  if (article != NULL)
    qd_article_ref (article);
  g_clear_pointer (&self->article, qd_article_unref);
  self->article = article;
  /* Before the lines are exchanged: as long as new ones have no height, a text view takes the last of them for the one at the top. */
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  qd_article_text_set_article (self->text, article);
  describe_selected (self);
}

/**
 * qd_article_view_set_measure:
 * @self: (not nullable): a view
 * @characters: how many characters a line has where there is room for them
 *
 * Thread: main.
 */
void
qd_article_view_set_measure (QdArticleView *self,
                             guint          characters)
{
  g_return_if_fail (QD_IS_ARTICLE_VIEW (self));

  qd_article_text_set_measure (self->text, characters);
}

/**
 * qd_article_view_get_article:
 * @self: (not nullable): a view
 *
 * Thread: main.
 *
 * Returns: (transfer none) (nullable): the article that is shown
 */
QdArticle *
qd_article_view_get_article (QdArticleView *self)
{
  g_return_val_if_fail (QD_IS_ARTICLE_VIEW (self), NULL);

  return self->article;
}

/**
 * qd_article_view_select_quotation:
 * @self: (not nullable): a view
 * @quotation_id: a quotation's row, or 0 for none
 * @scroll_to: whether to bring it to the upper third of the view
 *
 * Selects a quotation of the article; one that is not in it selects none. Emits nothing. Thread: main.
 */
void
qd_article_view_select_quotation (QdArticleView *self,
                                  gint64         quotation_id,
                                  gboolean       scroll_to)
{
  QdArticleBuffer *buffer;
  int              index;

  g_return_if_fail (QD_IS_ARTICLE_VIEW (self));

  buffer = qd_article_text_get_buffer (self->text);
  index = buffer != NULL ? qd_article_buffer_find_quotation (buffer, quotation_id) : -1;
  select_index (self, index);
  if (index >= 0 && scroll_to)
    qd_article_text_scroll_to (self->text, (guint)index);
}

/**
 * qd_article_view_get_selected:
 * @self: (not nullable): a view
 *
 * Thread: main.
 *
 * Returns: the selected quotation's row, or 0
 */
gint64
qd_article_view_get_selected (QdArticleView *self)
{
  const QdQuotationRecord *record;

  g_return_val_if_fail (QD_IS_ARTICLE_VIEW (self), 0);

  record = self->article != NULL ? get_record (self, qd_article_text_get_selected (self->text)) : NULL;
  return record != NULL ? record->id : 0;
}

/**
 * qd_article_view_get_place:
 * @self: (not nullable): a view
 *
 * Thread: main.
 *
 * Returns: how far the article has been read, in characters of the text that is shown; 0 to begin anew the next time
 */
int
qd_article_view_get_place (QdArticleView *self)
{
  g_return_val_if_fail (QD_IS_ARTICLE_VIEW (self), 0);

  return qd_article_text_get_place (self->text);
}

/**
 * qd_article_view_set_place:
 * @self: (not nullable): a view with an article
 * @place: what qd_article_view_get_place() said
 *
 * Goes on there. Thread: main.
 */
void
qd_article_view_set_place (QdArticleView *self,
                           int            place)
{
  g_return_if_fail (QD_IS_ARTICLE_VIEW (self));

  qd_article_text_set_place (self->text, place);
}

/**
 * qd_article_view_dup_selected_text:
 * @self: (not nullable): a view
 *
 * Thread: main.
 *
 * Returns: (transfer full) (nullable): the words that are selected with pointer or keys, as they would be copied
 */
char *
qd_article_view_dup_selected_text (QdArticleView *self)
{
  g_return_val_if_fail (QD_IS_ARTICLE_VIEW (self), NULL);

  return qd_article_text_dup_selected (self->text);
}

/**
 * qd_article_view_get_text:
 * @self: (not nullable): a view
 *
 * Thread: main.
 *
 * Returns: (transfer none): what shows the words
 */
QdArticleText *
qd_article_view_get_text (QdArticleView *self)
{
  g_return_val_if_fail (QD_IS_ARTICLE_VIEW (self), NULL);

  return self->text;
}

/**
 * qd_article_view_get_selected_words:
 * @self: (not nullable): a view
 *
 * Thread: main.
 *
 * Returns: where the words are that are selected with pointer or keys, bytes into the body; empty if none of the body are
 */
QdSpan
qd_article_view_get_selected_words (QdArticleView *self)
{
  QdArticleBuffer *buffer;
  GtkTextIter      start, end;

  g_return_val_if_fail (QD_IS_ARTICLE_VIEW (self), QD_SPAN_NONE);

  buffer = qd_article_text_get_buffer (self->text);
  if (buffer == NULL || !gtk_text_buffer_get_selection_bounds (GTK_TEXT_BUFFER (buffer), &start, &end))
    return QD_SPAN_NONE;
  return (QdSpan){ qd_article_buffer_unmap_offset (buffer, gtk_text_iter_get_offset (&start)),
                   qd_article_buffer_unmap_offset (buffer, gtk_text_iter_get_offset (&end)) };
}

/**
 * qd_article_view_next_quotation:
 * @self: (not nullable): a view
 *
 * Selects the quotation behind the selected one, or the first on the screen, as the person would. Thread: main.
 */
void
qd_article_view_next_quotation (QdArticleView *self)
{
  g_return_if_fail (QD_IS_ARTICLE_VIEW (self));

  step (self, 1);
}

/**
 * qd_article_view_previous_quotation:
 * @self: (not nullable): a view
 *
 * Selects the quotation before the selected one, or before the screen, as the person would. Thread: main.
 */
void
qd_article_view_previous_quotation (QdArticleView *self)
{
  g_return_if_fail (QD_IS_ARTICLE_VIEW (self));

  step (self, -1);
}
