/* qd-article-pane-actions.c: what can be done with articles in their list: by menu, key, finger and drag
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/qd-address.h"
#include "store/qd-store-articles.h"
#include "widgets/qd-article-drag.h"
#include "widgets/qd-article-pane-private.h"
#include "widgets/qd-article-row.h"
#include "widgets/qd-menu-names.h"
#include "widgets/qd-name-dialog.h"
#include "widgets/qd-tag-dialog.h"

/* Citations of so many articles are copied at once: what is not in the list's memory is not loaded for a drag. */
#define MOST_CITED 500

/* What an action is about: (transfer full). */
static GArray *
dup_targets (QdArticlePane *self)
{
  return self->menu_ids != NULL ? g_array_ref (self->menu_ids) : _qd_article_pane_dup_selected (self);
}

static const gint64 *
get_ids (GArray *ids)
{
  return (const gint64 *)(gconstpointer)ids->data;
}

/* The records of those that are loaded, at most @most. */
static GPtrArray *
collect_records (QdArticlePane *self,
                 GArray        *ids,
                 guint          most)
{
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify)qd_article_record_unref);

  for (guint i = 0; i < ids->len && records->len < most; i++)
    {
      QdArticleRecord *record = qd_article_list_get_record (self->list, g_array_index (ids, gint64, i));

      if (record != NULL)
        g_ptr_array_add (records, qd_article_record_ref (record));
    }

  return records;
}

/* What is copied of articles. */
typedef enum {
  COPY_CITATION,
  COPY_ADDRESS, /* where it appeared */
  COPY_LINK,    /* to it in the library */
} CopyKind;

static char *
dup_line (QdArticleRecord *record,
          CopyKind         kind)
{
  if (kind == COPY_CITATION)
    return qd_article_record_dup_citation (record);
  if (kind == COPY_ADDRESS)
    return g_strdup (record->url);
  return record->name != NULL ? qd_address_dup_article (record->name) : NULL;
}

/* A line each. */
static char *
dup_lines (GPtrArray *records,
           CopyKind   kind)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < records->len; i++)
    {
      g_autofree char *line = dup_line (records->pdata[i], kind);

      if (line != NULL && *line != '\0')
        g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "", line);
    }

  return g_string_free_and_steal (lines);
}

static void
report (QdArticlePane *self,
        const char    *message)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.report", "s", message);
}

/* The actions */

static void
open_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  QdArticlePane     *self = QD_ARTICLE_PANE (widget);
  g_autoptr (GArray) ids = dup_targets (self);

  if (ids->len > 0)
    _qd_article_pane_choose (self, g_array_index (ids, gint64, 0), TRUE);
}

static gboolean
any_lacks (GPtrArray *records,
           char       flag)
{
  for (guint i = 0; i < records->len; i++)
    {
      const QdArticleRecord *record = records->pdata[i];

      if (flag == 's' ? !record->starred : !record->read)
        return TRUE;
    }

  return FALSE;
}

/* Of several, all are given what some lack; only what all have is taken. */
static void
flag_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  QdArticlePane        *self = QD_ARTICLE_PANE (widget);
  g_autoptr (GArray)    ids = dup_targets (self);
  g_autoptr (GPtrArray) records = collect_records (self, ids, G_MAXUINT);
  g_autoptr (QdChange)  change = NULL;
  g_autofree char      *message = NULL;
  gboolean              is_star = g_str_has_suffix (action, "star");
  gboolean              set = any_lacks (records, is_star ? 's' : 'r');
  guint                 n = ids->len;

  if (n == 0 || !qd_library_get_writable (self->library))
    return;

  for (guint i = 0; i < ids->len; i++)
    qd_article_list_keep (self->list, g_array_index (ids, gint64, i));
  change = qd_change_new_flag (is_star ? 's' : 'r', set, get_ids (ids), n);
  /* A single one shows it at once, and is as easily changed back. */
  if (n > 1)
    {
      if (is_star)
        message = g_strdup_printf (set ? ngettext ("%u article starred", "%u articles starred", n) : ngettext ("%u star taken away", "%u stars taken away", n), n);
      else
        message = g_strdup_printf (set ? ngettext ("%u article marked as read", "%u articles marked as read", n) : ngettext ("%u article marked as unread", "%u articles marked as unread", n), n);
    }
  qd_library_apply (self->library, change, message);
}

static void
tags_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  QdArticlePane     *self = QD_ARTICLE_PANE (widget);
  g_autoptr (GArray) ids = dup_targets (self);

  if (ids->len > 0 && qd_library_get_writable (self->library))
    adw_dialog_present (qd_tag_dialog_new (self->library, get_ids (ids), ids->len), widget);
}

static void
copy_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  QdArticlePane        *self = QD_ARTICLE_PANE (widget);
  g_autoptr (GArray)    ids = dup_targets (self);
  g_autoptr (GPtrArray) records = collect_records (self, ids, MOST_CITED);
  CopyKind              kind = g_str_has_suffix (action, "address") ? COPY_ADDRESS : g_str_has_suffix (action, "link") ? COPY_LINK
                                                                                                                       : COPY_CITATION;
  g_autofree char      *lines = dup_lines (records, kind);

  if (*lines == '\0')
    {
      gtk_widget_error_bell (widget);
      return;
    }

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), lines);
  if (records->len < ids->len)
    {
      /* Translators: citations, addresses or links were copied of so many of the articles that were selected. */
      g_autofree char *some = g_strdup_printf (_ ("Copied of %u of %u articles only: export them to have all"), records->len, ids->len);

      report (self, some);
      return;
    }
  if (kind == COPY_ADDRESS)
    report (self, ngettext ("Address copied", "Addresses copied", records->len));
  else if (kind == COPY_LINK)
    report (self, ngettext ("Link copied", "Links copied", records->len));
  else
    report (self, ngettext ("Citation copied", "Citations copied", records->len));
}

static void
remove_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  QdArticlePane     *self = QD_ARTICLE_PANE (widget);
  g_autoptr (GArray) ids = dup_targets (self);

  if (ids->len > 0 && qd_library_get_writable (self->library))
    _qd_article_pane_request_removal (self, ids);
}

static void
export_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  QdArticlePane     *self = QD_ARTICLE_PANE (widget);
  g_autoptr (GArray) ids = dup_targets (self);

  if (ids->len > 0)
    _qd_article_pane_request_export (self, ids);
  else
    gtk_widget_error_bell (widget);
}

/* All that are listed, in their order. */
static void
export_list_cb (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  QdArticlePane     *self = QD_ARTICLE_PANE (widget);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint              n = self->list != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->list)) : 0;

  for (guint i = 0; i < n; i++)
    {
      gint64 id = qd_article_list_get_id (self->list, i);

      g_array_append_val (ids, id);
    }
  if (ids->len > 0)
    _qd_article_pane_request_export (self, ids);
  else
    gtk_widget_error_bell (widget);
}

static void
select_all_cb (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  QdArticlePane *self = QD_ARTICLE_PANE (widget);

  if (self->selection != NULL)
    gtk_selection_model_select_all (GTK_SELECTION_MODEL (self->selection));
}

/* From the menu: what it is about is selected first. */
static void
begin_selection_cb (GtkWidget  *widget,
                    const char *action,
                    GVariant   *parameter)
{
  QdArticlePane     *self = QD_ARTICLE_PANE (widget);
  g_autoptr (GArray) ids = self->menu_ids != NULL ? g_array_ref (self->menu_ids) : _qd_article_pane_dup_selected (self);

  if (self->selection == NULL)
    return;

  _qd_article_pane_set_selection_mode (self, TRUE);
  for (guint i = 0; i < ids->len; i++)
    {
      guint position = qd_article_list_find (self->list, g_array_index (ids, gint64, i));

      if (position != G_MAXUINT)
        gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, FALSE);
    }
}

static void
end_selection_cb (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  QdArticlePane *self = QD_ARTICLE_PANE (widget);

  if (self->selection == NULL)
    return;

  if (self->selection_mode)
    _qd_article_pane_set_selection_mode (self, FALSE);
  else
    {
      gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
      qd_article_pane_select (self, self->selected_id);
    }
}

/* Saved searches */

static guint
get_flags (QdArticlePane *self)
{
  const QdArticleFilter *filter = qd_article_list_get_filter (self->list);

  return (filter->unread ? QD_SEARCH_UNREAD : 0) | (filter->starred ? QD_SEARCH_STARRED : 0) |
         (filter->quoting ? QD_SEARCH_QUOTING : 0) | (filter->shared ? QD_SEARCH_SHARED : 0);
}

/* The only source or tag that is searched; that of a saved search which is searched on is kept. */
static const char *
get_place (QdArticlePane *self,
           QdSourceKind   kind)
{
  QdSavedSearchRecord *search = qd_source_item_get_search (self->source);

  if (search != NULL)
    return kind == QD_SOURCE_OUTLET ? search->source : search->tag;
  if (qd_source_item_get_kind (self->source) != kind)
    return NULL;

  return qd_source_item_get_name (self->source);
}

static void
save_named_cb (GtkWidget  *parent,
               const char *name,
               guint       colour,
               gpointer    user_data)
{
  QdArticlePane       *self = QD_ARTICLE_PANE (parent);
  g_autoptr (QdChange) change = NULL;
  g_autofree char     *query = NULL;
  g_autofree char     *message = NULL;

  if (self->library == NULL || self->source == NULL)
    return;

  query = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search))));
  change = qd_change_new (QD_CHANGE_ADD_SEARCH, g_variant_new ("(xssmsmsu)", G_GINT64_CONSTANT (0), name, query, get_place (self, QD_SOURCE_OUTLET), get_place (self, QD_SOURCE_TAG), get_flags (self)));
  message = g_strdup_printf (_ ("Search “%s” saved"), name);
  qd_library_apply (self->library, change, message);
}

static void
save_search_cb (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  QdArticlePane   *self = QD_ARTICLE_PANE (widget);
  g_autofree char *query = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search))));
  QdNameQuestion   question = {
      .heading = _ ("Save Search"),
      .body = _ ("It is listed among the sources, and finds what is imported later too."),
      .label = _ ("Name"),
      .accept = _ ("_Save"),
      .name = query,
  };

  if (*query != '\0' && qd_library_get_writable (self->library))
    qd_name_dialog_ask (widget, &question, save_named_cb, NULL, NULL);
}

/* The context menu */

static QdArticleRow *
pick_row (QdArticlePane *self,
          double         x,
          double         y)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self->view), x, y, GTK_PICK_DEFAULT);
  GtkWidget *row = widget != NULL ? gtk_widget_get_ancestor (widget, QD_TYPE_ARTICLE_ROW) : NULL;

  /* Around the row there is some room that belongs to it. */
  if (row == NULL && widget != NULL && widget != GTK_WIDGET (self->view))
    {
      row = gtk_widget_get_first_child (widget);
      if (row != NULL && !QD_IS_ARTICLE_ROW (row))
        row = NULL;
    }

  return row != NULL ? QD_ARTICLE_ROW (row) : NULL;
}

static void
append_item (GMenu      *section,
             const char *label,
             const char *action)
{
  g_menu_append (section, label, action);
}

static GMenuModel *
make_menu (QdArticlePane *self,
           GArray        *ids)
{
  GMenu                *menu = g_menu_new ();
  g_autoptr (GMenu)     first = g_menu_new ();
  g_autoptr (GMenu)     marks = g_menu_new ();
  g_autoptr (GMenu)     copies = g_menu_new ();
  g_autoptr (GMenu)     last = g_menu_new ();
  g_autoptr (GPtrArray) records = collect_records (self, ids, MOST_CITED);
  g_autofree char      *addresses = dup_lines (records, COPY_ADDRESS);

  if (ids->len == 1)
    append_item (first, _ ("_Open"), "articles.open");
  if (!self->selection_mode)
    append_item (first, _ ("Select Se_veral"), "articles.begin-selection");
  append_item (marks, any_lacks (records, 's') ? _ ("_Star") : _ ("Remove _Star"), "articles.star");
  append_item (marks, any_lacks (records, 'r') ? _ ("Mark as _Read") : _ ("Mark as Un_read"), "articles.read");
  append_item (marks, _ ("_Tags…"), "articles.tags");
  append_item (copies, ids->len == 1 ? _ ("_Copy Citation") : _ ("_Copy Citations"), "articles.copy-citation");
  if (*addresses != '\0')
    append_item (copies, ids->len == 1 ? _ ("Copy _Address") : _ ("Copy _Addresses"), "articles.copy-address");
  append_item (copies, ids->len == 1 ? _ ("Copy _Link") : _ ("Copy _Links"), "articles.copy-link");
  append_item (copies, _ ("_Export…"), "articles.export");
  append_item (last, _ ("Re_move from Library"), "articles.remove");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (first));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (marks));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (copies));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (last));

  return G_MENU_MODEL (menu);
}

static gboolean
forget_menu_cb (gpointer user_data)
{
  QdArticlePane *self = user_data;

  if (self->menu == NULL || !gtk_widget_get_visible (self->menu))
    g_clear_pointer (&self->menu_ids, g_array_unref);

  return G_SOURCE_REMOVE;
}

/* The action comes after the menu has closed. */
static void
menu_closed_cb (QdArticlePane *self)
{
  g_idle_add_full (G_PRIORITY_LOW, forget_menu_cb, g_object_ref (self), g_object_unref);
}

static void
popup (QdArticlePane *self,
       GArray        *ids,
       GtkWidget     *row,
       double         x,
       double         y)
{
  g_autoptr (GMenuModel) model = make_menu (self, ids);
  gboolean               writable = qd_library_get_writable (self->library);
  graphene_point_t       point;
  GtkWidget             *menu;

  if (self->menu != NULL)
    gtk_widget_unparent (self->menu);
  g_clear_pointer (&self->menu_ids, g_array_unref);
  self->menu_ids = g_array_ref (ids);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "articles.star", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "articles.read", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "articles.tags", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "articles.remove", writable);
  /* The row lays out its popover, which the list would not, and may go with it. */
  menu = qd_menu_names_new_context (model);
  g_set_weak_pointer (&self->menu, menu);
  gtk_widget_set_parent (menu, row);
  gtk_widget_set_halign (menu, GTK_ALIGN_START);
  gtk_popover_set_has_arrow (GTK_POPOVER (menu), FALSE);
  if (!gtk_widget_compute_point (GTK_WIDGET (self->view), row, &GRAPHENE_POINT_INIT ((float)x, (float)y), &point))
    point = GRAPHENE_POINT_INIT (0, 0);
  gtk_popover_set_pointing_to (GTK_POPOVER (menu), &(GdkRectangle){ (int)point.x, (int)point.y, 1, 1 });
  g_signal_connect_object (self->menu, "closed", G_CALLBACK (menu_closed_cb), self, G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

/* A row that is not selected is meant alone. */
static GArray *
dup_meant (QdArticlePane *self,
           QdArticleRow  *row)
{
  guint   position = qd_article_row_get_position (row);
  gint64  id = qd_article_list_get_id (self->list, position);
  GArray *ids;

  if (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), position))
    return _qd_article_pane_dup_selected (self);

  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (id != 0)
    g_array_append_val (ids, id);

  return ids;
}

static void
open_menu (QdArticlePane *self,
           double         x,
           double         y,
           GtkGesture    *gesture)
{
  QdArticleRow      *row = self->selection != NULL ? pick_row (self, x, y) : NULL;
  g_autoptr (GArray) ids = NULL;

  if (row == NULL)
    return;

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  ids = dup_meant (self, row);
  if (ids->len > 0)
    popup (self, ids, GTK_WIDGET (row), x, y);
}

static void
secondary_pressed_cb (QdArticlePane *self,
                      int            n_press,
                      double         x,
                      double         y,
                      GtkGesture    *gesture)
{
  open_menu (self, x, y, gesture);
}

/* By key, the menu is about the selection, or else the row that has the focus. */
static void
menu_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  QdArticlePane     *self = QD_ARTICLE_PANE (widget);
  g_autoptr (GArray) ids = _qd_article_pane_dup_selected (self);
  GtkWidget         *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  GtkWidget         *row = NULL;
  graphene_point_t   point = GRAPHENE_POINT_INIT (24, 24);

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view)))
    {
      row = gtk_widget_get_first_child (focus);
      if (!gtk_widget_compute_point (focus, GTK_WIDGET (self->view), &GRAPHENE_POINT_INIT (24, 24), &point))
        point = GRAPHENE_POINT_INIT (24, 24);
      if (ids->len == 0 && row != NULL && QD_IS_ARTICLE_ROW (row))
        {
          g_array_unref (ids);
          ids = dup_meant (self, QD_ARTICLE_ROW (row));
        }
    }
  if (ids->len > 0 && row != NULL)
    popup (self, ids, row, point.x, point.y);
}

/* Selecting with a finger */

static void
toggle (QdArticlePane *self,
        QdArticleRow  *row)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (self->selection);
  guint              position = qd_article_row_get_position (row);

  if (gtk_selection_model_is_selected (model, position))
    gtk_selection_model_unselect_item (model, position);
  else
    gtk_selection_model_select_item (model, position, FALSE);
}

static void
pressed_cb (QdArticlePane   *self,
            int              n_press,
            double           x,
            double           y,
            GtkGestureClick *gesture)
{
  QdArticleRow *row = self->selection_mode ? pick_row (self, x, y) : NULL;

  if (row == NULL)
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  toggle (self, row);
}

static gboolean
toggle_focused_cb (GtkWidget *view,
                   GVariant  *arguments,
                   gpointer   user_data)
{
  QdArticlePane *self = user_data;
  GtkWidget     *focus = gtk_root_get_focus (gtk_widget_get_root (view));
  GtkWidget     *row = focus != NULL && gtk_widget_is_ancestor (focus, view) ? gtk_widget_get_first_child (focus) : NULL;

  if (!self->selection_mode || row == NULL || !QD_IS_ARTICLE_ROW (row))
    return GDK_EVENT_PROPAGATE;

  toggle (self, QD_ARTICLE_ROW (row));
  return GDK_EVENT_STOP;
}

/* Dragging out: onto a tag, into a text, or to what takes addresses */

/* Where they appeared, else where they are in the library; as RFC 2483 has it. */
static char *
dup_uris (GPtrArray *records)
{
  GString *uris = g_string_new (NULL);

  for (guint i = 0; i < records->len; i++)
    {
      const QdArticleRecord *record = records->pdata[i];
      const char            *scheme = record->url != NULL ? g_uri_peek_scheme (record->url) : NULL;
      gboolean               on_web = (g_strcmp0 (scheme, "https") == 0 || g_strcmp0 (scheme, "http") == 0) && g_uri_is_valid (record->url, G_URI_FLAGS_NONE, NULL);
      g_autofree char       *uri = on_web ? g_strdup (record->url) : dup_line (records->pdata[i], COPY_LINK);

      if (uri != NULL)
        g_string_append_printf (uris, "%s\r\n", uri);
    }

  return g_string_free_and_steal (uris);
}

static GdkContentProvider *
drag_prepare_cb (QdArticlePane *self,
                 double         x,
                 double         y)
{
  QdArticleRow         *row = self->selection != NULL ? pick_row (self, x, y) : NULL;
  g_autoptr (GArray)    ids = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autofree char      *lines = NULL;
  QdArticleDrag        *drag;
  g_autofree char      *uris = NULL;
  g_autoptr (GBytes)    list = NULL;
  GdkContentProvider   *providers[3];

  if (row == NULL)
    return NULL;

  ids = dup_meant (self, row);
  records = collect_records (self, ids, MOST_CITED);
  lines = dup_lines (records, COPY_CITATION);
  drag = qd_article_drag_new (get_ids (ids), ids->len);
  providers[0] = gdk_content_provider_new_typed (QD_TYPE_ARTICLE_DRAG, drag);
  providers[1] = gdk_content_provider_new_typed (G_TYPE_STRING, lines);
  uris = dup_uris (records);
  list = g_bytes_new (uris, strlen (uris));
  providers[2] = gdk_content_provider_new_for_bytes ("text/uri-list", list);
  qd_article_drag_unref (drag);

  return gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
}

static void
drag_begin_cb (QdArticlePane *self,
               GdkDrag       *drag)
{
  g_auto (GValue)      value = G_VALUE_INIT;
  g_autofree char     *text = NULL;
  GtkWidget           *label;
  const QdArticleDrag *articles;

  g_value_init (&value, QD_TYPE_ARTICLE_DRAG);
  if (!gdk_content_provider_get_value (gdk_drag_get_content (drag), &value, NULL))
    return;

  articles = g_value_get_boxed (&value);
  text = g_strdup_printf (ngettext ("%u article", "%u articles", (guint)articles->n_ids), (guint)articles->n_ids);
  label = gtk_label_new (text);
  gtk_widget_add_css_class (label, "drag-label");
  gtk_drag_icon_set_child (GTK_DRAG_ICON (gtk_drag_icon_get_for_drag (drag)), label);
}

static void
add_shortcut (GtkShortcutController *controller,
              const char            *trigger,
              const char            *action)
{
  gtk_shortcut_controller_add_shortcut (controller, gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger), gtk_named_action_new (action)));
}

static void
add_shortcuts (QdArticlePane *self)
{
  GtkShortcutController *controller = GTK_SHORTCUT_CONTROLLER (gtk_shortcut_controller_new ());
  GtkShortcutController *early = GTK_SHORTCUT_CONTROLLER (gtk_shortcut_controller_new ());

  add_shortcut (controller, "Delete|KP_Delete", "articles.remove");
  add_shortcut (controller, "t", "articles.tags");
  add_shortcut (controller, "s", "articles.star");
  add_shortcut (controller, "u", "articles.read");
  add_shortcut (controller, "Escape", "articles.end-selection");
  add_shortcut (controller, "<Control>c", "articles.copy-citation");
  add_shortcut (controller, "<Control>e", "articles.export");
  add_shortcut (controller, "Menu|<Shift>F10", "articles.menu");
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (controller));

  /* Before the list view, which selects a row alone with these. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (early), GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (early, gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("space|Return|KP_Enter"), gtk_callback_action_new (toggle_focused_cb, self, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (early));
}

void
_qd_article_pane_add_controllers (QdArticlePane *self)
{
  GtkGesture    *secondary = gtk_gesture_click_new ();
  GtkGesture    *primary = gtk_gesture_click_new ();
  GtkGesture    *longer = gtk_gesture_long_press_new ();
  GtkDragSource *drag = gtk_drag_source_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (secondary), GTK_PHASE_CAPTURE);
  g_signal_connect_object (secondary, "pressed", G_CALLBACK (secondary_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (secondary));

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (primary), GTK_PHASE_CAPTURE);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (primary), GDK_BUTTON_PRIMARY);
  g_signal_connect_object (primary, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (primary));

  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (longer), TRUE);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (longer), GTK_PHASE_CAPTURE);
  g_signal_connect_object (longer, "pressed", G_CALLBACK (open_menu), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (longer));

  gtk_drag_source_set_actions (drag, GDK_ACTION_COPY);
  g_signal_connect_object (drag, "prepare", G_CALLBACK (drag_prepare_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (drag));

  add_shortcuts (self);
}

/* The bar below the list, while several are selected. */
void
_qd_article_pane_update_selection (QdArticlePane *self)
{
  g_autoptr (GtkBitset)    selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  guint                    n = (guint)gtk_bitset_get_size (selected);
  g_autofree char         *label = g_strdup_printf (ngettext ("%u selected", "%u selected", n), n);
  gboolean                 writable = qd_library_get_writable (self->library);
  static const char *const changing[] = { "articles.star", "articles.read", "articles.tags", "articles.remove" };

  for (guint i = 0; i < G_N_ELEMENTS (changing); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), changing[i], writable && (n > 0 || self->menu_ids != NULL));
  if (g_strcmp0 (gtk_label_get_label (self->selection_label), label) != 0 && n > 1)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), label, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  gtk_label_set_label (self->selection_label, label);
  gtk_revealer_set_reveal_child (self->selection_revealer, self->selection_mode || (n > 1 && !self->folded));
}

void
_qd_article_pane_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "articles.open", NULL, open_cb);
  gtk_widget_class_install_action (widget_class, "articles.star", NULL, flag_cb);
  gtk_widget_class_install_action (widget_class, "articles.read", NULL, flag_cb);
  gtk_widget_class_install_action (widget_class, "articles.tags", NULL, tags_cb);
  gtk_widget_class_install_action (widget_class, "articles.copy-citation", NULL, copy_cb);
  gtk_widget_class_install_action (widget_class, "articles.copy-address", NULL, copy_cb);
  gtk_widget_class_install_action (widget_class, "articles.copy-link", NULL, copy_cb);
  gtk_widget_class_install_action (widget_class, "articles.export", NULL, export_cb);
  gtk_widget_class_install_action (widget_class, "articles.export-list", NULL, export_list_cb);
  gtk_widget_class_install_action (widget_class, "articles.remove", NULL, remove_cb);
  gtk_widget_class_install_action (widget_class, "articles.select-all", NULL, select_all_cb);
  gtk_widget_class_install_action (widget_class, "articles.begin-selection", NULL, begin_selection_cb);
  gtk_widget_class_install_action (widget_class, "articles.end-selection", NULL, end_selection_cb);
  gtk_widget_class_install_action (widget_class, "articles.save-search", NULL, save_search_cb);
  gtk_widget_class_install_action (widget_class, "articles.menu", NULL, menu_cb);
}
