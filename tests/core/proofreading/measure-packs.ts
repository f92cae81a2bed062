// Measures the spelling packs one after the other, each in a process of its own:
//
//   npm run measure:packs            prints a table of all
//   npm run measure:packs -- de      one language
import { spawnSync } from 'node:child_process';
import { createProofreader } from '../../../core/proofreading/check.ts';
import type { ProofText } from '../../../core/proofreading/finding.ts';
import { PLAIN_HOUSE_STYLE } from '../../../core/proofreading/house-style.ts';
import { languageSet } from '../../../core/proofreading/language/language.ts';
import { packedLanguages } from '../../../core/proofreading/language/packed-languages.ts';
import { createPackWords } from '../../../core/proofreading/pack-words.ts';
import { languageSamples } from '../../fixtures/languages/all.ts';
import { cleanTexts } from '../../fixtures/languages/clean.ts';
import { openedPack, storyIn } from './packs.ts';

const repeats = 200;
const mebibyte = 2 ** 20;

/** One line of the table. */
async function measure(tag: string): Promise<string> {
  const sample = languageSamples.find((one) => one.tag === tag);
  if (!sample) throw new Error(`There is no sample of ${tag}`);
  const { story, slips } = sample;
  const before = process.memoryUsage().rss;
  const start = performance.now();
  const pack = await openedPack(tag);
  const loading = performance.now() - start;
  const words = createPackWords(pack, PLAIN_HOUSE_STYLE);
  const resident = process.memoryUsage().rss - before;

  const places = slips.map(([slip, meant]) => ({
    place: words.meant(slip).findIndex(({ word }) => word === meant),
  }));
  const suggesting = timed(() => slips.forEach(([slip]) => pack.near(`${slip}x`))) / slips.length;
  const afterwards = process.memoryUsage().rss - before;

  const blocks = storyIn(tag, story);
  // English is loaded only now: what it takes is no part of the pack's memory.
  const { english } = await import('./english.ts');
  const count = wordsIn(blocks);
  const [set = '', fresh = ''] = cleanTexts[tag] ?? [];
  const alarms = [[story, set], [fresh]].map((texts) => {
    const clean = texts.flatMap((text) => storyIn(tag, text));
    const found = createProofreader(languageSet(english, pack)).check(clean, PLAIN_HOUSE_STYLE);
    return `${found.length} in ${wordsIn(clean)}`;
  });
  // Blocks that differ in their number are read anew, as if they were another story's.
  const many = Array.from({ length: repeats }, (_, at) =>
    blocks.map((block) => ({ ...block, text: `${String(at)} ${block.text}` })),
  ).flat();
  const checking = timed(() => createProofreader(languageSet(pack)).check(many, PLAIN_HOUSE_STYLE));
  const speed = Math.round((count * repeats * 1000) / checking / 1000) * 1000;
  return [
    packedLanguages.find((one) => one.tag === tag)?.name ?? tag,
    `${loading.toFixed(0)} ms`,
    `${(resident / mebibyte).toFixed(0)} / ${(afterwards / mebibyte).toFixed(0)} MiB`,
    speed.toLocaleString('en-GB'),
    `${suggesting.toFixed(0)} ms`,
    `${places.filter(({ place }) => place === 0).length} / ${
      places.filter(({ place }) => place >= 0 && place < 5).length
    } of ${slips.length}`,
    ...alarms,
  ].join(' | ');
}

function wordsIn(blocks: readonly ProofText[]): number {
  return blocks.reduce((sum, { text }) => sum + text.split(' ').length, 0);
}

function timed(act: () => void): number {
  const start = performance.now();
  act();
  return performance.now() - start;
}

const [tag, mode] = process.argv.slice(2);
if (tag !== undefined && mode === 'one') {
  console.log(`| ${await measure(tag)} |`);
} else {
  console.log(
    '| language | loads in | memory, at first / with guesses | words a second | a far suggestion | slips: first / among five | false alarms, words | on fresh texts |\n|---|---|---|---|---|---|---|---|',
  );
  const wanted = packedLanguages.map((one) => one.tag).filter((one) => (tag ?? one) === one);
  for (const one of wanted) {
    const { stdout, stderr } = spawnSync(process.execPath, [import.meta.filename, one, 'one'], {
      encoding: 'utf8',
    });
    process.stdout.write(stdout || stderr);
  }
}
