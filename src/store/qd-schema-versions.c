/* qd-schema-versions.c: the tables of a library, version by version
 *
 * A new version is a new entry in the list of migrations, which is never changed afterwards, and a dump of the version before in
 * tests/store/versions.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-schema-private.h"
#include "store/qd-search-tokenizer.h"
#include "store/qd-store-private.h"

/* Version 1: articles with their bodies, originals and quotations, and the search index.
 *
 * sources       counts are kept by triggers, so that the source list never counts articles
 * originals     what was imported, once, however many articles or origins share it
 * articles      what lists show; everything but read and starred is as the first origin has it
 *   sort_title  the title as titles are ordered
 *   tie         from the identity; makes every order a total one that does not depend on rows
 * origins       where an article was found; '' and 0 stand for what is missing
 * bodies        apart from articles, since lists do not read them
 * quotations    spans and reasons in the form of qd-codec.h
 * search        over a view, so that no text is stored twice
 */
static const char version_1[] =
  "CREATE TABLE sources ("
  "  id INTEGER PRIMARY KEY,"
  "  name TEXT NOT NULL UNIQUE,"
  "  n_articles INTEGER NOT NULL DEFAULT 0,"
  "  n_unread INTEGER NOT NULL DEFAULT 0"
  ") STRICT;"
  "CREATE TABLE originals ("
  "  id INTEGER PRIMARY KEY,"
  "  sha256 BLOB NOT NULL UNIQUE,"
  "  size INTEGER NOT NULL,"
  "  compressed INTEGER NOT NULL,"
  "  data BLOB NOT NULL"
  ") STRICT;"
  "CREATE TABLE articles ("
  "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
  "  identity BLOB NOT NULL UNIQUE,"
  "  tie INTEGER NOT NULL,"
  "  label TEXT NOT NULL,"
  "  title TEXT,"
  "  sort_title TEXT NOT NULL,"
  "  source_id INTEGER NOT NULL REFERENCES sources (id),"
  "  byline TEXT,"
  "  dateline TEXT,"
  "  published INTEGER,"
  "  url TEXT,"
  "  language TEXT,"
  "  n_words INTEGER NOT NULL,"
  "  n_quotations INTEGER NOT NULL,"
  "  read INTEGER NOT NULL DEFAULT 0,"
  "  starred INTEGER NOT NULL DEFAULT 0,"
  "  profile BLOB"
  ") STRICT;"
  "CREATE INDEX articles_label ON articles (label, tie);"
  "CREATE INDEX articles_published ON articles (published DESC, sort_title, tie);"
  "CREATE INDEX articles_title ON articles (sort_title, tie);"
  "CREATE INDEX articles_source ON articles (source_id, published DESC, sort_title, tie);"
  "CREATE INDEX articles_unread ON articles (published DESC, sort_title, tie) WHERE read = 0;"
  "CREATE INDEX articles_starred ON articles (published DESC, sort_title, tie) WHERE starred = 1;"
  "CREATE TRIGGER articles_insert AFTER INSERT ON articles BEGIN"
  "  UPDATE sources SET n_articles = n_articles + 1, n_unread = n_unread + (NEW.read = 0) WHERE id = NEW.source_id;"
  "END;"
  "CREATE TRIGGER articles_delete AFTER DELETE ON articles BEGIN"
  "  UPDATE sources SET n_articles = n_articles - 1, n_unread = n_unread - (OLD.read = 0) WHERE id = OLD.source_id;"
  "END;"
  "CREATE TRIGGER articles_read AFTER UPDATE OF read ON articles WHEN NEW.read <> OLD.read BEGIN"
  "  UPDATE sources SET n_unread = n_unread + (NEW.read = 0) - (OLD.read = 0) WHERE id = NEW.source_id;"
  "END;"
  "CREATE TABLE origins ("
  "  id INTEGER PRIMARY KEY,"
  "  article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,"
  "  external_id TEXT NOT NULL,"
  "  path TEXT NOT NULL,"
  "  line INTEGER NOT NULL,"
  "  original_id INTEGER REFERENCES originals (id),"
  "  media_type TEXT,"
  "  UNIQUE (article_id, external_id, path, line)"
  ") STRICT;"
  "CREATE INDEX origins_external_id ON origins (external_id);"
  "CREATE INDEX origins_path ON origins (path);"
  "CREATE INDEX origins_original ON origins (original_id);"
  "CREATE TABLE bodies ("
  "  article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,"
  "  text TEXT NOT NULL,"
  "  marks BLOB NOT NULL"
  ") STRICT;"
  "CREATE TABLE quotations ("
  "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
  "  article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,"
  "  ordinal INTEGER NOT NULL,"
  "  kind INTEGER NOT NULL,"
  "  spans BLOB NOT NULL,"
  "  text TEXT NOT NULL,"
  "  parent INTEGER NOT NULL,"
  "  speaker TEXT,"
  "  mention TEXT,"
  "  mention_start INTEGER NOT NULL,"
  "  mention_end INTEGER NOT NULL,"
  "  cue TEXT,"
  "  cue_start INTEGER NOT NULL,"
  "  cue_end INTEGER NOT NULL,"
  "  confidence REAL NOT NULL,"
  "  reasons TEXT NOT NULL,"
  "  UNIQUE (article_id, ordinal)"
  ") STRICT;"
  "CREATE TABLE files ("
  "  path TEXT PRIMARY KEY,"
  "  size INTEGER NOT NULL,"
  "  modified INTEGER NOT NULL"
  ") STRICT, WITHOUT ROWID;"
  "CREATE VIEW search_content (id, title, body, source, speakers) AS"
  "  SELECT articles.id, articles.title, bodies.text, sources.name,"
  "    (SELECT group_concat(speaker, char(10)) FROM"
  "      (SELECT speaker FROM quotations WHERE article_id = articles.id AND speaker IS NOT NULL ORDER BY ordinal))"
  "  FROM articles JOIN bodies ON bodies.article_id = articles.id JOIN sources ON sources.id = articles.source_id;"
  "CREATE VIRTUAL TABLE search USING fts5 (title, body, source, speakers, content = 'search_content',"
  "  content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2');";

/* Version 2: which quotations are the same utterance.
 *
 * match_keys    what qd_match_keys() made of an article's quotations; two articles that share none cannot be tied
 * relations     a is of the article whose identity is the smaller in byte order; inside one article, the earlier
 * statements    quotations that relations tie, directly or by way of others; a quotation that nothing ties has none
 *   name        the smallest of the names that qd_codec_quotation_name() gives to its quotations
 *   n_articles  how many articles carry it
 * quotations.strongest  the closest relation to a quotation of another article; 0 if there is none
 * articles.n_shared     how many of its quotations have a statement of two articles or more
 */
static const char version_2[] =
  "ALTER TABLE articles ADD COLUMN n_shared INTEGER NOT NULL DEFAULT 0;"
  "CREATE INDEX articles_shared ON articles (n_shared DESC, published DESC, sort_title, tie);"
  "CREATE TABLE match_keys ("
  "  key INTEGER NOT NULL,"
  "  article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,"
  "  PRIMARY KEY (key, article_id)"
  ") STRICT, WITHOUT ROWID;"
  "CREATE INDEX match_keys_article ON match_keys (article_id);"
  "CREATE TABLE statements ("
  "  id INTEGER PRIMARY KEY,"
  "  name TEXT NOT NULL UNIQUE,"
  "  n_articles INTEGER NOT NULL"
  ") STRICT;"
  "ALTER TABLE quotations ADD COLUMN statement_id INTEGER REFERENCES statements (id);"
  "ALTER TABLE quotations ADD COLUMN strongest INTEGER NOT NULL DEFAULT 0;"
  "CREATE INDEX quotations_statement ON quotations (statement_id, article_id) WHERE statement_id IS NOT NULL;"
  "CREATE TABLE relations ("
  "  a INTEGER NOT NULL REFERENCES quotations (id) ON DELETE CASCADE,"
  "  b INTEGER NOT NULL REFERENCES quotations (id) ON DELETE CASCADE,"
  "  kind INTEGER NOT NULL,"
  "  cut_a INTEGER NOT NULL,"
  "  cut_b INTEGER NOT NULL,"
  "  shared_words INTEGER NOT NULL,"
  "  changed_words INTEGER NOT NULL,"
  "  PRIMARY KEY (a, b)"
  ") STRICT, WITHOUT ROWID;"
  "CREATE INDEX relations_b ON relations (b, a);"
  /* More terms are gathered in memory before they go into the index, bytes: the largest lever on the time of an import. */
  "INSERT INTO search (search, rank) VALUES ('hashsize', 16777216);";

/* Version 3: search indexes of our own terms.
 *
 * search        as before, with terms that serve every script; a title counts for more than a body
 * quote_search  which quotations have a word, without places: what is found is compared with what was looked for
 */
static const char version_3[] =
  "DROP TABLE search;"
  "CREATE VIRTUAL TABLE search USING fts5 (title, body, source, speakers, content = 'search_content',"
  "  content_rowid = 'id', tokenize = '" QD_SEARCH_TOKENIZER "');"
  "INSERT INTO search (search, rank) VALUES ('hashsize', 16777216);"
  "INSERT INTO search (search, rank) VALUES ('rank', 'bm25 (6.0, 1.0, 2.0, 2.0)');"
  "CREATE VIRTUAL TABLE quote_search USING fts5 (text, content = 'quotations', content_rowid = 'id',"
  "  detail = none, columnsize = 0, tokenize = '" QD_SEARCH_TOKENIZER "');"
  "INSERT INTO quote_search (quote_search, rank) VALUES ('hashsize', 4194304);"
  "INSERT INTO search (search) VALUES ('rebuild');"
  "INSERT INTO quote_search (quote_search) VALUES ('rebuild');";

/* Version 4: the keys of quotations packed, in the form of qd-match-index.c, and all that follows from them worked out anew.
 *
 * match_log     the keys of new articles
 * match_slices  how much of the log is merged into which blocks
 * match_blocks  the keys of the others
 */
static const char version_4[] =
  "DROP TABLE match_keys;"
  "CREATE TABLE match_log ("
  "  seq INTEGER PRIMARY KEY,"
  "  article_id INTEGER NOT NULL,"
  "  keys BLOB NOT NULL"
  ") STRICT;"
  "CREATE INDEX match_log_article ON match_log (article_id);"
  "CREATE TABLE match_slices ("
  "  slice INTEGER PRIMARY KEY,"
  "  upto INTEGER NOT NULL"
  ") STRICT;"
  "CREATE TABLE match_blocks ("
  "  first INTEGER PRIMARY KEY,"
  "  data BLOB NOT NULL"
  ") STRICT;"
  "DELETE FROM relations;"
  "UPDATE quotations SET statement_id = NULL, strongest = 0 WHERE statement_id IS NOT NULL OR strongest <> 0;"
  "DELETE FROM statements;"
  "UPDATE articles SET n_shared = 0 WHERE n_shared <> 0;";

/* Version 5: texts packed in the forms of qd-pack.h, and how old what is derived is.
 *
 * packed_bodies       size is that of the text, bytes
 * bodies              what they unpack to, a view, made when the table of that name has been emptied into packed_bodies
 * originals.model     the article whose text an original is packed by, NULL for none; an article that is removed takes care
 *                     that no other needs its text
 * articles.analysis   the version of the analysis (QD_ANALYSIS_VERSION) that its quotations and relations are of
 */
static const char version_5[] =
  "CREATE TABLE packed_bodies ("
  "  article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,"
  "  size INTEGER NOT NULL,"
  "  marks BLOB NOT NULL,"
  "  text BLOB NOT NULL"
  ") STRICT;"
  "ALTER TABLE originals ADD COLUMN model INTEGER;"
  "ALTER TABLE articles ADD COLUMN analysis INTEGER NOT NULL DEFAULT 0;"
  "CREATE INDEX articles_analysis ON articles (analysis);";

/* Version 6: stories, and who is quoted.
 *
 * stories          the articles of one event, two at least; derived from all of them when somebody asks
 *   name           from its first article by identity
 * story_marks      what a person put together or apart, by the identities of articles, a the smaller
 * derived          what is derived from the whole library, and whether that is still what follows from it
 */
static const char version_6[] =
  "CREATE TABLE stories ("
  "  id INTEGER PRIMARY KEY,"
  "  name TEXT NOT NULL UNIQUE,"
  "  n_articles INTEGER NOT NULL"
  ") STRICT;"
  "CREATE TABLE article_stories ("
  "  article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,"
  "  story_id INTEGER NOT NULL REFERENCES stories (id)"
  ") STRICT;"
  "CREATE INDEX article_stories_story ON article_stories (story_id);"
  "CREATE TABLE story_marks ("
  "  a BLOB NOT NULL,"
  "  b BLOB NOT NULL,"
  "  together INTEGER NOT NULL,"
  "  PRIMARY KEY (a, b)"
  ") STRICT, WITHOUT ROWID;"
  "CREATE TABLE derived ("
  "  name TEXT PRIMARY KEY,"
  "  fresh INTEGER NOT NULL"
  ") STRICT, WITHOUT ROWID;"
  "INSERT INTO derived (name, fresh) VALUES ('stories', 0);"
  "CREATE TRIGGER derived_insert AFTER INSERT ON articles BEGIN"
  "  UPDATE derived SET fresh = 0 WHERE fresh <> 0;"
  "END;"
  "CREATE TRIGGER derived_delete AFTER DELETE ON articles BEGIN"
  "  UPDATE derived SET fresh = 0 WHERE fresh <> 0;"
  "END;"
  "CREATE TRIGGER derived_update AFTER UPDATE OF published, profile ON articles BEGIN"
  "  UPDATE derived SET fresh = 0 WHERE fresh <> 0;"
  "END;";

/* Version 7: articles that are copies of one another.
 *
 * article_sketches  what qd_sketch_to_bytes() makes of a body, when it is first needed
 * article_copies    for each article that has copies, itself or the first of them by identity; derived with the stories
 */
static const char version_7[] =
  "CREATE TABLE article_sketches ("
  "  article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,"
  "  sketch BLOB NOT NULL"
  ") STRICT;"
  "CREATE TABLE article_copies ("
  "  article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,"
  "  first_id INTEGER NOT NULL"
  ") STRICT;"
  "UPDATE derived SET fresh = 0;";

/* Version 8: what a person makes of a library: names and places of outlets, tags, saved searches, who is who.
 *
 * articles.given_source  the outlet's name as it was imported, where the person files it under another; NULL where the two agree.
 *                        The search index holds the name as imported, so that no text is indexed again for a new name
 * source_names           under which name the articles of an outlet are filed, by the name as imported
 * source_places          the order of outlets; those without a place come behind, by name
 * tags                   colour is one of QdTagColour; counts are kept by triggers
 * saved_searches         what QdArticleFilter says; source and tag by their names
 * view_settings          what the window remembers of this library
 * speaker_marks          the name under which somebody who is quoted is listed
 * derived.n              how many there are
 */
static const char version_8[] =
  "ALTER TABLE articles ADD COLUMN given_source TEXT;"
  "DROP VIEW search_content;"
  "CREATE VIEW search_content (id, title, body, source, speakers) AS"
  "  SELECT articles.id, articles.title, bodies.text, coalesce (articles.given_source, sources.name),"
  "    (SELECT group_concat(speaker, char(10)) FROM"
  "      (SELECT speaker FROM quotations WHERE article_id = articles.id AND speaker IS NOT NULL ORDER BY ordinal))"
  "  FROM articles JOIN bodies ON bodies.article_id = articles.id JOIN sources ON sources.id = articles.source_id;"
  "CREATE INDEX articles_quoteless ON articles (id) WHERE n_quotations = 0;"
  "CREATE TRIGGER articles_refiled AFTER UPDATE OF source_id ON articles WHEN NEW.source_id <> OLD.source_id BEGIN"
  "  UPDATE sources SET n_articles = n_articles - 1, n_unread = n_unread - (OLD.read = 0) WHERE id = OLD.source_id;"
  "  UPDATE sources SET n_articles = n_articles + 1, n_unread = n_unread + (NEW.read = 0) WHERE id = NEW.source_id;"
  "END;"
  "CREATE TABLE source_names ("
  "  given TEXT PRIMARY KEY,"
  "  name TEXT NOT NULL"
  ") STRICT, WITHOUT ROWID;"
  "CREATE INDEX source_names_name ON source_names (name);"
  "CREATE TABLE source_places ("
  "  name TEXT PRIMARY KEY,"
  "  place INTEGER NOT NULL"
  ") STRICT, WITHOUT ROWID;"
  "CREATE TABLE tags ("
  "  id INTEGER PRIMARY KEY,"
  "  name TEXT NOT NULL UNIQUE COLLATE NOCASE,"
  "  colour INTEGER NOT NULL,"
  "  n_articles INTEGER NOT NULL DEFAULT 0,"
  "  n_unread INTEGER NOT NULL DEFAULT 0"
  ") STRICT;"
  "CREATE TABLE article_tags ("
  "  tag_id INTEGER NOT NULL REFERENCES tags (id) ON DELETE CASCADE,"
  "  article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,"
  "  PRIMARY KEY (tag_id, article_id)"
  ") STRICT, WITHOUT ROWID;"
  "CREATE INDEX article_tags_article ON article_tags (article_id, tag_id);"
  "CREATE TRIGGER article_tags_insert AFTER INSERT ON article_tags BEGIN"
  "  UPDATE tags SET n_articles = n_articles + 1,"
  "    n_unread = n_unread + (SELECT read = 0 FROM articles WHERE id = NEW.article_id) WHERE id = NEW.tag_id;"
  "END;"
  /* An article that is removed is gone when its tags go. */
  "CREATE TRIGGER article_tags_delete AFTER DELETE ON article_tags BEGIN"
  "  UPDATE tags SET n_articles = n_articles - 1,"
  "    n_unread = n_unread - coalesce ((SELECT read = 0 FROM articles WHERE id = OLD.article_id), 0) WHERE id = OLD.tag_id;"
  "END;"
  "CREATE TRIGGER articles_untag BEFORE DELETE ON articles BEGIN"
  "  DELETE FROM article_tags WHERE article_id = OLD.id;"
  "END;"
  "CREATE TRIGGER articles_read_tagged AFTER UPDATE OF read ON articles WHEN NEW.read <> OLD.read BEGIN"
  "  UPDATE tags SET n_unread = n_unread + (NEW.read = 0) - (OLD.read = 0)"
  "    WHERE id IN (SELECT tag_id FROM article_tags WHERE article_id = NEW.id);"
  "END;"
  "CREATE TABLE saved_searches ("
  "  id INTEGER PRIMARY KEY,"
  "  name TEXT NOT NULL UNIQUE COLLATE NOCASE,"
  "  query TEXT NOT NULL,"
  "  source TEXT,"
  "  tag TEXT,"
  "  flags INTEGER NOT NULL"
  ") STRICT;"
  "CREATE TABLE view_settings ("
  "  name TEXT PRIMARY KEY,"
  "  value TEXT NOT NULL"
  ") STRICT, WITHOUT ROWID;"
  "CREATE TABLE speaker_marks ("
  "  name TEXT PRIMARY KEY,"
  "  person TEXT NOT NULL"
  ") STRICT, WITHOUT ROWID;"
  "CREATE INDEX speaker_marks_person ON speaker_marks (person);"
  "CREATE INDEX quotations_speaker ON quotations (speaker, article_id) WHERE speaker IS NOT NULL;"
  "ALTER TABLE derived ADD COLUMN n INTEGER NOT NULL DEFAULT 0;"
  "UPDATE derived SET n = (SELECT count(*) FROM stories) WHERE name = 'stories';";
/* Version 9: what a person says of an article.
 *
 * corrections          what the program found otherwise; identity, label, title, source and url tell which article it is of, now
 *                      or when it is imported again with a changed text: they are as imported, and the article need not be there
 *   field, value, was  as QdCorrection has them
 * correction_passages  the words that it is of (part 0), or should be of (part 1), in the form of QdAnchor
 * notes                words of an article that a person marked, and what they wrote of them
 */
static const char version_9[] =
  "CREATE TABLE corrections ("
  "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
  "  identity BLOB NOT NULL,"
  "  label TEXT NOT NULL,"
  "  title TEXT,"
  "  source TEXT NOT NULL,"
  "  url TEXT,"
  "  field INTEGER NOT NULL,"
  "  value TEXT,"
  "  was TEXT,"
  "  created INTEGER NOT NULL"
  ") STRICT;"
  "CREATE INDEX corrections_identity ON corrections (identity);"
  "CREATE INDEX corrections_url ON corrections (url) WHERE url IS NOT NULL;"
  "CREATE INDEX corrections_label ON corrections (label);"
  "CREATE TABLE correction_passages ("
  "  correction_id INTEGER NOT NULL REFERENCES corrections (id) ON DELETE CASCADE,"
  "  part INTEGER NOT NULL,"
  "  ordinal INTEGER NOT NULL,"
  "  start INTEGER NOT NULL,"
  "  exact TEXT NOT NULL,"
  "  prefix TEXT NOT NULL,"
  "  suffix TEXT NOT NULL,"
  "  PRIMARY KEY (correction_id, part, ordinal)"
  ") STRICT, WITHOUT ROWID;"
  "CREATE TABLE notes ("
  "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
  "  identity BLOB NOT NULL,"
  "  label TEXT NOT NULL,"
  "  title TEXT,"
  "  source TEXT NOT NULL,"
  "  url TEXT,"
  "  style INTEGER NOT NULL,"
  "  text TEXT NOT NULL,"
  "  created INTEGER NOT NULL,"
  "  changed INTEGER NOT NULL,"
  "  start INTEGER NOT NULL,"
  "  exact TEXT NOT NULL,"
  "  prefix TEXT NOT NULL,"
  "  suffix TEXT NOT NULL"
  ") STRICT;"
  "CREATE INDEX notes_identity ON notes (identity);"
  "CREATE INDEX notes_url ON notes (url) WHERE url IS NOT NULL;"
  "CREATE INDEX notes_label ON notes (label);"
  "CREATE INDEX articles_url ON articles (url) WHERE url IS NOT NULL;";

/* Version 10: relations in the rows of quotations.
 *
 * quotations.relations  those to quotations with smaller rows, in the form of qd-relation-pack.h; NULL if there are none
 * relations             gone when they have been moved there
 */
static const char version_10[] = "ALTER TABLE quotations ADD COLUMN relations BLOB;";

/* A library whose keys were in another form has nothing that could be moved. */
static gboolean
move_relations (QdSqlite *db,
                GError  **error)
{
  gint64 is_matched;

  if (!qd_sqlite_query_int (db, "SELECT EXISTS (SELECT 1 FROM match_log) OR EXISTS (SELECT 1 FROM match_slices)", &is_matched, error))
    return FALSE;
  if (is_matched ? !_qd_store_pack_relations (db, error) : !_qd_store_match_all (db, error))
    return FALSE;
  return qd_sqlite_exec_schema (db, "DROP TABLE relations", error);
}

/* Version 11: feeds that a library subscribes to.
 *
 * feeds  the columns are QdFeedRecord's. The articles of a feed are those with its address as path in an origin
 */
static const char version_11[] =
  "CREATE TABLE feeds ("
  "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
  "  address TEXT NOT NULL UNIQUE,"
  "  title TEXT,"
  "  site TEXT,"
  "  etag TEXT,"
  "  modified TEXT,"
  "  problem TEXT,"
  "  refreshed INTEGER NOT NULL,"
  "  not_before INTEGER NOT NULL,"
  "  full_text INTEGER NOT NULL,"
  "  gone INTEGER NOT NULL"
  ") STRICT;";

/* Version 12: pictures, and where the fields of articles are from.
 *
 * article_facts     by field, in the names of qd-article-extras.h
 * pictures          once, however many articles have one
 * article_pictures  where they stand in the body, in bytes; without a picture where none was saved
 */
static const char version_12[] =
  "CREATE TABLE article_facts ("
  "  article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,"
  "  field TEXT NOT NULL,"
  "  value TEXT,"
  "  origin TEXT,"
  "  PRIMARY KEY (article_id, field)"
  ") STRICT, WITHOUT ROWID;"
  "CREATE TABLE pictures ("
  "  id INTEGER PRIMARY KEY,"
  "  sha256 BLOB NOT NULL UNIQUE,"
  "  width INTEGER NOT NULL,"
  "  height INTEGER NOT NULL,"
  "  data BLOB NOT NULL"
  ") STRICT;"
  "CREATE TABLE article_pictures ("
  "  article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,"
  "  ordinal INTEGER NOT NULL,"
  "  position INTEGER NOT NULL,"
  "  address TEXT,"
  "  caption TEXT,"
  "  alt TEXT,"
  "  picture_id INTEGER REFERENCES pictures (id),"
  "  PRIMARY KEY (article_id, ordinal)"
  ") STRICT, WITHOUT ROWID;"
  "CREATE INDEX article_pictures_picture ON article_pictures (picture_id) WHERE picture_id IS NOT NULL;"
  "CREATE TRIGGER article_pictures_delete AFTER DELETE ON article_pictures WHEN OLD.picture_id IS NOT NULL BEGIN"
  "  DELETE FROM pictures WHERE id = OLD.picture_id"
  "    AND NOT EXISTS (SELECT 1 FROM article_pictures WHERE picture_id = OLD.picture_id);"
  "END;";

/* Version 13: folders that a library watches.
 *
 * watched_folders  the columns are QdFolderRecord's; a row is never used again, so that nobody marks files in another folder
 * watched_files    what was imported from them as it was then, whatever came of it: neither what failed nor what the person
 *                  removed from the library comes again by itself
 */
static const char version_13[] =
  "CREATE TABLE watched_folders ("
  "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
  "  uri TEXT NOT NULL UNIQUE,"
  "  problem TEXT"
  ") STRICT;"
  "CREATE TABLE watched_files ("
  "  folder_id INTEGER NOT NULL REFERENCES watched_folders (id) ON DELETE CASCADE,"
  "  path TEXT NOT NULL,"
  "  size INTEGER NOT NULL,"
  "  modified INTEGER NOT NULL,"
  "  PRIMARY KEY (folder_id, path)"
  ") STRICT, WITHOUT ROWID;";

/* Version 14: what a person says of the relation of two quotations. The correction is of the first.
 *
 * correction_ends  what the article of the second is known by, as in corrections; its words are the correction's part 1
 */
static const char version_14[] =
  "CREATE TABLE correction_ends ("
  "  correction_id INTEGER PRIMARY KEY REFERENCES corrections (id) ON DELETE CASCADE,"
  "  identity BLOB NOT NULL,"
  "  label TEXT NOT NULL,"
  "  title TEXT,"
  "  source TEXT NOT NULL,"
  "  url TEXT"
  ") STRICT;"
  "CREATE INDEX correction_ends_identity ON correction_ends (identity);"
  "CREATE INDEX correction_ends_url ON correction_ends (url) WHERE url IS NOT NULL;"
  "CREATE INDEX correction_ends_label ON correction_ends (label);"
  "CREATE INDEX corrections_relations ON corrections (id) WHERE field = 4;";

/* Version 15: what an article adds to its outlet is written beside it. A statement that sets off a trigger keeps a copy of each page that
 * it changes, which took longer than all rows of the article. */
static const char version_15[] =
  "DROP TRIGGER articles_insert;"
  "DROP TRIGGER derived_insert;";

/* Version 16: names of outlets that stand for another.
 *
 * source_aliases  by the name as imported; derived from all articles (qd-outlet.c) when somebody asks. What a person decides of either
 *                 name counts for more
 */
static const char version_16[] =
  "CREATE TABLE source_aliases ("
  "  given TEXT PRIMARY KEY,"
  "  name TEXT NOT NULL"
  ") STRICT, WITHOUT ROWID;"
  "CREATE INDEX source_aliases_name ON source_aliases (name);"
  "INSERT INTO derived (name, fresh) VALUES ('sources', 0);";

/* Version 17: what the body says of a quotation is stored there alone.
 *
 * quotations.details  mention, cue and reasons, in the form of qd-quotation-pack.c; the words are those at its spans
 * quoted              the words of quotations, a view
 * search              with the body as the first column: of what is in any other, the index says at each place in which
 */
static const char version_17[] =
  "DROP TABLE search;"
  "DROP TABLE quote_search;"
  "DROP VIEW search_content;"
  "CREATE TABLE packed_quotations ("
  "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
  "  article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,"
  "  ordinal INTEGER NOT NULL,"
  "  kind INTEGER NOT NULL,"
  "  spans BLOB NOT NULL,"
  "  parent INTEGER NOT NULL,"
  "  speaker TEXT,"
  "  confidence REAL NOT NULL,"
  "  details BLOB NOT NULL,"
  "  statement_id INTEGER REFERENCES statements (id),"
  "  strongest INTEGER NOT NULL DEFAULT 0,"
  "  relations BLOB,"
  "  UNIQUE (article_id, ordinal)"
  ") STRICT;"
  /* A row that was used is not used again. */
  "INSERT INTO sqlite_sequence (name, seq) SELECT 'packed_quotations', seq FROM sqlite_sequence WHERE name = 'quotations';";

static const char version_17_filled[] =
  "DROP TABLE quotations;"
  "ALTER TABLE packed_quotations RENAME TO quotations;"
  "CREATE INDEX quotations_statement ON quotations (statement_id, article_id) WHERE statement_id IS NOT NULL;"
  "CREATE INDEX quotations_speaker ON quotations (speaker, article_id) WHERE speaker IS NOT NULL;"
  "CREATE VIEW quoted (id, text) AS SELECT quotations.id, qd_quoted (quotations.spans, packed_bodies.text, packed_bodies.size)"
  "  FROM quotations JOIN packed_bodies ON packed_bodies.article_id = quotations.article_id;"
  "CREATE VIEW search_content (id, body, title, source, speakers) AS"
  "  SELECT articles.id, bodies.text, articles.title, coalesce (articles.given_source, sources.name),"
  "    (SELECT group_concat(speaker, char(10)) FROM"
  "      (SELECT speaker FROM quotations WHERE article_id = articles.id AND speaker IS NOT NULL ORDER BY ordinal))"
  "  FROM articles JOIN bodies ON bodies.article_id = articles.id JOIN sources ON sources.id = articles.source_id;"
  "CREATE VIRTUAL TABLE search USING fts5 (body, title, source, speakers, content = 'search_content',"
  "  content_rowid = 'id', tokenize = '" QD_SEARCH_TOKENIZER "');"
  "INSERT INTO search (search, rank) VALUES ('hashsize', 16777216);"
  "INSERT INTO search (search, rank) VALUES ('rank', 'bm25 (1.0, 6.0, 2.0, 2.0)');"
  "CREATE VIRTUAL TABLE quote_search USING fts5 (text, content = 'quoted', content_rowid = 'id',"
  "  detail = none, columnsize = 0, tokenize = '" QD_SEARCH_TOKENIZER "');"
  "INSERT INTO quote_search (quote_search, rank) VALUES ('hashsize', 4194304);"
  "INSERT INTO search (search) VALUES ('rebuild');"
  "INSERT INTO quote_search (quote_search) VALUES ('rebuild');";

/* Version 18: texts and originals that come in are packed by Zstandard (qd-pack.c). Those that are there stay as they are, and are read as
 * before; a version that could not read the new ones refuses the library. */
static const char version_18[] = "";

/* Version 19: fewer pages are written for an article. In an index that is not in the order of import each article goes to a page of its
 * own once the library is large, which is written to the log and from there to the library: most of what an import writes.
 *
 * articles_published  says, too, whether an article was read and how much of it others carry; unread ones, those that share something
 *                     and the order of how much that is are found by reading it from one end to the other, as lists are anyway
 * quotations_speaker  by pieces of 8192 rows of articles (QD_SPEAKER_PIECE), so that an import fills one after the other; who asks for a
 *                     name looks into each
 */
static const char version_19[] =
  "DROP INDEX articles_unread;"
  "DROP INDEX articles_shared;"
  "DROP INDEX articles_published;"
  "CREATE INDEX articles_published ON articles (published DESC, sort_title, tie, read, n_shared);"
  "DROP INDEX quotations_speaker;"
  "CREATE INDEX quotations_speaker ON quotations (article_id >> 13, speaker, article_id) WHERE speaker IS NOT NULL;";

/* Version 20: the order of tags and of saved searches, by their names; those without a place come behind, by name. */
static const char version_20[] =
  "CREATE TABLE tag_places ("
  "  name TEXT PRIMARY KEY COLLATE NOCASE,"
  "  place INTEGER NOT NULL"
  ") STRICT, WITHOUT ROWID;"
  "CREATE TABLE search_places ("
  "  name TEXT PRIMARY KEY COLLATE NOCASE,"
  "  place INTEGER NOT NULL"
  ") STRICT, WITHOUT ROWID;";

/* Version 21: letters that are written in several ways are one term of the search indexes (qd-search-refold.c). */
static const char version_21[] = "";

/* Version 22: two outlets may have one name.
 *
 * source_names    domain: at which registrable domain articles have the name; empty for none, QD_ANYWHERE where nobody said.
 *                 whole: whether the person said it of all of a source
 * source_aliases  what all articles of a name at a domain are filed under, with what a person says of them
 */
static const char version_22[] =
  "ALTER TABLE source_names RENAME TO plain_names;"
  "CREATE TABLE source_names ("
  "  given TEXT NOT NULL,"
  "  domain TEXT NOT NULL,"
  "  name TEXT NOT NULL,"
  "  whole INTEGER NOT NULL,"
  "  PRIMARY KEY (given, domain)"
  ") STRICT, WITHOUT ROWID;"
  "INSERT INTO source_names (given, domain, name, whole) SELECT given, '*', name, 1 FROM plain_names;"
  "DROP TABLE plain_names;"
  "DROP TABLE source_aliases;"
  "CREATE TABLE source_aliases ("
  "  given TEXT NOT NULL,"
  "  domain TEXT NOT NULL,"
  "  name TEXT NOT NULL,"
  "  PRIMARY KEY (given, domain)"
  ") STRICT, WITHOUT ROWID;"
  "UPDATE derived SET fresh = 0 WHERE name = 'sources';";

/* Version 23: how near to this computer a feed may be (QdVicinity). Of those that are there nobody knows whether a person typed them. */
static const char version_23[] =
  "ALTER TABLE feeds ADD COLUMN vicinity INTEGER NOT NULL DEFAULT 0;";

/* Version 24: what tells whether two articles must be compared is stored by itself; else it follows from what articles, quotations and their
 * index have, and to read hundreds of these was most of what one more article waited for.
 *
 * match_briefs  in the form of qd-match-brief.c
 */
static const char version_24[] =
  "CREATE TABLE match_briefs ("
  "  article_id INTEGER PRIMARY KEY,"
  "  data BLOB NOT NULL"
  ") STRICT;";

/* Version 25: whether the language of an article was guessed from its text, so that another version may guess it anew, or told by what it was
 * imported from. Of those that are there nobody knows, and theirs stays what it is. */
static const char version_25[] =
  "ALTER TABLE articles ADD COLUMN language_guessed INTEGER NOT NULL DEFAULT 0;";

static gboolean
pack_quotations (QdSqlite *db,
                 GError  **error)
{
  return _qd_store_pack_quotations (db, error) && qd_sqlite_exec_schema (db, version_17_filled, error);
}

const QdMigration _qd_schema_migrations[QD_SCHEMA_VERSION] = {
  { version_1, NULL },
  { version_2, NULL },
  { version_3, NULL },
  /* What it left to be worked out is worked out by version 10, which keeps it in another form. */
  { version_4, NULL },
  { version_5, _qd_store_pack_bodies },
  { version_6, NULL },
  { version_7, NULL },
  { version_8, NULL },
  { version_9, NULL },
  { version_10, move_relations },
  { version_11, NULL },
  { version_12, NULL },
  { version_13, NULL },
  { version_14, NULL },
  { version_15, NULL },
  { version_16, NULL },
  { version_17, pack_quotations },
  { version_18, NULL },
  { version_19, NULL },
  { version_20, NULL },
  { version_21, _qd_search_refold },
  { version_22, NULL },
  { version_23, NULL },
  { version_24, _qd_store_store_briefs },
  { version_25, NULL },
};
