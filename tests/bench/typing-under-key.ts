import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { createKeyFile, writeKeyFile } from '../../db/key-file.ts';
import { convertLibrary } from '../../db/sealed-library.ts';
import { withDisplay } from '../../scripts/runtime.mjs';
import { launchDesk, type RunningDesk } from '../e2e/support/desk.ts';
import { percentile } from './figures.ts';
import { generateStory } from './generate-story.ts';
import { fillLibrary, leaveOpen } from './library.ts';
import { placeCaret, takeKeys, watchKeys, whenStoryPainted } from './probe.ts';
import { createRandom } from './random.ts';

// What a key costs whoever types: until its letter is painted, and until the desk says that it is
// on disk. Two desks of the same run, one under a passphrase, typed into by turns:
// npm run measure:typing-under-key -- [rounds].

const rounds = Number(process.argv[2] ?? 5);
const keysInRound = 60;
const passphrase = 'nine herons over the weir';
const words = 20_000;
const root = mkdtempSync(join(tmpdir(), 'galley-typing-'));

interface Side {
  readonly name: string;
  readonly desk: RunningDesk;
  readonly page: Page;
  readonly painted: number[];
  readonly saved: number[];
}

try {
  const { plain, sealed } = await makeLibraries();
  await withDisplay(async () => {
    const sides = [await openPlain(plain), await openSealed(sealed)];
    for (const { page } of sides) {
      await page.evaluate(whenStoryPainted);
      await page.evaluate(placeCaret);
      await page.evaluate(watchKeys);
    }
    const random = createRandom(7);
    for (let round = 0; round < rounds; round += 1) {
      // Neither is always the first, nor the one with the warmer processor.
      for (const side of round % 2 === 0 ? sides : sides.toReversed())
        await typeRound(side, random);
    }
    for (const { desk } of sides) await desk.close();
    say('key to paint', sides, ({ painted }) => painted);
    say('key to “on disk”', sides, ({ saved }) => saved);
  });
} finally {
  rmSync(root, { recursive: true, force: true });
}

async function makeLibraries() {
  const plain = join(root, 'plain');
  const sealed = join(root, 'sealed');
  const story = generateStory({ words, claims: 20, slips: 20, seed: 3 });
  const id = fillLibrary(plain, new Map([['long', story]])).get('long');
  if (id === undefined) throw new Error('The story is not there');
  leaveOpen(plain, id);
  cpSync(plain, sealed, { recursive: true });
  const { file, key } = await createKeyFile(passphrase, null);
  writeKeyFile(sealed, file);
  const converted = await convertLibrary({ folder: sealed, key, to: 'seal' });
  if (!converted.ok) throw new Error(converted.error.message);
  return { plain, sealed };
}

async function openPlain(library: string): Promise<Side> {
  const desk = await launchDesk({ library });
  return { name: 'without', desk, page: desk.page, painted: [], saved: [] };
}

async function openSealed(library: string): Promise<Side> {
  const desk = await launchDesk({ library });
  const next = desk.app.waitForEvent('window');
  await desk.page.getByLabel('Passphrase or recovery key').fill(passphrase);
  await desk.page.keyboard.press('Enter');
  return { name: 'under a key', desk, page: await next, painted: [], saved: [] };
}

async function typeRound({ page, painted, saved }: Side, random: ReturnType<typeof createRandom>) {
  for (let key = 0; key < keysInRound; key += 1) {
    await page.keyboard.press('e');
    await page.waitForTimeout(45 + random.below(30));
  }
  const count = painted.length + keysInRound;
  while (painted.length < count || saved.length < count) {
    const seen = await page.evaluate(takeKeys);
    painted.push(...seen.keys.map((each) => each.painted - each.pressed));
    saved.push(...seen.saved);
    await page.waitForTimeout(50);
  }
}

function say(what: string, sides: readonly Side[], of: (side: Side) => readonly number[]): void {
  const told = sides.map((side) => {
    const [middle, most] = [50, 95].map((share) => percentile(of(side), share).toFixed(1));
    return `${side.name} ${middle} ms (95 %: ${most})`;
  });
  const [one = 0, other = 0] = sides.map((side) => percentile(of(side), 50));
  process.stdout.write(`${what.padEnd(18)} ${told.join(', ')}, × ${(other / one).toFixed(2)}\n`);
}
