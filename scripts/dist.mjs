// npm run dist: the app as people install it, in dist/.
//
//   npm run dist                        for this system, with the production fuses
//   npm run dist -- --dir               only the unpacked program
//   npm run dist -- --flavour test      into dist/test; differs in one fuse, so that a test can attach
//
// With the registry's Electron (no way to Electron's release host) it makes the unpacked program and
// a tar.gz only, named so that nobody ships them.
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { setUp } from './set-up.mjs';
import { project } from './set-up/place.mjs';
import { isInstalled, run } from './set-up/run.mjs';
import { SetUpError, inMegabytes, runCommand, say } from './set-up/say.mjs';
import { installSystemPackages } from './set-up/system-libraries.mjs';

const { values: wanted } = parseArgs({
  options: {
    flavour: { type: 'string', default: 'production' },
    dir: { type: 'boolean', default: false },
  },
});

await runCommand(async () => {
  if (!['production', 'test'].includes(wanted.flavour)) {
    throw new SetUpError(
      'there are two flavours. Run: npm run dist -- --flavour production | test',
    );
  }
  await setUp();
  const { build } = await import('./build.mjs');
  await build();
  const { electronRuntime } = await import('./runtime.mjs');
  const runtime = electronRuntime();
  const output = join('dist', wanted.flavour === 'test' ? 'test' : '');
  await pack(runtime, output);
  report(runtime, join(project, output));
});

/**
 * @param {import('./set-up/electron.mjs').Runtime} runtime
 * @param {string} output
 */
async function pack(runtime, output) {
  const args = [`-c.directories.output=${output}`, '--publish', 'never'];
  const env = { ...process.env };
  if (wanted.flavour === 'test') args.push('-c.electronFuses.enableNodeCliInspectArguments=true');
  if (wanted.dir) args.push('--dir');
  if (runtime.kind === 'registry') {
    args.push(...(await argumentsForRegistryRuntime(runtime)));
    env.ELECTRON_BUILDER_7ZIP_PATH ??= '/usr/bin/7z';
  }
  rmSync(join(project, output), { recursive: true, force: true });
  const builder = join(project, 'node_modules', 'electron-builder', 'cli.js');
  const { status } = await run(process.execPath, [builder, 'build', ...args], {
    cwd: project,
    env,
  });
  if (status !== 0) {
    throw new SetUpError(
      'the app could not be packed; electron-builder’s reason stands above. When it is mended, run: npm run dist',
    );
  }
}

/**
 * What differs when the program is packed around the registry's Electron: the folder it comes from,
 * the addon built for it in place of the prebuilt one, the forms that can be made with no network,
 * and the name.
 * @param {import('./set-up/electron.mjs').Runtime} runtime
 */
async function argumentsForRegistryRuntime(runtime) {
  say(
    `Packing with Electron ${runtime.version} from the npm registry: this package is for tests, never for readers of the news to install. AppImage, deb, dmg and installers need a network that reaches Electron’s release host.`,
  );
  if (!isInstalled('7z')) await installSystemPackages(['p7zip-full'], 'to make the archive');
  return [
    ...(wanted.dir ? [] : ['--linux', 'tar.gz']),
    `-c.electronDist=${runtime.folder}`,
    `-c.electronVersion=${runtime.version}`,
    '-c.artifactName=Galley-${version}-test-runtime-${os}-${arch}.${ext}',
    // It is unpacked once on the machine that made it: small is not worth two minutes.
    '-c.compression=store',
  ];
}

/**
 * @param {import('./set-up/electron.mjs').Runtime} runtime
 * @param {string} output
 */
function report(runtime, output) {
  say(
    `\nMade with ${runtime.kind === 'official' ? 'the official' : 'the registry’s'} Electron ${runtime.version}:`,
  );
  for (const name of readdirSync(output)) {
    const path = join(output, name);
    const isUnpacked = name.endsWith('-unpacked') || name === 'mac' || name.startsWith('mac-');
    if (!isUnpacked && !/\.(AppImage|deb|gz|dmg|zip|exe)$/.test(name)) continue;
    say(`  ${relative(project, path)}  ${inMegabytes(sizeOf(path))}`);
  }
  const language = join(project, 'out', 'language');
  if (existsSync(language)) say(`  language data within it  ${inMegabytes(sizeOf(language))}`);
}

/**
 * @param {string} path
 * @returns {number} bytes
 */
function sizeOf(path) {
  const found = statSync(path);
  if (!found.isDirectory()) return found.size;
  return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0);
}
