import { create } from 'zustand';
import type { DeskSettings } from '../../core/contract/desk.ts';
import { request } from '../host/host.ts';

/** How the desk is arranged; the host keeps it. */
export const useSettings = create<DeskSettings>(() => ({
  editor: '',
  language: 'en-GB',
  libraryWidth: 272,
  inspectorWidth: 344,
  libraryOpen: true,
  inspectorOpen: true,
  inspectorTab: 'proofread',
  findingFilter: 'all',
  factsTab: 'claims',
  asksSignOff: false,
  exportFormat: 'page',
  lastStory: '',
  theme: 'system',
}));

/** Reads the settings as they were left. */
export async function loadSettings(): Promise<void> {
  const answer = await request('desk.settings', undefined);
  if (answer.ok) useSettings.setState(answer.value);
}

/** Changes settings at once, here and on disk. */
export function changeSettings(change: Partial<DeskSettings>): void {
  useSettings.setState(change);
  void request('desk.setSettings', change);
}
