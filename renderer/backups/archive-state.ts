import { create } from 'zustand';
import type { ArchiveFacts, WrittenArchive } from '../../core/contract/backups.ts';
import { areWordsOnDisk } from '../desk/on-disk.ts';
import { request } from '../host/host.ts';
import { notify } from '../ui/notices.ts';
import { openBackups, useBackups, wordsMissing } from './backups-state.ts';
import { spellSize } from './backup-words.ts';

interface ArchiveView {
  /** The archive that was opened; null without one. */
  readonly facts: ArchiveFacts | null;
  /** The folder that it was put into; null when it was not. */
  readonly folder: string | null;
}

const nothing: ArchiveView = { facts: null, folder: null };

/** The archive in hand. */
export const useArchive = create<ArchiveView>(() => nothing);

// What was opened goes with the view.
useBackups.subscribe(({ isOpen }) => {
  if (!isOpen) leaveArchive();
});

/** Writes everything into one file, with the last words in it. */
export async function saveArchive(): Promise<void> {
  if (!(await areWordsOnDisk(wordsMissing))) return;
  showBackups();
  const answer = await request('backups.writeArchive', undefined);
  if (answer.ok) notify(spellWritten(answer.value));
  else if (answer.error.code !== 'cancelled') notify(answer.error.message, { tone: 'trouble' });
}

/** Asks for an archive and shows what it is. */
export async function openArchive(): Promise<void> {
  if (!(await areWordsOnDisk(wordsMissing))) return;
  showBackups();
  useArchive.setState(nothing);
  const answer = await request('backups.openArchive', undefined);
  if (answer.ok) useArchive.setState({ facts: answer.value, folder: null });
  else if (answer.error.code !== 'cancelled') notify(answer.error.message, { tone: 'trouble' });
}

/** Goes back to the list of copies. */
export function leaveArchive(): void {
  useArchive.setState(nothing);
}

/** Puts the archive into the place of everything, or into a new folder. */
export async function takeArchive(
  { token }: ArchiveFacts,
  into: 'this-library' | 'new-folder',
): Promise<void> {
  const answer = await request('backups.takeArchive', { token, into });
  if (!answer.ok) {
    if (answer.error.code !== 'cancelled') notify(answer.error.message, { tone: 'trouble' });
  } else useArchive.setState({ folder: answer.value.folder });
}

/** Opens the library that the archive was put into; this one is closed. */
export async function openUnpacked(): Promise<void> {
  const answer = await request('backups.openUnpacked', undefined);
  if (!answer.ok) notify(answer.error.message, { tone: 'trouble' });
}

function showBackups(): void {
  if (!useBackups.getState().isOpen) openBackups();
}

function spellWritten({ name, size, missing }: WrittenArchive): string {
  const written = `The archive “${name}” is written and was read back (${spellSize(size)}).`;
  if (missing === 0) return written;
  const what = missing === 1 ? '1 picture or source is' : `${missing} pictures and sources are`;
  return `${written} ${what} damaged or gone in this library and could not be taken along.`;
}
