/* qd-sha256.c: SHA-256, as quickly as the processor can
 *
 * Every article is hashed twice, as text and as the file that it came from. GLib's GChecksum takes some fifty instructions a byte,
 * a sixth of all that an import does beside writing; processors of the last years have instructions for it.
 *
 * FIPS 180-4, sections 4.1.2, 5 and 6.2: https://doi.org/10.6028/NIST.FIPS.180-4
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-sha256.h"

#include <string.h>

#if defined(__x86_64__) && (defined(__GNUC__) || defined(__clang__))
#define HAVE_X86 1
#include <cpuid.h>
#include <immintrin.h>
#endif

#define ROUNDS 64
#define LENGTH_SIZE 8

static const guint32 constants[ROUNDS] __attribute__ ((aligned (16))) = {
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be,
  0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa,
  0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85,
  0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3,
  0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f,
  0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2
};

static inline guint32
rotate (guint32 x, guint n)
{
  return x >> n | x << (32 - n);
}

/**
 * _qd_sha256_compress:
 * @state: (not nullable) (array fixed-size=8): the hash value so far
 * @data: (not nullable): whole blocks
 * @n_blocks: how many
 *
 * Takes blocks into a hash value, on any processor. Thread: any.
 */
void
_qd_sha256_compress (guint32 *state, const guint8 *data, gsize n_blocks)
{
  for (; n_blocks > 0; n_blocks--, data += QD_SHA256_BLOCK)
    {
      guint32 v[8], w[16];

      memcpy (v, state, sizeof v);
      memcpy (w, data, sizeof w);
      for (guint i = 0; i < ROUNDS; i++)
        {
          /* The schedule is a ring of the last sixteen words; so is the state, which moves by one place a round. */
          guint32 *word = &w[i % 16];
          guint32  e = v[(ROUNDS + 4 - i) % 8], a = v[(ROUNDS - i) % 8];
          guint32  b = v[(ROUNDS + 1 - i) % 8], c = v[(ROUNDS + 2 - i) % 8];
          guint32  f = v[(ROUNDS + 5 - i) % 8], g = v[(ROUNDS + 6 - i) % 8];
          guint32 *h = &v[(ROUNDS + 7 - i) % 8];

          if (i < 16)
            *word = GUINT32_FROM_BE (*word);
          else
            {
              guint32 early = w[(i + 1) % 16], late = w[(i + 14) % 16];

              *word += (rotate (early, 7) ^ rotate (early, 18) ^ early >> 3) + w[(i + 9) % 16] + (rotate (late, 17) ^ rotate (late, 19) ^ late >> 10);
            }
          *h += (rotate (e, 6) ^ rotate (e, 11) ^ rotate (e, 25)) + (g ^ (e & (f ^ g))) + constants[i] + *word;
          v[(ROUNDS + 3 - i) % 8] += *h;
          *h += (rotate (a, 2) ^ rotate (a, 13) ^ rotate (a, 22)) + ((a & b) | (c & (a | b)));
        }
      for (guint i = 0; i < 8; i++)
        state[i] += v[i];
    }
}

#ifdef HAVE_X86
/* With the instructions that Intel and AMD have for it: Intel 64 and IA-32 Architectures Software Developer's Manual, volume 2,
 * SHA256RNDS2, SHA256MSG1 and SHA256MSG2. They want the state as two vectors, a b e f and c d g h with the first as the highest. */
__attribute__ ((target ("sha,sse4.1"))) static void
compress_x86 (guint32 *state, const guint8 *data, gsize n_blocks)
{
  const __m128i  order = _mm_set_epi64x (0x0c0d0e0f08090a0b, 0x0405060700010203);
  const __m128i *keys = (const __m128i *)(gconstpointer)constants;
  __m128i        low = _mm_shuffle_epi32 (_mm_loadu_si128 ((const __m128i *)(gconstpointer)state), 0xb1);
  __m128i        high = _mm_shuffle_epi32 (_mm_loadu_si128 ((const __m128i *)(gconstpointer)(state + 4)), 0x1b);
  __m128i        abef = _mm_alignr_epi8 (low, high, 8);
  __m128i        cdgh = _mm_blend_epi16 (high, low, 0xf0);

  for (; n_blocks > 0; n_blocks--, data += QD_SHA256_BLOCK)
    {
      const __m128i abef_before = abef, cdgh_before = cdgh;
      __m128i       w[4];

      for (guint i = 0; i < 4; i++)
        w[i] = _mm_shuffle_epi8 (_mm_loadu_si128 ((const __m128i *)(gconstpointer)(data + 16 * i)), order);
#pragma GCC unroll 16
      for (guint i = 0; i < ROUNDS / 4; i++)
        {
          __m128i       *word = &w[i % 4];
          const __m128i *last = &w[(i + 3) % 4];
          __m128i        keyed = _mm_add_epi32 (*word, keys[i]);

          cdgh = _mm_sha256rnds2_epu32 (cdgh, abef, keyed);
          abef = _mm_sha256rnds2_epu32 (abef, cdgh, _mm_shuffle_epi32 (keyed, 0x0e));
          if (i < ROUNDS / 4 - 4)
            *word = _mm_sha256msg2_epu32 (_mm_add_epi32 (_mm_sha256msg1_epu32 (*word, w[(i + 1) % 4]), _mm_alignr_epi8 (*last, w[(i + 2) % 4], 4)), *last);
        }
      abef = _mm_add_epi32 (abef, abef_before);
      cdgh = _mm_add_epi32 (cdgh, cdgh_before);
    }
  low = _mm_shuffle_epi32 (abef, 0x1b);
  high = _mm_shuffle_epi32 (cdgh, 0xb1);
  _mm_storeu_si128 ((__m128i *)(gpointer)state, _mm_blend_epi16 (low, high, 0xf0));
  _mm_storeu_si128 ((__m128i *)(gpointer)(state + 4), _mm_alignr_epi8 (high, low, 8));
}

static gboolean
has_instructions (void)
{
  static gsize known; /* 1: no, 2: yes */

  if (g_once_init_enter (&known))
    {
      guint    a, b, c, d;
      gboolean vectors = __get_cpuid (1, &a, &b, &c, &d) && (c & bit_SSSE3) != 0 && (c & bit_SSE4_1) != 0;

      g_once_init_leave (&known, vectors && __get_cpuid_count (7, 0, &a, &b, &c, &d) && (b & bit_SHA) != 0 ? 2 : 1);
    }
  return known == 2;
}
#endif

static void
compress (guint32 *state, const guint8 *data, gsize n_blocks)
{
#ifdef HAVE_X86
  if (has_instructions ())
    {
      compress_x86 (state, data, n_blocks);
      return;
    }
#endif
  _qd_sha256_compress (state, data, n_blocks);
}

/**
 * qd_sha256_init:
 * @self: (not nullable) (out caller-allocates): what is to hold a hash
 *
 * Begins a hash. Thread: any.
 */
void
qd_sha256_init (QdSha256 *self)
{
  static const guint32 first[8] = { 0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19 };

  memcpy (self->state, first, sizeof first);
  self->size = 0;
}

/**
 * qd_sha256_update:
 * @self: (not nullable): a hash that was begun
 * @data: (nullable) (array length=size): bytes
 * @size: how many
 *
 * Goes on with a hash. Thread: the one that uses it.
 */
void
qd_sha256_update (QdSha256 *self, const void *data, gsize size)
{
  const guint8 *bytes = data;
  gsize         held = self->size % QD_SHA256_BLOCK;

  if (size == 0)
    return;
  self->size += size;
  if (held > 0)
    {
      gsize n = MIN (size, QD_SHA256_BLOCK - held);

      memcpy (self->block + held, bytes, n);
      if (held + n < QD_SHA256_BLOCK)
        return;
      compress (self->state, self->block, 1);
      bytes += n;
      size -= n;
    }
  compress (self->state, bytes, size / QD_SHA256_BLOCK);
  if (size % QD_SHA256_BLOCK > 0)
    memcpy (self->block, bytes + size - size % QD_SHA256_BLOCK, size % QD_SHA256_BLOCK);
}

/**
 * qd_sha256_finish:
 * @self: (not nullable): a hash that was begun
 * @digest: (not nullable) (out caller-allocates): room for %QD_SHA256_SIZE bytes
 *
 * Ends a hash. Thread: the one that uses it.
 */
void
qd_sha256_finish (QdSha256 *self, guint8 *digest)
{
  guint8  end[2 * QD_SHA256_BLOCK] = { 0x80 };
  gsize   held = self->size % QD_SHA256_BLOCK;
  gsize   padding = (held < QD_SHA256_BLOCK - LENGTH_SIZE ? QD_SHA256_BLOCK : 2 * QD_SHA256_BLOCK) - held;
  guint64 bits = GUINT64_TO_BE (self->size * 8);

  memcpy (end + padding - LENGTH_SIZE, &bits, sizeof bits);
  qd_sha256_update (self, end, padding);
  for (guint i = 0; i < 8; i++)
    {
      guint32 word = GUINT32_TO_BE (self->state[i]);

      memcpy (digest + 4 * i, &word, sizeof word);
    }
}

/**
 * qd_sha256_digest:
 * @data: (nullable) (array length=size): bytes
 * @size: how many
 * @digest: (not nullable) (out caller-allocates): room for %QD_SHA256_SIZE bytes
 *
 * Hashes bytes at once. Thread: any.
 */
void
qd_sha256_digest (const void *data, gsize size, guint8 *digest)
{
  QdSha256 hash;

  qd_sha256_init (&hash);
  qd_sha256_update (&hash, data, size);
  qd_sha256_finish (&hash, digest);
}
