import { closeHistory } from 'prosemirror-history';
import type { Node } from 'prosemirror-model';
import type { EditorState, Transaction } from 'prosemirror-state';
import type { StoryId } from '../../core/base/id.ts';
import type { BroughtDetails } from '../../core/contract/history.ts';
import { claimAnchors } from '../../core/factcheck/anchor.ts';
import { useDesk } from '../desk/desk-state.ts';
import { asItIs } from '../editor/plugins/proposals/as-it-is.ts';
import { addMissing } from '../facts/claim-actions.ts';
import { request } from '../host/host.ts';
import { notify } from '../ui/notices.ts';
import { followText, showBrought, takeBackDetails } from './restored-details.ts';
import { readTimeline } from './timeline.ts';

/** What a text that is put in the story's place is of. */
interface RestoredMoment {
  readonly from: number;
  /** The last change of details that belongs to it; needed where those come back as well. */
  readonly fromDetails?: number;
  readonly hasDetails?: boolean;
  readonly isWhole: boolean;
  /** When the backup was made that it comes out of. */
  readonly backupAt?: number | undefined;
}

/**
 * Puts an earlier text in the story's place, as one change that can be undone; nothing is lost. What
 * is alike stays untouched, and with it the caret. The history is told once the words are on disk.
 * @param from the moment that it is of
 * @returns whether the story is on the desk
 */
export async function restoreText(
  storyId: StoryId,
  document: Node,
  { backupAt, ...moment }: RestoredMoment,
): Promise<boolean> {
  const { editor, opened } = useDesk.getState();
  if (!editor || opened?.story.id !== storyId) return false;
  const { state } = editor.view;
  const isAlike = state.doc.eq(document);
  if (isAlike && moment.hasDetails !== true) return true;
  // An undo step of its own, however shortly before something was typed.
  // With Suggesting on as well: what was undecided then is undecided again, not accepted.
  if (!isAlike) editor.view.dispatch(asItIs(closeHistory(replacing(state, document))));
  const after = editor.view.state.doc;
  if (!(await editor.flush())) return true;
  // Out of a backup may come claims that have no record here any more, and nobody could settle them.
  await addMissing(
    storyId,
    [...claimAnchors(document)].map(([id, { text }]) => ({ id, text })),
  );
  const answer = await request('history.restored', { id: storyId, ...moment, backupAt });
  if (answer.ok && answer.value) {
    const brought = answer.value;
    showBrought(storyId, brought);
    if (!isAlike) followText({ storyId, editor, before: state.doc, after, brought });
    else offerBack(storyId, brought);
  }
  await readTimeline(storyId);
  return true;
}

/** Where the text was alike, there is nothing in it to undo. */
function offerBack(storyId: StoryId, brought: BroughtDetails): void {
  notify('The details are back as they were; the text read so already.', {
    action: { label: 'Undo', run: () => void takeBackDetails(storyId, brought) },
  });
}

/** The change from a story to another that touches least. */
export function replacing(state: EditorState, document: Node): Transaction {
  const least = leastReplacing(state, document);
  return least?.doc.eq(document)
    ? least
    : state.tr.replaceWith(0, state.doc.content.size, document.content);
}

function leastReplacing({ doc, tr }: EditorState, document: Node): Transaction | null {
  const start = doc.content.findDiffStart(document.content);
  const end = doc.content.findDiffEnd(document.content);
  if (start === null || end === null) return null;
  // Where what was put in repeats what stands before it, both searches pass over it.
  const overlap = Math.max(0, start - Math.min(end.a, end.b));
  try {
    return tr.replace(start, end.a + overlap, document.slice(start, end.b + overlap));
  } catch {
    // The two ends lie at unlike depths: the whole is replaced instead.
    return null;
  }
}
