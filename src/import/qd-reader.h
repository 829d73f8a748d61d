/* qd-reader.h: reads articles out of one file format
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "store/qd-article-draft.h"

G_BEGIN_DECLS

#define QD_IMPORT_ERROR (qd_import_error_quark ())

/**
 * QdImportError:
 * @QD_IMPORT_ERROR_FORMAT: the file is not what it says it is, or broken at the place named
 * @QD_IMPORT_ERROR_ENCODING: the text's encoding is neither declared rightly nor recognisable
 * @QD_IMPORT_ERROR_EMPTY: there is no text in it
 * @QD_IMPORT_ERROR_TOO_LARGE: it exceeds a limit of size, depth or count
 * @QD_IMPORT_ERROR_UNSUPPORTED: no reader knows this format
 * @QD_IMPORT_ERROR_NETWORK: it could not be fetched
 * @QD_IMPORT_ERROR_GONE: it is on the web no more, and will not be
 * @QD_IMPORT_ERROR_TOO_NEAR: it is on this computer, or in a network that it is in, where nothing else may lead than a person
 * @QD_IMPORT_ERROR_PARTIAL: it is damaged or ends too early; what could be read of it was
 */
typedef enum {
  QD_IMPORT_ERROR_FORMAT,
  QD_IMPORT_ERROR_ENCODING,
  QD_IMPORT_ERROR_EMPTY,
  QD_IMPORT_ERROR_TOO_LARGE,
  QD_IMPORT_ERROR_UNSUPPORTED,
  QD_IMPORT_ERROR_NETWORK,
  QD_IMPORT_ERROR_GONE,
  QD_IMPORT_ERROR_TOO_NEAR,
  QD_IMPORT_ERROR_PARTIAL,
} QdImportError;

GQuark qd_import_error_quark (void);

/**
 * QdReadSink:
 * @article: called once an article, with a draft whose path, line, source, title and body are set as far as the file
 *   has them; takes the draft. Returns %FALSE to stop reading
 * @problem: called for an article that could not be read; reading goes on. @line is 0 where there is none. Borrows
 *   the error
 * @user_data: for all of them
 * @position: (nullable): told now and then how much of the file was read, bytes, by readers that know; what the articles
 *   take of the file says it otherwise
 * @expect: (nullable): told how many articles the file says that it holds, by readers of formats that say so
 * @member_problem: (nullable): as @problem, for an article in a file inside an archive, whose path is shown
 * @root: (nullable): the folder that is being imported and the file is in: what belongs to an article may lie anywhere in it
 */
typedef struct
{
  gboolean (*article) (QdArticleDraft *draft,
                       gpointer        user_data);
  void (*problem) (guint64       line,
                   const GError *error,
                   gpointer      user_data);
  gpointer user_data;
  void (*position) (guint64  position,
                    gpointer user_data);
  void (*expect) (guint    n_articles,
                  gpointer user_data);
  void (*member_problem) (const char   *path,
                          guint64       line,
                          const GError *error,
                          gpointer      user_data);
  GFile *root;
} QdReadSink;

/**
 * QdReader:
 * @name: the format, as reports name it ("Web page")
 * @extensions: (array zero-terminated=1): name endings without the dot, lower case
 * @max_size: the largest file that is read, bytes
 * @sniff: from 0 (cannot be) to 100 (certain), how much @head, the first bytes of the file, looks like the format
 * @read: reads all articles of @file
 * @is_text: its files are text of some encoding; @sniff is not asked about others
 *
 * A file format. One constant a format, all listed in qd_readers.
 */
typedef struct
{
  const char        *name;
  const char *const *extensions;
  guint64            max_size;
  int (*sniff) (const guint8 *head,
                gsize         len);
  gboolean (*read) (GFile            *file,
                    const QdReadSink *sink,
                    GCancellable     *cancellable,
                    GError          **error);
  gboolean is_text;
} QdReader;

extern const QdReader qd_reader_text;
extern const QdReader qd_reader_markdown;
extern const QdReader qd_reader_html;
extern const QdReader qd_reader_mhtml;
extern const QdReader qd_reader_jsonl;
extern const QdReader qd_reader_archive;
extern const QdReader qd_reader_docx;
extern const QdReader qd_reader_odt;
extern const QdReader qd_reader_epub;
extern const QdReader qd_reader_rtf;
extern const QdReader qd_reader_library;
extern const QdReader qd_reader_mail;
extern const QdReader qd_reader_pdf;
extern const QdReader qd_reader_feed;
extern const QdReader qd_reader_table;
extern const QdReader qd_reader_json;
extern const QdReader qd_reader_ris;
extern const QdReader qd_reader_bibtex;
extern const QdReader qd_reader_newsml;
extern const QdReader qd_reader_zotero;
extern const QdReader qd_reader_warc;
extern const QdReader qd_reader_wacz;

const QdReader *qd_reader_for_file (GFile        *file,
                                    GCancellable *cancellable,
                                    GError      **error);
gboolean        qd_reader_read (const QdReader   *reader,
                                GFile            *file,
                                const QdReadSink *sink,
                                GCancellable     *cancellable,
                                GError          **error);

G_END_DECLS
