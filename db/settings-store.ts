import type { Database } from 'better-sqlite3';
import * as v from 'valibot';
import type { Input } from '../core/contract/contract.ts';
import { deskSettings, type DeskSettings } from '../core/contract/desk.ts';
import type { SettingsStore } from './newsroom.ts';

/** A desk that nobody has arranged yet. */
export const defaultSettings: DeskSettings = {
  editor: '',
  language: 'en-GB',
  libraryWidth: 300,
  inspectorWidth: 360,
  libraryOpen: true,
  inspectorOpen: true,
  inspectorTab: 'proofread',
  findingFilter: 'all',
  factsTab: 'claims',
  asksSignOff: false,
  exportFormat: 'page',
  lastStory: '',
  theme: 'system',
};

/** The settings in `database`, one row a setting. */
export function createSettingsStore(database: Database): SettingsStore {
  const all = database.prepare<[], [string, string]>('SELECT key, value FROM settings').raw();
  const put = database.prepare<[string, string]>(
    'INSERT INTO settings VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  );
  // What the library says is settled hangs on it.
  const recountClaims = database.prepare(
    `UPDATE stories SET indexed_seq = -1
     WHERE EXISTS (SELECT 1 FROM claims WHERE claims.story = stories.row)`,
  );
  const set = database.transaction((settings: Input<'desk.setSettings'>) => {
    const { asksSignOff } = settings;
    if (asksSignOff !== undefined && asksSignOff !== get().asksSignOff) recountClaims.run();
    for (const [key, value] of Object.entries(settings)) {
      if (value !== undefined) put.run(key, JSON.stringify(value));
    }
  });
  const one = database
    .prepare<[string], string>('SELECT value FROM settings WHERE key = ?')
    .pluck();
  // Every batch of steps asks for the editor's name; the rows need not be read each time.
  let known: DeskSettings | null = null;

  function get(): DeskSettings {
    known ??= readSettings(all.all());
    return known;
  }

  function folderOf(key: string): string | null {
    const stored: unknown = JSON.parse(one.get(key) ?? 'null');
    return typeof stored === 'string' && stored !== '' ? stored : null;
  }

  return {
    get,
    set: (settings) => {
      set.immediate(settings);
      known = null;
      return get();
    },
    templateFolder: () => folderOf(templateFolder),
    setTemplateFolder: (folder) => {
      put.run(templateFolder, JSON.stringify(folder));
    },
    exportFolder: () => folderOf(exportFolder),
    setExportFolder: (folder) => {
      put.run(exportFolder, JSON.stringify(folder));
    },
  };
}

const templateFolder = 'templateFolder';
const exportFolder = 'exportFolder';

const keys = Object.keys(deskSettings.entries) as (keyof DeskSettings)[];

function readSettings(rows: readonly [string, string][]): DeskSettings {
  const stored = new Map(rows);
  return keys.reduce<DeskSettings>((settings, key) => {
    const value = stored.get(key);
    if (value === undefined) return settings;
    // A release may have stored what this one no longer knows.
    const read = v.safeParse(deskSettings.entries[key], JSON.parse(value));
    return read.success ? { ...settings, [key]: read.output } : settings;
  }, defaultSettings);
}
