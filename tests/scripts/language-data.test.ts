import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { importedFiles, languageSources } from '../../scripts/set-up/language-data.mjs';

it('follows relative imports to their end, round in circles too, and no further', () => {
  const folder = mkdtempSync(join(tmpdir(), 'galley-imports-'));
  try {
    mkdirSync(join(folder, 'words'));
    const path = (name: string) => join(folder, name);
    writeFileSync(
      path('entry.mjs'),
      "import fs from 'node:fs';\nimport { a } from './words/a.mjs';",
    );
    writeFileSync(path('words/a.mjs'), "import {\n  b,\n} from '../b.ts';\nimport 'left-out';");
    writeFileSync(
      path('b.ts'),
      "export { entry } from './entry.mjs';\nimport { c } from './gone.ts';",
    );
    writeFileSync(path('bystander.ts'), '');
    expect(importedFiles(path('entry.mjs'))).toEqual(
      ['entry.mjs', 'words/a.mjs', 'b.ts'].map((name) => path(name)),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it('counts the compiler, what it shares with the engine, and the packages it reads', () => {
  const sources = languageSources();
  expect(sources).toContain('scripts/build-language.mjs');
  expect(sources).toContain('scripts/language');
  expect(sources).toContain('core/proofreading/language/sections.ts');
  expect(sources).toContain('node_modules/dictionary-en/package.json');
  expect(sources).not.toContain('node_modules/react/package.json');
});
