/* qd-sqlite-rows.h: rows in memory that a statement reads like a table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <sqlite3.h>

#include "store/qd-sqlite.h"

G_BEGIN_DECLS

/* The columns of the table, c0 to c18. */
#define QD_SQLITE_N_COLUMNS 19

/**
 * QdValueKind:
 * @QD_VALUE_NONE: no value
 * @QD_VALUE_INT: an integer
 * @QD_VALUE_DOUBLE: a number
 * @QD_VALUE_TEXT: UTF-8
 * @QD_VALUE_BLOB: bytes
 */
typedef enum {
  QD_VALUE_NONE,
  QD_VALUE_INT,
  QD_VALUE_DOUBLE,
  QD_VALUE_TEXT,
  QD_VALUE_BLOB,
} QdValueKind;

/**
 * QdValue:
 * @kind: what it is
 * @size: of a text or bytes
 * @integer: if it is one
 * @number: if it is one
 * @data: (nullable): text or bytes, to stay until the next row is asked for
 *
 * A value of a row in memory.
 */
typedef struct
{
  QdValueKind kind;
  gsize       size;
  union
  {
    gint64        integer;
    double        number;
    gconstpointer data;
  };
} QdValue;

/**
 * QdRowsFunc:
 * @values: (array fixed-size=18): gets the values of the next row; all are without one when it is called
 * @user_data: what was given with it
 *
 * Returns: %FALSE if there is no further row
 */
typedef gboolean (*QdRowsFunc) (QdValue *values,
                                gpointer user_data);

void     qd_value_set_int (QdValue *self,
                           gint64   value);
void     qd_value_set_double (QdValue *self,
                              double   value);
void     qd_value_set_text (QdValue    *self,
                            const char *text);
void     qd_value_set_blob (QdValue      *self,
                            gconstpointer data,
                            gsize         size);
gboolean qd_sqlite_run_with_rows (QdSqlite   *self,
                                  const char *sql,
                                  QdRowsFunc  func,
                                  gpointer    user_data,
                                  GError    **error);
int      _qd_sqlite_rows_register (QdSqlite *self);

G_END_DECLS
