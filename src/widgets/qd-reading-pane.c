/* qd-reading-pane.c: the article and its quotations
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "widgets/qd-appearance-popover.h"
#include "widgets/qd-letters.h"
#include "widgets/qd-reading-pane-private.h"

enum {
  PROP_0,
  PROP_ARTICLE_ID,
  PROP_STARRED,
  PROP_PANEL_SHOWN,
  PROP_PANEL_COLLAPSED,
  PROP_NARROW,
  N_PROPS,
};

enum {
  SIGNAL_OPENED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QdReadingPane, qd_reading_pane, ADW_TYPE_NAVIGATION_PAGE)

static void
collapsed_cb (QdReadingPane *self)
{
  _qd_reading_pane_sync_panel (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PANEL_COLLAPSED]);
}

static void
show_sidebar_cb (QdReadingPane *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PANEL_SHOWN]);
}

static void
hide_panel_cb (QdReadingPane *self)
{
  qd_reading_pane_set_panel_shown (self, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->article_view));
}

/* Shows whether the article is starred; the store is told elsewhere. */
void
_qd_reading_pane_show_starred (QdReadingPane *self,
                               gboolean       starred)
{
  const char *tooltip = starred ? _ ("Remove the Star") : _ ("Star This Article");

  self->starred = starred;
  gtk_button_set_icon_name (GTK_BUTTON (self->star_button), starred ? "starred-symbolic" : "qd-unstarred-symbolic");
  /* Which asks the display server where the pointer is, and then what is there: not with each article that is opened. */
  if (g_strcmp0 (gtk_widget_get_tooltip_text (GTK_WIDGET (self->star_button)), tooltip) != 0)
    gtk_widget_set_tooltip_text (GTK_WIDGET (self->star_button), tooltip);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STARRED]);
}

static void
link_failed_cb (QdReadingPane *self,
                const GError  *error)
{
  if (self->library != NULL)
    g_signal_emit_by_name (self->library, "failed", error);
}

/* What is done to an article has no button where there is none. */
static void
sync_buttons (QdReadingPane *self)
{
  gboolean any = g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "none") != 0;

  gtk_widget_set_visible (GTK_WIDGET (self->star_button), any);
  gtk_widget_set_visible (GTK_WIDGET (self->menu_button), any);
  gtk_widget_set_visible (GTK_WIDGET (self->panel_button), any && !self->narrow);
}

static void
set_narrow (QdReadingPane *self,
            gboolean       narrow)
{
  if (self->narrow == narrow)
    return;

  self->narrow = narrow;
  adw_header_bar_set_show_back_button (self->header_bar, narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->history_buttons), !narrow);
  sync_buttons (self);
  adw_toolbar_view_set_reveal_bottom_bars (self->toolbar_view, narrow);

  /* On a narrow window the panel is a page as wide as the window, however large the text that widths are measured in. */
  adw_overlay_split_view_set_min_sidebar_width (self->split, narrow ? 0 : 300);
  adw_overlay_split_view_set_max_sidebar_width (self->split, narrow ? 10000 : 372);
  adw_overlay_split_view_set_sidebar_width_fraction (self->split, narrow ? 1 : 0.36);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

static void
qd_reading_pane_unmap (GtkWidget *widget)
{
  _qd_reading_pane_save_session (QD_READING_PANE (widget));

  GTK_WIDGET_CLASS (qd_reading_pane_parent_class)->unmap (widget);
}

static void
qd_reading_pane_dispose (GObject *object)
{
  QdReadingPane *self = QD_READING_PANE (object);

  _qd_reading_pane_cancel (self);
  g_clear_pointer (&self->article, qd_article_unref);
  g_clear_object (&self->notes);
  g_clear_object (&self->figures);
  g_clear_object (&self->library);
  g_clear_object (&self->settings);
  /* After a finger has been here, AdwOverlaySplitView (1.7) ends the gesture only when it has no children left, which it would measure. */
  if (self->split != NULL)
    adw_overlay_split_view_set_enable_hide_gesture (self->split, FALSE);
  /* The child goes by way of the page, which would let go of it again. */
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), QD_TYPE_READING_PANE);

  G_OBJECT_CLASS (qd_reading_pane_parent_class)->dispose (object);
}

static void
qd_reading_pane_finalize (GObject *object)
{
  g_clear_pointer (&QD_READING_PANE (object)->history, qd_history_free);
  g_clear_pointer (&QD_READING_PANE (object)->wanted_words, g_free);

  G_OBJECT_CLASS (qd_reading_pane_parent_class)->finalize (object);
}

static void
qd_reading_pane_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  QdReadingPane *self = QD_READING_PANE (object);

  switch (prop_id)
    {
    case PROP_ARTICLE_ID:
      g_value_set_int64 (value, self->place.article_id);
      break;

    case PROP_STARRED:
      g_value_set_boolean (value, self->starred);
      break;

    case PROP_PANEL_SHOWN:
      g_value_set_boolean (value, qd_reading_pane_get_panel_shown (self));
      break;

    case PROP_PANEL_COLLAPSED:
      g_value_set_boolean (value, adw_overlay_split_view_get_collapsed (self->split));
      break;

    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
qd_reading_pane_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  QdReadingPane *self = QD_READING_PANE (object);

  switch (prop_id)
    {
    case PROP_STARRED:
      qd_reading_pane_set_starred (self, g_value_get_boolean (value));
      break;

    case PROP_PANEL_SHOWN:
      qd_reading_pane_set_panel_shown (self, g_value_get_boolean (value));
      break;

    case PROP_PANEL_COLLAPSED:
      adw_overlay_split_view_set_collapsed (self->split, g_value_get_boolean (value));
      break;

    case PROP_NARROW:
      set_narrow (self, g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags writable = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  /**
   * QdReadingPane:article-id:
   *
   * The row of the article that was asked for; 0 for none.
   */
  properties[PROP_ARTICLE_ID] = g_param_spec_int64 ("article-id", NULL, NULL, 0, G_MAXINT64, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * QdReadingPane:starred:
   *
   * Whether the article is starred.
   */
  properties[PROP_STARRED] = g_param_spec_boolean ("starred", NULL, NULL, FALSE, writable);

  /**
   * QdReadingPane:panel-shown:
   *
   * Whether the quotation panel is in sight.
   */
  properties[PROP_PANEL_SHOWN] = g_param_spec_boolean ("panel-shown", NULL, NULL, FALSE, writable);

  /**
   * QdReadingPane:panel-collapsed:
   *
   * Whether the panel comes over the article instead of beside it.
   */
  properties[PROP_PANEL_COLLAPSED] = g_param_spec_boolean ("panel-collapsed", NULL, NULL, FALSE, writable);

  /**
   * QdReadingPane:narrow:
   *
   * Whether the window has room for one region only: then the panel takes it all, and buttons are at the bottom.
   */
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, writable);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
qd_reading_pane_class_init (QdReadingPaneClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = qd_reading_pane_dispose;
  object_class->finalize = qd_reading_pane_finalize;
  object_class->get_property = qd_reading_pane_get_property;
  object_class->set_property = qd_reading_pane_set_property;
  widget_class->unmap = qd_reading_pane_unmap;
  install_properties (object_class);

  /**
   * QdReadingPane::opened:
   * @article_id: the article's row
   *
   * An article was asked for.
   */
  signals[SIGNAL_OPENED] = g_signal_new ("opened", QD_TYPE_READING_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  g_type_ensure (QD_TYPE_APPEARANCE_POPOVER);
  g_type_ensure (QD_TYPE_ARTICLE_VIEW);
  g_type_ensure (QD_TYPE_FIND_BAR);
  g_type_ensure (QD_TYPE_QUOTATION_PANEL);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/quotidian/Quotidian/qd-reading-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, QdReadingPane, split);
  gtk_widget_class_bind_template_child (widget_class, QdReadingPane, toolbar_view);
  gtk_widget_class_bind_template_child (widget_class, QdReadingPane, header_bar);
  gtk_widget_class_bind_template_child (widget_class, QdReadingPane, history_buttons);
  gtk_widget_class_bind_template_child (widget_class, QdReadingPane, menu_button);
  gtk_widget_class_bind_template_child (widget_class, QdReadingPane, panel_button);
  gtk_widget_class_bind_template_child (widget_class, QdReadingPane, star_button);
  gtk_widget_class_bind_template_child (widget_class, QdReadingPane, stack);
  gtk_widget_class_bind_template_child (widget_class, QdReadingPane, failed);
  gtk_widget_class_bind_template_child (widget_class, QdReadingPane, article_view);
  gtk_widget_class_bind_template_child (widget_class, QdReadingPane, find_bar);
  gtk_widget_class_bind_template_child (widget_class, QdReadingPane, panel_page);
  gtk_widget_class_bind_template_child (widget_class, QdReadingPane, panel);
  gtk_widget_class_bind_template_callback_full (widget_class, "article_quotation_selected_cb", G_CALLBACK (_qd_reading_pane_article_quotation_selected));
  gtk_widget_class_bind_template_callback (widget_class, collapsed_cb);
  gtk_widget_class_bind_template_callback (widget_class, hide_panel_cb);
  gtk_widget_class_bind_template_callback (widget_class, link_failed_cb);
  gtk_widget_class_bind_template_callback_full (widget_class, "panel_quotation_selected_cb", G_CALLBACK (_qd_reading_pane_panel_quotation_selected));
  gtk_widget_class_bind_template_callback_full (widget_class, "panel_unmap_cb", G_CALLBACK (_qd_reading_pane_panel_unmapped));
  gtk_widget_class_bind_template_callback_full (widget_class, "rendition_activated_cb", G_CALLBACK (_qd_reading_pane_rendition_activated));
  gtk_widget_class_bind_template_callback (widget_class, show_sidebar_cb);
  gtk_widget_class_bind_template_callback (widget_class, sync_buttons);
}

/* About 50, 66 and 85 characters: the least and the most that are read with ease, and what is held to be best. */
static void
line_width_cb (QdReadingPane *self)
{
  g_autofree char *width = g_settings_get_string (self->settings, "line-width");

  qd_article_view_set_measure (self->article_view, g_str_equal (width, "narrow") ? 50 : g_str_equal (width, "wide") ? 85
                                                                                                                    : 66);
}

static void
caret_browsing_cb (QdReadingPane *self)
{
  qd_article_text_set_caret_browsing (qd_article_view_get_text (self->article_view), g_settings_get_boolean (self->settings, "caret-browsing"));
}

static void
qd_reading_pane_init (QdReadingPane *self)
{
  self->settings = g_settings_new ("io.github.quotidian.Quotidian");
  self->history = qd_history_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  sync_buttons (self);
  qd_find_bar_set_text (self->find_bar, qd_article_view_get_text (self->article_view));
  self->notes = qd_article_notes_new (qd_article_view_get_text (self->article_view));
  self->figures = qd_article_figures_new (qd_article_view_get_text (self->article_view));
  g_signal_connect_object (self->settings, "changed::line-width", G_CALLBACK (line_width_cb), self, G_CONNECT_SWAPPED);
  line_width_cb (self);
  g_signal_connect_object (self->settings, "changed::caret-browsing", G_CALLBACK (caret_browsing_cb), self, G_CONNECT_SWAPPED);
  caret_browsing_cb (self);
}

/**
 * qd_reading_pane_set_library:
 * @self: a pane
 * @library: (nullable): where the articles are
 *
 * Shows no article, and forgets the way.
 */
void
qd_reading_pane_set_library (QdReadingPane *self,
                             QdLibrary     *library)
{
  g_return_if_fail (QD_IS_READING_PANE (self));

  _qd_reading_pane_cancel (self);
  _qd_reading_pane_save_session (self);
  if (self->library != NULL)
    g_signal_handlers_disconnect_by_func (self->library, _qd_reading_pane_library_changed, self);
  g_set_object (&self->library, library);
  if (library != NULL)
    g_signal_connect_object (library, "changed", G_CALLBACK (_qd_reading_pane_library_changed), self, G_CONNECT_SWAPPED);

  g_clear_pointer (&self->article, qd_article_unref);
  qd_find_bar_close (self->find_bar);
  qd_article_notes_set_article (self->notes, library, NULL);
  qd_article_figures_set_article (self->figures, library, NULL);
  qd_article_view_set_article (self->article_view, NULL);
  qd_quotation_panel_set_article (self->panel, library, NULL);
  _qd_reading_pane_show_nothing (self);
  if (library != NULL)
    qd_letters_draw_ahead (GTK_WIDGET (qd_article_view_get_text (self->article_view)), GTK_WIDGET (self));
}

/**
 * qd_reading_pane_find:
 * @self: a pane
 * @direction: 0 to open the bar that looks for words; 1 for the next place of what was looked for, -1 for the previous one
 *
 * Returns: whether there is an article in sight that words can be looked for in
 */
gboolean
qd_reading_pane_find (QdReadingPane *self,
                      int            direction)
{
  g_return_val_if_fail (QD_IS_READING_PANE (self), FALSE);

  if (self->article == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self->article_view)))
    return FALSE;
  if (direction == 0)
    qd_find_bar_open (self->find_bar);
  else
    qd_find_bar_step (self->find_bar, direction);
  return TRUE;
}

/**
 * qd_reading_pane_get_notes:
 * @self: a pane
 *
 * Returns: (transfer none): the notes of the article that is shown
 */
QdArticleNotes *
qd_reading_pane_get_notes (QdReadingPane *self)
{
  g_return_val_if_fail (QD_IS_READING_PANE (self), NULL);

  return self->notes;
}

/**
 * qd_reading_pane_get_starred:
 * @self: a pane
 *
 * Returns: whether the article is starred
 */
gboolean
qd_reading_pane_get_starred (QdReadingPane *self)
{
  g_return_val_if_fail (QD_IS_READING_PANE (self), FALSE);

  return self->starred;
}

/**
 * qd_reading_pane_set_starred:
 * @self: a pane
 * @starred: whether to star the article
 *
 * Does nothing without an article.
 */
void
qd_reading_pane_set_starred (QdReadingPane *self,
                             gboolean       starred)
{
  g_return_if_fail (QD_IS_READING_PANE (self));

  if (self->article == NULL || self->starred == starred)
    return;

  _qd_reading_pane_show_starred (self, starred);
  qd_library_set_starred (self->library, self->article->record->id, starred);
}

/**
 * qd_reading_pane_get_text:
 * @self: (not nullable): a pane
 *
 * Thread: main.
 *
 * Returns: (transfer none): the view of the article that is shown, for what moves the keyboard focus
 */
GtkWidget *
qd_reading_pane_get_text (QdReadingPane *self)
{
  g_return_val_if_fail (QD_IS_READING_PANE (self), NULL);

  return GTK_WIDGET (self->article_view);
}

/**
 * qd_reading_pane_get_list_view:
 * @self: (not nullable): a pane
 *
 * Thread: main.
 *
 * Returns: (transfer none): the list of the quotations in the panel, for what moves the keyboard focus
 */
GtkWidget *
qd_reading_pane_get_list_view (QdReadingPane *self)
{
  g_return_val_if_fail (QD_IS_READING_PANE (self), NULL);

  return qd_quotation_panel_get_list_view (self->panel);
}
