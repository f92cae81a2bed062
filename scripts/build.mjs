// Makes out/ from the rooms: main process and command line, preload, page, language data. Only what
// changed is made again, beside the old, and put in its place when it is whole.
//
//   npm run build
import { existsSync } from 'node:fs';
import { copyFile, cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { haveChanged, stampOf } from './set-up/changes.mjs';
import { languageSources, makeLanguage } from './set-up/language-data.mjs';
import { alone } from './set-up/lock.mjs';
import { moveToModernNode, preferOwnPrograms } from './set-up/modern-node.mjs';
import { ensurePackages } from './set-up/packages.mjs';
import { project, stampFolder } from './set-up/place.mjs';
import { isCommand } from './set-up/run.mjs';
import { SetUpError, inSeconds, runCommand, say } from './set-up/say.mjs';
import { writeStamp } from './set-up/stamp.mjs';

/**
 * @typedef {object} Part
 * @property {string} name its folder in out/
 * @property {() => readonly string[]} sources
 * @property {(outDir: string, content: string) => Promise<void>} make given the fingerprint of its sources
 */

// This file among them: it says what a part is made of.
const everyPart = [
  'package-lock.json',
  'tsconfig.json',
  'scripts/build.mjs',
  'scripts/vite-configs.mjs',
];

/** @satisfies {Record<string, Part>} */
const parts = {
  main: {
    name: 'main',
    sources: () => ['core', 'db', 'main', 'build/icons', 'scripts/notices', ...everyPart],
    make: makeMain,
  },
  preload: { name: 'preload', sources: () => ['core', 'preload', ...everyPart], make: makePreload },
  renderer: {
    name: 'renderer',
    sources: () => ['core', 'renderer', ...everyPart],
    make: makeRenderer,
  },
  language: {
    name: 'language',
    sources: languageSources,
    make: makeLanguage,
  },
};

/**
 * Brings out/ up to date.
 * @param {readonly (keyof typeof parts)[]} [names] all of them when not named
 */
export async function build(names = ['main', 'preload', 'renderer', 'language']) {
  const wanted = names.map((name) => parts[name]);
  if (!wanted.some(isStale)) return;
  await alone(() => makeAll(wanted.filter(isStale)));
}

/**
 * Makes what can be made, even if one part cannot: the command line works with a broken page.
 * @param {readonly Part[]} stale
 */
async function makeAll(stale) {
  /** @type {unknown[]} */
  const failures = [];
  for (const part of stale) await makeAnew(part).catch((error) => failures.push(error));
  if (failures.length > 0) throw failures[0];
}

/** @param {Part} part */
function isStale({ name, sources }) {
  return !existsSync(join(project, 'out', name)) || haveChanged(project, sources, stampPath(name));
}

/** @param {string} name */
function stampPath(name) {
  return join(stampFolder, `built-${name}.json`);
}

/** @param {Part} part */
async function makeAnew({ name, sources, make }) {
  const start = performance.now();
  const stamp = stampOf(project, sources());
  await mkdir(stampFolder, { recursive: true });
  const work = await mkdtemp(join(stampFolder, 'building-'));
  try {
    await make(join(work, 'new'), stamp.content);
    await swap(join(work, 'new'), join(project, 'out', name), join(work, 'old'));
    writeStamp(stampPath(name), stamp);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  say(`Built out/${name} in ${inSeconds(performance.now() - start)}.`);
}

/**
 * @param {string} made
 * @param {string} place
 * @param {string} aside where what stood in its place goes
 */
async function swap(made, place, aside) {
  await mkdir(join(project, 'out'), { recursive: true });
  if (existsSync(place)) await rename(place, aside);
  await rename(made, place);
}

/** @param {string} outDir */
async function makeMain(outDir) {
  const { mainConfig } = await import('./vite-configs.mjs');
  const chunks = await bundle(mainConfig(outDir));
  // The window's own icon, where the system does not take it from the package.
  await copyFile(join(project, 'build', 'icons', '256x256.png'), join(outDir, 'icon.png'));
  await copyCodecs(join(outDir, 'codecs'));
  const { thirdPartyNotices } = await import('./notices/third-party.mjs');
  await writeFile(join(outDir, 'third-party.txt'), thirdPartyNotices());
  if (reachesElectron('cli.js', chunks)) {
    throw new SetUpError(
      'the command line must run without Electron, but main/cli-entry.ts imports it, itself or through another file. Move that import out of what it uses',
    );
  }
  if (reachesElectron('store-worker.js', chunks)) {
    throw new SetUpError(
      'a worker cannot load Electron, but main/store-thread/store-worker.ts imports it, itself or through another file. Move that import to the main process’s side of a port',
    );
  }
}

/**
 * The programs that make smaller copies of pictures, by the names that main/pictures/codecs.ts has.
 * @param {string} folder
 */
async function copyCodecs(folder) {
  const { codecFiles } = await import('../main/pictures/codec-files.ts');
  await mkdir(folder, { recursive: true });
  for (const [name, path] of Object.entries(codecFiles))
    await copyFile(join(project, 'node_modules', path), join(folder, name));
}

/** @param {string} outDir */
async function makePreload(outDir) {
  const { preloadConfig } = await import('./vite-configs.mjs');
  await bundle(preloadConfig(outDir));
}

/** @param {string} outDir */
async function makeRenderer(outDir) {
  const { rendererConfig } = await import('./vite-configs.mjs');
  await bundle(rendererConfig(outDir));
  // What East Asian PDFs need to be read: pdf.js asks for the one table that a file names.
  await cp(join(project, 'node_modules', 'pdfjs-dist', 'cmaps'), join(outDir, 'cmaps'), {
    recursive: true,
    filter: (path) => !/\.\w+$/.test(path) || path.endsWith('.bcmap'),
  });
  const page = await readFile(join(outDir, 'index.html'), 'utf8');
  if (hasInlineCode(page)) {
    throw new SetUpError(
      'the desk’s page holds an inline script or style, which its content security policy forbids. Move it into a file of its own',
    );
  }
}

/**
 * @typedef {{ fileName: string, imports: readonly string[], dynamicImports: readonly string[] }} Chunk
 * @param {import('vite').InlineConfig} config
 * @returns {Promise<Chunk[]>}
 */
async function bundle(config) {
  const vite = await import('vite');
  try {
    const result = /** @type {import('vite').Rolldown.RolldownOutput} */ (await vite.build(config));
    return result.output.filter((made) => made.type === 'chunk');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SetUpError(`the app could not be built. ${reason.trim()}`);
  }
}

/**
 * Whether a chunk imports Electron, itself or through others.
 * @param {string} entry
 * @param {readonly Chunk[]} chunks
 */
export function reachesElectron(entry, chunks) {
  const seen = new Set([entry]);
  for (const name of seen) {
    const chunk = chunks.find(({ fileName }) => fileName === name);
    for (const next of [...(chunk?.imports ?? []), ...(chunk?.dynamicImports ?? [])])
      seen.add(next);
  }
  return seen.has('electron');
}

/**
 * Whether a page holds code of its own in place of naming a file.
 * @param {string} page
 */
export function hasInlineCode(page) {
  return (
    /<script\b(?![^>]*\bsrc=)[^>]*>/i.test(page) ||
    /<style\b/i.test(page) ||
    /<[^>]+\s(?:style|on[a-z]+)\s*=/i.test(page)
  );
}

if (isCommand(import.meta.url)) {
  await runCommand(async () => {
    await ensurePackages();
    preferOwnPrograms();
    await moveToModernNode();
    await build();
  });
}
