/* qd-reader-json.c: articles in one JSON document: CSL-JSON of reference managers, IPTC ninjs, and lists of articles
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "import/qd-database-words.h"
#include "import/qd-import-file.h"
#include "import/qd-json-list.h"
#include "import/qd-json.h"
#include "import/qd-reader-private.h"
#include "import/qd-record.h"

#define MAX_SIZE (1024 * G_GUINT64_CONSTANT (1024) * 1024 * 1024)

/* A document without a list is held as a whole. */
#define LONGEST_DOCUMENT (24 * 1024 * 1024)

#define CHUNK_BYTES (256 * 1024)

typedef struct
{
  GFile            *file;
  const QdReadSink *sink;
  GCancellable     *cancellable;
  guint             n_told;
  gboolean          stopped;
} Reading;

/* Values */

static const char *
get_string (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

static JsonArray *
get_array (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static JsonObject *
get_element (JsonArray *array, guint index)
{
  JsonNode *node = json_array_get_element (array, index);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/* CSL-JSON: https://docs.citationstyles.org/en/stable/specification.html, and its input schema */

static void
add_name_part (GString *name, const char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (name, "%s%s", name->len > 0 ? " " : "", part);
}

/* "Ada", "van", "der", "Quill", "Jr." (the variables of names) */
static void
take_csl_names (QdRecord *record, JsonArray *names)
{
  for (guint i = 0; names != NULL && i < json_array_get_length (names); i++)
    {
      JsonObject         *name = get_element (names, i);
      const char         *family = name != NULL ? qd_json_get_string (name, "family") : NULL;
      const char         *given = name != NULL ? qd_json_get_string (name, "given") : NULL;
      const char         *literal = name != NULL ? qd_json_get_string (name, "literal") : NULL;
      g_autoptr (GString) whole = g_string_new (NULL);

      add_name_part (whole, given);
      add_name_part (whole, name != NULL ? qd_json_get_string (name, "dropping-particle") : NULL);
      add_name_part (whole, name != NULL ? qd_json_get_string (name, "non-dropping-particle") : NULL);
      add_name_part (whole, family);
      add_name_part (whole, name != NULL ? qd_json_get_string (name, "suffix") : NULL);
      qd_record_add (record, QD_RECORD_BYLINE, family != NULL || given != NULL ? whole->str : literal, ", ");
    }
}

/* {"date-parts": [[2018, 1, 24]]}, or {"raw": "2018-01-24"} */
static void
take_csl_date (QdRecord *record, JsonObject *date)
{
  JsonArray       *parts = get_array (date, "date-parts");
  JsonNode        *first = parts != NULL && json_array_get_length (parts) > 0 ? json_array_get_element (parts, 0) : NULL;
  JsonArray       *numbers = first != NULL && JSON_NODE_HOLDS_ARRAY (first) ? json_node_get_array (first) : NULL;
  gint64           values[3] = { 0 };
  g_autofree char *text = NULL;

  for (guint i = 0; numbers != NULL && i < MIN (json_array_get_length (numbers), 3); i++)
    {
      JsonNode   *node = json_array_get_element (numbers, i);
      const char *string = get_string (node);

      values[i] = string != NULL ? g_ascii_strtoll (string, NULL, 10) : (JSON_NODE_HOLDS_VALUE (node) ? json_node_get_int (node) : 0);
    }
  /* A month alone is no date. */
  if (values[0] > 0 && values[1] > 0 && values[2] > 0)
    text = g_strdup_printf ("%04d-%02d-%02d", (int)CLAMP (values[0], 0, 9999), (int)CLAMP (values[1], 0, 99), (int)CLAMP (values[2], 0, 99));
  qd_record_set (record, QD_RECORD_DATE, text != NULL ? text : qd_json_get_string (date, "raw"));
  qd_record_set (record, QD_RECORD_DATE, qd_json_get_string (date, "literal"));
}

static void
take_csl (QdRecord *record, JsonObject *object)
{
  JsonNode *issued = json_object_get_member (object, "issued");

  const char *doi = qd_json_get_string (object, "DOI");

  qd_record_set (record, QD_RECORD_URL, qd_json_get_string (object, "URL"));
  if (doi != NULL && g_str_has_prefix (doi, "10."))
    {
      g_autofree char *address = g_strconcat ("https://doi.org/", doi, NULL);

      qd_record_set (record, QD_RECORD_URL, address);
    }
  /* What CSL calls the source is the database or the catalogue that the reference is from. */
  qd_record_set (record, QD_RECORD_SOURCE, qd_json_get_string (object, "container-title"));
  qd_record_set (record, QD_RECORD_SOURCE, qd_json_get_string (object, "publisher"));
  qd_record_set (record, QD_RECORD_DATELINE, qd_json_get_string (object, "publisher-place"));
  take_csl_names (record, get_array (object, "author"));
  if (issued != NULL && JSON_NODE_HOLDS_OBJECT (issued))
    take_csl_date (record, json_node_get_object (issued));
}

/* ninjs: https://iptc.org/std/ninjs/, versions 1 and 2 or 3 */

static void
take_ninjs_names (QdRecord *record, QdRecordField field, JsonArray *list, const char *const *members)
{
  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      JsonObject *object = get_element (list, i);

      for (guint j = 0; object != NULL && members[j] != NULL; j++)
        if (qd_json_get_string (object, members[j]) != NULL)
          {
            qd_record_add (record, field, qd_json_get_string (object, members[j]), ", ");
            break;
          }
    }
}

/* Of headlines those whose role is "main", else in their order. */
static void
take_ninjs_values (QdRecord *record, QdRecordField field, JsonArray *list)
{
  for (guint pass = 0; list != NULL && pass < 2; pass++)
    for (guint i = 0; i < json_array_get_length (list); i++)
      {
        JsonObject *object = get_element (list, i);

        if (object != NULL && (pass == 1 || g_strcmp0 (qd_json_get_string (object, "role"), "main") == 0))
          qd_record_set (record, field, qd_json_get_string (object, "value"));
      }
}

/* Of several forms of the text the one with paragraphs: version 1 has a member for each, "body_" and its name, later ones a list. */
static void
take_ninjs_bodies (QdRecord *record, JsonObject *object)
{
  JsonArray        *bodies = get_array (object, "bodies");
  g_autoptr (GList) members = json_object_get_members (object);

  qd_record_set (record, QD_RECORD_TEXT, qd_json_get_string (object, "body_html"));
  qd_record_set (record, QD_RECORD_TEXT, qd_json_get_string (object, "body_xhtml"));
  qd_record_set (record, QD_RECORD_TEXT, qd_json_get_string (object, "body_text"));
  for (GList *link = members; link != NULL; link = link->next)
    if (g_str_has_prefix (link->data, "body_"))
      qd_record_set (record, QD_RECORD_TEXT, qd_json_get_string (object, link->data));
  for (guint i = 0; bodies != NULL && i < json_array_get_length (bodies); i++)
    {
      JsonObject *body = get_element (bodies, i);
      const char *type = body != NULL ? qd_json_get_string (body, "contenttype") : NULL;

      if (type != NULL && strstr (type, "html") != NULL)
        qd_record_set (record, QD_RECORD_TEXT, qd_json_get_string (body, "value"));
    }
  take_ninjs_values (record, QD_RECORD_TEXT, bodies);
}

static void
take_ninjs (QdRecord *record, JsonObject *object)
{
  static const char *const name[] = { "name", "literal", NULL };
  const char              *by = qd_json_get_string (object, "by") != NULL ? qd_json_get_string (object, "by") : qd_json_get_string (object, "byline");

  qd_record_set (record, QD_RECORD_ID, qd_json_get_string (object, "uri"));
  take_ninjs_bodies (record, object);
  qd_record_set (record, QD_RECORD_TITLE, qd_json_get_string (object, "headline"));
  take_ninjs_values (record, QD_RECORD_TITLE, get_array (object, "headlines"));
  qd_record_set (record, QD_RECORD_DATE, qd_json_get_string (object, "firstcreated"));
  qd_record_set (record, QD_RECORD_DATE, qd_json_get_string (object, "contentcreated"));
  qd_record_set (record, QD_RECORD_DATE, qd_json_get_string (object, "versioncreated"));
  if (by != NULL)
    qd_record_set (record, QD_RECORD_BYLINE, by + qd_database_measure_by (by));
  /* The places of "place" are those that it is about. */
  qd_record_set (record, QD_RECORD_DATELINE, qd_json_get_string (object, "located"));
  qd_record_set (record, QD_RECORD_SOURCE, qd_json_get_string (object, "copyrightholder"));
  if (record->fields[QD_RECORD_BYLINE] == NULL)
    take_ninjs_names (record, QD_RECORD_BYLINE, get_array (object, "by"), name);
  if (record->fields[QD_RECORD_SOURCE] == NULL)
    take_ninjs_names (record, QD_RECORD_SOURCE, get_array (object, "infosources"), name);
  take_ninjs_values (record, QD_RECORD_SUMMARY, get_array (object, "descriptions"));
}

/* Any object: the members whose names are known */

static void
take_named (QdRecord *record, JsonObject *object)
{
  g_autoptr (GList) members = json_object_get_members (object);

  for (GList *link = members; link != NULL; link = link->next)
    {
      const char   *member = link->data;
      JsonNode     *node = json_object_get_member (object, member);
      guint8        rank;
      QdRecordField field = qd_record_find_field (member, &rank);

      if (get_string (node) != NULL)
        qd_record_set_ranked (record, field, get_string (node), rank);
      else if (field == QD_RECORD_ID && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64)
        {
          g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));

          qd_record_set (record, field, number);
        }
      else if (field == QD_RECORD_BYLINE && JSON_NODE_HOLDS_ARRAY (node))
        for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
          qd_record_add (record, field, get_string (json_array_get_element (json_node_get_array (node), i)), ", ");
    }
}

static gboolean
has_one_of (JsonObject *object, const char *const *members)
{
  for (guint i = 0; members[i] != NULL; i++)
    if (json_object_has_member (object, members[i]))
      return TRUE;
  return FALSE;
}

static void
take_object (Reading *reading, JsonNode *node, const char *bytes, gsize len, guint64 number)
{
  static const char *const csl[] = { "issued", "container-title", "citation-key", NULL };
  static const char *const ninjs[] = { "versioncreated", "body_html", "body_text", "body_xhtml", "bodies", "headlines", "infosources", NULL };
  JsonObject              *object = json_node_get_object (node);
  g_auto (QdRecord)        record = { .line = number };
  g_autoptr (GBytes)       original = g_bytes_new (bytes, len);

  if (has_one_of (object, csl))
    take_csl (&record, object);
  if (has_one_of (object, ninjs))
    take_ninjs (&record, object);
  take_named (&record, object);
  reading->n_told++;
  reading->stopped = !qd_record_tell (&record, reading->file, original, "application/json", reading->sink, reading->cancellable);
}

/* Reading */

static const char *const lists[] = { "items", "articles", "documents", "records", "results", "entries", "data", "hits", NULL };

/* Parses what is an object, or a document; JSON is UTF-8, but not all that is called so. */
static JsonNode *
parse (const char *bytes, gsize len, GError **error)
{
  g_auto (QdCharsetResult) text = { 0 };
  guint64                  line;

  if (g_utf8_validate_len (bytes, len, NULL))
    return qd_json_parse (bytes, len, error);
  return qd_charset_decode ((const guint8 *)bytes, len, NULL, &text, &line, error) ? qd_json_parse (text.text, text.length, error) : NULL;
}

static gboolean
take_element (const char *bytes, gsize len, guint64 number, gpointer user_data)
{
  Reading             *reading = user_data;
  g_autoptr (GError)   error = NULL;
  g_autoptr (JsonNode) node = parse (bytes, len, &error);

  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    take_object (reading, node, bytes, len, number);
  else if (error != NULL)
    {
      reading->n_told++;
      reading->sink->problem (number, error, reading->sink->user_data);
    }
  return !reading->stopped && !g_cancellable_is_cancelled (reading->cancellable);
}

/* A document in which no list was found: an article alone, or a list that bytes alone do not show. */
static gboolean
take_document (Reading *reading, const GByteArray *document, GError **error)
{
  g_auto (QdCharsetResult) text = { 0 };
  g_autoptr (JsonNode)     root = NULL;
  guint64                  line;

  if (document->len == 0)
    {
      g_set_error_literal (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_EMPTY, _ ("The file is empty."));
      return FALSE;
    }
  if (!qd_charset_decode (document->data, document->len, NULL, &text, &line, error))
    return FALSE;
  /* JSON must not be in UTF-16, which some programs write all the same; its brackets and quotation marks are no bytes. */
  if (qd_charset_is_wide (document->data, document->len))
    {
      g_autoptr (QdJsonList) list = qd_json_list_new (lists, take_element, reading);

      if (!qd_json_list_push (list, text.text, text.length, error))
        return FALSE;
      if (qd_json_list_is_found (list))
        return TRUE;
    }
  root = qd_json_parse (text.text, text.length, error);
  if (root == NULL)
    return FALSE;
  if (JSON_NODE_HOLDS_OBJECT (root))
    take_object (reading, root, text.text, text.length, 0);
  return TRUE;
}

/* Each object of a list is parsed when it is there; what is no list is put together first. */
static gboolean
read_document (Reading *reading, GInputStream *stream, GError **error)
{
  g_autoptr (QdJsonList) list = qd_json_list_new (lists, take_element, reading);
  g_autoptr (GByteArray) document = g_byte_array_new ();
  g_autofree char       *chunk = g_malloc (CHUNK_BYTES);
  guint64                position = 0;
  gssize                 n;

  while (!reading->stopped && (n = g_input_stream_read (stream, chunk, CHUNK_BYTES, reading->cancellable, error)) != 0)
    {
      if (n < 0)
        return FALSE;
      if (!qd_json_list_is_found (list))
        g_byte_array_append (document, (const guint8 *)chunk, (guint)n);
      if (!qd_charset_is_wide (document->data, document->len) && !qd_json_list_push (list, chunk, (gsize)n, error))
        return FALSE;
      if (qd_json_list_is_found (list))
        g_byte_array_set_size (document, 0);
      else if (document->len > LONGEST_DOCUMENT)
        {
          qd_import_set_too_large (document->len, LONGEST_DOCUMENT, error);
          return FALSE;
        }
      position += (guint64)n;
      qd_reader_tell_position (reading->sink, position);
    }
  if (reading->stopped)
    return TRUE;
  if (!qd_json_list_is_found (list))
    return take_document (reading, document, error);
  if (qd_json_list_is_whole (list))
    return TRUE;
  g_set_error_literal (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_PARTIAL, _ ("The file is damaged: its JSON breaks off. What stands before was read."));
  return FALSE;
}

static gboolean
read_json (GFile *file, const QdReadSink *sink, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  Reading                      reading = { file, sink, cancellable };

  if (stream == NULL || !read_document (&reading, G_INPUT_STREAM (stream), error))
    return FALSE;
  if (reading.n_told == 0)
    {
      qd_reader_set_no_text (error);
      return FALSE;
    }
  return TRUE;
}

/* An object or a list of such that has members as articles have them. A feed in JSON says what it is. */
static int
sniff_json (const guint8 *head, gsize len)
{
  static const char *const members[] = { "\"issued\"", "\"container-title\"", "\"versioncreated\"", "\"body_html\"", "\"body_text\"", "\"headline\"", "\"bodies\"", "\"text\"", "\"title\"" };
  g_autofree char         *text = NULL;
  const char              *start;
  guint                    n_found = 0;
  gsize                    at = len >= 3 && memcmp (head, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;

  /* Every text that is imported is looked at here, and hardly any begins like that. */
  while (at < len && (head[at] == '[' || g_ascii_isspace (head[at])))
    at++;
  if (at == len || head[at] != '{')
    return 5;
  text = g_strndup ((const char *)head, len);
  start = text + (g_str_has_prefix (text, "\xEF\xBB\xBF") ? 3 : 0);
  start += strspn (start, " \t\r\n");
  if (*start == '[')
    start += 1 + strspn (start + 1, " \t\r\n");
  if (*start != '{' || strstr (text, "jsonfeed.org/version") != NULL)
    return 5;
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    n_found += strstr (start, members[i]) != NULL;
  return n_found >= 2 ? 82 : 40;
}

static const char *const extensions[] = { "json", NULL };

const QdReader qd_reader_json = { "JSON", extensions, MAX_SIZE, sniff_json, read_json, .is_text = TRUE };
