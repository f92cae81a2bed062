// npm test: sets up what is missing, then runs every check and every test, whichever of them fail.
// The last line it writes is the sum: `N passed, N failed`.
//
//   npm test                    everything
//   npm test -- static          types, lint, walls, dead code
//   npm test -- unit            tests of the rooms
//   npm test -- e2e             the real app, driven as an editor would
//   npm test -- faults          a bounded part of npm run test:faults
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setUp } from './set-up.mjs';
import {
  addUp,
  countsOfCheck,
  countsOfPlaywright,
  countsOfVitest,
  heldToStatus,
  noCounts,
  summaryLine,
} from './set-up/counts.mjs';
import { project } from './set-up/place.mjs';
import { run } from './set-up/run.mjs';
import { SetUpError, inSeconds, runCommand } from './set-up/say.mjs';
import { offerJava } from './set-up/system-libraries.mjs';

/**
 * @typedef {import('./set-up/counts.mjs').Counts} Counts
 * @typedef {object} Check
 * @property {string} part of npm test
 * @property {string} title
 * @property {readonly string[]} script of package.json, and what it is given
 * @property {(report: any) => Counts} [count] for a runner that writes a report
 */

/** @type {Check} */
const buildCheck = { part: 'build', title: 'Build', script: ['build'] };

/** @type {readonly Check[]} */
const checks = [
  { part: 'static', title: 'Types', script: ['types'] },
  { part: 'static', title: 'Lint', script: ['lint'] },
  { part: 'static', title: 'Formatting', script: ['format:check'] },
  { part: 'static', title: 'Walls between rooms', script: ['walls'] },
  { part: 'static', title: 'Dead code', script: ['deadcode'] },
  {
    part: 'unit',
    title: 'Unit tests',
    script: ['test:unit', '--reporter=default', '--reporter=json'],
    count: countsOfVitest,
  },
  { part: 'e2e', title: 'Package', script: ['dist', '--flavour', 'test', '--dir'] },
  {
    part: 'e2e',
    title: 'End-to-end tests',
    script: ['test:e2e', '--reporter=list,json'],
    count: countsOfPlaywright,
  },
  {
    part: 'faults',
    title: 'Faults, a bounded part',
    script: ['test:faults', '--bounded', '--reporter=list,json'],
    count: countsOfPlaywright,
  },
];

// Ends in order, taking the virtual display along.
process.on('SIGINT', () => process.exit(130));
process.on('SIGTERM', () => process.exit(143));

await runCommand(async () => {
  const chosen = chooseChecks(process.argv.slice(2));
  const start = performance.now();
  await setUp();
  if (chosen.some(({ part }) => part === 'unit')) await offerJava();
  print(`Set up in ${inSeconds(performance.now() - start)}.`);
  const { withDisplay } = await import('./runtime.mjs');
  const counts = await withDisplay(() => runAll(chosen));
  print(`\nAll of it took ${inSeconds(performance.now() - start)}.`);
  print(summaryLine(counts));
  return counts.failed === 0 ? 0 : 1;
});

/** @param {readonly string[]} parts */
function chooseChecks(parts) {
  const known = new Set(checks.map(({ part }) => part));
  const unknown = parts.find((part) => !known.has(part));
  if (unknown !== undefined) {
    throw new SetUpError(
      `there is no part “${unknown}”. Run: npm test -- ${[...known].join(' | ')}`,
    );
  }
  const chosen = checks.filter(({ part }) => parts.length === 0 || parts.includes(part));
  return [buildCheck, ...chosen];
}

/** @param {readonly Check[]} chosen */
async function runAll(chosen) {
  const reports = await mkdtemp(join(tmpdir(), 'galley-test-'));
  /** @type {Counts[]} */
  const counts = [];
  try {
    for (const check of chosen) counts.push(await runCheck(check, join(reports, check.part)));
  } finally {
    await rm(reports, { recursive: true, force: true });
  }
  return addUp(counts);
}

/**
 * @param {Check} check
 * @param {string} report where a runner writes what it counted
 */
async function runCheck({ title, script: [name = '', ...args], count }, report) {
  print(`\n── ${title} ${'─'.repeat(Math.max(0, 76 - title.length))}`);
  const start = performance.now();
  const reporting = name === 'test:unit' ? [`--outputFile.json=${report}`] : [];
  const { status } = await run('npm', ['run', '--silent', name, '--', ...args, ...reporting], {
    cwd: project,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  });
  const counts = count
    ? heldToStatus(await readCounts(report, count), status)
    : countsOfCheck(status);
  print(`${title}: ${summaryLine(counts)} in ${inSeconds(performance.now() - start)}`);
  return counts;
}

/**
 * @param {string} report
 * @param {(report: any) => Counts} count
 */
async function readCounts(report, count) {
  try {
    return count(JSON.parse(await readFile(report, 'utf8')));
  } catch {
    // The runner did not get as far as its report.
    return { ...noCounts(), failed: 1 };
  }
}

/** @param {string} line */
function print(line) {
  process.stdout.write(`${line}\n`);
}
