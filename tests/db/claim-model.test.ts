import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Result } from '../../core/base/result.ts';
import type { ClaimId, EvidenceId, SourceId, StoryId } from '../../core/base/id.ts';
import { claimKinds, verdicts, type Claim, type Evidence } from '../../core/factcheck/claim.ts';
import type { ArticleStore } from '../../db/article-store.ts';
import type { ClaimStore } from '../../db/claims.ts';
import { openStore } from '../../db/open-store.ts';
import { addStory, createClock } from './store-fixture.ts';

// What the store must do, said once more without SQL: a list of claims in memory.

type Call = {
  [Name in keyof ClaimStore]: Parameters<ClaimStore[Name]> extends [infer Order]
    ? Order extends { editor: string }
      ? { readonly name: Name; readonly order: Order }
      : never
    : never;
}[keyof ClaimStore];
type OrderOf<Name extends Call['name']> = Extract<Call, { name: Name }>['order'];

interface Model {
  readonly claims: Map<ClaimId, Claim>;
  /** How many things happened to each claim. */
  readonly events: Map<ClaimId, number>;
}

function happen({ events }: Model, id: ClaimId): void {
  events.set(id, (events.get(id) ?? 0) + 1);
}

function change(model: Model, id: ClaimId, changed: Partial<Claim>): void {
  const claim = model.claims.get(id);
  if (!claim) return;
  model.claims.set(id, { ...claim, ...changed });
  happen(model, id);
}

function lacking(claim: Claim, other: Claim): readonly Evidence[] {
  return [
    ...claim.evidence,
    ...other.evidence.filter((item) => claim.evidence.every(({ id }) => id !== item.id)),
  ];
}

function add(model: Model, order: OrderOf<'add'>, at: number): void {
  const { id, storyId, text, kind = 'other' } = order;
  if (model.claims.has(id)) return;
  const parent = order.splitFrom ? model.claims.get(order.splitFrom) : undefined;
  const isSplit = parent?.storyId === storyId;
  const blank = { fix: '', note: '', checkedBy: '', checkedAt: null, signedBy: '', signedAt: null };
  const evidence = isSplit ? parent.evidence : [];
  model.claims.set(id, {
    ...blank,
    id,
    storyId,
    kind,
    text,
    verdict: 'unchecked',
    evidence,
    createdAt: at,
  });
  happen(model, id);
  if (!isSplit) return;
  happen(model, id);
  happen(model, parent.id);
}

function signOff(model: Model, { id, text, editor }: OrderOf<'signOff'>, at: number): void {
  const claim = model.claims.get(id);
  const isOpen = claim?.verdict === 'unchecked' || claim?.verdict === 'checking';
  if (!claim || editor === '' || isOpen || claim.text !== text) return;
  if (claim.checkedBy === '' || claim.checkedBy === editor || claim.signedBy === editor) return;
  change(model, id, { signedBy: editor, signedAt: at });
}

function merge(model: Model, { id, merged }: OrderOf<'merge'>): void {
  const [claim, other] = [model.claims.get(id), model.claims.get(merged)];
  if (!claim || !other || id === merged || claim.storyId !== other.storyId) return;
  const isNew = other.note !== '' && !claim.note.split('\n').includes(other.note);
  const note = [claim.note, isNew ? other.note : ''].filter((part) => part !== '').join('\n');
  change(model, id, { evidence: lacking(claim, other), note });
  happen(model, merged);
}

function addEvidence(model: Model, { id, evidence }: OrderOf<'addEvidence'>): void {
  const before = model.claims.get(id)?.evidence ?? [];
  if (before.some((item) => item.id === evidence.id)) return;
  change(model, id, { evidence: [...before, evidence] });
}

/** Other evidence than a signature was given upon takes the signature away, and that is told. */
function changeBasis(model: Model, id: ClaimId, evidence: readonly Evidence[]): void {
  if (model.claims.get(id)?.signedBy) happen(model, id);
  change(model, id, { evidence, signedBy: '', signedAt: null });
}

function removeEvidence(model: Model, { id, evidenceId }: OrderOf<'removeEvidence'>): void {
  const before = model.claims.get(id)?.evidence ?? [];
  const evidence = before.filter((item) => item.id !== evidenceId);
  if (evidence.length < before.length) changeBasis(model, id, evidence);
}

function rateEvidence(model: Model, order: OrderOf<'rateEvidence'>): void {
  const before = model.claims.get(order.id)?.evidence ?? [];
  const item = before.find(({ id }) => id === order.evidenceId);
  if (!item || item.primary === order.primary) return;
  const rated = { ...item, primary: order.primary };
  changeBasis(
    model,
    order.id,
    before.map((one) => (one === item ? rated : one)),
  );
}

function set<Name extends 'kind' | 'fix' | 'note'>(
  model: Model,
  id: ClaimId,
  name: Name,
  value: Claim[Name],
): void {
  if (model.claims.get(id)?.[name] !== value) change(model, id, { [name]: value });
}

function carryOut(model: Model, call: Call, at: number): void {
  switch (call.name) {
    case 'add':
      return add(model, call.order, at);
    case 'settle': {
      const { id, verdict, text, editor } = call.order;
      const settled = { verdict, text, checkedBy: editor, checkedAt: at };
      return change(model, id, { ...settled, signedBy: '', signedAt: null });
    }
    case 'signOff':
      return signOff(model, call.order, at);
    case 'merge':
      return merge(model, call.order);
    case 'setKind':
      return set(model, call.order.id, 'kind', call.order.kind);
    case 'setFix':
      return set(model, call.order.id, 'fix', call.order.fix);
    case 'setNote':
      return set(model, call.order.id, 'note', call.order.note);
    case 'addEvidence':
      return addEvidence(model, call.order);
    case 'removeEvidence':
      return removeEvidence(model, call.order);
    case 'rateEvidence':
      return rateEvidence(model, call.order);
  }
}

const id = fc.constantFrom(...(['c1', 'c2', 'c3', 'c4'] as ClaimId[]));
const text = fc.constantFrom('Noon', 'noon', 'half \ud83d', '“\u0000”');
const editor = fc.constantFrom('Ada', 'Jon', '');
const kind = fc.constantFrom(...claimKinds);
const evidenceId = fc.constantFrom(...(['e1', 'e2', 'e3'] as EvidenceId[]));
const evidence: fc.Arbitrary<Evidence> = fc.record({
  id: evidenceId,
  quote: fc.constantFrom('Dep. 12:00', ''),
  source: fc.constantFrom('Timetable', 'Harbour office'),
  locator: fc.constant('p. 2'),
  primary: fc.boolean(),
  seenAt: fc.nat(),
  sourceId: fc.constantFrom('q1' as SourceId, null),
  passage: fc.constantFrom({ from: 2, to: 9 }, null),
});

function calls(stories: readonly StoryId[]): fc.Arbitrary<Call[]> {
  const storyId = fc.constantFrom(...stories);
  const named = <Name extends Call['name']>(name: Name, order: fc.Arbitrary<OrderOf<Name>>) =>
    order.map((made) => ({ name, order: made }) as unknown as Call);
  return fc.array(
    fc.oneof(
      {
        weight: 3,
        arbitrary: named(
          'add',
          fc.record({
            id,
            storyId,
            text,
            kind,
            splitFrom: fc.oneof(id, fc.constant(null)),
            editor,
          }),
        ),
      },
      {
        weight: 2,
        arbitrary: named(
          'settle',
          fc.record({ id, verdict: fc.constantFrom(...verdicts), text, editor }),
        ),
      },
      { weight: 2, arbitrary: named('signOff', fc.record({ id, text, editor })) },
      { weight: 2, arbitrary: named('merge', fc.record({ id, merged: id, editor })) },
      named('setKind', fc.record({ id, kind, editor })),
      named('setFix', fc.record({ id, fix: text, editor })),
      named('setNote', fc.record({ id, note: fc.constantFrom('Ask', 'Seen', ''), editor })),
      { weight: 3, arbitrary: named('addEvidence', fc.record({ id, evidence, editor })) },
      named('removeEvidence', fc.record({ id, evidenceId, editor })),
      named('rateEvidence', fc.record({ id, evidenceId, primary: fc.boolean(), editor })),
    ),
    { minLength: 1, maxLength: 40 },
  );
}

function compare(store: ArticleStore, model: Model, stories: readonly StoryId[]): void {
  for (const storyId of stories) {
    const expected = [...model.claims.values()].filter((claim) => claim.storyId === storyId);
    expect(store.claims.ofStory(storyId)).toEqual(expected);
  }
  for (const [claim, count] of model.events) {
    expect(store.claims.history(claim)).toHaveLength(count);
    expect(store.claims.get(claim)).toEqual(model.claims.get(claim));
  }
}

/** The same call upon the stories of this run. */
function place(call: Call, real: ReadonlyMap<StoryId, StoryId>): Call {
  if (call.name !== 'add') return call;
  const storyId = real.get(call.order.storyId) ?? call.order.storyId;
  return { ...call, order: { ...call.order, storyId } };
}

/** Does the same to the store and to the model; what was told of a claim must stay told. */
function callBoth(store: ArticleStore, model: Model, call: Call, at: number): void {
  const { id } = call.order;
  const told = store.claims.history(id) ?? [];
  store.claims[call.name](call.order as never);
  carryOut(model, call, at);
  const after = store.claims.history(id) ?? [];
  expect(after.slice(after.length - told.length)).toEqual(told);
}

test('any calls in any order leave the claims that a plain list would hold, and forget no history', () => {
  const names = ['one', 'two'] as StoryId[];
  fc.assert(
    fc.property(calls(names), (made) => {
      const folder = mkdtempSync(join(tmpdir(), 'galley-test-'));
      const clock = createClock();
      const open = (): ArticleStore => valueOf(openStore(folder, clock));
      let store = open();
      try {
        const real = new Map(names.map((name) => [name, addStory(store)]));
        const model: Model = { claims: new Map(), events: new Map() };
        for (const call of made) {
          clock.pass(1);
          callBoth(store, model, place(call, real), clock.now());
        }
        compare(store, model, [...real.values()]);
        store.close();
        store = open();
        compare(store, model, [...real.values()]);
      } finally {
        store.close();
        rmSync(folder, { recursive: true });
      }
    }),
    { seed: 20, numRuns: 50 },
  );
});

function valueOf<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
