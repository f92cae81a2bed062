import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SourceId, StoryId } from '../../core/base/id.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import { fullTextQuery } from '../../db/full-text-query.ts';
import { countsSql, rowsSql, tagsSql, type LibraryFilter } from '../../db/library-sql.ts';
import { completeSql } from '../../db/tag-store.ts';
import { figure } from '../support/build-document.ts';
import {
  addStory,
  batch,
  createClock,
  exportOf,
  headlines,
  mustOpen,
  query,
  temporaryFolder,
  temporaryStore,
} from './store-fixture.ts';

describe('the library', () => {
  test('shows the newest change first, in stretches', () => {
    const clock = createClock();
    const store = temporaryStore(clock);
    const ids = ['One', 'Two', 'Three', 'Four'].map((headline) => {
      clock.pass(1000);
      return addStory(store, { headline });
    });
    clock.pass(1000);
    store.journal.append(batch(ids[1]!, 0));
    store.stories.reindex(ids[1]!);
    expect(headlines(store)).toEqual(['xTwo', 'Four', 'Three', 'One']);
    expect(headlines(store, { offset: 1, limit: 2 })).toEqual(['Four', 'Three']);
    expect(store.stories.list(query({ offset: 3, limit: 2 }))).toMatchObject({
      rows: [{ headline: 'One' }],
      total: 4,
    });
    expect(headlines(store, { offset: 9 })).toEqual([]);
  });

  test('keeps the bin apart, and shows it when asked', () => {
    const store = temporaryStore();
    const id = addStory(store, { headline: 'Ferry one' });
    addStory(store, { headline: 'Ferry two' });
    store.stories.remove(id);
    expect(headlines(store)).toEqual(['Ferry two']);
    expect(headlines(store, { bin: true })).toEqual(['Ferry one']);
    expect(headlines(store, { bin: true, search: 'ferry' })).toEqual(['Ferry one']);
    store.stories.restore(id);
    expect(headlines(store, { bin: true })).toEqual([]);
    expect(headlines(store).toSorted()).toEqual(['Ferry one', 'Ferry two']);
  });

  test('counts by status what search and tag leave, also beyond the status that is shown', () => {
    const store = temporaryStore();
    const add = (headline: string, status: 'draft' | 'editing' | 'ready'): void => {
      const id = addStory(store, { headline });
      store.stories.setStatus(id, status, 'Ada');
      store.tags.add(id, { kind: 'topic', name: headline.split(' ')[0]! });
    };
    add('Ferry one', 'draft');
    add('Ferry two', 'ready');
    add('Ferry three', 'ready');
    add('Bridge', 'editing');
    expect(store.stories.list(query({ search: 'ferry', status: 'ready' }))).toMatchObject({
      total: 2,
      byStatus: { draft: 1, editing: 0, checking: 0, ready: 2 },
    });
    const tagged = store.stories.list(
      query({ tag: { kind: 'topic', name: 'FERRY' }, status: 'draft' }),
    );
    expect(tagged).toMatchObject({
      total: 1,
      byStatus: { draft: 1, editing: 0, checking: 0, ready: 2 },
    });
    expect(headlines(store, { search: 'two', tag: { kind: 'topic', name: 'ferry' } })).toEqual([
      'Ferry two',
    ]);
    expect(store.stories.list(query({ tag: { kind: 'place', name: 'Ferry' } })).total).toBe(0);
  });

  test('shows the words that were searched in a long story too, without weighing every hit', () => {
    const store = temporaryStore();
    const body = Array.from({ length: 300 }, (_, index) => `Wave ${index} ${'lorem '.repeat(70)}`);
    addStory(store, { headline: 'Long', body: [...body, 'A Ferry, moored at last, rests.'] });
    const excerptFor = (search: string): string | undefined =>
      store.stories.list(query({ search })).rows[0]?.excerpt;
    expect(excerptFor('moored')).toContain('A Ferry, \ue000moored\ue001 at last');
    // SQLite's own snippets take half a minute for so many hits: this would run into the time limit.
    expect(excerptFor('lorem')).toContain('Wave 0 \ue000lorem\ue001 \ue000lorem\ue001');
    expect(excerptFor('"moored at last"')).toContain('\ue000moored\ue001 \ue000at\ue001');
  });

  test('tells of each story its words, findings, claims, tags and last export', () => {
    const store = temporaryStore();
    const id = addStory(store, { headline: 'Ferry', body: ['One two three'] });
    store.stories.setFindings(id, 3);
    store.tags.add(id, { kind: 'own', name: 'later' });
    store.tags.add(id, { kind: 'person', name: 'Ada Brook' });
    for (const at of [40, 90, 60]) store.exports.record(exportOf(id, { at }));
    // Another desk reads a story file, not the public.
    store.exports.record(exportOf(id, { at: 95, format: 'story-file' }));
    addStory(store, { headline: 'Bridge' });
    const row = store.stories.list(query({ search: 'ferry' })).rows[0];
    expect(row).toMatchObject({
      words: 4,
      findings: 3,
      claims: 0,
      claimsSettled: 0,
      exportedAt: 90,
      tags: [
        { kind: 'person', name: 'Ada Brook' },
        { kind: 'own', name: 'later' },
      ],
    });
    expect(store.stories.list(query({ search: 'bridge' })).rows[0]).toMatchObject({
      findings: null,
      exportedAt: null,
      tags: [],
    });
  });
});

describe('search', () => {
  const store = () => {
    const made = temporaryStore();
    const add = (headline: string, body: string): void => {
      const id = addStory(made, {
        headline,
        standfirst: `Stand ${headline}`,
        body: [body, figure('A quay at dawn', 'Ada Brook')],
      });
      made.tags.add(id, { kind: 'place', name: 'Port Élder' });
      made.stories.reindex(id);
    };
    add('Ferry', 'The night café in Kraków opened. Its owner said « bonjour ».');
    add('Bridge', 'The bridge closed; Мінск, чайка and Przemyśl wrote about it.');
    return made;
  };

  test.each([
    ['a word of the headline', 'ferry', ['Ferry']],
    ['a word of the standfirst and the headline', 'stand bridge', ['Bridge']],
    ['the beginning of a word', 'brid', ['Bridge']],
    ['words anywhere, in any order', 'opened ferry', ['Ferry']],
    ['a caption', 'dawn', ['Bridge', 'Ferry']],
    ['a credit', 'brook', ['Bridge', 'Ferry']],
    ['a tag', 'elder', ['Bridge', 'Ferry']],
    ['letters without their marks', 'cafe krakow', ['Ferry']],
    ['letters with marks they have not', 'férry', ['Ferry']],
    ['letters with their marks apart', 'cafe\u0301', ['Ferry']],
    ['another script', 'мінск', ['Bridge']],
    ['another script with its marks apart', 'чаи\u0306к', ['Bridge']],
    ['a phrase', '"night café"', ['Ferry']],
    ['a phrase in the desk’s quotes', '“bridge closed”', ['Bridge']],
    ['a phrase that is not there', '"café night"', []],
    ['half a word inside a phrase', '"night caf"', []],
    ['a word that is nowhere', 'zeppelin', []],
    ['a lone letter only as a word', 'b', []],
    ['nothing yet', '   ', ['Bridge', 'Ferry']],
    ['signs only', '"*-^(', ['Bridge', 'Ferry']],
  ])('finds %s', (_what, search, found) => {
    expect(headlines(store(), { search })).toEqual(found);
  });

  test.each([
    'AND',
    'OR NOT',
    'NEAR(a b)',
    'headline:ferry',
    'ferry*',
    '^ferry',
    '-ferry',
    '{headline}: ferry',
    `'); DROP TABLE stories; --`,
    'a\u0000b',
    '\ud83d',
    '"',
    '""',
    '"\u0301"',
    '%_',
    '😀',
  ])('takes %j for words, never for syntax', (search) => {
    expect(() => headlines(store(), { search })).not.toThrow();
  });

  test('never fails, whatever is typed', () => {
    const made = store();
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (search) => {
        expect(made.stories.list(query({ search })).total).toBeLessThanOrEqual(2);
      }),
      { seed: 20_264, numRuns: 500 },
    );
    expect(fullTextQuery('x '.repeat(200))?.split(' AND ')).toHaveLength(24);
  });

  test('shows where the words stand; quotation marks of the text are no hits', () => {
    const rows = store().stories.list(query({ search: 'bonjour' })).rows;
    expect(rows[0]?.excerpt).toContain('said « \ue000bonjour\ue001 ».');
    expect(store().stories.list(query()).rows[0]?.excerpt).toBe('');
  });

  test('forgets what was cut', () => {
    const made = temporaryStore();
    const id = addStory(made, { headline: 'Ferry' });
    made.journal.append(batch(id, 0, { steps: [{ stepType: 'replace', from: 1, to: 6 }] }));
    made.stories.reindex(id);
    expect(headlines(made, { search: 'ferry' })).toEqual([]);
  });
});

describe('search in sources', () => {
  const setUp = () => {
    const clock = createClock();
    const store = temporaryStore(clock);
    const story = (headline: string, body = 'Words.') => {
      clock.pass(1000);
      return addStory(store, { headline, body: [body] });
    };
    let count = 0;
    const source = (storyId: StoryId, title: string, text: string): SourceId => {
      const id = `source-${(count += 1)}` as SourceId;
      const details = { title, publisher: '', author: '', published: '', address: '' };
      store.sources.write({
        id,
        storyId,
        kind: 'interview',
        details: { ...details, retrievedAt: null },
        text,
        editor: '',
      });
      return id;
    };
    return { store, story, source };
  };
  const excerpts = (store: ArticleStore, search: string): string[] =>
    store.stories.list(query({ search })).rows.map(({ excerpt }) => excerpt);

  test('finds a story by the words of its sources, newest first among others', () => {
    const { store, story, source } = setUp();
    const one = story('One');
    story('Two', 'About the harbourmaster.');
    const three = story('Three');
    story('Four');
    source(one, 'Budget paper', 'The harbourmaster resigned.');
    source(three, 'Minutes', 'A new HARBOURMÀSTER came.');
    expect(headlines(store, { search: 'harbourmaster' })).toEqual(['Three', 'Two', 'One']);
    expect(headlines(store, { search: 'harbourm', offset: 1, limit: 1 })).toEqual(['Two']);
    expect(store.stories.list(query({ search: 'harbourmaster' }))).toMatchObject({
      total: 3,
      byStatus: { draft: 3 },
    });
    expect(headlines(store, { search: '"new harbourmaster"' })).toEqual(['Three']);
    expect(headlines(store, { search: 'budget' })).toEqual(['One']);
    expect(headlines(store, { search: 'harbourmaster', status: 'ready' })).toEqual([]);
  });

  test('shows where the words stand, and in which source', () => {
    const { store, story, source } = setUp();
    const id = story('One');
    source(
      id,
      'Budget paper',
      `${'Before. '.repeat(2000)}The Ćafé owes 340 crowns. ${'After. '.repeat(90)}`,
    );
    expect(excerpts(store, 'cafe 340')).toEqual([
      expect.stringMatching(
        /^In the source “Budget paper”: …Before\..* The \ue000Ćafé\ue001 owes \ue000340\ue001 crowns\. After\..*…$/,
      ),
    ]);
    expect(excerpts(store, '"owes 340"')).toEqual([
      expect.stringContaining('\ue000owes\ue001 \ue000340\ue001 crowns'),
    ]);
    expect(excerpts(store, 'budget')).toEqual(['In the source “Budget paper”: …']);
  });

  test('shows a word with its neighbours near the beginning, where a narrow list has room', () => {
    const { store, story, source } = setUp();
    const lines = Array.from({ length: 40 }, (_, nth) => `Berth ${nth + 100}\nfree on most days`);
    const text = [...lines, 'Repairs to the sluice took 38 days in all', ...lines].join('\n');
    source(story('One'), 'Yearly report of the harbour board on its berths and sluices', text);
    const [excerpt = ''] = excerpts(store, '38');
    expect(excerpt).toMatch(
      /^In the source “Yearly report [^”]*…”: ….*\b\w+ took \ue00038\ue001 days in/,
    );
    expect(excerpt.indexOf('\ue000')).toBeLessThan(80);
  });

  test('lets the story’s own words speak first', () => {
    const { store, story, source } = setUp();
    source(story('One', 'The ferry is late.'), 'Timetable', 'The ferry leaves at noon.');
    expect(excerpts(store, 'ferry')).toEqual(['The \ue000ferry\ue001 is late.']);
  });

  test('keeps to the bin, and forgets what was taken out', () => {
    const { store, story, source } = setUp();
    const id = story('One');
    const words = source(id, 'Paper', 'Lighthouse');
    store.stories.remove(id);
    expect(headlines(store, { search: 'lighthouse' })).toEqual([]);
    expect(headlines(store, { search: 'lighthouse', bin: true })).toEqual(['One']);
    store.stories.restore(id);
    store.sources.remove(words);
    expect(headlines(store, { search: 'lighthouse' })).toEqual([]);
    store.sources.restore(words);
    expect(headlines(store, { search: 'lighthouse' })).toEqual(['One']);
    store.stories.purge(id);
    expect(headlines(store, { search: 'lighthouse' })).toEqual([]);
  });

  test('never fails, whatever is typed', () => {
    const { store, story, source } = setUp();
    source(story('One'), 'Paper \ue000', 'x y z ß İ ﬁ a\u0301 한국 😀');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 12 }), (search) => {
        expect(store.stories.list(query({ search })).total).toBeLessThanOrEqual(1);
      }),
      { seed: 20_265, numRuns: 400 },
    );
    for (const search of ['ß', 'i', 'ﬁ', 'á', '한국', 'x y']) excerpts(store, search);
  });
});

describe('the plan of a query', () => {
  const named = {
    search: '"x"',
    status: 'draft',
    tag: 1,
    offset: 0,
    limit: 50,
    folded: 'a',
    kind: null,
    most: 12,
  };

  function plan(sql: string, binds: object | string = named): string {
    const folder = temporaryFolder();
    mustOpen(folder).close();
    const database = new Database(join(folder, 'galley.sqlite'));
    const steps = database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(binds) as { detail: string }[];
    database.close();
    return steps.map(({ detail }) => detail).join('\n');
  }
  const filter = (rest: Partial<LibraryFilter>): LibraryFilter => ({
    search: null,
    status: null,
    tag: null,
    bin: false,
    inSources: false,
    offset: 0,
    limit: 50,
    ...rest,
  });

  test('for the newest stories walks the index and sorts no archive', () => {
    const steps = plan(rowsSql(filter({})));
    expect(steps).toMatch(/SCAN stories USING (COVERING )?INDEX stories_by_change/);
    expect(steps).not.toMatch(/SCAN stories$/m);
  });

  test('for one status walks the index of that status', () => {
    expect(plan(rowsSql(filter({ status: 'draft' })))).toMatch(
      /SEARCH stories USING (COVERING )?INDEX stories_by_status \(status=\?\)/,
    );
  });

  test('for the counts reads an index alone', () => {
    expect(plan(countsSql(filter({})))).toMatch(
      /SCAN stories USING COVERING INDEX stories_by_status/,
    );
  });

  test('for a search begins with the words', () => {
    for (const sql of [
      rowsSql(filter({ search: 'x', tag: 1 })),
      countsSql(filter({ search: 'x' })),
    ]) {
      expect(plan(sql)).toMatch(
        /SCAN story_text VIRTUAL TABLE INDEX[^\n]*\n(.*\n)*?.*SEARCH stories USING INTEGER PRIMARY KEY/,
      );
    }
  });

  test('for a search in sources too begins with the words of both', () => {
    for (const sql of [
      rowsSql(filter({ search: 'x', inSources: true, tag: 1 })),
      countsSql(filter({ search: 'x', inSources: true })),
    ]) {
      const steps = plan(sql);
      expect(steps).toMatch(/SCAN story_text VIRTUAL TABLE INDEX/);
      expect(steps).toMatch(
        /SCAN source_words VIRTUAL TABLE INDEX[^\n]*\n.*SEARCH sources USING INTEGER PRIMARY KEY/,
      );
      expect(steps).toMatch(/SEARCH stories USING INTEGER PRIMARY KEY/);
      expect(steps).not.toMatch(/SCAN (stories|sources)\b/);
    }
  });

  test('for a tag begins with the tag', () => {
    expect(plan(rowsSql(filter({ tag: 1 })))).toMatch(
      /SEARCH story_tags USING COVERING INDEX stories_of_tag \(tag=\?\)/,
    );
  });

  test('for the tags of a stretch searches each story', () => {
    expect(plan(tagsSql, '[]')).toMatch(/SEARCH story_tags USING PRIMARY KEY \(story=\?\)/);
  });

  test('for the completion of a tag walks the tags by use', () => {
    const steps = plan(completeSql);
    expect(steps).toMatch(/USING INDEX tags_by_use/);
    expect(steps).not.toMatch(/TEMP B-TREE/);
  });

  test('for stories left behind reads their own index', () => {
    expect(
      plan('SELECT row, id, seq FROM stories WHERE indexed_seq < seq ORDER BY row LIMIT 1'),
    ).toMatch(/INDEX stories_stale/);
  });
});
