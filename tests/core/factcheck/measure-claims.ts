// Measures the finding of claims on the labelled sentences of tests/bench-support/claims-set:
//
//   npm run measure:claims             prints the tables of both sets
//   npm run measure:claims -- misses   prints what is wrong with the sentences for tuning
//
// `dev.jsonl` is for tuning. `test.jsonl` is for reporting only: nothing but totals is printed.
import { existsSync, readFileSync } from 'node:fs';
import type { BlockRole } from '../../../core/article/text-blocks.ts';
import { claimKinds, type ClaimKind } from '../../../core/factcheck/claim.ts';
import { proposeClaims } from '../../../core/factcheck/extraction/propose.ts';
import {
  averagePrecision,
  hits,
  kappa,
  rankingArea,
  shareAtTop,
  type Hits,
} from './extraction/scores.ts';

type Label = 0 | 1 | 2;

/** A sentence of the set; `worth` is the first reading of it, `second` the second where there is one. */
interface Labelled {
  readonly id: string;
  readonly role: BlockRole;
  readonly text: string;
  readonly worth: Label;
  readonly second?: Label;
  readonly kinds: readonly ClaimKind[];
}

interface Found extends Labelled {
  readonly score: number;
  readonly foundKinds: ReadonlySet<ClaimKind>;
  readonly reason: string;
}

const language = 'en-GB';

function read(name: string): Labelled[] {
  const file = new URL(`../../bench-support/claims-set/${name}`, import.meta.url);
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as Labelled);
}

function find(sentence: Labelled): Found {
  const proposals = proposeClaims(sentence, language);
  return {
    ...sentence,
    score: Math.max(0, ...proposals.map(({ worth }) => worth)),
    foundKinds: new Set(proposals.flatMap(({ kinds }) => kinds)),
    reason: proposals.map(({ reason }) => reason).join(' | '),
  };
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
const both = ({ precision, recall }: Hits): string => `${percent(precision)} | ${percent(recall)}`;

function checkable(found: readonly Found[], label: (one: Found) => Label | undefined): Hits {
  return hits(
    found.map(({ score }) => score > 0),
    found.map((one) => (label(one) ?? 0) > 0),
  );
}

function report(name: string, found: readonly Found[]): void {
  const scores = found.map(({ score }) => score);
  const first = found.map(({ worth }) => worth === 2);
  const share = first.filter((one) => one).length / first.length;
  console.log(`\n## ${name}: ${found.length} sentences\n`);
  console.log('| what | precision | recall |\n| --- | --- | --- |');
  console.log(
    `| something to check (labels 1 and 2) | ${both(checkable(found, (one) => one.worth))} |`,
  );
  for (const kind of claimKinds) {
    const kinds = hits(
      found.map(({ foundKinds }) => foundKinds.has(kind)),
      found.map((one) => one.kinds.includes(kind)),
    );
    console.log(`| kind: ${kind} | ${both(kinds)} |`);
  }
  console.log(`\nSentences to check first (label 2) are ${percent(share)} of the set.`);
  console.log(`Among the top quarter by worth: ${percent(shareAtTop(scores, first, 0.25))}`);
  console.log(`Average precision: ${averagePrecision(scores, first).toFixed(3)}`);
  console.log(`Area under the ROC curve: ${rankingArea(scores, first).toFixed(3)}`);
  reportReadings(found.filter(({ second }) => second !== undefined));
}

function reportReadings(read: readonly Found[]): void {
  if (read.length === 0) return;
  const first = read.map(({ worth }) => worth);
  const second = read.map((one) => one.second);
  const isCheckable = (labels: readonly (Label | undefined)[]): boolean[] =>
    labels.map((label) => (label ?? 0) > 0);
  const agreed = read.filter((one) => one.worth > 0 === (one.second ?? 0) > 0);
  console.log(`\nTwo independent readings of ${read.length} sentences, Cohen’s kappa:`);
  console.log(`all three labels ${kappa(first, second).toFixed(2)},`);
  console.log(`checkable or not ${kappa(isCheckable(first), isCheckable(second)).toFixed(2)}`);
  console.log('\n| something to check, held against | precision | recall |\n| --- | --- | --- |');
  console.log(`| the first reading | ${both(checkable(read, (one) => one.worth))} |`);
  console.log(`| the second reading | ${both(checkable(read, (one) => one.second))} |`);
  console.log(
    `| the ${agreed.length} on which both agree | ${both(checkable(agreed, (one) => one.worth))} |`,
  );
  const readers = hits(isCheckable(second), isCheckable(first));
  console.log(`| the second reading against the first | ${both(readers)} |`);
}

/** Words a second, beside what parting the same text into sentences with `Intl.Segmenter` takes. */
function reportSpeed(sentences: readonly Labelled[]): void {
  const blocks = Array.from({ length: Math.ceil(sentences.length / 4) }, (_, at) =>
    sentences
      .slice(at * 4, at * 4 + 4)
      .map(({ text }) => text)
      .join(' '),
  );
  const words = blocks.reduce((sum, text) => sum + text.split(' ').length, 0);
  const segmenter = new Intl.Segmenter(language, { granularity: 'sentence' });
  const finding = median(() => {
    for (const text of blocks) proposeClaims({ role: 'paragraph', text }, language);
  });
  const parting = median(() => {
    for (const text of blocks) [...segmenter.segment(text)].map(({ segment }) => segment.length);
  });
  console.log(`\nSpeed: ${((finding / words) * 1000).toFixed(1)} ms for 1,000 words,`);
  console.log(
    `${(finding / parting).toFixed(0)} times as long as Intl.Segmenter takes to part them`,
  );
}

function median(act: () => void): number {
  const times = Array.from({ length: 21 }, () => {
    const start = performance.now();
    act();
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[10] ?? 0;
}

function reportMisses(found: readonly Found[]): void {
  const wrong = found.filter(({ score, worth }) => score > 0 !== worth > 0);
  for (const { worth, score, role, text, reason } of wrong) {
    console.log(`label ${worth}, worth ${score}, ${role}: ${text}\n    ${reason}`);
  }
}

const dev = read('dev.jsonl').map(find);
const test = read('test.jsonl').map(find);
if (process.argv[2] === 'misses') {
  reportMisses(dev);
} else {
  report('dev (tuned on)', dev);
  report('test (reported on only)', test);
  reportSpeed([...dev, ...test]);
}
