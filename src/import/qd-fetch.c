/* qd-fetch.c: files from the web
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-fetch.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>
#include <string.h>

#include "core/qd-uri.h"
#include "import/qd-fetch-private.h"
#include "import/qd-reader.h"
#include "import/qd-vicinity.h"

/* Connections at once, and of these to one host. */
#define MOST_CONNECTIONS 8
#define MOST_PER_HOST 2

#define MOST_REDIRECTS 10
#define CHUNK_BYTES (64 * 1024)

/* Who asks too often and is not told for how long to stay away stays away for so long, s. */
#define PAUSE_AFTER_TOO_MANY (5 * 60)

const QdFetchOptions qd_fetch_options = { .max_size = 64 * 1024 * 1024, .time_limit = 60000, .n_retries = 2, .retry_wait = 1000, .longest_wait = 10000 };

struct _QdFetcher
{
  QdFetchSessions *sessions;
  QdFetchTurns    *turns;
  QdFetchOptions   options;
};

/* One file on its way. */
typedef struct
{
  QdFetcher      *fetcher;
  char           *address;
  char           *host;
  gboolean        has_turn;
  char           *etag;
  char           *modified;
  guint           n_redirects;
  guint           n_retries;
  gboolean        permanent;
  char           *moved_to;
  QdVicinity      most;          /* that the server of the next request may have */
  QdVicinity      kept_vicinity; /* of what is or was permanent */
  QdFetchSession *session;
  SoupMessage    *message;
  GInputStream   *stream;
  GByteArray     *body;
  guint8         *chunk;
  GCancellable   *cancellable;
  GCancellable   *outer;
  gulong          cancelled_id;
  GSource        *deadline;
  gboolean        timed_out;
  gint64          not_before;
} Fetch;

static void wait_for_turn (GTask *task);
static void begin_request (gpointer request);

/**
 * qd_fetched_free:
 * @self: (nullable) (transfer full): what was fetched
 *
 * Frees it.
 */
void
qd_fetched_free (QdFetched *self)
{
  if (self == NULL)
    return;
  g_free (self->address);
  g_free (self->moved_to);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_free (self->content_type);
  g_free (self->content_location);
  g_free (self->etag);
  g_free (self->modified);
  g_free (self);
}

/**
 * qd_fetch_is_address:
 * @address: (nullable): what might be an address
 *
 * Returns: whether it is one of the web, http or https
 */
gboolean
qd_fetch_is_address (const char *address)
{
  g_autoptr (GUri) uri = address != NULL ? g_uri_parse (address, SOUP_HTTP_URI_FLAGS, NULL) : NULL;

  return uri != NULL && (g_str_equal (g_uri_get_scheme (uri), "http") || g_str_equal (g_uri_get_scheme (uri), "https")) &&
         g_uri_get_host (uri) != NULL && *g_uri_get_host (uri) != '\0';
}

static void
free_fetch (gpointer data)
{
  Fetch *fetch = data;

  if (fetch->deadline != NULL)
    {
      g_source_destroy (fetch->deadline);
      g_source_unref (fetch->deadline);
    }
  g_free (fetch->address);
  g_free (fetch->host);
  g_free (fetch->etag);
  g_free (fetch->modified);
  g_free (fetch->moved_to);
  g_clear_object (&fetch->message);
  g_clear_object (&fetch->stream);
  g_clear_pointer (&fetch->body, g_byte_array_unref);
  g_free (fetch->chunk);
  g_clear_object (&fetch->cancellable);
  g_free (fetch);
}

/**
 * qd_fetcher_new:
 * @options: (nullable): limits; %NULL for qd_fetch_options
 *
 * Returns: (transfer full): a fetcher for the calling thread
 */
QdFetcher *
qd_fetcher_new (const QdFetchOptions *options)
{
  QdFetcher *self = g_new0 (QdFetcher, 1);

  self->options = options != NULL ? *options : qd_fetch_options;
  self->sessions = _qd_fetch_sessions_new (MOST_PER_HOST, MAX (self->options.time_limit / 1000, 1),
                                           self->options.find_vicinity != NULL ? self->options.find_vicinity : qd_vicinity_of_address);
  self->turns = _qd_fetch_turns_new (MOST_CONNECTIONS, MOST_PER_HOST, begin_request);
  return self;
}

/**
 * qd_fetcher_free:
 * @self: (nullable) (transfer full): a fetcher with nothing on its way
 *
 * Frees it.
 */
void
qd_fetcher_free (QdFetcher *self)
{
  if (self == NULL)
    return;
  _qd_fetch_sessions_free (self->sessions);
  _qd_fetch_turns_free (self->turns);
  g_free (self);
}

static void
end_request (Fetch *fetch)
{
  g_clear_object (&fetch->message);
  if (fetch->stream != NULL)
    g_input_stream_close_async (fetch->stream, G_PRIORITY_DEFAULT, NULL, NULL, NULL);
  g_clear_object (&fetch->stream);
  if (fetch->deadline != NULL)
    {
      g_source_destroy (fetch->deadline);
      g_clear_pointer (&fetch->deadline, g_source_unref);
    }
  if (fetch->cancelled_id != 0)
    g_cancellable_disconnect (fetch->outer, fetch->cancelled_id);
  fetch->cancelled_id = 0;
  if (fetch->session != NULL)
    _qd_fetch_sessions_give_back (fetch->fetcher->sessions, g_steal_pointer (&fetch->session));
  if (fetch->has_turn)
    _qd_fetch_turns_end (fetch->fetcher->turns, fetch->host);
  fetch->has_turn = FALSE;
}

static void
fail (GTask *task, QdImportError code, const char *message)
{
  end_request (g_task_get_task_data (task));
  g_task_return_new_error (task, QD_IMPORT_ERROR, (int)code, "%s", message);
  g_object_unref (task);
}

static gboolean
retry_cb (gpointer user_data)
{
  wait_for_turn (user_data);
  return G_SOURCE_REMOVE;
}

/* Makes the request again after a while, if it may be made again; @wait is what the server asked for, ms, or 0. */
static gboolean
retry (GTask *task, guint wait)
{
  Fetch              *fetch = g_task_get_task_data (task);
  g_autoptr (GSource) source = NULL;
  g_autoptr (GSource) cancelled = g_cancellable_source_new (g_task_get_cancellable (task));

  if (fetch->n_retries >= fetch->fetcher->options.n_retries || wait > fetch->fetcher->options.longest_wait)
    return FALSE;
  end_request (fetch);
  if (wait == 0)
    wait = fetch->fetcher->options.retry_wait << fetch->n_retries;
  fetch->n_retries++;
  source = g_timeout_source_new (wait);
  /* Who stops it need not wait, too: the request is not begun then. */
  g_source_set_dummy_callback (cancelled);
  g_source_add_child_source (source, cancelled);
  g_source_set_callback (source, retry_cb, task, NULL);
  g_source_attach (source, g_task_get_context (task));
  return TRUE;
}

/* Seconds, or a date (RFC 9110, section 10.2.3). Returns ms; 0 where the server does not say. */
static guint
read_retry_after (SoupMessage *message)
{
  const char           *value = soup_message_headers_get_one (soup_message_get_response_headers (message), "Retry-After");
  g_autoptr (GDateTime) date = NULL;
  g_autoptr (GDateTime) now = NULL;
  gint64                seconds;
  char                 *end;

  if (value == NULL)
    return 0;
  seconds = g_ascii_strtoll (value, &end, 10);
  if (end == value)
    {
      date = soup_date_time_new_from_http_string (value);
      now = g_date_time_new_now_utc ();
      seconds = date != NULL ? g_date_time_difference (date, now) / G_USEC_PER_SEC : 0;
    }
  return (guint)CLAMP (seconds, 0, QD_FETCH_LONGEST_RETRY_AFTER) * 1000;
}

/* Whether another try may have another end. */
static gboolean
is_passing (const GError *error)
{
  return error->domain != G_RESOLVER_ERROR && error->domain != G_TLS_ERROR && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
}

static void
fail_by_error (GTask *task, GError *error)
{
  Fetch               *fetch = g_task_get_task_data (task);
  g_autoptr (GError)   own = error;
  g_autofree char     *message = NULL;
  GTlsCertificateFlags faults = fetch->message != NULL ? soup_message_get_tls_peer_certificate_errors (fetch->message) : 0;

  if (fetch->timed_out)
    {
      g_clear_error (&own);
      own = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "");
    }
  else if (g_error_matches (own, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      end_request (fetch);
      g_task_return_error (task, g_steal_pointer (&own));
      g_object_unref (task);
      return;
    }
  else if (g_error_matches (own, QD_IMPORT_ERROR, QD_IMPORT_ERROR_TOO_NEAR))
    {
      fail (task, QD_IMPORT_ERROR_TOO_NEAR, own->message);
      return;
    }
  _qd_fetch_turns_note (fetch->fetcher->turns, fetch->host, !g_error_matches (own, G_IO_ERROR, G_IO_ERROR_TIMED_OUT));
  if (is_passing (own) && retry (task, 0))
    return;
  message = _qd_fetch_dup_words_of_error (own, faults);
  fail (task, QD_IMPORT_ERROR_NETWORK, message);
}

/* How near the server is that has answered. What has not moved, and what has moved for good, is asked for there the next time, too. */
static QdVicinity
note_vicinity (Fetch *fetch)
{
  QdVicinity vicinity = _qd_fetch_session_get_vicinity (fetch->session);

  if (fetch->permanent)
    fetch->kept_vicinity = vicinity;
  return vicinity;
}

static void
finish (GTask *task)
{
  Fetch              *fetch = g_task_get_task_data (task);
  QdFetched          *fetched = g_new0 (QdFetched, 1);
  SoupMessageHeaders *headers = soup_message_get_response_headers (fetch->message);

  fetched->status = soup_message_get_status (fetch->message);
  fetched->address = g_strdup (fetch->address);
  fetched->vicinity = note_vicinity (fetch);
  fetched->moved_to = g_strdup (fetch->moved_to);
  fetched->kept_vicinity = fetch->kept_vicinity;
  fetched->content_type = g_strdup (soup_message_headers_get_one (headers, "Content-Type"));
  fetched->content_location = g_strdup (soup_message_headers_get_one (headers, "Content-Location"));
  fetched->etag = g_strdup (soup_message_headers_get_one (headers, "ETag"));
  fetched->modified = g_strdup (soup_message_headers_get_one (headers, "Last-Modified"));
  if (fetch->body != NULL)
    fetched->body = g_byte_array_free_to_bytes (g_steal_pointer (&fetch->body));
  end_request (fetch);
  g_task_return_pointer (task, fetched, (GDestroyNotify)qd_fetched_free);
  g_object_unref (task);
}

static void
fail_too_large (GTask *task)
{
  Fetch           *fetch = g_task_get_task_data (task);
  g_autofree char *limit = g_format_size_full (fetch->fetcher->options.max_size, G_FORMAT_SIZE_IEC_UNITS);
  g_autofree char *message = g_strdup_printf (_ ("What the server sends has more than %s. It was not read further."), limit);

  fail (task, QD_IMPORT_ERROR_TOO_LARGE, message);
}

/* Whether less came than was announced, which libsoup does not mind. */
static gboolean
is_cut_off (const Fetch *fetch)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (fetch->message);

  return soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CONTENT_LENGTH &&
         soup_message_metrics_get_response_body_bytes_received (soup_message_get_metrics (fetch->message)) < (guint64)soup_message_headers_get_content_length (headers);
}

/* A file that is packed itself, which its server need not say: unpacks it. FALSE if it would be too large. */
static gboolean
unpack (Fetch *fetch)
{
  g_autoptr (GConverter)   gunzip = NULL;
  g_autoptr (GInputStream) packed = NULL;
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GByteArray)   body = NULL;
  gssize                   n;

  if (fetch->body->len < 2 || fetch->body->data[0] != 0x1f || fetch->body->data[1] != 0x8b)
    return TRUE;
  gunzip = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  packed = g_memory_input_stream_new_from_data (fetch->body->data, fetch->body->len, NULL);
  stream = g_converter_input_stream_new (packed, gunzip);
  body = g_byte_array_new ();
  while ((n = g_input_stream_read (stream, fetch->chunk, CHUNK_BYTES, NULL, NULL)) > 0)
    {
      if (body->len + (guint64)n > fetch->fetcher->options.max_size)
        return FALSE;
      g_byte_array_append (body, fetch->chunk, (guint)n);
    }
  g_object_unref (g_steal_pointer (&stream));
  g_byte_array_unref (fetch->body);
  fetch->body = g_steal_pointer (&body);
  return TRUE;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask  *task = user_data;
  Fetch  *fetch = g_task_get_task_data (task);
  GError *error = NULL;
  gssize  n = g_input_stream_read_finish (G_INPUT_STREAM (source), result, &error);

  if (n == 0 && is_cut_off (fetch))
    {
      n = -1;
      error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT, "");
    }
  if (n < 0)
    {
      fail_by_error (task, error);
      return;
    }
  /* Counted unpacked, so that what is packed a thousandfold is found out too. */
  if (fetch->body->len + (guint64)n > fetch->fetcher->options.max_size || (n == 0 && !unpack (fetch)))
    {
      fail_too_large (task);
      return;
    }
  if (n == 0)
    {
      finish (task);
      return;
    }
  g_byte_array_append (fetch->body, fetch->chunk, (guint)n);
  g_input_stream_read_async (fetch->stream, fetch->chunk, CHUNK_BYTES, G_PRIORITY_DEFAULT, fetch->cancellable, read_cb, task);
}

static void
follow (GTask *task, guint status)
{
  Fetch           *fetch = g_task_get_task_data (task);
  const char      *location = soup_message_headers_get_one (soup_message_get_response_headers (fetch->message), "Location");
  g_autofree char *next = location != NULL ? qd_uri_resolve (fetch->address, location, SOUP_HTTP_URI_FLAGS) : NULL;

  if (next == NULL || !qd_fetch_is_address (next))
    {
      fail (task, QD_IMPORT_ERROR_NETWORK, _ ("The server redirects to an address that is not on the web. It was not followed."));
      return;
    }
  if (++fetch->n_redirects > MOST_REDIRECTS)
    {
      fail (task, QD_IMPORT_ERROR_NETWORK, _ ("The server redirects from one address to another endlessly."));
      return;
    }
  /* Who is outside leads nowhere else. */
  fetch->most = note_vicinity (fetch);
  /* What moved for good moved so far as all steps until there were for good. */
  fetch->permanent = fetch->permanent && (status == SOUP_STATUS_MOVED_PERMANENTLY || status == SOUP_STATUS_PERMANENT_REDIRECT);
  if (fetch->permanent)
    g_set_str (&fetch->moved_to, next);
  g_set_str (&fetch->address, next);
  end_request (fetch);
  wait_for_turn (task);
}

/* Whether the same request may be answered otherwise some moments later (RFC 9110, section 15). */
static gboolean
is_passing_status (guint status)
{
  switch (status)
    {
    case SOUP_STATUS_REQUEST_TIMEOUT:
    case QD_FETCH_STATUS_TOO_MANY:
    case SOUP_STATUS_INTERNAL_SERVER_ERROR:
    case SOUP_STATUS_BAD_GATEWAY:
    case SOUP_STATUS_SERVICE_UNAVAILABLE:
    case SOUP_STATUS_GATEWAY_TIMEOUT:
      return TRUE;
    default:
      return FALSE;
    }
}

static void
take_status (GTask *task, guint status)
{
  Fetch           *fetch = g_task_get_task_data (task);
  guint            wait = read_retry_after (fetch->message);
  g_autofree char *message = NULL;

  if (is_passing_status (status) && retry (task, wait))
    return;
  if (wait == 0 && status == QD_FETCH_STATUS_TOO_MANY)
    wait = PAUSE_AFTER_TOO_MANY * 1000;
  if (wait > 0)
    fetch->not_before = g_get_real_time () + (gint64)wait * 1000;
  message = _qd_fetch_dup_words_of_status (status, wait > 0);
  fail (task, status == SOUP_STATUS_GONE ? QD_IMPORT_ERROR_GONE : QD_IMPORT_ERROR_NETWORK, message);
}

/* Whether an answer is that what was asked for is elsewhere, rather than one of the others that begin with 3. */
static gboolean
is_elsewhere (guint status)
{
  return status == SOUP_STATUS_MOVED_PERMANENTLY || status == SOUP_STATUS_FOUND || status == SOUP_STATUS_SEE_OTHER ||
         status == SOUP_STATUS_TEMPORARY_REDIRECT || status == SOUP_STATUS_PERMANENT_REDIRECT;
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask  *task = user_data;
  Fetch  *fetch = g_task_get_task_data (task);
  GError *error = NULL;
  guint   status;
  goffset length;

  fetch->stream = soup_session_send_finish (SOUP_SESSION (source), result, &error);
  if (fetch->stream == NULL)
    {
      fail_by_error (task, error);
      return;
    }
  status = soup_message_get_status (fetch->message);
  _qd_fetch_turns_note (fetch->fetcher->turns, fetch->host, TRUE);
  if (status == SOUP_STATUS_NOT_MODIFIED && (fetch->etag != NULL || fetch->modified != NULL))
    {
      finish (task);
      return;
    }
  if (is_elsewhere (status))
    {
      follow (task, status);
      return;
    }
  /* 203 is 200 by way of somebody who changed something. */
  if (status != SOUP_STATUS_OK && status != SOUP_STATUS_NON_AUTHORITATIVE)
    {
      take_status (task, status);
      return;
    }
  length = soup_message_headers_get_content_length (soup_message_get_response_headers (fetch->message));
  if (length > 0 && (guint64)length > fetch->fetcher->options.max_size)
    {
      fail_too_large (task);
      return;
    }
  fetch->body = g_byte_array_new ();
  fetch->chunk = g_malloc (CHUNK_BYTES);
  g_input_stream_read_async (fetch->stream, fetch->chunk, CHUNK_BYTES, G_PRIORITY_DEFAULT, fetch->cancellable, read_cb, task);
}

static gboolean
deadline_cb (gpointer user_data)
{
  Fetch *fetch = g_task_get_task_data (user_data);

  fetch->timed_out = TRUE;
  g_cancellable_cancel (fetch->cancellable);
  return G_SOURCE_REMOVE;
}

static void
cancelled_cb (GCancellable *outer, gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

static void
send_request (GTask *task)
{
  Fetch              *fetch = g_task_get_task_data (task);
  GCancellable       *outer = g_task_get_cancellable (task);
  GError             *error = NULL;
  SoupMessageHeaders *headers;

  fetch->timed_out = FALSE;
  fetch->message = soup_message_new (SOUP_METHOD_GET, fetch->address);
  if (fetch->message == NULL)
    {
      fail (task, QD_IMPORT_ERROR_NETWORK, _ ("This is not a web address, which begins with “https://” or “http://”."));
      return;
    }
  fetch->session = _qd_fetch_sessions_take (fetch->fetcher->sessions, soup_message_get_uri (fetch->message), fetch->most, &error);
  if (fetch->session == NULL)
    {
      fail_by_error (task, error);
      return;
    }
  soup_message_add_flags (fetch->message, SOUP_MESSAGE_NO_REDIRECT | SOUP_MESSAGE_COLLECT_METRICS);
  headers = soup_message_get_request_headers (fetch->message);
  soup_message_headers_replace (headers, "Accept", "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, text/html;q=0.8, */*;q=0.5");
  if (fetch->etag != NULL)
    soup_message_headers_replace (headers, "If-None-Match", fetch->etag);
  if (fetch->modified != NULL)
    soup_message_headers_replace (headers, "If-Modified-Since", fetch->modified);
  g_clear_pointer (&fetch->body, g_byte_array_unref);
  g_clear_pointer (&fetch->chunk, g_free);
  g_clear_object (&fetch->cancellable);
  fetch->cancellable = g_cancellable_new ();
  fetch->outer = outer;
  if (outer != NULL)
    fetch->cancelled_id = g_cancellable_connect (outer, G_CALLBACK (cancelled_cb), g_object_ref (fetch->cancellable), g_object_unref);
  fetch->deadline = g_timeout_source_new (fetch->fetcher->options.time_limit);
  g_source_set_callback (fetch->deadline, deadline_cb, task, NULL);
  g_source_attach (fetch->deadline, g_task_get_context (task));
  soup_session_send_async (_qd_fetch_session_get_session (fetch->session), fetch->message, G_PRIORITY_DEFAULT, fetch->cancellable, sent_cb, task);
}

/* A #QdFetchTurnFunc. */
static void
begin_request (gpointer request)
{
  GTask  *task = request;
  Fetch  *fetch = g_task_get_task_data (task);
  GError *error = NULL;

  fetch->has_turn = TRUE;
  if (g_cancellable_set_error_if_cancelled (g_task_get_cancellable (task), &error))
    fail_by_error (task, error);
  else if (_qd_fetch_turns_is_silent (fetch->fetcher->turns, fetch->host))
    fail (task, QD_IMPORT_ERROR_NETWORK, _ ("The server takes too long. Try again later."));
  else
    send_request (task);
}

static void
wait_for_turn (GTask *task)
{
  Fetch *fetch = g_task_get_task_data (task);

  g_free (fetch->host);
  fetch->host = _qd_fetch_dup_host (fetch->address);
  _qd_fetch_turns_wait (fetch->fetcher->turns, fetch->host, task);
}

/**
 * qd_fetcher_fetch:
 * @self: (not nullable): a fetcher
 * @address: (not nullable): what to fetch
 * @most: how near its server may be
 * @etag: (nullable): the ETag of what is there already
 * @modified: (nullable): its Last-Modified
 * @cancellable: (nullable): stops it
 * @callback: (not nullable): called in the thread-default main context
 * @user_data: for @callback
 *
 * Fetches a file, unless it is the one that is there already. Redirections are followed, but only to http and https, and no nearer to this
 * computer than the server that redirects. What fails
 * for a passing reason is tried again, later each time, or when the server says. Eight are on their way at once, two of them to one
 * host; a host that leaves four in a row without an answer is not asked any more. Thread: the fetcher's.
 */
void
qd_fetcher_fetch (QdFetcher          *self,
                  const char         *address,
                  QdVicinity          most,
                  const char         *etag,
                  const char         *modified,
                  GCancellable       *cancellable,
                  GAsyncReadyCallback callback,
                  gpointer            user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Fetch *fetch = g_new0 (Fetch, 1);

  g_task_set_source_tag (task, qd_fetcher_fetch);
  fetch->fetcher = self;
  fetch->address = g_strdup (address);
  fetch->most = most;
  fetch->etag = g_strdup (etag);
  fetch->modified = g_strdup (modified);
  fetch->permanent = TRUE;
  g_task_set_task_data (task, fetch, free_fetch);
  if (!qd_fetch_is_address (address))
    fail (task, QD_IMPORT_ERROR_NETWORK, _ ("This is not a web address, which begins with “https://” or “http://”."));
  else
    wait_for_turn (task);
}

/**
 * qd_fetcher_fetch_finish:
 * @result: (not nullable): what the callback got
 * @not_before: (out): when the server wants to be asked again at the earliest, µs since the epoch UTC; 0 where it does not say
 * @error: return location
 *
 * Ends qd_fetcher_fetch().
 *
 * Errors: %QD_IMPORT_ERROR_NETWORK, %QD_IMPORT_ERROR_GONE, %QD_IMPORT_ERROR_TOO_LARGE, %QD_IMPORT_ERROR_TOO_NEAR, %G_IO_ERROR_CANCELLED
 * Returns: (transfer full) (nullable): the file; %NULL on error
 */
QdFetched *
qd_fetcher_fetch_finish (GAsyncResult *result, gint64 *not_before, GError **error)
{
  Fetch *fetch = g_task_get_task_data (G_TASK (result));

  *not_before = fetch->not_before;
  return g_task_propagate_pointer (G_TASK (result), error);
}
