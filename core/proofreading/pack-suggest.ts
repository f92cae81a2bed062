/** A word that may have been meant, and how far it is from what was written. */
export interface Meant {
  readonly word: string;
  /** About the number of slips; a likely slip counts less than one. */
  readonly cost: number;
}

// Slips, about one each; what hands and ears mix up costs less.
const MISSING = 0.9;
const DOUBLING = 0.6;
const SWAPPED = 0.8;
const ALIKE = 0.4;
const SAME_SORT = 0.8;
// Small letters where a capital is owed: to a German noun, or else to a name.
const NOUN = 0.3;
const NAME = 0.5;
const JOINED = 1.6;
const PLACE_IN_LIST = 0.04;
const ALIKE_LETTERS = pairs('ий иі иы іи еэ её еє эе эє ії гґ уў яе яа оа łl đd øo ßs æe œe');
const SAME_SOUND = pairs('бп дт зс гх вф жш dt bp gk zs vf vw ck sc cs yi іы оё');
const VOWELS = /^[aeiouyаеиоуыэюяёіїєў]$/;

/**
 * Orders what the engine offers: fewest and likeliest slips first, then the engine's own order.
 * Words that are too far off are left out.
 * @param hasCapitalNouns whether a capital says nothing of a name, as in German
 */
export function rankMeant(
  word: string,
  offered: readonly string[],
  hasCapitalNouns: boolean,
): readonly Meant[] {
  const reach = reachOf(word.length);
  const written = word.toLowerCase();
  const isSmall = written === word;
  return [...new Set(offered)]
    .map((one, place) => {
      const slips = slipsBetween(written, one.toLowerCase());
      const isCapital = isSmall && one !== one.toLowerCase();
      const capital = isCapital ? (hasCapitalNouns ? NOUN : NAME) : 0;
      return { word: one, slips, cost: slips + capital + PLACE_IN_LIST * place };
    })
    .filter(({ word: one, slips }) => one !== word && slips <= reach)
    .sort((a, b) => a.cost - b.cost)
    .map(({ word: one, slips }) => ({ word: one, cost: slips }));
}

function reachOf(length: number): number {
  if (length <= 4) return 1.2;
  return length <= 7 ? 2 : 2.6;
}

/** Slips between two words in small letters: optimal string alignment with weights. */
function slipsBetween(written: string, meant: string): number {
  let before: number[] = [];
  let row: number[] = [0];
  for (let at = 1; at <= meant.length; at += 1)
    row.push((row[at - 1] ?? 0) + missing(meant, at - 1));
  for (let at = 1; at <= written.length; at += 1) {
    const last = row;
    row = [(last[0] ?? 0) + extra(written, at - 1)];
    for (let to = 1; to <= meant.length; to += 1) {
      const swapped =
        written[at - 1] === meant[to - 2] && written[at - 2] === meant[to - 1]
          ? (before[to - 2] ?? Infinity) + SWAPPED
          : Infinity;
      row.push(
        Math.min(
          (last[to - 1] ?? 0) + changed(written[at - 1] ?? '', meant[to - 1] ?? ''),
          (last[to] ?? 0) + extra(written, at - 1),
          (row[to - 1] ?? 0) + missing(meant, to - 1),
          swapped,
        ),
      );
    }
    before = last;
  }
  return row[meant.length] ?? Infinity;
}

function missing(word: string, at: number): number {
  const letter = word[at] ?? '';
  if (letter === ' ' || letter === '-') return JOINED;
  return letter === word[at - 1] ? DOUBLING : MISSING;
}

function extra(word: string, at: number): number {
  return word[at] === word[at - 1] ? DOUBLING : 1;
}

function changed(written: string, meant: string): number {
  if (written === meant) return 0;
  if (bare(written) === bare(meant) || ALIKE_LETTERS.has(written + meant)) return ALIKE;
  const isSameSort = VOWELS.test(bare(written)) && VOWELS.test(bare(meant));
  return isSameSort || SAME_SOUND.has(written + meant) ? SAME_SORT : 1;
}

function bare(letter: string): string {
  return letter.normalize('NFD').charAt(0);
}

/** Pairs of letters, either way round. */
function pairs(list: string): ReadonlySet<string> {
  return new Set(list.split(' ').flatMap(([one = '', other = '']) => [one + other, other + one]));
}
