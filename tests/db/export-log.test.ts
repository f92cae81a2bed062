import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { storeDocument } from '../../core/article/document.ts';
import { blankDetails } from '../../core/article/story.ts';
import type { StoryId } from '../../core/base/id.ts';
import {
  publishedContent,
  type PublishedContent,
} from '../../core/publishing/published-content.ts';
import { articleSchema } from '../../core/article/schema.ts';
import { storyCorrectionsSql } from '../../db/correction-store.ts';
import { contentByHashSql, lastContentSql, storyExportsSql } from '../../db/export-log.ts';
import { storyNotesSql } from '../../db/note-sql.ts';
import { byAddressSql, bySlugSql, exportedAtSql, hasAddressSql } from '../../db/story-sql.ts';
import { buildDocument } from '../support/build-document.ts';
import { addStory, exportOf, mustOpen, temporaryFolder, temporaryStore } from './store-fixture.ts';

function content(headline: string): PublishedContent {
  return {
    document: storeDocument(buildDocument({ headline })),
    details: { ...blankDetails, publisher: 'The Quay' },
    updatedAt: 1,
    tags: [{ kind: 'place', name: 'Port Elder' }],
    corrections: [],
  };
}

describe('what readers saw', () => {
  test('is that of the last page or fragment, whatever else was exported since', () => {
    const folder = temporaryFolder();
    const store = mustOpen(folder);
    const id = addStory(store);
    expect(store.exports.content(id)).toBeNull();
    const page = exportOf(id, { at: 5, seq: 3, content: content('First') });
    const fragment = exportOf(id, {
      at: 8,
      format: 'fragment',
      seq: 9,
      content: content('Second \ud83d'),
    });
    store.exports.record(fragment);
    store.exports.record(page);
    store.exports.record(exportOf(id, { at: 9, format: 'markdown', content: content('Third') }));
    store.exports.record(exportOf(id, { at: 10, format: 'page', seq: 11 }));
    store.close();
    const { content: seen, publishedAt: _at, ...record } = fragment;
    expect(_at).toBeNull();
    expect(mustOpen(folder).exports.content(id)).toEqual({ record, content: seen });
  });

  test('is that of Markdown or plain text where there was never a page', () => {
    const store = temporaryStore();
    const id = addStory(store);
    store.exports.record(exportOf(id, { at: 5, format: 'markdown', content: content('First') }));
    store.exports.record(exportOf(id, { at: 6, format: 'text', content: content('Second') }));
    store.exports.record(exportOf(id, { at: 7, format: 'story-file', content: null }));
    expect(store.exports.content(id)).toMatchObject({
      record: { format: 'text' },
      content: content('Second'),
    });
    store.exports.record(exportOf(id, { at: 4, format: 'page', content: content('Page') }));
    expect(store.exports.content(id)).toMatchObject({ record: { format: 'page' } });
  });

  test('is found by the hash of any export that is on record', () => {
    const store = temporaryStore();
    const id = addStory(store);
    const one = exportOf(id, { at: 5, sha256: 'a'.repeat(64), content: content('First') });
    const other = exportOf(id, { at: 9, sha256: 'b'.repeat(64), content: content('Second') });
    for (const each of [one, other]) store.exports.record(each);
    expect(store.exports.seen(one.sha256)).toEqual(content('First'));
    expect(store.exports.seen(other.sha256)).toEqual(content('Second'));
    expect(store.exports.seen('c'.repeat(64))).toBeNull();
  });

  test('holds no private mark', () => {
    const claim = articleSchema.marks.claim.create({ id: 'c1' });
    const link = articleSchema.marks.link.create({ href: 'https://quay.example/' });
    const paragraph = articleSchema.nodes.paragraph.create(null, [
      articleSchema.text('At noon', [claim]),
      articleSchema.text(' sharp', [link]),
    ]);
    const kept = publishedContent({
      details: blankDetails,
      updatedAt: 1,
      document: buildDocument({ body: [paragraph] }),
      tags: [],
      pictures: new Map(),
      corrections: [],
    });
    expect(JSON.stringify(kept)).not.toContain('c1');
    expect(JSON.stringify(kept)).toContain('https://quay.example/');
  });

  test('is kept once however often it is exported, and goes with its story', () => {
    const folder = temporaryFolder();
    const store = mustOpen(folder);
    const [id, other] = [addStory(store), addStory(store)];
    for (const at of [1, 2, 3]) store.exports.record(exportOf(id, { at, content: content('One') }));
    store.exports.record(exportOf(id, { at: 4, content: content('Two') }));
    store.exports.record(exportOf(other, { at: 5, content: content('One') }));
    const database = new Database(join(folder, 'galley.sqlite'));
    const count = (table: string): unknown =>
      database.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
    expect(count('published_contents')).toBe(3);
    store.stories.purge(id);
    expect(count('published_contents')).toBe(1);
    expect(count('exports')).toBe(5);
    expect(store.exports.content(id)).toBeNull();
    expect(store.exports.content(other)).not.toBeNull();
    expect(database.pragma('foreign_key_check')).toEqual([]);
    database.close();
  });

  test('that is damaged on disk is not shown', () => {
    const folder = temporaryFolder();
    const store = mustOpen(folder);
    const id = addStory(store);
    store.exports.record(exportOf(id, { content: content('One') }));
    const database = new Database(join(folder, 'galley.sqlite'));
    const stored = database
      .prepare<[], Buffer>('SELECT content FROM published_contents')
      .pluck()
      .get()!;
    stored[stored.length - 3] = (stored.at(-3) ?? 0) ^ 1;
    database.prepare('UPDATE published_contents SET content = ?').run(stored);
    database.close();
    expect(store.exports.content(id)).toBeNull();
  });
});

describe('the exports of a story', () => {
  test('come newest first, each with its format and place in the journal', () => {
    const store = temporaryStore();
    const [id, other] = [addStory(store), addStory(store)];
    store.exports.record(exportOf(id, { at: 5, format: 'text', seq: 2 }));
    store.exports.record(exportOf(other, { at: 6 }));
    store.exports.record(exportOf(id, { at: 9, format: 'story-file', seq: 4, name: 'a.galley' }));
    expect(
      store.exports.ofStory(id).map(({ at, format, seq, name }) => [at, format, seq, name]),
    ).toEqual([
      [9, 'story-file', 4, 'a.galley'],
      [5, 'text', 2, 'page.html'],
    ]);
    expect(store.exports.ofStory('nobody' as StoryId)).toEqual([]);
  });

  test('publish it when the first is on record, and never twice', () => {
    const store = temporaryStore();
    const id = addStory(store);
    expect(store.exports.record(exportOf(id))).toBeNull();
    expect(store.stories.get(id)?.publishedAt).toBeNull();
    expect(store.exports.record(exportOf(id, { publishedAt: 40 }))).toBe(40);
    expect(store.stories.get(id)?.publishedAt).toBe(40);
    expect(store.exports.record(exportOf(id, { publishedAt: 90 }))).toBe(40);
    expect(store.exports.record(exportOf(id))).toBe(40);
    expect(store.exports.record(exportOf('nobody' as StoryId, { publishedAt: 3 }))).toBeNull();
  });

  test('that cannot be recorded do not publish it', () => {
    const store = temporaryStore();
    const id = addStory(store);
    const odd = { ...exportOf(id, { publishedAt: 40 }), format: 'film' as 'page' };
    expect(() => store.exports.record(odd)).toThrow(/CHECK/);
    expect(store.stories.get(id)?.publishedAt).toBeNull();
    expect(store.exports.ofStory(id)).toEqual([]);
  });
});

test.each([
  ['notes', storyNotesSql, 1, /SEARCH notes USING INDEX sqlite_autoindex_notes_1 \(story=\?\)/],
  [
    'corrections',
    storyCorrectionsSql,
    1,
    /SEARCH corrections USING INDEX sqlite_autoindex_corrections_1 \(story=\?\)/,
  ],
  ['exports', storyExportsSql, 1, /SEARCH exports USING INDEX exports_of_story \(story_id=\?\)/],
  [
    'what readers saw',
    lastContentSql,
    1,
    /SEARCH exports USING INDEX exports_of_story \(story_id=\?\)/,
  ],
  [
    'what readers saw of one export',
    contentByHashSql,
    1,
    /SEARCH exports USING INDEX exports_by_hash \(sha256=\?\)/,
  ],
  [
    'when it went out',
    exportedAtSql,
    1,
    /SEARCH exports USING COVERING INDEX exports_of_story \(story_id=\?\)/,
  ],
  ['its namesakes', bySlugSql, 2, /SEARCH stories USING INDEX stories_by_slug \(slug=\?\)/],
  [
    'the addresses of a host',
    hasAddressSql.replace('SELECT EXISTS (', '').replace(/\)$/, ''),
    2,
    /SEARCH stories USING INDEX stories_by_address \(canonical_url>\? AND canonical_url<\?\)/,
  ],
  ['a link', byAddressSql, 3, /SEARCH stories USING INDEX stories_by_address \(canonical_url=\?\)/],
] as const)('the plan for %s looks at no more than it has to', (_what, sql, binds, expected) => {
  const folder = temporaryFolder();
  mustOpen(folder).close();
  const database = new Database(join(folder, 'galley.sqlite'));
  const steps = database
    .prepare(`EXPLAIN QUERY PLAN ${sql}`)
    .all(...Array.from({ length: binds }, () => 'x')) as { detail: string }[];
  database.close();
  const plan = steps.map(({ detail }) => detail).join('\n');
  expect(plan).toMatch(expected);
  expect(plan).not.toMatch(/SCAN/);
});
