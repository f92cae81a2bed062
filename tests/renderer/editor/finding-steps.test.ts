// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import type { Finding } from '../../../core/proofreading/finding.ts';
import { buildDocument } from '../../support/build-document.ts';
import { caretAt, findSlips, mountEditor, press, type } from './mount-editor.ts';

// Taking by digit, taking many at once, and stepping through one kind only.

const names = (text: string, block: number): Finding[] =>
  findSlips(text, block).map((finding) => ({
    ...finding,
    kind: finding.text.startsWith('N') ? 'name' : 'nonword',
  }));

function mountRead(...body: string[]) {
  const mounted = mountEditor(buildDocument({ headline: 'Quay', body }), {}, names);
  mounted.proofread();
  const { editor } = mounted;
  const text = () => editor.view.state.doc.lastChild?.textContent;
  const selected = () => editor.selectedText();
  const idsOf = (word: string) =>
    editor.findings.get().list.flatMap(({ id, finding }) => (finding.text === word ? [id] : []));
  return { ...mounted, text, selected, idsOf };
}

describe('a digit while a finding is in hand', () => {
  test('takes the suggestion of that number and goes on', () => {
    const { editor, text, selected } = mountRead('A wozzrd and a thizzrd.');
    press(editor, 'F7');
    expect(press(editor, '2')).toBe(true);
    expect(text()).toBe('A wosrd and a thizzrd.');
    expect(selected()).toBe('thizzrd');
  });

  test('is a plain digit when there is no suggestion of that number', () => {
    const { editor } = mountRead('A wozzrd.');
    press(editor, 'F7');
    expect(press(editor, '3')).toBe(false);
    expect(press(editor, '0')).toBe(false);
  });

  test.each(['Mod-1', 'Alt-1', 'Alt-Enter'])('%s is left to others', (keys) => {
    const { editor, text } = mountRead('A wozzrd.');
    press(editor, 'F7');
    press(editor, keys);
    expect(text()).toBe('A wozzrd.');
  });

  test('with none in hand it is typed', () => {
    const { editor } = mountRead('A wozzrd.');
    caretAt(editor, 'wozzrd', 2);
    expect(press(editor, '1')).toBe(false);
  });
});

describe('many at once', () => {
  test('are one undo step, apart from what was typed just before', () => {
    const { editor, text, idsOf } = mountRead('A wozzrd, a wozzrd, one more wozzrd');
    caretAt(editor, 'wozzrd', -2);
    type(editor, 'x');
    const picks = new Map(idsOf('wozzrd').map((id) => [id, 0]));
    expect(editor.takeMany(picks)).toBe(3);
    expect(text()).toBe('xA word, a word, one more word');
    press(editor, 'Mod-z');
    expect(text()).toBe('xA wozzrd, a wozzrd, one more wozzrd');
    press(editor, 'Mod-z');
    expect(text()).toBe('A wozzrd, a wozzrd, one more wozzrd');
  });

  test('leave alone what has no such suggestion, and say how many were taken', () => {
    const { editor, text, idsOf } = mountRead('A wozzrd, a thizzrd.');
    const [first = '', second = ''] = [...idsOf('wozzrd'), ...idsOf('thizzrd')];
    const picks = new Map([
      [first, 1],
      [second, 7],
      ['gone', 0],
    ]);
    expect(editor.takeMany(picks)).toBe(1);
    expect(text()).toBe('A wosrd, a thizzrd.');
    expect(editor.takeMany(new Map([[first, 0]]))).toBe(0);
  });
});

test('when the last finding was taken nothing is left to read', () => {
  const { editor, proofread } = mountRead('A wozzrd.');
  press(editor, 'F7');
  press(editor, 'Enter');
  expect(editor.findings.get().checking).toBe(true);
  proofread();
  expect(editor.findings.get()).toMatchObject({ list: [], checking: false });
});

describe('with a filter', () => {
  test('F7, Shift-F7 and Enter go through findings of one kind only', () => {
    const { editor, selected, text } = mountRead('A wozzrd, Nazzm, a thizzrd.', 'Nozzr.');
    editor.setFilter('name');
    press(editor, 'F7');
    expect(selected()).toBe('Nazzm');
    press(editor, 'F7');
    expect(selected()).toBe('Nozzr');
    press(editor, 'F7');
    expect(selected()).toBe('Nazzm');
    press(editor, 'Enter');
    expect(selected()).toBe('Nozzr');
    expect(text()).toBe('A wozzrd, Nam, a thizzrd.Nozzr.');
    editor.setFilter(null);
    press(editor, 'Shift-F7');
    expect(selected()).toBe('thizzrd');
  });

  test('F7 with nothing of that kind is not taken', () => {
    const { editor } = mountRead('A wozzrd.');
    editor.setFilter('name');
    expect(press(editor, 'F7')).toBe(false);
  });
});

test('the only finding is told of again each time that it is stepped to', () => {
  const mounted = mountEditor(buildDocument({ body: ['The boazzrd met.'] }));
  mounted.proofread();
  const { findings, run } = mounted.editor;
  const before = findings.get().stepped;
  run('proofread.next');
  run('proofread.next');
  expect(findings.get()).toMatchObject({ inHand: true, stepped: before + 2 });
});
