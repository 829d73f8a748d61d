/* qd-lexicon-es.c: Spanish words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-lexicon.h"

const QdWordList qd_lexicon_es[] = {
  { QD_WORD_SAY,
    "declaró declararon declara declaran declaraba declaraban declarado declarará declararía afirmó afirmaron afirma afirman afirmaba "
    "afirmaban afirmado afirmará afirmaría explicó explicaron explica explican explicaba explicaban explicado explicará explicaría "
    "señaló señalaron señala señalan señalaba señalaban señalado señalará señalaría aseguró aseguraron asegura aseguran aseguraba "
    "aseguraban asegurado asegurará aseguraría indicó indicaron indica indican indicaba indicaban indicado indicará indicaría manifestó "
    "manifestaron manifesta manifestan manifestaba manifestaban manifestado manifestará manifestaría expresó expresaron expresa "
    "expresan expresaba expresaban expresado expresará expresaría preguntó preguntaron pregunta preguntan preguntaba preguntaban "
    "preguntado preguntará preguntaría comentó comentaron comenta comentan comentaba comentaban comentado comentará comentaría anunció "
    "anunciaron anuncia anuncian anunciaba anunciaban anunciado anunciará anunciaría subrayó subrayaron subraya subrayan subrayaba "
    "subrayaban subrayado subrayará subrayaría destacó destacaron destaca destacan destacaba destacaban destacado destacará destacaría "
    "lamentó lamentaron lamenta lamentan lamentaba lamentaban lamentado lamentará lamentaría denunció denunciaron denuncia denuncian "
    "denunciaba denunciaban denunciado denunciará denunciaría criticó criticaron critica critican criticaba criticaban criticado "
    "criticará criticaría precisó precisaron precisa precisan precisaba precisaban precisado precisará precisaría apuntó apuntaron "
    "apunta apuntan apuntaba apuntaban apuntado apuntará apuntaría reiteró reiteraron reitera reiteran reiteraba reiteraban reiterado "
    "reiterará reiteraría enfatizó enfatizaron enfatiza enfatizan enfatizaba enfatizaban enfatizado enfatizará enfatizaría exclamó "
    "exclamaron exclama exclaman exclamaba exclamaban exclamado exclamará exclamaría relató relataron relata relatan relataba relataban "
    "relatado relatará relataría detalló detallaron detalla detallan detallaba detallaban detallado detallará detallaría puntualizó "
    "puntualizaron puntualiza puntualizan puntualizaba puntualizaban puntualizado puntualizará puntualizaría argumentó argumentaron "
    "argumenta argumentan argumentaba argumentaban argumentado argumentará argumentaría agregó agregaron agrega agregan agregaba "
    "agregaban agregado agregará agregaría contestó contestaron contesta contestan contestaba contestaban contestado contestará "
    "contestaría replicó replicaron replica replican replicaba replicaban replicado replicará replicaría informó informaron informa "
    "informan informaba informaban informado informará informaría reveló revelaron revela revelan revelaba revelaban revelado revelará "
    "revelaría matizó matizaron matiza matizan matizaba matizaban matizado matizará matizaría opinó opinaron opina opinan opinaba "
    "opinaban opinado opinará opinaría narró narraron narra narran narraba narraban narrado narrará narraría remarcó remarcaron remarca "
    "remarcan remarcaba remarcaban remarcado remarcará remarcaría recalcó recalcaron recalca recalcan recalcaba recalcaban recalcado "
    "recalcará recalcaría zanjó zanjaron zanja zanjan zanjaba zanjaban zanjado zanjará zanjaría aseveró aseveraron asevera aseveran "
    "aseveraba aseveraban aseverado aseverará aseveraría alegó alegaron alega alegan alegaba alegaban alegado alegará alegaría murmuró "
    "murmuraron murmura murmuran murmuraba murmuraban murmurado murmurará murmuraría susurró susurraron susurra susurran susurraba "
    "susurraban susurrado susurrará susurraría gritó gritaron grita gritan gritaba gritaban gritado gritará gritaría clamó clamaron "
    "clama claman clamaba clamaban clamado clamará clamaría bromeó bromearon bromea bromean bromeaba bromeaban bromeado bromeará "
    "bromearía ironizó ironizaron ironiza ironizan ironizaba ironizaban ironizado ironizará ironizaría protestó protestaron protesta "
    "protestan protestaba protestaban protestado protestará protestaría ratificó ratificaron ratifica ratifican ratificaba ratificaban "
    "ratificado ratificará ratificaría alertó alertaron alerta alertan alertaba alertaban alertado alertará alertaría sentenció "
    "sentenciaron sentencia sentencian sentenciaba sentenciaban sentenciado sentenciará sentenciaría observó observaron observa "
    "observan observaba observaban observado observará observaría anotó anotaron anota anotan anotaba anotaban anotado anotará anotaría "
    "espetó espetaron espeta espetan espetaba espetaban espetado espetará espetaría aclaró aclararon aclara aclaran aclaraba aclaraban "
    "aclarado aclarará aclararía remató remataron remata rematan remataba remataban rematado rematará remataría resaltó resaltaron "
    "resalta resaltan resaltaba resaltaban resaltado resaltará resaltaría confirmó confirmaron confirma confirman confirmaba "
    "confirmaban confirmado confirmará confirmaría constató constataron constata constatan constataba constataban constatado constatará "
    "constataría vaticinó vaticinaron vaticina vaticinan vaticinaba vaticinaban vaticinado vaticinará vaticinaría pronosticó "
    "pronosticaron pronostica pronostican pronosticaba pronosticaban pronosticado pronosticará pronosticaría juró juraron jura juran "
    "juraba juraban jurado jurará juraría interrogó interrogaron interroga interrogan interrogaba interrogaban interrogado interrogará "
    "interrogaría tuiteó tuitearon tuitea tuitean tuiteaba tuiteaban tuiteado tuiteará tuitearía publicó publicaron publica publican "
    "publicaba publicaban publicado publicará publicaría posteó postearon postea postean posteaba posteaban posteado posteará postearía "
    "lanzó lanzaron lanza lanzan lanzaba lanzaban lanzado lanzará lanzaría insinuó insinuaron insinua insinuan insinuaba insinuaban "
    "insinuado insinuará insinuaría declamó declamaron declama declaman declamaba declamaban declamado declamará declamaría proclamó "
    "proclamaron proclama proclaman proclamaba proclamaban proclamado proclamará proclamaría auguró auguraron augura auguran auguraba "
    "auguraban augurado augurará auguraría evocó evocaron evoca evocan evocaba evocaban evocado evocará evocaría reseñó reseñaron "
    "reseña reseñan reseñaba reseñaban reseñado reseñará reseñaría acotó acotaron acota acotan acotaba acotaban acotado acotará "
    "acotaría abundó abundaron abunda abundan abundaba abundaban abundado abundará abundaría dijo dijeron dice dicen decía decían dicho "
    "sostuvo sostuvieron sostiene sostienen sostenía sostenían sostenido añadió añadieron añade añaden añadía añadían añadido respondió "
    "respondieron responde responden respondía respondían respondido escribió escribieron escribe escriben escribía escribían escrito "
    "advirtió advirtieron advierte advierten advertía advertían advertido insistió insistieron insiste insisten insistía insistían "
    "insistido recordó recordaron recuerda recuerdan recordaba recordaban recordado reconoció reconocieron reconoce reconocen reconocía "
    "reconocían reconocido admitió admitieron admite admiten admitía admitían admitido confesó confesaron confiesa confiesan confesaba "
    "confesaban confesado concluyó concluyeron concluye concluyen concluía concluían concluido prometió prometieron promete prometen "
    "prometía prometían prometido contó contaron cuenta cuentan contaba contaban contado repitió repitieron repite repiten repetía "
    "repetían repetido expuso expusieron expone exponen exponía exponían expuesto sugirió sugirieron sugiere sugieren sugería sugerían "
    "sugerido desmintió desmintieron desmiente desmienten desmentía desmentían desmentido negó negaron niega niegan negaba negaban "
    "negado rogó rogaron ruega ruegan rogaba rogaban rogado reprochó reprocharon reprocha reprochan reprochaba reprochaban reprochado "
    "prosiguió prosiguieron prosigue prosiguen proseguía proseguían proseguido arguyó arguyeron arguye arguyen argüía argüían argüido "
    "predijo predijeron predice predicen predecía predecían predicho" },
  { QD_WORD_SAY_WEAK,
    "llamó llamaron llama llaman llamaba llamaban llamado llamará llamaría calificó calificaron califica califican calificaba "
    "calificaban calificado calificará calificaría acusó acusaron acusa acusan acusaba acusaban acusado acusará acusaría consideró "
    "consideraron considera consideran consideraba consideraban considerado considerará consideraría habló hablaron habla hablan "
    "hablaba hablaban hablado hablará hablaría rechazó rechazaron rechaza rechazan rechazaba rechazaban rechazado rechazará rechazaría "
    "celebró celebraron celebra celebran celebraba celebraban celebrado celebrará celebraría citó citaron cita citan citaba citaban "
    "citado citará citaría definió definieron define definen definía definían definido tachó tacharon tacha tachan tachaba tachaban "
    "tachado tachará tacharía condenó condenaron condena condenan condenaba condenaban condenado condenará condenaría valoró valoraron "
    "valora valoran valoraba valoraban valorado valorará valoraría juzgó juzgaron juzga juzgan juzgaba juzgaban juzgado juzgará "
    "juzgaría alabó alabaron alaba alaban alababa alababan alabado alabará alabaría elogió elogiaron elogia elogian elogiaba elogiaban "
    "elogiado elogiará elogiaría felicitó felicitaron felicita felicitan felicitaba felicitaban felicitado felicitará felicitaría avisó "
    "avisaron avisa avisan avisaba avisaban avisado avisará avisaría amenazó amenazaron amenaza amenazan amenazaba amenazaban amenazado "
    "amenazará amenazaría reclamó reclamaron reclama reclaman reclamaba reclamaban reclamado reclamará reclamaría ordenó ordenaron "
    "ordena ordenan ordenaba ordenaban ordenado ordenará ordenaría recomendó recomendaron recomenda recomendan recomendaba recomendaban "
    "recomendado recomendará recomendaría aconsejó aconsejaron aconseja aconsejan aconsejaba aconsejaban aconsejado aconsejará "
    "aconsejaría demandó demandaron demanda demandan demandaba demandaban demandado demandará demandaría tildó tildaron tilda tildan "
    "tildaba tildaban tildado tildará tildaría catalogó catalogaron cataloga catalogan catalogaba catalogaban catalogado catalogará "
    "catalogaría tituló titularon titula titulan titulaba titulaban titulado titulará titularía bautizó bautizaron bautiza bautizan "
    "bautizaba bautizaban bautizado bautizará bautizaría cantó cantaron canta cantan cantaba cantaban cantado cantará cantaría coreó "
    "corearon corea corean coreaba coreaban coreado coreará corearía invocó invocaron invoca invocan invocaba invocaban invocado "
    "invocará invocaría exhortó exhortaron exhorta exhortan exhortaba exhortaban exhortado exhortará exhortaría instó instaron insta "
    "instan instaba instaban instado instará instaría esperó esperaron espera esperan esperaba esperaban esperado esperará esperaría "
    "apeló apelaron apela apelan apelaba apelaban apelado apelará apelaría reivindicó reivindicaron reivindica reivindican reivindicaba "
    "reivindicaban reivindicado reivindicará reivindicaría describió describe describen describía descrito pidió pidieron pide piden "
    "pedía pedido exigió exige exigen exigía exigido cree creen creía creyó piensa piensan pensaba pensó defendió defiende defienden "
    "defendía agradeció agradece agradecen quiso quería teme temía temen continuó continúa continuaba" },
  { QD_WORD_SAYING,
    "declarando afirmando explicando señalando asegurando indicando manifestando expresando preguntando comentando anunciando "
    "subrayando destacando lamentando denunciando criticando precisando apuntando reiterando enfatizando exclamando relatando "
    "detallando puntualizando argumentando agregando contestando replicando informando revelando matizando opinando narrando remarcando "
    "recalcando zanjando aseverando alegando murmurando susurrando gritando clamando bromeando ironizando protestando ratificando "
    "alertando sentenciando observando anotando espetando aclarando rematando resaltando confirmando constatando vaticinando "
    "pronosticando jurando interrogando tuiteando publicando posteando lanzando insinuando declamando proclamando augurando evocando "
    "reseñando acotando abundando diciendo sosteniendo añadiendo respondiendo escribiendo advirtiendo insistiendo recordando "
    "reconociendo admitiendo confesando concluyendo prometiendo contando repitiendo exponiendo sugiriendo desmintiendo negando rogando "
    "reprochando prosiguiendo arguyendo prediciendo llamando calificando acusando considerando hablando rechazando celebrando citando "
    "definiendo tachando condenando valorando juzgando alabando elogiando felicitando avisando amenazando reclamando ordenando "
    "recomendando aconsejando demandando tildando catalogando titulando bautizando cantando coreando invocando exhortando instando "
    "esperando apelando reivindicando" },
  { QD_WORD_CUE_NOUN,
    "declaración declaraciones comunicado comunicados discurso discursos carta cartas entrevista entrevistas tuit tuits mensaje "
    "mensajes palabras frase frases respuesta advertencia promesa promesas testimonio testimonios artículo columna editorial crítica "
    "críticas acusación acusaciones lema consigna pregunta comentario comentarios opinión informe rueda intervención alegato escrito "
    "publicación nota anuncio conclusión expresión" },
  { QD_WORD_ACCORDING,
    "según" },
  { QD_WORD_AUXILIARY,
    "es son era eran fue fueron ha han había habían he hemos habrá habría haya será serán sería serían está están estaba estaban estuvo "
    "puede pueden podía podrá podría podrían debe deben debía debería deberían va van iba iban ser estar haber tiene tienen tenía "
    "tendrá tendría hay hubo sea sean quiere quieren" },
  { QD_WORD_PRONOUN | QD_WORD_MALE,
    "él" },
  { QD_WORD_PRONOUN | QD_WORD_FEMALE,
    "ella" },
  { QD_WORD_PRONOUN | QD_WORD_PLURAL,
    "ellos ellas nosotros nosotras ustedes" },
  { QD_WORD_PRONOUN,
    "yo usted tú éste ésta aquél" },
  { QD_WORD_POSSESSIVE,
    "su sus mi mis nuestro nuestra nuestros nuestras tu tus" },
  { QD_WORD_DETERMINER,
    "el la los las un una unos unas este esta estos estas ese esa esos esas aquel aquella aquellos aquellas varios varias dos tres "
    "cuatro cinco seis siete ocho nueve diez cada todo toda todos todas algunos algunas algún alguna ningún ninguna otro otra otros "
    "otras muchos muchas" },
  { QD_WORD_PREPOSITION,
    "de del a al en con por para sin sobre entre desde hasta hacia contra tras durante ante bajo mediante excepto salvo incluso" },
  { QD_WORD_CONJUNCTION,
    "y e o u ni" },
  { QD_WORD_CLAUSE,
    "que si cuando como porque aunque pero mientras donde pues sino puesto ya" },
  { QD_WORD_RELATIVE | QD_WORD_CLAUSE,
    "quien quienes cual cuales cuyo cuya" },
  { QD_WORD_ADVERB,
    "también además después luego ya aún todavía no nunca siempre ayer hoy mañana más muy se le les lo me nos así entonces incluso "
    "tampoco casi bien mal pronto tarde recientemente públicamente finalmente posteriormente anoche ahora" },
  { QD_WORD_FUNCTION,
    "aquí allí allá sin embargo además según tras ayer hoy mañana sí no esto eso ello me te nos os le les lo la así entonces luego "
    "quizá quizás tal vez acaso nada nadie algo alguien qué quién cómo cuándo dónde por finalmente ahora bueno claro" },
  { QD_WORD_TIME,
    "lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo junio julio agosto septiembre setiembre "
    "octubre noviembre diciembre noche tarde semana mes año años días día horas hora minutos madrugada" },
  { QD_WORD_TITLE | QD_WORD_ABBREVIATION | QD_WORD_MALE,
    "sr. d. sres. dr." },
  { QD_WORD_TITLE | QD_WORD_ABBREVIATION | QD_WORD_FEMALE,
    "sra. srta. dra. dña. d.ª" },
  { QD_WORD_TITLE | QD_WORD_MALE,
    "señor don doctor fray" },
  { QD_WORD_TITLE | QD_WORD_FEMALE,
    "señora señorita doña doctora sor" },
  { QD_WORD_ABBREVIATION,
    "etc. ee.uu. art. núm. pág. av. ud. uds. p.ej." },
  { QD_WORD_TITLE | QD_WORD_ROLE,
    "presidente presidenta expresidente expresidenta vicepresidente vicepresidenta ministro ministra exministro exministra alcalde "
    "alcaldesa senador senadora diputado diputada eurodiputado eurodiputada concejal concejala consejero consejera secretario "
    "secretaria subsecretario subsecretaria director directora general coronel capitán comandante abogado abogada fiscal juez jueza "
    "magistrado magistrada profesor profesora catedrático catedrática portavoz vocero vocera canciller rey reina príncipe princesa papa "
    "cardenal obispo arzobispo gobernador gobernadora embajador embajadora candidato candidata líder lideresa autor autora periodista "
    "reportero reportera redactor redactora jefe jefa historiador historiadora economista sociólogo socióloga politólogo politóloga "
    "investigador investigadora científico científica médico médica enfermero enfermera empresario empresaria gerente dirigente "
    "responsable coordinador coordinadora delegado delegada representante fundador fundadora propietario propietaria entrenador "
    "entrenadora seleccionador jugador jugadora actor actriz cantante director-general artista analista experto experta especialista "
    "asesor asesora escritor escritora maestro maestra sindicalista activista policía bombero inspector inspectora comisario comisaria "
    "ingeniero ingeniera arquitecto arquitecta sacerdote rabino imán agricultor agricultora ganadero ganadera mandatario mandataria "
    "legislador legisladora edil panadero panadera" },
  { QD_WORD_ROLE | QD_WORD_PLURAL,
    "funcionarios expertos fuentes autoridades policías testigos abogados médicos investigadores sindicatos especialistas científicos "
    "ministros alcaldes jueces magistrados periodistas manifestantes organizadores dirigentes asociaciones vecinos opositores "
    "partidarios activistas representantes familiares padres profesores agricultores bomberos medios analistas observadores economistas "
    "diputados senadores concejales portavoces trabajadores estudiantes" },
  { QD_WORD_ROLE,
    "hombre mujer madre padre hijo hija hermano hermana testigo víctima vecino vecina amigo amiga esposo esposa marido colega compañero "
    "compañera miembro cliente clienta joven niño niña" },
  { QD_WORD_MALE,
    "hombre padre hijo hermano presidente ministro alcalde senador diputado director abogado juez rey príncipe josé antonio manuel "
    "francisco juan javier carlos miguel rafael pedro ángel luis fernando jorge alberto álvaro pablo sergio andrés diego enrique ramón "
    "vicente" },
  { QD_WORD_FEMALE,
    "mujer madre hija hermana presidenta ministra alcaldesa senadora diputada directora abogada jueza reina princesa portavoza maría "
    "carmen ana isabel dolores pilar teresa rosa cristina laura marta elena lucía paula raquel silvia mercedes beatriz inés" },
  { QD_WORD_ORGANISATION,
    "ministerio gobierno partido congreso senado universidad instituto tribunal corte policía fiscalía comisión sindicato asociación "
    "agencia efe reuters unión consejo ayuntamiento alcaldía diputación parlamento guardia ejército empresa compañía grupo banco diario "
    "periódico semanario revista cadena radio televisión portal federación confederación comité organización ong colectivo fundación "
    "iglesia vaticano onu otan ue colegio escuela hospital museo dirección generalitat junta xunta cámara oposición presidencia moncloa "
    "psoe pp vox podemos club" },
  { QD_WORD_WORK,
    "película libro novela canción álbum disco serie programa obra título revista exposición cuadro poema ensayo ópera documental "
    "espectáculo sencillo juego barco buque operación proyecto cuento" },
  { QD_WORD_SCARE,
    "llamado llamada llamados llamadas denominado denominada denominados denominadas titulado titulada titulados apodado apodada "
    "bautizado bautizada conocido conocida término términos palabra supuesto supuesta supuestos supuestas expresión mote" },
  { QD_WORD_PARTICLE,
    "de del la las los von van y e da" },
  { 0, NULL },
};
