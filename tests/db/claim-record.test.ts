import { describe, expect, test } from 'vitest';
import type { ClaimId, EvidenceId, SourceId, StoryId } from '../../core/base/id.ts';
import { claimKinds, verdicts } from '../../core/factcheck/claim.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import { claimId as id, evidence, headline, storyWithClaim } from './claim-fixture.ts';
import {
  addStory,
  asOpened,
  createClock,
  mustOpen,
  temporaryFolder,
  temporaryStore,
} from './store-fixture.ts';

const second = 'c2' as ClaimId;
const half = 'half \ud83d and “quotes”\u0000';

/** What the history of a claim says, newest first. */
function told(store: ArticleStore, claim: ClaimId = id): string[] {
  return (store.claims.history(claim) ?? []).map(({ what }) => what);
}

/** A store with a claim that Jon has confirmed. */
function confirmed(): { store: ArticleStore; clock: ReturnType<typeof createClock> } {
  const clock = createClock();
  const store = temporaryStore(clock);
  storyWithClaim(store);
  store.claims.settle({ id, verdict: 'confirmed', text: headline, editor: 'Jon' });
  clock.pass(1000);
  return { store, clock };
}

describe('a sign-off', () => {
  test('is a second name under the verdict, with its time, and is told', () => {
    const { store, clock } = confirmed();
    expect(store.claims.signOff({ id, text: headline, editor: ' Ada ' })).toMatchObject({
      ok: true,
      value: { verdict: 'confirmed', checkedBy: 'Jon', signedBy: 'Ada', signedAt: clock.now() },
    });
    expect(store.claims.history(id)?.[0]).toEqual({
      at: clock.now(),
      who: 'Ada',
      what: `Signed off as confirmed: “${headline}”`,
    });
  });

  test('given twice is given once', () => {
    const { store, clock } = confirmed();
    const first = store.claims.signOff({ id, text: headline, editor: 'Ada' });
    clock.pass(1000);
    expect(store.claims.signOff({ id, text: headline, editor: 'Ada' })).toEqual(first);
    expect(told(store)).toHaveLength(3);
  });

  test.each([
    ['Ada', headline + '!', 'text-changed'],
    ['Ada', '', 'text-changed'],
    ['', headline, 'no-name'],
    [' \u00a0', headline, 'no-name'],
    ['Jon', headline, 'same-person'],
    [' jon', headline, 'same-person'],
  ] as const)('by “%s” over “%s” is refused: %s', (editor, text, error) => {
    const { store } = confirmed();
    const before = store.claims.get(id);
    expect(store.claims.signOff({ id, text, editor })).toEqual({ ok: false, error });
    expect(store.claims.get(id)).toEqual(before);
    expect(told(store)).toHaveLength(2);
  });

  test.each(['unchecked', 'checking'] as const)('of a claim that is %s is refused', (verdict) => {
    const { store } = confirmed();
    store.claims.settle({ id, verdict, text: headline, editor: 'Jon' });
    expect(store.claims.signOff({ id, text: headline, editor: 'Ada' })).toEqual({
      ok: false,
      error: 'open',
    });
  });

  test('of a verdict without a name is refused: it may be one’s own', () => {
    const { store } = confirmed();
    store.claims.settle({ id, verdict: 'opinion', text: headline, editor: '' });
    expect(store.claims.signOff({ id, text: headline, editor: 'Ada' })).toEqual({
      ok: false,
      error: 'no-checker',
    });
  });

  test('is gone with a new verdict, even the same one', () => {
    const { store } = confirmed();
    store.claims.signOff({ id, text: headline, editor: 'Ada' });
    expect(
      store.claims.settle({ id, verdict: 'confirmed', text: headline, editor: 'Jon' }),
    ).toMatchObject({ signedBy: '', signedAt: null });
  });

  test.each(['removed', 'rated otherwise'])('is gone when evidence under it is %s', (how) => {
    const { store } = confirmed();
    store.claims.addEvidence({ id, evidence: evidence(), editor: 'Jon' });
    store.claims.signOff({ id, text: headline, editor: 'Ada' });
    const order = { id, evidenceId: 'e1' as EvidenceId, editor: 'Mo' };
    const left =
      how === 'removed'
        ? store.claims.removeEvidence(order)
        : store.claims.rateEvidence({ ...order, primary: false });
    expect(left).toMatchObject({
      verdict: 'confirmed',
      checkedBy: 'Jon',
      signedBy: '',
      signedAt: null,
    });
    expect(told(store)[0]).toBe(
      'The sign-off by Ada no longer stands: the evidence under it was changed',
    );
    expect(store.claims.history(id)?.[0]?.who).toBe('Mo');
  });

  test('stays when there was no such evidence, or when more is added', () => {
    const { store } = confirmed();
    store.claims.addEvidence({ id, evidence: evidence(), editor: 'Jon' });
    store.claims.signOff({ id, text: headline, editor: 'Ada' });
    const more = evidence({ id: 'e2' as EvidenceId });
    const order = { id, evidenceId: 'e3' as EvidenceId, editor: 'Mo' };
    store.claims.removeEvidence(order);
    store.claims.rateEvidence({ ...order, evidenceId: 'e1' as EvidenceId, primary: true });
    expect(store.claims.addEvidence({ id, evidence: more, editor: 'Mo' })?.signedBy).toBe('Ada');
  });

  test.each(verdicts.slice(2))('tells the verdict %s in words', (verdict) => {
    const { store } = confirmed();
    store.claims.settle({ id, verdict, text: headline, editor: 'Jon' });
    expect(store.claims.signOff({ id, text: headline, editor: 'Ada' }).ok).toBe(true);
    expect(told(store)[0]).toMatch(/^Signed off as (confirmed|opinion|in need|not to be)/);
  });
});

describe('kind and fix', () => {
  test('are what was set last, and history tells each change once', () => {
    const store = temporaryStore();
    const storyId = storyWithClaim(store);
    store.claims.setKind({ id, kind: 'date', editor: 'Jon' });
    store.claims.setKind({ id, kind: 'date', editor: 'Jon' });
    store.claims.setFix({ id, fix: 'Ferry at one', editor: 'Jon' });
    store.claims.setFix({ id, fix: 'Ferry at one', editor: 'Jon' });
    store.claims.setFix({ id, fix: '', editor: 'Jon' });
    expect(store.claims.setFix({ id, fix: half, editor: 'Jon' })?.fix).toBe(half);
    expect(asOpened(store, storyId).claims).toMatchObject([{ kind: 'date', fix: half }]);
    expect(told(store).slice(1, -1)).toEqual([
      'Took back the proposed wording',
      'Proposed the wording: “Ferry at one”',
      'Called it a date',
    ]);
  });

  test.each(claimKinds)('%s is a kind that can be stored and told', (kind) => {
    const store = temporaryStore();
    const storyId = addStory(store);
    store.claims.add({ id, storyId, text: 'x', kind, editor: 'Ada' });
    store.claims.add({ id: second, storyId, text: 'x', editor: 'Ada' });
    const other = kind === 'other' ? 'law' : 'other';
    expect(store.claims.get(id)?.kind).toBe(kind);
    store.claims.setKind({ id: second, kind: other, editor: '' });
    expect(store.claims.setKind({ id: second, kind, editor: '' })?.kind).toBe(kind);
    expect(told(store, second)[0]).toMatch(/^Called it (an?|of) [a-z ]+$/);
  });
});

describe('evidence from the vault', () => {
  test('keeps its source and passage, through closing and opening', () => {
    const folder = temporaryFolder();
    const store = mustOpen(folder);
    storyWithClaim(store);
    const found = evidence({ sourceId: 'q1' as SourceId, passage: { from: 3, to: 12 } });
    store.claims.addEvidence({ id, evidence: found, editor: 'Ada' });
    store.close();
    expect(mustOpen(folder).claims.get(id)?.evidence).toEqual([found]);
  });

  test('that was removed is told whole', () => {
    const store = temporaryStore();
    storyWithClaim(store);
    store.claims.addEvidence({ id, evidence: evidence({ source: '' }), editor: 'Ada' });
    store.claims.removeEvidence({ id, evidenceId: 'e1' as EvidenceId, editor: 'Ada' });
    expect(told(store)[0]).toBe('Removed evidence: Dep. 12:00');
  });
});

describe('evidence that is rated', () => {
  const rate = (store: ArticleStore, primary: boolean) =>
    store.claims.rateEvidence({ id, evidenceId: 'e1' as EvidenceId, primary, editor: 'Jon' });

  test('is called primary or secondary, each change told once by its source', () => {
    const store = temporaryStore();
    storyWithClaim(store);
    const items = [evidence({ primary: false }), evidence({ id: 'e2' as EvidenceId })];
    for (const item of items) store.claims.addEvidence({ id, evidence: item, editor: 'Ada' });
    expect(rate(store, true)?.evidence).toEqual([evidence(), items[1]]);
    rate(store, true);
    expect(rate(store, false)?.evidence).toEqual(items);
    expect(told(store).slice(0, -3)).toEqual([
      'Called “Timetable” a secondary source',
      'Called “Timetable” a primary source',
    ]);
    expect(store.claims.history(id)?.[0]?.who).toBe('Jon');
  });

  test('but is not there changes nothing; a claim that is not there is null', () => {
    const store = temporaryStore();
    storyWithClaim(store);
    const before = store.claims.get(id);
    expect(rate(store, true)).toEqual(before);
    expect(told(store)).toHaveLength(1);
    expect(
      store.claims.rateEvidence({
        id: second,
        evidenceId: 'e1' as EvidenceId,
        primary: true,
        editor: 'Jon',
      }),
    ).toBeNull();
  });
});

describe('a claim split off another', () => {
  test('takes over its evidence, each free of the other from then on; both tell', () => {
    const store = temporaryStore();
    const storyId = storyWithClaim(store);
    const items = [evidence(), evidence({ id: 'e2' as EvidenceId, sourceId: 'q' as SourceId })];
    for (const item of items) store.claims.addEvidence({ id, evidence: item, editor: 'Ada' });
    const part = { id: second, storyId, text: 'at noon', kind: 'date', splitFrom: id } as const;
    expect(store.claims.add({ ...part, editor: 'Jon' })).toMatchObject({
      kind: 'date',
      verdict: 'unchecked',
      evidence: items,
    });
    store.claims.removeEvidence({ id, evidenceId: 'e1' as EvidenceId, editor: 'Ada' });
    expect(store.claims.get(second)?.evidence).toEqual(items);
    expect(store.claims.get(id)?.evidence).toEqual([items[1]]);
    expect(told(store, second)).toEqual([
      `Split from “${headline}”, taking over 2 items of evidence`,
      'Marked as a claim: “at noon”',
    ]);
    expect(told(store)[1]).toBe('Split off: “at noon”');
  });

  test('asked for twice is split once', () => {
    const store = temporaryStore();
    const storyId = storyWithClaim(store);
    const part = { id: second, storyId, text: 'at noon', splitFrom: id, editor: 'Jon' };
    store.claims.add(part);
    expect(store.claims.add(part)?.id).toBe(second);
    expect(told(store)).toHaveLength(2);
    expect(told(store, second)).toHaveLength(2);
  });

  test.each(['nothing', 'another story'])('from %s is a claim all the same', (from) => {
    const store = temporaryStore();
    const storyId = storyWithClaim(store);
    store.claims.addEvidence({ id, evidence: evidence(), editor: 'Ada' });
    const elsewhere = addStory(store);
    const splitFrom = from === 'nothing' ? ('none' as ClaimId) : id;
    const where = from === 'nothing' ? storyId : elsewhere;
    const part = { id: second, storyId: where, text: 'at noon', splitFrom, editor: 'Jon' };
    expect(store.claims.add(part)?.evidence).toEqual([]);
    expect(told(store, second)).toEqual(['Marked as a claim: “at noon”']);
    expect(told(store)).toHaveLength(2);
  });
});

describe('merging', () => {
  /** Two claims of one story, the second with a note and an item more. */
  function twoClaims(): { store: ArticleStore; storyId: StoryId } {
    const store = temporaryStore();
    const storyId = storyWithClaim(store);
    store.claims.addEvidence({ id, evidence: evidence(), editor: 'Ada' });
    store.claims.add({ id: second, storyId, text: 'at noon', splitFrom: id, editor: 'Ada' });
    const more = evidence({ id: 'e2' as EvidenceId, source: 'Harbour office' });
    store.claims.addEvidence({ id: second, evidence: more, editor: 'Ada' });
    store.claims.setNote({ id: second, note: 'Ask the office', editor: 'Ada' });
    return { store, storyId };
  }

  test('takes over what the claim lacks; the other stays on record; both tell', () => {
    const { store, storyId } = twoClaims();
    store.claims.setNote({ id, note: 'Seen', editor: 'Ada' });
    const other = store.claims.get(second);
    expect(store.claims.merge({ id, merged: second, editor: 'Jon' })).toMatchObject({
      note: 'Seen\nAsk the office',
      evidence: [{ id: 'e1' }, { id: 'e2' }],
    });
    expect(store.claims.get(second)).toEqual(other);
    expect(store.claims.ofStory(storyId)).toHaveLength(2);
    expect(told(store)[0]).toBe('Merged with “at noon”, taking over 1 item of evidence');
    expect(told(store, second)[0]).toBe(`Became part of: “${headline}”`);
  });

  test('leaves the verdict and its signature: the words tell whether they still stand', () => {
    const { store } = twoClaims();
    store.claims.settle({ id, verdict: 'confirmed', text: headline, editor: 'Jon' });
    store.claims.signOff({ id, text: headline, editor: 'Ada' });
    expect(store.claims.merge({ id, merged: second, editor: 'Jon' })).toMatchObject({
      verdict: 'confirmed',
      text: headline,
      signedBy: 'Ada',
    });
  });

  test('again, as after an undo, takes nothing twice', () => {
    const { store } = twoClaims();
    const once = store.claims.merge({ id, merged: second, editor: 'Jon' });
    expect(store.claims.merge({ id, merged: second, editor: 'Jon' })).toEqual(once);
    expect(told(store)[0]).toBe('Merged with “at noon”');
  });

  test('leaves a note alone that would be longer than the desk lets it be', () => {
    const { store } = twoClaims();
    const note = 'x'.repeat(19_990);
    store.claims.setNote({ id, note, editor: 'Ada' });
    expect(store.claims.merge({ id, merged: second, editor: 'Jon' })?.note).toBe(note);
    expect(store.claims.get(second)?.note).toBe('Ask the office');
  });

  test.each(['itself', 'nothing', 'a claim of another story'])('with %s is refused', (what) => {
    const { store } = twoClaims();
    const foreign = 'c3' as ClaimId;
    store.claims.add({ id: foreign, storyId: addStory(store), text: 'x', editor: 'Ada' });
    const merged = { itself: id, nothing: 'none' as ClaimId }[what] ?? foreign;
    const before = told(store);
    expect(store.claims.merge({ id, merged, editor: 'Jon' })).toBeNull();
    expect(store.claims.merge({ id: 'none' as ClaimId, merged: id, editor: 'Jon' })).toBeNull();
    expect(told(store)).toEqual(before);
    expect(told(store, foreign)).toHaveLength(1);
  });
});

test('a claim that there is not is null, or not found', () => {
  const { claims } = temporaryStore();
  expect(claims.signOff({ id, text: '', editor: 'Ada' })).toEqual({
    ok: false,
    error: 'not-found',
  });
  expect(claims.setKind({ id, kind: 'law', editor: '' })).toBeNull();
  expect(claims.setFix({ id, fix: 'x', editor: '' })).toBeNull();
});
