// @vitest-environment jsdom
import { act } from 'react';
import { beforeEach, describe, expect, test } from 'vitest';
import { useDesk } from '../../../renderer/desk/desk-state.ts';
import { lockDesk, useLock } from '../../../renderer/settings/lock-desk.ts';
import { PassphrasePart } from '../../../renderer/settings/passphrase-part.tsx';
import { RecoveryKeyCard } from '../../../renderer/settings/recovery-key-card.tsx';
import {
  closeSettings,
  openSettings,
  useSettingsDialog,
} from '../../../renderer/settings/settings-state.ts';
import { answerRequests, layOnDesk, said } from '../desk/desk-fixture.ts';
import { buttonOf, draw, typeInto } from '../desk/draw.ts';

const recoveryKey = 'A0C1-D2E3-F4G5-H6J7-K8M9-N0P1-Q2R3-S4T5';
const chosen = 'nine herons over the weir';
const press = (place: HTMLElement, words: string) => act(() => buttonOf(place, words).click());

beforeEach(() => {
  useSettingsDialog.setState({ isOpen: true, part: 'passphrase', converting: null });
  useDesk.setState({ opened: null, editor: null });
  useLock.setState({ isOn: false });
});

/** The field under this label. */
function fieldOf(place: HTMLElement, label: string): HTMLInputElement {
  const found = [...place.querySelectorAll('label')].find(
    ({ textContent }) => textContent === label,
  );
  if (!(found?.control instanceof HTMLInputElement))
    throw new Error(`There is no field “${label}”`);
  return found.control;
}

/** Everything that was asked is answered: nothing here waits for anything else. */
const answered = () => act(() => new Promise<void>((resolve) => void setTimeout(resolve)));

/** The groups that the card asks for, with their numbers, counted from one. */
function askedGroups(place: HTMLElement) {
  const labels = [...place.querySelectorAll('label')].map(({ textContent }) => textContent);
  return labels.map((label) => ({ label, number: Number(/^Group (\d)$/.exec(label)?.[1]) }));
}

function typeGroups(place: HTMLElement): void {
  for (const { label, number } of askedGroups(place))
    typeInto(fieldOf(place, label), recoveryKey.split('-')[number - 1] ?? '');
}

describe('the recovery key', () => {
  test('is asked for by two of its groups, while it is out of sight', () => {
    let kept = 0;
    const card = <RecoveryKeyCard recoveryKey={recoveryKey} act="Go on" onKept={() => kept++} />;
    const { place } = draw(card);
    const shown = [...place.querySelectorAll('li')].map(({ textContent }) => textContent);
    expect(shown.join('-')).toBe(recoveryKey);
    press(place, 'I have it on paper');
    const asked = askedGroups(place);
    expect(new Set(asked.map(({ number }) => number)).size).toBe(2);
    for (const group of recoveryKey.split('-'))
      expect(document.body.textContent).not.toContain(group);
    for (const { label } of asked) typeInto(fieldOf(place, label), 'ZZZZ');
    press(place, 'Go on');
    expect(kept).toBe(0);
    expect(place.querySelector('[role=alert]')?.textContent).toContain('not what the key says');
    for (const { label, number } of asked) {
      const group = recoveryKey.split('-')[number - 1] ?? '';
      // As a hand writes them, and the unlock window takes them.
      const written = ` ${group.toLowerCase().replace('0', 'o').replace('1', 'l')}`;
      typeInto(fieldOf(place, label), written);
    }
    press(place, 'Go on');
    expect(kept).toBe(1);
  });

  test('can be shown again before it is lost, and printed, and nothing else with it', () => {
    const { place } = draw(
      <RecoveryKeyCard recoveryKey={recoveryKey} act="Go on" onKept={() => undefined} />,
    );
    expect(document.querySelector('body > .recovery-sheet')?.textContent).toContain('A0C1');
    press(place, 'I have it on paper');
    expect(document.querySelector('.recovery-sheet')).toBeNull();
    press(place, 'Show the key again');
    expect(place.textContent).toContain('S4T5');
  });
});

describe('a library that goes under its passphrase', () => {
  async function readyToEncrypt(flush: () => Promise<boolean>) {
    let finish: (value: null) => void = () => undefined;
    const host = answerRequests({
      'passphrase.state': () => ({ isOn: false, hasRecoveryKey: false }),
      'passphrase.prepare': () => ({ recoveryKey }),
      'passphrase.turnOn': () => new Promise((resolve) => (finish = resolve)),
    });
    layOnDesk('ferry', flush);
    const { place } = draw(<PassphrasePart />);
    await answered();
    for (const label of ['New passphrase', 'The same once more'])
      typeInto(fieldOf(place, label), chosen);
    press(place, 'Go on to the recovery key');
    await answered();
    press(place, 'I have it on paper');
    typeGroups(place);
    press(place, 'Encrypt this library');
    await answered();
    return { host, place, finish: () => finish(null) };
  }

  test('has the last words on disk first, and holds the desk until it begins anew', async () => {
    const order: string[] = [];
    const { host, place, finish } = await readyToEncrypt(() => {
      order.push('flushed');
      return Promise.resolve(true);
    });
    expect(order).toEqual(['flushed']);
    expect(host.askedOf('passphrase.turnOn')).toHaveLength(1);
    closeSettings();
    openSettings('rules');
    expect(useSettingsDialog.getState()).toMatchObject({ isOpen: true, part: 'passphrase' });
    expect(place.textContent).toContain('Working through the library');
    finish();
    await answered();
    closeSettings();
    expect(useSettingsDialog.getState().isOpen).toBe(true);
  });

  test('is not begun while the disk does not take the last words', async () => {
    const { host, place } = await readyToEncrypt(() => Promise.resolve(false));
    expect(host.askedOf('passphrase.turnOn')).toHaveLength(0);
    expect(place.textContent).toContain('not on disk yet, so nothing was begun');
    closeSettings();
    expect(useSettingsDialog.getState().isOpen).toBe(false);
  });
});

test('a desk is locked where there is a passphrase; elsewhere it says how to set one', async () => {
  const state = { isOn: false, hasRecoveryKey: true };
  const host = answerRequests({ 'passphrase.state': () => state });
  layOnDesk('ferry');
  await lockDesk();
  expect(host.askedOf('passphrase.lock')).toHaveLength(0);
  expect(said()).toMatchObject([{ action: { label: 'Set one' } }]);
  state.isOn = true;
  await lockDesk();
  expect(host.askedOf('passphrase.lock')).toHaveLength(1);
});

test('a new recovery key takes the place of the one before once it is on paper', async () => {
  const host = answerRequests({
    'passphrase.state': () => ({ isOn: true, hasRecoveryKey: true }),
    'passphrase.renewRecovery': () => ({ recoveryKey }),
  });
  const { place } = draw(<PassphrasePart />);
  await answered();
  press(place, 'New recovery key…');
  typeInto(fieldOf(place, 'The present passphrase, or the recovery key'), chosen);
  press(place, 'Make a new recovery key');
  await answered();
  expect(host.askedOf('passphrase.renewRecovery')).toEqual([{ current: chosen }]);
  press(place, 'I have it on paper');
  expect(place.textContent).toContain('Until then the recovery key that you have holds');
  expect(host.askedOf('passphrase.takeRecovery')).toHaveLength(0);
  typeGroups(place);
  press(place, 'Use the new key from now on');
  await answered();
  expect(host.askedOf('passphrase.takeRecovery')).toHaveLength(1);
  expect(place.textContent).toContain('the one before opens nothing any more');
});
