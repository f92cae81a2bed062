// Running English text that may be learned from: the World Factbook, the State of the Union
// addresses, books of Project Gutenberg (all public domain), and WordNet's definitions and
// examples (WordNet licence).

import fs from 'node:fs';
import path from 'node:path';

const PROSE = /[a-z]{3,} [a-z]{2,} /;

/** Every sentence-like text of the Factbook's country profiles, one a line. */
export function readFactbook(folder) {
  const lines = [];
  const regions = fs.readdirSync(folder, { withFileTypes: true });
  for (const region of regions.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (!region.isDirectory() || region.name === 'meta') continue;
    for (const file of fs.readdirSync(path.join(folder, region.name)).sort()) {
      if (!file.endsWith('.json')) continue;
      collect(JSON.parse(fs.readFileSync(path.join(folder, region.name, file), 'utf8')), lines);
    }
  }
  return lines.join('\n');
}

function collect(value, lines) {
  if (typeof value === 'string') {
    if (PROSE.test(value)) lines.push(value);
  } else if (value !== null && typeof value === 'object') {
    for (const part of Object.values(value)) collect(part, lines);
  }
}

/** WordNet's definitions and example sentences, one a line. */
export function readGlosses(folder) {
  return ['noun', 'verb', 'adj', 'adv'].flatMap((part) =>
    fs
      .readFileSync(`${folder}/dict/data.${part}`, 'utf8')
      .split('\n')
      .flatMap((line) => line.split('| ')[1]?.split(/; (?=")/) ?? [])
      .map((gloss) => gloss.replace(/^"|"\s*$/g, '').trim()),
  );
}

/** The addresses from a year on, one paragraph a line. */
export function readAddresses(folder, since = 0) {
  return fs
    .readdirSync(`${folder}/data`)
    .filter((name) => name.endsWith('.txt') && Number.parseInt(name, 10) >= since)
    .sort()
    .flatMap((name) => fs.readFileSync(`${folder}/data/${name}`, 'utf8').split('\n'));
}

/** The books inside Norvig's training text, one paragraph a line, less what was put around them. */
export function readBooks(folder) {
  const text = fs.readFileSync(`${folder}/bin/big.txt`, 'utf8').replaceAll('\r', '');
  const books = [...text.matchAll(/^\*\*\* ?START OF.*$([^]*?)^\*\*\* ?END OF/gm)];
  return books
    .flatMap(([, book]) => book.split(/\n{2,}/))
    .map((paragraph) =>
      paragraph
        .replaceAll('\n', ' ')
        .replace(/[_=]|--/g, ' ')
        .trim(),
    );
}

const RECENT = 1990;
const LONG_ENOUGH = 120;
const ONE_IN = 10;

/** Prose of our own time to fit weights on: the last addresses and a tenth of the Factbook. */
export function readRecentProse(addresses, factbook) {
  const profiles = factbook.split('\n').filter((line) => line.length > LONG_ENOUGH);
  return [...readAddresses(addresses, RECENT), ...profiles.filter((_, at) => at % ONE_IN === 0)];
}
