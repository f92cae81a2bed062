import type { BlockRole } from '../../article/text-blocks.ts';
import { OFFICE, TITLE } from './roles.ts';
import { anyOf, detect, type Pattern, type Sentence, type Signal } from './signal.ts';

const word = String.raw`(?:\p{Lu}\.|\p{Lu}[\p{L}\p{M}]*(?:[’'-]\p{L}[\p{L}\p{M}]*)*)`;
const particle = '(?:de|del|della|der|den|di|da|dos|du|la|le|van|von|bin|ibn|al|el|ter|ten) ';
/** A name of one word or more, with the particles within it. A pattern's source. */
export const NAME = `${word}(?: (?:${particle}){0,2}${word}){0,4}`;

const inMidSentence = String.raw`(?<=[\p{L}\p{N},;:)”’–—-] (?:[“‘"'(])?)`;

const patterns: readonly Pattern[] = [
  {
    name: 'a name with a title',
    weight: 0.3,
    words: new RegExp(`(?<![\\p{L}])${TITLE} ${NAME}`, 'gu'),
  },
  {
    name: 'a name with an office',
    weight: 0.32,
    words: new RegExp(
      `(?<![\\p{L}])${NAME},? (?:\\d{1,2}, )?(?:who (?:is|was) )?(?:(?:the|an?|its|their|his|her|then|former|acting|deputy) )*(?:[\\p{L}’'-]+ ){0,3}?${OFFICE}\\b|\\b${OFFICE},? ${NAME}`,
      'gu',
    ),
  },
  {
    name: 'a name',
    weight: 0.2,
    words: new RegExp(`(?<![\\p{L}])${word}(?: (?:${particle}){0,2}${word}){1,4}`, 'gu'),
  },
  {
    name: 'a title of a work or body',
    weight: 0.2,
    words: new RegExp(
      `(?:watchdog|newspaper|agency|charity|firm|company|group|band|ship|ferry|trawler|yacht|magazine|broadcaster|retailer|airline|party|novel|film|play|album|opera|website|app|network|bank) (?:${word})(?: ${word}){0,3}`,
      'gu',
    ),
  },
  {
    name: 'a bare name',
    weight: 0.08,
    words: new RegExp(`${inMidSentence}${NAME}`, 'gu'),
    everywhere: true,
  },
];

const notNames = new RegExp(
  `^(?:${anyOf(
    `I I'm I’m I’ve I’d I’ll Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February
    March April May June July August September October November December Jan Feb Mar Apr Aug Sept Oct
    Nov Dec The A An It He She They We You In On At But And So If When GMT BST Mr Mrs Ms Dr TV God OK
    Christmas Easter`,
  )})\\.?$`,
  'u',
);

/**
 * Names of people, places and bodies: with a title or an office, of two words or more, or of one
 * word in the middle of a sentence. A word that is capitalised because it begins the sentence, or
 * because a headline capitalises all its words, is none.
 */
export function namesIn(sentence: Sentence): readonly Signal[] {
  const isTitleCase = titled.has(sentence.role) && hasTitleCase(sentence.text);
  return detect(sentence, 'name', patterns)
    .map((found) => withoutOpener(found, sentence.text))
    .filter(({ from, to, name }) => {
      const words = sentence.text.slice(from, to);
      if (notNames.test(words) || / I(?:[’']\p{L}+)?$/u.test(words)) return false;
      if (name === 'a name with an office' && openers.test(`${words} `)) return false;
      if (name === 'a name' && !words.includes(' ')) return false;
      return !/^a (?:bare )?name$/u.test(name) || !isTitleCase;
    });
}

const titled: ReadonlySet<BlockRole> = new Set(['headline', 'heading', 'standfirst']);

const openers =
  /^(?:The|A|An|In|On|At|But|And|So|If|When|For|From|With|After|Before|By|As|While|Since|Its|Their|His|Her|Our|My|This|That|These|Those|Every|Each|Both|Last|Next|Now|Then|Meanwhile|However|No|Not|Old|New|Young|Former|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Why|How|What|Who|Where|Under|Over|Across|Near|Outside|Inside|Between|Until|Only|Even|Did|Does|Do|Is|Was|Are|Were|Has|Have|Had|To|Of|Despite|Because|Although|Though|Unlike|Like)\s+/u;

/** “In Sallow” at the start of a sentence names Sallow. */
function withoutOpener(signal: Signal, text: string): Signal {
  if (!/^a (?:bare )?name$/u.test(signal.name)) return signal;
  const opener = openers.exec(text.slice(signal.from, signal.to))?.[0] ?? '';
  return { ...signal, from: signal.from + opener.length };
}

/** Whether most words have a capital, as in headlines of the American fashion. */
function hasTitleCase(text: string): boolean {
  const words = text.match(/\p{L}[\p{L}’'-]{3,}/gu) ?? [];
  const capitals = words.filter((one) => /^\p{Lu}/u.test(one));
  return words.length >= 3 && capitals.length / words.length > 0.7;
}
