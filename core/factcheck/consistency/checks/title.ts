import {
  overviewOf,
  placeIn,
  type Check,
  type Noted,
  type Reading,
  type StorySpot,
} from '../check.ts';
import { titlesIn, type WrittenTitle } from '../titles.ts';

/** One person with two offices that nobody holds at once. */
export const title: Check = {
  id: 'title',
  description: 'One person with two offices that nobody holds at once.',
  examples: {
    flags: [
      'Interior Minister Ana Roth opened the bridge. Defence Minister Ana Roth then left.',
      'caption: Finance Minister Paul Egge in Holm.\nPaul Egge, the economy minister, said the tax would go.',
      'Deputy Mayor Lise Tamm cut the ribbon. Mayor Lise Tamm called it a great day.',
      'The Norland ambassador, Per Lund, was called in. Consul Per Lund made no comment.',
    ],
    ignores: [
      'Interior Minister Ana Roth opened the bridge. Defence Minister Olga Roth then left.',
      'Interior Minister Ana Roth opened the bridge. Then Defence Minister Ana Roth became famous.',
      'Defence Minister Ana Roth spoke. In 2019 Interior Minister Ana Roth had said the opposite.',
      'Paul Egge, the finance minister, spoke. Minister of Finance Paul Egge left.',
      'Mayor Lise Tamm cut the ribbon. “Deputy Mayor Lise Tamm,” an old sign says.',
      'Prime Minister Jan Hale, who is also foreign minister, flew. Foreign Minister Jan Hale is back.',
      'Former Mayor Lise Tamm came. President Lise Tamm of the club stayed.',
    ],
  },
  overview: overviewOf<WrittenTitle>({ read, compare }),
};

function read({ figured }: Reading): readonly WrittenTitle[] {
  return titlesIn(figured);
}

function* compare(noted: readonly Noted<WrittenTitle>[]): Iterable<StorySpot> {
  const known = new Map<string, Noted<WrittenTitle>>();
  const told = new Set<string>();
  for (const one of noted) {
    const key = `${one.fact.kind} ${one.fact.key}`;
    const before = known.get(key);
    if (!before) known.set(key, one);
    else if (before.fact.post !== one.fact.post && !told.has(key)) {
      told.add(key);
      yield clash(before, one);
    }
  }
}

function clash(first: Noted<WrittenTitle>, second: Noted<WrittenTitle>): StorySpot {
  return {
    message: `${first.fact.name} has two offices in this story: ${first.fact.said} and ${second.fact.said}.`,
    working: `“${first.fact.said}” ≠ “${second.fact.said}”`,
    places: [placeIn(first.block, first.fact), placeIn(second.block, second.fact)],
  };
}
