import { nativeTheme } from 'electron';

/** The ground of the desk in both themes, so that a window never flashes white before it is drawn. */
export const paper = { light: '#f1efe9', dark: '#131211' } as const;

/** The ground that fits the theme now. */
export function presentPaper(): string {
  return nativeTheme.shouldUseDarkColors ? paper.dark : paper.light;
}
