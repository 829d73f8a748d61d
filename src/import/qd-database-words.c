/* qd-database-words.c: the words that press databases put around articles
 *
 * Those of the English, German, French and Spanish interfaces of Nexis, Factiva and ProQuest, from their public help.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-database-words.h"

#include <string.h>

/* A label has no more bytes than this, and what is longer with it is a paragraph that begins like one. */
#define LONGEST_LABEL 64
#define LONGEST_LINE 400

#define NO_BREAK_SPACE "\xC2\xA0"
#define NARROW_SPACE "\xE2\x80\xAF"

/* In small letters; a bar before and behind each. */
static const struct
{
  QdDatabaseRole role;
  QdRecordField  field;
  const char    *names;
} labels[] = {
  { QD_DATABASE_FIELD, QD_RECORD_TITLE, "|title|titel|titre|título|" },
  { QD_DATABASE_FIELD, QD_RECORD_SOURCE,
    "|publication title|titel der publikation|publikationstitel|titre de la publication|título de publicación|título de la publicación|" },
  { QD_DATABASE_FIELD, QD_RECORD_DATE, "|publication date|erscheinungsdatum|publikationsdatum|date de publication|fecha de publicación|fecha de la publicación|" },
  { QD_DATABASE_FIELD, QD_RECORD_BYLINE, "|byline|author|authors|autor|autoren|verfasser|auteur|auteurs|autores|" },
  { QD_DATABASE_FIELD, QD_RECORD_DATELINE, "|dateline|" },
  { QD_DATABASE_FIELD, QD_RECORD_URL, "|document url|dokument-url|url du document|url del documento|" },
  { QD_DATABASE_FIELD, QD_RECORD_ID,
    "|proquest document id|proquest-dokument-id|id du document proquest|identifiant du document proquest|id del documento de proquest|"
    "identificador del documento de proquest|" },
  { QD_DATABASE_FIELD, QD_RECORD_SUMMARY, "|abstract|zusammenfassung|résumé|resumen|" },
  { QD_DATABASE_FULL_TEXT, QD_RECORD_N_FIELDS, "|full text|volltext|texte intégral|texto completo|" },
  { QD_DATABASE_LENGTH, QD_RECORD_N_FIELDS,
    "|length|word count|länge|wortanzahl|longueur|nombre de mots|longitud|extensión|número de palabras|" },
  { QD_DATABASE_LANGUAGE, QD_RECORD_N_FIELDS,
    "|language|language of publication|sprache|sprache der publikation|langue|langue de publication|langue de la publication|"
    "idioma|idioma de publicación|idioma de la publicación|" },
  { QD_DATABASE_INFO, QD_RECORD_N_FIELDS,
    "|publication info|informationen zur publikation|informations sur la publication|información de publicación|información de la publicación|" },
  { QD_DATABASE_OTHER, QD_RECORD_N_FIELDS,
    "|section|highlight|load-date|publication-type|links|subject|subjects|industry|geographic|classification|location|people|"
    "company / organization|pages|number of pages|publication year|publisher|place of publication|country of publication|"
    "publication subject|source type|document type|issn|e-issn|copyright|last updated|database|first page|identifier / keyword|credit|"
    "accession number|graphic|journal-code|journal code|series|update|" },
  { QD_DATABASE_OTHER, QD_RECORD_N_FIELDS,
    "|rubrik|serie|abschnitt|ladedatum|publikationstyp|thema|themen|ort|personen|unternehmen / organisation|seiten|seitenanzahl|"
    "erscheinungsjahr|verlag|erscheinungsort|erscheinungsland|quellentyp|dokumententyp|letzte aktualisierung|datenbank|" },
  { QD_DATABASE_OTHER, QD_RECORD_N_FIELDS,
    "|rubrique|date-chargement|date de chargement|type-publication|type de publication|liens|sujet|sujets|lieu|personnes|société / organisation|"
    "entreprise / organisation|nombre de pages|année de publication|éditeur|lieu de publication|pays de publication|sujet de la publication|"
    "type de source|type de document|dernière mise à jour|base de données|première page|identificateur / mot-clé|graphique|" },
  { QD_DATABASE_OTHER, QD_RECORD_N_FIELDS,
    "|sección|fecha-carga|fecha de carga|tipo-publicación|tipo de publicación|enlaces|materia|materias|lugar|personas|empresa / organización|"
    "páginas|número de páginas|año de publicación|editorial|lugar de publicación|país de publicación|materia de publicación|tipo de fuente|"
    "tipo de documento|última actualización|base de datos|primera página|identificador / palabra clave|gráfico|" },
};

/* Whether one of @names, between which bars stand, is @name. */
static gboolean
is_among (const char *names, const char *name)
{
  gsize len = strlen (name);

  for (const char *at = names; len > 0 && *name != '|' && (at = strstr (at, name)) != NULL; at += len)
    if (at[-1] == '|' && at[len] == '|')
      return TRUE;
  return FALSE;
}

/* French has a space before the colon. */
static char *
dup_label (const char *line, const char *colon)
{
  g_autofree char *label = g_strndup (line, (gsize)(colon - line));
  char            *lower = g_utf8_strdown (g_strchomp (label), -1);

  if (g_str_has_suffix (lower, NO_BREAK_SPACE))
    lower[strlen (lower) - strlen (NO_BREAK_SPACE)] = '\0';
  else if (g_str_has_suffix (lower, NARROW_SPACE))
    lower[strlen (lower) - strlen (NARROW_SPACE)] = '\0';
  return lower;
}

static const char *
skip_space (const char *text)
{
  while (*text != '\0' && g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return text;
}

/**
 * qd_database_find_label:
 * @line: (not nullable): a paragraph, UTF-8
 *
 * Looks for a label before a colon ("Byline:", "LÄNGE:", "Texte intégral :"). Only the text itself may be long behind it. Thread: any.
 *
 * Returns: what it says; its role is %QD_DATABASE_NO_LABEL if there is none
 */
QdDatabaseLabel
qd_database_find_label (const char *line)
{
  const QdDatabaseLabel none = { QD_DATABASE_NO_LABEL, QD_RECORD_N_FIELDS, NULL };
  const char           *colon = memchr (line, ':', strnlen (line, LONGEST_LABEL));
  g_autofree char      *label = colon != NULL ? dup_label (line, colon) : NULL;
  gboolean              is_long = strnlen (line, LONGEST_LINE + 1) > LONGEST_LINE;

  if (g_ascii_strncasecmp (line, "copyright ", 10) == 0 && !is_long)
    return (QdDatabaseLabel){ QD_DATABASE_OTHER, QD_RECORD_N_FIELDS, line + 10 };
  for (guint i = 0; label != NULL && i < G_N_ELEMENTS (labels); i++)
    if (is_among (labels[i].names, label))
      return is_long && labels[i].role != QD_DATABASE_FULL_TEXT ? none : (QdDatabaseLabel){ labels[i].role, labels[i].field, skip_space (colon + 1) };
  return none;
}

/* "IN Port Merrow …" begins like a code, and ends as no list of terms does. */
static gboolean
is_sentence (const char *value)
{
  return strlen (value) > 40 && (strchr (".!?\"", value[strlen (value) - 1]) != NULL || g_str_has_suffix (value, "”"));
}

/**
 * qd_database_find_code:
 * @line: (not nullable): a paragraph, UTF-8
 *
 * Looks for a code of Factiva's at its start ("HD", "LP"). That of a text is %QD_DATABASE_FULL_TEXT. Thread: any.
 *
 * Returns: what it says; its role is %QD_DATABASE_NO_LABEL if there is none
 */
QdDatabaseLabel
qd_database_find_code (const char *line)
{
  static const struct
  {
    QdDatabaseRole role;
    QdRecordField  field;
    const char    *codes;
  } known[] = {
    { QD_DATABASE_FIELD, QD_RECORD_TITLE, "|HD|" },
    { QD_DATABASE_FIELD, QD_RECORD_BYLINE, "|BY|" },
    { QD_DATABASE_FIELD, QD_RECORD_DATE, "|PD|" },
    { QD_DATABASE_FIELD, QD_RECORD_SOURCE, "|SN|" },
    { QD_DATABASE_FIELD, QD_RECORD_ID, "|AN|" },
    { QD_DATABASE_LENGTH, QD_RECORD_N_FIELDS, "|WC|" },
    { QD_DATABASE_LANGUAGE, QD_RECORD_N_FIELDS, "|LA|" },
    { QD_DATABASE_FULL_TEXT, QD_RECORD_N_FIELDS, "|LP|TD|" },
    { QD_DATABASE_OTHER, QD_RECORD_N_FIELDS, "|SE|CR|ET|SC|ED|PG|VOL|CLM|CY|CO|IN|NS|RE|IPC|IPD|PUB|ART|CT|RF|" },
  };
  const QdDatabaseLabel none = { QD_DATABASE_NO_LABEL, QD_RECORD_N_FIELDS, NULL };
  gsize                 len = strspn (line, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
  char                  code[4] = { 0 };

  if (len < 2 || len > 3 || (line[len] != ' ' && line[len] != '\t' && line[len] != '\0'))
    return none;
  memcpy (code, line, len);
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (is_among (known[i].codes, code))
      {
        const QdDatabaseLabel label = { known[i].role, known[i].field, skip_space (line + len) };

        return label.role == QD_DATABASE_OTHER && is_sentence (label.value) ? none : label;
      }
  return none;
}

static gboolean
is_one_of (const char *line, const char *const *words, guint n_words)
{
  for (guint i = 0; i < n_words; i++)
    if (g_str_equal (line, words[i]))
      return TRUE;
  return FALSE;
}

/**
 * qd_database_ends_body:
 * @line: (not nullable): a paragraph below the text of an article of Nexis
 *
 * Thread: any.
 *
 * Returns: whether the text is over
 */
QdDatabaseEnd
qd_database_ends_body (const char *line)
{
  static const char *const sure[] = { "Classification", "Klassifikation", "Clasificación" };
  static const char *const headings[] = { "Graphic", "Notes", "Correction", "Grafik", "Hinweise", "Graphique", "Gráfico", "Notas" };
  static const char        starts[] = "|load-date|publication-type|graphic|language|journal-code|journal code|sprache|update|ladedatum|publikationstyp|langue|"
                                      "date-chargement|date de chargement|type-publication|type de publication|graphique|idioma|fecha-carga|fecha de carga|"
                                      "tipo-publicación|tipo de publicación|gráfico|";
  const char              *colon = memchr (line, ':', strnlen (line, LONGEST_LABEL));
  g_autofree char         *label = colon != NULL ? dup_label (line, colon) : NULL;

  if (is_one_of (line, sure, G_N_ELEMENTS (sure)) || (label != NULL && is_among (starts, label)))
    return QD_DATABASE_ENDS;
  return is_one_of (line, headings, G_N_ELEMENTS (headings)) ? QD_DATABASE_MAY_END : QD_DATABASE_GOES_ON;
}

/**
 * qd_database_begins_body:
 * @line: (not nullable): a paragraph
 *
 * Thread: any.
 *
 * Returns: whether it is the word that Nexis has above a text
 */
gboolean
qd_database_begins_body (const char *line)
{
  static const char *const words[] = { "Body", "BODY", "BODY:", "Text", "Haupttext", "Hauptteil", "Textkörper", "Corps", "Corps du texte", "Texte", "Cuerpo", "Cuerpo del texto", "Texto" };

  return is_one_of (line, words, G_N_ELEMENTS (words));
}

/**
 * qd_database_ends_nexis:
 * @line: (not nullable): a paragraph
 *
 * Thread: any.
 *
 * Returns: whether it is what Nexis Uni has below an article
 */
gboolean
qd_database_ends_nexis (const char *line)
{
  static const char *const words[] = { "End of Document", "Ende des Dokuments", "Fin du document", "Fin del documento" };

  return is_one_of (line, words, G_N_ELEMENTS (words));
}

/**
 * qd_database_find_factiva_id:
 * @line: (not nullable): a paragraph
 *
 * Looks for what Factiva has below an article: "Document MRWCOU0020180124ee1o00001", capitals, a date, and more. Thread: any.
 *
 * Returns: (transfer none) (nullable): the id in @line; %NULL if it is no such line
 */
const char *
qd_database_find_factiva_id (const char *line)
{
  static const char *const words[] = { "Document ", "Dokument ", "Documento " };
  const char              *id = NULL;
  gsize                    digits = 0, most = 0, len;

  for (guint i = 0; id == NULL && i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (line, words[i]))
      id = line + strlen (words[i]);
  len = id != NULL ? strnlen (id, LONGEST_LABEL) : 0;
  if (len < 16 || len > 40 || !g_ascii_isupper (*id))
    return NULL;
  for (const char *p = id; *p != '\0'; p++)
    {
      if (!g_ascii_isalnum (*p))
        return NULL;
      digits = g_ascii_isdigit (*p) ? digits + 1 : 0;
      most = MAX (most, digits);
    }
  return most >= 8 ? id : NULL;
}

/* "1 of 200 DOCUMENTS", "Document 1 of 200": the number of them, 0 if it is no such line. */
static guint
match_count (const char *line, const char *before, const char *after)
{
  static const char *const words[] = { " of ", " von ", " de ", " sur " };
  char                    *end;
  guint64                  total = 0;

  if (strnlen (line, 81) > 80 || !g_str_has_prefix (line, before))
    return 0;
  line += strlen (before);
  if (!g_ascii_isdigit (*line))
    return 0;
  g_ascii_strtoull (line, &end, 10);
  for (guint i = 0; i < G_N_ELEMENTS (words) && total == 0; i++)
    if (g_str_has_prefix (end, words[i]))
      total = g_ascii_strtoull (end + strlen (words[i]), &end, 10);
  return g_ascii_strcasecmp (end, after) == 0 && total < 1000000 ? (guint)total : 0;
}

/**
 * qd_database_count_documents:
 * @line: (not nullable): a paragraph
 *
 * Thread: any.
 *
 * Returns: how many there are where it is "1 of 200 DOCUMENTS", as older files of Nexis have it above an article; else 0
 */
guint
qd_database_count_documents (const char *line)
{
  static const char *const words[] = { " DOCUMENTS", " DOKUMENTEN", " DOCUMENTOS" };
  guint                    total = 0;

  for (guint i = 0; total == 0 && i < G_N_ELEMENTS (words); i++)
    total = match_count (line, "", words[i]);
  return total;
}

/**
 * qd_database_count_numbered:
 * @line: (not nullable): a paragraph
 *
 * Thread: any.
 *
 * Returns: how many there are where it is "Document 1 of 200", as ProQuest has it above an article; else 0
 */
guint
qd_database_count_numbered (const char *line)
{
  static const char *const words[] = { "Document ", "Dokument ", "Documento " };
  guint                    total = 0;

  for (guint i = 0; total == 0 && i < G_N_ELEMENTS (words); i++)
    total = match_count (line, words[i], "");
  return total;
}

/**
 * qd_database_count_total:
 * @line: (not nullable): a paragraph
 *
 * Thread: any.
 *
 * Returns: how many there are where it is "Documents (200)", on the first page of Nexis Uni; else 0
 */
guint
qd_database_count_total (const char *line)
{
  static const char *const words[] = { "Documents (", "Document (", "Dokumente (", "Dokument (", "Documentos (", "Documento (" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (line, words[i]))
      return (guint)MIN (g_ascii_strtoull (line + strlen (words[i]), NULL, 10), 1000000);
  return 0;
}

/**
 * qd_database_count_words:
 * @line: (not nullable): "1,024 words", "1.024 Wörter", "1 024 mots"
 *
 * Thread: any.
 *
 * Returns: how many words it speaks of; 0 if it is nothing of the kind
 */
guint
qd_database_count_words (const char *line)
{
  static const char words[] = "|words|word|wörter|worte|wort|mots|mot|palabras|palabra|";
  g_autofree char  *lower = NULL;
  guint64           n = 0;
  const char       *p = line;

  while (n < 100000000)
    {
      if (g_ascii_isdigit (*p))
        n = n * 10 + (guint64)(*p++ - '0');
      else if (p > line && (*p == ',' || *p == '.' || *p == ' ' || *p == '\'') && g_ascii_isdigit (p[1]))
        p++;
      else if (p > line && g_str_has_prefix (p, NO_BREAK_SPACE))
        p += strlen (NO_BREAK_SPACE);
      else if (p > line && g_str_has_prefix (p, NARROW_SPACE))
        p += strlen (NARROW_SPACE);
      else
        break;
    }
  if (p == line || strnlen (p, LONGEST_LABEL) == LONGEST_LABEL)
    return 0;
  lower = g_utf8_strdown (skip_space (p), -1);
  return is_among (words, g_strchomp (lower)) ? (guint)n : 0;
}

/**
 * qd_database_measure_by:
 * @line: (not nullable): what may be a byline
 *
 * Thread: any.
 *
 * Returns: how long the word before the names is, bytes; 0 if there is none
 */
gsize
qd_database_measure_by (const char *line)
{
  /* "von Merrow" may be a name. */
  static const char *const words[] = { "By ", "BY ", "by ", "Von ", "VON ", "Par ", "PAR ", "Por ", "POR " };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (line, words[i]))
      return strlen (words[i]);
  return 0;
}

/**
 * qd_database_is_rights:
 * @line: (not nullable): a paragraph
 *
 * Thread: any.
 *
 * Returns: whether it says whose the article is
 */
gboolean
qd_database_is_rights (const char *line)
{
  return g_ascii_strncasecmp (line, "copyright", 9) == 0 || g_str_has_prefix (line, "©") || g_ascii_strncasecmp (line, "(c)", 3) == 0;
}

/**
 * qd_database_find_language:
 * @name: (not nullable): "English", "ENGLISH; ENGLISCH"
 *
 * Thread: any.
 *
 * Returns: (transfer none) (nullable): the language as BCP 47 writes it; %NULL if it is none of those that databases have most articles in
 */
const char *
qd_database_find_language (const char *name)
{
  static const struct
  {
    const char *code;
    const char *names;
  } known[] = {
    { "en", "|english|englisch|anglais|inglés|" },
    { "de", "|german|deutsch|allemand|alemán|" },
    { "fr", "|french|französisch|français|francés|" },
    { "es", "|spanish|spanisch|espagnol|español|castellano|" },
    { "it", "|italian|italienisch|italien|italiano|" },
    { "pt", "|portuguese|portugiesisch|portugais|portugués|" },
    { "nl", "|dutch|niederländisch|néerlandais|neerlandés|holandés|" },
    { "pl", "|polish|polnisch|polonais|polaco|" },
    { "ru", "|russian|russisch|russe|ruso|" },
    { "ar", "|arabic|arabisch|arabe|árabe|" },
    { "tr", "|turkish|türkisch|turc|turco|" },
    { "zh", "|chinese|chinesisch|chinois|chino|" },
    { "ja", "|japanese|japanisch|japonais|japonés|" },
  };
  g_autofree char *first = g_strndup (name, strcspn (name, ";,/("));
  g_autofree char *lower = g_utf8_strdown (g_strstrip (first), -1);

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (is_among (known[i].names, lower))
      return known[i].code;
  return NULL;
}
