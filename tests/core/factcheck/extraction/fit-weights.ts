// Fits the weights by which sentences are judged, on the sentences for tuning alone, and writes
// core/factcheck/extraction/weights.ts:
//
//   npm run fit:claims
//
// With `-- --held-out` it writes nothing: it fits on the sentences written beside the code and tells
// how well the labelled ones of dev.jsonl are judged, which had no part in it.
import { readFileSync, writeFileSync } from 'node:fs';
import type { BlockRole } from '../../../../core/article/text-blocks.ts';
import { markedSpans } from '../../../../core/factcheck/extraction/quoted-words.ts';
import { allSignals } from '../../../../core/factcheck/extraction/detectors.ts';
import { featuresOf } from '../../../../core/factcheck/extraction/features.ts';
import { isLeftOut } from '../../../../core/factcheck/extraction/left-out.ts';
import { averagePrecision, hits, rankingArea } from './scores.ts';

interface Row {
  readonly worth: number;
  readonly features: ReadonlyMap<string, number>;
  readonly isLeftOut: boolean;
}

interface Model {
  readonly base: number;
  readonly weights: ReadonlyMap<string, number>;
}

// Large enough that a word met once or twice tells little.
const penalty = 2;
const rounds = 2000;

function row(worth: number, role: string, text: string): Row {
  const sentence = { text, role: role as BlockRole, isEnglish: true, quoted: markedSpans(text) };
  const features = featuresOf(sentence, allSignals(sentence));
  return { worth, features, isLeftOut: isLeftOut(sentence) };
}

function own(): Row[] {
  const lines = readFileSync(new URL('own-sentences.txt', import.meta.url), 'utf8').split('\n');
  return lines.flatMap((line) => {
    const parts = /^([012]) (\S+) \| (.+)$/u.exec(line);
    return parts ? [row(Number(parts[1]), parts[2] ?? '', parts[3] ?? '')] : [];
  });
}

function labelled(): Row[] {
  const file = new URL('../../../bench-support/claims-set/dev.jsonl', import.meta.url);
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  return lines.map((line) => {
    const { worth, role, text } = JSON.parse(line) as { worth: number; role: string; text: string };
    return row(worth, role, text);
  });
}

/** Logistic regression with an L2 penalty, by AdaGrad over all rows at once: always the same result. */
function fit(rows: readonly Row[], isWanted: (row: Row) => boolean): Model {
  const weights = new Map<string, number>();
  const squares = new Map<string, number>();
  const step = (name: string, gradient: number): void => {
    const square = (squares.get(name) ?? 1e-6) + gradient ** 2;
    squares.set(name, square);
    weights.set(name, (weights.get(name) ?? 0) - (0.3 * gradient) / Math.sqrt(square));
  };
  for (let round = 0; round < rounds; round++) {
    const gradients = new Map<string, number>([['', 0]]);
    for (const one of rows) {
      const error = chance(sum(one, weights)) - Number(isWanted(one));
      for (const [name, value] of [...one.features, ['', 1] as const]) {
        gradients.set(name, (gradients.get(name) ?? 0) + error * value);
      }
    }
    for (const [name, gradient] of gradients) {
      step(name, gradient + (name === '' ? 0 : penalty * (weights.get(name) ?? 0)));
    }
  }
  return { base: weights.get('') ?? 0, weights };
}

function sum({ features }: Row, weights: ReadonlyMap<string, number>): number {
  let total = weights.get('') ?? 0;
  for (const [name, value] of features) total += value * (weights.get(name) ?? 0);
  return total;
}

function chance(score: number): number {
  return 1 / (1 + Math.exp(-score));
}

const isCheckable = ({ worth }: Row): boolean => worth > 0;
const isFirst = ({ worth }: Row): boolean => worth === 2;

function reportHeldOut(): void {
  const [checkable, first] = [fit(own(), isCheckable), fit(own(), isFirst)];
  const rows = labelled();
  const scores = (model: Model): number[] =>
    rows.map((one) => (one.isLeftOut ? 0 : chance(sum(one, model.weights))));
  for (const least of [0.3, 0.35, 0.4, 0.45, 0.5, 0.55]) {
    const found = scores(checkable).map((score) => score >= least);
    const { precision, recall } = hits(found, rows.map(isCheckable));
    console.log(`${least}: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`);
  }
  const wanted = rows.map(isFirst);
  console.log(`average precision ${averagePrecision(scores(first), wanted).toFixed(3)}`);
  console.log(`area under the curve ${rankingArea(scores(first), wanted).toFixed(3)}`);
}

function write(): void {
  const rows = [...own(), ...labelled()].filter((one) => !one.isLeftOut);
  const [checkable, first] = [fit(rows, isCheckable), fit(rows, isFirst)];
  const names = [...checkable.weights.keys()].filter((name) => name !== '').sort();
  const pair = (a: number, b: number): string => `[${a.toFixed(2)}, ${b.toFixed(2)}]`;
  const lines = names.map(
    (name) =>
      `  '${name}': ${pair(checkable.weights.get(name) ?? 0, first.weights.get(name) ?? 0)},`,
  );
  const text = [
    '// Written by tests/core/factcheck/extraction/fit-weights.ts; not to be changed by hand.',
    '',
    '/** What every sentence starts with. */',
    'export const base: readonly [checkable: number, first: number] =',
    `  ${pair(checkable.base, first.base)};`,
    '',
    '/**',
    ' * What each feature of a sentence adds to its being checkable and to its being checked first,',
    ' * as log odds.',
    ' */',
    'export const weights: Readonly<Record<string, readonly [checkable: number, first: number]>> = {',
    ...lines,
    '};',
    '',
  ].join('\n');
  writeFileSync(new URL('../../../../core/factcheck/extraction/weights.ts', import.meta.url), text);
}

if (process.argv.includes('--held-out')) reportHeldOut();
else write();
