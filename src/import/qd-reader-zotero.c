/* qd-reader-zotero.c: libraries of Zotero, exported as RDF with their files
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "import/qd-import-file.h"
#include "import/qd-reader-private.h"
#include "import/qd-record.h"
#include "import/qd-xml.h"

/* The whole is the original of each of its items. */
#define MAX_SIZE (96 * 1024 * 1024)

/* An item is at most so deep, elements. */
#define DEEPEST 32

typedef struct
{
  QdRecord   record;
  GPtrArray *links; /* of what is attached, the names */
  char      *about;
  char      *container; /* the name of the periodical that it is in, where that stands by itself */
  gboolean   typed;     /* whether it says what type of item it is, as all do that are none of these */
} Item;

typedef struct
{
  GPtrArray  *items;
  GPtrArray  *attachments; /* all, as items whose file is in their record */
  GHashTable *linked;      /* names of those that are of other items, borrowed */
  GHashTable *files;       /* name of an attachment to its path, borrowed */
  GHashTable *containers;  /* name of a periodical to its item, borrowed */
  GHashTable *contained;   /* the names that items say they are in, borrowed */
  Item       *item;
  char       *names[DEEPEST]; /* of the open elements inside the item */
  guint       depth;          /* below the root */
  Item       *attachment;     /* the one that is open */
  char       *surname, *given;
  GString    *value;
} Zotero;

static void
item_free (gpointer data)
{
  Item *item = data;

  qd_record_clear (&item->record);
  g_ptr_array_unref (item->links);
  g_free (item->about);
  g_free (item->container);
  g_free (item);
}

static gboolean
is_inside (const Zotero *zotero, const char *name)
{
  for (guint i = 2; i < MIN (zotero->depth, DEEPEST); i++)
    if (g_strcmp0 (zotero->names[i], name) == 0)
      return TRUE;
  return FALSE;
}

static Item *
add_item (GPtrArray *items, const char *about, const QdXmlElement *element)
{
  Item *item = g_new0 (Item, 1);

  item->links = g_ptr_array_new_with_free_func (g_free);
  item->about = g_strdup (about);
  item->record.line = qd_xml_get_line (element);
  g_ptr_array_add (items, item);
  return item;
}

static void
start_cb (const char *name, const char *namespace, const QdXmlElement *element, gpointer data)
{
  Zotero          *zotero = data;
  g_autofree char *about = qd_xml_dup_attr (element, "about");
  g_autofree char *resource = qd_xml_dup_attr (element, "resource");

  g_string_truncate (zotero->value, 0);
  if (zotero->depth < DEEPEST)
    g_set_str (&zotero->names[zotero->depth], name);
  zotero->depth++;
  if (zotero->depth == 2 && g_str_equal (name, "Attachment"))
    zotero->attachment = add_item (zotero->attachments, about, element);
  else if (zotero->depth == 2 && !g_str_equal (name, "Memo") && !g_str_equal (name, "Collection"))
    {
      zotero->item = add_item (zotero->items, about, element);
      /* Web pages are named by their addresses. */
      if (about != NULL && g_str_has_prefix (about, "http"))
        qd_record_set (&zotero->item->record, QD_RECORD_URL, about);
    }
  else if (zotero->item != NULL && zotero->depth == 3 && g_str_equal (name, "isPartOf") && resource != NULL)
    g_set_str (&zotero->item->container, resource);
  else if (zotero->item != NULL && g_str_equal (name, "link") && resource != NULL)
    g_ptr_array_add (zotero->item->links, g_steal_pointer (&resource));
  else if (zotero->attachment != NULL && g_str_equal (name, "resource") && resource != NULL)
    qd_record_set (&zotero->attachment->record, QD_RECORD_FILE, resource);
}

static void
take_person (Zotero *zotero)
{
  g_autofree char *name = zotero->given != NULL && zotero->surname != NULL ? g_strconcat (zotero->given, " ", zotero->surname, NULL) : g_strdup (zotero->surname);

  if (is_inside (zotero, "authors"))
    qd_record_add (&zotero->item->record, QD_RECORD_BYLINE, name, ", ");
  g_clear_pointer (&zotero->given, g_free);
  g_clear_pointer (&zotero->surname, g_free);
}

static void
take_value (Zotero *zotero, const char *name)
{
  QdRecord   *record = &zotero->item->record;
  const char *value = zotero->value->str;

  if (g_str_equal (name, "surname"))
    g_set_str (&zotero->surname, value);
  else if (g_str_equal (name, "givenName") || g_str_equal (name, "givenname"))
    g_set_str (&zotero->given, value);
  else if (g_str_equal (name, "Person"))
    take_person (zotero);
  else if (g_str_equal (name, "title"))
    qd_record_set (record, is_inside (zotero, "isPartOf") ? QD_RECORD_SOURCE : QD_RECORD_TITLE, value);
  else if (g_str_equal (name, "itemType"))
    zotero->item->typed = TRUE;
  /* dc:publisher has an organization with its name and address (FOAF, vCard). */
  else if (g_str_equal (name, "name") && is_inside (zotero, "publisher"))
    qd_record_set_ranked (record, QD_RECORD_SOURCE, value, 1);
  else if (g_str_equal (name, "locality") && is_inside (zotero, "publisher"))
    qd_record_set (record, QD_RECORD_DATELINE, value);
  else if (g_str_equal (name, "date") && !is_inside (zotero, "isPartOf"))
    qd_record_set (record, QD_RECORD_DATE, value);
  else if (g_str_equal (name, "abstract"))
    qd_record_set (record, QD_RECORD_SUMMARY, value);
  else if (g_str_equal (name, "language"))
    qd_record_set (record, QD_RECORD_LANGUAGE, value);
  else if (g_str_equal (name, "value") && g_str_has_prefix (value, "http"))
    qd_record_set (record, QD_RECORD_URL, value);
}

static void
end_cb (const char *name, const char *namespace, gpointer data)
{
  Zotero *zotero = data;

  if (zotero->item != NULL && zotero->depth > 2)
    take_value (zotero, name);
  /* A page that was saved says where from. */
  else if (zotero->attachment != NULL && g_str_equal (name, "value") && g_str_has_prefix (zotero->value->str, "http"))
    qd_record_set (&zotero->attachment->record, QD_RECORD_URL, zotero->value->str);
  g_string_truncate (zotero->value, 0);
  if (zotero->depth == 2)
    {
      zotero->item = NULL;
      zotero->attachment = NULL;
    }
  zotero->depth -= zotero->depth > 0;
}

static void
text_cb (const char *text, gpointer data)
{
  g_string_append_len (((Zotero *)data)->value, text, (gssize)strnlen (text, 65536));
}

/* Periodicals that have a number stand beside the items, as often as these name them. */
static void
take_containers (Zotero *zotero)
{
  for (guint i = 0; i < zotero->items->len; i++)
    {
      Item *item = g_ptr_array_index (zotero->items, i);

      if (!item->typed && item->about != NULL)
        g_hash_table_insert (zotero->containers, item->about, item);
    }
  for (guint i = 0; i < zotero->items->len; i++)
    {
      Item       *item = g_ptr_array_index (zotero->items, i);
      const Item *container = item->container != NULL ? g_hash_table_lookup (zotero->containers, item->container) : NULL;

      if (item->container != NULL)
        g_hash_table_add (zotero->contained, item->container);
      if (container != NULL && container != item)
        qd_record_set (&item->record, QD_RECORD_SOURCE, container->record.fields[QD_RECORD_TITLE]);
    }
}

static gboolean
is_container (Zotero *zotero, const Item *item)
{
  return !item->typed && item->about != NULL && (g_hash_table_contains (zotero->contained, item->about) || g_str_has_prefix (item->about, "urn:"));
}

/* The files of attachments by their names; which of them items have. */
static void
take_attachments (Zotero *zotero)
{
  for (guint i = 0; i < zotero->attachments->len; i++)
    {
      Item *item = g_ptr_array_index (zotero->attachments, i);

      if (item->about != NULL && item->record.fields[QD_RECORD_FILE] != NULL)
        g_hash_table_insert (zotero->files, item->about, item->record.fields[QD_RECORD_FILE]);
    }
  for (guint i = 0; i < zotero->items->len; i++)
    {
      const Item *item = g_ptr_array_index (zotero->items, i);

      for (guint j = 0; j < item->links->len; j++)
        g_hash_table_add (zotero->linked, g_ptr_array_index (item->links, j));
    }
}

/* A file that stands in the library by itself is what it says of itself. One that holds no text, as a picture, is nothing that went wrong. */
static gboolean
tell_attachment (Zotero *zotero, Item *item, GFile *file, GBytes *original, const QdReadSink *sink, GCancellable *cancellable)
{
  const char       *path = item->record.fields[QD_RECORD_FILE];
  g_autofree char  *name = path != NULL ? g_path_get_basename (path) : NULL;
  g_autoptr (GFile) attached = path != NULL ? qd_import_find_below (file, path) : NULL;

  if (path == NULL || (item->about != NULL && g_hash_table_contains (zotero->linked, item->about)))
    return TRUE;
  if (attached == NULL)
    qd_record_set (&item->record, QD_RECORD_TITLE, name);
  else if (qd_reader_for_file (attached, cancellable, NULL) == NULL)
    return TRUE;
  return qd_record_tell (&item->record, file, original, "application/rdf+xml", sink, cancellable);
}

static void
tell_items (Zotero *zotero, GFile *file, GBytes *original, const QdReadSink *sink, GCancellable *cancellable)
{
  take_containers (zotero);
  take_attachments (zotero);
  for (guint i = 0; i < zotero->items->len; i++)
    {
      Item *item = g_ptr_array_index (zotero->items, i);

      if (is_container (zotero, item))
        continue;
      for (guint j = 0; j < item->links->len; j++)
        qd_record_add (&item->record, QD_RECORD_FILE, g_hash_table_lookup (zotero->files, g_ptr_array_index (item->links, j)), ";");
      if (!qd_record_tell (&item->record, file, original, "application/rdf+xml", sink, cancellable))
        return;
    }
  for (guint i = 0; i < zotero->attachments->len; i++)
    if (!tell_attachment (zotero, g_ptr_array_index (zotero->attachments, i), file, original, sink, cancellable))
      return;
}

static gboolean
read_zotero (GFile *file, const QdReadSink *sink, GCancellable *cancellable, GError **error)
{
  static const QdXmlHandler handler = { start_cb, end_cb, text_cb };
  g_autoptr (GBytes)        original = qd_import_load_file (file, MAX_SIZE, cancellable, error);
  Zotero                    zotero = { 0 };
  gboolean                  read;

  if (original == NULL)
    return FALSE;
  zotero.items = g_ptr_array_new_with_free_func (item_free);
  zotero.attachments = g_ptr_array_new_with_free_func (item_free);
  zotero.linked = g_hash_table_new (g_str_hash, g_str_equal);
  zotero.files = g_hash_table_new (g_str_hash, g_str_equal);
  zotero.containers = g_hash_table_new (g_str_hash, g_str_equal);
  zotero.contained = g_hash_table_new (g_str_hash, g_str_equal);
  zotero.value = g_string_new (NULL);
  read = qd_xml_parse (original, &handler, &zotero, cancellable, error);
  if (read && zotero.items->len + zotero.attachments->len == 0)
    {
      qd_reader_set_no_text (error);
      read = FALSE;
    }
  else if (read)
    tell_items (&zotero, file, original, sink, cancellable);
  g_hash_table_unref (zotero.containers);
  g_hash_table_unref (zotero.contained);
  g_hash_table_unref (zotero.linked);
  g_hash_table_unref (zotero.files);
  g_ptr_array_unref (zotero.items);
  g_ptr_array_unref (zotero.attachments);
  g_string_free (zotero.value, TRUE);
  for (guint i = 0; i < DEEPEST; i++)
    g_free (zotero.names[i]);
  g_free (zotero.surname);
  g_free (zotero.given);
  return read;
}

/* Feeds are RDF, too; the name space is that of Zotero alone. */
static int
sniff_zotero (const guint8 *head, gsize len)
{
  static const char zotero[] = "http://www.zotero.org/namespaces/export#";

  return memmem (head, len, zotero, strlen (zotero)) != NULL ? 100 : 0;
}

static const char *const extensions[] = { "rdf", NULL };

const QdReader qd_reader_zotero = { "Zotero library", extensions, MAX_SIZE, sniff_zotero, read_zotero };
