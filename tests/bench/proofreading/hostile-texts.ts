import type { HouseRule } from '../../../core/proofreading/house-style.ts';
import { createRandom } from '../random.ts';
import { makeSentence } from '../sentences.ts';

/** A text that is out to make the proofreader slow, of any length wished for. */
export interface HostileText {
  readonly name: string;
  /** So many letters or a few less, one paragraph unless the name says otherwise. */
  readonly make: (letters: number) => string;
  readonly houseRules?: readonly HouseRule[];
  /** What part of the length wished for to take: such texts cost far more a letter. */
  readonly part?: number;
}

const SEED = 20261122;
// Every word of these is searched for in dictionary and story.
const COSTLY = 1 / 20;

/** The texts that bench and test hold the proofreader against. */
export const HOSTILE_TEXTS: readonly HostileText[] = [
  { name: 'news in one paragraph', make: news },
  { name: 'one word', make: (letters) => 'ab'.repeat(letters / 2) },
  { name: 'two alphabets in one word', make: (letters) => 'кa'.repeat(letters / 2) },
  { name: 'lone surrogates', make: repeat('\ud83d \udc00word \udc00\ud800 ') },
  { name: 'combining marks by the thousand', make: (letters) => `e${'\u0301'.repeat(letters)}` },
  { name: 'words under combining marks', make: repeat(`bre\u0301${'\u0308'.repeat(30)}ad `) },
  {
    name: 'right to left and zero width',
    make: repeat('\u202eab\u05d0\u200bc\u200d \u202c\ufeff'),
  },
  { name: 'quotes and brackets opened', make: repeat('“(«[‘') },
  { name: 'quoted words', make: repeat('“(boat) ‘[as') },
  { name: 'one word again and again', make: repeat('harbour ') },
  { name: 'one unknown word again and again', make: repeat('harbuor ') },
  {
    name: 'names nearly alike, all different',
    make: (letters) => namesAlike(letters, 1),
    part: COSTLY,
  },
  { name: 'long names nearly alike', make: (letters) => namesAlike(letters, 9), part: COSTLY },
  { name: 'unknown words, all different', make: wordsApart, part: COSTLY },
  { name: 'spaces and line breaks', make: repeat(' \n \t') },
  { name: 'paragraphs of one word', make: repeat('Boat\n\n') },
  { name: 'stops and commas', make: repeat('.,a;.') },
  { name: 'hyphens', make: repeat('as-') },
  { name: 'apostrophes', make: repeat('as’') },
  { name: 'one address', make: (letters) => `https://example.org/${'a.b/'.repeat(letters / 4)}` },
  { name: 'capitals', make: repeat('BOAT Ships in Fog ') },
  { name: 'digits', make: repeat('1,1') },
  {
    name: 'a pattern with nested repeats in a house rule',
    make: (letters) => `${'a'.repeat(letters)}!`,
    houseRules: [expression('(a+)+$'), expression('(?:a|a)*b'), expression('(\\w+\\s?)+:')],
  },
];

function repeat(unit: string): (letters: number) => string {
  return (letters) => unit.repeat(Math.floor(letters / unit.length));
}

function news(letters: number): string {
  const random = createRandom(SEED);
  const sentences: string[] = [];
  for (let length = 0; length < letters; length += (sentences.at(-1)?.length ?? 0) + 1)
    sentences.push(makeSentence(random));
  return sentences.join(' ');
}

/** Names that differ from one another by a letter or more, and from every known one. */
function namesAlike(letters: number, endings: number): string {
  return counted(letters, (index) => `and Vorsk${spellNumber(index)}${'ova'.repeat(endings)} `);
}

function wordsApart(letters: number): string {
  return counted(letters, (index) => `the vorb${spellNumber(index)}al `);
}

function counted(letters: number, make: (index: number) => string): string {
  const parts: string[] = [];
  for (let length = 0; length < letters; length += parts.at(-1)?.length ?? 0)
    parts.push(make(parts.length));
  return parts.join('');
}

/** A number in letters that leaves something to say: 0 is “aaaa”, 1 “baaa”. */
function spellNumber(index: number): string {
  const letters = 'aeioubdgklmnprstvz';
  let left = index;
  return Array.from({ length: 4 }, () => {
    const letter = letters[left % letters.length] ?? '';
    left = Math.floor(left / letters.length);
    return letter;
  }).join('');
}

function expression(pattern: string): HouseRule {
  return {
    id: pattern,
    pattern,
    isExpression: true,
    matchesCase: true,
    suggestions: [],
    message: 'A pattern that has kept other engines busy for ever.',
  };
}
