import { create } from 'zustand';
import { useDesk } from '../desk/desk-state.ts';

/** The parts of the settings. */
export type SettingsPart =
  'desk' | 'rules' | 'house' | 'dictionary' | 'ignored' | 'template' | 'passphrase';

interface SettingsState {
  readonly isOpen: boolean;
  readonly part: SettingsPart;
  /**
   * How far the library is on its way under its passphrase or out from under it, from 0 to 1; null
   * when it is on none. Until then the settings stay: what is typed meanwhile would not be kept.
   */
  readonly converting: number | null;
}

/** The settings dialog. */
export const useSettingsDialog = create<SettingsState>(() => ({
  isOpen: false,
  part: 'rules',
  converting: null,
}));

/** Opens the settings at one of their parts. */
export function openSettings(part: SettingsPart): void {
  if (isHeld()) return;
  useSettingsDialog.setState({ isOpen: true, part });
}

/** Closes the settings and goes back to the text. */
export function closeSettings(): void {
  if (isHeld()) return;
  useSettingsDialog.setState({ isOpen: false });
  useDesk.getState().editor?.focus();
}

function isHeld(): boolean {
  return useSettingsDialog.getState().converting !== null;
}
