// Reads confusion-pairs.txt: words that people write for one another, and how often.

import fs from 'node:fs';
import path from 'node:path';

const FILE = path.join(import.meta.dirname, 'confusion-pairs.txt');
const LINE = /^(\S+) (> )?(\S+) ([123])$/;

/** @returns {Map<string, Map<string, number>>} word written → word meant → 1 (now and then) to 3 */
export function readConfusionPairs() {
  const pairs = new Map();
  const add = (written, meant, often) =>
    (pairs.get(written) ?? pairs.set(written, new Map()).get(written)).set(meant, often);
  for (const line of fs.readFileSync(FILE, 'utf8').split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    const [, one, isOneWay, other, often] = LINE.exec(line) ?? [];
    if (often === undefined) throw new Error(`confusion-pairs.txt: cannot read “${line}”`);
    add(one, other, Number(often));
    if (!isOneWay) add(other, one, Number(often));
  }
  return pairs;
}
