/* qd-coming-articles.c: which articles are added next
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-coming-articles.h"

struct _QdComingArticles
{
  GMutex     lock;
  GPtrArray *articles; /* of QdPreparedArticle; borrowed */
};

/**
 * qd_coming_articles_new:
 *
 * Thread: any.
 *
 * Returns: (transfer full): an empty list
 */
QdComingArticles *
qd_coming_articles_new (void)
{
  QdComingArticles *self = g_new0 (QdComingArticles, 1);

  g_mutex_init (&self->lock);
  self->articles = g_ptr_array_new ();
  return self;
}

/**
 * qd_coming_articles_free:
 * @self: (not nullable) (transfer full): a list that nobody uses any more
 *
 * Thread: any.
 */
void
qd_coming_articles_free (QdComingArticles *self)
{
  g_ptr_array_unref (self->articles);
  g_mutex_clear (&self->lock);
  g_free (self);
}

/**
 * qd_coming_articles_append:
 * @self: (not nullable): a list
 * @article: (not nullable): what comes after the others; it must live, and be left alone, until the list was cleared
 *
 * Thread: any.
 */
void
qd_coming_articles_append (QdComingArticles  *self,
                           QdPreparedArticle *article)
{
  g_mutex_lock (&self->lock);
  g_ptr_array_add (self->articles, article);
  g_mutex_unlock (&self->lock);
}

/**
 * qd_coming_articles_clear:
 * @self: (not nullable): a list, with which nothing is being added
 *
 * Thread: any.
 */
void
qd_coming_articles_clear (QdComingArticles *self)
{
  g_mutex_lock (&self->lock);
  g_ptr_array_set_size (self->articles, 0);
  g_mutex_unlock (&self->lock);
}

/**
 * qd_coming_articles_list:
 * @self: (not nullable): a list
 *
 * Thread: any.
 *
 * Returns: (transfer container) (element-type QdPreparedArticle): what is in it by now
 */
GPtrArray *
qd_coming_articles_list (QdComingArticles *self)
{
  GPtrArray *articles = g_ptr_array_new ();

  g_mutex_lock (&self->lock);
  g_ptr_array_extend (articles, self->articles, NULL, NULL);
  g_mutex_unlock (&self->lock);
  return articles;
}
