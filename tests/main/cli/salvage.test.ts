import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { createKeyFile, writeKeyFile } from '../../../db/key-file.ts';
import { holdStore } from '../../../db/store-lock.ts';
import { runCli } from '../../../main/cli.ts';
import { fillLibrary, filesOf } from '../../db/archive/archive-fixture.ts';
import { closedDesk, keepBackup, spoil, textsOf } from '../../db/salvage/damaged-store.ts';
import { mustOpen, temporaryFolder } from '../../db/store-fixture.ts';

async function galley(args: readonly string[], passphraseFile = '') {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const io = { stdin: Readable.from([]), stdout, stderr, cwd: temporaryFolder() };
  const environment = {
    libraryFolder: join(io.cwd, 'none'),
    languageFolder: '',
    passphraseFile,
    now: () => Date.UTC(2026, 4, 4),
  };
  const status = await runCli(args, io, environment);
  const [out, told] = [stdout, stderr].map((stream) => String(stream.read() ?? ''));
  return { status, out: out ?? '', told: told ?? '' };
}

/** Every file below a folder, with its hash and the times that tell whether it was touched. */
function traceOf(folder: string): Map<string, string> {
  return new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => {
        const hash = createHash('sha256').update(readFileSync(path)).digest('hex');
        return [path, `${hash} ${statSync(path).mtimeMs} ${statSync(path).ino}`];
      }),
  );
}

const pageSize = 4096;

function ruin(file: string, page: number): void {
  spoil(file, (bytes) => bytes.fill(0x2a, (page - 1) * pageSize, page * pageSize));
}

test('what can be saved comes into a new library, and the damaged one is not touched', async () => {
  const desk = closedDesk();
  keepBackup(desk.places);
  ruin(desk.places.file, 1);
  const before = traceOf(desk.places.folder);
  const out = join(temporaryFolder(), 'saved');
  const { status, out: said, told } = await galley(['salvage', desk.places.folder, '--out', out]);
  expect({ status, told }).toEqual({ status: 0, told: '' });
  expect(JSON.parse(said)).toMatchObject({
    library: out,
    stories: 12,
    whole: 12,
    outcomes: [],
    backup: 'good.sqlite',
  });
  expect(traceOf(desk.places.folder)).toEqual(before);
  expect(readdirSync(out).sort()).toEqual([
    'galley.sqlite',
    'salvage-report.json',
    'salvage-report.txt',
  ]);
  expect(readFileSync(join(out, 'salvage-report.txt'), 'utf8')).toContain(desk.places.folder);
  const store = mustOpen(out);
  expect(textsOf(store, desk.ids)).toEqual(desk.texts);
  store.close();
});

test('pictures and sources come along, and one that is gone is told of', async () => {
  const library = temporaryFolder();
  (await fillLibrary(library)).close();
  const whole = join(temporaryFolder(), 'a');
  const all = await galley(['salvage', library, '--out', whole]);
  expect(JSON.parse(all.out)).toMatchObject({ files: 2, missingFiles: 0 });
  expect(all.status).toBe(0);
  expect(filesOf(whole)).toEqual(filesOf(library));
  const [picture] = [...traceOf(join(library, 'media')).keys()];
  writeFileSync(picture ?? '', 'no picture any more');
  const part = await galley(['salvage', library, '--out', join(temporaryFolder(), 'b')]);
  expect(part.status).toBe(1);
  expect(JSON.parse(part.out)).toMatchObject({ files: 1, missingFiles: 1 });
  expect(part.told).toContain('1 pictures or sources');
});

test('a story that is not as it was saved last is named, with exit status 1', async () => {
  const desk = closedDesk({ stories: 1, edits: 60 });
  // All of the only story's journal and what shows its text: the store's own words are lost.
  spoil(desk.places.file, (bytes) => bytes.subarray(0, Math.floor(bytes.length / 3)));
  const { status, out, told } = await galley([
    'salvage',
    desk.places.folder,
    '--out',
    join(temporaryFolder(), 'saved'),
  ]);
  expect(status).toBe(1);
  const outcomes = (JSON.parse(out) as { outcomes: unknown[] }).outcomes;
  expect(outcomes).toHaveLength(1);
  expect(told).toMatch(/^galley salvage: “/);
});

test('a library under a passphrase stays under it, and its report names no headline', async () => {
  const library = temporaryFolder();
  const { file: lock, key } = await createKeyFile('the slow ferry', null);
  (await fillLibrary(library, key)).close();
  writeKeyFile(library, { ...lock, state: 'sealed' });
  const words = join(temporaryFolder(), 'passphrase');
  writeFileSync(words, 'the slow ferry\n');
  const out = join(temporaryFolder(), 'saved');
  const salvage = ['salvage', library, '--out', out];
  expect(await galley(salvage)).toMatchObject({ status: 2, out: '' });
  expect(await galley(salvage, words)).toMatchObject({ status: 0, told: '' });
  expect(existsSync(join(out, 'locked.json'))).toBe(true);
  const listed = await galley(['list', '--library', out], words);
  expect(listed).toMatchObject({ status: 0, told: '' });
  expect(listed.out).not.toBe('');
});

test('nothing is read while the library is open, and nothing written over a folder in use', async () => {
  const { places } = closedDesk({ stories: 1 });
  const held = holdStore(places.file, 0);
  const out = join(temporaryFolder(), 'saved');
  const busy = await galley(['salvage', places.folder, '--out', out]);
  expect(busy).toMatchObject({ status: 2, out: '' });
  expect(busy.told).toContain('open in Galley');
  expect(existsSync(out)).toBe(false);
  held.release();
  mkdirSync(out);
  writeFileSync(join(out, 'mine.txt'), 'mine');
  const full = await galley(['salvage', places.folder, '--out', out]);
  expect(full).toMatchObject({ status: 2, out: '' });
  expect(readdirSync(out)).toEqual(['mine.txt']);
});

test('a store that is well is said to be so, and a damaged one with what is damaged', async () => {
  const { places } = closedDesk();
  const check = (...more: string[]) => galley(['check-store', '--library', places.folder, ...more]);
  const before = readFileSync(places.file);
  const well = await check();
  expect(well).toMatchObject({ status: 0, told: '' });
  expect(JSON.parse(well.out)).toMatchObject({ kind: 'full', well: true });
  expect(JSON.parse((await check('--quick')).out)).toMatchObject({ kind: 'quick', well: true });
  expect(readFileSync(places.file).equals(before)).toBe(true);
  ruin(places.file, 5);
  const found = await check();
  expect(found.status, found.told).toBe(1);
  expect(JSON.parse(found.out)).toMatchObject({ well: false });
  expect(found.told).toContain('damage');
  ruin(places.file, 1);
  expect(await check()).toMatchObject({ status: 1 });
});

test.each([5, 10, 20, 30, 40])(
  'many pages of noise from page %i on are damage, told as such',
  async (first) => {
    const { places } = closedDesk();
    for (let page = first; page < first + 15; page += 1) ruin(places.file, page);
    for (const more of [[], ['--quick']]) {
      const found = await galley(['check-store', '--library', places.folder, ...more]);
      expect(found.status, found.told).toBe(1);
      expect(JSON.parse(found.out)).toMatchObject({ well: false });
      expect(found.told).toContain('damage');
    }
  },
);

test.each([
  ['salvage', []],
  ['salvage', ['x']],
  ['salvage', ['--out', 'y']],
  ['salvage', ['x', '--out', 'y']],
  ['check-store', []],
  ['check-store', ['--library', 'x']],
  ['check-store', ['--thorough']],
])('galley %s %j says what is wrong', async (command, args) => {
  const { status, out, told } = await galley([command, ...args]);
  expect({ status, out }).toEqual({ status: 2, out: '' });
  expect(told).toMatch(new RegExp(`^galley ${command}: `));
});
