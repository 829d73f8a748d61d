/* qd-lexicon-en.c: English words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-lexicon.h"

const QdWordList qd_lexicon_en[] = {
  { QD_WORD_SAY,
    "said says say tweeted tweets told tells wrote writes added adds asked asks replied replies responded responds explained explains "
    "argued argues insisted insists declared declares claimed claims stated states noted notes joked jokes warned warns remarked "
    "remarks quipped quips announced announces acknowledged acknowledges admitted admits conceded concedes recalled recalls "
    "exclaimed exclaims commented comments testified testifies retorted retorts concluded concludes observed observes interjected "
    "interjects lamented laments opined opines posited posits countered counters stressed stresses asserted asserts "
    "contended contends alleged alleges vowed vows pledged pledges predicted predicts boasted boasts complained complains "
    "cautioned cautions confessed confesses bragged brags proclaimed proclaims emphasized emphasizes emphasised elaborated "
    "clarified scoffed sneered shouted shouts yelled yells screamed screams whispered murmured muttered mused muses reiterated "
    "reiterates retweeted reported reports mentioned mentions urged urges gushed fumed shrieked crowed intoned deadpanned chimed cracked lied "
    "blogged emailed texted chanted chants screeched hollered cried exhorted implored pleaded begged ranted railed bemoaned "
    "rejoined snapped chided scolded wondered wonders reads read posted posts captioned messaged affirmed affirms denied denies "
    "disclosed divulged specified underscored underlined assured assures reassured advised advises confided thundered bellowed" },
  { QD_WORD_SAY_WEAK,
    "continued continues began begins answered answers suggested suggests called calls described describes accused accuses "
    "criticized criticizes criticised slammed slams blasted blasts ripped praised praises hailed hails dismissed dismisses "
    "denounced denounces condemned condemns labeled labelled labels branded brands characterized characterizes termed dubbed "
    "deemed demanded demands promised promises agreed agrees thinks thought believes believed feels felt hopes hoped "
    "expressed expresses offered offers quoted quotes cited cites referred refers mocked mocks ridiculed teased attacked attacks "
    "lashed fired went goes pointed points indicated indicates revealed reveals confirmed confirms informed informs cites concurred "
    "laughed laughs smiled sighed shot spoke speaks talked discussed raised issued released decried derided touted defended "
    "defends maintained maintains questioned questions pressed challenged urged advocated advocates objected objects threatened "
    "threatens apologized apologizes apologised summed signed declined credited blamed blames invoked echoed echoes repeated "
    "repeats responding replied thanked congratulated welcomed instructed ordered ruled found held holds decided concedes "
    "protested pondered speculated declares knew knows hears heard likened compared equated portrayed painted cast "
    "cheered jeered sang sings read reads interrupted intervened introduced opened closed ended shared published penned declared "
    "hit hits took takes wants wanted tried refused considers considered rejected rejects ask tell write believe think argue "
    "claim warn suggest call describe explain note insist feel hope acknowledge admit agree wrote" },
  { QD_WORD_SAYING,
    "saying adding telling writing noting arguing asking insisting declaring claiming stating warning joking explaining "
    "tweeting calling describing accusing citing quoting suggesting responding replying announcing acknowledging admitting "
    "conceding shouting yelling screaming chanting predicting vowing promising pledging boasting stressing alleging "
    "asserting contending observing remarking concluding commenting complaining cautioning urging demanding declaring "
    "denouncing dismissing criticizing praising slamming blasting referring labeling branding proclaiming emphasizing mocking "
    "continuing quipping reporting reiterating lamenting recalling deriding decrying characterizing deeming dubbing reading "
    "pointing invoking echoing expressing thanking" },
  { QD_WORD_CUE_NOUN,
    "statement statements tweet tweets letter letters interview interviews speech speeches remark remarks comment comments "
    "op-ed editorial memo email emails e-mail e-mails post claim claims assertion assertions argument declaration "
    "announcement response reply question answer warning pledge promise vow quote quotes quotation admission "
    "description testimony criticism complaint insistence call calls message messages press release report opinion ruling "
    "phrase slogan words refrain mantra caption headline contention acknowledgment suggestion observation joke quip reference "
    "allegation allegations accusation accusations characterization conclusion column essay article lawsuit filing brief "
    "resolution manifesto prediction line chant chants sign signs jab barb retort rejoinder riposte outburst" },
  { QD_WORD_ACCORDING, "according per" },
  { QD_WORD_AUXILIARY,
    "is are was were be been being am has have had having do does did will would shall should can could may might must isn't aren't "
    "wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't couldn't shouldn't isn’t aren’t wasn’t "
    "weren’t hasn’t haven’t hadn’t don’t doesn’t didn’t won’t wouldn’t can’t couldn’t shouldn’t" },
  { QD_WORD_PRONOUN | QD_WORD_MALE, "he" },
  { QD_WORD_PRONOUN | QD_WORD_FEMALE, "she" },
  { QD_WORD_PRONOUN | QD_WORD_PLURAL, "they we" },
  { QD_WORD_PRONOUN, "i it you one" },
  { QD_WORD_PRONOUN | QD_WORD_FUNCTION, "everyone someone somebody nobody everybody anyone others many some few most several both" },
  { QD_WORD_POSSESSIVE | QD_WORD_MALE, "his" },
  { QD_WORD_POSSESSIVE | QD_WORD_FEMALE, "her" },
  { QD_WORD_POSSESSIVE | QD_WORD_PLURAL, "their our" },
  { QD_WORD_POSSESSIVE, "its my your" },
  { QD_WORD_DETERMINER, "the a an this that these those another one two three four five six seven eight nine ten some any each every no both all either "
                        "several many most few other" },
  { QD_WORD_PREPOSITION,
    "of in on at by for from with about against between into through during before after above below to up down over under "
    "near among amid within without toward towards upon across behind beyond despite since until till via inside outside "
    "alongside regarding concerning like unlike throughout off around past versus vs besides except" },
  { QD_WORD_CONJUNCTION, "and or nor & but so yet then" },
  { QD_WORD_BE, "is are was were be been being am isn't aren't wasn't weren't isn’t aren’t wasn’t weren’t get got gets" },
  { QD_WORD_CLAUSE,
    "that because if when while although though whether as since unless until before after where why how what so but whereas once "
    "lest whenever wherever however yet" },
  { QD_WORD_RELATIVE | QD_WORD_CLAUSE, "who which whom whose whoever" },
  { QD_WORD_ADVERB,
    "also later then again once further still even just already never always often soon only first initially recently repeatedly "
    "reportedly reportedly previously now too twice himself herself themselves itself not currently subsequently simply "
    "ever quickly famously personally publicly privately flatly earlier afterward afterwards yesterday today tonight tomorrow "
    "back out instead rather basically essentially largely all both" },
  { QD_WORD_FUNCTION,
    "there here then thus hence meanwhile moreover furthermore nevertheless nonetheless otherwise indeed perhaps maybe yes no oh "
    "well still also even now later earlier yesterday today tonight tomorrow after before during despite although though while "
    "when where why how what if because since unless until as such just only not never always once again another others "
    "instead finally additionally similarly likewise ultimately eventually overall clearly obviously certainly naturally "
    "sadly fortunately unfortunately surely apparently reportedly allegedly recently currently previously initially "
    "first second third last next more less much very too so yet than let's let go see read watch click more photo image "
    "me him us them mine ours hers theirs whatever please thanks okay ok hey wow look" },
  { QD_WORD_TIME,
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september "
    "october november december mondays tuesdays wednesdays thursdays fridays saturdays sundays jan. feb. mar. apr. jun. jul. "
    "aug. sept. sep. oct. nov. dec. morning afternoon evening night week month year weeks months years days hours minutes decades ago" },
  { QD_WORD_TITLE | QD_WORD_ABBREVIATION | QD_WORD_MALE, "mr. mr sir lord king prince" },
  { QD_WORD_TITLE | QD_WORD_ABBREVIATION | QD_WORD_FEMALE, "mrs. ms. mrs ms miss lady queen princess madam" },
  { QD_WORD_TITLE | QD_WORD_ABBREVIATION,
    "dr. sen. rep. gov. gen. lt. col. sgt. capt. cmdr. adm. maj. rev. fr. pres. prof. hon. atty. sens. reps. govs. messrs. supt. "
    "cpl. pvt. det. insp. amb. st. brig. dr prof sen rep gov gen" },
  { QD_WORD_ABBREVIATION,
    "jr. sr. inc. corp. co. ltd. vs. no. etc. a.m. p.m. e.g. i.e. u.s. u.n. u.k. d.c. ill. calif. fla. mass. mich. minn. tex. "
    "wash. wis. va. pa. ga. ariz. ark. colo. conn. del. ky. la. md. mo. mont. neb. nev. okla. ore. tenn. vt. "
    "n.y. n.j. n.h. n.c. s.c. n.m. n.d. s.d. r.i. w.va. ph.d. b.a. m.d. dept. univ. ave. blvd." },
  { QD_WORD_TITLE | QD_WORD_ROLE,
    "president mayor senator governor representative congressman congresswoman secretary minister chancellor chairman "
    "chairwoman chairperson chair chief director general colonel captain sergeant lieutenant major admiral commander judge "
    "justice attorney prosecutor sheriff commissioner councilman councilwoman councilmember councilor councillor alderman "
    "ambassador professor pope cardinal bishop archbishop pastor reverend father rabbi imam sheikh ayatollah deputy "
    "spokesman spokeswoman spokesperson speaker leader whip candidate nominee treasurer comptroller superintendent "
    "inspector detective officer constable premier administrator manager coach lawyer counsel strategist analyst "
    "economist historian author writer actor actress comedian singer rapper director producer journalist reporter "
    "columnist editor host anchor anchorwoman anchorman commentator correspondent founder co-founder ceo executive owner "
    "activist scientist researcher doctor nurse teacher student pollster adviser advisor aide consultant delegate "
    "vice-president democrat republican lawmaker legislator politician congressmen mogul billionaire businessman "
    "businesswoman pundit blogger critic veteran surrogate moderator principal scholar expert fellow official "
    "assemblyman assemblywoman assemblymember undersecretary supervisor ex-president dictator envoy negotiator" },
  { QD_WORD_ROLE,
    "man woman boy girl mother son daughter brother sister wife husband widow resident neighbor neighbour witness "
    "victim suspect driver farmer worker voter supporter opponent member source person user author insider operative "
    "front-runner frontrunner rival incumbent senator tycoon magnate preacher evangelist lobbyist protester demonstrator "
    "organizer organiser juror defendant plaintiff pilot fan friend colleague boss head patriarch mom dad uncle aunt "
    "newcomer newsman heiress guest caller attendee panelist interviewer questioner co-host director-general socialist" },
  { QD_WORD_MALE, "spokesman man boy father son brother husband congressman chairman businessman councilman gentleman dad uncle patriarch actor" },
  { QD_WORD_FEMALE, "spokeswoman woman girl mother daughter sister wife widow congresswoman chairwoman businesswoman councilwoman actress mom aunt" },
  { QD_WORD_ROLE | QD_WORD_PLURAL,
    "officials aides sources experts critics supporters opponents lawmakers senators representatives republicans democrats "
    "prosecutors lawyers attorneys authorities police investigators analysts advisers advisors spokesmen protesters reporters "
    "journalists people voters activists leaders members researchers scientists doctors residents witnesses conservatives "
    "liberals progressives strategists economists judges justices mayors governors governments agents editors authors fans "
    "delegates candidates students teachers families friends men women executives observers organizers advocates allies staff "
    "staffers ministers diplomats commentators pundits operatives scholars pollsters historians demonstrators users viewers" },
  { QD_WORD_ORGANISATION,
    "department house committee conference council party agency bureau court congress senate university college institute "
    "foundation association union federation campaign administration government ministry office commission board bank "
    "company corporation corp. inc. group news times post journal magazine tribune herald press network center centre "
    "organization organisation team force army navy guard service services authority administration parliament league "
    "club church coalition alliance project fund society institution school hospital museum library police pentagon kremlin "
    "gop dnc rnc fbi cia nsa doj dhs nbc abc cbs cnn fox msnbc bbc nyt ap reuters nato eu un aclu nra bloomberg politico "
    "buzzfeed breitbart twitter facebook google newspaper paper outlet website site report study poll survey statement company "
    "firm panel caucus delegation transcript document documents indictment complaint lawsuit ruling headline gazette chronicle globe "
    "daily weekly review today observer independent guardian telegraph examiner dispatch" },
  { QD_WORD_WORK,
    "film movie book novel show song album series episode play musical poem painting documentary sitcom program "
    "programme podcast exhibition sculpture video single track magazine ballad hymn anthem column chapter films "
    "movies books novels memoir memoirs shows podcasts songs albums videos clip ad ads spots commercial commercials "
    "plays drama comedy newsletter blog newspaper tome bestseller best-seller episodes tune opera portrait exhibit "
    "hashtag autobiography biography blockbuster broadcast thriller trilogy sequel prequel soundtrack lyric lyrics "
    "telenovela cartoon comic miniseries mini-series skit sketch tract pamphlet brochure playbook screenplay" },
  { QD_WORD_MAKER,
    "host hosts hosted co-host co-hosts co-hosted star stars starring starred author authors authored editor edits edited "
    "creator anchor anchors producer writer director directed playwright hosting co-wrote produced composer singer actor "
    "actress performed performs perform sang sing sings singing playing watch watches watched watching aired airs appeared "
    "appear appearing appearance interview franchise award awards theme reboot remake character alum alumni contestant "
    "correspondent moderator trailer fan fans premiere finale cast" },
  { QD_WORD_THING,
    "campaign movement summit ad ads reception t-shirt t-shirts shirt shirts hat hats sign signs lunch dinner rule law act "
    "tax effect party candidate candidates plan system policy policies program list label status state states scenario "
    "narrative argument framework approach theory phrase line comment remark remarks speech talk chant chants crowd voters "
    "primary primaries group groups website prison site team member members event rally tour initiative project bill order "
    "button" },
  { QD_WORD_SCARE, "so-called dubbed nicknamed titled entitled known term terms termed word words phrase alleged named hashtag "
                   "supposed euphemism moniker nickname acronym abbreviation concept notion aka branded coined phrases" },
  { QD_WORD_PARTICLE, "de la le du di da von van der den del bin ibn al el ben ter ten dos" },
  { QD_WORD_MALE,
    "james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark donald steven "
    "paul andrew joshua kenneth kevin brian george edward ronald timothy jason jeffrey ryan jacob gary nicholas eric "
    "jonathan stephen larry justin scott brandon benjamin samuel gregory frank alexander raymond patrick jack dennis jerry "
    "tyler aaron jose adam henry nathan douglas zachary peter kyle walter ethan jeremy harold keith roger noah gerald carl "
    "terry sean austin arthur lawrence jesse dylan bryan joe jordan billy bruce albert willie gabriel logan alan juan wayne "
    "roy ralph randy eugene vincent russell louis philip bobby johnny bradley bill bob jim tom tim mike steve dan dave jeff "
    "greg ken ben ted ed rick rob ron matt nick tony chris josh don doug fred harry howard hugh ian ivan karl lee leon luke "
    "marco martin max miguel neil oscar pedro ray sam simon stan stuart todd victor vladimir mitch rudy newt barack bernie "
    "alfred antonio arnold barry bernard brad brendan brett calvin carlos chad chester chuck clarence clifford clyde craig curtis darrell darren "
    "derek derrick dominic duane dustin dwight eddie edgar edwin eli elmer ernest erik evan felix fernando gavin geoffrey gerard gilbert glenn "
    "hector herbert herman isaac jake jared jerome jimmy joel jorge julian julio kurt leonard leroy lester luis luther malcolm manuel marc marcus "
    "mario marvin maurice melvin milton nigel norman omar oliver owen pablo rafael ramon ricardo rodney roland ruben rupert salvador saul sergio seth "
    "shane shaun sidney stanley stefan terence terrence theodore tommy travis trevor troy tyrone vernon vince wendell wesley zach" },
  { QD_WORD_FEMALE,
    "mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty sandra margaret ashley kimberly "
    "emily donna michelle carol amanda melissa deborah stephanie rebecca laura sharon cynthia dorothy amy kathleen angela "
    "shirley emma brenda pamela nicole anna samantha katherine christine helen debra rachel carolyn janet maria catherine "
    "heather diane olivia julie joyce victoria ruth virginia lauren kelly christina joan evelyn judith andrea hannah megan "
    "cheryl jacqueline martha madison teresa gloria sara janice ann kathryn abigail sophia frances jean alice judy isabella "
    "julia grace amber denise danielle marilyn beverly charlotte natalie theresa diana brittany doris kayla alexis lori "
    "marie jane kate katie hillary elena ellen claire anne sonia loretta susana tammy valerie wendy yvonne carly megyn ivanka "
    "anita audrey beth betsy bonnie carla carrie cathy claudia connie courtney debbie dianne eileen eleanor elisabeth erica erika erin esther fiona "
    "gail gina gwen heidi holly irene jackie jeanne jenna jenny jill joanna joanne josephine kathy kristen kristin kirsten lillian lois lorraine "
    "lucille lucy lydia maggie marcia marjorie marlene maureen melanie melinda mildred molly monica nadia naomi natasha nina nora norma pam patty paula "
    "peggy phyllis priscilla ramona renee rhonda rita roberta rosemary roxanne sabrina sally sandy sheila shelley sherri sherry stacey stacy stella "
    "suzanne sylvia tanya tara tina trudy ursula vanessa vera veronica vicki vivian yolanda zoe" },
  { 0, NULL },
};
