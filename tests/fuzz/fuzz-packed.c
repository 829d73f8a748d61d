/* fuzz-packed.c: what a library that somebody damaged or made holds packed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <stdint.h>
#include <string.h>

#include "store/qd-codec.h"
#include "store/qd-pack.h"
#include "store/qd-records.h"
#include "store/qd-relation-pack.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* What was packed is the same when it is unpacked; what is no pack is refused. */
static void
check_pack (const uint8_t *data, size_t size)
{
  static const char   model[] = "“We shut the weir,” said the harbour master, “and we open it when the quay is dry.”";
  g_autofree gpointer bare = qd_unpack (data, size, 4096, NULL, 0);
  g_autofree gpointer modelled = qd_unpack (data, size, 4096, model, strlen (model));
  g_autofree gpointer start = qd_unpack_start (data, size, 65536, 512);
  g_autoptr (GBytes)  packed = qd_pack (data, size, model, strlen (model));
  g_autofree gpointer again = NULL;
  gsize               packed_size;
  const guint8       *bytes = g_bytes_get_data (packed, &packed_size);

  again = qd_unpack (bytes, packed_size, size, model, strlen (model));
  g_assert_nonnull (again);
  g_assert_true (memcmp (again, data, size) == 0);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (QdSpan));
  g_autoptr (GArray) relations = g_array_new (FALSE, FALSE, sizeof (QdPackedRelation));
  g_autofree char   *text = g_strnfill (200, 'a');
  g_autoptr (QdBody) body = qd_body_new (text, 200);
  QdRelation         relation;

  check_pack (data, size);
  if (qd_codec_decode_spans (data, size, 200, spans))
    for (guint i = 0; i < spans->len; i++)
      g_assert_cmpuint (g_array_index (spans, QdSpan, i).end, <=, 200);
  qd_codec_decode_marks (data, size, body);
  _qd_relations_unpack (1000, data, size, relations);
  _qd_relations_find (1000, data, size, 7, &relation);
  return 0;
}
