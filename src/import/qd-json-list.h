/* qd-json-list.h: the objects of a list in a JSON document, one after the other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _QdJsonList QdJsonList;

/* An object of the list, from its first brace to its last, in the document's encoding. Returns FALSE to have enough. */
typedef gboolean (*QdJsonListFunc) (const char *bytes,
                                    gsize       len,
                                    guint64     number,
                                    gpointer    user_data);

QdJsonList *qd_json_list_new (const char *const *names,
                              QdJsonListFunc     func,
                              gpointer           user_data);
void        qd_json_list_free (QdJsonList *self);
gboolean    qd_json_list_push (QdJsonList *self,
                               const char *bytes,
                               gsize       len,
                               GError    **error);
gboolean    qd_json_list_is_found (const QdJsonList *self);
gboolean    qd_json_list_is_whole (const QdJsonList *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdJsonList, qd_json_list_free)

G_END_DECLS
