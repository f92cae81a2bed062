// Gathers names: people, companies, cities, countries and their peoples.

import fs from 'node:fs';
import path from 'node:path';
import { addWritten } from './words.mjs';
import { WordFlag } from '../../core/proofreading/language/lexicon.ts';

const CITY_POPULATION = 15_000;
const FACTBOOK_MENTIONS = 3;
const SHORTEST_PLACE = 4;

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

const LARGE_CITY = 300_000;
const CALENDAR =
  'Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July August September October November December';

/** Marks the names that have one spelling: countries, their peoples, large cities, days, months. */
export function markPlaces(words, cities, folder) {
  const named = CALENDAR.split(' ');
  for (const { population, name } of cities) if (population >= LARGE_CITY) named.push(name);
  for (const region of fs.readdirSync(folder).sort()) {
    const regional = path.join(folder, region);
    if (region === 'meta' || !fs.statSync(regional).isDirectory()) continue;
    for (const file of fs.readdirSync(regional).sort()) {
      if (!file.endsWith('.json')) continue;
      const country = JSON.parse(fs.readFileSync(path.join(regional, file), 'utf8'));
      const { adjective, noun } = country['People and Society']?.Nationality ?? {};
      const called = country.Government?.['Country name']?.['conventional short form'];
      for (const one of [called, adjective, noun]) named.push(one?.text ?? '');
    }
  }
  for (const part of named.join(' ').split(/[^\p{L}\p{M}'’]+/u)) {
    const entry = part.length >= SHORTEST_PLACE && /^\p{Lu}/u.test(part) && words.get(part);
    if (entry && entry.flags & WordFlag.name) entry.flags |= WordFlag.place;
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
