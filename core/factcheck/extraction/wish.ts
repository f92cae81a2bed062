import type { ClaimKind } from '../claim.ts';
import { SAID } from './attribution.ts';
import { allSignals } from './detectors.ts';
import { inLatin } from './latin.ts';
import { anyOf, type Sentence } from './signal.ts';

const wishes = [
  // “perhaps it is time to ask whether …”, “it is high time …”, “one may well ask …”
  String.raw`^(?:and |but |so |yet |perhaps |maybe |surely |now )*it (?:is|may be|might be) (?:high |about |surely |perhaps )?time (?!of\b|for [A-Z])`,
  String.raw`^(?:perhaps|maybe|surely),? .*\b(?:time to|ought to|should|must|worth asking|ask whether)\b`,
  String.raw`^(?:and |but |so |yet |still,? )?(?:one|you|we|people) (?:may|might|must|can only|could) (?:well |also |only |fairly )?(?:ask|wonder|hope|wish|ask ourselves)\b`,
  String.raw`^(?:and |but |so |yet )?(?:let us|let’s|if only|would that|may (?:the|it|he|she|they|we)|here’s hoping|one can only hope)\b`,
  // “deserves better than”, “merits a second look”; not “merits” of a plan
  String.raw`\bdeserv(?:es?|ed|ing) (?!to be (?:sold|paid))`,
  String.raw`\bmerit(?:s|ed)? (?:better|more|praise|thanks|attention|applause|all|every|an?|our|its|no)\b`,
  // “cannot come soon enough”, “not a moment too soon”
  String.raw`\b(?:cannot|can’t|could not|couldn’t) (?:come|happen|arrive|begin|start|end|open|be praised|be thanked) (?:soon|quickly|fast|early|highly|often) enough\b`,
  String.raw`\b(?:not a (?:moment|minute|day) too soon|too little,? too late|better late than never)\b|\b(?:is|are) long overdue\.?$`,
  // “a joy”, “nothing short of a disgrace”, “only a fool would …”
  String.raw`\b(?:is|are|was|were|be|been) (?:simply |quite |truly |nothing short of |such |still )?an? (?:pure |sheer |real |rare |quiet |great |small |utter )?(?:joy|delight|pleasure|treat|marvel|disgrace|shame|pity|travesty|farce|blessing|godsend|eyesore|insult|outrage|folly)\b(?! of\b)`,
  String.raw`\b(?:only|none but) (?:a|the) (?:fool|fools|cynic|brave|churl|snob|curmudgeon)\b|\bonly fools\b`,
];
const wish = new RegExp(wishes.join('|'), 'iu');

const alsoVerbs = inLatin(
  new RegExp(
    `\\b(?:${SAID}|${anyOf(
      `because ruled found held decided voted agreed arrested killed fined convicted jailed sacked resigned`,
    )})\\b`,
    'u',
  ),
);

// Too loose beside a wish: “better than”, “the bill deserves …”, “once”.
const loose: ReadonlySet<string> = new Set([
  'a comparison',
  'talk of a law',
  'how often',
  'a season',
]);
const looseKinds: ReadonlySet<ClaimKind> = new Set<ClaimKind>(['name', 'place', 'cause', 'other']);

/**
 * Whether a sentence is nothing but a wish or praise and blame in its writer's own words: “The
 * garden is a joy”, “Perhaps it is time to ask whether …”, “She deserves better”. With a figure, a
 * date, a superlative, a law or a speaker in it there is something to check, whatever is wished.
 */
export function isWishOrPraise(sentence: Sentence): boolean {
  if (!wish.test(sentence.text.replaceAll("'", '’')) || alsoVerbs.test(sentence.text)) return false;
  return allSignals(sentence).every(
    ({ kind, name, from, to }) =>
      looseKinds.has(kind) || loose.has(name) || /^only an?$/iu.test(sentence.text.slice(from, to)),
  );
}
