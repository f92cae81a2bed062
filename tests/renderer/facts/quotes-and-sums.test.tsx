// @vitest-environment jsdom
import './browser-fakes.ts';
import { act } from 'react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { SourceId, QuoteTieId, StoryId } from '../../../core/base/id.ts';
import type { QuoteTie } from '../../../core/factcheck/quotation.ts';
import type { Source } from '../../../core/factcheck/source.ts';
import type { FactsState, PlacedQuotation } from '../../../renderer/editor/editor-state.ts';
import { changeOpened, useDesk } from '../../../renderer/desk/desk-state.ts';
import { useSourceTexts } from '../../../renderer/sources/source-texts.ts';
import {
  showPassage,
  selectPassage,
  useSourceView,
} from '../../../renderer/sources/source-view-state.ts';
import { answerRequests, said } from '../desk/desk-fixture.ts';
import { allByRole, byRole, draw, settle } from '../desk/draw.ts';
import { layFacts } from './facts-fixture.ts';

// The reading of sources needs a worker, which jsdom has not.
vi.mock('../../../renderer/source-reading-worker/port.ts', () => ({ readSource: () => null }));
const { QuotesPart } = await import('../../../renderer/facts/quotes-part.tsx');
const { SumsPart } = await import('../../../renderer/facts/sums-part.tsx');

const sourceId = 's1' as SourceId;
const source: Source = {
  id: sourceId,
  storyId: 'mine' as StoryId,
  kind: 'transcript',
  title: 'Harbour talk',
  publisher: '',
  author: '',
  published: '',
  address: '',
  retrievedAt: null,
  file: null,
  reading: 'read',
  failure: '',
  addedAt: 1,
  addedBy: 'Ada',
};
const text = 'Well. The quay will stay open all winter, I promise.';
const passage = { sourceId, from: 6, to: 40 };

function quoted(id: string, change: Partial<PlacedQuotation> = {}): PlacedQuotation {
  return {
    id,
    words: 'The quay will stay open all winter',
    match: null,
    tie: null,
    tieIsStale: false,
    isDismissed: false,
    ...change,
  };
}

function showQuotes(facts: Partial<FactsState>, sources: readonly Source[] = [source]) {
  const host = answerRequests({});
  const laid = layFacts(facts);
  changeOpened('mine' as StoryId, () => ({ sources }));
  useSourceTexts.setState({
    texts: new Map([[sourceId, { text, pages: [{ at: 0, name: 'p. 3' }] }]]),
  });
  const { place } = draw(<QuotesPart />);
  const state = () => place.querySelector('.claim-status')?.textContent;
  return { ...laid, host, place, state };
}

beforeEach(() => useSourceView.setState({ open: null, wanted: null, selected: null }));

describe('a quotation', () => {
  test('that a source has so is verbatim, with its page and the way there', () => {
    const { place, state } = showQuotes({
      quotations: [quoted('q', { match: { state: 'verbatim', passage } })],
    });
    expect(state()).toBe('✓ Verbatim');
    expect(place.textContent).toContain('Harbour talk, p. 3');
    act(() => byRole(place, 'button', 'Show in source').click());
    expect(useSourceView.getState()).toMatchObject({ open: sourceId, wanted: { from: 6, to: 40 } });
  });

  test('that was altered shows the words that differ, within those of the source', () => {
    const differences = [{ at: 5, removed: ['all'], added: ['the', 'whole'] }];
    const { place, state } = showQuotes({
      quotations: [quoted('q', { match: { state: 'altered', passage, differences } })],
    });
    expect(state()).toBe('≠ Altered');
    expect(place.querySelector('.word-changes')?.textContent).toBe(
      'The quay will stay open Source: all Story: the whole winter',
    );
  });

  test('that no source has can be set aside; without any source it is not blamed', () => {
    const quotations = [quoted('q', { match: { state: 'not-found' } })];
    const { place, state, asked } = showQuotes({ quotations });
    expect(state()).toBe('? Not found in the sources');
    act(() => byRole(place, 'button', 'Set aside').click());
    expect(asked).toEqual(['dismiss q']);
    const bare = showQuotes({ quotations }, []);
    expect(bare.state()).toBe('? No source to look in');
    expect(byRole(bare.place, 'button', 'Add sources…')).toBeTruthy();
    expect(allByRole(bare.place, 'button', 'Set aside')).toEqual([]);
  });

  test('that was set aside is out of the way, with the way back', async () => {
    const { place, host } = showQuotes({ quotations: [quoted('q', { isDismissed: true })] });
    const back = byRole(place, 'button', 'Take back: The quay will stay open all winter');
    await settle(() => back.click());
    expect(host.askedOf('facts.undismiss')).toHaveLength(1);
  });
});

describe('a translated quotation', () => {
  const tie: QuoteTie = {
    id: 't1' as QuoteTieId,
    words: 'The quay will stay open',
    passage,
    original: 'Kajen håller öppet',
  };

  test('asks for the original words before it can be tied to them', async () => {
    const { place, host } = showQuotes({ quotations: [quoted('q')] });
    await settle(() => byRole(place, 'button', 'Tie to the original…').click());
    expect(host.askedOf('facts.tieQuote')).toEqual([]);
    expect(said().at(-1)?.text).toMatch(/Select the words/);
  });

  test('is tied to what is selected in the source', async () => {
    const { place, host } = showQuotes({ quotations: [quoted('q')] });
    showPassage(sourceId, passage);
    selectPassage({ from: 6, to: 14 });
    await settle(() => byRole(place, 'button', 'Tie to the original…').click());
    expect(host.askedOf('facts.tieQuote')).toMatchObject([
      {
        storyId: 'mine',
        tie: {
          words: quoted('q').words,
          original: 'The quay',
          passage: { sourceId, from: 6, to: 14 },
        },
      },
    ]);
    expect(useDesk.getState().opened?.quoteTies).toHaveLength(1);
  });

  test('shows the original beside it, and can be untied and tied again', async () => {
    const { place, host, state } = showQuotes({ quotations: [quoted('q', { tie })] });
    expect(state()).toBe('✓ Translated');
    expect(place.querySelector('.original blockquote')?.textContent).toBe('Kajen håller öppet');
    await settle(() => byRole(place, 'button', 'Untie').click());
    expect(host.askedOf('facts.untieQuote')).toEqual([{ storyId: 'mine', id: 't1' }]);
    await settle(() => said().at(-1)?.action?.run());
    expect(host.askedOf('facts.tieQuote')).toEqual([{ storyId: 'mine', tie }]);
  });

  test('that was changed since says what changed, and can be tied to the same words again', async () => {
    const { place, host, state } = showQuotes({
      quotations: [quoted('q', { tie, tieIsStale: true })],
    });
    expect(state()).toBe('↻ Changed since it was tied');
    expect(place.querySelector('ins')?.textContent).toBe('Now: all winter');
    await settle(() => byRole(place, 'button', 'Still the same: tie again').click());
    expect(host.askedOf('facts.tieQuote')).toMatchObject([
      { tie: { words: quoted('q').words, original: tie.original, passage } },
    ]);
    expect(host.askedOf('facts.untieQuote')).toEqual([{ storyId: 'mine', id: 't1' }]);
  });
});

describe('figures and dates', () => {
  const inconsistency = {
    id: 'i',
    check: 'change',
    message: 'From 340 to 381 is 12.1 per cent, not 21.',
    working: '381 − 340 = 41; 41 ÷ 340 = 12.06 %',
    words: ['rose 21 per cent', 'from 340 to 381'],
    isDismissed: false,
  };
  const sums = (facts: Partial<FactsState>) => {
    answerRequests({});
    const laid = layFacts(facts);
    const ranges = [
      { from: 10, to: 20 },
      { from: 30, to: 40 },
    ];
    Object.assign(useDesk.getState().editor ?? {}, { placeOfFact: () => ranges });
    return { ...laid, place: draw(<SumsPart />).place };
  };

  test('that do not fit show their working, and each of their places', () => {
    const { place, asked } = sums({ inconsistencies: [inconsistency] });
    expect(place.textContent).toContain(inconsistency.working);
    act(() => byRole(place, 'button', 'from 340 to 381').click());
    expect(asked).toEqual(['goToFact i', 'goTo 30']);
  });

  test('can be set aside; the focus goes on to the next one', () => {
    const { place, asked } = sums({
      inconsistencies: [inconsistency, { ...inconsistency, id: 'j', words: ['12 of 11'] }],
    });
    const [first] = allByRole(place, 'button', 'Set aside');
    act(() => first?.click());
    expect(asked).toEqual(['dismiss i']);
    expect(document.activeElement?.textContent).toBe('12 of 11');
  });

  test.each([
    ['while they are read', { reading: true }, 'Reading the story…'],
    ['when they fit', {}, 'Nothing is amiss'],
    [
      'when all that did not fit is set aside',
      { inconsistencies: [{ ...inconsistency, isDismissed: true }] },
      'Nothing else is amiss',
    ],
    ['when they cannot be read', { failure: 'Reading stopped.' }, 'Reading stopped.'],
  ])('say so %s', (_when, facts, sentence) => {
    expect(sums(facts).place.textContent).toContain(sentence);
  });
});
