/* qd-left-out.c: what the article left out that others of its story carry
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-left-out.h"

#include <glib/gi18n-lib.h>

#include "model/qd-article-item.h"
#include "store/qd-store-stories.h"
#include "widgets/qd-paragraph.h"

/* The height of the list, px; beyond it, it scrolls, so that the quotations of the article keep their place. */
#define MOST_HEIGHT 280

struct _QdLeftOut
{
  AdwBin parent_instance;

  GtkWidget *button;
  GtkWidget *label;
  GtkWidget *revealer;
  GtkWidget *list;

  QdLibrary    *library;
  GPtrArray    *found; /* of QdRendition, as listed */
  GCancellable *cancellable;
};

enum {
  SIGNAL_RENDITION_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QdLeftOut, qd_left_out, ADW_TYPE_BIN)

static GtkWidget *
create_label (const char *markup,
              const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
create_row (const QdRendition *rendition)
{
  const QdQuotation *quotation = rendition->quotation->quotation;
  guint              n_articles = rendition->quotation->n_articles + 1;
  const char        *speaker = quotation->speaker != NULL ? quotation->speaker : _ ("Unknown Speaker");
  GtkWidget         *row = gtk_list_box_row_new ();
  GtkWidget         *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char   *source = qd_source_name_dup_display (rendition->article->source);
  g_autofree char   *quoted = g_strdup_printf (C_ ("quotation marks", "“%s”"), quotation->text);
  /* Translators: a statement that the article left out: in how many articles it is, and one of the outlets that have it. */
  g_autofree char *about = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u article, in %s", "%u articles, among them %s", n_articles), n_articles, source);
  g_autofree char *name = g_strdup_printf ("%s: %s, %s", speaker, quoted, about);
  g_autofree char *speaker_markup = g_markup_printf_escaped ("<b>%s</b>", speaker);
  g_autofree char *about_markup = g_markup_escape_text (about, -1);
  GtkWidget       *words = g_object_new (QD_TYPE_PARAGRAPH, "quoted", TRUE, "lines", 4, NULL);

  qd_paragraph_set_text (QD_PARAGRAPH (words), quoted, NULL);
  gtk_widget_add_css_class (words, "quoted-words");
  gtk_box_append (GTK_BOX (box), create_label (speaker_markup, "rendition-source"));
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), create_label (about_markup, "rendition-context"));
  gtk_widget_set_margin_start (box, 14);
  gtk_widget_set_margin_end (box, 14);
  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_bottom (box, 9);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

static void
show_found (QdLeftOut *self)
{
  g_autofree char *text = NULL;

  gtk_list_box_remove_all (GTK_LIST_BOX (self->list));
  for (guint i = 0; i < self->found->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), create_row (self->found->pdata[i]));
  /* Translators: how many statements the article left out that others of its story carry. */
  text = g_strdup_printf (_ ("Left Out Here: %u"), self->found->len);
  gtk_label_set_text (GTK_LABEL (self->label), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_set_visible (GTK_WIDGET (self), self->found->len > 0);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (QdLeftOut) self = user_data;
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) found = qd_store_list_left_out_finish (QD_STORE (source), result, &error);

  /* Another article is read, or none. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->list == NULL)
    return;
  if (found == NULL)
    {
      if (self->library != NULL)
        g_signal_emit_by_name (self->library, "failed", error);
      return;
    }
  g_ptr_array_unref (self->found);
  self->found = g_steal_pointer (&found);
  show_found (self);
}

static void
activated_cb (QdLeftOut     *self,
              GtkListBoxRow *row)
{
  g_autoptr (QdRendition) rendition = qd_rendition_ref (self->found->pdata[gtk_list_box_row_get_index (row)]);

  g_signal_emit (self, signals[SIGNAL_RENDITION_ACTIVATED], 0, rendition->article->id, rendition->quotation->id);
}

static void
qd_left_out_dispose (GObject *object)
{
  QdLeftOut *self = QD_LEFT_OUT (object);

  g_cancellable_cancel (self->cancellable);
  self->list = NULL;

  G_OBJECT_CLASS (qd_left_out_parent_class)->dispose (object);
}

static void
qd_left_out_finalize (GObject *object)
{
  QdLeftOut *self = QD_LEFT_OUT (object);

  g_clear_object (&self->library);
  g_clear_object (&self->cancellable);
  g_ptr_array_unref (self->found);

  G_OBJECT_CLASS (qd_left_out_parent_class)->finalize (object);
}

static void
qd_left_out_class_init (QdLeftOutClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qd_left_out_dispose;
  G_OBJECT_CLASS (klass)->finalize = qd_left_out_finalize;

  /**
   * QdLeftOut::rendition-activated:
   * @self: a list
   * @article_id: the row of an article that carries what was left out
   * @quotation_id: the row of its quotation
   */
  signals[SIGNAL_RENDITION_ACTIVATED] =
    g_signal_new ("rendition-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT64);
}

/* Points to where the list comes from, or goes. */
static void
opened_cb (GtkToggleButton *button,
           GParamSpec      *pspec,
           GtkImage        *icon)
{
  gtk_image_set_from_icon_name (icon, gtk_toggle_button_get_active (button) ? "pan-down-symbolic" : "pan-up-symbolic");
}

static void
create_button (QdLeftOut *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name ("pan-up-symbolic");

  self->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_widget_set_hexpand (self->label, TRUE);
  gtk_box_append (GTK_BOX (box), self->label);
  gtk_box_append (GTK_BOX (box), icon);
  self->button = gtk_toggle_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->button), box);
  g_signal_connect_object (self->button, "notify::active", G_CALLBACK (opened_cb), icon, G_CONNECT_DEFAULT);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_set_margin_start (self->button, 6);
  gtk_widget_set_margin_end (self->button, 6);
  gtk_widget_set_margin_top (self->button, 6);
  gtk_widget_set_margin_bottom (self->button, 6);
  gtk_widget_set_tooltip_text (self->button, _ ("Statements that two or more other articles of the story carry, and this one does not"));
}

static void
create_list (QdLeftOut *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->list = gtk_list_box_new ();
  gtk_list_box_set_tab_behavior (GTK_LIST_BOX (self->list), GTK_LIST_TAB_ITEM);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_widget_set_margin_start (self->list, 12);
  gtk_widget_set_margin_end (self->list, 12);
  gtk_widget_set_margin_top (self->list, 3);
  gtk_widget_set_margin_bottom (self->list, 12);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Left Out Here"), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (activated_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MOST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  self->revealer = gtk_revealer_new ();
  gtk_revealer_set_transition_type (GTK_REVEALER (self->revealer), GTK_REVEALER_TRANSITION_TYPE_SLIDE_UP);
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), scroller);
}

static void
qd_left_out_init (QdLeftOut *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->found = g_ptr_array_new_with_free_func ((GDestroyNotify)qd_rendition_unref);
  create_button (self);
  create_list (self);
  g_object_bind_property (self->button, "active", self->revealer, "reveal-child", G_BINDING_SYNC_CREATE);
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), self->button);
  gtk_box_append (GTK_BOX (box), self->revealer);
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * qd_left_out_set_article:
 * @self: (not nullable): a list
 * @library: (nullable): where the article is
 * @article_id: the article's row; 0 for none
 *
 * Lists what @article_id left out; shows only if that is something. Thread: main.
 */
void
qd_left_out_set_article (QdLeftOut *self,
                         QdLibrary *library,
                         gint64     article_id)
{
  g_return_if_fail (QD_IS_LEFT_OUT (self));
  g_return_if_fail (library == NULL || QD_IS_LIBRARY (library));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_set_object (&self->library, library);
  g_ptr_array_set_size (self->found, 0);
  show_found (self);
  if (library == NULL || article_id == 0)
    return;
  self->cancellable = g_cancellable_new ();
  qd_store_list_left_out_async (qd_library_get_store (library), article_id, self->cancellable, listed_cb, g_object_ref (self));
}
