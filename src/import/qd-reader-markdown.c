/* qd-reader-markdown.c: Markdown
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "import/qd-body-builder.h"
#include "import/qd-import-file.h"
#include "import/qd-markdown.h"
#include "import/qd-plain-text.h"
#include "import/qd-reader-private.h"

#define MAX_SIZE (32 * 1024 * 1024)

/* How many blocks at the top may say something about the article. */
#define LONGEST_OPENING 8

typedef enum {
  BLOCK_PARAGRAPH,
  BLOCK_HEADING,
  BLOCK_QUOTE,
  BLOCK_ITEM,
  BLOCK_CODE,
} BlockKind;

typedef struct
{
  BlockKind kind;
  guint     level;
  GString  *text;
} Block;

typedef struct
{
  GArray     *blocks;
  GHashTable *references;
  gboolean    open;
  char        fence;
} Document;

static void
block_clear (gpointer data)
{
  Block *block = data;

  g_string_free (block->text, TRUE);
}

static Block *
last_block (Document *document)
{
  return &g_array_index (document->blocks, Block, document->blocks->len - 1);
}

static void
open_block (Document *document, BlockKind kind, guint level, const char *text)
{
  Block block = { kind, level, g_string_new (text) };

  g_array_append_val (document->blocks, block);
  document->open = TRUE;
}

/* "# Heading #" */
static gboolean
take_heading (Document *document, const char *line)
{
  gsize            level = strspn (line, "#");
  g_autofree char *text = NULL;
  gsize            len;

  if (level == 0 || level > 6 || (line[level] != ' ' && line[level] != '\t' && line[level] != '\0'))
    return FALSE;
  text = g_strstrip (g_strdup (line + level));
  len = strlen (text);
  while (len > 0 && text[len - 1] == '#')
    len--;
  if (len == 0 || text[len - 1] == ' ')
    text[len] = '\0';
  open_block (document, BLOCK_HEADING, (guint)level, g_strchomp (text));
  document->open = FALSE;
  return TRUE;
}

/* A line of nothing but three or more of the same of "-*_", maybe with spaces. */
static gboolean
is_thematic_break (const char *line)
{
  char  c = *line;
  gsize n = 0;

  if (c != '-' && c != '*' && c != '_')
    return FALSE;
  for (; *line != '\0'; line++)
    {
      if (*line == c)
        n++;
      else if (*line != ' ' && *line != '\t')
        return FALSE;
    }
  return n >= 3;
}

/* A line of "=" or "-" under a paragraph makes that a heading. */
static gboolean
take_underline (Document *document, const char *line)
{
  Block *block;

  if (!document->open || (*line != '=' && *line != '-') || line[strspn (line, *line == '=' ? "=" : "-")] != '\0')
    return FALSE;
  block = last_block (document);
  if (block->kind != BLOCK_PARAGRAPH)
    return FALSE;
  block->kind = BLOCK_HEADING;
  block->level = *line == '=' ? 1 : 2;
  document->open = FALSE;
  return TRUE;
}

/* How many bytes the bullet or number of a list item takes, with its spaces; 0 if there is none. */
static gsize
measure_bullet (const char *line)
{
  gsize n = strspn (line, "0123456789");

  if (n > 0 && n < 10 && (line[n] == '.' || line[n] == ')') && line[n + 1] == ' ')
    return n + 2;
  if ((*line == '-' || *line == '*' || *line == '+') && (line[1] == ' ' || line[1] == '\t'))
    return 2;
  return 0;
}

/* [label]: address */
static gboolean
take_reference (Document *document, const char *line)
{
  const char *close = *line == '[' ? strstr (line, "]:") : NULL;
  const char *address;
  gsize       len;

  if (close == NULL || close == line + 1 || memchr (line + 1, '[', (gsize)(close - line - 1)) != NULL || line[1] == '^')
    return FALSE;
  address = close + 2 + strspn (close + 2, " \t");
  len = strcspn (address, " \t");
  if (len == 0)
    return FALSE;
  g_hash_table_insert (document->references, qd_markdown_fold_label (line + 1, (gsize)(close - line - 1)), g_strndup (address, len));
  return TRUE;
}

static gboolean
take_fence (Document *document, const char *line)
{
  char c = *line;

  if (document->fence != '\0')
    {
      if (c == document->fence && strspn (line, c == '`' ? "`" : "~") >= 3)
        {
          document->fence = '\0';
          document->open = FALSE;
        }
      else
        {
          if (last_block (document)->text->len > 0)
            g_string_append_c (last_block (document)->text, '\n');
          g_string_append (last_block (document)->text, line);
        }
      return TRUE;
    }
  if ((c != '`' && c != '~') || strspn (line, c == '`' ? "`" : "~") < 3)
    return FALSE;
  document->fence = c;
  open_block (document, BLOCK_CODE, 0, "");
  return TRUE;
}

/* Adds a line to the block above, or begins one. */
static void
take_words (Document *document, BlockKind kind, const char *line)
{
  GString *text;

  if (!document->open || (kind != BLOCK_PARAGRAPH && last_block (document)->kind != kind) || (kind == BLOCK_ITEM))
    {
      open_block (document, kind, 0, line);
      return;
    }
  text = last_block (document)->text;
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, line);
}

static void
take_line (Document *document, char *line)
{
  const char *start;
  gsize       bullet;

  if (document->fence == '\0')
    line += strspn (line, " \t");
  start = line;
  if (take_fence (document, start))
    return;
  g_strchomp (line);
  if (*start == '\0')
    document->open = FALSE;
  else if (take_underline (document, start))
    return;
  else if (is_thematic_break (start))
    document->open = FALSE;
  else if (take_heading (document, start) || take_reference (document, start))
    return;
  else if (*start == '>')
    {
      start += strspn (start, "> \t");
      if (*start == '\0')
        document->open = FALSE;
      else
        take_words (document, BLOCK_QUOTE, start);
    }
  else if ((bullet = measure_bullet (start)) > 0)
    take_words (document, BLOCK_ITEM, start + bullet);
  else
    take_words (document, BLOCK_PARAGRAPH, start);
}

static void
parse_blocks (Document *document, char *text)
{
  char *line = text;

  while (line != NULL)
    {
      char *end = strchr (line, '\n');

      if (end != NULL)
        *end = '\0';
      take_line (document, line);
      line = end != NULL ? end + 1 : NULL;
    }
}

static void
render_block (QdBodyBuilder *builder, const Block *block, GHashTable *references)
{
  static const QdBodyMarkKind kinds[] = {
    [BLOCK_HEADING] = QD_BODY_MARK_HEADING,
    [BLOCK_QUOTE] = QD_BODY_MARK_BLOCKQUOTE,
    [BLOCK_ITEM] = QD_BODY_MARK_LIST_ITEM,
  };
  gsize start;

  qd_body_builder_paragraph (builder);
  start = qd_body_builder_get_offset (builder);
  if (block->kind == BLOCK_CODE)
    qd_body_builder_append_raw (builder, block->text->str, block->text->len);
  else
    qd_markdown_render_inline (builder, block->text->str, references);
  if (block->kind == BLOCK_HEADING || block->kind == BLOCK_QUOTE || block->kind == BLOCK_ITEM)
    qd_body_builder_mark (builder, kinds[block->kind], start, qd_body_builder_get_offset (builder), block->level, NULL);
}

/* A heading of the first level at the top is the headline; then the lines that plain text has there, too. */
static void
take_opening (Document *document, QdArticleDraft *draft)
{
  g_autoptr (GArray) units = NULL;
  guint              n_units = 0;
  guint              kept = 0;

  if (document->blocks->len > 1)
    {
      const Block     *first = &g_array_index (document->blocks, Block, 0);
      g_autofree char *title = first->kind == BLOCK_HEADING ? qd_markdown_dup_plain (first->text->str, document->references) : NULL;
      const char      *known = qd_article_draft_get_title (draft);

      if (title != NULL && first->level == 1 && (known == NULL || g_utf8_collate (known, title) == 0))
        {
          qd_article_draft_set_title (draft, title);
          g_array_remove_index (document->blocks, 0);
        }
    }
  /* Split nothing of nothing: an array of the right kind. */
  units = qd_plain_text_split ("");
  for (; n_units < MIN (LONGEST_OPENING, document->blocks->len); n_units++)
    {
      const Block *block = &g_array_index (document->blocks, Block, n_units);
      QdTextUnit   unit = { NULL, TRUE };

      if (block->kind != BLOCK_PARAGRAPH)
        break;
      unit.text = qd_markdown_dup_plain (block->text->str, document->references);
      g_array_append_val (units, unit);
    }
  if (units->len == 0)
    return;
  qd_plain_text_take_opening (draft, units);
  for (guint i = 0; i < n_units; i++)
    {
      const Block     *block = &g_array_index (document->blocks, Block, kept);
      g_autofree char *text = qd_markdown_dup_plain (block->text->str, document->references);

      if (kept < units->len && g_str_equal (text, g_array_index (units, QdTextUnit, kept).text))
        kept++;
      else
        g_array_remove_index (document->blocks, kept);
    }
}

static QdBody *
build_body (Document *document)
{
  g_autoptr (QdBodyBuilder) builder = qd_body_builder_new ();

  for (guint i = 0; i < document->blocks->len; i++)
    render_block (builder, &g_array_index (document->blocks, Block, i), document->references);
  return qd_body_builder_finish (builder);
}

static gboolean
read_markdown (GFile *file, const QdReadSink *sink, GCancellable *cancellable, GError **error)
{
  g_auto (QdCharsetResult)   decoded = { 0 };
  g_autoptr (GBytes)         original = NULL;
  g_autoptr (GHashTable)     fields = NULL;
  g_autoptr (GHashTable)     references = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GArray)         blocks = g_array_new (FALSE, FALSE, sizeof (Block));
  g_autoptr (QdArticleDraft) draft = NULL;
  g_autoptr (QdBody)         body = NULL;
  g_autofree char           *text = NULL;
  const char                *rest;
  g_autofree char           *path = NULL;
  gsize                      len;
  Document                   document = { blocks, references, FALSE, '\0' };
  QdLoadResult               loaded = qd_reader_load_text (file, MAX_SIZE, NULL, sink, &original, &decoded, cancellable, error);

  if (loaded != QD_LOAD_OK)
    return loaded == QD_LOAD_TOLD;
  if (!qd_reader_check_lines (decoded.text, decoded.length, error))
    return FALSE;
  g_array_set_clear_func (blocks, block_clear);
  text = qd_plain_text_normalize (g_steal_pointer (&decoded.text), decoded.length, &len);
  rest = qd_plain_text_take_front_matter (text, &fields);
  parse_blocks (&document, text + (rest - text));
  draft = qd_article_draft_new ();
  path = qd_import_dup_path (file);
  qd_article_draft_set_path (draft, path, 0);
  qd_article_draft_set_original (draft, original, "text/markdown");
  qd_plain_text_apply_fields (draft, fields);
  take_opening (&document, draft);
  qd_import_name_article (draft, file);
  body = build_body (&document);
  qd_body_get_text (body, &len);
  if (len == 0)
    {
      qd_reader_set_no_text (error);
      return FALSE;
    }
  qd_article_draft_set_body (draft, body);
  sink->article (g_steal_pointer (&draft), sink->user_data);
  return TRUE;
}

/* Markdown cannot be told from text; its name or its front matter says what it is. */
static int
sniff_markdown (const guint8 *head, gsize len)
{
  return len > 4 && memcmp (head, "---\n", 4) == 0 ? 35 : 20;
}

static const char *const extensions[] = { "md", "markdown", "mdown", NULL };

const QdReader qd_reader_markdown = { "Markdown", extensions, MAX_SIZE, sniff_markdown, read_markdown, .is_text = TRUE };
