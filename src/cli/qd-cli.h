/* qd-cli.h: what the commands of quotidian-cli share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "import/qd-export-json.h"
#include "import/qd-import-job.h"
#include "import/qd-json-writer.h"
#include "store/qd-store.h"

G_BEGIN_DECLS

#define QD_CLI_OK 0
#define QD_CLI_PROBLEMS 1
#define QD_CLI_USAGE 2

/* The options that not every command takes. */
typedef enum {
  QD_CLI_TAKES_LIBRARY = 1 << 0,
  QD_CLI_TAKES_FORMAT = 1 << 1,
  QD_CLI_TAKES_JOBS = 1 << 2,
  QD_CLI_TAKES_ARTICLE = 1 << 3,
  QD_CLI_TAKES_VERBOSE = 1 << 4,
  QD_CLI_TAKES_DIGEST = 1 << 5,
  QD_CLI_TAKES_SALVAGE = 1 << 6,
  QD_CLI_TAKES_FULL_TEXT = 1 << 7,
  QD_CLI_TAKES_ONCE = 1 << 8,
} QdCliTakes;

/**
 * QdCli:
 * @library: (nullable): the library's file, as the person gave it
 * @jsonl: whether records are printed as JSON lines, and not as text for people
 * @citation: (nullable): the format of other programs that is exported, as qd_citation_format_from_string() names it
 * @verbose: whether a line is printed for each file that is imported
 * @full_text: whether the pages of entries are fetched that have only a summary
 * @digest: whether a digest of the library is printed instead of checking it
 * @salvage: whether the copy is to be made of what is sound
 * @once: whether folders are looked through once, and not until the program is stopped
 * @n_jobs: how many threads analyse; 0 for as many as there are processors
 * @article: (nullable): the article that was asked for
 * @n_args: how many arguments the command has
 * @args: (array length=n_args): its arguments, in the encoding of file names
 * @problems: how many problems were told
 * @trimmed: how many new articles an import had when memory was given back last
 * @output_closed: whether nobody reads the output any more
 */
typedef struct
{
  char    *library;
  gboolean jsonl;
  char    *citation;
  gboolean verbose;
  gboolean full_text;
  gboolean digest;
  gboolean salvage;
  gboolean once;
  guint    n_jobs;
  char    *article;
  guint    n_args;
  char   **args;
  guint    problems;
  guint    trimmed;
  gboolean output_closed;
} QdCli;

typedef struct
{
  const char *name;
  const char *arguments;
  guint       least_args;
  guint       most_args;
  QdCliTakes  takes;
  int (*run) (QdCli *cli);
} QdCliCommand;

int qd_cli_analyze (QdCli *cli);
int qd_cli_feed (QdCli *cli);
int qd_cli_feeds (QdCli *cli);
int qd_cli_opml (QdCli *cli);
int qd_cli_versions (QdCli *cli);
int qd_cli_watch (QdCli *cli);
int qd_cli_import (QdCli *cli);
int qd_cli_articles (QdCli *cli);
int qd_cli_quotations (QdCli *cli);
int qd_cli_relations (QdCli *cli);
int qd_cli_search (QdCli *cli);
int qd_cli_verify (QdCli *cli);
int qd_cli_backup (QdCli *cli);
int qd_cli_archive (QdCli *cli);
int qd_cli_speakers (QdCli *cli);
int qd_cli_statements (QdCli *cli);
int qd_cli_compare (QdCli *cli);
int qd_cli_check (QdCli *cli);
int qd_cli_export (QdCli *cli);
int qd_cli_stories (QdCli *cli);
int qd_cli_copies (QdCli *cli);
int qd_cli_sources (QdCli *cli);
int qd_cli_corrections (QdCli *cli);
int qd_cli_notes (QdCli *cli);
int qd_cli_list_quotations (QdCli      *cli,
                            const char *speaker);

char    *qd_cli_dup_library (QdCli *cli);
QdStore *qd_cli_open_library (QdCli       *cli,
                              QdStoreFlags flags);
void     qd_cli_tell (QdCli      *cli,
                      const char *file,
                      guint64     line,
                      const char *message);
gboolean qd_cli_print (QdCli      *cli,
                       const char *format,
                       ...) G_GNUC_PRINTF (2, 3);
gboolean qd_cli_print_document (QdCli      *cli,
                                const char *document);
gboolean qd_cli_print_record (QdCli        *cli,
                              QdJsonWriter *writer);
gboolean qd_cli_print_statement (QdCli                   *cli,
                                 QdStore                 *store,
                                 const QdStatementRecord *statement,
                                 GError                 **error);
char    *qd_cli_dup_quoted (const QdQuotation *quotation);
gint64   qd_cli_find_article (QdStore    *store,
                              const char *name,
                              GError    **error);
int      qd_cli_finish (QdCli  *cli,
                        GError *error);

GCancellable *qd_cli_catch_signals (void);
void          qd_cli_tell_import (const QdImportProgress *progress,
                                  const QdImportProblem  *problem,
                                  const QdImportFile     *file,
                                  gpointer                user_data);
int           qd_cli_finish_import (QdCli            *cli,
                                    QdImportProgress *progress,
                                    GError           *error);

G_END_DECLS
