// The notices that ship with the app: whose data and whose programs are in it, under which terms.
// Made of the packages themselves, so the same packages give the same bytes.
//
//   node scripts/notices/third-party.mjs   writes them to standard output
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { project } from '../set-up/place.mjs';
import { isCommand } from '../set-up/run.mjs';
import { dataSources } from './data-sources.mjs';

// Where a package may be had under one of several licences, the one that is taken.
const taken = /** @type {Record<string, { licence: string, file: RegExp } | undefined>} */ ({
  'hunspell-wasm': { licence: 'MPL 1.1, of LGPL, GPL and MPL', file: /COPYING\.MPL$/ },
  jszip: { licence: 'MIT, of MIT and GPL', file: /LICENSE\.markdown$/ },
});
// What a package holds of yet others, with a licence of its own.
const within = /** @type {Record<string, readonly string[] | undefined>} */ ({
  'better-sqlite3': ['spdx:MIT', 'spdx:BSD-3-Clause'],
  '@jsquash/jpeg': ['codec/LICENSE.codec.md'],
  '@jsquash/png': ['codec/LICENSE.codec.md'],
  '@jsquash/resize': ['lib/resize/LICENSE.codec.md'],
  '@jsquash/webp': ['codec/LICENSE.codec.md'],
  'pdfjs-dist': ['cmaps/LICENSE'],
});
// What must be said before those licences, where their texts do not name whose they are.
const credits = /** @type {Record<string, string | undefined>} */ ({
  'better-sqlite3': `It holds SQLite, which is in the public domain, and SQLite3 Multiple Ciphers,
Copyright (c) 2019-2026 Ulrich Telle, MIT. In that are libaegis, Copyright (c) 2023-2024 Frank Denis,
MIT; miniz, Copyright 2013-2014 RAD Game Tools and Valve Software, Copyright 2010-2014 Rich Geldreich
and Tenacious Software LLC, MIT; SHA-2, Copyright (C) 2005, 2007 Olivier Gay, BSD-3-Clause; and Argon2,
Copyright 2015 Daniel Dinu, Dmitry Khovratovich, Jean-Philippe Aumasson and Samuel Neves, CC0.`,
});
const rule = '─'.repeat(80);

/** Everything that must be said about what others made, as plain text. */
export function thirdPartyNotices() {
  return [
    'Galley is free software under the MIT licence. It holds data and programs that others made and',
    'gave away, with thanks. Electron’s own notices stand beside it in LICENSE.electron.txt and',
    'LICENSES.chromium.html; those of the spelling packs for languages other than English lie',
    'beside the packs.',
    '',
    'LANGUAGE DATA',
    '',
    ...dataSources.flatMap(dataNotice),
    'PROGRAMS AND FONTS',
    '',
    ...bundledPackages().flatMap(packageNotice),
  ].join('\n');
}

/** @param {import('./data-sources.mjs').DataSource} source */
function dataNotice({ name, by, from, licence, taken, texts, copyright }) {
  const folder = folderOf(name);
  return [
    rule,
    `${name} ${versionOf(folder)}`,
    `By ${by}.`,
    `From ${from}`,
    `Licence: ${licence}.`,
    `In Galley: ${taken}.`,
    '',
    ...(copyright === undefined ? [] : [copyright, '']),
    ...texts.flatMap((text) => [readText(folder, text).trim(), '']),
  ];
}

/** @param {{ name: string, realName: string, folder: string, version: string, licence: string }} bundled */
function packageNotice({ name, realName, folder, version, licence }) {
  const wanted = taken[name]?.file ?? /^(licen[cs]e|copying)(\.|$)/i;
  const file = readdirSync(folder).find((entry) => entry.search(wanted) === 0);
  // Published without the text; its manifest names the licence all the same.
  const text = file === undefined ? licenceText(licence) : readFileSync(join(folder, file), 'utf8');
  return [
    rule,
    realName === name ? `${name} ${version}` : `${realName} ${version}, installed as ${name}`,
    `Licence: ${taken[name]?.licence ?? licence}.`,
    '',
    text.trim(),
    '',
    ...(credits[name] === undefined ? [] : [credits[name], '']),
    ...(within[name] ?? []).flatMap((other) => [readText(folder, other).trim(), '']),
  ];
}

/** The packages that npm installs for the app itself, by the lockfile; tools are left out. */
export function bundledPackages() {
  const { packages } = JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8'));
  return Object.entries(packages)
    .filter(
      ([path, { dev, devOptional, optional }]) => path !== '' && !dev && !devOptional && !optional,
    )
    .map(([path, { name: realName, version, license }]) => {
      const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
      const folder = join(project, path);
      return { name, realName: realName ?? name, folder, version, licence: license };
    })
    .filter(({ name, folder }) => !name.startsWith('@types/') && existsSync(folder))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

/**
 * @param {string} folder
 * @param {string} text a file of the package, or `spdx:ID`
 */
function readText(folder, text) {
  return text.startsWith('spdx:')
    ? licenceText(text.slice('spdx:'.length))
    : readFileSync(join(folder, text), 'utf8');
}

/** @param {string} id of SPDX */
function licenceText(id) {
  const list = join(folderOf('spdx-license-list'), 'licenses', `${id}.json`);
  return JSON.parse(readFileSync(list, 'utf8')).licenseText;
}

/** @param {string} name */
function folderOf(name) {
  return join(project, 'node_modules', name);
}

/** @param {string} folder */
function versionOf(folder) {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version;
}

if (isCommand(import.meta.url)) process.stdout.write(thirdPartyNotices());
