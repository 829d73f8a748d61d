/* qd-html-entities.c: the character references of web pages
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-html-entities.h"

#include <stdlib.h>
#include <string.h>

#define LONGEST_NAME 10

typedef struct
{
  const char *name;
  guint16     character;
} Entity;

/* The names of HTML 4.01, section 24, and “apos”, in byte order. libxml2 has them too, but asks not to be asked any more. */
static const Entity entities[] = {
  { "AElig", 0xC6 },
  { "Aacute", 0xC1 },
  { "Acirc", 0xC2 },
  { "Agrave", 0xC0 },
  { "Alpha", 0x391 },
  { "Aring", 0xC5 },
  { "Atilde", 0xC3 },
  { "Auml", 0xC4 },
  { "Beta", 0x392 },
  { "Ccedil", 0xC7 },
  { "Chi", 0x3A7 },
  { "Dagger", 0x2021 },
  { "Delta", 0x394 },
  { "ETH", 0xD0 },
  { "Eacute", 0xC9 },
  { "Ecirc", 0xCA },
  { "Egrave", 0xC8 },
  { "Epsilon", 0x395 },
  { "Eta", 0x397 },
  { "Euml", 0xCB },
  { "Gamma", 0x393 },
  { "Iacute", 0xCD },
  { "Icirc", 0xCE },
  { "Igrave", 0xCC },
  { "Iota", 0x399 },
  { "Iuml", 0xCF },
  { "Kappa", 0x39A },
  { "Lambda", 0x39B },
  { "Mu", 0x39C },
  { "Ntilde", 0xD1 },
  { "Nu", 0x39D },
  { "OElig", 0x152 },
  { "Oacute", 0xD3 },
  { "Ocirc", 0xD4 },
  { "Ograve", 0xD2 },
  { "Omega", 0x3A9 },
  { "Omicron", 0x39F },
  { "Oslash", 0xD8 },
  { "Otilde", 0xD5 },
  { "Ouml", 0xD6 },
  { "Phi", 0x3A6 },
  { "Pi", 0x3A0 },
  { "Prime", 0x2033 },
  { "Psi", 0x3A8 },
  { "Rho", 0x3A1 },
  { "Scaron", 0x160 },
  { "Sigma", 0x3A3 },
  { "THORN", 0xDE },
  { "Tau", 0x3A4 },
  { "Theta", 0x398 },
  { "Uacute", 0xDA },
  { "Ucirc", 0xDB },
  { "Ugrave", 0xD9 },
  { "Upsilon", 0x3A5 },
  { "Uuml", 0xDC },
  { "Xi", 0x39E },
  { "Yacute", 0xDD },
  { "Yuml", 0x178 },
  { "Zeta", 0x396 },
  { "aacute", 0xE1 },
  { "acirc", 0xE2 },
  { "acute", 0xB4 },
  { "aelig", 0xE6 },
  { "agrave", 0xE0 },
  { "alefsym", 0x2135 },
  { "alpha", 0x3B1 },
  { "amp", 0x26 },
  { "and", 0x2227 },
  { "ang", 0x2220 },
  { "apos", 0x27 },
  { "aring", 0xE5 },
  { "asymp", 0x2248 },
  { "atilde", 0xE3 },
  { "auml", 0xE4 },
  { "bdquo", 0x201E },
  { "beta", 0x3B2 },
  { "brvbar", 0xA6 },
  { "bull", 0x2022 },
  { "cap", 0x2229 },
  { "ccedil", 0xE7 },
  { "cedil", 0xB8 },
  { "cent", 0xA2 },
  { "chi", 0x3C7 },
  { "circ", 0x2C6 },
  { "clubs", 0x2663 },
  { "cong", 0x2245 },
  { "copy", 0xA9 },
  { "crarr", 0x21B5 },
  { "cup", 0x222A },
  { "curren", 0xA4 },
  { "dArr", 0x21D3 },
  { "dagger", 0x2020 },
  { "darr", 0x2193 },
  { "deg", 0xB0 },
  { "delta", 0x3B4 },
  { "diams", 0x2666 },
  { "divide", 0xF7 },
  { "eacute", 0xE9 },
  { "ecirc", 0xEA },
  { "egrave", 0xE8 },
  { "empty", 0x2205 },
  { "emsp", 0x2003 },
  { "ensp", 0x2002 },
  { "epsilon", 0x3B5 },
  { "equiv", 0x2261 },
  { "eta", 0x3B7 },
  { "eth", 0xF0 },
  { "euml", 0xEB },
  { "euro", 0x20AC },
  { "exist", 0x2203 },
  { "fnof", 0x192 },
  { "forall", 0x2200 },
  { "frac12", 0xBD },
  { "frac14", 0xBC },
  { "frac34", 0xBE },
  { "frasl", 0x2044 },
  { "gamma", 0x3B3 },
  { "ge", 0x2265 },
  { "gt", 0x3E },
  { "hArr", 0x21D4 },
  { "harr", 0x2194 },
  { "hearts", 0x2665 },
  { "hellip", 0x2026 },
  { "iacute", 0xED },
  { "icirc", 0xEE },
  { "iexcl", 0xA1 },
  { "igrave", 0xEC },
  { "image", 0x2111 },
  { "infin", 0x221E },
  { "int", 0x222B },
  { "iota", 0x3B9 },
  { "iquest", 0xBF },
  { "isin", 0x2208 },
  { "iuml", 0xEF },
  { "kappa", 0x3BA },
  { "lArr", 0x21D0 },
  { "lambda", 0x3BB },
  { "lang", 0x2329 },
  { "laquo", 0xAB },
  { "larr", 0x2190 },
  { "lceil", 0x2308 },
  { "ldquo", 0x201C },
  { "le", 0x2264 },
  { "lfloor", 0x230A },
  { "lowast", 0x2217 },
  { "loz", 0x25CA },
  { "lrm", 0x200E },
  { "lsaquo", 0x2039 },
  { "lsquo", 0x2018 },
  { "lt", 0x3C },
  { "macr", 0xAF },
  { "mdash", 0x2014 },
  { "micro", 0xB5 },
  { "middot", 0xB7 },
  { "minus", 0x2212 },
  { "mu", 0x3BC },
  { "nabla", 0x2207 },
  { "nbsp", 0xA0 },
  { "ndash", 0x2013 },
  { "ne", 0x2260 },
  { "ni", 0x220B },
  { "not", 0xAC },
  { "notin", 0x2209 },
  { "nsub", 0x2284 },
  { "ntilde", 0xF1 },
  { "nu", 0x3BD },
  { "oacute", 0xF3 },
  { "ocirc", 0xF4 },
  { "oelig", 0x153 },
  { "ograve", 0xF2 },
  { "oline", 0x203E },
  { "omega", 0x3C9 },
  { "omicron", 0x3BF },
  { "oplus", 0x2295 },
  { "or", 0x2228 },
  { "ordf", 0xAA },
  { "ordm", 0xBA },
  { "oslash", 0xF8 },
  { "otilde", 0xF5 },
  { "otimes", 0x2297 },
  { "ouml", 0xF6 },
  { "para", 0xB6 },
  { "part", 0x2202 },
  { "permil", 0x2030 },
  { "perp", 0x22A5 },
  { "phi", 0x3C6 },
  { "pi", 0x3C0 },
  { "piv", 0x3D6 },
  { "plusmn", 0xB1 },
  { "pound", 0xA3 },
  { "prime", 0x2032 },
  { "prod", 0x220F },
  { "prop", 0x221D },
  { "psi", 0x3C8 },
  { "quot", 0x22 },
  { "rArr", 0x21D2 },
  { "radic", 0x221A },
  { "rang", 0x232A },
  { "raquo", 0xBB },
  { "rarr", 0x2192 },
  { "rceil", 0x2309 },
  { "rdquo", 0x201D },
  { "real", 0x211C },
  { "reg", 0xAE },
  { "rfloor", 0x230B },
  { "rho", 0x3C1 },
  { "rlm", 0x200F },
  { "rsaquo", 0x203A },
  { "rsquo", 0x2019 },
  { "sbquo", 0x201A },
  { "scaron", 0x161 },
  { "sdot", 0x22C5 },
  { "sect", 0xA7 },
  { "shy", 0xAD },
  { "sigma", 0x3C3 },
  { "sigmaf", 0x3C2 },
  { "sim", 0x223C },
  { "spades", 0x2660 },
  { "sub", 0x2282 },
  { "sube", 0x2286 },
  { "sum", 0x2211 },
  { "sup", 0x2283 },
  { "sup1", 0xB9 },
  { "sup2", 0xB2 },
  { "sup3", 0xB3 },
  { "supe", 0x2287 },
  { "szlig", 0xDF },
  { "tau", 0x3C4 },
  { "there4", 0x2234 },
  { "theta", 0x3B8 },
  { "thetasym", 0x3D1 },
  { "thinsp", 0x2009 },
  { "thorn", 0xFE },
  { "tilde", 0x2DC },
  { "times", 0xD7 },
  { "trade", 0x2122 },
  { "uArr", 0x21D1 },
  { "uacute", 0xFA },
  { "uarr", 0x2191 },
  { "ucirc", 0xFB },
  { "ugrave", 0xF9 },
  { "uml", 0xA8 },
  { "upsih", 0x3D2 },
  { "upsilon", 0x3C5 },
  { "uuml", 0xFC },
  { "weierp", 0x2118 },
  { "xi", 0x3BE },
  { "yacute", 0xFD },
  { "yen", 0xA5 },
  { "yuml", 0xFF },
  { "zeta", 0x3B6 },
  { "zwj", 0x200D },
  { "zwnj", 0x200C }
};

static int
compare_names (gconstpointer name, gconstpointer entity)
{
  return strcmp (name, ((const Entity *)entity)->name);
}

/* The character that a name stands for, or 0. */
static gunichar
look_up (const char *start, gsize len)
{
  char          name[LONGEST_NAME + 1];
  const Entity *entity;

  if (len > LONGEST_NAME)
    return 0;
  memcpy (name, start, len);
  name[len] = '\0';
  entity = bsearch (name, entities, G_N_ELEMENTS (entities), sizeof (Entity), compare_names);
  return entity != NULL ? entity->character : 0;
}

/* What pages mean by the numbers 128 to 159: the characters of windows-1252 (HTML Standard, section 13.2.5.80). */
static gunichar
resolve_number (guint64 number)
{
  static const guint16 table[32] = {
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D, 0x8F,
    0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178
  };

  if (number >= 128 && number < 160)
    return table[number - 128];
  if (number == 0 || number > 0x10FFFF || (number >= 0xD800 && number < 0xE000))
    return 0xFFFD;
  return (gunichar)number;
}

/* Resolves the reference at @text, which begins with "&"; returns the bytes that it takes, 0 if it is none. */
static gsize
decode_one (GString *out, const char *text, gsize len)
{
  gsize    n = 1;
  gunichar c;

  if (len > 2 && text[1] == '#')
    {
      gboolean hex = text[2] == 'x' || text[2] == 'X';
      guint64  number = 0;
      gsize    start = hex ? 3 : 2;

      for (n = start; n < len && (hex ? g_ascii_isxdigit (text[n]) : g_ascii_isdigit (text[n])); n++)
        number = MIN (number * (hex ? 16 : 10) + (guint64)g_ascii_xdigit_value (text[n]), 0x110000);
      if (n == start)
        return 0;
      g_string_append_unichar (out, resolve_number (number));
      return n < len && text[n] == ';' ? n + 1 : n;
    }
  while (n < len && n <= LONGEST_NAME && g_ascii_isalnum (text[n]))
    n++;
  if (n == 1 || n >= len || text[n] != ';')
    return 0;
  c = look_up (text + 1, n - 1);
  if (c == 0)
    return 0;
  g_string_append_unichar (out, c);
  return n + 1;
}

/**
 * qd_html_entities_decode:
 * @out: (not nullable): where to
 * @text: (not nullable): a text or an attribute's value, UTF-8
 * @len: its length, bytes
 *
 * Appends the text with its character references resolved, each to one character: nothing that a page declares can
 * make them grow. Unknown ones stay as they are. Thread: any.
 */
void
qd_html_entities_decode (GString *out, const char *text, gsize len)
{
  gsize pos = 0;

  g_return_if_fail (out != NULL);

  while (pos < len)
    {
      const char *ampersand = memchr (text + pos, '&', len - pos);
      gsize       taken;

      if (ampersand == NULL)
        break;
      g_string_append_len (out, text + pos, ampersand - (text + pos));
      pos = (gsize)(ampersand - text);
      taken = decode_one (out, ampersand, len - pos);
      if (taken == 0)
        {
          g_string_append_c (out, '&');
          taken = 1;
        }
      pos += taken;
    }
  g_string_append_len (out, text + pos, (gssize)(len - pos));
}
