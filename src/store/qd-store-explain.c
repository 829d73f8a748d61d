/* qd-store-explain.c: why two quotations are tied
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/qd-hands.h"
#include "store/qd-store-correct.h"
#include "store/qd-store-private.h"

typedef struct
{
  gint64 quotation_id;
  gint64 other_id;
} Pair;

/* The article of a quotation, and which of its quotations it is. */
static QdMatchEntry *
load_entry (QdSqlite *db,
            gint64    quotation_id,
            guint    *ordinal,
            GError  **error)
{
  g_autoptr (QdStatement)  statement = qd_sqlite_prepare (db, "SELECT article_id FROM quotations WHERE id = ?1");
  g_autoptr (QdMatchEntry) entry = NULL;
  QdStep                   step;

  qd_statement_bind_int (statement, 1, quotation_id);
  step = qd_statement_step (statement, error);
  if (step == QD_STEP_DONE)
    g_set_error (error, QD_STORE_ERROR, QD_STORE_ERROR_NOT_FOUND, g_dgettext (GETTEXT_PACKAGE, "This quotation is no longer in the library."));
  if (step != QD_STEP_ROW)
    return NULL;
  entry = _qd_match_entry_load (db, qd_statement_get_int (statement, 0), FALSE, error);
  for (guint i = 0; entry != NULL && i < entry->quotations->len; i++)
    if (g_array_index (entry->quotations, QdEntryQuotation, i).id == quotation_id)
      {
        *ordinal = i;
        return g_steal_pointer (&entry);
      }
  return NULL;
}

static gpointer
explain (QdSqlite     *db,
         gpointer      data,
         GCancellable *cancellable,
         GError      **error)
{
  const Pair              *asked = data;
  guint                    ordinal, other_ordinal;
  g_autoptr (QdMatchEntry) entry = load_entry (db, asked->quotation_id, &ordinal, error);
  g_autoptr (QdMatchEntry) other = entry != NULL ? load_entry (db, asked->other_id, &other_ordinal, error) : NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv)           reasons = NULL;

  if (other == NULL)
    return NULL;
  if (_qd_hands_find (entry->hands, ordinal, other->hands, other_ordinal) != NULL)
    g_strv_builder_add (builder, g_dgettext (GETTEXT_PACKAGE, "What ties the two was said by hand."));
  reasons = qd_match_dup_reasons (entry->article, ordinal, other->article, other_ordinal);
  g_strv_builder_addv (builder, (const char **)reasons);
  return g_strv_builder_end (builder);
}

static void
free_reasons (gpointer data)
{
  g_strfreev (data);
}

/**
 * qd_store_explain_relation_async:
 * @self: (not nullable): a library
 * @quotation_id: a quotation's row
 * @other_id: that of another
 * @cancellable: (nullable): stops it
 * @callback: (nullable): called in the thread-default main context
 * @user_data: for @callback
 *
 * Asks why two quotations are tied, or are not. Thread: any.
 */
void
qd_store_explain_relation_async (QdStore            *self,
                                 gint64              quotation_id,
                                 gint64              other_id,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data)
{
  Pair  *asked;
  GTask *task;

  g_return_if_fail (QD_IS_STORE (self));

  asked = g_new0 (Pair, 1);
  *asked = (Pair){ quotation_id, other_id };
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, qd_store_explain_relation_async);
  _qd_store_read_async (self, explain, asked, g_free, task, free_reasons);
}

/**
 * qd_store_explain_relation_finish:
 * @self: (not nullable): the library
 * @result: (not nullable): what the callback got
 * @error: return location
 *
 * Ends qd_store_explain_relation_async(). Thread: that of the callback.
 *
 * Errors: #QdStoreError; %QD_STORE_ERROR_NOT_FOUND if a quotation is gone; %G_IO_ERROR_CANCELLED
 * Returns: (transfer full) (nullable) (array zero-terminated=1): a sentence each; %NULL on error
 */
char **
qd_store_explain_relation_finish (QdStore      *self,
                                  GAsyncResult *result,
                                  GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
