/* qd-mail-message.h: the article in a mail
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "import/qd-reader.h"

G_BEGIN_DECLS

QdArticleDraft *qd_mail_message_read (GFile        *file,
                                      guint64       line,
                                      GBytes       *bytes,
                                      GCancellable *cancellable,
                                      GError      **error);

G_END_DECLS
