import { create } from 'zustand';
import type { ComparedPiece } from '../../core/article/document-difference/difference.ts';
import { putBack } from '../../core/article/document-difference/put-back.ts';
import type { ChangeSummary } from '../../core/article/document-difference/summary.ts';
import type { StoryId } from '../../core/base/id.ts';
import type { StoryMoment } from '../../core/contract/history.ts';
import type { DetailDifference } from '../../core/contract/moment-details.ts';
import { useDesk } from '../desk/desk-state.ts';
import { closeDrawer } from '../desk/rails.ts';
import { request } from '../host/host.ts';
import { notify } from '../ui/notices.ts';
import type { MomentPlace } from './moment-place.ts';
import { readMoment, restoreMoment } from './restore-choice.ts';
import { restoreText } from './restore.ts';

/** Two moments of the story on the desk, drawn in one. */
export interface ShownComparison {
  readonly storyId: StoryId;
  readonly from: StoryMoment;
  readonly to: StoryMoment;
  /** Whether `to` is the story as it is. */
  readonly isToNow: boolean;
  /** What stands beside the text and differs. */
  readonly details: readonly DetailDifference[];
  readonly summary: ChangeSummary;
  readonly pieces: readonly ComparedPiece[];
}

interface CompareState {
  readonly shown: ShownComparison | null;
  readonly isBusy: boolean;
}

/** The comparison in view. */
export const useComparison = create<CompareState>(() => ({ shown: null, isBusy: false }));

// It is drawn over the story, so it goes when that does.
useDesk.subscribe(({ opened }, before) => {
  if (opened?.loaded !== before.opened?.loaded)
    useComparison.setState({ shown: null, isBusy: false });
});

let lastAsked = 0;

/** Compares two moments; `to` null for the story as it is, once all that is typed is on disk. */
export async function showComparison(
  storyId: StoryId,
  from: MomentPlace,
  to: MomentPlace | null,
): Promise<void> {
  lastAsked += 1;
  const asked = lastAsked;
  useComparison.setState({ isBusy: true });
  const { editor } = useDesk.getState();
  if (to === null && editor) await editor.flush();
  const answer = await request('history.compare', {
    id: storyId,
    from: Math.max(0, from.seq),
    ...(from.detailsAt !== undefined && { fromDetails: from.detailsAt }),
    to: to?.seq ?? null,
    ...(to?.detailsAt !== undefined && { toDetails: to.detailsAt }),
  });
  if (asked !== lastAsked) return;
  useComparison.setState({ isBusy: false });
  if (!answer.ok) {
    notify(answer.error.message, { tone: 'trouble' });
    return;
  }
  // Another story may have come onto the desk meanwhile.
  if (useDesk.getState().opened?.story.id !== storyId) return;
  closeDrawer();
  const { pieces, ...rest } = answer.value;
  useComparison.setState({
    shown: {
      ...rest,
      storyId,
      isToNow: to === null,
      pieces: JSON.parse(pieces) as ComparedPiece[],
    },
  });
}

/** Goes back to the story. */
export function leaveComparison(): void {
  lastAsked += 1;
  useComparison.setState({ shown: null, isBusy: false });
}

/** Puts the earlier of two moments in the story's place. */
export async function restoreEarlier({ storyId, from }: ShownComparison): Promise<void> {
  await restoreMoment(storyId, from, leaveComparison);
}

/** Puts one piece of a comparison with the present back as it was, and compares anew. */
export async function putPieceBack(shown: ShownComparison, index: number): Promise<void> {
  const { storyId, from, pieces } = shown;
  const old = (await readMoment(storyId, from))?.document;
  const { editor } = useDesk.getState();
  if (!old || !editor) return;
  const after = putBack(old, editor.view.state.doc, pieces, index);
  if (!after) {
    notify(
      'This cannot be put back by itself. Decide the changes that are proposed around it first, or restore all of it.',
    );
    return;
  }
  await restoreText(storyId, after, { from: from.seq, isWhole: false });
  await showComparison(storyId, from, null);
  notify('Put back. What stood there before is one undo away, and in the history.');
}
