/* qd-store-order.c: in which order a person wants to see sources, tags and saved searches
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-store-private.h"

/* Kept by names: what is removed and brought back, or has no articles for a while, comes back where it was. */
typedef struct
{
  QdChangeKind kind;
  const char  *list;
  const char  *clear;
  const char  *insert;
} Order;

static const Order orders[] = {
  { QD_CHANGE_SOURCE_PLACES, "SELECT name FROM source_places ORDER BY place", "DELETE FROM source_places", "INSERT OR IGNORE INTO source_places (name, place) VALUES (?1, ?2)" },
  { QD_CHANGE_TAG_PLACES, "SELECT name FROM tag_places ORDER BY place", "DELETE FROM tag_places", "INSERT OR IGNORE INTO tag_places (name, place) VALUES (?1, ?2)" },
  { QD_CHANGE_SEARCH_PLACES, "SELECT name FROM search_places ORDER BY place", "DELETE FROM search_places", "INSERT OR IGNORE INTO search_places (name, place) VALUES (?1, ?2)" },
};

static const Order *
find_order (QdChangeKind kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    if (orders[i].kind == kind)
      return &orders[i];
  g_assert_not_reached ();
}

/* The order of names; those that are not named are ordered by name behind them. */
QdChange *
_qd_store_change_places (QdSqlite *db,
                         QdChange *change,
                         GError  **error)
{
  const Order             *order = find_order (qd_change_get_kind (change));
  g_auto (GVariantBuilder) before = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("as"));
  g_autoptr (QdStatement)  old = qd_sqlite_prepare (db, order->list);
  g_autoptr (QdStatement)  insert = qd_sqlite_prepare (db, order->insert);
  GVariantIter             iter;
  const char              *name;
  gint64                   place = 0;
  QdStep                   step;

  while ((step = qd_statement_step (old, error)) == QD_STEP_ROW)
    g_variant_builder_add (&before, "s", qd_statement_get_text (old, 0, NULL));
  if (step == QD_STEP_ERROR || !qd_sqlite_exec (db, order->clear, error))
    return NULL;
  g_variant_iter_init (&iter, qd_change_get_arguments (change));
  while (g_variant_iter_next (&iter, "&s", &name))
    {
      qd_statement_bind_text (insert, 1, name);
      qd_statement_bind_int (insert, 2, place++);
      if (!qd_statement_run (insert, error))
        return NULL;
    }
  return qd_change_new (order->kind, g_variant_builder_end (&before));
}
