/* qd-store-people.c: what one person was quoted as saying, and under which names
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-store-people.h"

#include <string.h>

#include "core/qd-namesakes.h"
#include "core/qd-speaker.h"
#include "store/qd-store-private.h"

/* So much of a quotation is shown in a list, bytes. */
#define MAX_TEXT 600

static void
free_spoken (gpointer data)
{
  QdSpokenRecord *record = data;

  g_free (record->text);
  g_free (record->name);
  g_free (record->statement);
  g_free (record->source);
  g_free (record->title);
  g_free (record);
}

/* Text is cut where a character ends, with a mark. */
static char *
dup_text (QdStatement *statement,
          int          column)
{
  gsize       len;
  const char *text = qd_statement_get_text (statement, column, &len);

  if (len <= MAX_TEXT)
    return g_strdup (text);
  len = (gsize)(g_utf8_find_prev_char (text, text + MAX_TEXT) - text);
  return g_strdup_printf ("%.*s …", (int)len, text);
}

static QdSpokenRecord *
read_spoken (QdStatement *statement)
{
  QdSpokenRecord *record = g_new0 (QdSpokenRecord, 1);

  record->quotation_id = qd_statement_get_int (statement, 0);
  record->article_id = qd_statement_get_int (statement, 1);
  record->text = dup_text (statement, 2);
  record->name = g_strdup (qd_statement_get_text (statement, 3, NULL));
  record->statement = g_strdup (qd_statement_get_text (statement, 4, NULL));
  record->n_articles = qd_statement_get_uint (statement, 5);
  record->source = g_strdup (qd_statement_get_text (statement, 6, NULL));
  record->published = qd_statement_get_time (statement, 7);
  record->title = g_strdup (qd_statement_get_text (statement, 8, NULL));
  return record;
}

/* An array of strings: https://www.rfc-editor.org/rfc/rfc8259, 7. */
static char *
dup_json (const char *const *names)
{
  GString *json = g_string_new ("[");

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_string_append (json, i > 0 ? ",\"" : "\"");
      for (const char *at = names[i]; *at != '\0'; at++)
        if ((guchar)*at < 0x20 || *at == '"' || *at == '\\')
          g_string_append_printf (json, "\\u%04x", (guint)(guchar)*at);
        else
          g_string_append_c (json, *at);
      g_string_append_c (json, '"');
    }
  g_string_append_c (json, ']');
  return g_string_free_and_steal (json);
}

static gpointer
list_spoken (QdSqlite     *db,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, QD_SPOKEN_SQL);
  g_autoptr (GPtrArray)   spoken = g_ptr_array_new_with_free_func (free_spoken);
  g_autofree char        *json = dup_json (data);
  QdStep                  step;

  qd_statement_bind_text (statement, 1, json);
  while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    g_ptr_array_add (spoken, read_spoken (statement));
  return step == QD_STEP_DONE ? g_steal_pointer (&spoken) : NULL;
}

/**
 * qd_store_list_spoken:
 * @self: (not nullable): a library
 * @names: (not nullable) (array zero-terminated): all names of somebody who is quoted; valid UTF-8
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Lists the quotations of a person under these names, the latest first. Thread: any but those of the library; blocks.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: (transfer full) (nullable) (element-type QdSpokenRecord): the quotations; %NULL on error
 */
GPtrArray *
qd_store_list_spoken (QdStore           *self,
                      const char *const *names,
                      GCancellable      *cancellable,
                      GError           **error)
{
  g_return_val_if_fail (QD_IS_STORE (self), NULL);
  g_return_val_if_fail (names != NULL, NULL);

  return _qd_store_find (self, list_spoken, (gpointer)names, cancellable, error);
}

/**
 * qd_store_list_spoken_async:
 * @self: (not nullable): a library
 * @names: (not nullable) (array zero-terminated): as in qd_store_list_spoken(); copied
 * @cancellable: (nullable): stops it
 * @callback: (nullable): called in the thread-default main context
 * @user_data: for @callback
 *
 * Does what qd_store_list_spoken() does without blocking. Thread: any.
 */
void
qd_store_list_spoken_async (QdStore            *self,
                            const char *const  *names,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (QD_IS_STORE (self));
  g_return_if_fail (names != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, qd_store_list_spoken_async);
  _qd_store_find_async (self, list_spoken, g_strdupv ((GStrv)names), (GDestroyNotify)g_strfreev, task, (GDestroyNotify)g_ptr_array_unref);
}

/**
 * qd_store_list_spoken_finish:
 * @self: (not nullable): the library
 * @result: (not nullable): what the callback got
 * @error: return location
 *
 * Ends qd_store_list_spoken_async(). Thread: that of the callback.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: (transfer full) (nullable) (element-type QdSpokenRecord): the quotations; %NULL on error
 */
GPtrArray *
qd_store_list_spoken_finish (QdStore      *self,
                             GAsyncResult *result,
                             GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
free_person (gpointer data)
{
  QdPersonRecord *record = data;

  g_free (record->name);
  g_strfreev (record->names);
  g_free (record->key);
  g_free (record);
}

/**
 * qd_person_key:
 * @name: (not nullable): a name, or a part of one; valid UTF-8
 *
 * Folds a name so that it is found in whichever case and composition of letters it is written. Thread: any.
 *
 * Returns: (transfer full): the key; that of a part is a part of that of the whole
 */
char *
qd_person_key (const char *name)
{
  g_autofree char *normal = g_utf8_normalize (name, -1, G_NORMALIZE_ALL);

  return g_utf8_casefold (normal != NULL ? normal : "", -1);
}

/**
 * _qd_store_load_namesakes:
 * @db: (not nullable): a connection
 * @error: return location
 *
 * Reads all names from their index, and what a person said of them. Thread: the connection's.
 *
 * Errors: #QdStoreError
 * Returns: (transfer full) (nullable): the names, settled; %NULL on error
 */
QdNamesakes *
_qd_store_load_namesakes (QdSqlite *db,
                          GError  **error)
{
  g_autoptr (QdStatement) names = qd_sqlite_prepare (db, QD_SPEAKER_NAMES_SQL);
  g_autoptr (QdStatement) marks = qd_sqlite_prepare (db, "SELECT name, person FROM speaker_marks");
  g_autoptr (QdNamesakes) self = qd_namesakes_new ();
  QdStep                  step;

  while ((step = qd_statement_step (names, error)) == QD_STEP_ROW)
    {
      const char      *name = qd_statement_get_text (names, 0, NULL);
      g_autofree char *valid = NULL;

      /* In a damaged library there may be none where the index says that there is one, or it may be no text. */
      if (name == NULL)
        continue;
      valid = g_utf8_validate (name, -1, NULL) ? NULL : g_utf8_make_valid (name, -1);
      qd_namesakes_add (self, valid != NULL ? valid : name, qd_statement_get_uint (names, 1), qd_statement_get_uint (names, 2));
    }
  while (step != QD_STEP_ERROR && (step = qd_statement_step (marks, error)) == QD_STEP_ROW)
    if (qd_statement_get_text (marks, 0, NULL) != NULL && qd_statement_get_text (marks, 1, NULL) != NULL)
      qd_namesakes_tell (self, qd_statement_get_text (marks, 0, NULL), qd_statement_get_text (marks, 1, NULL));
  if (step == QD_STEP_ERROR)
    return NULL;
  qd_namesakes_settle (self);
  return g_steal_pointer (&self);
}

/**
 * _qd_store_is_named:
 * @person: (not nullable): what somebody who is quoted is listed under
 *
 * Thread: any.
 *
 * Returns: whether that is a name of a person or an organisation
 */
gboolean
_qd_store_is_named (const char *person)
{
  QdSpeakerParts parts;

  qd_speaker_take_apart (person, &parts);
  return parts.sort != QD_SPEAKER_NOBODY;
}

/* The names of the library, put together to people */

typedef struct
{
  GHashTable *by_name; /* of QdPersonRecord, borrowed from @people */
  GPtrArray  *people;  /* of QdPersonRecord */
} People;

static void
add_to_names (QdPersonRecord *record,
              const char     *name)
{
  guint n = record->names != NULL ? g_strv_length (record->names) : 0;

  record->names = g_renew (char *, record->names, n + 2);
  record->names[n] = g_strdup (name);
  record->names[n + 1] = NULL;
}

static void
add_name_cb (const char *name,
             const char *person,
             guint       n_quotations,
             guint       n_articles,
             gpointer    user_data)
{
  People         *self = user_data;
  QdPersonRecord *record = g_hash_table_lookup (self->by_name, person);

  if (record == NULL)
    {
      record = g_new0 (QdPersonRecord, 1);
      record->name = g_strdup (person);
      record->named = _qd_store_is_named (person);
      g_ptr_array_add (self->people, record);
      g_hash_table_insert (self->by_name, record->name, record);
    }
  add_to_names (record, name);
  record->n_quotations += n_quotations;
  record->n_articles += n_articles;
}

/* All names, a line each. */
static char *
dup_key (const QdPersonRecord *record)
{
  g_autofree char *joined = record->names != NULL ? g_strjoinv ("\n", record->names) : NULL;

  return qd_person_key (joined != NULL ? joined : record->name);
}

/* Those with a name first, of them those with most quotations. */
static int
compare_people (gconstpointer a,
                gconstpointer b)
{
  const QdPersonRecord *person_a = *(const QdPersonRecord *const *)a, *person_b = *(const QdPersonRecord *const *)b;

  if (person_a->named != person_b->named)
    return person_a->named ? -1 : 1;
  if (person_a->n_quotations != person_b->n_quotations)
    return person_a->n_quotations > person_b->n_quotations ? -1 : 1;
  return strcmp (person_a->name, person_b->name);
}

static gpointer
list_people (QdSqlite     *db,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  g_autoptr (QdNamesakes) names = _qd_store_load_namesakes (db, error);
  g_autoptr (GHashTable)  by_name = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray)   people = g_ptr_array_new_with_free_func (free_person);

  if (names == NULL)
    return NULL;
  qd_namesakes_foreach (names, add_name_cb, &(People){ by_name, people });
  for (guint i = 0; i < people->len; i++)
    {
      QdPersonRecord *record = people->pdata[i];

      if (record->names[1] == NULL && g_str_equal (record->names[0], record->name))
        g_clear_pointer (&record->names, g_strfreev);
      record->key = dup_key (record);
    }
  g_ptr_array_sort (people, compare_people);
  return g_steal_pointer (&people);
}

/**
 * qd_store_list_people:
 * @self: (not nullable): a library
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Lists those who are quoted, those with a name and with most quotations first, from an index of their names alone. Which names are one person's, qd_namesakes_settle()
 * says, and before it whoever said otherwise. Thread: any but those of the library; blocks.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: (transfer full) (nullable) (element-type QdPersonRecord): the people; %NULL on error
 */
GPtrArray *
qd_store_list_people (QdStore      *self,
                      GCancellable *cancellable,
                      GError      **error)
{
  g_return_val_if_fail (QD_IS_STORE (self), NULL);

  return _qd_store_find (self, list_people, NULL, cancellable, error);
}

/**
 * qd_store_list_people_async:
 * @self: (not nullable): a library
 * @cancellable: (nullable): stops it
 * @callback: (nullable): called in the thread-default main context
 * @user_data: for @callback
 *
 * Does what qd_store_list_people() does without blocking. Thread: any.
 */
void
qd_store_list_people_async (QdStore            *self,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (QD_IS_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, qd_store_list_people_async);
  _qd_store_find_async (self, list_people, NULL, NULL, task, (GDestroyNotify)g_ptr_array_unref);
}

/**
 * qd_store_list_people_finish:
 * @self: (not nullable): the library
 * @result: (not nullable): what the callback got
 * @error: return location
 *
 * Ends qd_store_list_people_async(). Thread: that of the callback.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: (transfer full) (nullable) (element-type QdPersonRecord): the people; %NULL on error
 */
GPtrArray *
qd_store_list_people_finish (QdStore      *self,
                             GAsyncResult *result,
                             GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
count_person_cb (const char *name,
                 const char *person,
                 guint       n_quotations,
                 guint       n_articles,
                 gpointer    user_data)
{
  g_hash_table_add (user_data, (gpointer)person);
}

static gpointer
count_people (QdSqlite     *db,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  g_autoptr (GHashTable)  people = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (QdNamesakes) names = NULL;
  gint64                  n;

  /* A window that is opened asks for it first: a large library would leave all the pages in memory that there is room for. */
  if (!qd_sqlite_begin_scan (db, error))
    return NULL;
  names = _qd_store_load_namesakes (db, error);
  qd_sqlite_end_scan (db);
  if (names == NULL)
    return NULL;
  qd_namesakes_foreach (names, count_person_cb, people);
  n = g_hash_table_size (people);
  return g_memdup2 (&n, sizeof n);
}

static guint
take_count (gint64 *n)
{
  guint count = n != NULL ? (guint)*n : G_MAXUINT;

  g_free (n);
  return count;
}

/**
 * qd_store_count_people:
 * @self: (not nullable): a library
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Counts those whom qd_store_list_people() lists. Thread: any but those of the library; blocks.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: how many they are; %G_MAXUINT on error
 */
guint
qd_store_count_people (QdStore      *self,
                       GCancellable *cancellable,
                       GError      **error)
{
  g_return_val_if_fail (QD_IS_STORE (self), G_MAXUINT);

  return take_count (_qd_store_find (self, count_people, NULL, cancellable, error));
}

/**
 * qd_store_count_people_async:
 * @self: (not nullable): a library
 * @cancellable: (nullable): stops it
 * @callback: (nullable): called in the thread-default main context
 * @user_data: for @callback
 *
 * Does what qd_store_count_people() does without blocking. Thread: any.
 */
void
qd_store_count_people_async (QdStore            *self,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (QD_IS_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, qd_store_count_people_async);
  _qd_store_find_async (self, count_people, NULL, NULL, task, g_free);
}

/**
 * qd_store_count_people_finish:
 * @self: (not nullable): the library
 * @result: (not nullable): what the callback got
 * @error: return location
 *
 * Ends qd_store_count_people_async(). Thread: that of the callback.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: how many they are; %G_MAXUINT on error
 */
guint
qd_store_count_people_finish (QdStore      *self,
                              GAsyncResult *result,
                              GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), G_MAXUINT);

  return take_count (g_task_propagate_pointer (G_TASK (result), error));
}
