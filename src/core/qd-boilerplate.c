/* qd-boilerplate.c: knows page furniture by how it begins and what it says
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-boilerplate.h"

#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "core/qd-bytes.h"

/* Furniture is short: a longer paragraph is never taken for it. */
#define MAX_WORDS 45
#define MAX_BYTES 400

/* Phrases in lower case, without marks. A paragraph that begins with one of the first kind, or contains one of the second, or
 * is one of the third (but for punctuation), is furniture. Those of the second have no apostrophe in their first eight bytes,
 * and have eight at least; see below. */
static const char *const beginnings[] = {
  "share this",
  "share on ",
  "share article",
  "share your thoughts",
  "sign up for",
  "sign up to",
  "subscribe to",
  "subscribe now",
  "read more",
  "read also",
  "read next",
  "read the full",
  "see also",
  "also read",
  "related articles",
  "related stories",
  "related topics",
  "related content",
  "related links",
  "related:",
  "more from ",
  "more on this",
  "click here",
  "click to ",
  "follow us",
  "follow me on",
  "like us on",
  "join our",
  "join the conversation",
  "get the latest",
  "get our ",
  "download our",
  "download the app",
  "watch live",
  "watch now",
  "watch the video",
  "advertisement",
  "sponsored content",
  "all rights reserved",
  "copyright ©",
  "© ",
  "photo credit",
  "image credit",
  "image source",
  "this website uses",
  "this site uses",
  "we use cookies",
  "by continuing to",
  "by clicking",
  "you must be logged",
  "please enable",
  "enable javascript",
  "support our journalism",
  "support us",
  "donate now",
  "donate today",
  "don't miss",
  "story continues below",
  "article continues",
  "continue reading",
  "scroll down",
  "skip to ",
  "jump to ",
  "most read",
  "most popular",
  "trending now",
  "recommended for you",
  "you may also like",
  "you might also like",
  "leave a comment",
  "view comments",
  "report a typo",
  "please share",
  "tell us what you think",
  "what do you think",
  "let us know",
  "have a tip",
  "got a tip",
  "contact the author",
  "terms of use",
  "terms of service",
  "privacy policy",
  "this material may not be",
  "printed from",
  "print this",
  "mehr zum thema",
  "lesen sie auch",
  "lesen sie mehr",
  "auch interessant",
  "jetzt abonnieren",
  "anzeige",
  "weiterlesen",
  "newsletter abonnieren",
  "wir verwenden cookies",
  "diese website verwendet",
  "alle rechte vorbehalten",
  "artikel teilen",
  "teilen sie",
  "folgen sie uns",
  "lire aussi",
  "à lire aussi",
  "publicité",
  "abonnez-vous",
  "inscrivez-vous",
  "tous droits réservés",
  "partager cet",
  "nous utilisons des cookies",
  "suivez-nous",
  "lea también",
  "lee también",
  "leer más",
  "publicidad",
  "suscríbete",
  "suscríbase",
  "todos los derechos reservados",
  "compartir",
  "utilizamos cookies",
  "síguenos",
};

static const char *const contents[] = {
  "is not supported. for an optimal experience",
  "visit our site on another browser",
  "browser is not supported",
  "not supported by your browser",
  "update your browser",
  "browser is out of date",
  "your browser does not support",
  "upgrade your browser",
  "listeners like you",
  "donate now to",
  "sign up for our newsletter",
  "sign up for our free newsletter",
  "subscribe to our newsletter",
  "to our newsletter",
  "accept cookies",
  "uses cookies to",
  "use of cookies",
  "share this if you",
  "share this story",
  "share this article",
  "share this post",
  "share if you agree",
  "on facebook and twitter",
  "like us on facebook",
  "follow us on twitter",
  "follow us on facebook",
  "may not be published, broadcast, rewritten",
  "all rights reserved",
  "alle rechte vorbehalten",
  "click here to",
  "javascript is disabled",
  "javascript enabled",
  "advertisement - ",
  "in the comments below",
  "in the comments section below",
  "comments are closed",
  "powered by ",
  "an error occurred",
  "page you requested",
};

static const char *const wholes[] = {
  "share",
  "tweet",
  "email",
  "print",
  "comments",
  "comment",
  "menu",
  "search",
  "close",
  "home",
  "advertisement",
  "ad",
  "related",
  "subscribe",
  "sign in",
  "log in",
  "sign up",
  "loading",
  "facebook",
  "twitter",
  "whatsapp",
  "linkedin",
  "reddit",
  "newsletter",
  "share tweet",
  "back to top",
  "top stories",
  "read more",
  "next",
  "previous",
  "play",
  "skip",
  "sponsored",
  "more",
  "whats next",
  "werbung",
  "anzeige",
  "teilen",
  "drucken",
  "kommentare",
  "partager",
  "imprimer",
  "commentaires",
  "compartir",
  "imprimir",
  "comentarios",
  "video",
  "watch",
  "photos",
};

/* A phrase inside a paragraph is looked for by its first eight bytes, one that begins a paragraph or is all of it by its first
 * four, or by two where it has no more or an apostrophe among them. All are kept in tables of so many places, without regard to case. */
#define N_PLACES 1024

typedef struct
{
  guint8 pairs[N_PLACES];
  guint8 fours[N_PLACES];
  guint8 eights[N_PLACES];
} Starts;

static inline guint
place_of_pair (const char *text)
{
  return ((guint)((guchar)text[0] | 0x20) * 37 + ((guchar)text[1] | 0x20)) % N_PLACES;
}

static inline guint
place_of_four (const char *text)
{
  guint32 four;

  memcpy (&four, text, sizeof four);
  return ((GUINT32_FROM_LE (four) | 0x20202020) * 0x9E3779B1u) >> 22;
}

static inline guint
place_of_eight (const char *text)
{
  return (guint)(((qd_bytes_load (text) | QD_BYTES_ONES * 0x20) * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15)) >> 54);
}

static void
note_beginning (Starts *starts, const char *phrase)
{
  if (strlen (phrase) < 4 || memchr (phrase, '\'', 4) != NULL)
    starts->pairs[place_of_pair (phrase)] = TRUE;
  else
    starts->fours[place_of_four (phrase)] = TRUE;
}

static const Starts *
get_starts (void)
{
  static gsize once;

  if (g_once_init_enter (&once))
    {
      Starts *starts = g_new0 (Starts, 1);

      for (gsize i = 0; i < G_N_ELEMENTS (beginnings); i++)
        note_beginning (starts, beginnings[i]);
      for (gsize i = 0; i < G_N_ELEMENTS (wholes); i++)
        note_beginning (starts, wholes[i]);
      for (gsize i = 0; i < G_N_ELEMENTS (contents); i++)
        {
          g_assert (strlen (contents[i]) >= 8 && g_ascii_islower (contents[i][0]));
          starts->eights[place_of_eight (contents[i])] = TRUE;
        }
      g_once_init_leave (&once, GPOINTER_TO_SIZE (starts));
    }
  return GSIZE_TO_POINTER (once);
}

/* The bytes after which no phrase begins. */
static const guint8 word_bytes[256] = {
  ['0' ... '9'] = TRUE,
  ['A' ... 'Z'] = TRUE,
  ['a' ... 'z'] = TRUE,
};

/* Whether TEXT could begin with a phrase or be one: nearly always its first bytes say no. */
static gboolean
may_begin (const char *text, gsize len)
{
  const Starts *starts = get_starts ();

  return len < 4 || starts->pairs[place_of_pair (text)] || starts->fours[place_of_four (text)];
}

#ifdef __SSE2__

/* A bit for each of sixteen bytes after which a phrase may begin. */
static inline guint
find_gaps (const char *text)
{
  const __m128i bytes = _mm_loadu_si128 ((const __m128i *)(gconstpointer)text);
  const __m128i small = _mm_or_si128 (bytes, _mm_set1_epi8 (0x20));
  /* What is within a range is not changed by the difference to its end being cut off at 0. */
  const __m128i letter = _mm_cmpeq_epi8 (_mm_subs_epu8 (_mm_sub_epi8 (small, _mm_set1_epi8 ('a')), _mm_set1_epi8 ('z' - 'a')), _mm_setzero_si128 ());
  const __m128i digit = _mm_cmpeq_epi8 (_mm_subs_epu8 (_mm_sub_epi8 (bytes, _mm_set1_epi8 ('0')), _mm_set1_epi8 ('9' - '0')), _mm_setzero_si128 ());

  return ~(guint)_mm_movemask_epi8 (_mm_or_si128 (letter, digit)) & 0xffff;
}

#else

static inline guint
find_gaps (const char *text)
{
  guint gaps = 0;

  for (guint i = 0; i < 16; i++)
    gaps |= (guint)!word_bytes[(guchar)text[i]] << i;
  return gaps;
}

#endif

/* Whether any phrase could be inside TEXT, by the first bytes of its words: each phrase begins with a letter. */
static gboolean
may_contain (const char *text, gsize len)
{
  const Starts *starts = get_starts ();
  guint         gap_before = 1;

  for (gsize at = 0; at + 8 <= len; at += 16)
    {
      char        padded[16] = { 0 };
      const char *bytes = at + sizeof padded <= len ? text + at : memcpy (padded, text + at, len - at);
      const guint gaps = find_gaps (bytes);

      for (guint words = (gaps << 1 | gap_before) & ~gaps & 0xffff; words != 0; words &= words - 1)
        {
          const gsize word = at + (gsize)__builtin_ctz (words);

          if (word + 8 <= len && starts->eights[place_of_eight (text + word)])
            return TRUE;
        }
      gap_before = gaps >> 15;
    }
  return FALSE;
}

/* Looks for all phrases in one pass, where a word begins. */
static gboolean
contains_any (const char *text, gsize len)
{
  const Starts *starts = get_starts ();

  for (gsize at = 0; at + 8 <= len; at++)
    {
      if ((at > 0 && word_bytes[(guchar)text[at - 1]]) || !starts->eights[place_of_eight (text + at)])
        continue;
      for (gsize i = 0; i < G_N_ELEMENTS (contents); i++)
        if (contents[i][0] == text[at] && g_str_has_prefix (text + at, contents[i]))
          return TRUE;
    }
  return FALSE;
}

static gboolean
begins_any (const char *text)
{
  for (gsize i = 0; i < G_N_ELEMENTS (beginnings); i++)
    if (beginnings[i][0] == text[0] && g_str_has_prefix (text, beginnings[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_any (const char *text, gsize len)
{
  while (len > 0 && g_ascii_ispunct (text[len - 1]))
    len--;
  for (gsize i = 0; i < G_N_ELEMENTS (wholes); i++)
    if (wholes[i][0] == text[0] && strlen (wholes[i]) == len && strncmp (wholes[i], text, len) == 0)
      return TRUE;
  return FALSE;
}

/* The paragraph in lower case, its apostrophes straight, into BUFFER of MAX_BYTES + 1. */
static gsize
fold_paragraph (const QdDocument *document, const QdParagraph *paragraph, char *buffer)
{
  gsize len = 0;

  for (gsize i = paragraph->span.start; i < paragraph->span.end && len < MAX_BYTES; i++)
    {
      if (document->text[i] == '\xE2' && paragraph->span.end - i >= 3 && memcmp (document->text + i, "’", 3) == 0)
        {
          buffer[len++] = '\'';
          i += 2;
        }
      else
        buffer[len++] = document->text[i] >= 'A' && document->text[i] <= 'Z' ? document->text[i] | 0x20 : document->text[i];
    }
  buffer[len] = '\0';
  return len;
}

static gboolean
is_boilerplate (const QdDocument *document, const QdParagraph *paragraph)
{
  const char *text = document->text + paragraph->span.start;
  char        folded[MAX_BYTES + 1];
  gboolean    begins, contains;
  gsize       len = qd_span_length (paragraph->span);

  if (paragraph->end - paragraph->first > MAX_WORDS || len > MAX_BYTES)
    return FALSE;
  if (qd_document_token (document, paragraph->first)->kind == QD_TOKEN_MARK)
    return FALSE;
  begins = may_begin (text, len);
  contains = may_contain (text, len);
  if (!begins && !contains)
    return FALSE;
  len = fold_paragraph (document, paragraph, folded);
  if ((begins && is_any (folded, len)) || (contains && contains_any (folded, len)))
    return TRUE;
  /* What begins like furniture but ends like a sentence about somebody may be prose: "Share this burden, Quill said." */
  if (!begins || !begins_any (folded))
    return FALSE;
  for (guint i = paragraph->first; i < paragraph->end; i++)
    if (qd_token_is (qd_document_token (document, i), QD_WORD_SAY) && paragraph->end - paragraph->first > 12 && !(qd_document_token (document, i)->flags & QD_TOKEN_CAPITAL))
      return FALSE;
  return TRUE;
}

/* How many tokens a list of links inside a sentence has at most. */
#define MAX_LINKS_TOKENS 80

/* Whether a word has another glued to it, as a name has the headline behind it where a page lost what parted the two: small
 * letters, a capital, more small ones, and enough of both to be no “McQuill”. */
static gboolean
is_glued (const QdDocument *document, const QdToken *token)
{
  const char *word = document->text + token->start;

  if (token->kind != QD_TOKEN_WORD || !(token->flags & QD_TOKEN_CAPITAL))
    return FALSE;
  for (guint i = 3; i + 1 < token->len; i++)
    if (g_ascii_islower (word[i - 1]) && g_ascii_isupper (word[i]))
      return TRUE;
  return FALSE;
}

/* The word that ends a list of links. */
static gboolean
ends_links (const QdDocument *document, const QdToken *token)
{
  return (token->flags & QD_TOKEN_ALL_CAPITALS) != 0 && token->len == 4 && memcmp (document->text + token->start, "MORE", 4) == 0;
}

static gboolean
has_links_end (const QdDocument *document, const QdParagraph *paragraph)
{
  for (guint i = paragraph->first; i < paragraph->end; i++)
    if (ends_links (document, qd_document_token (document, i)))
      return TRUE;
  return FALSE;
}

/* Some pages put a list of links behind a name in the midst of a sentence: the name again, glued to the first headline, and
 * a word in capitals at the end. What stands in marks there is a part of a headline. */
static void
unmark_links (QdDocument *document, const QdParagraph *paragraph)
{
  guint glued = paragraph->end;

  if (!has_links_end (document, paragraph))
    return;
  for (guint i = paragraph->first; i < paragraph->end; i++)
    {
      const QdToken *token = qd_document_token (document, i);

      if (glued == paragraph->end || i - glued > MAX_LINKS_TOKENS)
        glued = is_glued (document, token) ? i : paragraph->end;
      if (glued == paragraph->end || !ends_links (document, token))
        continue;
      for (guint j = glued; j < i; j++)
        {
          QdToken *mark = &document->tokens[j];

          if (mark->kind == QD_TOKEN_MARK)
            mark->kind = QD_TOKEN_PUNCT;
        }
      glued = paragraph->end;
    }
}

/**
 * qd_boilerplate_mark:
 * @document: (not nullable): a document
 *
 * Marks the paragraphs that are page furniture: calls to share or subscribe, cookie notices, links to other
 * articles. Marks only what is clearly so, as what is marked is read for no quotation. Quotation
 * marks in a list of links inside a sentence are made signs like others. Takes time in proportion to
 * the document. Thread: any.
 */
void
qd_boilerplate_mark (QdDocument *document)
{
  for (guint p = 0; p < document->paragraphs->len; p++)
    {
      QdParagraph *paragraph = qd_document_paragraph (document, p);

      paragraph->boilerplate = is_boilerplate (document, paragraph);
      if (!paragraph->boilerplate)
        unmark_links (document, paragraph);
    }
}
