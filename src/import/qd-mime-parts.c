/* qd-mime-parts.c: the parts of a message or of a web page that was saved as one
 *
 * MIME (RFC 2045, 2046) as far as browsers write it for a page with its pictures (RFC 2557, "MHTML").
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-mime-parts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "import/qd-reader.h"

/* Parts inside parts inside these are not looked for. */
#define DEEPEST 8

#define MOST_PARTS 10000

/* The header of one part. Bytes. */
#define LONGEST_HEADER (64 * 1024)

/* RFC 2046 allows 70. Bytes. */
#define LONGEST_BOUNDARY 200

/* A message may have so many bytes fewer than it says, as programs change lines that begin with "From". */
#define CHANGED_ON_THE_WAY 64

typedef struct
{
  const char *start;
  const char *end;
  guint       depth;
} Stretch;

static void
part_free (gpointer data)
{
  QdMimePart *self = data;

  g_free (self->media_type);
  g_free (self->charset);
  g_free (self->location);
  g_free (self->id);
  g_bytes_unref (self->bytes);
  g_free (self);
}

/* The end of a line, behind its line end. */
static const char *
next_line (const char *p, const char *end)
{
  const char *line_end = memchr (p, '\n', (gsize)(end - p));

  return line_end != NULL ? line_end + 1 : end;
}

/* Where the header ends and the content begins: behind the first empty line. */
static const char *
find_content (const char *start, const char *end)
{
  const char *limit = start + MIN (end - start, LONGEST_HEADER);

  for (const char *line = start; line < limit; line = next_line (line, end))
    if (*line == '\n' || (*line == '\r' && line + 1 < end && line[1] == '\n'))
      return next_line (line, end);
  return end;
}

/* The value of a header, its folded lines (RFC 5322, 2.2.3) put together. */
static char *
find_header (const char *start, const char *end, const char *name)
{
  gsize len = strlen (name);

  for (const char *line = start; line < end; line = next_line (line, end))
    if ((gsize)(end - line) > len && g_ascii_strncasecmp (line, name, len) == 0 && line[len] == ':')
      {
        const char *value_end = next_line (line, end);
        char       *value;

        while (value_end < end && (*value_end == ' ' || *value_end == '\t'))
          value_end = next_line (value_end, end);
        value = g_strndup (line + len + 1, (gsize)(value_end - line) - len - 1);
        return g_strstrip (g_strdelimit (value, "\r\n\t", ' '));
      }
  return NULL;
}

/* A parameter of a header's value, as in "text/html; charset=utf-8". */
static char *
find_parameter (const char *value, const char *name)
{
  gsize len = strlen (name);

  for (const char *p = strchr (value, ';'); p != NULL; p = strchr (p, ';'))
    {
      p++;
      p += strspn (p, " ");
      if (g_ascii_strncasecmp (p, name, len) != 0)
        continue;
      p += len;
      p += strspn (p, " ");
      if (*p != '=')
        continue;
      p++;
      p += strspn (p, " ");
      if (*p == '"')
        return g_strndup (p + 1, strcspn (p + 1, "\""));
      return g_strndup (p, strcspn (p, "; "));
    }
  return NULL;
}

/* Quoted-printable, RFC 2045, 6.7. What is no code stays as it is. */
static GBytes *
decode_quoted (const char *start, const char *end)
{
  GByteArray *bytes = g_byte_array_sized_new ((guint)MIN (end - start, G_MAXINT));

  for (const char *p = start; p < end;)
    {
      const char *equals = memchr (p, '=', (gsize)(end - p));
      guint8      byte;

      g_byte_array_append (bytes, (const guint8 *)p, (guint)((equals != NULL ? equals : end) - p));
      if (equals == NULL)
        break;
      p = equals + 1;
      if (p < end && (*p == '\n' || *p == '\r'))
        p = next_line (p, end);
      else if (end - p >= 2 && g_ascii_isxdigit (p[0]) && g_ascii_isxdigit (p[1]))
        {
          byte = (guint8)(g_ascii_xdigit_value (p[0]) << 4 | g_ascii_xdigit_value (p[1]));
          g_byte_array_append (bytes, &byte, 1);
          p += 2;
        }
      else
        g_byte_array_append (bytes, (const guint8 *)"=", 1);
    }
  return g_byte_array_free_to_bytes (bytes);
}

static GBytes *
decode_base64 (const char *start, const char *end)
{
  guchar *bytes = g_malloc ((gsize)(end - start) / 4 * 3 + 4);
  int     state = 0;
  guint   save = 0;
  gsize   len = g_base64_decode_step (start, (gsize)(end - start), bytes, &state, &save);

  return g_bytes_new_take (bytes, len);
}

static void
add_part (GPtrArray *parts, const char *type, const char *header, const char *content, const char *end)
{
  QdMimePart      *part = g_new0 (QdMimePart, 1);
  g_autofree char *encoding = find_header (header, content, "Content-Transfer-Encoding");
  g_autofree char *id = find_header (header, content, "Content-ID");

  part->media_type = type != NULL ? g_ascii_strdown (type, (gssize)strcspn (type, "; ")) : g_strdup ("text/plain");
  part->charset = type != NULL ? find_parameter (type, "charset") : NULL;
  part->location = find_header (header, content, "Content-Location");
  if (id != NULL)
    part->id = *id == '<' ? g_strndup (id + 1, strcspn (id + 1, ">")) : g_strdup (id);
  if (encoding != NULL && g_ascii_strcasecmp (encoding, "base64") == 0)
    part->bytes = decode_base64 (content, end);
  else if (encoding != NULL && g_ascii_strcasecmp (encoding, "quoted-printable") == 0)
    part->bytes = decode_quoted (content, end);
  else
    part->bytes = g_bytes_new (content, (gsize)(end - content));
  g_ptr_array_add (parts, part);
}

/* The line that parts two parts, or the end. */
static const char *
find_boundary (const char *from, const char *start, const char *end, const char *boundary, gsize len)
{
  const char *p = from;

  while (p < end && (p = memmem (p, (gsize)(end - p), boundary, len)) != NULL)
    {
      if (p == start || p[-1] == '\n')
        return p;
      p++;
    }
  return end;
}

/* Puts the parts of a stretch that is "multipart" on the stack, the last first. */
static void
push_parts (GArray *stack, const char *type, const char *content, const char *end, guint depth)
{
  g_autofree char   *name = find_parameter (type, "boundary");
  g_autofree char   *boundary = NULL;
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Stretch));
  const char        *line;
  gsize              len;

  if (name == NULL || *name == '\0' || strlen (name) > LONGEST_BOUNDARY)
    return;
  boundary = g_strconcat ("--", name, NULL);
  len = strlen (boundary);
  line = find_boundary (content, content, end, boundary, len);
  while (line < end && found->len < MOST_PARTS)
    {
      Stretch stretch = { next_line (line, end), end, depth + 1 };

      if (end - line >= (gssize)len + 2 && memcmp (line + len, "--", 2) == 0)
        break;
      line = find_boundary (stretch.start, content, end, boundary, len);
      stretch.end = line;
      /* The line end before a boundary belongs to it. */
      if (line < end && stretch.end > stretch.start && stretch.end[-1] == '\n')
        stretch.end -= stretch.end - 1 > stretch.start && stretch.end[-2] == '\r' ? 2 : 1;
      g_array_append_val (found, stretch);
    }
  for (guint i = found->len; i > 0; i--)
    g_array_append_val (stack, g_array_index (found, Stretch, i - 1));
}

/**
 * qd_mime_parts_read:
 * @bytes: (not nullable): a file, NUL-free or not
 * @len: its length, bytes
 * @error: return location
 *
 * Reads all parts that hold no others, in their order and decoded. A file that is cut off gives what is there. Takes time in
 * proportion to @len. Thread: any.
 *
 * Errors: %QD_IMPORT_ERROR_FORMAT where there are no parts
 * Returns: (transfer full) (element-type QdMimePart) (nullable): the parts; %NULL on error
 */
GPtrArray *
qd_mime_parts_read (const char *bytes, gsize len, GError **error)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (part_free);
  g_autoptr (GArray)    stack = g_array_new (FALSE, FALSE, sizeof (Stretch));
  Stretch               whole = { bytes, bytes + len, 0 };

  g_return_val_if_fail (bytes != NULL, NULL);

  g_array_append_val (stack, whole);
  while (stack->len > 0 && parts->len < MOST_PARTS)
    {
      Stretch          stretch = g_array_index (stack, Stretch, stack->len - 1);
      const char      *content = find_content (stretch.start, stretch.end);
      g_autofree char *type = find_header (stretch.start, content, "Content-Type");

      g_array_set_size (stack, stack->len - 1);
      if (type == NULL || g_ascii_strncasecmp (type, "multipart/", 10) != 0)
        add_part (parts, type, stretch.start, content, stretch.end);
      else if (stretch.depth < DEEPEST)
        push_parts (stack, type, content, stretch.end, stretch.depth);
    }
  if (parts->len == 0)
    {
      g_set_error_literal (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_FORMAT, _ ("The file has none of the parts that it should be made of. Save the page again."));
      return NULL;
    }
  return g_steal_pointer (&parts);
}

/**
 * qd_mime_dup_header:
 * @bytes: (not nullable): a file
 * @len: its length, bytes
 * @name: (not nullable): the name of a header
 *
 * Looks in the header of the whole. Thread: any.
 *
 * Returns: (transfer full) (nullable): what it says
 */
char *
qd_mime_dup_header (const char *bytes, gsize len, const char *name)
{
  g_return_val_if_fail (bytes != NULL && name != NULL, NULL);

  return find_header (bytes, find_content (bytes, bytes + len), name);
}

/* How many bytes a message says that its content has (Content-Length, as mailboxes have it), where that is more than what is there, even if
 * its lines ended with two bytes and some were changed on the way. */
static gboolean
is_shorter_than_said (const char *content, gsize len, const char *said)
{
  gsize n_lines = 0;

  for (const char *p = content; (p = memchr (p, '\n', (gsize)(content + len - p))) != NULL; p++)
    n_lines++;
  return said != NULL && g_ascii_strtoull (said, NULL, 10) > len + n_lines + CHANGED_ON_THE_WAY;
}

/* Whether base64 has characters that are no whole group of four (RFC 2045, 6.8), or an escape of quoted-printable ends the content (6.7). */
static gboolean
is_cut_coding (const char *content, gsize len, const char *encoding)
{
  gsize n = 0;

  if (encoding != NULL && g_ascii_strcasecmp (encoding, "base64") == 0)
    {
      for (gsize i = 0; i < len; i++)
        n += g_ascii_isalnum (content[i]) || content[i] == '+' || content[i] == '/' || content[i] == '=';
      return n % 4 != 0;
    }
  return encoding != NULL && g_ascii_strcasecmp (encoding, "quoted-printable") == 0 && len > 2 &&
         (content[len - 1] == '=' || (content[len - 2] == '=' && g_ascii_isxdigit (content[len - 1])));
}

/* A page that begins and does not end; the ends of lines of quoted-printable may stand within a tag. */
static gboolean
is_cut_page (const char *content, gsize len, const char *type, const char *encoding)
{
  g_autoptr (GString) page = NULL;

  if (type == NULL || g_ascii_strncasecmp (type, "text/html", 9) != 0 || (encoding != NULL && g_ascii_strcasecmp (encoding, "base64") == 0))
    return FALSE;
  page = g_string_new_len (content, (gssize)len);
  g_string_replace (page, "=\r\n", "", 0);
  g_string_replace (page, "=\n", "", 0);
  return strcasestr (page->str, "<html") != NULL && strcasestr (page->str, "</html") == NULL && strcasestr (page->str, "</body") == NULL;
}

static gboolean
is_whole_part (const char *bytes, gsize len, const char *type)
{
  const char      *content = find_content (bytes, bytes + len);
  gsize            n = (gsize)(bytes + len - content);
  g_autofree char *said = find_header (bytes, content, "Content-Length");
  g_autofree char *encoding = find_header (bytes, content, "Content-Transfer-Encoding");

  return !is_shorter_than_said (content, n, said) && !is_cut_coding (content, n, encoding) && !is_cut_page (content, n, type, encoding);
}

/**
 * qd_mime_is_whole:
 * @bytes: (not nullable): a message
 * @len: its length, bytes
 *
 * Thread: any.
 *
 * Returns: whether its end is there, as far as that can be told: what parts a message ends with a line of its own (RFC 2046, 5.1.1); of a message
 *   of one part its length, its coding and the end of its page tell
 */
gboolean
qd_mime_is_whole (const char *bytes, gsize len)
{
  g_autofree char *type = qd_mime_dup_header (bytes, len, "Content-Type");
  g_autofree char *boundary = NULL;
  g_autofree char *last = NULL;

  if (type == NULL || g_ascii_strncasecmp (type, "multipart/", 10) != 0)
    return is_whole_part (bytes, len, type);
  boundary = find_parameter (type, "boundary");
  last = boundary != NULL ? g_strconcat ("--", boundary, "--", NULL) : NULL;
  return last == NULL || memmem (bytes, len, last, strlen (last)) != NULL;
}
