/* qd-lexicon-de.c: German words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-lexicon.h"

const QdWordList qd_lexicon_de[] = {
  { QD_WORD_SAY,
    "sagte sagt sagten sagen erklärte erklärt erklärten erklären betonte betont betonten meinte meint meinten schrieb schreibt "
    "schrieben schreiben äußerte äußert äußerten berichtete berichtet berichteten berichten kommentierte kommentiert ergänzte "
    "ergänzt erläuterte erläutert antwortete antwortet entgegnete entgegnet erwiderte erwidert behauptete behauptet behaupteten "
    "versicherte versichert warnte warnt warnten kritisierte kritisiert kritisierten forderte fordert forderten kündigte kündigt "
    "kündigten teilte teilt teilten gab verkündete verkündet bekräftigte bekräftigt bestätigte bestätigt bestätigten "
    "unterstrich unterstreicht bemerkte bemerkt konstatierte konstatiert twitterte zitierte zitiert fragte fragt fragten rief "
    "riefen mahnte mahnt beklagte beklagt beteuerte beteuert gestand räumte räumt gesagt erzählte erzählt führte "
    "verlautete verlautbarte resümierte resümiert argumentierte argumentiert urteilte urteilt "
    "so wörtlich klagte mitteilte mitteilten mitteilt hinzufügte schilderte schildert vermutete mutmaßte prophezeite hieß heißt lautete lautet" },
  { QD_WORD_SAY_WEAK,
    "bezeichnete bezeichnet bezeichneten nannte nennt nannten sprach spricht sprachen sieht sah fuhr fügte hob wies begründete "
    "begründet warf wirft nannten bezeichnen sprechen lobte würdigte verurteilte verurteilten verurteilt dementierte "
    "wertete bewertete beschrieb beschreibt glaubt glaubte denkt dachte hofft hoffte findet fand wünschte beschuldigte "
    "lehnte reagierte verlangte verlangt drohte begrüßte begrüßten bedauerte bedauert empfahl appellierte befürchtet "
    "befürchtete verwies verteidigte rechtfertigte meldete meldet veröffentlichte versprach verspricht stellte stellt "
    "bezog plädierte titelte urteilte interpretierte charakterisierte bat rügte monierte skandierten skandierte zeigte "
    "gaben gibt äußern fasste zeigten freute legte sprachen attestierte nannte" },
  { QD_WORD_SAYING, "bezeichnet genannt zitiert kritisiert gefordert erklärt betont geäußert geschrieben bezeichnend sagend gesprochen" },
  { QD_WORD_CUE_NOUN,
    "erklärung aussage aussagen äußerung äußerungen stellungnahme mitteilung pressemitteilung brief interview rede worten "
    "auffassung einschätzung darstellung auskunft begründung forderung kritik vorwurf vorwürfe bericht angaben kommentar zitat behauptung botschaft warnung urteil parole "
    "parolen motto meinung ansicht satz ausspruch aufruf antwort frage statement schreiben" },
  { QD_WORD_ACCORDING, "laut zufolge gemäß" },
  { QD_WORD_AUXILIARY,
    "ist sind war waren sein wird werden wurde wurden würde würden hat haben hatte hatten habe hätte hätten sei seien wäre wären "
    "kann können könne könnte könnten soll sollen solle sollte sollten muss müssen müsse müsste will wollen wolle wollte wollten "
    "darf dürfen dürfe dürfte mag mögen möge möchte" },
  { QD_WORD_SUBJUNCTIVE,
    "sei seien habe gebe könne werde müsse solle wolle dürfe wisse stehe liege komme gehe handele handle bestehe bleibe mache sehe "
    "brauche gelte hätten hätte wäre wären würde würden könnten müssten betrage führe zeige bedeute gehöre lasse nehme finde "
    "erwarte fordere halte" },
  { QD_WORD_PRONOUN | QD_WORD_MALE, "er" },
  { QD_WORD_PRONOUN | QD_WORD_FEMALE, "sie" },
  { QD_WORD_PRONOUN, "ich es man" },
  { QD_WORD_PRONOUN | QD_WORD_PLURAL, "wir" },
  { QD_WORD_POSSESSIVE | QD_WORD_MALE, "sein seine seinem seinen seiner seines" },
  { QD_WORD_POSSESSIVE | QD_WORD_FEMALE, "ihr ihre ihrem ihren ihrer ihres" },
  { QD_WORD_POSSESSIVE, "mein meine meinem meinen unser unsere unserer unserem" },
  { QD_WORD_DETERMINER, "der die das den dem des ein eine einen einem einer eines dieser diese dieses diesen diesem kein keine jeder jede "
                        "jedes jene jener alle einige mehrere viele zwei drei beide" },
  { QD_WORD_PREPOSITION,
    "in im an am auf aus bei beim mit nach seit von vom vor zu zum zur über unter für gegen ohne um durch zwischen während wegen trotz "
    "anlässlich angesichts aufgrund infolge hinsichtlich bezüglich mithilfe zugunsten mittels dank seitens entgegen "
    "bis ab gegenüber neben hinter innerhalb außerhalb" },
  { QD_WORD_CONJUNCTION, "und oder sowie" },
  { QD_WORD_CLAUSE, "dass daß ob weil wenn als da damit obwohl nachdem bevor während sodass aber doch jedoch sondern denn wie wo warum weshalb wer was" },
  { QD_WORD_RELATIVE, "welcher welche welches dessen deren" },
  { QD_WORD_ADVERB,
    "auch dann später zudem außerdem weiter bereits noch schon nicht nun jetzt heute gestern dazu daraufhin hingegen dagegen "
    "allerdings ebenfalls ebenso wiederum unterdessen inzwischen selbst sich mehrfach erneut zuletzt nur gleichzeitig dabei "
    "hierzu darauf unter anderem anschließend zuvor deshalb daher" },
  { QD_WORD_FUNCTION,
    "hier dort da dann danach darauf daher deshalb trotzdem dennoch allerdings jedoch zudem außerdem ferner auch so nun jetzt heute "
    "gestern morgen bereits schon noch nur nicht nach insgesamt inzwischen mittlerweile unterdessen gleichzeitig dabei damit "
    "dazu weitere weiter ja nein vielleicht wahrscheinlich offenbar angeblich was wie wo wann warum wenn ihn ihm ihnen uns mich "
    "dir mir zunächst zuvor später schließlich erst hierbei hiermit" },
  { QD_WORD_TIME,
    "montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz april mai juni juli august september "
    "oktober november dezember morgen abend nachmittag nacht woche monat jahr vormittag uhr" },
  { QD_WORD_TITLE | QD_WORD_MALE, "herr herrn könig prinz papst" },
  { QD_WORD_TITLE | QD_WORD_FEMALE, "frau königin prinzessin" },
  { QD_WORD_TITLE | QD_WORD_ABBREVIATION, "dr. prof. dipl. ing." },
  { QD_WORD_ABBREVIATION, "z.b. d.h. u.a. bzw. ca. nr. st. str. etc. usw. mio. mrd. vgl. sog. ggf. evtl. jr. sen." },
  { QD_WORD_TITLE | QD_WORD_ROLE,
    "präsident präsidentin staatspräsident bundespräsident us-präsident bundeskanzler bundeskanzlerin kanzler kanzlerin "
    "minister ministerin außenminister außenministerin innenminister innenministerin finanzminister verteidigungsminister "
    "justizminister umweltminister wirtschaftsminister gesundheitsminister ministerpräsident premierminister premier "
    "bürgermeister oberbürgermeister bürgermeisterin senator senatorin abgeordneter abgeordnete generalsekretär generalsekretärin "
    "vorsitzender vorsitzende parteivorsitzender parteichef parteichefin fraktionschef chef chefin general oberst sprecher "
    "sprecherin pressesprecher pressesprecherin regierungssprecher direktor direktorin professor anwalt anwältin rechtsanwalt "
    "staatsanwalt richter richterin trainer manager botschafter kardinal bischof erzbischof gouverneur gouverneurin autor "
    "autorin journalist journalistin regisseur schauspieler schauspielerin sänger sängerin experte expertin forscher "
    "wissenschaftler polizeisprecher leiter leiterin geschäftsführer vorstand vorstandschef staatssekretär kommissar "
    "polizeipräsident innensenator kandidat kandidatin politiker politikerin konzernchef kollege kollegin kommandant" },
  { QD_WORD_ROLE | QD_WORD_PLURAL,
    "sprecher experten behörden beamte politiker abgeordnete forscher wissenschaftler kritiker vertreter mitglieder demonstranten "
    "augenzeugen zeugen anwälte ärzte gegner befürworter journalisten medien ermittler polizisten" },
  { QD_WORD_ROLE, "mann zeuge augenzeuge täter angeklagte angeklagter opfer vater mutter sohn tochter bruder schwester polizist beamter frau" },
  { QD_WORD_FEMALE, "frau mutter tochter schwester sprecherin ministerin kanzlerin bundeskanzlerin präsidentin expertin richterin autorin anwältin "
                    "pressesprecherin vorsitzende leiterin politikerin angela ursula claudia andrea sabine petra monika renate julia maria anna "
                    "sarah katrin christine susanne" },
  { QD_WORD_MALE, "mann vater sohn bruder sprecher minister kanzler präsident chef anwalt richter autor pressesprecher vorsitzender leiter politiker "
                  "peter hans wolfgang klaus jürgen michael thomas andreas stefan christian frank martin markus karl" },
  { QD_WORD_ORGANISATION,
    "ministerium bundesregierung regierung partei bundestag bundesrat senat kongress universität institut gericht bundesgericht "
    "bundesverfassungsgericht gerichtshof behörde amt bundesamt polizei staatsanwaltschaft kommission verband bund gewerkschaft "
    "verein konzern unternehmen bank zeitung agentur nachrichtenagentur organisation armee fraktion parlament landtag gmbh ag spd cdu "
    "csu fdp grüne grünen linke afd dpa afp nato eu uno un who bild spiegel weltgesundheitsorganisation außenministerium innenministerium "
    "verteidigungsministerium stiftung komitee rat union kirche times post sender magazin zeitschrift blatt" },
  { QD_WORD_WORK,
    "film buch roman lied song album serie titel stück zeitschrift magazin zeitung sendung projekt ausstellung spiel band gruppe "
    "studie artikel kampagne schiff motto software operation programm satellit sonde raumfähre aktion preis verein initiative "
    "organisation kategorie partei unternehmen bar disco restaurant hotel club zentrum schule tornado hurrikan sturm tief "
    "taifun orkan fähre tanker fregatte frachter kreuzfahrtschiff flugzeugträger mission single hit dokumentation reihe "
    "wettbewerb festival konferenz" },
  { QD_WORD_SCARE, "sogenannte sogenannten sogenannter sogenanntes sogenanntem genannt genannte genannten namens begriff begriffe "
                   "bezeichnung wort name namen titel stichwort spitznamen unwort angeblichen angebliche codenamen beinamen" },
  { QD_WORD_PARTICLE, "von van der den de zu bin al la di" },
  { 0, NULL },
};
