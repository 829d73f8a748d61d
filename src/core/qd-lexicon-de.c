/* qd-lexicon-de.c: German words
 *
 * An entry that begins with a hyphen is the end of a compound: German joins its nouns.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-lexicon.h"

const QdWordList qd_lexicon_de[] = {
  { QD_WORD_SAY,
    "so" },
  { QD_WORD_SAY,
    "sagt sagte sagten sagen erklärt erklärte erklärten erklären betont betonte betonten betonen meint meinte meinten meinen schreibt "
    "schrieb schrieben schreiben äußert äußerte äußerten äußern berichtet berichtete berichteten berichten kommentiert kommentierte "
    "kommentierten kommentieren ergänzt ergänzte ergänzten ergänzen erläutert erläuterte erläuterten erläutern antwortet antwortete "
    "antworteten antworten entgegnet entgegnete entgegneten entgegnen erwidert erwiderte erwiderten erwidern behauptet behauptete "
    "behaupteten behaupten versichert versicherte versicherten versichern warnt warnte warnten warnen kritisiert kritisierte "
    "kritisierten kritisieren fordert forderte forderten fordern verkündet verkündete verkündeten verkünden bekräftigt bekräftigte "
    "bekräftigten bekräftigen bestätigt bestätigte bestätigten bestätigen unterstreicht unterstrich unterstrichen unterstreichen "
    "bemerkt bemerkte bemerkten bemerken konstatiert konstatierte konstatierten konstatieren twittert twitterte twitterten twittern "
    "zitiert zitierte zitierten zitieren fragt fragte fragten fragen ruft rief riefen rufen mahnt mahnte mahnten mahnen beklagt "
    "beklagte beklagten beklagen beteuert beteuerte beteuerten beteuern gesteht gestand gestanden gestehen erzählt erzählte erzählten "
    "erzählen verlautet verlautete verlauteten verlauten verlautbart verlautbarte verlautbarten verlautbaren resümiert resümierte "
    "resümierten resümieren argumentiert argumentierte argumentierten argumentieren urteilt urteilte urteilten urteilen klagt klagte "
    "klagten klagen schildert schilderte schilderten schildern vermutet vermutete vermuteten vermuten mutmaßt mutmaßte mutmaßten "
    "mutmaßen prophezeit prophezeite prophezeiten prophezeien heißt hieß hießen heißen lautet lautete lauteten lauten folgert folgerte "
    "folgerten folgern schlussfolgert schlussfolgerte schlussfolgerten schlussfolgern präzisiert präzisierte präzisierten präzisieren "
    "dementiert dementierte dementierten dementieren bekundet bekundete bekundeten bekunden bilanziert bilanzierte bilanzierten "
    "bilanzieren bloggt bloggte bloggten bloggen postet postete posteten posten brüllt brüllte brüllten brüllen schreit schrie schrien "
    "schreien flüstert flüsterte flüsterten flüstern scherzt scherzte scherzten scherzen spottet spottete spotteten spotten höhnt "
    "höhnte höhnten höhnen lästert lästerte lästerten lästern schimpft schimpfte schimpften schimpfen wettert wetterte wetterten "
    "wettern poltert polterte polterten poltern prognostiziert prognostizierte prognostizierten prognostizieren formuliert formulierte "
    "formulierten formulieren notiert notierte notierten notieren proklamiert proklamierte proklamierten proklamieren moniert monierte "
    "monierten monieren bemängelt bemängelte bemängelten bemängeln appelliert appellierte appellierten appellieren plädiert plädierte "
    "plädierten plädieren insistiert insistierte insistierten insistieren kontert konterte konterten kontern raunt raunte raunten "
    "raunen murmelt murmelte murmelten murmeln stammelt stammelte stammelten stammeln stottert stotterte stotterten stottern seufzt "
    "seufzte seufzten seufzen stöhnt stöhnte stöhnten stöhnen jubelt jubelte jubelten jubeln witzelt witzelte witzelten witzeln "
    "sinniert sinnierte sinnierten sinnieren skandiert skandierte skandierten skandieren bezeichnet bezeichnete bezeichneten bezeichnen "
    "meldet meldete meldeten melden vermeldet vermeldete vermeldeten vermelden titelt titelte titelten titeln verspricht versprach "
    "versprachen versprechen schwört schwor schworen schwören gelobt gelobte gelobten geloben verneint verneinte verneinten verneinen "
    "bejaht bejahte bejahten bejahen leugnet leugnete leugneten leugnen bestreitet bestritt bestritten bestreiten telegrafiert "
    "telegrafierte telegrafierten telegrafieren tweetet tweetete tweeteten tweeten mailt mailte mailten mailen simst simste simsten "
    "simsen deklamiert deklamierte deklamierten deklamieren orakelt orakelte orakelten orakeln spekuliert spekulierte spekulierten "
    "spekulieren referiert referierte referierten referieren doziert dozierte dozierten dozieren erkundigt erkundigte erkundigten "
    "erkundigen attestiert attestierte attestierten attestieren bescheinigt bescheinigte bescheinigten bescheinigen konkretisiert "
    "konkretisierte konkretisierten konkretisieren relativiert relativierte relativierten relativieren offenbart offenbarte offenbarten "
    "offenbaren verratet verratete verrateten verraten enthüllt enthüllte enthüllten enthüllen beichtet beichtete beichteten beichten "
    "bekennt bekannte bekannten bekennen verlangt verlangte verlangten verlangen bedauert bedauerte bedauerten bedauern beanstandet "
    "beanstandete beanstandeten beanstanden hinterfragt hinterfragte hinterfragten hinterfragen widerspricht widersprach widersprachen "
    "widersprechen schwärmt schwärmte schwärmten schwärmen unkt unkte unkten unken ätzt ätzte ätzten ätzen giftet giftete gifteten "
    "giften keift keifte keiften keifen flucht fluchte fluchten fluchen blafft blaffte blafften blaffen zischt zischte zischten zischen "
    "faucht fauchte fauchten fauchen raunzt raunzte raunzten raunzen mault maulte maulten maulen nörgelt nörgelte nörgelten nörgeln "
    "jammert jammerte jammerten jammern tröstet tröstete trösteten trösten rekapituliert rekapitulierte rekapitulierten rekapitulieren "
    "protestiert protestierte protestierten protestieren" },
  { QD_WORD_SAY_WEAK,
    "nennt nannte nannten nennen spricht sprach sprachen sprechen sieht sah sahen sehen begründet begründete begründeten begründen lobt "
    "lobte lobten loben würdigt würdigte würdigten würdigen verurteilt verurteilte verurteilten verurteilen wertet wertete werteten "
    "werten bewertet bewertete bewerteten bewerten beschreibt beschrieb beschrieben beschreiben glaubt glaubte glaubten glauben denkt "
    "dachte dachten denken hofft hoffte hofften hoffen findet fand fanden finden wünscht wünschte wünschten wünschen beschuldigt "
    "beschuldigte beschuldigten beschuldigen reagiert reagierte reagierten reagieren droht drohte drohten drohen begrüßt begrüßte "
    "begrüßten begrüßen empfiehlt empfahl empfahlen empfehlen befürchtet befürchtete befürchteten befürchten fürchtet fürchtete "
    "fürchteten fürchten verweist verwies verwiesen verweisen verteidigt verteidigte verteidigten verteidigen rechtfertigt "
    "rechtfertigte rechtfertigten rechtfertigen veröffentlicht veröffentlichte veröffentlichten veröffentlichen bezieht bezog bezogen "
    "beziehen interpretiert interpretierte interpretierten interpretieren charakterisiert charakterisierte charakterisierten "
    "charakterisieren bittet bat baten bitten rügt rügte rügten rügen zeigt zeigte zeigten zeigen freut freute freuten freuen "
    "bezichtigt bezichtigte bezichtigten bezichtigen verdächtigt verdächtigte verdächtigten verdächtigen bezweifelt bezweifelte "
    "bezweifelten bezweifeln erinnert erinnerte erinnerten erinnern wiederholt wiederholte wiederholten wiederholen erwartet erwartete "
    "erwarteten erwarten hält hielt hielten halten rät riet rieten raten gratuliert gratulierte gratulierten gratulieren dankt dankte "
    "dankten danken entschuldigt entschuldigte entschuldigten entschuldigen vergleicht verglich verglichen vergleichen vertritt vertrat "
    "vertraten vertreten umschreibt umschrieb umschrieben umschreiben definiert definierte definierten definieren brandmarkt "
    "brandmarkte brandmarkten brandmarken geißelt geißelte geißelten geißeln tituliert titulierte titulierten titulieren deutet deutete "
    "deuteten deuten beurteilt beurteilte beurteilten beurteilen beziffert bezifferte bezifferten beziffern schätzt schätzte schätzten "
    "schätzen unterstellt unterstellte unterstellten unterstellen verliest verlas verlasen verlesen beschwört beschwor beschworen "
    "beschwören beharrt beharrte beharrten beharren pocht pochte pochten pochen diagnostiziert diagnostizierte diagnostizierten "
    "diagnostizieren analysiert analysierte analysierten analysieren bespricht besprach besprachen besprechen informiert informierte "
    "informierten informieren unterrichtet unterrichtete unterrichteten unterrichten belehrt belehrte belehrten belehren ermahnt "
    "ermahnte ermahnten ermahnen ermuntert ermunterte ermunterten ermuntern ermutigt ermutigte ermutigten ermutigen singt sang sangen "
    "singen grölt grölte grölten grölen preist pries priesen preisen feiert feierte feierten feiern beschwichtigt beschwichtigte "
    "beschwichtigten beschwichtigen beruhigt beruhigte beruhigten beruhigen untersagt untersagte untersagten untersagen verbietet "
    "verbot verboten verbieten verpflichtet verpflichtete verpflichteten verpflichten beruft berief beriefen berufen beantragt "
    "beantragte beantragten beantragen beschließt beschloss beschlossen beschließen erachtet erachtete erachteten erachten empfindet "
    "empfindete empfindeten empfinden betitelt betitelte betitelten betiteln betrachtet betrachtete betrachteten betrachten versteht "
    "verstand verstanden verstehen tadelt tadelte tadelten tadeln verspottet verspottete verspotteten verspotten verhöhnt verhöhnte "
    "verhöhnten verhöhnen beschimpft beschimpfte beschimpften beschimpfen beleidigt beleidigte beleidigten beleidigen verhehlt "
    "verhehlte verhehlten verhehlen verschweigt verschwieg verschwiegen verschweigen beantwortet beantwortete beantworteten beantworten "
    "signalisiert signalisierte signalisierten signalisieren diskutiert diskutierte diskutierten diskutieren verordnet verordnete "
    "verordneten verordnen beweist bewies bewiesen beweisen thematisiert thematisierte thematisierten thematisieren befiehlt befahl "
    "befahlen befehlen debattiert debattierte debattierten debattieren erfahrt erfahrte erfahrten erfahren besagt besagte besagten "
    "besagen zählt zählte zählten zählen" },
  { QD_WORD_SAY,
    "mitteilt mitteilte mitteilten mitteilen mitteile ankündigt ankündigte ankündigten ankündigen ankündige einräumt einräumte "
    "einräumten einräumen einräume bekanntgibt bekanntgab bekanntgaben bekanntgeben bekanntgebe angibt angab angaben angeben angebe "
    "zugibt zugab zugaben zugeben zugebe zurückgibt zurückgab zurückgaben zurückgeben zurückgebe bedenkengibt bedenkengab bedenkengaben "
    "bedenkengeben bedenkengebe protokollgibt protokollgab protokollgaben protokollgeben protokollgebe wiedergibt wiedergab wiedergaben "
    "wiedergeben wiedergebe kundgibt kundgab kundgaben kundgeben kundgebe feststellt feststellte feststellten feststellen feststelle "
    "klarstellt klarstellte klarstellten klarstellen klarstelle richtigstellt richtigstellte richtigstellten richtigstellen "
    "richtigstelle herausstellt herausstellte herausstellten herausstellen herausstelle darstellt darstellte darstellten darstellen "
    "darstelle fragestellt fragestellte fragestellten fragestellen fragestelle ausführt ausführte ausführten ausführen ausführe anführt "
    "anführte anführten anführen anführe festhält festhielt festhielten festhalten festhalte entgegenhält entgegenhielt entgegenhielten "
    "entgegenhalten entgegenhalte vorhält vorhielt vorhielten vorhalten vorhalte darlegt darlegte darlegten darlegen darlege nahelegt "
    "nahelegte nahelegten nahelegen nahelege nachlegt nachlegte nachlegten nachlegen nachlege offenlegt offenlegte offenlegten "
    "offenlegen offenlege zurückweist zurückwies zurückwiesen zurückweisen zurückweise hinweist hinwies hinwiesen hinweisen hinweise "
    "ablehnt ablehnte ablehnten ablehnen ablehne vorwirft vorwarf vorwarfen vorwerfen vorwerfe einwirft einwarf einwarfen einwerfen "
    "einwerfe einwendet einwandte einwandten einwenden einwende anmerkt anmerkte anmerkten anmerken anmerke andeutet andeutete "
    "andeuteten andeuten andeute hinzufügt hinzufügte hinzufügten hinzufügen hinzufüge anfügt anfügte anfügten anfügen anfüge "
    "hinzusetzt hinzusetzte hinzusetzten hinzusetzen hinzusetze aufruft aufrief aufriefen aufrufen aufrufe zuruft zurief zuriefen "
    "zurufen zurufe ausruft ausrief ausriefen ausrufen ausrufe dazwischenruft dazwischenrief dazwischenriefen dazwischenrufen "
    "dazwischenrufe auffordert aufforderte aufforderten auffordern auffordere einfordert einforderte einforderten einfordern einfordere "
    "herausfordert herausforderte herausforderten herausfordern herausfordere zusichert zusicherte zusicherten zusichern zusichere "
    "zusagt zusagte zusagten zusagen zusage voraussagt voraussagte voraussagten voraussagen voraussage vorhersagt vorhersagte "
    "vorhersagten vorhersagen vorhersage aussagt aussagte aussagten aussagen aussage nachsagt nachsagte nachsagten nachsagen nachsage "
    "absagt absagte absagten absagen absage ansagt ansagte ansagten ansagen ansage beipflichtet beipflichtete beipflichteten "
    "beipflichten beipflichte zustimmt zustimmte zustimmten zustimmen zustimme einstimmt einstimmte einstimmten einstimmen einstimme "
    "fortfährt fortfuhr fortfuhren fortfahren fortfahre anprangert anprangerte anprangerten anprangern anprangere anmahnt anmahnte "
    "anmahnten anmahnen anmahne anregt anregte anregten anregen anrege vorschlägt vorschlug vorschlugen vorschlagen vorschlage "
    "herausstreicht herausstrich herausstrichen herausstreichen herausstreiche hervorhebt hervorhob hervorhoben hervorheben hervorhebe "
    "vorbringt vorbrachte vorbrachten vorbringen vorbringe ausdruckbringt ausdruckbrachte ausdruckbrachten ausdruckbringen "
    "ausdruckbringe entgegentritt entgegentrat entgegentraten entgegentreten entgegentrete ausgeht ausging ausgingen ausgehen ausgehe "
    "zusammenfasst zusammenfasste zusammenfassten zusammenfassen zusammenfasse anklagt anklagte anklagten anklagen anklage ausspricht "
    "aussprach aussprachen aussprechen ausspreche anspricht ansprach ansprachen ansprechen anspreche zuspricht zusprach zusprachen "
    "zusprechen zuspreche deutlichmacht deutlichmachte deutlichmachten deutlichmachen deutlichmache klarmacht klarmachte klarmachten "
    "klarmachen klarmache geltendmacht geltendmachte geltendmachten geltendmachen geltendmache verantwortlichmacht verantwortlichmachte "
    "verantwortlichmachten verantwortlichmachen verantwortlichmache aufmerksammacht aufmerksammachte aufmerksammachten aufmerksammachen "
    "aufmerksammache vorwürfemacht vorwürfemachte vorwürfemachten vorwürfemachen vorwürfemache wissenlässt wissenließ wissenließen "
    "wissenlassen wissenlasse verlautenlässt verlautenließ verlautenließen verlautenlassen verlautenlasse durchblickenlässt "
    "durchblickenließ durchblickenließen durchblickenlassen durchblickenlasse erklärenlässt erklärenließ erklärenließen erklärenlassen "
    "erklärenlasse mitteilenlässt mitteilenließ mitteilenließen mitteilenlassen mitteilenlasse ausrichtenlässt ausrichtenließ "
    "ausrichtenließen ausrichtenlassen ausrichtenlasse anklingenlässt anklingenließ anklingenließen anklingenlassen anklingenlasse "
    "verlautbarenlässt verlautbarenließ verlautbarenließen verlautbarenlassen verlautbarenlasse stellungnimmt stellungnahm "
    "stellungnahmen stellungnehmen stellungnehme aufzeigt aufzeigte aufzeigten aufzeigen aufzeige besorgtzeigt besorgtzeigte "
    "besorgtzeigten besorgtzeigen besorgtzeige überzeugtzeigt überzeugtzeigte überzeugtzeigten überzeugtzeigen überzeugtzeige "
    "enttäuschtzeigt enttäuschtzeigte enttäuschtzeigten enttäuschtzeigen enttäuschtzeige zuversichtlichzeigt zuversichtlichzeigte "
    "zuversichtlichzeigten zuversichtlichzeigen zuversichtlichzeige erfreutzeigt erfreutzeigte erfreutzeigten erfreutzeigen "
    "erfreutzeige schockiertzeigt schockiertzeigte schockiertzeigten schockiertzeigen schockiertzeige bestürztzeigt bestürztzeigte "
    "bestürztzeigten bestürztzeigen bestürztzeige entsetztzeigt entsetztzeigte entsetztzeigten entsetztzeigen entsetztzeige "
    "optimistischzeigt optimistischzeigte optimistischzeigten optimistischzeigen optimistischzeige skeptischzeigt skeptischzeigte "
    "skeptischzeigten skeptischzeigen skeptischzeige zufriedenzeigt zufriedenzeigte zufriedenzeigten zufriedenzeigen zufriedenzeige "
    "empörtzeigt empörtzeigte empörtzeigten empörtzeigen empörtzeige erschüttertzeigt erschüttertzeigte erschüttertzeigten "
    "erschüttertzeigen erschüttertzeige betroffenzeigt betroffenzeigte betroffenzeigten betroffenzeigen betroffenzeige erleichtertzeigt "
    "erleichtertzeigte erleichtertzeigten erleichtertzeigen erleichtertzeige verärgertzeigt verärgertzeigte verärgertzeigten "
    "verärgertzeigen verärgertzeige überraschtzeigt überraschtzeigte überraschtzeigten überraschtzeigen überraschtzeige "
    "kämpferischzeigt kämpferischzeigte kämpferischzeigten kämpferischzeigen kämpferischzeige offenzeigt offenzeigte offenzeigten "
    "offenzeigen offenzeige ausdrückt ausdrückte ausdrückten ausdrücken ausdrücke einstuft einstufte einstuften einstufen einstufe "
    "einschätzt einschätzte einschätzten einschätzen einschätze abrät abriet abrieten abraten abrate einschränkt einschränkte "
    "einschränkten einschränken einschränke nachfragt nachfragte nachfragten nachfragen nachfrage nachhakt nachhakte nachhakten "
    "nachhaken nachhake vorschreibt vorschrieb vorschrieben vorschreiben vorschreibe zuschreibt zuschrieb zuschrieben zuschreiben "
    "zuschreibe herunterspielt herunterspielte herunterspielten herunterspielen herunterspiele anspielt anspielte anspielten anspielen "
    "anspiele nachschiebt nachschiebte nachschiebten nachschieben nachschiebe hervorstößt hervorstieß hervorstießen hervorstoßen "
    "hervorstoße ausschließt ausschloss ausschlossen ausschließen ausschließe wortmeldet wortmeldete wortmeldeten wortmelden wortmelde "
    "aufwartet aufwartete aufwarteten aufwarten aufwarte kundtut kundtat kundtaten kundtun kundtu zutraut zutraute zutrauten zutrauen "
    "zutraue anerkennt anerkennte anerkennten anerkennen anerkenne voraussieht voraussah voraussahen voraussehen voraussehe angreift "
    "angriff angriffen angreifen angreife einlädt einlud einluden einladen einlade vorliest vorlas vorlasen vorlesen vorlese vortragt "
    "vortragte vortragten vortragen vortrage vorrechnet vorrechnete vorrechneten vorrechnen vorrechne anrechnet anrechnete anrechneten "
    "anrechnen anrechne niederbrüllt niederbrüllte niederbrüllten niederbrüllen niederbrülle anbietet anbot anboten anbieten anbiete "
    "nachdenkt nachdachte nachdachten nachdenken nachdenke eingesteht eingestand eingestanden eingestehen eingestehe anzweifelt "
    "anzweifelte anzweifelten anzweifeln anzweifele anpreist anpries anpriesen anpreisen anpreise auslobt auslobte auslobten ausloben "
    "auslobe ausmalt ausmalte ausmalten ausmalen ausmale beisteuert beisteuerte beisteuerten beisteuern beisteuere einlenkt einlenkte "
    "einlenkten einlenken einlenke" },
  { QD_WORD_SAYING,
    "gesagt erklärt betont gemeint geschrieben geäußert berichtet kommentiert ergänzt erläutert geantwortet entgegnet erwidert "
    "behauptet versichert gewarnt kritisiert gefordert verkündet bekräftigt bestätigt unterstrichen bemerkt konstatiert getwittert "
    "zitiert gefragt gerufen gemahnt beklagt beteuert erzählt verlautet verlautbart resümiert argumentiert geurteilt geklagt "
    "geschildert vermutet gemutmaßt geprophezeit gelautet gefolgert geschlussfolgert präzisiert dementiert bekundet bilanziert gebloggt "
    "gepostet gebrüllt geschrien geflüstert gescherzt gespottet gehöhnt gelästert geschimpft gewettert gepoltert prognostiziert "
    "formuliert notiert proklamiert moniert bemängelt appelliert plädiert insistiert gekontert geraunt gemurmelt gestammelt gestottert "
    "geseufzt gestöhnt gejubelt gewitzelt sinniert skandiert bezeichnet gemeldet vermeldet getitelt versprochen geschworen gelobt "
    "verneint bejaht geleugnet bestritten telegrafiert getweetet gemailt gesimst deklamiert georakelt spekuliert referiert doziert "
    "erkundigt attestiert bescheinigt konkretisiert relativiert geoffenbart verratet enthüllt beichtet bekannt verlangt bedauert "
    "beanstandet gehinterfragt widersprochen geschwärmt geunkt geätzt gegiftet gekeift geflucht geblafft gezischt gefaucht geraunzt "
    "gemault genörgelt gejammert getröstet rekapituliert protestiert genannt gesprochen begründet gewürdigt verurteilt gewertet "
    "bewertet beschrieben geglaubt gedacht gehofft gewünscht beschuldigt reagiert gedroht begrüßt empfohlen befürchtet gefürchtet "
    "verwiesen verteidigt gerechtfertigt veröffentlicht bezogen interpretiert charakterisiert gebeten gerügt gefreut bezichtigt "
    "verdächtigt bezweifelt erinnert wiederholt erwartet geraten gratuliert gedankt entschuldigt verglichen vertreten umschrieben "
    "definiert gebrandmarkt geißelt tituliert gedeutet beurteilt beziffert geschätzt unterstellt verlesen beschworen beharrt gepocht "
    "diagnostiziert analysiert besprochen informiert unterrichtet belehrt ermahnt ermuntert ermutigt gesungen gegrölt gepriesen feiert "
    "beschwichtigt beruhigt untersagt verboten verpflichtet berufen beantragt beschlossen erachtet empfindet betitelt betrachtet "
    "verstanden getadelt verspottet verhöhnt beschimpft beleidigt verhehlt verschwiegen beantwortet signalisiert diskutiert verordnet "
    "bewiesen thematisiert befohlen debattiert erfahrt besagt gezählt mitgeteilt mitzuteilen angekündigt anzukündigen eingeräumt "
    "einzuräumen bekanntgegeben bekanntzugeben angegeben anzugeben zugegeben zuzugeben zurückgegeben zurückzugeben bedenkengegeben "
    "bedenkenzugeben protokollgegeben protokollzugeben wiedergegeben wiederzugeben kundgegeben kundzugeben festgestellt festzustellen "
    "klargestellt klarzustellen richtiggestellt richtigzustellen herausgestellt herauszustellen dargestellt darzustellen fragegestellt "
    "fragezustellen ausgeführt auszuführen angeführt anzuführen festgehalten festzuhalten entgegengehalten entgegenzuhalten vorgehalten "
    "vorzuhalten dargelegt darzulegen nahegelegt nahezulegen nachgelegt nachzulegen offengelegt offenzulegen zurückgewiesen "
    "zurückzuweisen hingewiesen hinzuweisen abgelehnt abzulehnen vorgeworfen vorzuwerfen eingeworfen einzuwerfen eingewandt einzuwenden "
    "angemerkt anzumerken angedeutet anzudeuten hinzugefügt hinzuzufügen angefügt anzufügen hinzugesetzt hinzuzusetzen aufgerufen "
    "aufzurufen zugerufen zuzurufen ausgerufen auszurufen dazwischengerufen dazwischenzurufen aufgefordert aufzufordern eingefordert "
    "einzufordern herausgefordert herauszufordern zugesichert zuzusichern zugesagt zuzusagen vorausgesagt vorauszusagen vorhergesagt "
    "vorherzusagen ausgesagt auszusagen nachgesagt nachzusagen abgesagt abzusagen angesagt anzusagen beigepflichtet beizupflichten "
    "zugestimmt zuzustimmen eingestimmt einzustimmen fortgefahren fortzufahren angeprangert anzuprangern angemahnt anzumahnen angeregt "
    "anzuregen vorgeschlagen vorzuschlagen herausgestrichen herauszustreichen hervorgehoben hervorzuheben vorgebracht vorzubringen "
    "ausdruckgebracht ausdruckzubringen entgegengetreten entgegenzutreten ausgegangen auszugehen zusammengefasst zusammenzufassen "
    "angeklagt anzuklagen ausgesprochen auszusprechen angesprochen anzusprechen zugesprochen zuzusprechen deutlichgemacht "
    "deutlichzumachen klargemacht klarzumachen geltendgemacht geltendzumachen verantwortlichgemacht verantwortlichzumachen "
    "aufmerksamgemacht aufmerksamzumachen vorwürfegemacht vorwürfezumachen wissengelassen wissenzulassen verlautengelassen "
    "verlautenzulassen durchblickengelassen durchblickenzulassen erklärengelassen erklärenzulassen mitteilengelassen mitteilenzulassen "
    "ausrichtengelassen ausrichtenzulassen anklingengelassen anklingenzulassen verlautbarengelassen verlautbarenzulassen "
    "stellunggenommen stellungzunehmen aufgezeigt aufzuzeigen besorgtgezeigt besorgtzuzeigen überzeugtgezeigt überzeugtzuzeigen "
    "enttäuschtgezeigt enttäuschtzuzeigen zuversichtlichgezeigt zuversichtlichzuzeigen erfreutgezeigt erfreutzuzeigen schockiertgezeigt "
    "schockiertzuzeigen bestürztgezeigt bestürztzuzeigen entsetztgezeigt entsetztzuzeigen optimistischgezeigt optimistischzuzeigen "
    "skeptischgezeigt skeptischzuzeigen zufriedengezeigt zufriedenzuzeigen empörtgezeigt empörtzuzeigen erschüttertgezeigt "
    "erschüttertzuzeigen betroffengezeigt betroffenzuzeigen erleichtertgezeigt erleichtertzuzeigen verärgertgezeigt verärgertzuzeigen "
    "überraschtgezeigt überraschtzuzeigen kämpferischgezeigt kämpferischzuzeigen offengezeigt offenzuzeigen ausgedrückt auszudrücken "
    "eingestuft einzustufen eingeschätzt einzuschätzen abgeraten abzuraten eingeschränkt einzuschränken nachgefragt nachzufragen "
    "nachgehakt nachzuhaken vorgeschrieben vorzuschreiben zugeschrieben zuzuschreiben heruntergespielt herunterzuspielen angespielt "
    "anzuspielen nachgeschiebt nachzuschieben hervorgestoßen hervorzustoßen ausgeschlossen auszuschließen wortgemeldet wortzumelden "
    "aufgewartet aufzuwarten kundgetan kundzutun zugetraut zuzutrauen anerkennt anzuerkennen vorausgesehen vorauszusehen angegriffen "
    "anzugreifen eingeladen einzuladen vorgelesen vorzulesen vorgetragt vorzutragen vorgerechnet vorzurechnen angerechnet anzurechnen "
    "niedergebrüllt niederzubrüllen angeboten anzubieten nachgedacht nachzudenken eingestanden einzugestehen angezweifelt anzuzweifeln "
    "angepriesen anzupreisen ausgelobt auszuloben ausgemalt auszumalen beigesteuert beizusteuern eingelenkt einzulenken" },
  { QD_WORD_SUBJUNCTIVE,
    "sage erkläre betone meine schreibe äußere berichte kommentiere ergänze erläutere antworte entgegne erwidere behaupte versichere "
    "warne kritisiere fordere verkünde bekräftige bestätige unterstreiche bemerke konstatiere twittere zitiere frage rufe mahne beklage "
    "beteuere gestehe erzähle verlaute verlautbare resümiere argumentiere urteile klage schildere vermute mutmaße prophezeie heiße "
    "laute folgere schlussfolgere präzisiere dementiere bekunde bilanziere blogge poste brülle schreie flüstere scherze spotte höhne "
    "lästere schimpfe wettere poltere prognostiziere formuliere notiere proklamiere moniere bemängele appelliere plädiere insistiere "
    "kontere raune murmele stammele stottere seufze stöhne jubele witzele sinniere skandiere bezeichne melde vermelde titele verspreche "
    "schwöre gelobe verneine bejahe leugne bestreite telegrafiere tweete maile simse deklamiere orakele spekuliere referiere doziere "
    "erkundige attestiere bescheinige konkretisiere relativiere offenbare verrate enthülle beichte bekenne verlange bedauere beanstande "
    "hinterfrage widerspreche schwärme unke ätze gifte keife fluche blaffe zische fauche raunze maule nörgele jammere tröste "
    "rekapituliere protestiere nenne spreche sehe begründe lobe würdige verurteile werte bewerte beschreibe glaube denke hoffe finde "
    "wünsche beschuldige reagiere drohe begrüße empfehle befürchte fürchte verweise verteidige rechtfertige veröffentliche beziehe "
    "interpretiere charakterisiere bitte rüge zeige freue bezichtige verdächtige bezweifele erinnere wiederhole erwarte halte rate "
    "gratuliere danke entschuldige vergleiche vertrete umschreibe definiere brandmarke geißele tituliere deute beurteile beziffere "
    "schätze unterstelle verlese beschwöre beharre poche diagnostiziere analysiere bespreche informiere unterrichte belehre ermahne "
    "ermuntere ermutige singe gröle preise feiere beschwichtige beruhige untersage verbiete verpflichte berufe beantrage beschließe "
    "erachte empfinde betitele betrachte verstehe tadele verspotte verhöhne beschimpfe beleidige verhehle verschweige beantworte "
    "signalisiere diskutiere verordne beweise thematisiere befehle debattiere erfahre besage zähle mitteile ankündige einräume "
    "bekanntgebe angebe zugebe zurückgebe bedenkengebe protokollgebe wiedergebe kundgebe feststelle klarstelle richtigstelle "
    "herausstelle darstelle fragestelle ausführe anführe festhalte entgegenhalte vorhalte darlege nahelege nachlege offenlege "
    "zurückweise hinweise ablehne vorwerfe einwerfe einwende anmerke andeute hinzufüge anfüge hinzusetze aufrufe zurufe ausrufe "
    "dazwischenrufe auffordere einfordere herausfordere zusichere zusage voraussage vorhersage aussage nachsage absage ansage "
    "beipflichte zustimme einstimme fortfahre anprangere anmahne anrege vorschlage herausstreiche hervorhebe vorbringe ausdruckbringe "
    "entgegentrete ausgehe zusammenfasse anklage ausspreche anspreche zuspreche deutlichmache klarmache geltendmache "
    "verantwortlichmache aufmerksammache vorwürfemache wissenlasse verlautenlasse durchblickenlasse erklärenlasse mitteilenlasse "
    "ausrichtenlasse anklingenlasse verlautbarenlasse stellungnehme aufzeige besorgtzeige überzeugtzeige enttäuschtzeige "
    "zuversichtlichzeige erfreutzeige schockiertzeige bestürztzeige entsetztzeige optimistischzeige skeptischzeige zufriedenzeige "
    "empörtzeige erschüttertzeige betroffenzeige erleichtertzeige verärgertzeige überraschtzeige kämpferischzeige offenzeige ausdrücke "
    "einstufe einschätze abrate einschränke nachfrage nachhake vorschreibe zuschreibe herunterspiele anspiele nachschiebe hervorstoße "
    "ausschließe wortmelde aufwarte kundtu zutraue anerkenne voraussehe angreife einlade vorlese vortrage vorrechne anrechne "
    "niederbrülle anbiete nachdenke eingestehe anzweifele anpreise auslobe ausmale beisteuere einlenke" },
  { QD_WORD_SPLIT,
    "teilt teilte teilten teilen teile kündigt kündigte kündigten kündigen kündige räumt räumte räumten räumen räume gibt gab gaben "
    "geben gebe stellt stellte stellten stellen stelle führt führte führten führen führe hält hielt hielten halten halte legt legte "
    "legten legen lege weist wies wiesen weisen weise lehnt lehnte lehnten lehnen lehne wirft warf warfen werfen werfe wendet wandte "
    "wandten wenden wende merkt merkte merkten merken merke deutet deutete deuteten deuten deute fügt fügte fügten fügen füge setzt "
    "setzte setzten setzen setze ruft rief riefen rufen rufe fordert forderte forderten fordern fordere sichert sicherte sicherten "
    "sichern sichere sagt sagte sagten sagen sage pflichtet pflichtete pflichteten pflichten pflichte stimmt stimmte stimmten stimmen "
    "stimme fährt fuhr fuhren fahren fahre prangert prangerte prangerten prangern prangere mahnt mahnte mahnten mahnen mahne regt regte "
    "regten regen rege schlägt schlug schlugen schlagen schlage streicht strich strichen streichen streiche hebt hob hoben heben hebe "
    "bringt brachte brachten bringen bringe tritt trat traten treten trete geht ging gingen gehen gehe fasst fasste fassten fassen "
    "fasse klagt klagte klagten klagen klage spricht sprach sprachen sprechen spreche macht machte machten machen mache lässt ließ "
    "ließen lassen lasse nimmt nahm nahmen nehmen nehme zeigt zeigte zeigten zeigen zeige drückt drückte drückten drücken drücke stuft "
    "stufte stuften stufen stufe schätzt schätzte schätzten schätzen schätze rät riet rieten raten rate schränkt schränkte schränkten "
    "schränken schränke fragt fragte fragten fragen frage hakt hakte hakten haken hake schreibt schrieb schrieben schreiben schreibe "
    "spielt spielte spielten spielen spiele schiebt schiebte schiebten schieben schiebe stößt stieß stießen stoßen stoße schließt "
    "schloss schlossen schließen schließe meldet meldete meldeten melden melde wartet wartete warteten warten warte tut tat taten tun "
    "tu traut traute trauten trauen traue erkennt erkennte erkennten erkennen erkenne sieht sah sahen sehen sehe greift griff griffen "
    "greifen greife lädt lud luden laden lade liest las lasen lesen lese tragt tragte tragten tragen trage rechnet rechnete rechneten "
    "rechnen rechne brüllt brüllte brüllten brüllen brülle bietet bot boten bieten biete denkt dachte dachten denken denke gesteht "
    "gestand gestanden gestehen gestehe zweifelt zweifelte zweifelten zweifeln zweifele preist pries priesen preisen preise lobt lobte "
    "lobten loben lobe malt malte malten malen male steuert steuerte steuerten steuern steuere lenkt lenkte lenkten lenken lenke" },
  { QD_WORD_SPLIT_END,
    "ab an anklingen auf aufmerksam aus ausdruck ausrichten bedenken bei bekannt besorgt bestürzt betroffen dar dazwischen deutlich "
    "durchblicken ein empört entgegen entsetzt enttäuscht erfreut erklären erleichtert erschüttert fest fort frage geltend heraus "
    "herunter hervor hin hinzu klar kund kämpferisch mit mitteilen nach nahe nieder offen optimistisch protokoll richtig schockiert "
    "skeptisch stellung verantwortlich verlautbaren verlauten verärgert vor voraus vorher vorwürfe wieder wissen wort zu zufrieden "
    "zurück zusammen zuversichtlich überrascht überzeugt" },
  { QD_WORD_CUE_NOUN,
    "erklärung erklärungen aussage aussagen äußerung äußerungen stellungnahme stellungnahmen mitteilung mitteilungen pressemitteilung "
    "brief briefe briefen interview interviews rede reden worte worten auffassung auffassungen einschätzung einschätzungen darstellung "
    "darstellungen auskunft auskünfte auskünften begründung begründungen forderung forderungen kritik vorwurf vorwürfe vorwürfen "
    "bericht berichte berichten angabe angaben kommentar kommentare kommentaren zitat zitate behauptung behauptungen botschaft warnung "
    "warnungen urteil parole parolen motto meinung meinungen ansicht ansichten satz sätze ausspruch aufruf antwort antworten frage "
    "fragen statement statements schreiben information informationen meldung meldungen überzeugung sichtweise lesart these thesen "
    "einwand einwände bekunden bekenntnis eingeständnis geständnis ankündigung ankündigungen versprechen zusage zusicherung drohung "
    "drohungen appell appelle mahnung hinweis hinweise prognose prognosen schätzung schätzungen erkenntnissen erkenntnisse recherchen "
    "untersuchung untersuchungen studie studien umfrage umfragen ergebnis gutachten analyse bekanntgabe verlautbarung kommuniqué "
    "communiqué protokoll mail e-mail tweet tweets post beitrag artikel leitartikel nachruf blog blogeintrag eintrag telegramm "
    "ansprache predigt vortrag plädoyer aufforderung bitte wunsch empfehlung vorschlag einlassung zeugenaussage zeugenaussagen "
    "medienbericht medienberichten medienberichte presseberichten presseberichte zeitungsberichten agenturberichten gespräch beschwerde "
    "klage slogan schlagwort losung leitspruch überschrift schlagzeile spruchband transparent plakat plakate klarstellung "
    "richtigstellung dementi zweifel bedenken unmut widerspruch vermutung befürchtung hoffnung resümee fazit bilanz maxime credo devise -erklärung -aussage "
    "-aussagen -äußerung -mitteilung -meldung -bericht -berichte -berichten -angaben -interview -rede -schreiben -brief -umfrage "
    "-studie -stellungnahme -kritik -urteil -kommentar -parole -motto -gutachten -vorwurf -vorwürfe" },
  { QD_WORD_ACCORDING,
    "laut zufolge gemäß" },
  { QD_WORD_AUXILIARY,
    "ist sind war waren sein wird werden wurde wurden worden würde würden hat haben hatte hatten habe hätte hätten sei seien wäre wären "
    "bin bist habt seid kann können könne könnte könnten soll sollen solle sollte sollten muss müssen müsse müsste müssten musste "
    "mussten will wollen wolle wollte wollten konnte konnten durfte durften gewesen gehabt darf dürfen dürfe dürfte dürften mag mögen "
    "möge möchte möchten mochte muß mußte müßte" },
  { QD_WORD_BE,
    "wird werden wurde wurden worden werde" },
  { QD_WORD_SUBJUNCTIVE,
    "sei seien habe gebe könne werde müsse solle wolle dürfe wisse stehe liege komme gehe handele handle bestehe bleibe mache sehe "
    "brauche gelte hätten hätte wäre wären würde würden könnten müssten betrage führe zeige bedeute gehöre lasse nehme finde erwarte "
    "fordere halte möge tue bringe laufe treffe sitze trage bekomme erhalte verliere gewinne diene drohe entstehe erfolge ergebe "
    "ermögliche existiere fehle folge funktioniere geschehe helfe kenne koste lebe leide leiste mangele nutze passe reiche scheine "
    "sorge spiele steige stelle stamme störe suche teile trete unterstütze verfüge verhindere verlange verstoße wachse werfe ziehe "
    "zähle dränge beginne ende begrüße benötige beruhe bewege biete denke erfülle erreiche gefährde genieße hoffe hänge käme gäbe ginge "
    "müßte wüsste ließe fände stünde bliebe" },
  { QD_WORD_PRONOUN | QD_WORD_MALE,
    "er" },
  { QD_WORD_PRONOUN | QD_WORD_FEMALE,
    "sie" },
  { QD_WORD_PRONOUN,
    "ich es man" },
  { QD_WORD_PRONOUN | QD_WORD_PLURAL,
    "wir" },
  { QD_WORD_POSSESSIVE | QD_WORD_MALE,
    "sein seine seinem seinen seiner seines" },
  { QD_WORD_POSSESSIVE | QD_WORD_FEMALE,
    "ihr ihre ihrem ihren ihrer ihres" },
  { QD_WORD_POSSESSIVE,
    "mein meine meinem meinen meiner unser unsere unserer unserem unseren" },
  { QD_WORD_DETERMINER,
    "der die das den dem des ein eine einen einem einer eines dieser diese dieses diesen diesem kein keine keinen keinem keiner jeder "
    "jede jeden jedem jedes jene jener jenen jenem alle allen aller einige einigen einiger mehrere mehreren mehrerer viele vielen "
    "vieler zwei drei vier fünf sechs sieben acht neun zehn beide beiden beider manche manchen solche solchen sämtliche sämtlichen "
    "zahlreiche zahlreichen weitere weiteren andere anderen derselbe dieselbe dasselbe" },
  { QD_WORD_PREPOSITION,
    "in im ins an am ans auf aufs aus bei beim mit nach seit von vom vor zu zum zur über unter für gegen ohne um durch zwischen während "
    "wegen trotz anlässlich angesichts aufgrund infolge hinsichtlich bezüglich mithilfe zugunsten mittels dank seitens entgegen bis ab "
    "gegenüber neben hinter innerhalb außerhalb statt anstatt anstelle namens samt nebst oberhalb unterhalb jenseits diesseits entlang "
    "per pro binnen einschließlich ausschließlich inklusive abzüglich zuzüglich zuliebe" },
  { QD_WORD_CONJUNCTION,
    "und oder sowie bzw." },
  { QD_WORD_CLAUSE,
    "dass daß ob weil wenn als da damit obwohl nachdem bevor während sodass aber doch jedoch sondern denn wie wo warum weshalb wer was "
    "wonach wohin woher wobei wodurch worauf womit wofür wogegen indem seitdem sobald solange sooft soweit sofern falls obgleich "
    "obschon wenngleich ehe bis zumal weswegen wieso inwieweit inwiefern" },
  { QD_WORD_RELATIVE,
    "welcher welche welches welchen welchem dessen deren denen" },
  { QD_WORD_ADVERB,
    "auch dann später zudem außerdem weiter bereits noch schon nicht nun jetzt heute gestern dazu daraufhin hingegen dagegen allerdings "
    "ebenfalls ebenso wiederum unterdessen inzwischen selbst sich mehrfach erneut zuletzt nur gleichzeitig dabei hierzu darauf "
    "anschließend zuvor deshalb daher ferner wörtlich immer wieder nie niemals oft häufig kaum fast etwa rund knapp sehr ganz besonders "
    "vor allem mittlerweile damals vergangenen einst bislang bisher derzeit aktuell soeben eben gerade vorerst zunächst schließlich "
    "endlich vielmehr überdies darüber hinaus indes indessen gleichwohl dennoch trotzdem jedenfalls überhaupt offenbar offensichtlich "
    "angeblich wohl vermutlich wahrscheinlich möglicherweise vielleicht sicherlich lediglich allein sogar immerhin zwar ausdrücklich "
    "öffentlich" },
  { QD_WORD_FUNCTION,
    "hier dort da dann danach darauf daher deshalb trotzdem dennoch allerdings jedoch zudem außerdem ferner auch so nun jetzt heute "
    "gestern morgen bereits schon noch nur nicht nach insgesamt inzwischen mittlerweile unterdessen gleichzeitig dabei damit dazu "
    "weiter ja nein vielleicht wahrscheinlich offenbar angeblich was wie wo wann warum wenn ihn ihm ihnen uns mich dir mir dich euch "
    "zunächst zuvor später schließlich erst hierbei hiermit demnach demzufolge folglich somit also nämlich zwar ebenso ähnlich "
    "ursprünglich besonders vor allem zuletzt seither seitdem daraufhin daraus davon hiervon dafür hierfür dagegen darin darunter "
    "darüber demgegenüber stattdessen anschließend nachdem bisher bislang derzeit damals einerseits andererseits dadurch deswegen "
    "diesbezüglich weiterhin kürzlich jüngst entsprechend entsprechende folgendes folgende folgender folgendem folgenden beispielsweise "
    "überraschend wörtlich wenig viel mehr alles nichts etwas jemand niemand einander lange längst bald" },
  { QD_WORD_TIME,
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag januar jänner februar märz april mai juni juli august "
    "september oktober november dezember morgen abend nachmittag nacht woche monat jahr vormittag mittag uhr montags dienstags "
    "mittwochs donnerstags freitags samstags sonntags montagabend dienstagabend mittwochabend donnerstagabend freitagabend samstagabend "
    "sonntagabend montagmorgen dienstagmorgen mittwochmorgen donnerstagmorgen freitagmorgen samstagmorgen sonntagmorgen "
    "montagnachmittag mittwochnachmittag donnerstagnachmittag freitagnachmittag wochen monate monaten jahre jahren tag tage tagen "
    "stunden minuten anfang mitte ende wochenende vorabend" },
  { QD_WORD_TITLE | QD_WORD_MALE,
    "herr herrn könig prinz papst kaiser fürst" },
  { QD_WORD_TITLE | QD_WORD_FEMALE,
    "frau königin prinzessin kaiserin fürstin" },
  { QD_WORD_TITLE | QD_WORD_ABBREVIATION,
    "dr. prof. dipl. ing. hr. fr. frhr." },
  { QD_WORD_ABBREVIATION,
    "z.b. d.h. u.a. o.ä. u.ä. s.o. bzw. ca. nr. st. str. etc. usw. mio. mrd. vgl. sog. ggf. evtl. jr. sen. abs. art. tsd. inkl. geb. "
    "gest. bspw. i.d.r. v.a. z.t. u.s." },
  { QD_WORD_TITLE | QD_WORD_ROLE | QD_WORD_MALE,
    "präsident staatspräsident bundespräsident us-präsident vizepräsident kanzler bundeskanzler altkanzler vizekanzler minister "
    "außenminister innenminister finanzminister verteidigungsminister justizminister umweltminister wirtschaftsminister "
    "gesundheitsminister arbeitsminister kultusminister bildungsminister verkehrsminister bundesminister ministerpräsident "
    "premierminister premier bürgermeister oberbürgermeister landrat senator abgeordneter generalsekretär parteivorsitzender "
    "fraktionsvorsitzender vorsitzender parteichef fraktionschef chef general oberst sprecher pressesprecher regierungssprecher "
    "direktor professor anwalt rechtsanwalt staatsanwalt oberstaatsanwalt richter trainer bundestrainer manager botschafter kardinal "
    "bischof erzbischof pfarrer gouverneur autor journalist reporter redakteur chefredakteur herausgeber regisseur schauspieler sänger "
    "musiker künstler schriftsteller experte forscher wissenschaftler historiker politologe soziologe ökonom physiker astronom biologe "
    "mediziner arzt psychologe polizeisprecher leiter geschäftsführer vorstand vorstandschef vorstandsvorsitzender aufsichtsratschef "
    "staatssekretär kommissar polizeipräsident innensenator kandidat spitzenkandidat politiker oppositionsführer konzernchef firmenchef "
    "kollege kommandant kommandeur lehrer rektor dekan gutachter zeuge augenzeuge anführer vertreter stellvertreter beauftragter "
    "datenschutzbeauftragter ombudsmann berater funktionär gewerkschafter aktivist unternehmer gründer inhaber betreiber entwickler "
    "ingenieur techniker pilot kapitän spieler stürmer torwart verteidiger sportler präsidentschaftskandidat bewerber amtsinhaber "
    "vorgänger nachfolger häftling angeklagter verdächtiger beamter polizist soldat offizier analyst ministerpräsidentenkandidat "
    "landesvorsitzender bundesvorsitzender projektleiter sekretär schatzmeister mitarbeiter mitglied generaldirektor intendant kurator "
    "kritiker veranstalter moderator kabarettist blogger verleger verfasser korrespondent beobachter bewohner anwohner" },
  { QD_WORD_TITLE | QD_WORD_ROLE | QD_WORD_FEMALE,
    "präsidentin staatspräsidentin bundespräsidentin us-präsidentin vizepräsidentin kanzlerin bundeskanzlerin altkanzlerin "
    "vizekanzlerin ministerin außenministerin innenministerin finanzministerin verteidigungsministerin justizministerin "
    "umweltministerin wirtschaftsministerin gesundheitsministerin arbeitsministerin kultusministerin bildungsministerin "
    "verkehrsministerin bundesministerin ministerpräsidentin premierministerin bürgermeisterin oberbürgermeisterin landrätin senatorin "
    "abgeordnete generalsekretärin parteivorsitzende fraktionsvorsitzende vorsitzende parteichefin fraktionschefin chefin sprecherin "
    "pressesprecherin regierungssprecherin direktorin professorin anwältin rechtsanwältin staatsanwältin oberstaatsanwältin richterin "
    "trainerin bundestrainerin managerin botschafterin bischöfin erzbischöfin pfarrerin gouverneurin autorin journalistin reporterin "
    "redakteurin chefredakteurin herausgeberin regisseurin schauspielerin sängerin musikerin künstlerin schriftstellerin expertin "
    "forscherin wissenschaftlerin historikerin politologin soziologin ökonomin physikerin astronomin biologin medizinerin ärztin "
    "psychologin polizeisprecherin leiterin geschäftsführerin vorstandschefin vorstandsvorsitzende aufsichtsratschefin staatssekretärin "
    "kommissarin polizeipräsidentin innensenatorin kandidatin spitzenkandidatin politikerin oppositionsführerin konzernchefin "
    "firmenchefin kollegin kommandantin kommandeurin lehrerin rektorin dekanin gutachterin zeugin augenzeugin anführerin vertreterin "
    "stellvertreterin beauftragte datenschutzbeauftragte beraterin funktionärin gewerkschafterin aktivistin unternehmerin gründerin "
    "inhaberin betreiberin entwicklerin ingenieurin technikerin pilotin spielerin stürmerin torwartin verteidigerin sportlerin "
    "präsidentschaftskandidatin bewerberin amtsinhaberin vorgängerin nachfolgerin angeklagte verdächtigerin beamtin polizistin soldatin "
    "offizierin analystin ministerpräsidentenkandidatin landesvorsitzende bundesvorsitzende projektleiterin sekretärin schatzmeisterin "
    "mitarbeiterin generaldirektorin intendantin kuratorin kritikerin veranstalterin moderatorin kabarettistin bloggerin verlegerin "
    "verfasserin korrespondentin beobachterin bewohnerin anwohnerin" },
  { QD_WORD_TITLE | QD_WORD_ROLE,
    "parteivorsitzende fraktionsvorsitzende vorsitzende vorsitzenden abgeordnete abgeordneten angeklagte angeklagten beauftragte "
    "beauftragten sprecherinnen präsidenten experten kollegen kommissars" },
  { QD_WORD_ROLE | QD_WORD_PLURAL,
    "sprecher experten behörden beamte beamten politiker abgeordnete forscher wissenschaftler kritiker vertreter mitglieder "
    "demonstranten augenzeugen zeugen anwälte ärzte gegner befürworter journalisten medien ermittler polizisten beobachter anwohner "
    "bewohner minister regierungsvertreter medienvertreter analysten diplomaten historiker juristen lehrer schüler studenten eltern "
    "aktivisten veranstalter organisatoren betreiber entwickler fans anhänger unterstützer teilnehmer leute menschen kreise quellen "
    "insider fachleute verbände gewerkschaften parteien grüne grünen linke linken sozialdemokraten christdemokraten liberale liberalen "
    "konservative republikaner demokraten händler bauern arbeitgeber" },
  { QD_WORD_ROLE,
    "mann täter opfer vater mutter sohn tochter bruder schwester frau witwe ehefrau ehemann junge mädchen kind nachbar nachbarin freund "
    "freundin gast besucher besucherin kunde patient patientin" },
  { QD_WORD_ROLE | QD_WORD_MALE,
    "-minister -präsident -kanzler -sprecher -chef -vorsitzender -politiker -direktor -experte -anwalt -richter -sekretär -leiter "
    "-forscher -führer -beauftragter -vertreter -meister -trainer -senator -kommissar -berater -redakteur -reporter -autor -kandidat "
    "-manager -vorstand -abgeordneter -funktionär -bischof -professor -historiker -wissenschaftler -inspektor -botschafter -gouverneur "
    "-kollege -mitarbeiter -gründer -spieler -sänger" },
  { QD_WORD_ROLE | QD_WORD_FEMALE,
    "-ministerin -präsidentin -kanzlerin -sprecherin -chefin -politikerin -direktorin -expertin -anwältin -richterin -sekretärin "
    "-leiterin -forscherin -führerin -vertreterin -meisterin -trainerin -senatorin -kommissarin -beraterin -redakteurin -reporterin "
    "-autorin -kandidatin -managerin -funktionärin -bischöfin -professorin -historikerin -wissenschaftlerin -botschafterin "
    "-gouverneurin -kollegin -mitarbeiterin -gründerin" },
  { QD_WORD_ROLE,
    "-vorsitzende -vorsitzenden -beauftragte -beauftragten -abgeordnete -mitglied -ministers -präsidenten -sprechers -chefs" },
  { QD_WORD_ROLE | QD_WORD_PLURAL,
    "-politiker -vertreter -experten -forscher -minister -abgeordnete -abgeordneten -mitglieder -behörden -verbände -medien -kreise "
    "-sprecherinnen -aktivisten -beamte" },
  { QD_WORD_FEMALE,
    "frau mutter tochter schwester angela ursula claudia andrea sabine petra monika renate julia maria anna sarah katrin christine "
    "susanne karin barbara elisabeth eva gabriele heide heike helga ilse ingrid johanna katharina kerstin kristina lisa manuela margot "
    "marie marion martina nicole nina ruth sandra silke simone sofia sophie stefanie steffi sybille tanja ulrike ute vera" },
  { QD_WORD_MALE,
    "mann vater sohn bruder peter hans wolfgang klaus jürgen michael thomas andreas stefan christian frank martin markus karl achim "
    "albert alexander alfred anton armin arnold axel bernd bernhard boris christoph claus daniel david dieter dietmar dirk eberhard "
    "edmund erich ernst felix ferdinand florian franz friedrich fritz georg gerd gerhard gregor guido günter günther gustav harald "
    "hartmut heiko heiner heinrich heinz helmut herbert hermann horst hubert jan jens joachim jochen johann johannes josef jörg julian "
    "kai konrad kurt lars lothar lukas lutz manfred marc marco mark matthias max moritz norbert olaf oliver oskar otto patrick paul "
    "philipp rainer ralf reinhard reiner robert roland rolf rudolf rüdiger sebastian siegfried siegmar sigmar simon steffen sven theo "
    "thorsten till tim tobias torsten udo ulrich uwe viktor volker walter werner wilhelm willi willy" },
  { QD_WORD_ORGANISATION,
    "ministerium bundesregierung landesregierung regierung partei bundestag bundesrat senat kongress universität institut gericht "
    "bundesgericht bundesverfassungsgericht gerichtshof bundesgerichtshof behörde amt bundesamt polizei staatsanwaltschaft "
    "bundesanwaltschaft kommission verband bund gewerkschaft verein konzern unternehmen firma bank zentralbank zeitung agentur "
    "nachrichtenagentur presseagentur organisation armee militär bundeswehr fraktion parlament landtag stadtrat gemeinderat gmbh ag spd "
    "cdu csu fdp grüne grünen linke afd npd dpa afp ap reuters nato eu uno un who bild spiegel focus faz taz nasa esa fbi cia dfb ard "
    "zdf ndr wdr mdr swr weltgesundheitsorganisation außenministerium innenministerium verteidigungsministerium auswärtiges auswärtige "
    "stiftung komitee rat sicherheitsrat union kirche times post sender fernsehsender rundfunk magazin nachrichtenmagazin zeitschrift "
    "blatt tageszeitung wochenzeitung fachmagazin fachzeitschrift webseite website internetseite homepage portal nachrichtenportal "
    "internetportal hochschule akademie schule klinik krankenhaus museum bündnis initiative bürgerinitiative kammer hersteller "
    "betreiber opposition koalition vatikan weißes pentagon kreml bundeskriminalamt verfassungsschutz feuerwehr botschaft konsulat "
    "stadt land kanton verwaltung stadtverwaltung jury presse tribunal kabinett vorstand aufsichtsrat -ministerium -regierung -partei "
    "-gericht -gerichtshof -behörde -amt -polizei -anwaltschaft -kommission -verband -verbandes -gewerkschaft -verein -konzern "
    "-unternehmen -firma -bank -zeitung -agentur -organisation -armee -fraktion -parlament -institut -universität -hochschule -stiftung "
    "-komitee -rat -magazin -zeitschrift -blatt -sender -seite -portal -initiative -bündnis -bundesamt -gesellschaft -kammer "
    "-hersteller -betreiber -redaktion -verwaltung -amts -amtes -ministeriums -verbands -vereins -konzerns -instituts -gerichts "
    "-gerichtes -rats -rates -parlaments -magazins -blatts -senders -zentrale -zentrum -akademie -forum -bund -union -kirche -liga "
    "-gruppe -clan -dienst -netzwerk -verlag -truppe -miliz" },
  { QD_WORD_WORK,
    "film buch roman lied song album serie titel stück zeitschrift magazin zeitung sendung projekt ausstellung spiel band gruppe studie "
    "artikel kampagne schiff motto software operation programm satellit sonde raumfähre aktion preis verein initiative organisation "
    "kategorie partei unternehmen bar disco restaurant hotel club zentrum schule tornado hurrikan sturm tief taifun orkan fähre tanker "
    "fregatte frachter kreuzfahrtschiff flugzeugträger mission single hit dokumentation reihe wettbewerb festival konferenz firma "
    "sender zeitungen zeitschriften bücher filme romane lieder songs alben stücke schiffe yacht jacht boot segelschiff rakete "
    "trägerrakete raumschiff raumsonde flugzeug typ typs modell marke produkt oper operette sinfonie theaterstück musical gemälde bild "
    "skulptur denkmal platz straße bahnhof stadion lager gefängnis rubrik kapitel abschnitt seite internetseite website webseite "
    "homepage portal blog forum netzwerk plattform browser betriebssystem virus wurm trojaner computerspiel spielzeug stiftung bündnis "
    "liste bewegung clan bande popgruppe rockband rockgruppe chor orchester verlag konzern kneipe café diskothek theater kino galerie "
    "museum ausstellungen trophäe pokal medaille orden turnier rennen tour tournee konzert konzertreihe show fernsehserie "
    "fernsehsendung talkshow magazins -film -buch -roman -lied -song -album -serie -titel -stück -sendung -projekt -ausstellung -spiel "
    "-kampagne -schiff -programm -satellit -sonde -fähre -aktion -preis -club -sturm -tanker -frachter -mission -dokumentation -reihe "
    "-wettbewerb -festival -konferenz -rakete -band -gruppe -flugzeug -typ -modell -marke -bewegung -tour -show -restaurant -hotel "
    "-stern -planet -plattform -spiele -software -system -netz -kongress -oper -theater -zug -verein -zeitung -magazin -zeitschrift "
    "-blatt -sender -seite -portal -initiative -organisation -stiftung -bündnis -clan -partei" },
  { QD_WORD_SCARE,
    "sogenannte sogenannten sogenannter sogenanntes sogenanntem genannt genannte genannten genannter namens begriff begriffe begriffs "
    "begriffes bezeichnung bezeichnungen wort name namen titel stichwort spitznamen spitzname unwort angeblichen angebliche angeblicher "
    "codenamen codename beinamen beiname kosenamen decknamen deckname terminus fachbegriff schlagwort pseudonym künstlernamen "
    "vermeintliche vermeintlichen selbsternannte selbsternannten selbsternannter" },
  { QD_WORD_PARTICLE,
    "von van der den de zu zur zum bin ibn al la di du le ten ter" },
  { 0, NULL },
};
