import { notify } from '../ui/notices.ts';
import { useDesk } from './desk-state.ts';

/**
 * Sees to it that all that was typed in the story on the desk is on disk. Where it cannot be, the
 * editor is told, and she alone can decide to go on without it.
 * @param goOn what was asked for, without asking again
 * @returns whether it is on disk
 */
export async function isOnDisk(goOn: () => unknown): Promise<boolean> {
  const { editor } = useDesk.getState();
  if (!editor || (await editor.flush())) return true;
  notify(
    'The last words of this story are not on disk, so it stays open. Copy them before you go on without them.',
    {
      tone: 'trouble',
      action: { label: 'Go on without them', run: () => void goOn() },
    },
  );
  return false;
}
