import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';

// What a start loads. A module that is imported where it is needed costs nothing until then.

const project = join(import.meta.dirname, '../..');
const imports = /^(?:import|export)\s+(?!type\b)(?:[^;'"]*?\sfrom\s+)?'(?<from>[^']+)';/gm;

/** The modules that are loaded with `entry`, of the house by their paths and of others by name. */
function loadedWith(entry: string): Set<string> {
  const found = new Set([entry]);
  for (const file of found) {
    if (!existsSync(join(project, file))) continue;
    for (const { groups } of readFileSync(join(project, file), 'utf8').matchAll(imports)) {
      const from = groups?.['from'] ?? '';
      found.add(
        from.startsWith('.') ? relative(project, join(project, dirname(file), from)) : from,
      );
    }
  }
  return found;
}

const within = (modules: ReadonlySet<string>, ...names: readonly string[]) =>
  [...modules].filter((module) => names.some((name) => module.startsWith(name)));

test('the main process starts without SQLite, the schema, the readers and the handlers’ programs', () => {
  const modules = loadedWith('main/index.ts');
  expect(within(modules, 'electron', 'main/start/start-desk.ts')).toHaveLength(2);
  expect(
    within(modules, 'better-sqlite3', 'prosemirror', 'db/migrations', 'db/salvage', 'db/compose'),
  ).toEqual([]);
  expect(within(modules, 'core/article/schema', 'core/importing/building', 'main/cli')).toEqual([]);
});

test('the store’s thread starts without what is done in threads of their own', () => {
  const modules = loadedWith('main/store-thread/store-worker.ts');
  expect(within(modules, 'better-sqlite3', 'db/open-store.ts')).toHaveLength(2);
  expect(
    within(modules, 'db/salvage/salvage-store.ts', 'db/archive/save-archive.ts', 'tar-stream'),
  ).toEqual([]);
  expect(within(modules, 'main/store-chores/chores.ts', 'electron')).toEqual([]);
});
