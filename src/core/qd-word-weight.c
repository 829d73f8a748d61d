/* qd-word-weight.c: how much a word tells
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-word-weight.h"

#include <string.h>

#include "core/qd-tokenizer.h"

/* Our own lists, by language; a word may be in several. Folded before they are compared, so that spelling them with
 * or without diacritics is the same. They decide relations: changing them asks for a new analysis. */
static const char *const function_words[] = {
  /* English */
  "a an the this that these those and or but nor so yet if then than as of to in on at by for with from into onto about "
  "over under after before between through during against without within upon off out up down again further once "
  "i me my mine we us our ours you your yours he him his she her hers it its they them their theirs myself ourselves "
  "yourself himself herself itself themselves who whom whose which what when where why how there here all any both each "
  "few more most other some such no not only own same too very can could will would shall should may might must do does "
  "did done doing be am is are was were been being have has had having i'm i've i'll i'd we're we've we'll we'd you're "
  "you've you'll you'd he's he'll he'd she's she'll she'd it's it'll it'd they're they've they'll they'd that's there's "
  "here's what's who's let's don't doesn't didn't isn't aren't wasn't weren't can't couldn't won't wouldn't shouldn't "
  "haven't hasn't hadn't ain't just also even now because while until although though whether every because ever never "
  "cannot it'd that'll where's how's either neither another much many one it’s",
  /* German */
  "der die das den dem des ein eine einen einem einer eines kein keine keinen keiner keinem und oder aber sondern denn "
  "weil wenn als wie dass ob so doch noch schon nur auch nicht nichts sehr mehr ich mich mir mein meine meinen du dich dir "
  "dein er ihn ihm sein seine seinen seiner sie ihr ihre ihren ihrer ihrem es wir uns unser unsere unseren euch euer man "
  "sich wer wen wem was wo wann warum hier da dort dann nun jetzt immer in im ins an am ans auf aus bei beim mit nach von "
  "vom vor zu zum zur über unter durch für gegen ohne um bis seit zwischen während ist sind war waren bin bist seid sei "
  "wird werden wurde wurden worden hat haben habe hatte hatten hast kann können könnte muss müssen soll sollen sollte will "
  "wollen darf dürfen mag möchte diese dieser dieses diesen diesem jede jeder jedes jeden alle allen aller alles viel viele "
  "einige andere anderen dies damit dazu davon daran darauf darüber dafür dabei also ja nein",
  /* French */
  "le la les l un une des du de d au aux et ou mais donc or ni car que qui quoi dont où ce cet cette ces c'est cela ça je "
  "me moi mon ma mes tu te toi ton ta tes il elle on nous notre nos vous votre vos ils elles leur leurs lui eux se son sa "
  "ses y en ne pas plus jamais rien tout tous toute toutes très bien aussi si comme quand pour par avec sans sous sur dans "
  "entre vers chez être est sont était étaient été suis es sommes êtes sera seront serait avoir ai as a avons avez ont "
  "avait avaient eu faut peut peuvent doit doivent n'est n'a n'ont qu'il qu'elle qu'on qu'ils j'ai d'un d'une s'il même",
  /* Spanish */
  "el la los las lo un una unos unas de del al a ante con contra desde en entre hacia hasta para por según sin sobre tras y "
  "e o u pero sino porque que quien quienes cual cuales cuando donde como si no sí ni ya también tampoco muy más menos "
  "yo me mi mis tú te ti tu tus él ella ello usted nosotros nos nuestro nuestra nuestros nuestras vosotros ellos ellas "
  "ustedes se su sus le les este esta esto estos estas ese esa eso esos esas aquel aquella ser es son era eran fue fueron "
  "sea será ha han he hemos había habían hay estar está están estaba estoy tiene tienen tengo tenemos puede pueden debe "
  "todo toda todos todas otro otra otros otras mucho muchos cada",
};

static const char *const common_words[] = {
  /* English */
  "able across actually ago ahead almost along already always anybody anyone anything around ask asked away back bad "
  "based become began begin believe best better big bit bring brought call called came care case certain certainly change "
  "clear clearly come comes coming concerned continue continued country day days deal different end enough everybody everyone "
  "everything fact far feel find first follow found full gave get gets getting give given giving go goes going gone gonna "
  "good got great group had happen happened happening happens hard having hear heard help high hope idea important issue "
  "issues job keep kind knew know known last later least left less let life like likely little live long look looked looking "
  "lot made make makes making man matter maybe mean means men might moment money month months morning move moving need "
  "needed needs new next nice night nobody nothing number obviously of old open opportunity order others ought part "
  "people percent perhaps person place plan play point possible president probably problem problems put question questions "
  "quite ready real really reason regard right said saw say saying says second see seems seen sense set several show side "
  "simple simply since situation somebody someone something sort start started state states step still stop story support "
  "sure take taken taking talk talked talking tell ten thank thanks thing things think thinking thought three time times "
  "today together told tomorrow tonight took toward try trying turn two understand united use used using want wanted wants "
  "watch way ways week weeks well went whatever whole woman women wonderful word words work worked working works world worse "
  "worst wrong year years yes yesterday american americans america comment everywhere statement continuing absolutely "
  "extremely total totally completely folks guy guys hand hands house city bottom line conversation prayers thoughts families "
  "moving forward tough terrible horrible tremendous amazing incredible family friends love happy proud honor",
  /* German */
  "gut gute guten gibt geben gehen geht ging kommen kommt machen macht gemacht sagen sagt sagte sehen sieht stehen steht "
  "wissen weiß denken denke glauben glaube ganz ganze ganzen große großen groß heute morgen gestern jahr jahre jahren tag "
  "tage zeit menschen leute land frage fragen dinge sache ende teil weg weiter wieder eigentlich natürlich vielleicht "
  "wirklich klar wichtig richtig neue neuen erste ersten zwei drei lassen lässt deutschland",
  /* French */
  "faire fait dire dit aller va vont voir vu savoir sait pouvoir vouloir veut temps jour jours an ans année années gens "
  "monde pays chose choses homme femme vie part fois bon bonne grand grande nouveau nouvelle premier première deux trois "
  "aujourd'hui demain hier toujours encore vraiment peu beaucoup france question",
  /* Spanish */
  "hacer hace hecho decir dice dijo ir va vamos ver saber sabe querer quiere tiempo día días año años gente mundo país cosa "
  "cosas hombre mujer vida parte vez veces bueno buena gran grande nuevo nueva primero dos tres hoy mañana ayer siempre "
  "todavía ahora bien españa pueblo trabajo",
};

/* Open addressing over a power of two that keeps more than half of the slots free. The tags are a part of each hash with the weight,
 * 0 where a slot is free: small enough to stay in the processor's nearest cache, they answer for nearly every word that is in no
 * list. */
#define N_SLOTS 4096
#define WEIGHT_BITS 2

typedef struct
{
  guint8  tags[N_SLOTS];
  guint64 hashes[N_SLOTS];
} Table;

static inline guint8
tag_of (guint64 hash)
{
  return (guint8)(hash >> 32 << WEIGHT_BITS);
}

/* The slot of a word, or the free one where it would be. */
static inline guint
find_slot (const Table *table, guint64 hash)
{
  const guint8 tag = tag_of (hash);
  guint        i = hash % N_SLOTS;

  while (table->tags[i] != 0 && ((table->tags[i] ^ tag) >> WEIGHT_BITS != 0 || table->hashes[i] != hash))
    i = (i + 1) % N_SLOTS;
  return i;
}

static guint
add_words (Table *table, const char *words, QdWordWeight weight)
{
  QdTokenizer tokenizer;
  QdToken     token;
  guint       n_added = 0;

  qd_tokenizer_init (&tokenizer, words, strlen (words));
  while (qd_tokenizer_next (&tokenizer, &token))
    {
      guint slot = find_slot (table, token.hash);

      if (table->tags[slot] != 0)
        continue;
      table->tags[slot] = tag_of (token.hash) | (guint8)(weight + 1);
      table->hashes[slot] = token.hash;
      n_added++;
    }
  return n_added;
}

/* Apart, so that to look a word up takes no more than it must. */
G_NO_INLINE static Table *
build_table (void)
{
  Table *table = g_new0 (Table, 1);
  guint  n = 0;
  gsize  i;

  for (i = 0; i < G_N_ELEMENTS (function_words); i++)
    n += add_words (table, function_words[i], QD_WORD_FUNCTION);
  for (i = 0; i < G_N_ELEMENTS (common_words); i++)
    n += add_words (table, common_words[i], QD_WORD_COMMON);
  g_assert (n < N_SLOTS / 2);
  return table;
}

/**
 * qd_word_weight:
 * @hash: the hash of a word, as the tokenizer gives it
 *
 * How much it tells that two quotations share a word, by short built-in lists of the most frequent words of English,
 * German, French and Spanish. The same for every library: no count over articles is in it.
 *
 * Thread: any.
 * Returns: the weight
 */
QdWordWeight
qd_word_weight (guint64 hash)
{
  static Table *table;
  guint8        tag;

  if (g_once_init_enter_pointer (&table))
    g_once_init_leave_pointer (&table, build_table ());
  tag = table->tags[find_slot (table, hash)];
  return tag != 0 ? (QdWordWeight)((tag & ((1 << WEIGHT_BITS) - 1)) - 1) : QD_WORD_TELLING;
}

static void
name_words (const char *words, QdWordFunc func, gpointer user_data)
{
  QdTokenizer tokenizer;
  QdToken     token;

  qd_tokenizer_init (&tokenizer, words, strlen (words));
  while (qd_tokenizer_next (&tokenizer, &token))
    {
      g_autofree char *folded = qd_token_dup_folded (words, &token);

      if (folded[strspn (folded, "abcdefghijklmnopqrstuvwxyz")] == '\0')
        func (folded, user_data);
    }
}

/**
 * qd_word_weight_each_little:
 * @func: (not nullable) (scope call): called with each word of nothing but letters of ASCII that weighs less than %QD_WORD_TELLING, in lower case;
 *   with some more than once
 * @user_data: (nullable): for @func
 *
 * For a table that has other things to say of words, too. Thread: any.
 */
void
qd_word_weight_each_little (QdWordFunc func, gpointer user_data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (function_words); i++)
    name_words (function_words[i], func, user_data);
  for (gsize i = 0; i < G_N_ELEMENTS (common_words); i++)
    name_words (common_words[i], func, user_data);
}
