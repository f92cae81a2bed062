import { marksOf, type Mark } from '../marks.ts';
import type { BlockContext, Rule, Spot, StorySpot } from '../rule.ts';

const OTHER: Readonly<Record<string, string>> = { '“': '”', '”': '“' };
// What is left of “them”, “it was”, “1990s”: an apostrophe stands for the rest.
const SHORTENED = /^‘(?:em|tis|twas|til|n)\b|^‘\d0s\b/iu;
const ENDING = /^[`´‘](?:s|t|d|m|re|ve|ll)(?![\p{L}\p{N}])/iu;
const LONGEST = 8;

/** Curly marks that look the wrong way, and other signs that stand for an apostrophe. */
export const turned: Rule = {
  id: 'turned',
  kind: 'punctuation',
  severity: 'warning',
  description: 'A curly quotation mark or an apostrophe that looks the wrong way.',
  reason: 'A mark that looks the wrong way begins a quotation where one should end.',
  examples: {
    flags: [
      '“We will stay,[“] said Mira Holt.',
      '[”]We will stay,” said Mira Holt. “We were born here.”',
      'The bells of the [‘]90s did not frighten [‘]em.',
      'We don[´]t know, and it[`]s late.',
    ],
    ignores: [
      '“We will stay,” said Mira Holt, ‘quietly’. “We—”',
      'The paper „Holm-Kurier“ and ”Suomen Sanomat” agreed.',
      'Sana‘a and ‘Aden are far; the boys’ boats of the ’90s are gone.',
      'He called it “the ‘old’ law”, “the ‘new law’”.',
    ],
    fixes: [['“We will stay,“ she said.', '“We will stay,” she said.']],
  },
  overview: { summarise: findTurned, judge },
};

interface Turned {
  readonly marks: readonly Mark[];
  readonly apostrophes: readonly Spot[];
  /** How many opening marks look the right way. */
  readonly right: number;
}

function* judge(found: readonly Turned[]): Iterable<StorySpot> {
  let right = 0;
  let wrong = 0;
  for (const one of found) {
    right += one.right;
    wrong += one.marks.filter(isOpening).length;
  }
  for (const [block, { marks, apostrophes }] of found.entries()) {
    for (const spot of apostrophes) yield { block, ...spot };
    for (const mark of marks) {
      // ”So” quotes Finnish, and a story that sets its marks so throughout follows that custom.
      if (isOpening(mark) && wrong > right) continue;
      const { at, sign, side } = mark;
      const meant = OTHER[sign] ?? sign;
      const message = `This mark looks the wrong way: a quotation ${side} here.`;
      yield { block, from: at, to: at + 1, message, suggestions: [meant] };
    }
  }
}

const NONE: Turned = { marks: [], apostrophes: [], right: 0 };

function findTurned(context: BlockContext): Turned {
  const { text, vocabulary } = context;
  if (vocabulary?.language.tag !== 'en') return NONE;
  const curly = marksOf(context).filter(({ sign }) => sign in OTHER);
  const isGerman = /[„‚]/.test(text);
  const marks = curly.filter((mark) => mark.isTurned && !isGerman);
  const right = curly.filter((mark) => isOpening(mark) && !mark.isTurned).length;
  const apostrophes = findApostrophes(text);
  return curly.length + apostrophes.length === 0 ? NONE : { marks, apostrophes, right };
}

function isOpening({ side }: Mark): boolean {
  return side === 'opens';
}

function findApostrophes(text: string): Spot[] {
  const spots: Spot[] = [];
  for (const { index: at } of text.matchAll(/[`´‘]/g)) {
    const ahead = text.slice(at, at + LONGEST);
    const isInside = /[\p{L}\p{N}]/u.test(text.charAt(at - 1));
    if (isInside ? !ENDING.test(ahead) : !SHORTENED.test(ahead)) continue;
    const meant = ahead.startsWith('‘') || text.includes('’') ? '’' : "'";
    const message = 'An apostrophe is meant here.';
    spots.push({ from: at, to: at + 1, message, suggestions: [meant] });
  }
  return spots;
}
