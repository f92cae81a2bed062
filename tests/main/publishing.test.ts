import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ClaimId, StoryId } from '../../core/base/id.ts';
import { claimAnchors } from '../../core/factcheck/anchor.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import { createPublishingHandlers } from '../../main/handlers/publishing.ts';
import { createClock, mustOpen, temporaryFolder } from '../db/store-fixture.ts';
import { nightFerry, nightFerryPrivate } from '../fixtures/stories/night-ferry.ts';
import { skyPng } from '../fixtures/stories/picture.ts';
import { buildDocument } from '../support/build-document.ts';
import { notingPorts } from './publishing-desk.ts';

const ferryClaim = 'claim-7f3a' as ClaimId;
const start = Date.UTC(2026, 2, 4, 6, 30);

/** A desk with a store and a folder for pages; `place` is what the dialog answers. */
function openDesk() {
  const folder = temporaryFolder();
  const clock = createClock(start);
  const store = mustOpen(join(folder, 'library'), { now: clock.now });
  const pages = join(folder, 'pages');
  mkdirSync(pages);
  const dialog = { place: join(pages, 'page.html') as string | null };
  const ports = notingPorts(clock.now, () => dialog.place);
  return { store, clock, pages, dialog, ports, handlers: createPublishingHandlers(store, ports) };
}

function addReady(store: ArticleStore): StoryId {
  const document = buildDocument({
    headline: 'Bridge shut',
    standfirst: 'For a week.',
    byline: 'By Ada Brook',
    body: ['It is shut.'],
  });
  return store.stories.create({ document, editor: 'Ada' }).id;
}

/** The night ferry as the desk keeps it: its picture stored, its claim still open. */
function addFerry(store: ArticleStore): StoryId {
  const { document, details, tags } = nightFerry();
  const added = store.media.add(skyPng(48, 27));
  if (!added.ok) throw new Error(added.error);
  const { id } = store.stories.create({
    document,
    details: { ...details, publishedAt: null },
    editor: 'Ada',
  });
  const claimed = store.claims.add({
    id: ferryClaim,
    storyId: id,
    text: 'after two winters',
    editor: 'Ada',
  });
  if (!claimed) throw new Error('The claim was not added');
  for (const tag of tags) store.tags.add(id, tag);
  return id;
}

function settleFerry(store: ArticleStore, id: StoryId): void {
  const document = store.stories.document(id);
  const anchor = document && claimAnchors(document).get(ferryClaim);
  if (!anchor) throw new Error('The claim is not in the text');
  store.claims.settle({ id: ferryClaim, verdict: 'confirmed', text: anchor.text, editor: 'Ada' });
}

test('the folder of the last export is proposed for the next, as long as it is there', async () => {
  const { store, handlers, pages, ports, dialog } = openDesk();
  const id = addReady(store);
  const form = { format: 'page', claimReview: false } as const;
  const write = () => handlers['publishing.export']({ id, ...form, override: null });
  const writeMany = () =>
    handlers['publishing.exportMany']({ search: '', status: null, tag: null, ...form });
  await write();
  dialog.place = null;
  await write();
  dialog.place = join(pages, 'gone', 'page.html');
  expect((await write()).ok).toBe(false);
  const batch = join(pages, 'batch');
  mkdirSync(batch);
  dialog.place = batch;
  expect(await writeMany()).toMatchObject({ ok: true, value: { exported: 1 } });
  // Another sitting at the same library.
  const later = createPublishingHandlers(store, ports);
  dialog.place = null;
  await later['publishing.export']({ id, ...form, override: null });
  rmSync(batch, { recursive: true });
  await write();
  expect(ports.asked.proposed).toEqual([null, pages, pages, pages, batch, null]);
  expect(JSON.stringify([store.settings.get(), ports.asked.told])).not.toContain(pages);
});

test('a slug blocks only where another story last went out under it', async () => {
  const { store, clock, handlers, pages, dialog } = openDesk();
  const add = (headline: string): StoryId => {
    const parts = { standfirst: 'So.', byline: 'By Ada Brook', body: ['It is shut.'] };
    const document = buildDocument({ headline, ...parts });
    return store.stories.create({ document, editor: 'Ada' }).id;
  };
  const boats = add('Night boats return');
  const fares = add('Ferry fares rise');
  const bakers = add('Bakers strike');
  const slugItems = async () => {
    const listed = await handlers['publishing.checklist']({
      id: fares,
      before: 'export',
      claimReview: false,
    });
    if (!listed.ok) throw new Error(listed.error.message);
    return listed.value.filter(({ rule }) => rule === 'slug');
  };
  const write = async (name: string, format: 'page' | 'story-file' = 'page') => {
    dialog.place = join(pages, name);
    clock.pass(1000);
    const form = { id: boats, format, claimReview: false, override: null };
    expect(await handlers['publishing.export'](form)).toMatchObject({ ok: true });
  };
  await write('night-boats-return.html');
  store.stories.setDetails(boats, { slug: 'ferry-fares-rise' });
  store.stories.setDetails(bakers, { slug: 'ferry-fares-rise' });
  expect(await slugItems()).toMatchObject([
    {
      severity: 'warning',
      message: expect.stringContaining('“Night boats return” and 1 more have') as string,
    },
  ]);
  // A colleague's copy is no page.
  await write('ferry-fares-rise.galley', 'story-file');
  expect(await slugItems()).toMatchObject([{ severity: 'warning' }]);
  await write('page-of-today.html');
  const blocked = [
    {
      severity: 'error',
      message: expect.stringMatching(/^“Night boats return” was published under/) as string,
    },
  ];
  expect(await slugItems()).toMatchObject(blocked);
  // The page bears the name of the other story's, whatever the slug was.
  store.stories.setDetails(boats, { slug: 'boats' });
  await write('ferry-fares-rise.html');
  store.stories.setDetails(boats, { slug: 'ferry-fares-rise' });
  expect(await slugItems()).toMatchObject(blocked);
});

describe('an export', () => {
  test('writes the page, records its hash and says so', async () => {
    const { store, handlers, pages, ports, clock } = openDesk();
    store.settings.set({ editor: 'Ada Brook' });
    const id = addReady(store);
    clock.pass(60_000);
    const exported = await handlers['publishing.export']({
      id,
      format: 'page',
      claimReview: false,
      override: null,
    });
    const bytes = readFileSync(join(pages, 'page.html'));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(exported).toEqual({
      ok: true,
      value: { name: 'page.html', sha256, exportedAt: start + 60_000, left: [] },
    });
    expect(store.exports.find(sha256)).toEqual({
      storyId: id,
      name: 'page.html',
      sha256,
      bytes: bytes.byteLength,
      format: 'page',
      seq: 0,
      override: null,
      editor: 'Ada Brook',
      at: start + 60_000,
    });
    expect(ports.asked).toMatchObject({ suggested: ['bridge-shut.html'], changed: [id] });
    expect(readdirSync(pages)).toEqual(['page.html']);
  });

  test('dates the story at the first, and gives the same bytes ever after', async () => {
    const { store, handlers, pages, dialog, clock } = openDesk();
    const id = addReady(store);
    clock.pass(60_000);
    await handlers['publishing.export']({ id, format: 'page', claimReview: false, override: null });
    expect(store.stories.get(id)?.publishedAt).toBe(start + 60_000);
    clock.pass(86_400_000);
    dialog.place = join(pages, 'again.html');
    await handlers['publishing.export']({ id, format: 'page', claimReview: false, override: null });
    const [first, again] = ['page.html', 'again.html'].map((name) =>
      readFileSync(join(pages, name), 'utf8'),
    );
    expect(again).toBe(first);
    expect(first).toContain('"datePublished": "2026-03-04T06:31:00Z"');
    expect(store.stories.get(id)?.publishedAt).toBe(start + 60_000);
  });

  test('keeps the day on which another process published it while the file dialog stood open', async () => {
    const { store, pages, ports, clock } = openDesk();
    const id = addReady(store);
    const pickPagePlace = () => {
      store.stories.setDetails(id, { publishedAt: start });
      clock.pass(60_000);
      return Promise.resolve(join(pages, 'page.html'));
    };
    const handlers = createPublishingHandlers(store, { ...ports, pickPagePlace });
    await handlers['publishing.export']({ id, format: 'page', claimReview: false, override: null });
    expect(store.stories.get(id)?.publishedAt).toBe(start);
    expect(readFileSync(join(pages, 'page.html'), 'utf8')).toContain(
      '"datePublished": "2026-03-04T06:30:00Z"',
    );
  });

  test('is what the preview shows', async () => {
    const { store, handlers, pages, ports } = openDesk();
    const id = addReady(store);
    await handlers['publishing.preview']({ id, claimReview: false });
    expect(store.stories.get(id)?.publishedAt).toBeNull();
    await handlers['publishing.export']({ id, format: 'page', claimReview: false, override: null });
    expect(ports.asked.previews).toEqual([
      { title: 'Bridge shut', html: readFileSync(join(pages, 'page.html'), 'utf8') },
    ]);
  });

  test('holds nothing private, and its picture whole', async () => {
    const { store, handlers, pages } = openDesk();
    const id = addFerry(store);
    const exported = await handlers['publishing.export']({
      id,
      format: 'page',
      claimReview: false,
      override: 'The editor is on the telephone',
    });
    expect(exported.ok).toBe(true);
    const html = readFileSync(join(pages, 'page.html'), 'utf8');
    for (const secret of [...nightFerryPrivate, id, 'telephone', pages])
      expect(html).not.toContain(secret);
    expect(html).toContain(
      `src="data:image/png;base64,${Buffer.from(skyPng(48, 27)).toString('base64')}"`,
    );
  });

  test('is kept back by an error, unless a reason is given, which is recorded', async () => {
    const { store, handlers, pages, ports } = openDesk();
    const id = addFerry(store);
    expect(
      await handlers['publishing.export']({
        id,
        format: 'page',
        claimReview: false,
        override: null,
      }),
    ).toMatchObject({
      ok: false,
      error: { code: 'bad-request' },
    });
    expect([readdirSync(pages), ports.asked.suggested]).toEqual([[], []]);
    const exported = await handlers['publishing.export']({
      id,
      format: 'page',
      claimReview: false,
      override: 'Confirmed by telephone',
    });
    const sha256 = exported.ok ? exported.value.sha256 : '';
    expect(store.exports.find(sha256)?.override).toBe('Confirmed by telephone');
  });

  test('records no reason when none was needed', async () => {
    const { store, handlers } = openDesk();
    const id = addReady(store);
    const exported = await handlers['publishing.export']({
      id,
      format: 'page',
      claimReview: false,
      override: 'Just in case',
    });
    expect(store.exports.find(exported.ok ? exported.value.sha256 : '')?.override).toBeNull();
  });

  test('that is called off changes nothing', async () => {
    const { store, handlers, dialog } = openDesk();
    const id = addReady(store);
    dialog.place = null;
    expect(
      await handlers['publishing.export']({
        id,
        format: 'page',
        claimReview: false,
        override: null,
      }),
    ).toMatchObject({
      error: { code: 'cancelled' },
    });
    expect([store.stories.get(id)?.publishedAt, store.exports.latest(id)]).toEqual([null, null]);
  });

  test('that cannot be written leaves the story unpublished and the old page whole', async () => {
    const { store, handlers, pages, dialog } = openDesk();
    const id = addReady(store);
    mkdirSync(join(pages, 'taken.html'));
    writeFileSync(join(pages, 'taken.html', 'old'), 'old');
    dialog.place = join(pages, 'taken.html');
    expect(
      await handlers['publishing.export']({
        id,
        format: 'page',
        claimReview: false,
        override: null,
      }),
    ).toMatchObject({
      error: { code: 'bad-input' },
    });
    expect([store.stories.get(id)?.publishedAt, store.exports.latest(id)]).toEqual([null, null]);
    expect(readdirSync(pages)).toEqual(['taken.html']);
    expect(existsSync(join(pages, 'taken.html', 'old'))).toBe(true);
  });
});

describe('the checklist', () => {
  test('tells an embargo by the hour and its zone', async () => {
    const { store, handlers } = openDesk();
    const id = addReady(store);
    store.stories.setDetails(id, { embargoUntil: Date.UTC(2026, 6, 4, 12, 30) });
    const answer = await handlers['publishing.checklist']({
      id,
      before: 'export',
      claimReview: false,
    });
    const items = answer.ok ? answer.value : [];
    expect(items.find(({ rule }) => rule === 'embargo')?.message).toMatch(
      /until \d{1,2} July 2026 at \d{2}:\d{2} (UTC|GMT|BST|[A-Z]{2,5}|GMT[+-]\d+)/,
    );
  });

  test('reads claims, findings and pictures from the store', async () => {
    const { store, handlers } = openDesk();
    const id = addFerry(store);
    const rules = async (): Promise<unknown> => {
      const items = await handlers['publishing.checklist']({
        id,
        before: 'export',
        claimReview: false,
      });
      return items.ok
        ? items.value.map(({ severity, rule }) => `${severity} ${rule}`)
        : items.error;
    };
    expect(await rules()).toEqual([
      'error claim',
      'warning findings',
      'warning proposals',
      'warning link-internal',
      'warning related',
    ]);
    settleFerry(store, id);
    store.stories.setFindings(id, 0);
    const warnings = [
      'warning proposals',
      'warning evidence',
      'warning link-internal',
      'warning related',
    ];
    expect(await rules()).toEqual(warnings);
    store.settings.set({ asksSignOff: true });
    expect(await rules()).toEqual(['error sign-off', ...warnings]);
  });
});

describe('reveal', () => {
  test('shows the last page of this session, and says when there is none', async () => {
    const { store, handlers, pages, ports } = openDesk();
    const id = addReady(store);
    expect(await handlers['publishing.reveal']({ id })).toMatchObject({
      ok: false,
      error: { code: 'not-found' },
    });
    await handlers['publishing.export']({ id, format: 'page', claimReview: false, override: null });
    expect(await handlers['publishing.reveal']({ id })).toEqual({ ok: true, value: null });
    expect(ports.asked.revealed).toEqual([join(pages, 'page.html')]);
  });
});

test.each(['publishing.checklist', 'publishing.preview', 'publishing.export'] as const)(
  '%s knows no story that is not there',
  async (channel) => {
    const { handlers } = openDesk();
    const input = {
      id: 'gone' as StoryId,
      format: 'page' as const,
      before: 'export' as const,
      claimReview: false,
      override: null,
    };
    expect(await handlers[channel](input)).toMatchObject({
      ok: false,
      error: { code: 'not-found' },
    });
  },
);

describe('a page with errors never goes out without its reason on record', () => {
  test('spaces are no reason', async () => {
    const { store, handlers, pages } = openDesk();
    const id = addFerry(store);
    const answer = await handlers['publishing.export']({
      id,
      format: 'page',
      claimReview: false,
      override: '     ',
    });
    expect(answer).toMatchObject({ ok: false, error: { code: 'bad-request' } });
    expect(readdirSync(pages)).toEqual([]);
  });

  test('the reason is recorded without the space around it', async () => {
    const { store, handlers } = openDesk();
    const id = addFerry(store);
    await handlers['publishing.export']({
      id,
      format: 'page',
      claimReview: false,
      override: '  Cleared by phone. ',
    });
    expect(store.overrides.ofStory(id).map(({ reason }) => reason)).toEqual(['Cleared by phone.']);
  });

  test('nor from a library that can only be read', async () => {
    const { store, pages } = openDesk();
    const id = addFerry(store);
    store.close();
    const shelf = mustOpen(join(pages, '..', 'library'), { readOnly: true });
    const ports = notingPorts(
      () => start,
      () => join(pages, 'page.html'),
    );
    const answer = await createPublishingHandlers(shelf, ports)['publishing.export']({
      id,
      format: 'page',
      claimReview: false,
      override: 'Cleared by phone.',
    });
    expect(answer).toMatchObject({ ok: false, error: { code: 'read-only' } });
    expect(readdirSync(pages)).toEqual([]);
  });

  test('nor when the record cannot be written', async () => {
    const { store, ports, pages } = openDesk();
    const id = addFerry(store);
    const full = (): never => {
      throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
    };
    const filled = { ...store, exports: { ...store.exports, record: full } };
    const { 'publishing.export': exportPage } = createPublishingHandlers(filled, ports);
    await expect(
      (async () =>
        exportPage({ id, format: 'page', claimReview: false, override: 'Cleared by phone.' }))(),
    ).rejects.toThrow('full');
    expect(readdirSync(pages)).toEqual([]);
  });

  test('and what stood there before stands there again', async () => {
    const { store, ports, pages, handlers } = openDesk();
    const id = addReady(store);
    await handlers['publishing.export']({ id, format: 'page', claimReview: false, override: null });
    const before = readFileSync(join(pages, 'page.html'), 'utf8');
    store.stories.setDetails(id, { kicker: 'Roads' });
    const full = (): never => {
      throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
    };
    const filled = { ...store, exports: { ...store.exports, record: full } };
    const { 'publishing.export': exportPage } = createPublishingHandlers(filled, ports);
    await expect(
      (async () => exportPage({ id, format: 'page', claimReview: false, override: null }))(),
    ).rejects.toThrow('full');
    expect(readFileSync(join(pages, 'page.html'), 'utf8')).toBe(before);
    expect(readdirSync(pages)).toEqual(['page.html']);
  });
});
