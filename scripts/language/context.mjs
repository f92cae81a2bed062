// Builds the context model (core/proofreading/language/context.ts): the words' view from the
// n-grams of CMU Sphinx, the classes' view from the same and from running text of our own.

import { contextIds } from '../../core/proofreading/context-ids.ts';
import {
  ContextId,
  EVEN_BACKOFF,
  Quantum,
  classTripleHash,
  packCount,
  printOf,
  tripleHash,
} from '../../core/proofreading/language/context.ts';
import { slotOf } from '../../core/proofreading/language/hashing.ts';
import { WordFlag } from '../../core/proofreading/language/lexicon.ts';
import { tokenize } from '../../core/proofreading/token.ts';
import { groupWords } from './classes.mjs';

const CLASSES = 200;
const FIRST_WORD = ContextId.firstWord;
const LARGEST_VOCABULARY = 65_000;
const LEAST_FREQUENCY = 120;
// The n-grams' probabilities count as if they came from a text of this size.
const NOTIONAL_WORDS = 50e6;
const MIN_GROUPED = 60;
const MIN_CLASS_TRIPLE = 12;
const NUMBER_WORD = 'ten';
const LOAD = 0.8;

/**
 * @param {string[]} texts paragraphs
 * @param {ReturnType<import('./ngrams.mjs').readNgrams>} ngrams
 * @param {{pairs: number, triples: number}} sizes how many runs to keep
 * @returns {Map<string, Uint8Array>} sections
 */
export function buildContext(texts, ngrams, lexicon, tags, sizes) {
  const vocabulary = chooseVocabulary(ngrams, lexicon);
  const runs = expectedRuns(ngrams, vocabulary);
  const words = wordSections(ngrams, vocabulary, runs, sizes);
  const classes = classSections(texts, vocabulary, runs, lexicon, tags);
  return new Map([...vocabularySections(vocabulary), ...words, ...classes]);
}

// Ids of the model for words of the lexicon, for possessives, and for words of the n-grams.
function chooseVocabulary({ words, single }, lexicon) {
  const byFrequency = [...words.keys()].sort((a, b) => single[b] - single[a] || a - b);
  const ids = new Uint16Array(lexicon.size);
  const owned = new Map();
  const fromNgram = new Int32Array(words.length).fill(-1);
  const lexiconIds = new Array(FIRST_WORD).fill(-1);
  const names = new Array(FIRST_WORD).fill('');
  const add = (name, lexiconId) => {
    names.push(name);
    lexiconIds.push(lexiconId);
    return names.length - 1;
  };
  for (const word of byFrequency) {
    const name = words[word];
    if (name === '<s>' || name === '</s>') continue;
    const id = lexicon.find(name);
    const owner = id < 0 && name.endsWith("'s") ? lexicon.find(name.slice(0, -2)) : -1;
    if (id < 0 && owner < 0) continue;
    fromNgram[word] = add(name, id);
    if (id >= 0) ids[id] = fromNgram[word];
    else owned.set(owner, fromNgram[word]);
  }
  for (let id = 0; id < lexicon.size && names.length < LARGEST_VOCABULARY; id += 1) {
    const isOrdinary = lexicon.flags(id) & (WordFlag.british | WordFlag.american);
    if (isOrdinary && ids[id] === 0 && lexicon.frequency(id) >= LEAST_FREQUENCY) {
      ids[id] = add(lexicon.word(id), id);
    }
  }
  return { ids, owned, fromNgram, lexiconIds, names, size: names.length };
}

function vocabularySections({ ids, owned }) {
  const owners = [...owned].sort((a, b) => a[0] - b[0]);
  return [
    ['lm-ids', bytes(ids)],
    ['lm-own', bytes(Uint32Array.from(owners, ([owner]) => owner))],
    ['lm-ownid', bytes(Uint16Array.from(owners, ([, id]) => id))],
  ];
}

// The n-grams in the model's ids. A sentence's start and end are one id: the first only ever
// stands before words, the second only after.
function expectedRuns(ngrams, { fromNgram, size }) {
  const start = ngrams.words.indexOf('<s>');
  const end = ngrams.words.indexOf('</s>');
  const idAfter = (word) => (word === end ? ContextId.edge : fromNgram[word]);
  const idBefore = (word) => (word === start ? ContextId.edge : fromNgram[word]);
  const single = new Float64Array(size);
  const backoff = new Float64Array(size);
  ngrams.words.forEach((_, word) => {
    if (word === start) backoff[ContextId.edge] = ngrams.backoff[word];
    else if (word === end) single[ContextId.edge] = ngrams.single[word];
    else if (fromNgram[word] >= 0) {
      single[fromNgram[word]] = ngrams.single[word];
      backoff[fromNgram[word]] = ngrams.backoff[word];
    }
  });
  const pairs = [];
  const pairIndex = new Map();
  const starts = ngrams.pairs.starts;
  const triples = [];
  for (let word = 0; word < ngrams.words.length; word += 1) {
    const c = idAfter(word);
    if (c < 0 || word === start) continue;
    for (let at = ngrams.starts[word]; at < ngrams.starts[word + 1]; at += 1) {
      const b = idBefore(ngrams.pairs.before[at]);
      if (b < 0) continue;
      const p = ngrams.pairs.probability[at];
      const pair = { b, c, p, joint: single[b] + p, backoff: ngrams.pairs.backoff[at] };
      pairs.push(pair);
      pairIndex.set(b * 65536 + c, pair);
      for (let under = starts[at]; under < starts[at + 1]; under += 1) {
        const a = idBefore(ngrams.triples.before[under]);
        if (a >= 0) triples.push({ a, pair, p: ngrams.triples.probability[under] });
      }
    }
  }
  return { single, backoff, pairs, triples, pairIndex };
}

// Seymore and Rosenfeld's weighted difference (1996): a run stays for how often it occurs times
// how much it says beyond what the shorter runs say already.
function prune({ single, backoff, pairs, triples, pairIndex }, sizes) {
  for (const pair of pairs) {
    pair.worth = Math.exp(pair.joint) * Math.abs(pair.p - backoff[pair.b] - single[pair.c]);
  }
  for (const triple of triples) {
    const history = pairIndex.get(triple.a * 65536 + triple.pair.b);
    const chance = history ? history.joint : single[triple.a] + single[triple.pair.b];
    const rest = (history?.backoff ?? 0) + triple.pair.p;
    triple.worth = Math.exp(chance + triple.p) * Math.abs(triple.p - rest);
  }
  const keptTriples = best(triples, sizes.triples);
  for (const { pair } of keptTriples) pair.worth = Infinity;
  return { pairs: best(pairs, sizes.pairs), triples: keptTriples };
}

function best(runs, count) {
  if (runs.length <= count) return runs;
  const least = Float64Array.from(runs, ({ worth }) => -worth).sort()[count - 1];
  return runs.filter(({ worth }) => -worth <= least);
}

function wordSections(ngrams, { names, size }, runs, sizes) {
  const kept = prune(runs, sizes);
  kept.pairs.sort((x, y) => x.c - y.c || x.b - y.b);
  const singles = new Int16Array(size * 2);
  for (let id = 0; id < size; id += 1) {
    singles[id * 2] = clamp(Math.round(runs.single[id] / Quantum.single), -32000, 0);
    singles[id * 2 + 1] = clamp(Math.round(runs.backoff[id] / Quantum.single), -32000, 32000);
  }
  const starts = new Uint32Array(size + 1);
  kept.pairs.forEach((pair, index) => {
    pair.index = index;
    starts[pair.c + 1] += 1;
  });
  for (let id = 0; id < size; id += 1) starts[id + 1] += starts[id];
  const table = emptyTable(kept.triples.length);
  for (const { a, pair, p } of kept.triples) put(table, tripleHash(pair.index, a), probability(p));
  return [
    ['ng-num', bytes(Uint16Array.of(names.indexOf(NUMBER_WORD)))],
    ['ng-one', bytes(singles)],
    ['ng-at', bytes(starts)],
    ['ng-two', bytes(Uint16Array.from(kept.pairs, ({ b }) => b))],
    ['ng-two-p', Uint8Array.from(kept.pairs, ({ p }) => probability(p))],
    ['ng-two-b', Uint8Array.from(kept.pairs, ({ backoff }) => packBackoff(backoff))],
    ['ng-three', bytes(table.prints)],
    ['ng-thr-p', table.values],
  ];
}

function probability(p) {
  return clamp(Math.round(-p / Quantum.probability), 0, 255);
}

function packBackoff(backoff) {
  return clamp(Math.round(backoff / Quantum.backoff) + EVEN_BACKOFF, 0, 255);
}

function clamp(value, least, most) {
  return Math.min(most, Math.max(least, value));
}

function classSections(texts, vocabulary, runs, lexicon, tags) {
  const { size } = vocabulary;
  const model = {
    idOf: (id) => (id < 0 ? ContextId.unknown : vocabulary.ids[id] || ContextId.unknown),
    possessiveOf: (id) => vocabulary.owned.get(id) ?? ContextId.possessive,
  };
  const stream = encode(texts, lexicon, model);
  const counts = new Float64Array(size);
  const pairs = new Map();
  const triples = new Map();
  for (let at = 0; at < stream.length; at += 1) {
    counts[stream[at]] += 1;
    if (at > 0) bump(pairs, stream[at - 1] * 65536 + stream[at], 1);
  }
  for (let id = 0; id < size; id += 1) {
    if (runs.single[id] !== 0) counts[id] += NOTIONAL_WORDS * Math.exp(runs.single[id]);
  }
  for (const { b, c, joint } of runs.pairs) {
    bump(pairs, b * 65536 + c, NOTIONAL_WORDS * Math.exp(joint));
  }
  const { followers, leaders } = neighbours(size, pairs);
  const grouped = groupWords(size, FIRST_WORD, counts, followers, leaders, CLASSES, MIN_GROUPED);
  const classOf = placeRareWords(grouped, { vocabulary, counts, tags });
  const key = (a, b, c) => (classOf[a] * 256 + classOf[b]) * 256 + classOf[c];
  for (let at = 2; at < stream.length; at += 1) {
    bump(triples, key(stream[at - 2], stream[at - 1], stream[at]), 1);
  }
  for (const { a, pair, p } of runs.triples) {
    const history = runs.pairIndex.get(a * 65536 + pair.b);
    const chance = history ? history.joint : runs.single[a] + runs.single[pair.b];
    bump(triples, key(a, pair.b, pair.c), NOTIONAL_WORDS * Math.exp(chance + p));
  }
  return packClasses(classOf, counts, pairs, triples, { vocabulary, lexicon });
}

function packClasses(classOf, counts, pairs, triples, { vocabulary, lexicon }) {
  const totals = new Float64Array(CLASSES);
  classOf.forEach((own, word) => (totals[own] += counts[word]));
  const classPairs = new Float64Array(CLASSES * CLASSES);
  for (const [key, count] of pairs) {
    classPairs[classOf[Math.floor(key / 65536)] * CLASSES + classOf[key % 65536]] += count;
  }
  const kept = [...triples].filter(([, count]) => count >= MIN_CLASS_TRIPLE);
  const table = emptyTable(kept.length);
  for (const [key, count] of kept) {
    const [a, b, c] = [Math.floor(key / 65536), Math.floor(key / 256) % 256, key % 256];
    put(table, classTripleHash(a, b, c), packCount(count));
  }
  return [
    ['lm-class', classOf],
    ['lm-clsum', bytes(Uint32Array.from(totals))],
    ['lm-clpai', bytes(Uint32Array.from(classPairs))],
    ['lm-cltri', bytes(table.prints)],
    ['lm-cltrc', table.values],
    ['lm-emit', bytes(emissions(classOf, counts, totals, vocabulary, lexicon))],
  ];
}

// The chance of a word in its class; for words without a count by how common they are in books.
function emissions(classOf, counts, totals, { lexiconIds }, lexicon) {
  return Int16Array.from(counts, (count, word) => {
    const id = lexiconIds[word];
    const books = id < 0 ? 0 : 2 ** (lexicon.frequency(id) / 7) / 2 ** 18;
    const chance = Math.max(count, books, 0.5) / Math.max(1, totals[classOf[word]]);
    return Math.round(Math.log(Math.min(1, chance)) / Quantum.single);
  });
}

// A rare word goes where most words of the same parts of speech, or the same ending, went.
function placeRareWords(classOf, { vocabulary: { names, size }, counts, tags }) {
  const signs = names.map((word) =>
    word === '' ? '' : (tags.get(word) ?? '?').concat(' ', endingOf(word)),
  );
  const votes = new Map();
  const vote = (sign, id) => {
    const tally = votes.get(sign) ?? votes.set(sign, new Map()).get(sign);
    tally.set(classOf[id], (tally.get(classOf[id]) ?? 0) + Math.sqrt(counts[id]));
  };
  for (let id = FIRST_WORD; id < size; id += 1) {
    if (counts[id] < MIN_GROUPED) continue;
    vote(signs[id], id);
    vote(signs[id].split(' ')[0], id);
    vote(signs[id].split(' ')[1], id);
  }
  const winner = (sign) =>
    [...(votes.get(sign) ?? [])].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0];
  return classOf.map((own, id) => {
    if (id < FIRST_WORD || counts[id] >= MIN_GROUPED) return own;
    const [tag, ending] = signs[id].split(' ');
    return winner(signs[id]) ?? (tag === '?' ? winner(ending) : winner(tag)) ?? own;
  });
}

function endingOf(word) {
  return (
    /(?:'s|s|ed|ing|ly|er|est|ness|tion|al|ous|ive|able|y|ist|ism|ment|ity|ise|ize)$/.exec(
      word,
    )?.[0] ?? '-'
  );
}

function bump(map, key, count) {
  map.set(key, (map.get(key) ?? 0) + count);
}

function encode(texts, lexicon, model) {
  const stream = [];
  for (const text of texts) {
    for (const { id } of contextIds(text, tokenize(text), lexicon, model)) {
      if (id !== ContextId.edge || stream.at(-1) !== ContextId.edge) stream.push(id);
    }
  }
  return stream;
}

function neighbours(size, pairs) {
  const followers = Array.from({ length: size }, () => []);
  const leaders = Array.from({ length: size }, () => []);
  for (const [key, count] of pairs) {
    const a = Math.floor(key / 65536);
    const b = key % 65536;
    followers[a].push(b, count);
    leaders[b].push(a, count);
  }
  return { followers, leaders };
}

function emptyTable(runs) {
  const slots = Math.ceil(runs / LOAD) + 1;
  return { prints: new Uint16Array(slots), values: new Uint8Array(slots) };
}

function put({ prints, values }, hash, value) {
  let slot = slotOf(hash, prints.length);
  while (prints[slot] !== 0) slot = slot + 1 === prints.length ? 0 : slot + 1;
  prints[slot] = printOf(hash);
  values[slot] = value;
}

function bytes(array) {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}
