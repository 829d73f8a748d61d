/* qd-reader-newsml.c: news items of agencies (IPTC NewsML-G2, with text as XHTML or NITF, and NITF alone)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "import/qd-database-words.h"
#include "import/qd-date.h"
#include "import/qd-document-article.h"
#include "import/qd-html-note.h"
#include "import/qd-import-file.h"
#include "import/qd-reader-private.h"
#include "import/qd-record.h"
#include "import/qd-xml.h"

#define MAX_SIZE (64 * 1024 * 1024)

#define LONGEST_BYLINE 4096

typedef struct
{
  GFile            *file;
  const QdReadSink *sink;
  GBytes           *original;

  QdRecord record;
  QdFlow  *flow;
  GString *value;
  GString *by;        /* the byline, which can have persons inside */
  GString *plain;     /* text without any markup */
  guint    n_items;   /* open elements of a news item */
  guint    n_by;      /* open elements of a byline */
  guint    n_content; /* open elements of its text */
  guint    n_blocks;  /* open paragraphs and headings of it */
  guint    n_told;
  gboolean in_plain;
  gboolean in_title; /* of the person who wrote it */
  gboolean minor;    /* a headline that is not the main one */
  char    *holder;   /* the element whose name is asked for, as "provider" */
  gboolean in_mark;  /* of a note */
  gboolean stopped;
  gsize    mark_start;
  char    *address;
} News;

/* What of the head of an item names its outlet, its authors and its place by an element inside, those that fit best first. */
static const struct
{
  const char   *element;
  QdRecordField field;
  guint8        rank;
} holders[] = {
  { "provider", QD_RECORD_SOURCE, 0 },
  { "infoSource", QD_RECORD_SOURCE, 2 },
  { "copyrightHolder", QD_RECORD_SOURCE, 3 },
  { "creator", QD_RECORD_BYLINE, 2 },
  { "located", QD_RECORD_DATELINE, 2 },
};

static void
begin_item (News *news)
{
  qd_record_clear (&news->record);
  g_string_truncate (news->by, 0);
  news->n_by = 0;
  g_clear_pointer (&news->holder, g_free);
  g_clear_pointer (&news->flow, qd_flow_free);
  news->flow = qd_flow_new ();
}

static void
set_field (QdArticleDraft *draft, const char *value, void (*setter) (QdArticleDraft *, const char *))
{
  if (value != NULL)
    setter (draft, value);
}

static void
end_item (News *news)
{
  g_autofree char   *path = qd_import_dup_path (news->file);
  char             **fields = news->record.fields;
  g_autoptr (QdBody) body = NULL;
  QdArticleDraft    *draft;
  gint64             time;

  if (news->flow == NULL || news->stopped)
    return;
  qd_flow_finish (news->flow);
  /* Pictures and lists of items have no text, and are none of ours. */
  if (qd_flow_get_n_paragraphs (news->flow) == 0)
    return;
  draft = qd_article_draft_new ();
  qd_article_draft_set_path (draft, path, news->n_told + 1);
  qd_article_draft_set_original (draft, news->original, "application/vnd.iptc.g2.newsitem+xml");
  set_field (draft, fields[QD_RECORD_ID], qd_article_draft_set_external_id);
  set_field (draft, fields[QD_RECORD_TITLE], qd_article_draft_set_title);
  set_field (draft, fields[QD_RECORD_SOURCE], qd_article_draft_set_source);
  set_field (draft, fields[QD_RECORD_BYLINE], qd_article_draft_set_byline);
  set_field (draft, fields[QD_RECORD_DATELINE], qd_article_draft_set_dateline);
  set_field (draft, fields[QD_RECORD_LANGUAGE], qd_article_draft_set_language);
  if (fields[QD_RECORD_DATE] != NULL && qd_date_parse (fields[QD_RECORD_DATE], &time))
    qd_article_draft_set_published (draft, time);
  if (qd_article_draft_get_title (draft) == NULL)
    qd_flow_take_opening (news->flow, draft);
  qd_import_name_article (draft, news->file);
  body = qd_flow_build_body (news->flow, 0, qd_flow_get_n_paragraphs (news->flow));
  qd_article_draft_set_body (draft, body);
  news->n_told++;
  news->stopped = !news->sink->article (draft, news->sink->user_data);
}

static gboolean
is_one_of (const char *name, const char *const *names)
{
  return g_strv_contains (names, name);
}

static const char *const items[] = { "newsItem", "nitf", NULL };
static const char *const contents[] = { "inlineXML", "body.content", NULL };
static const char *const blocks[] = { "p", "h1", "h2", "h3", "h4", "h5", "h6", "hl2", "li", "blockquote", "bq", NULL };

static void
start_content (News *news, const char *name, const QdXmlElement *element)
{
  g_autofree char *address = NULL;

  if (is_one_of (name, blocks))
    {
      qd_flow_begin (news->flow);
      news->n_blocks++;
      if (*name == 'h')
        qd_flow_set_kind (news->flow, QD_FLOW_HEADING, g_ascii_isdigit (name[1]) ? (guint)(name[1] - '0') : 2);
      else if (*name == 'l')
        qd_flow_set_kind (news->flow, QD_FLOW_ITEM, 0);
      else if (*name == 'b')
        qd_flow_set_kind (news->flow, QD_FLOW_QUOTE, 0);
    }
  else if (g_str_equal (name, "br"))
    qd_flow_line (news->flow);
  else if (g_str_equal (name, "a"))
    {
      g_autofree char *class = qd_xml_dup_attr (element, "class");
      g_autofree char *role = qd_xml_dup_attr (element, "role");

      news->in_mark = qd_html_note_is_mark (class, role, NULL);
      address = qd_xml_dup_attr (element, "href");
      g_free (news->address);
      news->address = address != NULL ? qd_document_dup_address (address) : NULL;
      news->mark_start = qd_flow_get_offset (news->flow);
    }
}

/* Where there is no name, there may be a code, as in "nprov:MC", or the same as words. */
static void
start_holder (News *news, const char *name, const QdXmlElement *element)
{
  for (guint i = 0; news->n_content == 0 && i < G_N_ELEMENTS (holders); i++)
    if (g_str_equal (name, holders[i].element))
      {
        g_autofree char *literal = qd_xml_dup_attr (element, "literal");
        g_autofree char *code = qd_xml_dup_attr (element, "qcode");
        const char      *words = literal != NULL ? literal : code != NULL && strchr (code, ':') != NULL ? strchr (code, ':') + 1
                                                                                                        : NULL;

        g_set_str (&news->holder, name);
        if (holders[i].field == QD_RECORD_SOURCE)
          qd_record_set_ranked (&news->record, QD_RECORD_SOURCE, words, holders[i].rank + 4);
        return;
      }
}

static void
start_cb (const char *name, const char *namespace, const QdXmlElement *element, gpointer data)
{
  News            *news = data;
  g_autofree char *value = NULL;

  g_string_truncate (news->value, 0);
  if (is_one_of (name, items) && news->n_items++ == 0)
    {
      begin_item (news);
      value = qd_xml_dup_attr (element, "guid");
      qd_record_set (&news->record, QD_RECORD_ID, value);
    }
  if (news->n_items == 0)
    return;
  if (g_str_equal (name, "date.issue"))
    {
      value = qd_xml_dup_attr (element, "norm");
      qd_record_set (&news->record, QD_RECORD_DATE, value);
    }
  else if (g_str_equal (name, "language"))
    {
      value = qd_xml_dup_attr (element, "tag");
      qd_record_set (&news->record, QD_RECORD_LANGUAGE, value);
    }
  else if (g_str_equal (name, "newsItem") || g_str_equal (name, "contentMeta"))
    {
      g_autofree char *language = qd_xml_dup_attr (element, "lang");

      qd_record_set_ranked (&news->record, QD_RECORD_LANGUAGE, language, 1);
    }
  else if (g_str_equal (name, "headline"))
    {
      value = qd_xml_dup_attr (element, "role");
      news->minor = value != NULL && g_strrstr (value, "main") == NULL && g_strrstr (value, "Main") == NULL;
    }
  else if (g_str_equal (name, "by") || g_str_equal (name, "byline"))
    news->n_by++;
  else if (g_str_equal (name, "byttl"))
    news->in_title = TRUE;
  else
    start_holder (news, name, element);
  if (is_one_of (name, contents))
    news->n_content++;
  else if (g_str_equal (name, "inlineData"))
    {
      value = qd_xml_dup_attr (element, "encoding");
      news->in_plain = value == NULL;
      g_string_truncate (news->plain, 0);
    }
  else if (news->n_content > 0)
    start_content (news, name, element);
}

/* What stands in the head of an item. */
static void
take_value (News *news, const char *name)
{
  const char *value = news->value->str;

  if (g_str_equal (name, "headline"))
    qd_record_set_ranked (&news->record, QD_RECORD_TITLE, value, news->minor ? 1 : 0);
  else if (g_str_equal (name, "hl1") || g_str_equal (name, "hedline"))
    qd_record_set (&news->record, QD_RECORD_TITLE, value);
  else if (g_str_equal (name, "by") || g_str_equal (name, "byline"))
    {
      g_autofree char *by = g_strstrip (g_strdup (news->by->str));

      qd_record_set (&news->record, QD_RECORD_BYLINE, by + qd_database_measure_by (by));
    }
  else if (g_str_equal (name, "dateline") || g_str_equal (name, "location"))
    qd_record_set (&news->record, QD_RECORD_DATELINE, value);
  else if (g_str_equal (name, "firstCreated"))
    qd_record_set (&news->record, QD_RECORD_DATE, value);
  else if (g_str_equal (name, "contentCreated") || g_str_equal (name, "versionCreated"))
    qd_record_set_ranked (&news->record, QD_RECORD_DATE, value, *name == 'c' ? 1 : 2);
  else if (g_str_equal (name, "creditline") || g_str_equal (name, "distributor"))
    qd_record_set_ranked (&news->record, QD_RECORD_SOURCE, value, 1);
  for (guint i = 0; news->holder != NULL && g_str_equal (name, "name") && i < G_N_ELEMENTS (holders); i++)
    if (g_str_equal (news->holder, holders[i].element))
      qd_record_set_ranked (&news->record, holders[i].field, value, holders[i].rank);
}

/* Text without markup has its paragraphs between blank lines, else one a line. */
static void
take_plain (News *news)
{
  const char    *between = strstr (news->plain->str, "\n\n") != NULL ? "\n\n" : "\n";
  g_auto (GStrv) paragraphs = g_strsplit (news->plain->str, between, -1);

  /* The same may be there with markup, too. */
  if (qd_flow_get_n_paragraphs (news->flow) > 0)
    return;
  for (guint i = 0; paragraphs[i] != NULL; i++)
    if (*g_strstrip (paragraphs[i]) != '\0')
      {
        qd_flow_begin (news->flow);
        qd_flow_append (news->flow, paragraphs[i], strlen (paragraphs[i]));
      }
}

static void
end_cb (const char *name, const char *namespace, gpointer data)
{
  News *news = data;

  if (news->n_items == 0)
    return;
  if (g_str_equal (name, "inlineData") && news->in_plain)
    {
      take_plain (news);
      news->in_plain = FALSE;
    }
  if (g_str_equal (name, "a"))
    news->in_mark = FALSE;
  if (g_str_equal (name, "a") && news->address != NULL)
    {
      qd_flow_mark (news->flow, QD_BODY_MARK_LINK, news->mark_start, news->address);
      g_clear_pointer (&news->address, g_free);
    }
  else if (news->n_content == 0)
    take_value (news, name);
  else if (is_one_of (name, blocks) && news->n_blocks > 0)
    news->n_blocks--;
  if ((g_str_equal (name, "by") || g_str_equal (name, "byline")) && news->n_by > 0)
    news->n_by--;
  if (g_str_equal (name, "byttl"))
    news->in_title = FALSE;
  if (news->holder != NULL && g_str_equal (name, news->holder))
    g_clear_pointer (&news->holder, g_free);
  if (is_one_of (name, contents) && news->n_content > 0)
    news->n_content--;
  if (is_one_of (name, items) && --news->n_items == 0)
    end_item (news);
}

static void
text_cb (const char *text, gpointer data)
{
  News *news = data;

  if (news->n_by > 0 && news->n_content == 0 && !news->in_title && news->by->len < LONGEST_BYLINE)
    g_string_append_len (news->by, text, (gssize)strnlen (text, LONGEST_BYLINE));
  if (news->in_plain)
    g_string_append (news->plain, text);
  else if (news->n_content == 0)
    g_string_append_len (news->value, text, (gssize)strnlen (text, 4096));
  else if (news->n_blocks > 0 && !news->in_mark)
    qd_flow_append (news->flow, text, strlen (text));
}

static gboolean
read_newsml (GFile *file, const QdReadSink *sink, GCancellable *cancellable, GError **error)
{
  static const QdXmlHandler handler = { start_cb, end_cb, text_cb };
  News                      news = { .file = file, .sink = sink };
  gboolean                  read;

  news.original = qd_import_load_file (file, MAX_SIZE, cancellable, error);
  if (news.original == NULL)
    return FALSE;
  news.value = g_string_new (NULL);
  news.by = g_string_new (NULL);
  news.plain = g_string_new (NULL);
  read = qd_xml_parse (news.original, &handler, &news, cancellable, error);
  if (read && news.n_told == 0)
    {
      qd_reader_set_no_text (error);
      read = FALSE;
    }
  g_bytes_unref (news.original);
  g_string_free (news.value, TRUE);
  g_string_free (news.by, TRUE);
  g_string_free (news.plain, TRUE);
  g_free (news.holder);
  g_clear_pointer (&news.flow, qd_flow_free);
  qd_record_clear (&news.record);
  g_free (news.address);
  return read;
}

static int
sniff_newsml (const guint8 *head, gsize len)
{
  static const char *const signs[] = { "<newsItem", "<newsMessage", "http://iptc.org/std/nar/", "<nitf" };

  if (len < 10 || memchr (head, '<', MIN (len, 16)) == NULL)
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (memmem (head, len, signs[i], strlen (signs[i])) != NULL)
      return 92;
  return 0;
}

static const char *const extensions[] = { "newsml", "nitf", NULL };

const QdReader qd_reader_newsml = { "News item", extensions, MAX_SIZE, sniff_newsml, read_newsml };
