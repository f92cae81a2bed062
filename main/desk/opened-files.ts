import type { Ports } from '../ports.ts';

/** Files that were opened with Galley, until the page asks for them. */
export interface OpenedFiles {
  /** Keeps the paths, and tells the page that files wait. */
  readonly offer: (paths: readonly string[]) => void;
  /** Hands them out, once; null when none wait. */
  readonly take: () => string[] | null;
}

/** Makes the place where opened files wait for a page that can read them. */
export function createOpenedFiles(emit: Ports['emit']): OpenedFiles {
  let waiting: string[] = [];
  return {
    offer: (paths) => {
      if (paths.length === 0) return;
      waiting.push(...paths);
      emit('import.opened', null);
    },
    take: () => {
      const taken = waiting;
      waiting = [];
      return taken.length === 0 ? null : taken;
    },
  };
}
