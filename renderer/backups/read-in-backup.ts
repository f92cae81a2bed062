import type { Node } from 'prosemirror-model';
import { create } from 'zustand';
import { openDocument } from '../../core/article/document.ts';
import type { StoryId } from '../../core/base/id.ts';
import type { Backup } from '../../core/contract/backups.ts';
import { useDesk } from '../desk/desk-state.ts';
import { openStory } from '../desk/story-actions.ts';
import { restoreText } from '../history/restore.ts';
import { request } from '../host/host.ts';
import { notify } from '../ui/notices.ts';
import { closeBackups } from './backups-state.ts';

/** A story as it stands in a copy, to be read. */
export interface BackupReading {
  readonly copy: Backup;
  readonly id: StoryId;
  readonly headline: string;
  readonly document: Node;
  /** Its pictures that are nowhere to be found any more. */
  readonly missingPictures: number;
  /** Whether the library has a story whose text this can replace. */
  readonly isHere: boolean;
}

/** The story of a copy that is read, or null. */
export const useBackupReading = create<{ readonly reading: BackupReading | null }>(() => ({
  reading: null,
}));

/** Shows a story as it stands in a copy. */
export async function readInBackup(copy: Backup, id: StoryId, headline: string): Promise<void> {
  const { place, name } = copy;
  const answer = await request('backups.story', { place, name, id });
  if (!answer.ok) {
    notify(answer.error.message, { tone: 'trouble' });
    return;
  }
  const { document, ...facts } = answer.value;
  const opened = openDocument(document);
  if (opened.ok)
    useBackupReading.setState({
      reading: { copy, id, headline, document: opened.value, ...facts },
    });
  else
    notify(
      'This story cannot be read in that backup. Nothing was changed. Look into another one.',
      {
        tone: 'trouble',
      },
    );
}

/** Goes back to the stories of the copy. */
export function leaveReading(): void {
  useBackupReading.setState({ reading: null });
}

/** Puts what is read in the place of the present text, as one change that can be undone. */
export async function putInPlace({ copy, id, document }: BackupReading): Promise<void> {
  await openStory(id);
  if (useDesk.getState().opened?.story.id !== id) return;
  closeBackups();
  const moment = { from: 0, isWhole: true, backupAt: copy.at };
  if (await restoreText(id, document, moment))
    notify('Restored from the backup. What stood before is one undo away, and in the history.');
}
