import { create } from 'zustand';

interface PaletteState {
  readonly isOpen: boolean;
  readonly typed: string;
}

/** The command palette. */
export const usePalette = create<PaletteState>(() => ({ isOpen: false, typed: '' }));

/** Opens the palette with some text in it. */
export function openPalette(typed: string): void {
  usePalette.setState({ isOpen: true, typed });
}

/** Closes the palette. */
export function closePalette(): void {
  usePalette.setState({ isOpen: false });
}
