/* qd-cjk.c: tells speech from terms in Chinese and Japanese, which put no spaces between words
 *
 * The model of qd-speech.c weighs words, and a sentence without spaces is one. Here it is the verbs right beside the marks
 * that speak for speech, and else the length and the end of what is in them. Who speaks is found in qd-cjk-speaker.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-cjk.h"

#include <string.h>

/* All characters that matter here are three bytes long in UTF-8. */
#define CHAR_BYTES 3

/* So far from the marks a verb may stand, and so long is what needs none. Code points. */
#define VERB_REACH 16
#define SENTENCE_CHARS 10

static const char *const japanese_verbs[] = { "述べ", "言", "語", "話し", "話す", "答え", "発言", "説明", "指摘", "強調", "主張", "訴え", "明かし", "コメント", "声明", "批判", "叫", "書い", "尋ね", "つぶや" };
static const char *const chinese_verbs[] = { "说", "說", "道", "称", "稱", "问", "問", "写", "寫", "喊", "表示", "指出", "回答", "强调", "強調", "认为", "認為", "补充", "補充", "宣布", "批评", "批評" };

/* Kana and the common ideographs: U+3040 to U+9FFF. */
static gboolean
is_cjk (const char *text, gsize len)
{
  const unsigned char *p = (const unsigned char *)text;

  return len >= CHAR_BYTES && ((p[0] == 0xE3 && p[1] >= 0x81) || (p[0] >= 0xE4 && p[0] <= 0xE9));
}

static gboolean
has_any (const char *text, gsize len, const char *const *verbs, gsize n_verbs)
{
  for (gsize i = 0; i < n_verbs; i++)
    if (memmem (text, len, verbs[i], strlen (verbs[i])) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
begins_with (const char *text, gsize len, const char *prefix)
{
  gsize n = strlen (prefix);

  return len >= n && memcmp (text, prefix, n) == 0;
}

/* Whether a verb follows the marks: と述べた, 她说. What is called という is a name. */
static gboolean
is_reported_behind (const QdView *view, guint quote)
{
  const QdToken *token = qd_view_token (view, quote + 1);
  const char    *text;
  gsize          len;

  /* A comma may stand between. */
  if (token != NULL && qd_token_is_sign (token, ','))
    token = qd_view_token (view, quote + 2);
  if (token == NULL || token->kind != QD_TOKEN_WORD)
    return FALSE;
  text = view->document->text + token->start;
  len = MIN (token->len, VERB_REACH * CHAR_BYTES);
  if (begins_with (text, len, "という") || begins_with (text, len, "と言う") || begins_with (text, len, "といった"))
    return FALSE;
  if (begins_with (text, len, "と") || begins_with (text, len, "って") || begins_with (text, len, "など"))
    return has_any (text, len, japanese_verbs, G_N_ELEMENTS (japanese_verbs));
  return has_any (text, len, chinese_verbs, G_N_ELEMENTS (chinese_verbs));
}

/* Whether the word before the marks ends with a verb, with a colon or a comma behind it: 市长说：“…” */
static gboolean
is_reported_before (const QdView *view, guint quote)
{
  static const char *const ends[] = { "：", "，" };
  guint                    at = quote;
  const QdToken           *token;
  gsize                    end;
  gsize                    start;

  if (at > 0 && (qd_view_is_sign (view, at - 1, ':') || qd_view_is_sign (view, at - 1, ',')))
    at--;
  token = at > 0 ? qd_view_token (view, at - 1) : NULL;
  if (token == NULL || token->kind != QD_TOKEN_WORD)
    return FALSE;
  end = qd_token_end (token);
  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    if (end - token->start > CHAR_BYTES && memcmp (view->document->text + end - CHAR_BYTES, ends[i], CHAR_BYTES) == 0)
      end -= CHAR_BYTES;
  start = MAX (token->start, end >= 2 * CHAR_BYTES ? end - 2 * CHAR_BYTES : 0);
  return has_any (view->document->text + start, end - start, chinese_verbs, G_N_ELEMENTS (chinese_verbs));
}

/* Whether what stands in the marks is or has a sentence. */
static gboolean
is_sentence (const QdView *view, guint quote)
{
  const QdStretch *stretch = qd_view_stretch (view, quote);
  gsize            start = qd_document_token (view->document, stretch->first)->start;
  gsize            end = qd_token_end (qd_document_token (view->document, stretch->end - 1));

  for (guint i = stretch->first; i < stretch->end && i < stretch->first + VERB_REACH; i++)
    if (qd_token_ends_sentence (qd_document_token (view->document, i)))
      return TRUE;
  return end - start >= SENTENCE_CHARS * CHAR_BYTES;
}

/**
 * qd_cjk_is_stretch:
 * @view: (not nullable): a view
 * @quote: index of the item of a stretch
 *
 * Thread: any.
 *
 * Returns: whether what stands in the marks begins with a character of Chinese or Japanese
 */
gboolean
qd_cjk_is_stretch (const QdView *view, guint quote)
{
  const QdStretch *stretch = qd_view_stretch (view, quote);
  const QdToken   *token;

  if (stretch->first >= stretch->end)
    return FALSE;
  token = qd_document_token (view->document, stretch->first);
  return token->kind == QD_TOKEN_WORD && is_cjk (view->document->text + token->start, token->len);
}

/**
 * qd_cjk_is_speech:
 * @view: (not nullable): a view
 * @quote: index of the item of a stretch of which qd_cjk_is_stretch() is true
 *
 * Titles stand in 『』 or «», as do quotations inside others. Thread: any.
 *
 * Returns: whether the stretch is speech or writing that somebody is quoted with
 */
gboolean
qd_cjk_is_speech (const QdView *view, guint quote)
{
  const QdStretch *stretch = qd_view_stretch (view, quote);
  gboolean         title = stretch->first > 0 && qd_document_token (view->document, stretch->first - 1)->family == QD_MARK_WHITE_CORNER;

  if (is_reported_behind (view, quote) || is_reported_before (view, quote))
    return TRUE;
  return !(title && stretch->parent == QD_STRETCH_NONE) && is_sentence (view, quote);
}
