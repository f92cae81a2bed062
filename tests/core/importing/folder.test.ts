import { describe, expect, test } from 'vitest';
import { pathBeside } from '../../../core/importing/folder/beside.ts';
import { isPartsOfPage, namedAs } from '../../../core/importing/folder/file-names.ts';
import {
  findStories,
  mostFiles,
  type FolderEntry,
} from '../../../core/importing/folder/find-stories.ts';
import { refuseFromFolder } from '../../../core/importing/folder/fits-folder.ts';
import { nothingLeftOut, sayLeftOut } from '../../../core/importing/folder/left-out.ts';

interface Folder {
  readonly [name: string]: Folder | 'file' | 'link' | 'other' | 'shut';
}

const entriesOf = (folder: Folder): FolderEntry<Folder | null>[] =>
  Object.entries(folder).map(([name, what]) => {
    if (typeof what !== 'string') return { name, kind: 'folder', place: what };
    return what === 'shut'
      ? { name, kind: 'folder', place: null }
      : { name, kind: what, place: null };
  });

const find = (roots: Folder, hear?: (file: { readonly path: string }) => void) =>
  findStories(entriesOf(roots), (folder) => Promise.resolve(folder && entriesOf(folder)), hear);

describe('finding the stories of a folder', () => {
  test('takes documents in the order that people count in, and counts what it leaves', async () => {
    const { stories, leftOut } = await find({
      shelf: {
        '10.txt': 'file',
        '9.txt': 'file',
        'map.PNG': 'file',
        '.hidden': 'file',
        elsewhere: 'link',
        pipe: 'other',
        deep: { 'Last.DOCX': 'file' },
        closed: 'shut',
      },
    });
    expect(stories.map(({ path }) => path)).toEqual([
      'shelf/9.txt',
      'shelf/10.txt',
      'shelf/deep/Last.DOCX',
    ]);
    expect(leftOut).toEqual({
      ...nothingLeftOut,
      pictures: ['shelf/map.PNG'],
      hidden: 1,
      links: 1,
      others: ['shelf/pipe'],
      unreadable: ['shelf/closed'],
    });
  });

  test('takes what is named itself, whatever it is called', async () => {
    const { stories } = await find({ README: 'file', '.notes': 'file', 'sums.xlsx': 'file' });
    expect(stories).toHaveLength(3);
  });

  test('tells of every file, so that pages find their pictures', async () => {
    const heard: string[] = [];
    await find(
      { shelf: { 'a.html': 'file', a_files: { deep: { 'map.png': 'file' } }, 'b.png': 'file' } },
      ({ path }) => heard.push(path),
    );
    expect(heard.sort()).toEqual(['shelf/a.html', 'shelf/a_files/deep/map.png', 'shelf/b.png']);
  });

  test('stops at ten thousand files, and at a depth that no newsroom has', async () => {
    const names = Array.from({ length: mostFiles + 3 }, (_, index) => [`${index}.txt`, 'file']);
    const many = await find({ shelf: Object.fromEntries(names) as Folder });
    expect(many.stories).toHaveLength(mostFiles);
    expect(many.leftOut.beyond).toBe(3);
    let deep: Folder = { 'a.txt': 'file' };
    for (let depth = 0; depth < 100; depth += 1) deep = { inner: deep };
    const { stories, leftOut } = await find({ shelf: deep });
    expect(stories).toEqual([]);
    expect(leftOut.unreadable).toHaveLength(1);
  });
});

test('what is left out is told in sentences', () => {
  expect(sayLeftOut(nothingLeftOut)).toEqual([]);
  expect(
    sayLeftOut({
      pictures: Array.from({ length: 1200 }, (_, index) => `${index}.jpg`),
      hidden: 1,
      pageParts: 2,
      links: 1,
      others: ['a.pdf', 'b.csv', 'c.epub'],
      beyond: 2,
      unreadable: ['a', 'b', 'c', 'd', 'e', 'f', 'g'],
    }),
  ).toEqual([
    expect.stringMatching(
      /^0\.jpg, 1\.jpg, .+, 199\.jpg and 1,000 more are pictures that no imported document shows\. Drop pictures on a story\.$/,
    ),
    '2 folders of what saved pages are made of.',
    'a.pdf, b.csv and c.epub are of kinds that no story is read from.',
    '1 hidden file or folder.',
    '1 link to a file elsewhere.',
    '2 files more than one import takes; import them by themselves.',
    'What is in folders that could not be read: “a”, “b”, “c”, “d”, “e”, 2 more.',
  ]);
});

test('pictures that a document took are not left out; one file is spoken of as one', () => {
  const leftOut = {
    ...nothingLeftOut,
    pictures: ['shelf/a.jpg', 'shelf/b.jpg'],
    others: ['x.pdf'],
  };
  expect(sayLeftOut(leftOut, new Set(['shelf/a.jpg']))).toEqual([
    'shelf/b.jpg is a picture that no imported document shows. Drop it on a story.',
    'x.pdf is of a kind that no story is read from.',
  ]);
  expect(sayLeftOut({ ...leftOut, others: [] }, new Set(leftOut.pictures))).toEqual([]);
});

test.each([
  ['shelf/page.html', 'map.png', 'shelf/map.png'],
  ['page.html', './a/../map.png', 'map.png'],
  ['shelf/page.html', 'a/b/c.png', 'shelf/a/b/c.png'],
  ['shelf/page.html', '../map.png', null],
  ['shelf/page.html', 'a/../../map.png', null],
  ['shelf/page.html', '/etc/passwd', null],
  ['shelf/page.html', 'C:/secret.png', null],
  ['shelf/page.html', 'file:map.png', null],
  ['shelf/page.html', 'a\\b.png', null],
  ['shelf/page.html', 'a\0.png', null],
  ['shelf/page.html', '.', null],
  ['shelf/page.html', 'x'.repeat(5000), null],
])('beside %s “%s” is %s', (document, named, path) => {
  expect(pathBeside(document, named)).toBe(path);
});

test.each([
  ['a.docx', 'story'],
  ['a.b.HTM', 'story'],
  ['agency.docm', 'story'],
  ['form.dotx', 'story'],
  ['form.ott', 'story'],
  ['flat.fodt', 'story'],
  ['old.doc', 'story'],
  ['post.mdown', 'story'],
  ['saved.mhtml', 'story'],
  ['item.ninjs', 'story'],
  ['~$a.docx', 'hidden'],
  ['._a.docx', 'hidden'],
  ['Thumbs.db', 'hidden'],
  ['a.heic', 'picture'],
  ['a.pdf', 'other'],
  ['README', 'other'],
])('%s is named as %s', (name, kind) => {
  expect(namedAs(name)).toBe(kind);
});

test('the parts of a page are known by the page beside them', () => {
  expect(isPartsOfPage('Harbour_files', new Set(['Harbour.html']))).toBe(true);
  expect(isPartsOfPage('Hafen-Dateien', new Set(['Hafen.htm']))).toBe(true);
  expect(isPartsOfPage('Harbour_files', new Set(['Other.html']))).toBe(false);
  expect(isPartsOfPage('Harbour', new Set(['Harbour.html']))).toBe(false);
});

test('JSON in a folder is a story only as a news item', () => {
  const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
  const item = {
    uri: 'urn:newsml:example.org:1',
    type: 'text',
    versioncreated: '2031-05-04T10:00:00Z',
    headline: 'A',
    body_text: 'B',
  };
  expect(refuseFromFolder({ name: 'a.json', bytes: bytes(item) })).toBeNull();
  expect(refuseFromFolder({ name: 'a.json', bytes: bytes({ wide: true }) })).toMatch(
    /no news item/,
  );
  expect(refuseFromFolder({ name: 'a.txt', bytes: bytes({ wide: true }) })).toBeNull();
});
