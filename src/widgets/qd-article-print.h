/* qd-article-print.h: an article on paper
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "store/qd-store.h"

G_BEGIN_DECLS

GtkPrintOperation *qd_article_print_new (QdArticle *article);
QdArticle         *qd_article_print_get_article (GtkPrintOperation *operation);
void               qd_article_print_set_notes (GtkPrintOperation *operation,
                                               GPtrArray         *notes);
void               qd_article_print_set_picture (GtkPrintOperation *operation,
                                                 guint              number,
                                                 GdkTexture        *texture);

void     qd_article_print_load_async (GtkPrintOperation  *operation,
                                      QdStore            *store,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data);
gboolean qd_article_print_load_finish (GtkPrintOperation *operation,
                                       GAsyncResult      *result,
                                       GError           **error);

G_END_DECLS
