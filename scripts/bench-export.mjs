// npm run bench:export: how fast many stories become pages, beside a plain ProseMirror DOMSerializer
// in jsdom on the same stories in the same run.
//
//   npm run bench:export                  a thousand stories, three rounds: about a minute and a half
//   npm run bench:export -- --quick       two hundred stories, one round
//   npm run bench:export -- --write FILE  puts the table between the markers in FILE
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { moveToModernNode, preferOwnPrograms } from './set-up/modern-node.mjs';
import { ensurePackages } from './set-up/packages.mjs';
import { SetUpError, inSeconds, runCommand, say } from './set-up/say.mjs';

const marker = 'bench:export';

await runCommand(async () => {
  const { quick, write } = readWishes(process.argv.slice(2));
  const start = performance.now();
  await ensurePackages();
  preferOwnPrograms();
  await moveToModernNode();
  const { measureExport, drawExportReport } = await import('../tests/bench/export.ts');
  const rounds = [];
  const wishes = { stories: quick ? 200 : 1000, wordsEach: 600 };
  for (let round = 0; round < (quick ? 1 : 3); round++)
    rounds.push(await measureExport(wishes, say));
  const text = `${drawExportReport(rounds)}\n`;
  process.stdout.write(`\n${text}`);
  if (write !== undefined) {
    const { writeBetween } = await import('../tests/bench/proofreading/write-between.ts');
    writeFileSync(write, writeBetween(readFileSync(write, 'utf8'), marker, text));
  }
  say(`\nThe bench took ${inSeconds(performance.now() - start)}.`);
});

function readWishes(args) {
  const options = {
    quick: { type: 'boolean', default: false },
    write: { type: 'string' },
  };
  try {
    const { values } = parseArgs({ args: [...args], options });
    // npm runs scripts in the project; the places named are where the caller stands.
    const write = values.write && resolve(process.env.INIT_CWD ?? '.', values.write);
    return { ...values, write };
  } catch {
    throw new SetUpError(
      'this bench knows --quick and --write FILE. Run: npm run bench:export -- --quick',
    );
  }
}
