/* qd-cjk-speaker.c: who speaks in Chinese and Japanese sentences, which put no spaces between words
 *
 * A Japanese subject ends before は or が, and its verb comes behind the marks: 市長は「…」と述べた, 「…」と市長は述べた. A Chinese subject stands
 * before its verb: 市长说：“…”, “…”，市长说. Where the subject begins is told by the characters before it. Mentions are spans of bytes, since they
 * are parts of what the tokenizer takes for one word.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/qd-cjk.h"
#include "core/qd-cue-private.h"

/* All characters that matter here are three bytes long in UTF-8. */
#define CHAR_BYTES 3

/* A subject of more characters is none, or what describes it is not told from it. */
#define MAX_CHINESE_CHARS 14
#define MAX_JAPANESE_CHARS 24

/* So many bytes of what has no spaces are read. A character is never found in the middle of another, so it may begin anywhere. */
#define MAX_BYTES 240

/* Both stand at the place where Chinese puts who speaks, so it is quite sure; in Japanese は marks what a sentence is about. */
#define STRENGTH 0.85

static const char *const japanese_verbs[] = { "述べ", "言", "語", "話し", "話す", "答え", "発言", "説明", "指摘", "強調", "主張", "訴え", "明かし", "コメント", "声明", "批判", "叫", "書", "尋ね", "つぶや" };
static const char *const chinese_verbs[] = { "表示", "指出", "回答", "强调", "強調", "认为", "認為", "补充道", "补充", "補充", "宣布", "批评", "批評", "写道", "寫道", "说道", "說道", "问道", "問道", "喊道", "称", "稱", "说", "說", "道", "问", "問", "写", "寫", "喊" };

/* What stands between a Chinese subject and its verb: to whom, where, when, and again. */
static const char *const chinese_between[] = { "对", "對", "向", "在", "于", "於", "就", "还", "還", "也", "又", "则", "則", "并", "並", "昨", "今天", "今日", "周一", "周二", "周三", "周四", "周五", "周六", "周日", "星期", "随后", "隨後", "接着", "接著", "接受", "通过", "通過", "告诉", "告訴", "当天", "當天", "明确", "公开", "公開", "再次", "曾" };

static const char *const pronouns[] = { "他们", "她们", "他們", "她們", "他", "她", "彼女", "彼ら", "彼", "同氏", "同市長" };

/* What Japanese puts behind a name. */
static const char *const honorifics[] = { "さん", "さま", "くん", "ちゃん", "氏", "様", "君" };

static const char *
text_of (const QdView *view, const QdToken *token)
{
  return view->document->text + token->start;
}

static const QdToken *
word_at (const QdView *view, guint index)
{
  const QdToken *token = qd_view_token (view, index);

  return token != NULL && token->kind == QD_TOKEN_WORD ? token : NULL;
}

static gsize
end_of (const QdToken *token)
{
  return token->start + MIN (token->len, MAX_BYTES);
}

static gboolean
begins_with (const char *text, gsize len, const char *prefix)
{
  gsize n = strlen (prefix);

  return len >= n && memcmp (text, prefix, n) == 0;
}

static gboolean
ends_with (const char *text, gsize len, const char *suffix)
{
  gsize n = strlen (suffix);

  return len >= n && memcmp (text + len - n, suffix, n) == 0;
}

/* Whether the character of three bytes at P is an ideograph or a katakana, of which names and offices are. */
static gboolean
is_of_name (const char *p)
{
  const unsigned char *u = (const unsigned char *)p;

  if (u[0] >= 0xE4 && u[0] <= 0xE9)
    return TRUE;
  /* 々 and 〇; ァ to ー. */
  if (u[0] == 0xE3 && u[1] == 0x80)
    return u[2] == 0x85 || u[2] == 0x87;
  return u[0] == 0xE3 && ((u[1] == 0x82 && u[2] >= 0xA1) || u[1] == 0x83);
}

/* The subject that ends at END, from FROM on: the characters of names before it, with の between them and さん behind. */
static QdSpan
find_japanese_name (const char *text, gsize from, gsize end)
{
  gsize start = end;

  for (gsize i = 0; i < G_N_ELEMENTS (honorifics); i++)
    if (ends_with (text + from, start - from, honorifics[i]))
      {
        start -= strlen (honorifics[i]);
        break;
      }
  if (start == end && ends_with (text + from, end - from, "彼ら"))
    start -= CHAR_BYTES;
  while (start >= from + CHAR_BYTES && end - start < MAX_JAPANESE_CHARS * CHAR_BYTES &&
         (is_of_name (text + start - CHAR_BYTES) || (start < end && memcmp (text + start - CHAR_BYTES, "の", CHAR_BYTES) == 0)))
    start -= CHAR_BYTES;
  /* What remains of "の" at the start belongs to what comes before. */
  while (start < end && begins_with (text + start, end - start, "の"))
    start += CHAR_BYTES;
  return start < end && end - start < MAX_JAPANESE_CHARS * CHAR_BYTES ? (QdSpan){ start, end } : QD_SPAN_NONE;
}

/* The subject before the last は, or が, from FROM to END. */
static QdSpan
find_japanese_subject (const char *text, gsize from, gsize end)
{
  static const char *const particles[] = { "は", "が" };

  for (gsize k = 0; k < G_N_ELEMENTS (particles); k++)
    for (gsize at = end; at >= from + 2 * CHAR_BYTES; at--)
      if (memcmp (text + at - CHAR_BYTES, particles[k], CHAR_BYTES) == 0)
        {
          QdSpan name = find_japanese_name (text, from, at - CHAR_BYTES);

          if (!qd_span_is_empty (name))
            return name;
        }
  return QD_SPAN_NONE;
}

/* The first of VERBS from FROM to END; the longer ones come first in the list. */
static QdSpan
find_verb (const char *text, gsize from, gsize end, const char *const *verbs, gsize n_verbs)
{
  for (gsize at = from; at + CHAR_BYTES <= end; at++)
    for (gsize i = 0; i < n_verbs; i++)
      if (begins_with (text + at, end - at, verbs[i]))
        return (QdSpan){ at, at + strlen (verbs[i]) };
  return QD_SPAN_NONE;
}

/* 「…」と市長は述べた, 市長は会見で「…」と述べた. */
static gboolean
find_in_japanese (const QdView *view, guint quote, QdCue *cue)
{
  const QdToken *behind = word_at (view, quote + 1);
  const char    *text = view->document->text;
  gsize          from;
  QdSpan         verb, name;

  if (behind == NULL || !(begins_with (text_of (view, behind), behind->len, "と") || begins_with (text_of (view, behind), behind->len, "って") || begins_with (text_of (view, behind), behind->len, "など")))
    return FALSE;
  from = behind->start + CHAR_BYTES;
  verb = find_verb (text, from, end_of (behind), japanese_verbs, G_N_ELEMENTS (japanese_verbs));
  if (qd_span_is_empty (verb))
    return FALSE;
  cue->cue = qd_view_item (view, quote + 1)->index;
  cue->cue_span = verb;
  name = find_japanese_subject (text, from, verb.start);
  if (qd_span_is_empty (name))
    for (guint i = quote; i > qd_view_item (view, quote)->sentence_first && quote - i < QD_CUE_REACH && qd_span_is_empty (name); i--)
      {
        const QdToken *token = word_at (view, i - 1);

        if (qd_view_is_quote (view, i - 1))
          break;
        if (token != NULL)
          name = find_japanese_subject (text, token->len > MAX_BYTES ? qd_token_end (token) - MAX_BYTES : token->start, qd_token_end (token));
      }
  else
    cue->kind = QD_CUE_AFTER;
  cue->mention_span = name;
  return !qd_span_is_empty (name);
}

/* The subject from START to END, without what stands between it and its verb. */
static QdSpan
trim_chinese (const char *text, gsize start, gsize end)
{
  for (gsize at = start + CHAR_BYTES; at < end; at++)
    for (gsize i = 0; i < G_N_ELEMENTS (chinese_between); i++)
      if (begins_with (text + at, end - at, chinese_between[i]))
        return (QdSpan){ start, at };
  return (QdSpan){ start, end };
}

/* Takes the Chinese subject of the clause from START on, whose verb is VERB; what says from where the news is has none. */
static gboolean
take_chinese (const QdView *view, guint item, gsize start, QdSpan verb, QdCueKind kind, QdCue *cue)
{
  const char *text = view->document->text;
  QdSpan      name;

  if (qd_span_is_empty (verb) || verb.start < start + CHAR_BYTES || begins_with (text + start, CHAR_BYTES, "据") || begins_with (text + start, CHAR_BYTES, "的"))
    return FALSE;
  name = trim_chinese (text, start, verb.start);
  if (qd_span_length (name) > MAX_CHINESE_CHARS * CHAR_BYTES)
    return FALSE;
  cue->kind = kind;
  cue->cue = qd_view_item (view, item)->index;
  cue->cue_span = verb;
  cue->mention_span = name;
  return TRUE;
}

/* The verb that ends what stands from START to END. */
static QdSpan
find_last_verb (const char *text, gsize start, gsize end)
{
  for (gsize i = 0; i < G_N_ELEMENTS (chinese_verbs); i++)
    if (ends_with (text + start, end - start, chinese_verbs[i]))
      return (QdSpan){ end - strlen (chinese_verbs[i]), end };
  return QD_SPAN_NONE;
}

/* The last clause of what stands from START to END, without the sign behind it: wide commas and colons divide no tokens. */
static QdSpan
find_last_clause (const char *text, gsize start, gsize end)
{
  if (ends_with (text + start, end - start, "：") || ends_with (text + start, end - start, "，"))
    end -= CHAR_BYTES;
  for (gsize at = end; at >= start + CHAR_BYTES; at--)
    if (begins_with (text + at - CHAR_BYTES, CHAR_BYTES, "，") || begins_with (text + at - CHAR_BYTES, CHAR_BYTES, "、"))
      return (QdSpan){ at, end };
  return (QdSpan){ start, end };
}

/* The first clause there. */
static QdSpan
find_first_clause (const char *text, gsize start, gsize end)
{
  if (begins_with (text + start, end - start, "，"))
    start += CHAR_BYTES;
  for (gsize at = start; at < end; at++)
    if (begins_with (text + at, end - at, "，") || begins_with (text + at, end - at, "："))
      return (QdSpan){ start, at };
  return (QdSpan){ start, end };
}

/* 市长说：“…”, “…”，市长说. */
static gboolean
find_in_chinese (const QdView *view, guint quote, QdCue *cue)
{
  const char    *text = view->document->text;
  guint          at = quote;
  const QdToken *token;
  QdSpan         clause, verb;

  if (at > 0 && (qd_view_is_sign (view, at - 1, ':') || qd_view_is_sign (view, at - 1, ',')))
    at--;
  token = at > 0 ? word_at (view, at - 1) : NULL;
  if (token != NULL)
    {
      clause = find_last_clause (text, token->len > MAX_BYTES ? qd_token_end (token) - MAX_BYTES : token->start, qd_token_end (token));
      if (take_chinese (view, at - 1, clause.start, find_last_verb (text, clause.start, clause.end), QD_CUE_BEFORE, cue))
        return TRUE;
    }
  at = quote + 1 + qd_view_is_sign (view, quote + 1, ',');
  token = word_at (view, at);
  if (token == NULL)
    return FALSE;
  clause = find_first_clause (text, token->start, end_of (token));
  verb = find_last_verb (text, clause.start, clause.end);
  if (qd_span_is_empty (verb) && clause.end > clause.start + CHAR_BYTES)
    verb = find_verb (text, clause.start + CHAR_BYTES, clause.end, chinese_verbs, G_N_ELEMENTS (chinese_verbs));
  return take_chinese (view, at, clause.start, verb, QD_CUE_AFTER, cue);
}

/**
 * qd_cjk_find_cue:
 * @view: (not nullable): a view
 * @quote: index of the item of a stretch of which qd_cjk_is_stretch() is true
 * @cue: (not nullable): where to put who speaks and the verb, as spans of bytes
 *
 * Takes time in proportion to the sentence, up to a bound. Thread: any.
 */
void
qd_cjk_find_cue (const QdView *view, guint quote, QdCue *cue)
{
  cue->kind = QD_CUE_BEFORE;
  if (find_in_japanese (view, quote, cue) || find_in_chinese (view, quote, cue))
    cue->strength = STRENGTH;
  else
    {
      cue->kind = QD_CUE_NONE;
      cue->cue = QD_CUE_NO_TOKEN;
      cue->cue_span = cue->mention_span = QD_SPAN_NONE;
    }
}

/* The bytes of a name before what Japanese puts behind it. */
static gsize
stem_length (const char *name)
{
  gsize len = strlen (name);

  for (gsize i = 0; i < G_N_ELEMENTS (honorifics); i++)
    if (ends_with (name, len, honorifics[i]))
      return len - strlen (honorifics[i]);
  return len;
}

/**
 * qd_cjk_resolve:
 * @mention: (not nullable): who speaks, as it is written
 * @names: (element-type utf8): who was quoted before in the article, in order
 * @pronoun: (out): whether it is a pronoun
 *
 * A pronoun is whoever was quoted last; a family name alone is whoever was quoted under a name that begins with it. Thread: any.
 *
 * Returns: (nullable): who is meant: one of @names, or @mention; %NULL if that is not told
 */
const char *
qd_cjk_resolve (const char *mention, const GPtrArray *names, gboolean *pronoun)
{
  gsize stem = stem_length (mention);

  *pronoun = FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (pronouns) && !*pronoun; i++)
    *pronoun = strcmp (mention, pronouns[i]) == 0;
  if (*pronoun)
    return names->len > 0 ? g_ptr_array_index (names, names->len - 1) : NULL;
  for (guint i = names->len; i > 0 && stem < strlen (mention) && stem >= 2 * CHAR_BYTES; i--)
    {
      const char *name = g_ptr_array_index (names, i - 1);

      if (strncmp (name, mention, stem) == 0)
        return name;
    }
  return mention;
}
