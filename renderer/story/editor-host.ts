import type { MediaHash, StoryId } from '../../core/base/id.ts';
import { addClaim, mergeClaims, recordOf } from '../facts/claim-actions.ts';
import { dismissFact } from '../facts/dismissal-actions.ts';
import { showFacts } from '../facts/facts-view.ts';
import type { EditorHost } from '../editor/editor-host.ts';
import { mediaAddress } from '../editor/views/media-address.ts';
import { request } from '../host/host.ts';
import { notify } from '../ui/notices.ts';
import { followPasted } from './pasted-language.ts';
import { openForeignDialog, openLinkDialog } from './dialog-state.ts';

/** What the editing surface of a story asks of the desk. */
export function createEditorHost(id: StoryId): EditorHost {
  return {
    append: (batch) => request('journal.append', { id, ...batch }),
    keepSelection: (selection) => void request('stories.setSelection', { id, selection }),
    addMedia: (bytes) => request('media.add', { bytes }),
    pickMedia: () => request('media.pick', undefined),
    readMedia,
    recordOf: (text) => recordOf(id, text),
    claimMade: (claimId, text, kind, splitFrom) => {
      void addClaim(id, { id: claimId, text, kind, splitFrom });
      showFacts('claims');
    },
    claimsMerged: (claimId, merged) => void mergeClaims(id, claimId, merged),
    factDismissed: (dismissal) => void dismissFact(id, dismissal),
    storyPasted: (text) => void followPasted(id, text),
    editLink: openLinkDialog,
    editForeign: openForeignDialog,
    openLink: (href) => void request('desk.openLink', { href }),
    failed: (message) => notify(message, { tone: 'trouble' }),
  };
}

async function readMedia(hash: MediaHash): Promise<Uint8Array | null> {
  try {
    const answer = await fetch(mediaAddress(hash));
    return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : null;
  } catch {
    // Gone from the store: the figure says so itself.
    return null;
  }
}
