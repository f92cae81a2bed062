import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { spellManifest, type ArchiveManifest } from '../../../db/archive/archive-manifest.ts';
import { unpackArchive } from '../../../db/archive/unpack-archive.ts';
import { connect } from '../../../db/connection.ts';
import { storeVersion } from '../../../db/store-format.ts';
import { createRandom } from '../generate-stories.ts';
import { temporaryFolder } from '../store-fixture.ts';
import { at, fillLibrary, mustSave, sha256, tarOf, type Piece } from './archive-fixture.ts';

let archive = Buffer.alloc(0);
let store = Buffer.alloc(0);

beforeEach(async () => {
  if (archive.byteLength > 0) return;
  const folder = temporaryFolder();
  (await fillLibrary(folder)).close();
  const path = join(temporaryFolder(), 'a.galley-desk');
  await mustSave(folder, path);
  archive = readFileSync(path);
  store = readFileSync(join(folder, 'galley.sqlite'));
});

/** What comes of bytes that are opened as an archive; nothing of them may lie outside the folder. */
async function open(bytes: Uint8Array): Promise<string> {
  const around = temporaryFolder();
  const path = join(around, 'a');
  writeFileSync(path, bytes);
  const into = temporaryFolder();
  const unpacked = await unpackArchive({ archive: path, into, leaveFree: 0 });
  expect(readdirSync(around)).toEqual(['a']);
  for (const entry of readdirSync(into, { recursive: true, withFileTypes: true }))
    expect(entry.isFile() || entry.isDirectory()).toBe(true);
  return unpacked.ok ? 'whole' : unpacked.error.code;
}

const picture = Buffer.from('a picture');
const pictureName = `media/${sha256(picture).slice(0, 2)}/${sha256(picture)}`;

/** An archive of a store and these members, made as Galley would, but for what a test spoils. */
function made(
  members: readonly Piece[],
  rest: Partial<ArchiveManifest> = {},
  own = store,
): Promise<Buffer> {
  const all: Piece[] = [[{ name: 'galley.sqlite' }, own], ...members];
  const told = all.map(([{ name }, bytes]) => ({
    name,
    size: bytes.byteLength,
    sha256: sha256(bytes),
  }));
  const head = { at, version: storeVersion, stories: 1, isEncrypted: false };
  return tarOf([
    [{ name: 'manifest.json' }, spellManifest({ ...head, members: told, ...rest })],
    ...all,
  ]);
}

test('an archive that is made with care is taken', async () => {
  expect(await open(archive)).toBe('whole');
  expect(await open(await made([]))).toBe('whole');
  expect(await open(await made([[{ name: pictureName }, picture]]))).toBe('whole');
});

describe('names that lead elsewhere', () => {
  test.each([
    '/etc/passwd',
    '../galley.sqlite',
    'media/../../x',
    `media/ff/${sha256(picture)}`,
    `${pictureName}/x`,
    `${pictureName}\\x`,
    pictureName.toUpperCase(),
    `./${pictureName}`,
    'galley.sqlite-wal',
    'backups/x.sqlite',
    'locked.json',
    'manifest.json',
  ])('%s', async (name) => {
    expect(await open(await made([[{ name }, picture]]))).toBe('damaged');
  });
});

describe('members that are no files', () => {
  test.each(['symlink', 'link'] as const)('%s', async (type) => {
    const entry = { name: pictureName, type, linkname: '/etc/passwd' };
    expect(await open(await made([[entry, Buffer.alloc(0)]]))).toBe('damaged');
    const first = { name: 'manifest.json', type, linkname: '/etc/passwd' };
    expect(await open(await tarOf([[first, Buffer.alloc(0)]]))).toBe('not-archive');
  });

  test.each(['character-device', 'block-device', 'fifo', 'directory'] as const)(
    '%s',
    async (type) => {
      const members: Piece[] = [[{ name: pictureName, type }, Buffer.alloc(0)]];
      expect(await open(await made(members))).toBe('damaged');
    },
  );

  test('a name by an extended header', async () => {
    const long = [{ name: pictureName, pax: { path: '/tmp/x' } } as Piece[0], picture] as const;
    expect(await open(await made([long]))).toBe('damaged');
  });
});

test('a name twice, members out of order, one too many, one too few', async () => {
  const member: Piece = [{ name: pictureName }, picture];
  expect(await open(await made([member, member]))).toBe('damaged');
  const told = [{ name: 'galley.sqlite', size: store.byteLength, sha256: sha256(store) }];
  const pictureTold = { name: pictureName, size: picture.byteLength, sha256: sha256(picture) };
  expect(await open(await made([member], { members: told }))).toBe('damaged');
  expect(await open(await made([], { members: [...told, pictureTold] }))).toBe('damaged');
  expect(await open(await made([member], { members: [pictureTold, ...told] }))).toBe('damaged');
});

test('a size or a hash that does not fit', async () => {
  const told = { name: 'galley.sqlite', size: store.byteLength, sha256: sha256(store) };
  for (const size of [0, 1, store.byteLength - 1, store.byteLength + 1, 2 ** 49])
    expect(await open(await made([], { members: [{ ...told, size }] }))).toBe('damaged');
  expect(await open(await made([], { members: [{ ...told, sha256: sha256(picture) }] }))).toBe(
    'damaged',
  );
});

test('a changed byte anywhere is found', async () => {
  const random = createRandom(60_031);
  for (let round = 0; round < 40; round++) {
    const changed = Buffer.from(archive);
    const place = Math.floor(random() * changed.byteLength);
    changed[place] = (changed[place] ?? 0) ^ (1 << Math.floor(random() * 8));
    const isPadding = (archive[place] ?? 0) === 0;
    // Zeros that only fill a block mean nothing; every other byte does.
    if (!isPadding) expect(await open(changed), `byte ${place}`).not.toBe('whole');
  }
});

test('an archive that is cut off anywhere, or has something after its end, is refused', async () => {
  const random = createRandom(60_032);
  const tenths = Array.from({ length: 10 }, (_, tenth) => tenth / 10);
  const shares = [...tenths, ...Array.from({ length: 30 }, random)];
  const lengths = shares.map((share) => Math.floor(archive.byteLength * share));
  for (const length of [...lengths, archive.byteLength - 1, archive.byteLength - 1024])
    expect(await open(archive.subarray(0, length)), `${length} bytes`).toMatch(
      /^(damaged|not-archive)$/,
    );
  expect(await open(Buffer.concat([archive, Buffer.alloc(512)]))).toBe('damaged');
  expect(await open(Buffer.concat([archive, archive]))).toBe('damaged');
});

test('something else is told as something else', async () => {
  for (const bytes of [Buffer.alloc(0), Buffer.from('a letter'), store, Buffer.alloc(1_000_000, 7)])
    expect(await open(bytes)).toBe('not-archive');
  expect(await open(await tarOf([[{ name: 'galley.sqlite' }, store]]))).toBe('not-archive');
});

test('a newer release’s archive is told as that', async () => {
  const later = '{"what":"A Galley desk in one file","format":2,"members":{}}\n';
  expect(await open(await tarOf([[{ name: 'manifest.json' }, Buffer.from(later)]]))).toBe('newer');
  expect(await open(await made([], { version: storeVersion + 1 }))).toBe('newer');
});

describe('a manifest that is a bomb', () => {
  test.each([
    ['brackets', () => '['.repeat(5_000_000)],
    ['one long line', () => `${headLine()}\n${'a'.repeat(5_000_000)}`],
    ['a number that is none', () => headLine().replace(String(at), '9'.repeat(16))],
  ])('%s', async (_name, text) => {
    const bytes = Buffer.from(text());
    const refused = await open(await tarOf([[{ name: 'manifest.json' }, bytes]]));
    expect(refused).toMatch(/^(damaged|not-archive)$/);
  });

  test('a million members that are not there', async () => {
    const line = (index: number): string =>
      `["media/00/${index.toString(16).padStart(64, '0')}",1,"${index.toString(16).padStart(64, '0')}"],\n`;
    const parts = [`${headLine()}\n`];
    for (let index = 0; index < 1_000_000; index++) parts.push(line(index));
    const before = process.memoryUsage().rss;
    const refused = await open(
      await tarOf([[{ name: 'manifest.json' }, Buffer.from(parts.join(''))]]),
    );
    expect(refused).toBe('damaged');
    expect(process.memoryUsage().rss - before).toBeLessThan(1_500_000_000);
  }, 60_000);

  test('a header that claims more than the file has', async () => {
    const huge = Buffer.from(archive);
    huge.write('77777777777', 124, 'latin1');
    expect(await open(huge)).toMatch(/^(damaged|not-archive)$/);
  });

  function headLine(): string {
    const [line = ''] = spellManifest({
      at,
      version: storeVersion,
      stories: 1,
      isEncrypted: false,
      members: [],
    })
      .toString()
      .split('\n');
    return line;
  }
});

describe('a store that is none, or not ours', () => {
  test.each([
    ['words', () => Buffer.from('no store')],
    ['nothing', () => Buffer.alloc(0)],
    ['a half', () => store.subarray(0, store.byteLength / 2)],
  ])('%s', async (_name, bytes) => {
    expect(await open(await made([], {}, bytes()))).toBe('damaged');
  });

  test('one with a trigger of its own', async () => {
    const folder = temporaryFolder();
    (await fillLibrary(folder)).close();
    const path = join(folder, 'galley.sqlite');
    const database = connect(path, { lockWait: 0 });
    database.exec('CREATE TRIGGER theirs AFTER INSERT ON stories BEGIN DELETE FROM settings; END');
    database.pragma('journal_mode = DELETE');
    database.close();
    expect(await open(await made([], {}, readFileSync(path)))).toBe('damaged');
  });
});
