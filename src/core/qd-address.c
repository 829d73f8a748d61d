/* qd-address.c: quotidian:// addresses
 *
 * They come from web pages, mails and other programs, so nothing but what is written here is taken for one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-address.h"

#include <string.h>

#define SCHEME "quotidian"

/* More than anybody selects to look it up, and less than what would make the search slow; bytes. */
#define MAX_ADDRESS 16384
#define MAX_WORDS 4096

static const char *const hosts[] = {
  [QD_ADDRESS_ARTICLE] = "article",
  [QD_ADDRESS_STATEMENT] = "statement",
  [QD_ADDRESS_SEARCH] = "search",
  [QD_ADDRESS_CHECK] = "check",
};

static gboolean
parse_kind (const char    *host,
            QdAddressKind *kind)
{
  for (guint i = 0; host != NULL && i < G_N_ELEMENTS (hosts); i++)
    if (g_str_equal (hosts[i], host))
      {
        *kind = (QdAddressKind)i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
parse_name (const char *text,
            char       *name)
{
  if (strlen (text) != QD_ADDRESS_NAME_LENGTH)
    return FALSE;
  for (guint i = 0; i < QD_ADDRESS_NAME_LENGTH; i++)
    if (!g_ascii_isxdigit (text[i]))
      return FALSE;
    else
      name[i] = g_ascii_tolower (text[i]);
  name[QD_ADDRESS_NAME_LENGTH] = '\0';
  return TRUE;
}

/* "START-END": digits alone, no more than a body can have. */
static gboolean
parse_range (const char *text,
             guint64    *start,
             guint64    *end)
{
  g_auto (GStrv) parts = g_strsplit (text, "-", 3);

  return g_strv_length (parts) == 2 && g_ascii_string_to_unsigned (parts[0], 10, 0, G_MAXINT32, start, NULL) &&
         g_ascii_string_to_unsigned (parts[1], 10, 0, G_MAXINT32, end, NULL) && *start < *end;
}

static gboolean
parse_place (const char *path,
             QdAddress  *address)
{
  g_auto (GStrv) parts = g_strsplit (path, "/", 5);
  guint          n_parts = g_strv_length (parts);

  /* Before the first slash there is nothing. */
  if (n_parts < 2 || *parts[0] != '\0' || !parse_name (parts[1], address->name))
    return FALSE;
  if (n_parts == 2)
    return TRUE;
  address->has_quotation = address->kind == QD_ADDRESS_ARTICLE && n_parts == 4 && g_str_equal (parts[2], "quotation") &&
                           parse_range (parts[3], &address->start, &address->end);
  return address->has_quotation;
}

/* Words of one line: whoever sends an address must not make the window show what looks like something else. */
static gboolean
parse_words (const char *path,
             const char *query,
             QdAddress  *address)
{
  g_autofree char *words = NULL;

  if ((*path != '\0' && !g_str_equal (path, "/")) || query == NULL || !g_str_has_prefix (query, "q=") || strchr (query, '&') != NULL)
    return FALSE;
  words = g_uri_unescape_string (query + strlen ("q="), NULL);
  if (words == NULL || strlen (words) > MAX_WORDS || !g_utf8_validate (words, -1, NULL))
    return FALSE;
  for (const char *cursor = words; *cursor != '\0'; cursor = g_utf8_next_char (cursor))
    {
      GUnicodeType type = g_unichar_type (g_utf8_get_char (cursor));

      if (type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT || type == G_UNICODE_LINE_SEPARATOR || type == G_UNICODE_PARAGRAPH_SEPARATOR)
        return FALSE;
    }
  g_strstrip (words);
  if (*words == '\0')
    return FALSE;
  address->words = g_steal_pointer (&words);
  return TRUE;
}

/**
 * qd_address_parse:
 * @text: (not nullable): what should be an address, from anywhere
 * @address: (out caller-allocates): what it says; clear it with qd_address_clear()
 *
 * Reads an address strictly: one with a port, a user, a fragment, or anything else that no address of ours has, is none.
 * Thread: any.
 *
 * Returns: whether it is one
 */
gboolean
qd_address_parse (const char *text,
                  QdAddress  *address)
{
  g_autoptr (GUri) uri = NULL;
  const char      *query;
  gboolean         right;

  g_return_val_if_fail (text != NULL, FALSE);

  *address = (QdAddress){ 0 };
  if (strlen (text) > MAX_ADDRESS || !g_utf8_validate (text, -1, NULL))
    return FALSE;
  uri = g_uri_parse (text, G_URI_FLAGS_ENCODED, NULL);
  if (uri == NULL || g_strcmp0 (g_uri_get_scheme (uri), SCHEME) != 0 || g_uri_get_userinfo (uri) != NULL || g_uri_get_port (uri) != -1 ||
      g_uri_get_fragment (uri) != NULL || !parse_kind (g_uri_get_host (uri), &address->kind))
    return FALSE;
  query = g_uri_get_query (uri);
  if (address->kind == QD_ADDRESS_SEARCH || address->kind == QD_ADDRESS_CHECK)
    right = parse_words (g_uri_get_path (uri), query, address);
  else
    right = query == NULL && parse_place (g_uri_get_path (uri), address);
  return right;
}

/**
 * qd_address_dup_text:
 * @self: (not nullable): an address
 *
 * Thread: any.
 *
 * Returns: (transfer full): what qd_address_parse() reads as @self
 */
char *
qd_address_dup_text (const QdAddress *self)
{
  g_autofree char *words = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->has_quotation)
    return g_strdup_printf (SCHEME "://article/%s/quotation/%" G_GUINT64_FORMAT "-%" G_GUINT64_FORMAT, self->name, self->start, self->end);
  if (self->words == NULL)
    return g_strdup_printf (SCHEME "://%s/%s", hosts[self->kind], self->name);
  words = g_uri_escape_string (self->words, NULL, FALSE);
  return g_strdup_printf (SCHEME "://%s?q=%s", hosts[self->kind], words);
}

/**
 * qd_address_dup_article:
 * @name: (not nullable): an article's name
 *
 * Thread: any.
 *
 * Returns: (transfer full) (nullable): the address of the article; %NULL if the name is none
 */
char *
qd_address_dup_article (const char *name)
{
  QdAddress address = { .kind = QD_ADDRESS_ARTICLE };

  g_return_val_if_fail (name != NULL, NULL);

  return parse_name (name, address.name) ? qd_address_dup_text (&address) : NULL;
}

/**
 * qd_address_dup_quotation:
 * @name: (not nullable): an article's name
 * @start: where the quotation begins, in code points of its body
 * @end: where it ends, exclusive
 *
 * Thread: any.
 *
 * Returns: (transfer full) (nullable): the address of the quotation; %NULL if the name is none
 */
char *
qd_address_dup_quotation (const char *name,
                          guint64     start,
                          guint64     end)
{
  QdAddress address = { .kind = QD_ADDRESS_ARTICLE, .has_quotation = TRUE, .start = start, .end = end };

  g_return_val_if_fail (name != NULL, NULL);

  return parse_name (name, address.name) ? qd_address_dup_text (&address) : NULL;
}

/**
 * qd_address_clear:
 * @self: (not nullable): an address, or what qd_address_parse() has filled
 *
 * Frees what it holds. Thread: any.
 */
void
qd_address_clear (QdAddress *self)
{
  g_clear_pointer (&self->words, g_free);
}
