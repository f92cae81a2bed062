// npm run scan: what an independent scanner of Electron apps (Doyensec's electronegativity) says of the
// sources. Each finding is either explained below or fails the run, and so does an explanation that
// nothing needs any more. The scanner is fetched from the npm registry when it is asked for: it is
// large, old, and nothing of ours depends on it.
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { project } from './set-up/place.mjs';
import { lastLines, run } from './set-up/run.mjs';
import { SetUpError, runCommand, say } from './set-up/say.mjs';

const scanner = '@doyensec/electronegativity@1.10.3';

/** What is found by design: check and file, and why it is well. */
const explained = new Map([
  [
    'CSP_GLOBAL_CHECK N/A',
    'the scanner looks for a policy in HTML; ours are headers of the app’s scheme (main/walls/content-security.ts)',
  ],
  [
    'OPEN_EXTERNAL_JS_CHECK main/desk/links.ts',
    'the one use: parsed http, https and mailto alone, after asking (tests/main/links.test.ts)',
  ],
  [
    'PRELOAD_JS_CHECK main/desk/window.ts',
    'the preload has three functions and the names of the contract (preload/index.ts)',
  ],
  [
    'CUSTOM_ARGUMENTS_JS_CHECK main/start/switches.ts',
    'each switch takes something away: names, background requests, pings',
  ],
  [
    'CERTIFICATE_VERIFY_PROC_JS_CHECK main/walls/guards.ts',
    'it refuses every certificate: no page of ours is from a network',
  ],
  ...['main/desk/window.ts', 'main/desk/still-window.ts'].flatMap((file) => [
    /** @type {const} */ ([
      `CONTEXT_ISOLATION_JS_CHECK ${file}`,
      'on, by main/walls/web-preferences.ts, which the scanner does not follow',
    ]),
    /** @type {const} */ ([
      `SANDBOX_JS_CHECK ${file}`,
      'on, by main/walls/web-preferences.ts, which the scanner does not follow',
    ]),
    /** @type {const} */ ([
      `AUXCLICK_JS_CHECK ${file}`,
      'a middle click opens nothing: new windows are refused on every page (main/walls/guards.ts)',
    ]),
  ]),
]);

// What it throws when a request of its own comes to nothing.
const givingUp = `
  for (const event of ['uncaughtException', 'unhandledRejection'])
    process.on(event, (error) => {
      if (!/onCancel|ENOTFOUND|EAI_AGAIN|Timeout/.test(String(error))) throw error;
    });
`;

await runCommand(async () => {
  const work = await mkdtemp(join(tmpdir(), 'galley-scan-'));
  try {
    for (const part of ['core', 'db', 'main', 'preload', 'renderer', 'package.json'])
      await cp(join(project, part), join(work, 'app', part), { recursive: true });
    return judge(await scan(work));
  } finally {
    await rm(work, { recursive: true, force: true });
  }
});

/**
 * @param {string} work
 * @returns {Promise<string[]>} check and file of each finding
 */
async function scan(work) {
  say(`Scanning with ${scanner} …`);
  const report = join(work, 'report.csv');
  const args = ['--yes', scanner, '--input', join(work, 'app'), '--relative', '--output', report];
  // It asks for translations and for Electron's releases first; where it cannot have them, its own
  // way of giving up would end it.
  const patience = join(work, 'patience.cjs');
  await writeFile(patience, givingUp);
  const env = { ...process.env, NODE_OPTIONS: `--require=${patience}` };
  const { output } = await run('npx', args, { cwd: work, quiet: true, env });
  const csv = await readFile(report, 'utf8').catch(() => {
    throw new SetUpError(
      `the scanner wrote no report (its last words stand here). It is fetched from the npm registry; when that can be reached, run: npm run scan\n${lastLines(output, 10)}`,
    );
  });
  const [, ...rows] = csv.trim().split('\n');
  return rows.map((row) => {
    const [check = '', , , file = ''] = row.split(',').map((cell) => cell.replaceAll('"', ''));
    return `${check} ${file}`;
  });
}

/** @param {readonly string[]} found */
function judge(found) {
  for (const finding of new Set(found))
    say(
      `${explained.has(finding) ? 'explained ' : 'NEW       '} ${finding}: ${explained.get(finding) ?? 'nobody has explained it'}`,
    );
  const stale = [...explained.keys()].filter((finding) => !found.includes(finding));
  for (const finding of stale) say(`GONE       ${finding}: take its explanation out`);
  const unexplained = found.filter((finding) => !explained.has(finding)).length;
  say(`${found.length} findings, ${unexplained} unexplained.`);
  return unexplained === 0 && stale.length === 0 ? 0 : 1;
}
