// The build of better-sqlite3 that the runtime can load. Its own prebuilt binaries ask for Node-API
// 10; an Electron that speaks 9 crashes on them without a word, so for that one it is built here,
// once per user, from the source in its package. Its loader takes build/Release where there is no
// prebuilt binary, so that one is put aside, and no code of ours needs to know; such a build runs on
// every newer Node and Electron too.
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cacheFolder, project } from './place.mjs';
import { isInstalled, lastLines, run } from './run.mjs';
import { SetUpError, say } from './say.mjs';
import { fingerprint } from './stamp.mjs';
import { installSystemPackages } from './system-libraries.mjs';

const addonPackage = join(project, 'node_modules', 'better-sqlite3');
const ownBuild = join(addonPackage, 'build', 'Release', 'better_sqlite3.node');
const prebuilt = join(addonPackage, 'prebuilds', `${process.platform}-${process.arch}.node`);
const prebuiltAside = `${prebuilt}.aside`;
const compatibility = join(import.meta.dirname, 'node-api-9.h');
const prebuiltNodeApi = 10;

/** @param {import('./electron.mjs').Runtime} runtime */
export async function ensureSqliteAddon(runtime) {
  if (runtime.nodeApi >= prebuiltNodeApi) {
    if (existsSync(prebuiltAside)) renameSync(prebuiltAside, prebuilt);
    rmSync(dirname(ownBuild), { recursive: true, force: true });
    return;
  }
  const cached = cachedBuild(runtime.nodeApi);
  if (!existsSync(cached)) await build(runtime.nodeApi, cached);
  if (!isSameFile(cached, ownBuild)) {
    mkdirSync(dirname(ownBuild), { recursive: true });
    place(cached, ownBuild);
  }
  if (existsSync(prebuilt)) renameSync(prebuilt, prebuiltAside);
}

/** @param {number} nodeApi */
function cachedBuild(nodeApi) {
  // The package's real name: what is installed as better-sqlite3 is a flavour of it with versions of
  // its own.
  const { name: builtFrom, version } = JSON.parse(
    readFileSync(join(addonPackage, 'package.json'), 'utf8'),
  );
  const header = fingerprint(readFileSync(compatibility)).slice(0, 8);
  const name = `${builtFrom}-${version}-node-api-${nodeApi}-${process.platform}-${process.arch}-${header}`;
  return join(cacheFolder(), name, 'better_sqlite3.node');
}

/**
 * @param {string} cached
 * @param {string} placed
 */
function isSameFile(cached, placed) {
  const [from, to] = [cached, placed].map((path) => statSync(path, { throwIfNoEntry: false }));
  return (
    from !== undefined && to !== undefined && from.size === to.size && to.mtimeMs >= from.mtimeMs
  );
}

/**
 * Copies beside and renames: whoever has the old file loaded keeps it, nobody sees half of the new.
 * @param {string} from
 * @param {string} to
 */
function place(from, to) {
  const draft = `${to}.${process.pid}`;
  copyFileSync(from, draft);
  renameSync(draft, to);
}

/**
 * @param {number} nodeApi
 * @param {string} target
 */
async function build(nodeApi, target) {
  await ensureCompiler();
  say('Building better-sqlite3 for this Electron (about a minute, once per user) …');
  const work = await mkdtemp(join(tmpdir(), 'galley-sqlite-'));
  try {
    const source = await copySource(work);
    const { status, output } = await run(process.execPath, nodeGypArguments(), {
      cwd: source,
      quiet: true,
      env: {
        ...process.env,
        CXXFLAGS: `-include ${compatibility} -UNAPI_VERSION -DNAPI_VERSION=${nodeApi}`,
      },
    });
    const built = join(source, 'build', 'Release', 'better_sqlite3.node');
    if (status !== 0 || !existsSync(built)) {
      say(lastLines(output, 25));
      throw new SetUpError(
        'better-sqlite3 could not be built for this Electron (the compiler’s last words stand above). When what they name is mended, run: npm run set-up',
      );
    }
    mkdirSync(dirname(target), { recursive: true });
    place(built, target);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/**
 * Builds outside node_modules, so that an interrupted build leaves nothing for a loader to find.
 * @param {string} work
 */
async function copySource(work) {
  const modules = join(work, 'node_modules');
  for (const name of ['better-sqlite3', 'node-addon-api']) {
    await cp(join(project, 'node_modules', name), join(modules, name), { recursive: true });
  }
  return join(modules, 'better-sqlite3');
}

function nodeGypArguments() {
  const nodeGyp = join(project, 'node_modules', 'node-gyp', 'bin', 'node-gyp.js');
  const args = [nodeGyp, 'rebuild', '--release', '--force_build=1', `--jobs=max`];
  const headers = installedHeaders();
  return headers ? [...args, `--nodedir=${headers}`] : args;
}

/**
 * A folder with Node's headers on this machine, so that node-gyp need not fetch them. Node-API is
 * the same in all of them.
 */
function installedHeaders() {
  const beside = (process.env.PATH ?? '').split(':').map((folder) => dirname(folder));
  const candidates = [process.env.npm_config_nodedir ?? '', ...beside];
  return candidates.find(
    (folder) => folder !== '' && existsSync(join(folder, 'include', 'node', 'node_api.h')),
  );
}

async function ensureCompiler() {
  const wanted = { 'g++': 'g++', make: 'make', python3: 'python3' };
  const missing = Object.entries(wanted)
    .filter(([program]) => !isInstalled(program))
    .map(([, packageName]) => packageName);
  if (missing.length > 0) await installSystemPackages(missing, 'to build better-sqlite3');
}
