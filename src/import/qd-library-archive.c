/* qd-library-archive.c: a whole library in one file that any program can read: writing
 *
 * A zip file: what it is, then, by turns, originals and pictures with the articles that were read from them, at last what the person
 * made of them. An article never stands before what it needs, and never far behind it, so that whoever reads the file from its start
 * need not keep much of it: what was written long before is written again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-library-archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "import/qd-json-writer.h"
#include "import/qd-library-archive-private.h"
#include "store/qd-store-articles.h"
#include "store/qd-store-correct.h"
#include "store/qd-store-hand.h"

/* Articles that stand in one file of the archive, and bytes of originals and pictures that stand before it at most. */
#define CHUNK_ARTICLES 64
#define CHUNK_BYTES (16 * 1024 * 1024)

/* So far behind its bytes an article may be, bytes; readers keep a little more. */
#define REACH (64 * 1024 * 1024)

#define TELL_EVERY 64

typedef struct
{
  const char     *path; /* that the person knows; borrowed */
  int             file;
  int             failure; /* of the system, when it was written to; 0 for none */
  struct archive *archive;
  QdJsonWriter   *json;
  GHashTable     *places; /* by name: behind how many bytes it was written */
  guint64         n_bytes;
  GString        *lines;
  guint           n_lines;
  guint64         chunk_bytes;
  guint           n_chunks;
} Writing;

static gboolean
set_archive_error (Writing *writing, GError **error)
{
  const char      *text = archive_error_string (writing->archive);
  int              code = writing->failure != 0 ? writing->failure : archive_errno (writing->archive);
  g_autofree char *name = g_filename_display_name (writing->path);

  if (code == ENOSPC || code == EDQUOT)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, _ ("The disk is too full for “%s”. Make room on it, or choose another place."), name);
  else
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The archive cannot be written: %s"), writing->failure != 0 ? g_strerror (code) : text != NULL ? text
                                                                                                                                                         : "");
  return FALSE;
}

/* What libarchive (3.7) is told that it could not write, it neither closes nor frees: so it is not told. */
static la_ssize_t
write_cb (struct archive *archive, void *data, const void *bytes, size_t size)
{
  Writing *writing = data;

  for (gsize done = 0; done < size && writing->failure == 0;)
    {
      gssize n = write (writing->file, (const char *)bytes + done, size - done);

      if (n >= 0)
        done += (gsize)n;
      else if (errno != EINTR)
        writing->failure = errno;
    }
  return (la_ssize_t)size;
}

static gboolean
write_file (Writing *writing, const char *name, const void *bytes, gsize len, GError **error)
{
  struct archive_entry *entry = archive_entry_new ();
  gboolean              written;

  archive_entry_set_pathname_utf8 (entry, name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_size (entry, (la_int64_t)len);
  archive_entry_set_mtime (entry, g_get_real_time () / G_USEC_PER_SEC, 0);
  written = archive_write_header (writing->archive, entry) == ARCHIVE_OK && (len == 0 || archive_write_data (writing->archive, bytes, len) == (la_ssize_t)len);
  archive_entry_free (entry);
  return (written && writing->failure == 0) || set_archive_error (writing, error);
}

/* Writes bytes under the name of their hash, unless they stand in reach. Returns that name. */
static char *
write_bytes (Writing *writing, const char *folder, GBytes *bytes, GError **error)
{
  gsize            len;
  const void      *data = g_bytes_get_data (bytes, &len);
  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  g_autofree char *name = g_strconcat (folder, "/", hash, NULL);
  guint64         *place = g_hash_table_lookup (writing->places, name);

  if (place != NULL && writing->n_bytes - *place < REACH)
    return g_steal_pointer (&hash);
  if (!write_file (writing, name, data, len, error))
    return NULL;
  writing->n_bytes += len;
  writing->chunk_bytes += len;
  place = g_new (guint64, 1);
  *place = writing->n_bytes;
  g_hash_table_replace (writing->places, g_steal_pointer (&name), place);
  return g_steal_pointer (&hash);
}

static void
add_string (QdJsonWriter *json, const char *member, const char *value)
{
  if (value == NULL)
    return;
  qd_json_writer_set_member (json, member);
  qd_json_writer_add_string (json, value);
}

static void
add_int (QdJsonWriter *json, const char *member, gint64 value)
{
  qd_json_writer_set_member (json, member);
  qd_json_writer_add_int (json, value);
}

static void
add_marks (QdJsonWriter *json, QdBody *body)
{
  guint             n_marks;
  const QdBodyMark *marks = qd_body_get_marks (body, &n_marks);

  qd_json_writer_set_member (json, "marks");
  qd_json_writer_begin_array (json);
  for (guint i = 0; i < MIN (n_marks, QD_LIBRARY_ARCHIVE_MOST_MARKS); i++)
    {
      qd_json_writer_begin_object (json);
      add_string (json, "kind", _qd_library_archive_marks[marks[i].kind]);
      add_int (json, "start", (gint64)marks[i].span.start);
      add_int (json, "end", (gint64)marks[i].span.end);
      if (marks[i].level > 0)
        add_int (json, "level", marks[i].level);
      add_string (json, "value", marks[i].value);
      qd_json_writer_end_object (json);
    }
  qd_json_writer_end_array (json);
}

static void
add_facts (QdJsonWriter *json, GPtrArray *facts)
{
  qd_json_writer_set_member (json, "facts");
  qd_json_writer_begin_array (json);
  for (guint i = 0; i < facts->len; i++)
    {
      const QdFact *fact = g_ptr_array_index (facts, i);

      qd_json_writer_begin_object (json);
      add_string (json, "field", fact->field);
      add_string (json, "value", fact->value);
      add_string (json, "origin", fact->origin);
      qd_json_writer_end_object (json);
    }
  qd_json_writer_end_array (json);
}

/* @names: of the pictures' bytes, NULL where they are not there */
static void
add_pictures (QdJsonWriter *json, GPtrArray *pictures, GPtrArray *names)
{
  qd_json_writer_set_member (json, "pictures");
  qd_json_writer_begin_array (json);
  for (guint i = 0; i < pictures->len; i++)
    {
      const QdPicture *picture = g_ptr_array_index (pictures, i);

      qd_json_writer_begin_object (json);
      add_int (json, "position", (gint64)picture->position);
      add_string (json, "address", picture->address);
      add_string (json, "caption", picture->caption);
      add_string (json, "alt", picture->alt);
      add_string (json, "sha256", g_ptr_array_index (names, i));
      add_int (json, "width", picture->width);
      add_int (json, "height", picture->height);
      qd_json_writer_end_object (json);
    }
  qd_json_writer_end_array (json);
}

/* @names: of the originals, NULL where there is none */
static void
add_origins (QdJsonWriter *json, GPtrArray *drafts, GPtrArray *names)
{
  qd_json_writer_set_member (json, "origins");
  qd_json_writer_begin_array (json);
  for (guint i = 0; i < drafts->len; i++)
    {
      QdArticleDraft *draft = g_ptr_array_index (drafts, i);

      qd_json_writer_begin_object (json);
      add_string (json, "id", qd_article_draft_get_external_id (draft));
      add_string (json, "path", qd_article_draft_get_path (draft));
      add_int (json, "line", (gint64)qd_article_draft_get_line (draft));
      add_string (json, "sha256", g_ptr_array_index (names, i));
      add_string (json, "type", qd_article_draft_get_media_type (draft));
      qd_json_writer_end_object (json);
    }
  qd_json_writer_end_array (json);
}

static gboolean
flush_lines (Writing *writing, GError **error)
{
  g_autofree char *name = NULL;

  if (writing->n_lines == 0)
    return TRUE;
  name = g_strdup_printf ("articles/%06u.jsonl", ++writing->n_chunks);
  if (!write_file (writing, name, writing->lines->str, writing->lines->len, error))
    return FALSE;
  g_string_truncate (writing->lines, 0);
  writing->n_lines = 0;
  writing->chunk_bytes = 0;
  return TRUE;
}

static gboolean
write_all_bytes (Writing *writing, GPtrArray *drafts, GPtrArray *pictures, GPtrArray *originals, GPtrArray *shown, GError **error)
{
  for (guint i = 0; i < drafts->len; i++)
    {
      GBytes *original = qd_article_draft_get_original (g_ptr_array_index (drafts, i));

      g_ptr_array_add (originals, original != NULL ? write_bytes (writing, "originals", original, error) : NULL);
      if (original != NULL && g_ptr_array_index (originals, i) == NULL)
        return FALSE;
    }
  for (guint i = 0; i < pictures->len; i++)
    {
      GBytes *bytes = ((const QdPicture *)g_ptr_array_index (pictures, i))->bytes;

      g_ptr_array_add (shown, bytes != NULL ? write_bytes (writing, "pictures", bytes, error) : NULL);
      if (bytes != NULL && g_ptr_array_index (shown, i) == NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_article (Writing *writing, GPtrArray *drafts, GError **error)
{
  QdArticleDraft       *draft = g_ptr_array_index (drafts, 0);
  GPtrArray            *pictures = qd_article_draft_get_pictures (draft);
  g_autoptr (GPtrArray) originals = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) shown = g_ptr_array_new_with_free_func (g_free);
  g_autofree char      *identity = qd_article_draft_dup_identity (draft);
  QdJsonWriter         *json = writing->json;
  const char           *text;
  gsize                 len;

  if (!write_all_bytes (writing, drafts, pictures, originals, shown, error))
    return FALSE;
  qd_json_writer_begin_object (json);
  add_string (json, "identity", identity);
  add_string (json, "source", qd_article_draft_get_source (draft));
  add_string (json, "title", qd_article_draft_get_title (draft));
  add_string (json, "byline", qd_article_draft_get_byline (draft));
  add_string (json, "dateline", qd_article_draft_get_dateline (draft));
  if (qd_article_draft_get_published (draft) != QD_TIME_UNKNOWN)
    add_int (json, "published", qd_article_draft_get_published (draft));
  add_string (json, "url", qd_article_draft_get_url (draft));
  add_string (json, "language", qd_article_draft_get_language (draft));
  add_string (json, "text", qd_body_get_text (qd_article_draft_get_body (draft), NULL));
  add_marks (json, qd_article_draft_get_body (draft));
  add_facts (json, qd_article_draft_get_facts (draft));
  add_pictures (json, pictures, shown);
  add_origins (json, drafts, originals);
  qd_json_writer_end_object (json);
  text = qd_json_writer_get_text (json, &len);
  g_string_append_len (writing->lines, text, (gssize)len);
  g_string_append_c (writing->lines, '\n');
  qd_json_writer_clear (json);
  writing->n_lines++;
  if (writing->n_lines < CHUNK_ARTICLES && writing->chunk_bytes + writing->lines->len < CHUNK_BYTES)
    return TRUE;
  return flush_lines (writing, error);
}

/* The person's part: a record a line. */

static void
end_line (Writing *writing)
{
  gsize       len;
  const char *text;

  qd_json_writer_end_object (writing->json);
  text = qd_json_writer_get_text (writing->json, &len);
  g_string_append_len (writing->lines, text, (gssize)len);
  g_string_append_c (writing->lines, '\n');
  qd_json_writer_clear (writing->json);
}

static void
add_bytes (QdJsonWriter *json, const char *member, const guint8 *bytes, gsize len)
{
  g_autoptr (GString) hex = g_string_sized_new (len * 2 + 1);

  for (gsize i = 0; i < len; i++)
    g_string_append_printf (hex, "%02x", bytes[i]);
  add_string (json, member, hex->str);
}

static void
add_field (QdJsonWriter *json, const char *member, GVariant *value)
{
  const char *text;
  gsize       len;

  if (g_variant_is_of_type (value, G_VARIANT_TYPE_INT64))
    add_int (json, member, g_variant_get_int64 (value));
  else if (g_variant_is_of_type (value, G_VARIANT_TYPE ("ms")))
    {
      g_variant_get (value, "m&s", &text);
      add_string (json, member, text);
    }
  else
    {
      const guint8 *bytes = g_variant_get_fixed_array (value, &len, 1);

      add_bytes (json, member, bytes, len);
    }
}

static void
write_hand (Writing *writing, GVariant *records)
{
  GVariantIter iter;
  guint        kind;
  GVariant    *fields;

  g_variant_iter_init (&iter, records);
  while (g_variant_iter_next (&iter, "(u@av)", &kind, &fields))
    {
      g_autoptr (GVariant) own = fields;
      const QdHandKind    *about = qd_hand_get_kind (kind);
      g_auto (GStrv)       names = g_strsplit (about->fields, " ", -1);

      qd_json_writer_begin_object (writing->json);
      add_string (writing->json, "record", about->name);
      for (guint i = 0; names[i] != NULL; i++)
        {
          g_autoptr (GVariant) value = NULL;

          names[i][strcspn (names[i], ":")] = '\0';
          g_variant_get_child (own, i, "v", &value);
          add_field (writing->json, names[i], value);
        }
      end_line (writing);
    }
}

static void
add_anchors (QdJsonWriter *json, const char *member, GPtrArray *anchors)
{
  qd_json_writer_set_member (json, member);
  qd_json_writer_begin_array (json);
  for (guint i = 0; i < anchors->len; i++)
    {
      const QdAnchor *anchor = g_ptr_array_index (anchors, i);

      qd_json_writer_begin_object (json);
      add_int (json, "start", (gint64)anchor->start);
      add_string (json, "exact", anchor->exact);
      add_string (json, "prefix", anchor->prefix);
      add_string (json, "suffix", anchor->suffix);
      qd_json_writer_end_object (json);
    }
  qd_json_writer_end_array (json);
}

static void
add_known (QdJsonWriter *json, const QdKnownArticle *article)
{
  add_bytes (json, "identity", article->identity, sizeof article->identity);
  add_string (json, "label", article->label);
  add_string (json, "title", article->title);
  add_string (json, "source", article->source);
  add_string (json, "url", article->url);
}

static void
write_corrections (Writing *writing, GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    {
      const QdCorrectionRecord *record = g_ptr_array_index (records, i);
      QdJsonWriter             *json = writing->json;

      qd_json_writer_begin_object (json);
      add_string (json, "record", "correction");
      add_known (json, &record->article);
      if (record->other.label != NULL)
        {
          qd_json_writer_set_member (json, "other");
          qd_json_writer_begin_object (json);
          add_known (json, &record->other);
          qd_json_writer_end_object (json);
        }
      add_string (json, "field", qd_correction_field_to_string (record->correction->field));
      add_string (json, "value", record->correction->value);
      add_string (json, "was", record->correction->was);
      add_int (json, "created", record->created);
      add_anchors (json, "words", record->correction->words);
      add_anchors (json, "extent", record->correction->extent);
      end_line (writing);
    }
}

static gboolean
write_head (Writing *writing, guint n_articles, GError **error)
{
  const char *text;
  gsize       len;
  gboolean    written;

  qd_json_writer_begin_object (writing->json);
  add_string (writing->json, "format", QD_LIBRARY_ARCHIVE_FORMAT);
  add_int (writing->json, "version", QD_LIBRARY_ARCHIVE_VERSION);
  add_string (writing->json, "program", "Quotidian " PACKAGE_VERSION);
  add_int (writing->json, "articles", n_articles);
  qd_json_writer_end_object (writing->json);
  text = qd_json_writer_get_text (writing->json, &len);
  written = write_file (writing, QD_LIBRARY_ARCHIVE_HEAD, text, len, error);
  qd_json_writer_clear (writing->json);
  return written;
}

static gboolean
write_all (Writing *writing, QdStore *store, QdLibraryArchiveFunc func, gpointer user_data, guint *n_written, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray)    ids = qd_store_find_articles (store, &(QdArticleFilter){ .sort = QD_ARTICLE_SORT_IMPORTED }, cancellable, error);
  g_autoptr (GVariant)  hand = NULL;
  g_autoptr (GPtrArray) corrections = NULL;

  if (ids == NULL || !write_head (writing, ids->len, error))
    return FALSE;
  /* As they came, so that the versions of an article come back in their order. */
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (GPtrArray) drafts = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      drafts = qd_store_load_drafts (store, g_array_index (ids, gint64, ids->len - 1 - i), cancellable, error);
      if (drafts == NULL || !write_article (writing, drafts, error))
        return FALSE;
      ++*n_written;
      if (func != NULL && i % TELL_EVERY == 0)
        func (i, ids->len, user_data);
    }
  if (!flush_lines (writing, error))
    return FALSE;
  hand = qd_store_dump_hand (store, cancellable, error);
  corrections = hand != NULL ? qd_store_list_corrections (store, 0, cancellable, error) : NULL;
  if (corrections == NULL)
    return FALSE;
  write_hand (writing, hand);
  write_corrections (writing, corrections);
  return write_file (writing, QD_LIBRARY_ARCHIVE_HAND, writing->lines->str, writing->lines->len, error);
}

static gboolean
set_file_error (GError **error)
{
  int code = errno;

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), _ ("The archive cannot be written: %s"), g_strerror (code));
  return FALSE;
}

/* Writes the archive into a file that is not at its place yet. */
static gboolean
write_part (Writing             *writing,
            QdStore             *store,
            QdLibraryArchiveFunc func,
            gpointer             user_data,
            guint               *n_written,
            GCancellable        *cancellable,
            GError             **error)
{
  gboolean done;

  writing->archive = archive_write_new ();
  archive_write_set_format_zip (writing->archive);
  /* As for a file: nothing stands behind its end. */
  archive_write_set_bytes_in_last_block (writing->archive, 1);
  done = archive_write_open (writing->archive, writing, NULL, write_cb, NULL) == ARCHIVE_OK || set_archive_error (writing, error);
  if (done)
    {
      writing->json = qd_json_writer_new ();
      writing->lines = g_string_new (NULL);
      writing->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      done = write_all (writing, store, func, user_data, n_written, cancellable, error) &&
             ((archive_write_close (writing->archive) == ARCHIVE_OK && writing->failure == 0) || set_archive_error (writing, error));
      qd_json_writer_free (writing->json);
      g_string_free (writing->lines, TRUE);
      g_hash_table_unref (writing->places);
    }
  archive_write_free (writing->archive);
  /* What was there is replaced by its name alone: then this has to be on the disk. */
  done = done && (g_fsync (writing->file) == 0 || set_file_error (error));
  return g_close (writing->file, done ? error : NULL) && done;
}

/**
 * qd_library_archive_write:
 * @store: (not nullable): a library
 * @path: (not nullable): the file to make; one that is there is replaced when the new one is complete
 * @func: (nullable) (scope call): is told how far it is
 * @user_data: for @func
 * @n_written: (out) (not nullable): how many articles are in it
 * @cancellable: (nullable): stops it; then nothing is left behind
 * @error: return location
 *
 * Writes all articles of a library with their originals, origins and pictures, and all that the person made of them, so that importing
 * the file gives the same library. Where anything of them cannot be read, there is no archive. Thread: any but those of the library;
 * blocks.
 *
 * Errors: #GIOErrorEnum, %G_IO_ERROR_NO_SPACE with a message that says what to do; #QdStoreError, %QD_STORE_ERROR_CORRUPT where the library is damaged
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
qd_library_archive_write (QdStore             *store,
                          const char          *path,
                          QdLibraryArchiveFunc func,
                          gpointer             user_data,
                          guint               *n_written,
                          GCancellable        *cancellable,
                          GError             **error)
{
  Writing          writing = { NULL };
  g_autofree char *part = NULL;
  gboolean         done;

  g_return_val_if_fail (QD_IS_STORE (store), FALSE);
  g_return_val_if_fail (path != NULL && n_written != NULL, FALSE);

  *n_written = 0;
  if (g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, _ ("The archive cannot be written there: that is not a file."));
      return FALSE;
    }
  /* A name that nothing has: what another program, or the person, called FILE.part stays. */
  part = g_strconcat (path, ".XXXXXX", NULL);
  writing.path = path;
  writing.file = g_mkstemp_full (part, O_WRONLY | O_CLOEXEC, 0666);
  if (writing.file < 0)
    return set_file_error (error);
  done = write_part (&writing, store, func, user_data, n_written, cancellable, error) && (g_rename (part, path) == 0 || set_file_error (error));
  if (!done)
    g_unlink (part);
  return done;
}
