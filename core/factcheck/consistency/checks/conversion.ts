import type { Figure } from '../figure.ts';
import type { Check, Reading, Spot } from '../check.ts';
import { findShapes, shapePattern, type FiguredText } from '../figured-text.ts';
import { sayNumber } from '../saying.ts';
import { convert, unitOf, type Unit } from '../units.ts';

/** A measure and its conversion that do not come to the same. */
export const conversion: Check = {
  id: 'conversion',
  description: 'A measure given in a second unit that does not come to the same.',
  anyLanguage: true,
  examples: {
    flags: [
      'The trail is 10 km (8.2 miles) long.',
      'It was 38C (120F) in the shade.',
      'Each sack weighs 5 kg (20 lb).',
      'The fire burned 2,000 acres, or 2,000 hectares, of forest.',
      'The man, 6ft 2in (2.4m) tall, left.',
      'It was minus 10C (24F) at night.',
    ],
    ignores: [
      'The trail is 10 km (6.2 miles) long, or 10 kilometres (six miles).',
      'It was 38C (100F), then minus 8C (18F); it has risen by 1.8C (3.2F).',
      'Each sack weighs 5 kg (11 lb), the lot 20,000 lb (9,000 kg).',
      'The tank holds 40 litres (10.6 US gallons, 8.8 imperial gallons) of oil.',
      'The house is 10 km (3 miles by boat) from Holm.',
      'One may walk 10 km or 3 miles.',
      'The man, 6ft 2in (1.88m) tall, weighs 12 stone 4 lb (78kg).',
      'It earned €10m (30ft of paper).',
      'She rode at 9st 4lb (59kg), is 1m 62cm (5ft 4in) tall and ran 2 miles 300 yards (3.5km).',
    ],
  },
  checkBlock,
};

const inBrackets = shapePattern('{u}(?: [a-z]+)? \\({u}(?=[,;)])');
const orAgain = shapePattern('{u}, or {u}(?=[,;.])');

function* checkBlock({ figured }: Reading): Iterable<Spot> {
  for (const pattern of [inBrackets, orAgain]) {
    for (const { figures, from, to } of findShapes(figured, pattern)) {
      const [first, second] = figures;
      if (!first || !second) continue;
      if (isSmallPart(figured, first)) continue;
      const spot = compareMeasures(first, second);
      if (spot) yield { ...spot, spans: [{ from: Math.max(from, first.from), to }] };
    }
  }
}

// “9st 4lb (59kg)”, “1m 62cm (5ft 4in)”: the smaller part of a measure in two units.
function isSmallPart({ text, figures }: FiguredText, first: Figure): boolean {
  const before = figures[figures.indexOf(first) - 1];
  if (before?.kind !== 'measure' && before?.kind !== 'ordinal') return false;
  return /^(?: ?and)? ?,? ?$/.test(text.slice(before.to, first.from));
}

function compareMeasures(first: Figure, second: Figure): Omit<Spot, 'spans'> | undefined {
  const from = unitOf(first.unit);
  const to = unitOf(second.unit);
  if (!from || !to || from.name === to.name) return undefined;
  const there = convert(first.value, from, to);
  if (there.length === 0 || fits(first, second, from, to)) return undefined;
  const nearest = nearestTo(there, second.value);
  const given = `${sayNumber(first.value)} ${sayUnit(from)}`;
  return {
    message: `${given} is about ${sayNumber(nearest, nearest < 20 ? 1 : 0)} ${sayUnit(to)}, not ${sayNumber(second.value)}.`,
    working: `${given} = ${sayNumber(nearest)} ${sayUnit(to)}; the text says ${sayNumber(second.value)} ${sayUnit(to)}`,
  };
}

// Rounded as far as its own digits say a conversion may be any way off; a rounder one only so far.
const ROUND = 0.11;
const HEDGED = 0.2;

function fits(first: Figure, second: Figure, from: Unit, to: Unit): boolean {
  const there = convert(first.value, from, to);
  const back = convert(second.value, to, from);
  if (there.some((value) => isRoundedTo(value, second.value, second.step))) return true;
  if (back.some((value) => isRoundedTo(value, first.value, first.step))) return true;
  const off = Math.min(
    ...there.map((value) => Math.abs(value - second.value) / Math.max(Math.abs(value), 1)),
  );
  if (from.dimension !== 'temperature' && (first.hedged || second.hedged) && off <= HEDGED)
    return true;
  if (off > ROUND) return false;
  return (
    there.some((value) => isRoundedTo(value, second.value, roundStep(second))) ||
    back.some((value) => isRoundedTo(value, first.value, roundStep(first)))
  );
}

function isRoundedTo(value: number, written: number, step: number): boolean {
  return Math.abs(value - written) <= step * 0.5 + 1e-9 * Math.abs(value) + 0.01 * step;
}

// 6,000 may have been rounded to thousands, 35 to fives.
function roundStep({ value, step }: Figure): number {
  let round = step;
  while (value !== 0 && Math.abs(value % (round * 10)) < round / 2) round *= 10;
  return round === 1 && value % 5 === 0 ? 5 : round;
}

function nearestTo(values: readonly number[], to: number): number {
  return values.reduce((best, value) =>
    Math.abs(value - to) < Math.abs(best - to) ? value : best,
  );
}

function sayUnit({ name, dimension }: Unit): string {
  return dimension === 'temperature' ? `°${name.toUpperCase()}` : name;
}
