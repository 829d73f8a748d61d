/* qd-app-search.c: what the desktop's search finds in the library
 *
 * GNOME Shell asks the application, which it starts without a window for that:
 * https://developer.gnome.org/documentation/tutorials/search-provider.html. Each request ends the one before it. The library is
 * read on threads of its own, by way of the window's where one is open.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/qd-application-private.h"
#include "model/qd-article-item.h"
#include "model/qd-format.h"
#include "model/qd-relation-words.h"
#include "store/qd-store-articles.h"
#include "store/qd-store-statements.h"

/* The shell shows five, and says how many more there are. */
#define MOST_ARTICLES 20
#define MOST_QUOTATIONS 5

/* Fewer words are what somebody looks for, more are what somebody was said to have said. */
#define QUOTED_WORDS 4

/* So long it stays when nobody asks, milliseconds: as long as a service that GIO starts stays when it is not asked at all. */
#define IDLE_TIMEOUT 10000

/* More than anybody asks for at once. */
#define MOST_METAS 50

/* Code points of a quotation that the shell has room for, and more. */
#define MOST_SHOWN 300

static const char interface_xml[] =
  "<node><interface name='org.gnome.Shell.SearchProvider2'>"
  "<method name='GetInitialResultSet'><arg type='as' direction='in'/><arg type='as' direction='out'/></method>"
  "<method name='GetSubsearchResultSet'><arg type='as' direction='in'/><arg type='as' direction='in'/><arg type='as' direction='out'/></method>"
  "<method name='GetResultMetas'><arg type='as' direction='in'/><arg type='aa{sv}' direction='out'/></method>"
  "<method name='ActivateResult'><arg type='s' direction='in'/><arg type='as' direction='in'/><arg type='u' direction='in'/></method>"
  "<method name='LaunchSearch'><arg type='as' direction='in'/><arg type='u' direction='in'/></method>"
  "</interface></node>";

/* One request until it is answered. */
typedef struct
{
  QdApplication         *app;
  GDBusMethodInvocation *invocation;
  GCancellable          *cancellable;
  QdStore               *store;
  char                  *words;   /* what is looked for */
  GStrv                  ids;     /* or what is to be described */
  guint                  n_done;  /* how many of these are */
  GPtrArray             *results; /* of char* */
  GVariantBuilder        metas;
} Request;

static void describe_next (Request *request);

static void
free_request (Request *request)
{
  g_clear_object (&request->invocation);
  g_clear_object (&request->cancellable);
  g_clear_object (&request->store);
  g_clear_pointer (&request->words, g_free);
  g_clear_pointer (&request->ids, g_strfreev);
  g_clear_pointer (&request->results, g_ptr_array_unref);
  g_variant_builder_clear (&request->metas);
  g_application_release (G_APPLICATION (request->app));
  g_object_unref (request->app);
  g_free (request);
}

static Request *
new_request (QdApplication         *app,
             GDBusMethodInvocation *invocation)
{
  Request *request = g_new0 (Request, 1);

  request->app = g_object_ref (app);
  request->invocation = g_object_ref (invocation);
  request->cancellable = g_cancellable_new ();
  request->results = g_ptr_array_new_with_free_func (g_free);
  g_variant_builder_init (&request->metas, G_VARIANT_TYPE ("aa{sv}"));
  g_application_hold (G_APPLICATION (app));
  return request;
}

/* Answers with what has been found: of a search that was given up nobody waits for more. */
static void
answer (Request *request)
{
  if (request->ids != NULL)
    g_dbus_method_invocation_return_value (request->invocation, g_variant_new ("(aa{sv})", &request->metas));
  else
    g_dbus_method_invocation_return_value (request->invocation,
                                           g_variant_new ("(@as)", g_variant_new_strv ((const char *const *)request->results->pdata, request->results->len)));
  free_request (request);
}

/* Words that the search cannot understand find nothing; what else goes wrong is for whoever asked to report. */
static void
fail (Request *request,
      GError  *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || g_error_matches (error, QD_STORE_ERROR, QD_STORE_ERROR_QUERY))
    answer (request);
  else
    {
      g_dbus_method_invocation_return_gerror (request->invocation, error);
      free_request (request);
    }
}

static gboolean
is_hidden (QdApplication *self,
           gint64         article_id)
{
  return self->library != NULL && qd_library_is_hidden (self->library, article_id);
}

/* Looking for words */

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Request           *request = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = qd_store_find_articles_finish (QD_STORE (source), result, &error);

  if (ids == NULL)
    {
      fail (request, error);
      return;
    }
  for (guint i = 0; i < ids->len; i++)
    if (!is_hidden (request->app, g_array_index (ids, gint64, i)))
      g_ptr_array_add (request->results, g_strdup_printf ("article/%" G_GINT64_FORMAT, g_array_index (ids, gint64, i)));
  answer (request);
}

/* What is being typed may be the beginning of a word. */
static char *
dup_query (const char *words)
{
  const char *last = g_utf8_find_prev_char (words, words + strlen (words));

  return last != NULL && g_unichar_isalnum (g_utf8_get_char (last)) ? g_strconcat (words, "*", NULL) : g_strdup (words);
}

static void
find (Request *request)
{
  g_autofree char *query = dup_query (request->words);
  QdArticleFilter  filter = { .query = query, .sort = QD_ARTICLE_SORT_RELEVANCE, .most = MOST_ARTICLES };

  qd_store_find_articles_async (request->store, &filter, request->cancellable, found_cb, request);
}

static void
checked_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Request              *request = user_data;
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) renditions = qd_store_check_words_finish (QD_STORE (source), result, &error);

  if (renditions == NULL)
    {
      fail (request, error);
      return;
    }
  for (guint i = 0; i < renditions->len && request->results->len < MOST_QUOTATIONS; i++)
    {
      const QdRendition *rendition = renditions->pdata[i];

      if (is_hidden (request->app, rendition->article->id))
        continue;
      /* How exactly it has the words goes with it, since only this search knows. */
      g_ptr_array_add (request->results, g_strdup_printf ("quotation/%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT "/%d", rendition->article->id,
                                                          rendition->quotation->id, (int)rendition->relation.kind));
    }
  find (request);
}

/* Describing what was found */

/* Numbers with slashes between them. */
static gboolean
parse_id (const char *id,
          const char *prefix,
          guint64    *numbers,
          guint       n_numbers)
{
  g_auto (GStrv) parts = g_strsplit (id, "/", (int)n_numbers + 2);
  guint          n = 0;

  if (g_strcmp0 (parts[0], prefix) != 0 || g_strv_length (parts) != n_numbers + 1)
    return FALSE;
  while (n < n_numbers && g_ascii_string_to_unsigned (parts[n + 1], 10, 0, G_MAXINT64, &numbers[n], NULL))
    n++;
  return n == n_numbers;
}

static gboolean
parse_result (const char     *id,
              gint64         *article_id,
              gint64         *quotation_id,
              QdRelationKind *kind)
{
  guint64 numbers[3] = { 0 };

  if (!parse_id (id, "article", numbers, 1) && !parse_id (id, "quotation", numbers, 3))
    return FALSE;
  *article_id = (gint64)numbers[0];
  *quotation_id = (gint64)numbers[1];
  *kind = numbers[2] <= QD_RELATION_FRAGMENT ? (QdRelationKind)numbers[2] : QD_RELATION_NONE;
  return *article_id > 0;
}

static char *
dup_quoted (const QdQuotation *quotation)
{
  g_autofree char *start = g_utf8_strlen (quotation->text, -1) > MOST_SHOWN ? g_utf8_substring (quotation->text, 0, MOST_SHOWN) : NULL;
  g_autofree char *cut = start != NULL ? g_strconcat (start, "…", NULL) : NULL;

  return g_strdup_printf (C_ ("quotation marks", "“%s”"), cut != NULL ? cut : quotation->text);
}

static void
add_meta (Request       *request,
          const char    *id,
          QdArticle     *article,
          gint64         quotation_id,
          QdRelationKind kind)
{
  const QdQuotation *quotation = qd_quotation_records_find (article->quotations, quotation_id);
  g_autofree char   *title = qd_article_record_dup_title (article->record);
  g_autofree char   *subtitle = qd_article_record_dup_subtitle (article->record);
  g_autofree char   *quoted = quotation != NULL ? dup_quoted (quotation) : NULL;
  g_autofree char   *description = NULL;

  if (quotation == NULL)
    description = g_strdup (subtitle);
  else if (kind != QD_RELATION_NONE && quotation->speaker != NULL)
    description = g_strdup_printf ("%s" QD_FORMAT_SEPARATOR "%s" QD_FORMAT_SEPARATOR "%s", qd_relation_words_for_kind (kind), quotation->speaker, subtitle);
  else
    description = g_strdup_printf ("%s" QD_FORMAT_SEPARATOR "%s", kind != QD_RELATION_NONE ? qd_relation_words_for_kind (kind) : title, subtitle);
  g_variant_builder_open (&request->metas, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&request->metas, "{sv}", "id", g_variant_new_string (id));
  g_variant_builder_add (&request->metas, "{sv}", "name", g_variant_new_string (quoted != NULL ? quoted : title));
  g_variant_builder_add (&request->metas, "{sv}", "description", g_variant_new_string (description));
  g_variant_builder_add (&request->metas, "{sv}", "gicon", g_variant_new_string (APPLICATION_ID));
  if (quotation != NULL)
    {
      g_autofree char *citation = qd_article_record_dup_citation (article->record);
      g_autofree char *text = g_strdup_printf (C_ ("quotation marks", "“%s”"), quotation->text);
      g_autofree char *cited = g_strdup_printf ("%s\n%s", text, citation);

      g_variant_builder_add (&request->metas, "{sv}", "clipboardText", g_variant_new_string (cited));
    }
  g_variant_builder_close (&request->metas);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Request              *request = user_data;
  g_autoptr (GError)    error = NULL;
  g_autoptr (QdArticle) article = qd_store_load_article_finish (QD_STORE (source), result, &error);
  const char           *id = request->ids[request->n_done++];
  gint64                article_id, quotation_id;
  QdRelationKind        kind;

  /* What is gone since it was found is left out. */
  if (article == NULL && !g_error_matches (error, QD_STORE_ERROR, QD_STORE_ERROR_NOT_FOUND))
    {
      fail (request, error);
      return;
    }
  if (article != NULL && parse_result (id, &article_id, &quotation_id, &kind))
    add_meta (request, id, article, quotation_id, kind);
  describe_next (request);
}

static void
describe_next (Request *request)
{
  for (; request->ids[request->n_done] != NULL && request->n_done < MOST_METAS; request->n_done++)
    {
      gint64         article_id, quotation_id;
      QdRelationKind kind;

      if (!parse_result (request->ids[request->n_done], &article_id, &quotation_id, &kind))
        continue;
      qd_store_load_article_async (request->store, article_id, request->cancellable, loaded_cb, request);
      return;
    }
  answer (request);
}

/* The library */

static guint
count_words (const char *words)
{
  g_auto (GStrv) parts = g_strsplit (words, " ", -1);

  return g_strv_length (parts);
}

static void
start (Request *request)
{
  if (request->ids != NULL)
    describe_next (request);
  else if (*request->words == '\0')
    answer (request);
  else if (count_words (request->words) >= QUOTED_WORDS)
    qd_store_check_words_async (request->store, request->words, request->cancellable, checked_cb, request);
  else
    find (request);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Request            *request = user_data;
  g_autoptr (GError)  error = NULL;
  g_autoptr (QdStore) store = qd_store_open_finish (result, &error);

  if (store == NULL)
    {
      fail (request, error);
      return;
    }
  /* A second request may have opened it too, and the window has its own. */
  if (request->app->search_store == NULL && request->app->store == NULL)
    request->app->search_store = g_object_ref (store);
  request->store = g_steal_pointer (&store);
  start (request);
}

/* Where there is no library yet there is nothing to find, and none is made. */
static void
open_library (Request *request)
{
  QdApplication *self = request->app;

  if (self->store != NULL || self->search_store != NULL)
    {
      request->store = g_object_ref (self->store != NULL ? self->store : self->search_store);
      start (request);
    }
  else if (g_file_test (self->path, G_FILE_TEST_EXISTS))
    qd_store_open_async (self->path, QD_STORE_READ_ONLY, request->cancellable, opened_cb, request);
  else
    answer (request);
}

static char *
dup_words (GVariant *terms)
{
  g_autofree const char **words = g_variant_get_strv (terms, NULL);
  char                   *joined = g_strjoinv (" ", (char **)words);

  return g_strstrip (joined);
}

/* A search that is no longer wanted leaves the threads to the next. */
static void
search (QdApplication         *self,
        GDBusMethodInvocation *invocation,
        GVariant              *terms)
{
  Request *request = new_request (self, invocation);

  if (self->search_cancellable != NULL)
    g_cancellable_cancel (self->search_cancellable);
  g_set_object (&self->search_cancellable, request->cancellable);
  request->words = dup_words (terms);
  open_library (request);
}

static void
describe (QdApplication         *self,
          GDBusMethodInvocation *invocation,
          GVariant              *ids)
{
  Request *request = new_request (self, invocation);

  request->ids = g_variant_dup_strv (ids, NULL);
  open_library (request);
}

static void
activate (QdApplication *self,
          const char    *id)
{
  gint64         article_id, quotation_id;
  QdRelationKind kind;

  if (parse_result (id, &article_id, &quotation_id, &kind))
    _qd_application_show_article (self, article_id, quotation_id);
}

static void
launch (QdApplication *self,
        GVariant      *terms)
{
  g_autofree char *words = dup_words (terms);
  g_autofree char *text = qd_address_dup_text (&(QdAddress){ .kind = QD_ADDRESS_SEARCH, .words = words });

  _qd_application_show_address (self, text);
}

static void
call_cb (GDBusConnection       *connection,
         const char            *sender,
         const char            *object_path,
         const char            *interface_name,
         const char            *method,
         GVariant              *parameters,
         GDBusMethodInvocation *invocation,
         gpointer               user_data)
{
  QdApplication       *self = user_data;
  g_autoptr (GVariant) first = g_variant_get_child_value (parameters, 0);

  g_application_set_inactivity_timeout (G_APPLICATION (self), self->window == NULL ? IDLE_TIMEOUT : 0);
  if (g_str_equal (method, "GetInitialResultSet"))
    search (self, invocation, first);
  else if (g_str_equal (method, "GetSubsearchResultSet"))
    {
      g_autoptr (GVariant) terms = g_variant_get_child_value (parameters, 1);

      search (self, invocation, terms);
    }
  else if (g_str_equal (method, "GetResultMetas"))
    describe (self, invocation, first);
  else
    {
      if (g_str_equal (method, "ActivateResult"))
        activate (self, g_variant_get_string (first, NULL));
      else
        launch (self, first);
      g_dbus_method_invocation_return_value (invocation, NULL);
    }
}

/* Lets the desktop search, below the application's own object. */
gboolean
_qd_application_export_search (QdApplication   *self,
                               GDBusConnection *connection,
                               const char      *object_path,
                               GError         **error)
{
  static const GDBusInterfaceVTable table = { .method_call = call_cb };
  g_autofree char                  *path = g_strconcat (object_path, "/SearchProvider", NULL);
  g_autoptr (GDBusNodeInfo)         node = g_dbus_node_info_new_for_xml (interface_xml, error);

  if (node == NULL)
    return FALSE;
  self->search_registration = g_dbus_connection_register_object (connection, path, node->interfaces[0], &table, self, NULL, error);
  return self->search_registration != 0;
}

/* Takes the desktop's search from the bus. */
void
_qd_application_unexport_search (QdApplication   *self,
                                 GDBusConnection *connection)
{
  if (self->search_registration != 0)
    g_dbus_connection_unregister_object (connection, self->search_registration);
  self->search_registration = 0;
}

/* Lets go of the library that was opened to search it. */
void
_qd_application_end_search (QdApplication *self)
{
  if (self->search_cancellable != NULL)
    g_cancellable_cancel (self->search_cancellable);
  g_clear_object (&self->search_cancellable);
  if (self->search_store != NULL)
    qd_store_close (self->search_store);
  g_clear_object (&self->search_store);
}
