import { create } from 'zustand';
import type { Backup, BackupLosses, BackupState } from '../../core/contract/backups.ts';
import type { LibraryPage } from '../../core/contract/stories.ts';
import type { StoryId } from '../../core/base/id.ts';
import { areWordsOnDisk } from '../desk/on-disk.ts';
import { openStory } from '../desk/story-actions.ts';
import { listen, request } from '../host/host.ts';
import { notify } from '../ui/notices.ts';
import { restoredWords } from './backup-words.ts';

interface BackupsView {
  readonly isOpen: boolean;
  /** Null until it was read. */
  readonly state: BackupState | null;
  /** How far what is under way is, from 0 to 1. */
  readonly share: number;
  /** The copy that is looked into, with what the search found in it. */
  readonly inside: {
    readonly copy: Backup;
    readonly search: string;
    readonly page: LibraryPage | null;
  } | null;
  /** The copy that is to take the place of everything, and what that would undo. */
  readonly restoring: { readonly copy: Backup; readonly losses: BackupLosses } | null;
  /** The copy that is to be deleted, if the editor says so. */
  readonly removing: Backup | null;
}

const closed = {
  isOpen: false,
  state: null,
  share: 0,
  inside: null,
  restoring: null,
  removing: null,
};

/** The view of the backups. */
export const useBackups = create<BackupsView>(() => closed);

/** Opens the view. */
export function openBackups(): void {
  useBackups.setState({ ...closed, isOpen: true });
  void readState();
}

/** Closes the view; what is under way goes on. */
export function closeBackups(): void {
  useBackups.setState(closed);
}

/** Listens to what the host tells of backups. To be called once. */
export function hearBackups(): void {
  listen('backup.progress', ({ share }) => useBackups.setState({ share }));
  listen('backup.changed', () => {
    useBackups.setState({ share: 0 });
    if (useBackups.getState().isOpen) void readState();
  });
  listen('backup.restored', ({ what, trouble }) => {
    if (trouble === '') notify(restoredWords[what]);
    else notify(trouble, { tone: 'trouble' });
  });
  listen('backup.failed', ({ trouble }) => {
    // Whoever looks at the backups reads it there.
    if (useBackups.getState().isOpen) return;
    const action = { label: 'Show the backups', run: openBackups };
    notify(trouble, { tone: 'trouble', action });
  });
}

async function readState(): Promise<void> {
  const answer = await request('backups.state', undefined);
  if (answer.ok) useBackups.setState({ state: answer.value });
  else notify(answer.error.message, { tone: 'trouble' });
}

/** Makes a copy now, with the last words in it. */
export async function backUpNow(): Promise<void> {
  if (!(await areWordsOnDisk(wordsMissing))) return;
  take(await request('backups.make', undefined));
}

/** Looks over all of a copy. */
export async function checkBackup({ place, name }: Backup): Promise<void> {
  take(await request('backups.check', { place, name }));
}

/** Asks whether a copy shall be deleted. */
export function askRemoval(removing: Backup | null): void {
  useBackups.setState({ removing });
}

/** Deletes it. */
export async function removeBackup({ place, name }: Backup): Promise<void> {
  const answer = await request('backups.remove', { place, name });
  askRemoval(null);
  take(answer);
}

/** Asks for a folder in which copies are kept besides. */
export async function chooseFolder(): Promise<void> {
  take(await request('backups.pickFolder', undefined));
}

/** Keeps copies there no longer. */
export async function dropFolder(): Promise<void> {
  take(await request('backups.dropFolder', undefined));
}

/** Ends what is under way. */
export function cancelBackup(): void {
  void request('backups.cancel', undefined);
}

function take(answer: Awaited<ReturnType<typeof request<'backups.state'>>>): void {
  if (answer.ok) useBackups.setState({ state: answer.value });
  else if (answer.error.code !== 'cancelled') notify(answer.error.message, { tone: 'trouble' });
}

/** Shows the stories of a copy. */
export async function lookInto(copy: Backup, search = ''): Promise<void> {
  const before = useBackups.getState().inside;
  useBackups.setState({
    inside: { copy, search, page: before?.copy.name === copy.name ? before.page : null },
  });
  const { place, name } = copy;
  const answer = await request('backups.stories', { place, name, search, offset: 0, limit: 200 });
  const { inside } = useBackups.getState();
  // A slower answer to an earlier search comes too late.
  if (inside?.copy.name !== name || inside.search !== search) return;
  if (answer.ok) useBackups.setState({ inside: { copy, search, page: answer.value } });
  else {
    useBackups.setState({ inside: null });
    notify(answer.error.message, { tone: 'trouble' });
  }
}

/** Goes back to the list of copies. */
export function leaveInside(): void {
  useBackups.setState({ inside: null, restoring: null });
}

/** Brings a story back and opens it. */
export async function restoreStory({ place, name }: Backup, id: StoryId): Promise<void> {
  const answer = await request('backups.restoreStory', { place, name, id });
  if (!answer.ok) {
    notify(answer.error.message, { tone: 'trouble' });
    return;
  }
  closeBackups();
  await openStory(answer.value.id);
  notify(
    answer.value.hasHistory
      ? 'The story is back, with its history.'
      : 'The story as it was is here as a story of its own. The present one was not touched.',
  );
}

/** Asks what a restore of everything would undo; the editor then decides. */
export async function prepareRestore(copy: Backup): Promise<void> {
  if (!(await areWordsOnDisk(wordsMissing))) return;
  const { place, name } = copy;
  const answer = await request('backups.losses', { place, name });
  if (answer.ok) useBackups.setState({ restoring: { copy, losses: answer.value } });
  else notify(answer.error.message, { tone: 'trouble' });
}

/** Restores everything; the desk begins anew when it is done. */
export async function restoreAll({ place, name }: Backup): Promise<void> {
  const answer = await request('backups.restoreAll', { place, name });
  if (!answer.ok) notify(answer.error.message, { tone: 'trouble' });
}

/** Said when the store does not take the last words, so that no copy can have them. */
export const wordsMissing =
  'The last words of this story are not on disk yet, so they would be missing. Nothing was done. The status line says why; try again when it says that all is saved.';
