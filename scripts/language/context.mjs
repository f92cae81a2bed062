// Trains the context model (core/proofreading/language/context.ts) on running text.

import { contextIds } from '../../core/proofreading/context-ids.ts';
import { ContextId, putRun, RunSalt } from '../../core/proofreading/language/context.ts';
import { WordFlag } from '../../core/proofreading/language/lexicon.ts';
import { tokenize } from '../../core/proofreading/token.ts';
import { groupWords } from './classes.mjs';

const CLASSES = 200;
const FIRST_WORD = ContextId.firstWord;
const LONGEST_VOCABULARY = 50_000;
const MIN_COUNT = 2;
const MIN_TRIPLE = 2;
const MIN_CLASS_TRIPLE = 2;
const MISSING_FREQUENCY = 60;
const MIN_GROUPED = 8;

/** @param {string[]} texts paragraphs @param lexicon an opened lexicon @returns {Map<string, Uint8Array>} sections */
export function trainContext(texts, lexicon, tags) {
  const ids = chooseVocabulary(texts, lexicon);
  const model = { idOf: (id) => (id < 0 ? ContextId.unknown : ids[id] || ContextId.unknown) };
  const size = ids.reduce((most, id) => Math.max(most, id), 0) + 1;
  const stream = encode(texts, lexicon, model);
  if (process.env.GALLEY_VERBOSE)
    console.log(`  context: ${stream.length} ids, vocabulary ${size}`);
  const counts = new Uint32Array(size);
  const pairs = new Map();
  const triples = new Map();
  for (let at = 0; at < stream.length; at += 1) {
    const c = stream[at];
    counts[c] += 1;
    if (at > 0) bump(pairs, stream[at - 1] * 65536 + c);
    if (at > 1) bump(triples, (stream[at - 2] * 65536 + stream[at - 1]) * 65536 + c);
  }
  const { followers, leaders } = neighbours(size, pairs);
  const grouped = groupWords(size, FIRST_WORD, counts, followers, leaders, CLASSES, MIN_GROUPED);
  const classOf = placeRareWords(grouped, { ids, size, counts, lexicon, tags });
  return sections({ ids, size, lexicon, stream, counts, pairs, triples, classOf });
}

// A rare word goes where most words of the same parts of speech, or the same ending, went.
function placeRareWords(classOf, { ids, size, counts, lexicon, tags }) {
  const signs = new Array(size).fill('');
  ids.forEach((id, entry) => {
    const word = id === 0 ? '' : lexicon.word(entry);
    if (word !== '') signs[id] = (tags.get(word) ?? '?').concat(' ', endingOf(word));
  });
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
    /(?:s|ed|ing|ly|er|est|ness|tion|al|ous|ive|able|y|ist|ism|ment|ity|ise|ize)$/.exec(
      word,
    )?.[0] ?? '-'
  );
}

function bump(map, key) {
  map.set(key, (map.get(key) ?? 0) + 1);
}

// Words that the text has, and frequent ones that it lacks: the latter by books alone.
function chooseVocabulary(texts, lexicon) {
  const seen = new Uint32Array(lexicon.size);
  for (const text of texts) {
    for (const token of tokenize(text)) {
      const id = lexicon.find(token.folded.replace(/'s?$/, ''));
      if (id >= 0) seen[id] += 1;
      const whole = lexicon.find(token.folded);
      if (whole >= 0 && whole !== id) seen[whole] += 1;
    }
  }
  const chosen = [...seen.keys()]
    .filter((id) => lexicon.flags(id) & (WordFlag.british | WordFlag.american))
    .filter((id) => seen[id] >= MIN_COUNT || lexicon.frequency(id) >= 120)
    .sort((a, b) => seen[b] - seen[a] || a - b)
    .slice(0, LONGEST_VOCABULARY);
  const ids = new Uint16Array(lexicon.size);
  chosen.forEach((id, rank) => (ids[id] = FIRST_WORD + rank));
  return ids;
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

function sections({ ids, size, lexicon, stream, counts, pairs, triples, classOf }) {
  const classTotals = new Uint32Array(CLASSES);
  for (let word = 0; word < size; word += 1) classTotals[classOf[word]] += counts[word];
  const classPairs = new Uint32Array(CLASSES * CLASSES);
  const classTriples = new Map();
  for (let at = 1; at < stream.length; at += 1) {
    const b = classOf[stream[at - 1]];
    const c = classOf[stream[at]];
    classPairs[b * CLASSES + c] += 1;
    if (at > 1) bump(classTriples, (classOf[stream[at - 2]] * 256 + b) * 256 + c);
  }
  const { prior, emission } = singles({
    ids,
    size,
    lexicon,
    counts,
    classOf,
    classTotals,
    total: stream.length,
  });
  const pairTable = table(
    pairs,
    1,
    (key) => [Math.floor(key / 65536), key % 65536, 0],
    RunSalt.pair,
  );
  const tripleTable = table(
    triples,
    MIN_TRIPLE,
    (key) => [Math.floor(key / 2 ** 32), Math.floor(key / 65536) % 65536, key % 65536],
    RunSalt.triple,
  );
  const classTable = table(
    classTriples,
    MIN_CLASS_TRIPLE,
    (key) => [Math.floor(key / 65536), Math.floor(key / 256) % 256, key % 256],
    RunSalt.classTriple,
  );
  return new Map([
    ['lm-ids', bytes(ids)],
    ['lm-total', bytes(counts)],
    ['lm-prior', bytes(prior)],
    ['lm-emit', bytes(emission)],
    ['lm-class', classOf],
    ['lm-clsum', bytes(classTotals)],
    ['lm-clpai', bytes(classPairs)],
    ['lm-cltri', bytes(classTable.prints)],
    ['lm-cltrc', classTable.counts],
    ['lm-pairs', bytes(pairTable.prints)],
    ['lm-pairc', pairTable.counts],
    ['lm-trips', bytes(tripleTable.prints)],
    ['lm-tripc', tripleTable.counts],
  ]);
}

// The chance of a word by itself: the text's count eased towards the books' frequency, which
// covers far more words.
function singles({ ids, size, lexicon, counts, classOf, classTotals, total }) {
  const books = new Float64Array(size);
  let all = 0;
  for (let id = 0; id < lexicon.size; id += 1) {
    if (ids[id] === 0) continue;
    books[ids[id]] = 2 ** (Math.max(MISSING_FREQUENCY, lexicon.frequency(id)) / 7);
    all += books[ids[id]];
  }
  const prior = new Float32Array(size);
  const emission = new Float32Array(size);
  const EASE = total / 4;
  for (let word = 0; word < size; word += 1) {
    prior[word] = (counts[word] + EASE * (books[word] / all)) / (total + EASE);
    emission[word] = (prior[word] * total) / Math.max(1, classTotals[classOf[word]]);
  }
  prior[ContextId.unknown] = 1e-6;
  return { prior, emission: emission.map((value) => Math.min(1, value)) };
}

function table(runs, least, spread, salt) {
  const kept = [...runs].filter(([, count]) => count >= least);
  let slots = 1024;
  while (slots < kept.length * 1.35) slots *= 2;
  const filled = { prints: new Uint16Array(slots), counts: new Uint8Array(slots) };
  for (const [key, count] of kept) putRun(filled, salt, spread(key), count);
  return filled;
}

function bytes(array) {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}
