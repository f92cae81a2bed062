import { sectionLongs, type Sections } from './sections.ts';

/** Which words each word may be a slip for, though it is a word itself. */
export interface Confusables {
  /** Calls `visit` for every such word of a lexicon id. */
  each(id: number, visit: (meant: number, sameSound: boolean) => void): void;
}

const SAME_SOUND = 1 << 24;
const ID = SAME_SOUND - 1;

/** Opens the confusables of a language file; a file without them knows of none. */
export function openConfusables(sections: Sections): Confusables {
  if (!sections.has('conf-at')) return { each: () => undefined };
  const starts = sectionLongs(sections, 'conf-at');
  const targets = sectionLongs(sections, 'conf-to');
  return {
    each(id, visit) {
      for (let at = starts[id] ?? 0; at < (starts[id + 1] ?? 0); at += 1) {
        const target = targets[at] ?? 0;
        visit(target & ID, (target & SAME_SOUND) !== 0);
      }
    },
  };
}
