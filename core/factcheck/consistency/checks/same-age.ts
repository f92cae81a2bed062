import { agesIn, knownNames, type WrittenAge } from '../ages.ts';
import {
  overviewOf,
  placeIn,
  type Check,
  type Noted,
  type Reading,
  type StorySpot,
} from '../check.ts';
import type { FiguredText } from '../figured-text.ts';
import { nameKey } from '../names.ts';

type PersonFact =
  | (WrittenAge & { readonly kind: 'age' })
  | { readonly kind: 'name'; readonly first: string; readonly last: string; readonly title: string }
  // Somebody else may bear the surname.
  | { readonly kind: 'other'; readonly last: string };

/** One person with two ages. */
export const sameAge: Check = {
  id: 'same-age',
  description: 'One person with two ages.',
  examples: {
    flags: [
      'Jonas Wied, 52, runs the yard. When the order came, Jonas Wied, 54, was asleep.',
      'standfirst: Ada Brandt, 34, has won.\nThe jury chose Ada Brandt. The 43-year-old Brandt writes at night.',
      'caption: Tom Kessel, 61, in his orchard.\nTom Kessel grows plums. Kessel, 67, has never sold one.',
      'Councillor Dahlin, 61, voted against the quay.\ncaption: Rut Dahlin, 59, in the chamber.',
    ],
    ignores: [
      'Jonas Wied, 52, runs the yard. His son, Otto Wied, 24, drives. The 24-year-old Wied left.',
      'Jonas Wied, 52, runs the yard. In 1999 Jonas Wied, 26, came to Holm.',
      'Jonas Wied, 52, runs the yard. He will be 53 in May. Wied, 40 at the time, was asleep.',
      'Jonas Wied, 52, runs the yard. “Jonas Wied, 50, does not sleep,” his wife said.',
      'Jonas Wied, 52, and Jonas Lind, 54, left.',
      'Jonas Wied, 22, was the best of them.\nScorers: Lind, 12; Wied, 54.',
      'Councillor Dahlin, 61, voted against the quay.\ncaption: Rut Dahlin, 61, in the chamber.',
      'Councillor Dahlin, 61, voted against it. So did his wife, Rut Dahlin, 59.',
      'Councillor Dahlin, 61, voted against the quay. Olle Dahlin sells ice.\ncaption: Rut Dahlin, 59.',
      'Councillor Dahlin, 61, voted against the quay.\ncaption: Rut Dahlin, 29, in the chamber.',
      'Councillor Dahlin, 61, voted against it. The Dahlins fish.\ncaption: Rut Dahlin, 59, on the quay.',
      'Councillor Dahlin, 61, voted against the quay.\ncaption: Judge Rut Dahlin, 59, in the chamber.',
      'Jonas Wied, 22, was the best of them.\nTries: Jonas Wied (3), Otto Lind (61).',
    ],
  },
  overview: overviewOf<PersonFact>({ read, compare }),
};

function read({ figured }: Reading): readonly PersonFact[] {
  const names = knownNames(figured).map(({ first, last, title }) => ({
    kind: 'name' as const,
    first,
    last,
    title,
  }));
  const ages = agesIn(figured).map((age) => ({ ...age, kind: 'age' as const }));
  return [...names, ...ages, ...othersIn(figured)];
}

const kin =
  /\b(?:wife|husband|widow|widower|partner|sons?|daughters?|father|mother|parents?|brothers?|sisters?|twins?|uncle|aunt|nephew|niece|cousins?|grand\p{Ll}+|step\p{Ll}+|in-law|family|married|namesake|relation|related)\b/u;
const severalOf =
  /\b(?:[Tt]he (?<all>\p{Lu}\p{L}{2,40})s|M(?:rs|iss) (?<she>\p{Lu}[\p{L}'’-]{2,40}))\b/gu;

/** Surnames that two may bear: “his wife, Ada Brandt”, “the Brandts”, “Mrs Brandt”. */
function* othersIn(figured: FiguredText): Iterable<PersonFact> {
  const names = knownNames(figured);
  let index = 0;
  for (const { from, to } of figured.sentences) {
    const isOfKin = kin.test(figured.shape.slice(from, to));
    for (let name = names[index]; name && name.at.to <= to; name = names[(index += 1)])
      if (isOfKin) yield { kind: 'other', last: name.last };
  }
  for (const { groups } of figured.shape.matchAll(severalOf))
    yield { kind: 'other', last: groups?.['all'] ?? groups?.['she'] ?? '' };
}

function* compare(noted: readonly Noted<PersonFact>[]): Iterable<StorySpot> {
  const bearers = bearersOf(noted);
  const known = new Map<string, Noted<WrittenAge>>();
  const told = new Set<string>();
  for (const { block, role, fact } of noted) {
    if (fact.kind !== 'age') continue;
    const key = personOf(fact, bearers);
    if (key === null || told.has(key)) continue;
    const before = known.get(key);
    if (!before) known.set(key, { block, role, fact });
    else if (before.fact.age !== fact.age && !areTwo(before.fact, fact)) {
      told.add(key);
      yield clash(before, { block, role, fact });
    }
  }
}

// Far off, an office with a surname is no slip: it is that of a father or a daughter.
function areTwo(one: WrittenAge, other: WrittenAge): boolean {
  const isByOffice = [one, other].some(({ first, title }) => first === '' && title !== '');
  return isByOffice && Math.abs(one.age - other.age) > FAR;
}

const FAR = 12;

/** Who bears a surname in a story, by their first names, with the offices told before them. */
interface Bearers {
  readonly titles: Map<string, string>;
  isOfOthers: boolean;
}

function bearersOf(noted: readonly Noted<PersonFact>[]): ReadonlyMap<string, Bearers> {
  const all = new Map<string, Bearers>();
  for (const { fact } of noted) {
    const key = fact.last.toLowerCase();
    const bearers = all.get(key) ?? { titles: new Map<string, string>(), isOfOthers: false };
    all.set(key, bearers);
    if (fact.kind === 'other') bearers.isOfOthers = true;
    else if (fact.first !== '') {
      const first = fact.first.toLowerCase();
      bearers.titles.set(first, `${bearers.titles.get(first) ?? ''} ${fact.title}`.trim());
    }
  }
  return all;
}

// A surname alone is a person's only where one person bears it; with an office, only where that
// person is told of with no other.
function personOf(age: WrittenAge, all: ReadonlyMap<string, Bearers>): string | null {
  if (age.first !== '') return nameKey(age);
  const bearers = all.get(age.last.toLowerCase());
  const [only] = bearers?.titles ?? [];
  if (!bearers || !only || bearers.titles.size !== 1) return null;
  const [first, titles] = only;
  const isDoubtful = bearers.isOfOthers || (titles !== '' && !titles.includes(age.title));
  return age.title !== '' && isDoubtful ? null : nameKey({ first, last: age.last });
}

function clash(first: Noted<WrittenAge>, second: Noted<WrittenAge>): StorySpot {
  const { age, last } = second.fact;
  const forename = first.fact.first === '' ? second.fact.first : first.fact.first;
  const name = forename === '' ? last : `${forename} ${last}`;
  return {
    message: `${name} is ${String(first.fact.age)} in one place and ${String(age)} in another.`,
    working: `${String(first.fact.age)} ≠ ${String(age)}`,
    places: [placeIn(first.block, first.fact), placeIn(second.block, second.fact)],
  };
}
