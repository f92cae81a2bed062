import type { Node } from 'prosemirror-model';
import { create } from 'zustand';
import type { StoryId } from '../../core/base/id.ts';
import type { StoryMoment } from '../../core/contract/history.ts';
import type { DetailDifference } from '../../core/contract/moment-details.ts';
import { useDesk } from '../desk/desk-state.ts';
import { closeDrawer } from '../desk/rails.ts';
import type { MomentPlace } from './moment-place.ts';
import { readMoment, restoreMoment } from './restore-choice.ts';

/** An earlier state of the story, shown in its place. */
export interface Revision {
  readonly storyId: StoryId;
  readonly moment: StoryMoment;
  readonly document: Node;
  /** How its details differ from those of now: as they were, then as they are. */
  readonly details: readonly DetailDifference[];
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

/** Shows the story as it stood at a moment, among those of a sitting. */
export async function showRevision(
  storyId: StoryId,
  place: MomentPlace,
  sitting: { readonly firstSeq: number; readonly lastSeq: number },
): Promise<void> {
  lastAsked += 1;
  const asked = lastAsked;
  const moment = await readMoment(storyId, place);
  // Who moves along fast asks for the next before this one is here.
  if (asked !== lastAsked || !moment) return;
  // Another story may have come onto the desk meanwhile.
  if (useDesk.getState().opened?.story.id !== storyId) return;
  closeDrawer();
  const { document, details, ...rest } = moment;
  const span = { firstSeq: Math.max(0, sitting.firstSeq - 1), lastSeq: sitting.lastSeq };
  useRevision.setState({ revision: { storyId, moment: rest, document, details, ...span } });
}

/** Goes back to the story as it is. */
export function leaveRevision(): void {
  useRevision.setState({ revision: null });
}

/** Puts a revision in the story's place, as one change that can be undone; nothing is lost. */
export async function restoreRevision({ storyId, moment }: Revision): Promise<void> {
  await restoreMoment(storyId, moment, leaveRevision);
}
