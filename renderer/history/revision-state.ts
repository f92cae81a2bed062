import { closeHistory } from 'prosemirror-history';
import type { Node } from 'prosemirror-model';
import { create } from 'zustand';
import { openDocument } from '../../core/article/document.ts';
import type { StoryId } from '../../core/base/id.ts';
import { useDesk } from '../desk/desk-state.ts';
import { request } from '../host/host.ts';
import { notify } from '../ui/notices.ts';

/** An earlier state of the story, shown in its place. */
export interface Revision {
  readonly storyId: StoryId;
  readonly name: string;
  readonly document: Node;
}

interface RevisionState {
  readonly revision: Revision | null;
}

/** The revision in view, or null while the story itself is. */
export const useRevision = create<RevisionState>(() => ({ revision: null }));

// It is drawn over the story, so it goes when that does.
useDesk.subscribe(({ opened }, before) => {
  if (opened?.loaded !== before.opened?.loaded) useRevision.setState({ revision: null });
});

/** Shows the story as it stood after step batch `seq`. */
export async function showRevision(storyId: StoryId, seq: number, name: string): Promise<void> {
  const answer = await request('history.read', { id: storyId, seq: Math.max(0, seq) });
  if (!answer.ok) {
    notify(answer.error.message, { tone: 'trouble' });
    return;
  }
  // Another story may have come onto the desk meanwhile.
  if (useDesk.getState().opened?.story.id !== storyId) return;
  const opened = openDocument(answer.value.document);
  if (!opened.ok) {
    notify('That revision cannot be read. The story itself is safe.', { tone: 'trouble' });
    return;
  }
  useRevision.setState({ revision: { storyId, name, document: opened.value } });
}

/** Goes back to the story as it is. */
export function leaveRevision(): void {
  useRevision.setState({ revision: null });
  useDesk.getState().editor?.focus();
}

/** Puts a revision in the story's place, as one change that can be undone; nothing is lost. */
export function restoreRevision({ storyId, document }: Revision): void {
  const { editor, opened } = useDesk.getState();
  if (!editor || opened?.story.id !== storyId) return;
  const { state } = editor.view;
  if (!state.doc.eq(document)) {
    const whole = state.tr.replaceWith(0, state.doc.content.size, document.content);
    // An undo step of its own, however shortly before something was typed.
    editor.view.dispatch(closeHistory(whole));
  }
  leaveRevision();
  notify('Restored. What stood before is one undo away, and in the history.');
}
