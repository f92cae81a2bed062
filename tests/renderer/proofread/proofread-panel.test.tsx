// @vitest-environment jsdom
import { act } from 'react';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Finding, FindingKind } from '../../../core/proofreading/finding.ts';
import type { FindingsState, PlacedFinding } from '../../../renderer/editor/editor-state.ts';
import { createWatched } from '../../../renderer/editor/watched.ts';
import { useDesk } from '../../../renderer/desk/desk-state.ts';
import { useSettings } from '../../../renderer/desk/settings.ts';
import { answerRequests, layOnDesk, said } from '../desk/desk-fixture.ts';
import { buttonOf, draw } from '../desk/draw.ts';

// jsdom knows no media queries, which the rails ask as soon as they are loaded.
Object.assign(window, {
  matchMedia: () => ({ matches: false, addEventListener: () => undefined }),
});
const { ProofreadPanel } = await import('../../../renderer/proofread/proofread-panel.tsx');

function placed(index: number, kind: FindingKind, text: string, ...suggestions: string[]) {
  const finding: Finding = {
    rule: kind,
    kind,
    block: 0,
    from: 0,
    to: text.length,
    severity: 'error',
    text,
    message: `About ${text}.`,
    suggestions,
  };
  return { id: `f${index}`, finding, before: '', after: '' } satisfies PlacedFinding;
}

/** A panel over findings that a test sets; what is taken is kept. */
function show(list: readonly PlacedFinding[], failure: string | null = null) {
  layOnDesk('mine');
  const state = { list, current: null, inHand: false, stepped: 0, checking: false, failure };
  const findings = createWatched<FindingsState>(state);
  const taken: (readonly [string, number])[] = [];
  const { editor } = useDesk.getState();
  Object.assign(editor ?? {}, {
    findings,
    view: { state: { doc: {} } },
    takeMany: (picks: ReadonlyMap<string, number>) => taken.push(...picks),
  });
  const { place } = draw(<ProofreadPanel />);
  const goTo = (current: string) => act(() => findings.set({ ...findings.get(), current }));
  const cards = () =>
    [...place.querySelectorAll('.finding-card .finding')].map((words) => words.textContent);
  return { place, goTo, cards, taken };
}

const some = [
  placed(0, 'doubled', 'the the', 'the'),
  placed(1, 'nonword', 'harobr', 'harbour'),
  placed(2, 'doubled', 'of of', 'of'),
  placed(3, 'article', 'a hour', 'an hour'),
];

beforeEach(() => {
  Element.prototype.scrollIntoView = () => undefined;
  answerRequests({});
  useSettings.setState({ findingFilter: 'all' });
});

describe('the panel', () => {
  test('says that proofreading failed, and keeps what it found before', () => {
    const { place } = show([placed(1, 'nonword', 'harobr', 'harbour')], 'It stopped.');
    expect(place.textContent).toContain('It stopped.');
    expect(place.querySelectorAll('.finding-card')).toHaveLength(1);
  });

  test('groups findings by kind, with counts, and keeps their place in the text', () => {
    const { place, cards } = show(some);
    const heads = [...place.querySelectorAll('h3')].map((head) => head.textContent);
    expect(heads).toEqual(['Spelling1', 'Doubled word2', 'A or an1']);
    expect(cards()).toEqual(['harobr', 'the the', 'of of', 'a hour']);
    expect(place.querySelector('.card-head')?.textContent).toBe('Spelling2 of 4');
  });

  test('mends all of a kind at once only where there is one way, and says how many', () => {
    const { place, taken } = show(some);
    const offers = [...place.querySelectorAll('.finding-group-head button')];
    expect(offers.map((button) => button.textContent)).toEqual(['Fix all 2', 'Fix all 1']);
    act(() => buttonOf(place, 'Fix all 2').click());
    expect(taken).toEqual([
      ['f0', 0],
      ['f2', 0],
    ]);
    expect(said().at(-1)?.text).toBe('2 places mended.');
  });

  test('shows one kind when asked, by arrow keys too, and says when none of it is left', () => {
    const { place, cards } = show(some);
    const radios = [...place.querySelectorAll<HTMLElement>('[role=radio]')];
    act(() => {
      radios[0]?.focus();
      radios[0]?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft', bubbles: true }));
    });
    expect(useSettings.getState().findingFilter).toBe('article');
    expect(document.activeElement?.textContent).toBe('A or an 1');
    expect(cards()).toEqual(['a hour']);
    act(() => useSettings.setState({ findingFilter: 'name' }));
    expect(cards()).toEqual([]);
    act(() => buttonOf(place, 'Show all findings').click());
    expect(cards()).toHaveLength(4);
  });

  test('draws a page of hundreds, and turns to the one in hand', () => {
    const many = Array.from({ length: 500 }, (_, index) =>
      placed(index, 'nonword', `slip${index}`, 'x'),
    );
    const { place, goTo, cards } = show(many);
    expect(cards()).toHaveLength(40);
    expect(cards()[0]).toBe('slip0');
    goTo('f123');
    expect(cards()[0]).toBe('slip120');
    expect(place.querySelector('[data-current=true] .finding')?.textContent).toBe('slip123');
    act(() => buttonOf(place, '120 before these').click());
    expect(cards()[0]).toBe('slip80');
    act(() => buttonOf(place, '380 after these').click());
    expect(cards()[0]).toBe('slip120');
  });
});
