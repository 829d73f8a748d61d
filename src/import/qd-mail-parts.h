/* qd-mail-parts.h: what a mail is made of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gmime/gmime.h>

#include "import/qd-reader.h"

G_BEGIN_DECLS

/**
 * QdMailParts:
 * @html: (nullable): its text as a page
 * @plain: (nullable): its text as it is
 * @attached: (nullable) (element-type GMimeObject): the files and messages attached to it that may be articles
 *
 * Parts of a message, which has to outlive them.
 */
typedef struct
{
  GMimePart *html;
  GMimePart *plain;
  GPtrArray *attached;
} QdMailParts;

void     qd_mail_parts_find (QdMailParts  *self,
                             GMimeMessage *message);
void     qd_mail_parts_clear (QdMailParts *self);
GBytes  *qd_mail_parts_unpack (GMimePart *part,
                               gsize      most);
gboolean qd_mail_parts_tell_attached (const QdMailParts *self,
                                      GFile             *file,
                                      const char        *sender,
                                      const QdReadSink  *sink,
                                      GCancellable      *cancellable,
                                      guint             *n_told);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (QdMailParts, qd_mail_parts_clear)

G_END_DECLS
