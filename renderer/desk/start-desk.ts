import { hearBackups } from '../backups/backups-state.ts';
import { learnLock } from '../settings/lock-desk.ts';
import { listen, request } from '../host/host.ts';
import { importOpened } from '../importing/import-stories.ts';
import { refreshLibrary, useLibrary } from '../library/library-state.ts';
import { loadHouseStyle } from '../proofread/house-style.ts';
import { notify } from '../ui/notices.ts';
import { loadAccess } from './access.ts';
import { runCommand } from './commands.ts';
import { isBehindDialog, isForField } from './desk-keys.ts';
import { useDesk } from './desk-state.ts';
import { loadSettings, useSettings } from './settings.ts';
import { openStory } from './story-actions.ts';

/** Brings the desk back as it was left: its arrangement, its library, its story. */
export async function startDesk(): Promise<void> {
  hearHost();
  try {
    await bringBack();
  } finally {
    // Files wait that long: the story that was on the desk must not come over the one that is opened.
    listen('import.opened', () => void importOpened());
  }
}

async function bringBack(): Promise<void> {
  await loadAccess();
  await Promise.all([loadSettings(), refreshLibrary(), loadHouseStyle()]);
  const { lastStory } = useSettings.getState();
  const newest = useLibrary.getState().rows.get(0)?.id;
  const last = lastStory as NonNullable<typeof newest>;
  if (lastStory) await openStory(last);
  if (!useDesk.getState().opened && newest && newest !== last) await openStory(newest);
}

function hearHost(): void {
  listen('menu.command', ({ command }) => {
    // To put all away cannot wait for a dialog to be left.
    if (command === 'desk.lock' || (!isForField(command) && !isBehindDialog())) runCommand(command);
  });
  listen('library.changed', () => refreshSoon());
  listen('store.failed', ({ message }) => notify(message, { tone: 'trouble' }));
  hearBackups();
  void learnLock();
  listen('desk.closing', () => void flushAndAnswer());
}

let wait: ReturnType<typeof setTimeout> | undefined;

function refreshSoon(): void {
  clearTimeout(wait);
  wait = setTimeout(() => void refreshLibrary(), 150);
}

async function flushAndAnswer(): Promise<void> {
  // A field counts when it is left.
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  const { editor } = useDesk.getState();
  // No answer while words are missing on disk: as long as the host waits, they are sent again.
  while (editor && !(await editor.flush())) await rest(500);
  await request('desk.flushed', undefined);
}

function rest(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
