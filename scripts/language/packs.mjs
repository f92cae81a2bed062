// Makes the spelling packs of languages other than English from the Hunspell dictionaries that npm
// installs, with their licences and the engine's program beside them. The same packages give the
// same bytes.
//
//   node scripts/language/packs.mjs [--out DIR]

import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { packedLanguages } from '../../core/proofreading/language/packed-languages.ts';
import { writePack } from '../../core/proofreading/language/pack-file.ts';

const root = path.resolve(import.meta.dirname, '../..');

/**
 * Writes `<tag>.bin.br`, `index.json`, `hunspell.wasm` and `licences/` into a folder.
 * @param {string} out
 * @param {(name: string) => string} folderOf the folder of an npm package
 */
export function buildPacks(out, folderOf, languages = packedLanguages) {
  const licences = path.join(out, 'licences');
  fs.rmSync(out, { recursive: true, force: true });
  fs.mkdirSync(licences, { recursive: true });
  const index = languages.map((language) => buildPack(language, out, folderOf));
  fs.writeFileSync(path.join(out, 'index.json'), `${JSON.stringify(index, null, 2)}\n`);
  copyEngine(out, folderOf('hunspell-wasm'));
  for (const name of new Set(['MPL-1.1', ...languages.flatMap(licencesOf)])) {
    const list = path.join(folderOf('spdx-license-list'), 'licenses', `${name}.json`);
    const { licenseText } = JSON.parse(fs.readFileSync(list, 'utf8'));
    fs.writeFileSync(path.join(licences, `${name}.txt`), licenseText);
  }
  const bytes = index.reduce((sum, pack) => sum + pack.bytes, 0);
  console.log(`packs: ${index.length} languages, ${(bytes / 2 ** 20).toFixed(1)} MiB`);
}

/**
 * @param {import('../../core/proofreading/language/packed-languages.ts').PackedLanguage} language
 * @param {string} out
 * @param {(name: string) => string} folderOf
 */
function buildPack(language, out, folderOf) {
  const folder = folderOf(language.source);
  const aff = fs.readFileSync(path.join(folder, 'index.aff'), 'utf8');
  const dic = fs.readFileSync(path.join(folder, 'index.dic'), 'utf8');
  if (!/^SET UTF-8/m.test(aff)) throw new Error(`${language.source} is not written in UTF-8`);
  const pack = compress(Buffer.from(writePack({ aff, dic })));
  fs.writeFileSync(path.join(out, `${language.tag}.bin.br`), pack);
  fs.writeFileSync(
    path.join(out, 'licences', `${language.tag}.txt`),
    notice(language, folder, dic),
  );
  const { tag, name, licence, source } = language;
  return { tag, name, licence, source, version: versionOf(folder), bytes: pack.length };
}

/** Brotli at its best: a fifth smaller than gzip, and all together must stay small. */
function compress(bytes) {
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_LGWIN, BROTLI_PARAM_SIZE_HINT } = zlib.constants;
  return zlib.brotliCompressSync(bytes, {
    params: {
      [BROTLI_PARAM_QUALITY]: 11,
      [BROTLI_PARAM_LGWIN]: 24,
      [BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
}

/** Who made a dictionary, from where it comes, what was changed, and its own licence file. */
function notice({ tag, name, source, licence }, folder, dic) {
  const own = ['license', 'LICENSE'].find((file) => fs.existsSync(path.join(folder, file)));
  if (own === undefined) throw new Error(`${source} has no licence file`);
  const remarks = dic.split(/\r?\n/).filter((line) => /^[\t/#]/.test(line));
  return [
    `${name}: ${tag}.bin.br is the Hunspell dictionary of the npm package ${source} ${versionOf(folder)},`,
    'which holds it in the form in which it is edited (index.aff, index.dic).',
    'It is data beside Galley, not part of its program, and stays under its own licence:',
    `${licence} (whole text in ${licencesOf({ licence })
      .map((id) => `${id}.txt`)
      .join(', ')}).`,
    'Changed for Galley: words put in order and compressed, remarks and grammar left out of the list.',
    '',
    ...(remarks.length === 0 ? [] : ['The remarks in the list:', '', ...remarks, '']),
    'What its makers say:',
    '',
    fs.readFileSync(path.join(folder, own), 'utf8'),
  ].join('\n');
}

/** @param {string} out @param {string} folder */
function copyEngine(out, folder) {
  fs.copyFileSync(path.join(folder, 'wasm', 'hunspell.wasm'), path.join(out, 'hunspell.wasm'));
  const text = [
    `hunspell.wasm is Hunspell as the npm package hunspell-wasm ${versionOf(folder)} compiled it, unchanged:`,
    'https://github.com/rotemdan/hunspell-wasm of https://github.com/hunspell/hunspell.',
    'Of its licences (LGPL, GPL, MPL 1.1) it ships under MPL 1.1 (whole text in MPL-1.1.txt).',
    '',
  ];
  fs.writeFileSync(path.join(out, 'licences', 'hunspell-wasm.txt'), text.join('\n'));
}

/** @param {{ licence: string }} language */
function licencesOf({ licence }) {
  return licence.split(' OR ');
}

/** @param {string} folder */
function versionOf(folder) {
  return JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8')).version;
}

if (process.argv[1] === import.meta.filename) {
  const flag = process.argv.indexOf('--out');
  const out =
    flag > 0 ? path.resolve(process.argv[flag + 1]) : path.join(root, 'out/language/packs');
  buildPacks(out, (name) => path.join(root, 'node_modules', name));
}
