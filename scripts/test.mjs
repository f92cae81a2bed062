// npm test: sets up what is missing, then runs every check and every test, whichever of them fail.
// At its end it says again what failed; the last line it writes is the sum: `N passed, N failed`.
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
import { failuresOfPlaywright, failuresOfVitest, spellFailures } from './set-up/failures.mjs';
import { project } from './set-up/place.mjs';
import { lastLines, runAloud } from './set-up/run.mjs';
import { SetUpError, inSeconds, runCommand } from './set-up/say.mjs';
import { offerJava } from './set-up/system-libraries.mjs';

/**
 * @typedef {import('./set-up/counts.mjs').Counts} Counts
 * @typedef {object} Check
 * @property {string} part of npm test
 * @property {string} title
 * @property {readonly string[]} script of package.json, and what it is given
 * @property {Runner} [runner] that writes a report
 *
 * @typedef {import('./set-up/failures.mjs').Failure} Failure
 * @typedef {object} Runner
 * @property {(report: any) => Counts} count
 * @property {(report: any) => readonly Failure[]} failures
 *
 * @typedef {{ counts: Counts, failures: readonly Failure[] }} Outcome
 */

/** @type {Runner} */
const vitest = { count: countsOfVitest, failures: failuresOfVitest };

/** @type {Runner} */
const playwright = { count: countsOfPlaywright, failures: failuresOfPlaywright };

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
    runner: vitest,
  },
  { part: 'e2e', title: 'Package', script: ['dist', '--flavour', 'test', '--dir'] },
  {
    part: 'e2e',
    title: 'End-to-end tests',
    script: ['test:e2e', '--reporter=list,json'],
    runner: playwright,
  },
  {
    part: 'faults',
    title: 'Faults, a bounded part',
    script: ['test:faults', '--bounded', '--reporter=list,json'],
    runner: playwright,
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
  const outcomes = await withDisplay(() => runAll(chosen));
  const counts = addUp(outcomes.map((outcome) => outcome.counts));
  const failures = outcomes.flatMap((outcome) => outcome.failures);
  if (failures.length > 0) print(`\nWhat failed:\n\n${spellFailures(failures)}`);
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

/**
 * @param {readonly Check[]} chosen
 * @returns {Promise<readonly Outcome[]>}
 */
async function runAll(chosen) {
  const reports = await mkdtemp(join(tmpdir(), 'galley-test-'));
  /** @type {Outcome[]} */
  const outcomes = [];
  try {
    for (const check of chosen) outcomes.push(await runCheck(check, join(reports, check.part)));
  } finally {
    await rm(reports, { recursive: true, force: true });
  }
  return outcomes;
}

/**
 * @param {Check} check
 * @param {string} report where a runner writes what it counted
 * @returns {Promise<Outcome>}
 */
async function runCheck({ title, script: [name = '', ...args], runner }, report) {
  print(`\n── ${title} ${'─'.repeat(Math.max(0, 76 - title.length))}`);
  const start = performance.now();
  const reporting = name === 'test:unit' ? [`--outputFile.json=${report}`] : [];
  const { status, output } = await runAloud(
    'npm',
    ['run', '--silent', name, '--', ...args, ...reporting],
    { cwd: project, env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: report } },
  );
  const told = await readReport(report, runner);
  const counts = told ? heldToStatus(told.counts, status) : countsOfCheck(status);
  const named = told?.failures ?? [];
  const unnamed = counts.failed > 0 && named.length === 0;
  print(`${title}: ${summaryLine(counts)} in ${inSeconds(performance.now() - start)}`);
  return {
    counts,
    failures: unnamed ? [{ name: title, message: lastLines(output, 40) }] : named,
  };
}

/**
 * @param {string} report
 * @param {Runner | undefined} runner
 * @returns {Promise<Outcome | undefined>} nothing where there is no runner
 */
async function readReport(report, runner) {
  if (!runner) return undefined;
  try {
    const said = JSON.parse(await readFile(report, 'utf8'));
    return { counts: runner.count(said), failures: runner.failures(said) };
  } catch {
    // The runner did not get as far as its report.
    return { counts: { ...noCounts(), failed: 1 }, failures: [] };
  }
}

/** @param {string} line */
function print(line) {
  process.stdout.write(`${line}\n`);
}
