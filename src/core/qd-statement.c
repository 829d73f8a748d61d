/* qd-statement.c: an utterance rebuilt from its renditions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-statement.h"

#include <string.h>

#include "core/qd-align.h"
#include "core/qd-tokenizer.h"
#include "core/qd-word-weight.h"

/* How many renditions are put together; the shorter ones of more add nothing. */
#define MAX_TEXTS 400

/* How often all renditions are gone through: one may join only once another has been added. */
#define MAX_ROUNDS 4

/* Words inside the text that only one rendition has are an addition of its writer unless they are so many, or the others
 * say that they left something out. */
#define MIN_INSERTED 3

/* How much two texts must share so that one is laid on the other, as the sum of the weights of the shared words. */
#define MIN_SHARED_WEIGHT 2

#define IDEOGRAPHIC_STOP 0x3002
#define FULLWIDTH_STOP 0xff0e
#define DEVANAGARI_STOP 0x0964
#define ARABIC_STOP 0x06d4

/* A text, and where its words are. */
typedef struct
{
  char   *text;
  gsize   length;
  GArray *hashes;
  GArray *tokens;
  GArray *gaps;
} Rendition;

/* A place of the text that is replaced by words of another rendition. */
typedef struct
{
  QdSpan      place;
  const char *words;
  gsize       length;
} Edit;

static void
rendition_init (Rendition *self, const char *text)
{
  QdTokenizer tokenizer;
  QdToken     token;
  gboolean    gap = FALSE;

  self->text = g_strdup (text);
  self->length = strlen (text);
  self->hashes = g_array_new (FALSE, FALSE, sizeof (guint64));
  self->tokens = g_array_new (FALSE, FALSE, sizeof (QdToken));
  self->gaps = g_array_new (FALSE, FALSE, sizeof (gboolean));
  qd_tokenizer_init (&tokenizer, self->text, self->length);
  while (qd_tokenizer_next (&tokenizer, &token))
    {
      if (token.kind == QD_TOKEN_WORD)
        {
          g_array_append_val (self->hashes, token.hash);
          g_array_append_val (self->tokens, token);
          g_array_append_val (self->gaps, gap);
        }
      gap = token.kind == QD_TOKEN_ELLIPSIS;
    }
}

static void
rendition_clear (Rendition *self)
{
  g_free (self->text);
  g_array_unref (self->hashes);
  g_array_unref (self->tokens);
  g_array_unref (self->gaps);
}

static const QdToken *
word (const Rendition *self, guint index)
{
  return &g_array_index (self->tokens, QdToken, index);
}

static gboolean
is_bracketed (const Rendition *self, guint start, guint end)
{
  guint i;

  for (i = start; i < end; i++)
    if ((word (self, i)->flags & QD_TOKEN_BRACKETED) == 0)
      return FALSE;
  return TRUE;
}

static gboolean
has_brackets (const Rendition *self, guint start, guint end)
{
  guint i;

  for (i = start; i < end; i++)
    if ((word (self, i)->flags & QD_TOKEN_BRACKETED) != 0)
      return TRUE;
  return FALSE;
}

static void
add_edit (GArray *edits, QdSpan place, const Rendition *from, gsize start, gsize end)
{
  Edit edit = { place, from->text + start, end - start };

  g_array_append_val (edits, edit);
}

/* What stands between two shared runs: fill a gap that is marked, or a long one that is not, and put the words that were
 * said for an editor's. */
static void
merge_middle (const Rendition *base, guint base_start, guint base_end, const Rendition *other, guint start, guint end, GArray *edits)
{
  QdSpan   place = { word (base, base_start - 1)->span.end, word (base, base_end)->span.start };
  gboolean gap = g_array_index (base->gaps, gboolean, base_end);

  if (start == end || has_brackets (other, start, end) || g_array_index (other->gaps, gboolean, end))
    return;
  if (base_start == base_end ? gap || end - start >= MIN_INSERTED : is_bracketed (base, base_start, base_end))
    add_edit (edits, place, other, word (other, start - 1)->span.end, word (other, end)->span.start);
}

/* Letters that one rendition has in brackets are taken from one that has them without. */
static void
merge_run (const Rendition *base, const Rendition *other, const QdAlignBlock *block, GArray *edits)
{
  guint i;

  for (i = 0; i < block->length; i++)
    if (is_bracketed (base, block->a + i, block->a + i + 1) && !is_bracketed (other, block->b + i, block->b + i + 1) &&
        memchr (base->text + word (base, block->a + i)->span.start, ']', qd_span_length (word (base, block->a + i)->span)) != NULL)
      {
        QdSpan place = word (base, block->a + i)->span;

        if (place.start > 0 && base->text[place.start - 1] == '[')
          place.start--;
        if (place.end < base->length && base->text[place.end] == ']')
          place.end++;
        add_edit (edits, place, other, word (other, block->b + i)->span.start, word (other, block->b + i)->span.end);
      }
}

static guint
shared_weight (const Rendition *base, GArray *blocks)
{
  guint weight = 0, i, k;

  for (i = 0; i < blocks->len; i++)
    {
      const QdAlignBlock *block = &g_array_index (blocks, QdAlignBlock, i);

      for (k = 0; k < block->length; k++)
        weight += qd_word_weight (g_array_index (base->hashes, guint64, block->a + k));
    }
  return weight;
}

/* Where a text has a mark that ends a sentence behind its last word: one of a question or a cry, and a full stop if @full_stops. */
static gboolean
ends_sentence (const Rendition *self, gboolean full_stops)
{
  const char *at = self->text + word (self, self->tokens->len - 1)->span.end;

  for (; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_break_type (c) == G_UNICODE_BREAK_EXCLAMATION)
        return TRUE;
      if (full_stops && (c == '.' || c == IDEOGRAPHIC_STOP || c == FULLWIDTH_STOP || c == DEVANAGARI_STOP || c == ARABIC_STOP))
        return TRUE;
    }
  return FALSE;
}

/* Both end with one word: a mark that ends the sentence is taken from the one that has it, as a comma there is of the sentence around the
 * quotation. A full stop may be, too, so words that begin no sentence get none. */
static void
merge_ending (const Rendition *base, const Rendition *other, GArray *edits)
{
  gsize    end = word (base, base->tokens->len - 1)->span.end;
  gsize    other_end = word (other, other->tokens->len - 1)->span.end;
  gboolean begins = !g_unichar_islower (g_utf8_get_char (base->text + word (base, 0)->span.start));

  if (strstr (base->text + end, "…") == NULL && strstr (base->text + end, "...") == NULL && !ends_sentence (base, TRUE) &&
      ends_sentence (other, begins))
    add_edit (edits, (QdSpan){ end, base->length }, other, other_end, other->length);
}

/* What has to be done to the base so that it has what the other has beyond it. */
static GArray *
list_edits (const Rendition *base, const Rendition *other)
{
  GArray             *edits = g_array_new (FALSE, FALSE, sizeof (Edit));
  g_autoptr (GArray)  blocks = qd_align_words ((const guint64 *)base->hashes->data, base->hashes->len,
                                               (const guint64 *)other->hashes->data, other->hashes->len);
  const QdAlignBlock *block, *last = NULL;
  guint               i;

  if (shared_weight (base, blocks) < MIN_SHARED_WEIGHT)
    return edits;
  for (i = 0; i < blocks->len; i++)
    {
      block = &g_array_index (blocks, QdAlignBlock, i);
      if (last != NULL)
        merge_middle (base, last->a + last->length, block->a, other, last->b + last->length, block->b, edits);
      else if (block->a == 0 && block->b > 0)
        add_edit (edits, (QdSpan){ 0, word (base, 0)->span.end }, other, 0, word (other, block->b)->span.end);
      /* The first word is taken from the other where words are put before it: it may have got its capital by the cut. */
      if (last != NULL || block->a > 0 || block->b == 0)
        merge_run (base, other, block, edits);
      last = block;
    }
  if (last->a + last->length == base->tokens->len && last->b + last->length < other->tokens->len)
    add_edit (edits, (QdSpan){ word (base, base->tokens->len - 1)->span.end, base->length }, other,
              word (other, last->b + last->length - 1)->span.end, other->length);
  else if (last->a + last->length == base->tokens->len && last->b + last->length == other->tokens->len)
    merge_ending (base, other, edits);
  return edits;
}

/* Lays one rendition on the text. TRUE if the text grew or changed by it. */
static gboolean
merge (Rendition *base, const Rendition *other)
{
  g_autoptr (GArray)  edits = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  gsize               at = 0;
  guint               i;

  if (base->tokens->len == 0 || other->tokens->len == 0)
    return FALSE;
  edits = list_edits (base, other);
  if (edits->len == 0)
    return FALSE;
  for (i = 0; i < edits->len; i++)
    {
      const Edit *edit = &g_array_index (edits, Edit, i);

      if (edit->place.start < at)
        continue;
      g_string_append_len (text, base->text + at, edit->place.start - at);
      g_string_append_len (text, edit->words, edit->length);
      at = edit->place.end;
    }
  g_string_append_len (text, base->text + at, base->length - at);
  rendition_clear (base);
  rendition_init (base, text->str);
  return TRUE;
}

/* The one with the most words first; by their bytes where they have as many, so that the order given does not matter. */
static int
compare_renditions (const void *a, const void *b)
{
  const Rendition *rendition_a = a, *rendition_b = b;

  if (rendition_a->tokens->len != rendition_b->tokens->len)
    return rendition_a->tokens->len > rendition_b->tokens->len ? -1 : 1;
  return strcmp (rendition_a->text, rendition_b->text);
}

/* A comma at the end belongs to the sentence around the quotation. */
static char *
finish_text (const char *text)
{
  gsize length = strlen (text);

  while (length > 0 && (g_ascii_isspace (text[length - 1]) || text[length - 1] == ','))
    length--;
  return g_strndup (text, length);
}

/**
 * qd_statement_build_fullest:
 * @texts: (array length=n_texts) (nullable): the texts of the renditions of one statement, UTF-8
 * @n_texts: their number
 *
 * Puts together what the renditions have of an utterance: begins with the one that has the most words, adds what others
 * have before and behind it, fills what it left out, and takes what an editor put in brackets from those who kept the
 * speaker's words. Words that differ otherwise stay as the longer rendition has them. A comma at the end is of the sentence around
 * the quotation; the mark that ends the speaker's own is taken from a rendition that has it.
 *
 * Thread: any.
 * Returns: (transfer full) (not nullable): the text; the same whatever the order of @texts
 */
char *
qd_statement_build_fullest (const char *const *texts, gsize n_texts)
{
  g_autoptr (GArray) renditions = g_array_new (FALSE, FALSE, sizeof (Rendition));
  Rendition          base;
  char              *fullest;
  gboolean           changed = TRUE;
  guint              round, i;

  g_return_val_if_fail (texts != NULL || n_texts == 0, NULL);

  g_array_set_clear_func (renditions, (GDestroyNotify)rendition_clear);
  for (i = 0; i < n_texts; i++)
    {
      Rendition rendition;

      rendition_init (&rendition, texts[i]);
      g_array_append_val (renditions, rendition);
    }
  g_array_sort (renditions, compare_renditions);
  if (renditions->len > MAX_TEXTS)
    g_array_set_size (renditions, MAX_TEXTS);
  rendition_init (&base, renditions->len > 0 ? g_array_index (renditions, Rendition, 0).text : "");
  for (round = 0; round < MAX_ROUNDS && changed; round++)
    for (i = 1, changed = FALSE; i < renditions->len; i++)
      changed = merge (&base, &g_array_index (renditions, Rendition, i)) || changed;
  fullest = finish_text (base.text);
  rendition_clear (&base);
  return fullest;
}
