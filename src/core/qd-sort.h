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

static inline gboolean
qd_sort_is_less (const guint64 *a, const guint64 *b)
{
  return *a < *b;
}

G_END_DECLS
