// Reads confusion-pairs.txt: words that people write for one another, and how often. Whoever
// confuses two words confuses their inflections too, so those are added.

import fs from 'node:fs';
import path from 'node:path';

const FILE = path.join(import.meta.dirname, 'confusion-pairs.txt');
const ENDINGS = ['', 's', 'ed', 'ing', 'ly'];
const LINE = /^(\S+) (> )?(\S+) ([123])$/;

/** @returns {Map<string, Map<string, number>>} word written → word meant → 1 (now and then) to 3 */
export function readConfusionPairs() {
  const pairs = new Map();
  const add = (written, meant, often) => {
    const meanings = pairs.get(written) ?? pairs.set(written, new Map()).get(written);
    meanings.set(meant, Math.max(often, meanings.get(meant) ?? 0));
  };
  for (const line of fs.readFileSync(FILE, 'utf8').split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    const [, one, isOneWay, other, often] = LINE.exec(line) ?? [];
    if (often === undefined) throw new Error(`confusion-pairs.txt: cannot read “${line}”`);
    for (const ending of ENDINGS) {
      add(one + ending, other + ending, Number(often));
      if (!isOneWay) add(other + ending, one + ending, Number(often));
    }
  }
  return pairs;
}
