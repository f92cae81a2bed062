import type { Figure } from '../figure.ts';
import type { Check, Reading, Spot } from '../check.ts';
import {
  findShapes,
  isQuoted,
  shapePattern,
  type FiguredText,
  type ShapeSentence,
} from '../figured-text.ts';
import { sayNumber } from '../saying.ts';

/** Shares of a whole that are said to be all of it and do not make a hundred. */
export const share: Check = {
  id: 'share',
  description: 'Shares said to be the whole that do not add up to 100 per cent.',
  examples: {
    flags: [
      'In the poll 46 percent were in favour, 38 percent against and 26 percent undecided.',
      'The Centre took 41 per cent, the Greens 33 per cent and the rest, 36 per cent, went to others.',
      'Forty per cent comes from wind, 35 per cent from water and the remaining 15 per cent from gas.',
      'It belongs to the city (60 percent), the state (25 percent) and a private owner (25 percent).',
      'Half voted for the plan, 30 percent against it and the other 30 percent abstained.',
    ],
    ignores: [
      'In the poll 46 percent were in favour, 38 percent against and 15 percent undecided.',
      'The Centre took 41 per cent, the Greens 33.4 per cent and the rest, 26 per cent, went to others.',
      'The biggest mill cuts 22 percent, the next two 14 and 11 percent, and the rest is cut by others.',
      'Jobs were named by 31 percent, schools by 62 percent and the railway by 44 percent.',
      'Wind makes 60 percent, of which 20 percent is at sea, and water the remaining 40 percent.',
      'In favour were 46 percent of women and 58 percent of men, against 38 percent of women.',
      'Gas fell by 50 percent, oil by 40 percent and the remaining fuels by 30 percent.',
      'Some 46 percent were in favour, 38 percent against and five percent undecided.',
    ],
  },
  checkBlock,
};

const rest = shapePattern(
  '\\bthe (?:(?:rest|remainder)(?: of [^\\uE000,.;:()]{1,25})?(?:,| –| —| \\(|:)?(?: or| that is| was| were| at)? ?|(?:remaining|other) ){pf}(?! (?:of whom|of which))',
  'i',
);
const yes =
  /\b(?:in favou?r|for (?:it|the)|support\w*|approv\w*|said yes|yes|backed|agreed|satisfied)\b/iu;
const no = /\b(?:against|oppos\w*|disapprov\w*|said no|no|rejected|disagreed|dissatisfied)\b/iu;
const neither =
  /\b(?:undecided|unsure|did not know|do not know|didn['’]t know|don['’]t know|no opinion|abstain\w*|had no view|no answer|not sure)\b/iu;
const owners =
  /\b(?:belongs? to|owned by|split (?:between|among)|divided (?:between|among|into)|shared (?:between|among|by)|made up of|composed of|consists? of)\b/iu;
// Parts of parts, comparisons and changes are no shares of one whole.
const otherShares =
  /\b(?:of (?:which|whom|these|them)|including|among them|compared|than|up|down|rose|fell|fallen|risen|grew|dropped|increase\w*|decrease\w*|more|less|higher|lower|points|last|earlier|previous\w*|while|both|also|dearer|cheaper|respectively|multiple|several|women|men|by \uE000)\b|by \uE000p/iu;

function* checkBlock({ figured }: Reading): Iterable<Spot> {
  for (const [index, sentence] of figured.sentences.entries()) {
    const words = figured.shape.slice(sentence.from, sentence.to);
    if (!words.includes('\uE000p') || otherShares.test(words)) continue;
    const shares = sharesOf(sentence);
    if (shares.length < 3 || shares.some((one) => isQuoted(figured, one))) continue;
    const spot = judge(figured, sentence, shares, words, figured.sentences[index - 1]);
    if (spot) yield spot;
  }
}

function sharesOf({ figures }: ShapeSentence): readonly Figure[] {
  return figures.filter(({ kind }) => kind === 'percent' || kind === 'fraction');
}

function judge(
  figured: FiguredText,
  sentence: ShapeSentence,
  shares: readonly Figure[],
  words: string,
  before: ShapeSentence | undefined,
): Spot | undefined {
  const sum = shares.reduce((total, one) => total + percentOf(one), 0);
  const off = sum - 100;
  const isWhole = [...findShapes(figured, rest, sentence)].some(
    ({ figures }) => figures.at(-1) === shares.at(-1),
  );
  const isPoll = yes.test(words) && no.test(words) && neither.test(words);
  const least = slackOf(shares);
  if (!isWhole && !isPoll && !owners.test(words)) return undefined;
  if (Math.abs(off) <= least || someMakeAll(shares, least)) return undefined;
  // Less than all: some may have been named in the sentence before, or left out.
  const isShort = off < 0 && (!isWhole || (before !== undefined && sharesOf(before).length > 0));
  if (isShort) return undefined;
  const parts = shares.map((one) => sayNumber(percentOf(one))).join(' + ');
  return {
    message: `These shares add up to ${sayNumber(sum)} %, not 100 %.`,
    working: `${parts} = ${sayNumber(sum)}`,
    spans: shares.map(({ from, to }) => ({ from, to })),
  };
}

function percentOf({ kind, value }: Figure): number {
  return kind === 'fraction' ? Number((value * 100).toFixed(1)) : value;
}

function slackOf(shares: readonly Figure[]): number {
  const rounding = shares.reduce(
    (total, one) => total + (one.kind === 'fraction' ? 1 : one.step / 2),
    0,
  );
  const hedged = shares.filter((one) => one.hedged || one.kind === 'fraction').length;
  return Math.max(1.1, rounding) + 0.5 + hedged * 2;
}

// “60 percent, among it 20 at sea, and 40”: some of them are the whole, the others parts of these.
function someMakeAll(shares: readonly Figure[], slack: number): boolean {
  if (shares.length > 8) return true;
  const values = shares.map(percentOf);
  for (let set = 1; set < 1 << values.length; set += 1) {
    const sum = values.reduce((total, value, bit) => total + (set & (1 << bit) ? value : 0), 0);
    if (Math.abs(sum - 100) <= Math.min(slack, 1.1)) return true;
  }
  return false;
}
