import type { TextSpan } from '../../../article/text-blocks.ts';
import { knownNames } from '../ages.ts';
import {
  overviewOf,
  placeIn,
  type Check,
  type Noted,
  type Reading,
  type StorySpot,
} from '../check.ts';
import { isQuoted } from '../figured-text.ts';
import { editDistance } from '../names.ts';

interface NameFact extends TextSpan {
  readonly first: string;
  readonly last: string;
  /** The other full names of the same sentence: who are named together are two. */
  readonly beside: readonly string[];
}

/** One person whose name is spelt in two ways. */
export const sameName: Check = {
  id: 'same-name',
  description: 'One name that is spelt in two ways.',
  examples: {
    flags: [
      'Police named the driver as Stefan Kolar. A neighbour said Stephan Kolar had moved in.',
      'The owner, Jan Petersen, opened the door. Jan Pedersen then made tea.',
      'caption: Erik Sandvall at the helm.\nThe captain, Eric Sandvall, had sailed for years.',
      'Dr Helena Brandt led the study. “It is a start,” said Helene Brandt.',
    ],
    ignores: [
      'Jan Hale drives the crane. His daughter Jana Hale sings. Otto Hale is retired.',
      'Ana Roth and Anna Roth are cousins. Ana Roth is the older.',
      'North Varland won. The North Varlander said so.',
      'Paul Egge lost. His wife, Paula Egge, won; Karl Egge was third.',
      'Holm Rovers won. The Holm Rover Olin scored.',
      'The Centre Party won. The Center Party of Varland lost.',
      'Stefan Kolar spoke. “I am Stephan Kolar,” the boy said.',
    ],
  },
  overview: overviewOf<NameFact>({ read, compare }),
};

function read({ figured }: Reading): readonly NameFact[] {
  const names = knownNames(figured);
  const facts: NameFact[] = [];
  let index = 0;
  for (const sentence of figured.sentences) {
    const own: (typeof names)[number][] = [];
    for (let name = names[index]; name && name.at.from < sentence.to; name = names[(index += 1)])
      own.push(name);
    const beside = [...new Set(own.map(({ first, last }) => `${first} ${last}`))];
    if (beside.length > 8) continue;
    for (const { first, last, from, to } of own)
      if (!isQuoted(figured, { from, to })) facts.push({ first, last, beside, from, to });
  }
  return facts;
}

interface Spelling {
  readonly said: string;
  readonly first: string;
  readonly last: string;
  count: number;
  readonly at: Noted<NameFact>;
  readonly beside: Set<string>;
}

function* compare(noted: readonly Noted<NameFact>[]): Iterable<StorySpot> {
  const spellings = spellingsIn(noted);
  yield* pairs(
    groupBy(spellings, ({ last }) => last),
    ({ first: a }, { first: b }) => isSameFirst(a, b),
  );
  yield* pairs(
    groupBy(spellings, ({ first }) => first),
    ({ last: a }, { last: b }) => isSameLast(a, b),
  );
}

function spellingsIn(noted: readonly Noted<NameFact>[]): readonly Spelling[] {
  const spellings = new Map<string, Spelling>();
  for (const one of noted) {
    const { first, last, beside } = one.fact;
    const said = `${first} ${last}`;
    const known = spellings.get(said) ?? {
      said,
      first,
      last,
      count: 0,
      at: one,
      beside: new Set(),
    };
    known.count += 1;
    for (const name of beside) known.beside.add(name);
    spellings.set(said, known);
  }
  return [...spellings.values()];
}

function groupBy(
  spellings: readonly Spelling[],
  keyOf: (spelling: Spelling) => string,
): Iterable<readonly Spelling[]> {
  const groups = new Map<string, Spelling[]>();
  for (const spelling of spellings) {
    const group = groups.get(keyOf(spelling)) ?? [];
    groups.set(keyOf(spelling), [...group, spelling].slice(0, MOST_IN_GROUP));
  }
  return groups.values();
}

// A family of more is a list; to compare them all would take its square.
const MOST_IN_GROUP = 12;

function* pairs(
  groups: Iterable<readonly Spelling[]>,
  isSame: (a: Spelling, b: Spelling) => boolean,
): Iterable<StorySpot> {
  for (const group of groups) {
    for (const [index, a] of group.entries()) {
      for (const b of group.slice(index + 1)) {
        if (isSame(a, b) && !a.beside.has(b.said) && Math.min(a.count, b.count) < 3)
          yield clash(a, b);
      }
    }
  }
}

function clash(a: Spelling, b: Spelling): StorySpot {
  const times = (count: number): string => (count === 1 ? 'once' : `${String(count)} times`);
  return {
    message: `One name seems to be spelt in two ways: ${a.said} and ${b.said}.`,
    working: `${a.said}: ${times(a.count)}; ${b.said}: ${times(b.count)}`,
    places: [placeIn(a.at.block, a.at.fact), placeIn(b.at.block, b.at.fact)],
  };
}

/** Spellings that sound alike: Stefan and Stephan, Eric and Erik, Marta and Martha, Ana and Anna. */
function isSameFirst(a: string, b: string): boolean {
  return a.length > 2 && b.length > 2 && soundOf(a) === soundOf(b);
}

function soundOf(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/ph/g, 'f')
    .replace(/^chr/, 'kr')
    .replace(/(?<=[^cs])h/g, '')
    .replace(/ck|c(?![eiy])/g, 'k')
    .replace(/y/g, 'i')
    .replace(/(.)\1/g, '$1')
    .replace(/[ae]$/, 'e');
}

// One letter within: Petersen and Pedersen. At the end it is another form: Rover, Rovers.
function isSameLast(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < 5 || !a.startsWith(b.charAt(0)) || a.slice(-2) !== b.slice(-2))
    return false;
  return !/^(?:Part|Cent|Unit)/.test(a) && editDistance(a, b, 1) === 1;
}
