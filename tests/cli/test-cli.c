/* test-cli.c: the commands of quotidian-cli and the shape of what they print
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <sqlite3.h>
#include <string.h>

#include "qd-cli-fixture.h"

#define LIBRARY "--library", fixture->library

static JsonObject *
get_record (GPtrArray *records, guint index)
{
  g_assert_cmpuint (index, <, records->len);
  return json_node_get_object (g_ptr_array_index (records, index));
}

static void
assert_members (JsonObject *object, const char *expected)
{
  g_autoptr (GList)   members = json_object_get_members (object);
  g_autoptr (GString) names = g_string_new (NULL);

  for (GList *l = members; l != NULL; l = l->next)
    g_string_append_printf (names, "%s%s", names->len > 0 ? " " : "", (const char *)l->data);
  g_assert_cmpstr (names->str, ==, expected);
}

static void
write_samples (QdCliFixture *fixture)
{
  g_free (qd_cli_fixture_write (fixture, "in/Gull Tribune/a.txt",
                                "The weir at Ostrava Bay was shut on Tuesday after a long night of rain.\n\n"
                                "“We shut the weir because the river had left us no other choice at all,” said Ilse Varga, the warden of the weir.\n",
                                -1));
  g_free (qd_cli_fixture_write (fixture, "in/b.jsonl",
                                "{\"id\":\"b-1\",\"source\":\"Skarvholm Post\",\"title\":\"Weir shut\",\"date\":\"2021-03-03\",\"text\":\"Größe: the weir at Ostrava Bay was shut on Tuesday.\\n\\n"
                                "“We shut the weir because the river had left us no other choice at all,” warden Ilse Varga told the council of Ostrava Bay.\"}\n",
                                -1));
}

static void
test_analyze (QdCliFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) records = NULL;
  JsonObject           *article;
  JsonObject           *quotation;
  JsonArray            *span;
  const char           *text;

  write_samples (fixture);
  qd_cli_fixture_run (fixture, "analyze", "in/b.jsonl", "in/Gull Tribune/a.txt", "--format", "jsonl", NULL);
  g_assert_cmpint (fixture->status, ==, 0);
  g_assert_cmpstr (fixture->err, ==, "");
  records = qd_cli_fixture_parse (fixture);
  g_assert_cmpuint (records->len, ==, 2);
  article = get_record (records, 0);
  assert_members (article, "id path title source text quotations");
  g_assert_cmpstr (json_object_get_string_member (article, "id"), ==, "b-1");
  g_assert_cmpstr (json_object_get_string_member (article, "source"), ==, "Skarvholm Post");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (article, "quotations")), ==, 1);
  quotation = json_array_get_object_element (json_object_get_array_member (article, "quotations"), 0);
  assert_members (quotation, "spans text kind speaker mention speaker_span cue cue_span confidence reasons");
  g_assert_cmpstr (json_object_get_string_member (quotation, "kind"), ==, "direct");
  g_assert_cmpstr (json_object_get_string_member (quotation, "speaker"), ==, "Ilse Varga");
  g_assert_cmpstr (json_object_get_string_member (quotation, "cue"), ==, "told");
  /* Offsets count code points, and “ö”, “ß” and the marks are one each. */
  text = json_object_get_string_member (article, "text");
  span = json_array_get_array_element (json_object_get_array_member (quotation, "spans"), 0);
  {
    g_autofree char *words = g_utf8_substring (text, json_array_get_int_element (span, 0), json_array_get_int_element (span, 1));

    g_assert_cmpstr (words, ==, json_object_get_string_member (quotation, "text"));
    g_assert_true (g_str_has_prefix (words, "We shut the weir"));
  }
  /* UTF-8 stands as it is. */
  g_assert_nonnull (strstr (fixture->out, "Größe"));
  article = get_record (records, 1);
  g_assert_cmpstr (json_object_get_string_member (article, "source"), ==, "Gull Tribune");
  g_assert_true (g_str_has_suffix (json_object_get_string_member (article, "id"), "/in/Gull Tribune/a.txt"));
}

static void
test_library (QdCliFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) articles = NULL;
  g_autoptr (GPtrArray) quotations = NULL;
  g_autoptr (GPtrArray) relations = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autofree char      *before = NULL;
  JsonObject           *relation;

  write_samples (fixture);
  qd_cli_fixture_run (fixture, "import", "--jobs", "2", "in", LIBRARY, NULL);
  g_assert_cmpstr (fixture->err, ==, "");
  g_assert_cmpint (fixture->status, ==, 0);
  g_assert_true (g_str_has_prefix (fixture->out, "2 new, 0 unchanged, 0 failed"));

  qd_cli_fixture_run (fixture, LIBRARY, "articles", "--format", "jsonl", NULL);
  articles = qd_cli_fixture_parse (fixture);
  g_assert_cmpuint (articles->len, ==, 2);
  assert_members (get_record (articles, 0), "id title source byline author dateline date url language words quotations shared text");
  g_assert_cmpstr (json_object_get_string_member (get_record (articles, 0), "date"), ==, "2021-03-03");

  qd_cli_fixture_run (fixture, LIBRARY, "--format=jsonl", "quotations", NULL);
  quotations = qd_cli_fixture_parse (fixture);
  g_assert_cmpuint (quotations->len, ==, 2);

  qd_cli_fixture_run (fixture, LIBRARY, "--format=jsonl", "relations", NULL);
  before = g_strdup (fixture->out);
  relations = qd_cli_fixture_parse (fixture);
  g_assert_cmpuint (relations->len, ==, 1);
  relation = get_record (relations, 0);
  assert_members (relation, "statement relation detail a b");
  assert_members (json_object_get_object_member (relation, "a"), "article source spans text speaker");
  g_assert_cmpstr (json_object_get_string_member (relation, "relation"), ==, "verbatim");

  qd_cli_fixture_run (fixture, LIBRARY, "--format=jsonl", "relations", "--article", "b-1", NULL);
  g_assert_cmpstr (fixture->out, ==, before);
  qd_cli_fixture_run (fixture, LIBRARY, "--format=jsonl", "relations", "--article", "in/Gull Tribune/a.txt", NULL);
  g_assert_cmpstr (fixture->out, ==, before);
  qd_cli_fixture_run (fixture, LIBRARY, "relations", "--article", "b-2", NULL);
  g_assert_cmpint (fixture->status, ==, 1);
  qd_cli_fixture_run (fixture, LIBRARY, "versions", "in/Gull Tribune/a.txt", NULL);
  g_assert_cmpint (fixture->status, ==, 0);

  qd_cli_fixture_run (fixture, LIBRARY, "search", "council", "weir", "--format", "jsonl", NULL);
  found = qd_cli_fixture_parse (fixture);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpstr (json_object_get_string_member (get_record (found, 0), "id"), ==, "b-1");
  g_assert_null (strchr (json_object_get_string_member (get_record (found, 0), "snippet"), '\002'));

  qd_cli_fixture_run (fixture, LIBRARY, "import", "in", NULL);
  g_assert_true (g_str_has_prefix (fixture->out, "0 new, 2 unchanged, 0 failed"));
  qd_cli_fixture_run (fixture, LIBRARY, "--format=jsonl", "relations", NULL);
  g_assert_cmpstr (fixture->out, ==, before);
}

static void
test_text_format (QdCliFixture *fixture, gconstpointer data)
{
  static const char *const commands[] = { "articles", "quotations", "relations" };

  write_samples (fixture);
  qd_cli_fixture_run (fixture, LIBRARY, "import", "in", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      qd_cli_fixture_run (fixture, LIBRARY, commands[i], NULL);
      g_assert_cmpint (fixture->status, ==, 0);
      g_assert_nonnull (strstr (fixture->out, "Skarvholm Post"));
      g_assert_nonnull (strstr (fixture->out, "Gull Tribune"));
    }
  g_assert_true (g_str_has_prefix (fixture->out, "verbatim"));
  qd_cli_fixture_run (fixture, LIBRARY, "quotations", NULL);
  g_assert_nonnull (strstr (fixture->out, "\n  Ilse Varga, “told” · in 1 other article\n"));
  qd_cli_fixture_run (fixture, "analyze", "in/b.jsonl", NULL);
  g_assert_nonnull (strstr (fixture->out, "Ilse Varga, “told”"));
}

/* Who is quoted, what was said, and in which versions. */
static void
test_quotes (QdCliFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) speakers = NULL;
  g_autoptr (GPtrArray) quotations = NULL;
  g_autoptr (GPtrArray) statements = NULL;
  g_autoptr (GPtrArray) compared = NULL;
  g_autofree char      *name = NULL;
  g_autofree char      *whole = NULL;
  JsonObject           *rendition;
  JsonArray            *renditions;

  write_samples (fixture);
  g_free (qd_cli_fixture_write (fixture, "in/Coastal Wire/c.txt", "The warden said the weir was shut “because the river had left us no choice”, Ilse Varga told reporters at Ostrava Bay.\n", -1));
  qd_cli_fixture_run (fixture, "import", "in", LIBRARY, NULL);
  qd_cli_fixture_run (fixture, LIBRARY, "speakers", "--format=jsonl", NULL);
  speakers = qd_cli_fixture_parse (fixture);
  g_assert_cmpuint (speakers->len, ==, 1);
  assert_members (get_record (speakers, 0), "speaker quotations articles sources first last");
  g_assert_cmpstr (json_object_get_string_member (get_record (speakers, 0), "speaker"), ==, "Ilse Varga");
  g_assert_cmpint (json_object_get_int_member (get_record (speakers, 0), "sources"), ==, 3);
  qd_cli_fixture_run (fixture, LIBRARY, "speakers", "Varga", "--format=jsonl", NULL);
  quotations = qd_cli_fixture_parse (fixture);
  g_assert_cmpuint (quotations->len, ==, 3);
  qd_cli_fixture_run (fixture, LIBRARY, "speakers", "Renk", NULL);
  g_assert_cmpstr (fixture->out, ==, "");

  qd_cli_fixture_run (fixture, LIBRARY, "statements", "--format=jsonl", NULL);
  statements = qd_cli_fixture_parse (fixture);
  g_assert_cmpuint (statements->len, ==, 1);
  assert_members (get_record (statements, 0), "statement text speaker articles quotations first last");
  g_assert_cmpint (json_object_get_int_member (get_record (statements, 0), "articles"), ==, 3);
  name = g_strdup (json_object_get_string_member (get_record (statements, 0), "statement"));
  whole = g_strdup (json_object_get_string_member (get_record (statements, 0), "text"));
  g_assert_true (g_str_has_prefix (whole, "We shut the weir"));

  name[8] = '\0';
  qd_cli_fixture_run (fixture, LIBRARY, "compare", name, "--format=jsonl", NULL);
  compared = qd_cli_fixture_parse (fixture);
  g_assert_cmpuint (compared->len, ==, 1);
  renditions = json_object_get_array_member (get_record (compared, 0), "renditions");
  g_assert_cmpuint (json_array_get_length (renditions), ==, 3);
  /* By date; those without one behind it, by where they are. */
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (renditions, 0), "article"), ==, "b-1");
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (renditions, 0), "relation"), ==, "verbatim");
  rendition = json_array_get_object_element (renditions, 1);
  g_assert_cmpstr (json_object_get_string_member (rendition, "source"), ==, "Coastal Wire");
  assert_members (rendition, "relation detail article source title date url statement spans text kind speaker mention speaker_span cue cue_span confidence"
                             " reasons covers diff");
  {
    JsonArray       *covered = json_array_get_array_element (json_object_get_array_member (rendition, "covers"), 0);
    g_autofree char *words = g_utf8_substring (whole, json_array_get_int_element (covered, 0), json_array_get_int_element (covered, 1));

    g_assert_cmpstr (g_strchomp (words), ==, "because the river had left us no");
  }
  qd_cli_fixture_run (fixture, LIBRARY, "compare", "nothing", NULL);
  g_assert_cmpint (fixture->status, ==, 1);
  qd_cli_fixture_run (fixture, LIBRARY, "compare", "", NULL);
  g_assert_cmpint (fixture->status, ==, 1);
}

static void
test_check (QdCliFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) found = NULL;

  write_samples (fixture);
  qd_cli_fixture_run (fixture, "import", "in", LIBRARY, NULL);
  qd_cli_fixture_run (fixture, LIBRARY, "check", "“We shut the weir because the river had left us no other choice at all”", "--format=jsonl", NULL);
  found = qd_cli_fixture_parse (fixture);
  g_assert_cmpuint (found->len, ==, 2);
  g_assert_cmpstr (json_object_get_string_member (get_record (found, 0), "relation"), ==, "verbatim");
  qd_cli_fixture_run (fixture, LIBRARY, "check", "we opened the weir because the river had left us no other choice", NULL);
  g_assert_nonnull (strstr (fixture->out, "altered"));
  g_assert_nonnull (strstr (fixture->out, "We [-opened-] {+shut+} the weir because"));
  g_assert_nonnull (strstr (fixture->out, "Ilse Varga, “told” · Skarvholm Post · 2021-03-03 · b-1"));
  qd_cli_fixture_run (fixture, LIBRARY, "check", "the weir", NULL);
  g_assert_nonnull (strstr (fixture->out, "truncated"));
  qd_cli_fixture_run (fixture, LIBRARY, "check", "the bridge will stay as it is", NULL);
  g_assert_cmpint (fixture->status, ==, 0);
  g_assert_cmpstr (fixture->out, ==, "No quotation in the library has these words.\n");
  qd_cli_fixture_run (fixture, LIBRARY, "check", "…", "--format=jsonl", NULL);
  g_assert_cmpstr (fixture->out, ==, "");
}

static void
test_stories (QdCliFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) stories = NULL;

  g_free (qd_cli_fixture_write (fixture, "in/a.jsonl",
                                "{\"id\":\"a-1\",\"source\":\"Quay\",\"date\":\"2021-03-02\",\"text\":\"The ferry Halvard ran aground off Skerra on Monday, and the Halvard lost a rudder, harbourmaster Odo Pell said.\"}\n"
                                "{\"id\":\"a-2\",\"source\":\"Coastal Wire\",\"date\":\"2021-03-03\",\"text\":\"Odo Pell, harbourmaster of Skerra, said the ferry Halvard lost her rudder and ran aground on Monday.\"}\n"
                                "{\"id\":\"a-3\",\"source\":\"Quay\",\"date\":\"2021-03-03\",\"text\":\"The chess club of Dunmere lost by a pawn.\"}\n",
                                -1));
  qd_cli_fixture_run (fixture, "import", "in", LIBRARY, NULL);
  qd_cli_fixture_run (fixture, LIBRARY, "stories", "--format=jsonl", NULL);
  g_assert_cmpstr (fixture->err, ==, "");
  stories = qd_cli_fixture_parse (fixture);
  g_assert_cmpuint (stories->len, ==, 1);
  assert_members (get_record (stories, 0), "story title first last sources articles");
  g_assert_cmpstr (json_array_get_string_element (json_object_get_array_member (get_record (stories, 0), "articles"), 0), ==, "a-1");
  qd_cli_fixture_run (fixture, LIBRARY, "stories", NULL);
  g_assert_nonnull (strstr (fixture->out, "Coastal Wire · 2021-03-03 · "));
  g_assert_null (strstr (fixture->out, "a-3"));
  qd_cli_fixture_run (fixture, LIBRARY, "copies", NULL);
  g_assert_cmpint (fixture->status, ==, 0);
  g_assert_cmpstr (fixture->out, ==, "");
}

static void
run_sql (QdCliFixture *fixture, const char *sql)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (fixture->library, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

/* What the window has corrected is listed, and can be taken back. */
static void
test_corrections (QdCliFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) corrections = NULL;

  g_free (qd_cli_fixture_write (fixture, "in/a.jsonl",
                                "{\"id\":\"a-1\",\"source\":\"Quay\",\"title\":\"Aground\",\"text\":\"“The ferry lost a rudder,” said Odo Pell.\"}\n", -1));
  qd_cli_fixture_run (fixture, "import", "in", LIBRARY, NULL);
  run_sql (fixture, "INSERT INTO corrections (identity, label, title, source, field, value, was, created)"
                    " SELECT identity, label, title, 'Quay', 0, 'Ida Pell', 'Odo Pell', 1700000000000000 FROM articles;"
                    "INSERT INTO correction_passages VALUES (1, 0, 0, 3, 'The ferry lost a rudder,', '“', '” said');"
                    "UPDATE articles SET analysis = 0");
  qd_cli_fixture_run (fixture, LIBRARY, "corrections", "--format=jsonl", NULL);
  corrections = qd_cli_fixture_parse (fixture);
  g_assert_cmpuint (corrections->len, ==, 1);
  assert_members (get_record (corrections, 0), "correction article source title url created field was value words");
  g_assert_cmpstr (json_object_get_string_member (get_record (corrections, 0), "value"), ==, "Ida Pell");
  qd_cli_fixture_run (fixture, LIBRARY, "corrections", NULL);
  g_assert_nonnull (strstr (fixture->out, "speaker: Odo Pell → Ida Pell"));
  qd_cli_fixture_run (fixture, "import", "in", LIBRARY, NULL);
  qd_cli_fixture_run (fixture, LIBRARY, "speakers", NULL);
  g_assert_nonnull (strstr (fixture->out, "Ida Pell"));

  qd_cli_fixture_run (fixture, LIBRARY, "corrections", "undo", "7", NULL);
  g_assert_cmpint (fixture->status, ==, 1);
  qd_cli_fixture_run (fixture, LIBRARY, "corrections", "forget", "1", NULL);
  g_assert_cmpint (fixture->status, ==, 2);
  qd_cli_fixture_run (fixture, LIBRARY, "corrections", "undo", "1", NULL);
  g_assert_cmpint (fixture->status, ==, 0);
  qd_cli_fixture_run (fixture, LIBRARY, "speakers", NULL);
  g_assert_nonnull (strstr (fixture->out, "Odo Pell"));
  qd_cli_fixture_run (fixture, LIBRARY, "corrections", NULL);
  g_assert_cmpstr (fixture->out, ==, "");
}

/* What is asked for is imported before what an older version found is found anew, and said so by then. */
static void
test_renewal (QdCliFixture *fixture, gconstpointer data)
{
  const char *imported, *renewed;

  g_free (qd_cli_fixture_write (fixture, "in/a.jsonl", "{\"id\":\"a-1\",\"source\":\"Quay\",\"text\":\"“The ferry lost a rudder,” said Odo Pell.\"}\n", -1));
  qd_cli_fixture_run (fixture, "import", "in", LIBRARY, NULL);
  run_sql (fixture, "UPDATE articles SET analysis = 0; UPDATE quotations SET confidence = 0.5, details = x'00'");
  g_free (qd_cli_fixture_write (fixture, "in/b.jsonl", "{\"id\":\"b-1\",\"source\":\"Wire\",\"text\":\"“The ferry lost a rudder,” said Odo Pell, the harbourmaster.\"}\n", -1));
  qd_cli_fixture_run (fixture, "import", "in", LIBRARY, NULL);
  g_assert_cmpint (fixture->status, ==, 0);
  g_assert_cmpstr (fixture->err, ==, "");
  imported = strstr (fixture->out, "1 new, 1 unchanged");
  renewed = strstr (fixture->out, "Found the quotations of 1 article anew.");
  g_assert_nonnull (imported);
  g_assert_nonnull (renewed);
  g_assert_true (imported < renewed);
  qd_cli_fixture_run (fixture, LIBRARY, "verify", NULL);
  g_assert_cmpint (fixture->status, ==, 0);
  qd_cli_fixture_run (fixture, "import", "in", LIBRARY, NULL);
  g_assert_null (strstr (fixture->out, "anew"));
}

/* Sources are listed with what they consist of, renamed, made one and split. */
static void
test_sources (QdCliFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) sources = NULL;

  g_free (qd_cli_fixture_write (fixture, "in/a.jsonl",
                                "{\"source\":\"The Beacon\",\"url\":\"https://beacon.example/a\",\"title\":\"Weir\",\"text\":\"The weir was mended.\"}\n"
                                "{\"source\":\"The Beacon\",\"url\":\"https://www.thebeacon.test/b\",\"title\":\"Lock\",\"text\":\"The lock was painted.\"}\n",
                                -1));
  qd_cli_fixture_run (fixture, "import", "in", LIBRARY, NULL);
  qd_cli_fixture_run (fixture, LIBRARY, "sources", NULL);
  g_assert_cmpstr (fixture->out, ==,
                   "The Beacon (beacon.example) · 1 article\n  The Beacon · beacon.example · 1\n"
                   "The Beacon (thebeacon.test) · 1 article\n  The Beacon · thebeacon.test · 1\n");
  qd_cli_fixture_run (fixture, LIBRARY, "sources", "rename", "The Beacon (beacon.example)", "The Beacon (thebeacon.test)", NULL);
  g_assert_cmpint (fixture->status, ==, 0);
  qd_cli_fixture_run (fixture, LIBRARY, "sources", "--format=jsonl", NULL);
  sources = qd_cli_fixture_parse (fixture);
  g_assert_cmpuint (sources->len, ==, 1);
  assert_members (get_record (sources, 0), "source articles parts");
  g_assert_cmpint (json_object_get_int_member (get_record (sources, 0), "articles"), ==, 2);
  qd_cli_fixture_run (fixture, LIBRARY, "sources", "split", "The Beacon (thebeacon.test)", "beacon.example", "Beacon of Merrow", NULL);
  g_assert_cmpint (fixture->status, ==, 0);
  qd_cli_fixture_run (fixture, "import", "in", LIBRARY, NULL);
  qd_cli_fixture_run (fixture, LIBRARY, "sources", NULL);
  g_assert_cmpstr (fixture->out, ==,
                   "Beacon of Merrow · 1 article\n  The Beacon · beacon.example · 1\n"
                   "The Beacon (thebeacon.test) · 1 article\n  The Beacon · thebeacon.test · 1\n");

  qd_cli_fixture_run (fixture, LIBRARY, "sources", "split", "Beacon of Merrow", "elsewhere.example", "Other", NULL);
  g_assert_cmpint (fixture->status, ==, 1);
  qd_cli_fixture_run (fixture, LIBRARY, "sources", "rename", "Nobody", "Somebody", NULL);
  g_assert_cmpint (fixture->status, ==, 1);
  qd_cli_fixture_run (fixture, LIBRARY, "sources", "merge", "A", "B", NULL);
  g_assert_cmpint (fixture->status, ==, 2);
}

/* What the window has noted is listed, with where it is now, and written for other programs. */
static void
test_notes (QdCliFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray)  notes = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonArray             *span, *items;

  g_free (qd_cli_fixture_write (fixture, "in/a.jsonl",
                                "{\"id\":\"a-1\",\"source\":\"Quay\",\"title\":\"Aground\",\"url\":\"https://quay.example/a\",\"text\":\"“The ferry lost a rudder,” said Odo Pell.\"}\n", -1));
  qd_cli_fixture_run (fixture, "import", "in", LIBRARY, NULL);
  run_sql (fixture, "INSERT INTO notes (identity, label, title, source, url, style, text, created, changed, start, exact, prefix, suffix)"
                    " SELECT identity, label, title, 'Quay', url, 2, 'Ask *whom*.', 1700000000000000, 1700000000000000, 7, 'ferry lost', 'The ', ' a rudder' FROM articles;"
                    "INSERT INTO notes (identity, label, title, source, url, style, text, created, changed, start, exact, prefix, suffix)"
                    " SELECT identity, label, title, 'Quay', url, 0, '', 1700000000000000, 1700000000000000, 7, 'Nothing of this kind', '', '' FROM articles");
  qd_cli_fixture_run (fixture, LIBRARY, "notes", "--format=jsonl", NULL);
  notes = qd_cli_fixture_parse (fixture);
  g_assert_cmpuint (notes->len, ==, 2);
  assert_members (get_record (notes, 0), "note article source title url created changed style words text state span");
  span = json_object_get_array_member (get_record (notes, 0), "span");
  g_assert_cmpint (json_array_get_int_element (span, 0), ==, 5);
  g_assert_cmpint (json_array_get_int_element (span, 1), ==, 15);
  assert_members (get_record (notes, 1), "note article source title url created changed style words text state");
  g_assert_cmpstr (json_object_get_string_member (get_record (notes, 1), "state"), ==, "words-gone");
  qd_cli_fixture_run (fixture, LIBRARY, "notes", NULL);
  g_assert_nonnull (strstr (fixture->out, "“ferry lost”\n  Ask *whom*."));
  g_assert_nonnull (strstr (fixture->out, "no longer in the article"));
  qd_cli_fixture_run (fixture, LIBRARY, "notes", "--format=markdown", NULL);
  g_assert_cmpstr (fixture->out, ==, "# Aground\n\n*Quay*, <https://quay.example/a>\n\n> ferry lost\n\nAsk \\*whom\\*.\n\n> Nothing of this kind\n");
  qd_cli_fixture_run (fixture, LIBRARY, "notes", "--format=annotation", NULL);
  g_assert_true (json_parser_load_from_data (parser, fixture->out, -1, NULL));
  items = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), "items");
  g_assert_cmpuint (json_array_get_length (items), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (items, 1), "motivation"), ==, "highlighting");
  qd_cli_fixture_run (fixture, LIBRARY, "notes", "--format=ris", NULL);
  g_assert_cmpint (fixture->status, ==, 2);
  qd_cli_fixture_run (fixture, LIBRARY, "verify", NULL);
  g_assert_cmpint (fixture->status, ==, 0);
}

/* The same of what ties two quotations. */
static void
test_corrected_relation (QdCliFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) corrections = NULL;
  JsonObject           *other;

  g_free (qd_cli_fixture_write (fixture, "in/a.jsonl",
                                "{\"id\":\"a-1\",\"source\":\"Quay\",\"title\":\"Aground\",\"text\":\"“The ferry lost a rudder on the northern bank,” said Odo Pell.\"}\n"
                                "{\"id\":\"b-1\",\"source\":\"Bank\",\"title\":\"Stuck\",\"text\":\"It is stuck. “The ferry lost a rudder on the northern bank,” said Odo Pell.\"}\n",
                                -1));
  qd_cli_fixture_run (fixture, "import", "in", LIBRARY, NULL);
  qd_cli_fixture_run (fixture, LIBRARY, "relations", NULL);
  g_assert_nonnull (strstr (fixture->out, "verbatim"));
  run_sql (fixture, "INSERT INTO corrections (identity, label, title, source, field, value, was, created)"
                    " SELECT identity, label, title, 'Quay', 4, 'none', 'verbatim', 1700000000000000 FROM articles WHERE label = 'a-1';"
                    "INSERT INTO correction_ends SELECT 1, identity, label, title, 'Bank', url FROM articles WHERE label = 'b-1';"
                    "INSERT INTO correction_passages VALUES (1, 0, 0, 3, 'The ferry lost a rudder on the northern bank,', '“', '” said');"
                    "INSERT INTO correction_passages VALUES (1, 1, 0, 16, 'The ferry lost a rudder on the northern bank,', '“', '” said');"
                    "UPDATE articles SET analysis = 0");
  qd_cli_fixture_run (fixture, "import", "in", LIBRARY, NULL);
  qd_cli_fixture_run (fixture, LIBRARY, "relations", NULL);
  g_assert_cmpstr (fixture->out, ==, "");
  qd_cli_fixture_run (fixture, LIBRARY, "corrections", "--format=jsonl", NULL);
  corrections = qd_cli_fixture_parse (fixture);
  assert_members (get_record (corrections, 0), "correction article source title url created field was value words other");
  other = json_object_get_object_member (get_record (corrections, 0), "other");
  assert_members (other, "article source title url words");
  g_assert_cmpstr (json_object_get_string_member (other, "source"), ==, "Bank");
  qd_cli_fixture_run (fixture, LIBRARY, "corrections", NULL);
  g_assert_nonnull (strstr (fixture->out, "relation: verbatim → none"));
  g_assert_nonnull (strstr (fixture->out, "Bank · Stuck"));
  qd_cli_fixture_run (fixture, LIBRARY, "corrections", "undo", "1", NULL);
  g_assert_cmpint (fixture->status, ==, 0);
  qd_cli_fixture_run (fixture, LIBRARY, "relations", NULL);
  g_assert_nonnull (strstr (fixture->out, "verbatim"));
}

/* What is exported can be imported, and is the same again. */
static void
test_export (QdCliFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) quotations = NULL;
  g_autoptr (GPtrArray) statements = NULL;
  g_autofree char      *again = g_build_filename (fixture->folder, "again", NULL);
  g_autofree char      *articles = NULL;

  write_samples (fixture);
  qd_cli_fixture_run (fixture, "import", "in", LIBRARY, NULL);
  qd_cli_fixture_run (fixture, LIBRARY, "export", "articles", "--format=jsonl", NULL);
  articles = g_strdup (fixture->out);
  g_free (qd_cli_fixture_write (fixture, "out/all.jsonl", articles, -1));
  qd_cli_fixture_run (fixture, "--library", again, "import", "out", NULL);
  g_assert_true (g_str_has_prefix (fixture->out, "2 new, 0 unchanged, 0 failed"));
  qd_cli_fixture_run (fixture, "--library", again, "export", "articles", "--format=jsonl", NULL);
  g_assert_cmpstr (fixture->out, ==, articles);
  qd_cli_fixture_run (fixture, LIBRARY, "export", "articles", "council", NULL);
  g_assert_nonnull (strstr (fixture->out, "Skarvholm Post, “Weir shut”, 2021-03-03, b-1"));
  g_assert_null (strstr (fixture->out, "Gull Tribune"));
  qd_cli_fixture_run (fixture, LIBRARY, "export", "quotations", "council", "--format=jsonl", NULL);
  quotations = qd_cli_fixture_parse (fixture);
  g_assert_cmpuint (quotations->len, ==, 1);
  qd_cli_fixture_run (fixture, LIBRARY, "export", "statements", "--format=jsonl", NULL);
  statements = qd_cli_fixture_parse (fixture);
  g_assert_cmpuint (statements->len, ==, 1);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (get_record (statements, 0), "renditions")), ==, 2);
}

/* Two articles that have the same key but for their number, with all that is a command somewhere. */
static void
write_awkward (QdCliFixture *fixture)
{
  g_free (qd_cli_fixture_write (fixture, "in/c.jsonl",
                                "{\"id\":\"c 1#x\",\"source\":\"Quay & Co_\",\"title\":\"50% of ~all^ #1 \\\\ {x}\",\"date\":\"2021-03-03\",\"byline\":\"Ada Quill and Bo van Lind\",\"language\":\"en\","
                                "\"url\":\"https://skerra.example/a{b}?c=1&d=2_3%20\",\"text\":\"2019. It was late.\\n\\n= four &copy; ~~five~~\\n\\n"
                                "“We shut the weir at midnight,” said Ilse Varga, the warden of the weir, “because the river had left us no other choice.”\"}\n"
                                "{\"id\":\"c 2\",\"source\":\"Quay & Co_\",\"title\":\"50% of ~all^ #1 \\\\ {x}\",\"date\":\"2021-03-04\",\"byline\":\"Quay & Co_\",\"text\":\"Nothing else was said of it.\"}\n",
                                -1));
  qd_cli_fixture_run (fixture, "import", "in", LIBRARY, NULL);
  g_assert_cmpint (fixture->status, ==, 0);
}

/* BibTeX that TeX can set, with keys that say what they are of; one person is one author. */
static void
test_export_references (QdCliFixture *fixture, gconstpointer data)
{
  static const char *const bibtex[] = {
    "@article{quayco202150ofall1x,\n",
    "@article{quayco202150ofall1x-2,\n",
    "  title = {50\\% of \\textasciitilde{}all\\textasciicircum{} \\#1 \\textbackslash{} \\textbraceleft{}x\\textbraceright{}},\n",
    "  journal = {Quay \\& Co\\_},\n",
    "  author = {Ada Quill and Bo van Lind},\n",
    "  author = {{Quay \\& Co\\_}},\n",
    "  url = {https://skerra.example/a%7Bb%7D?c=1&d=2_3%20},\n",
  };
  g_autofree char *again = g_build_filename (fixture->folder, "again", NULL);
  g_autofree char *copy = NULL;

  write_awkward (fixture);
  qd_cli_fixture_run (fixture, LIBRARY, "export", "articles", "--format=bibtex", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (bibtex); i++)
    if (strstr (fixture->out, bibtex[i]) == NULL)
      g_error ("%s is not in %s", bibtex[i], fixture->out);
  copy = qd_cli_fixture_write (fixture, "copy.bib", fixture->out, -1);
  qd_cli_fixture_run (fixture, "--library", again, "import", copy, NULL);
  /* A reference without text is no article, but its title is told, as it was. */
  g_assert_nonnull (strstr (fixture->err, "“50% of ~all^ #1 \\ {x}”"));
  qd_cli_fixture_run (fixture, LIBRARY, "export", "articles", "--format=ris", NULL);
  g_assert_nonnull (strstr (fixture->out, "\r\nAU  - Ada Quill\r\nAU  - Bo van Lind\r\n"));
  g_assert_nonnull (strstr (fixture->out, "\r\nAU  - Quay & Co_\r\n"));
  g_assert_true (g_str_has_suffix (fixture->out, "\r\nER  - \r\n"));
  qd_cli_fixture_run (fixture, LIBRARY, "export", "articles", "--format=csl-json", NULL);
  g_assert_nonnull (strstr (fixture->out, "\"author\":[{\"literal\":\"Ada Quill\"},{\"literal\":\"Bo van Lind\"}]"));
  qd_cli_fixture_run (fixture, LIBRARY, "export", "articles", "--format=markdown", NULL);
  g_assert_nonnull (strstr (fixture->out, "\n2019\\. It was late.\n\n\\= four \\&copy; \\~\\~five\\~\\~\n"));
  qd_cli_fixture_run (fixture, LIBRARY, "export", "articles", "--format=html", NULL);
  g_assert_nonnull (strstr (fixture->out, "<article lang=\"en\">\n<h2>50% of ~all^ #1 \\ {x}</h2>"));
}

/* Web annotations have names of their own, which stay, and select the words alone. */
static void
test_export_annotations (QdCliFixture *fixture, gconstpointer data)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char       *first = NULL;
  JsonObject            *page;
  JsonObject            *annotation;
  JsonObject            *target;
  JsonObject            *selector;
  JsonArray             *targets;

  write_awkward (fixture);
  qd_cli_fixture_run (fixture, LIBRARY, "export", "quotations", "--format=annotation", NULL);
  first = g_strdup (fixture->out);
  g_assert_true (json_parser_load_from_data (parser, first, -1, NULL));
  page = json_node_get_object (json_parser_get_root (parser));
  g_assert_cmpstr (json_object_get_string_member (page, "@context"), ==, "http://www.w3.org/ns/anno.jsonld");
  g_assert_true (g_regex_match_simple ("^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", json_object_get_string_member (page, "id"), 0, 0));
  annotation = json_array_get_object_element (json_object_get_array_member (page, "items"), 0);
  g_assert_true (g_str_has_prefix (json_object_get_string_member (annotation, "id"), "urn:uuid:"));
  g_hash_table_add (ids, (gpointer)json_object_get_string_member (page, "id"));
  for (guint i = 0; i < json_array_get_length (json_object_get_array_member (page, "items")); i++)
    g_assert_true (g_hash_table_add (ids, (gpointer)json_object_get_string_member (json_array_get_object_element (json_object_get_array_member (page, "items"), i), "id")));
  targets = json_object_get_array_member (annotation, "target");
  g_assert_cmpuint (json_array_get_length (targets), ==, 2);
  target = json_array_get_object_element (targets, 1);
  g_assert_cmpstr (json_object_get_string_member (target, "source"), ==, "https://skerra.example/a{b}?c=1&d=2_3%20");
  selector = json_array_get_object_element (json_object_get_array_member (target, "selector"), 0);
  g_assert_cmpstr (json_object_get_string_member (selector, "exact"), ==, "because the river had left us no other choice.");
  g_assert_true (g_str_has_suffix (json_object_get_string_member (selector, "prefix"), "the warden of the weir, “"));
  g_assert_cmpstr (json_object_get_string_member (selector, "suffix"), ==, "”");
  qd_cli_fixture_run (fixture, LIBRARY, "export", "quotations", "--format=annotation", NULL);
  g_assert_cmpstr (fixture->out, ==, first);
}

/* What other programs read; the table comes back as it was. */
static void
test_export_formats (QdCliFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *what, *format, *expected;
  } cases[] = {
    { "articles", "csl-json", "\"container-title\":\"Skarvholm Post\"" },
    { "articles", "ris", "TY  - NEWS\r\n" },
    { "articles", "ris", "DA  - 2021/03/03\r\n" },
    { "articles", "bibtex", "  journal = {Skarvholm Post},\n" },
    { "articles", "markdown", "# Weir shut\n\n*Skarvholm Post, 2021-03-03*\n" },
    { "articles", "html", "<h2>Weir shut</h2>" },
    { "quotations", "markdown", "> " },
    { "quotations", "csv", "\"article\",\"source\"" },
    { "quotations", "annotation", "\"TextQuoteSelector\"" },
  };
  g_autofree char *again = g_build_filename (fixture->folder, "again", NULL);
  g_autofree char *articles = NULL;

  write_samples (fixture);
  qd_cli_fixture_run (fixture, "import", "in", LIBRARY, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *format = g_strconcat ("--format=", cases[i].format, NULL);

      g_test_message ("%s %s", cases[i].what, cases[i].format);
      qd_cli_fixture_run (fixture, LIBRARY, "export", cases[i].what, format, NULL);
      g_assert_cmpint (fixture->status, ==, 0);
      g_assert_nonnull (strstr (fixture->out, cases[i].expected));
    }
  qd_cli_fixture_run (fixture, LIBRARY, "export", "statements", "--format=ris", NULL);
  g_assert_cmpint (fixture->status, ==, 2);
  qd_cli_fixture_run (fixture, LIBRARY, "export", "articles", "--format=csv", NULL);
  articles = g_strdup (fixture->out);
  g_free (qd_cli_fixture_write (fixture, "table/all.csv", articles, -1));
  qd_cli_fixture_run (fixture, "--library", again, "import", "table", NULL);
  g_assert_true (g_str_has_prefix (fixture->out, "2 new, 0 unchanged, 0 failed"));
  qd_cli_fixture_run (fixture, "--library", again, "export", "articles", "--format=csv", NULL);
  g_assert_cmpstr (fixture->out, ==, articles);
}

static void
test_care (QdCliFixture *fixture, gconstpointer data)
{
  g_autofree char *copy = g_build_filename (fixture->folder, "copy", NULL);
  g_autofree char *before = NULL;

  write_samples (fixture);
  qd_cli_fixture_run (fixture, LIBRARY, "import", "in", NULL);
  qd_cli_fixture_run (fixture, LIBRARY, "verify", NULL);
  g_assert_cmpint (fixture->status, ==, 0);
  g_assert_cmpstr (fixture->out, ==, "The library is sound: 2 articles.\n");
  qd_cli_fixture_run (fixture, LIBRARY, "relations", "--format=jsonl", NULL);
  before = g_strdup (fixture->out);
  qd_cli_fixture_run (fixture, LIBRARY, "backup", copy, NULL);
  g_assert_cmpint (fixture->status, ==, 0);
  qd_cli_fixture_run (fixture, "--library", copy, "relations", "--format=jsonl", NULL);
  g_assert_cmpstr (fixture->out, ==, before);
}

/* What is in an article must not tell the terminal what to do; JSON says what it is. */
static void
test_controls (QdCliFixture *fixture, gconstpointer data)
{
  static const char *const commands[] = { "articles", "quotations", "sources", "speakers" };
  static const char        line[] = "{\"id\":\"x\\u001b[31mred\",\"source\":\"Gull\\u001b]0;owned\\u0007\",\"title\":\"Ferry\\u001b[2J\\u009b2J late\",\"date\":\"2026-01-01\","
                                    "\"text\":\"The ferry\\u001b[31m is late. \\u201cNo boat\\u001b[31m will leave this harbour today,\\u201d said Ilse Varga.\"}\n";

  g_free (qd_cli_fixture_write (fixture, "hostile.jsonl", line, -1));
  g_free (qd_cli_fixture_write (fixture, "\033[2Jbroken.jsonl", "{", -1));
  qd_cli_fixture_run (fixture, LIBRARY, "import", "hostile.jsonl", "\033[2Jbroken.jsonl", NULL);
  g_assert_nonnull (strstr (fixture->err, "�[2Jbroken.jsonl"));
  g_assert_null (strchr (fixture->err, '\033'));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      qd_cli_fixture_run (fixture, LIBRARY, commands[i], NULL);
      g_assert_cmpint (fixture->status, ==, 0);
      g_assert_null (strchr (fixture->out, '\033'));
      g_assert_null (strchr (fixture->out, '\a'));
      g_assert_null (strstr (fixture->out, "\302\233"));
    }
  qd_cli_fixture_run (fixture, LIBRARY, "articles", NULL);
  g_assert_nonnull (strstr (fixture->out, "Ferry�[2J�2J late\n"));
  qd_cli_fixture_run (fixture, LIBRARY, "articles", "--format=jsonl", NULL);
  g_assert_nonnull (strstr (fixture->out, "\"title\":\"Ferry\\u001b[2J"));
  /* What goes into a file is what it is. */
  qd_cli_fixture_run (fixture, LIBRARY, "export", "articles", NULL);
  g_assert_nonnull (strstr (fixture->out, "The ferry\033[31m is late."));
}

/* Without --library: the one under $XDG_DATA_HOME, made when something is imported. */
static void
test_default_library (QdCliFixture *fixture, gconstpointer data)
{
  g_autofree char *library = g_build_filename (fixture->folder, "quotidian", "library.quotidian", NULL);

  write_samples (fixture);
  qd_cli_fixture_run (fixture, "articles", NULL);
  g_assert_cmpint (fixture->status, ==, 1);
  g_assert_false (g_file_test (library, G_FILE_TEST_EXISTS));
  qd_cli_fixture_run (fixture, "import", "in", NULL);
  g_assert_cmpint (fixture->status, ==, 0);
  g_assert_true (g_file_test (library, G_FILE_TEST_EXISTS));
}

static void
test_usage (QdCliFixture *fixture, gconstpointer data)
{
  static const char *const lines[] = {
    "",
    "nonsense",
    "analyze",
    "import",
    "articles extra",
    "backup",
    "backup a b",
    "compare",
    "check",
    "export",
    "export nonsense",
    "speakers a b",
    "articles --format=xml",
    "articles --jobs=2",
    "analyze --library=x f",
    "import --article=x f",
    "--nonsense",
    "import --jobs=-1 f",
    "import --jobs=many f",
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *line = g_strdup_printf ("'%s' %s", qd_cli_fixture_program (), lines[i]);
      g_auto (GStrv)   argv = NULL;

      g_assert_true (g_shell_parse_argv (line, NULL, &argv, NULL));
      qd_cli_fixture_spawn (fixture, (const char *const *)argv);
      g_test_message ("%s", lines[i]);
      g_assert_cmpint (fixture->status, ==, 2);
      g_assert_cmpstr (fixture->out, ==, "");
      g_assert_true (g_str_has_prefix (fixture->err, "quotidian-cli: "));
    }
}

/* --help names every command, and each of them is there. */
static void
test_help (QdCliFixture *fixture, gconstpointer data)
{
  static const char *const commands[] = { "analyze", "import", "articles", "quotations", "relations", "speakers", "statements", "stories", "copies", "sources", "corrections", "notes", "compare", "check", "search", "export", "verify", "backup" };

  qd_cli_fixture_run (fixture, "--help", NULL);
  g_assert_cmpint (fixture->status, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_assert_nonnull (strstr (fixture->out, commands[i]));
  qd_cli_fixture_run (fixture, "--version", NULL);
  g_assert_cmpstr (fixture->out, ==, "quotidian-cli " PACKAGE_VERSION "\n");
}

/* Who closes the pipe ends the command without a word; a full disk does not. */
static void
test_output (QdCliFixture *fixture, gconstpointer data)
{
  g_autofree char *closed = NULL;
  g_autofree char *full = NULL;

  qd_cli_fixture_write_articles (fixture, "in", 100);
  closed = g_strdup_printf ("set -o pipefail; '%s' analyze --format=jsonl in | head -c 100", qd_cli_fixture_program ());
  qd_cli_fixture_spawn (fixture, (const char *const[]){ "bash", "-c", closed, NULL });
  g_assert_cmpint (fixture->status, ==, 0);
  g_assert_cmpstr (fixture->err, ==, "");
  full = g_strdup_printf ("'%s' analyze --format=jsonl in >/dev/full", qd_cli_fixture_program ());
  qd_cli_fixture_spawn (fixture, (const char *const[]){ "bash", "-c", full, NULL });
  g_assert_cmpint (fixture->status, ==, 1);
  g_assert_true (g_str_has_prefix (fixture->err, "quotidian-cli: "));
}

#define ADD(name, func) g_test_add ("/cli/" name, QdCliFixture, NULL, qd_cli_fixture_set_up, func, qd_cli_fixture_tear_down)

static void
test_watch (QdCliFixture *fixture, gconstpointer data)
{
  write_samples (fixture);
  qd_cli_fixture_run (fixture, "watch", "add", "in", "in/b.jsonl", LIBRARY, NULL);
  g_assert_cmpint (fixture->status, ==, 1);
  g_assert_nonnull (strstr (fixture->err, "in/b.jsonl: This is not a folder."));
  qd_cli_fixture_run (fixture, "watch", "list", LIBRARY, NULL);
  g_assert_true (g_str_has_suffix (fixture->out, "/in\n"));
  qd_cli_fixture_run (fixture, "watch", "--once", LIBRARY, NULL);
  g_assert_cmpint (fixture->status, ==, 0);
  g_assert_cmpstr (fixture->out, ==, "2 new, 0 unchanged, 0 failed, 0 skipped; 2 of 2 files read.\n");
  qd_cli_fixture_run (fixture, "watch", "--once", LIBRARY, NULL);
  g_assert_cmpstr (fixture->out, ==, "0 new, 0 unchanged, 0 failed, 0 skipped; 0 of 0 files read.\n");
  qd_cli_fixture_run (fixture, "watch", "remove", "in", LIBRARY, NULL);
  g_assert_cmpint (fixture->status, ==, 0);
  qd_cli_fixture_run (fixture, "watch", "list", LIBRARY, NULL);
  g_assert_cmpstr (fixture->out, ==, "");
  qd_cli_fixture_run (fixture, "watch", "--once", "list", LIBRARY, NULL);
  g_assert_cmpint (fixture->status, ==, 2);
  qd_cli_fixture_run (fixture, "watch", "--jobs", "2", LIBRARY, NULL);
  g_assert_cmpint (fixture->status, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("analyze", test_analyze);
  ADD ("library", test_library);
  ADD ("text-format", test_text_format);
  ADD ("quotes", test_quotes);
  ADD ("check", test_check);
  ADD ("stories", test_stories);
  ADD ("sources", test_sources);
  ADD ("corrections", test_corrections);
  ADD ("renewal", test_renewal);
  ADD ("notes", test_notes);
  ADD ("corrected-relation", test_corrected_relation);
  ADD ("export", test_export);
  ADD ("export-formats", test_export_formats);
  ADD ("export-references", test_export_references);
  ADD ("export-annotations", test_export_annotations);
  ADD ("care", test_care);
  ADD ("controls", test_controls);
  ADD ("default-library", test_default_library);
  ADD ("usage", test_usage);
  ADD ("help", test_help);
  ADD ("output", test_output);
  ADD ("watch", test_watch);
  return g_test_run ();
}
