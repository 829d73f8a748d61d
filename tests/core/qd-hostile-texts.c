/* qd-hostile-texts.c: texts that would take long if anything took more than a step a byte
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "qd-hostile-texts.h"

/* All opened, then all closed. */
static void
fill_deep (GString *text, gsize size)
{
  static const char *const open[] = { "“a ", "‘b ", "«c ", "「d " };
  static const char *const close[] = { " d」", " c»", " b’", " a”" };
  gsize                    half = size / 2;

  for (guint i = 0; text->len < half; i++)
    g_string_append (text, open[i % G_N_ELEMENTS (open)]);
  for (guint i = 0; text->len < size; i++)
    g_string_append (text, close[i % G_N_ELEMENTS (close)]);
}

/* A number in letters, so that no two are the same. */
static void
append_name (GString *text, guint number)
{
  static const char *const syllables[] = { "ba", "ce", "di", "fo", "gu", "ha", "ke", "li", "mo", "nu" };

  for (guint place = 0; place < 6; place++, number /= 10)
    {
      const char *syllable = syllables[number % 10];

      g_string_append_c (text, place == 0 ? g_ascii_toupper (syllable[0]) : syllable[0]);
      g_string_append_c (text, syllable[1]);
    }
}

static void
fill_names (GString *text, gsize size)
{
  for (guint i = 0; text->len < size; i++)
    {
      append_name (text, i);
      g_string_append_c (text, ' ');
      append_name (text, i * 7919 + 13);
      g_string_append (text, ", ");
    }
}

static void
fill_namesakes (GString *text, gsize size)
{
  for (guint i = 0; text->len < size; i++)
    {
      append_name (text, i);
      g_string_append (text, " Quill, the mayor, left. ");
    }
}

static void
fill_speakers (GString *text, gsize size)
{
  for (guint i = 0; text->len < size; i++)
    {
      g_string_append (text, "“It is cold in here,” said ");
      append_name (text, i);
      g_string_append (text, " Quill. “And dark,” he said.\n\n");
    }
}

static void
fill_words (GString *text, gsize size)
{
  for (guint i = 0; text->len < size; i++)
    {
      append_name (text, i);
      text->str[text->len - 12] |= 0x20;
      g_string_append_c (text, ' ');
    }
}

/* One sentence, with a quotation at its start and one at its end. */
static void
fill_sentence (GString *text, gsize size)
{
  g_string_append (text, "“It is cold,” ");
  while (text->len < size)
    g_string_append (text, "and the baker of the town who sees the oven, ");
  g_string_append (text, "said Ada Quill, “and dark.”");
}

/* Quotations without a cue behind one that has one: each looks back for who goes on speaking. */
static void
fill_continued (GString *text, gsize size)
{
  g_string_append (text, "Ada Quill said: “It is cold.”\n\n");
  while (text->len < size)
    g_string_append (text, "“It is dark. It is late.”\n\n");
}

#define REPEAT(name, unit) \
  {                        \
    name, unit, NULL       \
  }
#define FILL(name, fill) \
  {                      \
    name, NULL, fill     \
  }

const QdHostileText qd_hostile_texts[] = {
  REPEAT ("straight marks", "\""),
  REPEAT ("opening marks", "“"),
  REPEAT ("closing marks", "”"),
  REPEAT ("apostrophes", "'"),
  REPEAT ("double apostrophes and graves", "``''"),
  REPEAT ("single opening marks", "‘"),
  REPEAT ("single closing marks", "’"),
  REPEAT ("low marks", "„"),
  REPEAT ("single low marks", "‚"),
  REPEAT ("guillemets", "«"),
  REPEAT ("closing guillemets", "»"),
  REPEAT ("single guillemets", "‹"),
  REPEAT ("corner brackets", "「"),
  REPEAT ("closing corner brackets", "」"),
  REPEAT ("white corner brackets", "『"),
  REPEAT ("empty quotations", "“”"),
  REPEAT ("marks of all kinds", "“‘«‹「『„‚\"'"),
  REPEAT ("marks of all kinds with words", "“a ‘b «c 「d "),
  REPEAT ("marks closed in the wrong order", "“a ‘b ” c’ "),
  REPEAT ("marks opened at each word", "“a "),
  REPEAT ("marks closed at each word", "a” "),
  REPEAT ("marks around each word", "“a” "),
  REPEAT ("straight marks around each word", "\"a\" "),
  REPEAT ("paragraphs that open a mark", "“It is cold in here.\n\n"),
  REPEAT ("paragraphs that close a mark", "It is cold in here.”\n\n"),
  REPEAT ("paragraphs with a straight mark", "It is \"cold in here.\n\n"),
  FILL ("marks inside one another", fill_deep),
  REPEAT ("split quotations", "“It is,” she said, and "),
  REPEAT ("pronouns and quotations", "he “a” "),
  REPEAT ("prepositions and quotations", "of “a” "),
  FILL ("speakers", fill_speakers),
  FILL ("speakers that go on", fill_continued),
  FILL ("one sentence between quotations", fill_sentence),
  FILL ("names", fill_names),
  FILL ("people of one name", fill_namesakes),
  FILL ("words that are all different", fill_words),
  REPEAT ("the same name", "Ada Quill "),
  REPEAT ("names behind commas", "Ada Quill, the mayor, "),
  REPEAT ("titles", "Mayor "),
  REPEAT ("titles and names", "A1B2 Mayor C3D4, "),
  REPEAT ("organisations", "Ministry of Tea and "),
  REPEAT ("cues", "said "),
  REPEAT ("cues and clauses", "said that of "),
  REPEAT ("cues and names", "said Ada Quill, "),
  REPEAT ("according", "according to Ada Quill and "),
  REPEAT ("outlets before blocks", "Inkwell Times reported:\n\n"),
  REPEAT ("colons", "a: "),
  REPEAT ("conjunctions", "bread and butter "),
  REPEAT ("commas", "a, "),
  REPEAT ("relative clauses", "who sees that which "),
  REPEAT ("dashes", "a – b "),
  REPEAT ("sentences of one letter", "a."),
  REPEAT ("initials", "A."),
  REPEAT ("full stops", "."),
  REPEAT ("brackets", "("),
  REPEAT ("brackets that close", "[a] "),
  REPEAT ("line ends", "\n"),
  REPEAT ("lines of spaces", "\n "),
  REPEAT ("spaces", " "),
  REPEAT ("lines that go on", "bread,\nand tea "),
  REPEAT ("one word", "x"),
  REPEAT ("one word of capitals", "X"),
  REPEAT ("capitals", "X "),
  REPEAT ("one word with hyphens", "a-"),
  REPEAT ("one word with apostrophes", "a’b"),
  REPEAT ("possessives", "Quill’s "),
  REPEAT ("figures", "1,000"),
  REPEAT ("furniture", "share this if you\n\n"),
  REPEAT ("beginnings of furniture", "is not supported. for on facebook and "),
  REPEAT ("right to left", "אבג “דהו” זחט "),
  REPEAT ("right to left with marks of direction", "\u202Bאבג \"דהו\"\u202C "),
  REPEAT ("combining characters", "e\u0301\u0302\u0303"),
  REPEAT ("combining characters on marks", "“\u0301a\u0301”\u0301 "),
  REPEAT ("corner brackets with cues", "町長は「橋は古い」と述べた。"),
  REPEAT ("Chinese quotations", "“桥旧，”市长说，"),
  REPEAT ("Chinese without a sign", "市长说"),
  REPEAT ("turns", "QUILL: I bake.\n\nPOUND: You bake.\n\n"),
  REPEAT ("turns in marks", "\"Ada Quill: I bake.\n\n\"and we wait.\n\n\"Ned Pound: You bake.\n\n"),
  REPEAT ("questions", "Q: a b c d\n\n"),
  REPEAT ("given names", "said Will Quill "),
  REPEAT ("English turns of phrase", "called “a” by the bakers, as Quill said, "),
  REPEAT ("characters of four bytes", "𝄞𝄢 "),
  REPEAT ("German cues", "sagte "),
  REPEAT ("German clauses", "dass der Bäcker der Stadt, "),
  REPEAT ("German verbs in two parts", "teilte der Bäcker „a“ mit, "),
  REPEAT ("German capitals", "Verkehrsbäckerin "),
  REPEAT ("German reported speech", "er sei kalt, habe sie gesagt, so der Bäcker, "),
  REPEAT ("German names in marks", "laut „a“ und „B“ der "),
  REPEAT ("French cues", "« a » a-t-il dit, selon le maire de "),
  REPEAT ("German sources", "Wie Quill, der so, ausführte, "),
  REPEAT ("French speakers in marks", "« a, dit-il, b, dit Quille, maire, c » "),
  REPEAT ("French speakers in marks without end", "« a, dit-il, "),
  REPEAT ("Spanish cues", "«a», dijo el alcalde de "),
};

const gsize qd_n_hostile_texts = G_N_ELEMENTS (qd_hostile_texts);

/**
 * qd_hostile_text_new:
 * @self: (not nullable): a kind of text
 * @size: how long it is to be, bytes; it is a little longer where it would end inside a unit
 *
 * Returns: (transfer full): the text
 */
GString *
qd_hostile_text_new (const QdHostileText *self, gsize size)
{
  GString *text = g_string_sized_new (size + 256);

  if (self->fill != NULL)
    self->fill (text, size);
  else
    while (text->len < size)
      g_string_append (text, self->unit);
  return text;
}
