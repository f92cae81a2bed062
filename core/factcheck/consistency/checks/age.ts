import type { TextSpan } from '../../../article/text-blocks.ts';
import { agesIn, knownNames, type WrittenAge } from '../ages.ts';
import type { Figure } from '../figure.ts';
import {
  overviewOf,
  placeIn,
  type Check,
  type Noted,
  type Reading,
  type Spot,
  type StorySpot,
  type StoryTime,
} from '../check.ts';
import {
  findShapes,
  shapePattern,
  type FiguredText,
  type ShapeMatch,
  type ShapeSentence,
} from '../figured-text.ts';
import { momentOf, sayRange, yearsBetween, type Moment } from '../lives.ts';

/** A birth and an age that a block gives one person; the age is that of the story's own day. */
interface AgeFact extends TextSpan {
  readonly kind: 'age-now';
  readonly born: Moment;
  readonly bornText: string;
  readonly age: number;
}

interface BirthFact extends TextSpan {
  readonly kind: 'birth';
  readonly name: string;
  readonly born: Moment;
  readonly bornText: string;
}

type LifeFact = AgeFact | BirthFact | (WrittenAge & { readonly kind: 'age' });

/** Births, deaths and ages that do not go together. */
export const age: Check = {
  id: 'age',
  description: 'An age that does not go with the dates of birth and death given.',
  examples: {
    flags: [
      'Ilse Borm was born in 1950, died in 2020 and was aged 64.',
      'The painter Otto Hale (1931–2015) died in his sleep. He was 79.',
      'dateline: HOLM, 14 March 2023\nMaria Lenz, 45, born on 3 May 1975 in Varlen, has led the office since January.',
      'dateline: HOLM, 14 March 2023\nBorn in 1988, the striker, now 31, has signed.',
      'Anna Sorel was 19 when she left Varlen in 1999. She was born in 1972.',
      'dateline: HOLM, 14 March 2023\nTova Lind, 64, rows out at dawn.\nTova Lind was born in 1950 on an island.',
    ],
    ignores: [
      'Ilse Borm was born in 1950, died in 2020 and was aged 69.',
      'The painter Otto Hale (1931–2015) died in his sleep. His wife was 79.',
      'dateline: HOLM, 14 March 2023\nMaria Lenz, 47, born on 3 May 1975 in Varlen, has led the office since 2020.',
      'Maria Lenz, 41, was born in 1975.',
      'Anna Sorel was born in 1972. Her mother died in 1999; she was 61.',
      'He was born in 1940. He died in 1999, when his son was 19.',
      'Lena Berg, born in 1950, was there when her father died in 2010 at 92.',
      'Tova Lind was born in 1950 and has counted seals since 1995. She was 45 then.',
      'dateline: HOLM, 14 March 2023\nIn 1990 the 22-year-old skater, born in 1968, broke the record.',
      'dateline: HOLM, 14 March 2023\nThe 16-year-old pupil of a smith born in 1961 forged the gate.',
      'dateline: HOLM, 14 March 2023\nOtto Hale was born in 1950 in a mill.\nOtto Hale, 19, is to be seen in the oldest film of the fair.',
    ],
  },
  checkBlock,
  overview: overviewOf<LifeFact>({ read, compare }),
};

const birth = shapePattern(
  '\\b(?:born|birth)\\b(?: on| in)?(?:(?: in| at| near)? \\p{Lu}\\p{L}+,?(?: on| in))? {yd}',
);
const death = shapePattern(
  '\\b(?:died|dies|passed away|drowned|was killed|death)\\b{~60}(?: in| on)? {yd}',
);
const lifeSpan = shapePattern('\\p{Lu}\\p{L}{1,40} \\({l}\\)');
const ageAtDeath = shapePattern(
  '(?:\\baged|\\bat the age of|\\bat age|\\b(?:who|[Hh]e|[Ss]he|and) was(?: aged)?|, was|{yd},? at) {n}(?=[,.;)]|$| when he died| when she died| years old)',
);
const ageInYear = shapePattern(
  '\\b(?:was|were|aged) {n}(?: years old)?,? when (?:she|he){~50} in {y}',
);
const nowForms: readonly (readonly [RegExp, string])[] = [
  [
    shapePattern("\\b[Bb]orn (?:in|on) {yd}[^\\uE000.]{0,90}\\. The {n}-year-old(?! \\p{L}+['’])"),
    'ba',
  ],
  [
    shapePattern(
      '\\p{Lu}\\p{L}{1,40}, {n},? (?:who )?(?:was |is )?born(?: on| in)?(?:(?: in)? \\p{Lu}\\p{L}+,?(?: on| in))? {yd}',
    ),
    'ab',
  ],
  [
    shapePattern(
      '\\b[Bb]orn (?:in|on) {yd}(?: in \\p{Lu}\\p{L}+)?,{~40}(?: now| is| is now|, aged|, now) {n}(?=[,.;]|$)',
    ),
    'ba',
  ],
  [shapePattern('\\b[Bb]orn (?:in|on) {yd}(?: in \\p{Lu}\\p{L}+)? and (?:is )?now {n}'), 'ba'],
  [
    shapePattern(
      '{n}-year-old(?: (?!of |and |to |with )[\\p{L}-]+){0,3},? (?:who was )?born (?:in|on) {yd}',
    ),
    'ab',
  ],
];

// Where a family is told of, a death or an age may be another's.
const kin =
  /\b(?:his|her|their|whose|s['’]|['’]s) (?:late |own |younger |older |elder )?(?:father|mother|parents?|husband|wife|sons?|daughters?|brothers?|sisters?|twin|partner|uncle|aunt|friend|child|children|predecessor|successor)\b/u;

function* checkBlock({ figured }: Reading): Iterable<Spot> {
  for (const [index, sentence] of figured.sentences.entries()) {
    const window = [sentence, ...following(figured, index)];
    const last = window.at(-1) ?? sentence;
    const within = { from: sentence.from, to: last.to };
    const births = [...findShapes(figured, birth, within)];
    const spans = [...findShapes(figured, lifeSpan, within)];
    if (births.length + spans.length !== 1) continue;
    if (kin.test(figured.shape.slice(within.from, within.to))) continue;
    yield* livesIn(figured, within, births[0], spans[0]);
  }
}

// The sentence after belongs to the same life when it goes on with a pronoun.
function following(figured: FiguredText, index: number): readonly ShapeSentence[] {
  const next = figured.sentences[index + 1];
  if (!next) return [];
  return /^[\s”"]*(?:He|She)\b/u.test(figured.shape.slice(next.from, next.from + 12)) ? [next] : [];
}

function* livesIn(
  figured: FiguredText,
  within: TextSpan,
  bornMatch: ShapeMatch | undefined,
  spanMatch: ShapeMatch | undefined,
): Iterable<Spot> {
  const span = spanMatch?.figures[0];
  const bornFigure = bornMatch?.figures[0] ?? span;
  if (!bornFigure) return;
  const born = span ? yearMoment(span.value) : momentOf(bornFigure);
  const deaths = [...findShapes(figured, death, within)];
  const diedFigure = span ? undefined : deaths[0]?.figures.at(-1);
  const died = span
    ? yearMoment(span.until)
    : diedFigure && deaths.length === 1
      ? momentOf(diedFigure)
      : null;
  const ages = [...findShapes(figured, ageAtDeath, within)].map(({ figures }) => figures.at(-1));
  const [said] = ages;
  if (born && died && said && ages.length === 1)
    yield* judge(figured, born, died, said, [bornFigure, diedFigure ?? bornFigure], 'death');
  if (!born) return;
  for (const { figures } of findShapes(figured, ageInYear, within)) {
    const [then, year] = figures;
    const moment = year && momentOf(year);
    if (then && moment) yield* judge(figured, born, moment, then, [bornFigure, year], 'then');
  }
}

function yearMoment(year: number): Moment {
  return { year, month: null, day: null };
}

function* judge(
  figured: FiguredText,
  from: Moment,
  to: Moment,
  said: Figure,
  others: readonly Figure[],
  when: 'death' | 'then',
): Iterable<Spot> {
  const years = yearsBetween(from, to);
  if (said.hedged || (said.value >= years[0] && said.value <= years[1])) return;
  if (years[0] < 0 || years[1] > 120) return;
  const dates = others.map((figure) => figured.text.slice(figure.from, figure.to));
  const spans = [...new Set([...others, said])].map((figure) => ({
    from: figure.from,
    to: figure.to,
  }));
  yield {
    message: `${when === 'death' ? 'The age at death' : 'The age then'} would be ${sayRange(years)}, not ${String(said.value)}.`,
    working: `From ${dates.join(' to ')}: ${String(to.year)} − ${String(from.year)} = ${String(to.year - from.year)}, so ${sayRange(years)}; the text says ${String(said.value)}`,
    spans,
  };
}

function read({ figured }: Reading): readonly LifeFact[] {
  return [
    ...agesNow(figured),
    ...birthsOf(figured),
    ...agesIn(figured).map((one) => ({ ...one, kind: 'age' as const })),
  ];
}

function* agesNow(figured: FiguredText): Iterable<AgeFact> {
  for (const [pattern, order] of nowForms) {
    for (const { figures, from, to } of findShapes(figured, pattern)) {
      const said = figures[order.indexOf('a')];
      const bornFigure = figures[order.indexOf('b')];
      const born = bornFigure && momentOf(bornFigure);
      if (!said || !born || said.hedged) continue;
      const bornText = figured.text.slice(bornFigure.from, bornFigure.to);
      yield { kind: 'age-now', born, bornText, age: said.value, from, to };
    }
  }
}

const wasBorn = shapePattern(
  '^(?:, [^,.]{1,40},)? (?:was|is) born(?: on| in)?(?: in \\p{Lu}\\p{L}+,?(?: on| in))? {yd}',
  '',
);

function* birthsOf(figured: FiguredText): Iterable<BirthFact> {
  for (const name of knownNames(figured)) {
    const rest = { from: name.at.to, to: Math.min(name.at.to + 120, figured.shape.length) };
    for (const { figures, to } of findShapes(figured, wasBorn, rest)) {
      const figure = figures.at(-1);
      const born = figure && momentOf(figure);
      if (!born) continue;
      const bornText = figured.text.slice(figure.from, figure.to);
      yield {
        kind: 'birth',
        name: `${name.first} ${name.last}`,
        born,
        bornText,
        from: name.from,
        to,
      };
    }
  }
}

function* compare(noted: readonly Noted<LifeFact>[], time: StoryTime): Iterable<StorySpot> {
  const births = new Map<string, Noted<BirthFact>>();
  for (const { fact, ...where } of noted)
    if (fact.kind === 'birth' && !births.has(fact.name)) births.set(fact.name, { ...where, fact });
  for (const { block, fact } of noted) {
    if (fact.kind === 'age-now')
      yield* againstToday(fact.born, fact.bornText, fact.age, time, [placeIn(block, fact)]);
    if (fact.kind !== 'age') continue;
    const known = births.get(`${fact.first} ${fact.last}`);
    if (!known || known.block === block || isFarOff(known.fact.born, fact.age, time)) continue;
    const places = [placeIn(known.block, known.fact), placeIn(block, fact)];
    yield* againstToday(known.fact.born, known.fact.bornText, fact.age, time, places);
  }
}

function* againstToday(
  born: Moment,
  bornText: string,
  said: number,
  time: StoryTime,
  places: StorySpot['places'],
): Iterable<StorySpot> {
  const today = time.dateline ?? time.writtenOn;
  const years = yearsBetween(born, today);
  // Without a dateline the story may be older than its file, but it is no younger.
  const fits = time.dateline ? said >= years[0] && said <= years[1] : said <= years[1];
  if (fits || years[0] < 0 || years[1] > 120) return;
  if (isAgeThen(born, said, time)) return;
  yield {
    message: `Someone born in ${String(born.year)} is ${sayRange(years)} now, not ${String(said)}.`,
    working: `${String(today.year)} − ${String(born.year)} = ${String(today.year - born.year)}; born ${bornText}, so ${sayRange(years)}; the text says ${String(said)}`,
    places,
  };
}

// “In 1990 the 22-year-old singer, born in 1968, won”: a year that the story names speaks for it.
function isAgeThen(born: Moment, said: number, { years, dateline }: StoryTime): boolean {
  return years.some(
    (year) =>
      year !== born.year &&
      year !== dateline?.year &&
      (year - born.year === said || year - born.year === said + 1),
  );
}

// So far off an age is no slip: it is that of a photograph, or of the day somebody vanished.
const FAR = 20;

function isFarOff(born: Moment, said: number, time: StoryTime): boolean {
  return Math.abs((time.dateline ?? time.writtenOn).year - born.year - said) > FAR;
}
