/* qd-reader-library.c: archives of whole libraries
 *
 * Read from its start to its end; what articles need stands before them (qd-library-archive.c). What it says is believed no more than
 * what any other file says: bytes are those of their hash, marks and pictures lie inside the text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/qd-picture-header.h"
#include "import/qd-archive.h"
#include "import/qd-import-file.h"
#include "import/qd-json.h"
#include "import/qd-library-archive-private.h"
#include "import/qd-reader-private.h"
#include "store/qd-store-correct.h"
#include "store/qd-store-hand.h"

#define MAX_SIZE (1024 * G_GUINT64_CONSTANT (1024) * 1024 * 1024)

/* The largest file in it that is read, bytes, and how much is kept for the articles behind it: more than writers reach back. */
#define LARGEST_FILE (512 * 1024 * 1024)
#define KEPT_BYTES (96 * 1024 * 1024)

#define MOST_ORIGINS 10000
#define MOST_RECORDS 10000000
#define MOST_ANCHORS 1000

const char *const _qd_library_archive_marks[QD_LIBRARY_ARCHIVE_N_MARKS] = {
  [QD_BODY_MARK_HEADING] = "heading",
  [QD_BODY_MARK_LINK] = "link",
  [QD_BODY_MARK_EMPHASIS] = "emphasis",
  [QD_BODY_MARK_STRONG] = "strong",
  [QD_BODY_MARK_BLOCKQUOTE] = "blockquote",
  [QD_BODY_MARK_LIST_ITEM] = "list-item",
  [QD_BODY_MARK_PICTURE] = "picture",
  [QD_BODY_MARK_BOILERPLATE] = "boilerplate",
};

typedef struct
{
  GFile            *file; /* borrowed */
  const QdReadSink *sink;
  GHashTable       *bytes; /* by name, of GBytes */
  GQueue            names; /* of them, the oldest first; borrowed */
  gsize             n_bytes;
  gboolean          stopped;
  guint             n_told;
  guint             n_read; /* articles, however often they were found */
} Reading;

/* Bytes */

static void
keep_bytes (Reading *reading, const char *name, GBytes *bytes)
{
  char *key;

  if (g_hash_table_contains (reading->bytes, name))
    return;
  key = g_strdup (name);
  g_hash_table_insert (reading->bytes, key, g_bytes_ref (bytes));
  g_queue_push_tail (&reading->names, key);
  reading->n_bytes += g_bytes_get_size (bytes);
}

/* Called behind articles, so that what those before them need is still there. */
static void
forget_bytes (Reading *reading)
{
  while (reading->n_bytes > KEPT_BYTES && !g_queue_is_empty (&reading->names))
    {
      const char *name = g_queue_pop_head (&reading->names);

      reading->n_bytes -= g_bytes_get_size (g_hash_table_lookup (reading->bytes, name));
      g_hash_table_remove (reading->bytes, name);
    }
}

static GBytes *
find_bytes (Reading *reading, const char *folder, const char *hash)
{
  g_autofree char *name = hash != NULL ? g_strconcat (folder, "/", hash, NULL) : NULL;

  return name != NULL ? g_hash_table_lookup (reading->bytes, name) : NULL;
}

/* Articles */

/* A number of a file that somebody may have written by hand. */
static gint64
get_int (JsonObject *object, const char *member, gint64 otherwise)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64 ? json_node_get_int (node) : otherwise;
}

static JsonArray *
get_array (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static JsonObject *
get_object (JsonArray *array, guint index)
{
  JsonNode *node = json_array_get_element (array, index);

  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static gboolean
is_boundary (const char *text, gsize len, gint64 offset)
{
  return offset >= 0 && (guint64)offset <= len && ((guint8)text[offset] & 0xC0) != 0x80;
}

static void
take_mark (QdBody *body, JsonObject *object)
{
  gsize       len;
  const char *text = qd_body_get_text (body, &len);
  const char *kind = qd_json_get_string (object, "kind");
  gint64      start = get_int (object, "start", -1);
  gint64      end = get_int (object, "end", -1);

  if (kind == NULL || start >= end || !is_boundary (text, len, start) || !is_boundary (text, len, end))
    return;
  for (guint i = 0; i < QD_LIBRARY_ARCHIVE_N_MARKS; i++)
    if (g_str_equal (kind, _qd_library_archive_marks[i]))
      qd_body_add_mark (body, i, (QdSpan){ (gsize)start, (gsize)end }, (guint)CLAMP (get_int (object, "level", 0), 0, 6), qd_json_get_text (object, "value"));
}

static QdBody *
read_body (JsonObject *object)
{
  const char *text = qd_json_get_string (object, "text");
  JsonArray  *marks = get_array (object, "marks");
  QdBody     *body = qd_body_new (text != NULL ? text : "", -1);

  for (guint i = 0; marks != NULL && i < json_array_get_length (marks); i++)
    {
      JsonObject *mark = get_object (marks, i);

      if (mark != NULL)
        take_mark (body, mark);
    }
  return body;
}

/* How large a picture is its own bytes say. */
static void
measure_picture (QdPicture *picture)
{
  QdPictureHeader header;
  gsize           size;
  const guint8   *data = g_bytes_get_data (picture->bytes, &size);

  if (!qd_picture_header_read (data, size, &header))
    return;
  picture->width = header.width;
  picture->height = header.height;
}

static void
take_picture (Reading *reading, QdArticleDraft *draft, JsonObject *object)
{
  QdPicture picture = {
    .address = qd_json_get_string (object, "address"),
    .caption = qd_json_get_text (object, "caption"),
    .alt = qd_json_get_text (object, "alt"),
    .bytes = find_bytes (reading, "pictures", qd_json_get_string (object, "sha256")),
  };
  gsize len;

  qd_body_get_text (qd_article_draft_get_body (draft), &len);
  picture.position = (gsize)CLAMP (get_int (object, "position", 0), 0, (gint64)len);
  if (picture.bytes != NULL)
    measure_picture (&picture);
  qd_article_draft_add_picture (draft, &picture);
}

static QdArticleDraft *
make_draft (Reading *reading, JsonObject *object, QdBody *body)
{
  QdArticleDraft *draft = qd_article_draft_new ();
  JsonArray      *facts = get_array (object, "facts");
  JsonArray      *pictures = get_array (object, "pictures");

  qd_article_draft_set_source (draft, qd_json_get_string (object, "source"));
  qd_article_draft_set_title (draft, qd_json_get_string (object, "title"));
  qd_article_draft_set_byline (draft, qd_json_get_string (object, "byline"));
  qd_article_draft_set_dateline (draft, qd_json_get_string (object, "dateline"));
  qd_article_draft_set_published (draft, get_int (object, "published", QD_TIME_UNKNOWN));
  qd_article_draft_set_url (draft, qd_json_get_string (object, "url"));
  qd_article_draft_set_language (draft, qd_json_get_string (object, "language"));
  qd_article_draft_set_body (draft, body);
  /* Entries of feeds without a text are articles of a library, too. */
  qd_article_draft_set_listed (draft);
  for (guint i = 0; facts != NULL && i < json_array_get_length (facts); i++)
    {
      JsonObject *fact = get_object (facts, i);

      if (fact != NULL && qd_json_get_string (fact, "field") != NULL)
        qd_article_draft_add_fact (draft, qd_json_get_string (fact, "field"), qd_json_get_text (fact, "value"), qd_json_get_string (fact, "origin"));
    }
  for (guint i = 0; pictures != NULL && i < json_array_get_length (pictures); i++)
    {
      JsonObject *picture = get_object (pictures, i);

      if (picture != NULL)
        take_picture (reading, draft, picture);
    }
  return draft;
}

static void
tell_problem (Reading *reading, int code, const char *message)
{
  g_autoptr (GError) error = g_error_new_literal (QD_IMPORT_ERROR, code, message);

  reading->n_told++;
  reading->sink->problem (0, error, reading->sink->user_data);
}

/* An article comes once for each place where it was found. */
static void
read_article (Reading *reading, JsonObject *object)
{
  JsonArray         *origins = get_array (object, "origins");
  g_autoptr (QdBody) body = read_body (object);
  guint              n = origins != NULL ? json_array_get_length (origins) : 0;

  for (guint i = 0; i < MIN (n, MOST_ORIGINS) && !reading->stopped; i++)
    {
      JsonObject     *origin = get_object (origins, i);
      const char     *hash = origin != NULL ? qd_json_get_string (origin, "sha256") : NULL;
      const char     *path = origin != NULL ? qd_json_get_string (origin, "path") : NULL;
      GBytes         *original = find_bytes (reading, "originals", hash);
      QdArticleDraft *draft;

      if (origin == NULL)
        continue;
      if (hash != NULL && original == NULL)
        tell_problem (reading, QD_IMPORT_ERROR_FORMAT, _ ("The archive does not have the original of an article, or has it damaged. The article was imported without it."));
      draft = make_draft (reading, object, body);
      qd_import_name_article (draft, reading->file);
      qd_article_draft_set_external_id (draft, qd_json_get_string (origin, "id"));
      qd_article_draft_set_path (draft, path != NULL ? path : "", (guint64)MAX (get_int (origin, "line", 0), 0));
      if (original != NULL)
        qd_article_draft_set_original (draft, original, qd_json_get_string (origin, "type"));
      reading->n_told++;
      reading->stopped = !reading->sink->article (draft, reading->sink->user_data);
    }
}

/* Says of a line which one it is; @error: NULL where it is JSON, but no article */
static void
tell_line (Reading *reading, const char *name, guint line, const GError *error)
{
  g_autofree char *place = g_strdup_printf (_ ("Line %u of “%s” in the archive is not an article that can be read."), line, name);
  g_autofree char *message = error != NULL ? g_strconcat (place, " ", error->message, NULL) : NULL;

  tell_problem (reading, error != NULL ? error->code : QD_IMPORT_ERROR_FORMAT, message != NULL ? message : place);
}

static void
read_articles (Reading *reading, const char *name, GBytes *bytes)
{
  gsize       len;
  const char *lines = g_bytes_get_data (bytes, &len);
  guint       line = 1;

  /* Of a file without a byte there is no address. */
  for (gsize at = 0, n; at < len && !reading->stopped; at += n + 1, line++)
    {
      const char          *stop = memchr (lines + at, '\n', len - at);
      g_autoptr (JsonNode) node = NULL;
      g_autoptr (GError)   error = NULL;

      n = stop != NULL ? (gsize)(stop - lines) - at : len - at;
      if (n > QD_LIBRARY_ARCHIVE_LONGEST_LINE)
        g_set_error_literal (&error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_TOO_LARGE, _ ("The line is too long."));
      else if (n > 0)
        node = qd_json_parse_within (lines + at, n, QD_LIBRARY_ARCHIVE_MOST_VALUES, &error);

      reading->n_read += n > 0;
      if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
        read_article (reading, json_node_get_object (node));
      else if (n > 0)
        tell_line (reading, name, line, error);
    }
}

/* The archive */

/* Loads the file at hand; NULL where that fails, and where it is too large: then it is told, or without @sink an error. */
static GBytes *
load_file (QdArchive *archive, const QdReadSink *sink, GError **error)
{
  gboolean           more = FALSE;
  g_autoptr (GBytes) bytes = qd_archive_load (archive, LARGEST_FILE, &more, error);

  if (bytes != NULL && more)
    {
      g_autoptr (GError) large = g_error_new_literal (QD_IMPORT_ERROR, QD_IMPORT_ERROR_TOO_LARGE, _ ("A file in the archive is too large."));

      if (sink != NULL)
        sink->problem (0, large, sink->user_data);
      else
        g_propagate_error (error, g_steal_pointer (&large));
      return NULL;
    }
  return g_steal_pointer (&bytes);
}

static gboolean
is_of_hash (const char *hash, GBytes *bytes)
{
  g_autofree char *found = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

  return g_str_equal (hash, found);
}

static gboolean
take_file (Reading *reading, QdArchive *archive, GError **error)
{
  g_autofree char   *name = g_strdup (qd_archive_get_name (archive));
  gboolean           is_bytes = g_str_has_prefix (name, "originals/") || g_str_has_prefix (name, "pictures/");
  gboolean           is_articles = g_str_has_prefix (name, "articles/");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) local_error = NULL;

  if (!is_bytes && !is_articles)
    return TRUE;
  bytes = load_file (archive, reading->sink, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (bytes == NULL)
    return TRUE;
  if (is_articles)
    {
      read_articles (reading, name, bytes);
      forget_bytes (reading);
    }
  else if (is_of_hash (strchr (name, '/') + 1, bytes))
    keep_bytes (reading, name, bytes);
  return TRUE;
}

/* Whether the file at hand says that this is such an archive, and one that can be read. */
static gboolean
check_head (QdArchive *archive, guint *n_articles, GError **error)
{
  g_autoptr (GBytes)   bytes = load_file (archive, NULL, error);
  g_autoptr (JsonNode) node = NULL;
  gsize                len = 0;
  const char          *text = bytes != NULL ? g_bytes_get_data (bytes, &len) : NULL;

  if (bytes == NULL)
    return FALSE;
  node = len > 0 ? qd_json_parse (text, len, NULL) : NULL;
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node) || g_strcmp0 (qd_json_get_string (json_node_get_object (node), "format"), QD_LIBRARY_ARCHIVE_FORMAT) != 0)
    {
      g_set_error_literal (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_FORMAT, _ ("This is not an archive of a library."));
      return FALSE;
    }
  if (get_int (json_node_get_object (node), "version", 0) > QD_LIBRARY_ARCHIVE_VERSION)
    {
      g_set_error_literal (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_UNSUPPORTED, _ ("The archive was written by a newer version of Quotidian. Import it with that version."));
      return FALSE;
    }
  *n_articles = (guint)CLAMP (get_int (json_node_get_object (node), "articles", 0), 0, G_MAXINT32);
  return TRUE;
}

/* Opens an archive behind its head. */
static QdArchive *
open_archive (GFile *file, guint *n_articles, GCancellable *cancellable, GError **error)
{
  g_autoptr (QdArchive) archive = qd_archive_open (file, cancellable, error);

  if (archive == NULL)
    return NULL;
  if (!qd_archive_next (archive, error) || !g_str_equal (qd_archive_get_name (archive), QD_LIBRARY_ARCHIVE_HEAD))
    {
      if (error != NULL && *error == NULL)
        g_set_error_literal (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_FORMAT, _ ("This is not an archive of a library."));
      return NULL;
    }
  return check_head (archive, n_articles, error) ? g_steal_pointer (&archive) : NULL;
}

/* Of an archive that was cut short and closed again, or lost one of its files, every article that is there is sound. */
static void
tell_missing (Reading *reading, guint n_articles)
{
  g_autofree char *message = NULL;

  if (reading->stopped || reading->n_read >= n_articles)
    return;
  message = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "The archive says that it holds %u article, but has %u. The others are missing from it; look for a whole copy.",
                                          "The archive says that it holds %u articles, but has %u. The others are missing from it; look for a whole copy.", n_articles),
                             n_articles, reading->n_read);
  tell_problem (reading, QD_IMPORT_ERROR_FORMAT, message);
}

static gboolean
read_library (GFile *file, const QdReadSink *sink, GCancellable *cancellable, GError **error)
{
  guint                  n_articles = 0;
  g_autoptr (QdArchive)  archive = open_archive (file, &n_articles, cancellable, error);
  g_autoptr (GHashTable) bytes = NULL;
  g_autoptr (GError)     local_error = NULL;
  Reading                reading = { .file = file, .sink = sink, .names = G_QUEUE_INIT };

  if (archive == NULL)
    return FALSE;
  bytes = reading.bytes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_bytes_unref);
  while (!reading.stopped && qd_archive_next (archive, &local_error))
    {
      if (!take_file (&reading, archive, &local_error))
        break;
      qd_reader_tell_position (sink, qd_archive_get_position (archive));
    }
  g_queue_clear (&reading.names);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  tell_missing (&reading, n_articles);
  return TRUE;
}

/**
 * qd_library_archive_sniff:
 * @head: (not nullable): the first bytes of a file
 * @len: how many
 *
 * Thread: any.
 *
 * Returns: whether the file is an archive of a library, by the name of what comes first in it (APPNOTE.TXT, 4.3.7)
 */
gboolean
qd_library_archive_sniff (const guint8 *head, gsize len)
{
  gsize n = strlen (QD_LIBRARY_ARCHIVE_HEAD);

  return len > 30 + n && memcmp (head, "PK\3\4", 4) == 0 && head[26] == n && head[27] == 0 && memcmp (head + 30, QD_LIBRARY_ARCHIVE_HEAD, n) == 0;
}

static int
sniff_library (const guint8 *head, gsize len)
{
  return qd_library_archive_sniff (head, len) ? 99 : 0;
}

static const char *const extensions[] = { "zip", NULL };

const QdReader qd_reader_library = { "Library", extensions, MAX_SIZE, sniff_library, read_library };

/* What the person made of it */

static GBytes *
decode_hex (const char *text)
{
  gsize   len = text != NULL ? strlen (text) / 2 : 0;
  guint8 *bytes = g_malloc (len + 1);

  for (gsize i = 0; i < len; i++)
    {
      int high = g_ascii_xdigit_value (text[i * 2]);
      int low = g_ascii_xdigit_value (text[i * 2 + 1]);

      bytes[i] = (guint8)((MAX (high, 0) << 4) | MAX (low, 0));
    }
  return g_bytes_new_take (bytes, len);
}

static GVariant *
read_field (JsonObject *object, const char *member, char type)
{
  g_autoptr (GBytes) bytes = NULL;

  if (type == 'i')
    return g_variant_new_int64 (get_int (object, member, 0));
  if (type == 's')
    return g_variant_new ("ms", qd_json_get_text (object, member));
  bytes = decode_hex (qd_json_get_string (object, member));
  return g_variant_new_from_bytes (G_VARIANT_TYPE_BYTESTRING, bytes, TRUE);
}

static void
take_record (GVariantBuilder *records, JsonObject *object)
{
  const char       *name = qd_json_get_string (object, "record");
  const QdHandKind *kind;

  for (guint i = 0; name != NULL && (kind = qd_hand_get_kind (i)) != NULL; i++)
    {
      g_auto (GStrv)  fields = NULL;
      GVariantBuilder values;

      if (!g_str_equal (kind->name, name))
        continue;
      fields = g_strsplit (kind->fields, " ", -1);
      g_variant_builder_init (&values, G_VARIANT_TYPE ("av"));
      for (guint j = 0; fields[j] != NULL; j++)
        {
          char *colon = strchr (fields[j], ':');

          *colon = '\0';
          g_variant_builder_add (&values, "v", read_field (object, fields[j], colon[1]));
        }
      g_variant_builder_add (records, "(uav)", i, &values);
      return;
    }
}

static void
free_anchor (gpointer data)
{
  qd_anchor_free (data);
}

static GPtrArray *
read_anchors (JsonObject *object, const char *member)
{
  JsonArray *array = get_array (object, member);
  GPtrArray *anchors = g_ptr_array_new_with_free_func (free_anchor);

  for (guint i = 0; array != NULL && i < MIN (json_array_get_length (array), MOST_ANCHORS); i++)
    {
      JsonObject *anchor = get_object (array, i);
      const char *texts[3];

      if (anchor == NULL)
        continue;
      texts[0] = qd_json_get_string (anchor, "exact");
      texts[1] = qd_json_get_string (anchor, "prefix");
      texts[2] = qd_json_get_string (anchor, "suffix");
      if (texts[0] != NULL)
        g_ptr_array_add (anchors, qd_anchor_new (texts[0], texts[1] != NULL ? texts[1] : "", texts[2] != NULL ? texts[2] : "", (gsize)MAX (get_int (anchor, "start", 0), 0)));
    }
  return anchors;
}

/* Whether somebody said the same of the same words already. */
static gboolean
is_known (GPtrArray *present, const QdCorrectionRecord *record)
{
  for (guint i = 0; i < present->len; i++)
    {
      const QdCorrectionRecord *other = g_ptr_array_index (present, i);

      if (memcmp (&other->article.identity, &record->article.identity, sizeof other->article.identity) == 0 &&
          memcmp (&other->other.identity, &record->other.identity, sizeof other->other.identity) == 0 && qd_correction_is_same_place (other->correction, record->correction))
        return TRUE;
    }
  return FALSE;
}

/* Whether it says what an article is known by. */
static gboolean
read_known (JsonObject *object, QdKnownArticle *article)
{
  g_autoptr (GBytes) identity = decode_hex (qd_json_get_string (object, "identity"));

  article->label = qd_json_get_string (object, "label");
  article->title = qd_json_get_string (object, "title");
  article->source = qd_json_get_string (object, "source");
  article->url = qd_json_get_string (object, "url");
  if (article->label == NULL || article->source == NULL || g_bytes_get_size (identity) != sizeof article->identity)
    return FALSE;
  memcpy (article->identity, g_bytes_get_data (identity, NULL), sizeof article->identity);
  return TRUE;
}

/* Whether a correction has what its field takes. */
static gboolean
is_whole (const QdCorrectionRecord *record)
{
  const QdCorrection *correction = record->correction;
  QdRelationKind      kind;

  if (correction == NULL || (correction->field != QD_CORRECTION_SOURCE && correction->words->len == 0))
    return FALSE;
  if (correction->field == QD_CORRECTION_RELATION && (record->other.label == NULL || correction->value == NULL || !qd_relation_kind_from_string (correction->value, &kind)))
    return FALSE;
  return correction->extent->len > 0 || (correction->field != QD_CORRECTION_EXTENT && correction->field != QD_CORRECTION_RELATION);
}

static void
take_correction (QdCorrectionChange *change, GPtrArray *present, JsonObject *object)
{
  const char              *field = qd_json_get_string (object, "field");
  g_autoptr (GPtrArray)    words = read_anchors (object, "words");
  g_autoptr (GPtrArray)    extent = read_anchors (object, "extent");
  g_autoptr (QdCorrection) correction = NULL;
  JsonNode                *other = json_object_get_member (object, "other");
  QdCorrectionRecord       record = { .created = get_int (object, "created", 0) };

  if (field == NULL || !read_known (object, &record.article))
    return;
  if (other != NULL && (!JSON_NODE_HOLDS_OBJECT (other) || !read_known (json_node_get_object (other), &record.other)))
    return;
  for (guint i = 0; i < QD_N_CORRECTION_FIELDS && correction == NULL; i++)
    if (g_str_equal (field, qd_correction_field_to_string (i)))
      correction = qd_correction_new (i, qd_json_get_text (object, "value"), qd_json_get_text (object, "was"), words, extent);
  record.correction = correction;
  if (!is_whole (&record) || is_known (present, &record))
    return;
  g_ptr_array_add (change->add, qd_correction_record_new (&record));
}

static gboolean
restore_lines (QdStore *store, GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray)          present = qd_store_list_corrections (store, 0, cancellable, error);
  g_autoptr (QdCorrectionChange) change = qd_correction_change_new ();
  g_autoptr (QdCorrectionChange) undo = NULL;
  g_auto (GVariantBuilder)       records = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(uav)"));
  g_autoptr (GVariant)           all = NULL;
  gsize                          len;
  const char                    *p = g_bytes_get_data (bytes, &len);
  const char                    *end = p + len;

  if (present == NULL)
    return FALSE;
  for (guint i = 0; p < end && i < MOST_RECORDS && !g_cancellable_is_cancelled (cancellable); i++)
    {
      const char          *stop = memchr (p, '\n', (gsize)(end - p));
      gsize                n = (gsize)((stop != NULL ? stop : end) - p);
      g_autoptr (JsonNode) node = n > 0 ? qd_json_parse (p, n, NULL) : NULL;
      JsonObject          *object = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

      if (object != NULL && g_strcmp0 (qd_json_get_string (object, "record"), "correction") == 0)
        take_correction (change, present, object);
      else if (object != NULL)
        take_record (&records, object);
      p += n + 1;
    }
  all = g_variant_ref_sink (g_variant_builder_end (&records));
  if (g_cancellable_set_error_if_cancelled (cancellable, error) || !qd_store_restore_hand (store, all, cancellable, error))
    return FALSE;
  if (change->add->len > 0)
    undo = qd_store_change_corrections (store, change, error);
  return change->add->len == 0 || undo != NULL;
}

/**
 * qd_library_archive_restore:
 * @store: (not nullable): a library that has the articles of the archive
 * @file: (not nullable): an archive of a library
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Takes over what the person made of the library that was archived; where this one says otherwise, it stays so. Thread: any but
 * those of the library; blocks.
 *
 * Errors: #QdImportError, #QdStoreError, #GIOErrorEnum
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
qd_library_archive_restore (QdStore *store, GFile *file, GCancellable *cancellable, GError **error)
{
  guint                 n_articles = 0;
  g_autoptr (QdArchive) archive = NULL;
  g_autoptr (GError)    local_error = NULL;

  g_return_val_if_fail (QD_IS_STORE (store), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  archive = open_archive (file, &n_articles, cancellable, error);
  if (archive == NULL)
    return FALSE;
  while (qd_archive_next (archive, &local_error))
    {
      g_autoptr (GBytes) bytes = NULL;

      if (!g_str_equal (qd_archive_get_name (archive), QD_LIBRARY_ARCHIVE_HAND))
        continue;
      bytes = load_file (archive, NULL, error);
      return bytes != NULL && restore_lines (store, bytes, cancellable, error);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  g_set_error_literal (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_PARTIAL, _ ("The archive ends too early: tags, notes and corrections are missing."));
  return FALSE;
}
