import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { openDocument, storeDocument } from '../../core/article/document.ts';
import { importFile } from '../../core/importing/import-file.ts';
import { createRandom } from '../db/generate-stories.ts';
import { hostileFiles } from '../fixtures/hostile/files.ts';
import { docxOf, wordParagraph } from '../support/docx.ts';
import { odtOf, textParagraph } from '../support/odt.ts';
import { figure, seed, times } from './extent.ts';

// Random bytes at every importer: good files and hostile ones with bytes turned, cut out, put in,
// doubled, or spliced with another file's; of archives also what is packed in them. Each ends as a
// story that fits the schema or as a sentence; nothing throws, nothing hangs (the test's own limit).

interface Sample {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const pages = join(import.meta.dirname, '..', 'fixtures', 'pages');
const texts = join(import.meta.dirname, '..', 'fixtures', 'texts');

test('random bytes at every importer end as a story or as a sentence', async () => {
  const samples = [
    ...goodFiles(),
    ...hostileFiles.map(({ name, bytes }) => ({ name, bytes: bytes() })),
  ];
  const random = createRandom(seed);
  const rounds = times(400, 30_000);
  let stories = 0;
  const kinds = new Set<string>();
  for (let round = 0; round < rounds; round++) {
    const sample = samples[Math.floor(random() * samples.length)]!;
    // Bombs are for the tests of bombs; turned bytes in them show nothing more.
    if (sample.bytes.length > 300_000) continue;
    const other = samples[Math.floor(random() * samples.length)]!;
    const bytes = spoil(sample.bytes, other.bytes, random);
    const when = `round ${round}, ${sample.name}`;
    const read = await readIn({ name: sample.name, bytes }, when);
    kinds.add(sample.name.split('.').at(-1) ?? '');
    if (read) stories += 1;
  }
  figure(
    'random bytes at the importers',
    `${rounds} files of ${kinds.size} kinds: ${stories} became stories, the others a sentence`,
  );
});

/** @returns whether it became a story. */
async function readIn({ name, bytes }: Sample, when: string): Promise<boolean> {
  let ids = 0;
  const read = await importFile(
    { name, bytes, beside: () => Promise.resolve(null) },
    { language: 'en-GB', newId: () => `id-${(ids += 1)}`, now: 0 },
  ).catch((error: unknown) => {
    throw new Error(`${when}: ${String(error)}`, { cause: error });
  });
  if (!read.ok) {
    expect(read.error, when).toMatch(/^\S[^]{10,900}[.!]$/);
    return false;
  }
  expect(openDocument(storeDocument(read.value.document)).ok, when).toBe(true);
  return true;
}

function goodFiles(): Sample[] {
  const from = (folder: string, end: RegExp): Sample[] =>
    readdirSync(folder)
      .filter((name) => end.test(name) && !name.endsWith('.parts.txt'))
      .map((name) => ({ name, bytes: readFileSync(join(folder, name)) }));
  const words = 'The ferry left at noon.';
  const body = Array.from({ length: 30 }, () => wordParagraph(words)).join('');
  const written = Array.from({ length: 30 }, () => textParagraph(words)).join('');
  return [
    ...from(pages, /\.(html|mhtml)$/),
    ...from(texts, /\.txt$/),
    { name: 'good.docx', bytes: docxOf({ body }) },
    { name: 'good.odt', bytes: odtOf({ body: written }) },
    { name: 'good.rtf', bytes: strToU8(`{\\rtf1\\ansi ${`${words}\\par `.repeat(30)}}`) },
    { name: 'good.md', bytes: strToU8(`# Ferry\n\n${`*${words}*\n\n> ${words}\n\n`.repeat(20)}`) },
    {
      name: 'good.json',
      bytes: strToU8(JSON.stringify({ type: 'text', headline: 'Ferry', body_text: words })),
    },
  ];
}

function spoil(bytes: Uint8Array, other: Uint8Array, random: () => number): Uint8Array {
  const inside = random() < 0.6 ? spoilPacked(bytes, other, random) : null;
  return inside ?? spoilPlain(bytes, other, random);
}

/** An archive with one of its parts spoilt; null when it is none. */
function spoilPacked(
  bytes: Uint8Array,
  other: Uint8Array,
  random: () => number,
): Uint8Array | null {
  if (strFromU8(bytes.subarray(0, 2), true) !== 'PK') return null;
  try {
    const parts = unzipSync(bytes, { filter: ({ originalSize }) => originalSize < 1_000_000 });
    const names = Object.keys(parts);
    const name = names[Math.floor(random() * names.length)];
    if (name === undefined) return null;
    return zipSync({ ...parts, [name]: spoilPlain(parts[name]!, other, random) }, { level: 0 });
  } catch {
    // Broken on purpose as it is: its bytes are spoilt as they stand.
    return null;
  }
}

function spoilPlain(bytes: Uint8Array, other: Uint8Array, random: () => number): Uint8Array {
  const within = (size: number): number => Math.floor(random() * (size + 1));
  let spoilt = Uint8Array.from(bytes);
  const changes = 1 + Math.floor(random() * 4);
  for (let change = 0; change < changes; change++) {
    const at = within(spoilt.length);
    const [before, after] = [spoilt.subarray(0, at), spoilt.subarray(at)];
    const way = Math.floor(random() * 7);
    if (way === 0) spoilt = spoilt.map((byte) => (random() < 0.01 ? within(255) : byte));
    else if (way === 1) spoilt = before;
    else if (way === 2) spoilt = joined(before, after.subarray(within(200)));
    else if (way === 3) spoilt = joined(before, noise(within(60), random), after);
    else if (way === 4) spoilt = joined(before, before.subarray(-within(400)), after);
    else if (way === 5)
      spoilt = joined(before, other.subarray(0, 20_000).subarray(-within(2_000)), after);
    else if (spoilt.length > 0) spoilt[at % spoilt.length] = within(255);
  }
  return spoilt;
}

function noise(size: number, random: () => number): Uint8Array {
  return Uint8Array.from({ length: size }, () => Math.floor(random() * 256));
}

function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.concat(parts));
}
