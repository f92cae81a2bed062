import { create } from 'zustand';
import { request } from '../host/host.ts';
import { notify } from '../ui/notices.ts';
import { openSettings } from './settings-state.ts';

/** Whether the library is under a passphrase, so that it can be locked. */
export const useLock = create<{ readonly isOn: boolean }>(() => ({ isOn: false }));

/** Asks how it stands. What changes it has the page begin anew. */
export async function learnLock(): Promise<void> {
  const answer = await request('passphrase.state', undefined);
  if (answer.ok) useLock.setState({ isOn: answer.value.isOn });
}

/** Puts all on disk and closes the desk; it opens again with the passphrase only. */
export async function lockDesk(): Promise<void> {
  await learnLock();
  if (!useLock.getState().isOn) {
    notify('This library has no passphrase, so it cannot be locked.', {
      action: { label: 'Set one', run: () => openSettings('passphrase') },
    });
    return;
  }
  const answer = await request('passphrase.lock', undefined);
  if (!answer.ok) notify(answer.error.message, { tone: 'trouble' });
}
