// How each room is bundled. Three small builds; what they make lies in out/ and is what gets packed.
import react from '@vitejs/plugin-react';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { project } from './set-up/place.mjs';

// The oldest runtime that the code must run on: the registry's Electron 33.
const oldestNode = 'node20.18';
const oldestChromium = 'chrome130';

// Electron is there at run time; the addon must stay a package of its own, for its binary.
const notBundled = ['electron', 'better-sqlite3', /^node:/, ...builtinModules];

/**
 * The main process and the command line: one build, so that what they share is shared.
 * @param {string} outDir
 * @returns {import('vite').InlineConfig}
 */
export function mainConfig(outDir) {
  return {
    ...shared(join(project, 'main')),
    ssr: { noExternal: true },
    build: {
      ...sharedBuild(outDir),
      ssr: true,
      target: oldestNode,
      minify: false,
      rolldownOptions: {
        input: {
          index: join(project, 'main', 'index.ts'),
          cli: join(project, 'main', 'cli-entry.ts'),
          // Threads of their own, found by their names
          // (ready-copies.ts, store-worker-file.ts, run-chore.ts).
          'copies-worker': join(project, 'main', 'pictures', 'copies-worker.ts'),
          'store-worker': join(project, 'main', 'store-thread', 'store-worker.ts'),
          'chores-worker': join(project, 'main', 'store-chores', 'chores-worker.ts'),
        },
        external: notBundled,
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          chunkFileNames: 'chunks/[name]-[hash].js',
        },
      },
    },
  };
}

/**
 * The preload: a sandboxed one can load nothing but itself, and only as CommonJS.
 * @param {string} outDir
 * @returns {import('vite').InlineConfig}
 */
export function preloadConfig(outDir) {
  return {
    ...shared(join(project, 'preload')),
    ssr: { noExternal: true },
    build: {
      ...sharedBuild(outDir),
      ssr: true,
      target: oldestNode,
      minify: false,
      rolldownOptions: {
        input: join(project, 'preload', 'index.ts'),
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: 'index.cjs', codeSplitting: false },
      },
    },
  };
}

/**
 * The desk's page. Its content security policy allows nothing inline and no data: address, so
 * nothing is inlined here, however small.
 * @param {string} outDir
 * @returns {import('vite').InlineConfig}
 */
export function rendererConfig(outDir) {
  return {
    ...shared(join(project, 'renderer')),
    base: './',
    plugins: [react()],
    // For browsers it asks a page what a name such as &eacute; means; a worker has no page, and the
    // table that the package has for workers does as well.
    resolve: {
      alias: {
        'decode-named-character-reference': join(
          project,
          'node_modules/decode-named-character-reference/index.js',
        ),
      },
    },
    worker: { format: 'es', plugins: () => [hunspellWithoutFiles(), pdfWithinBounds()] },
    build: {
      ...sharedBuild(outDir),
      target: oldestChromium,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      // A desk opens from disk: one large file is faster than many small ones.
      chunkSizeWarningLimit: 4_000,
    },
  };
}

/**
 * The spelling engine’s program is handed to it by the worker, which fetches it from among the
 * packs: without this it would be in the package twice, and Node’s modules would be missed.
 * @returns {import('vite').Plugin}
 */
function hunspellWithoutFiles() {
  return {
    name: 'hunspell-without-files',
    enforce: 'pre',
    transform(code, id) {
      if (!/\/hunspell-wasm\/(?:dist|wasm)\/[hH]unspell\.js$/.test(id)) return null;
      const changed = code
        .replaceAll('new URL("hunspell.wasm",import.meta.url).href', '"hunspell.wasm"')
        .replaceAll(/\bimport\((["'])(?:module|fs\/promises)\1\)/g, '({})');
      return { code: changed, map: { mappings: '' } };
    },
  };
}

const mostUnpacked = 64 * 1024 * 1024;

/**
 * pdf.js unpacks a stream however large it gets: a file of 2 MB took 3 GB. Here it stops, and the
 * page that needs the stream counts as broken. A pdf.js that does it otherwise stops the build.
 * @returns {import('vite').Plugin}
 */
function pdfWithinBounds() {
  const stop = `throw new RangeError('A stream of this PDF unpacks to more than it may')`;
  const bounds = [
    ['let size = this.minBufferLength;', `if (requested > ${mostUnpacked}) ${stop};`],
    // The engine's own unpacking queues all that comes of a piece: pdf.js has another way.
    ['const writer = writable.getWriter();', `${stop};`],
  ];
  return {
    name: 'pdf-within-bounds',
    enforce: 'pre',
    transform(code, id) {
      if (!id.endsWith('/pdfjs-dist/legacy/build/pdf.worker.mjs')) return null;
      const changed = bounds.reduce((text, [place = '', bound = '']) => {
        if (text.split(place).length !== 2) this.error(`pdf.js has no single “${place}” any more`);
        return text.replace(place, `${bound} ${place}`);
      }, code);
      return { code: changed, map: null };
    },
  };
}

/** @param {string} root */
function shared(root) {
  return {
    root,
    configFile: /** @type {const} */ (false),
    logLevel: /** @type {const} */ ('warn'),
    // Its other build reads data files that a bundle leaves behind.
    resolve: { alias: { 'css-tree': 'css-tree/dist/csstree.esm' } },
  };
}

/** @param {string} outDir */
function sharedBuild(outDir) {
  return { outDir, emptyOutDir: true, sourcemap: true, reportCompressedSize: false };
}
