/* qd-reader-rtf.c: Rich Text Format (version 1.9.1)
 *
 * A file is a sequence of groups in braces, control words and bytes of text. What a group sets ends with it, so that the
 * state at hand is the top of a stack. Groups that hold no text of the document, destinations, are passed over: the known
 * ones, and all that say of themselves that a reader that does not know them may.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "import/qd-document-article.h"
#include "import/qd-import-file.h"
#include "import/qd-reader-private.h"

#define MAX_SIZE (48 * 1024 * 1024)

/* Groups that lie deeper are read with the state of the group around them. */
#define DEEPEST 256

/* A control word is at most so long (its letters). */
#define LONGEST_WORD 32

/* Bytes of a code page that are decoded at once. */
#define LONGEST_PENDING 4096

#define LONGEST_VALUE 4096

#define MOST_STYLES 10000

/* Added to a kind of paragraphs, where levels of headings stand, too. */
#define IS_KIND 100

typedef enum {
  TO_TEXT,
  TO_NOTHING,
  TO_FONTS,
  TO_STYLES,
  TO_TITLE,
  TO_AUTHOR,
  TO_INSTRUCTION,
} Destination;

typedef struct
{
  Destination to;
  guint       code_page;
  guint       n_fallback; /* how many characters stand for one of \u */
  gboolean    bold, italic, hidden;
  gboolean    note;   /* the group is a footnote */
  gboolean    result; /* the group is what a field shows */
  gsize       link_start;
  char       *address; /* owned: of the field that the group is */
} State;

typedef struct
{
  QdDocument   *document;
  const guint8 *bytes;
  gsize         len;
  gsize         at;

  GArray *stack; /* of State */
  State  *state;
  guint   n_deeper;

  QdFlow  *flow;
  QdFlow  *notes;
  GString *pending; /* bytes of the code page */
  guint    code_page;
  guint    default_font;
  guint    n_to_skip; /* characters behind \u */
  gunichar high;      /* first half of a pair */
  gsize    bold_start, italic_start;

  GHashTable *fonts;  /* number to code page */
  GHashTable *styles; /* number to level of heading, or to IS_KIND and a kind */
  guint       number; /* of the font or style being described */
  GString    *value;  /* text that goes elsewhere than into the document */
} Rtf;

/* Text */

static void
append_value (Rtf *rtf, const char *text, gsize len)
{
  if (rtf->value->len + len <= LONGEST_VALUE)
    g_string_append_len (rtf->value, text, (gssize)len);
}

static void
append_text (Rtf *rtf, const char *text, gsize len)
{
  if (rtf->state->to == TO_TEXT && !rtf->state->hidden)
    qd_flow_append (rtf->flow, text, len);
  else if (rtf->state->to != TO_TEXT && rtf->state->to != TO_NOTHING)
    append_value (rtf, text, len);
}

/* Decodes what came in bytes of the code page at hand. */
static void
flush (Rtf *rtf)
{
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  gsize            len;

  if (rtf->pending->len == 0)
    return;
  name = g_strdup_printf ("CP%u", rtf->state->code_page);
  text = g_convert_with_fallback (rtf->pending->str, (gssize)rtf->pending->len, "UTF-8", name, "\357\277\275", NULL, &len, NULL);
  if (text == NULL)
    text = g_convert_with_fallback (rtf->pending->str, (gssize)rtf->pending->len, "UTF-8", "CP1252", "\357\277\275", NULL, &len, NULL);
  if (text == NULL)
    {
      text = g_utf8_make_valid (rtf->pending->str, (gssize)rtf->pending->len);
      len = strlen (text);
    }
  append_text (rtf, text, len);
  g_string_truncate (rtf->pending, 0);
}

static void
take_byte (Rtf *rtf, guint8 byte)
{
  if (rtf->n_to_skip > 0)
    {
      rtf->n_to_skip--;
      return;
    }
  if (rtf->state->to == TO_NOTHING)
    return;
  g_string_append_c (rtf->pending, (char)byte);
  if (rtf->pending->len >= LONGEST_PENDING)
    flush (rtf);
}

static void
take_char (Rtf *rtf, gunichar c)
{
  char buffer[6];

  flush (rtf);
  if (g_unichar_validate (c) && c != 0)
    append_text (rtf, buffer, (gsize)g_unichar_to_utf8 (c, buffer));
}

/* \u, a signed number of 16 bits; what lies beyond comes in two halves. */
static void
take_unicode (Rtf *rtf, int value)
{
  gunichar c = (gunichar)value & 0xffff;

  if (c >= 0xd800 && c < 0xdc00)
    rtf->high = c;
  else if (c >= 0xdc00 && c < 0xe000)
    {
      if (rtf->high != 0)
        take_char (rtf, 0x10000 + ((rtf->high - 0xd800) << 10) + (c - 0xdc00));
      rtf->high = 0;
    }
  else
    take_char (rtf, c);
  rtf->n_to_skip = rtf->state->n_fallback;
}

/* Paragraphs and marks */

static void
set_bold (Rtf *rtf, gboolean bold)
{
  flush (rtf);
  if (rtf->state->bold && !bold && rtf->state->to == TO_TEXT)
    qd_flow_mark (rtf->flow, QD_BODY_MARK_STRONG, rtf->bold_start, NULL);
  if (!rtf->state->bold && bold)
    rtf->bold_start = qd_flow_get_offset (rtf->flow);
  rtf->state->bold = bold;
}

static void
set_italic (Rtf *rtf, gboolean italic)
{
  flush (rtf);
  if (rtf->state->italic && !italic && rtf->state->to == TO_TEXT)
    qd_flow_mark (rtf->flow, QD_BODY_MARK_EMPHASIS, rtf->italic_start, NULL);
  if (!rtf->state->italic && italic)
    rtf->italic_start = qd_flow_get_offset (rtf->flow);
  rtf->state->italic = italic;
}

/* A paragraph ends; what is said of it was said before its text, and holds for the next one, too, until \pard. */
static void
end_paragraph (Rtf *rtf)
{
  gboolean bold = rtf->state->bold, italic = rtf->state->italic;

  flush (rtf);
  if (rtf->state->to != TO_TEXT)
    return;
  set_bold (rtf, FALSE);
  set_italic (rtf, FALSE);
  qd_flow_begin (rtf->flow);
  rtf->bold_start = rtf->italic_start = 0;
  rtf->state->bold = bold;
  rtf->state->italic = italic;
}

static void
use_style (Rtf *rtf, guint number)
{
  guint level = GPOINTER_TO_UINT (g_hash_table_lookup (rtf->styles, GUINT_TO_POINTER (number)));

  if (level >= IS_KIND)
    qd_flow_set_kind (rtf->flow, (QdFlowKind)(level - IS_KIND), 0);
  else if (level > 0)
    qd_flow_set_kind (rtf->flow, QD_FLOW_HEADING, level);
}

/* Groups */

static void
state_clear (gpointer data)
{
  State *state = data;

  g_free (state->address);
}

static void
open_group (Rtf *rtf)
{
  State state = *rtf->state;

  flush (rtf);
  if (rtf->stack->len >= DEEPEST)
    {
      rtf->n_deeper++;
      return;
    }
  state.note = state.result = FALSE;
  state.address = NULL;
  g_array_append_val (rtf->stack, state);
  rtf->state = &g_array_index (rtf->stack, State, rtf->stack->len - 1);
}

/* The text of a group that went elsewhere. */
static void
take_value (Rtf *rtf)
{
  static const struct
  {
    const char *name;
    QdFlowKind  kind;
  } kinds[] = { { "title", QD_FLOW_TITLE }, { "author", QD_FLOW_AUTHOR }, { "date", QD_FLOW_DATE }, { "quote", QD_FLOW_QUOTE }, { "quotations", QD_FLOW_QUOTE }, { "block text", QD_FLOW_QUOTE } };
  g_autofree char *value = g_strstrip (g_strdelimit (g_strdup (rtf->value->str), ";", ' '));
  g_autofree char *lower = g_utf8_strdown (value, -1);
  guint            level = 0;

  switch (rtf->state->to)
    {
    case TO_TITLE:
      qd_document_take_field (rtf->document, "title", value);
      break;
    case TO_AUTHOR:
      qd_document_take_field (rtf->document, "creator", value);
      break;
    case TO_STYLES:
      if (g_str_has_prefix (lower, "heading ") && g_ascii_isdigit (lower[8]))
        level = (guint)(lower[8] - '0');
      for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
        if (g_str_equal (lower, kinds[i].name))
          level = IS_KIND + kinds[i].kind;
      if (level > 0 && g_hash_table_size (rtf->styles) < MOST_STYLES)
        g_hash_table_insert (rtf->styles, GUINT_TO_POINTER (rtf->number), GUINT_TO_POINTER (level));
      break;
    case TO_TEXT:
    case TO_NOTHING:
    case TO_FONTS:
    case TO_INSTRUCTION:
    default:
      return;
    }
  g_string_truncate (rtf->value, 0);
}

/* HYPERLINK "https://…", in a group beside the one that shows the link: the field is the group around both. */
static void
take_instruction (Rtf *rtf)
{
  const char *start = strstr (rtf->value->str, "HYPERLINK");
  State      *field = rtf->stack->len >= 2 ? rtf->state - 1 : NULL;

  if (start != NULL && field != NULL)
    {
      g_auto (GStrv) parts = g_strsplit (start, "\"", 3);

      if (parts[0] != NULL && parts[1] != NULL && strstr (parts[0], "\\l") == NULL)
        {
          g_free (field->address);
          field->address = qd_document_dup_address (parts[1]);
        }
    }
  g_string_truncate (rtf->value, 0);
}

static void
close_group (Rtf *rtf)
{
  State *around;

  flush (rtf);
  rtf->n_to_skip = 0;
  if (rtf->n_deeper > 0)
    {
      rtf->n_deeper--;
      return;
    }
  /* The outermost has none around it. */
  if (rtf->stack->len <= 1)
    return;
  around = rtf->state - 1;
  if (rtf->state->to == TO_INSTRUCTION && around->to != TO_INSTRUCTION)
    take_instruction (rtf);
  else
    take_value (rtf);
  if (rtf->state->result && around->address != NULL)
    qd_flow_mark (rtf->flow, QD_BODY_MARK_LINK, rtf->state->link_start, around->address);
  if (rtf->state->to == TO_TEXT && around->to == TO_TEXT)
    {
      set_bold (rtf, around->bold);
      set_italic (rtf, around->italic);
    }
  if (rtf->state->note)
    {
      qd_flow_begin (rtf->notes);
      rtf->flow = rtf->document->flow;
      rtf->bold_start = rtf->italic_start = qd_flow_get_offset (rtf->flow);
    }
  g_array_set_size (rtf->stack, rtf->stack->len - 1);
  rtf->state = &g_array_index (rtf->stack, State, rtf->stack->len - 1);
}

/* Control words */

/* The code page of a font's character set (\fcharset): table in the specification, "Font Table". */
static guint
code_page_of_charset (int charset)
{
  static const guint pages[][2] = {
    { 77, 10000 },
    { 128, 932 },
    { 129, 949 },
    { 130, 1361 },
    { 134, 936 },
    { 136, 950 },
    { 161, 1253 },
    { 162, 1254 },
    { 163, 1258 },
    { 177, 1255 },
    { 178, 1256 },
    { 186, 1257 },
    { 204, 1251 },
    { 222, 874 },
    { 238, 1250 },
    { 255, 437 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if ((int)pages[i][0] == charset)
      return pages[i][1];
  return 0;
}

static gboolean
take_destination (Rtf *rtf, const char *word)
{
  static const char *const passed[] = {
    "annotation", "atnauthor", "atnid", "background", "bkmkend", "bkmkstart", "buptim", "colorschememapping", "colortbl", "comment",
    "company", "creatim", "datafield", "datastore", "do", "docvar", "doccomm", "filetbl", "footer", "footerf", "footerl", "footerr", "formfield",
    "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "generator", "header", "headerf", "headerl", "headerr", "info", "keywords",
    "latentstyles", "listoverridetable", "listtable", "nonshppict", "objclass", "objdata", "operator", "picprop", "pict", "printim", "revtbl",
    "revtim", "rsidtbl", "rxe", "subject", "tc", "template", "themedata", "txe", "userprops", "vern", "version", "xe", "xmlnstbl", "wgrffmtfilter",
    "mmathPr", "panose", "falt", "fontemb", "shpinst", "sp", "sn", "sv", NULL
  };
  static const struct
  {
    const char *word;
    Destination to;
  } kept[] = { { "fonttbl", TO_FONTS }, { "stylesheet", TO_STYLES }, { "title", TO_TITLE }, { "fldinst", TO_INSTRUCTION } };

  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    if (g_str_equal (word, kept[i].word))
      {
        rtf->state->to = kept[i].to;
        g_string_truncate (rtf->value, 0);
        return TRUE;
      }
  if (g_str_equal (word, "author"))
    {
      rtf->state->to = TO_AUTHOR;
      g_string_truncate (rtf->value, 0);
    }
  else if (g_str_equal (word, "listtext") || g_str_equal (word, "pntext"))
    {
      if (rtf->state->to == TO_TEXT)
        qd_flow_set_kind (rtf->flow, QD_FLOW_ITEM, 0);
      rtf->state->to = TO_NOTHING;
    }
  else if (g_str_equal (word, "shptxt"))
    rtf->state->to = TO_TEXT;
  else if (g_strv_contains (passed, word))
    rtf->state->to = TO_NOTHING;
  else
    return FALSE;
  return TRUE;
}

static gboolean
take_character_word (Rtf *rtf, const char *word)
{
  static const struct
  {
    const char *word;
    gunichar    c;
  } characters[] = { { "emdash", 0x2014 }, { "endash", 0x2013 }, { "lquote", 0x2018 }, { "rquote", 0x2019 }, { "ldblquote", 0x201c }, { "rdblquote", 0x201d }, { "bullet", 0x2022 }, { "tab", ' ' }, { "emspace", ' ' }, { "enspace", ' ' }, { "cell", ' ' } };

  for (guint i = 0; i < G_N_ELEMENTS (characters); i++)
    if (g_str_equal (word, characters[i].word))
      {
        flush (rtf);
        /* What begins with a bullet is an item of a list, and the bullet none of its text. */
        if (characters[i].c == 0x2022 && rtf->state->to == TO_TEXT && qd_flow_get_offset (rtf->flow) == 0)
          {
            qd_flow_set_kind (rtf->flow, QD_FLOW_ITEM, 0);
            return TRUE;
          }
        take_char (rtf, characters[i].c);
        return TRUE;
      }
  return FALSE;
}

static void
take_note (Rtf *rtf)
{
  if (rtf->state->to != TO_TEXT || rtf->flow == rtf->notes)
    return;
  rtf->state->note = TRUE;
  rtf->flow = rtf->notes;
  rtf->state->bold = rtf->state->italic = FALSE;
  qd_flow_begin (rtf->notes);
}

static gboolean
take_paragraph_word (Rtf *rtf, const char *word, int value)
{
  if (g_str_equal (word, "par") || g_str_equal (word, "sect") || g_str_equal (word, "page") || g_str_equal (word, "row"))
    end_paragraph (rtf);
  else if (g_str_equal (word, "line"))
    {
      flush (rtf);
      if (rtf->state->to == TO_TEXT)
        qd_flow_line (rtf->flow);
    }
  else if (g_str_equal (word, "s") && rtf->state->to == TO_STYLES)
    rtf->number = (guint)MAX (value, 0);
  else if (g_str_equal (word, "s") && rtf->state->to == TO_TEXT)
    use_style (rtf, (guint)MAX (value, 0));
  else if (g_str_equal (word, "outlinelevel") && rtf->state->to == TO_TEXT && value >= 0 && value < 9)
    qd_flow_set_kind (rtf->flow, QD_FLOW_HEADING, (guint)value + 1);
  else
    return FALSE;
  return TRUE;
}

static void
use_font (Rtf *rtf, int number)
{
  guint page = GPOINTER_TO_UINT (g_hash_table_lookup (rtf->fonts, GINT_TO_POINTER (number)));

  flush (rtf);
  if (rtf->state->to == TO_FONTS)
    rtf->number = (guint)number;
  else
    rtf->state->code_page = page != 0 ? page : rtf->code_page;
}

static void
take_word (Rtf *rtf, const char *word, gboolean has_value, int value)
{
  gboolean on = !has_value || value != 0;

  if (g_str_equal (word, "u"))
    take_unicode (rtf, value);
  else if (take_character_word (rtf, word) || take_paragraph_word (rtf, word, value))
    return;
  else if (g_str_equal (word, "b"))
    set_bold (rtf, on);
  else if (g_str_equal (word, "i"))
    set_italic (rtf, on);
  else if (g_str_equal (word, "v") || g_str_equal (word, "deleted"))
    {
      flush (rtf);
      rtf->state->hidden = on;
    }
  else if (g_str_equal (word, "plain"))
    {
      set_bold (rtf, FALSE);
      set_italic (rtf, FALSE);
      rtf->state->hidden = FALSE;
    }
  else if (g_str_equal (word, "uc"))
    rtf->state->n_fallback = (guint)CLAMP (value, 0, 16);
  else if (g_str_equal (word, "f"))
    use_font (rtf, value);
  else if (g_str_equal (word, "fcharset") && rtf->state->to == TO_FONTS && code_page_of_charset (value) != 0 && g_hash_table_size (rtf->fonts) < MOST_STYLES)
    g_hash_table_insert (rtf->fonts, GUINT_TO_POINTER (rtf->number), GUINT_TO_POINTER (code_page_of_charset (value)));
  else if (g_str_equal (word, "ansicpg") && value > 0)
    rtf->state->code_page = rtf->code_page = (guint)value;
  else if (g_str_equal (word, "mac"))
    rtf->state->code_page = rtf->code_page = 10000;
  else if (g_str_equal (word, "footnote"))
    take_note (rtf);
  else if (g_str_equal (word, "fldrslt"))
    {
      rtf->state->result = TRUE;
      rtf->state->link_start = qd_flow_get_offset (rtf->flow);
    }
  else if (g_str_equal (word, "bin"))
    rtf->at += MIN ((gsize)MAX (value, 0), rtf->len - rtf->at);
  else
    take_destination (rtf, word);
}

/* Behind "\*" stands a destination that may be passed over; some are of use all the same. */
static void
take_optional (Rtf *rtf)
{
  static const char *const known[] = { "\\fldinst", "\\shptxt", "\\pntext", "\\footnote" };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (rtf->len - rtf->at >= strlen (known[i]) && memcmp (rtf->bytes + rtf->at, known[i], strlen (known[i])) == 0)
      return;
  flush (rtf);
  rtf->state->to = TO_NOTHING;
}

static void
take_symbol (Rtf *rtf, guint8 c)
{
  switch (c)
    {
    case '\'':
      if (rtf->len - rtf->at >= 2 && g_ascii_isxdigit (rtf->bytes[rtf->at]) && g_ascii_isxdigit (rtf->bytes[rtf->at + 1]))
        {
          take_byte (rtf, (guint8)(g_ascii_xdigit_value ((char)rtf->bytes[rtf->at]) * 16 + g_ascii_xdigit_value ((char)rtf->bytes[rtf->at + 1])));
          rtf->at += 2;
        }
      break;
    case '*':
      take_optional (rtf);
      break;
    case '~':
      take_char (rtf, 0xa0);
      break;
    case '_':
      take_char (rtf, 0x2011);
      break;
    case '\r':
    case '\n':
      end_paragraph (rtf);
      break;
    case '\\':
    case '{':
    case '}':
      take_byte (rtf, c);
      break;
    default:
      break;
    }
}

static void
take_control (Rtf *rtf)
{
  char     word[LONGEST_WORD + 1];
  gsize    n = 0;
  gboolean has_value = FALSE;
  gboolean negative = FALSE;
  gint64   value = 0;

  if (rtf->at >= rtf->len)
    return;
  if (!g_ascii_isalpha (rtf->bytes[rtf->at]))
    {
      rtf->at++;
      take_symbol (rtf, rtf->bytes[rtf->at - 1]);
      return;
    }
  for (; rtf->at < rtf->len && g_ascii_isalpha (rtf->bytes[rtf->at]); rtf->at++)
    if (n < LONGEST_WORD)
      word[n++] = (char)rtf->bytes[rtf->at];
  word[n] = '\0';
  if (rtf->at + 1 < rtf->len && rtf->bytes[rtf->at] == '-' && g_ascii_isdigit (rtf->bytes[rtf->at + 1]))
    {
      negative = TRUE;
      rtf->at++;
    }
  for (; rtf->at < rtf->len && g_ascii_isdigit (rtf->bytes[rtf->at]); rtf->at++)
    {
      has_value = TRUE;
      value = MIN (value * 10 + (rtf->bytes[rtf->at] - '0'), G_MAXINT);
    }
  if (rtf->at < rtf->len && rtf->bytes[rtf->at] == ' ')
    rtf->at++;
  take_word (rtf, word, has_value, (int)(negative ? -value : value));
}

static void
parse (Rtf *rtf, GCancellable *cancellable)
{
  while (rtf->at < rtf->len && !qd_flow_is_full (rtf->flow))
    {
      guint8 c = rtf->bytes[rtf->at++];

      if (c == '{')
        {
          open_group (rtf);
          if (g_cancellable_is_cancelled (cancellable))
            break;
        }
      else if (c == '}')
        close_group (rtf);
      else if (c == '\\')
        take_control (rtf);
      else if (c != '\r' && c != '\n' && c != '\0')
        take_byte (rtf, c);
    }
  flush (rtf);
  /* The group that is the document has no end. */
  rtf->document->cut = rtf->stack->len > 1;
  while (rtf->stack->len > 1 || rtf->n_deeper > 0)
    close_group (rtf);
}

static gboolean
read_rtf (GFile *file, const QdReadSink *sink, GCancellable *cancellable, GError **error)
{
  g_auto (QdDocument) document = { .file = file, .media_type = "application/rtf", .published = QD_TIME_UNKNOWN };
  g_autoptr (QdFlow)  notes = qd_flow_new ();
  State               first = { .code_page = 1252, .n_fallback = 1 };
  Rtf                 rtf = { .document = &document, .notes = notes, .code_page = 1252 };

  document.original = qd_import_load_file (file, MAX_SIZE, cancellable, error);
  if (document.original == NULL)
    return FALSE;
  document.flow = qd_flow_new ();
  rtf.flow = document.flow;
  rtf.bytes = g_bytes_get_data (document.original, &rtf.len);
  rtf.stack = g_array_new (FALSE, FALSE, sizeof (State));
  g_array_set_clear_func (rtf.stack, state_clear);
  g_array_append_val (rtf.stack, first);
  rtf.state = &g_array_index (rtf.stack, State, 0);
  rtf.pending = g_string_new (NULL);
  rtf.value = g_string_new (NULL);
  rtf.fonts = g_hash_table_new (NULL, NULL);
  rtf.styles = g_hash_table_new (NULL, NULL);
  parse (&rtf, cancellable);
  qd_flow_move (document.flow, notes);
  g_array_unref (rtf.stack);
  g_string_free (rtf.pending, TRUE);
  g_string_free (rtf.value, TRUE);
  g_hash_table_unref (rtf.fonts);
  g_hash_table_unref (rtf.styles);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (!qd_document_tell (&document, sink, error))
    return FALSE;
  if (document.cut)
    qd_reader_tell_cut (sink, 0);
  return TRUE;
}

static int
sniff_rtf (const guint8 *head, gsize len)
{
  return len > 5 && memcmp (head, "{\\rtf", 5) == 0 ? 96 : 0;
}

static const char *const extensions[] = { "rtf", NULL };

const QdReader qd_reader_rtf = { "Rich text", extensions, MAX_SIZE, sniff_rtf, read_rtf };
