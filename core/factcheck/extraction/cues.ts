import { inLatin } from './latin.ts';
import type { Sentence } from './signal.ts';
import { wordLists } from './word-lists.ts';

/**
 * What speaks for or against there being something to check without being checkable itself, by
 * name, and how often it was met: words of the lists, turns of phrase, the role and the shape of
 * the sentence. Words within quotation marks are somebody's: they are not counted among those of
 * the writer.
 */
export function cuesIn(sentence: Sentence): ReadonlyMap<string, number> {
  const cues = new Map<string, number>();
  cues.set(`role ${sentence.role}`, 1);
  if (!sentence.isEnglish) return cues;
  const own = unquoted(sentence);
  const words = wordsOf(own);
  for (const word of words) {
    for (const cue of listed.get(word) ?? []) cues.set(cue, (cues.get(cue) ?? 0) + 1);
  }
  for (const [cue, pattern] of turns) if (pattern.test(own)) cues.set(cue, 1);
  const content = words.filter((word) => word.length > 3 && !plain.has(word));
  const soft = content.filter(
    (word) => listed.get(word)?.some((cue) => softCues.has(cue)) === true,
  );
  const isPast = pastCues.some((cue) => cues.has(cue)) || words.some((word) => word.endsWith('ed'));
  if (!isPast) cues.set('nothing past', 1);
  if (!isPast && words.length <= 10 && maxim.test(own)) cues.set('a maxim', 1);
  cues.set('soft words', soft.length);
  cues.set('other words', (content.length - soft.length) / 3);
  if (words.length > 0 && words.length <= 4) cues.set('short', 1);
  if (words.length >= 12) cues.set('long', 1);
  if (words.length >= 20) cues.set('very long', 1);
  return cues;
}

function unquoted({ text, quoted }: Sentence): string {
  const from = [0, ...quoted.map((span) => span.to)];
  return from.map((start, at) => text.slice(start, quoted[at]?.from ?? text.length)).join(' ');
}

function wordsOf(text: string): readonly string[] {
  return (
    text
      .toLowerCase()
      .replaceAll("'", '’')
      .match(/[\p{L}\p{M}\p{N}]+(?:[’-][\p{L}\p{M}\p{N}]+)*/gu) ?? []
  );
}

const listed = indexOf(wordLists);

const pastCues = ['was', 'passive', 'perfect', 'done'];

// “Bread forgives”, “Modern life is a password”: of things in general, in the present.
const maxim =
  /^(?!(?:The|A|An|He|She|It|They|We|I|You|His|Her|Its|Their|My|Our|This|That|These|Those|There|Two|Three) )[A-Z][a-z]+(?: [a-z]+)?,? (?:is|are|has|have|does|do|can|never|always|[a-z]+s)\b/;

/** The lists of words that comment, sayings and scenery are made of. */
const softCues: ReadonlySet<string> = new Set([
  'mood',
  'scenery',
  'notion',
  'judging',
  'aside',
  'vague',
  'duty',
  'guess',
]);

const plain: ReadonlySet<string> = new Set(
  `that this these those with from have been were will would could than then them they their there here
  when what which while where whose into over also only such very much more most some just like after
  before about because being other another until since does said says still even both each same`.split(
    /\s+/u,
  ),
);

function indexOf(lists: Readonly<Record<string, string>>): ReadonlyMap<string, readonly string[]> {
  const index = new Map<string, string[]>();
  const add = (word: string, cue: string): void => {
    const cues = index.get(word) ?? [];
    if (!cues.includes(cue)) index.set(word, [...cues, cue]);
  };
  for (const [cue, list] of Object.entries(lists)) {
    for (const word of list.split(/\s+/u)) {
      if (word === '') continue;
      if (cue !== 'deed') add(word, cue);
      else for (const [form, name] of formsOf(word)) add(form, name);
    }
  }
  return index;
}

/** The regular forms of a verb: those that end in `ed` say what happened, in `s` what happens. */
function formsOf(verb: string): readonly (readonly [form: string, cue: string])[] {
  const stem = verb.endsWith('e') ? verb.slice(0, -1) : verb;
  const y = /[^aeiou]y$/u.test(verb) ? verb.slice(0, -1) : null;
  const doubled = /[^aeiou][aeiou][bdgklmnprt]$/u.test(verb) ? verb + (verb.at(-1) ?? '') : stem;
  const past = y === null ? [`${stem}ed`, `${doubled}ed`] : [`${y}ied`];
  const third = y === null ? [`${verb}s`, `${verb}es`] : [`${y}ies`];
  return [
    ...past.map((form) => [form, 'done'] as const),
    ...third.map((form) => [form, 'does'] as const),
    ...[`${stem}ing`, `${doubled}ing`].map((form) => [form, 'doing'] as const),
    [verb, 'does'],
  ];
}

const phrases: readonly (readonly [cue: string, pattern: RegExp])[] = [
  [
    'passive',
    /\b(?:was|were|is|are|been|being|be|get|got) (?:\p{L}+ly |not |also |now |to be )?(?:\p{L}{2,}ed|\p{L}+wn|\p{L}+en|put|set|cut|shut|built|held|kept|sold|found|made|paid|lost|left|sent|won|told|said|met|hit|laid|led|read|bought|taught|sunk)\b/iu,
  ],
  [
    'perfect',
    /\b(?:has|have|had) (?:\p{L}+ly |not |also |now |never |ever |just |since |long )?(?:\p{L}{2,}ed|\p{L}+wn|\p{L}+en|been|put|set|cut|shut|built|held|kept|sold|found|made|paid|lost|left|sent|won|told|said|met|hit|laid|led|bought|begun|come|become|gone)\b/iu,
  ],
  [
    'has',
    /\b(?:has|have|had) (?:no|an?|the|its|their|his|her|only|several|many|\d+|two|three|four|five|six|seven|eight|nine|ten|\p{L}+s)\b/iu,
  ],
  [
    'definition',
    /\b(?:known (?:for|as|to)|called|named (?:after|for)|includ(?:es?|ing|ed)|contains?|consists? of|made (?:of|from|by|in)|built (?:of|from|by|in|on|over)|belongs? to|comes? from|(?:is|are|was|were) (?:an?|the) \p{L}+ (?:of|in|for|from|at)|dates? (?:from|back)|thought to be|believed to be|means)\b/iu,
  ],
  [
    'plan',
    /\b(?:wants?|plans?|hopes?|needs?|expects?|intends?|is trying|are trying|is due|is to|are to) (?:to|the|an?|more|its|their)\b/iu,
  ],
  [
    'he did',
    /^(?:he|she|they|his|her|their) (?:\p{L}+ )?(?:\p{L}+ed|was|were|had|has|have|left|made|took|went|came|gave|ran|kept|wrote|won|lost|sold|bought|built|taught|spent|read|died|became|met|held|led|grew)\b/iu,
  ],
  ['the thing', /^(?:the|its|an?|both|two|three|four|five|six|seven) \p{Ll}[\p{L}-]+/iu],
  ['was', /\b(?:was|were)\b/iu],
  ['is', /\b(?:is|are|’s)\b/iu],
  ['will', /\b(?:will|won[’']t|is to|are to|going to|set to|due to)\b/iu],
  ['if', /^(?:if|whether|when|unless)\b/iu],
  ['would', /\bwould\b/iu],
  [
    'it is',
    /^(?:and |but |so |yet )?(?:it|that|this|these|those) (?:is|was|has been|would be|will be|are|were)\b/iu,
  ],
  ['there is', /^(?:and |but |so |yet )?(?:there|here) (?:is|are|was|were|will|has|have)\b/iu],
  [
    'the bare plural',
    /^\p{Lu}\p{Ll}+s (?:are|is|do|does|have|has|like|need|want|know|think|never|always|make|take|talk|will)\b/u,
  ],
  [
    'of the writer',
    /\b(?:I|we) (?:\p{L}+ )?(?:think|believe|feel|hope|fear|suspect|doubt|suppose|guess|wish|love|hate|prefer|blame|know|am|must|need|should)\b/iu,
  ],
  [
    'in my view',
    /\b(?:in my (?:view|opinion)|to my mind|it seems|if you ask me|of course|needless to say|let[’']s|no doubt|no wonder|no mystery|in short|in other words|in a word|after all|at last|for once|so far|as it were|to be fair|on the one hand|as ever|as always|as the saying|the old line|they say|or so|one way or another)\b/iu,
  ],
  [
    'nobody knows',
    /\b(?:nobody|no one|who|not yet) (?:\p{L}+ )?known?s?\b|\b(?:remains to be seen|anyone[’']s guess|time will tell|not yet (?:known|clear)|hard to (?:say|see|know|tell|imagine|believe)|easy to|it is (?:not )?(?:time|too late|enough)|there is (?:no|nothing|something|little|a certain))\b/iu,
  ],
  [
    'like a',
    /\b(?:like (?:a|an|the) \p{L}+|as (?:if|though)|as \p{L}+ as a|the (?:sort|kind|type) of|something of a|a kind of|the colou?r of)\b/iu,
  ],
  [
    'one does',
    /^(?:one|you|we|everybody|everyone|nobody|no one|every \p{L}+|those who|whoever|anyone|the (?:trouble|thing|point|problem|trick|joke|truth|joy) (?:is|with|about|of)|what|how|why)\b/iu,
  ],
  ['begins with a conjunction', /^(?:and|but|so|yet|or|then|now|meanwhile|anyway|still)\b/iu],
  ['exclaims', /!\s*[”’"]?$/u],
  [
    'reported question',
    /\b(?:asked|wondered|wonder|ask) ?(?:who|what|why|how|whether|if)?\.?$|^(?:who|what|why|how|whether|will|would|is|are|was|were|did|does|do|can|could|should|has|have)\b.*\b(?:asked|wondered|unclear|unknown|not known|open question)\b/iu,
  ],
  [
    'verbless',
    /^(?!.*\b(?:is|are|was|were|be|been|has|have|had|do|does|did|will|would|can|could|may|might|must|should|said|says)\b)(?!.*\p{Ll}(?:ed|s)\b.* )/iu,
  ],
  [
    'office',
    /\b(?:chief|deputy|former|vice|acting|professor|minister|president|director|captain|colonel|general|judge|bishop)\b/iu,
  ],
  [
    'aged',
    /\b(?:nineteen|twenties|thirties|forties|fifties|sixties|seventies|eighties|teenage[rd]?|born|aged)\b/iu,
  ],
  [
    'kin',
    /\b(?:sons?|daughters?|wife|husband|widow|widower|mother|father|brothers?|sisters?|nephew|niece|cousin|stepdaughter|stepson|grandson|married|marriage|survived by)\b/iu,
  ],
  [
    'law word',
    /\b(?:law|laws|legal|act|bill|rule|rules|right|rights|entitled|tax|taxes|election|elections|ballot|treaty|convention|constitution|reform|policy|crime)\b/iu,
  ],
  [
    'health word',
    /\b(?:patients?|doctors?|hospitals?|drugs?|vaccines?|doses?|illness|disease|cure|treatment|diagnos\p{L}+|smoking|alcohol|diet|evidence)\b/iu,
  ],
  [
    'of the record',
    /\b(?:records?|documents?|files|letters|figures|papers|database|archive|register|survey|census|report|according)\b/iu,
  ],
  ['now', /\b(?:now|already|still|since|until|so far|recently|currently|later|earlier|once)\b/iu],
];

const turns = phrases.map(([cue, pattern]) => [cue, inLatin(pattern)] as const);
