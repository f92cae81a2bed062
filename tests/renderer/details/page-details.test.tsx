// @vitest-environment jsdom
import { act } from 'react';
import { describe, expect, test } from 'vitest';
import type { Correction } from '../../../core/article/correction.ts';
import type { CorrectionId } from '../../../core/base/id.ts';
import { changeOpened, useDesk } from '../../../renderer/desk/desk-state.ts';
import { CorrectionsPart } from '../../../renderer/details/corrections-part.tsx';
import { DetailsPanel } from '../../../renderer/details/details-panel.tsx';
import { useNotices } from '../../../renderer/ui/notices.ts';
import { answerRequests, layOnDesk, openStoryOf } from '../desk/desk-fixture.ts';
import { byRole, draw, fieldOf, settle, typeInto } from '../desk/draw.ts';

const storyId = openStoryOf('mine').story.id;
const setDetails = ({ id, details }: { id: string; details: object }) => ({
  ...openStoryOf(id).story,
  ...details,
});
const correction: Correction = {
  id: 'c-1' as CorrectionId,
  at: Date.UTC(2026, 4, 4),
  text: 'Old.',
};

/** What has a label of its own that begins so. */
function labelled(place: HTMLElement, label: string, which = `[aria-label^="${label}"]`) {
  const found = place.querySelector<HTMLElement>(which);
  if (!found) throw new Error(`There is no ${which}`);
  return found;
}

const correctionField = (place: HTMLElement) =>
  labelled(place, 'Correction of') as HTMLTextAreaElement;

describe('the embargo', () => {
  test('is kept as a moment of the editor’s own time, and can be cleared', async () => {
    const host = answerRequests({ 'stories.setDetails': setDetails });
    layOnDesk('mine');
    const { place } = draw(<DetailsPanel />);
    const field = fieldOf(place, 'Embargo');
    typeInto(field, '2026-05-12T09:30');
    await settle(() => field.blur());
    const moment = new Date(2026, 4, 12, 9, 30).getTime();
    expect(host.askedOf('stories.setDetails')).toEqual([
      { id: 'mine', details: { embargoUntil: moment } },
    ]);
    expect(fieldOf(place, 'Embargo').value).toBe('2026-05-12T09:30');
    await settle(() => labelled(place, 'Clear: Embargo').click());
    expect(host.askedOf('stories.setDetails').at(-1)).toEqual({
      id: 'mine',
      details: { embargoUntil: null },
    });
  });
});

describe('an embargo of which half is typed', () => {
  test('stays as it was, and says what is missing', async () => {
    const host = answerRequests({ 'stories.setDetails': setDetails });
    layOnDesk('mine');
    const embargoUntil = new Date(2026, 4, 12, 9, 30).getTime();
    act(() => changeOpened(storyId, ({ story }) => ({ story: { ...story, embargoUntil } })));
    const { place } = draw(<DetailsPanel />);
    const field = fieldOf(place, 'Embargo');
    // As browsers have it: a day without its hour has no value, and is bad input.
    Object.defineProperty(field, 'validity', { configurable: true, value: { badInput: true } });
    typeInto(field, '');
    await settle(() => field.blur());
    expect(host.askedOf('stories.setDetails')).toEqual([]);
    expect(place.textContent).toContain('Give the day and the time.');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    Object.defineProperty(field, 'validity', { configurable: true, value: { badInput: false } });
    typeInto(field, '2026-05-12T10:00');
    await settle(() => field.blur());
    expect(host.askedOf('stories.setDetails')).toEqual([
      { id: 'mine', details: { embargoUntil: new Date(2026, 4, 12, 10).getTime() } },
    ]);
    expect(place.textContent).not.toContain('Give the day and the time.');
  });
});

describe('a fact-check', () => {
  test('has its fields once the story is one, each kept with the others', async () => {
    const host = answerRequests({ 'stories.setDetails': setDetails });
    layOnDesk('mine');
    const { place } = draw(<DetailsPanel />);
    expect(place.textContent).not.toContain('Verdict in words');
    await settle(() => labelled(place, '', 'input[type=checkbox]').click());
    typeInto(fieldOf(place, 'Verdict in words'), 'Mostly false');
    await settle(() => fieldOf(place, 'Verdict in words').blur());
    expect(host.askedOf('stories.setDetails').at(-1)).toEqual({
      id: 'mine',
      details: { factCheck: { claim: '', claimant: '', verdict: 'Mostly false', rating: 3 } },
    });
  });
});

describe('corrections', () => {
  function withCorrection(answers: Record<string, () => unknown>) {
    const host = answerRequests(answers);
    layOnDesk('mine');
    act(() => changeOpened(storyId, () => ({ corrections: [correction] })));
    return { host, ...draw(<CorrectionsPart storyId={storyId} />) };
  }

  test('are put into other words, and an empty field takes nothing off the page', async () => {
    const { host, place } = withCorrection({
      'corrections.setText': () => [{ ...correction, text: 'New.' }],
    });
    const field = correctionField(place);
    typeInto(field, 'New.');
    await settle(() => field.blur());
    expect(host.askedOf('corrections.setText')).toEqual([
      { storyId: 'mine', correctionId: 'c-1', text: 'New.' },
    ]);
    expect(useDesk.getState().opened?.corrections[0]?.text).toBe('New.');
    typeInto(correctionField(place), ' ');
    await settle(() => correctionField(place).blur());
    expect(host.askedOf('corrections.setText')).toHaveLength(1);
    expect(correctionField(place).value).toBe('New.');
  });

  test('are taken off the page, and written from what readers would find changed', async () => {
    const wording = 'An earlier version said “four”.';
    const { host, place } = withCorrection({
      'corrections.remove': () => [],
      'corrections.add': () => [correction],
      'publishing.changes': () => ({
        exportedAt: 1,
        places: [{ name: 'Headline', runs: [{ kind: 'removed', text: 'four' }], also: '' }],
        more: 0,
        corrections: [],
        wording,
      }),
    });
    await settle(() => labelled(place, 'Take off the page').click());
    expect(host.askedOf('corrections.remove')).toHaveLength(1);
    expect(document.activeElement?.textContent).toBe('Corrections');
    await settle(() => byRole(place, 'button', 'What changed since readers saw it?').click());
    expect(place.querySelector('del')?.textContent).toBe('four');
    await settle(() => byRole(place, 'button', 'Write a correction…').click());
    expect(fieldOf(place, 'The correction').value).toBe(wording);
    await settle(() => byRole(place, 'button', 'Add with today’s date').click());
    expect(host.askedOf('corrections.add')).toEqual([{ storyId: 'mine', text: wording }]);
    expect(document.activeElement?.textContent).toBe('Corrections');
  });
});

describe('the day of first publication', () => {
  const publishedAt = Date.UTC(2026, 2, 2, 6, 15);
  const offer = 'Not published yet: forget the day';
  const published = (exportedAt: number | null = null) => {
    const host = answerRequests({
      'stories.setPublishedAt': ({ id, publishedAt: at }: { id: string; publishedAt: number }) => ({
        ...openStoryOf(id).story,
        publishedAt: at,
      }),
    });
    layOnDesk('mine');
    changeOpened(storyId, ({ story }) => ({ story: { ...story, publishedAt }, exportedAt }));
    return { host, ...draw(<DetailsPanel />) };
  };

  test('can be forgotten while no export is on record; the notice takes that back', async () => {
    const { host, place } = published();
    expect(place.textContent).toContain('The day came with an import');
    await settle(() => byRole(place, 'button', offer).click());
    expect(place.textContent).toContain('Not published yet.');
    expect(document.activeElement?.textContent).toBe('Not published yet.');
    await settle(() => useNotices.getState().notices.at(-1)?.action?.run());
    expect(host.askedOf('stories.setPublishedAt')).toEqual([
      { id: 'mine', publishedAt: null },
      { id: 'mine', publishedAt },
    ]);
    expect(place.textContent).toContain('First published');
  });

  test('stays once readers have it', () => {
    const { place } = published(90);
    expect(place.textContent).toContain('First published');
    expect(place.textContent).not.toContain(offer);
  });
});
