/* qd-note-item.c: a row of the list of notes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "model/qd-note-item.h"

#include <glib/gi18n-lib.h>

#include "model/qd-article-item.h"
#include "model/qd-format.h"

/* Code points of the marked words that a row shows. */
#define MOST_WORDS 280

struct _QdNoteItem
{
  GObject parent_instance;

  QdNoteRecord *record;
};

G_DEFINE_FINAL_TYPE (QdNoteItem, qd_note_item, G_TYPE_OBJECT)

static void
qd_note_item_finalize (GObject *object)
{
  qd_note_record_unref (QD_NOTE_ITEM (object)->record);

  G_OBJECT_CLASS (qd_note_item_parent_class)->finalize (object);
}

static void
qd_note_item_class_init (QdNoteItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qd_note_item_finalize;
}

static void
qd_note_item_init (QdNoteItem *self)
{
}

/**
 * qd_note_item_new:
 * @record: (not nullable): a note
 *
 * Returns: (transfer full): an item for it
 */
QdNoteItem *
qd_note_item_new (QdNoteRecord *record)
{
  QdNoteItem *self;

  g_return_val_if_fail (record != NULL, NULL);

  self = g_object_new (QD_TYPE_NOTE_ITEM, NULL);
  self->record = qd_note_record_ref (record);
  return self;
}

/**
 * qd_note_item_get_record:
 * @self: (not nullable): an item
 *
 * Returns: (transfer none): the note
 */
QdNoteRecord *
qd_note_item_get_record (QdNoteItem *self)
{
  g_return_val_if_fail (QD_IS_NOTE_ITEM (self), NULL);

  return self->record;
}

/**
 * qd_note_item_dup_words:
 * @self: (not nullable): an item
 *
 * Returns: (transfer full): the words that were marked, in one line, as far as a row has room for them
 */
char *
qd_note_item_dup_words (QdNoteItem *self)
{
  g_return_val_if_fail (QD_IS_NOTE_ITEM (self), NULL);

  return g_strdelimit (qd_format_shorten (self->record->anchor->exact, MOST_WORDS), "\r\n", ' ');
}

/**
 * qd_note_item_dup_article:
 * @self: (not nullable): an item
 *
 * Returns: (transfer full): source and headline of the article
 */
char *
qd_note_item_dup_article (QdNoteItem *self)
{
  const QdKnownArticle *article;
  g_autofree char      *source = NULL;

  g_return_val_if_fail (QD_IS_NOTE_ITEM (self), NULL);

  article = &self->record->article;
  source = qd_source_name_dup_display (article->source);
  return qd_format_join (QD_FORMAT_SEPARATOR, (const char *[]){ source, article->title != NULL ? article->title : article->label }, 2);
}

/**
 * qd_note_item_get_state:
 * @self: (not nullable): an item
 *
 * Returns: (transfer none) (nullable): why the words are nowhere to be shown; %NULL where they are there
 */
const char *
qd_note_item_get_state (QdNoteItem *self)
{
  g_return_val_if_fail (QD_IS_NOTE_ITEM (self), NULL);

  if (self->record->article_id == 0)
    return _ ("The article is not in the library.");
  if (qd_span_is_empty (self->record->span))
    return _ ("These words are no longer in the article.");
  return NULL;
}
