/* qd-lexicon-es.c: Spanish words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-lexicon.h"

const QdWordList qd_lexicon_es[] = {
  { QD_WORD_SAY,
    "dijo dice dijeron decía declaró declara declararon afirmó afirma afirmaron explicó explica añadió añade agregó agrega señaló "
    "señala aseguró asegura indicó indica manifestó manifiesta expresó expresa sostuvo sostiene respondió responde contestó "
    "preguntó pregunta comentó comenta escribió escribe tuiteó anunció anuncia advirtió advierte insistió insiste subrayó "
    "subraya destacó destaca recordó recuerda reconoció reconoce admitió admite confesó lamentó lamenta denunció denuncia "
    "criticó critica concluyó concluye precisó precisa apuntó apunta reiteró reitera enfatizó exclamó prometió relató "
    "detalló puntualizó argumentó dicho declarado afirmado asegurado señalado explicado" },
  { QD_WORD_SAY_WEAK,
    "llamó llama calificó califica acusó acusa describió describe pidió pide exigió exige cree creía piensa considera consideró "
    "habló opina opinó consideró rechazó defendió condenó celebró agradeció citó definió tachó" },
  { QD_WORD_SAYING, "diciendo declarando afirmando explicando añadiendo agregando señalando asegurando indicando calificando" },
  { QD_WORD_CUE_NOUN, "declaración declaraciones comunicado discurso carta entrevista tuit mensaje palabras frase respuesta advertencia promesa" },
  { QD_WORD_ACCORDING, "según" },
  { QD_WORD_AUXILIARY, "es son era eran fue fueron ha han había habían será serán sería está están estaba puede pueden debe deben va van ser estar haber" },
  { QD_WORD_PRONOUN | QD_WORD_MALE, "él" },
  { QD_WORD_PRONOUN | QD_WORD_FEMALE, "ella" },
  { QD_WORD_PRONOUN | QD_WORD_PLURAL, "ellos ellas nosotros" },
  { QD_WORD_PRONOUN, "yo usted tú" },
  { QD_WORD_POSSESSIVE, "su sus mi mis nuestro nuestra nuestros nuestras tu tus" },
  { QD_WORD_DETERMINER, "el la los las un una unos unas este esta estos estas ese esa esos esas aquel aquella varios varias dos tres cada todo toda todos" },
  { QD_WORD_PREPOSITION, "de del a al en con por para sin sobre entre desde hasta hacia contra tras durante ante bajo" },
  { QD_WORD_CONJUNCTION, "y e o u ni" },
  { QD_WORD_CLAUSE, "que si cuando como porque aunque pero mientras donde pues sino" },
  { QD_WORD_RELATIVE | QD_WORD_CLAUSE, "quien quienes cual cuales" },
  { QD_WORD_ADVERB, "también además después luego ya aún todavía no nunca siempre ayer hoy más muy se le les lo así" },
  { QD_WORD_FUNCTION, "aquí allí sin embargo además según tras ayer hoy mañana sí no esto eso ello me te nos" },
  { QD_WORD_TIME, "lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre" },
  { QD_WORD_TITLE | QD_WORD_ABBREVIATION, "sr. sra. srta. dr. dra. don doña" },
  { QD_WORD_TITLE | QD_WORD_ROLE,
    "presidente presidenta ministro ministra alcalde alcaldesa senador senadora diputado diputada secretario secretaria director directora "
    "general coronel abogado abogada fiscal juez jueza profesor profesora portavoz vocero vocera canciller rey reina príncipe papa "
    "cardenal obispo gobernador gobernadora embajador candidato candidata líder autor autora periodista jefe" },
  { QD_WORD_ROLE | QD_WORD_PLURAL, "funcionarios expertos fuentes autoridades policías testigos abogados médicos investigadores sindicatos" },
  { QD_WORD_ROLE, "hombre mujer madre padre hijo hija testigo víctima" },
  { QD_WORD_ORGANISATION, "ministerio gobierno partido congreso senado universidad instituto tribunal corte policía fiscalía comisión sindicato asociación agencia efe unión consejo" },
  { QD_WORD_WORK, "película libro novela canción álbum disco serie programa obra título revista exposición" },
  { QD_WORD_SCARE, "llamado llamada llamados llamadas denominado denominada titulado titulada apodado término palabra supuesto supuesta" },
  { QD_WORD_PARTICLE, "de del la las los von van y" },
  { 0, NULL },
};
