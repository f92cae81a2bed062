import { create } from 'zustand';
import type { ExportProgress, ManyExported } from '../../core/contract/publishing.ts';
import { listen, request } from '../host/host.ts';
import { refreshLibrary, useLibrary } from '../library/library-state.ts';
import { useSettings } from '../desk/settings.ts';
import { notify } from '../ui/notices.ts';
import { flushedStory } from './publishing-state.ts';
import { useDesk } from '../desk/desk-state.ts';

interface ManyState {
  readonly isOpen: boolean;
  /** How many stories the library shows. */
  readonly total: number;
  /** Null while nothing is being written. */
  readonly progress: ExportProgress | null;
  readonly outcome: ManyExported | null;
}

/** The export of all stories that the library shows. */
export const useMany = create<ManyState>(() => ({
  isOpen: false,
  total: 0,
  progress: null,
  outcome: null,
}));

/** Opens the dialog; one that is under way is shown as it stands. */
export function exportShown(): void {
  const { bin, total } = useLibrary.getState();
  if (bin) {
    notify('These stories are in the bin. Leave the bin to export stories.');
    return;
  }
  if (useMany.getState().progress === null) useMany.setState({ total, outcome: null });
  useMany.setState({ isOpen: true });
}

/** Asks for a folder and writes them; one may go on working meanwhile. */
export async function writeShown(): Promise<void> {
  if (useMany.getState().progress !== null) return;
  // The story on the desk may be among them.
  if (useDesk.getState().opened && (await flushedStory()) === null) return;
  const { search, status, tag } = useLibrary.getState();
  const { exportFormat: format } = useSettings.getState();
  useMany.setState(({ total }) => ({ progress: { done: 0, total } }));
  const stop = listen('export.progress', (progress) => useMany.setState({ progress }));
  const input = { search, status, tag, format, claimReview: false };
  const answer = await request('publishing.exportMany', input);
  stop();
  useMany.setState({ progress: null });
  if (answer.ok) {
    useMany.setState({ outcome: answer.value });
    tellWhenClosed(answer.value);
    void refreshLibrary();
  } else if (answer.error.code !== 'cancelled') {
    closeMany();
    notify(answer.error.message, { tone: 'trouble' });
  }
}

/** Who has put the dialog away is told where she is. */
function tellWhenClosed({ exported, leftOutCount, changedCount }: ManyExported): void {
  if (useMany.getState().isOpen) return;
  const changed =
    changedCount === 0
      ? ''
      : ` ${changedCount.toLocaleString()} went out other than readers had seen.`;
  notify(
    `${exported.toLocaleString()} stories exported, ${leftOutCount.toLocaleString()} left out.${changed}`,
    { action: { label: 'Look', run: () => useMany.setState({ isOpen: true }) } },
  );
}

/** Ends it after the story that is being written; what is written stays. */
export function stopMany(): void {
  void request('publishing.cancelMany', undefined);
}

/** Puts the dialog away; what is under way goes on. */
export function closeMany(): void {
  useMany.setState({ isOpen: false });
}
