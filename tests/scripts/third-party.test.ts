import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dataSources, dataTools } from '../../scripts/notices/data-sources.mjs';
import { bundledPackages, thirdPartyNotices } from '../../scripts/notices/third-party.mjs';
import { languageSources } from '../../scripts/set-up/language-data.mjs';

const root = join(import.meta.dirname, '../..');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
};

/** Packages that the compiler of the language data names; packs carry their notices beside them. */
function packagesRead(): string[] {
  return languageSources()
    .flatMap((path) => /^node_modules\/(.+)\/package\.json$/.exec(path)?.[1] ?? [])
    .filter((name) => !dataTools.includes(name));
}

function packsOf(names: readonly string[]): string[] {
  return names.filter((name) => /^dictionary-(?!en)/.test(name) || name === 'hunspell-wasm');
}

describe('the notices of the language data', () => {
  const notices = thirdPartyNotices();

  it('name every package that the data is made of, with its version', () => {
    const read = packagesRead();
    expect(read.length).toBeGreaterThan(10);
    const silent = read
      .filter((name) => !packsOf(read).includes(name))
      .filter((name) => !notices.includes(`\n${name} ${manifest.devDependencies[name] ?? '?'}\n`));
    expect(silent).toEqual([]);
  });

  it('name no package that is not installed', () => {
    const strange = dataSources.filter(({ name }) => !(name in manifest.devDependencies));
    expect(strange.map(({ name }) => name)).toEqual([]);
  });

  it('credit those whose licence asks for it, with a link and what was changed', () => {
    expect(notices).toMatch(/GeoNames.*\n.*geonames\.org.*\n.*by\/4\.0.*\n.*changed/);
    expect(notices).toMatch(/Google Books.*\n.*books\.google.*\n.*by\/3\.0.*\n.*changed/);
    expect(notices).toContain('Carnegie Mellon University. All rights reserved.');
    expect(notices).toContain('WordNet 3.0 Copyright 2006 by Princeton University.');
  });

  it('agree with docs/language-data.md', () => {
    const told = readFileSync(join(root, 'docs/language-data.md'), 'utf8');
    const missing = dataSources.filter(({ name }) => !told.includes(name));
    expect(missing.map(({ name }) => name)).toEqual([]);
  });
});

describe('the notices of programs', () => {
  it('name every package that the app itself needs, and no tool', () => {
    const names = bundledPackages().map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(Object.keys(manifest.dependencies)));
    expect(names).not.toContain('vite');
  });

  it('carry a licence text for each', () => {
    const parts = thirdPartyNotices().split('PROGRAMS AND FONTS')[1] ?? '';
    const sections = parts.split(/^─+$/m).slice(1);
    expect(sections).toHaveLength(bundledPackages().length);
    for (const section of sections)
      expect(section.length, section.slice(0, 60)).toBeGreaterThan(500);
  });

  it('take Hunspell under the licence that it ships under', () => {
    expect(thirdPartyNotices()).toMatch(/hunspell-wasm .*\nLicence: MPL 1\.1/);
  });

  it('name SQLite by the package that it comes in, and those whose ciphers it holds', () => {
    const notices = thirdPartyNotices();
    expect(notices).toMatch(/better-sqlite3-multiple-ciphers .*, installed as better-sqlite3\n/);
    for (const holder of ['Ulrich Telle', 'Frank Denis', 'Olivier Gay', 'Rich Geldreich'])
      expect(notices).toContain(holder);
    expect(notices).toContain('Redistribution and use in source and binary forms');
  });

  it('are the same for the same packages', () => {
    expect(thirdPartyNotices()).toBe(thirdPartyNotices());
  });
});
