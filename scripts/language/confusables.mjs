// Finds for every ordinary word the commoner words that it may be a slip for: one letter away,
// the same letters in another order, the same sound, or the same word with its ending lost; and
// the pairs of confusion-pairs.txt, which people confuse for whatever reason.

import { openSpelling } from '../../core/proofreading/language/spelling.ts';
import { packConfusable } from '../../core/proofreading/language/confusables.ts';
import { slipCost } from '../../core/proofreading/language/edit-cost.ts';
import { WordFlag } from '../../core/proofreading/language/lexicon.ts';
import { readConfusionPairs } from './confusion-pairs.mjs';
import { readPronunciations } from './sounds.mjs';

const BOTH = WordFlag.british | WordFlag.american;
const LEAST_WRITTEN = 90;
const LEAST_MEANT = 140;
// The commonest words, two thirds of any text, are seldom slips but for the words that people
// write them for.
const COMMON = 190;
const CONTRACTIONS = new Set(["it's", "they're", "you're", "who's"]);
const ENDING = /(?:er|ed|es|ly|en|al)$/;
const LONGEST_ANAGRAM = 6;

/** @returns {Map<string, Uint8Array>} sections conf-at (starts by word id) and conf-to */
export function confusableSections(sections, lexicon, alphabet, folder) {
  const spelling = openSpelling(sections, alphabet);
  const bySound = groupBySound(lexicon, folder);
  const byLetters = groupByLetters(lexicon);
  const confused = readConfusionPairs();
  const starts = [];
  const targets = [];
  for (let id = 0; id < lexicon.size; id += 1) {
    starts.push(targets.length);
    const word = lexicon.word(id);
    const listed = confused.get(word) ?? new Map();
    if (!isOrdinary(lexicon, id) || word.length < 2) continue;
    if (lexicon.frequency(id) < LEAST_WRITTEN && listed.size === 0) continue;
    const isCommon = lexicon.frequency(id) >= COMMON;
    const sameSound = new Set(bySound.ofWord(word));
    const meant = new Set([
      ...sameSound,
      ...near(word, spelling),
      ...(byLetters.get(lettersOf(word)) ?? []),
      ...listed.keys(),
    ]);
    for (const other of [...meant].sort()) {
      const target = lexicon.find(other);
      const often = listed.get(other) ?? 0;
      const isLikely = often > 0 || sameSound.has(other);
      if (target === id || target < 0 || (isCommon && !isLikely)) continue;
      if (often === 0 && !mayBeMeant(lexicon, id, target)) continue;
      targets.push(
        packConfusable({
          id: target,
          sameSound: sameSound.has(other),
          confused: often,
          slip: slipCost(word, other),
          isInflection: isInflection(word, other),
        }),
      );
    }
  }
  starts.push(targets.length);
  // The rare words at the end have none.
  while (starts.at(-2) === targets.length) starts.pop();
  return new Map([
    ['conf-at', new Uint8Array(Uint32Array.from(starts).buffer)],
    ['conf-to', new Uint8Array(Uint32Array.from(targets).buffer)],
  ]);
}

function near(word, spelling) {
  const longer =
    word.length < 4 ? [] : spelling.near(word, 2).filter((other) => lostEnding(word, other));
  return [...spelling.near(word, 1), ...longer];
}

// “again” for “against”: two letters lost or put on, but no inflection.
function lostEnding(word, other) {
  const [short, long] = word.length < other.length ? [word, other] : [other, word];
  return long.length - short.length === 2 && long.startsWith(short) && !ENDING.test(long);
}

function isOrdinary(lexicon, id) {
  return (lexicon.flags(id) & BOTH) !== 0;
}

function mayBeMeant(lexicon, id, target) {
  if (target < 0 || !isOrdinary(lexicon, target) || lexicon.frequency(target) < LEAST_MEANT)
    return false;
  const word = lexicon.word(target);
  if (word.length < 2 || (word.includes("'") && !CONTRACTIONS.has(word))) return false;
  // Two spellings of one word in two varieties are no slip.
  return (lexicon.flags(id) & BOTH) === (lexicon.flags(target) & BOTH);
}

function groupBySound(lexicon, folder) {
  const words = new Map();
  const sounds = new Map();
  for (const [entry, said] of readPronunciations(folder)) {
    const word = entry.replace(/\(\d\)$/, '');
    const id = lexicon.find(word);
    if (id < 0 || !isOrdinary(lexicon, id)) continue;
    const key = said.replace(/\d/g, '');
    (words.get(key) ?? words.set(key, new Set()).get(key)).add(word);
    (sounds.get(word) ?? sounds.set(word, new Set()).get(word)).add(key);
  }
  return { ofWord: (word) => [...(sounds.get(word) ?? [])].flatMap((key) => [...words.get(key)]) };
}

function groupByLetters(lexicon) {
  const groups = new Map();
  for (let id = 0; id < lexicon.size; id += 1) {
    if (lexicon.frequency(id) < LEAST_MEANT || !isOrdinary(lexicon, id)) continue;
    const word = lexicon.word(id);
    if (word.length < 3 || word.length > LONGEST_ANAGRAM) continue;
    const key = lettersOf(word);
    (groups.get(key) ?? groups.set(key, []).get(key)).push(word);
  }
  return groups;
}

function lettersOf(word) {
  return [...word].sort().join('');
}

const INFLECTIONS = ['s', 'es', 'd', 'ed', 'ing', 'ly', 'er', 'r', 'n'];
const LAST_LETTERS = /(?:ies|ied|ing|ed|es|s|er|e|y)$/;
const SHORTEST_STEM = 3;

/** Whether two words are forms of one word by their endings. */
function isInflection(one, other) {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (long.startsWith(short) && INFLECTIONS.includes(long.slice(short.length))) return true;
  const stem = one.replace(LAST_LETTERS, '');
  return stem.length >= SHORTEST_STEM && stem === other.replace(LAST_LETTERS, '');
}
