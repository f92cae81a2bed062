// @vitest-environment jsdom
import { expect, test } from 'vitest';
import type { Note } from '../../../core/article/note.ts';
import type { NoteId } from '../../../core/base/id.ts';
import { changeOpened, openedOf, useDesk } from '../../../renderer/desk/desk-state.ts';
import { NotesPart } from '../../../renderer/notes/notes-part.tsx';
import { answerRequests, openStoryOf } from '../desk/desk-fixture.ts';
import { allByRole, draw, settle } from '../desk/draw.ts';
import { buildDocument } from '../../support/build-document.ts';
import { mountEditor } from '../editor/mount-editor.ts';

const { id: storyId } = openStoryOf('mine').story;

test('a note that is settled hands the focus to the next, and the last to the title', async () => {
  const notes = ['a', 'b', 'c'].map((id): Note => ({
    id: id as NoteId,
    kind: 'comment',
    text: `Ask ${id}`,
    author: '',
    at: null,
  }));
  let standing = notes;
  answerRequests({
    'notes.settle': ({ noteId }: { noteId: NoteId }) =>
      (standing = standing.filter(({ id }) => id !== noteId)),
  });
  const { editor } = mountEditor(buildDocument({ body: ['words'] }));
  useDesk.setState({ opened: openedOf(openStoryOf('mine')), editor });
  const { place } = draw(<NotesPart />);
  await settle(() => changeOpened(storyId, () => ({ notes })));
  const settleFirst = async (index: number): Promise<string> => {
    const button = allByRole(place, 'button', 'Settle')[index];
    await settle(() => button?.click());
    return document.activeElement?.closest('li')?.textContent ?? '';
  };
  expect(await settleFirst(1)).toContain('Ask c');
  expect(await settleFirst(1)).toContain('Ask a');
  await settleFirst(0);
  expect(standing).toEqual([]);
  expect(document.activeElement?.textContent).toBe('Notes');
});
