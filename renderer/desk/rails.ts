import { useSyncExternalStore } from 'react';
import { create } from 'zustand';
import type { DeskSettings } from '../../core/contract/desk.ts';
import { changeSettings, useSettings } from './settings.ts';

type Rail = 'library' | 'inspector';

// Where a window is too narrow for a rail beside the page (desk-window.css has the same widths),
// the rail is a drawer over it: closed to begin with, and no matter of the settings.
const drawers: Readonly<Record<Rail, MediaQueryList>> = {
  library: matchMedia('(width < 720px)'),
  inspector: matchMedia('(width < 1080px)'),
};

const useOpenDrawer = create<{ readonly open: Rail | null }>(() => ({ open: null }));

/** Which rails are in view. */
export function useRails(): Readonly<Record<Rail, boolean>> {
  const settings = useSettings();
  const drawer = useOpenDrawer((state) => state.open);
  return {
    library: useIsDrawer('library') ? drawer === 'library' : settings.libraryOpen,
    inspector: useIsDrawer('inspector') ? drawer === 'inspector' : settings.inspectorOpen,
  };
}

/** Opens a rail, or closes it when it is open. */
export function toggleRail(rail: Rail): void {
  setRail(rail, !isOpen(rail));
}

/** Sees to it that a rail is in view. */
export function showRail(rail: Rail): void {
  setRail(rail, true);
}

/** Brings a panel of the inspector forward. */
export function showPanel(inspectorTab: DeskSettings['inspectorTab']): void {
  changeSettings({ inspectorTab });
  showRail('inspector');
}

/**
 * Brings a panel forward and puts the focus on its tab: who asks for it by its key wants to work in
 * it, and Tab leads on from there. F6 goes back to the text, as it does from everywhere.
 */
export function enterPanel(inspectorTab: DeskSettings['inspectorTab']): void {
  showPanel(inspectorTab);
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>('.inspector-tab[aria-selected=true]')?.focus(),
  );
}

/** Closes the drawer, if one is open. @returns whether one was. */
export function closeDrawer(): boolean {
  const wasOpen = useOpenDrawer.getState().open !== null;
  useOpenDrawer.setState({ open: null });
  return wasOpen;
}

function isOpen(rail: Rail): boolean {
  if (drawers[rail].matches) return useOpenDrawer.getState().open === rail;
  return useSettings.getState()[settingOf[rail]];
}

const settingOf = { library: 'libraryOpen', inspector: 'inspectorOpen' } as const;

function setRail(rail: Rail, open: boolean): void {
  if (drawers[rail].matches) useOpenDrawer.setState({ open: open ? rail : null });
  else changeSettings({ [settingOf[rail]]: open });
}

function useIsDrawer(rail: Rail): boolean {
  return useSyncExternalStore(
    (changed) => {
      drawers[rail].addEventListener('change', changed);
      return () => drawers[rail].removeEventListener('change', changed);
    },
    () => drawers[rail].matches,
  );
}
