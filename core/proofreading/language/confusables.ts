import { sectionLongs, type Sections } from './sections.ts';

/** A word that another may be a slip for, though that one is a word itself. */
export interface Confusable {
  /** Lexicon id of the word that may be meant. */
  readonly id: number;
  readonly sameSound: boolean;
  /** How often people write one for the other: 0 (no more than any slip) to 3 (all the time). */
  readonly confused: number;
  /** How unlikely the slip is by its letters (edit-cost.ts), in nats, at most 20. */
  readonly slip: number;
  /** Whether the two are forms of one word by their endings. */
  readonly isInflection: boolean;
}

/** Which words each word may be a slip for. */
export interface Confusables {
  /** Calls `visit` for every such word of a lexicon id, with its id and what is known of it. */
  each(id: number, visit: (meant: number, about: () => Confusable) => void): void;
}

// 20 bits of lexicon id, then sound, inflection, two bits of confusion and a byte of the slip.
const ID = 0xf_ffff;
const SAME_SOUND = 1 << 20;
const INFLECTION = 1 << 21;
const CONFUSED_SHIFT = 22;
const CONFUSED = 3;
const SLIP_SHIFT = 24;
const SLIP_STEP = 1 / 12;
const MOST_SLIP = 20;

/** A confusable as one 32-bit number of a language file. */
export function packConfusable(confusable: Confusable): number {
  const { id, sameSound, confused, slip, isInflection } = confusable;
  const step = Math.round(Math.min(MOST_SLIP, slip) / SLIP_STEP);
  const flags = (sameSound ? SAME_SOUND : 0) | (isInflection ? INFLECTION : 0);
  return (id | flags | (confused << CONFUSED_SHIFT) | (step << SLIP_SHIFT)) >>> 0;
}

function unpackConfusable(packed: number): Confusable {
  return {
    id: packed & ID,
    sameSound: (packed & SAME_SOUND) !== 0,
    isInflection: (packed & INFLECTION) !== 0,
    confused: (packed >>> CONFUSED_SHIFT) & CONFUSED,
    slip: (packed >>> SLIP_SHIFT) * SLIP_STEP,
  };
}

/** Opens the confusables of a language file; a file without them knows of none. */
export function openConfusables(sections: Sections): Confusables {
  if (!sections.has('conf-at')) return { each: () => undefined };
  const starts = sectionLongs(sections, 'conf-at');
  const targets = sectionLongs(sections, 'conf-to');
  return {
    each(id, visit) {
      let at = starts[id] ?? 0;
      // Most words are left after a look at the id: what is known of them is read on demand.
      const about = (): Confusable => unpackConfusable(targets[at] ?? 0);
      for (const end = starts[id + 1] ?? 0; at < end; at += 1)
        visit((targets[at] ?? 0) & ID, about);
    },
  };
}
