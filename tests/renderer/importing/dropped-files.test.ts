import { expect, test } from 'vitest';
import { batchOf, droppedEntries } from '../../../renderer/importing/dropped-files.ts';

interface Tree {
  readonly [name: string]: string | Tree;
}

/** A dropped file or folder as the browser would hand it over; folders tell two entries at a time. */
function entryOf(name: string, content: string | Tree): FileSystemEntry {
  if (typeof content === 'string') {
    const file = {
      size: content.length,
      arrayBuffer: () => Promise.resolve(new TextEncoder().encode(content).buffer),
    };
    return {
      name,
      isFile: true,
      isDirectory: false,
      file: (got: (file: unknown) => void, failed: () => void) =>
        content === 'gone' ? failed() : got(file),
    } as unknown as FileSystemEntry;
  }
  const entries = Object.entries(content).map(([inner, value]) => entryOf(inner, value));
  return {
    name,
    isFile: false,
    isDirectory: true,
    createReader: () => {
      let at = 0;
      return {
        readEntries: (got: (entries: FileSystemEntry[]) => void) =>
          got(entries.slice(at, (at += 2))),
      };
    },
  } as unknown as FileSystemEntry;
}

const textOf = (bytes: Uint8Array | null) => bytes && new TextDecoder().decode(bytes);
const drop = (tree: Tree) => batchOf(Object.entries(tree).map(([name, of]) => entryOf(name, of)));

test('a dropped folder is walked to its end, and its files are read from where they lie', async () => {
  const { sources, leftOut } = await drop({
    shelf: {
      'a.txt': 'first',
      'b.md': 'second',
      'map.png': 'picture',
      deep: { 'c.html': 'third', '.DS_Store': 'x', 'sums.xlsx': 'y' },
    },
  });
  expect(sources.map(({ path, size }) => [path, size])).toEqual([
    ['shelf/a.txt', 5],
    ['shelf/b.md', 6],
    ['shelf/deep/c.html', 5],
  ]);
  const read = await sources[2]!.read();
  expect(read.ok && textOf(read.value)).toBe('third');
  expect(leftOut).toMatchObject({
    pictures: ['shelf/map.png'],
    hidden: 1,
    others: ['shelf/deep/sums.xlsx'],
  });
});

test('a document finds what it names beside itself, and nothing outside its folder', async () => {
  const { sources } = await drop({
    shelf: {
      'secret.png': 'secret',
      in: { 'page.html': 'page', page_files: { 'map.png': 'map' }, 'here.png': 'here' },
    },
  });
  const { beside } = sources.find(({ path }) => path === 'shelf/in/page.html')!;
  expect(textOf(await beside('page_files/map.png'))).toBe('map');
  expect(textOf(await beside('./here.png'))).toBe('here');
  expect(await beside('../secret.png')).toBeNull();
  expect(await beside('/shelf/in/here.png')).toBeNull();
  expect(await beside('none.png')).toBeNull();
});

test('pictures dropped with a document are its own; a file that is gone says so', async () => {
  const { sources, leftOut } = await drop({
    'page.html': 'page',
    'map.png': 'map',
    'x.txt': 'gone',
  });
  expect(sources.map(({ path }) => path)).toEqual(['page.html', 'x.txt']);
  expect(textOf(await sources[0]!.beside('map.png'))).toBe('map');
  expect(await sources[1]!.read()).toMatchObject({ ok: false });
  expect(leftOut.pictures).toEqual(['map.png']);
});

test('pictures alone are no import: they go into the text', () => {
  const transfer = (...names: string[]) =>
    ({
      items: names.map((name) => ({ webkitGetAsEntry: () => entryOf(name, 'x') })),
    }) as unknown as DataTransfer;
  expect(droppedEntries(transfer('a.png', 'b.JPG'))).toBeNull();
  expect(droppedEntries(transfer('a.png', 'b.docx'))).toHaveLength(2);
  expect(droppedEntries(transfer())).toBeNull();
});
