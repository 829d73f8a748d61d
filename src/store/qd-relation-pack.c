/* qd-relation-pack.c: the relations of a quotation, packed
 *
 * Those to quotations with smaller rows stand in the row of the quotation, so that every relation is stored once and nothing
 * that is stored has to be written again when another article comes. A relation is four numbers: how much smaller the other
 * row is than the one before, kind and cuts, shared words, changed words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-relation-pack.h"

#include "core/qd-sort.h"
#include "store/qd-varint.h"

/* Kind, cut of a and cut of b in one number. */
#define KIND_BITS 3
#define CUT_BITS 4
#define CUT_MASK ((1 << CUT_BITS) - 1)

static inline gboolean
is_relation_before (const QdPackedRelation *a,
                    const QdPackedRelation *b)
{
  return a->other > b->other;
}

QD_DEFINE_SORT (sort_relations, QdPackedRelation, is_relation_before)

/**
 * _qd_relations_pack:
 * @own: a quotation's row
 * @relations: (not nullable) (element-type QdPackedRelation): its relations to quotations with smaller rows, each of which
 *   is there once; gets sorted
 *
 * Thread: any.
 *
 * Returns: (transfer full) (nullable): their packed form; %NULL if there are none
 */
GByteArray *
_qd_relations_pack (gint64  own,
                    GArray *relations)
{
  GByteArray *bytes;
  guint8     *end;
  gint64      last = own;

  if (relations->len == 0)
    return NULL;
  sort_relations ((QdPackedRelation *)(gpointer)relations->data, relations->len);
  bytes = g_byte_array_sized_new (relations->len * 4 * QD_VARINT_MAX_LENGTH);
  end = bytes->data;
  for (guint i = 0; i < relations->len; i++)
    {
      const QdPackedRelation *packed = &g_array_index (relations, QdPackedRelation, i);
      const QdRelation       *relation = &packed->relation;

      end = _qd_varint_write (end, (guint64)(last - packed->other));
      end = _qd_varint_write (end, (guint64)relation->kind | (guint64)relation->cut_a << KIND_BITS | (guint64)relation->cut_b << (KIND_BITS + CUT_BITS));
      end = _qd_varint_write (end, relation->shared_words);
      end = _qd_varint_write (end, relation->changed_words);
      last = packed->other;
    }
  g_byte_array_set_size (bytes, (guint)(end - bytes->data));
  return bytes;
}

/* Reads the next relation. */
static gboolean
get_relation (const guint8    **data,
              const guint8     *end,
              QdPackedRelation *packed)
{
  guint64 step, nature, shared, changed;

  if (!_qd_varint_get (data, end, &step) || !_qd_varint_get (data, end, &nature) || !_qd_varint_get (data, end, &shared) || !_qd_varint_get (data, end, &changed))
    return FALSE;
  if (step == 0 || step >= (guint64)packed->other || shared > G_MAXUINT || changed > G_MAXUINT)
    return FALSE;
  packed->other -= (gint64)step;
  packed->relation = (QdRelation){
    .kind = (QdRelationKind)(nature & ((1 << KIND_BITS) - 1)),
    .cut_a = (QdCut)(nature >> KIND_BITS & CUT_MASK),
    .cut_b = (QdCut)(nature >> (KIND_BITS + CUT_BITS)),
    .shared_words = (guint)shared,
    .changed_words = (guint)changed,
  };
  return packed->relation.kind != QD_RELATION_NONE && packed->relation.kind <= QD_RELATION_FRAGMENT && packed->relation.cut_b <= CUT_MASK;
}

/**
 * _qd_relations_unpack:
 * @own: a quotation's row
 * @data: (array length=size) (nullable): what _qd_relations_pack() made of its relations
 * @size: how many bytes
 * @relations: (not nullable) (element-type QdPackedRelation): they are appended to it, by falling rows
 *
 * Thread: any.
 *
 * Returns: %FALSE if it is nothing that was packed
 */
gboolean
_qd_relations_unpack (gint64        own,
                      const guint8 *data,
                      gsize         size,
                      GArray       *relations)
{
  const guint8    *end = data + size;
  QdPackedRelation packed = { .other = own };

  while (data < end)
    {
      if (!get_relation (&data, end, &packed))
        return FALSE;
      g_array_append_val (relations, packed);
    }
  return TRUE;
}

/**
 * _qd_relations_find:
 * @own: a quotation's row
 * @data: (array length=size) (nullable): what _qd_relations_pack() made of its relations
 * @size: how many bytes
 * @other: the row of another quotation
 * @relation: (out): what ties the one to the other; of no kind if nothing does
 *
 * Thread: any.
 *
 * Returns: %FALSE if it is nothing that was packed
 */
gboolean
_qd_relations_find (gint64        own,
                    const guint8 *data,
                    gsize         size,
                    gint64        other,
                    QdRelation   *relation)
{
  const guint8    *end = data + size;
  QdPackedRelation packed = { .other = own };

  *relation = (QdRelation){ 0 };
  while (data < end && packed.other > other)
    if (!get_relation (&data, end, &packed))
      return FALSE;
  if (packed.other == other && other != own)
    *relation = packed.relation;
  return TRUE;
}
