/* qd-lexicon-fr.c: French words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-lexicon.h"

const QdWordList qd_lexicon_fr[] = {
  { QD_WORD_SAY,
    "dit disait déclare déclaré déclarait affirme affirmé affirmait explique expliqué expliquait ajoute ajouté ajoutait "
    "précise précisé souligne souligné répond répondu estime estimé indique indiqué assure assuré annonce annoncé raconte "
    "raconté écrit écrivait tweeté confie confié rappelle rappelé poursuit poursuivi conclut conclu lance lancé martèle "
    "martelé regrette regretté dénonce dénoncé insiste insisté commente commenté note noté reconnaît reconnu admet admis "
    "réplique répliqué rétorque rétorqué soutient soutenu prévient prévenu promet promis demande demandé s'exclame "
    "interroge témoigne témoigné résume résumé détaille détaillé observe observé plaide plaidé" },
  { QD_WORD_SAY_WEAK,
    "qualifie qualifié accuse accusé appelle appelé critique critiqué évoque évoqué parle parlé juge jugé considère considéré "
    "croit pense pensé espère espéré invite invité appelait décrit cite cité salue salué fustige fustigé réclame réclamé "
    "condamne condamné" },
  { QD_WORD_SAYING, "disant déclarant affirmant expliquant ajoutant précisant soulignant estimant indiquant assurant qualifiant dénonçant" },
  { QD_WORD_CUE_NOUN, "déclaration communiqué discours lettre entretien interview tweet message propos mots phrase réponse avertissement promesse" },
  { QD_WORD_ACCORDING, "selon d'après d’après" },
  { QD_WORD_AUXILIARY, "est sont était étaient a ont avait avaient sera seront serait fut été être avoir peut peuvent doit doivent va vont fait" },
  { QD_WORD_PRONOUN | QD_WORD_MALE, "il t-il" },
  { QD_WORD_PRONOUN | QD_WORD_FEMALE, "elle t-elle" },
  { QD_WORD_PRONOUN | QD_WORD_PLURAL, "ils elles nous ils" },
  { QD_WORD_PRONOUN, "je on tu vous j'ai" },
  { QD_WORD_POSSESSIVE, "son sa ses leur leurs mon ma mes notre nos votre vos" },
  { QD_WORD_DETERMINER, "le la les un une des ce cet cette ces l' l’ du au aux plusieurs quelques deux trois chaque tout toute tous" },
  { QD_WORD_PREPOSITION, "de à en dans sur sous par pour avec sans contre entre chez vers depuis pendant avant après lors d' d’ parmi devant derrière" },
  { QD_WORD_CONJUNCTION, "et ou ni" },
  { QD_WORD_CLAUSE, "que qu' qu’ si quand comme lorsque parce puisque car mais donc or où alors" },
  { QD_WORD_RELATIVE | QD_WORD_CLAUSE, "qui dont lequel laquelle" },
  { QD_WORD_ADVERB, "aussi encore ensuite déjà toujours également notamment ainsi puis plus pas ne n' n’ hier aujourd'hui alors même" },
  { QD_WORD_FUNCTION, "ici là cependant toutefois pourtant enfin ailleurs outre selon après avant hier demain oui non ce c' c’ cela ça se s' s’ lui eux y" },
  { QD_WORD_TIME, "lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin juillet août septembre octobre novembre décembre" },
  { QD_WORD_TITLE | QD_WORD_ABBREVIATION | QD_WORD_MALE, "m. mm. monsieur" },
  { QD_WORD_TITLE | QD_WORD_ABBREVIATION | QD_WORD_FEMALE, "mme mlle madame" },
  { QD_WORD_TITLE | QD_WORD_ROLE,
    "président présidente ministre maire sénateur sénatrice député députée secrétaire directeur directrice général colonel avocat avocate "
    "procureur juge professeur porte-parole chef chancelier chancelière roi reine prince princesse pape cardinal évêque "
    "préfet commissaire gouverneur ambassadeur candidat candidate auteur écrivain journaliste" },
  { QD_WORD_ROLE | QD_WORD_PLURAL, "responsables experts sources autorités policiers élus députés sénateurs avocats médecins chercheurs témoins syndicats" },
  { QD_WORD_ROLE, "homme femme mère père fils fille témoin victime" },
  { QD_WORD_ORGANISATION, "ministère gouvernement parti assemblée sénat université institut tribunal cour police parquet commission syndicat association agence afp union conseil élysée matignon" },
  { QD_WORD_WORK, "film livre roman chanson album série émission pièce titre revue magazine exposition" },
  { QD_WORD_SCARE, "dit dits soi-disant intitulé intitulée baptisé baptisée nommé nommée surnommé surnommée terme expression mot" },
  { QD_WORD_PARTICLE, "de du la le des von van ben al" },
  { 0, NULL },
};
