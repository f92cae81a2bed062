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
  /** How many letters were typed. */
  readonly rows: number;
  /** The letters meant, as UTF-16 code units. */
  readonly meant: Uint16Array;
}

// By the last letter of what was typed.
const pairsEnding: SoundPair[][] = Array.from({ length: CODES }, () => []);
for (const [a, b] of BY_SOUND) {
  for (const [typed, other] of [
    [a, b],
    [b, a],
  ] as const) {
    const meant = Uint16Array.from(other, (letter) => letter.charCodeAt(0));
    const pair = { typed, rows: typed.length, meant };
    pairsEnding[typed.charCodeAt(typed.length - 1)]?.push(pair);
  }
}

/** No word has a finite cost that is longer. */
export const LONGEST_SLIP = 48;
const WIDTH = LONGEST_SLIP + 2;
// Words whose lengths differ more than this are no slips for one another.
const BAND = 6;
const FAR = Number.POSITIVE_INFINITY;
// Beyond every column, and small enough for a byte.
const NOWHERE = 100;
const LETTER_H = 104;
const NO_PAIRS: readonly SoundPair[] = [];

/**
 * The cost in nats of having typed `typed` where `meant` was meant; both folded. Infinite when
 * either is longer than 48 letters or their lengths differ by more than 6, and, to save time, at
 * will when it is more than `limit`.
 */
export type SlipCost = (typed: string, meant: string, limit?: number) => number;

/** What one word that was typed costs for each of many that may have been meant. */
export interface SlipGauge {
  /** The word typed from now on, folded. */
  setTyped(typed: string): void;
  /** As {@link SlipCost}, for the first `length` of some UTF-16 code units. */
  cost(meant: Uint16Array, length: number, limit: number): number;
}

/** The channel with some weights. It keeps one table for all its answers. */
export function createSlipCost(weights: SlipWeights): SlipCost {
  const gauge = createSlipGauge(weights);
  const letters = new Uint16Array(LONGEST_SLIP);
  return (typed, meant, limit = FAR) => {
    const length = meant.length;
    if (length > LONGEST_SLIP) return FAR;
    for (let at = 0; at < length; at += 1) letters[at] = meant.charCodeAt(at);
    gauge.setTyped(typed);
    return gauge.cost(letters, length, limit);
  };
}

/**
 * A gauge with some weights. A row of its table is filled only between the places that something
 * within the limit leads to (compare Ukkonen 1985).
 */
export function createSlipGauge(weights: SlipWeights): SlipGauge {
  const table = new Float64Array(WIDTH * WIDTH);
  const insertions = new Float64Array(WIDTH);
  const omissions = new Float64Array(WIDTH);
  const substitutions = substitutionTable(weights);
  const typed = new Uint16Array(LONGEST_SLIP);
  // For each row the runs of letters that end there and sound like others, and the last row that
  // anything leads to from it.
  const pairs: (readonly SoundPair[])[] = [];
  // The last letters of what they sound like, as bits: most letters are none of them.
  const endings = new Int32Array(WIDTH);
  const reaches = new Uint8Array(WIDTH);
  // For each row the first and last column within the limit.
  const firsts = new Int8Array(WIDTH);
  const lasts = new Int8Array(WIDTH);
  let word = '';

  function substitution(a: number, b: number): number {
    if (a < CODES && b < CODES) return substitutions[a * CODES + b] ?? FAR;
    return bare(a) === bare(b) ? weights.mark : weights.substitution;
  }

  function bySound(meant: Uint16Array, row: number, column: number): number {
    let best = FAR;
    for (const { rows, meant: wanted } of pairs[row] ?? NO_PAIRS) {
      const top = row - rows;
      const left = column - wanted.length;
      if (left < 0 || Math.abs(top - left) > BAND || !standsAt(wanted, meant, left)) continue;
      best = Math.min(best, (table[top * WIDTH + left] ?? FAR) + weights.spelledBySound);
    }
    return best;
  }

  /** Fills a row as far as the rows above it reach; answers whether any of it is within the limit. */
  function fillRow(meant: Uint16Array, length: number, row: number, limit: number): boolean {
    let start = firsts[row - 1] ?? 0;
    let end = (lasts[row - 1] ?? 0) + 1;
    if (row > 1) {
      start = Math.min(start, (firsts[row - 2] ?? 0) + 2);
      end = Math.max(end, (lasts[row - 2] ?? 0) + 2);
    }
    const runs = pairs[row] ?? NO_PAIRS;
    for (const { rows, meant: wanted } of runs) {
      start = Math.min(start, (firsts[row - rows] ?? 0) + wanted.length);
      end = Math.max(end, (lasts[row - rows] ?? 0) + wanted.length);
    }
    const base = row * WIDTH;
    const edge = row + BAND < length ? row + BAND : length;
    if (row > BAND + 1 && start < row - BAND) start = row - BAND;
    let column = row > BAND ? row - BAND - 1 : 0;
    for (; column < start && column <= edge; column += 1) table[base + column] = FAR;
    const a = typed[row - 1] ?? 0;
    const before = row > 1 ? (typed[row - 2] ?? 0) : -1;
    const insertion = insertions[row] ?? FAR;
    const ending = endings[row] ?? 0;
    let first = NOWHERE;
    let last = -NOWHERE;
    let left = FAR;
    if (column === 0) {
      left = (table[base - WIDTH] ?? FAR) + insertion;
      table[base] = left;
      if (left <= limit) first = last = 0;
      column = 1;
    }
    for (; column <= edge && (column <= end || left <= limit); column += 1) {
      const at = base + column;
      const b = meant[column - 1] ?? 0;
      let best = table[at - WIDTH - 1] ?? FAR;
      if (a !== b)
        best += substitution(a, b) + (row === 1 && column === 1 ? weights.firstLetter : 0);
      const inserted = (table[at - WIDTH] ?? FAR) + insertion;
      if (inserted < best) best = inserted;
      const omitted = left + (omissions[column] ?? FAR);
      if (omitted < best) best = omitted;
      if (a !== b) {
        if (column > 1 && b === before && a === meant[column - 2]) {
          const slip = weights.swap + (row === 2 && column === 2 ? weights.firstLetter : 0);
          best = Math.min(best, (table[at - 2 * WIDTH - 2] ?? FAR) + slip);
        }
        if (((ending >>> (b & 31)) & 1) !== 0) best = Math.min(best, bySound(meant, row, column));
      }
      table[at] = best;
      left = best;
      if (best <= limit) {
        if (first === NOWHERE) first = column;
        last = column;
      }
    }
    for (; column <= edge + 1; column += 1) table[base + column] = FAR;
    firsts[row] = first;
    lasts[row] = last;
    return first !== NOWHERE;
  }

  function setTyped(next: string): void {
    if (next === word) return;
    word = next;
    if (next.length > LONGEST_SLIP) return;
    for (let row = 0; row <= next.length; row += 1) reaches[row] = row + 2;
    for (let row = 1; row <= next.length; row += 1) {
      typed[row - 1] = next.charCodeAt(row - 1);
      insertions[row] = insertionCost(next, row, weights);
      const ending = pairsEnding[next.charCodeAt(row - 1)] ?? NO_PAIRS;
      const here = ending.filter((pair) => next.startsWith(pair.typed, row - pair.rows));
      pairs[row] = here;
      endings[row] = 0;
      for (const { rows, meant } of here) {
        endings[row] = (endings[row] ?? 0) | (1 << ((meant[meant.length - 1] ?? 0) & 31));
        reaches[row - rows] = Math.max(reaches[row - rows] ?? 0, row);
      }
    }
  }

  /** Fills the row above the first, as if every letter so far had been left out. */
  function fillTop(meant: Uint16Array, length: number, limit: number): void {
    firsts[0] = 0;
    lasts[0] = 0;
    table[0] = 0;
    for (let column = 1; column <= length; column += 1) {
      const omission = omissionCost(meant, column, weights);
      const left = column > BAND ? FAR : (table[column - 1] ?? FAR);
      omissions[column] = omission;
      table[column] = left + omission;
      if (left + omission <= limit) lasts[0] = column;
    }
  }

  function cost(meant: Uint16Array, length: number, limit: number): number {
    const rows = word.length;
    if (rows > LONGEST_SLIP || length > LONGEST_SLIP || Math.abs(rows - length) > BAND) return FAR;
    fillTop(meant, length, limit);
    let reach = reaches[0] ?? 0;
    for (let row = 1; row <= rows; row += 1) {
      if (fillRow(meant, length, row, limit)) reach = Math.max(reach, reaches[row] ?? 0);
      else if (row >= reach) return FAR;
    }
    return table[rows * WIDTH + length] ?? FAR;
  }

  return { setTyped, cost };
}

function standsAt(run: Uint16Array, letters: Uint16Array, from: number): boolean {
  for (let at = 0; at < run.length; at += 1) {
    if (run[at] !== letters[from + at]) return false;
  }
  return true;
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

function omissionCost(meant: Uint16Array, column: number, weights: SlipWeights): number {
  const letter = meant[column - 1] ?? 0;
  if (isMark[letter] === 1) return weights.mark;
  if (column > 1 && letter === meant[column - 2]) return weights.undoubling;
  const isSilent = isVowel[letter] === 1 || letter === LETTER_H;
  return (isSilent ? weights.silent : weights.omission) + (column === 1 ? weights.firstLetter : 0);
}

/** A letter without its accents. */
function bare(code: number): string {
  return String.fromCharCode(code).normalize('NFD').charAt(0);
}

/** The cost of a slip with {@link SLIP_WEIGHTS}. */
export const slipCost: SlipCost = createSlipCost(SLIP_WEIGHTS);
