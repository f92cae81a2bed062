// @vitest-environment jsdom
import '../facts/browser-fakes.ts';
import { act } from 'react';
import { describe, expect, test } from 'vitest';
import { changeOpened, useDesk } from '../../../renderer/desk/desk-state.ts';
import { useSettings } from '../../../renderer/desk/settings.ts';
import { DetailsPanel } from '../../../renderer/details/details-panel.tsx';
import { canShow, showItem } from '../../../renderer/publishing/show-item.ts';
import { answerRequests, layOnDesk } from '../desk/desk-fixture.ts';
import { draw } from '../desk/draw.ts';

const line = (rule: string) => ({
  severity: 'error' as const,
  rule,
  message: 'Mend it.',
  position: null,
});

function openDetails(factCheck: boolean) {
  answerRequests({ 'desk.setSettings': () => useSettings.getState() });
  layOnDesk('mine');
  const id = useDesk.getState().opened!.story.id;
  const check = { claim: '', claimant: '', verdict: '', rating: 3 };
  act(() =>
    changeOpened(id, ({ story }) => ({ story: { ...story, factCheck: factCheck ? check : null } })),
  );
  draw(
    <aside className="inspector">
      <button type="button" className="inspector-tab" aria-selected="true">
        Details
      </button>
      <DetailsPanel />
    </aside>,
  );
}

async function focusedBy(rule: string): Promise<string> {
  act(() => showItem(line(rule)));
  await act(() => new Promise((resolve) => requestAnimationFrame(() => resolve(undefined))));
  const focused = document.activeElement;
  const labels = focused instanceof HTMLInputElement ? focused.labels : null;
  return (labels?.[0] ?? focused?.closest('label') ?? focused)?.textContent ?? '';
}

describe('a line of the checklist that is about no words', () => {
  test.each([
    ['language', 'Language'],
    ['canonical', 'Address of the page'],
    ['slug', 'Slug'],
    ['embargo', 'Embargo'],
    ['publisher', 'Publisher'],
    ['fact-check', 'The statement that was checked'],
    ['notes', 'Details'],
    ['changes', 'Proposed changes'],
  ])('leads to the field or the list that mends it: %s', async (rule, label) => {
    openDetails(true);
    expect(canShow(line(rule))).toBe(true);
    expect(await focusedBy(rule)).toMatch(new RegExp(`^${label}`));
    expect(useSettings.getState().inspectorTab).toBe('details');
  });

  test('leads to the switch of a fact-check that is none yet', async () => {
    openDetails(false);
    expect(await focusedBy('fact-check')).toBe('This story checks a statement');
  });

  test('leads to the sources, where their words are damaged', async () => {
    openDetails(false);
    expect(canShow(line('source-unreadable'))).toBe(true);
    await focusedBy('source-unreadable');
    expect(useSettings.getState()).toMatchObject({ inspectorTab: 'facts', factsTab: 'sources' });
  });
});
