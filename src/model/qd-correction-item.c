/* qd-correction-item.c: a row of the list of corrections
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "model/qd-correction-item.h"

#include <glib/gi18n-lib.h>

#include "core/qd-csv.h"
#include "model/qd-format.h"
#include "model/qd-relation-words.h"

/* Code points of the words of a quotation that a row shows. */
#define MOST_WORDS 160

struct _QdCorrectionItem
{
  GObject parent_instance;

  QdCorrectionRecord *record;
};

G_DEFINE_FINAL_TYPE (QdCorrectionItem, qd_correction_item, G_TYPE_OBJECT)

static void
qd_correction_item_finalize (GObject *object)
{
  qd_correction_record_unref (QD_CORRECTION_ITEM (object)->record);

  G_OBJECT_CLASS (qd_correction_item_parent_class)->finalize (object);
}

static void
qd_correction_item_class_init (QdCorrectionItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qd_correction_item_finalize;
}

static void
qd_correction_item_init (QdCorrectionItem *self)
{
}

/**
 * qd_correction_item_new:
 * @record: (not nullable): a correction
 *
 * Returns: (transfer full): an item for it
 */
QdCorrectionItem *
qd_correction_item_new (QdCorrectionRecord *record)
{
  QdCorrectionItem *self;

  g_return_val_if_fail (record != NULL, NULL);

  self = g_object_new (QD_TYPE_CORRECTION_ITEM, NULL);
  self->record = qd_correction_record_ref (record);
  return self;
}

/**
 * qd_correction_item_get_record:
 * @self: (not nullable): an item
 *
 * Returns: (transfer none): the correction
 */
QdCorrectionRecord *
qd_correction_item_get_record (QdCorrectionItem *self)
{
  g_return_val_if_fail (QD_IS_CORRECTION_ITEM (self), NULL);

  return self->record;
}

/**
 * qd_correction_words_for_kind:
 * @kind: a #QdQuotationKind, or -1 for what is no quotation
 *
 * Thread: any.
 *
 * Returns: (transfer none): its name, for the person
 */
const char *
qd_correction_words_for_kind (int kind)
{
  switch (kind)
    {
    case QD_QUOTATION_DIRECT:
      return _ ("Whole sentences");

    case QD_QUOTATION_MIXED:
      return _ ("A part of a sentence");

    case QD_QUOTATION_BLOCK:
      return _ ("A paragraph set off");

    case QD_QUOTATION_NESTED:
      return _ ("Inside another quotation");

    default:
      return _ ("Not a quotation");
    }
}

static const char *
get_kind_words (const char *kind)
{
  QdQuotationKind value;

  return qd_correction_words_for_kind (qd_quotation_kind_from_string (kind, &value) ? (int)value : -1);
}

static char *
dup_relation_title (const QdCorrection *correction)
{
  QdRelationKind value = QD_RELATION_NONE, was = QD_RELATION_NONE;

  qd_relation_kind_from_string (correction->value, &value);
  qd_relation_kind_from_string (correction->was, &was);
  if (value == QD_RELATION_NONE)
    return g_strdup (_ ("Not the same statement"));
  if (was == QD_RELATION_NONE)
    /* Translators: a correction of what ties two quotations, such as “altered”. */
    return g_strdup_printf (_ ("The same statement: %s"), qd_relation_words_for_kind (value));
  /* Translators: a correction of what ties two quotations: “altered, not verbatim”. */
  return g_strdup_printf (_ ("Relation: %s, not %s"), qd_relation_words_for_kind (value), qd_relation_words_for_kind (was));
}

/**
 * qd_correction_item_dup_title:
 * @self: (not nullable): an item
 *
 * Returns: (transfer full): what was corrected, and to what
 */
char *
qd_correction_item_dup_title (QdCorrectionItem *self)
{
  const QdCorrection *correction;
  const char         *value, *was;

  g_return_val_if_fail (QD_IS_CORRECTION_ITEM (self), NULL);

  correction = self->record->correction;
  value = correction->value != NULL ? correction->value : _ ("nobody");
  was = correction->was != NULL ? correction->was : _ ("nobody");
  switch (correction->field)
    {
    case QD_CORRECTION_SPEAKER:
      /* Translators: a correction: the new speaker, then the one whom the program had found. */
      return g_strdup_printf (_ ("Speaker: %s, not %s"), value, was);

    case QD_CORRECTION_SOURCE:
      /* Translators: a correction: the new outlet, then the one that was imported. */
      return g_strdup_printf (_ ("Source: %s, not %s"), value, was);

    case QD_CORRECTION_KIND:
      if (correction->value == NULL)
        return g_strdup (_ ("Not a quotation"));
      /* Translators: a correction: the kind of a quotation, such as “Whole sentences”. */
      return g_strdup_printf (_ ("Kind: %s"), get_kind_words (correction->value));

    case QD_CORRECTION_RELATION:
      return dup_relation_title (correction);

    case QD_CORRECTION_EXTENT:
    default:
      return g_strdup (correction->was == NULL ? _ ("A quotation that was missed") : _ ("Other words"));
    }
}

/**
 * qd_correction_item_dup_words:
 * @self: (not nullable): an item
 *
 * Returns: (transfer full) (nullable): the words that it is of, shortened; for other words and for relations, both; %NULL for a
 *   source
 */
char *
qd_correction_item_dup_words (QdCorrectionItem *self)
{
  g_autofree char *words = NULL;
  g_autofree char *extent = NULL;
  g_autofree char *short_words = NULL;
  g_autofree char *short_extent = NULL;

  g_return_val_if_fail (QD_IS_CORRECTION_ITEM (self), NULL);

  words = qd_correction_dup_words (self->record->correction);
  extent = qd_correction_dup_extent (self->record->correction);
  if (*words == '\0')
    return NULL;
  short_words = qd_format_shorten (words, MOST_WORDS);
  short_extent = qd_format_shorten (extent, MOST_WORDS);
  if (self->record->correction->field == QD_CORRECTION_RELATION)
    /* Translators: two quotations, of which a correction says what ties them. */
    return g_strdup_printf (_ ("“%s” – “%s”"), short_words, short_extent);
  if (*extent == '\0' || self->record->correction->was == NULL)
    /* Translators: the marks around a quotation. */
    return g_strdup_printf (C_ ("quotation marks", "“%s”"), short_words);
  /* Translators: a correction of which words are quoted: the new words, then the old ones. */
  return g_strdup_printf (_ ("“%s” instead of “%s”"), short_extent, short_words);
}

/**
 * qd_correction_item_dup_article:
 * @self: (not nullable): an item
 *
 * Returns: (transfer full): the article, and whether it is in the library; for a relation, the other article besides
 */
char *
qd_correction_item_dup_article (QdCorrectionItem *self)
{
  const QdKnownArticle *article, *other;
  g_autofree char      *first = NULL;
  g_autofree char      *second = NULL;
  const char           *title;

  g_return_val_if_fail (QD_IS_CORRECTION_ITEM (self), NULL);

  article = &self->record->article;
  other = &self->record->other;
  title = article->title != NULL ? article->title : article->label;
  first = qd_format_join (QD_FORMAT_SEPARATOR, (const char *[]){ article->source, title }, 2);
  if (self->record->article_id == 0)
    {
      g_autofree char *known = g_steal_pointer (&first);

      /* Translators: source and title of an article. */
      first = g_strdup_printf (_ ("%s (not in the library)"), known);
    }
  if (other->label == NULL)
    return g_steal_pointer (&first);

  second = qd_format_join (QD_FORMAT_SEPARATOR, (const char *[]){ other->source, other->title != NULL ? other->title : other->label }, 2);
  return qd_format_join (" – ", (const char *[]){ first, second }, 2);
}

/**
 * qd_corrections_dup_csv:
 * @records: (not nullable) (element-type QdCorrectionRecord): corrections
 *
 * Thread: any.
 *
 * Returns: (transfer full): a table of them, as RFC 4180 has it
 */
char *
qd_corrections_dup_csv (GPtrArray *records)
{
  GString *csv = g_string_new ("field,value,was,words,extent,source,title,article,url,created,other_source,other_title,other_article,other_url\r\n");

  for (guint i = 0; i < records->len; i++)
    {
      const QdCorrectionRecord *record = records->pdata[i];
      g_autofree char          *words = qd_correction_dup_words (record->correction);
      g_autofree char          *extent = qd_correction_dup_extent (record->correction);
      g_autoptr (GDateTime)     created = g_date_time_new_from_unix_utc_usec (record->created);
      g_autofree char          *date = created != NULL ? g_date_time_format_iso8601 (created) : NULL;

      qd_csv_add_cell (csv, qd_correction_field_to_string (record->correction->field));
      qd_csv_add_cell (csv, record->correction->value);
      qd_csv_add_cell (csv, record->correction->was);
      qd_csv_add_cell (csv, words);
      qd_csv_add_cell (csv, extent);
      qd_csv_add_cell (csv, record->article.source);
      qd_csv_add_cell (csv, record->article.title);
      qd_csv_add_cell (csv, record->article.label);
      qd_csv_add_cell (csv, record->article.url);
      qd_csv_add_cell (csv, date);
      qd_csv_add_cell (csv, record->other.source);
      qd_csv_add_cell (csv, record->other.title);
      qd_csv_add_cell (csv, record->other.label);
      qd_csv_add_cell (csv, record->other.url);
      qd_csv_end_row (csv);
    }
  return g_string_free_and_steal (csv);
}
