import type { Node } from 'prosemirror-model';
import { create } from 'zustand';
import { openDocument } from '../../core/article/document.ts';
import type { StoryId } from '../../core/base/id.ts';
import type { StoryMoment } from '../../core/contract/history.ts';
import { useDesk } from '../desk/desk-state.ts';
import { closeDrawer } from '../desk/rails.ts';
import { request } from '../host/host.ts';
import { notify } from '../ui/notices.ts';
import { restoreText } from './restore.ts';

/** An earlier state of the story, shown in its place. */
export interface Revision {
  readonly storyId: StoryId;
  readonly moment: StoryMoment;
  readonly document: Node;
  /** The moments that can be stepped to: those of the sitting that it is of. */
  readonly firstSeq: number;
  readonly lastSeq: number;
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

let lastAsked = 0;

/** Shows the story as it stood after step batch `seq`, among those of a sitting. */
export async function showRevision(
  storyId: StoryId,
  seq: number,
  sitting: { readonly firstSeq: number; readonly lastSeq: number },
): Promise<void> {
  lastAsked += 1;
  const asked = lastAsked;
  const answer = await request('history.read', { id: storyId, seq: Math.max(0, seq) });
  // Who moves along fast asks for the next before this one is here.
  if (asked !== lastAsked) return;
  if (!answer.ok) {
    notify(answer.error.message, { tone: 'trouble' });
    return;
  }
  // Another story may have come onto the desk meanwhile.
  if (useDesk.getState().opened?.story.id !== storyId) return;
  const { document, ...moment } = answer.value;
  const opened = openDocument(document);
  if (!opened.ok) {
    notify('That revision cannot be read. The story itself is safe.', { tone: 'trouble' });
    return;
  }
  closeDrawer();
  const span = { firstSeq: Math.max(0, sitting.firstSeq - 1), lastSeq: sitting.lastSeq };
  useRevision.setState({ revision: { storyId, moment, document: opened.value, ...span } });
}

/** Goes back to the story as it is. */
export function leaveRevision(): void {
  useRevision.setState({ revision: null });
}

/** Puts a revision in the story's place, as one change that can be undone; nothing is lost. */
export async function restoreRevision({ storyId, document, moment }: Revision): Promise<void> {
  leaveRevision();
  if (await restoreText(storyId, document, { from: moment.seq, isWhole: true }))
    notify('Restored. What stood before is one undo away, and in the history.');
  useDesk.getState().editor?.focus();
}
