// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { mountEditor, outline, caretAt } from './mount-editor.ts';
import { articleSchema } from '../../../core/article/schema.ts';
import { buildDocument } from '../../support/build-document.ts';

const { nodes } = articleSchema;

function pasted(html: string) {
  const mounted = mountEditor(
    buildDocument({ body: [nodes.paragraph.create(null, articleSchema.text('end'))] }),
  );
  caretAt(mounted.editor, 'end', 0);
  const event = new Event('paste', { bubbles: true, cancelable: true });
  const getData = (kind: string) => (kind === 'text/html' ? html : '');
  Object.assign(event, { clipboardData: { getData, files: [] } });
  mounted.editor.view.dom.dispatchEvent(event);
  return { text: outline(mounted.editor).join('\n'), said: mounted.said.join('\n') };
}

test.each([
  '<del>gone</del><ins>come</ins>',
  '<span class="msoDel">gone</span><span class="msoIns">come</span>',
])('a paste leaves out words that a change deleted, and says which: %s', (html) => {
  const { text, said } = pasted(`<p>It has ${html}.</p>`);
  expect(text).toContain('It has come.');
  expect(text).not.toContain('gone');
  expect(said).toContain('“gone”');
});

test('words that are struck through by hand are pasted', () => {
  const { text, said } = pasted('<p>It has <s>gone</s>.</p>');
  expect(text).toContain('It has gone.');
  expect(said).toBe('');
});

test('raised and lowered numbers keep what they say', () => {
  const { text } = pasted('<p>10<sup>6</sup> of H<sub>2</sub>O, the 5<sup>th</sup></p>');
  expect(text).toContain('10⁶ of H₂O, the 5th');
});
