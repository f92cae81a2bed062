// npm run test:faults: what becomes of stories when everything goes wrong. Kills, crashes, full disks,
// power cuts, two desks at once, hostile bytes, and sizes that a newsroom reaches in years. Figures
// are written between the tests; docs/reliability.md says what each means.
//
//   npm run test:faults                      all of it: hours
//   npm run test:faults -- --bounded         a few minutes, as npm test runs it
//   npm run test:faults -- kills power       the files of which the name holds one of these words
//   npm run test:faults -- --rounds 20       so many rounds of what is done in rounds
//   npm run test:faults -- --seed 7          with another seed than the usual one
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { setUp } from './set-up.mjs';
import { project } from './set-up/place.mjs';
import { run } from './set-up/run.mjs';
import { runCommand } from './set-up/say.mjs';

const { values: wanted, positionals: files } = parseArgs({
  options: {
    bounded: { type: 'boolean', default: false },
    rounds: { type: 'string' },
    seed: { type: 'string' },
    reporter: { type: 'string' },
  },
  allowPositionals: true,
});

process.on('SIGINT', () => process.exit(130));
process.on('SIGTERM', () => process.exit(143));

await runCommand(async () => {
  await setUp();
  const { build } = await import('./build.mjs');
  await build();
  const { withDisplay } = await import('./runtime.mjs');
  return withDisplay(async () => {
    const config = join('tests', 'faults', 'playwright.config.ts');
    const reporter = wanted.reporter === undefined ? [] : [`--reporter=${wanted.reporter}`];
    const { status } = await run(
      'playwright',
      ['test', '--config', config, ...reporter, ...files],
      {
        cwd: project,
        stdio: ['ignore', 'inherit', 'inherit'],
        env: { ...process.env, ...extent() },
      },
    );
    return status ?? 1;
  });
});

function extent() {
  return {
    ...(wanted.bounded ? { GALLEY_FAULTS: 'bounded' } : {}),
    ...(wanted.rounds === undefined ? {} : { GALLEY_FAULTS_ROUNDS: wanted.rounds }),
    ...(wanted.seed === undefined ? {} : { GALLEY_FAULTS_SEED: wanted.seed }),
  };
}
