/* qd-store-source-names.c: what a person calls outlets, and which of their parts are one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/qd-store-filing.h"
#include "store/qd-store-sources.h"

/* What a person says of a part so far, to be said again when that is taken back. */
static gboolean
note_word (QdSqlite        *db,
           const char      *given,
           const char      *domain,
           GVariantBuilder *before,
           GError         **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT name, whole FROM source_names WHERE given = ?1 AND domain = ?2");
  QdStep                  step;

  qd_statement_bind_text (statement, 1, given);
  qd_statement_bind_text (statement, 2, domain);
  step = qd_statement_step (statement, error);
  if (step == QD_STEP_ERROR)
    return FALSE;
  g_variant_builder_add (before, "(sssb)", given, domain, step == QD_STEP_ROW ? qd_statement_get_text (statement, 0, NULL) : "", step == QD_STEP_ROW && qd_statement_get_int (statement, 1) != 0);
  return TRUE;
}

static gboolean
write_word (QdSqlite   *db,
            const char *given,
            const char *domain,
            const char *name,
            gboolean    whole,
            GError    **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, *name != '\0' ? "INSERT OR REPLACE INTO source_names (given, domain, name, whole) VALUES (?1, ?2, ?3, ?4)"
                                                                           : "DELETE FROM source_names WHERE given = ?1 AND domain = ?2");

  qd_statement_bind_text (statement, 1, given);
  qd_statement_bind_text (statement, 2, domain);
  if (*name != '\0')
    {
      qd_statement_bind_text (statement, 3, name);
      qd_statement_bind_int (statement, 4, whole);
    }
  return qd_statement_run (statement, error);
}

/* Files parts of outlets under the names that are given for them. */
QdChange *
_qd_store_change_source_names (QdSqlite *db,
                               QdChange *change,
                               GError  **error)
{
  g_auto (GVariantBuilder) before = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(sssb)"));
  GVariantIter             iter;
  const char              *given, *domain, *name;
  gboolean                 whole;

  g_variant_iter_init (&iter, qd_change_get_arguments (change));
  while (g_variant_iter_next (&iter, "(&s&s&sb)", &given, &domain, &name, &whole))
    if (!note_word (db, given, domain, &before, error) || !write_word (db, given, domain, name, whole, error))
      return NULL;
  if (!_qd_store_file_sources (db, error))
    return NULL;
  return qd_change_new (QD_CHANGE_SOURCE_NAMES, g_variant_builder_end (&before));
}

static void
add_parts (QdFiling        *filing,
           gint64           source_id,
           const char      *name,
           GVariantBuilder *names)
{
  g_autoptr (GPtrArray) parts = _qd_filing_list_parts (filing, source_id);

  for (guint i = 0; i < parts->len; i++)
    {
      const QdFilingPart *part = g_ptr_array_index (parts, i);

      g_variant_builder_add (names, "(sssb)", part->given, part->domain, name, TRUE);
    }
}

/* The source that bears a name, if one does; *ok is FALSE on error. */
static gint64
find_source (QdSqlite   *db,
             const char *name,
             gboolean   *ok,
             GError    **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT id FROM sources WHERE name = ?1");
  QdStep                  step;

  qd_statement_bind_text (statement, 1, name);
  step = qd_statement_step (statement, error);
  *ok = step != QD_STEP_ERROR;
  return step == QD_STEP_ROW ? qd_statement_get_int (statement, 0) : 0;
}

/* Gives sources a name, or makes them one with the source that bears it: that keeps the name from then on, whatever is found. */
QdChange *
_qd_store_rename_source (QdSqlite *db,
                         QdChange *change,
                         GError  **error)
{
  g_auto (GVariantBuilder) names = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(sssb)"));
  g_autoptr (QdFiling)     filing = _qd_filing_new (db, error);
  g_autoptr (GVariant)     packed = NULL;
  g_autoptr (GArray)       ids = NULL;
  g_autoptr (QdChange)     filed = NULL;
  const char              *name;
  gint64                   into;
  gboolean                 ok;

  if (filing == NULL)
    return NULL;
  g_variant_get (qd_change_get_arguments (change), "(@ax&s)", &packed, &name);
  ids = _qd_store_new_ids (packed);
  into = find_source (db, name, &ok, error);
  if (!ok)
    return NULL;
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) != into)
      add_parts (filing, g_array_index (ids, gint64, i), name, &names);
  if (into != 0)
    add_parts (filing, into, name, &names);
  filed = qd_change_new (QD_CHANGE_SOURCE_NAMES, g_variant_builder_end (&names));
  if (g_variant_n_children (qd_change_get_arguments (filed)) == 0)
    {
      g_set_error (error, QD_STORE_ERROR, QD_STORE_ERROR_NOT_FOUND, g_dgettext (GETTEXT_PACKAGE, "This source has no articles any more."));
      return NULL;
    }
  return _qd_store_change_source_names (db, filed, error);
}

/* Parts */

static void
free_part (gpointer data)
{
  QdSourcePart *self = data;

  g_free ((char *)self->source);
  g_free ((char *)self->name);
  g_free ((char *)self->domain);
  g_free (self);
}

static gpointer
list_parts (QdSqlite     *db,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  g_autoptr (QdFiling)  filing = _qd_filing_new (db, error);
  g_autoptr (GPtrArray) found = filing != NULL ? _qd_filing_list_parts (filing, *(const gint64 *)data) : NULL;
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (free_part);

  if (found == NULL)
    return NULL;
  for (guint i = 0; i < found->len; i++)
    {
      const QdFilingPart *part = g_ptr_array_index (found, i);
      QdSourcePart       *own = g_new0 (QdSourcePart, 1);

      own->source = g_strdup (part->source);
      own->name = g_strdup (part->given);
      own->domain = g_strdup (part->domain);
      own->n_articles = part->n_articles;
      g_ptr_array_add (parts, own);
    }
  return g_steal_pointer (&parts);
}

/**
 * qd_store_list_source_parts:
 * @self: (not nullable): a library
 * @source_id: the row of a source, or 0 for all
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Lists what a source consists of: the names that its articles were imported with, each at a domain or none, by sources, names and domains.
 * %QD_CHANGE_SOURCE_NAMES files parts under another name. Thread: any but those of the library; blocks.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: (transfer full) (nullable) (element-type QdSourcePart): the parts; %NULL on error
 */
GPtrArray *
qd_store_list_source_parts (QdStore      *self,
                            gint64        source_id,
                            GCancellable *cancellable,
                            GError      **error)
{
  g_return_val_if_fail (QD_IS_STORE (self), NULL);

  return _qd_store_read (self, list_parts, &source_id, cancellable, error);
}

/**
 * qd_store_list_source_parts_async:
 * @self: (not nullable): a library
 * @source_id: the row of a source, or 0 for all
 * @cancellable: (nullable): stops it
 * @callback: (nullable): called in the thread-default main context
 * @user_data: for @callback
 *
 * Does what qd_store_list_source_parts() does without blocking. Thread: any.
 */
void
qd_store_list_source_parts_async (QdStore            *self,
                                  gint64              source_id,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (QD_IS_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, qd_store_list_source_parts_async);
  _qd_store_find_async (self, list_parts, g_memdup2 (&source_id, sizeof source_id), g_free, task, (GDestroyNotify)g_ptr_array_unref);
}

/**
 * qd_store_list_source_parts_finish:
 * @self: (not nullable): the library
 * @result: (not nullable): what the callback got
 * @error: return location
 *
 * Ends qd_store_list_source_parts_async(). Thread: that of the callback.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: (transfer full) (nullable) (element-type QdSourcePart): the parts; %NULL on error
 */
GPtrArray *
qd_store_list_source_parts_finish (QdStore      *self,
                                   GAsyncResult *result,
                                   GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
