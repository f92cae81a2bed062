import { mkdirSync, mkdtempSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { storeDocument } from '../../core/article/document.ts';
import type { ImportToken } from '../../core/base/id.ts';
import type { StoryToAdd } from '../../core/contract/importing.ts';
import { importText } from '../../core/importing/import-text.ts';
import { createImportingHandlers } from '../../main/handlers/importing.ts';
import { receivedStory } from '../../main/importing/received-story.ts';
import {
  headlines,
  mustOpen,
  temporaryFolder,
  temporaryStore,
  textOf,
} from '../db/store-fixture.ts';
import { tinyGif } from '../support/small-files.ts';
import { notingPorts } from './publishing-desk.ts';

type What = 'files' | 'folder' | 'opened';

function handlersThatPick(paths: string[] | null, store = temporaryStore()) {
  const noting = notingPorts(
    () => 0,
    () => null,
  );
  let ids = 0;
  let leave = (): void => undefined;
  const asked: What[] = [];
  const handlers = createImportingHandlers(store, {
    ...noting,
    newId: () => `picked-${(ids += 1)}`,
    pickStories: (what) => {
      asked.push(what);
      return Promise.resolve(paths);
    },
    whenPageGoes: (act) => (leave = act),
  });
  return { store, handlers, asked, changed: noting.asked.changed, leave: () => leave() };
}

/** A folder of files, each written with its own name as its words. */
function folderOf(...paths: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'galley-import-'));
  for (const path of paths) {
    const full = join(folder, ...path.split('/'));
    mkdirSync(join(full, '..'), { recursive: true });
    writeFileSync(full, path);
  }
  return folder;
}

async function pick(paths: string[] | null, what: What = 'files') {
  const desk = handlersThatPick(paths);
  const answer = await desk.handlers['import.pick']({ what });
  if (!answer.ok) throw new Error(answer.error.message);
  return { ...desk, ...answer.value };
}

function storyOf(text: string): StoryToAdd {
  const read = importText(text, { language: 'en-GB' });
  if (!read.ok) throw new Error(read.error);
  const { document, details } = read.value;
  return {
    document: JSON.stringify(storeDocument(document)),
    details,
    tags: [],
    pictures: [],
    notes: [],
    corrections: [],
  };
}

describe('picking', () => {
  test('is cancelled when nothing was picked', async () => {
    const { handlers, asked } = handlersThatPick(null);
    const answer = await handlers['import.pick']({ what: 'folder' });
    expect(answer).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(asked).toEqual(['folder']);
  });

  test('a file hands out its bytes for its token, and for no other', async () => {
    const folder = folderOf('harbour.docx');
    const { handlers, files } = await pick([join(folder, 'harbour.docx')]);
    expect(files).toEqual([{ token: 'picked-1', path: 'harbour.docx', size: 12 }]);
    const read = await handlers['import.read']({ token: files[0]!.token });
    expect(read.ok && Buffer.from(read.value.bytes).toString()).toBe('harbour.docx');
    const other = await handlers['import.read']({ token: 'picked-2' as ImportToken });
    expect(other).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });

  test('is forgotten when the page is gone', async () => {
    const folder = folderOf('harbour.txt');
    const { handlers, files, leave } = await pick([join(folder, 'harbour.txt')]);
    leave();
    expect(await handlers['import.read']({ token: files[0]!.token })).toMatchObject({ ok: false });
  });

  test('a folder finds every document to any depth, and says what it leaves out', async () => {
    const folder = folderOf(
      'b.docx',
      'a.txt',
      'deep/er/c.HTML',
      'deep/picture.jpg',
      'Page.html',
      'Page_files/style.css',
      'Page_files/frame.html',
      '.hidden.txt',
      '.git/config.txt',
      'Thumbs.db',
      '~$b.docx',
      'sums.xlsx',
    );
    symlinkSync('/etc', join(folder, 'outside'));
    symlinkSync(join(folder, 'a.txt'), join(folder, 'again.txt'));
    const { files, leftOut } = await pick([folder], 'folder');
    const root = folder.slice(folder.lastIndexOf('/') + 1);
    expect(files.map(({ path }) => path)).toEqual(
      ['a.txt', 'b.docx', 'deep/er/c.HTML', 'Page.html'].map((path) => `${root}/${path}`),
    );
    expect(leftOut).toEqual({
      pictures: [`${root}/deep/picture.jpg`],
      hidden: 4,
      pageParts: 1,
      links: 2,
      others: [`${root}/sums.xlsx`],
      beyond: 0,
      unreadable: [],
    });
  });
});

describe('reading', () => {
  test.each([
    ['gone.txt', /no longer there/],
    ['large.txt', /larger than 64 MB/],
    ['folder', /folder/],
    ['pipe', /no file with words/],
  ])('%s is refused with a sentence', async (name, sentence) => {
    const folder = folderOf('large.txt', 'folder/a.txt');
    truncateSync(join(folder, 'large.txt'), 64 * 1024 * 1024 + 1);
    const path = name === 'pipe' ? '/dev/null' : join(folder, name);
    const { handlers, files } = await pick([name === 'folder' ? join(folder, 'a.txt') : path]);
    if (name === 'folder') mkdirSync(join(folder, 'a.txt'));
    const read = await handlers['import.read']({ token: files[0]!.token });
    expect(read).toMatchObject({
      ok: false,
      error: { code: 'bad-input', message: expect.stringMatching(sentence) as string },
    });
  });

  test('beside a document reaches its own folder and nothing else', async () => {
    const folder = folderOf('in/page.html', 'in/pictures/map.png', 'secret.png');
    symlinkSync(join(folder, 'secret.png'), join(folder, 'in', 'out.png'));
    symlinkSync(join(folder, 'in', 'pictures', 'map.png'), join(folder, 'in', 'inside.png'));
    const { handlers, files } = await pick([join(folder, 'in', 'page.html')]);
    const beside = async (path: string) => {
      const answer = await handlers['import.beside']({ token: files[0]!.token, path });
      return answer.ok && answer.value.bytes && Buffer.from(answer.value.bytes).toString();
    };
    expect(await beside('pictures/map.png')).toBe('in/pictures/map.png');
    expect(await beside('./pictures/../pictures/map.png')).toBe('in/pictures/map.png');
    expect(await beside('inside.png')).toBe('in/pictures/map.png');
    for (const path of [
      '../secret.png',
      'pictures/../../secret.png',
      'out.png',
      join(folder, 'secret.png'),
      'file:///etc/passwd',
      '..\\secret.png',
      'pictures',
      'pictures/none.png',
      '',
      'a\0b',
    ])
      expect(await beside(path), path).toBeNull();
  });
});

describe('adding', () => {
  test('stores the story with its details, and tells the library', async () => {
    const { store, handlers, changed } = handlersThatPick(null);
    const story = storyOf('Harbour shut\n\nBy Ada Brook\n\nThe harbour is shut.');
    const added = await handlers['import.add'](story);
    const id = added.ok ? added.value.id : null;
    expect(added).toMatchObject({ ok: true, value: { headline: 'Harbour shut' } });
    expect(store.stories.get(id!)).toMatchObject({ slug: 'harbour-shut', status: 'draft' });
    expect(textOf(store, id!).textContent).toContain('The harbour is shut.');
    expect(changed).toEqual([id]);
  });

  test.each([
    ['no JSON', '{'],
    ['no document', '{"version":1,"doc":{"type":"paragraph"}}'],
    [
      'an address that no link may have',
      '{"version":1,"doc":{"type":"doc","content":[{"type":"headline"},{"type":"standfirst"},{"type":"byline"},{"type":"dateline"},{"type":"body","content":[{"type":"paragraph","content":[{"type":"text","text":"x","marks":[{"type":"link","attrs":{"href":"javascript:alert(1)"}}]}]}]}]}}',
    ],
    ['a document of the future', '{"version":99,"doc":{}}'],
  ])('refuses %s, and stores nothing', async (_what, document) => {
    const { store, handlers, changed } = handlersThatPick(null);
    const added = await handlers['import.add']({ ...storyOf('Words'), document });
    expect(added).toMatchObject({ ok: false, error: { code: 'bad-input' } });
    expect(headlines(store)).toEqual([]);
    expect(changed).toEqual([]);
  });

  test('keeps what is a picture and leaves out what only says so', () => {
    const lie = new TextEncoder().encode('<svg onload="alert(1)">');
    const received = receivedStory({ ...storyOf('Words'), pictures: [lie, tinyGif] });
    expect(received?.pictures?.map(({ bytes }) => bytes)).toEqual([tinyGif]);
  });

  test('says so where the library can only be read', async () => {
    const folder = temporaryFolder();
    mustOpen(folder).close();
    const { handlers } = handlersThatPick(null, mustOpen(folder, { readOnly: true }));
    const added = await handlers['import.add'](storyOf('Words'));
    expect(added).toMatchObject({ ok: false, error: { code: 'read-only' } });
  });
});
