import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MediaHash, StoryId } from '../../core/base/id.ts';
import { noPictureWords } from '../../core/article/pictures/picture-words.ts';
import { tagKinds } from '../../core/tagging/tag.ts';
import { defaultSettings } from '../../db/settings-store.ts';
import {
  addStory,
  asOpened,
  exportOf,
  headlines,
  mustOpen,
  temporaryFolder,
  temporaryStore,
} from './store-fixture.ts';
import { gif, jpeg, png, webpExtended, webpLossless, webpLossy } from './pictures.ts';

describe('tags', () => {
  test('are the same when kind and folded name are; the first spelling stays', () => {
    const store = temporaryStore();
    const first = addStory(store);
    const second = addStory(store);
    store.tags.add(first, { kind: 'place', name: '  Port   Élder ' });
    store.tags.add(second, { kind: 'place', name: 'PORT ELDER' });
    store.tags.add(second, { kind: 'person', name: 'port elder' });
    expect(store.tags.ofStory(first)).toEqual([{ kind: 'place', name: 'Port Élder' }]);
    expect(store.tags.ofStory(second)).toEqual([
      { kind: 'person', name: 'port elder' },
      { kind: 'place', name: 'Port Élder' },
    ]);
    expect(store.tags.complete('port', 'place')).toEqual([
      { kind: 'place', name: 'Port Élder', stories: 2 },
    ]);
  });

  test('that nobody carries any more are not offered, and take the next spelling', () => {
    const store = temporaryStore();
    const id = addStory(store);
    store.tags.add(id, { kind: 'topic', name: 'ferries' });
    store.tags.remove(id, { kind: 'topic', name: 'Ferries' });
    expect(store.tags.complete('fer', null)).toEqual([]);
    expect(store.tags.add(id, { kind: 'topic', name: 'Ferries' })).toEqual([
      { kind: 'topic', name: 'Ferries' },
    ]);
  });

  test('come in the order of their kinds, then by name', () => {
    const store = temporaryStore();
    const id = addStory(store);
    for (const kind of [...tagKinds].reverse())
      for (const name of ['b', 'a']) store.tags.add(id, { kind, name });
    const expected = tagKinds.flatMap((kind) => ['a', 'b'].map((name) => ({ kind, name })));
    expect(store.tags.ofStory(id)).toEqual(expected);
    expect(asOpened(store, id).tags).toEqual(expected);
  });

  test('complete by the beginning of any word, most used first, at most twelve', () => {
    const store = temporaryStore();
    for (let count = 0; count < 3; count++)
      store.tags.add(addStory(store), { kind: 'topic', name: 'Sea-borne trade' });
    const id = addStory(store);
    store.tags.add(id, { kind: 'person', name: 'Ada Brook' });
    store.tags.add(id, { kind: 'topic', name: '100% wool' });
    expect(store.tags.complete('tra', null)).toEqual([
      { kind: 'topic', name: 'Sea-borne trade', stories: 3 },
    ]);
    expect(store.tags.complete('borne t', null)).toHaveLength(1);
    expect(store.tags.complete('BRÖ', null).map(({ name }) => name)).toEqual(['Ada Brook']);
    expect(store.tags.complete('rook', null)).toEqual([]);
    expect(store.tags.complete('%', null)).toEqual([]);
    expect(store.tags.complete('_', null)).toEqual([]);
    expect(store.tags.complete('', null)[0]?.stories).toBe(3);
    for (let count = 0; count < 20; count++)
      store.tags.add(id, { kind: 'own', name: `series ${count}` });
    expect(store.tags.complete('series', null)).toHaveLength(12);
    expect(store.tags.complete('series', 'place')).toEqual([]);
  });

  test('count only stories outside the bin', () => {
    const store = temporaryStore();
    const id = addStory(store);
    store.tags.add(id, { kind: 'topic', name: 'Ferries' });
    store.stories.remove(id);
    expect(store.tags.complete('fer', null)).toEqual([]);
    store.stories.remove(id);
    store.stories.restore(id);
    store.stories.restore(id);
    expect(store.tags.complete('fer', null)).toEqual([
      { kind: 'topic', name: 'Ferries', stories: 1 },
    ]);
  });

  test('are found by search once the story is indexed', () => {
    const store = temporaryStore();
    const id = addStory(store, { headline: 'Ferry' });
    store.tags.add(id, { kind: 'topic', name: 'Transport' });
    store.stories.reindexStale(1000);
    expect(headlines(store, { search: 'transport' })).toEqual(['Ferry']);
    store.tags.remove(id, { kind: 'topic', name: 'Transport' });
    store.stories.reindexStale(1000);
    expect(headlines(store, { search: 'transport' })).toEqual([]);
  });

  test('of a story that is not there are null', () => {
    const { tags } = temporaryStore();
    expect(tags.add('nobody' as StoryId, { kind: 'topic', name: 'x' })).toBeNull();
    expect(tags.remove('nobody' as StoryId, { kind: 'topic', name: 'x' })).toBeNull();
    expect(tags.ofStory('nobody' as StoryId)).toEqual([]);
  });
});

describe('the lexicon', () => {
  test('keeps each word and name once, case and all, in the order of the alphabet', () => {
    const folder = temporaryFolder();
    const store = mustOpen(folder, { now: () => 9 });
    store.lexicon.add({ kind: 'name', text: ' Reading ' });
    store.lexicon.add({ kind: 'word', text: 'reading' });
    store.lexicon.add({ kind: 'word', text: 'cafe\u0301' });
    store.lexicon.add({ kind: 'word', text: ' \u0000 ' });
    const list = [
      { kind: 'name', text: 'Reading', addedAt: 9 },
      { kind: 'word', text: 'café', addedAt: 9 },
      { kind: 'word', text: 'reading', addedAt: 9 },
    ];
    expect(store.lexicon.add({ kind: 'name', text: 'Reading' })).toEqual(list);
    store.close();
    const again = mustOpen(folder);
    expect(again.lexicon.list()).toEqual(list);
    expect(again.lexicon.remove({ kind: 'word', text: 'cafe\u0301' })).toHaveLength(2);
  });
});

describe('settings', () => {
  test('begin with the defaults and keep what was set', () => {
    const folder = temporaryFolder();
    const store = mustOpen(folder);
    expect(store.settings.get()).toEqual(defaultSettings);
    const set = store.settings.set({ editor: 'Ada', libraryOpen: false, theme: undefined });
    expect(set).toEqual({ ...defaultSettings, editor: 'Ada', libraryOpen: false });
    store.close();
    expect(mustOpen(folder).settings.get()).toEqual(set);
  });

  test('keep the folder of the template apart: the page never sees it', () => {
    const folder = temporaryFolder();
    const store = mustOpen(folder);
    expect(store.settings.templateFolder()).toBeNull();
    store.settings.setTemplateFolder('/home/ada/Our “house”');
    expect(store.settings.get()).toEqual(defaultSettings);
    store.close();
    const again = mustOpen(folder);
    expect(again.settings.templateFolder()).toBe('/home/ada/Our “house”');
    expect(again.settings.get()).toEqual(defaultSettings);
    again.settings.setTemplateFolder(null);
    expect(again.settings.templateFolder()).toBeNull();
  });

  test('keep the folder of the last export likewise', () => {
    const folder = temporaryFolder();
    const store = mustOpen(folder);
    expect(store.settings.exportFolder()).toBeNull();
    store.settings.setExportFolder('/home/ada/pages');
    store.close();
    const again = mustOpen(folder);
    expect(again.settings.exportFolder()).toBe('/home/ada/pages');
    expect(again.settings.templateFolder()).toBeNull();
    expect(again.settings.get()).toEqual(defaultSettings);
  });

  test('that no longer fit fall back, one by one', () => {
    const folder = temporaryFolder();
    mustOpen(folder).settings.set({ editor: 'Ada' });
    const database = new Database(join(folder, 'galley.sqlite'));
    database.exec(
      `INSERT INTO settings VALUES ('libraryWidth', '9'), ('theme', '{"a":1}'), ('gone', 'true')`,
    );
    database.close();
    expect(mustOpen(folder).settings.get()).toEqual({ ...defaultSettings, editor: 'Ada' });
  });
});

describe('the record of exports', () => {
  test('finds the latest of a story and a page by its hash', () => {
    const store = temporaryStore();
    const storyId = addStory(store);
    const page = (at: number, letter: string, override: string | null = null) =>
      exportOf(storyId, { name: `${letter}.html`, sha256: letter.repeat(64), override, at });
    expect(store.exports.latest(storyId)).toBeNull();
    for (const made of [
      page(5, 'a'),
      page(9, 'b', 'The desk head agreed'),
      page(7, 'c'),
      page(8, 'a'),
    ])
      store.exports.record(made);
    expect(store.exports.latest(storyId)).toEqual({
      name: 'b.html',
      sha256: 'b'.repeat(64),
      exportedAt: 9,
    });
    expect(store.exports.find('b'.repeat(64))).toEqual({
      storyId,
      name: 'b.html',
      sha256: 'b'.repeat(64),
      bytes: 1,
      format: 'page',
      seq: null,
      override: 'The desk head agreed',
      editor: 'Ada',
      at: 9,
    });
    expect(store.exports.find('a'.repeat(64))?.at).toBe(8);
    expect(store.exports.find('d'.repeat(64))).toBeNull();
  });
});

describe('pictures', () => {
  test.each([
    ['PNG', png(40, 30), 'image/png'],
    ['GIF', gif(40, 30), 'image/gif'],
    ['JPEG', jpeg(40, 30), 'image/jpeg'],
    ['lossy WebP', webpLossy(40, 30), 'image/webp'],
    ['lossless WebP', webpLossless(40, 30), 'image/webp'],
    ['extended WebP', webpExtended(40, 30), 'image/webp'],
  ])('%s is kept under the hash of its bytes', (_what, bytes, type) => {
    const folder = temporaryFolder();
    const store = mustOpen(folder);
    const hash = createHash('sha256').update(bytes).digest('hex') as MediaHash;
    const size = bytes.byteLength;
    const medium = { hash, type, width: 40, height: 30, size, words: noPictureWords };
    expect(store.media.add(bytes)).toEqual({ ok: true, value: medium });
    expect(store.media.add(bytes)).toEqual({ ok: true, value: medium });
    const file = join(folder, 'media', hash.slice(0, 2), hash);
    expect(readFileSync(file).equals(bytes)).toBe(true);
    expect(statSync(file).mode & 0o077).toBe(0);
    expect(statSync(join(folder, 'media')).mode & 0o077).toBe(0);
    expect(readdirSync(join(folder, 'media', hash.slice(0, 2)))).toEqual([hash]);
    store.close();
    const again = mustOpen(folder, { readOnly: true });
    expect(again.media.get(hash)).toEqual(medium);
    expect(Buffer.from(again.media.read(hash)!).equals(bytes)).toBe(true);
  });

  const svg = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
  );
  test.each([
    ['nothing', Buffer.alloc(0), /empty/],
    ['an SVG', svg, /JPEG, PNG, GIF or WebP/],
    ['a page', Buffer.from('<!doctype html><p>GIF89a</p>'), /JPEG, PNG, GIF or WebP/],
    ['a PNG that is cut short', png(40, 30).subarray(0, 20), /damaged/],
    [
      'a JPEG with no frame',
      Buffer.from([0xff, 0xd8, 0xff, 0xd9, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
      /damaged/,
    ],
    ['a GIF with no side', gif(0, 30), /damaged/],
    ['a PNG of too many pixels', png(60_000, 60_000), /million pixels/],
    ['a PNG of too long a side', png(70_000, 1), /million pixels/],
    [
      'a WebP of no known kind',
      Buffer.from('RIFF\x20\x00\x00\x00WEBPVP9 ' + '\0'.repeat(20), 'latin1'),
      /damaged/,
    ],
  ])('%s is refused with a sentence, and nothing is stored', (_what, bytes, sentence) => {
    const folder = temporaryFolder();
    const added = mustOpen(folder).media.add(bytes);
    expect(added).toEqual({ ok: false, error: expect.stringMatching(sentence) as string });
    expect(existsSync(join(folder, 'media'))).toBe(false);
  });

  test('never fail to be read, whatever the bytes', () => {
    const { media } = temporaryStore();
    const heads = [
      png(9, 9),
      gif(9, 9),
      jpeg(9, 9),
      webpLossy(9, 9),
      webpLossless(9, 9),
      webpExtended(9, 9),
    ];
    const bytes = fc.tuple(fc.constantFrom(...heads), fc.nat(40), fc.uint8Array({ maxLength: 60 }));
    fc.assert(
      fc.property(bytes, ([head, cut, tail]) => {
        const added = media.add(Buffer.concat([head.subarray(0, cut), tail]));
        expect(added.ok ? added.value.width > 0 : added.error.length > 20).toBe(true);
      }),
      { seed: 20_265, numRuns: 300 },
    );
  });

  test('whose file was altered or lost are not given out, and are put right when they come again', () => {
    const folder = temporaryFolder();
    const store = mustOpen(folder);
    const bytes = png(5, 5);
    const added = store.media.add(bytes);
    if (!added.ok) throw new Error(added.error);
    const { hash } = added.value;
    writeFileSync(join(folder, 'media', hash.slice(0, 2), hash), 'something else');
    expect(store.media.read(hash)).toBeNull();
    expect(store.media.add(bytes).ok).toBe(true);
    expect(Buffer.from(store.media.read(hash)!).equals(bytes)).toBe(true);
    expect(store.media.read('0'.repeat(64) as MediaHash)).toBeNull();
  });
});
