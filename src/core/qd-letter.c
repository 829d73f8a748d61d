/* qd-letter.c: what letters become where words are compared and searched
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-letter.h"

/**
 * qd_letter_get_plain:
 * @c: a letter, in either case
 *
 * What is written for letters that Unicode does not decompose, but that go without their stroke or as two where a keyboard has
 * none: "ß", "æ", "ø", "ł". Thread: any.
 *
 * Returns: (transfer none) (nullable): small letters of ASCII; %NULL for any other letter
 */
const char *
qd_letter_get_plain (gunichar c)
{
  switch (c)
    {
    case 0xdf:
    case 0x1e9e:
      return "ss";
    case 0xc6:
    case 0xe6:
      return "ae";
    case 0x152:
    case 0x153:
      return "oe";
    case 0xd8:
    case 0xf8:
      return "o";
    case 0xd0:
    case 0xf0:
    case 0x110:
    case 0x111:
      return "d";
    case 0xde:
    case 0xfe:
      return "th";
    case 0x141:
    case 0x142:
      return "l";
    case 0x131:
      return "i";
    default:
      return NULL;
    }
}
