// @vitest-environment jsdom
import { beforeEach, describe, expect, test } from 'vitest';
import { dismissTrouble, notify } from '../../../renderer/ui/notices.ts';
import { layOnDesk, said } from './desk-fixture.ts';

const texts = () => said().map(({ text }) => text);

beforeEach(() => layOnDesk('mine'));

describe('what the desk says', () => {
  test('makes way for what comes later', () => {
    for (const text of ['one', 'two', 'three', 'four']) notify(text);
    expect(texts()).toEqual(['two', 'three', 'four']);
  });

  test('stays until it is read when it is trouble', () => {
    notify('The disk is full.', { tone: 'trouble' });
    for (const text of ['one', 'two', 'three', 'four']) notify(text);
    expect(texts()).toEqual(['The disk is full.', 'three', 'four']);
  });

  test('of trouble is kept, however much there is, and closed from the newest on', () => {
    notify('plain');
    for (const text of ['one', 'two', 'three', 'four']) notify(text, { tone: 'trouble' });
    expect(texts()).toEqual(['one', 'two', 'three', 'four']);
    expect(dismissTrouble()).toBe(true);
    expect(texts()).toEqual(['one', 'two', 'three']);
    notify('plain');
    for (const left of [true, true, true, false]) expect(dismissTrouble()).toBe(left);
    expect(texts()).toEqual(['plain']);
  });

  test('is not said twice', () => {
    notify('The disk is full.', { tone: 'trouble' });
    notify('one');
    notify('The disk is full.', { tone: 'trouble' });
    expect(texts()).toEqual(['one', 'The disk is full.']);
  });
});
