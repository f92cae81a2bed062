import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StoryId } from '../../core/base/id.ts';
import { galleyApp, type BenchReport, type BenchWishes } from './bench.ts';
import { figureOf, percentile, type Pair } from './figures.ts';
import { generateStory } from './generate-story.ts';
import { fillLibrary, leaveOpen } from './library.ts';
import { sit, type Sitting } from './sitting.ts';

const story = { words: 20_000, slips: 20, seed: 11 };

/**
 * Measures what fact-checking costs a key: a story of 20,000 words with 500 claims, its facts shown
 * beside it and every proposal painted, held against the same words with no claim and the list of
 * findings beside them.
 */
export async function runFactsBench(wishes: BenchWishes): Promise<BenchReport> {
  const folder = await mkdtemp(join(tmpdir(), 'galley-bench-'));
  try {
    wishes.tell('Making stories and a library …');
    const ids = fillLibrary(
      join(folder, 'library'),
      new Map([
        ['plain', generateStory({ ...story, claims: 0 })],
        ['claimed', generateStory({ ...story, claims: 500 })],
      ]),
    );
    return await measure({ ...wishes, folder }, ids);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(
  bench: BenchWishes & { readonly folder: string },
  ids: ReadonlyMap<string, StoryId>,
): Promise<BenchReport> {
  const { folder, tell, rounds, keys } = bench;
  const library = join(folder, 'library');
  const open = (name: string, tab: 'proofread' | 'facts', seed: number): Promise<Sitting> => {
    leaveOpen(library, ids.get(name)!, tab);
    return sit({ app: galleyApp(bench), keys, busyKeys: 0, seed, recording: null });
  };
  tell('A first opening, which is not counted …');
  await open('plain', 'proofread', 0);
  const runs: { readonly plain: Sitting; readonly claimed: Sitting }[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    tell(`Round ${round} of ${rounds} …`);
    const plain = await open('plain', 'proofread', round);
    runs.push({ plain, claimed: await open('claimed', 'facts', round) });
  }
  const pairs = (read: (sitting: Sitting) => number): Pair[] =>
    runs.map(({ plain, claimed }) => ({ bare: read(plain), galley: read(claimed) }));
  const key = (share: number): Pair[] => pairs((sitting) => percentile(sitting.keys, share));
  const name = '20,000 words, 500 claims';
  return {
    figures: [
      figureOf(`key to paint, ${name}, median`, 'ms', key(50)),
      figureOf(`key to paint, ${name}, 95th percentile`, 'ms', key(95)),
      figureOf(
        `start to story shown, ${name}`,
        'ms',
        pairs(({ shown }) => shown),
      ),
      figureOf(
        `start to nothing left to do, ${name}`,
        'ms',
        pairs(({ quiet }) => quiet),
      ),
      figureOf(
        `memory, ${name}`,
        'MB',
        pairs(({ memory }) => memory),
      ),
    ],
    sample: null,
    busyShare: null,
  };
}
