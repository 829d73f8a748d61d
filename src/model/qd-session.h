/* qd-session.h: where a library was left
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * QdSession:
 *
 * Which article of a library was read last, and how far articles were read: what is worth having again the next time, and
 * no loss if it is gone. It is kept in a file of the person's state directory, not in the library, which may be read
 * elsewhere, or not be writable.
 */
#define QD_TYPE_SESSION (qd_session_get_type ())

G_DECLARE_FINAL_TYPE (QdSession, qd_session, QD, SESSION, GObject)

QdSession *qd_session_new (const char *library_path);
gint64     qd_session_get_article (QdSession *self);
void       qd_session_set_article (QdSession *self,
                                   gint64     article_id);
int        qd_session_get_place (QdSession *self,
                                 gint64     article_id);
void       qd_session_set_place (QdSession *self,
                                 gint64     article_id,
                                 int        place);
void       qd_session_save (QdSession *self);
void       qd_session_wait_until_saved (void);

G_END_DECLS
