import { Slice } from 'prosemirror-model';
import { expect, test } from 'vitest';
import type { ArrivingNote } from '../../../core/article/note.ts';
import { deletionOf } from '../../../core/article/proposals/chosen.ts';
import { articleSchema } from '../../../core/article/schema.ts';
import type { NoteId } from '../../../core/base/id.ts';
import { notesOfLostWords } from '../../../core/importing/building/lost-words.ts';
import { goneWords } from '../../../core/importing/story-draft.ts';

const { nodes } = articleSchema;

const note: ArrivingNote = {
  id: 'n1' as NoteId,
  kind: 'deletion',
  text: '',
  author: 'Ada',
  at: 5,
};

const draft = {
  head: { headline: [{ text: 'Harbour wall' }, goneWords('n1', { text: ' to rise' })] },
  body: [{ kind: 'paragraph' as const, runs: [goneWords('n1', { text: 'by a metre' })] }],
  notes: [note],
};

function storyWith(words: string) {
  const wall = articleSchema.text('Harbour wall');
  const slice = words === '' ? null : nodes.paragraph.create(null, articleSchema.text(words));
  const leaf = slice ? [deletionOf('n1', new Slice(slice.content, 0, 0))] : [];
  const parts = ['headline', 'standfirst', 'byline', 'dateline'] as const;
  const head = parts.map((name) => nodes[name].create(null, name === 'headline' ? wall : null));
  const body = nodes.body.create(null, nodes.paragraph.create(null, leaf));
  return nodes.doc.createChecked(null, [...head, body]);
}

function storiesWith(words: string) {
  const document = storyWith(words);
  return { document, unplaced: document };
}

test.each([
  ['all', '', 'to riseby a metre'],
  ['some', ' to rise', 'to riseby a metre'],
])('words of a change that stand nowhere are a note of their own: %s', (_name, kept, told) => {
  const [lost, ...more] = notesOfLostWords(draft, storiesWith(kept), () => 'n2');
  expect(more).toEqual([]);
  expect(lost).toMatchObject({ id: 'n2', kind: 'comment', author: 'Ada', at: 5 });
  expect(lost?.text).toContain(told);
});

test('words that stand in the story make no note', () => {
  expect(notesOfLostWords(draft, storiesWith(' to rise by a metre'), () => 'n2')).toEqual([]);
});

test('however many, none is cut off', () => {
  const words = Array.from({ length: 9000 }, (_, at) => `w${at}`).join(' ');
  const long = {
    ...draft,
    body: [{ kind: 'paragraph' as const, runs: [goneWords('n1', { text: words })] }],
  };
  const lost = notesOfLostWords(long, storiesWith(''), () => 'n2').map(({ text }) => text);
  const last = lost.map((text) => text.slice(text.indexOf(': ') + 2)).join('');
  expect(last).toContain(words);
  expect(Math.max(...lost.map((text) => text.length))).toBeLessThanOrEqual(20_000);
});
