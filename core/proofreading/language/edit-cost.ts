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
  substitution: 9.3,
  vowel: 5.7,
  adjacentKey: 5.5,
  soundAlike: 5.7,
  insertion: 9.8,
  doubling: 2.6,
  strayKey: 6.8,
  omission: 4.4,
  undoubling: 0.8,
  silent: 2.9,
  swap: 3.4,
  spelledBySound: 5.2,
  firstLetter: 1.2,
  mark: 4.5,
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

interface SoundPair {
  readonly typed: string;
  readonly meant: string;
  /** The last letter of `meant`. */
  readonly last: number;
}

// By the last letter of what was typed.
const pairsEnding: SoundPair[][] = Array.from({ length: CODES }, () => []);
for (const [a, b] of BY_SOUND) {
  for (const [typed, meant] of [
    [a, b],
    [b, a],
  ] as const) {
    const last = meant.charCodeAt(meant.length - 1);
    pairsEnding[typed.charCodeAt(typed.length - 1)]?.push({ typed, meant, last });
  }
}

const LONGEST = 48;
const WIDTH = LONGEST + 2;
// Words whose lengths differ more than this are no slips for one another.
const BAND = 6;
const FAR = Number.POSITIVE_INFINITY;
const LETTER_H = 104;
const NO_PAIRS: readonly SoundPair[] = [];

// No run of letters that sounds like another is longer.
const LONGEST_RUN = 4;

/**
 * The cost in nats of having typed `typed` where `meant` was meant; both folded. Infinite when
 * either is longer than 48 letters or their lengths differ by more than 6, and, to save time, at
 * will when it is more than `limit`.
 */
export type SlipCost = (typed: string, meant: string, limit?: number) => number;

/** The channel with some weights. It keeps one table for all its answers. */
export function createSlipCost(weights: SlipWeights): SlipCost {
  const table = new Float64Array(WIDTH * WIDTH);
  const insertions = new Float64Array(WIDTH);
  const omissions = new Float64Array(WIDTH);
  const substitutions = substitutionTable(weights);

  function substitution(a: number, b: number): number {
    if (a < CODES && b < CODES) return substitutions[a * CODES + b] ?? FAR;
    return bare(a) === bare(b) ? weights.mark : weights.substitution;
  }

  function bySound(typed: string, meant: string, row: number, column: number): number {
    let best = FAR;
    const letter = meant.charCodeAt(column - 1);
    for (const pair of pairsEnding[typed.charCodeAt(row - 1)] ?? NO_PAIRS) {
      if (pair.last !== letter) continue;
      const top = row - pair.typed.length;
      const left = column - pair.meant.length;
      if (top < 0 || left < 0 || Math.abs(top - left) > BAND) continue;
      if (!meant.startsWith(pair.meant, left) || !typed.startsWith(pair.typed, top)) continue;
      best = Math.min(best, (table[top * WIDTH + left] ?? FAR) + weights.spelledBySound);
    }
    return best;
  }

  /** Answers the lowest cost of the row. */
  function fillRow(typed: string, meant: string, row: number): number {
    const first = row > BAND ? row - BAND : 1;
    const last = row + BAND < meant.length ? row + BAND : meant.length;
    const base = row * WIDTH;
    const a = typed.charCodeAt(row - 1);
    const before = row > 1 ? typed.charCodeAt(row - 2) : -1;
    const insertion = insertions[row] ?? FAR;
    let left = first > 1 ? FAR : (table[base - WIDTH] ?? FAR) + insertion;
    table[base + first - 1] = left;
    let lowest = left;
    for (let column = first; column <= last; column += 1) {
      const at = base + column;
      const b = meant.charCodeAt(column - 1);
      let best = table[at - WIDTH - 1] ?? FAR;
      if (a !== b)
        best += substitution(a, b) + (row === 1 && column === 1 ? weights.firstLetter : 0);
      const inserted = (table[at - WIDTH] ?? FAR) + insertion;
      if (inserted < best) best = inserted;
      const omitted = left + (omissions[column] ?? FAR);
      if (omitted < best) best = omitted;
      if (a !== b) {
        if (column > 1 && b === before && a === meant.charCodeAt(column - 2)) {
          const slip = weights.swap + (row === 2 && column === 2 ? weights.firstLetter : 0);
          best = Math.min(best, (table[at - 2 * WIDTH - 2] ?? FAR) + slip);
        }
        best = Math.min(best, bySound(typed, meant, row, column));
      }
      table[at] = best;
      left = best;
      if (best < lowest) lowest = best;
    }
    if (last < meant.length) table[base + last + 1] = FAR;
    return lowest;
  }

  return (typed, meant, limit = FAR) => {
    if (typed.length > LONGEST || meant.length > LONGEST) return FAR;
    if (Math.abs(typed.length - meant.length) > BAND) return FAR;
    for (let row = 1; row <= typed.length; row += 1) {
      insertions[row] = insertionCost(typed, row, weights);
    }
    table[0] = 0;
    for (let column = 1; column <= meant.length; column += 1) {
      const cost = omissionCost(meant, column, weights);
      omissions[column] = cost;
      table[column] = column > BAND ? FAR : (table[column - 1] ?? FAR) + cost;
    }
    let hopeless = 0;
    for (let row = 1; row <= typed.length; row += 1) {
      hopeless = fillRow(typed, meant, row) > limit ? hopeless + 1 : 0;
      if (hopeless === LONGEST_RUN) return FAR;
    }
    return table[typed.length * WIDTH + meant.length] ?? FAR;
  };
}

function substitutionTable(weights: SlipWeights): Float64Array {
  const costs = new Float64Array(CODES * CODES);
  for (let a = 0; a < CODES; a += 1) {
    for (let b = 0; b < CODES; b += 1) costs[a * CODES + b] = substitutionCost(a, b, weights);
  }
  return costs;
}

function substitutionCost(a: number, b: number, weights: SlipWeights): number {
  if (isMark[a] === 1 || isMark[b] === 1) return weights.substitution + weights.mark;
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
  const isSilent = isVowel[letter] === 1 || letter === LETTER_H;
  return (isSilent ? weights.silent : weights.omission) + (column === 1 ? weights.firstLetter : 0);
}

/** A letter without its accents. */
function bare(code: number): string {
  return String.fromCharCode(code).normalize('NFD').charAt(0);
}

/** The cost of a slip with {@link SLIP_WEIGHTS}. */
export const slipCost: SlipCost = createSlipCost(SLIP_WEIGHTS);
