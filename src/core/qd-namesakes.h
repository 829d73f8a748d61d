/* qd-namesakes.h: which names of a library are one person's
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * QdNamesakes:
 *
 * The names of those who are quoted in a library, and whom they mean.
 */
typedef struct _QdNamesakes QdNamesakes;

/**
 * QdNamesakesFunc:
 * @name: a name
 * @person: the name of the person whom it means; @name itself of one who is called so
 * @n_quotations: in how many quotations
 * @n_articles: in how many articles
 * @user_data: what was given
 */
typedef void (*QdNamesakesFunc) (const char *name,
                                 const char *person,
                                 guint       n_quotations,
                                 guint       n_articles,
                                 gpointer    user_data);

QdNamesakes *qd_namesakes_new (void);
void         qd_namesakes_free (QdNamesakes *self);
void         qd_namesakes_add (QdNamesakes *self,
                               const char  *name,
                               guint        n_quotations,
                               guint        n_articles);
void         qd_namesakes_tell (QdNamesakes *self,
                                const char  *name,
                                const char  *person);
void         qd_namesakes_settle (QdNamesakes *self);
const char  *qd_namesakes_get_person (const QdNamesakes *self,
                                      const char        *name);
void         qd_namesakes_foreach (const QdNamesakes *self,
                                   QdNamesakesFunc    func,
                                   gpointer           user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdNamesakes, qd_namesakes_free)

G_END_DECLS
