// @vitest-environment jsdom
import '../facts/browser-fakes.ts';
import { act } from 'react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { ChecklistItem } from '../../../core/contract/publishing.ts';
import { useDesk } from '../../../renderer/desk/desk-state.ts';
import { useSettings } from '../../../renderer/desk/settings.ts';
import { setStatus } from '../../../renderer/desk/story-actions.ts';
import { GateDialog } from '../../../renderer/publishing/gate-dialog.tsx';
import { useGate } from '../../../renderer/publishing/gate-state.ts';
import { answerRequests, layOnDesk, openStoryOf, said } from '../desk/desk-fixture.ts';
import { byRole, draw, fieldOf, pressKey, settle, typeInto } from '../desk/draw.ts';

const error: ChecklistItem = {
  severity: 'error',
  rule: 'claim',
  message: 'This has not been checked: “The ferry sank.”',
  position: 7,
};
const warning: ChecklistItem = {
  severity: 'warning',
  rule: 'findings',
  message: 'The proofreader has 2 findings left.',
  position: null,
};

async function ask(...checklist: readonly ChecklistItem[]) {
  const { story } = openStoryOf('mine');
  const host = answerRequests({
    'publishing.checklist': () => checklist,
    'stories.setStatus': () => ({ ...story, status: 'ready' }),
  });
  layOnDesk('mine');
  const went: number[] = [];
  Object.assign(useDesk.getState().editor ?? {}, {
    goTo: ({ from }: { from: number }) => went.push(from),
  });
  draw(<GateDialog />);
  await act(() => setStatus('ready'));
  const dialog = document.querySelector<HTMLElement>('[role=dialog]');
  return { host, went, dialog };
}

const status = () => useDesk.getState().opened?.story.status;

beforeEach(() => {
  useGate.setState({ checklist: null, storyId: null, busy: false });
  useSettings.setState({ editor: '' });
});

describe('on its way to Ready a story', () => {
  test('passes at once when nothing is on its checklist', async () => {
    const { host, dialog } = await ask();
    expect(dialog).toBeNull();
    expect(host.askedOf('stories.setStatus')).toEqual([
      { id: 'mine', status: 'ready', override: null },
    ]);
    expect(status()).toBe('ready');
  });

  test('is not judged while its last words are not on disk', async () => {
    const host = answerRequests({ 'publishing.checklist': () => [] });
    layOnDesk('mine', () => Promise.resolve(false));
    await act(() => setStatus('ready'));
    expect(host.askedOf('publishing.checklist')).toEqual([]);
    expect(said().at(-1)?.text).toMatch(/not on disk, so they could not be judged/);
    expect(status()).toBe('draft');
  });

  test('is told of warnings, and passes without a reason', async () => {
    const { host, dialog } = await ask(warning);
    expect(status()).toBe('draft');
    expect(dialog?.textContent).toContain('1 warning. The story can be ready as it is.');
    await settle(() => byRole(document.body, 'button', 'Move to Ready').click());
    expect(host.askedOf('stories.setStatus')).toMatchObject([{ override: null }]);
  });

  test('is held up by errors until there is a reason, which is recorded', async () => {
    const { host, dialog } = await ask(warning, error);
    if (!dialog) throw new Error('There is no dialog');
    const go = byRole(dialog, 'button', 'Move to Ready anyway') as HTMLButtonElement;
    expect(go.disabled).toBe(true);
    const reason = fieldOf(dialog, 'Reason');
    typeInto(reason, '  a ');
    expect(go.disabled).toBe(true);
    typeInto(reason, ' The lawyer has read it ');
    await settle(() => go.click());
    expect(host.askedOf('stories.setStatus')).toMatchObject([
      { override: 'The lawyer has read it' },
    ]);
    expect(status()).toBe('ready');
    expect(said().at(-1)?.text).toContain('on record');
  });

  test('is put on record under a name, which is asked for where there is none', async () => {
    const { dialog, host } = await ask(error);
    if (!dialog) throw new Error('There is no dialog');
    expect(fieldOf(dialog, 'Reason').labels?.[0]?.textContent).toContain('without a name');
    typeInto(fieldOf(dialog, 'Reason'), 'The lawyer has read it');
    typeInto(fieldOf(dialog, 'Your name'), 'Ada');
    await settle(() => pressKey('Enter'));
    expect(useSettings.getState().editor).toBe('Ada');
    expect(host.askedOf('stories.setStatus')).toEqual([]);
    expect(dialog.textContent).not.toContain('Your name, for');
    expect(fieldOf(dialog, 'Reason').labels?.[0]?.textContent).toContain('your name, Ada');
  });

  test('names first what stands in the way, and leads there', async () => {
    const { dialog, went } = await ask(warning, error);
    expect(dialog?.querySelector('.checklist li')?.textContent).toContain(error.message);
    act(() => byRole(document.body, 'button', `Show: ${error.message}`).click());
    await vi.waitFor(() => expect(went).toEqual([7]));
    expect(useSettings.getState()).toMatchObject({ inspectorTab: 'facts', factsTab: 'claims' });
    expect(status()).toBe('draft');
  });

  test('is led to the panel where the line is of no words in the text', async () => {
    await ask(warning);
    act(() => byRole(document.body, 'button', `Show: ${warning.message}`).click());
    await vi.waitFor(() => expect(useSettings.getState().inspectorTab).toBe('proofread'));
  });
});
