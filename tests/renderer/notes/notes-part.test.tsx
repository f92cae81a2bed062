// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { threadOf, type NoteThread } from '../../../core/article/note.ts';
import type { NoteId } from '../../../core/base/id.ts';
import { changeOpened, openedOf, useDesk } from '../../../renderer/desk/desk-state.ts';
import { NotesPart } from '../../../renderer/notes/notes-part.tsx';
import { answerRequests, openStoryOf } from '../desk/desk-fixture.ts';
import { allByRole, draw, settle } from '../desk/draw.ts';
import { buildDocument } from '../../support/build-document.ts';
import { mountEditor } from '../editor/mount-editor.ts';

const { id: storyId } = openStoryOf('mine').story;

test('a note that is resolved hands the focus to the next, and the last to the title', async () => {
  const notes = ['a', 'b', 'c'].map((id) =>
    threadOf({ id: id as NoteId, kind: 'comment', text: `Ask ${id}`, author: '', at: null }),
  );
  const resolved: NoteId[] = [];
  answerRequests({
    'notes.resolve': ({ noteId }: { noteId: NoteId }): NoteThread[] => {
      resolved.push(noteId);
      return notes
        .filter(({ id }) => id === noteId)
        .map((one) => ({ ...one, outcome: 'resolved' }));
    },
  });
  const { editor } = mountEditor(buildDocument({ body: ['words'] }));
  useDesk.setState({ opened: openedOf(openStoryOf('mine')), editor });
  const { place } = draw(<NotesPart />);
  await settle(() => changeOpened(storyId, () => ({ notes })));
  const resolveAt = async (index: number): Promise<string> => {
    const button = allByRole(place, 'button', 'Resolve')[index];
    await settle(() => button?.click());
    return document.activeElement?.closest('li')?.textContent ?? '';
  };
  expect(await resolveAt(1)).toContain('Ask c');
  expect(await resolveAt(1)).toContain('Ask a');
  await resolveAt(0);
  expect(resolved).toEqual(['b', 'c', 'a']);
  expect(document.activeElement?.textContent).toBe('Notes');
});
