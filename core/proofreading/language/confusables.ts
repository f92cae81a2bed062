import { sectionLongs, type Sections } from './sections.ts';

/** A word that another may be a slip for, though that one is a word itself. */
export interface Confusable {
  /** Lexicon id of the word that may be meant. */
  readonly id: number;
  readonly sameSound: boolean;
  /** How often people write one for the other: 0 (no more than any slip) to 3 (all the time). */
  readonly confused: number;
}

/** Which words each word may be a slip for. */
export interface Confusables {
  /** Calls `visit` for every such word of a lexicon id. */
  each(id: number, visit: (meant: Confusable) => void): void;
}

const SAME_SOUND = 1 << 24;
const ID = SAME_SOUND - 1;
const CONFUSED_SHIFT = 25;

/** A confusable as one number of a language file. */
export function packConfusable({ id, sameSound, confused }: Confusable): number {
  return id | (sameSound ? SAME_SOUND : 0) | (confused << CONFUSED_SHIFT);
}

/** Opens the confusables of a language file; a file without them knows of none. */
export function openConfusables(sections: Sections): Confusables {
  if (!sections.has('conf-at')) return { each: () => undefined };
  const starts = sectionLongs(sections, 'conf-at');
  const targets = sectionLongs(sections, 'conf-to');
  return {
    each(id, visit) {
      for (let at = starts[id] ?? 0; at < (starts[id + 1] ?? 0); at += 1) {
        const target = targets[at] ?? 0;
        visit({
          id: target & ID,
          sameSound: (target & SAME_SOUND) !== 0,
          confused: target >>> CONFUSED_SHIFT,
        });
      }
    },
  };
}
