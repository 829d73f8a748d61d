/* qd-json-writer.h: JSON written without a tree of its values
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * QdJsonWriter:
 *
 * One line of JSON, put together from its beginning to its end. Not for two threads at once.
 */
typedef struct _QdJsonWriter QdJsonWriter;

QdJsonWriter *qd_json_writer_new (void);
void          qd_json_writer_free (QdJsonWriter *self);
void          qd_json_writer_begin_object (QdJsonWriter *self);
void          qd_json_writer_end_object (QdJsonWriter *self);
void          qd_json_writer_begin_array (QdJsonWriter *self);
void          qd_json_writer_end_array (QdJsonWriter *self);
void          qd_json_writer_set_member (QdJsonWriter *self,
                                         const char   *name);
void          qd_json_writer_add_string (QdJsonWriter *self,
                                         const char   *value);
void          qd_json_writer_add_int (QdJsonWriter *self,
                                      gint64        value);
void          qd_json_writer_add_fraction (QdJsonWriter *self,
                                           double        value);
const char   *qd_json_writer_get_text (QdJsonWriter *self,
                                       gsize        *len);
void          qd_json_writer_clear (QdJsonWriter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdJsonWriter, qd_json_writer_free)

G_END_DECLS
