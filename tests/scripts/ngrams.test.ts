import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readConfusionPairs } from '../../scripts/language/confusion-pairs.mjs';
import { readNgrams } from '../../scripts/language/ngrams.mjs';

const folder = mkdtempSync(join(tmpdir(), 'galley-ngrams-'));
afterAll(() => rmSync(folder, { recursive: true }));

const words = ['</s>', '<s>', 'boats', 'sail'];
/** Word before, quantised probability and back-off, first triple; then the words of the triples. */
const pairs = [
  { after: 2, before: 1, probability: 7, backoff: 9, firstTriple: 0 },
  { after: 3, before: 2, probability: 65_535, backoff: 1, firstTriple: 0 },
];
const triples = [{ before: 1, probability: 3 }];

/** Bits, the lowest first, as SphinxBase packs them: the last entry is one more than there are. */
function pack(entries: readonly (readonly (readonly [value: number, width: number])[])[]): Buffer {
  const bits = entries.flat().flatMap(([value, width]) => {
    return Array.from({ length: width }, (_, bit) => (value >>> bit) & 1);
  });
  const bytes = Buffer.alloc(Math.floor((bits.length + 7) / 8) + 8);
  bits.forEach((bit, at) => {
    if (bit) bytes.writeUInt8(bytes.readUInt8(at >>> 3) | (1 << (at & 7)), at >>> 3);
  });
  return bytes;
}

function table(scale: number): Buffer {
  const bytes = Buffer.alloc(65_536 * 4);
  for (let code = 0; code < 65_536; code += 1) bytes.writeFloatLE(-code * scale, code * 4);
  return bytes;
}

function model(): Buffer {
  const counts = Buffer.alloc(16);
  [words.length, pairs.length, triples.length, 1].forEach((n, at) =>
    counts.writeUInt32LE(n, at * 4),
  );
  const unigrams = Buffer.alloc((words.length + 1) * 12);
  [0, 0, 0, 1, 2].forEach((start, word) => {
    unigrams.writeFloatLE(-1000 * (word + 1), word * 12);
    unigrams.writeFloatLE(-10 * word, word * 12 + 4);
    unigrams.writeUInt32LE(start, word * 12 + 8);
  });
  // Three bits tell four words, one bit tells the first triple of two.
  const packedPairs = pack([
    ...pairs.map(
      ({ before, backoff, probability, firstTriple }) =>
        [
          [before, 3],
          [backoff, 16],
          [probability, 16],
          [firstTriple, 1],
        ] as const,
    ),
    [
      [0, 3],
      [0, 16],
      [0, 16],
      [1, 1],
    ],
  ]);
  const packedTriples = pack([
    ...triples.map(
      ({ before, probability }) =>
        [
          [before, 3],
          [probability, 16],
        ] as const,
    ),
    [
      [0, 3],
      [0, 16],
    ],
  ]);
  const text = Buffer.from(words.map((word) => `${word}\0`).join(''), 'latin1');
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.length);
  return Buffer.concat([
    Buffer.from('Trie Language Model\x03', 'latin1'),
    counts,
    table(1),
    table(2),
    table(3),
    unigrams,
    packedPairs,
    packedTriples,
    length,
    text,
  ]);
}

it('reads a language model of CMU Sphinx as it was packed', () => {
  const file = join(folder, 'tiny.lm.bin');
  writeFileSync(file, model());
  const natural = Math.log(1.0001);
  const read = readNgrams(file);
  expect(read.words).toEqual(words);
  expect([...read.single]).toEqual([1, 2, 3, 4].map((n) => Math.fround(-1000 * n * natural)));
  expect([...read.backoff].map(Math.abs)).toEqual(
    [0, 1, 2, 3].map((n) => Math.fround(10 * n * natural)),
  );
  expect([...read.starts]).toEqual([0, 0, 0, 1, 2]);
  expect([...read.pairs.before]).toEqual([1, 2]);
  expect([...read.pairs.probability]).toEqual([7, 65_535].map((n) => Math.fround(-n * natural)));
  expect([...read.pairs.backoff]).toEqual([9, 1].map((n) => Math.fround(-2 * n * natural)));
  expect([...read.pairs.starts]).toEqual([0, 0, 1]);
  expect([...read.triples.before]).toEqual([1]);
  expect([...read.triples.probability]).toEqual([Math.fround(-9 * natural)]);
});

it('refuses another file', () => {
  const file = join(folder, 'other.bin');
  writeFileSync(file, 'Trie Language Model and no more than that');
  expect(() => readNgrams(file)).toThrow('not a trigram model');
});

it('takes the pairs that people confuse both ways, one way where they do, and inflected', () => {
  const pairs = readConfusionPairs();
  expect(pairs.get('form')?.get('from')).toBe(3);
  expect(pairs.get('from')?.get('form')).toBe(3);
  expect(pairs.get('excepted')?.get('accepted')).toBe(3);
  expect(pairs.get('yeas')?.get('years')).toBe(2);
  expect(pairs.get('years')?.get('yeas')).toBeUndefined();
});
