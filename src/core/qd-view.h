/* qd-view.h: a text as the attribution reads it, with each quotation in it as a single item
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/qd-quote-scanner.h"

G_BEGIN_DECLS

typedef enum {
  QD_ITEM_TOKEN,
  QD_ITEM_QUOTE,
  QD_ITEM_BREAK,
} QdItemKind;

/**
 * QdItem:
 * @kind: a token, a quotation as a whole, or the end of a paragraph
 * @index: of the token, or of the stretch
 * @token: (nullable): the token itself; %NULL if it is none
 * @sentence_first: index of the first item of the sentence
 * @sentence_end: index after the last item of the sentence
 */
typedef struct
{
  const QdToken *token;
  QdItemKind     kind;
  guint          index;
  guint          sentence_first;
  guint          sentence_end;
} QdItem;

/**
 * QdView:
 * @document: the document, borrowed
 * @stretches: all of its stretches, borrowed
 * @parent: the stretch that is viewed, or %QD_STRETCH_NONE for the article itself
 * @items: (array length=n_items): its words and the stretches right inside it
 * @n_items: how many there are
 * @room: how many items there is room for
 * @mark: what of the document's memory was taken before
 * @phrases: for each item, how many items the noun phrase has that begins with it, where that was asked for
 */
typedef struct
{
  const QdDocument *document;
  const GArray     *stretches;
  int               parent;
  QdItem           *items;
  guint             n_items;
  guint             room;
  guint8           *phrases;
  QdArenaMark       mark;
} QdView;

#define QD_VIEW_PHRASE_UNKNOWN G_MAXUINT8

QdView *qd_view_new (const QdDocument *document,
                     const GArray     *stretches,
                     int               parent);
void    qd_view_free (QdView *self);

static inline const QdItem *
qd_view_item (const QdView *self, guint index)
{
  return &self->items[index];
}

/* The token of item INDEX, or NULL if the item is none or INDEX is outside. */
static inline const QdToken *
qd_view_token (const QdView *self, guint index)
{
  return index < self->n_items ? self->items[index].token : NULL;
}

static inline const QdStretch *
qd_view_stretch (const QdView *self, guint index)
{
  return &g_array_index (self->stretches, QdStretch, qd_view_item (self, index)->index);
}

static inline gboolean
qd_view_is (const QdView *self, guint index, guint classes)
{
  const QdToken *token = qd_view_token (self, index);

  return token != NULL && qd_token_is (token, classes);
}

static inline gboolean
qd_view_is_sign (const QdView *self, guint index, char sign)
{
  const QdToken *token = qd_view_token (self, index);

  return token != NULL && qd_token_is_sign (token, sign);
}

static inline gboolean
qd_view_is_quote (const QdView *self, guint index)
{
  return index < self->n_items && qd_view_item (self, index)->kind == QD_ITEM_QUOTE;
}

char qd_stretch_last_sign (const QdDocument *document,
                           const QdStretch  *stretch);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdView, qd_view_free)

G_END_DECLS
