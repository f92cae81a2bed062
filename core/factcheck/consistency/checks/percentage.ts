import type { Figure } from '../figure.ts';
import { changeSpot, type Change, type Direction } from '../change.ts';
import type { Check, Reading, Spot } from '../check.ts';
import { findShapes, shapePattern, type FiguredText, type ShapeMatch } from '../figured-text.ts';

/** A rise or fall whose figures do not make the percentage, or go the other way. */
export const percentage: Check = {
  id: 'percentage',
  description: 'A change in per cent, or a doubling or halving, that its own figures do not make.',
  examples: {
    flags: [
      'Membership rose 15 % from 340 to 381.',
      'Profit fell by 10 per cent last year, from €50 million to €40 million.',
      'Rents went up 8 percent to 1,400 from 1,200 crowns.',
      'Sales rose from 1,200 to 1,500 boats, up 20%.',
      'Exports doubled from 120 tonnes to 180 tonnes.',
      'Staff were cut by a third, from 900 to 450.',
      'The number of cases fell from 210 to 260.',
      'The harbour counted 381 ships, up 20 per cent from 340 a year before.',
      'Unemployment fell by 1.5 percentage points, from 7.2 to 6.1 percent.',
      'Loans grew from 2,000 books a week in 2016 to 2,600 in 2022, a growth of 45 per cent.',
    ],
    ignores: [
      'Membership rose 12 % from 340 to 381, or by 12.1 per cent.',
      'Profit fell by a fifth, from €50 million to €40 million.',
      'Exports almost doubled from 120 tonnes to 230 tonnes.',
      'She rose from 14th to seventh, then from number 5 to number 3.',
      'The club fell from 5 to 7 in the table.',
      'Unemployment fell by 15 percent, from 7.2 to 6.1 percent.',
      'Sales rose 4 percent in May, after a rise from 1,200 to 1,500 in April.',
      'Revenue rose from €80m to €100m, 10 percent more than was forecast.',
      'Wages rose from 2,000 to 2,200 crowns, or 5 percent after inflation.',
      'It grew by 5 percent a year, from 1,000 in 2010 to 1,629 in 2020.',
      'Visits rose from 340 in May to 381 in June, with 15 percent from abroad.',
      'Output fell 3 percent. Prices rose from 10 crowns to 12.',
      'It fell from between 10 and 12 to nine, and by 10 percent to 12.',
      'Deaths rose from 1 in 100 to 1 in 80.',
      'Loans grew from 2,000 books a week in 2016 to 2,600 in 2022, a growth of 30 per cent.',
      'Loans grew from 2,000 books a week in 2016 to 2,600 in 2022, with 45 per cent for children.',
      'Loans grew from 2,000 books a week in 2016 to 2,600 in 2022, a rise of 4 per cent a year.',
      'Orders rose 9 percent at constant exchange rates to $212m from $205m.',
      'Output climbed 9 per cent year on year to 212 tonnes, from 205 in the quarter before.',
      'The forint slid from 310 to 325 against the euro. The peso fell from 17 a dollar to 18.',
    ],
  },
  checkBlock,
};

const up =
  'rose|risen|rises?|rising|grew|grown|grows?|growing|increased|increases?|increasing|climbed|climbs?|climbing|jumped|jumps?|went up|gone up|goes up|gained|surged|soared|swelled|raised|expanded|shot up|advanced';
const down =
  'fell|fallen|falls?|falling|dropped|drops?|dropping|declined|declines?|declining|decreased|decreases?|shrank|shrunk|shrinks?|went down|gone down|slipped|sank|plunged|plummeted|tumbled|cut|reduced|lowered|slid|dipped|slumped|dwindled|eased';
const rise = 'rise|increase|gain|jump|growth|surge';
const fall = 'fall|decrease|decline|drop|reduction|loss|cut|slump|plunge';
const verb = `\\b(?:(?<up>${up})|(?<down>${down}))`;
const noun = `(?:(?<up>${rise})|(?<down>${fall}))`;
// “2,400 cars a day in 2019”
const a = '{nmup}(?:{~25} in {y})?';
// “5 percent a year” is a part of the change.
const by = '{pqf}(?! (?:an?|per|each|every|annually|yearly|more|less|higher|lower|of|after)\\b)';
const fromTo = `from ${a}{~40} to ${a}`;
// “last year”, “to 1,260 litres from 1,150”
const forms: readonly (readonly [pattern: RegExp, order: string])[] = [
  [
    shapePattern(
      `${verb}(?: sharply| slightly| again)?(?: by)? ${by}(?:{~20} {y})?{~40},? ${fromTo}`,
    ),
    'cab',
  ],
  [shapePattern(`${verb}(?: by)? ${by}{~30},? to ${a}{~20},? from ${a}`), 'cba'],
  [
    shapePattern(
      `${fromTo}{~30}(?:,| –| —|: )(?: or| that is)?(?: an?| by)? ${noun} of (?:${a} or )?${by}`,
    ),
    'abc',
  ],
  [
    shapePattern(
      `${verb}{~20} ${fromTo}{~25}(?:,| –| —| \\() ?(?:or |up |down |by |or by |an? )?${by}(?=[,.;)]|$| –| —| last| this| in the| in a| over| year| within)`,
    ),
    'abc',
  ],
  [
    shapePattern(
      `${a}{~30}, (?:(?<up>up)|(?<down>down)|an? ${noun.replaceAll('<up>', '<more>').replaceAll('<down>', '<less>')} of) ${by}{~15} (?:from|on) ${a}`,
    ),
    'bca',
  ],
];
const multiple = shapePattern(
  `(?<hedge>\\bmore than |\\balmost |\\bnearly |\\bover |\\babout |\\broughly )?\\b(?<times>doubled|tripled|trebled|quadrupled|halved)\\b{~30},? ${fromTo}`,
);
const plain = shapePattern(`${verb}{~20} ${fromTo}(?! to | in {n})`);
const backwards = shapePattern(`${verb}{~20} to ${a}{~15},? from ${a}(?! to | in {n})`);
// A place in a table falls as its number rises, and so does a currency that is counted in another;
// below nought everything is the other way round.
const countsDown =
  /\b(?:against the|(?:per|an?|to the) (?:dollar|euro|pound)|the (?:\p{L}+ )?(?:currency|lira|rouble|ruble|yen|crown|krona|krone|rupee|rand|peso|yuan|pound|dollar|euro|zloty|forint|franc|real|naira)|rank\w*|place[sd]?|position|table|seed\w*|league|standings?|chart|minus|below|deficit|between)\b/iu;

// “rose 4 percent in May, after a rise from …”: two changes
const otherChange =
  /\b(?:on the (?:year|month|quarter)|(?:year|quarter|month|week)[- ]on[- ]|after|following|while|whereas|but|when|although|and (?:then|later)|annual\w*|on average|an average|(?:a|per|each|every) year)\b/u;

// “at constant exchange rates”, “like for like”: not what the bare figures make
const otherMeasure =
  /\b(?:constant|organic\w*|like[- ]for[- ]like|underlying|adjusted|adjusting|real terms|inflation|seasonal\w*|currenc(?:y|ies))\b/iu;

function* checkBlock({ figured }: Reading): Iterable<Spot> {
  const seen = new Set<number>();
  for (const change of changesIn({ figured })) {
    const spot = changeSpot(change);
    const key = change.before.from + change.after.from;
    if (!spot || seen.has(key)) continue;
    seen.add(key);
    yield { ...spot, spans: [wholeSpan(change)] };
  }
}

function wholeSpan({ before, after, by: change }: Change) {
  const all = [before, after, ...(change ? [change] : [])];
  return {
    from: Math.min(...all.map(({ from }) => from)),
    to: Math.max(...all.map(({ to }) => to)),
  };
}

function* changesIn({ figured }: Pick<Reading, 'figured'>): Iterable<Change> {
  for (const [pattern, order] of forms)
    for (const match of findShapes(figured, pattern)) {
      if (!otherMeasure.test(sentenceAt(figured, match)))
        yield* ordered(match, order, figured.shape.slice(match.at.from, match.at.to));
    }
  for (const match of findShapes(figured, multiple)) {
    const [before, after] = withoutYears(match);
    const { times, hedge } = match.words;
    if (before && after && times !== undefined)
      yield {
        before,
        after,
        direction: null,
        by: null,
        times: { word: times, hedge: hedge?.trim() ?? '' },
      };
  }
  yield* directionsIn(figured, plain, false);
  yield* directionsIn(figured, backwards, true);
}

function* directionsIn(
  figured: FiguredText,
  pattern: RegExp,
  isBackwards: boolean,
): Iterable<Change> {
  for (const match of findShapes(figured, pattern)) {
    const [first, second] = withoutYears(match);
    const [before, after] = isBackwards ? [second, first] : [first, second];
    if (before && after && !countsDown.test(sentenceAt(figured, match)))
      yield { before, after, direction: directionOf(match), by: null, times: null };
  }
}

function sentenceAt(figured: FiguredText, { at }: ShapeMatch): string {
  const sentence = figured.sentences.find(({ to }) => to >= at.to);
  return sentence ? figured.shape.slice(sentence.from, sentence.to) : '';
}

function withoutYears({ figures }: ShapeMatch): readonly Figure[] {
  return figures.filter(({ kind }) => kind !== 'year');
}

function* ordered(match: ShapeMatch, order: string, said: string): Iterable<Change> {
  if (otherChange.test(said)) return;
  const figures = withoutYears(match);
  // “a rise of 20 crowns or 35 percent”: the last is the percentage.
  const picked = order === 'abc' ? [figures[0], figures[1], figures.at(-1)] : figures;
  const [before, after, change] = ['a', 'b', 'c'].map((part) => picked[order.indexOf(part)]);
  if (!before || !after || !change) return;
  yield { before, after, by: change, direction: directionOf(match), times: null };
}

function directionOf({ words }: ShapeMatch): Direction | null {
  if (words['up'] !== undefined || words['more'] !== undefined) return 'up';
  return words['down'] !== undefined || words['less'] !== undefined ? 'down' : null;
}
