/* qd-article-print.h: an article on paper
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "store/qd-records.h"

G_BEGIN_DECLS

GtkPrintOperation *qd_article_print_new (QdArticle *article);

G_END_DECLS
