/**
 * Places where one word is certainly written for another: what stands before and after decides.
 * `before` is tested against the two words before, `after` against the two words after, each in
 * folded form with single spaces; `|` stands for a pause, a sentence's edge or nothing.
 */
export interface Confusion {
  readonly written: string;
  readonly meant: string;
  readonly before?: RegExp;
  readonly after?: RegExp;
}

const COMPARATIVE =
  /(?:\b(?:more|less|fewer|rather|other|better|worse|higher|lower|larger|smaller|bigger|greater|older|younger|earlier|later|sooner|faster|slower|longer|shorter|stronger|weaker|richer|poorer|cheaper|easier|harder|safer|closer|further|farther|wider|deeper|heavier|lighter)|different)$/;
const MODAL =
  /\b(?:will|would|could|should|must|might|may|can|cannot|can't|won't|to|not|they'll|we'll|he'll)$/;
const TIME =
  /^(?:(?:few|two|three|four|five|six|seven|eight|nine|ten|several|couple) )?(?:year|years|decade|decades|month|months|week|weeks|day|days|century|hour|hours|season|summer|winter|few|couple)\b/;
const DEGREE =
  /^(?:much|many|late|early|few|little|soon|long|far|often|big|small|high|low|old|young|hard|easy|expensive|dangerous|busy|weak|strong)\b/;
const FROM_LEADERS =
  /\b(?:away|far|apart|aside|different|suffer|suffers|suffered|suffering|range|ranges|ranged|ranging|came|comes|coming|come|back|return|returned|returning|fled|fleeing|escaped|escape|resigned|resign|retired|retire|withdrew|withdraw|withdrawn|benefit|benefited|emerged|emerging|resulting|resulted|stemming|stems|derived|prevent|prevented|prevents|preventing|banned|barred|removed|taken|imported|hails|dating|ranks|collected|learned|recovering|recovered|separated|excluded|received|letter|letters|quote|quotes|rose|fell|increased|decreased|dropped|grew|out|down|up|people|refugees|migrants|students|delegates|call|calls|support|pressure)$/;
const FROM_FOLLOWERS =
  /^(?:the|a|an|this|that|his|her|its|their|our|my|your|other|all|across|around|abroad|his|being|outside|inside|home|\d|one|two|three)\b/;

const PREPOSITION = /\b(?:of|in|on|at|from|with|by|for|to|into|about|between|under|over|during)$/;
const AFTER_THE =
  /^(?:government|company|country|city|town|police|court|president|prime|minister|party|parties|state|world|year|day|week|month|case|law|house|team|game|match|season|war|region|area|same|new|first|second|third|last|next|most|whole|other|united|european|british|american|north|south|east|west|following|end|beginning|middle|future|past|public|local|national|international)\b/;
const STATE =
  'important|difficult|happy|sad|similar|different|likely|unlikely|encouraging|popular|concerned|pleased|proud|serious|busy|careful|strange|interesting|useful|helpful|expensive|dangerous|unusual|surprised|disappointed|grateful|excited|glad|nervous|tired|much';
// “It is every busy parent’s fear”: what says how something is has no noun behind it.
const STATED = new RegExp(
  `^(?:${STATE}|well|few|clear|common|close) (?:to|that|for|about|in|of|from|with|and|but|by|as|indeed|when|if|because)\\b|^(?:${STATE}) \\|`,
);

// What “it is” is followed by, and a noun hardly.
const NO_COMPLEMENT =
  /^(?!(?:a|an|the|not|no|been|all|just|too|so|very|quite|also|only|now|still|never|always|like|that|this|what|how|why|where|who|when|if|because|got|good|bad|great|hard|easy|nice|fine|fun|funny|wrong|right|true|clear|difficult|impossible|possible|likely|better|worse|best|worth|time|up|down|out|off|over|in|on|at|for|to|about|more|less|my|your|his|her|our|their|you|me|him|us|them|one|he|she|i|we|they|it|there|here|and|or|but|as|than|of|from|with|by|going|being|becoming|making|taking|getting|nothing|something)\b|[a-z]+ly\b)[a-z]/;

// “A weeks holiday”
const OWNED_TIME =
  /^(?:time|notice|holiday|leave|pay|worth|work|rest|break|supply|wages|salary|play|news|meeting|match|game|edition|budget|vote|election)\b/;
const OWN_TIME: readonly Confusion[] = ['days', 'weeks', 'months', 'years'].map((written) => ({
  written,
  meant: `${written.slice(0, -1)}'s`,
  before: /(?<!\bmany )\b(?:a|one|this|last|next)$/,
  after: OWNED_TIME,
}));

/** Every such place that the house knows. Ordered by the word written, but for the last few. */
export const CONFUSIONS: readonly Confusion[] = [
  {
    written: 'accept',
    meant: 'except',
    after: /^for\b/,
    before: /(?:^|\||\b(?:everyone|everything|all|nothing|nobody|none|empty|anyone|nowhere))$/,
  },
  {
    written: 'advice',
    meant: 'advise',
    before: /\b(?:to|will|would|can|could|not|must|should)$/,
    after: /^(?:the|people|him|her|them|you|us|against|that|clients|ministers|parents|residents)\b/,
  },
  {
    written: 'advise',
    meant: 'advice',
    before: /\b(?:of|legal|medical|some|the|his|her|their|my|expert|official|good|bad|for)$/,
    after: /^(?:of|on|from|to|about|and|is|was|that|\|)/,
  },
  {
    written: 'affect',
    meant: 'effect',
    before:
      /\b(?:an|the|no|any|this|its|into|side|greenhouse|take|took|takes|taking|adverse|negative|positive|little|great|in)$/,
    after: /^(?:of|on|in|was|is|has|upon|\|)/,
  },
  {
    written: 'affects',
    meant: 'effects',
    before: /\b(?:the|side|special|sound|after|adverse|negative|positive|its|lasting|long-term)$/,
    after: /^(?:of|on|are|were|and|\|)/,
  },
  { written: 'apposed', meant: 'opposed', after: /^(?:by|to)\b/ },
  {
    written: 'as',
    meant: 'has',
    after:
      /^(?:(?:also |not |already |just |since |never |long )?been|risen to|fallen to|grown to)\b/,
  },
  {
    written: 'bare',
    meant: 'bear',
    after:
      /^(?:in mind|the brunt|the cost|the burden|witness|responsibility|fruit|resemblance|with)\b/,
  },
  {
    written: 'breath',
    meant: 'breathe',
    before: MODAL,
    after: /^(?:the|in|easy|easily|freely|again|properly|air|\|)/,
  },
  {
    written: 'breathe',
    meant: 'breath',
    before: /\b(?:a|deep|his|her|their|your|my|last|of|fresh)$/,
  },
  {
    written: 'brake',
    meant: 'break',
    after:
      /^(?:the (?:law|silence|rules|deadlock|news|record)|away|down|out|up|through|even|ranks)\b/,
  },
  { written: 'break', meant: 'brake', after: /^(?:pads?|pedal|lights?|fluid|lining)\b/ },
  { written: 'cant', meant: "can't", before: /\b(?:i|you|he|she|it|we|they|who|people)$/ },
  {
    written: 'council',
    meant: 'counsel',
    before: /\b(?:legal|defence|defense|special|general|queen's|king's)$/,
    after: /^(?:for|to|said|who|told|argued|robert)\b/,
  },
  {
    written: 'effect',
    meant: 'affect',
    before:
      /\b(?:will|would|could|may|might|can|not|to|directly|adversely|negatively|does|did|doesn't|didn't|won't)$/,
    after:
      /^(?:the|their|his|her|our|your|people|how|all|everyone|everybody|us|them|him|you|many|millions|thousands)\b/,
  },
  {
    written: 'every',
    meant: 'very',
    before: /\b(?:is|are|was|were|be|been|it's|not|seems|looks|became|felt|feel|am|i'm|a|get|got)$/,
    after: STATED,
  },
  { written: 'form', meant: 'from', before: FROM_LEADERS, after: FROM_FOLLOWERS },
  { written: 'he', meant: 'the', before: PREPOSITION, after: AFTER_THE },
  {
    written: 'hear',
    meant: 'here',
    before:
      /\b(?:over|right|from|live|lives|lived|stay|stayed|come|came|arrive|arrived|been|was|were|is|are|up)$/,
    after: /^(?:\||and|in|on|at|for|since|today|tonight)/,
  },
  {
    written: 'here',
    meant: 'hear',
    before: /\b(?:can|could|to|can't|couldn't|didn't|did|will|pleased to|sorry to)$/,
    after: /^(?:the|that|what|his|her|their|about|how|from|of|a)\b/,
  },
  { written: "it's", meant: 'its', after: /^own\b/ },
  {
    written: "it's",
    meant: 'its',
    before:
      /\b(?:of|lost|with|in|by|into|from|under|despite|given|lowered|changed|held|opened|closed|doubled|tripled)$/,
    after:
      /^(?:kind|members|citizens|people|leader|leaders|president|government|mayor|boats|doors|name|history|own|way|economy|forces|territory|borders|neighbours|neighbors|staff|website|budget|share|shares|first|last|most|largest)\b/,
  },
  {
    written: "it's",
    meant: 'its',
    before:
      /(?:^|[^|])\b(?:has|have|had|having|lost|gave|cut|raised|sold|reached|launched|doubled|tripled|halved|marked|began|moved|renamed|increased|reduced|asked|told|urged|ordered|into|from|under|through|within|despite|during|against|across|towards|by|at|on|because of|out of|(?!(?:some|most|all|much|none|part|half|rest|any|more|one|enough|out|lot|bit|lots|bits|parts) )[a-z]+ of)$/,
    after: NO_COMPLEMENT,
  },
  {
    written: 'its',
    meant: "it's",
    before:
      /(?:^|\||\b(?:that|and|but|because|if|when|think|thinks|know|says|said|so|where|why|how|then))$/,
    after:
      /^(?:(?:a|an|the|not|been|also|just|too|going|really|because) |(?:important|possible|impossible|hard|difficult|easy|likely|unlikely|clear|unclear|good|better|best|true|time) (?:to|that)\b)/,
  },
  { written: 'incase', meant: 'in case', after: /^of\b/ },
  {
    written: 'lead',
    meant: 'led',
    before: /\b(?:has|have|had|was|were|been|be|being|which has|that has)$/,
    after: /^(?:by|to|the|a|an|many|some|him|her|them|his|their|its|police|experts|from)\b/,
  },
  {
    written: 'lead',
    meant: 'led',
    // “Insisted that he lead”, “did she lead”: there it is right.
    before:
      /(?:^|\| |\b(?!(?:that|did|does|would|will|could|can|should|may|might|must|and|or|as) )[a-z]+ )(?:he|she)$/,
    after: /^(?:the|a|an|his|her|its|to|them|us|him|from|by)\b/,
  },
  {
    written: 'led',
    meant: 'lead',
    before:
      /\b(?:to|will|would|could|can|may|might|should|must|cannot|not|the|a|narrow|early|two-goal|slim)$/,
    after: /^(?:to|the|a|an|in|by|of|over|\||role|his|her|their)/,
  },
  {
    written: 'lightening',
    meant: 'lightning',
    after: /^(?:strike|strikes|struck|bolt|bolts|storm|rod|speed)\b/,
  },
  {
    written: 'loose',
    meant: 'lose',
    before: MODAL,
    after:
      /^(?:the|a|an|his|her|its|their|our|my|your|control|weight|power|money|hope|faith|touch|sight|out|everything|it|them|interest|more|seats|to|at|confidence|ground|support|jobs|any|some)\b/,
  },
  {
    written: 'loose',
    meant: 'lose',
    before: /\b(?:will|would|could|may|might|cannot|can't|couldn't|won't|wouldn't)$/,
    after: /^(?!(?:off|ends|upon|arrows|the dogs)\b)[a-z]/,
  },
  {
    written: 'loosing',
    meant: 'losing',
    after:
      /^(?:the|a|his|her|its|their|our|control|weight|power|money|hope|faith|touch|sight|out|to|side|team|streak|candidate)\b/,
  },
  {
    written: 'many',
    meant: 'may',
    before: /\b(?:it|he|she|we|they|you|i)$/,
    after:
      /^(?:be|not|have|also|make|result|lead|cause|need|take|come|seem|well|even|become|go|get|give|help|mean|want|find|say|see|look|never)\b/,
  },
  {
    written: 'of',
    meant: 'have',
    before:
      /(?:\b(?:could|would|should|must|couldn't|wouldn't|shouldn't)|\b(?:i|he|she|they|we|it|you|who|that) might)$/,
    after: /^(?!course\b|necessity\b)[a-z]/,
  },
  {
    written: 'off',
    meant: 'of',
    before:
      /\b(?:one|some|most|many|all|none|each|half|parts|out|because|instead|kind|sort|number|lot|lots|front|end|charge|piece|group|series|thousands|hundreds|millions|member|members|leader)$/,
    after:
      /^(?:the|a|an|his|her|its|their|our|these|those|them|us|all|whom|which|people|this|that)\b/,
  },
  {
    written: 'passed',
    meant: 'past',
    before: /\b(?:the|in the|over the|for the|these|this)$/,
    after: TIME,
  },
  {
    written: 'passed',
    meant: 'past',
    before: /\b(?:in|over|during|for|of) the$/,
    after: /^\d+ (?:years|months|weeks|days|hours|games|matches|seasons|decades)\b/,
  },
  {
    written: 'past',
    meant: 'passed',
    before: /\b(?:has|have|had|was|were|been)$/,
    after:
      /^(?:the (?:bill|law|test|exam|ball|baton|measure|budget|torch)|a (?:law|bill|test|motion|resolution)|by the|legislation|laws|away|unanimously|into law|on to)\b/,
  },
  { written: 'payed', meant: 'paid', after: /^(?!out\b)/ },
  {
    written: 'peace',
    meant: 'piece',
    after:
      /^of (?:paper|cake|legislation|advice|land|music|work|equipment|furniture|art|information|evidence|news|string|clothing|bread|wood|metal|glass|history|software)\b/,
  },
  {
    written: 'piece',
    meant: 'peace',
    after:
      /^(?:of mind|talks|treaty|agreement|accord|deal|process|plan|negotiations|prize|keepers|envoy)\b/,
    before: /(?:^|\||\b(?:the|a|in|for|of|nobel|new|and))$/,
  },
  { written: 'peak', meant: 'peek', before: /\bsneak$/ },
  {
    written: 'principal',
    meant: 'principle',
    before: /\b(?:in|on|of|matter of|basic|moral|guiding|founding|general)$/,
    after: /^(?:\||that|of|the|but|and|agreed|against)/,
  },
  {
    written: 'principle',
    meant: 'principal',
    before: /\b(?:the|a|his|her|its|school|deputy|vice)$/,
    after:
      /^(?:reason|cause|source|author|dancer|character|characters|city|town|investigator|adviser|advisor|owner|export|exports|aim|aims|beneficiary|said)\b/,
  },
  { written: 'reign', meant: 'rein', before: /\bfree$/ },
  { written: 'principle', meant: 'principal', before: /\b(?:school|vice|deputy|assistant)$/ },
  {
    written: 'quiet',
    meant: 'quite',
    after:
      /^(?:a|the|an|so|some|often|well|different|good|clear|clearly|simply|likely|possible|sure|right|enough|easily)\b/,
    before: /\b(?:is|was|are|were|be|been|it's|not|took|made|has|had|done|looks|seems|became)$/,
  },
  {
    written: 'quite',
    meant: 'quiet',
    before: /\b(?:a|kept|keep|stay|stayed|remained|fell|very|too|so|relatively|unusually)$/,
    after: /^(?:\||place|town|village|street|night|day|life|on|about|after)/,
  },
  {
    written: 'saw',
    meant: 'was',
    // “The men she saw arrested” were seen.
    before: /(?:\||\b(?:and|but|where|when|after|before|because)) (?:he|she)$/,
    after:
      /^(?:born|sentenced|acquitted|unable|supposed|pronounced|(?:arrested|convicted|appointed|elected|charged|nominated|diagnosed|awarded) (?:of|by|in|with|on|to|as|for|at|after|the|a|an))\b/,
  },
  {
    written: 'the',
    meant: 'there',
    before: /(?:^|\||\b(?:and|but|that|because|when|if|as|said|where))$/,
    after: /^(?:were|was|is|are) (?:no|a|an|many|some|several|few)\b/,
  },
  {
    written: 'the',
    meant: 'they',
    before: /(?:^|\||\b(?:and|but|that|because|when|if|as|said|where))$/,
    after: /^(?:were|have|had been)\b/,
  },
  {
    written: 'their',
    meant: 'there',
    after:
      /^(?:is|are|was|were|will be|has been|have been|had been|would be|isn't|aren't|wasn't|weren't|is no|seems|exists?|may be|might be|must be|could be|should be)\b/,
  },
  {
    written: 'there',
    meant: 'their',
    before: /\b(?:of|with|by|in|lost|left|on|for|from|at|into|all|about)$/,
    after:
      /^(?:own|homes?|houses?|lives|jobs?|children|families|parents|leaders?|rights|country|government|votes?|work|names?|way|cars?|money|wages|opponents?|minds?|hands?)\b/,
  },
  {
    written: 'there',
    meant: "they're",
    before: /(?:^|\||\b(?:and|but|that|because|if|when))$/,
    after: /^(?:going|trying|hoping|planning) to\b/,
  },
  {
    written: 'then',
    meant: 'than',
    before: COMPARATIVE,
    after: /^(?!(?:there|here|suddenly|came)\b)[\p{L}\p{N}]/u,
  },
  {
    written: 'than',
    meant: 'then',
    before: /\b(?:and|but|since|by|until|back)$/,
    after: /^(?:he|she|they|it|we|i|there|came|went|moved|said|turned|returned)\b/,
  },
  { written: 'they', meant: 'the', before: PREPOSITION, after: AFTER_THE },
  {
    written: 'to',
    meant: 'too',
    before: /\b(?:is|was|are|were|be|been|it's|far|much|all|seems|seemed)$/,
    after: DEGREE,
  },
  {
    written: 'too',
    meant: 'to',
    after:
      /^(?:be|the|a|an|have|do|make|take|get|go|see|give|find|keep|help|work|say|come|put|become|leave|begin|start|show|win|build|stop|pay|buy|sell|meet|speak|his|their|its|our|him|them|which|whom|date)\b/,
    before:
      /\b(?:the|able|going|need|needs|needed|want|wants|wanted|have|has|had|order|try|tries|tried|trying|how|due|according|returned|returns|return|went|go|goes|came|led|refused|agreed|decided|failed|plans|plan|began|likely|set|ready|used|up|group|back|next|hard|easy|people|them|him|it|us)$/,
  },
  {
    written: 'waist',
    meant: 'waste',
    after: /^(?:of time|of money|disposal|management|collection|dump|products?|water)\b/,
  },
  {
    written: 'weather',
    meant: 'whether',
    after: /^(?:or not|to|he|she|they|it|the|this|these|we|you|there)\b/,
    before:
      /\b(?:know|knows|decide|decides|asked|ask|asks|wonder|wondered|question|determine|unclear|consider|considering|doubt)$/,
  },
  {
    written: 'whether',
    meant: 'weather',
    before: /\b(?:the|bad|good|severe|cold|hot|warm|wet|dry|extreme|stormy|fine|of)$/,
    after:
      /^(?:forecast|conditions|service|station|reports?|warnings?|patterns?|is|was|has|will|had|turned|improved|\|)/,
  },
  {
    written: "who's",
    meant: 'whose',
    after:
      /^(?:own|names?|father|mother|son|daughter|husband|wife|brother|sister|parents|family|families|work|lives|death|children|job|home|homes|house|role|car|body|party|government|department|company|firm|team|office|books?|songs?|music|career|voice|face|hands?|dog|phone|land|property|identity|members|clients|customers|patients|victims|policies|plans?|decisions?|leaders?|mayor|owners?|shares|sales|profits|fans|players|workers|votes|views|lawyers?|supporters|residents)\b/,
  },
  {
    written: 'whose',
    meant: "who's",
    after: /^(?:been|going|got|not|always|never|also|responsible|in charge|running)\b/,
  },
  {
    written: 'were',
    meant: 'where',
    before:
      /\b(?:exactly|place|places|country|town|city|area|areas|house|village|point|hospital|university|school|region|street|spot|of|from|know|knows|see|knew|near)$/,
    after:
      /^(?:he|she|they|i|we|you|it|the|there|his|her) (?:was|were|is|are|had|has|have|lives|lived|live|works|worked|did|does|died|met|grew|stayed)\b/,
  },
  {
    written: 'were',
    meant: 'where',
    after:
      /^(?:he|she|they|i|we) (?:is|are|has|have|lives|lived|live|works|did|does|died|grew|spent|stayed)\b|^(?:he|she|i) (?:had|worked|met)\b/,
  },
  {
    written: 'where',
    meant: 'were',
    before:
      /\b(?:they|we|you|there|people|who|these|those|officials|police|which|that|others|some|many|most|both)$/,
    after:
      /^(?:not|also|being|killed|injured|arrested|detained|found|taken|going|still|able|given|forced|told|made|sent|among|in the|at the|no|only|never|already|later|released|charged|evacuated)\b/,
  },
  {
    written: 'worlds',
    meant: "world's",
    before: /\b(?:the|of the|among the)$/,
    after: /^(?:[a-z]{3,}est|best|worst|most|first|only|second|third|leading|top)\b/,
  },
  { written: 'wont', meant: "won't", before: /\b(?:i|you|he|she|it|we|they|who|that|this)$/ },
  {
    written: 'your',
    meant: "you're",
    after:
      /^(?:welcome|going|not|a|an|the|right|wrong|doing|looking|trying|being|getting|making|saying|never|always|just|still|very|really|too|so|sure|able)\b/,
    before: /(?:^|\||\b(?:if|when|that|think|know|because|and|but|what|where|sure))$/,
  },
  {
    written: "you're",
    meant: 'your',
    after:
      /^(?:own|name|names|family|house|home|car|job|life|money|children|email|vote|help|work|hands?|mind|country|data)\b/,
  },
  ...OWN_TIME,
];

/** The places by the word written in them. */
export const CONFUSIONS_BY_WORD: ReadonlyMap<string, readonly Confusion[]> = byWord();

function byWord(): Map<string, Confusion[]> {
  const places = new Map<string, Confusion[]>();
  for (const confusion of CONFUSIONS) {
    places.set(confusion.written, [...(places.get(confusion.written) ?? []), confusion]);
  }
  return places;
}
