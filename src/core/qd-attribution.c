/* qd-attribution.c: puts extent, cue and person together
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-attribution.h"

#include <string.h>

#include "core/qd-cjk.h"
#include "core/qd-mention.h"
#include "core/qd-people.h"
#include "core/qd-quote-join.h"
#include "core/qd-speech.h"

/* There is room for so many spans and reasons of a quotation at first, which is enough for nearly all. */
#define FEW 8

typedef struct
{
  const QdDocument *document;
  const GArray     *stretches;
  GArray           *cues;
  QdSpeechArticle   article;
  guint8           *speech;
  guint8           *inside;
  int              *quotation_of;
  int              *person_of;
  QdPeople         *people;
  GPtrArray        *quotations;
  GArray           *spans;   /* of one quotation after the other, of QdSpan */
  GPtrArray        *reasons; /* the same, borrowed */
  GPtrArray        *names;   /* who was quoted in Chinese or Japanese, in order */
  int               last_speaker;
  guint             last_token;
} Builder;

static const QdStretch *
stretch_at (const Builder *builder, guint index)
{
  return &g_array_index (builder->stretches, QdStretch, index);
}

static QdCue *
cue_at (const Builder *builder, guint index)
{
  return &g_array_index (builder->cues, QdCue, index);
}

static void
judge_view (Builder *builder, int parent)
{
  g_autoptr (QdView) view = qd_view_new (builder->document, builder->stretches, parent);

  qd_cue_find (view, builder->cues);
  for (guint i = 0; i < view->n_items; i++)
    if (qd_view_is_quote (view, i))
      {
        guint stretch = qd_view_item (view, i)->index;

        builder->speech[stretch] = qd_speech_is_speech (view, i, cue_at (builder, stretch), &builder->article);
      }
  /* What is quoted in a quotation goes by the rules: the weights were fitted on what an article itself quotes. */
  if (parent == QD_STRETCH_NONE)
    qd_mention_choose (view, builder->speech, builder->cues);
}

/* How many terms that the writer calls so-called are remembered in one article. */
#define MAX_TERMS 16

static gboolean
is_term_like (const Builder *builder, const QdStretch *a, const QdStretch *b)
{
  const QdToken *last_a = qd_document_token (builder->document, a->end - 1);
  const QdToken *last_b = qd_document_token (builder->document, b->end - 1);

  return a->end - a->first == b->end - b->first && a->end - a->first <= 4 && last_a->len >= 3 && last_b->len >= 3 && qd_document_token (builder->document, a->first)->hash == qd_document_token (builder->document, b->first)->hash && g_ascii_strncasecmp (builder->document->text + last_a->start, builder->document->text + last_b->start, 3) == 0;
}

/* "so-called": whatever the marks hold, the writer keeps it at a distance and quotes nobody. */
static gboolean
is_so_called (const Builder *builder, const QdToken *token)
{
  static const char word[] = "so-called";

  return builder->document->language == QD_LANGUAGE_EN && token->len == sizeof word - 1 && g_ascii_strncasecmp (builder->document->text + token->start, word, token->len) == 0;
}

/* What the writer once calls so-called is that writer's term elsewhere in the article too, in the plural or not. */
static void
drop_terms (Builder *builder)
{
  guint terms[MAX_TERMS];
  guint n_terms = 0;

  for (guint i = 0; i < builder->stretches->len && n_terms < MAX_TERMS; i++)
    {
      guint before = stretch_at (builder, i)->first;

      if (before >= 2 && !stretch_at (builder, i)->block && is_so_called (builder, qd_document_token (builder->document, before - 2)))
        builder->speech[i] = FALSE;
      if (!builder->speech[i] && before >= 2 && qd_token_is (qd_document_token (builder->document, before - 2), QD_WORD_SCARE))
        terms[n_terms++] = i;
    }
  for (guint i = 0; i < builder->stretches->len; i++)
    for (guint k = 0; k < n_terms && builder->speech[i]; k++)
      if (is_term_like (builder, stretch_at (builder, i), stretch_at (builder, terms[k])))
        builder->speech[i] = FALSE;
}

static void
judge_all (Builder *builder)
{
  qd_speech_read_article (builder->document, builder->stretches, &builder->article);
  judge_view (builder, QD_STRETCH_NONE);
  for (guint i = 0; i < builder->stretches->len; i++)
    {
      /* The first stretch inside another comes right behind it. */
      if (i > 0 && stretch_at (builder, i)->parent == (int)i - 1)
        judge_view (builder, (int)i - 1);
    }
  drop_terms (builder);
}

/* Adds the spans of a stretch, one a paragraph, without the marks that open each paragraph again. */
static void
add_spans (const Builder *builder, const QdStretch *stretch, GArray *spans)
{
  guint at = stretch->first;

  for (guint p = stretch->paragraph; p < builder->document->paragraphs->len && at < stretch->end; p++)
    {
      const QdParagraph *paragraph = qd_document_paragraph (builder->document, p);
      guint              first = MAX (at, paragraph->first);
      guint              end = MIN (stretch->end, paragraph->end);
      QdSpan             span;

      while (first < end && p > stretch->paragraph && (stretch->repairs & QD_REPAIR_REOPENED) && qd_document_token (builder->document, first)->kind == QD_TOKEN_MARK)
        first++;
      if (first < end)
        {
          span = (QdSpan){ qd_document_token (builder->document, first)->start, qd_token_end (qd_document_token (builder->document, end - 1)) };
          g_array_append_val (spans, span);
        }
      at = MAX (at, end);
    }
}

/* The first word of a stretch, past the signs that open a Spanish question. */
static guint
first_word (const QdDocument *document, const QdStretch *stretch)
{
  guint first = stretch->first;

  while (first + 1 < stretch->end && qd_document_token (document, first)->kind == QD_TOKEN_PUNCT)
    first++;
  return first;
}

static QdQuotationKind
kind_of (const Builder *builder, guint index, int parent, guint n_spans)
{
  const QdStretch *stretch = stretch_at (builder, index);
  const QdToken   *first = qd_document_token (builder->document, first_word (builder->document, stretch));
  char             last = qd_stretch_last_sign (builder->document, stretch);

  if (parent >= 0)
    return QD_QUOTATION_NESTED;
  if (stretch->block)
    return QD_QUOTATION_BLOCK;
  if (cue_at (builder, index)->alone || n_spans > 1)
    return QD_QUOTATION_DIRECT;
  if ((first->flags & QD_TOKEN_CAPITAL) && (last != 0 || cue_at (builder, index)->kind == QD_CUE_AFTER) && stretch->end - stretch->first > 2)
    return QD_QUOTATION_DIRECT;
  return QD_QUOTATION_MIXED;
}

static void
add_reason (Builder *builder, const char *code, const char *argument)
{
  if (argument != NULL)
    {
      gsize code_len = strlen (code), argument_len = strlen (argument);
      char *joined = qd_arena_alloc (builder->document->arena, code_len + argument_len + 2);

      memcpy (joined, code, code_len);
      joined[code_len] = ':';
      memcpy (joined + code_len + 1, argument, argument_len + 1);
      code = joined;
    }
  g_ptr_array_add (builder->reasons, (gpointer)code);
}

static void
add_extent_reasons (Builder *builder, const QdStretch *stretch, QdRepair repairs, gboolean split, int parent, const char *speaker)
{
  static const struct
  {
    QdRepair    repair;
    const char *code;
  } codes[] = {
    { QD_REPAIR_MISSING_START, "mark-missing-start" },
    { QD_REPAIR_MISSING_END, "mark-missing-end" },
    { QD_REPAIR_MISSING_END_CUE, "mark-missing-end-cue" },
    { QD_REPAIR_DOUBLED, "mark-doubled" },
    { QD_REPAIR_TWICE, "mark-twice" },
    { QD_REPAIR_REOPENED, "mark-reopened" },
    { QD_REPAIR_PARAGRAPHS, "paragraphs-joined" },
    { QD_REPAIR_UNMARKED, "block-unmarked" },
    { QD_REPAIR_MIXED, "mark-mixed" },
  };

  if (stretch->block && speaker != NULL)
    add_reason (builder, "block-introduced", speaker);
  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    if (repairs & codes[i].repair)
      add_reason (builder, codes[i].code, NULL);
  if (split)
    add_reason (builder, "split-joined", NULL);
  if (parent >= 0)
    add_reason (builder, "nested", NULL);
}

static void
add_cue_reason (Builder *builder, const QdStretch *stretch, const QdCue *cue, const char *word, const char *speaker, gboolean split)
{
  switch (cue->kind)
    {
    case QD_CUE_AFTER:
      add_reason (builder, split ? "cue-inside" : "cue-after", word);
      break;
    case QD_CUE_BEFORE:
      add_reason (builder, "cue-before", word);
      break;
    case QD_CUE_NOUN:
      add_reason (builder, "cue-noun", word);
      break;
    case QD_CUE_ACCORDING:
      add_reason (builder, "cue-according", word);
      break;
    case QD_CUE_COLON:
      add_reason (builder, cue->mention_first >= stretch->end ? "cue-dash" : "cue-colon", NULL);
      break;
    case QD_CUE_FAR:
      add_reason (builder, "cue-far", NULL);
      break;
    case QD_CUE_SUBJECT:
      add_reason (builder, "sentence-subject", NULL);
      break;
    case QD_CUE_CONTINUED:
      add_reason (builder, speaker != NULL ? "continued" : "continued-unnamed", speaker);
      break;
    case QD_CUE_INTRODUCED:
      add_reason (builder, speaker != NULL ? "introduced" : "introduced-unnamed", speaker);
      break;
    case QD_CUE_OUTLET:
      add_reason (builder, "outlet", speaker);
      break;
    case QD_CUE_WEIGHED:
      add_reason (builder, "weighed", NULL);
      break;
    case QD_CUE_NONE:
    default:
      add_reason (builder, "no-speaker", NULL);
    }
}

/* What stands there, as long as the document lives. */
static const char *
copy_span (const Builder *builder, QdSpan span)
{
  return qd_span_is_empty (span) ? NULL : qd_arena_strndup (builder->document->arena, builder->document->text + span.start, qd_span_length (span));
}

/* "äußerte sich Quill": the pronoun is the verb's. */
static gboolean
is_reflexive (const QdDocument *document, const QdToken *token)
{
  return document->language == QD_LANGUAGE_DE && token->len == 4 && memcmp (document->text + token->start, "sich", 4) == 0;
}

/* Drops the brackets and signs around a mention. */
static void
trim_mention (const Builder *builder, QdCue *cue)
{
  if (cue->mention_first + 1 < cue->mention_end && is_reflexive (builder->document, qd_document_token (builder->document, cue->mention_first)))
    cue->mention_first++;
  while (cue->mention_first < cue->mention_end && qd_document_token (builder->document, cue->mention_first)->kind >= QD_TOKEN_POSSESSIVE && !qd_token_is_sign (qd_document_token (builder->document, cue->mention_first), '@'))
    cue->mention_first++;
  while (cue->mention_first < cue->mention_end && qd_document_token (builder->document, cue->mention_end - 1)->kind >= QD_TOKEN_POSSESSIVE)
    cue->mention_end--;
}

static QdResolution
resolve_cjk (Builder *builder, QdSpan span)
{
  const char *mention = copy_span (builder, span);
  gboolean    pronoun;
  const char *name = qd_cjk_resolve (mention, builder->names, &pronoun);

  if (name == NULL)
    return (QdResolution){ NULL, -1, 0.5, "unresolved" };
  g_ptr_array_add (builder->names, g_strdup (name));
  return (QdResolution){ g_ptr_array_index (builder->names, builder->names->len - 1), -1, pronoun ? 0.8 : 0.95, pronoun ? "pronoun" : strcmp (name, mention) == 0 ? "name-alone"
                                                                                                                                                                  : "name-last" };
}

static QdResolution
resolve (Builder *builder, guint index)
{
  QdCue           *cue = cue_at (builder, index);
  QdMentionContext context = { .last_speaker = builder->last_speaker, .last_token = builder->last_token, .holder = -1 };
  QdResolution     resolution;

  if (stretch_at (builder, index)->block && cue->kind == QD_CUE_INTRODUCED)
    cue->kind = QD_CUE_OUTLET;
  if (!qd_span_is_empty (cue->mention_span))
    return resolve_cjk (builder, cue->mention_span);
  trim_mention (builder, cue);
  if (cue->mention_first >= cue->mention_end)
    return (QdResolution){ NULL, -1, 0.5, NULL };
  for (int parent = stretch_at (builder, index)->parent; parent != QD_STRETCH_NONE && context.holder < 0; parent = stretch_at (builder, (guint)parent)->parent)
    context.holder = builder->person_of[parent];
  context.nested = stretch_at (builder, index)->parent != QD_STRETCH_NONE;
  resolution = qd_people_resolve (builder->people, cue->mention_first, cue->mention_end, &context);
  builder->person_of[index] = resolution.person;
  if (resolution.person >= 0)
    {
      if (cue->strength >= 0.6)
        qd_people_note_speaker (builder->people, resolution.person);
      builder->last_speaker = resolution.person;
      builder->last_token = cue->mention_first;
    }
  return resolution;
}

static QdSpan
token_span (const Builder *builder, guint first, guint end)
{
  if (first >= end)
    return QD_SPAN_NONE;
  return (QdSpan){ qd_document_token (builder->document, first)->start, qd_token_end (qd_document_token (builder->document, end - 1)) };
}

static void
build_quotation (Builder *builder, guint index, const guint *parts, guint n_parts)
{
  const QdStretch *stretch = stretch_at (builder, index);
  const QdCue     *cue = cue_at (builder, index);
  QdResolution     resolution = resolve (builder, index);
  GArray          *spans = builder->spans;
  /* What is resolved stays for the quotations behind this one, the rest does not. */
  QdArenaMark      mark = qd_arena_mark (builder->document->arena);
  g_autofree char *text = NULL;
  QdRepair         repairs = QD_REPAIR_NONE;
  QdQuotation      fields = { .parent = -1 };

  g_array_set_size (spans, 0);
  g_ptr_array_set_size (builder->reasons, 0);
  for (guint i = 0; i < n_parts; i++)
    {
      add_spans (builder, stretch_at (builder, parts[i]), spans);
      repairs |= stretch_at (builder, parts[i])->repairs;
      builder->quotation_of[parts[i]] = (int)builder->quotations->len;
    }
  for (int parent = stretch->parent; parent != QD_STRETCH_NONE && fields.parent < 0; parent = stretch_at (builder, (guint)parent)->parent)
    fields.parent = builder->quotation_of[parent];
  fields.kind = kind_of (builder, index, fields.parent, n_parts);
  fields.spans = (const QdSpan *)(gpointer)spans->data;
  fields.n_spans = spans->len;
  fields.text = text = qd_quote_join (builder->document->text, fields.spans, fields.n_spans);
  fields.speaker = resolution.name;
  fields.mention_span = qd_span_is_empty (cue->mention_span) ? token_span (builder, cue->mention_first, cue->mention_end) : cue->mention_span;
  fields.mention = copy_span (builder, fields.mention_span);
  if (cue->cue != QD_CUE_NO_TOKEN)
    fields.cue_span = qd_span_is_empty (cue->cue_span) ? token_span (builder, cue->cue, cue->cue + 1) : cue->cue_span;
  fields.cue = copy_span (builder, fields.cue_span);
  fields.confidence = CLAMP (cue->strength * resolution.factor, 0, 1);
  add_extent_reasons (builder, stretch, repairs, n_parts > 1, fields.parent, resolution.name);
  add_cue_reason (builder, stretch, cue, fields.cue, resolution.name, n_parts > 1);
  if (resolution.reason != NULL)
    add_reason (builder, resolution.reason, fields.mention);
  g_ptr_array_add (builder->reasons, NULL);
  fields.reasons = (const char *const *)builder->reasons->pdata;
  g_ptr_array_add (builder->quotations, qd_quotation_new (&fields));
  qd_arena_rewind (builder->document->arena, mark);
}

/* Marks the tokens inside quotations, by depth no more than once: the outermost stretches do. */
static void
mark_inside (Builder *builder)
{
  builder->inside = qd_arena_new0_of (builder->document->arena, guint8, builder->document->n_tokens + 1);
  for (guint i = 0; i < builder->stretches->len; i++)
    if (stretch_at (builder, i)->parent == QD_STRETCH_NONE && builder->speech[i])
      for (guint k = stretch_at (builder, i)->first; k < stretch_at (builder, i)->end; k++)
        builder->inside[k] = TRUE;
}

static void
build_all (Builder *builder)
{
  guint    n = builder->stretches->len;
  QdArena *arena = builder->document->arena;
  guint   *next_part = qd_arena_new_of (arena, guint, n);
  guint   *last_part = qd_arena_new_of (arena, guint, n);
  guint   *parts = qd_arena_new_of (arena, guint, n);

  /* Each quotation's parts, chained from the first: next_part[i] is the part behind stretch i, or 0. */
  for (guint i = 0; i < builder->stretches->len; i++)
    {
      int head = cue_at (builder, i)->joined_to;

      last_part[i] = i;
      next_part[i] = 0;
      builder->quotation_of[i] = -1;
      builder->person_of[i] = -1;
      if (!builder->speech[i] || head == QD_STRETCH_NONE)
        continue;
      if (!builder->speech[head] || cue_at (builder, (guint)head)->joined_to != QD_STRETCH_NONE)
        {
          cue_at (builder, i)->joined_to = QD_STRETCH_NONE;
          continue;
        }
      next_part[last_part[head]] = i;
      last_part[head] = i;
    }
  for (guint i = 0; i < builder->stretches->len; i++)
    {
      guint n_parts = 0;

      if (!builder->speech[i] || cue_at (builder, i)->joined_to != QD_STRETCH_NONE)
        continue;
      for (guint part = i; part != 0 || n_parts == 0; part = next_part[part])
        parts[n_parts++] = part;
      build_quotation (builder, i, parts, n_parts);
    }
}

/**
 * qd_attribution_find:
 * @document: (not nullable): a document, its boilerplate marked
 * @stretches: (element-type QdStretch): what the scanner found in it
 *
 * Takes time in proportion to the document. Thread: any.
 *
 * Returns: (transfer full) (element-type QdQuotation): the quotations in the order in which they begin
 */
GPtrArray *
qd_attribution_find (const QdDocument *document, const GArray *stretches)
{
  g_autoptr (GArray)    cues = g_array_sized_new (FALSE, TRUE, sizeof (QdCue), stretches->len);
  g_autoptr (GArray)    spans = g_array_sized_new (FALSE, FALSE, sizeof (QdSpan), FEW);
  g_autoptr (GPtrArray) reasons = g_ptr_array_sized_new (FEW);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  Builder               builder = { .document = document, .stretches = stretches, .cues = cues, .spans = spans, .reasons = reasons, .names = names, .last_speaker = -1 };

  builder.quotations = g_ptr_array_new_full (stretches->len, (GDestroyNotify)qd_quotation_unref);
  if (stretches->len == 0)
    return builder.quotations;
  builder.speech = qd_arena_new0_of (document->arena, guint8, stretches->len);
  builder.quotation_of = qd_arena_new0_of (document->arena, int, stretches->len);
  builder.person_of = qd_arena_new0_of (document->arena, int, stretches->len);
  g_array_set_size (cues, stretches->len);
  judge_all (&builder);
  mark_inside (&builder);
  builder.people = qd_people_new (document, builder.inside);
  build_all (&builder);
  return builder.quotations;
}
