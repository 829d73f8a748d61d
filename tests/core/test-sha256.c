/* test-sha256.c: the hash is that of GLib, whatever the processor, the length and the pieces
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-sha256.h"

#include <string.h>

#define MOST 1000

static void
make_bytes (guint8 *bytes, gsize size, GRand *random)
{
  for (gsize i = 0; i < size; i++)
    bytes[i] = (guint8)g_rand_int_range (random, 0, 256);
}

static void
digest_by_glib (const guint8 *bytes, gsize size, guint8 *digest)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize                 n = QD_SHA256_SIZE;

  g_checksum_update (checksum, bytes, (gssize)size);
  g_checksum_get_digest (checksum, digest, &n);
}

static void
test_lengths (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  guint8            bytes[MOST], digest[QD_SHA256_SIZE], expected[QD_SHA256_SIZE];

  make_bytes (bytes, sizeof bytes, random);
  for (gsize size = 0; size <= MOST; size++)
    {
      qd_sha256_digest (bytes, size, digest);
      digest_by_glib (bytes, size, expected);
      g_assert_cmpmem (digest, sizeof digest, expected, sizeof expected);
    }
}

static void
test_pieces (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (2);
  guint8            bytes[MOST], digest[QD_SHA256_SIZE], expected[QD_SHA256_SIZE];

  for (guint i = 0; i < 500; i++)
    {
      QdSha256 hash;

      make_bytes (bytes, sizeof bytes, random);
      qd_sha256_init (&hash);
      for (gsize at = 0, n; at < MOST; at += n)
        {
          n = (gsize)g_rand_int_range (random, 0, 150);
          n = MIN (n, MOST - at);
          qd_sha256_update (&hash, bytes + at, n);
        }
      qd_sha256_finish (&hash, digest);
      digest_by_glib (bytes, MOST, expected);
      g_assert_cmpmem (digest, sizeof digest, expected, sizeof expected);
    }
}

/* What serves where the processor has no instructions for it must come to the same. */
static void
test_any_processor (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  guint8            bytes[16 * QD_SHA256_BLOCK];

  for (gsize n = 0; n <= 16; n++)
    {
      QdSha256 hash;
      guint32  state[8];

      make_bytes (bytes, sizeof bytes, random);
      qd_sha256_init (&hash);
      memcpy (state, hash.state, sizeof state);
      qd_sha256_update (&hash, bytes, n * QD_SHA256_BLOCK);
      _qd_sha256_compress (state, bytes, n);
      g_assert_cmpmem (hash.state, sizeof hash.state, state, sizeof state);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/sha256/lengths", test_lengths);
  g_test_add_func ("/core/sha256/pieces", test_pieces);
  g_test_add_func ("/core/sha256/any-processor", test_any_processor);

  return g_test_run ();
}
