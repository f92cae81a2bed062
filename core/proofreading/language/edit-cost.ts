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
const SOUND_ALIKE = ['ck', 'cs', 'sz', 'gj', 'fv', 'dt', 'bp', 'mn', 'kq', 'lr', 'uw', 'xz', 'vw', 'cq', 'gk'];
const BY_SOUND: readonly (readonly [string, string])[] = [
  ['ph', 'f'], ['gh', 'f'], ['gh', 'g'], ['ck', 'k'], ['ch', 'k'], ['ch', 'c'], ['sc', 's'],
  ['sch', 'sk'], ['sh', 'ti'], ['sh', 'ci'], ['sh', 's'], ['ti', 'si'], ['ci', 'ti'], ['ci', 'si'],
  ['tu', 'chu'], ['tch', 'ch'], ['qu', 'kw'], ['qu', 'k'], ['que', 'k'], ['x', 'ks'], ['x', 'cs'],
  ['x', 'xc'], ['wh', 'w'], ['rh', 'r'], ['kn', 'n'], ['gn', 'n'], ['pn', 'n'], ['ps', 's'],
  ['wr', 'r'], ['mb', 'm'], ['dg', 'j'], ['dge', 'ge'], ['dj', 'j'], ['ough', 'o'], ['ough', 'uf'],
  ['augh', 'o'], ['igh', 'i'], ['igh', 'ie'], ['eigh', 'ay'], ['eigh', 'ei'], ['ea', 'e'], ['ea', 'ee'],
  ['ee', 'e'], ['ee', 'ie'], ['ei', 'e'], ['ie', 'y'], ['ai', 'a'], ['ay', 'ai'], ['ou', 'o'],
  ['ou', 'u'], ['ou', 'ow'], ['oo', 'u'], ['eu', 'u'], ['ew', 'u'], ['ew', 'ue'], ['au', 'o'], ['aw', 'au'],
  ['ar', 'er'], ['or', 'er'], ['ur', 'er'], ['re', 'er'], ['le', 'el'], ['le', 'al'], ['ance', 'ence'],
  ['ary', 'ery'], ['our', 'or'], ['cc', 's'], ['ss', 'c'], ['sc', 'c'], ['sque', 'sk'], ['cks', 'x'], ['cce', 'xe'],
];

const sameKeys = new Set<string>();
for (const [row, keys] of ROWS.entries()) {
  for (let at = 0; at < keys.length; at += 1) {
    const key = keys.charAt(at);
    const below = ROWS[row + 1] ?? '';
    for (const other of [keys[at + 1], below[at], below[at - 1]]) {
      if (other === undefined) continue;
      sameKeys.add(key + other).add(other + key);
    }
  }
}
const soundAlike = new Set(SOUND_ALIKE.flatMap((pair) => [pair, pair.charAt(1) + pair.charAt(0)]));
const bySound = BY_SOUND.flatMap(([a, b]) => [[a, b] as const, [b, a] as const]);
const bySoundFrom = new Map<string, (readonly [string, string])[]>();
for (const pair of bySound) {
  const last = pair[0].at(-1) ?? '';
  bySoundFrom.set(last, [...(bySoundFrom.get(last) ?? []), pair]);
}

const LONGEST = 48;
const WIDTH = LONGEST + 2;
const table = new Float64Array(WIDTH * WIDTH);

/**
 * The cost in nats of having typed `typed` where `meant` was meant; both folded. Infinite when
 * either is longer than 48 letters.
 */
export function slipCost(typed: string, meant: string, weights: SlipWeights = SLIP_WEIGHTS): number {
  if (typed.length > LONGEST || meant.length > LONGEST) return Number.POSITIVE_INFINITY;
  for (let row = 0; row <= typed.length; row += 1) {
    for (let column = 0; column <= meant.length; column += 1) {
      table[row * WIDTH + column] = cell(typed, meant, row, column, weights);
    }
  }
  return table[typed.length * WIDTH + meant.length] ?? Number.POSITIVE_INFINITY;
}

function cell(typed: string, meant: string, row: number, column: number, weights: SlipWeights): number {
  if (row === 0 && column === 0) return 0;
  const a = typed[row - 1] ?? '';
  const b = meant[column - 1] ?? '';
  const at = row * WIDTH + column;
  let best = Number.POSITIVE_INFINITY;
  if (row > 0 && column > 0) {
    const cost = a === b ? 0 : substitutionCost(a, b, weights) + first(row, column, weights);
    best = (table[at - WIDTH - 1] ?? 0) + cost;
  }
  if (row > 0) best = Math.min(best, (table[at - WIDTH] ?? 0) + insertionCost(typed, row, weights));
  if (column > 0) best = Math.min(best, (table[at - 1] ?? 0) + omissionCost(meant, column, weights));
  if (a === b) return best;
  if (row > 1 && column > 1 && a === meant[column - 2] && b === typed[row - 2]) {
    best = Math.min(best, (table[at - 2 * WIDTH - 2] ?? 0) + weights.swap + first(row - 1, column - 1, weights));
  }
  return Math.min(best, bySoundCost(typed, meant, row, column, weights));
}

function bySoundCost(typed: string, meant: string, row: number, column: number, weights: SlipWeights): number {
  let best = Number.POSITIVE_INFINITY;
  for (const [from, to] of bySoundFrom.get(typed[row - 1] ?? '') ?? []) {
    if (from.length > row || to.length > column) continue;
    if (!typed.startsWith(from, row - from.length) || !meant.startsWith(to, column - to.length)) continue;
    const before = table[(row - from.length) * WIDTH + column - to.length] ?? 0;
    best = Math.min(best, before + weights.spelledBySound);
  }
  return best;
}

function first(row: number, column: number, weights: SlipWeights): number {
  return row === 1 && column === 1 ? weights.firstLetter : 0;
}

function substitutionCost(a: string, b: string, weights: SlipWeights): number {
  if (isMark(a) || isMark(b)) return weights.substitution + weights.mark;
  let cost = weights.substitution;
  if (VOWELS.includes(a) && VOWELS.includes(b)) cost = Math.min(cost, weights.vowel);
  if (sameKeys.has(a + b)) cost = Math.min(cost, weights.adjacentKey);
  if (soundAlike.has(a + b)) cost = Math.min(cost, weights.soundAlike);
  return bare(a) === bare(b) ? weights.mark : cost;
}

function insertionCost(typed: string, row: number, weights: SlipWeights): number {
  const letter = typed[row - 1] ?? '';
  if (isMark(letter)) return weights.mark;
  const before = typed[row - 2] ?? '';
  if (letter === before) return weights.doubling;
  const isStray = sameKeys.has(letter + before) || sameKeys.has(letter + (typed[row] ?? ''));
  return (isStray ? weights.strayKey : weights.insertion) + (row === 1 ? weights.firstLetter : 0);
}

function omissionCost(meant: string, column: number, weights: SlipWeights): number {
  const letter = meant[column - 1] ?? '';
  if (isMark(letter)) return weights.mark;
  if (letter === meant[column - 2]) return weights.undoubling;
  const isSilent = VOWELS.includes(letter) || letter === 'h';
  return (isSilent ? weights.silent : weights.omission) + (column === 1 ? weights.firstLetter : 0);
}

/** A letter without its accents. */
function bare(letter: string): string {
  return letter.normalize('NFD').charAt(0);
}

function isMark(letter: string): boolean {
  return letter === "'" || letter === '-' || letter === '.';
}
