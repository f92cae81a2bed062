/**
 * How unlikely each slip is, in nats: the channel of a noisy-channel speller (Kernighan, Church
 * and Gale 1990; Brill and Moore 2000 for slips of several letters). docs/proofreading.md tells how
 * the weights were fitted.
 */
export interface SlipWeights {
  /** A letter for another with nothing in common. */
  readonly substitution: number;
  /** A vowel for a vowel. */
  readonly vowel: number;
  /** A letter for the one beside it on the keyboard. */
  readonly adjacentKey: number;
  /** A consonant for one that sounds like it. */
  readonly soundAlike: number;
  /** A letter too many. */
  readonly insertion: number;
  /** A letter doubled. */
  readonly doubling: number;
  /** A letter too many that lies beside its neighbour on the keyboard. */
  readonly strayKey: number;
  /** A letter left out. */
  readonly omission: number;
  /** One of two equal letters left out. */
  readonly undoubling: number;
  /** A vowel left out, or a letter that is often silent. */
  readonly silent: number;
  /** Two neighbours swapped. */
  readonly swap: number;
  /** Several letters for several that sound alike. */
  readonly spelledBySound: number;
  /** On top, for a slip in the first letter. */
  readonly firstLetter: number;
  /** An apostrophe or hyphen left out or put in. */
  readonly mark: number;
}

export const SLIP_WEIGHTS: SlipWeights = {
  substitution: 9.1,
  vowel: 5.8,
  adjacentKey: 6.2,
  soundAlike: 4.5,
  insertion: 8.4,
  doubling: 5.7,
  strayKey: 6.9,
  omission: 4.4,
  undoubling: 2.5,
  silent: 5.2,
  swap: 4.4,
  spelledBySound: 5.2,
  firstLetter: 2.4,
  mark: 6.6,
};

const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const VOWELS = 'aeiouy';
const SOUND_ALIKE = [
  'ck',
  'cs',
  'sz',
  'gj',
  'fv',
  'dt',
  'bp',
  'mn',
  'kq',
  'lr',
  'uw',
  'xz',
  'vw',
  'cq',
  'gk',
];
const BY_SOUND: readonly (readonly [string, string])[] = [
  ['ph', 'f'],
  ['gh', 'f'],
  ['gh', 'g'],
  ['ck', 'k'],
  ['ch', 'k'],
  ['ch', 'c'],
  ['sc', 's'],
  ['sch', 'sk'],
  ['sh', 'ti'],
  ['sh', 'ci'],
  ['sh', 's'],
  ['ti', 'si'],
  ['ci', 'ti'],
  ['ci', 'si'],
  ['tu', 'chu'],
  ['tch', 'ch'],
  ['qu', 'kw'],
  ['qu', 'k'],
  ['que', 'k'],
  ['x', 'ks'],
  ['x', 'cs'],
  ['x', 'xc'],
  ['wh', 'w'],
  ['rh', 'r'],
  ['kn', 'n'],
  ['gn', 'n'],
  ['pn', 'n'],
  ['ps', 's'],
  ['wr', 'r'],
  ['mb', 'm'],
  ['dg', 'j'],
  ['dge', 'ge'],
  ['dj', 'j'],
  ['ough', 'o'],
  ['ough', 'uf'],
  ['augh', 'o'],
  ['igh', 'i'],
  ['igh', 'ie'],
  ['eigh', 'ay'],
  ['eigh', 'ei'],
  ['ea', 'e'],
  ['ea', 'ee'],
  ['ee', 'e'],
  ['ee', 'ie'],
  ['ei', 'e'],
  ['ie', 'y'],
  ['ai', 'a'],
  ['ay', 'ai'],
  ['ou', 'o'],
  ['ou', 'u'],
  ['ou', 'ow'],
  ['oo', 'u'],
  ['eu', 'u'],
  ['ew', 'u'],
  ['ew', 'ue'],
  ['au', 'o'],
  ['aw', 'au'],
  ['ar', 'er'],
  ['or', 'er'],
  ['ur', 'er'],
  ['re', 'er'],
  ['le', 'el'],
  ['le', 'al'],
  ['ance', 'ence'],
  ['ary', 'ery'],
  ['our', 'or'],
  ['cc', 's'],
  ['ss', 'c'],
  ['sc', 'c'],
  ['sque', 'sk'],
  ['cks', 'x'],
  ['cce', 'xe'],
];

// What two letters have in common, by their character codes; letters beyond ASCII share nothing.
const CODES = 128;
const ADJACENT = 1;
const ALIKE = 2;
const common = new Uint8Array(CODES * CODES);
const isVowel = new Uint8Array(CODES);
const isMark = new Uint8Array(CODES);
for (const vowel of VOWELS) isVowel[vowel.charCodeAt(0)] = 1;
for (const mark of "'-.") isMark[mark.charCodeAt(0)] = 1;
for (const [row, keys] of ROWS.entries()) {
  for (let at = 0; at < keys.length; at += 1) {
    const below = ROWS[row + 1] ?? '';
    for (const other of [keys[at + 1], below[at], below[at - 1]]) {
      if (other !== undefined) share(keys.charAt(at), other, ADJACENT);
    }
  }
}
for (const pair of SOUND_ALIKE) share(pair.charAt(0), pair.charAt(1), ALIKE);

function share(a: string, b: string, what: number): void {
  for (const [one, other] of [
    [a, b],
    [b, a],
  ] as const) {
    const at = one.charCodeAt(0) * CODES + other.charCodeAt(0);
    common[at] = (common[at] ?? 0) | what;
  }
}

function inCommon(a: number, b: number): number {
  return a < CODES && b < CODES ? (common[a * CODES + b] ?? 0) : 0;
}

const bySoundEnding: (readonly (readonly [string, string])[])[] = [];
for (const [a, b] of BY_SOUND) {
  for (const pair of [
    [a, b],
    [b, a],
  ] as const) {
    const last = pair[0].charCodeAt(pair[0].length - 1);
    bySoundEnding[last] = [...(bySoundEnding[last] ?? []), pair];
  }
}

const LONGEST = 48;
const WIDTH = LONGEST + 2;
// Words whose lengths differ more than this are no slips for one another.
const BAND = 6;
const table = new Float64Array(WIDTH * WIDTH);

/**
 * The cost in nats of having typed `typed` where `meant` was meant; both folded. Infinite when
 * either is longer than 48 letters or their lengths differ by more than 6.
 */
export function slipCost(
  typed: string,
  meant: string,
  weights: SlipWeights = SLIP_WEIGHTS,
): number {
  if (typed.length > LONGEST || meant.length > LONGEST) return Number.POSITIVE_INFINITY;
  if (Math.abs(typed.length - meant.length) > BAND) return Number.POSITIVE_INFINITY;
  for (let row = 0; row <= typed.length; row += 1) {
    const first = Math.max(0, row - BAND);
    const last = Math.min(meant.length, row + BAND);
    if (first > 0) table[row * WIDTH + first - 1] = Number.POSITIVE_INFINITY;
    if (last < meant.length) table[row * WIDTH + last + 1] = Number.POSITIVE_INFINITY;
    for (let column = first; column <= last; column += 1) {
      table[row * WIDTH + column] = cell(typed, meant, row, column, weights);
    }
  }
  return table[typed.length * WIDTH + meant.length] ?? Number.POSITIVE_INFINITY;
}

function cell(
  typed: string,
  meant: string,
  row: number,
  column: number,
  weights: SlipWeights,
): number {
  if (row === 0 && column === 0) return 0;
  const a = row > 0 ? typed.charCodeAt(row - 1) : 0;
  const b = column > 0 ? meant.charCodeAt(column - 1) : 0;
  const at = row * WIDTH + column;
  let best = Number.POSITIVE_INFINITY;
  if (row > 0 && column > 0) {
    best = table[at - WIDTH - 1] ?? best;
    if (a !== b) best += substitutionCost(a, b, weights) + first(row, column, weights);
  }
  if (row > 0)
    best = Math.min(best, (table[at - WIDTH] ?? best) + insertionCost(typed, row, weights));
  if (column > 0)
    best = Math.min(best, (table[at - 1] ?? best) + omissionCost(meant, column, weights));
  if (a === b) return best;
  if (
    row > 1 &&
    column > 1 &&
    a === meant.charCodeAt(column - 2) &&
    b === typed.charCodeAt(row - 2)
  ) {
    const swapped = weights.swap + first(row - 1, column - 1, weights);
    best = Math.min(best, (table[at - 2 * WIDTH - 2] ?? best) + swapped);
  }
  const pairs = bySoundEnding[a];
  return pairs === undefined
    ? best
    : Math.min(best, bySoundCost(typed, meant, row, column, weights));
}

function bySoundCost(
  typed: string,
  meant: string,
  row: number,
  column: number,
  weights: SlipWeights,
): number {
  let best = Number.POSITIVE_INFINITY;
  for (const [from, to] of bySoundEnding[typed.charCodeAt(row - 1)] ?? []) {
    const top = row - from.length;
    const left = column - to.length;
    if (top < 0 || left < 0 || Math.abs(top - left) > BAND) continue;
    if (!meant.startsWith(to, left) || !typed.startsWith(from, top)) continue;
    best = Math.min(best, (table[top * WIDTH + left] ?? best) + weights.spelledBySound);
  }
  return best;
}

function first(row: number, column: number, weights: SlipWeights): number {
  return row === 1 && column === 1 ? weights.firstLetter : 0;
}

function substitutionCost(a: number, b: number, weights: SlipWeights): number {
  if (isMark[a] === 1 || isMark[b] === 1) return weights.substitution + weights.mark;
  if ((a >= CODES || b >= CODES) && bare(a) === bare(b)) return weights.mark;
  let cost = weights.substitution;
  if (isVowel[a] === 1 && isVowel[b] === 1) cost = Math.min(cost, weights.vowel);
  const shared = inCommon(a, b);
  if ((shared & ADJACENT) !== 0) cost = Math.min(cost, weights.adjacentKey);
  if ((shared & ALIKE) !== 0) cost = Math.min(cost, weights.soundAlike);
  return cost;
}

function insertionCost(typed: string, row: number, weights: SlipWeights): number {
  const letter = typed.charCodeAt(row - 1);
  if (isMark[letter] === 1) return weights.mark;
  const before = row > 1 ? typed.charCodeAt(row - 2) : 0;
  if (letter === before) return weights.doubling;
  const after = row < typed.length ? typed.charCodeAt(row) : 0;
  const isStray = ((inCommon(letter, before) | inCommon(letter, after)) & ADJACENT) !== 0;
  return (isStray ? weights.strayKey : weights.insertion) + (row === 1 ? weights.firstLetter : 0);
}

function omissionCost(meant: string, column: number, weights: SlipWeights): number {
  const letter = meant.charCodeAt(column - 1);
  if (isMark[letter] === 1) return weights.mark;
  if (column > 1 && letter === meant.charCodeAt(column - 2)) return weights.undoubling;
  const isSilent = isVowel[letter] === 1 || letter === 104; // h
  return (isSilent ? weights.silent : weights.omission) + (column === 1 ? weights.firstLetter : 0);
}

/** A letter without its accents. */
function bare(code: number): string {
  return String.fromCharCode(code).normalize('NFD').charAt(0);
}
