import { create } from 'zustand';
import { useDesk } from '../desk/desk-state.ts';

/** The parts of the settings. */
export type SettingsPart =
  'desk' | 'rules' | 'house' | 'dictionary' | 'ignored' | 'template' | 'passphrase';

interface SettingsState {
  readonly isOpen: boolean;
  readonly part: SettingsPart;
}

/** The settings dialog. */
export const useSettingsDialog = create<SettingsState>(() => ({ isOpen: false, part: 'rules' }));

/** Opens the settings at one of their parts. */
export function openSettings(part: SettingsPart): void {
  useSettingsDialog.setState({ isOpen: true, part });
}

/** Closes the settings and goes back to the text. */
export function closeSettings(): void {
  useSettingsDialog.setState({ isOpen: false });
  useDesk.getState().editor?.focus();
}
