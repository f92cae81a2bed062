import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { SourceId, StoryId, UploadId } from '../../../core/base/id.ts';
import { success, type Result } from '../../../core/base/result.ts';
import { createSourcesHandlers } from '../../../main/handlers/sources.ts';
import type { FetchedPage } from '../../../main/vault/keep-fetched.ts';
import { addStory, mustOpen, temporaryFolder } from '../../db/store-fixture.ts';
import { latin1, tinyGif } from '../../support/small-files.ts';
import { createTestTimer, valueOf } from './desk-fixture.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const page: FetchedPage = {
  address: 'https://example.org/news/budget?x=1',
  bytes: utf8('<html><title>Budget</title><p>Words'),
};
const details = {
  title: '',
  publisher: '',
  author: '',
  published: '',
  address: 'https://example.org/a',
  retrievedAt: null,
};

function setUp(options: { readOnly?: boolean } = {}) {
  const folder = temporaryFolder();
  const made = mustOpen(folder);
  const storyId = addStory(made);
  if (options.readOnly) made.close();
  const store = options.readOnly ? mustOpen(folder, { readOnly: true }) : made;
  const time = createTestTimer();
  const world = {
    picked: null as string[] | null,
    fetched: success(page) as Result<FetchedPage, string> | null,
    asked: [] as string[],
    goPage: (): void => undefined,
  };
  let ids = 0;
  const handlers = createSourcesHandlers(
    store,
    {
      now: () => 4711,
      newId: () => `id-${(ids += 1)}`,
      pickSources: () => Promise.resolve(world.picked),
      fetchPage: (address) => {
        world.asked.push(address);
        return Promise.resolve(world.fetched);
      },
      whenPageGoes: (act) => {
        world.goPage = act;
      },
    },
    time.timer,
  );
  onTestFinished(() => world.goPage());
  if (!options.readOnly) store.settings.set({ editor: 'Ada' });
  const drafts = () => {
    const incoming = join(folder, 'vault', 'incoming');
    return readdirSync(join(folder)).includes('vault') ? readdirSync(incoming) : [];
  };
  const begin = async (name: string, size: number): Promise<UploadId> =>
    (await valueOf(handlers['sources.begin']({ storyId, name, size }))).upload;
  const drop = async (name: string, bytes: Uint8Array, piece = 1000) => {
    const upload = await begin(name, bytes.length);
    for (let at = 0; at < bytes.length; at += piece) {
      const taken = await handlers['sources.append']({
        upload,
        bytes: bytes.subarray(at, at + piece),
      });
      if (!taken.ok) return taken;
    }
    return handlers['sources.finish']({ upload });
  };
  return { folder, store, storyId, handlers, world, time, drafts, begin, drop };
}

const sentence = (code: string) => ({
  ok: false,
  error: { code, message: expect.stringMatching(/^[A-Z“].{60,}\.$/s) as string },
});

describe('a dropped file', () => {
  test('comes piece by piece and is stored by its kind', async () => {
    const { store, storyId, drop, drafts } = setUp();
    const bytes = utf8('Words of a paper. '.repeat(500));
    const source = await valueOf(drop('/home/una/notes.txt', bytes));
    expect(source).toMatchObject({
      kind: 'text',
      storyId,
      file: { name: 'notes.txt', size: bytes.length },
      reading: 'waiting',
      addedBy: 'Ada',
    });
    expect(await valueOf(drop('a.gif', tinyGif))).toMatchObject({ kind: 'image', reading: 'none' });
    expect(store.sources.ofStory(storyId).map(({ kind }) => kind)).toEqual(['text', 'image']);
    expect(drafts()).toEqual([]);
  });

  test('keeps the order of its pieces, however fast they come', async () => {
    const { handlers, store, begin } = setUp();
    const bytes = utf8(Array.from({ length: 3000 }, (_, at) => `line ${at}\n`).join(''));
    const upload = await begin('lines.txt', bytes.length);
    const sent: Promise<unknown>[] = [];
    for (let at = 0; at < bytes.length; at += 997) {
      sent.push(
        Promise.resolve(
          handlers['sources.append']({ upload, bytes: bytes.subarray(at, at + 997) }),
        ),
      );
    }
    const source = await valueOf(handlers['sources.finish']({ upload }));
    await Promise.all(sent);
    const stored = await store.sources.file(source.file!.hash);
    expect(new Uint8Array(await new Response(stored?.bytes()).arrayBuffer())).toEqual(bytes);
  });

  test('is refused from its first piece when it is a film of 200 MB', async () => {
    const { handlers, begin, drafts } = setUp();
    const upload = await begin('night.mp4', 200 * 1024 * 1024);
    const first = latin1('\0\0\0\x20ftypisom'.padEnd(1 << 20, '\0'));
    const refused = await handlers['sources.append']({ upload, bytes: first });
    expect(refused).toEqual({
      ok: false,
      error: {
        code: 'bad-input',
        message:
          '“night.mp4” is a video of 200 MB. The vault keeps documents, pages, pictures and transcripts. Nothing was stored. Add the film as a link, and quote it with its timestamps.',
      },
    });
    expect(await handlers['sources.append']({ upload, bytes: first })).toMatchObject(
      sentence('not-found'),
    );
    expect(drafts()).toEqual([]);
  });

  test('that is too large or empty is refused before it is sent', async () => {
    const { handlers, storyId, begin } = setUp();
    expect(await handlers['sources.begin']({ storyId, name: 'x.pdf', size: 0 })).toMatchObject(
      sentence('bad-input'),
    );
    const upload = await begin('atlas.pdf', 129 * 1024 * 1024);
    const answer = await handlers['sources.append']({
      upload,
      bytes: latin1('%PDF-1.7'.padEnd(70_000)),
    });
    expect(answer).toMatchObject(sentence('bad-input'));
  });

  test.each([
    ['more than was announced', 5],
    ['less than was announced', 50],
  ])('that brings %s is not stored', async (_what, size) => {
    const { handlers, store, storyId, begin, drafts } = setUp();
    const upload = await begin('x.txt', size);
    const appended = await handlers['sources.append']({ upload, bytes: utf8('ten signs.') });
    const finished = await handlers['sources.finish']({ upload });
    expect([appended.ok, finished.ok]).toContain(false);
    expect(finished.ok).toBe(false);
    expect(store.sources.ofStory(storyId)).toEqual([]);
    expect(drafts()).toEqual([]);
  });

  test('is forgotten when it is cancelled, rests, or its page goes', async () => {
    const { handlers, world, time, begin, drafts } = setUp();
    const [one, two, three] = [await begin('1', 9), await begin('2', 9), await begin('3', 9)];
    expect(drafts()).toHaveLength(3);
    await handlers['sources.cancel']({ upload: one });
    expect(drafts()).toHaveLength(2);
    time.pass(40_000);
    await handlers['sources.append']({ upload: two, bytes: utf8('abc') });
    time.pass(40_000);
    await expect.poll(drafts).toHaveLength(1);
    expect(await handlers['sources.finish']({ upload: three })).toMatchObject(
      sentence('not-found'),
    );
    world.goPage();
    await expect.poll(drafts).toEqual([]);
    expect(await handlers['sources.finish']({ upload: two })).toMatchObject(sentence('not-found'));
  });

  test('waits when many are on their way', async () => {
    const { handlers, storyId } = setUp();
    const begun = await Promise.all(
      Array.from({ length: 12 }, async (_, at) =>
        handlers['sources.begin']({ storyId, name: `${at}.txt`, size: 4 }),
      ),
    );
    expect(begun.filter(({ ok }) => ok)).toHaveLength(8);
    expect(begun.find(({ ok }) => !ok)).toMatchObject(sentence('bad-input'));
    const first = begun.find((answer) => answer.ok)!;
    await handlers['sources.cancel']({ upload: first.value.upload });
    expect(await handlers['sources.begin']({ storyId, name: 'x', size: 4 })).toMatchObject({
      ok: true,
    });
  });

  test('of a story that is gone is not stored', async () => {
    const { handlers, store, storyId, begin, drafts } = setUp();
    const nobody = { storyId: 'nobody' as StoryId, name: 'x', size: 4 };
    expect(await handlers['sources.begin'](nobody)).toMatchObject(sentence('not-found'));
    const upload = await begin('x.txt', 4);
    await handlers['sources.append']({ upload, bytes: utf8('abcd') });
    store.stories.purge(storyId);
    expect(await handlers['sources.finish']({ upload })).toMatchObject(sentence('not-found'));
    expect(drafts()).toEqual([]);
  });
});

test('picked files each have their own outcome', async () => {
  const { folder, handlers, storyId, world, drafts } = setUp();
  const place = (name: string, bytes: Uint8Array) => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  };
  mkdirSync(join(folder, 'papers'));
  world.picked = [
    place('a.txt', utf8('Words.'.repeat(400_000))),
    place('b.mp4', latin1('\0\0\0\x20ftypisom'.padEnd(3_000_000, '\0'))),
    place('c.txt', utf8('')),
    join(folder, 'papers'),
    join(folder, 'gone.pdf'),
    place('d.pdf', latin1('%PDF-1.7\n')),
  ];
  const { added, refused } = await valueOf(handlers['sources.pick']({ storyId }));
  expect(added.map(({ kind, file }) => [kind, file?.name])).toEqual([
    ['text', 'a.txt'],
    ['pdf', 'd.pdf'],
  ]);
  expect(refused).toEqual([
    { name: 'b.mp4', reason: expect.stringContaining('is a video of 3 MB') as string },
    { name: 'c.txt', reason: expect.stringContaining('is empty') as string },
    { name: 'papers', reason: expect.stringContaining('is a folder') as string },
    { name: 'gone.pdf', reason: expect.stringContaining('no longer there') as string },
  ]);
  expect(drafts()).toEqual([]);
  world.picked = null;
  expect(await handlers['sources.pick']({ storyId })).toMatchObject({
    error: { code: 'cancelled' },
  });
});

describe('a link', () => {
  const linked = async (address = details.address, text = '') => {
    const desk = setUp();
    const source = await valueOf(
      desk.handlers['sources.write']({
        storyId: desk.storyId,
        kind: 'link',
        details: { ...details, address },
        text,
      }),
    );
    return { ...desk, id: source.id };
  };

  test('is fetched only when it is asked for, and keeps what came', async () => {
    const { handlers, store, world, id } = await linked();
    expect(world.asked).toEqual([]);
    const source = await valueOf(handlers['sources.fetch']({ id }));
    expect(source).toMatchObject({
      kind: 'link',
      reading: 'waiting',
      retrievedAt: 4711,
      file: { name: 'example.org budget', size: page.bytes.length },
    });
    expect(await store.sources.file(source.file!.hash)).toMatchObject({ type: 'text/html' });
    expect(world.asked).toEqual([details.address]);
  });

  test.each([
    ['the editor says no', null, 'cancelled'],
    ['the server fails', { ok: false, error: `${'The server failed. '.repeat(4)}.` }, 'bad-input'],
    ['nothing comes', success({ ...page, bytes: utf8('') }), 'bad-input'],
    ['a film comes', success({ ...page, bytes: latin1('\0\0\0\x20ftypisom') }), 'bad-input'],
  ] as const)('stays as it was when %s', async (_what, fetched, code) => {
    const { handlers, store, world, id, drafts } = await linked();
    const before = store.sources.get(id);
    world.fetched = fetched;
    expect(await handlers['sources.fetch']({ id })).toMatchObject({ error: { code } });
    expect(store.sources.get(id)).toEqual(before);
    expect(drafts()).toEqual([]);
  });

  test('is not fetched without an address, nor over its words', async () => {
    const bare = await linked('');
    expect(await bare.handlers['sources.fetch']({ id: bare.id })).toMatchObject(
      sentence('bad-request'),
    );
    const noted = await linked(details.address, 'What it said');
    expect(await noted.handlers['sources.fetch']({ id: noted.id })).toEqual({
      ok: false,
      error: {
        code: 'bad-request',
        message:
          'This link has words already, typed or fetched, and evidence may point into them. Nothing was fetched, and they are kept. To have the page as well, add its address as another link without words, and fetch that one.',
      },
    });
    expect([...bare.world.asked, ...noted.world.asked]).toEqual([]);
  });
});

test('a page is not kept for an address that was changed while it came', async () => {
  const { handlers, store, storyId, world, drafts } = setUp();
  const { id } = await valueOf(
    handlers['sources.write']({ storyId, kind: 'link', details, text: '' }),
  );
  const fetching = handlers['sources.fetch']({ id });
  store.sources.setDetails(id, { ...details, address: 'https://example.org/other' });
  expect(await fetching).toMatchObject(sentence('bad-request'));
  expect(world.asked).toEqual([details.address]);
  expect(store.sources.get(id)?.file).toBeNull();
  expect(drafts()).toEqual([]);
});

test('a page that is being read is not fetched once more', async () => {
  const { handlers, storyId, world } = setUp();
  const { id } = await valueOf(
    handlers['sources.write']({ storyId, kind: 'link', details, text: '' }),
  );
  await valueOf(handlers['sources.fetch']({ id }));
  expect(await handlers['sources.fetch']({ id })).toMatchObject(sentence('bad-request'));
  expect(world.asked).toHaveLength(1);
});

test('of picked files, those that were stored before the disk filled are told', async () => {
  const { folder, handlers, store, storyId, world } = setUp();
  const paths = ['a.txt', 'b.txt'].map((name) => join(folder, name));
  for (const path of paths) writeFileSync(path, `Words of ${path}`);
  world.picked = paths;
  const receive = store.sources.receive.bind(store.sources);
  let files = 0;
  store.sources.receive = () => {
    files += 1;
    if (files === 1) return receive();
    return Promise.reject(Object.assign(new Error('no space'), { code: 'ENOSPC' }));
  };
  const { added, refused } = await valueOf(handlers['sources.pick']({ storyId }));
  expect(added.map(({ file }) => file?.name)).toEqual(['a.txt']);
  expect(refused).toEqual([
    {
      name: 'b.txt',
      reason: expect.stringMatching(/^“b\.txt” was not stored\. The disk is full/) as string,
    },
  ]);
});

test('details, words, taking out and putting back', async () => {
  const { handlers, drop } = setUp();
  const { id } = await valueOf(drop('a.txt', utf8('Words.')));
  const set = { id, text: 'Words.', pages: [{ at: 0, name: 'p. 1' }], failure: '', found: {} };
  expect(
    await handlers['sources.setText']({ ...set, pages: [{ at: 9, name: 'x' }] }),
  ).toMatchObject(sentence('bad-request'));
  expect(await valueOf(handlers['sources.setText'](set))).toMatchObject({ reading: 'read' });
  expect(await valueOf(handlers['sources.text']({ id }))).toEqual({
    text: 'Words.',
    pages: set.pages,
  });
  const changed = { ...details, title: 'New' };
  expect(await valueOf(handlers['sources.setDetails']({ id, details: changed }))).toMatchObject({
    title: 'New',
  });
  expect(await handlers['sources.remove']({ id })).toEqual(success(null));
  expect(await valueOf(handlers['sources.restore']({ id }))).toMatchObject({ title: 'New' });
});

test('what is not there is refused with a sentence', async () => {
  const { handlers } = setUp();
  const id = 'nobody' as SourceId;
  const set = { id, text: '', pages: [], failure: '', found: {} };
  const answers = await Promise.all([
    handlers['sources.setDetails']({ id, details }),
    handlers['sources.setText'](set),
    handlers['sources.text']({ id }),
    handlers['sources.fetch']({ id }),
    handlers['sources.remove']({ id }),
    handlers['sources.restore']({ id }),
  ]);
  for (const answer of answers) expect(answer).toMatchObject(sentence('not-found'));
});

test('nothing is added to a library that can only be read', async () => {
  const { handlers, storyId, world, drafts } = setUp({ readOnly: true });
  world.picked = [import.meta.filename];
  expect(await handlers['sources.pick']({ storyId })).toMatchObject(sentence('read-only'));
  expect(await handlers['sources.begin']({ storyId, name: 'x', size: 4 })).toMatchObject(
    sentence('read-only'),
  );
  expect(drafts()).toEqual([]);
});
