// @vitest-environment jsdom
import { expect, test } from 'vitest';
import type { Finding } from '../../../core/proofreading/finding.ts';
import { buildDocument } from '../../support/build-document.ts';
import { caretAt, mountEditor, selectText, type } from './mount-editor.ts';

/** Finds signs of no width, and the letter “а” of Cyrillic. */
function findSigns(text: string, block: number): Finding[] {
  return [...text.matchAll(/[\u200b\u202e]+|а/gu)].map((match) => ({
    rule: 'letters',
    kind: 'letters',
    block,
    from: match.index,
    to: match.index + match[0].length,
    severity: 'warning',
    text: match[0],
    message: 'A sign.',
    suggestions: [''],
  }));
}

test('a finding that shows nothing has a mark, one that shows a letter has none', () => {
  const body = ['The harb\u200bour and the m\u0430yor.', 'Turned \u202eround.'];
  const { editor, proofread } = mountEditor(buildDocument({ body }), {}, findSigns);
  proofread();
  const marked = () => [...editor.view.dom.querySelectorAll('.finding-unseen')];
  expect(marked().map((one) => one.textContent)).toEqual(['\u200b', '\u202e']);
  expect(marked().every((one) => one.matches('.finding.finding-letters'))).toBe(true);
  expect(editor.view.dom.querySelectorAll('.finding')).toHaveLength(3);
  caretAt(editor, 'The harb');
  type(editor, 'So ');
  expect(marked().map((one) => one.textContent)).toEqual(['\u200b', '\u202e']);
  selectText(editor, '\u200b');
  editor.view.dispatch(editor.view.state.tr.deleteSelection());
  expect(marked().map((one) => one.textContent)).toEqual(['\u202e']);
});
