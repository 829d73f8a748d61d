/* qd-mail-message.h: the article in a mail
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "import/qd-reader.h"

G_BEGIN_DECLS

gboolean qd_mail_message_tell (GFile            *file,
                               guint64           line,
                               GBytes           *bytes,
                               const QdReadSink *sink,
                               gboolean         *more,
                               GCancellable     *cancellable,
                               GError          **error);

G_END_DECLS
