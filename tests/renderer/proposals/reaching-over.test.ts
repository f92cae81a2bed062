// @vitest-environment jsdom
import type { Node } from 'prosemirror-model';
import { TextSelection } from 'prosemirror-state';
import { expect, test } from 'vitest';
import { asAccepted, withoutProposals } from '../../../core/article/proposals/reading.ts';
import { articleSchema } from '../../../core/article/schema.ts';
import { buildDocument, figure } from '../../support/build-document.ts';
import { mountEditor, placeOf, press, selectText, type } from '../editor/mount-editor.ts';

const { nodes } = articleSchema;
const paragraph = (words: string): Node => nodes.paragraph.create(null, articleSchema.text(words));

const story = buildDocument({
  headline: 'A pier for Sund',
  body: [
    figure('The old quay', 'Photo by Ada Brook'),
    nodes.bullet_list.create(null, [
      nodes.list_item.create(null, paragraph('Planks')),
      nodes.list_item.create(null, paragraph('Nails and rope')),
    ]),
    nodes.blockquote.create(null, paragraph('We built the quay in 4 days.')),
    'Mr Brannock left at six.',
  ],
});

function open() {
  const mounted = mountEditor(story);
  const { view } = mounted.editor;
  mounted.editor.setSuggesting(true);
  const select = (first: string, last: string, within = 0): void => {
    const { doc, tr } = view.state;
    const { editor } = mounted;
    const [from, to] = [placeOf(editor, first) + within, placeOf(editor, last) + last.length];
    view.dispatch(tr.setSelection(TextSelection.create(doc, from, to)));
  };
  const readers = (): Node => withoutProposals(view.state.doc);
  const desk = (): string => asAccepted(view.state.doc).toString();
  return { ...mounted, select, readers, desk };
}

test('what a list held stands for readers still when its own beginning is taken out later', () => {
  const { editor, select, readers } = open();
  select('Nails', 'W');
  press(editor, 'Enter');
  expect(readers().eq(story)).toBe(true);
  select('old', 'Planks');
  type(editor, 'x');
  expect(readers().eq(story)).toBe(true);
});

test('Enter over words of two items parts them where the caret stood', () => {
  const { editor, select, readers, desk } = open();
  select('Planks', 'N', 4);
  press(editor, 'Enter');
  expect(desk()).toContain('paragraph("Plan"), paragraph("ails and rope")');
  expect(readers().eq(story)).toBe(true);
});

test('words that one just proposed can be dressed, and are one proposal still', () => {
  const { editor, said, readers } = open();
  selectText(editor, 'left');
  type(editor, 'went');
  selectText(editor, 'went');
  editor.run('format.strong');
  expect(said).toEqual([]);
  expect(editor.changesNow()).toHaveLength(1);
  expect(editor.view.state.doc.toString()).toContain('strong');
  expect(readers().eq(story)).toBe(true);
});
