/* qd-reading-fixture.c: an article and its renditions, made by hand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "qd-reading-fixture.h"

#include <string.h>

#define FIRST_ID 101
#define PUBLISHED (G_GINT64_CONSTANT (1516795200) * G_USEC_PER_SEC) /* 24 January 2018, noon UTC */
#define DAY (G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC)

static const char body_text[] =
  "Your browser is too old for our new pages. Please update it.\n\n"
  "SKERRA HARBOUR — The ferry board withdrew its winter timetable on Wednesday, an hour after two hundred islanders "
  "filled the customs hall to speak against it.\n\n"
  "“We came to this hearing ready to talk about timetables and nothing else,” the mayor, Ottilie Brandvold, told the "
  "board. “Instead we were handed a bill for boats that never sailed, and that has made this meeting pointless.”\n\n"
  "She was cheered for most of a minute. The chairman, Ruben Ashgrove, asked for quiet twice and then gave up.\n\n"
  "What the board owes\n\n"
  "“Nobody on this board has seen a ledger with that figure in it,” Mr. Ashgrove said later, leaning on the rail of the "
  "Constance. He had been shown the accounts in public, as the islanders’ own auditor noted.\n\n"
  "The harbour master, Ines Calloway, remembered it otherwise. “He looked me in the eye and said ‘the figures are a matter "
  "for the treasurer’ before he left by the back door,” she recalled.\n\n"
  "Three things are still open:\n\n"
  "Whether the night boat sails in February, when the school at Dunmere needs it most and the road over the pass is shut\n\n"
  "Who pays for the moorings\n\n"
  "What becomes of the Constance\n\n"
  "Ms. Brandvold promised to “come back every week until spring” if need be.\n\n"
  "The letter that began the quarrel is short. The treasurer wrote it in March and read from it again on Wednesday; the "
  "board has since called it a draft.\n\n"
  "Islanders in the customs hall, shortly before the vote. Photograph: Tobias Wrenfield\n\n"
  "It was, one of them said, the first time that anybody had called the winter boats “dead weight” to their faces.\n\n"
  "Share this story with your friends and neighbours.";

typedef struct
{
  QdQuotationKind kind;
  const char     *words[3];
  int             parent;
  const char     *speaker;
  const char     *mention;
  const char     *cue;
  guint           n_articles;
  QdRelationKind  strongest;
} Sketch;

static const Sketch sketches[FIXTURE_N_QUOTATIONS] = {
  [FIXTURE_HEARING] = {
    QD_QUOTATION_DIRECT,
    { "We came to this hearing ready to talk about timetables and nothing else", "Instead we were handed a bill for boats that never sailed, and that has made this meeting pointless." },
    -1,
    "Ottilie Brandvold",
    "the mayor, Ottilie Brandvold",
    "told",
    3,
    QD_RELATION_VERBATIM,
  },
  [FIXTURE_LEDGER] = {
    QD_QUOTATION_DIRECT,
    { "Nobody on this board has seen a ledger with that figure in it" },
    -1,
    "Ruben Ashgrove",
    "Mr. Ashgrove",
    "said",
    1,
    QD_RELATION_ALTERED,
  },
  [FIXTURE_NESTING] = {
    QD_QUOTATION_DIRECT,
    { "He looked me in the eye and said ‘the figures are a matter for the treasurer’ before he left by the back door" },
    -1,
    "Ines Calloway",
    "she",
    "recalled",
    1,
    QD_RELATION_OVERLAPPING,
  },
  [FIXTURE_NESTED] = {
    QD_QUOTATION_NESTED,
    { "the figures are a matter for the treasurer" },
    FIXTURE_NESTING,
    "Ruben Ashgrove",
    "He",
    "said",
    0,
    QD_RELATION_NONE,
  },
  [FIXTURE_PROMISE] = {
    QD_QUOTATION_MIXED,
    { "come back every week until spring" },
    -1,
    "Ottilie Brandvold",
    "Ms. Brandvold",
    "promised",
    0,
    QD_RELATION_NONE,
  },
  [FIXTURE_SCRAP] = {
    QD_QUOTATION_MIXED,
    { "dead weight" },
    -1,
    NULL,
    NULL,
    NULL,
    12,
    QD_RELATION_FRAGMENT,
  },
};

static QdSpan
find_words (const char *text,
            const char *words)
{
  const char *found = words != NULL ? strstr (text, words) : NULL;

  if (found == NULL)
    return QD_SPAN_NONE;
  return (QdSpan){ (gsize)(found - text), (gsize)(found - text) + strlen (words) };
}

static QdQuotationRecord *
make_quotation (gint64        id,
                const char   *text,
                const Sketch *sketch)
{
  const char             *reasons[] = { "cue-after:said", "name-full", NULL };
  QdSpan                  spans[3];
  g_autofree char        *joined = NULL;
  g_autoptr (QdQuotation) quotation = NULL;
  QdQuotation             fields = {
                .kind = sketch->kind, .spans = spans, .parent = sketch->parent, .speaker = sketch->speaker, .mention = sketch->mention, .cue = sketch->cue, .confidence = 0.85, .reasons = reasons
  };

  for (guint i = 0; i < G_N_ELEMENTS (sketch->words) && sketch->words[i] != NULL; i++)
    spans[fields.n_spans++] = find_words (text, sketch->words[i]);
  joined = qd_text_join_spans (text, spans, fields.n_spans);
  fields.text = joined;
  fields.mention_span = find_words (text, sketch->mention);
  if (sketch->cue != NULL)
    {
      const char *cue = strstr (text + spans[0].start, sketch->cue);

      if (cue != NULL)
        fields.cue_span = (QdSpan){ (gsize)(cue - text), (gsize)(cue - text) + strlen (sketch->cue) };
    }
  quotation = qd_quotation_new (&fields);
  return qd_quotation_record_new (&(QdQuotationRecord){
    .id = id, .article_id = 1, .statement = "s", .n_articles = sketch->n_articles, .strongest = sketch->strongest, .quotation = quotation });
}

static void
add_mark (QdBody        *body,
          QdBodyMarkKind kind,
          const char    *words,
          guint          level,
          const char    *value)
{
  qd_body_add_mark (body, kind, find_words (qd_body_get_text (body, NULL), words), level, value);
}

static QdArticleRecord *
make_record (gint64      id,
             const char *source,
             const char *title,
             gint64      published,
             guint       n_words)
{
  return qd_article_record_new (&(QdArticleRecord){
    .id = id, .label = "fixture", .title = title, .source_id = id, .source = source, .byline = id == 1 ? "Maud Ellery" : NULL, .published = published, .url = "https://signal.example/harbour/1", .language = "en", .n_words = n_words });
}

/* The row that the fixture gives a quotation. */
gint64
qd_reading_fixture_id (FixtureQuotation quotation)
{
  return FIRST_ID + (gint64)quotation;
}

/* An article with every kind of mark, and quotations shared, unshared, split and nested. */
QdArticle *
qd_reading_fixture_article (void)
{
  g_autoptr (QdArticleRecord) record = make_record (1, "Skerra Signal", "Ferry board drops winter timetable after islanders fill the hall", PUBLISHED, 268);
  g_autoptr (QdBody)          body = qd_body_new (body_text, -1);
  g_autoptr (GPtrArray)       quotations = g_ptr_array_new_with_free_func ((GDestroyNotify)qd_quotation_record_unref);

  add_mark (body, QD_BODY_MARK_BOILERPLATE, "Your browser is too old for our new pages. Please update it.", 0, NULL);
  add_mark (body, QD_BODY_MARK_BOILERPLATE, "Share this story with your friends and neighbours.", 0, NULL);
  add_mark (body, QD_BODY_MARK_HEADING, "What the board owes", 2, NULL);
  add_mark (body, QD_BODY_MARK_LINK, "the islanders’ own auditor noted", 0, "/harbour/audit");
  add_mark (body, QD_BODY_MARK_LINK, "called it a draft", 0, "javascript:alert(1)");
  add_mark (body, QD_BODY_MARK_EMPHASIS, "Constance", 0, NULL);
  add_mark (body, QD_BODY_MARK_STRONG, "in public", 0, NULL);
  add_mark (body, QD_BODY_MARK_LIST_ITEM, "Whether the night boat sails in February, when the school at Dunmere needs it most and the road over the pass is shut", 0, NULL);
  add_mark (body, QD_BODY_MARK_LIST_ITEM, "Who pays for the moorings", 0, NULL);
  add_mark (body, QD_BODY_MARK_LIST_ITEM, "What becomes of the Constance", 0, NULL);
  add_mark (body, QD_BODY_MARK_BLOCKQUOTE, "The letter that began the quarrel is short. The treasurer wrote it in March and read from it again on Wednesday; the board has since called it a draft.", 0, NULL);
  add_mark (body, QD_BODY_MARK_PICTURE, "Islanders in the customs hall, shortly before the vote. Photograph: Tobias Wrenfield", 0, "https://signal.example/hall.jpg");
  for (guint i = 0; i < FIXTURE_N_QUOTATIONS; i++)
    g_ptr_array_add (quotations, make_quotation (qd_reading_fixture_id (i), body_text, &sketches[i]));
  return qd_article_new (record, body, quotations);
}

/* An article of one's own text, without quotations. */
QdArticle *
qd_reading_fixture_of (const char *title,
                       const char *text)
{
  g_autoptr (QdArticleRecord) record = make_record (1, "Skerra Signal", title, PUBLISHED, 100);
  g_autoptr (QdBody)          body = qd_body_new (text, -1);
  g_autoptr (GPtrArray)       quotations = g_ptr_array_new_with_free_func ((GDestroyNotify)qd_quotation_record_unref);

  return qd_article_new (record, body, quotations);
}

/* A long article: paragraphs of 60 words, quotations of 12 spread over them, every second one shared. */
QdArticle *
qd_reading_fixture_long (guint n_words,
                         guint n_quotations)
{
  static const char *const    words[] = { "the", "harbour", "boats", "winter", "of", "islanders", "ledger", "and", "a", "treasurer’s", "quiet", "morning" };
  g_autoptr (GString)         text = g_string_new (NULL);
  g_autoptr (GArray)          spans = g_array_new (FALSE, FALSE, sizeof (QdSpan));
  g_autoptr (GPtrArray)       quotations = g_ptr_array_new_with_free_func ((GDestroyNotify)qd_quotation_record_unref);
  g_autoptr (QdArticleRecord) record = make_record (2, "Skerra Signal", "A long account of the winter", PUBLISHED, n_words);
  g_autoptr (QdBody)          body = NULL;
  guint                       every = n_quotations > 0 ? MAX (n_words / n_quotations, 13) : G_MAXUINT;
  gsize                       start = 0;

  for (guint i = 0; i < n_words; i++)
    {
      if (i % every == 0 && every != G_MAXUINT)
        {
          g_string_append (text, "“");
          start = text->len;
        }
      g_string_append (text, words[(i * 7 + i / 5) % G_N_ELEMENTS (words)]);
      if (i % every == 11)
        {
          g_array_append_vals (spans, &(QdSpan){ start, text->len }, 1);
          g_string_append (text, "”");
        }
      g_string_append (text, i % 60 == 59 ? ".\n\n" : " ");
    }
  body = qd_body_new (text->str, (gssize)text->len);
  for (guint i = 0; i < spans->len; i++)
    {
      const QdSpan           *span = &g_array_index (spans, QdSpan, i);
      const char             *reasons[] = { NULL };
      g_autofree char        *words_of = qd_text_join_spans (text->str, span, 1);
      g_autoptr (QdQuotation) quotation = qd_quotation_new (&(QdQuotation){
        .kind = QD_QUOTATION_DIRECT, .n_spans = 1, .spans = span, .text = words_of, .parent = -1, .speaker = "Ottilie Brandvold", .cue = "said", .confidence = 0.5, .reasons = reasons });

      g_ptr_array_add (quotations, qd_quotation_record_new (&(QdQuotationRecord){
                                     .id = 1000 + i, .article_id = 2, .statement = "s", .n_articles = i % 2, .strongest = i % 2 ? QD_RELATION_VERBATIM : QD_RELATION_NONE, .quotation = quotation }));
    }
  return qd_article_new (record, body, quotations);
}

typedef struct
{
  const char *source;
  int         days;
  const char *text;
  const char *speaker;
  const char *mention;
  const char *cue;
  gboolean    direct;
  QdRelation  relation;
  const char *before;
  const char *after;
} RenditionSketch;

static const RenditionSketch rendition_sketches[] = {
  {
    "Dunmere Sentinel",
    0,
    "We came to this hearing ready to talk about timetables and nothing else Instead we were handed a bill for boats that never sailed, and that has made this meeting pointless.",
    "Ottilie Brandvold",
    "Mayor Ottilie Brandvold",
    "threw a fit",
    TRUE,
    { QD_RELATION_VERBATIM, QD_CUT_NONE, QD_CUT_NONE, 31, 0 },
    "Mayor Ottilie Brandvold threw a fit when the bill was read out:",
    "",
  },
  {
    "Continental Wire",
    1,
    "we were handed a bill for boats that never sailed, and that has made this meeting pointless",
    "Ottilie Brandvold",
    "the mayor",
    "said in a statement",
    TRUE,
    { QD_RELATION_TRUNCATED, QD_CUT_NONE, QD_CUT_START, 17, 0 },
    "The mayor said in a statement that",
    ".",
  },
  {
    "Straight Talk Daily",
    3,
    "Instead we were sent a secret bill for boats that never sailed",
    "Mayor Brandvold",
    "she",
    "claimed",
    TRUE,
    { QD_RELATION_ALTERED, QD_CUT_NONE, QD_CUT_START | QD_CUT_END, 9, 2 },
    "",
    "she claimed, without a single page to show for it.",
  },
  {
    "Northline Public Radio",
    40,
    "handed a bill",
    NULL,
    NULL,
    NULL,
    FALSE,
    { QD_RELATION_NONE, QD_CUT_NONE, QD_CUT_NONE, 0, 0 },
    "Islanders say that they were",
    "for a service that did not exist.",
  },
};

/* (element-type QdRendition): who else carries FIXTURE_HEARING, a relation of each kind but some. */
GPtrArray *
qd_reading_fixture_renditions (void)
{
  GPtrArray *renditions = g_ptr_array_new_with_free_func ((GDestroyNotify)qd_rendition_unref);

  for (guint i = 0; i < G_N_ELEMENTS (rendition_sketches); i++)
    {
      const RenditionSketch        *sketch = &rendition_sketches[i];
      QdSpan                        span = { 0, strlen (sketch->text) };
      const char                   *reasons[] = { NULL };
      g_autofree char              *body = g_strconcat (sketch->before, " ", sketch->text, " ", sketch->after, NULL);
      g_autoptr (QdArticleRecord)   article = make_record (10 + i, sketch->source, "Winter boats", PUBLISHED + sketch->days * DAY, 300);
      g_autoptr (QdQuotation)       quotation = NULL;
      g_autoptr (QdQuotationRecord) record = NULL;

      span = find_words (body, sketch->text);
      quotation = qd_quotation_new (&(QdQuotation){
        .kind = QD_QUOTATION_DIRECT, .n_spans = 1, .spans = &span, .text = sketch->text, .parent = -1, .speaker = sketch->speaker, .mention = sketch->mention, .cue = sketch->cue, .cue_span = find_words (body, sketch->cue), .confidence = 0.8, .reasons = reasons });
      record = qd_quotation_record_new (&(QdQuotationRecord){
        .id = 500 + i, .article_id = 10 + i, .statement = "s", .n_articles = 3, .strongest = QD_RELATION_VERBATIM, .quotation = quotation });
      g_ptr_array_add (renditions, qd_rendition_new (&(QdRendition){
                                     .article = article, .quotation = record, .direct = sketch->direct, .relation = sketch->relation, .before = sketch->before, .after = sketch->after }));
    }
  return renditions;
}
