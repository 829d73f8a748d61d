/* qd-article-extras.c: what belongs to an article beside its text: pictures, and where its fields are from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-article-extras.h"

#include "store/qd-codec.h"

/**
 * qd_fact_new:
 * @field: (not nullable): what it is about; copied
 * @value: (nullable): what it is; copied
 * @origin: (nullable): where it was found; copied
 *
 * Thread: any.
 *
 * Returns: (transfer full): the fact
 */
QdFact *
qd_fact_new (const char *field, const char *value, const char *origin)
{
  QdFact *self;

  g_return_val_if_fail (field != NULL, NULL);

  self = g_atomic_rc_box_new0 (QdFact);
  self->field = g_strdup (field);
  self->value = g_strdup (value);
  self->origin = g_strdup (origin);
  return self;
}

/**
 * qd_fact_ref:
 * @self: (not nullable): a fact
 *
 * Thread: any.
 *
 * Returns: (transfer full): @self
 */
QdFact *
qd_fact_ref (QdFact *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_fact (gpointer data)
{
  QdFact *self = data;

  g_free ((char *)self->field);
  g_free ((char *)self->value);
  g_free ((char *)self->origin);
}

/**
 * qd_fact_unref:
 * @self: (not nullable) (transfer full): a fact
 *
 * Thread: any.
 */
void
qd_fact_unref (QdFact *self)
{
  g_atomic_rc_box_release_full (self, clear_fact);
}

/**
 * qd_picture_new:
 * @fields: (not nullable): the fields; copied, the bytes by reference
 *
 * Thread: any.
 *
 * Returns: (transfer full): the picture
 */
QdPicture *
qd_picture_new (const QdPicture *fields)
{
  QdPicture *self;

  g_return_val_if_fail (fields != NULL, NULL);

  self = g_atomic_rc_box_new0 (QdPicture);
  *self = *fields;
  self->address = g_strdup (fields->address);
  self->caption = g_strdup (fields->caption);
  self->alt = g_strdup (fields->alt);
  if (fields->bytes != NULL)
    {
      gsize         size;
      gconstpointer data = g_bytes_get_data (fields->bytes, &size);

      self->bytes = g_bytes_ref (fields->bytes);
      qd_codec_digest (data, size, self->sha256);
    }
  return self;
}

/**
 * qd_picture_ref:
 * @self: (not nullable): a picture
 *
 * Thread: any.
 *
 * Returns: (transfer full): @self
 */
QdPicture *
qd_picture_ref (QdPicture *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_picture (gpointer data)
{
  QdPicture *self = data;

  g_free ((char *)self->address);
  g_free ((char *)self->caption);
  g_free ((char *)self->alt);
  g_clear_pointer (&self->bytes, g_bytes_unref);
}

/**
 * qd_picture_unref:
 * @self: (not nullable) (transfer full): a picture
 *
 * Thread: any.
 */
void
qd_picture_unref (QdPicture *self)
{
  g_atomic_rc_box_release_full (self, clear_picture);
}
