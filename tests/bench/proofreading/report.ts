import { KINDS, type Kind, type LabelledSet } from './labelled-set.ts';
import type { Measured, Quality, Speed } from './measure.ts';
import {
  fHalfOf,
  kindOf,
  precisionOf,
  recallOf,
  share,
  type Alarms,
  type Detection,
  type Tally,
} from './score.ts';
import type { MissingTool } from './tools.ts';

const KIND_NAMES: Readonly<Record<Kind, string>> = {
  nonword: 'non-words',
  name: 'misspelt names',
  realword: 'real words in the wrong place',
  doubled: 'doubled words',
  article: 'a for an',
  spacing: 'missing spaces',
};
/** The goals for the proofreader, as they stand in the table. */
const GOALS: Readonly<Record<string, string>> = {
  nonword: '99 / 97',
  name: '96 / 98',
  realword: '70 / 92',
  doubled: '99 / 98',
  article: '99 / 98',
  spacing: '99 / 98',
  all: 'F0.5 95',
  alarms: '0.5 / 0.3',
  first: '94 / 99',
  lists: '80 / 92',
  seed: '3, 3, 0',
  speed: '60,000',
  start: '400 ms',
  memory: '150 MiB',
};

type Row = readonly string[];

/** One table of all tools: the sets, then speed and memory. Markdown that also reads in a terminal. */
export function drawReport(measured: readonly Measured[], missing: readonly MissingTool[]): string {
  const head = [
    'figure',
    'goal',
    ...measured.map(({ tool }) => `${tool.name} ${tool.version}`.trim()),
    ...missing.map(({ name }) => name),
  ];
  const sets = measured[0]?.qualities.map(({ set }) => set) ?? [];
  const rows = [
    ...sets.flatMap((set, at) => [
      [`**${set}**`],
      ...qualityRows(measured.map(({ qualities }) => qualities[at]!)),
    ]),
    ['**speed and memory**'],
    ...speedRows(measured.map(({ speed }) => speed)),
  ];
  const absent = missing.map(() => 'not installed');
  const full = rows.map((row) =>
    row.length === 1 ? [...row, ...head.slice(1).map(() => '')] : [...row, ...absent],
  );
  return drawTable([head, ...full]);
}

function qualityRows(qualities: readonly Quality[]): Row[] {
  const row = (title: string, goal: string, cell: (quality: Quality) => string): Row => [
    title,
    GOALS[goal] ?? '',
    ...qualities.map(cell),
  ];
  const kinds = KINDS.filter((kind) => (qualities[0]?.detection.kinds[kind].slips ?? 0) > 0);
  const rows = [
    ...kinds.map((kind) => {
      const slips = qualities[0]?.detection.kinds[kind].slips ?? 0;
      return row(`${KIND_NAMES[kind]} (${slips})`, kind, ({ detection }) =>
        spellTally(detection.kinds[kind]),
      );
    }),
    row('all kinds', 'all', ({ detection }) => spellTally(detection.all)),
    row('false alarms per 1,000 words, name-rich / ordinary', 'alarms', ({ rich, ordinary }) =>
      [rich, ordinary].map(spellAlarms).join(' / '),
    ),
    row('right suggestion first: non-words / names', 'first', ({ detection }) =>
      [detection.kinds.nonword, detection.kinds.name].map(spellFirst).join(' / '),
    ),
    row('misspelling lists: right first / among five', 'lists', ({ words }) =>
      [words.first, words.amongFive].map((part) => percent(share(part, words.pairs))).join(' / '),
    ),
  ];
  if (qualities[0]?.seed == null) return rows;
  return [
    ...rows,
    row('sample story: found, right first, false', 'seed', ({ seed }) =>
      seed === null ? '–' : [seed.all.found, seed.all.first, seed.all.wrong].join(', '),
    ),
  ];
}

function speedRows(speeds: readonly Speed[]): Row[] {
  const row = (title: string, goal: string, cell: (speed: Speed) => string): Row => [
    title,
    GOALS[goal] ?? '',
    ...speeds.map(cell),
  ];
  return [
    row('words a second, suggestions included', 'speed', (speed) => spellRound(speed.wordsASecond)),
    row('words a second of processor time', '', ({ wordsAProcessorSecond: pace }) =>
      pace === null ? '–' : spellRound(pace),
    ),
    row('Galley’s speed over this tool’s', '', ({ ratio }) =>
      ratio === null ? '–' : `${ratio < 10 ? ratio.toFixed(2) : spellRound(ratio)} ×`,
    ),
    row('first answer', 'start', (speed) => `${Math.round(speed.firstAnswer)} ms`),
    row('peak memory', 'memory', ({ memory }) =>
      memory === 0 ? '–' : `${Math.round(memory)} MiB`,
    ),
  ];
}

/** Recall / precision / F0.5 in per cent. A kind that a tool does not look for is a dash. */
function spellTally(tally: Tally): string {
  if (tally.found === 0) return '–';
  return [recallOf, precisionOf, fHalfOf].map((figure) => percent(figure(tally))).join(' / ');
}

function spellFirst({ first, found }: Tally): string {
  return percent(share(first, found));
}

function spellAlarms({ alarms, words }: Alarms): string {
  return words === 0 ? '–' : ((1000 * alarms) / words).toFixed(1);
}

function percent(value: number | null): string {
  return value === null ? '–' : (100 * value).toFixed(0);
}

/** Three figures are all that a measurement of speed is worth. */
function spellRound(value: number): string {
  return Number(value.toPrecision(3)).toLocaleString('en-GB');
}

/** What Galley still misses and wrongly flags on a set, by kind and way of the slip. */
export function drawFailures({ set, detection, alarms }: Quality, texts: LabelledSet): string {
  const ways = countBy(detection.missed, ({ slip }) => wayOf(slip));
  const all = countBy(
    texts.errors.flatMap(({ errors }) => errors),
    wayOf,
  );
  const clean = new Map(texts.clean.map((text) => [text.id, text]));
  const flagged = countBy(alarms, ({ text, flag }) => kindOf(clean.get(text)!.text, flag));
  const missed = [...ways]
    .sort(([, a], [, b]) => b - a)
    .map(([way, count]) => [`missed: ${way}`, `${count} of ${all.get(way) ?? 0}`]);
  const wrong = Object.entries(detection.kinds)
    .filter(([, tally]) => tally.wrong > 0)
    .map(([kind, tally]) => [`wrongly flagged among slips: ${kind}`, String(tally.wrong)]);
  const falseAlarms = [...flagged].map(([kind, count]) => [
    `false alarm on clean text: ${kind}`,
    String(count),
  ]);
  const rows = [...missed, ...wrong, ...falseAlarms];
  return drawTable([[`what still fails: ${set}`, 'how often'], ...rows]);
}

/** Single cases, for those who mend them: what was missed, and what was flagged on clean text. */
export function listCases({ detection, alarms }: Quality, { clean }: LabelledSet): string {
  const texts = new Map(clean.map((text) => [text.id, text.text]));
  const missed = detection.missed.map(
    ({ text, slip }) => `missed  ${slip.kind}  ${text}  ${slip.wrong} → ${slip.right}`,
  );
  const wrong = alarms.map(({ text, flag }) => {
    const all = texts.get(text) ?? '';
    const words = all.slice(flag.start, flag.end);
    const before = all.slice(Math.max(0, flag.start - 30), flag.start);
    const offered = flag.suggestions.slice(0, 3).join(', ');
    return `alarm  ${kindOf(all, flag)}  ${text}  …${before}[${words}] → ${offered}`;
  });
  return [...missed, ...wrong].map((line) => line.replace(/\s*\n\s*/g, ' ¶ ')).join('\n');
}

function wayOf({ kind, sub }: Detection['missed'][number]['slip']): string {
  // Of other kinds the set tells which words they are, and those are all different.
  const tellsWay = kind === 'nonword' || kind === 'name';
  const way = tellsWay ? (sub ?? '').replace(/[:>].*/, '') : '';
  return way === '' ? KIND_NAMES[kind] : `${KIND_NAMES[kind]}, ${way}`;
}

function countBy<T>(all: readonly T[], by: (one: T) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const one of all) counts.set(by(one), (counts.get(by(one)) ?? 0) + 1);
  return counts;
}

/** A table whose columns stand under one another, the first to the left. */
export function drawTable(rows: readonly Row[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(3, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const lines = rows.map((row) => {
    const cells = widths.map((width, column) => {
      const cell = row[column] ?? '';
      return column === 0 ? cell.padEnd(width) : cell.padStart(width);
    });
    return `| ${cells.join(' | ')} |`;
  });
  const dashes = widths.map((width, column) => '-'.repeat(width + 1) + (column === 0 ? '-' : ':'));
  return [lines[0], `|${dashes.join('|')}|`, ...lines.slice(1)].join('\n');
}
