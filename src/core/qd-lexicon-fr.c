/* qd-lexicon-fr.c: French words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-lexicon.h"

const QdWordList qd_lexicon_fr[] = {
  { QD_WORD_SAY,
    "déclare déclarent déclaré déclarée déclarés déclarées déclarait déclaraient déclara déclarèrent déclarera déclarerait affirme "
    "affirment affirmé affirmée affirmés affirmées affirmait affirmaient affirma affirmèrent affirmera affirmerait explique expliquent "
    "expliqué expliquée expliqués expliquées expliquait expliquaient expliqua expliquèrent expliquera expliquerait ajoute ajoutent "
    "ajouté ajoutée ajoutés ajoutées ajoutait ajoutaient ajouta ajoutèrent ajoutera ajouterait précise précisent précisé précisée "
    "précisés précisées précisait précisaient précisa précisèrent précisera préciserait souligne soulignent souligné soulignée "
    "soulignés soulignées soulignait soulignaient souligna soulignèrent soulignera soulignerait estime estiment estimé estimée estimés "
    "estimées estimait estimaient estima estimèrent estimera estimerait indique indiquent indiqué indiquée indiqués indiquées indiquait "
    "indiquaient indiqua indiquèrent indiquera indiquerait assure assurent assuré assurée assurés assurées assurait assuraient assura "
    "assurèrent assurera assurerait annonce annoncent annoncé annoncée annoncés annoncées annonçait annonçaient annonça annoncèrent "
    "annoncera annoncerait raconte racontent raconté racontée racontés racontées racontait racontaient raconta racontèrent racontera "
    "raconterait confie confient confié confiée confiés confiées confiait confiaient confia confièrent confiera confierait rappelle "
    "rappellent rappelé rappelée rappelés rappelées rappelait rappelaient rappela rappelèrent rappelera rappelerait lance lancent lancé "
    "lancée lancés lancées lançait lançaient lança lancèrent lancera lancerait martèle martèlent martelé martelée martelés martelées "
    "martelait martelaient martela martelèrent martelera martelerait regrette regrettent regretté regrettée regrettés regrettées "
    "regrettait regrettaient regretta regrettèrent regrettera regretterait dénonce dénoncent dénoncé dénoncée dénoncés dénoncées "
    "dénonçait dénonçaient dénonça dénoncèrent dénoncera dénoncerait insiste insistent insisté insistée insistés insistées insistait "
    "insistaient insista insistèrent insistera insisterait commente commentent commenté commentée commentés commentées commentait "
    "commentaient commenta commentèrent commentera commenterait note notent noté notée notés notées notait notaient nota notèrent "
    "notera noterait réplique répliquent répliqué répliquée répliqués répliquées répliquait répliquaient répliqua répliquèrent "
    "répliquera répliquerait rétorque rétorquent rétorqué rétorquée rétorqués rétorquées rétorquait rétorquaient rétorqua rétorquèrent "
    "rétorquera rétorquerait demande demandent demandé demandée demandés demandées demandait demandaient demanda demandèrent demandera "
    "demanderait exclame exclament exclamé exclamée exclamés exclamées exclamait exclamaient exclama exclamèrent exclamera exclamerait "
    "interroge interrogent interrogé interrogée interrogés interrogées interrogeait interrogeaient interrogea interrogèrent interrogera "
    "interrogerait témoigne témoignent témoigné témoignée témoignés témoignées témoignait témoignaient témoigna témoignèrent témoignera "
    "témoignerait résume résument résumé résumée résumés résumées résumait résumaient résuma résumèrent résumera résumerait détaille "
    "détaillent détaillé détaillée détaillés détaillées détaillait détaillaient détailla détaillèrent détaillera détaillerait observe "
    "observent observé observée observés observées observait observaient observa observèrent observera observerait plaide plaident "
    "plaidé plaidée plaidés plaidées plaidait plaidaient plaida plaidèrent plaidera plaiderait avance avancent avancé avancée avancés "
    "avancées avançait avançaient avança avancèrent avancera avancerait tweete tweetent tweeté tweetée tweetés tweetées tweetait "
    "tweetaient tweeta tweetèrent tweetera tweeterait twitte twittent twitté twittée twittés twittées twittait twittaient twitta "
    "twittèrent twittera twitterait marmonne marmonnent marmonné marmonnée marmonnés marmonnées marmonnait marmonnaient marmonna "
    "marmonnèrent marmonnera marmonnerait murmure murmurent murmuré murmurée murmurés murmurées murmurait murmuraient murmura "
    "murmurèrent murmurera murmurerait crie crient crié criée criés criées criait criaient cria crièrent criera crierait hurle hurlent "
    "hurlé hurlée hurlés hurlées hurlait hurlaient hurla hurlèrent hurlera hurlerait souffle soufflent soufflé soufflée soufflés "
    "soufflées soufflait soufflaient souffla soufflèrent soufflera soufflerait glisse glissent glissé glissée glissés glissées glissait "
    "glissaient glissa glissèrent glissera glisserait ironise ironisent ironisé ironisée ironisés ironisées ironisait ironisaient "
    "ironisa ironisèrent ironisera ironiserait plaisante plaisantent plaisanté plaisantée plaisantés plaisantées plaisantait "
    "plaisantaient plaisanta plaisantèrent plaisantera plaisanterait nuance nuancent nuancé nuancée nuancés nuancées nuançait "
    "nuançaient nuança nuancèrent nuancera nuancerait releve relevent relevé relevée relevés relevées relevait relevaient releva "
    "relevèrent relevera releverait constate constatent constaté constatée constatés constatées constatait constataient constata "
    "constatèrent constatera constaterait signale signalent signalé signalée signalés signalées signalait signalaient signala "
    "signalèrent signalera signalerait révèle révèlent révélé révélée révélés révélées révélait révélaient révéla révélèrent révélera "
    "révélerait avoue avouent avoué avouée avoués avouées avouait avouaient avoua avouèrent avouera avouerait objecte objectent objecté "
    "objectée objectés objectées objectait objectaient objecta objectèrent objectera objecterait proteste protestent protesté protestée "
    "protestés protestées protestait protestaient protesta protestèrent protestera protesterait argumente argumentent argumenté "
    "argumentée argumentés argumentées argumentait argumentaient argumenta argumentèrent argumentera argumenterait allégue alléguent "
    "allégué alléguée allégués alléguées alléguait alléguaient allégua alléguèrent alléguera alléguerait prétend prétendent prétendu "
    "prétendait prétendit réaffirme réaffirment réaffirmé réaffirmée réaffirmés réaffirmées réaffirmait réaffirmaient réaffirma "
    "réaffirmèrent réaffirmera réaffirmerait réitère réitèrent réitéré réitérée réitérés réitérées réitérait réitéraient réitéra "
    "réitérèrent réitérera réitérerait répète répètent répété répétée répétés répétées répétait répétaient répéta répétèrent répétera "
    "répéterait analyse analysent analysé analysée analysés analysées analysait analysaient analysa analysèrent analysera analyserait "
    "déplore déplorent déploré déplorée déplorés déplorées déplorait déploraient déplora déplorèrent déplorera déplorerait indigne "
    "indignent indigné indignée indignés indignées indignait indignaient indigna indignèrent indignera indignerait félicite félicitent "
    "félicité félicitée félicités félicitées félicitait félicitaient félicita félicitèrent félicitera féliciterait réjoue réjouent "
    "réjoué réjouée réjoués réjouées réjouait réjouaient réjoua réjouèrent réjouera réjouerait inquiète inquiètent inquiété inquiétée "
    "inquiétés inquiétées inquiétait inquiétaient inquiéta inquiétèrent inquiétera inquiéterait alarme alarment alarmé alarmée alarmés "
    "alarmées alarmait alarmaient alarma alarmèrent alarmera alarmerait tonne tonnent tonné tonnée tonnés tonnées tonnait tonnaient "
    "tonna tonnèrent tonnera tonnerait fulmine fulminent fulminé fulminée fulminés fulminées fulminait fulminaient fulmina fulminèrent "
    "fulminera fulminerait peste pestent pesté pestée pestés pestées pestait pestaient pesta pestèrent pestera pesterait raille "
    "raillent raillé raillée raillés raillées raillait raillaient railla raillèrent raillera raillerait moque moquent moqué moquée "
    "moqués moquées moquait moquaient moqua moquèrent moquera moquerait admoneste admonestent admonesté admonestée admonestés "
    "admonestées admonestait admonestaient admonesta admonestèrent admonestera admonesterait exhorte exhortent exhorté exhortée "
    "exhortés exhortées exhortait exhortaient exhorta exhortèrent exhortera exhorterait balbutie balbutient balbutié balbutiée "
    "balbutiés balbutiées balbutiait balbutiaient balbutia balbutièrent balbutiera balbutierait bégaye bégayent bégayé bégayée bégayés "
    "bégayées bégayait bégayaient bégaya bégayèrent bégayera bégayerait soupire soupirent soupiré soupirée soupirés soupirées soupirait "
    "soupiraient soupira soupirèrent soupirera soupirerait proclame proclament proclamé proclamée proclamés proclamées proclamait "
    "proclamaient proclama proclamèrent proclamera proclamerait décrète décrètent décrété décrétée décrétés décrétées décrétait "
    "décrétaient décréta décrétèrent décrétera décréterait énonce énoncent énoncé énoncée énoncés énoncées énonçait énonçaient énonça "
    "énoncèrent énoncera énoncerait informe informent informé informée informés informées informait informaient informa informèrent "
    "informera informerait rapporte rapportent rapporté rapportée rapportés rapportées rapportait rapportaient rapporta rapportèrent "
    "rapportera rapporterait relate relatent relaté relatée relatés relatées relatait relataient relata relatèrent relatera relaterait "
    "atteste attestent attesté attestée attestés attestées attestait attestaient attesta attestèrent attestera attesterait certifie "
    "certifient certifié certifiée certifiés certifiées certifiait certifiaient certifia certifièrent certifiera certifierait jure "
    "jurent juré jurée jurés jurées jurait juraient jura jurèrent jurera jurerait pronostique pronostiquent pronostiqué pronostiquée "
    "pronostiqués pronostiquées pronostiquait pronostiquaient pronostiqua pronostiquèrent pronostiquera pronostiquerait suppose "
    "supposent supposé supposée supposés supposées supposait supposaient supposa supposèrent supposera supposerait présage présagent "
    "présagé présagée présagés présagées présageait présageaient présagea présagèrent présagera présagerait justifie justifient "
    "justifié justifiée justifiés justifiées justifiait justifiaient justifia justifièrent justifiera justifierait argue arguent argué "
    "arguée argués arguées arguait arguaient argua arguèrent arguera arguerait tempère tempèrent tempéré tempérée tempérés tempérées "
    "tempérait tempéraient tempéra tempérèrent tempérera tempérerait tranche tranchent tranché tranchée tranchés tranchées tranchait "
    "tranchaient trancha tranchèrent tranchera trancherait assène assènent asséné assénée assénés assénées assénait assénaient asséna "
    "assénèrent assénera assénerait clame clament clamé clamée clamés clamées clamait clamaient clama clamèrent clamera clamerait "
    "complète complètent complété complétée complétés complétées complétait complétaient compléta complétèrent complétera compléterait "
    "enchaîne enchaînent enchaîné enchaînée enchaînés enchaînées enchaînait enchaînaient enchaîna enchaînèrent enchaînera enchaînerait "
    "acquiesce acquiescent acquiescé acquiescée acquiescés acquiescées acquiesçait acquiesçaient acquiesça acquiescèrent acquiescera "
    "acquiescerait riposte ripostent riposté ripostée ripostés ripostées ripostait ripostaient riposta ripostèrent ripostera "
    "riposterait dit disent dite dits disait disaient dirent dira dirait écrit écrivent écrite écrits écrivait écrivit écrivirent "
    "répond répondent répondu répondait répondit répondirent reconnaît reconnaissent reconnu reconnue reconnaissait reconnut admet "
    "admettent admis admettait admit promet promettent promis promettait promit soutient soutiennent soutenu soutenait soutint prévient "
    "préviennent prévenu prévenait prévint avertit avertissent averti avertissait avertirent poursuit poursuivent poursuivi poursuivait "
    "poursuivit conclut concluent conclu concluait conclurent prédit prédisent prédisait plaint plaignent plaignait plaignit contredit "
    "contredisent convient conviennent convenu convenait convint garantit garanti garantissent gémit gémi surenchérit renchérit "
    "renchéri surenchéri renchérissait dément démentent démenti démentait maintient maintiennent maintenu maintenait" },
  { QD_WORD_SAY_WEAK,
    "qualifie qualifient qualifié qualifiée qualifiés qualifiées qualifiait qualifiaient qualifia qualifièrent qualifiera qualifierait "
    "accuse accusent accusé accusée accusés accusées accusait accusaient accusa accusèrent accusera accuserait appelle appellent appelé "
    "appelée appelés appelées appelait appelaient appela appelèrent appelera appelerait critique critiquent critiqué critiquée "
    "critiqués critiquées critiquait critiquaient critiqua critiquèrent critiquera critiquerait évoque évoquent évoqué évoquée évoqués "
    "évoquées évoquait évoquaient évoqua évoquèrent évoquera évoquerait parle parlent parlé parlée parlés parlées parlait parlaient "
    "parla parlèrent parlera parlerait juge jugent jugé jugée jugés jugées jugeait jugeaient jugea jugèrent jugera jugerait considère "
    "considèrent considéré considérée considérés considérées considérait considéraient considéra considérèrent considérera "
    "considérerait pense pensent pensé pensée pensés pensées pensait pensaient pensa pensèrent pensera penserait espère espèrent espéré "
    "espérée espérés espérées espérait espéraient espéra espérèrent espérera espérerait invite invitent invité invitée invités invitées "
    "invitait invitaient invita invitèrent invitera inviterait cite citent cité citée cités citées citait citaient cita citèrent citera "
    "citerait salue saluent salué saluée salués saluées saluait saluaient salua saluèrent saluera saluerait fustige fustigent fustigé "
    "fustigée fustigés fustigées fustigeait fustigeaient fustigea fustigèrent fustigera fustigerait réclame réclament réclamé réclamée "
    "réclamés réclamées réclamait réclamaient réclama réclamèrent réclamera réclamerait condamne condamnent condamné condamnée "
    "condamnés condamnées condamnait condamnaient condamna condamnèrent condamnera condamnerait traite traitent traité traitée traités "
    "traitées traitait traitaient traita traitèrent traitera traiterait désigne désignent désigné désignée désignés désignées désignait "
    "désignaient désigna désignèrent désignera désignerait nomme nomment nommé nommée nommés nommées nommait nommaient nomma nommèrent "
    "nommera nommerait surnomme surnomment surnommé surnommée surnommés surnommées surnommait surnommaient surnomma surnommèrent "
    "surnommera surnommerait rejete rejetent rejeté rejetée rejetés rejetées rejetait rejetaient rejeta rejetèrent rejetera rejeterait "
    "réfute réfutent réfuté réfutée réfutés réfutées réfutait réfutaient réfuta réfutèrent réfutera réfuterait conteste contestent "
    "contesté contestée contestés contestées contestait contestaient contesta contestèrent contestera contesterait vante vantent vanté "
    "vantée vantés vantées vantait vantaient vanta vantèrent vantera vanterait loue louent loué louée loués louées louait louaient loua "
    "louèrent louera louerait remercie remercient remercié remerciée remerciés remerciées remerciait remerciaient remercia remercièrent "
    "remerciera remercierait exige exigent exigé exigée exigés exigées exigeait exigeaient exigea exigèrent exigera exigerait prône "
    "prônent prôné prônée prônés prônées prônait prônaient prôna prônèrent prônera prônerait recommande recommandent recommandé "
    "recommandée recommandés recommandées recommandait recommandaient recommanda recommandèrent recommandera recommanderait suggère "
    "suggèrent suggéré suggérée suggérés suggérées suggérait suggéraient suggéra suggérèrent suggérera suggérerait propose proposent "
    "proposé proposée proposés proposées proposait proposaient proposa proposèrent proposera proposerait ordonne ordonnent ordonné "
    "ordonnée ordonnés ordonnées ordonnait ordonnaient ordonna ordonnèrent ordonnera ordonnerait conseille conseillent conseillé "
    "conseillée conseillés conseillées conseillait conseillaient conseilla conseillèrent conseillera conseillerait menace menacent "
    "menacé menacée menacés menacées menaçait menaçaient menaça menacèrent menacera menacerait réage réagent réagé réagée réagés "
    "réagées réageait réageaient réagea réagèrent réagera réagerait défend défendent défendu défendait décrie décrient décrié décriée "
    "décriés décriées décriait décriaient décria décrièrent décriera décrierait stigmatise stigmatisent stigmatisé stigmatisée "
    "stigmatisés stigmatisées stigmatisait stigmatisaient stigmatisa stigmatisèrent stigmatisera stigmatiserait caricature caricaturent "
    "caricaturé caricaturée caricaturés caricaturées caricaturait caricaturaient caricatura caricaturèrent caricaturera caricaturerait "
    "taxe taxent taxé taxée taxés taxées taxait taxaient taxa taxèrent taxera taxerait compare comparent comparé comparée comparés "
    "comparées comparait comparaient compara comparèrent comparera comparerait assimile assimilent assimilé assimilée assimilés "
    "assimilées assimilait assimilaient assimila assimilèrent assimilera assimilerait souhaite souhaitent souhaité souhaitée souhaités "
    "souhaitées souhaitait souhaitaient souhaita souhaitèrent souhaitera souhaiterait imagine imaginent imaginé imaginée imaginés "
    "imaginées imaginait imaginaient imagina imaginèrent imaginera imaginerait doute doutent douté doutée doutés doutées doutait "
    "doutaient douta doutèrent doutera douterait revendique revendiquent revendiqué revendiquée revendiqués revendiquées revendiquait "
    "revendiquaient revendiqua revendiquèrent revendiquera revendiquerait titre titrent titré titrée titrés titrées titrait titraient "
    "titra titrèrent titrera titrerait publie publient publié publiée publiés publiées publiait publiaient publia publièrent publiera "
    "publierait diffuse diffusent diffusé diffusée diffusés diffusées diffusait diffusaient diffusa diffusèrent diffusera diffuserait "
    "chante chantent chanté chantée chantés chantées chantait chantaient chanta chantèrent chantera chanterait scande scandent scandé "
    "scandée scandés scandées scandait scandaient scanda scandèrent scandera scanderait croit croient cru croyait décrit décrivent "
    "décrite décrivait voit voient voyait craint craignent craignait craignit veut voulait promeut définit définissent défini" },
  { QD_WORD_SAYING,
    "déclarant affirmant expliquant ajoutant précisant soulignant estimant indiquant assurant annonçant racontant confiant rappelant "
    "lançant martelant regrettant dénonçant insistant commentant notant répliquant rétorquant demandant exclamant interrogeant "
    "témoignant résumant détaillant observant plaidant avançant tweetant twittant marmonnant murmurant criant hurlant soufflant "
    "glissant ironisant plaisantant nuançant relevant constatant signalant révélant avouant objectant protestant argumentant alléguant "
    "prétendant réaffirmant réitérant répétant analysant déplorant indignant félicitant réjouant inquiétant alarmant tonnant fulminant "
    "pestant raillant moquant admonestant exhortant balbutiant bégayant soupirant proclamant décrétant énonçant informant rapportant "
    "relatant attestant certifiant jurant pronostiquant supposant présageant justifiant arguant tempérant tranchant assénant clamant "
    "complétant enchaînant acquiesçant ripostant disant écrivant répondant reconnaissant admettant promettant soutenant prévenant "
    "avertissant poursuivant concluant prédisant plaignant contredisant convenant garantissant gémissant renchérissant démentant "
    "maintenant qualifiant accusant appelant critiquant évoquant parlant jugeant considérant pensant espérant invitant citant saluant "
    "fustigeant réclamant condamnant traitant désignant nommant surnommant rejetant réfutant contestant vantant louant remerciant "
    "exigeant prônant recommandant suggérant proposant ordonnant conseillant menaçant réageant défendant décriant stigmatisant "
    "caricaturant taxant comparant assimilant souhaitant imaginant doutant revendiquant titrant publiant diffusant chantant scandant" },
  { QD_WORD_CUE_NOUN,
    "déclaration déclarations communiqué communiqués discours lettre lettres entretien interview interviews tweet tweets message "
    "messages propos mots phrase phrases réponse avertissement promesse promesses allocution billet tribune éditorial témoignage "
    "témoignages critique critiques accusation accusations formule slogan question commentaire commentaires appel aveu aveux conclusion "
    "rapport rapports conférence post publication publications courrier courriel intervention plaidoyer parole paroles avis expression" },
  { QD_WORD_ACCORDING,
    "selon d'après d’après dixit" },
  { QD_WORD_AUXILIARY,
    "est sont était étaient a ont avait avaient aura auront aurait auraient sera seront serait seraient fut furent été être avoir ai as "
    "avons avez suis es sommes êtes peut peuvent pouvait pourra pourrait pourraient doit doivent devait devra devrait devraient va vont "
    "allait iront fait font faisait faut fallait veut veulent voulait soit soient ait aient" },
  { QD_WORD_PRONOUN | QD_WORD_MALE,
    "il t-il" },
  { QD_WORD_PRONOUN | QD_WORD_FEMALE,
    "elle t-elle" },
  { QD_WORD_PRONOUN | QD_WORD_PLURAL,
    "ils elles nous t-ils t-elles" },
  { QD_WORD_PRONOUN,
    "je on tu vous j’ai j' j’ t-on celui-ci celle-ci ceux-ci" },
  { QD_WORD_POSSESSIVE,
    "son sa ses leur leurs mon ma mes notre nos votre vos ton ta tes" },
  { QD_WORD_DETERMINER,
    "le la les un une des ce cet cette ces l' l’ plusieurs quelques deux trois quatre cinq six sept huit neuf dix chaque tout toute "
    "tous toutes certains certaines aucun aucune autre autres" },
  { QD_WORD_PREPOSITION,
    "de du au aux à en dans sur sous par pour avec sans contre entre chez vers depuis pendant avant après lors d' d’ parmi devant "
    "derrière malgré envers outre durant dès jusque jusqu' jusqu’ auprès face suite grâce concernant" },
  { QD_WORD_CONJUNCTION,
    "et ou ni" },
  { QD_WORD_CLAUSE,
    "que qu' qu’ si quand comme lorsque lorsqu' lorsqu’ parce puisque puisqu' puisqu’ car mais donc or où alors quoique tandis" },
  { QD_WORD_RELATIVE | QD_WORD_CLAUSE,
    "qui dont lequel laquelle lesquels lesquelles" },
  { QD_WORD_ADVERB,
    "aussi encore ensuite déjà toujours également notamment ainsi puis plus pas ne n' n’ hier aujourd'hui aujourd’hui demain même "
    "jamais souvent très bien mal vite enfin presque vraiment seulement surtout plutôt parfois désormais récemment longuement "
    "publiquement clairement se s' s’ lui y" },
  { QD_WORD_FUNCTION,
    "ici là cependant toutefois pourtant enfin ailleurs outre selon après avant hier demain oui non ce c' c’ cela ça se s' s’ lui eux y "
    "moi toi soi m' m’ me t' t’ te rien personne chacun voici voilà puis ensuite aujourd'hui aujourd’hui alors ainsi certes peut-être "
    "bref certainement évidemment malheureusement heureusement" },
  { QD_WORD_TIME,
    "lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin juillet août septembre octobre novembre "
    "décembre matin soir midi nuit semaine mois année an ans jour jours heure heures minutes" },
  { QD_WORD_TITLE | QD_WORD_ABBREVIATION | QD_WORD_MALE,
    "m. mm. mgr" },
  { QD_WORD_TITLE | QD_WORD_MALE,
    "monsieur messieurs" },
  { QD_WORD_TITLE | QD_WORD_FEMALE,
    "mme mlle mmes madame mademoiselle" },
  { QD_WORD_TITLE | QD_WORD_ABBREVIATION,
    "dr. pr. me. st." },
  { QD_WORD_TITLE,
    "dr pr me docteur maître" },
  { QD_WORD_ABBREVIATION,
    "etc. cf. av. bd. p. vol. env." },
  { QD_WORD_TITLE | QD_WORD_ROLE,
    "président présidente ministre maire sénateur sénatrice député députée eurodéputé eurodéputée secrétaire directeur directrice "
    "général générale colonel capitaine commandant avocat avocate procureur procureure juge professeur professeure porte-parole chef "
    "cheffe chancelier chancelière roi reine prince princesse pape cardinal évêque archevêque préfet préfète commissaire gouverneur "
    "gouverneure ambassadeur ambassadrice candidat candidate auteur autrice écrivain écrivaine journaliste reporter rédacteur "
    "rédactrice historien historienne économiste sociologue politologue chercheur chercheuse médecin infirmier infirmière patron "
    "patronne dirigeant dirigeante responsable coordinateur coordinatrice délégué déléguée représentant représentante fondateur "
    "fondatrice propriétaire entraîneur entraîneuse sélectionneur joueur joueuse acteur actrice chanteur chanteuse réalisateur "
    "réalisatrice artiste analyste expert experte spécialiste conseiller conseillère élu élue adjoint adjointe vice-président "
    "vice-présidente premier-ministre agriculteur agricultrice syndicaliste militant militante enseignant enseignante policier "
    "policière gendarme pompier commandante notaire ingénieur ingénieure inspecteur inspectrice magistrat magistrate rabbin imam prêtre "
    "pasteur" },
  { QD_WORD_ROLE | QD_WORD_PLURAL,
    "responsables experts sources autorités policiers élus députés sénateurs avocats médecins chercheurs témoins syndicats spécialistes "
    "scientifiques ministres maires juges magistrats enquêteurs journalistes manifestants organisateurs dirigeants associations "
    "habitants riverains opposants partisans militants représentants proches parents enseignants agriculteurs pompiers gendarmes médias "
    "analystes observateurs économistes voisins" },
  { QD_WORD_ROLE,
    "homme femme mère père fils fille frère soeur sœur témoin victime voisin voisine habitant habitante ami amie mari épouse collègue "
    "membre client cliente" },
  { QD_WORD_MALE,
    "homme père fils frère directeur sénateur président avocat roi prince jean pierre michel philippe alain nicolas françois jacques "
    "patrick bernard christophe laurent thierry éric olivier julien antoine paul louis marc henri emmanuel" },
  { QD_WORD_FEMALE,
    "femme mère fille soeur sœur directrice sénatrice présidente avocate députée reine princesse chancelière marie anne catherine "
    "isabelle nathalie sylvie françoise sophie claire julie céline hélène valérie martine brigitte christine jeanne" },
  { QD_WORD_ORGANISATION,
    "ministère gouvernement parti assemblée sénat université institut tribunal cour police parquet commission syndicat association "
    "agence afp reuters union conseil élysée matignon mairie préfecture gendarmerie armée entreprise société groupe compagnie banque "
    "journal quotidien hebdomadaire magazine chaîne radio télévision site fédération confédération comité organisation ong collectif "
    "fondation église vatican kremlin parlement onu otan ue école lycée hôpital musée direction région département ville collectivité "
    "opposition majorité justice présidence rédaction" },
  { QD_WORD_WORK,
    "film livre roman chanson album série émission pièce titre revue magazine exposition tableau poème essai opéra documentaire "
    "spectacle tube single jeu navire bateau opération programme projet" },
  { QD_WORD_SCARE,
    "soi-disant intitulé intitulée intitulés baptisé baptisée nommé nommée surnommé surnommée dénommé dénommée appelé appelée terme "
    "termes expression mot prétendu prétendue prétendus fameux fameuse" },
  { QD_WORD_PARTICLE,
    "de du la le des von van ben al el d' d’ da" },
  { 0, NULL },
};
