// npm run bench: how fast the desk is, held against a bare Electron window with a bare ProseMirror
// and other bare things, measured by turns in the same run. docs/performance.md says what each
// figure means.
//
//   npm run bench                      ten minutes or so
//   npm run bench -- --quick           one round with fewer keys: for a first look
//   npm run bench -- --live            proofreading alone, in a story of 200,000 words
//   npm run bench -- --facts           fact-checking alone: 500 claims in a story of 20,000 words
//   npm run bench -- --json FILE       writes the figures there as well
//   npm run bench -- --record FOLDER   writes there what Chromium did while letters were typed
import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { setUp } from './set-up.mjs';
import { project } from './set-up/place.mjs';
import { run } from './set-up/run.mjs';
import { SetUpError, inSeconds, runCommand, say } from './set-up/say.mjs';

const thorough = { rounds: 3, starts: 4, keys: 200 };
const quick = { rounds: 1, starts: 0, keys: 60 };

await runCommand(async () => {
  const wishes = readWishes(process.argv.slice(2));
  if (process.platform === 'win32') {
    throw new SetUpError(
      'the bench cannot measure memory on Windows yet. Run it on Linux or macOS: npm run bench',
    );
  }
  const start = performance.now();
  await setUp();
  const { build } = await import('./build.mjs');
  await build();
  const { electronArguments, electronExecutable, electronRuntime, withDisplay } =
    await import('./runtime.mjs');
  const { runBench } = await import('../tests/bench/bench.ts');
  const { runLiveBench } = await import('../tests/bench/live.ts');
  const { runFactsBench } = await import('../tests/bench/facts.ts');
  const { drawTable } = await import('../tests/bench/figures.ts');
  const { memoryKind } = await import('../tests/bench/processes.ts');
  const report = await withDisplay(() =>
    (wishes.facts ? runFactsBench : wishes.live ? runLiveBench : runBench)({
      ...(wishes.quick ? quick : thorough),
      project,
      electron: { executable: electronExecutable(), args: electronArguments() },
      recordings: wishes.record,
      tell: say,
    }),
  );
  const facts = {
    date: new Date().toISOString().slice(0, 10),
    commit: await presentCommit(),
    electron: electronRuntime().version,
    system: `${process.platform} ${process.arch}, ${cpus().length} processors`,
    memory: memoryKind,
    quick: wishes.quick,
  };
  const against = wishes.facts ? 'without claims' : 'bare';
  process.stdout.write(`\n${drawTable(report.figures, against)}\n\n${footer(facts, report)}\n`);
  if (wishes.json)
    await writeFile(wishes.json, `${JSON.stringify({ ...facts, ...report }, null, 2)}\n`);
  say(`\nThe bench took ${inSeconds(performance.now() - start)}.`);
});

/** @param {readonly string[]} args */
function readWishes(args) {
  const options = {
    quick: { type: /** @type {const} */ ('boolean'), default: false },
    live: { type: /** @type {const} */ ('boolean'), default: false },
    facts: { type: /** @type {const} */ ('boolean'), default: false },
    json: { type: /** @type {const} */ ('string') },
    record: { type: /** @type {const} */ ('string') },
  };
  try {
    const { values } = parseArgs({ args: [...args], options });
    // npm runs scripts in the project; the places named are where the caller stands.
    const place = (/** @type {string | undefined} */ path) =>
      path === undefined ? null : resolve(process.env.INIT_CWD ?? '.', path);
    const { quick: isQuick = false, live = false, facts = false } = values;
    return { quick: isQuick, live, facts, json: place(values.json), record: place(values.record) };
  } catch {
    throw new SetUpError(
      'the bench knows --quick, --live, --facts, --json FILE and --record FOLDER. Run: npm run bench -- --quick',
    );
  }
}

/** The commit that was measured, with a mark when files differ from it. */
async function presentCommit() {
  const head = await run('git', ['rev-parse', '--short', 'HEAD'], { quiet: true, cwd: project });
  const changes = await run('git', ['status', '--porcelain'], { quiet: true, cwd: project });
  if (head.status !== 0) return 'unknown';
  return head.output.trim() + (changes.output.trim() === '' ? '' : ' and changes');
}

/**
 * @param {{ date: string, commit: string, electron: string, system: string, memory: string, quick: boolean }} facts
 * @param {{ sample: string | null, busyShare: number | null }} report
 */
function footer({ date, commit, electron, system, memory, quick: isQuick }, report) {
  const { sample, busyShare } = report;
  return [
    `${date}, commit ${commit}, Electron ${electron}, ${system}.`,
    `Memory is ${memory} over all processes.`,
    ...(sample === null ? [] : [`“check” is of ${sample}.`]),
    ...(busyShare === null
      ? []
      : [
          `The proofreader worked for ${Math.round(busyShare * 100)} % of the time in which it was to be at work.`,
        ]),
    ...(isQuick ? ['A quick run: too few keys for the 99th percentile to mean much.'] : []),
  ].join('\n');
}
