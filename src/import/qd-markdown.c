/* qd-markdown.c: the inline marks of Markdown
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-markdown.h"

#include <string.h>

/* Limits that no text written by a person reaches; beyond them the characters stand for themselves. */
#define MOST_OPEN_BRACKETS 64
#define LONGEST_ADDRESS 2048
#define LONGEST_LABEL 200
#define DEEPEST_PARENTHESES 3

typedef enum {
  TOKEN_EMPHASIS,
  TOKEN_BRACKET,
  TOKEN_ESCAPE,
  TOKEN_CODE,
  TOKEN_AUTOLINK,
} TokenKind;

/* A place in the source that is not text as it stands. A token without a partner and without a length to skip is. */
typedef struct
{
  TokenKind kind;
  gsize     pos;
  gsize     len;
  guint     partner;
  gboolean  closes;
  gboolean  picture;
  gsize     start;
  char     *address;
} Token;

#define NO_PARTNER G_MAXUINT

typedef struct
{
  const char *text;
  gsize       len;
  GArray     *tokens;
  GHashTable *references;
  guint       last_emphasis[2][3];
  guint       brackets[MOST_OPEN_BRACKETS];
  guint       n_brackets;
} Scan;

static void
token_clear (gpointer data)
{
  Token *token = data;

  g_free (token->address);
}

static Token *
token_at (Scan *scan, guint index)
{
  return &g_array_index (scan->tokens, Token, index);
}

static guint
add_token (Scan *scan, TokenKind kind, gsize pos, gsize len)
{
  Token token = { .kind = kind, .pos = pos, .len = len, .partner = NO_PARTNER };

  g_array_append_val (scan->tokens, token);
  return scan->tokens->len - 1;
}

static void
pair (Scan *scan, guint opener, guint closer)
{
  token_at (scan, opener)->partner = closer;
  token_at (scan, closer)->partner = opener;
  token_at (scan, closer)->closes = TRUE;
}

static gboolean
is_space_at (Scan *scan, gssize pos)
{
  return pos < 0 || (gsize)pos >= scan->len || g_ascii_isspace (scan->text[pos]);
}

static gboolean
is_word_at (Scan *scan, gssize pos)
{
  return pos >= 0 && (gsize)pos < scan->len && (g_ascii_isalnum (scan->text[pos]) || (guint8)scan->text[pos] >= 0x80);
}

/* A run of one to three stars or underscores; it closes the last open run of its kind, or opens one. Underscores
 * inside words are none. */
static gsize
scan_emphasis (Scan *scan, gsize pos)
{
  char     c = scan->text[pos];
  guint    side = c == '*' ? 0 : 1;
  gsize    n = strspn (scan->text + pos, c == '*' ? "*" : "_");
  gboolean opens = !is_space_at (scan, (gssize)(pos + n));
  gboolean closes = pos > 0 && !is_space_at (scan, (gssize)pos - 1);
  guint   *last;
  guint    token;

  if (n > 3)
    return n;
  if (c == '_')
    {
      opens = opens && !is_word_at (scan, (gssize)pos - 1);
      closes = closes && !is_word_at (scan, (gssize)(pos + n));
    }
  if (!opens && !closes)
    return n;
  last = &scan->last_emphasis[side][n - 1];
  token = add_token (scan, TOKEN_EMPHASIS, pos, n);
  if (closes && *last != NO_PARTNER)
    {
      pair (scan, *last, token);
      *last = NO_PARTNER;
    }
  else if (opens)
    *last = token;
  return n;
}

/* The address in "(address "title")" at @pos; returns the bytes it takes, or 0. */
static gsize
scan_address (Scan *scan, gsize pos, char **address)
{
  gsize depth = 0;
  gsize start = pos + 1;
  gsize end = MIN (scan->len, pos + LONGEST_ADDRESS);
  gsize stop = 0;

  for (gsize i = pos; i < end; i++)
    {
      char c = scan->text[i];

      if (c == '(' && ++depth > DEEPEST_PARENTHESES)
        return 0;
      if (stop == 0 && i > start && g_ascii_isspace (c))
        stop = i;
      if (c == ')' && --depth == 0)
        {
          if (stop == 0)
            stop = i;
          if (stop - start >= 2 && scan->text[start] == '<' && scan->text[stop - 1] == '>')
            *address = g_strndup (scan->text + start + 1, stop - start - 2);
          else
            *address = g_strndup (scan->text + start, stop - start);
          return i + 1 - pos;
        }
    }
  return 0;
}

/**
 * qd_markdown_fold_label:
 * @label: (not nullable): the label of a link reference, UTF-8
 * @len: its length, bytes
 *
 * Labels that differ in capitals alone are the same. Thread: any.
 *
 * Returns: (transfer full): the key of the label
 */
char *
qd_markdown_fold_label (const char *label, gsize len)
{
  return g_utf8_casefold (label, (gssize)len);
}

/* "[text][label]", "[label][]" or "[label]" where the label was defined; returns the bytes behind the closing bracket. */
static gsize
scan_reference (Scan *scan, gsize open, gsize close, char **address)
{
  gsize            start = open + 1;
  gsize            end = close;
  gsize            taken = 0;
  g_autofree char *key = NULL;

  if (close + 1 < scan->len && scan->text[close + 1] == '[')
    {
      gsize len = strcspn (scan->text + close + 2, "[]\n");

      if (scan->text[close + 2 + len] != ']')
        return 0;
      taken = len + 2;
      if (len > 0)
        {
          start = close + 2;
          end = start + len;
        }
    }
  if (scan->references == NULL || end - start > LONGEST_LABEL)
    return 0;
  key = qd_markdown_fold_label (scan->text + start, end - start);
  *address = g_strdup (g_hash_table_lookup (scan->references, key));
  return taken;
}

static gsize
scan_close_bracket (Scan *scan, gsize pos)
{
  guint opener;
  guint closer;
  gsize taken = 0;
  char *address = NULL;

  if (scan->n_brackets == 0)
    return 1;
  opener = scan->brackets[--scan->n_brackets];
  if (pos + 1 < scan->len && scan->text[pos + 1] == '(')
    taken = scan_address (scan, pos + 1, &address);
  if (address == NULL)
    taken = scan_reference (scan, token_at (scan, opener)->pos + token_at (scan, opener)->len - 1, pos, &address);
  if (address == NULL)
    return 1;
  closer = add_token (scan, TOKEN_BRACKET, pos, 1 + taken);
  pair (scan, opener, closer);
  token_at (scan, opener)->address = address;
  return 1 + taken;
}

static gsize
scan_open_bracket (Scan *scan, gsize pos)
{
  gboolean picture = scan->text[pos] == '!';
  guint    token;

  if (scan->n_brackets == MOST_OPEN_BRACKETS)
    return picture ? 2 : 1;
  token = add_token (scan, TOKEN_BRACKET, pos, picture ? 2 : 1);
  token_at (scan, token)->picture = picture;
  scan->brackets[scan->n_brackets++] = token;
  return picture ? 2 : 1;
}

/* "[^1]", which leads to a note, and "[^1]: " before the note itself: neither is a word of the text. 0 if it is neither. */
static gsize
scan_note (Scan *scan, gsize pos)
{
  const char *label = scan->text + pos + 2;
  gsize       n = strspn (label, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_");

  if (n == 0 || n > LONGEST_LABEL || label[n] != ']')
    return 0;
  n += 3;
  if (pos == 0 && scan->text[n] == ':')
    n += 1 + strspn (scan->text + n + 1, " ");
  add_token (scan, TOKEN_ESCAPE, pos, n);
  return n;
}

/* `code`: its marks are left out, nothing in it is markup. The closing run is looked for nearby only. */
static gsize
scan_code (Scan *scan, gsize pos)
{
  gsize n = strspn (scan->text + pos, "`");
  gsize end = MIN (scan->len, pos + LONGEST_ADDRESS);

  for (gsize i = pos + n; n <= 3 && i < end; i++)
    if (scan->text[i] == '`')
      {
        gsize run = strspn (scan->text + i, "`");

        if (run == n)
          {
            guint opener = add_token (scan, TOKEN_CODE, pos, n);
            guint closer = add_token (scan, TOKEN_CODE, i, n);

            pair (scan, opener, closer);
            return i + n - pos;
          }
        i += run - 1;
      }
  return n;
}

/* <https://…>: the address is the text. */
static gsize
scan_autolink (Scan *scan, gsize pos)
{
  const char *start = scan->text + pos + 1;
  gsize       len;
  guint       opener;
  guint       closer;

  /* g_str_has_prefix() measures the text up to its end first. */
  if (strncmp (start, "http://", 7) != 0 && strncmp (start, "https://", 8) != 0)
    return 1;
  len = strcspn (start, "<> \t\n");
  if (start[len] != '>' || len > LONGEST_ADDRESS)
    return MAX (len, 1);
  opener = add_token (scan, TOKEN_AUTOLINK, pos, 1);
  closer = add_token (scan, TOKEN_AUTOLINK, pos + 1 + len, 1);
  token_at (scan, opener)->address = g_strndup (start, len);
  pair (scan, opener, closer);
  return len + 2;
}

static void
scan_text (Scan *scan)
{
  gsize pos = 0;

  while (pos < scan->len)
    {
      const char *p = scan->text + pos;

      switch (*p)
        {
        case '\\':
          if (g_ascii_ispunct (p[1]))
            {
              add_token (scan, TOKEN_ESCAPE, pos, 1);
              pos += 2;
            }
          else
            pos++;
          break;
        case '*':
        case '_':
          pos += scan_emphasis (scan, pos);
          break;
        case '[':
          pos += p[1] == '^' && scan_note (scan, pos) > 0 ? token_at (scan, scan->tokens->len - 1)->len : scan_open_bracket (scan, pos);
          break;
        case '!':
          pos += p[1] == '[' ? scan_open_bracket (scan, pos) : 1;
          break;
        case ']':
          pos += scan_close_bracket (scan, pos);
          break;
        case '`':
          pos += scan_code (scan, pos);
          break;
        case '<':
          pos += scan_autolink (scan, pos);
          break;
        default:
          pos++;
        }
    }
}

static void
mark_token (QdBodyBuilder *builder, const Token *opener, gsize end)
{
  switch (opener->kind)
    {
    case TOKEN_EMPHASIS:
      if (opener->len != 2)
        qd_body_builder_mark (builder, QD_BODY_MARK_EMPHASIS, opener->start, end, 0, NULL);
      if (opener->len >= 2)
        qd_body_builder_mark (builder, QD_BODY_MARK_STRONG, opener->start, end, 0, NULL);
      break;
    case TOKEN_BRACKET:
    case TOKEN_AUTOLINK:
      qd_body_builder_mark (builder, opener->picture ? QD_BODY_MARK_PICTURE : QD_BODY_MARK_LINK, opener->start, end, 0, opener->address);
      break;
    case TOKEN_ESCAPE:
    case TOKEN_CODE:
      break;
    }
}

/**
 * qd_markdown_render_inline:
 * @builder: (not nullable): where to
 * @text: (not nullable): the text of one block, UTF-8
 * @references: (nullable) (element-type utf8 utf8): the addresses of link references, by folded label
 *
 * Appends the text without its marks and marks links, pictures and emphasis. Marks that are never closed stay text.
 * Takes time in proportion to the length of @text. After CommonMark (spec.commonmark.org), in the part that articles use.
 * Thread: any.
 */
void
qd_markdown_render_inline (QdBodyBuilder *builder, const char *text, GHashTable *references)
{
  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (Token));
  Scan               scan = { .text = text, .len = strlen (text), .tokens = tokens, .references = references };
  gsize              pos = 0;

  g_return_if_fail (builder != NULL);

  g_array_set_clear_func (tokens, token_clear);
  for (guint i = 0; i < 2; i++)
    for (guint j = 0; j < 3; j++)
      scan.last_emphasis[i][j] = NO_PARTNER;
  scan_text (&scan);
  for (guint i = 0; i < tokens->len; i++)
    {
      Token *token = token_at (&scan, i);

      if (token->partner == NO_PARTNER && token->kind != TOKEN_ESCAPE)
        continue;
      qd_body_builder_append (builder, text + pos, token->pos - pos);
      pos = token->pos + token->len;
      token->start = qd_body_builder_get_offset (builder);
      if (token->closes)
        mark_token (builder, token_at (&scan, token->partner), token->start);
    }
  qd_body_builder_append (builder, text + pos, scan.len - pos);
}

/**
 * qd_markdown_dup_plain:
 * @text: (not nullable): the text of one block, UTF-8
 * @references: (nullable) (element-type utf8 utf8): the addresses of link references, by folded label
 *
 * The text without its marks. Thread: any.
 *
 * Returns: (transfer full): the text
 */
char *
qd_markdown_dup_plain (const char *text, GHashTable *references)
{
  g_autoptr (QdBodyBuilder) builder = qd_body_builder_new ();
  g_autoptr (QdBody)        body = NULL;

  qd_markdown_render_inline (builder, text, references);
  body = qd_body_builder_finish (builder);
  return g_strdup (qd_body_get_text (body, NULL));
}
