/* qd-html-pictures.h: the pictures of the article in a web page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "import/qd-html-choice.h"
#include "import/qd-html-page.h"

G_BEGIN_DECLS

/**
 * QdHtmlPictures:
 *
 * Notes pictures as a walk over the page comes by them.
 */
typedef struct _QdHtmlPictures QdHtmlPictures;

QdHtmlPictures *_qd_html_pictures_new (const QdHtmlTree        *tree,
                                       const QdHtmlBlocks      *blocks,
                                       const QdHtmlChoice      *choice,
                                       const QdHtmlPageContext *context,
                                       GUri                    *base,
                                       QdArticleDraft          *draft);
void            _qd_html_pictures_free (QdHtmlPictures *self);
void            _qd_html_pictures_visit (QdHtmlPictures *self,
                                         guint           node,
                                         gsize           position);
char           *_qd_html_resolve_address (GUri       *base,
                                          const char *address);

G_END_DECLS
