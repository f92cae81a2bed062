import { expect, test } from 'vitest';
import type { NoteKind } from '../../../core/article/note.ts';
import { articleSchema } from '../../../core/article/schema.ts';
import type { NoteId } from '../../../core/base/id.ts';
import { noteRemarks } from '../../../core/publishing/note-remarks.ts';
import { buildDocument } from '../../support/build-document.ts';

const { nodes } = articleSchema;
const document = buildDocument({
  headline: 'Harbour shut',
  body: [nodes.paragraph.create(null, articleSchema.text('The harbour is shut.'))],
});

test.each(['insertion', 'deletion', 'move'] as const)(
  'an undecided %s stays an error when its words are gone from the text',
  (kind: NoteKind) => {
    expect(noteRemarks(document, [{ id: 'a' as NoteId, kind }])).toEqual([
      {
        severity: 'error',
        rule: 'changes',
        message: '1 proposed change has been neither accepted nor rejected.',
        position: null,
      },
    ]);
  },
);

test('a comment without words is counted, and blocks nothing', () => {
  const [remark, ...others] = noteRemarks(document, [{ id: 'a' as NoteId, kind: 'comment' }]);
  expect(remark).toMatchObject({ severity: 'warning', rule: 'notes', position: null });
  expect(others).toEqual([]);
});
