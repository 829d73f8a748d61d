/* test-analysis.c: extent, speaker and reasons of quotations, case by case
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "qd-test-analysis.h"

/* A body, and the quotations that must be found in it: one a line, as TEXT | SPEAKER | MENTION | KIND, with "-" for
 * what is missing. */
typedef struct
{
  const char *name;
  const char *language;
  const char *body;
  const char *expected;
} Case;

static const Case cases[] = {
  { "marks/curly", "en", "“The oven is cold,” Ada Quill said.", "The oven is cold, | Ada Quill | Ada Quill | direct\n" },
  { "marks/straight", "en", "\"The oven is cold,\" Ada Quill said.", "The oven is cold, | Ada Quill | Ada Quill | direct\n" },
  { "marks/single", "en", "‘The mayor’s oven isn’t cold,’ said Ada Quill.", "The mayor’s oven isn’t cold, | Ada Quill | Ada Quill | direct\n" },
  { "marks/doubled-apostrophes", "en", "''The oven is cold,'' Ada Quill said.", "The oven is cold, | Ada Quill | Ada Quill | direct\n" },
  { "marks/guillemets", "fr", "« Le four est froid », a déclaré Ada Quill.", "Le four est froid | Ada Quill | Ada Quill | direct\n" },
  { "marks/german", "de", "„Der Ofen ist kalt“, sagte Ada Quill.", "Der Ofen ist kalt | Ada Quill | Ada Quill | direct\n" },
  { "marks/german-guillemets", "de", "»Der Ofen ist kalt«, sagte Ada Quill. »Wir gehen jetzt heim.«",
    "Der Ofen ist kalt. Wir gehen jetzt heim. | Ada Quill | Ada Quill | direct\n" },
  { "marks/spanish", "es", "«El horno está frío», dijo Ada Quill.", "El horno está frío | Ada Quill | Ada Quill | direct\n" },
  { "marks/corner", "en", "Ada Quill said: 「The oven is cold today.」", "The oven is cold today. | Ada Quill | Ada Quill | direct\n" },
  { "marks/japanese", "en", "町長は「橋は古い」と述べた。「閉鎖は続く。」\n\nこれは「橋」だ。『古い橋の長い長い話の本』という本がある。", "橋は古い | 町長 | 町長 | mixed\n閉鎖は続く。 | 町長 | 町長 | direct\n" },
  { "marks/japanese-nested", "en", "「母は『寒い』と言った。」と町長は語った。", "母は『寒い』と言った。 | 町長 | 町長 | mixed\n寒い | 母 | 母 | nested\n" },
  { "marks/chinese", "en", "市长说：“桥旧。”她又去看“红桥”。“桥冷”，他表示。", "桥旧。 | 市长 | 市长 | mixed\n桥冷 | 市长 | 他 | mixed\n" },
  { "speakers/japanese", "en", "昨日の会議で、山田太郎市長は「必ず開けます」と述べ、「時間が必要だ」とも語った。\n\n「もう待てません」とパン職人の佐藤花子さんは話した。佐藤さんは「窯は冷たい」と説明した。彼女は「残念だ」とも言った。",
    "必ず開けます | 山田太郎市長 | 山田太郎市長 | mixed\n時間が必要だ | 山田太郎市長 | 山田太郎市長 | mixed\nもう待てません | パン職人の佐藤花子さん | パン職人の佐藤花子さん | mixed\n窯は冷たい | 佐藤さん | 佐藤さん | mixed\n残念だ | 佐藤さん | 彼女 | mixed\n" },
  { "speakers/chinese", "en", "据新华社报道，市政府发言人王强指出：“面包房将在星期一重新开放。”\n\n“我们会等，”李娜对记者说，“直到星期一。”\n\n市长张伟昨天表示：“炉子是冷的。”他还说，“我们没有面粉。”",
    "面包房将在星期一重新开放。 | 市政府发言人王强 | 市政府发言人王强 | mixed\n我们会等， 直到星期一。 | 李娜 | 李娜 | direct\n炉子是冷的。 | 市长张伟 | 市长张伟 | mixed\n我们没有面粉。 | 市长张伟 | 他 | mixed\n" },
  { "marks/apostrophes", "en", "The bakers’ guild won’t open in the ’90s hall, and the bakers' hall is shut.", "" },
  { "marks/missing-start", "en", "The oven was cold. If they come for our bread,” Ada Quill said, “we will close the door.”",
    "If they come for our bread, we will close the door. | Ada Quill | Ada Quill | direct\n" },
  { "marks/missing-end", "en", "Ada Quill said: “The oven is cold and so is the tea.\n\nNobody replied to that at all.",
    "The oven is cold and so is the tea. | Ada Quill | Ada Quill | direct\n" },
  { "marks/reopened", "en", "“The oven is cold today, and so is the tea.\n\n“We shall bake again tomorrow morning,” Ada Quill said.",
    "The oven is cold today, and so is the tea. We shall bake again tomorrow morning, | Ada Quill | Ada Quill | direct\n" },
  { "marks/spaced", "en", "“It is cold, “ said Ada Quill. “It has been since Monday.”",
    "It is cold. It has been since Monday. | Ada Quill | Ada Quill | direct\n" },
  { "marks/single-closes-double", "en", "Ada Quill said: “The oven is cold.’ Ned Pound left the hall, and called it “a scandal for the town.”",
    "The oven is cold. | Ada Quill | Ada Quill | direct\na scandal for the town. | Ned Pound | Ned Pound | mixed\n" },
  { "marks/double-closes-single", "en", "Ada Quill wrote that the ‘oven is cold today,” and left it there.", "oven is cold today, | Ada Quill | Ada Quill | mixed\n" },
  { "marks/doubled-single", "en", "“The oven is cold,’’ said Ada Quill. “It has been so since Monday.’’",
    "The oven is cold. It has been so since Monday. | Ada Quill | Ada Quill | direct\n" },
  { "marks/possessive-in-open-quotation", "en", "“The bakers’ oven is cold today,\n\n“and the mayors’ tea is as cold as the bakers’ hands,” Ada Quill said.",
    "The bakers’ oven is cold today, and the mayors’ tea is as cold as the bakers’ hands, | Ada Quill | Ada Quill | direct\n" },
  { "marks/markup", "en", "Ada Quill wrote <a href=\"https://inkwell.example/oven\" title=\"The oven is cold\">about the oven</a> yesterday.", "" },
  { "marks/markup-around", "en", "<span class=\"big\">Ada Quill said the oven was \"cold as a stone in winter.\"</span>", "cold as a stone in winter. | Ada Quill | Ada Quill | mixed\n" },
  { "marks/arrow", "en", "The oven is cold, Ada Quill said in the hall. Read more »", "" },
  { "marks/doubled-both", "en", "““The oven is cold today,”” Ada Quill said.", "The oven is cold today, | Ada Quill | Ada Quill | direct\n" },
  { "marks/doubled-unlike", "en", "\"“The oven is cold today,”\" Ada Quill said.", "The oven is cold today, | Ada Quill | Ada Quill | direct\n" },
  { "marks/missing-end-before-speaker", "en", "“The oven is cold, Ada Quill said. “We will wait until Monday.”",
    "The oven is cold. We will wait until Monday. | Ada Quill | Ada Quill | direct\n" },
  { "marks/missing-end-and-others-later", "en", "“The oven is cold and we will wait.\n\nNed Pound left the hall. The town slept.\n\n“It is not my oven,” Tilda Crumb said.",
    "The oven is cold and we will wait. | - | - | direct\nIt is not my oven, | Tilda Crumb | Tilda Crumb | direct\n" },
  { "marks/wrong-way", "en", "”The oven is cold,“ Ada Quill said. ”We will wait.“", "The oven is cold. We will wait. | Ada Quill | Ada Quill | direct\n" },
  { "marks/two-commas", "en", ",,The oven is cold,'' said Ada Quill. ,,We will wait.''", "The oven is cold. We will wait. | Ada Quill | Ada Quill | direct\n" },
  { "marks/two-commas-inside", "en", "“The oven is cold ,,” said Ada Quill.", "The oven is cold ,, | Ada Quill | Ada Quill | direct\n" },
  { "marks/two-commas-german", "de", ",,Der Ofen ist kalt'', sagte Ada Quill.", "Der Ofen ist kalt | Ada Quill | Ada Quill | direct\n" },
  { "marks/two-angles", "en", "<<The oven is cold,>> said Ada Quill. She left the hall.", "The oven is cold, | Ada Quill | Ada Quill | direct\n" },
  { "marks/no-angles", "en", ">> QUILL AND POUND MET. The oven is cold.\n\n>> THEY LEFT. Read more >>", "" },
  { "marks/primes", "en", "″The oven is cold,″ said Ada Quill. ″We will wait.″", "The oven is cold. We will wait. | Ada Quill | Ada Quill | direct\n" },
  { "marks/inches", "en", "He is 6'2\" tall, and Ada Quill said the oven was \"cold.\" A 30\" pizza cost him dear.", "cold. | Ada Quill | Ada Quill | mixed\n" },
  { "marks/cut-words", "en", "In the ‘90s, rock ‘n’ roll was all that Sean O’Quill’s bakers played; the bakers’ guild didn’t mind. ‘Twas late. “The oven is cold,” O’Quill said.",
    "The oven is cold, | Sean O’Quill | O’Quill | direct\n" },
  { "marks/cut-words-straight", "en", "In the '90s, rock 'n' roll was all that Sean O'Quill's bakers played; the bakers' guild didn't mind. 'Twas late. \"The oven is cold,\" O'Quill said.",
    "The oven is cold, | Sean O'Quill | O'Quill | direct\n" },
  { "marks/single-number", "en", "‘20 people came,’ said Ada Quill. '30 people came,' said Ned Pound.",
    "20 people came, | Ada Quill | Ada Quill | mixed\n30 people came, | Ned Pound | Ned Pound | mixed\n" },
  { "marks/single-genitive", "en", "‘The oven is cold,’ said Ada Quill. ‘It’s the bakers’ fault, and they’ve known it since the ’90s.’ Ned Pound replied: ‘Nonsense.’",
    "The oven is cold. It’s the bakers’ fault, and they’ve known it since the ’90s. | Ada Quill | Ada Quill | direct\nNonsense. | Ned Pound | Ned Pound | mixed\n" },
  { "marks/single-genitive-straight", "en", "'The oven is cold,' said Ada Quill. 'It's the bakers' fault, and they've known it since the '90s.' Ned Pound replied: 'Nonsense.'",
    "The oven is cold. It's the bakers' fault, and they've known it since the '90s. | Ada Quill | Ada Quill | direct\nNonsense. | Ned Pound | Ned Pound | mixed\n" },
  { "marks/single-no-genitive", "en", "Ada Quill called them ‘a danger to bakers’ and said that bakers’ wages were ‘too low’.",
    "a danger to bakers | Ada Quill | Ada Quill | mixed\ntoo low | Ada Quill | Ada Quill | mixed\n" },
  { "marks/single-no-genitive-nested", "en", "“They like ‘cold bakers’ a lot,” Ada Quill said.",
    "They like ‘cold bakers’ a lot, | Ada Quill | Ada Quill | direct\ncold bakers | - | They | nested\n" },
  { "marks/single-reopened", "en", "‘The oven is cold,’ said Ada Quill, the mayor of Inkwell.\n\n‘We’ve waited for bakers’ help since Monday, and there’s none.\n\n‘Nobody has come. Nobody will,’ she added.",
    "The oven is cold, | Ada Quill | Ada Quill | direct\nWe’ve waited for bakers’ help since Monday, and there’s none. Nobody has come. Nobody will, | Ada Quill | she | direct\n" },
  { "marks/single-double-inside", "en", "‘She told me “the oven is cold today” and left,’ said Ned Pound.",
    "She told me “the oven is cold today” and left, | Ned Pound | Ned Pound | direct\nthe oven is cold today | - | She | nested\n" },
  { "marks/russian", NULL, "Вчера Ада Квилл открыла ярмарку. «Печь холодная», — сказала Ада Квилл. «Мы подождём». Она читала «Войну и мир».",
    "Печь холодная. Мы подождём | Ада Квилл | Ада Квилл | direct\n" },
  { "marks/polish", NULL, "„Piec jest zimny”, powiedziała Ada Quill. „Poczekamy do poniedziałku”. Ned Pound odpowiedział: „Nie”. Gazeta „Głos Miasta” milczała.",
    "Piec jest zimny. Poczekamy do poniedziałku | Ada Quill | Ada Quill | direct\nNie | Ned Pound | Ned Pound | mixed\n" },
  { "marks/italian", "it", "«Il forno è freddo», ha detto Ada Quill. «Aspetteremo fino a lunedì».", "Il forno è freddo. Aspetteremo fino a lunedì | Ada Quill | Ada Quill | direct\n" },
  { "marks/arabic", NULL, "قالت آدا كويل: «الفرن بارد اليوم ولن نخبز».", "الفرن بارد اليوم ولن نخبز | - | - | mixed\n" },
  { "marks/hebrew", NULL, "אדה אמרה: \"התנור קר היום ולא נאפה\".", "התנור קר היום ולא נאפה | - | - | mixed\n" },
  { "marks/korean", NULL, "시장은 월요일 기자들에게 \"다리가 낡았다.\"고 말했다.", "다리가 낡았다. | - | - | mixed\n" },
  { "extent/split", "en", "“The oven,” Ada Quill said, “is cold today.”", "The oven, is cold today. | Ada Quill | Ada Quill | direct\n" },
  { "extent/resumed", "en", "“The oven is cold,” Ada Quill said in a statement. “Unfortunately, the tea is cold as well.”",
    "The oven is cold. Unfortunately, the tea is cold as well. | Ada Quill | Ada Quill | direct\n" },
  { "extent/two-speakers", "en", "“The oven is cold,” Ada Quill said. “It is not,” Ned Pound replied.",
    "The oven is cold, | Ada Quill | Ada Quill | direct\nIt is not, | Ned Pound | Ned Pound | direct\n" },
  { "extent/mixed", "en", "Ada Quill said the oven was “colder than the town hall” again.",
    "colder than the town hall | Ada Quill | Ada Quill | mixed\n" },
  { "extent/nested", "en", "“He told me ‘the oven is cold’ and left the room,” Ada Quill said.",
    "He told me ‘the oven is cold’ and left the room, | Ada Quill | Ada Quill | direct\nthe oven is cold | - | He | nested\n" },
  { "extent/block", "en", "The Inkwell Times reports:\n\n“The bakery has been shut since Monday, when its oven broke.\n\nNobody could say when it would open.”\n\nThat is all.",
    "The bakery has been shut since Monday, when its oven broke. Nobody could say when it would open. | Inkwell Times | The Inkwell Times | block\n" },
  { "speech/so-called", "en", "The town keeps its so-called “Quiet Ovens” for the other “quiet oven” bakers.", "" },
  { "speech/title", "en", "She had read about it in the novel “The Cold Oven of Inkwell” as a child.", "" },
  { "speech/programme", "en", "“The oven is cold,” Ada Quill said on IBN’s “Good Morning, Inkwell.” She left at noon.", "The oven is cold, | Ada Quill | Ada Quill | direct\n" },
  { "speech/not-a-programme", "en", "Ada Quill said she would not defend the mayor’s “cold and empty words about our bread.”",
    "cold and empty words about our bread. | Ada Quill | Ada Quill | mixed\n" },
  { "speech/host-of", "en", "Ned Pound, host of “The Inkwell Hour,” came into the bakery on Monday with a loaf.", "" },
  { "speech/star", "en", "The “Bread and Water” star Ned Pound came into the bakery on Monday with a loaf.", "" },
  { "speech/clause", "en", "Ada Quill described herself on Monday as “a baker who gets loaves done.”", "a baker who gets loaves done. | Ada Quill | Ada Quill | mixed\n" },
  { "speech/so-called-with-cue", "en", "Ada Quill said that the so-called “cold oven bakers of Inkwell” had left.", "" },
  { "speech/word-with-cue", "en", "Ada Quill said the tax on flour was “outrageous” and left the hall.", "outrageous | Ada Quill | Ada Quill | mixed\n" },
  { "speaker/title", "en", "“The oven is cold,” said Inkwell Mayor Ada Quill.", "The oven is cold, | Ada Quill | Inkwell Mayor Ada Quill | direct\n" },
  { "speaker/apposition", "en", "Ada Quill, a baker from Inkwell, said the oven was “cold as a stone.”", "cold as a stone. | Ada Quill | Ada Quill | mixed\n" },
  { "speaker/last-name", "en", "Ada Quill came in. “The oven is cold,” Quill said.", "The oven is cold, | Ada Quill | Quill | direct\n" },
  { "speaker/generations", "en", "Ned Pound came with Ned Pound Jr. to the bakery. “The oven is cold,” Pound said.",
    "The oven is cold, | Ned Pound | Pound | direct\n" },
  { "speaker/junior-alone", "en", "Ned Pound Jr. came to the bakery. “The oven is cold,” Pound said.",
    "The oven is cold, | Ned Pound Jr. | Pound | direct\n" },
  { "speaker/pronoun", "en", "Mayor Ada Quill came in from the hall. “The oven is cold,” she said.", "The oven is cold, | Ada Quill | she | direct\n" },
  { "speaker/gender", "en", "Mrs. Ada Quill met Mr. Ned Pound in the hall. “The oven is cold,” he said.", "The oven is cold, | Ned Pound | he | direct\n" },
  { "speaker/description", "en", "Mayor Ada Quill met the baker Ned Pound. “The oven is cold,” the mayor said.", "The oven is cold, | Ada Quill | the mayor | direct\n" },
  { "speaker/organisation", "en", "The Bread Department said the oven was “cold beyond repair.”", "cold beyond repair. | Bread Department | The Bread Department | mixed\n" },
  { "speaker/according", "en", "The oven is “cold beyond repair,” according to Ned Pound.", "cold beyond repair, | Ned Pound | Ned Pound | mixed\n" },
  { "speaker/running", "en", "“The oven is cold,” Ada Quill said.\n\n“And the tea is colder than the oven ever was.”",
    "The oven is cold, | Ada Quill | Ada Quill | direct\nAnd the tea is colder than the oven ever was. | Ada Quill | Ada Quill | direct\n" },
  { "speaker/passive", "en", "Ned Pound said he was accused of “baking without a permit.”", "baking without a permit. | Ned Pound | Ned Pound | mixed\n" },
  { "speaker/namesakes", "en", "Mr. Ned Quill and Mrs. Ada Quill met. “The oven is cold,” Mrs. Quill said.", "The oven is cold, | Ada Quill | Mrs. Quill | direct\n" },
  { "speaker/german-laut", "de", "Laut Ned Pound ist der Ofen „viel kälter als im letzten Jahr“.", "viel kälter als im letzten Jahr | Ned Pound | Ned Pound | mixed\n" },
  { "speaker/any-verb", "en", "Ned Pound came in. “Is the oven cold?” Ada Quill pressed.", "Is the oven cold? | Ada Quill | Ada Quill | direct\n" },
  { "speaker/digest", "en", "The oven has been cold since Monday and will stay so for the whole of the week - Ada Quill: “We have no wood left to burn in it.”",
    "We have no wood left to burn in it. | Ada Quill | Ada Quill | direct\n" },
  { "speaker/german-aside", "de", "Ada Quill, die den Ofen gebaut hatte, nannte seinen Zustand „kälter als im letzten Jahr“.",
    "kälter als im letzten Jahr | Ada Quill | Ada Quill | mixed\n" },
  { "speaker/name-ends-sentence", "en", "The oven had been as Tilda Crumb thought “cold for a month” said Ada Quill.",
    "cold for a month | Ada Quill | Ada Quill | mixed\n" },
  { "speaker/name-ends-sentence-verb-last", "en", "Tilda Crumb says the oven is “cold for a month” Ada Quill said.",
    "cold for a month | Ada Quill | Ada Quill | mixed\n" },
  { "speaker/name-behind-verb", "en", "A cold oven was no use to the town, said Ada Quill “and it never will be again.”",
    "and it never will be again. | Ada Quill | Ada Quill | mixed\n" },
  { "speaker/name-behind-verb-told", "en", "It was no use to Tilda Crumb or the town, told reporters Ada Quill, “and it never will be again.”",
    "and it never will be again. | Ada Quill | Ada Quill | mixed\n" },
  { "speaker/aside-before-verb", "en", "Ada Quill, the mayor, said Ned Pound “never lit an oven in his life.”",
    "never lit an oven in his life. | Ada Quill | Ada Quill | mixed\n" },
  { "speaker/own-clause", "en", "Ada Quill answered that the town was lucky to have no baker in charge of its laws, and Ned Pound shot back, “Because you’d be in the cellar.”",
    "Because you’d be in the cellar. | Ned Pound | Ned Pound | direct\n" },
  { "speaker/own-noun", "en", "Ada Quill said the bakers were nobody’s friends, provoking another Ned Pound jab: “Because you’d be in the cellar.”",
    "Because you’d be in the cellar. | Ned Pound | Ned Pound | direct\n" },
  { "speaker/owner-behind-verb", "en", "The notes on the oven strongly foreshadowed Ada Quill’s refrain that she is “a baker who gets things done.” Ned Pound waited.",
    "a baker who gets things done. | Ada Quill | Ada Quill | mixed\n" },
  { "speaker/cited-words", "en", "In contrast, Ned Pound, the baker who was arguing to keep the oven, cited Ada Quill’s old promise to bring “a cold loaf to every street of the town” and left.",
    "a cold loaf to every street of the town | Ada Quill | Ada Quill | mixed\n" },
  { "speaker/cited-claim", "en", "Ned Pound complained on Monday about Ada Quill’s claim that nobody “bakes a loaf in this town” and left.",
    "bakes a loaf in this town | Ada Quill | Ada Quill | mixed\n" },
  { "speaker/named-words", "en", "Ned Pound met her on Monday. She said that he was late.\n\n“It’s just bread, folks,” was the tired baker Ada Quill’s refrain during the evening.",
    "It’s just bread, folks, | Ada Quill | Ada Quill | direct\n" },
  { "speaker/who-nonetheless", "en", "These were not questions that anybody put to Ada Quill, who nonetheless insisted she had the “patience of an old oven” for it.",
    "patience of an old oven | Ada Quill | who | mixed\n" },
  { "speaker/article-of-a-term", "en", "The “we will never bake for you” crowd laughed. “The oven is cold,” Ada Quill said.",
    "we will never bake for you | - | - | mixed\nThe oven is cold, | Ada Quill | Ada Quill | direct\n" },
  { "speaker/noun-for-a-cue", "en", "The oven was shut. A note read, “Back on Monday morning.”", "Back on Monday morning. | a note | A note | direct\n" },
  { "speaker/agent", "en", "The oven was described by Ned Pound as “cold as a stone.”", "cold as a stone. | Ned Pound | Ned Pound | mixed\n" },
  { "speaker/agent-accuses", "en", "Ned Pound was accused by Ada Quill of “baking without a permit.”", "baking without a permit. | Ada Quill | Ada Quill | mixed\n" },
  { "speaker/no-agent", "en", "Ned Pound was quoted by Ada Quill as saying the oven was “cold for good.”", "cold for good. | Ned Pound | Ned Pound | mixed\n" },
  { "speaker/quoted-as-saying", "en", "“The Harbor Post quoted Ned Pound as saying ‘the oven is a danger to us all,’ and we printed that,” Tilda Crumb said.",
    "The Harbor Post quoted Ned Pound as saying ‘the oven is a danger to us all,’ and we printed that, | Tilda Crumb | Tilda Crumb | direct\nthe oven is a danger to us all, | Ned Pound | Ned Pound | nested\n" },
  { "speaker/chain", "en", "The Inkwell Times reported that Ned Pound had told the Harbor Post: “Ada Quill told me, ‘the oven will never be lit again,’ and I believed her.”",
    "Ada Quill told me, ‘the oven will never be lit again,’ and I believed her. | Ned Pound | Ned Pound | direct\nthe oven will never be lit again, | Ada Quill | Ada Quill | nested\n" },
  { "speaker/outlet-for-a-noun", "en", "Ned Pound told the Harbor Post: “The oven will never be lit again.”", "The oven will never be lit again. | Ned Pound | Ned Pound | direct\n" },
  { "speaker/two-introduced", "en", "Ada Quill wrote on Twitter: “The oven is cold. Sad!” Ned Pound tweeted, “It is not cold.”",
    "The oven is cold. Sad! | Ada Quill | Ada Quill | direct\nIt is not cold. | Ned Pound | Ned Pound | direct\n" },
  { "speaker/office-of", "en", "A spokeswoman for the Inkwell Bakery, Tilda Crumb, said the oven was “out of order.”", "out of order. | Tilda Crumb | A spokeswoman | mixed\n" },
  { "speaker/office-of-another", "en", "A spokeswoman for the mayor, Ned Pound, said the oven was “cold for good.”", "cold for good. | a spokeswoman | A spokeswoman | mixed\n" },
  { "speaker/office-of-german", "de", "Laut dem Sprecher der Bäckerei, Ned Pound, ist der Ofen „seit Montag kalt“.", "seit Montag kalt | Ned Pound | dem Sprecher | mixed\n" },
  { "speaker/office-compound-german", "de", "Bundeskanzlerin Ada Quill kam nach Tintenau. „Wir backen das“, sagte die Kanzlerin.", "Wir backen das | Ada Quill | die Kanzlerin | direct\n" },
  { "speaker/text-from", "en", "The letter from Mayor Ada Quill reads:\n\n“The oven is cold.”", "The oven is cold. | Ada Quill | The letter | direct\n" },
  { "speaker/running-text", "en", "In a statement, Ada Quill said the oven was “a danger to the whole town.” “We will close it,” the statement read.",
    "a danger to the whole town. | Ada Quill | Ada Quill | mixed\nWe will close it, | Ada Quill | the statement | direct\n" },
  { "speaker/two-strangers", "en", "Ada Quill met Ned Pound in the hall on Monday.\n\n“The oven is cold,” she said.\n\n“It is not,” he said.",
    "The oven is cold, | Ada Quill | she | direct\nIt is not, | Ned Pound | he | direct\n" },
  { "speaker/no-stranger", "en", "White House bakers met in the Inkwell Bakery. Nobody laughed. “The oven is cold,” he said.", "The oven is cold, | - | he | direct\n" },
  { "speaker/age", "en", "Ada Quill, 43, opened the fair. The sun shone. Nobody spoke. The flour was old. “The oven is cold,” she said.", "The oven is cold, | Ada Quill | she | direct\n" },
  { "speaker/capital-of-a-sentence", "en", "Give James Quill credit for the oven. “It is cold,” Mr. Quill said.", "It is cold, | James Quill | Mr. Quill | direct\n" },
  { "speaker/capital-of-a-headline", "en", "Why Bakers Are Celebrating James Quill\n\n“It is cold,” Mr. Quill said.", "It is cold, | James Quill | Mr. Quill | direct\n" },
  { "speaker/capital-of-a-name", "en", "Mary James Quill lit the oven. “It is cold,” Quill said.", "It is cold, | Mary James Quill | Quill | direct\n" },
  { "speaker/first-named-once", "en", "Ada Quill opened the hall. Her father, Jonas Quill, came; Jonas Quill waved. Quill said: “The oven is cold today.”",
    "The oven is cold today. | Ada Quill | Quill | direct\n" },
  { "speaker/link-behind-name", "en", "Ned Pound met Ada Quill Ada May QuillMore news from the hall on Monday. His wife, Oda Quill, was there. Quill said: “The oven is cold today.”",
    "The oven is cold today. | Ada Quill | Quill | direct\n" },
  { "speaker/first-named", "en", "Ada Quill opened the hall, and Ada Quill lit the oven. Her father, Jonas Quill, came; Jonas Quill waved, and Jonas Quill left. Quill said: “The oven is cold today.”",
    "The oven is cold today. | Ada Quill | Quill | direct\n" },
  { "speaker/name-twice", "en", "Nobody wrote to Ada Quill Ada Quill wrote to all.\n\n“The oven is cold,” Ada Quill said.",
    "The oven is cold, | Ada Quill | Ada Quill | direct\n" },
  { "speaker/pronoun-subject", "en", "A week after blaming Ned Pound and Olga Crumb for the oven, Mr. Quill wrote how it went out.\n\n“It is cold,” he said.",
    "It is cold, | Quill | he | direct\n" },
  { "speaker/pronoun-chain", "en", "Mr. Quill spoke on Monday. He brought the crowd to its feet. He blamed the oven on Mr. Pound. “It is cold,” he said.",
    "It is cold, | Quill | he | direct\n" },
  { "speaker/pronoun-no-administration", "en", "Mr. Quill spoke in Inkwell. On Monday he blamed the Pound administration.\n\n“It is cold,” he said.",
    "It is cold, | Quill | he | direct\n" },
  { "speaker/who-of-an-aside", "en", "The town still votes for Ada Quill -- a candidate who called for a “total ban on cold ovens.”",
    "total ban on cold ovens. | Ada Quill | who | mixed\n" },
  { "speaker/pronoun-they", "en", "Ada Quill lit the oven. “It is cold,” they said.", "It is cold, | - | they | direct\n" },
  { "speaker/office-before-name", "en", "Secretary of Baking James Quill came. “It is cold,” Mr. Quill said.",
    "It is cold, | James Quill | Mr. Quill | direct\n" },
  { "speaker/from-somewhere", "en", "“It is cold,” said Representative Ada Quill of Inkwell.",
    "It is cold, | Ada Quill | Representative Ada Quill of Inkwell | direct\n" },
  { "speaker/german-inverted", "de", "Den Zustand des Ofens beschrieb die Sprecherin Ada Quill mit Sorge: „Er ist kälter als im letzten Jahr.“",
    "Er ist kälter als im letzten Jahr. | Ada Quill | die Sprecherin Ada Quill | direct\n" },
  { "speaker/german-before", "de", "In ihrer Rede erklärte Ada Quill, der Ofen bleibe kalt. Er sei „kälter als im letzten Jahr“.",
    "kälter als im letzten Jahr | Ada Quill | Ada Quill | mixed\n" },
  { "boilerplate/links-in-a-sentence", "en", "Baker Ada Quill Ada Maria QuillOvens of Inkwell: 'There is enough heat' to bake Quill: guild 'must pay' MORE left the town.", "" },
  { "boilerplate/no-quotation", "en", "The oven is cold.\n\nShare this if you agree that “the oven is cold”!", "" },
  { "speaker/author", "en", "Ada Quill wants a wall. Quill’s website says that “the baker will pay for every stone of it.”",
    "the baker will pay for every stone of it. | Ada Quill | Quill’s website | mixed\n" },
  { "speaker/no-author", "en", "Ada Quill wants a wall. Quill’s spokesman said: “The baker will pay for every stone of it.”",
    "The baker will pay for every stone of it. | Quill’s spokesman | Quill’s spokesman | direct\n" },
  { "speaker/given-names", "en", "Debbie Quill runs the bakery with Gilbert Pound. “The oven is cold,” she said. “It is,” he said.",
    "The oven is cold, | Debbie Quill | she | direct\nIt is, | Gilbert Pound | he | direct\n" },
};

static char *
describe (QdAnalysis *analysis)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < qd_analysis_get_n_quotations (analysis); i++)
    {
      QdQuotation *quotation = qd_analysis_get_quotation (analysis, i);

      g_string_append_printf (out, "%s | %s | %s | %s\n", quotation->text, quotation->speaker != NULL ? quotation->speaker : "-",
                              quotation->mention != NULL ? quotation->mention : "-", qd_quotation_kind_to_string (quotation->kind));
    }
  return g_string_free (out, FALSE);
}

static void
test_case (gconstpointer data)
{
  const Case            *c = data;
  g_autoptr (QdAnalysis) analysis = qd_analysis_new (c->body, strlen (c->body), c->language);
  g_autofree char       *found = describe (analysis);

  qd_test_check_analysis (analysis, c->body, strlen (c->body));
  g_assert_cmpstr (found, ==, c->expected);
}

/* Every reason that an analysis gives has a sentence. */
static void
test_reasons (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (QdAnalysis) analysis = qd_analysis_new (cases[i].body, strlen (cases[i].body), cases[i].language);

      for (guint k = 0; k < qd_analysis_get_n_quotations (analysis); k++)
        for (const char *const *reason = qd_analysis_get_quotation (analysis, k)->reasons; *reason != NULL; reason++)
          {
            g_autofree char *sentence = qd_reason_describe (*reason);

            g_assert_cmpstr (sentence, !=, *reason);
            g_assert_null (strstr (sentence, "%s"));
          }
    }
}

/* The reason for the speaker is of what is there: a dash is no colon, and nobody is named where nobody is. */
static void
test_reason_of_speaker (void)
{
  static const struct
  {
    const char *body;
    guint       quotation;
    const char *reason;
  } rows[] = {
    { "The fair was full of words.\n\n“Bread is not a right. It is a duty.”\n\n— Ned Pound, baker, Inkwell", 0, "cue-dash" },
    { "Ned Pound: “Bread is not a right. It is a duty.”", 0, "cue-colon" },
    { "““The oven is cold today,”” Ada Quill said.", 0, "mark-twice" },
    { "“The oven is cold today,”” Ada Quill said.", 0, "mark-doubled" },
    { "“The oven is cold, Ada Quill said. “We will wait until Monday.”", 0, "mark-missing-end-cue" },
    { "He said the oven was “colder than a tomb.” Bakers laughed. John Pound said so. John Pound left, and John Pound came back.", 0, "pronoun-lead:He" },
    { "They told it all. “The oven is cold.”\n\n“The bread is old and the flour is gone.”", 1, "continued-unnamed" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (QdAnalysis) analysis = qd_analysis_new (rows[i].body, strlen (rows[i].body), "en");
      QdQuotation           *quotation;

      g_assert_cmpuint (qd_analysis_get_n_quotations (analysis), >, rows[i].quotation);
      quotation = qd_analysis_get_quotation (analysis, rows[i].quotation);
      if (!g_strv_contains ((const char *const *)quotation->reasons, rows[i].reason))
        {
          g_autofree char *found = g_strjoinv (" ", (char **)quotation->reasons);

          g_test_message ("%s: %s", rows[i].reason, found);
          g_test_fail ();
        }
    }
}

static void
test_language (void)
{
  static const char *const texts[][2] = {
    { "The oven of the bakery is cold and the tea is cold too.", "en" },
    { "Der Ofen der Bäckerei ist kalt und der Tee ist auch nicht warm.", "de" },
    { "Le four de la boulangerie est froid et le thé est froid dans les tasses.", "fr" },
    { "El horno de la panadería está frío y el té en las tazas es frío.", "es" },
    { "« Nous n’irons pas », a-t-elle dit. Selon la boulangère, il n’y a plus de pain.", "fr" },
    { "—No iremos —dijo la panadera—. Según el alcalde, no hay pan.", "es" },
    { "„Wir backen nicht“, sagte sie. Er sei nicht gefragt worden, so der Bürgermeister.", "de" },
    { "“Las Estrellas” and “Le Four” are the names that the two bakers of El Merrow gave to a loaf.", "en" },
    { "The mayor of Los Hornos said on Monday that he had not heard from La Panadera.", "en" },
    { "12 34", "en" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (QdAnalysis) guessed = qd_analysis_new (texts[i][0], strlen (texts[i][0]), NULL);
      g_autoptr (QdAnalysis) given = qd_analysis_new (texts[i][0], strlen (texts[i][0]), "pt-BR");

      g_assert_cmpstr (qd_analysis_get_language (guessed), ==, texts[i][1]);
      g_assert_cmpstr (qd_analysis_get_language (given), ==, "pt-BR");
    }
}

static void
test_boilerplate (void)
{
  static const char *const furniture[] = {
    "Share this if you like bread!",
    "Sign up for our newsletter",
    "Advertisement",
    "Read more: The oven of Inkwell",
    "We use cookies to make this site better.",
    "Follow us on Twitter",
    "Related articles",
    "Lesen Sie auch: Der kalte Ofen",
    "© 2031 Inkwell Times. All rights reserved.",
  };
  static const char *const prose[] = {
    "Share prices fell by a third on Monday, the Inkwell Times said in its report on the town’s bakeries and their ovens.",
    "She follows the news of the bakery closely.",
    "The advertisement for the oven was false.",
    "Quill signed up for the course.",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (furniture); i++)
    {
      g_autofree char       *body = g_strdup_printf ("The oven is cold.\n\n%s\n\nThe tea is cold.", furniture[i]);
      g_autoptr (QdAnalysis) analysis = qd_analysis_new (body, strlen (body), "en");
      guint                  n;
      const QdSpan          *spans = qd_analysis_get_boilerplate (analysis, &n);

      g_test_message ("%s", furniture[i]);
      g_assert_cmpuint (n, ==, 1);
      g_assert_cmpuint (spans[0].start, ==, strlen ("The oven is cold.\n\n"));
      g_assert_cmpuint (qd_span_length (spans[0]), ==, strlen (furniture[i]));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (prose); i++)
    {
      g_autoptr (QdAnalysis) analysis = qd_analysis_new (prose[i], strlen (prose[i]), "en");
      guint                  n;

      g_test_message ("%s", prose[i]);
      qd_analysis_get_boilerplate (analysis, &n);
      g_assert_cmpuint (n, ==, 0);
    }
}

static void
test_profile (void)
{
  g_autoptr (QdAnalysis) analysis = qd_analysis_new ("Ada Quill bakes.", 16, "en");

  g_assert_nonnull (qd_analysis_get_profile (analysis));
  g_assert_cmpuint (qd_analysis_get_n_words (analysis), ==, 3);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/core/analysis/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/core/analysis/reasons", test_reasons);
  g_test_add_func ("/core/analysis/reason-of-speaker", test_reason_of_speaker);
  g_test_add_func ("/core/analysis/language", test_language);
  g_test_add_func ("/core/analysis/boilerplate", test_boilerplate);
  g_test_add_func ("/core/analysis/profile", test_profile);
  return g_test_run ();
}
