/* qd-correction.c: what a person says of a quotation that the program found otherwise
 *
 * A correction is tied to words, not to the number of a quotation: the quotation that it is of is the one that now has the
 * most of these words. So it holds when the article is imported again or when a later version finds other quotations. Where
 * no quotation is found any more at words of which a person said who spoke them, there is one all the same.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-correction.h"

#include <string.h>

#include "core/qd-quote-join.h"

G_DEFINE_BOXED_TYPE (QdCorrection, qd_correction, qd_correction_ref, qd_correction_unref)

static const char *const field_names[QD_N_CORRECTION_FIELDS] = {
  [QD_CORRECTION_SPEAKER] = "speaker",
  [QD_CORRECTION_EXTENT] = "extent",
  [QD_CORRECTION_KIND] = "kind",
  [QD_CORRECTION_SOURCE] = "source",
  [QD_CORRECTION_RELATION] = "relation",
};

/**
 * qd_correction_field_to_string:
 * @field: a field
 *
 * Thread: any.
 *
 * Returns: (transfer none): its stable name, for files and the command line, not for the interface
 */
const char *
qd_correction_field_to_string (QdCorrectionField field)
{
  g_return_val_if_fail ((guint)field < QD_N_CORRECTION_FIELDS, NULL);
  return field_names[field];
}

static GPtrArray *
copy_anchors (GPtrArray *anchors)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func ((GDestroyNotify)qd_anchor_free);

  for (guint i = 0; anchors != NULL && i < anchors->len; i++)
    g_ptr_array_add (copy, qd_anchor_copy (anchors->pdata[i]));
  return copy;
}

/**
 * qd_correction_new:
 * @field: what is corrected
 * @value: (nullable): what it should be
 * @was: (nullable): what the program had found
 * @words: (nullable) (element-type QdAnchor): the words of the quotation; copied
 * @extent: (nullable) (element-type QdAnchor): the words that it should have; copied
 *
 * Line breaks in @value become spaces, since names have none. Thread: any.
 *
 * Returns: (transfer full): a correction
 */
QdCorrection *
qd_correction_new (QdCorrectionField field, const char *value, const char *was, GPtrArray *words, GPtrArray *extent)
{
  QdCorrection *self;

  g_return_val_if_fail ((guint)field < QD_N_CORRECTION_FIELDS, NULL);

  self = g_atomic_rc_box_new0 (QdCorrection);
  self->field = field;
  self->value = value != NULL ? g_strdelimit (g_strdup (value), "\r\n", ' ') : NULL;
  self->was = was != NULL ? g_strdelimit (g_strdup (was), "\r\n", ' ') : NULL;
  self->words = copy_anchors (words);
  self->extent = copy_anchors (extent);
  return self;
}

/**
 * qd_correction_ref:
 * @self: (not nullable): a correction
 *
 * Thread: any.
 *
 * Returns: (transfer full): @self
 */
QdCorrection *
qd_correction_ref (QdCorrection *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return g_atomic_rc_box_acquire (self);
}

static void
clear_correction (gpointer data)
{
  QdCorrection *self = data;

  g_free (self->value);
  g_free (self->was);
  g_ptr_array_unref (self->words);
  g_ptr_array_unref (self->extent);
}

/**
 * qd_correction_unref:
 * @self: (not nullable) (transfer full): a correction
 *
 * Thread: any.
 */
void
qd_correction_unref (QdCorrection *self)
{
  g_return_if_fail (self != NULL);
  g_atomic_rc_box_release_full (self, clear_correction);
}

/**
 * qd_correction_is_same_place:
 * @self: (not nullable): a correction
 * @other: (not nullable): another one of the same article
 *
 * Thread: any.
 *
 * Returns: whether both are of the same field of the same quotation, so that the later takes the place of the earlier
 */
gboolean
qd_correction_is_same_place (const QdCorrection *self, const QdCorrection *other)
{
  g_return_val_if_fail (self != NULL && other != NULL, FALSE);

  if (self->field != other->field || self->words->len != other->words->len)
    return FALSE;
  for (guint i = 0; i < self->words->len; i++)
    {
      const QdAnchor *a = self->words->pdata[i], *b = other->words->pdata[i];

      if (a->start != b->start || strcmp (a->exact, b->exact) != 0)
        return FALSE;
    }
  return TRUE;
}

/* Appends what stood between two parts; of a long gap its two ends. */
static void
append_gap (GString *body, const QdAnchor *before, const QdAnchor *behind)
{
  gsize end = before->start + strlen (before->exact), length = behind->start > end ? behind->start - end : 0;

  if (length > strlen (before->suffix))
    g_string_append_printf (body, "%s %s", before->suffix, behind->prefix);
  else if (((guchar)before->suffix[length] & 0xc0) != 0x80)
    g_string_append_len (body, before->suffix, (gssize)length);
}

/* The parts as qd_quote_join() joins those of a quotation, from as much of the article as the anchors keep. */
static char *
join_anchors (GPtrArray *anchors)
{
  g_autoptr (GString) body = g_string_new (NULL);
  g_autoptr (GArray)  spans = g_array_new (FALSE, FALSE, sizeof (QdSpan));

  for (guint i = 0; i < anchors->len; i++)
    {
      const QdAnchor *anchor = anchors->pdata[i];
      QdSpan          span;

      if (i > 0)
        append_gap (body, anchors->pdata[i - 1], anchor);
      span = (QdSpan){ body->len, body->len + strlen (anchor->exact) };
      g_string_append (body, anchor->exact);
      g_array_append_val (spans, span);
    }
  return qd_quote_join (body->str, (const QdSpan *)(gpointer)spans->data, spans->len);
}

/**
 * qd_correction_dup_words:
 * @self: (not nullable): a correction
 *
 * Thread: any.
 *
 * Returns: (transfer full): the words of the quotation when it was corrected; "" for the source of an article
 */
char *
qd_correction_dup_words (const QdCorrection *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return join_anchors (self->words);
}

/**
 * qd_correction_dup_extent:
 * @self: (not nullable): a correction
 *
 * Thread: any.
 *
 * Returns: (transfer full): for an extent the words that are quoted, for a relation those of the other quotation, else ""
 */
char *
qd_correction_dup_extent (const QdCorrection *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return join_anchors (self->extent);
}

/**
 * qd_anchors_new_at:
 * @text: (not nullable) (array length=len): a text, valid UTF-8
 * @len: its length, bytes
 * @spans: (array length=n_spans): places inside @text
 * @n_spans: how many
 *
 * Thread: any.
 *
 * Returns: (transfer full) (element-type QdAnchor): an anchor for each
 */
GPtrArray *
qd_anchors_new_at (const char *text, gsize len, const QdSpan *spans, guint n_spans)
{
  GPtrArray *anchors = g_ptr_array_new_with_free_func ((GDestroyNotify)qd_anchor_free);

  for (guint i = 0; i < n_spans; i++)
    g_ptr_array_add (anchors, qd_anchor_new_at (text, len, spans[i]));
  return anchors;
}

/* Applying */

typedef struct _Item Item;

/* A quotation, with the one that holds it. */
struct _Item
{
  QdQuotation *quotation;
  Item        *parent;
};

typedef struct
{
  const char *text;
  gsize       len;
  GPtrArray  *items;
} Work;

static void
free_item (gpointer data)
{
  Item *item = data;

  qd_quotation_unref (item->quotation);
  g_free (item);
}

static void
replace (Item *item, const QdQuotation *fields)
{
  QdQuotation *quotation = qd_quotation_new (fields);

  qd_quotation_unref (item->quotation);
  item->quotation = quotation;
}

/* Where the anchors are now, in order, without what another has already. */
static GArray *
find_spans (const char *text, gsize len, GPtrArray *anchors)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (QdSpan));
  GArray            *spans = g_array_new (FALSE, FALSE, sizeof (QdSpan));
  gsize              end = 0;

  for (guint i = 0; i < anchors->len; i++)
    {
      QdSpan span;

      if (qd_anchor_find (anchors->pdata[i], text, len, QD_ANCHOR_EXACT, &span))
        g_array_append_val (found, span);
    }
  g_array_sort (found, qd_span_compare);
  for (guint i = 0; i < found->len; i++)
    {
      QdSpan span = g_array_index (found, QdSpan, i);

      if (span.start < end)
        continue;
      g_array_append_val (spans, span);
      end = span.end;
    }
  return spans;
}

static gsize
measure (const QdSpan *spans, guint n_spans)
{
  gsize length = 0;

  for (guint i = 0; i < n_spans; i++)
    length += qd_span_length (spans[i]);
  return length;
}

static gsize
measure_shared (const QdSpan *own, guint n_own, const GArray *spans)
{
  gsize shared = 0;

  for (guint i = 0, j = 0; i < n_own && j < spans->len;)
    {
      QdSpan a = own[i], b = g_array_index (spans, QdSpan, j);
      gsize  start = MAX (a.start, b.start), end = MIN (a.end, b.end);

      shared += end > start ? end - start : 0;
      if (a.end < b.end)
        i++;
      else
        j++;
    }
  return shared;
}

/* How much of the words a quotation has, and how little besides, from 0 to 1; 0 if it is less than half of the shorter of the
 * two. */
static double
measure_share (const QdSpan *own, guint n_own, const GArray *spans)
{
  gsize length = measure ((const QdSpan *)(gpointer)spans->data, spans->len);
  gsize own_length = measure (own, n_own);
  gsize shared = measure_shared (own, n_own, spans);

  return 2 * shared < MIN (own_length, length) ? 0 : (double)shared / (double)MAX (own_length + length - shared, 1);
}

/* The quotation that has the most of the words and the least besides. */
static Item *
find_item (const Work *work, const GArray *spans)
{
  Item  *best = NULL;
  double best_share = 0;

  for (guint i = 0; i < work->items->len; i++)
    {
      Item  *item = work->items->pdata[i];
      double share = measure_share (item->quotation->spans, item->quotation->n_spans, spans);

      if (share <= best_share)
        continue;
      best = item;
      best_share = share;
    }
  return best;
}

/**
 * qd_anchors_find_quotation:
 * @anchors: (not nullable) (element-type QdAnchor): the words of a quotation, as they were
 * @text: (not nullable) (array length=len): the article as it is now, valid UTF-8
 * @len: its length, bytes
 * @quotations: (not nullable) (element-type GArray): its quotations, each an array of #QdSpan
 *
 * Thread: any.
 *
 * Returns: the index of the quotation that has the most of the words and the least besides; -1 if none has half of them
 */
int
qd_anchors_find_quotation (GPtrArray *anchors, const char *text, gsize len, GPtrArray *quotations)
{
  g_autoptr (GArray) spans = NULL;
  int                best = -1;
  double             best_share = 0;

  g_return_val_if_fail (anchors != NULL && text != NULL && quotations != NULL, -1);

  spans = find_spans (text, len, anchors);
  for (guint i = 0; i < quotations->len && spans->len > 0; i++)
    {
      const GArray *own = quotations->pdata[i];
      double        share = measure_share ((const QdSpan *)(gconstpointer)own->data, own->len, spans);

      if (share <= best_share)
        continue;
      best = (int)i;
      best_share = share;
    }
  return best;
}

/* Puts a reason before the others, in the place of an earlier one of the same code. */
static char **
add_reason (const QdQuotation *quotation, const char *code, const char *argument)
{
  GStrvBuilder *builder = g_strv_builder_new ();
  gsize         length = strlen (code);

  if (argument != NULL)
    g_strv_builder_take (builder, g_strdup_printf ("%s:%s", code, argument));
  else
    g_strv_builder_add (builder, code);
  for (guint i = 0; quotation->reasons != NULL && quotation->reasons[i] != NULL; i++)
    if (strncmp (quotation->reasons[i], code, length) != 0 || (quotation->reasons[i][length] != '\0' && quotation->reasons[i][length] != ':'))
      g_strv_builder_add (builder, quotation->reasons[i]);
  return g_strv_builder_unref_to_strv (builder);
}

static Item *
create_item (Work *work, const GArray *spans)
{
  static const char *const reasons[] = { "corrected-added", NULL };
  Item                    *item = g_new0 (Item, 1);
  g_autofree char         *text = qd_quote_join (work->text, (const QdSpan *)(gpointer)spans->data, spans->len);

  item->quotation = qd_quotation_new (&(QdQuotation){
    .kind = QD_QUOTATION_DIRECT,
    .n_spans = spans->len,
    .spans = (const QdSpan *)(gpointer)spans->data,
    .text = text,
    .parent = -1,
    .reasons = reasons,
  });
  g_ptr_array_add (work->items, item);
  return item;
}

/* A mention that is a name, or a part of one, is no mention of somebody else. */
static gboolean
keeps_mention (const QdQuotation *quotation, const char *speaker)
{
  if (quotation->mention == NULL || quotation->speaker == NULL)
    return TRUE;
  return strstr (quotation->speaker, quotation->mention) == NULL || (speaker != NULL && strstr (speaker, quotation->mention) != NULL);
}

static void
correct_speaker (Item *item, const QdCorrection *correction)
{
  QdQuotation    fields = *item->quotation;
  g_auto (GStrv) reasons = add_reason (&fields, fields.speaker != NULL ? "corrected-speaker" : "corrected-unknown", fields.speaker);

  if (!keeps_mention (&fields, correction->value))
    {
      fields.mention = NULL;
      fields.mention_span = QD_SPAN_NONE;
    }
  fields.speaker = correction->value;
  fields.confidence = 1;
  fields.reasons = (const char *const *)reasons;
  replace (item, &fields);
}

static void
remove_item (Work *work, Item *item)
{
  for (guint i = 0; i < work->items->len; i++)
    {
      Item *other = work->items->pdata[i];

      if (other->parent != item)
        continue;
      other->parent = item->parent;
      if (other->parent == NULL && other->quotation->kind == QD_QUOTATION_NESTED)
        {
          QdQuotation fields = *other->quotation;

          fields.kind = QD_QUOTATION_DIRECT;
          replace (other, &fields);
        }
    }
  g_ptr_array_remove (work->items, item);
}

/* The smallest quotation that holds all of the item's words. */
static Item *
find_holder (const Work *work, const Item *item)
{
  QdSpan whole = { item->quotation->spans[0].start, item->quotation->spans[item->quotation->n_spans - 1].end };
  Item  *best = NULL;

  for (guint i = 0; i < work->items->len; i++)
    {
      Item *other = work->items->pdata[i];
      gsize length = measure (other->quotation->spans, other->quotation->n_spans);

      for (guint j = 0; other != item && j < other->quotation->n_spans; j++)
        if (qd_span_contains (other->quotation->spans[j], whole) &&
            (best == NULL || length < measure (best->quotation->spans, best->quotation->n_spans)))
          best = other;
    }
  return best;
}

static void
correct_kind (Work *work, Item *item, const QdCorrection *correction)
{
  QdQuotation     fields = *item->quotation;
  QdQuotationKind kind;
  Item           *holder = find_holder (work, item);
  g_auto (GStrv)  reasons = NULL;

  if (!qd_quotation_kind_from_string (correction->value, &kind) || (kind == QD_QUOTATION_NESTED && holder == NULL))
    return;
  reasons = add_reason (&fields, "corrected-kind", NULL);
  fields.kind = kind;
  fields.reasons = (const char *const *)reasons;
  item->parent = kind == QD_QUOTATION_NESTED ? holder : NULL;
  replace (item, &fields);
}

static gboolean
is_blank (const char *text, QdSpan span)
{
  for (const char *at = text + span.start; at < text + span.end; at = g_utf8_next_char (at))
    if (!g_unichar_isspace (g_utf8_get_char (at)) && !g_unichar_ispunct (g_utf8_get_char (at)))
      return FALSE;
  return TRUE;
}

static void
append_rest (const Work *work, GArray *rest, gsize start, gsize end)
{
  QdSpan span = { start, end };

  if (start < end && !is_blank (work->text, span))
    g_array_append_val (rest, span);
}

/* What of a quotation is not among the spans. */
static GArray *
subtract (const Work *work, const QdQuotation *quotation, const GArray *spans)
{
  GArray *rest = g_array_new (FALSE, FALSE, sizeof (QdSpan));

  for (guint i = 0; i < quotation->n_spans; i++)
    {
      QdSpan own = quotation->spans[i];
      gsize  start = own.start;

      for (guint j = 0; j < spans->len; j++)
        {
          QdSpan taken = g_array_index (spans, QdSpan, j);

          if (taken.end <= start || taken.start >= own.end)
            continue;
          append_rest (work, rest, start, taken.start);
          start = MIN (taken.end, own.end);
        }
      append_rest (work, rest, start, own.end);
    }
  return rest;
}

static void
set_spans (const Work *work, Item *item, const GArray *spans, const char *const *reasons)
{
  QdQuotation      fields = *item->quotation;
  g_autofree char *text = qd_quote_join (work->text, (const QdSpan *)(gpointer)spans->data, spans->len);

  fields.spans = (const QdSpan *)(gpointer)spans->data;
  fields.n_spans = spans->len;
  fields.text = text;
  if (reasons != NULL)
    fields.reasons = reasons;
  replace (item, &fields);
}

static gboolean
is_inside (const Item *item, const Item *holder)
{
  for (; item != NULL; item = item->parent)
    if (item == holder)
      return TRUE;
  return FALSE;
}

/* No words are quoted twice, but in quotations that hold one another. */
static void
give_way (Work *work, Item *item, const GArray *spans)
{
  for (guint i = work->items->len; i-- > 0;)
    {
      Item              *other = work->items->pdata[i];
      g_autoptr (GArray) rest = NULL;

      if (is_inside (other, item) || is_inside (item, other) || measure_shared (other->quotation->spans, other->quotation->n_spans, spans) == 0)
        continue;
      rest = subtract (work, other->quotation, spans);
      if (rest->len == 0)
        remove_item (work, other);
      else
        set_spans (work, other, rest, NULL);
    }
}

static void
correct_extent (Work *work, Item *item, const GArray *spans)
{
  QdQuotation    fields = *item->quotation;
  g_auto (GStrv) reasons = add_reason (&fields, "corrected-extent", NULL);
  QdSpan         whole = { g_array_index (spans, QdSpan, 0).start, g_array_index (spans, QdSpan, spans->len - 1).end };

  give_way (work, item, spans);
  set_spans (work, item, spans, (const char *const *)reasons);
  fields = *item->quotation;
  if (qd_span_contains (whole, fields.cue_span) && !qd_span_is_empty (fields.cue_span))
    {
      fields.cue = NULL;
      fields.cue_span = QD_SPAN_NONE;
    }
  if (qd_span_contains (whole, fields.mention_span) && !qd_span_is_empty (fields.mention_span))
    {
      fields.mention = NULL;
      fields.mention_span = QD_SPAN_NONE;
    }
  replace (item, &fields);
}

static void
apply_one (Work *work, const QdCorrection *correction)
{
  g_autoptr (GArray) spans = find_spans (work->text, work->len, correction->words);
  g_autoptr (GArray) extent = find_spans (work->text, work->len, correction->extent);
  gboolean           no_quotation = correction->field == QD_CORRECTION_KIND && correction->value == NULL;
  Item              *item = spans->len > 0 ? find_item (work, spans) : NULL;

  if (correction->field == QD_CORRECTION_SOURCE || correction->field == QD_CORRECTION_RELATION)
    return;
  if (item == NULL && extent->len > 0)
    item = find_item (work, extent);
  if (item == NULL && !no_quotation && spans->len + extent->len > 0)
    {
      item = create_item (work, extent->len > 0 ? extent : spans);
      give_way (work, item, extent->len > 0 ? extent : spans);
    }
  if (item == NULL)
    return;
  if (no_quotation)
    remove_item (work, item);
  else if (correction->field == QD_CORRECTION_SPEAKER)
    correct_speaker (item, correction);
  else if (correction->field == QD_CORRECTION_KIND)
    correct_kind (work, item, correction);
  else if (extent->len > 0 && extent->len == correction->extent->len)
    correct_extent (work, item, extent);
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  const Item        *item_a = *(Item *const *)a, *item_b = *(Item *const *)b;
  const QdQuotation *quotation_a = item_a->quotation, *quotation_b = item_b->quotation;
  gsize              end_a = quotation_a->spans[quotation_a->n_spans - 1].end, end_b = quotation_b->spans[quotation_b->n_spans - 1].end;

  if (quotation_a->spans[0].start != quotation_b->spans[0].start)
    return quotation_a->spans[0].start < quotation_b->spans[0].start ? -1 : 1;
  return end_a != end_b ? (end_a > end_b ? -1 : 1) : is_inside (item_a, item_b) - is_inside (item_b, item_a);
}

static Work
start_work (QdAnalysis *analysis, const char *text, gsize len)
{
  Work work = { text, len, g_ptr_array_new_with_free_func (free_item) };

  for (guint i = 0; i < qd_analysis_get_n_quotations (analysis); i++)
    {
      Item *item = g_new0 (Item, 1);

      item->quotation = qd_quotation_ref (qd_analysis_get_quotation (analysis, i));
      if (item->quotation->parent >= 0 && (guint)item->quotation->parent < i)
        item->parent = work.items->pdata[item->quotation->parent];
      g_ptr_array_add (work.items, item);
    }
  return work;
}

static GPtrArray *
end_work (Work *work)
{
  GPtrArray             *quotations = g_ptr_array_new_with_free_func ((GDestroyNotify)qd_quotation_unref);
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);

  g_ptr_array_sort (work->items, compare_items);
  for (guint i = 0; i < work->items->len; i++)
    {
      const Item *item = work->items->pdata[i];
      QdQuotation fields = *item->quotation;
      gpointer    parent;

      g_hash_table_insert (places, (gpointer)item, GUINT_TO_POINTER (i));
      fields.parent = item->parent != NULL && g_hash_table_lookup_extended (places, item->parent, NULL, &parent) ? GPOINTER_TO_INT (parent) : -1;
      if (fields.parent == item->quotation->parent)
        g_ptr_array_add (quotations, qd_quotation_ref (item->quotation));
      else
        g_ptr_array_add (quotations, qd_quotation_new (&fields));
    }
  g_ptr_array_unref (work->items);
  return quotations;
}

/**
 * qd_correction_apply:
 * @analysis: (not nullable): what the program found in an article
 * @corrections: (not nullable) (element-type QdCorrection): what a person said of it, the earliest first
 * @text: (not nullable) (array length=len): the body, valid UTF-8
 * @len: its length, bytes
 *
 * Puts the corrections in the place of what was found; those whose words are not in @text do nothing. Pure. Thread: any.
 *
 * Returns: (transfer full): the analysis with quotations as they should be
 */
QdAnalysis *
qd_correction_apply (QdAnalysis *analysis, GPtrArray *corrections, const char *text, gsize len)
{
  g_autoptr (GPtrArray) quotations = NULL;
  Work                  work;

  g_return_val_if_fail (analysis != NULL && corrections != NULL, NULL);
  g_return_val_if_fail (text != NULL || len == 0, NULL);

  work = start_work (analysis, text, len);
  for (guint i = 0; i < corrections->len; i++)
    apply_one (&work, corrections->pdata[i]);
  quotations = end_work (&work);
  return qd_analysis_new_corrected (analysis, quotations);
}
