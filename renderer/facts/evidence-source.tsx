import type { Evidence } from '../../core/factcheck/claim.ts';
import { useDesk } from '../desk/desk-state.ts';
import { request } from '../host/host.ts';
import { put } from '../sources/source-actions.ts';
import { openSource, showPassage } from '../sources/source-view-state.ts';
import { Button } from '../ui/button.tsx';
import { notify } from '../ui/notices.ts';

type FromVault = Pick<Evidence, 'sourceId' | 'passage'>;

/** Whether evidence was taken from a source that is no longer in the story's vault. */
export function useLostSource({ sourceId }: FromVault): boolean {
  return useDesk(
    ({ opened }) => sourceId !== null && !(opened?.sources ?? []).some(({ id }) => id === sourceId),
  );
}

/** The way to where evidence stands in its source, which is put back first where it was taken out. */
export function EvidenceSource({ item }: { readonly item: FromVault }) {
  const isLost = useLostSource(item);
  if (item.sourceId === null) return null;
  // One button for both, so that the focus stays when the one becomes the other.
  return (
    <Button look="link" onClick={() => (isLost ? void putBack(item) : showSource(item))}>
      {isLost ? 'Put it back' : 'Show in source'}
    </Button>
  );
}

async function putBack(item: FromVault): Promise<void> {
  if (item.sourceId === null) return;
  const answer = await request('sources.restore', { id: item.sourceId });
  if (!answer.ok) {
    notify(answer.error.message, { tone: 'trouble' });
    return;
  }
  put(answer.value);
  // Another story may have come onto the desk meanwhile.
  if (useDesk.getState().opened?.story.id === answer.value.storyId) showSource(item);
}

function showSource({ sourceId, passage }: FromVault): void {
  if (sourceId === null) return;
  if (passage) showPassage(sourceId, passage);
  else openSource(sourceId);
}
