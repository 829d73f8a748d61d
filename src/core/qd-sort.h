/* qd-sort.h: sorting of small things, such as keys
 *
 * Every article has some hundred keys, which are sorted four times on their way. A comparison through a pointer to a function takes
 * longer than all the rest of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

/* So many are put in order by insertion. */
#define QD_SORT_RUN 8

/* What takes no more room than this, bytes, is merged on the stack. */
#define QD_SORT_STACK 4096

/**
 * QD_DEFINE_SORT:
 * @name: of the function: `static void name (Type *items, gsize n)`
 * @Type: what is sorted
 * @comes_before: `gboolean comes_before (const Type *a, const Type *b)`, to be inlined; never true both ways round
 *
 * Defines a merge sort from the bottom up (Knuth, The Art of Computer Programming, volume 3, 5.2.4, algorithm N with runs of a
 * fixed length): what is equal stays in its order, and no input makes it slow.
 */
#define QD_DEFINE_SORT(name, Type, comes_before)                                           \
  static void                                                                              \
  name (Type *items, gsize n)                                                              \
  {                                                                                        \
    Type  few[QD_SORT_STACK / sizeof (Type)];                                              \
    Type *from = items, *to, *room = NULL;                                                 \
                                                                                           \
    for (gsize i = 1; i < n; i++)                                                          \
      {                                                                                    \
        Type  item = items[i];                                                             \
        gsize at = i;                                                                      \
                                                                                           \
        for (; at % QD_SORT_RUN != 0 && comes_before (&item, &items[at - 1]); at--)        \
          items[at] = items[at - 1];                                                       \
        items[at] = item;                                                                  \
      }                                                                                    \
    if (n <= QD_SORT_RUN)                                                                  \
      return;                                                                              \
    to = n <= G_N_ELEMENTS (few) ? few : (room = g_new (Type, n));                         \
    for (gsize width = QD_SORT_RUN; width < n; width *= 2)                                 \
      {                                                                                    \
        Type *swapped = from;                                                              \
                                                                                           \
        for (gsize start = 0; start < n; start += 2 * width)                               \
          {                                                                                \
            gsize       middle = MIN (start + width, n), end = MIN (start + 2 * width, n); \
            const Type *a = from + start, *b = from + middle;                              \
            Type       *out = to + start;                                                  \
                                                                                           \
            while (a < from + middle && b < from + end)                                    \
              *out++ = comes_before (b, a) ? *b++ : *a++;                                  \
            while (a < from + middle)                                                      \
              *out++ = *a++;                                                               \
            while (b < from + end)                                                         \
              *out++ = *b++;                                                               \
          }                                                                                \
        from = to;                                                                         \
        to = swapped;                                                                      \
      }                                                                                    \
    if (from != items)                                                                     \
      memcpy (items, from, n * sizeof (Type));                                             \
    g_free (room);                                                                         \
  }

/* Numbers that are as if at random are spread over so many places at most, by their highest bits. */
#define QD_SORT_PLACES 256

/* More in one place than this are not as if at random. */
#define QD_SORT_CROWD 8

/**
 * QD_DEFINE_SPREAD_SORT:
 * @name: of the function: `static void name (Type *items, gsize n)`
 * @Type: what is sorted
 * @number_of: `guint64 number_of (const Type *item)`, to be inlined: a number by which it is sorted, as if at random
 * @n_bits: how many bits the numbers have
 *
 * Defines a distribution sort (Knuth, The Art of Computer Programming, volume 3, 5.2.1, algorithm D over the highest bits, and then
 * insertion) of numbers such as hashes, which puts most items where they belong without comparing them: which of two comes first no
 * processor foretells. What is equal stays in its order. Items that are very few or very many, or crowd in one place, are merged.
 */
#define QD_DEFINE_SPREAD_SORT(name, Type, number_of, n_bits)                           \
  static inline gboolean                                                               \
    name##_is_before (const Type *a, const Type *b)                                    \
  {                                                                                    \
    return number_of (a) < number_of (b);                                              \
  }                                                                                    \
                                                                                       \
  QD_DEFINE_SORT (name##_by_merging, Type, name##_is_before)                           \
                                                                                       \
  static void                                                                          \
  name (Type *items, gsize n)                                                          \
  {                                                                                    \
    const guint shift = (n_bits) - (n > QD_SORT_PLACES / 4 ? 8 : 6);                   \
    guint8      starts[QD_SORT_PLACES] = { 0 };                                        \
    Type        spread[QD_SORT_PLACES - 1];                                            \
    guint       sum = 0, most = 0;                                                     \
                                                                                       \
    if (n <= QD_SORT_RUN || n > G_N_ELEMENTS (spread))                                 \
      {                                                                                \
        name##_by_merging (items, n);                                                  \
        return;                                                                        \
      }                                                                                \
    for (gsize i = 0; i < n; i++)                                                      \
      starts[(guint8)(number_of (&items[i]) >> shift)]++;                              \
    for (guint place = 0; place <= (G_MAXUINT64 >> (64 - (n_bits))) >> shift; place++) \
      {                                                                                \
        const guint count = starts[place];                                             \
                                                                                       \
        starts[place] = (guint8)sum;                                                   \
        sum += count;                                                                  \
        most = MAX (most, count);                                                      \
      }                                                                                \
    if (most > QD_SORT_CROWD)                                                          \
      {                                                                                \
        name##_by_merging (items, n);                                                  \
        return;                                                                        \
      }                                                                                \
    for (gsize i = 0; i < n; i++)                                                      \
      spread[starts[(guint8)(number_of (&items[i]) >> shift)]++] = items[i];           \
    items[0] = spread[0];                                                              \
    for (gsize i = 1; i < n; i++)                                                      \
      {                                                                                \
        gsize at = i;                                                                  \
                                                                                       \
        for (; at > 0 && name##_is_before (&spread[i], &items[at - 1]); at--)          \
          items[at] = items[at - 1];                                                   \
        items[at] = spread[i];                                                         \
      }                                                                                \
  }

static inline gboolean
qd_sort_is_less (const guint64 *a, const guint64 *b)
{
  return *a < *b;
}

G_END_DECLS
