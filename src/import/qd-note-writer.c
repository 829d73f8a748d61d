/* qd-note-writer.c: notes of a person in the formats of other programs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-note-writer.h"

#include <string.h>

#include "import/qd-annotation.h"
#include "import/qd-json-writer.h"

static void
append_markdown (GString    *out,
                 const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    {
      if (strchr ("\\`*_[]<>", *p) != NULL || ((p == text || p[-1] == '\n') && strchr ("#+-|", *p) != NULL))
        g_string_append_c (out, '\\');
      g_string_append_c (out, *p);
    }
}

/* Marked words: every paragraph of them set off. */
static void
append_quoted (GString    *out,
               const char *words)
{
  g_auto (GStrv) lines = g_strsplit (words, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_string_append (out, *lines[i] != '\0' ? "> " : ">");
      append_markdown (out, lines[i]);
      g_string_append_c (out, '\n');
    }
}

static gboolean
is_same_article (const QdNoteRecord *a,
                 const QdNoteRecord *b)
{
  return memcmp (a->article.identity, b->article.identity, sizeof a->article.identity) == 0;
}

/**
 * qd_notes_dup_markdown:
 * @notes: (not nullable) (element-type QdNoteRecord): notes; those of one article stand under its headline where they follow
 *   each other
 *
 * Thread: any.
 *
 * Returns: (transfer full): a document in Markdown: under each headline with its outlet and address the marked words, and
 *   what was written of them
 */
char *
qd_notes_dup_markdown (GPtrArray *notes)
{
  GString *out;

  g_return_val_if_fail (notes != NULL, NULL);

  out = g_string_new (NULL);
  for (guint i = 0; i < notes->len; i++)
    {
      const QdNoteRecord   *note = notes->pdata[i];
      const QdKnownArticle *article = &note->article;

      if (i == 0 || !is_same_article (note, notes->pdata[i - 1]))
        {
          g_string_append (out, i > 0 ? "\n# " : "# ");
          append_markdown (out, article->title != NULL ? article->title : article->label);
          g_string_append (out, "\n\n*");
          append_markdown (out, article->source);
          g_string_append (out, "*");
          if (article->url != NULL)
            g_string_append_printf (out, ", <%s>", article->url);
          g_string_append (out, "\n");
        }
      g_string_append_c (out, '\n');
      append_quoted (out, note->anchor->exact);
      if (*note->text != '\0')
        {
          g_string_append_c (out, '\n');
          append_markdown (out, note->text);
          g_string_append_c (out, '\n');
        }
    }
  return g_string_free_and_steal (out);
}

static void
add_member (QdJsonWriter *writer,
            const char   *name,
            const char   *value)
{
  if (value == NULL || *value == '\0')
    return;
  qd_json_writer_set_member (writer, name);
  qd_json_writer_add_string (writer, value);
}

static char *
dup_time (gint64 time)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc_usec (time);

  return date != NULL ? g_date_time_format (date, "%Y-%m-%dT%H:%M:%SZ") : NULL;
}

static void
add_annotation (QdJsonWriter       *writer,
                const QdNoteRecord *note,
                GChecksum          *ids)
{
  g_autofree char *source = qd_annotation_dup_source (note->article.url, note->article.label);
  g_autofree char *name = g_strdup_printf ("quotidian note\n%s\n%s\n%" G_GINT64_FORMAT "\n%s", note->article.label, note->article.source, note->created, note->anchor->exact);
  g_autofree char *id = qd_annotation_dup_id (name);
  g_autofree char *created = dup_time (note->created);
  g_autofree char *changed = dup_time (note->changed);

  g_checksum_update (ids, (const guint8 *)id, -1);
  qd_json_writer_begin_object (writer);
  add_member (writer, "id", id);
  add_member (writer, "type", "Annotation");
  add_member (writer, "motivation", *note->text != '\0' ? "commenting" : "highlighting");
  add_member (writer, "created", created);
  add_member (writer, "modified", changed);
  if (*note->text != '\0')
    {
      qd_json_writer_set_member (writer, "body");
      qd_json_writer_begin_object (writer);
      add_member (writer, "type", "TextualBody");
      add_member (writer, "purpose", "commenting");
      add_member (writer, "format", "text/plain");
      add_member (writer, "value", note->text);
      qd_json_writer_end_object (writer);
    }
  qd_json_writer_set_member (writer, "target");
  qd_json_writer_begin_object (writer);
  add_member (writer, "source", source);
  qd_json_writer_set_member (writer, "selector");
  qd_json_writer_begin_object (writer);
  add_member (writer, "type", "TextQuoteSelector");
  add_member (writer, "exact", note->anchor->exact);
  add_member (writer, "prefix", note->anchor->prefix);
  add_member (writer, "suffix", note->anchor->suffix);
  qd_json_writer_end_object (writer);
  qd_json_writer_end_object (writer);
  qd_json_writer_end_object (writer);
}

/**
 * qd_notes_dup_annotations:
 * @notes: (not nullable) (element-type QdNoteRecord): notes
 *
 * Thread: any.
 *
 * Returns: (transfer full): a page of web annotations (https://www.w3.org/TR/annotation-model/), the marked words by
 *   themselves and what stood around them
 */
char *
qd_notes_dup_annotations (GPtrArray *notes)
{
  g_autoptr (GChecksum) ids = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char      *id = NULL;
  GString              *out;

  g_return_val_if_fail (notes != NULL, NULL);

  out = g_string_new ("{\"@context\":\"http://www.w3.org/ns/anno.jsonld\",\"type\":\"AnnotationPage\",\"items\":[\n");
  for (guint i = 0; i < notes->len; i++)
    {
      g_autoptr (QdJsonWriter) writer = qd_json_writer_new ();

      add_annotation (writer, notes->pdata[i], ids);
      g_string_append (out, i > 0 ? ",\n" : "");
      g_string_append (out, qd_json_writer_get_text (writer, NULL));
    }
  id = qd_annotation_dup_id (g_checksum_get_string (ids));
  g_string_append_printf (out, "\n],\"id\":\"%s\"}\n", id);
  return g_string_free_and_steal (out);
}
