// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from 'vitest';
import { useDesk } from '../../../renderer/desk/desk-state.ts';
import { said, layOnDesk } from './desk-fixture.ts';

// What the desk asks as soon as it is loaded.
Object.assign(window, {
  matchMedia: () => ({ matches: false, addEventListener: () => undefined }),
  galley: { platform: 'linux' },
});
const { onDeskKey } = await import('../../../renderer/desk/desk-keys.ts');

const press = (key: string): void => {
  const event = new KeyboardEvent('keydown', { key, cancelable: true });
  onDeskKey(event);
};

const nothingFound = { list: [], current: null, inHand: false, checking: false, failure: null };

/** An editor that hears what it shall do, and finds nothing. */
function lay(findings: object = nothingFound) {
  layOnDesk('mine');
  const run = vi.fn(() => false);
  const focus = vi.fn();
  Object.assign(useDesk.getState().editor ?? {}, { run, focus, findings: { get: () => findings } });
  return { run, focus };
}

beforeEach(() => document.body.replaceChildren());

test('a key does nothing to the desk behind a dialog, and leaves the focus there', () => {
  const { run, focus } = lay();
  const dialog = document.createElement('div');
  dialog.setAttribute('role', 'dialog');
  dialog.setAttribute('data-open', '');
  document.body.append(dialog);
  press('F7');
  expect(run).not.toHaveBeenCalled();
  expect(focus).not.toHaveBeenCalled();
  dialog.remove();
  press('F7');
  expect(run).toHaveBeenCalledWith('proofread.next');
});

test.each([
  [nothingFound, 'No finding is left.'],
  [{ ...nothingFound, checking: true }, 'The story is still being read.'],
  [{ ...nothingFound, failure: 'It stopped.' }, 'It stopped.'],
])('F7 with nothing to go to says why', (findings, sentence) => {
  lay(findings);
  press('F7');
  expect(said().at(-1)?.text).toBe(sentence);
});
