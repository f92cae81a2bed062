// npm run bench:proofreading: how good and how fast the proofreader is, held against hunspell,
// aspell, nspell and Harper on the same texts in the same run. docs/proofreading.md says what each
// figure means.
//
//   npm run bench:proofreading                  a quarter of an hour on an idle machine
//   npm run bench:proofreading -- --quick       under a minute: our own set, the fast tools, one round
//   npm run bench:proofreading -- --write FILE  puts the tables between the markers in FILE
//   npm run bench:proofreading -- --json FILE   writes the figures there as well
//   npm run bench:proofreading -- --cases       lists what Galley missed and wrongly flagged on the
//                                               development set; our own set stays one nobody tunes on
//   npm run bench:proofreading -- --only NAME   only these tools beside Galley; several times if need be
//   npm run bench:proofreading -- --hostile     only how time grows with hostile texts
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { moveToModernNode, preferOwnPrograms } from './set-up/modern-node.mjs';
import { ensurePackages } from './set-up/packages.mjs';
import { project } from './set-up/place.mjs';
import { run } from './set-up/run.mjs';
import { SetUpError, inSeconds, runCommand, say } from './set-up/say.mjs';

const ownSet = join(project, 'tests/bench-support/proofreading-set/data');
const developmentSet = join(project, '../shared/bench/proofreading/data');
const development = 'development set, tuned on';
const marker = 'bench:proofreading';

await runCommand(async () => {
  const wishes = readWishes(process.argv.slice(2));
  const start = performance.now();
  await ensurePackages();
  preferOwnPrograms();
  await moveToModernNode();
  const { build } = await import('./build.mjs');
  await build(['main', 'language']);
  const parts = [];
  if (!wishes.hostile) parts.push(await compareTools(wishes));
  parts.push(await growOnHostileTexts(wishes));
  const text = `${[await facts(wishes), ...parts].join('\n\n')}\n`;
  process.stdout.write(`\n${text}`);
  if (wishes.write !== undefined) await writeInto(wishes.write, text);
  say(`\nThe bench took ${inSeconds(performance.now() - start)}.`);
});

async function compareTools(wishes) {
  const { readSet } = await import('../tests/bench/proofreading/labelled-set.ts');
  const { measureTools } = await import('../tests/bench/proofreading/measure.ts');
  const report = await import('../tests/bench/proofreading/report.ts');
  const { allTools, isPresent } = await import('../tests/bench/proofreading/tools.ts');
  const folders = [
    ['our own set, not tuned on', ownSet],
    ...(wishes.quick ? [] : [[development, developmentSet]]),
  ];
  const sets = folders
    .filter(([, folder]) => existsSync(folder))
    .map(([name, folder]) => readSet(name, folder));
  for (const [name, folder] of folders) {
    if (!existsSync(folder)) say(`There is no ${name} (${folder}); it is left out.`);
  }
  if (sets.length === 0) throw new SetUpError('there is no labelled set to measure on');
  const present = [];
  const missing = [];
  for (const tool of allTools(project).filter(isWanted(wishes))) {
    if (await isPresent(tool)) present.push(tool);
    else missing.push(tool);
  }
  for (const { name, install } of missing) say(`${name} is not installed here. Run: ${install}`);
  const measured = await measureTools(present, sets, {
    rounds: wishes.quick ? 1 : 3,
    sample: 2500,
    tell: say,
  });
  if (wishes.json !== undefined)
    writeFileSync(wishes.json, `${JSON.stringify(measured.map(plain), null, 2)}\n`);
  const [galley] = measured;
  if (wishes.cases) {
    for (const [at, quality] of galley.qualities.entries())
      if (quality.set === development)
        process.stdout.write(`\n${quality.set}\n${report.listCases(quality, sets[at])}\n`);
  }
  return [
    report.drawReport(measured, missing),
    ...galley.qualities.map((quality, at) => report.drawFailures(quality, sets[at])),
  ].join('\n\n');
}

function isWanted({ quick, only }) {
  return ({ name, isSlow }) =>
    name === 'Galley' || (only.length > 0 ? only.includes(name) : !(quick && isSlow));
}

/** What was measured, less the cases: texts of others must not get into a file. */
function plain({ tool, qualities, speed }) {
  const kept = qualities.map(({ set, rich, ordinary, words, unanswered, detection, seed }) => ({
    set,
    rich,
    ordinary,
    words,
    unanswered,
    all: detection.all,
    kinds: detection.kinds,
    seed: seed?.all ?? null,
  }));
  return { tool: tool.name, version: tool.version, qualities: kept, speed };
}

async function growOnHostileTexts({ quick }) {
  const { measureHostile, drawHostile } = await import('../tests/bench/proofreading/hostile.ts');
  const language = join(project, 'out/language/en.bin');
  return drawHostile(
    await measureHostile(language, { letters: quick ? 100_000 : 625_000, tell: say }),
  );
}

async function facts({ quick }) {
  const head = await run('git', ['rev-parse', '--short', 'HEAD'], { quiet: true, cwd: project });
  const changes = await run('git', ['status', '--porcelain'], { quiet: true, cwd: project });
  const commit = head.status === 0 ? head.output.trim() : 'unknown';
  const touched = changes.output.trim() === '' ? '' : ' and changes';
  const command = `npm run bench:proofreading${quick ? ' -- --quick' : ''}`;
  const system = `${process.platform} ${process.arch}, ${cpus().length} processors`;
  return `${new Date().toISOString().slice(0, 10)}, commit ${commit}${touched}, \`${command}\`, ${system}.`;
}

async function writeInto(file, text) {
  const { writeBetween } = await import('../tests/bench/proofreading/write-between.ts');
  writeFileSync(file, writeBetween(readFileSync(file, 'utf8'), marker, text));
}

function readWishes(args) {
  const options = {
    quick: { type: 'boolean', default: false },
    hostile: { type: 'boolean', default: false },
    cases: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true, default: [] },
    write: { type: 'string' },
    json: { type: 'string' },
  };
  try {
    const { values } = parseArgs({ args: [...args], options });
    // npm runs scripts in the project; the places named are where the caller stands.
    const place = (path) => path && resolve(process.env.INIT_CWD ?? '.', path);
    return { ...values, write: place(values.write), json: place(values.json) };
  } catch {
    throw new SetUpError(
      'this bench knows --quick, --hostile, --cases, --only NAME, --write FILE and --json FILE. Run: npm run bench:proofreading -- --quick',
    );
  }
}
