/* qd-hash.h: the constants of the hashes that are computed here, and the step that finishes one
 *
 * Libraries keep some of these hashes (keys of quotations, sketches, places of articles): another value here asks for a new
 * analysis of each.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* FNV-1a: Fowler, Noll, Vo, http://www.isthe.com/chongo/tech/comp/fnv/. */
#define QD_FNV32_OFFSET 2166136261u
#define QD_FNV32_PRIME 16777619u
#define QD_FNV64_OFFSET G_GUINT64_CONSTANT (0xcbf29ce484222325)
#define QD_FNV64_PRIME G_GUINT64_CONSTANT (0x100000001b3)

/* The odd number next to 2^64 divided by the golden ratio, by which Fibonacci hashing multiplies (Knuth, The Art of Computer
 * Programming 3, 6.4). It is the upper bits of the product that are spread. */
#define QD_HASH_GOLDEN_RATIO G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)

/* Multipliers for a second step and a third: of degski64, and of SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom
 * Number Generators, 2014). */
#define QD_HASH_DEGSKI G_GUINT64_CONSTANT (0xd6e8feb86659fd93)
#define QD_HASH_SPLITMIX G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9)

/**
 * qd_hash_finish:
 * @hash: a hash
 *
 * The finishing steps of MurmurHash3 (Appleby, fmix64), after which every bit may be used. Thread: any.
 *
 * Returns: the hash, spread
 */
static inline guint64
qd_hash_finish (guint64 hash)
{
  hash ^= hash >> 33;
  hash *= G_GUINT64_CONSTANT (0xff51afd7ed558ccd);
  hash ^= hash >> 33;
  hash *= G_GUINT64_CONSTANT (0xc4ceb9fe1a85ec53);
  return hash ^ hash >> 33;
}

G_END_DECLS
