/* qd-profile.h: what an article is about, small enough to be kept beside it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "core/qd-word.h"

G_BEGIN_DECLS

/**
 * QdProfile:
 *
 * The names and the telling words of a body, hashed and weighted by their number in that body alone (never by a
 * count over the library), so that whether two articles tell one story depends on the two only. Immutable and
 * reference-counted; may be shared between threads.
 */
typedef struct _QdProfile QdProfile;

/**
 * QdProfileTerm:
 * @hash: the upper half of the hash of a word
 * @weight: how much it tells, in hundredths
 */
typedef struct
{
  guint32 hash;
  guint16 weight;
} QdProfileTerm;

#define QD_TYPE_PROFILE (qd_profile_get_type ())

GType      qd_profile_get_type (void) G_GNUC_CONST;
QdProfile *qd_profile_new (const char *text,
                           gsize       len);
QdProfile *qd_profile_new_with_words (const char        *text,
                                      gsize              len,
                                      const QdPlainWord *words,
                                      guint              n_words);
QdProfile *qd_profile_new_from_bytes (GBytes  *bytes,
                                      GError **error);
GBytes    *qd_profile_to_bytes (QdProfile *self);
QdProfile *qd_profile_ref (QdProfile *self);
void       qd_profile_unref (QdProfile *self);
guint      qd_profile_list_top (QdProfile *self,
                                guint32   *hashes,
                                guint      n_hashes);
guint      qd_profile_get_terms (QdProfile            *self,
                                 const QdProfileTerm **terms);
void       qd_profile_foresee (const QdProfile *self);
double     qd_profile_similarity (QdProfile *a,
                                  QdProfile *b);
gboolean   qd_profile_returns_to (QdProfile *self,
                                  guint64    hash);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdProfile, qd_profile_unref)

G_END_DECLS
