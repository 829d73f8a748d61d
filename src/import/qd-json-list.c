/* qd-json-list.c: the objects of a list in a JSON document, one after the other
 *
 * A document with very many articles is one value to a parser, which holds it as a whole, in many times its size. Here only
 * strings and brackets are told apart, one byte after the other, so that each object can be parsed by itself as soon as it has
 * come to its end.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-json-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "import/qd-reader.h"

/* Objects are parsed in memory. */
#define LONGEST_OBJECT (24 * 1024 * 1024)

/* What lies deeper is no article; the parser of objects has a limit of its own below that. */
#define DEEPEST 80

#define LONGEST_NAME 64

struct _QdJsonList
{
  const char *const *names; /* borrowed */
  QdJsonListFunc     func;
  gpointer           user_data;
  GByteArray        *object;
  GString           *name; /* the last string directly in the document's object */
  guint64            number;
  guint              depth;
  guint              candidate; /* how deep the brackets are whose first value decides whether they are the list; 0 for none */
  guint              list;      /* how deep the objects of the list are; 0 as long as none is found */
  gboolean           in_list;
  gboolean           in_object;
  gboolean           in_string;
  gboolean           escaped;
  gboolean           named; /* whether the string at hand is in @name */
  gboolean           root_is_object;
  gboolean           begun;
  gboolean           enough;
};

/**
 * qd_json_list_new:
 * @names: (not nullable) (array zero-terminated=1): under which names a list may be in an object; borrowed
 * @func: (not nullable): called for each object of the list
 * @user_data: for @func
 *
 * Begins a document: a list, or an object with one in it. Used by one thread at a time.
 *
 * Returns: (transfer full): what reads it
 */
QdJsonList *
qd_json_list_new (const char *const *names, QdJsonListFunc func, gpointer user_data)
{
  QdJsonList *self = g_new0 (QdJsonList, 1);

  self->names = names;
  self->func = func;
  self->user_data = user_data;
  self->object = g_byte_array_new ();
  self->name = g_string_new (NULL);
  return self;
}

/**
 * qd_json_list_free:
 * @self: (nullable) (transfer full): what read a document
 *
 * Frees it.
 */
void
qd_json_list_free (QdJsonList *self)
{
  if (self == NULL)
    return;
  g_byte_array_unref (self->object);
  g_string_free (self->name, TRUE);
  g_free (self);
}

static void
take_string_byte (QdJsonList *self, char c)
{
  if (self->escaped)
    self->escaped = FALSE;
  else if (c == '\\')
    self->escaped = TRUE;
  else if (c == '"')
    {
      self->in_string = self->named = FALSE;
      return;
    }
  if (self->named && self->name->len < LONGEST_NAME)
    g_string_append_c (self->name, c);
}

static gboolean
open_bracket (QdJsonList *self, char c, GError **error)
{
  if (self->depth >= DEEPEST)
    {
      g_set_error_literal (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_TOO_LARGE, _ ("The JSON is nested too deeply or has too many values."));
      return FALSE;
    }
  if (self->depth == 0 && !self->begun)
    {
      self->root_is_object = c == '{';
      self->candidate = c == '[' ? 1 : 0;
    }
  else if (c == '[' && self->list == 0)
    self->candidate = self->root_is_object && self->depth == 1 && g_strv_contains (self->names, self->name->str) ? 2 : 0;
  else if (c == '{' && self->candidate != 0 && self->depth == self->candidate)
    {
      self->list = self->candidate;
      self->candidate = 0;
      self->in_list = TRUE;
      self->number = MAX (self->number, 1);
    }
  if (c == '{' && self->in_list && self->depth == self->list)
    {
      self->in_object = TRUE;
      g_byte_array_append (self->object, (const guint8 *)&c, 1);
    }
  self->begun = TRUE;
  self->depth++;
  return TRUE;
}

static void
close_bracket (QdJsonList *self)
{
  if (self->depth == 0)
    {
      /* There is no document that ends before it begins. */
      self->begun = FALSE;
      return;
    }
  self->depth--;
  if (self->in_object && self->depth == self->list)
    {
      self->enough = !self->func ((const char *)self->object->data, self->object->len, self->number, self->user_data);
      self->in_object = FALSE;
      g_byte_array_set_size (self->object, 0);
    }
  else if (self->in_list && self->depth < self->list)
    self->in_list = FALSE;
}

static void
take_other_byte (QdJsonList *self, char c)
{
  if (c == ',' && self->in_list && self->depth == self->list)
    self->number++;
  /* A list of other values is not the one, unless it is the document. */
  else if (self->candidate == 2 && self->depth == 2 && !g_ascii_isspace (c))
    self->candidate = 0;
  else if (c == ',' && self->candidate == 1 && self->depth == 1)
    self->number = MAX (self->number, 1) + 1;
  if (c == '"')
    {
      self->in_string = TRUE;
      self->named = self->depth == 1 && self->list == 0;
      if (self->named)
        g_string_truncate (self->name, 0);
    }
}

/**
 * qd_json_list_push:
 * @self: (not nullable): what reads a document
 * @bytes: (not nullable): what comes next of it, in an encoding that has ASCII as it is
 * @len: how much, bytes
 * @error: return location
 *
 * Reads on. After @func had enough, what comes is passed over.
 *
 * Errors: %QD_IMPORT_ERROR_TOO_LARGE
 * Returns: %TRUE, or %FALSE and an error; then nothing more is to be read
 */
gboolean
qd_json_list_push (QdJsonList *self, const char *bytes, gsize len, GError **error)
{
  for (gsize i = 0; i < len && !self->enough; i++)
    {
      char c = bytes[i];

      if (self->in_object)
        {
          if (self->object->len >= LONGEST_OBJECT)
            {
              g_set_error (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_TOO_LARGE, _ ("A record is longer than %d MiB."), LONGEST_OBJECT / 1024 / 1024);
              return FALSE;
            }
          g_byte_array_append (self->object, (const guint8 *)&c, 1);
        }
      if (self->in_string)
        take_string_byte (self, c);
      else if (c == '[' || c == '{')
        {
          if (!open_bracket (self, c, error))
            return FALSE;
        }
      else if (c == ']' || c == '}')
        close_bracket (self);
      else
        take_other_byte (self, c);
    }
  return TRUE;
}

/**
 * qd_json_list_is_found:
 * @self: (not nullable): what reads a document
 *
 * Returns: whether the list was reached, so that the document as a whole is not needed any more
 */
gboolean
qd_json_list_is_found (const QdJsonList *self)
{
  return self->list != 0;
}

/**
 * qd_json_list_is_whole:
 * @self: (not nullable): what read a document
 *
 * Returns: whether all brackets and strings came to their end
 */
gboolean
qd_json_list_is_whole (const QdJsonList *self)
{
  return self->enough || (self->begun && self->depth == 0 && !self->in_string);
}
