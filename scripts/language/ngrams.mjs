// Reads the n-gram language model of CMU Sphinx (en-us.lm.bin, BSD licence, Carnegie Mellon
// University): how likely words are after one and two others, learned from American news.
//
// The file is a trie in SphinxBase's binary format: "Trie Language Model", the order, the counts;
// tables of 65,536 quantised values; unigrams of three 32-bit fields; bit-packed bigrams and
// trigrams, each under the word that they end with, read backwards; the words. Logarithms are to
// the base 1.0001.

import fs from 'node:fs';

const MAGIC = 'Trie Language Model';
const NATURAL = Math.log(1.0001);
const QUANTS = 65536;
const PROBABILITY_BITS = 16;
const BACKOFF_BITS = 16;

/**
 * @typedef {{before: Uint32Array, probability: Float32Array}} Triples
 * @typedef {Triples & {backoff: Float32Array, starts: Uint32Array}} Pairs
 */

/**
 * @param {string} file
 * @returns {{words: string[], single: Float32Array, backoff: Float32Array, starts: Uint32Array, pairs: Pairs, triples: Triples}}
 * natural logarithms; `starts[w]`..`starts[w + 1]` are the pairs that end with w, by the word
 * before; the triples under a pair likewise, by the word before both.
 */
export function readNgrams(file) {
  const bytes = fs.readFileSync(file);
  let at = MAGIC.length;
  if (bytes.toString('latin1', 0, at) !== MAGIC || bytes[at] !== 3) {
    throw new Error(`${file} is not a trigram model of CMU Sphinx`);
  }
  at += 1;
  const [singles, pairs, triples] = [0, 4, 8].map((offset) => bytes.readUInt32LE(at + offset));
  at += 16;
  const tables = [0, 1, 2].map((table) => readTable(bytes, at + table * QUANTS * 4));
  at += 3 * QUANTS * 4;
  const unigrams = readUnigrams(bytes, at, singles);
  at += (singles + 1) * 12;
  const word = bitsFor(singles);
  const next = bitsFor(triples);
  const pairBits = word + PROBABILITY_BITS + BACKOFF_BITS + next;
  const tripleBits = word + PROBABILITY_BITS;
  const pairReader = bitReader(bytes, at);
  at += packedSize(pairs, pairBits);
  const tripleReader = bitReader(bytes, at);
  at += packedSize(triples, tripleBits);
  return {
    words: bytes
      .toString('latin1', at + 4)
      .split('\0')
      .slice(0, singles),
    ...unigrams,
    pairs: readPairs(pairReader, pairs, { word, next, pairBits }, tables),
    triples: readTriples(tripleReader, triples, word, tables[2]),
  };
}

function readTable(bytes, at) {
  return Float32Array.from(
    { length: QUANTS },
    (_, code) => bytes.readFloatLE(at + code * 4) * NATURAL,
  );
}

function readUnigrams(bytes, at, count) {
  const single = new Float32Array(count);
  const backoff = new Float32Array(count);
  const starts = new Uint32Array(count + 1);
  for (let word = 0; word <= count; word += 1) {
    const place = at + word * 12;
    starts[word] = bytes.readUInt32LE(place + 8);
    if (word === count) break;
    single[word] = bytes.readFloatLE(place) * NATURAL;
    backoff[word] = bytes.readFloatLE(place + 4) * NATURAL;
  }
  return { single, backoff, starts };
}

function readPairs(read, count, { word, next, pairBits }, [probabilities, backoffs]) {
  const before = new Uint32Array(count);
  const probability = new Float32Array(count);
  const backoff = new Float32Array(count);
  const starts = new Uint32Array(count + 1);
  for (let pair = 0; pair <= count; pair += 1) {
    const bit = pair * pairBits;
    starts[pair] = read(bit + word + BACKOFF_BITS + PROBABILITY_BITS, next);
    if (pair === count) break;
    before[pair] = read(bit, word);
    backoff[pair] = backoffs[read(bit + word, BACKOFF_BITS)];
    probability[pair] = probabilities[read(bit + word + BACKOFF_BITS, PROBABILITY_BITS)];
  }
  return { before, probability, backoff, starts };
}

function readTriples(read, count, word, probabilities) {
  const before = new Uint32Array(count);
  const probability = new Float32Array(count);
  for (let triple = 0; triple < count; triple += 1) {
    const bit = triple * (word + PROBABILITY_BITS);
    before[triple] = read(bit, word);
    probability[triple] = probabilities[read(bit + word, PROBABILITY_BITS)];
  }
  return { before, probability };
}

// As SphinxBase reserves it: one entry more, whole bytes, and eight to read beyond.
function packedSize(entries, bits) {
  return Math.floor(((entries + 1) * bits + 7) / 8) + 8;
}

function bitsFor(value) {
  return value === 0 ? 0 : 32 - Math.clz32(value);
}

/** Reads up to 25 bits at a bit's place; little-endian. */
function bitReader(bytes, base) {
  return (bit, width) => {
    const at = base + Math.floor(bit / 8);
    const shifted = bytes.readUInt32LE(at) >>> (bit % 8);
    return width + (bit % 8) <= 32
      ? shifted & (2 ** width - 1)
      : (shifted | (bytes[at + 4] << (32 - (bit % 8)))) & (2 ** width - 1);
  };
}
