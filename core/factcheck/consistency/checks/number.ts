import type { BlockRole } from '../../../article/text-blocks.ts';
import {
  overviewOf,
  placeIn,
  type Check,
  type Noted,
  type Reading,
  type StorySpot,
} from '../check.ts';
import { stemsIn } from '../stems.ts';
import { isSameThing, numbersTold, type ToldNumber } from '../numbers-told.ts';

/** The same thing counted twice with different results. */
export const number: Check = {
  id: 'number',
  description: 'One number told differently in headline, standfirst, captions and body.',
  examples: {
    flags: [
      'headline: 14 killed in Varlen mine blast\nAn explosion killed 15 people in the Varlen mine on Monday.',
      'headline: Storm leaves 230 homes without power\nThe storm left 320 homes without power on Sund.',
      'headline: Norland to spend €3bn on railways\nThe government will spend €2 billion on railways.',
      'caption: Some of the 65 dancers in the square.\nThe 56 dancers in the square had trained hard.',
      'The explosion killed 14 people. Rescuers dug all night. The explosion killed 16 people, it was said.',
    ],
    ignores: [
      'headline: 14 killed in Varlen mine blast\nAn explosion killed 14 people in the Varlen mine. In 1988 an explosion killed 15 people there.',
      'headline: 14 killed in Varlen mine blast\nThe toll in the Varlen mine rose from 11 killed to 14.',
      'headline: City spends €3bn on trams\nThe city will spend €3.02 billion on trams and schools.',
      'headline: 40 jobs to go in Holm\nThe bank in Holm will cut 25 jobs in June and 15 jobs in May.',
      'headline: More than 20 boats lost in storm\nThe storm sank 23 boats in the harbour; 20 boats are back.',
      'headline: Storm leaves 230 homes without power\n“The storm left 320 homes without power,” the mayor said.',
      'headline: Council cuts 40 jobs\nThe council will cut 12 jobs in schools.\nIt will cut 28 jobs in parks.',
      'headline: Minister to visit three towns\nThe minister will visit two towns on Monday and a third on Tuesday.',
      'headline: Hundreds march; 12 arrested\nPolice arrested 10 marchers in Holm and two in Varlen.',
      'The storm killed 14 people in Norland. The storm killed nine people in Varland.',
      'In April the foundry cast 40 bells. In October the foundry cast 65 bells.',
      'headline: Dairy to close 12 depots\nThe dairy will close six depots this spring and as many in the autumn.',
      'A dozen boats are lost. The dozen left harbour at four.\ncaption: The 13 boats before they left the harbour.',
      'headline: Two directors leave bank\nThree directors leave the board of the bank every year; two directors went on Monday.',
    ],
  },
  overview: overviewOf<ToldNumber>({ read, compare }),
};

const headRoles: ReadonlySet<BlockRole> = new Set<BlockRole>([
  'headline',
  'standfirst',
  'caption',
  'pull-quote',
]);

function read({ figured }: Reading): readonly ToldNumber[] {
  return numbersTold(figured);
}

type Told = Noted<ToldNumber>;

// A story with more captions than this is a gallery.
const MOST_IN_HEAD = 60;

function* compare(noted: readonly Told[]): Iterable<StorySpot> {
  const alike = grouped(noted, ({ fact }) => thingOf(fact));
  const head = noted.filter(({ role }) => headRoles.has(role)).slice(0, MOST_IN_HEAD);
  const told = new Set<Told>();
  for (const one of head) {
    if (told.has(one) || isToldElsewhere(one, noted)) continue;
    const others = (alike.get(thingOf(one.fact)) ?? []).filter(({ block }) => block !== one.block);
    if (toldInBody(others) > 1) continue;
    const other = others.find((candidate) => isOtherTelling(one, candidate));
    if (!other) continue;
    told.add(other);
    yield clash(one, other);
  }
  yield* repeated(noted);
}

function thingOf({ kind, unit, fate, noun }: ToldNumber): string {
  return `${kind} ${unit} ${fate === '' ? `of ${noun}` : fate}`;
}

function grouped(
  noted: readonly Told[],
  keyOf: (one: Told) => string,
): ReadonlyMap<string, Told[]> {
  const groups = new Map<string, Told[]>();
  for (const one of noted) {
    const group = groups.get(keyOf(one));
    if (group) group.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return groups;
}

// Where the number stands elsewhere too, the head has it from there.
function isToldElsewhere(one: Told, noted: readonly Told[]): boolean {
  return noted.some(
    ({ block, fact }) =>
      block !== one.block && fact.unit === one.fact.unit && isSameValue(fact, one.fact),
  );
}

function isSameValue(a: ToldNumber, b: ToldNumber): boolean {
  const isHedged = a.hedged || b.hedged;
  const rounding = Math.max(a.step, b.step) / 2;
  return (
    Math.abs(a.value - b.value) < rounding + (isHedged ? 0.35 * Math.max(a.value, b.value) : 0)
  );
}

function isOtherTelling(one: Told, other: Told): boolean {
  const a = one.fact;
  const b = other.fact;
  if (a.isQualified || b.isQualified || a.isOneOfSeveral || b.isOneOfSeveral) return false;
  if (!isSameThing(a, b) || isSameValue(a, b)) return false;
  const stems = new Set(b.stems);
  const shared = a.stems.filter((stem) => stems.has(stem)).length;
  if (a.fate !== '') return shared >= 1;
  if (a.kind === 'count' && a.noun === '') return false;
  if (a.isDefinite && b.isDefinite && a.noun !== '' && shared >= 1 && shared * 2 >= a.stems.length)
    return true;
  const isSameDoing =
    shared >= 1 && a.noun !== '' && doingOf(a) !== '' && doingOf(a) === doingOf(b);
  return isSameDoing || (shared >= 2 && shared * 2 >= a.stems.length);
}

// The verb right before the number: “will cut 45 jobs”.
function doingOf({ lead }: ToldNumber): string {
  return [...stemsIn(lead.slice(lead.lastIndexOf(' ') + 1))][0] ?? '';
}

// A number that the body gives in several ways is told in parts, or at several times.
function toldInBody(others: readonly Told[]): number {
  return new Set(others.filter(({ role }) => !headRoles.has(role)).map(({ fact }) => fact.value))
    .size;
}

function clash(one: Told, other: Told): StorySpot {
  return {
    message: `The same seems to be counted twice: ${one.fact.said} and ${other.fact.said}.`,
    working: `${one.fact.said} ≠ ${other.fact.said}`,
    places: [placeIn(one.block, one.fact), placeIn(other.block, other.fact)],
  };
}

/** Sentences of the body that tell the same in the same words, but for the number. */
function* repeated(noted: readonly Told[]): Iterable<StorySpot> {
  const firsts = new Map<string, Told>();
  for (const one of noted) {
    const { lead, isQualified, hedged, isOneOfSeveral, isLast, isOpening, noun, fate } = one.fact;
    if (!isLast || !isOpening) continue;
    if (isQualified || hedged || isOneOfSeveral || !isTelling(lead) || noun + fate === '') continue;
    const key = `${lead} ${thingOf(one.fact)} ${one.fact.qualifiers}`;
    const first = firsts.get(key);
    if (!first) firsts.set(key, one);
    else if (!isSameValue(first.fact, one.fact)) yield clash(first, one);
  }
}

// “the explosion killed”: a subject that was named before, and what it did.
function isTelling(lead: string): boolean {
  return (
    /^the \p{L}{4,} \p{L}{3,}$/u.test(lead) &&
    !/ (?:next|first|last|with|other|were|than)$/u.test(lead)
  );
}
