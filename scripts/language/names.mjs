// Gathers names: people, companies, cities, countries and their peoples.

import fs from 'node:fs';
import { addWritten } from './words.mjs';
import { WordFlag } from '../../core/proofreading/language/lexicon.ts';

const CITY_POPULATION = 15_000;
const FACTBOOK_MENTIONS = 3;

/** People's names and company names from the cspell dictionaries. */
export function addNameLists(words, folderOf) {
  for (const file of [
    `${folderOf('@cspell/dict-people-names')}/dict/people-names.txt`,
    `${folderOf('@cspell/dict-companies')}/dict/companies.txt`,
  ]) {
    const lines = fs.readFileSync(file, 'utf8').split('\n');
    for (const line of lines) {
      if (line.startsWith('#') || line.startsWith('!')) continue;
      for (const part of line.split(/[\s+_-]+/)) addName(words, part);
    }
  }
}

/** Cities above a size that the news tells of (GeoNames). */
export function addCities(words, cities) {
  for (const city of cities) {
    if (city.population < CITY_POPULATION) continue;
    for (const part of city.name.split(/[\s/(),-]+/)) addName(words, part);
  }
}

/** Names that the World Factbook's prose uses more than once or twice. */
export function addFactbookNames(words, text) {
  const counts = new Map();
  for (const [, name] of text.matchAll(/(?<=[a-z,;] )(\p{Lu}[\p{Ll}]+)/gu)) {
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  for (const [name, count] of counts) {
    if (count >= FACTBOOK_MENTIONS && !isOrdinary(words, name)) addName(words, name);
  }
}

function isOrdinary(words, name) {
  const flags = words.get(name)?.flags ?? 0;
  return (flags & (WordFlag.british | WordFlag.american)) !== 0;
}

function addName(words, part) {
  if (part.length < 2 || !/^\p{Lu}[\p{L}\p{M}.'’]*$/u.test(part)) return;
  addWritten(words, part.replace(/['’]s$/, ''), 0);
}
