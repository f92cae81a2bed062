import type { Node } from 'prosemirror-model';
import { create } from 'zustand';
import { openDocument } from '../../core/article/document.ts';
import type { StoryId } from '../../core/base/id.ts';
import type { DetailDifference } from '../../core/contract/moment-details.ts';
import { useDesk } from '../desk/desk-state.ts';
import { request } from '../host/host.ts';
import { notify } from '../ui/notices.ts';
import type { MomentPlace } from './moment-place.ts';
import { restoreText } from './restore.ts';

/** A moment that is to come back, of which the details differ from those of now. */
export interface Restoring {
  readonly storyId: StoryId;
  readonly seq: number;
  readonly detailsAt: number;
  readonly document: Node;
  /** What would change: as it is, then as it would be. */
  readonly details: readonly DetailDifference[];
  readonly isTextAlike: boolean;
  /** Goes back to the story from where it is looked at. */
  readonly leave: () => void;
}

/** The choice that is open, or null. */
export const useRestoring = create<{ readonly restoring: Restoring | null }>(() => ({
  restoring: null,
}));

// It is about the story on the desk, so it goes when that does.
useDesk.subscribe(({ opened }, before) => {
  if (opened?.loaded !== before.opened?.loaded) leaveRestoring();
});

/**
 * Brings a moment back; where its details differ from those of now, asks whether they come too.
 * @param leave goes back to the story from where it is looked at, once it is known what comes back
 */
export async function restoreMoment(
  storyId: StoryId,
  place: MomentPlace,
  leave: () => void,
): Promise<void> {
  const { editor } = useDesk.getState();
  const moment = await readMoment(storyId, place);
  if (!moment || !editor) return;
  const { document, seq, detailsAt } = moment;
  const isTextAlike = editor.view.state.doc.eq(document);
  const details = moment.details.filter(comesBack).map(backwards);
  const restoring = { storyId, seq, detailsAt, document, details, isTextAlike, leave };
  if (details.length > 0) useRestoring.setState({ restoring });
  else await carryOut(restoring, false);
}

/** Leaves the story as it is, and in view what was looked at. */
export function leaveRestoring(): void {
  useRestoring.setState({ restoring: null });
}

/** Does what was chosen. */
export async function carryOut(restoring: Restoring, hasDetails: boolean): Promise<void> {
  leaveRestoring();
  const { storyId, seq, detailsAt, document, isTextAlike, leave } = restoring;
  leave();
  const details = hasDetails ? { fromDetails: detailsAt, hasDetails } : {};
  const isDone = await restoreText(storyId, document, { from: seq, isWhole: true, ...details });
  if (isDone && !(hasDetails && isTextAlike))
    notify(
      hasDetails
        ? 'Restored with its details. One undo brings back what stood before, text and details, and both are in the history.'
        : 'Restored. What stood before is one undo away, and in the history.',
    );
  useDesk.getState().editor?.focus();
}

/** Reads a moment of a story; says so where it cannot be read. */
export async function readMoment(id: StoryId, { seq, detailsAt }: MomentPlace) {
  const answer = await request('history.read', {
    id,
    seq: Math.max(0, seq),
    ...(detailsAt !== undefined && { detailsAt }),
  });
  const opened = answer.ok ? openDocument(answer.value.document) : null;
  if (answer.ok && opened?.ok) return { ...answer.value, document: opened.value };
  notify(
    answer.ok ? 'That moment cannot be read. The story itself is safe.' : answer.error.message,
    { tone: 'trouble' },
  );
  return null;
}

/** Where the story stands on its way, and whether it lies in the bin, is not brought back. */
function comesBack({ field }: DetailDifference): boolean {
  return field !== 'status' && field !== 'isBinned';
}

function backwards(differs: DetailDifference): DetailDifference {
  if (differs.field === 'tags')
    return { ...differs, added: differs.removed, removed: differs.added };
  return { ...differs, was: differs.is, is: differs.was } as DetailDifference;
}
