/* qd-window-reading.c: what can be done with the article that is read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-window-private.h"

/* Where no article is in sight, words are looked for in all of them. */
static void
find_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  QdWindow *self = user_data;

  if (!qd_reading_pane_find (self->reading_pane, 0))
    _qd_window_search (self);
}

static void
find_next_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  qd_reading_pane_find (((QdWindow *)user_data)->reading_pane, 1);
}

static void
find_previous_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  qd_reading_pane_find (((QdWindow *)user_data)->reading_pane, -1);
}

static const GActionEntry entries[] = {
  { "find", find_cb },
  { "find-next", find_next_cb },
  { "find-previous", find_previous_cb },
};

/* Adds the actions. Their keys belong to the application; see QdApplication. */
void
_qd_window_add_reading (QdWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  _qd_window_update_reading (self);
}

static void
set_enabled (QdWindow   *self,
             const char *name,
             gboolean    enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  /* The other actions are brought up to date before these are there. */
  if (action != NULL)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

/* Brings the actions up to date with what is shown. */
void
_qd_window_update_reading (QdWindow *self)
{
  gboolean reading = qd_reading_pane_get_article_id (self->reading_pane) != 0;

  set_enabled (self, "find", self->library != NULL);
  set_enabled (self, "find-next", reading);
  set_enabled (self, "find-previous", reading);
}
