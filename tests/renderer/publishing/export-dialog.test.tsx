// @vitest-environment jsdom
import '../facts/browser-fakes.ts';
import { act } from 'react';
import { beforeEach, describe, expect, test } from 'vitest';
import type { ManyExported } from '../../../core/contract/publishing.ts';
import { changeOpened, useDesk } from '../../../renderer/desk/desk-state.ts';
import { useSettings } from '../../../renderer/desk/settings.ts';
import { useLibrary } from '../../../renderer/library/library-state.ts';
import { DetailsPanel } from '../../../renderer/details/details-panel.tsx';
import { ExportDialog } from '../../../renderer/publishing/export-dialog.tsx';
import { ManyDialog } from '../../../renderer/publishing/many-dialog.tsx';
import { exportShown, useMany } from '../../../renderer/publishing/many-state.ts';
import {
  closeChecklist,
  exportStory,
  usePublishing,
} from '../../../renderer/publishing/publishing-state.ts';
import { useSettingsDialog } from '../../../renderer/settings/settings-state.ts';
import { answerRequests, layOnDesk, said } from '../desk/desk-fixture.ts';
import { byRole, draw, fieldOf, settle, typeInto } from '../desk/draw.ts';

const error = {
  severity: 'error',
  rule: 'embargo',
  message: 'The story is under embargo until noon.',
  position: null,
};
const changes = {
  exportedAt: 1,
  places: [
    {
      name: 'Paragraph',
      runs: [
        { kind: 'same', text: 'Some' },
        { kind: 'removed', text: 'four' },
        { kind: 'added', text: 'three' },
      ],
      also: '',
    },
  ],
  more: 2,
  corrections: [],
  wording: 'An earlier version said “four”.',
};

async function open(answers: Record<string, () => unknown> = {}) {
  const host = answerRequests({
    'publishing.checklist': () => [],
    'publishing.changes': () => null,
    'template.state': () => ({ name: null, files: [], troubles: [] }),
    'publishing.export': () => ({ name: 'mine.html', sha256: '0', exportedAt: 1, left: [] }),
    'corrections.add': () => [],
    ...answers,
  });
  layOnDesk('mine');
  draw(<ExportDialog />);
  await act(() => exportStory());
  const dialog = document.querySelector<HTMLElement>('[role=dialog]');
  if (!dialog) throw new Error('There is no dialog');
  return { host, dialog };
}

const inputOf = (place: HTMLElement, which: string): HTMLInputElement => {
  const input = place.querySelector<HTMLInputElement>(`input${which}`);
  if (!input) throw new Error(`There is no input${which}`);
  return input;
};

const go = (dialog: HTMLElement) =>
  dialog.querySelector<HTMLButtonElement>('button[type=submit]') ??
  document.createElement('button');

beforeEach(() => {
  closeChecklist();
  usePublishing.setState({ storyId: null, busy: false });
  useSettings.setState({ exportFormat: 'page', editor: 'Ada' });
  useMany.setState({ isOpen: false, progress: null, outcome: null });
});

describe('the export dialog', () => {
  test('opens with nothing in the way and goes by its one button', async () => {
    const { host, dialog } = await open();
    expect(dialog.textContent).toContain('Nothing stands in the way.');
    await settle(() => go(dialog).click());
    expect(host.askedOf('publishing.export')).toMatchObject([{ format: 'page', override: null }]);
  });

  test('judges what was typed into a field of the details and not left yet', async () => {
    const host = answerRequests({
      'publishing.checklist': () => [],
      'publishing.changes': () => null,
      'template.state': () => ({ name: null, files: [], troubles: [] }),
      'stories.setDetails': () => useDesk.getState().opened?.story,
    });
    layOnDesk('mine');
    const { place } = draw(
      <aside className="inspector">
        <DetailsPanel />
      </aside>,
    );
    typeInto(fieldOf(place, 'Embargo'), '2030-05-12T09:30');
    const had = document.activeElement;
    await act(() => exportStory());
    const channels = host.asked.map(({ channel }) => channel);
    expect(channels).toContain('stories.setDetails');
    expect(channels.indexOf('stories.setDetails')).toBeLessThan(
      channels.indexOf('publishing.checklist'),
    );
    expect(document.activeElement).toBe(had);
  });

  test('remembers the form; a story file is for colleagues and past the checklist', async () => {
    const { dialog } = await open({ 'publishing.checklist': () => [error] });
    expect(go(dialog).disabled).toBe(true);
    const format = dialog.querySelector('select');
    if (!format) throw new Error('There is no choice of forms');
    act(() => {
      format.value = 'story-file';
      format.dispatchEvent(new Event('change', { bubbles: true }));
    });
    expect(useSettings.getState().exportFormat).toBe('story-file');
    expect(dialog.textContent).toContain('for colleagues, not for publication');
    expect(dialog.textContent).not.toContain('embargo until noon');
    expect(go(dialog).disabled).toBe(false);
  });

  test('names the house’s template, what of it is left out, and leads to it', async () => {
    const { dialog } = await open({
      'template.state': () => ({
        name: 'house',
        files: ['page.css'],
        troubles: [{ file: 'page.css', line: 3, message: 'Left out.' }],
      }),
    });
    expect(dialog.textContent).toContain('House template: house. 1 thing in it cannot be used.');
    act(() => byRole(dialog, 'button', 'Look at it…').click());
    expect(useSettingsDialog.getState()).toMatchObject({ isOpen: true, part: 'template' });
  });

  test('offers ClaimReview for a story that is a fact-check alone', async () => {
    const { dialog, host } = await open();
    expect(dialog.textContent).not.toContain('ClaimReview');
    const factCheck = { claim: 'It flies.', claimant: '', verdict: 'False', rating: 1 };
    const { opened } = useDesk.getState();
    if (!opened) throw new Error('Nothing is on the desk');
    act(() => changeOpened(opened.story.id, ({ story }) => ({ story: { ...story, factCheck } })));
    await settle(() => inputOf(dialog, '[type=checkbox]').click());
    await settle(() => go(dialog).click());
    expect(host.askedOf('publishing.export')).toMatchObject([{ claimReview: true }]);
  });

  test.each([
    ['page', 'show its verdict and add ClaimReview'],
    ['fragment', 'show its verdict and add ClaimReview'],
    ['markdown', 'show its verdict'],
    ['text', 'show its verdict'],
    ['story-file', null],
  ] as const)('offers the verdict of a fact-check in a %s as “%s”', async (format, offer) => {
    useSettings.setState({ exportFormat: format });
    const { dialog } = await open();
    const factCheck = { claim: 'It flies.', claimant: '', verdict: 'False', rating: 1 };
    const { opened } = useDesk.getState();
    if (!opened) throw new Error('Nothing is on the desk');
    act(() => changeOpened(opened.story.id, ({ story }) => ({ story: { ...story, factCheck } })));
    const label = dialog.querySelector('.house-check')?.textContent ?? null;
    expect(label).toBe(offer && `This story is a fact-check: ${offer}`);
  });

  test('shows what readers will find changed by more than colour, and waits for an answer', async () => {
    const { dialog, host } = await open({ 'publishing.changes': () => changes });
    expect(dialog.querySelector('del')?.textContent).toBe('four');
    expect(dialog.querySelector('ins')?.textContent).toBe('three');
    expect(dialog.textContent).toContain('taken out: four');
    expect(dialog.textContent).toContain('And 2 places more.');
    expect(go(dialog).disabled).toBe(true);
    act(() => inputOf(dialog, '[value=correction]').click());
    expect(fieldOf(dialog, 'The correction').value).toBe(changes.wording);
    typeInto(fieldOf(dialog, 'The correction'), 'Three, not four.');
    await settle(() => go(dialog).click());
    expect(host.askedOf('corrections.add')).toEqual([
      { storyId: 'mine', text: 'Three, not four.' },
    ]);
    expect(host.askedOf('publishing.export')).toHaveLength(1);
  });
});

describe('the export of all stories shown', () => {
  const outcome: ManyExported = {
    exported: 2,
    leftOut: [{ id: 'other', headline: 'Bridge shut', reason: 'The story has no headline.' }],
    leftOutCount: 3,
    changed: [{ id: 'third', headline: 'Ferry adrift' }],
    changedCount: 1,
    isCancelled: false,
  };

  test('goes by the library’s filter, and names what was left out', async () => {
    const host = answerRequests({ 'publishing.exportMany': () => outcome });
    layOnDesk('mine');
    useLibrary.setState({ total: 5, search: 'ferry', status: 'ready', tag: null, bin: false });
    draw(<ManyDialog />);
    act(() => exportShown());
    expect(document.body.textContent).toContain('5 stories');
    await settle(() => byRole(document.body, 'button', 'Choose a folder…').click());
    expect(host.askedOf('publishing.exportMany')).toEqual([
      { search: 'ferry', status: 'ready', tag: null, format: 'page', claimReview: false },
    ]);
    const told = document.body.textContent;
    expect(told).toContain('2 stories exported. 3 stories left out:');
    expect(told).toContain('The story has no headline.');
    expect(told).toContain('And 2 more.');
    expect(told).toContain('1 story went out other than readers had seen');
    const list = document.querySelector('[aria-label="Changed since readers saw them"]');
    expect(list?.textContent).toContain('Ferry adrift');
    expect(document.querySelector('[role=status]')?.textContent).toContain('2 stories exported');
  });

  test('can be put away and stopped while it runs', async () => {
    let answer: (many: ManyExported) => void = () => undefined;
    const host = answerRequests({
      'publishing.exportMany': () => new Promise((resolve) => (answer = resolve)),
    });
    layOnDesk('mine');
    useLibrary.setState({ total: 5, search: '', status: null, tag: null, bin: false });
    draw(<ManyDialog />);
    act(() => exportShown());
    await settle(() => byRole(document.body, 'button', 'Choose a folder…').click());
    await settle(() => byRole(document.body, 'button', 'Stop here').click());
    expect(host.askedOf('publishing.cancelMany')).toHaveLength(1);
    await settle(() => byRole(document.body, 'button', 'Go on working').click());
    await settle(() => answer({ ...outcome, isCancelled: true }));
    expect(said().at(-1)?.text).toBe(
      '2 stories exported, 3 left out. 1 went out other than readers had seen.',
    );
  });

  test('is not offered for the bin', () => {
    answerRequests({});
    useLibrary.setState({ total: 1, bin: true });
    exportShown();
    expect(useMany.getState().isOpen).toBe(false);
    expect(said().at(-1)?.text).toContain('in the bin');
    useLibrary.setState({ bin: false });
  });
});
