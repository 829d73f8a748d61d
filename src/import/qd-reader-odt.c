/* qd-reader-odt.c: text documents of LibreOffice and others (OpenDocument 1.3)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "import/qd-archive.h"
#include "import/qd-document-article.h"
#include "import/qd-import-file.h"
#include "import/qd-reader-private.h"
#include "import/qd-xml.h"

#define MAX_SIZE (128 * 1024 * 1024)

/* Of the parts that are read, together, unpacked, bytes. */
#define MOST_PARTS (64 * 1024 * 1024)

#define MEDIA_TYPE "application/vnd.oasis.opendocument.text"

/* Deeper spans are read, but not marked. */
#define DEEPEST_SPAN 64

typedef struct
{
  gboolean   bold, italic;
  QdFlowKind kind;
} Style;

typedef struct
{
  gsize start;
  Style style;
  char *address; /* of a link */
} Span;

typedef struct
{
  QdDocument *document;
  GHashTable *styles; /* name to Style */
  char       *style_name;
  Style       style;
  QdFlow     *flow;
  QdFlow     *notes;
  GArray     *spans;
  guint       n_paragraphs; /* open ones: of a frame, inside one of the text */
  guint       n_items;
  guint       n_skipped; /* open elements whose text is none of the document's */
  gboolean    in_text;
  GString    *value;
} Odt;

/* Styles: what paragraphs and spans of a name look like */

/* What a style of a name that programs give means; what is not among them says nothing. */
static QdFlowKind
find_kind (const char *name)
{
  static const struct
  {
    const char *name;
    QdFlowKind  kind;
  } known[] = { { "Title", QD_FLOW_TITLE }, { "Quotations", QD_FLOW_QUOTE }, { "Author", QD_FLOW_AUTHOR }, { "Date", QD_FLOW_DATE } };

  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (known); i++)
    if (g_str_equal (known[i].name, name))
      return known[i].kind;
  return QD_FLOW_PARAGRAPH;
}

static void
style_start (const char *name, const QdXmlElement *element, Odt *odt)
{
  g_autofree char *value = NULL;
  g_autofree char *slant = NULL;
  const Style     *parent;

  if (g_str_equal (name, "style"))
    {
      g_free (odt->style_name);
      odt->style_name = qd_xml_dup_attr (element, "name");
      value = qd_xml_dup_attr (element, "parent-style-name");
      parent = value != NULL ? g_hash_table_lookup (odt->styles, value) : NULL;
      odt->style = parent != NULL ? *parent : (Style){ 0 };
      if (odt->style.kind == QD_FLOW_PARAGRAPH)
        odt->style.kind = find_kind (odt->style_name);
      if (odt->style.kind == QD_FLOW_PARAGRAPH)
        odt->style.kind = find_kind (value);
    }
  else if (odt->style_name != NULL && g_str_equal (name, "text-properties"))
    {
      value = qd_xml_dup_attr (element, "font-weight");
      slant = qd_xml_dup_attr (element, "font-style");
      if (value != NULL)
        odt->style.bold = g_str_equal (value, "bold") || g_ascii_strtoull (value, NULL, 10) >= 600;
      if (slant != NULL)
        odt->style.italic = !g_str_equal (slant, "normal");
    }
}

/* The text */

static void
span_clear (gpointer data)
{
  Span *span = data;

  g_free (span->address);
}

static void
begin_span (Odt *odt, const QdXmlElement *element, gboolean link)
{
  Span             span = { qd_flow_get_offset (odt->flow) };
  g_autofree char *value = qd_xml_dup_attr (element, link ? "href" : "style-name");
  const Style     *style = !link && value != NULL ? g_hash_table_lookup (odt->styles, value) : NULL;

  if (style != NULL)
    span.style = *style;
  if (link && value != NULL)
    span.address = qd_document_dup_address (value);
  g_array_append_val (odt->spans, span);
}

static void
end_span (Odt *odt)
{
  const Span *span;

  if (odt->spans->len == 0)
    return;
  span = &g_array_index (odt->spans, Span, odt->spans->len - 1);
  if (odt->spans->len <= DEEPEST_SPAN)
    {
      if (span->style.bold)
        qd_flow_mark (odt->flow, QD_BODY_MARK_STRONG, span->start, NULL);
      if (span->style.italic)
        qd_flow_mark (odt->flow, QD_BODY_MARK_EMPHASIS, span->start, NULL);
      if (span->address != NULL)
        qd_flow_mark (odt->flow, QD_BODY_MARK_LINK, span->start, span->address);
    }
  g_array_set_size (odt->spans, odt->spans->len - 1);
}

static void
begin_paragraph (Odt *odt, const char *name, const QdXmlElement *element)
{
  g_autofree char *value = qd_xml_dup_attr (element, "style-name");
  g_autofree char *level = NULL;
  const Style     *style = value != NULL ? g_hash_table_lookup (odt->styles, value) : NULL;

  qd_flow_begin (odt->flow);
  odt->n_paragraphs++;
  if (g_str_equal (name, "h"))
    {
      level = qd_xml_dup_attr (element, "outline-level");
      qd_flow_set_kind (odt->flow, QD_FLOW_HEADING, level != NULL ? (guint)g_ascii_strtoull (level, NULL, 10) : 1);
    }
  else if (find_kind (value) != QD_FLOW_PARAGRAPH)
    qd_flow_set_kind (odt->flow, find_kind (value), 0);
  else if (style != NULL && style->kind != QD_FLOW_PARAGRAPH)
    qd_flow_set_kind (odt->flow, style->kind, 0);
  else if (odt->n_items > 0)
    qd_flow_set_kind (odt->flow, QD_FLOW_ITEM, 0);
}

/* Comments, what was deleted, and the number of a note. */
static gboolean
is_skipped (const char *name)
{
  static const char *const names[] = { "annotation", "tracked-changes", "note-citation", "ruby-text", "forms", "bookmark-ref", "desc", "title", NULL };

  return g_strv_contains (names, name);
}

static void
text_start (const char *name, const char *namespace, const QdXmlElement *element, gpointer data)
{
  Odt             *odt = data;
  g_autofree char *count = NULL;

  style_start (name, element, odt);
  if (g_str_equal (name, "text") && g_str_has_suffix (namespace, ":office:1.0"))
    odt->in_text = TRUE;
  if (!odt->in_text)
    return;
  if (odt->n_skipped > 0 || is_skipped (name))
    odt->n_skipped++;
  else if (g_str_equal (name, "p") || g_str_equal (name, "h"))
    begin_paragraph (odt, name, element);
  else if (g_str_equal (name, "list-item"))
    odt->n_items++;
  else if (g_str_equal (name, "span") || g_str_equal (name, "a"))
    begin_span (odt, element, *name == 'a');
  else if (g_str_equal (name, "tab"))
    qd_flow_append (odt->flow, " ", 1);
  else if (g_str_equal (name, "line-break"))
    qd_flow_line (odt->flow);
  else if (g_str_equal (name, "s"))
    qd_flow_append (odt->flow, " ", 1);
  else if (g_str_equal (name, "note-body"))
    odt->flow = odt->notes;
}

static void
text_end (const char *name, const char *namespace, gpointer data)
{
  Odt *odt = data;

  if (g_str_equal (name, "style") && odt->style_name != NULL)
    g_hash_table_insert (odt->styles, g_steal_pointer (&odt->style_name), g_memdup2 (&odt->style, sizeof odt->style));
  if (g_str_equal (name, "text") && g_str_has_suffix (namespace, ":office:1.0"))
    odt->in_text = FALSE;
  if (!odt->in_text)
    return;
  if (odt->n_skipped > 0)
    odt->n_skipped--;
  else if ((g_str_equal (name, "p") || g_str_equal (name, "h")) && odt->n_paragraphs > 0)
    odt->n_paragraphs--;
  else if (g_str_equal (name, "list-item") && odt->n_items > 0)
    odt->n_items--;
  else if (g_str_equal (name, "span") || g_str_equal (name, "a"))
    end_span (odt);
  else if (g_str_equal (name, "note-body"))
    odt->flow = odt->document->flow;
}

static void
text_text (const char *text, gpointer data)
{
  Odt *odt = data;

  if (odt->in_text && odt->n_skipped == 0 && odt->n_paragraphs > 0)
    qd_flow_append (odt->flow, text, strlen (text));
}

/* The metadata */

static void
meta_start (const char *name, const char *namespace, const QdXmlElement *element, gpointer data)
{
  g_string_truncate (((Odt *)data)->value, 0);
}

static void
meta_text (const char *text, gpointer data)
{
  g_string_append_len (((Odt *)data)->value, text, (gssize)strnlen (text, 4096));
}

static void
meta_end (const char *name, const char *namespace, gpointer data)
{
  Odt *odt = data;

  qd_document_take_field (odt->document, name, odt->value->str);
  g_string_truncate (odt->value, 0);
}

static gboolean
is_wanted (const char *name)
{
  return g_str_equal (name, "content.xml") || g_str_equal (name, "styles.xml") || g_str_equal (name, "meta.xml");
}

static gboolean
parse_parts (Odt *odt, GHashTable *parts, GCancellable *cancellable, GError **error)
{
  static const QdXmlHandler meta = { meta_start, meta_end, meta_text };
  static const QdXmlHandler text = { text_start, text_end, text_text };
  GBytes                   *content = g_hash_table_lookup (parts, "content.xml");
  GBytes                   *styles = g_hash_table_lookup (parts, "styles.xml");
  GBytes                   *metadata = g_hash_table_lookup (parts, "meta.xml");

  if (content == NULL)
    {
      g_set_error_literal (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_FORMAT, _ ("This is not a text document. Save it as one, and import that."));
      return FALSE;
    }
  /* What is beside the text may be damaged; then it is done without. */
  if (styles != NULL)
    qd_xml_parse (styles, &text, odt, cancellable, NULL);
  if (metadata != NULL)
    qd_xml_parse (metadata, &meta, odt, cancellable, NULL);
  odt->in_text = FALSE;
  if (!qd_xml_parse (content, &text, odt, cancellable, error))
    return FALSE;
  qd_flow_move (odt->document->flow, odt->notes);
  return TRUE;
}

static gboolean
read_odt (GFile *file, const QdReadSink *sink, GCancellable *cancellable, GError **error)
{
  g_auto (QdDocument)    document = { .file = file, .media_type = MEDIA_TYPE, .published = QD_TIME_UNKNOWN };
  g_autoptr (GHashTable) parts = NULL;
  g_autoptr (QdFlow)     notes = qd_flow_new ();
  Odt                    odt = { .document = &document, .notes = notes };
  gboolean               read;

  /* First as a whole, since an archive may give it but once. */
  document.original = qd_import_load_file (file, MAX_SIZE, cancellable, error);
  parts = document.original != NULL ? qd_archive_load_parts (file, is_wanted, MOST_PARTS, cancellable, error) : NULL;
  if (parts == NULL)
    return FALSE;
  document.flow = qd_flow_new ();
  odt.flow = document.flow;
  odt.styles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  odt.spans = g_array_new (FALSE, FALSE, sizeof (Span));
  g_array_set_clear_func (odt.spans, span_clear);
  odt.value = g_string_new (NULL);
  read = parse_parts (&odt, parts, cancellable, error);
  g_hash_table_unref (odt.styles);
  g_array_unref (odt.spans);
  g_string_free (odt.value, TRUE);
  g_free (odt.style_name);
  return read && qd_document_tell (&document, sink, error);
}

/* The first member is named "mimetype", not compressed, and says the type (OpenDocument 1.3, part 2, 3.3). */
static int
sniff_odt (const guint8 *head, gsize len)
{
  if (len < 38 || memcmp (head, "PK\3\4", 4) != 0)
    return 0;
  return memmem (head + 30, MIN (len - 30, 200), "mimetype" MEDIA_TYPE, strlen ("mimetype" MEDIA_TYPE)) != NULL ? 96 : 20;
}

static const char *const extensions[] = { "odt", "ott", NULL };

const QdReader qd_reader_odt = { "OpenDocument text", extensions, MAX_SIZE, sniff_odt, read_odt };
