/* qd-quoted-words.c: words of an article with where they are from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "model/qd-quoted-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/qd-article-item.h"

#define OPENING "“„«"
#define CLOSING "”“»"

static gboolean
is_one_of (gunichar    c,
           const char *marks)
{
  return g_utf8_strchr (marks, -1, c) != NULL;
}

static gboolean
is_mark (gunichar c)
{
  return c == '"' || is_one_of (c, OPENING) || is_one_of (c, CLOSING);
}

/* Without the marks around all of it, and with single ones inside, as new marks come around it. */
static char *
dup_inner (const char *words)
{
  g_autofree char *stripped = g_strstrip (g_strdup (words));
  const char      *start = stripped, *end = stripped + strlen (stripped), *last;
  GString         *inner;
  guint            n_marks = 0;
  gboolean         opens = TRUE;

  for (const char *at = start; at < end; at = g_utf8_next_char (at))
    n_marks += is_mark (g_utf8_get_char (at));
  last = end > start ? g_utf8_prev_char (end) : end;
  if (n_marks == 2 && is_mark (g_utf8_get_char (start)) && is_mark (g_utf8_get_char (last)))
    {
      start = g_utf8_next_char (start);
      end = last;
    }
  inner = g_string_sized_new ((gsize)(end - start));
  for (const char *at = start; at < end; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c == '"')
        {
          g_string_append (inner, opens ? "‘" : "’");
          opens = !opens;
        }
      else if (c == 0x201C)
        g_string_append (inner, "‘");
      else if (c == 0x201D)
        g_string_append (inner, "’");
      else if (c == 0x201E)
        g_string_append (inner, "‚");
      else if (c == 0x00AB)
        g_string_append (inner, "‹");
      else if (c == 0x00BB)
        g_string_append (inner, "›");
      else
        g_string_append_unichar (inner, c);
    }
  return g_string_free_and_steal (inner);
}

/* Who says the words: all of them are in one quotation, but for its marks, or it is all of them. */
static const char *
find_speaker (QdArticle *article,
              QdSpan     span)
{
  const char *speaker = NULL;
  gsize       length = G_MAXSIZE;

  for (guint i = 0; i < article->quotations->len; i++)
    {
      const QdQuotationRecord *record = article->quotations->pdata[i];
      const QdQuotation       *quotation = record->quotation;
      QdSpan                   extent = { quotation->spans[0].start, quotation->spans[quotation->n_spans - 1].end };

      /* A mark has three bytes, and there may be a comma. */
      if (span.start + 4 < extent.start || span.end > extent.end + 8 || qd_span_length (extent) > length)
        continue;
      length = qd_span_length (extent);
      speaker = quotation->speaker;
    }
  return speaker;
}

/**
 * qd_quoted_words_dup:
 * @article: (not nullable): an article
 * @words: (not nullable): some of its words, with their paragraphs
 * @span: where they are in its body, bytes; %QD_SPAN_NONE for words of the headline
 *
 * Returns: (transfer full): the words in the marks of the person's language, who says them as far as they are a quotation, and
 *   who wrote them, under which headline, where, when, and at what address
 */
char *
qd_quoted_words_dup (QdArticle  *article,
                     const char *words,
                     QdSpan      span)
{
  g_autofree char *inner = NULL;
  g_autofree char *quoted = NULL;
  g_autofree char *citation = NULL;
  const char      *speaker;

  g_return_val_if_fail (article != NULL && words != NULL, NULL);

  inner = dup_inner (words);
  quoted = g_strdup_printf (C_ ("quotation marks", "“%s”"), inner);
  citation = qd_article_record_dup_citation (article->record);
  speaker = qd_span_is_empty (span) ? NULL : find_speaker (article, span);
  if (speaker == NULL)
    /* Translators: words in quotation marks, then the article that they are from. */
    return g_strdup_printf (C_ ("citation", "%s – %s"), quoted, citation);
  /* Translators: words in quotation marks, then who said them, then the article that they are from. */
  return g_strdup_printf (C_ ("citation", "%s – %s, quoted in: %s"), quoted, speaker, citation);
}
