import { describe, expect, test } from 'vitest';
import type { ClaimId, EvidenceId, QuoteTieId, SourceId, StoryId } from '../../../core/base/id.ts';
import type { Handlers, Input } from '../../../core/contract/contract.ts';
import type { ArticleStore } from '../../../db/article-store.ts';
import { dispatch } from '../../../main/host.ts';
import { addStory, batch, query, temporaryStore, typing } from '../../db/store-fixture.ts';
import { createTestDesk, valueOf } from './desk-fixture.ts';

const nobody = 'nobody' as StoryId;
const noClaim = 'nothing' as ClaimId;

const aside = { storyId: nobody, kind: 'proposal', text: 'x' } as const;
const tie = {
  id: 't1' as QuoteTieId,
  words: 'We sail',
  passage: { sourceId: 'q1' as SourceId, from: 0, to: 4 },
  original: 'Lähdemme',
};

function newClaim(id: ClaimId, storyId: StoryId): Input<'claims.add'> {
  return { id, storyId, text: 'x', kind: 'other', splitFrom: null };
}

function sentence(code: string): unknown {
  // What happened, what is safe, what to do: never one word.
  return {
    ok: false,
    error: { code, message: expect.stringMatching(/^[A-Z].{60,}\.$/) as string },
  };
}

describe('what is not there is refused with a sentence', () => {
  const id = nobody;
  type Desk = ReturnType<typeof createTestDesk>['handlers'];
  const requests: readonly (readonly [string, (desk: Desk) => unknown])[] = [
    ['stories.open', (desk) => desk['stories.open']({ id })],
    [
      'stories.setStatus',
      (desk) => desk['stories.setStatus']({ id, status: 'ready', override: null }),
    ],
    [
      'stories.setDetails',
      (desk) => desk['stories.setDetails']({ id, details: { kicker: 'Sea' } }),
    ],
    ['stories.setPublishedAt', (desk) => desk['stories.setPublishedAt']({ id, publishedAt: null })],
    ['stories.remove', (desk) => desk['stories.remove']({ id })],
    ['stories.restore', (desk) => desk['stories.restore']({ id })],
    ['stories.purge', (desk) => desk['stories.purge']({ ids: [id] })],
    [
      'stories.setSelection',
      (desk) => desk['stories.setSelection']({ id, selection: { anchor: 1, head: 1 } }),
    ],
    ['stories.setFindings', (desk) => desk['stories.setFindings']({ id, findings: 1 })],
    ['stories.addIgnore', (desk) => desk['stories.addIgnore']({ id, rule: 'r', text: 't' })],
    ['stories.removeIgnore', (desk) => desk['stories.removeIgnore']({ id, rule: 'r', text: 't' })],
    [
      'journal.append',
      (desk) => desk['journal.append']({ id, seq: 0, steps: [typing(1, 'x')], selection: null }),
    ],
    ['history.timeline', (desk) => desk['history.timeline']({ id })],
    ['history.stretches', (desk) => desk['history.stretches']({ id, firstSeq: 0, lastSeq: 1 })],
    ['history.changes', (desk) => desk['history.changes']({ id, spans: [{ from: 0, to: 0 }] })],
    ['history.read', (desk) => desk['history.read']({ id, seq: 0 })],
    ['history.compare', (desk) => desk['history.compare']({ id, from: 0, to: null })],
    ['history.name', (desk) => desk['history.name']({ id, seq: null, name: 'As filed' })],
    ['history.unname', (desk) => desk['history.unname']({ id, seq: 0 })],
    ['history.restored', (desk) => desk['history.restored']({ id, from: 0, isWhole: true })],
    ['claims.add', (desk) => desk['claims.add'](newClaim(noClaim, id))],
    [
      'claims.settle',
      (desk) => desk['claims.settle']({ id: noClaim, verdict: 'opinion', text: 'x' }),
    ],
    ['claims.setNote', (desk) => desk['claims.setNote']({ id: noClaim, note: 'x' })],
    [
      'claims.removeEvidence',
      (desk) => desk['claims.removeEvidence']({ id: noClaim, evidenceId: 'e' as EvidenceId }),
    ],
    [
      'claims.rateEvidence',
      (desk) =>
        desk['claims.rateEvidence']({
          id: noClaim,
          evidenceId: 'e' as EvidenceId,
          primary: true,
        }),
    ],
    ['claims.signOff', (desk) => desk['claims.signOff']({ id: noClaim, text: 'x' })],
    ['claims.setKind', (desk) => desk['claims.setKind']({ id: noClaim, kind: 'law' })],
    ['claims.setFix', (desk) => desk['claims.setFix']({ id: noClaim, fix: 'x' })],
    ['claims.merge', (desk) => desk['claims.merge']({ id: noClaim, merged: noClaim })],
    ['claims.history', (desk) => desk['claims.history']({ id: noClaim })],
    ['facts.dismiss', (desk) => desk['facts.dismiss'](aside)],
    ['facts.undismiss', (desk) => desk['facts.undismiss'](aside)],
    ['facts.tieQuote', (desk) => desk['facts.tieQuote']({ storyId: id, tie })],
    ['facts.untieQuote', (desk) => desk['facts.untieQuote']({ storyId: id, id: tie.id })],
    ['tags.add', (desk) => desk['tags.add']({ id, kind: 'topic', name: 'x' })],
    ['tags.remove', (desk) => desk['tags.remove']({ id, kind: 'topic', name: 'x' })],
  ];

  test.each(requests)('%s', async (_channel, ask) => {
    expect(await ask(createTestDesk().handlers)).toEqual(sentence('not-found'));
  });
});

describe('stories', () => {
  test('are created empty in the language asked for, opened, binned and restored', async () => {
    const { handlers } = createTestDesk();
    const { id } = await valueOf(handlers['stories.create']({ language: 'uk' }));
    const opened = await valueOf(handlers['stories.open']({ id }));
    expect(opened).toMatchObject({ story: { language: 'uk', status: 'draft' }, seq: 0 });
    const total = async (): Promise<number> =>
      (await valueOf(handlers['stories.list'](query()))).total;
    expect(await total()).toBe(1);
    await valueOf(handlers['stories.remove']({ id }));
    expect(await total()).toBe(0);
    await valueOf(handlers['stories.restore']({ id }));
    expect(await total()).toBe(1);
  });
});

describe('stories in the bin', () => {
  test('are deleted for good; what is gone already is passed over', async () => {
    const store = temporaryStore();
    const { handlers, emitted } = createTestDesk(store);
    const [one, two] = [addStory(store), addStory(store)];
    for (const id of [one, two]) store.stories.remove(id);
    store.stories.purge(two);
    const answer = await valueOf(handlers['stories.purge']({ ids: [one, two] }));
    expect(answer).toEqual({ purged: 1 });
    expect(store.stories.get(one)).toBeNull();
    expect(emitted).toContainEqual({ event: 'library.changed', detail: { id: null } });
  });

  test('stay, all of them, when one among them was put back', async () => {
    const store = temporaryStore();
    const { handlers } = createTestDesk(store);
    const [one, two] = [addStory(store), addStory(store)];
    store.stories.remove(one);
    expect(await handlers['stories.purge']({ ids: [one, two] })).toMatchObject({
      ok: false,
      error: { code: 'bad-request' },
    });
    expect([one, two].map((id) => store.stories.get(id)?.id)).toEqual([one, two]);
  });
});

describe('the details of a story', () => {
  const refused = {
    ok: false,
    error: { code: 'bad-request', message: expect.any(String) as string },
  };

  function ask(store: ArticleStore, details: unknown, id: StoryId) {
    const handlers = createTestDesk(store).handlers as unknown as Handlers;
    return dispatch(handlers, 'stories.setDetails', { id, details }, () => undefined);
  }

  test('that a desk does not name stay as they are: also a first export made elsewhere', async () => {
    const store = temporaryStore();
    const id = addStory(store);
    store.stories.setDetails(id, { slug: 'ferry', publishedAt: 1_700_000_000_000 });
    expect(await ask(store, { kicker: 'Harbour' }, id)).toEqual({
      ok: true,
      value: store.stories.get(id),
    });
    expect(store.stories.get(id)).toMatchObject({
      slug: 'ferry',
      kicker: 'Harbour',
      publishedAt: 1_700_000_000_000,
    });
  });

  test.each([null, 7])('do not include the day of publication (%s)', async (publishedAt) => {
    const store = temporaryStore();
    const id = addStory(store);
    store.stories.setDetails(id, { publishedAt: 1_700_000_000_000 });
    expect(await ask(store, { publishedAt }, id)).toEqual(refused);
    expect(store.stories.get(id)?.publishedAt).toBe(1_700_000_000_000);
  });
});

describe('the journal', () => {
  test('signs what is typed with the editor of the desk', async () => {
    const { handlers, store } = createTestDesk();
    await valueOf(handlers['desk.setSettings']({ editor: 'Ada Brook' }));
    const { id } = await valueOf(handlers['stories.create']({ language: 'en-GB' }));
    await valueOf(
      handlers['journal.append']({ id, seq: 0, steps: [typing(1, 'x')], selection: null }),
    );
    expect(store.history.timeline(id)?.sittings).toMatchObject([{ editor: 'Ada Brook' }]);
  });

  test('says in words why a batch was refused', async () => {
    const { handlers, store, emitted, waiting } = createTestDesk();
    const id = addStory(store);
    const before = waiting();
    expect(
      await handlers['journal.append']({ id, seq: 3, steps: [typing(1, 'x')], selection: null }),
    ).toEqual(sentence('conflict'));
    expect(await handlers['journal.append']({ id, seq: 0, steps: ['x'], selection: null })).toEqual(
      sentence('bad-request'),
    );
    expect(waiting()).toBe(before);
    expect(emitted).toEqual([]);
  });
});

describe('the index', () => {
  test('follows when typing pauses, once, and says so', async () => {
    const { handlers, store, emitted, pass } = createTestDesk();
    const id = addStory(store, { headline: 'Ferry' });
    pass(5000);
    for (let seq = 0; seq < 5; seq++) {
      await valueOf(
        handlers['journal.append']({ id, seq, steps: [typing(1, 'x')], selection: null }),
      );
      pass(300);
    }
    expect(emitted).toEqual([]);
    expect(store.stories.get(id)?.headline).toBe('Ferry');
    pass(400);
    expect(emitted).toEqual([{ event: 'library.changed', detail: { id } }]);
    expect(store.stories.get(id)?.headline).toBe('xxxxxFerry');
  });

  test('follows tags, so that search finds them', async () => {
    const { handlers, store, emitted, pass } = createTestDesk();
    const id = addStory(store, { headline: 'Ferry' });
    pass(5000);
    await valueOf(handlers['tags.add']({ id, kind: 'topic', name: 'Transport' }));
    pass(5000);
    expect(emitted).toEqual([{ event: 'library.changed', detail: { id } }]);
    expect(store.stories.list(query({ search: 'transport' })).total).toBe(1);
  });

  test('catches up with what was left behind, and says which', () => {
    const store = temporaryStore();
    const ids = [addStory(store), addStory(store)];
    for (const id of ids) store.journal.append(batch(id, 0));
    const { emitted, pass } = createTestDesk(store);
    for (let portion = 0; portion < 10; portion++) pass(5000);
    expect(emitted).toEqual(ids.map((id) => ({ event: 'library.changed', detail: { id } })));
  });

  test('does nothing once the store is closed', async () => {
    const { handlers, store, emitted, pass } = createTestDesk();
    const id = addStory(store);
    await valueOf(
      handlers['journal.append']({ id, seq: 0, steps: [typing(1, 'x')], selection: null }),
    );
    store.close();
    expect(() => pass(5000)).not.toThrow();
    expect(emitted).toEqual([]);
  });

  test('that cannot be written is told to the page, not thrown into the void', async () => {
    const store = temporaryStore();
    const id = addStory(store);
    const full = Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
    const failing: ArticleStore = {
      ...store,
      isOpen: true,
      stories: {
        ...store.stories,
        reindex: () => {
          throw full;
        },
      },
    };
    const { handlers, emitted, pass } = createTestDesk(failing);
    await valueOf(
      handlers['journal.append']({ id, seq: 0, steps: [typing(1, 'x')], selection: null }),
    );
    pass(400);
    expect(emitted).toContainEqual({
      event: 'store.failed',
      detail: expect.objectContaining({ code: 'disk-full' }) as unknown,
    });
  });
});

describe('claims', () => {
  test('are signed, and the library hears of each change', async () => {
    const { handlers, store, emitted } = createTestDesk();
    await valueOf(handlers['desk.setSettings']({ editor: 'Jon' }));
    const storyId = addStory(store);
    const id = 'c1' as ClaimId;
    const evidence = {
      id: 'e1' as EvidenceId,
      quote: 'q',
      source: 's',
      locator: '',
      primary: false,
      seenAt: 1,
      sourceId: null,
      passage: null,
    };
    await valueOf(handlers['claims.add'](newClaim(id, storyId)));
    await valueOf(handlers['claims.addEvidence']({ id, evidence }));
    await valueOf(handlers['claims.setNote']({ id, note: 'n' }));
    await valueOf(handlers['claims.rateEvidence']({ id, evidenceId: evidence.id, primary: true }));
    await valueOf(handlers['claims.removeEvidence']({ id, evidenceId: evidence.id }));
    expect(
      await valueOf(handlers['claims.settle']({ id, verdict: 'confirmed', text: 'x' })),
    ).toMatchObject({ checkedBy: 'Jon' });
    expect(emitted).toEqual(
      Array.from({ length: 6 }, () => ({ event: 'library.changed', detail: { id: storyId } })),
    );
    const history = await valueOf(handlers['claims.history']({ id }));
    expect(history.map(({ who }) => who)).toEqual(Array.from({ length: 6 }, () => 'Jon'));
  });
});

describe('a sign-off', () => {
  const id = 'c1' as ClaimId;

  /** A desk at which Jon has called a claim “x” confirmed, and where `editor` sits now. */
  async function signingDesk(editor: string) {
    const desk = createTestDesk();
    const storyId = addStory(desk.store);
    await valueOf(desk.handlers['claims.add'](newClaim(id, storyId)));
    await valueOf(desk.handlers['desk.setSettings']({ editor: 'Jon' }));
    await valueOf(desk.handlers['claims.settle']({ id, verdict: 'confirmed', text: 'x' }));
    await valueOf(desk.handlers['desk.setSettings']({ editor }));
    desk.emitted.length = 0;
    return { ...desk, storyId };
  }

  test('that the desk begins to ask for has the library count anew, once', async () => {
    const { handlers, emitted, pass, storyId } = await signingDesk('Ada');
    pass(60_000);
    emitted.length = 0;
    await valueOf(handlers['desk.setSettings']({ asksSignOff: true }));
    await valueOf(handlers['desk.setSettings']({ asksSignOff: true }));
    pass(60_000);
    expect(emitted).toEqual([{ event: 'library.changed', detail: { id: storyId } }]);
  });

  test('by a second person is recorded, and the library hears of it', async () => {
    const { handlers, emitted, storyId } = await signingDesk('Ada');
    expect(await valueOf(handlers['claims.signOff']({ id, text: 'x' }))).toMatchObject({
      checkedBy: 'Jon',
      signedBy: 'Ada',
    });
    expect(emitted).toEqual([{ event: 'library.changed', detail: { id: storyId } }]);
  });

  test.each([
    ['Jon', 'x', /Ask a second person/],
    ['', 'x', /Enter your name/],
    ['Ada', 'y', /no longer those that were checked/],
  ] as const)('by “%s” over “%s” is refused, and why', async (editor, text, why) => {
    const { handlers, emitted } = await signingDesk(editor);
    const reply = await handlers['claims.signOff']({ id, text });
    expect(reply).toEqual(sentence('bad-request'));
    expect(reply).toMatchObject({ error: { message: expect.stringMatching(why) as string } });
    expect(emitted).toEqual([]);
  });

  test('of what has no verdict, or one without a name, is refused, and why', async () => {
    const { handlers } = await signingDesk('Ada');
    await valueOf(handlers['claims.settle']({ id, verdict: 'checking', text: 'x' }));
    expect(await handlers['claims.signOff']({ id, text: 'x' })).toMatchObject({
      error: { message: expect.stringMatching(/no verdict to stand by/) as string },
    });
    await valueOf(handlers['desk.setSettings']({ editor: '' }));
    await valueOf(handlers['claims.settle']({ id, verdict: 'opinion', text: 'x' }));
    await valueOf(handlers['desk.setSettings']({ editor: 'Ada' }));
    expect(await handlers['claims.signOff']({ id, text: 'x' })).toMatchObject({
      error: { message: expect.stringMatching(/without a name/) as string },
    });
  });
});

test('what a checker decides beside the claims is there when the story opens again', async () => {
  const { handlers, store } = createTestDesk();
  const storyId = addStory(store);
  const set = { ...aside, storyId };
  await valueOf(handlers['facts.dismiss'](set));
  await valueOf(handlers['facts.tieQuote']({ storyId, tie }));
  expect(await valueOf(handlers['stories.open']({ id: storyId }))).toMatchObject({
    dismissals: [{ kind: 'proposal', text: 'x' }],
    quoteTies: [tie],
  });
  await valueOf(handlers['facts.undismiss'](set));
  await valueOf(handlers['facts.untieQuote']({ storyId, id: tie.id }));
  expect(await valueOf(handlers['stories.open']({ id: storyId }))).toMatchObject({
    dismissals: [],
    quoteTies: [],
  });
});

describe('words without a word in them', () => {
  test.each(['', '   ', '\u00a0\n'])('%j is no tag and no lexicon entry', async (text) => {
    const { handlers, store } = createTestDesk();
    const id = addStory(store);
    expect(await handlers['tags.add']({ id, kind: 'own', name: text })).toMatchObject({
      ok: false,
      error: { code: 'bad-request' },
    });
    expect(await handlers['lexicon.add']({ kind: 'word', text })).toMatchObject({
      ok: false,
      error: { code: 'bad-request' },
    });
    expect(store.tags.ofStory(id)).toEqual([]);
    expect(await valueOf(handlers['lexicon.list'](undefined))).toEqual([]);
  });
});

describe('links', () => {
  test('that are safe are opened', async () => {
    const { handlers, links } = createTestDesk();
    await valueOf(handlers['desk.openLink']({ href: 'https://example.org/a' }));
    expect(links).toEqual(['https://example.org/a']);
  });

  test.each(['javascript:alert(1)', 'file:///etc/passwd', 'https://a:b@example.org', 'galley', ''])(
    'such as %j are not',
    async (href) => {
      const { handlers, links } = createTestDesk();
      expect(await handlers['desk.openLink']({ href })).toMatchObject({
        ok: false,
        error: { code: 'bad-request' },
      });
      expect(links).toEqual([]);
    },
  );
});
