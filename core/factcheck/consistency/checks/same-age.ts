import { agesIn, knownNames, type WrittenAge } from '../ages.ts';
import {
  overviewOf,
  placeIn,
  type Check,
  type Noted,
  type Reading,
  type StorySpot,
} from '../check.ts';
import { nameKey } from '../names.ts';

type PersonFact =
  | (WrittenAge & { readonly kind: 'age' })
  | { readonly kind: 'name'; readonly first: string; readonly last: string };

/** One person with two ages. */
export const sameAge: Check = {
  id: 'same-age',
  description: 'One person with two ages.',
  examples: {
    flags: [
      'Jonas Wied, 52, runs the yard. When the order came, Jonas Wied, 54, was asleep.',
      'standfirst: Ada Brandt, 34, has won.\nThe jury chose Ada Brandt. The 43-year-old Brandt writes at night.',
      'caption: Tom Kessel, 61, in his orchard.\nTom Kessel grows plums. Kessel, 67, has never sold one.',
    ],
    ignores: [
      'Jonas Wied, 52, runs the yard. His son, Otto Wied, 24, drives. The 24-year-old Wied left.',
      'Jonas Wied, 52, runs the yard. In 1999 Jonas Wied, 26, came to Holm.',
      'Jonas Wied, 52, runs the yard. He will be 53 in May. Wied, 40 at the time, was asleep.',
      'Jonas Wied, 52, runs the yard. “Jonas Wied, 50, does not sleep,” his wife said.',
      'Jonas Wied, 52, and Jonas Lind, 54, left.',
      'Jonas Wied, 22, was the best of them.\nScorers: Lind, 12; Wied, 54.',
      'Jonas Wied, 22, was the best of them.\nTries: Jonas Wied (3), Otto Lind (61).',
    ],
  },
  overview: overviewOf<PersonFact>({ read, compare }),
};

function read({ figured }: Reading): readonly PersonFact[] {
  const names = knownNames(figured).map(({ first, last }) => ({
    kind: 'name' as const,
    first,
    last,
  }));
  return [...names, ...agesIn(figured).map((age) => ({ ...age, kind: 'age' as const }))];
}

function* compare(noted: readonly Noted<PersonFact>[]): Iterable<StorySpot> {
  const firsts = firstNames(noted);
  const known = new Map<string, Noted<WrittenAge>>();
  const told = new Set<string>();
  for (const { block, role, fact } of noted) {
    if (fact.kind !== 'age') continue;
    const key = personOf(fact, firsts);
    if (key === null || told.has(key)) continue;
    const before = known.get(key);
    if (!before) known.set(key, { block, role, fact });
    else if (before.fact.age !== fact.age) {
      told.add(key);
      yield clash(before, { block, role, fact });
    }
  }
}

/** The first names that a story gives to each surname. */
function firstNames(noted: readonly Noted<PersonFact>[]): ReadonlyMap<string, ReadonlySet<string>> {
  const firsts = new Map<string, Set<string>>();
  for (const { fact } of noted) {
    if (fact.first === '') continue;
    const last = fact.last.toLowerCase();
    const set = firsts.get(last) ?? new Set();
    firsts.set(last, set.add(fact.first.toLowerCase()));
  }
  return firsts;
}

// A surname alone is a person's only where one person bears it.
function personOf(
  age: WrittenAge,
  firsts: ReadonlyMap<string, ReadonlySet<string>>,
): string | null {
  if (age.first !== '') return nameKey(age);
  const bearers = [...(firsts.get(age.last.toLowerCase()) ?? [])];
  const [only] = bearers;
  return only !== undefined && bearers.length === 1
    ? nameKey({ first: only, last: age.last })
    : null;
}

function clash(first: Noted<WrittenAge>, second: Noted<WrittenAge>): StorySpot {
  const { age, last } = second.fact;
  const name = first.fact.first === '' ? last : `${first.fact.first} ${first.fact.last}`;
  return {
    message: `${name} is ${String(first.fact.age)} in one place and ${String(age)} in another.`,
    working: `${String(first.fact.age)} ≠ ${String(age)}`,
    places: [placeIn(first.block, first.fact), placeIn(second.block, second.fact)],
  };
}
