/* qd-html-pictures.c: the pictures of the article in a web page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-html-pictures.h"

#include <string.h>

#include "core/qd-picture-header.h"
#include "import/qd-html-hint.h"

/* A picture that is smaller than this on one side is an ornament, or counts readers. Pixels. */
#define LEAST_SIDE 64

/* So many elements around a picture are asked for its caption, and so many nodes in them. */
#define MOST_LEVELS 4
#define MOST_NODES 400
#define LONGEST_CAPTION 1500

/* So many pictures of a page are looked at. */
#define MOST_CANDIDATES 500

/* A picture before the text belongs to the article if it stands so close before it, in nodes of the page. */
#define CLOSE_BEFORE 150

struct _QdHtmlPictures
{
  const QdHtmlTree        *tree;
  const QdHtmlNode        *nodes;
  const QdHtmlBlocks      *blocks;
  const QdHtmlChoice      *choice;
  const QdHtmlPageContext *context;
  GUri                    *base;
  QdArticleDraft          *draft;
  guint                   *kept;
  GHashTable              *seen;
  guint                    first;
  guint                    last;
  guint                    passed_over;
  guint                    n_candidates;
};

/**
 * _qd_html_resolve_address:
 * @base: (nullable): the page's address
 * @address: (nullable): what a link or a picture of the page points at
 *
 * Returns: (transfer full) (nullable): the whole address, if it is one to keep: of the web or of a mailbox
 */
char *
_qd_html_resolve_address (GUri *base, const char *address)
{
  g_autoptr (GUri) uri = NULL;
  const char      *scheme;

  if (address == NULL || *address == '\0' || *address == '#')
    return NULL;
  uri = base != NULL ? g_uri_parse_relative (base, address, G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED, NULL)
                     : g_uri_parse (address, G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED, NULL);
  if (uri == NULL)
    return NULL;
  scheme = g_uri_get_scheme (uri);
  if (!g_str_equal (scheme, "http") && !g_str_equal (scheme, "https") && !g_str_equal (scheme, "mailto"))
    return NULL;
  /* GLib ends a host at “;” and takes the rest for a path, but does not write such an address. */
  if (g_uri_get_host (uri) != NULL && *g_uri_get_path (uri) != '\0' && *g_uri_get_path (uri) != '/')
    return NULL;
  return g_uri_to_string (uri);
}

/**
 * _qd_html_pictures_new:
 * @tree: (not nullable): a page
 * @blocks: (not nullable): its blocks
 * @choice: (not nullable): which of them are the article
 * @context: (not nullable): what came with the page
 * @base: (nullable): the page's address
 * @draft: (not nullable): takes the pictures
 *
 * All of them must outlive what is returned. Thread: any, one at a time.
 *
 * Returns: (transfer full): what notes the pictures
 */
QdHtmlPictures *
_qd_html_pictures_new (const QdHtmlTree        *tree,
                       const QdHtmlBlocks      *blocks,
                       const QdHtmlChoice      *choice,
                       const QdHtmlPageContext *context,
                       GUri                    *base,
                       QdArticleDraft          *draft)
{
  QdHtmlPictures *self = g_new0 (QdHtmlPictures, 1);
  guint           n_nodes;
  guint           kept = 0;

  self->tree = tree;
  self->nodes = qd_html_tree_get_nodes (tree, &n_nodes);
  self->blocks = blocks;
  self->choice = choice;
  self->context = context;
  self->base = base;
  self->draft = draft;
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->kept = g_new (guint, n_nodes + 1);
  self->kept[0] = 0;
  self->first = n_nodes;
  for (guint i = 0; i < n_nodes; i++)
    {
      guint block = blocks->of_node[i];

      if (block != G_MAXUINT && choice->keep[block])
        {
          kept++;
          self->first = MIN (self->first, i);
          self->last = i;
        }
      self->kept[i + 1] = kept;
    }
  return self;
}

/**
 * _qd_html_pictures_free:
 * @self: (not nullable) (transfer full): what notes pictures
 *
 * Frees it.
 */
void
_qd_html_pictures_free (QdHtmlPictures *self)
{
  g_hash_table_unref (self->seen);
  g_free (self->kept);
  g_free (self);
}

static guint
hints_of (const QdHtmlPictures *self, guint node)
{
  return qd_html_hint_read (qd_html_tree_get_attr (self->tree, node, QD_HTML_ATTR_CLASS)) |
         qd_html_hint_read (qd_html_tree_get_attr (self->tree, node, QD_HTML_ATTR_ID));
}

static gboolean
has_kept (const QdHtmlPictures *self, guint node)
{
  return self->kept[self->nodes[node].end] > self->kept[node];
}

/* Whether an element without text of the article holds pictures of something else. */
static gboolean
is_elsewhere (const QdHtmlPictures *self, guint node)
{
  const guint elsewhere = 1u << QD_HTML_HINT_SHARE | 1u << QD_HTML_HINT_RELATED | 1u << QD_HTML_HINT_COMMENT | 1u << QD_HTML_HINT_ADVERT |
                          1u << QD_HTML_HINT_AUTHOR | 1u << QD_HTML_HINT_NAVIGATION | 1u << QD_HTML_HINT_LETTER;
  QdHtmlTag tag = self->nodes[node].tag;

  if (has_kept (self, node))
    return FALSE;
  if (tag == QD_HTML_ASIDE || tag == QD_HTML_NAV || tag == QD_HTML_FOOTER || tag == QD_HTML_FORM || tag == QD_HTML_BUTTON)
    return TRUE;
  return tag != QD_HTML_IMG && tag != QD_HTML_FIGURE && tag != QD_HTML_PICTURE && (hints_of (self, node) & elsewhere) != 0;
}

/* The bytes in an address, RFC 2397. */
static GBytes *
read_data_address (const char *address)
{
  const char      *comma = strchr (address, ',');
  g_autofree char *data = NULL;
  guchar          *bytes;
  gsize            len;

  if (comma == NULL || comma - address < 7 || strncmp (comma - 7, ";base64", 7) != 0)
    return NULL;
  if (strchr (comma, '%') != NULL)
    {
      data = g_uri_unescape_string (comma + 1, NULL);
      if (data == NULL)
        return NULL;
    }
  bytes = g_base64_decode (data != NULL ? data : comma + 1, &len);
  return g_bytes_new_take (bytes, len);
}

/* The picture that was saved with the page, if it is one; %FALSE if it is too small to be any. */
static gboolean
load_bytes (QdHtmlPictures *self, const char *source, QdPicture *picture)
{
  g_autoptr (GBytes) bytes = NULL;
  QdPictureHeader    header;

  if (g_ascii_strncasecmp (source, "data:", 5) == 0)
    bytes = read_data_address (source);
  else if (self->context->find_resource != NULL)
    bytes = self->context->find_resource (source, self->context->user_data);
  if (bytes == NULL || !qd_picture_header_read (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &header))
    return TRUE;
  if (MIN (header.width, header.height) < LEAST_SIDE)
    return FALSE;
  if ((guint64)header.width * header.height > QD_PICTURE_MOST_PIXELS)
    return TRUE;
  picture->bytes = g_steal_pointer (&bytes);
  picture->width = header.width;
  picture->height = header.height;
  return TRUE;
}

/* What is written in an element, each line once. */
static char *
dup_shown_text (const QdHtmlPictures *self, guint element)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint               end = MIN (self->nodes[element].end, element + MOST_NODES);
  guint               last = G_MAXUINT;

  for (guint i = element; i < end && text->len < LONGEST_CAPTION; i++)
    {
      guint              number = self->blocks->of_node[i];
      const QdHtmlBlock *block;
      g_autofree char   *line = NULL;

      if (number == G_MAXUINT || number == last)
        continue;
      last = number;
      block = qd_html_blocks_get (self->blocks, number);
      if (block->first < element)
        continue;
      line = g_strndup (self->blocks->text->str + block->start, block->len);
      if (strstr (text->str, line) != NULL)
        continue;
      if (text->len > 0)
        g_string_append_c (text, ' ');
      g_string_append (text, line);
    }
  return text->len > 0 && text->len <= LONGEST_CAPTION ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

/* What is written under a picture: in its figure, or in the element around it that is called so. */
static char *
find_caption (const QdHtmlPictures *self, guint node, gboolean *in_figure)
{
  const guint named = 1u << QD_HTML_HINT_CAPTION | 1u << QD_HTML_HINT_PICTURE;
  guint       best = 0;
  guint       element = self->nodes[node].parent;

  for (guint i = 0; i < MOST_LEVELS && element > 0 && !has_kept (self, element); i++, element = self->nodes[element].parent)
    {
      if (self->nodes[element].tag == QD_HTML_FIGURE)
        {
          *in_figure = TRUE;
          return dup_shown_text (self, element);
        }
      if (hints_of (self, element) & named)
        best = element;
    }
  return best > 0 ? dup_shown_text (self, best) : NULL;
}

/* The description of a picture that is more than the name of its file. */
static const char *
find_description (const QdHtmlPictures *self, guint node)
{
  const char *alt = qd_html_tree_get_attr (self->tree, node, QD_HTML_ATTR_ALT);

  return alt != NULL && strlen (alt) <= LONGEST_CAPTION && strchr (alt, ' ') != NULL ? alt : NULL;
}

/* What tells an address from others; that of a picture in the page itself is long. */
static char *
dup_key (const char *address)
{
  if (g_ascii_strncasecmp (address, "data:", 5) != 0)
    return g_strdup (address);
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, address, -1);
}

static void
note_picture (QdHtmlPictures *self, guint node, gsize position)
{
  const char      *source = qd_html_tree_get_attr (self->tree, node, QD_HTML_ATTR_SRC);
  gboolean         in_figure = FALSE;
  g_autofree char *caption = find_caption (self, node, &in_figure);
  g_autofree char *address = NULL;
  QdPicture        picture = { .position = position, .caption = caption, .alt = find_description (self, node) };
  gboolean         known;

  if (source == NULL || !g_hash_table_add (self->seen, dup_key (source)))
    return;
  address = _qd_html_resolve_address (self->base, source);
  picture.address = address;
  known = load_bytes (self, source, &picture);
  /* A picture that was not saved is worth a place for what is written under it. */
  if (known && (picture.bytes != NULL || (caption != NULL && (in_figure || picture.address != NULL))) &&
      (picture.bytes != NULL || caption == NULL || g_hash_table_add (self->seen, g_strdup (caption))))
    qd_article_draft_add_picture (self->draft, &picture);
  g_clear_pointer (&picture.bytes, g_bytes_unref);
}

/**
 * _qd_html_pictures_visit:
 * @self: (not nullable): what notes pictures
 * @node: an element of the page; they come in their order
 * @position: how much of the body stands before it, bytes
 *
 * Notes the element if it is a picture of the article: one that stands among its text or close before, and not in a part of
 * the page that is about something else.
 */
void
_qd_html_pictures_visit (QdHtmlPictures *self, guint node, gsize position)
{
  const QdHtmlNode *root = &self->nodes[self->choice->root];

  if (node < self->passed_over || node + CLOSE_BEFORE < self->first || node > self->last + CLOSE_BEFORE / 3 || node < self->choice->root || node >= root->end)
    return;
  if (is_elsewhere (self, node))
    self->passed_over = self->nodes[node].end;
  else if (self->nodes[node].tag == QD_HTML_IMG && self->n_candidates++ < MOST_CANDIDATES)
    note_picture (self, node, position);
}
