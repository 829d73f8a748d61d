/* main.c: quotidian-cli, the work of Quotidian without a window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <signal.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "cli/qd-cli.h"
#include "import/qd-citation.h"

static const QdCliCommand commands[] = {
  { "analyze", N_ ("FILE…"), 1, G_MAXUINT, QD_CLI_TAKES_FORMAT, qd_cli_analyze },
  { "import", N_ ("PATH…"), 1, G_MAXUINT, QD_CLI_TAKES_LIBRARY | QD_CLI_TAKES_JOBS | QD_CLI_TAKES_VERBOSE, qd_cli_import },
  { "feed", N_ ("FILE…"), 1, G_MAXUINT, QD_CLI_TAKES_FORMAT, qd_cli_feed },
  { "feeds", N_ ("list|add|remove|refresh [ADDRESS…]"), 1, G_MAXUINT, QD_CLI_TAKES_LIBRARY | QD_CLI_TAKES_FORMAT | QD_CLI_TAKES_VERBOSE | QD_CLI_TAKES_FULL_TEXT, qd_cli_feeds },
  { "opml", N_ ("import FILE|export"), 1, 2, QD_CLI_TAKES_LIBRARY, qd_cli_opml },
  { "watch", N_ ("[list|add FOLDER…|remove FOLDER…]"), 0, G_MAXUINT, QD_CLI_TAKES_LIBRARY | QD_CLI_TAKES_JOBS | QD_CLI_TAKES_VERBOSE | QD_CLI_TAKES_ONCE, qd_cli_watch },
  { "versions", N_ ("ARTICLE"), 1, 1, QD_CLI_TAKES_LIBRARY | QD_CLI_TAKES_FORMAT, qd_cli_versions },
  { "articles", "", 0, 0, QD_CLI_TAKES_LIBRARY | QD_CLI_TAKES_FORMAT, qd_cli_articles },
  { "quotations", "", 0, 0, QD_CLI_TAKES_LIBRARY | QD_CLI_TAKES_FORMAT, qd_cli_quotations },
  { "relations", "", 0, 0, QD_CLI_TAKES_LIBRARY | QD_CLI_TAKES_FORMAT | QD_CLI_TAKES_ARTICLE, qd_cli_relations },
  { "speakers", N_ ("[NAME]"), 0, 1, QD_CLI_TAKES_LIBRARY | QD_CLI_TAKES_FORMAT, qd_cli_speakers },
  { "statements", "", 0, 0, QD_CLI_TAKES_LIBRARY | QD_CLI_TAKES_FORMAT, qd_cli_statements },
  { "stories", "", 0, 0, QD_CLI_TAKES_LIBRARY | QD_CLI_TAKES_FORMAT, qd_cli_stories },
  { "copies", "", 0, 0, QD_CLI_TAKES_LIBRARY | QD_CLI_TAKES_FORMAT, qd_cli_copies },
  { "sources", N_ ("[rename SOURCE NAME|split SOURCE DOMAIN|NAME… NEW-NAME]"), 0, G_MAXUINT, QD_CLI_TAKES_LIBRARY | QD_CLI_TAKES_FORMAT, qd_cli_sources },
  { "corrections", N_ ("[undo NUMBER…]"), 0, G_MAXUINT, QD_CLI_TAKES_LIBRARY | QD_CLI_TAKES_FORMAT, qd_cli_corrections },
  { "notes", "", 0, 0, QD_CLI_TAKES_LIBRARY | QD_CLI_TAKES_FORMAT, qd_cli_notes },
  { "compare", N_ ("STATEMENT"), 1, 1, QD_CLI_TAKES_LIBRARY | QD_CLI_TAKES_FORMAT, qd_cli_compare },
  { "check", N_ ("WORDS…"), 1, G_MAXUINT, QD_CLI_TAKES_LIBRARY | QD_CLI_TAKES_FORMAT, qd_cli_check },
  { "export", N_ ("articles|quotations|statements [WORDS…]"), 1, G_MAXUINT, QD_CLI_TAKES_LIBRARY | QD_CLI_TAKES_FORMAT, qd_cli_export },
  { "search", N_ ("WORDS…"), 1, G_MAXUINT, QD_CLI_TAKES_LIBRARY | QD_CLI_TAKES_FORMAT, qd_cli_search },
  { "verify", "", 0, 0, QD_CLI_TAKES_LIBRARY | QD_CLI_TAKES_DIGEST, qd_cli_verify },
  { "archive", N_ ("FILE"), 1, 1, QD_CLI_TAKES_LIBRARY, qd_cli_archive },
  { "backup", N_ ("FILE"), 1, 1, QD_CLI_TAKES_LIBRARY | QD_CLI_TAKES_SALVAGE, qd_cli_backup },
};

static const char description[] = N_ ("Commands:\n"
                                      "  analyze FILE…     print the quotations of each article; needs no library\n"
                                      "  import PATH…      add articles from files and folders to the library\n"
                                      "  feed FILE…        print what saved feeds say; needs no library\n"
                                      "  feeds list|add|remove|refresh [ADDRESS…]\n"
                                      "                    the library’s feeds; “add” and “refresh” alone use the network\n"
                                      "  opml import FILE|export\n"
                                      "                    take over a list of feeds, or print the library’s\n"
                                      "  watch [list|add FOLDER…|remove FOLDER…]\n"
                                      "                    import what is put into the library’s watched folders, until stopped\n"
                                      "  versions ARTICLE  print what its feed changed in an article\n"
                                      "  articles          print what is in the library\n"
                                      "  quotations        print all quotations\n"
                                      "  relations         print what ties the quotations of different articles\n"
                                      "  speakers [NAME]   print who is quoted, or what one of them was quoted as saying\n"
                                      "  statements        print what two articles or more quote, with its fullest text\n"
                                      "  stories           print which articles tell of the same event\n"
                                      "  copies            print which articles are copies of one another\n"
                                      "  sources [rename SOURCE NAME|split SOURCE DOMAIN|NAME… NEW-NAME]\n"
                                      "                    print the outlets with the names and sites that each consists of; call one otherwise, or\n"
                                      "                    make it one with another; or have what came under a name or from a site be another’s\n"
                                      "  corrections       print what was corrected by hand; with “undo” and numbers, take these back\n"
                                      "  notes             print what was marked in articles, and what was written of it\n"
                                      "  compare STATEMENT print a statement with all its versions, and what each has of it\n"
                                      "  check WORDS…      print who quotes these words, and how exactly\n"
                                      "  search WORDS…     print the articles that have these words, the best first\n"
                                      "  export WHAT [WORDS…]\n"
                                      "                    print articles, quotations or statements, with citations, of the articles that\n"
                                      "                    a search finds or of all; JSON lines of articles can be imported again\n"
                                      "  verify            check that the library is sound\n"
                                      "  backup FILE       copy the library to FILE while it may be in use\n"
                                      "  archive FILE      write the whole library into a zip file, which can be imported\n"
                                      "\n"
                                      "Options may stand before or after the command.\n"
                                      "Reads text, Markdown, web pages, documents (DOCX, ODT, RTF, EPUB, PDF), mail, feeds, tables, exports of press databases and reference managers,\n"
                                      "web archives, archives of all these, and JSON lines. A JSON line has “text”, and may have “id”, “source”,\n"
                                      "“title”, “date”, “url”, “byline” and “language”. Offsets that are printed count code points.\n"
                                      "The exit status is 0; 1 if there were problems; 2 if the command line cannot be understood.");

typedef struct
{
  char    *library;
  char    *format;
  char    *article;
  char   **rest;
  int      jobs;
  gboolean verbose;
  gboolean full_text;
  gboolean digest;
  gboolean salvage;
  gboolean once;
  gboolean version;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->library);
  g_free (options->format);
  g_free (options->article);
  g_strfreev (options->rest);
}

static int
refuse (const char *message)
{
  g_printerr ("quotidian-cli: %s\n", message);
  g_printerr (_ ("Try “quotidian-cli --help”.\n"));
  return QD_CLI_USAGE;
}

static const QdCliCommand *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].name, name))
      return &commands[i];
  return NULL;
}

/* The first option that the command does not take, if any. */
static const char *
find_stray_option (const Options *options, const QdCliCommand *command)
{
  if (options->library != NULL && (command->takes & QD_CLI_TAKES_LIBRARY) == 0)
    return "--library";
  if (options->format != NULL && (command->takes & QD_CLI_TAKES_FORMAT) == 0)
    return "--format";
  if (options->jobs != 0 && (command->takes & QD_CLI_TAKES_JOBS) == 0)
    return "--jobs";
  if (options->article != NULL && (command->takes & QD_CLI_TAKES_ARTICLE) == 0)
    return "--article";
  if (options->verbose && (command->takes & QD_CLI_TAKES_VERBOSE) == 0)
    return "--verbose";
  if (options->full_text && (command->takes & QD_CLI_TAKES_FULL_TEXT) == 0)
    return "--full-text";
  if (options->digest && (command->takes & QD_CLI_TAKES_DIGEST) == 0)
    return "--digest";
  if (options->salvage && (command->takes & QD_CLI_TAKES_SALVAGE) == 0)
    return "--salvage";
  if (options->once && (command->takes & QD_CLI_TAKES_ONCE) == 0)
    return "--once";
  return NULL;
}

static int
run_command (const Options *options)
{
  g_autofree char    *message = NULL;
  const QdCliCommand *command;
  const char         *stray;
  QdCli               cli = { 0 };
  QdCitationFormat    citation;

  if (options->rest == NULL)
    return refuse (_ ("Which command?"));
  command = find_command (options->rest[0]);
  cli = (QdCli){ .library = options->library, .article = options->article, .verbose = options->verbose, .full_text = options->full_text, .digest = options->digest, .salvage = options->salvage, .once = options->once, .n_jobs = (guint)MAX (options->jobs, 0), .args = options->rest + 1 };
  cli.n_args = g_strv_length (cli.args);
  if (command == NULL)
    {
      g_autofree char *name = g_filename_display_name (options->rest[0]);

      message = g_strdup_printf (_ ("There is no command “%s”."), name);
      return refuse (message);
    }
  stray = find_stray_option (options, command);
  if (stray != NULL)
    message = g_strdup_printf (_ ("The command “%s” takes no %s."), command->name, stray);
  else if (cli.n_args < command->least_args || cli.n_args > command->most_args)
    message = g_strdup_printf (_ ("Usage: quotidian-cli %s %s"), command->name, *command->arguments != '\0' ? _ (command->arguments) : "");
  else if (options->format != NULL && !g_str_equal (options->format, "jsonl") && command->run == qd_cli_export && qd_citation_format_from_string (options->format, &citation))
    cli.citation = options->format;
  else if (command->run == qd_cli_notes && (g_strcmp0 (options->format, "markdown") == 0 || g_strcmp0 (options->format, "annotation") == 0))
    cli.citation = options->format;
  else if (options->format != NULL && !g_str_equal (options->format, "text") && !g_str_equal (options->format, "jsonl"))
    message = g_strdup_printf (_ ("The format is “text” or “jsonl”, not “%s”."), options->format);
  else if (options->jobs < 0)
    message = g_strdup (_ ("The number of jobs is at least 1."));
  if (message != NULL)
    return refuse (message);
  cli.jsonl = options->format != NULL && g_str_equal (options->format, "jsonl");
  return command->run (&cli);
}

int
main (int argc, char **argv)
{
  g_auto (GStrv)             args = NULL;
  g_autoptr (GOptionContext) context = NULL;
  g_autoptr (GError)         error = NULL;
  Options                    options = { 0 };
  const GOptionEntry         entries[] = {
    { "library", 'l', G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &options.library, N_ ("The library (default: $XDG_DATA_HOME/quotidian/library.quotidian)"), N_ ("FILE") },
    { "format", 'f', G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.format, N_ ("How to print records: text (default) or jsonl; export: csl-json, ris, bibtex, markdown, csv, html and annotation, too; notes: markdown and annotation"), "text|jsonl|…" },
    { "article", 'a', G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &options.article, N_ ("relations: those of one article alone, by its id or path"), N_ ("ID") },
    { "jobs", 'j', G_OPTION_FLAG_NONE, G_OPTION_ARG_INT, &options.jobs, N_ ("import, watch --once: how many threads analyse articles (default: one a processor)"), N_ ("N") },
    { "verbose", 'v', G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &options.verbose, N_ ("import, watch --once: print what came of each file; feeds refresh: of each feed"), NULL },
    { "full-text", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &options.full_text, N_ ("feeds add: fetch the pages of entries that have only a summary"), NULL },
    { "digest", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &options.digest, N_ ("verify: print a number that is the same for libraries with the same content"), NULL },
    { "salvage", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &options.salvage, N_ ("backup: make a new library of what is sound in a damaged one"), NULL },
    { "once", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &options.once, N_ ("watch: import what is new in the folders, and end"), NULL },
    { "version", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &options.version, N_ ("Print the version"), NULL },
    { G_OPTION_REMAINING, 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME_ARRAY, &options.rest, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  int status = QD_CLI_OK;

#ifdef M_ARENA_MAX
  /* What an import analyses in some threads is freed in another, and SQLite takes what it gathers for the search index in a third: with
   * fewer pools of memory than threads that are at work these wait for one another, ten thousand times in 10,000 articles; with as many as
   * the GNU C library gives, each keeps free what others could use. */
  mallopt (M_ARENA_MAX, 8);
#endif
#ifdef M_MXFAST
  /* For the same reason small pieces are joined with what is free beside them when they are freed: put by for the next of their size, all
   * of them were gone through again and again. */
  mallopt (M_MXFAST, 0);
#endif

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  /* A closed pipe is noticed where it is written to. */
  signal (SIGPIPE, SIG_IGN);

  args = g_strdupv (argv);
  context = g_option_context_new (_ ("COMMAND [ARGUMENT…]"));
  g_option_context_set_summary (context, _ ("Finds quotations in news articles, and who else carried them."));
  g_option_context_set_description (context, _ (description));
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse_strv (context, &args, &error))
    status = refuse (error->message);
  else if (options.version)
    g_print ("quotidian-cli %s\n", PACKAGE_VERSION);
  else
    status = run_command (&options);
  options_clear (&options);
  return status;
}
