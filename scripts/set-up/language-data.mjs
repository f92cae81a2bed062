// The language data: compiled in about a minute from packages, so made only when what it is made of
// changed, and kept in the user's cache, where another checkout finds it.
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { cp, mkdir, rename, rm, utimes } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { cacheFolder, project } from './place.mjs';
import { run } from './run.mjs';
import { SetUpError, say } from './say.mjs';

const compiler = 'scripts/build-language.mjs';
const compilerFolder = 'scripts/language';
const keptInCache = 4;

/**
 * What the language data is made of, relative to the project: the compiler, what it imports, and
 * the packages that it names.
 * @returns {string[]}
 */
export function languageSources() {
  const code = importedFiles(join(project, compiler));
  const text = code.map((path) => readFileSync(path, 'utf8')).join('\n');
  const manifests = namedPackages(text).map((name) => `node_modules/${name}/package.json`);
  const paths = code.map((path) => relative(project, path).replaceAll('\\', '/'));
  return [
    compilerFolder,
    ...paths.filter((path) => !path.startsWith(`${compilerFolder}/`)).sort(),
    ...manifests,
  ];
}

/**
 * A module and every file that it imports by a relative path, itself or through others.
 * @param {string} entry
 * @returns {string[]}
 */
export function importedFiles(entry) {
  const found = new Set([entry]);
  for (const path of found) {
    if (!existsSync(path)) found.delete(path);
    else for (const next of relativeImports(path)) found.add(next);
  }
  return [...found];
}

/** @param {string} path */
function relativeImports(path) {
  const imports = readFileSync(path, 'utf8').matchAll(/\bfrom\s+'(\.[^']+)'/g);
  return [...imports].map((match) => resolve(dirname(path), match[1] ?? ''));
}

/** @param {string} text */
function namedPackages(text) {
  const { dependencies, devDependencies } = JSON.parse(
    readFileSync(join(project, 'package.json'), 'utf8'),
  );
  const quoted = new Set(
    [...text.matchAll(/['"`]((?:@[\w.-]+\/)?[\w.-]+)(?=['"`/])/g)].map(([, name]) => name),
  );
  return Object.keys({ ...dependencies, ...devDependencies }).filter((name) => quoted.has(name));
}

/**
 * Makes the language data, or takes it from the cache.
 * @param {string} outDir
 * @param {string} content the fingerprint of its sources
 */
export async function makeLanguage(outDir, content) {
  const cached = join(dirname(cacheFolder()), 'language', content.slice(0, 24));
  if (!existsSync(cached)) {
    await compile(outDir);
    await keep(outDir, cached);
    return;
  }
  await cp(cached, outDir, { recursive: true });
  await utimes(cached, new Date(), new Date());
}

/** @param {string} outDir */
async function compile(outDir) {
  say('Compiling the language data (about a minute, once per user and version) …');
  const args = [join(project, compiler), '--out', outDir];
  const { status, output } = await run(process.execPath, args, { cwd: project, quiet: true });
  if (status === 0) return;
  say(output.trimEnd());
  throw new SetUpError(
    'the language data could not be built; what it lacks stands above. When that is mended, run: npm run build',
  );
}

/**
 * @param {string} outDir
 * @param {string} cached
 */
async function keep(outDir, cached) {
  const draft = `${cached}.${process.pid}`;
  await mkdir(dirname(cached), { recursive: true });
  await cp(outDir, draft, { recursive: true });
  // Another checkout may have been faster; its bytes are the same.
  await rename(draft, cached).catch(() => rm(draft, { recursive: true, force: true }));
  const folder = dirname(cached);
  const oldest = readdirSync(folder)
    .map((name) => ({ path: join(folder, name), time: statSync(join(folder, name)).mtimeMs }))
    .sort((one, other) => other.time - one.time)
    .slice(keptInCache);
  for (const { path } of oldest) await rm(path, { recursive: true, force: true });
}
