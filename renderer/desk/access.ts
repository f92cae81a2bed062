import { create } from 'zustand';
import type { DeskAccess } from '../../core/contract/desk.ts';
import { request } from '../host/host.ts';

/** Whether the library can be worked on; the host knows. */
export const useAccess = create<DeskAccess>(() => ({ readOnly: null }));

/** Asks the host, before there is anything to type in. */
export async function loadAccess(): Promise<void> {
  const answer = await request('desk.access', undefined);
  if (answer.ok) useAccess.setState(answer.value);
}

/** Whether nothing can be typed or changed. */
export function isReadOnly(): boolean {
  return useAccess.getState().readOnly !== null;
}
