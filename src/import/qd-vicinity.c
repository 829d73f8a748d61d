/* qd-vicinity.c: how near to this computer an address is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-vicinity.h"

#include <string.h>

/* A range of addresses, by their first bits. */
typedef struct
{
  guint8     bytes[16];
  guint8     n_bits;
  QdVicinity vicinity;
} Range;

/* IANA IPv4 Special-Purpose Address Registry (RFC 6890), and what is no address of a single computer (RFC 5771, RFC 1112). A Linux
 * that is to connect to 0.0.0.0 connects to itself. */
static const Range ranges_4[] = {
  { { 0 }, 8, QD_VICINITY_COMPUTER },
  { { 127 }, 8, QD_VICINITY_COMPUTER },
  { { 10 }, 8, QD_VICINITY_NETWORK },
  { { 100, 64 }, 10, QD_VICINITY_NETWORK },
  { { 169, 254 }, 16, QD_VICINITY_NETWORK },
  { { 172, 16 }, 12, QD_VICINITY_NETWORK },
  { { 192, 0, 0 }, 24, QD_VICINITY_NETWORK },
  { { 192, 168 }, 16, QD_VICINITY_NETWORK },
  { { 198, 18 }, 15, QD_VICINITY_NETWORK },
  { { 224 }, 3, QD_VICINITY_NOWHERE },
};

/* IANA IPv6 Special-Purpose Address Registry, and the site-local addresses of before (RFC 3879). */
static const Range ranges_6[] = {
  { { 0 }, 127, QD_VICINITY_COMPUTER },
  { { 0xfc }, 7, QD_VICINITY_NETWORK },
  { { 0xfe, 0x80 }, 10, QD_VICINITY_NETWORK },
  { { 0xfe, 0xc0 }, 10, QD_VICINITY_NETWORK },
  { { 0xff }, 8, QD_VICINITY_NOWHERE },
};

/* Ways to write an IPv4 address as one of IPv6, and where in it that begins: mapped (RFC 4291, 2.5.5.2), compatible (2.5.5.1), by way of
 * a translator (RFC 6052, RFC 8215) and of 6to4 (RFC 3056). */
static const struct
{
  Range range;
  guint at;
} embedded[] = {
  { { { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff }, 96, 0 }, 12 },
  { { { 0 }, 96, 0 }, 12 },
  { { { 0x00, 0x64, 0xff, 0x9b }, 96, 0 }, 12 },
  { { { 0x00, 0x64, 0xff, 0x9b, 0x00, 0x01 }, 48, 0 }, 12 },
  { { { 0x20, 0x02 }, 16, 0 }, 2 },
};

static gboolean
is_in (const guint8 *bytes, const Range *range)
{
  guint n_whole = range->n_bits / 8, n_rest = range->n_bits % 8;

  return memcmp (bytes, range->bytes, n_whole) == 0 && (n_rest == 0 || ((bytes[n_whole] ^ range->bytes[n_whole]) >> (8 - n_rest)) == 0);
}

static QdVicinity
find_in (const guint8 *bytes, const Range *ranges, guint n_ranges)
{
  for (guint i = 0; i < n_ranges; i++)
    if (is_in (bytes, &ranges[i]))
      return ranges[i].vicinity;
  return QD_VICINITY_WORLD;
}

/**
 * qd_vicinity_of_address:
 * @address: (not nullable): an address
 *
 * Tells addresses of this computer, and of the networks that it may be in, from those that anybody can reach. Thread: any.
 *
 * Returns: how near it is
 */
QdVicinity
qd_vicinity_of_address (GInetAddress *address)
{
  const guint8 *bytes = g_inet_address_to_bytes (address);

  if (g_inet_address_get_family (address) == G_SOCKET_FAMILY_IPV4)
    return find_in (bytes, ranges_4, G_N_ELEMENTS (ranges_4));
  /* Before those inside it: that of the computer itself would be one of IPv4, too. */
  if (is_in (bytes, &ranges_6[0]))
    return ranges_6[0].vicinity;
  for (guint i = 0; i < G_N_ELEMENTS (embedded); i++)
    if (is_in (bytes, &embedded[i].range))
      return find_in (bytes + embedded[i].at, ranges_4, G_N_ELEMENTS (ranges_4));
  return find_in (bytes, ranges_6, G_N_ELEMENTS (ranges_6));
}
