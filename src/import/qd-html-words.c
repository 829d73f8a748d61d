/* qd-html-words.c: the words of a text, to know them again elsewhere
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-html-words.h"

#include <string.h>

#include "core/qd-hash.h"

/* Longer texts are compared by their beginning. */
#define MOST_WORDS 50000

#define LONGEST_PHRASE 4

struct _QdHtmlPhrases
{
  GHashTable *hashes;
};

/**
 * qd_html_words_read:
 * @text: (not nullable): UTF-8
 * @len: its length, bytes
 * @words: (not nullable) (element-type guint32): where to append the words
 *
 * Appends a hash of each word of @text without regard to case: letters and digits make a word. Thread: any.
 */
void
qd_html_words_read (const char *text, gsize len, GArray *words)
{
  const char *end = text + len;
  guint32     hash = QD_FNV32_OFFSET;
  gboolean    in_word = FALSE;

  for (const char *p = text; p < end && words->len < MOST_WORDS; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean letter = c < 0x80 ? g_ascii_isalnum (c) : g_unichar_isalnum (c);

      if (letter)
        hash = (hash ^ (c < 0x80 ? (guint32)g_ascii_tolower ((char)c) : g_unichar_tolower (c))) * QD_FNV32_PRIME;
      else if (in_word)
        {
          g_array_append_val (words, hash);
          hash = QD_FNV32_OFFSET;
        }
      in_word = letter;
    }
  if (in_word)
    g_array_append_val (words, hash);
}

/**
 * qd_html_words_equal:
 * @a: (not nullable) (element-type guint32): words
 * @b: (not nullable) (element-type guint32): words
 * @most: how many of them matter; 0 for all
 *
 * Returns: whether they begin with the same @most words, or are the same
 */
gboolean
qd_html_words_equal (const GArray *a, const GArray *b, guint most)
{
  guint n = most > 0 ? most : a->len;

  if (a->len < n || b->len < n || n == 0 || (most == 0 && a->len != b->len))
    return FALSE;
  return memcmp (a->data, b->data, n * sizeof (guint32)) == 0;
}

static guint32
hash_phrase (const GArray *words, guint first, guint n)
{
  guint32 hash = QD_FNV32_OFFSET + n;

  for (guint i = 0; i < n; i++)
    hash = (hash ^ g_array_index (words, guint32, first + i)) * QD_FNV32_PRIME;
  return hash;
}

/**
 * qd_html_phrases_new:
 * @words: (not nullable) (element-type guint32): the words of a text
 *
 * Returns: (transfer full): its phrases
 */
QdHtmlPhrases *
qd_html_phrases_new (const GArray *words)
{
  QdHtmlPhrases *self = g_new0 (QdHtmlPhrases, 1);

  self->hashes = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < words->len; i++)
    for (guint n = 1; n <= LONGEST_PHRASE && i + n <= words->len; n++)
      g_hash_table_add (self->hashes, GUINT_TO_POINTER (hash_phrase (words, i, n)));
  return self;
}

/**
 * qd_html_phrases_free:
 * @self: (nullable) (transfer full): phrases
 *
 * Frees them.
 */
void
qd_html_phrases_free (QdHtmlPhrases *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->hashes);
  g_free (self);
}

/**
 * qd_html_phrases_share:
 * @self: (not nullable): the phrases of a text
 * @words: (not nullable) (element-type guint32): the words of another
 *
 * Returns: which share of the other's runs of four words, or of its only run if it is shorter, are in the text
 */
double
qd_html_phrases_share (const QdHtmlPhrases *self, const GArray *words)
{
  guint n = MIN (words->len, LONGEST_PHRASE);
  guint both = 0;

  if (n == 0)
    return 0;
  for (guint i = 0; i + n <= words->len; i++)
    both += g_hash_table_contains (self->hashes, GUINT_TO_POINTER (hash_phrase (words, i, n)));
  return (double)both / (words->len - n + 1);
}
