// @vitest-environment jsdom
import './browser-fakes.ts';
import { act } from 'react';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Claim, Evidence } from '../../../core/factcheck/claim.ts';
import type { FactsState } from '../../../renderer/editor/editor-state.ts';
import { changeOpened, useDesk } from '../../../renderer/desk/desk-state.ts';
import { addClaim, addMissing, recordOf } from '../../../renderer/facts/claim-actions.ts';
import { claimCards, cutClaims } from '../../../renderer/facts/claim-cards.ts';
import { dismissFact } from '../../../renderer/facts/dismissal-actions.ts';
import { openRecordAtCaret, tellNothingLeft } from '../../../renderer/facts/facts-view.ts';
import { answerRequests, openStoryOf, said } from '../desk/desk-fixture.ts';
import { allByRole, byRole, draw, nameOf, pressKey, settle } from '../desk/draw.ts';
import { claimOf, evidenceOf, layFacts, proposalOf } from './facts-fixture.ts';

// The reading of sources needs a worker, which jsdom has not.
vi.mock('../../../renderer/source-reading-worker/port.ts', () => ({ readSource: () => null }));
const { ClaimsPart } = await import('../../../renderer/facts/claims-part.tsx');

function show(facts: Partial<FactsState>, claims: readonly Claim[] = []) {
  const host = answerRequests({
    'claims.add': ({ id }: { id: string }) => claimOf(id),
    'publishing.checklist': () => [],
    'stories.setStatus': () => openStoryOf('mine').story,
  });
  const laid = layFacts(facts, claims);
  const { place } = draw(
    <div className="inspector-panel">
      <ClaimsPart />
    </div>,
  );
  const words = () =>
    [...place.querySelectorAll('.statement .claim-words')].map(({ textContent }) => textContent);
  return { ...laid, host, place, words };
}

const two = [proposalOf('p1'), proposalOf('p2', { worth: 0.9 })];

describe('the panel', () => {
  test('says how far the checking is, in words and to a screen reader', () => {
    const { place } = show({ proposals: two }, [claimOf('c')]);
    const meter = place.querySelector('[role=meter]');
    expect(meter?.getAttribute('aria-valuetext')).toBe(
      '0 of 3 statements settled · 1 to check · 2 not looked at',
    );
    expect(meter?.getAttribute('aria-valuemax')).toBe('3');
  });

  test.each([
    ['while the story is read', { reading: true }, 'Reading the story…'],
    ['when nothing asks to be checked', {}, 'What must be true?'],
    ['when it cannot be read', { failure: 'Reading stopped.' }, 'Reading stopped.'],
  ])('has a next step %s', (_when, facts, sentence) => {
    expect(show(facts).place.textContent).toContain(sentence);
  });

  test('says when every statement is settled, and what comes next', async () => {
    const done = claimOf('c', { verdict: 'confirmed', checkedAt: 5 });
    const { place, host } = show({}, [done]);
    expect(place.textContent).toContain('Every statement is settled');
    act(() => byRole(place, 'button', 'Move it to Ready').click());
    await vi.waitFor(() => expect(host.askedOf('stories.setStatus')).toHaveLength(1));
  });

  test('lists proposals by worth when asked, and parts of the list by filter', () => {
    const { place, words } = show({ proposals: two }, [claimOf('c')]);
    expect(words()).toHaveLength(3);
    const worth = place.querySelector<HTMLInputElement>('input[type=checkbox]');
    act(() => worth?.click());
    expect(words()).toEqual(['Proposal p2.', 'Proposal p1.', 'Claim c.']);
    act(() => byRole(place, 'radio', 'Open 1').click());
    expect(words()).toEqual(['Claim c.']);
    act(() => byRole(place, 'radio', 'Settled 0').click());
    expect(words()).toEqual([]);
    act(() => byRole(place, 'button', 'Show all statements').click());
    expect(words()).toHaveLength(3);
  });

  test('draws few of 500 claims, and the one that is stepped to', () => {
    const many = Array.from({ length: 500 }, (_, index) => claimOf(`c${index}`));
    const { place, marked, words } = show({}, many);
    expect(words().length).toBeGreaterThan(0);
    expect(words().length).toBeLessThan(40);
    expect(place.querySelector('.statement')?.getAttribute('aria-setsize')).toBe('500');
    act(() => marked.set({ ...marked.get(), current: many[432]?.id ?? null }));
    expect(words()).toContain('Claim c432.');
    expect(words().length).toBeLessThan(40);
  });

  test('keeps the one in hand in sight while cards come above it, unless it was scrolled away', () => {
    const many = Array.from({ length: 300 }, (_, index) => claimOf(`c${index}`));
    const { place, marked } = show({}, many);
    const panel = place.querySelector('.inspector-panel');
    const current = many[200]?.id ?? null;
    const list = marked.get().list;
    const isInSight = () => {
      const card = place.querySelector('[data-current=true]')?.closest<HTMLElement>('.statement');
      const top = Number(/translateY\((\d+)px\)/.exec(card?.style.transform ?? '')?.[1]);
      const above = panel?.scrollTop ?? 0;
      return above <= top && top + 120 <= above + 600;
    };
    act(() => marked.set({ list: list.slice(8), current }));
    expect(isInSight()).toBe(true);
    act(() => marked.set({ list, current }));
    expect(isInSight()).toBe(true);
    act(() => panel?.scrollTo({ top: 0 }));
    act(() => marked.set({ list: list.slice(4), current }));
    expect(isInSight()).toBe(false);
  });

  test('keeps what was set aside and what was cut out of the way, with the way back', async () => {
    const { place, host, marked } = show({ proposals: [proposalOf('p1', { isDismissed: true })] }, [
      claimOf('c', { note: 'Ask the harbour' }),
    ]);
    act(() => marked.set({ list: [], current: null }));
    const summaries = [...place.querySelectorAll('summary')].map(nameOf);
    expect(summaries).toEqual(['1 looked at and left unclaimed', 'No longer in the text (1)']);
    await settle(() => byRole(place, 'button', 'Take back: Proposal p1.').click());
    expect(host.askedOf('facts.undismiss')).toEqual([
      { storyId: 'mine', kind: 'proposal', text: 'p1' },
    ]);
  });
});

describe('records of claims that are marked no more', () => {
  const seen = evidenceOf('Harbour log', true);
  const cut = (...claims: Claim[]) => cutClaims(claimCards(claims, [])).map(({ id }) => id);

  test('are listed when anything was done about them', () => {
    const done = [
      claimOf('settled', { verdict: 'confirmed', checkedAt: 5 }),
      claimOf('reopened', { checkedAt: 5 }),
      claimOf('noted', { note: 'Ask' }),
      claimOf('backed', { evidence: [seen] }),
      claimOf('mended', { fix: 'It did.' }),
    ];
    expect(cut(...done)).toEqual(done.map(({ id }) => id));
  });

  test('are not when they were marked and taken back, or hold what another one holds', () => {
    const whole = claimOf('whole', { evidence: [seen] });
    const part = claimOf('part', { evidence: [{ ...seen, id: 'copy' as Evidence['id'] }] });
    expect(cut(claimOf('c'))).toEqual([]);
    const standing = [{ id: whole.id, text: whole.text }];
    expect(cutClaims(claimCards([whole, part], standing))).toEqual([]);
    expect(cut(whole, part)).toEqual(['whole', 'part']);
  });
});

describe('a proposal', () => {
  test('says what can be checked in it and why', () => {
    const { place } = show({ proposals: [proposalOf('p', { kinds: ['number', 'comparison'] })] });
    const kinds = byRole(place, 'list', 'What can be checked in it');
    expect(allByRole(kinds, 'listitem').map(nameOf)).toEqual(['Number', 'Comparison']);
    expect(place.textContent).toContain('a number: “12”');
  });

  test('is accepted by F8 in its card, and the focus goes on to the next', () => {
    const { place, asked, facts } = show({ proposals: two });
    const [first] = allByRole(place, 'button', 'Accept');
    act(() => first?.focus());
    pressKey('F8');
    act(() => facts.set({ ...facts.get(), proposals: two.slice(1) }));
    expect(asked).toEqual(['accept p1', 'goToFact p2']);
    expect(document.activeElement).toBe(byRole(place, 'button', 'Accept'));
  });

  test('is set aside by Shift and F8; after the last one the focus stays in the panel', () => {
    const { place, asked } = show({ proposals: [proposalOf('p')] });
    act(() => byRole(place, 'button', 'Not a claim').focus());
    pressKey('F8', { shiftKey: true });
    expect(asked).toEqual(['dismiss p']);
  });

  test('that the pointer accepts leads back to the text', () => {
    const { place, asked } = show({ proposals: two });
    const [first] = allByRole(place, 'button', 'Accept');
    const click = new MouseEvent('click', { bubbles: true, detail: 1 });
    act(() => void first?.dispatchEvent(click));
    expect(asked).toEqual(['accept p1', 'goToFact p2', 'focus']);
  });

  test('that was set aside can be taken up again from the notice', async () => {
    const { host } = show({ proposals: two });
    const dismissal = { kind: 'proposal', text: 'Proposal p1.' } as const;
    await settle(() => void dismissFact(claimOf('c').storyId, dismissal));
    expect(useDesk.getState().opened?.dismissals).toEqual([dismissal]);
    await settle(() => said().at(-1)?.action?.run());
    expect(host.askedOf('facts.undismiss')).toHaveLength(1);
    expect(useDesk.getState().opened?.dismissals).toEqual([]);
  });

  test('stays so from the first, and comes back when that could not be kept', async () => {
    show({ proposals: two });
    const lost = { ok: false, error: { code: 'failed', message: 'The disk is full.' } };
    Object.assign(window, { galley: { ...window.galley, request: () => Promise.resolve(lost) } });
    const told = dismissFact(claimOf('c').storyId, { kind: 'proposal', text: 'Proposal p1.' });
    expect(useDesk.getState().opened?.dismissals).toHaveLength(1);
    await act(() => told);
    expect(useDesk.getState().opened?.dismissals).toEqual([]);
    expect(said().at(-1)?.text).toBe('The disk is full.');
  });
});

describe('the record of words that become a claim', () => {
  const made = { id: 'new' as Claim['id'], text: 'Claim c.', kind: null };
  const add = (host: ReturnType<typeof answerRequests>) => host.askedOf('claims.add');

  test('is of the kind of the claim that they were split from', async () => {
    const whole = claimOf('c', { kind: 'date' });
    const { host } = show({}, [whole]);
    await settle(() => void addClaim(whole.storyId, { ...made, splitFrom: whole.id }));
    expect(add(host)).toMatchObject([{ kind: 'date', splitFrom: 'c' }]);
  });

  test('is the one that they had before, unless that is marked elsewhere', async () => {
    const before = claimOf('c');
    const { host } = show({}, [before]);
    const place = (range: object | null) =>
      Object.assign(useDesk.getState().editor ?? {}, { placeOfClaim: () => range });
    place({ from: 1, to: 2 });
    expect(recordOf(before.storyId, before.text)).toBeNull();
    place(null);
    expect(recordOf(before.storyId, before.text)).toBe('c');
    expect(recordOf('other' as Claim['storyId'], before.text)).toBeNull();
    await settle(() => void addClaim(before.storyId, { ...made, id: before.id, splitFrom: null }));
    expect(add(host)).toEqual([]);
  });

  test('is made at the opening where a mark has none', async () => {
    const { host } = show({}, [claimOf('c')]);
    const marked = [claimOf('c'), claimOf('d')].map(({ id, text }) => ({ id, text }));
    await settle(() => void addMissing(claimOf('c').storyId, marked));
    expect(add(host)).toMatchObject([{ id: 'd', text: 'Claim d.' }]);
  });
});

describe('a filter', () => {
  test('does not take a claim away from under the hands that settle it', () => {
    const { place, marked } = show({}, [claimOf('c'), claimOf('d')]);
    act(() => byRole(place, 'radio', 'Open 2').click());
    act(() => marked.set({ ...marked.get(), current: claimOf('c').id }));
    act(() => openRecordAtCaret());
    const settled = claimOf('c', { verdict: 'confirmed', checkedAt: 5 });
    act(() => changeOpened(settled.storyId, () => ({ claims: [settled, claimOf('d')] })));
    expect(nameOf(document.activeElement ?? place)).toBe('Unchecked');
    expect(place.querySelectorAll('.statement')).toHaveLength(2);
    act(() => byRole(place, 'radio', 'Open 1').focus());
    expect(place.querySelectorAll('.statement')).toHaveLength(1);
  });
});

test('nothing is said to be settled, or to be missing, where the reading failed', () => {
  const failure = 'Reading stopped.';
  const settled = claimOf('c', { verdict: 'confirmed', checkedAt: 5 });
  expect(show({ failure }, [settled]).place.textContent).not.toContain(
    'Every statement is settled',
  );
  expect(show({ failure }).place.textContent).not.toContain('Nothing in the story');
  tellNothingLeft();
  expect(said().at(-1)?.text).toBe('No claim is left to check. Reading stopped.');
});

test('reading that failed is tried again when asked for', () => {
  const { place } = show({ failure: 'Reading stopped.' });
  const readFactsAgain = vi.fn();
  Object.assign(useDesk.getState().editor ?? {}, { readFactsAgain });
  act(() => byRole(place, 'button', 'Try again').click());
  expect(readFactsAgain).toHaveBeenCalledOnce();
});

describe('the record of the claim at the caret', () => {
  test('takes the focus even when a filter hid its card', () => {
    const { place, marked } = show({ proposals: two }, [claimOf('c')]);
    act(() => byRole(place, 'radio', 'To look at 2').click());
    act(() => marked.set({ ...marked.get(), current: claimOf('c').id }));
    act(() => openRecordAtCaret());
    expect(nameOf(document.activeElement ?? place)).toBe('Unchecked');
  });

  test('takes the focus out of the text at once, before its card is drawn', () => {
    const { marked } = show({}, [claimOf('c')]);
    const text = document.createElement('div');
    text.className = 'ProseMirror';
    text.tabIndex = 0;
    document.body.append(text);
    onTestFinished(() => text.remove());
    text.focus();
    marked.set({ ...marked.get(), current: claimOf('not-drawn').id });
    openRecordAtCaret();
    expect(document.activeElement).not.toBe(text);
  });

  test('is a proposal where no claim stands yet', () => {
    const { place, facts } = show({ proposals: two });
    act(() => facts.set({ ...facts.get(), current: 'p2' }));
    act(() => openRecordAtCaret());
    expect(document.activeElement).toBe(allByRole(place, 'button', 'Accept')[1]);
  });

  test('is asked for in vain where there is neither', () => {
    show({});
    openRecordAtCaret();
    expect(said().at(-1)?.text).toMatch(/F9/);
  });
});
