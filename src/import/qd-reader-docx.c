/* qd-reader-docx.c: text documents of Microsoft Word and others (ECMA-376, WordprocessingML)
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

#define MEDIA_TYPE "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

/* What a style of paragraphs means. */
typedef struct
{
  QdFlowKind kind;
  guint      level;
} Style;

typedef struct
{
  QdDocument *document;
  GHashTable *styles; /* id to Style */
  GHashTable *links;  /* id to address */
  QdFlow     *flow;   /* what text goes into */

  /* where the reading is; counts of open elements */
  guint    n_texts;     /* w:t */
  guint    n_deleted;   /* w:del, w:moveFrom */
  guint    n_fallbacks; /* mc:Fallback, the same again for older programs */
  guint    n_notes;     /* w:footnote without text of its own */
  gboolean in_properties;
  gboolean in_instruction;

  /* the run */
  gboolean bold, italic, hidden;
  gsize    run_start;

  /* the link: of an element, or of a field, whose instruction comes before what it shows */
  char    *address;
  gsize    link_start;
  GString *instruction;
  guint    n_fields;

  /* the style at hand, and the metadata */
  char    *style_id;
  Style    style;
  char   **field;
  GString *value;
} Word;

/* Styles */

static void
set_style_name (Word *word, const char *name)
{
  g_autofree char *lower = g_utf8_strdown (name, -1);

  /* The names of built-in styles are English in the file whatever the interface says (ECMA-376, 17.7.4.9). */
  if (g_str_has_prefix (lower, "heading ") && g_ascii_isdigit (lower[8]))
    word->style = (Style){ QD_FLOW_HEADING, (guint)(lower[8] - '0') };
  else if (g_str_equal (lower, "title"))
    word->style = (Style){ QD_FLOW_TITLE, 0 };
  else if (g_str_equal (lower, "author") || g_str_equal (lower, "byline"))
    word->style = (Style){ QD_FLOW_AUTHOR, 0 };
  else if (g_str_equal (lower, "date"))
    word->style = (Style){ QD_FLOW_DATE, 0 };
  else if (g_str_equal (lower, "quote") || g_str_equal (lower, "intense quote") || g_str_equal (lower, "block text"))
    word->style = (Style){ QD_FLOW_QUOTE, 0 };
  else if (g_str_has_prefix (lower, "list bullet") || g_str_has_prefix (lower, "list number"))
    word->style = (Style){ QD_FLOW_ITEM, 0 };
}

static void
style_start (const char *name, const char *namespace, const QdXmlElement *element, gpointer data)
{
  Word            *word = data;
  g_autofree char *value = NULL;

  if (g_str_equal (name, "style"))
    {
      g_free (word->style_id);
      word->style_id = qd_xml_dup_attr (element, "styleId");
      word->style = (Style){ QD_FLOW_PARAGRAPH, 0 };
    }
  else if (word->style_id != NULL && (g_str_equal (name, "name") || g_str_equal (name, "outlineLvl")))
    {
      value = qd_xml_dup_attr (element, "val");
      if (value != NULL && g_str_equal (name, "name"))
        set_style_name (word, value);
      else if (value != NULL && word->style.kind == QD_FLOW_PARAGRAPH && *value >= '0' && *value <= '8')
        word->style = (Style){ QD_FLOW_HEADING, (guint)(*value - '0' + 1) };
    }
}

static void
style_end (const char *name, const char *namespace, gpointer data)
{
  Word *word = data;

  if (!g_str_equal (name, "style") || word->style_id == NULL)
    return;
  g_hash_table_insert (word->styles, g_steal_pointer (&word->style_id), g_memdup2 (&word->style, sizeof word->style));
}

/* Links */

static void
relation_start (const char *name, const char *namespace, const QdXmlElement *element, gpointer data)
{
  Word            *word = data;
  g_autofree char *id = NULL;
  g_autofree char *target = NULL;

  if (!g_str_equal (name, "Relationship"))
    return;
  id = qd_xml_dup_attr (element, "Id");
  target = qd_xml_dup_attr (element, "Target");
  if (id != NULL && target != NULL)
    g_hash_table_insert (word->links, g_steal_pointer (&id), g_steal_pointer (&target));
}

/* The text */

static void
end_link (Word *word)
{
  if (word->address != NULL)
    qd_flow_mark (word->flow, QD_BODY_MARK_LINK, word->link_start, word->address);
  g_clear_pointer (&word->address, g_free);
}

static void
begin_link (Word *word, const char *address)
{
  end_link (word);
  word->address = address != NULL ? qd_document_dup_address (address) : NULL;
  word->link_start = qd_flow_get_offset (word->flow);
}

/* HYPERLINK "https://…" \o "…" */
static void
begin_field_result (Word *word)
{
  const char *start = word->instruction != NULL ? strstr (word->instruction->str, "HYPERLINK") : NULL;

  if (start != NULL)
    {
      g_auto (GStrv) parts = g_strsplit (start, "\"", 3);

      if (parts[0] != NULL && parts[1] != NULL && strstr (parts[0], "\\l") == NULL)
        begin_link (word, parts[1]);
    }
  if (word->instruction != NULL)
    g_string_truncate (word->instruction, 0);
}

static void
take_field_char (Word *word, const char *type)
{
  if (type == NULL)
    return;
  if (g_str_equal (type, "begin"))
    word->n_fields++;
  else if (g_str_equal (type, "separate"))
    begin_field_result (word);
  else if (g_str_equal (type, "end") && word->n_fields > 0)
    {
      word->n_fields--;
      end_link (word);
    }
}

static gboolean
is_on (const QdXmlElement *element)
{
  g_autofree char *value = qd_xml_dup_attr (element, "val");

  return value == NULL || !(g_str_equal (value, "0") || g_str_equal (value, "false") || g_str_equal (value, "off") || g_str_equal (value, "none"));
}

static void
take_paragraph_property (Word *word, const char *name, const QdXmlElement *element)
{
  g_autofree char *value = NULL;
  const Style     *style;

  if (g_str_equal (name, "pStyle"))
    {
      value = qd_xml_dup_attr (element, "val");
      style = value != NULL ? g_hash_table_lookup (word->styles, value) : NULL;
      if (style != NULL)
        qd_flow_set_kind (word->flow, style->kind, style->level);
    }
  else if (g_str_equal (name, "outlineLvl"))
    {
      value = qd_xml_dup_attr (element, "val");
      if (value != NULL && *value >= '0' && *value <= '8')
        qd_flow_set_kind (word->flow, QD_FLOW_HEADING, (guint)(*value - '0' + 1));
    }
  else if (g_str_equal (name, "numId"))
    {
      value = qd_xml_dup_attr (element, "val");
      if (value != NULL && !g_str_equal (value, "0"))
        qd_flow_set_kind (word->flow, QD_FLOW_ITEM, 0);
    }
}

static void
take_run_element (Word *word, const char *name, const QdXmlElement *element)
{
  g_autofree char *value = NULL;

  if (g_str_equal (name, "b"))
    word->bold = is_on (element);
  else if (g_str_equal (name, "i"))
    word->italic = is_on (element);
  else if (g_str_equal (name, "vanish"))
    word->hidden = is_on (element);
  else if (g_str_equal (name, "t"))
    word->n_texts++;
  else if (g_str_equal (name, "instrText"))
    word->in_instruction = TRUE;
  else if (g_str_equal (name, "tab"))
    qd_flow_append (word->flow, " ", 1);
  else if (g_str_equal (name, "br") || g_str_equal (name, "cr"))
    qd_flow_line (word->flow);
  else if (g_str_equal (name, "noBreakHyphen"))
    qd_flow_append (word->flow, "\342\200\221", 3);
  else if (g_str_equal (name, "fldChar"))
    {
      value = qd_xml_dup_attr (element, "fldCharType");
      take_field_char (word, value);
    }
}

static gboolean
is_ignored (const Word *word)
{
  return word->n_deleted > 0 || word->n_fallbacks > 0 || word->n_notes > 0;
}

static void
text_start (const char *name, const char *namespace, const QdXmlElement *element, gpointer data)
{
  Word            *word = data;
  g_autofree char *value = NULL;

  if (g_str_equal (name, "Fallback"))
    word->n_fallbacks++;
  else if (g_str_equal (name, "del") || g_str_equal (name, "moveFrom"))
    word->n_deleted++;
  else if (g_str_equal (name, "footnote") || g_str_equal (name, "endnote"))
    {
      /* Those of a type are lines that separate. */
      value = qd_xml_dup_attr (element, "type");
      word->n_notes += value != NULL && !g_str_equal (value, "normal");
    }
  if (is_ignored (word))
    return;
  if (g_str_equal (name, "p"))
    qd_flow_begin (word->flow);
  else if (g_str_equal (name, "pPr"))
    word->in_properties = TRUE;
  else if (word->in_properties)
    take_paragraph_property (word, name, element);
  else if (g_str_equal (name, "r"))
    {
      word->bold = word->italic = word->hidden = FALSE;
      word->run_start = qd_flow_get_offset (word->flow);
    }
  else if (g_str_equal (name, "hyperlink"))
    {
      value = qd_xml_dup_attr (element, "id");
      begin_link (word, value != NULL ? g_hash_table_lookup (word->links, value) : NULL);
    }
  else if (g_str_equal (name, "fldSimple"))
    {
      value = qd_xml_dup_attr (element, "instr");
      g_string_assign (word->instruction, value != NULL ? value : "");
      begin_field_result (word);
    }
  else
    take_run_element (word, name, element);
}

static void
end_run (Word *word)
{
  if (word->bold)
    qd_flow_mark (word->flow, QD_BODY_MARK_STRONG, word->run_start, NULL);
  if (word->italic)
    qd_flow_mark (word->flow, QD_BODY_MARK_EMPHASIS, word->run_start, NULL);
}

static void
text_end (const char *name, const char *namespace, gpointer data)
{
  Word *word = data;

  if (g_str_equal (name, "t") && word->n_texts > 0)
    word->n_texts--;
  else if (g_str_equal (name, "instrText"))
    word->in_instruction = FALSE;
  else if (g_str_equal (name, "pPr"))
    word->in_properties = FALSE;
  else if (!is_ignored (word) && g_str_equal (name, "r"))
    end_run (word);
  else if (!is_ignored (word) && (g_str_equal (name, "hyperlink") || g_str_equal (name, "fldSimple") || g_str_equal (name, "p")))
    {
      end_link (word);
      word->link_start = 0;
    }
  else if (g_str_equal (name, "Fallback") && word->n_fallbacks > 0)
    word->n_fallbacks--;
  else if ((g_str_equal (name, "del") || g_str_equal (name, "moveFrom")) && word->n_deleted > 0)
    word->n_deleted--;
  else if (g_str_equal (name, "footnote") || g_str_equal (name, "endnote"))
    word->n_notes = 0;
}

static void
text_text (const char *text, gpointer data)
{
  Word *word = data;

  if (is_ignored (word))
    return;
  if (word->in_instruction)
    g_string_append_len (word->instruction, text, (gssize)strnlen (text, 4096));
  else if (word->n_texts > 0 && !word->hidden)
    qd_flow_append (word->flow, text, strlen (text));
}

/* The metadata */

static void
core_start (const char *name, const char *namespace, const QdXmlElement *element, gpointer data)
{
  g_string_truncate (((Word *)data)->value, 0);
}

static void
core_text (const char *text, gpointer data)
{
  g_string_append_len (((Word *)data)->value, text, (gssize)strnlen (text, 4096));
}

static void
core_end (const char *name, const char *namespace, gpointer data)
{
  Word *word = data;

  qd_document_take_field (word->document, name, word->value->str);
  g_string_truncate (word->value, 0);
}

/* Reading */

static gboolean
is_wanted (const char *name)
{
  static const char *const names[] = {
    "word/document.xml", "word/footnotes.xml", "word/endnotes.xml", "word/styles.xml", "word/_rels/document.xml.rels", "docProps/core.xml", NULL
  };

  return g_strv_contains (names, name);
}

static gboolean
parse_part (Word *word, GHashTable *parts, const char *name, const QdXmlHandler *handler, GCancellable *cancellable, GError **error)
{
  GBytes *bytes = g_hash_table_lookup (parts, name);

  return bytes == NULL || qd_xml_parse (bytes, handler, word, cancellable, error);
}

/* What is beside the text may be damaged; then it is done without. */
static gboolean
parse_parts (Word *word, GHashTable *parts, GCancellable *cancellable, GError **error)
{
  static const QdXmlHandler styles = { style_start, style_end, NULL };
  static const QdXmlHandler relations = { relation_start, NULL, NULL };
  static const QdXmlHandler core = { core_start, core_end, core_text };
  static const QdXmlHandler text = { text_start, text_end, text_text };
  g_autoptr (QdFlow)        notes = qd_flow_new ();

  if (!g_hash_table_contains (parts, "word/document.xml"))
    {
      g_set_error_literal (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_FORMAT, _ ("This is not a text document. Save it as one, and import that."));
      return FALSE;
    }
  parse_part (word, parts, "word/styles.xml", &styles, cancellable, NULL);
  parse_part (word, parts, "word/_rels/document.xml.rels", &relations, cancellable, NULL);
  parse_part (word, parts, "docProps/core.xml", &core, cancellable, NULL);
  if (!parse_part (word, parts, "word/document.xml", &text, cancellable, error))
    return FALSE;
  word->flow = notes;
  parse_part (word, parts, "word/footnotes.xml", &text, cancellable, NULL);
  parse_part (word, parts, "word/endnotes.xml", &text, cancellable, NULL);
  qd_flow_move (word->document->flow, notes);
  return TRUE;
}

static gboolean
read_docx (GFile *file, const QdReadSink *sink, GCancellable *cancellable, GError **error)
{
  g_auto (QdDocument)    document = { .file = file, .media_type = MEDIA_TYPE, .published = QD_TIME_UNKNOWN };
  g_autoptr (GHashTable) parts = NULL;
  Word                   word = { .document = &document };
  gboolean               read;

  /* First as a whole, since an archive may give it but once. */
  document.original = qd_import_load_file (file, MAX_SIZE, cancellable, error);
  parts = document.original != NULL ? qd_archive_load_parts (file, is_wanted, MOST_PARTS, cancellable, error) : NULL;
  if (parts == NULL)
    return FALSE;
  document.flow = qd_flow_new ();
  word.flow = document.flow;
  word.styles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  word.links = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  word.instruction = g_string_new (NULL);
  word.value = g_string_new (NULL);
  read = parse_parts (&word, parts, cancellable, error);
  g_hash_table_unref (word.styles);
  g_hash_table_unref (word.links);
  g_string_free (word.instruction, TRUE);
  g_string_free (word.value, TRUE);
  g_free (word.style_id);
  g_free (word.address);
  return read && qd_document_tell (&document, sink, error);
}

/* A zip file whose first members are those of a package of Office Open XML; which kind, its name says. */
static int
sniff_docx (const guint8 *head, gsize len)
{
  if (head == NULL || len < 30 || memcmp (head, "PK\3\4", 4) != 0)
    return 0;
  if (memmem (head, len, "word/document.xml", 17) != NULL)
    return 90;
  return memmem (head, len, "[Content_Types].xml", 19) != NULL || memmem (head, len, "_rels/", 6) != NULL ? 60 : 20;
}

static const char *const extensions[] = { "docx", "docm", NULL };

const QdReader qd_reader_docx = { "Word document", extensions, MAX_SIZE, sniff_docx, read_docx };
