/* qd-address.h: quotidian:// addresses
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What an article or a statement is named by: hexadecimal digits, in small letters. */
#define QD_ADDRESS_NAME_LENGTH 16

/**
 * QdAddressKind:
 * @QD_ADDRESS_ARTICLE: quotidian://article/NAME, with a quotation quotidian://article/NAME/quotation/START-END
 * @QD_ADDRESS_STATEMENT: quotidian://statement/NAME
 * @QD_ADDRESS_SEARCH: quotidian://search?q=WORDS
 * @QD_ADDRESS_CHECK: quotidian://check?q=WORDS
 */
typedef enum {
  QD_ADDRESS_ARTICLE,
  QD_ADDRESS_STATEMENT,
  QD_ADDRESS_SEARCH,
  QD_ADDRESS_CHECK,
} QdAddressKind;

/**
 * QdAddress:
 * @kind: what it leads to
 * @name: of the article or the statement; else empty
 * @has_quotation: whether it leads to a quotation of the article
 * @start: where the quotation begins, in code points of the article's body
 * @end: where it ends, exclusive
 * @words: (nullable): what is searched or checked
 *
 * A place in a library, which other programs can keep. It says nothing of where the library is.
 */
typedef struct
{
  QdAddressKind kind;
  char          name[QD_ADDRESS_NAME_LENGTH + 1];
  gboolean      has_quotation;
  guint64       start;
  guint64       end;
  char         *words;
} QdAddress;

gboolean qd_address_parse (const char *text,
                           QdAddress  *address);
char    *qd_address_dup_text (const QdAddress *self);
char    *qd_address_dup_article (const char *name);
char    *qd_address_dup_quotation (const char *name,
                                   guint64     start,
                                   guint64     end);
void     qd_address_clear (QdAddress *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (QdAddress, qd_address_clear)

G_END_DECLS
