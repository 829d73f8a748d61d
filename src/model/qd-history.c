/* qd-history.c: the way through the articles
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "model/qd-history.h"

/* Nobody goes back further; the oldest places are forgotten. */
#define MAX_PLACES 1000

struct _QdHistory
{
  GArray *places;
  guint   current;
};

/**
 * qd_history_new:
 *
 * Returns: (transfer full): a way without a place
 */
QdHistory *
qd_history_new (void)
{
  QdHistory *self = g_new0 (QdHistory, 1);

  self->places = g_array_new (FALSE, FALSE, sizeof (QdPlace));

  return self;
}

/**
 * qd_history_free:
 * @self: (transfer full) (nullable): a way
 */
void
qd_history_free (QdHistory *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->places);
  g_free (self);
}

/**
 * qd_history_visit:
 * @self: a way
 * @place: where the person went; its article must not be 0
 *
 * Puts a place behind the current one and makes it the current one. What came behind is forgotten. The article that the
 * person is in already makes no new place.
 */
void
qd_history_visit (QdHistory *self,
                  QdPlace    place)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (place.article_id != 0);

  if (self->places->len > 0)
    {
      QdPlace *current = &g_array_index (self->places, QdPlace, self->current);

      if (current->article_id == place.article_id)
        {
          current->quotation_id = place.quotation_id;
          return;
        }
      g_array_set_size (self->places, self->current + 1);
    }

  g_array_append_val (self->places, place);
  if (self->places->len > MAX_PLACES)
    g_array_remove_index (self->places, 0);
  self->current = self->places->len - 1;
}

/**
 * qd_history_set_quotation:
 * @self: a way
 * @quotation_id: the quotation that is chosen in the current place, or 0
 *
 * Does nothing before the first visit.
 */
void
qd_history_set_quotation (QdHistory *self,
                          gint64     quotation_id)
{
  g_return_if_fail (self != NULL);

  if (self->places->len > 0)
    g_array_index (self->places, QdPlace, self->current).quotation_id = quotation_id;
}

/**
 * qd_history_can_go:
 * @self: a way
 * @steps: how far; back if negative
 *
 * Returns: whether there is a place
 */
gboolean
qd_history_can_go (QdHistory *self,
                   int        steps)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return (gint64)self->current + steps >= 0 && (gint64)self->current + steps < self->places->len;
}

/**
 * qd_history_go:
 * @self: a way
 * @steps: how far; back if negative
 *
 * Returns: the place there, which becomes the current one; no place if there is none
 */
QdPlace
qd_history_go (QdHistory *self,
               int        steps)
{
  QdPlace nowhere = { 0 };

  g_return_val_if_fail (self != NULL, nowhere);

  if (!qd_history_can_go (self, steps))
    return nowhere;

  self->current = (guint)((int)self->current + steps);

  return g_array_index (self->places, QdPlace, self->current);
}
