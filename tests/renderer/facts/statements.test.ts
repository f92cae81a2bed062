// @vitest-environment jsdom
import { claimStatus, type Claim } from '../../../core/factcheck/claim.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { claimCards, isDone, type ClaimCard } from '../../../renderer/facts/claim-cards.ts';
import { spellProgress } from '../../../renderer/facts/coverage-meter.tsx';
import { spellGround } from '../../../renderer/facts/evidence-rule.ts';
import { signOffTrouble } from '../../../renderer/facts/sign-off-rule.ts';
import { pickStatements, progressOf, statementsOf } from '../../../renderer/facts/statements.ts';
import { changedText } from '../../../renderer/facts/word-changes.ts';
import { claimOf, evidenceOf, proposalOf } from './facts-fixture.ts';

function cardOf(claim: Claim, current: string | null = claim.text): ClaimCard {
  return { id: claim.id, claim, current, status: claimStatus(claim, current) };
}

const confirmed = cardOf(claimOf('yes', { verdict: 'confirmed', checkedBy: 'Ada', checkedAt: 5 }));
const open = cardOf(claimOf('open'));
const cut = cardOf(claimOf('cut'), null);

describe('the statements of a story', () => {
  const places: Readonly<Record<string, number>> = { open: 10, p1: 20, yes: 30, p2: 40 };
  const all = statementsOf(
    [open, confirmed, cut],
    [
      proposalOf('p1', { worth: 0.2 }),
      proposalOf('gone', { isDismissed: true }),
      proposalOf('p2', { worth: 0.9 }),
    ],
    { ofClaim: (id) => places[id] ?? null, ofProposal: (id) => places[id] ?? null },
  );
  const ids = (filter: Parameters<typeof pickStatements>[1], order: 'place' | 'worth' = 'place') =>
    pickStatements(all, filter, order, false).map(({ id }) => id);

  test('claims and proposals stand as their words do, without what was cut or set aside', () => {
    expect(ids('all')).toEqual(['open', 'p1', 'yes', 'p2']);
  });

  test('filters part them, and the worthiest proposals can come first', () => {
    expect(ids('unread')).toEqual(['p1', 'p2']);
    expect(ids('unread', 'worth')).toEqual(['p2', 'p1']);
    expect(ids('open')).toEqual(['open']);
    expect(ids('settled')).toEqual(['yes']);
    expect(ids('all', 'worth')).toEqual(['p2', 'p1', 'open', 'yes']);
  });

  test('keep their order when one has lost its place meanwhile', () => {
    const lost = statementsOf([open, confirmed], [proposalOf('p1')], {
      ofClaim: (id) => (id === 'open' ? 10 : null),
      ofProposal: () => 20,
    });
    expect(lost.map(({ id }) => id)).toEqual(['open', 'yes', 'p1']);
  });

  test('are counted: settled, to check and not looked at make up all', () => {
    const progress = progressOf(
      [open, confirmed, cut],
      [{ isDismissed: true }, { isDismissed: false }],
      false,
    );
    expect(progress).toEqual({ settled: 2, open: 1, unread: 1, total: 4 });
    expect(spellProgress(progress)).toBe(
      '2 of 4 statements settled · 1 to check · 1 not looked at',
    );
  });
});

test('the card of a claim stays the same while nothing in it changed, so that none is drawn anew', () => {
  const claims = [claimOf('a'), claimOf('b')];
  const marked = claims.map(({ id, text }) => ({ id, text }));
  const before = claimCards(claims, marked);
  const after = claimCards([...claims], [marked[0]!, { ...marked[1]!, text: 'Otherwise.' }]);
  expect(after[0]).toBe(before[0]);
  expect(after[1]).not.toBe(before[1]);
});

describe('a desk that asks for a second person', () => {
  const signed = cardOf({ ...confirmed.claim, signedBy: 'Bea', signedAt: 6 });

  test('takes a claim for done only when it is signed off', () => {
    expect([confirmed, signed].map((card) => isDone(card, true))).toEqual([false, true]);
    expect(isDone(confirmed, false)).toBe(true);
    expect(isDone(cut, true)).toBe(true);
  });

  test.each([
    ['the checker, however the name is typed', confirmed, ' ada ', /second person/],
    ['someone without a name', confirmed, '', /name first/],
    ['someone else, once it is signed', signed, 'Cleo', /Bea signed it off/],
    ['anyone, while it is open', open, 'Bea', /settled/],
    [
      'anyone, where nobody put a name to the verdict',
      cardOf(claimOf('x', { verdict: 'opinion' })),
      'Bea',
      /no name/,
    ],
  ])('lets it not be signed by %s', (_who, card, editor, why) => {
    expect(signOffTrouble(card, editor)).toMatch(why);
  });

  test('lets another person sign', () => {
    expect(signOffTrouble(confirmed, 'Bea')).toBeNull();
  });
});

test.each([
  [[], 'No evidence yet.'],
  [[evidenceOf('A', true)], '1 primary source.'],
  [[evidenceOf('A', true), evidenceOf('B', false)], '1 primary source and 1 secondary source.'],
  [
    [evidenceOf('B', false)],
    '1 secondary source: one primary or three independent ones is the rule.',
  ],
  [
    [evidenceOf('B', false), evidenceOf('b ', false), evidenceOf('C', false)],
    '2 secondary sources: one primary or three independent ones is the rule.',
  ],
  [
    [evidenceOf('B', false), evidenceOf('C', false), evidenceOf('D', false)],
    '3 secondary sources: enough, if they are independent of one another.',
  ],
])('says what a claim rests on (%#)', (evidence, ground) => {
  expect(spellGround(evidence)).toBe(ground);
});

describe('what changed in words that were checked', () => {
  test('is laid out word by word', () => {
    expect(changedText('The ferry sank in 1931.', 'The old ferry sank in 1932.')).toEqual([
      { kind: 'same', text: 'The ' },
      { kind: 'added', text: 'old' },
      { kind: 'same', text: ' ' },
      { kind: 'same', text: 'ferry sank in ' },
      { kind: 'removed', text: '1931.' },
      { kind: 'same', text: ' ' },
      { kind: 'added', text: '1932.' },
    ]);
  });

  test('reads as either version when the other one is left out', () => {
    const words = fc.array(fc.constantFrom('a', 'bb', 'the', 'quay', '12'), { maxLength: 12 });
    const reading = (parts: ReturnType<typeof changedText>, without: 'removed' | 'added') =>
      parts
        .filter(({ kind }) => kind !== without)
        .map(({ text }) => text)
        .join(' ')
        .split(/\s+/u)
        .filter(Boolean);
    fc.assert(
      fc.property(words, words, (old, now) => {
        const parts = changedText(old.join(' '), now.join(' '));
        expect(reading(parts, 'added')).toEqual(old);
        expect(reading(parts, 'removed')).toEqual(now);
      }),
      { seed: 4, numRuns: 300 },
    );
  });
});
