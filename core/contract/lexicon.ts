import * as v from 'valibot';
import { channel } from './channel.ts';
import { line } from './values.ts';

/** What the newsroom has taught the desk. */
export interface LexiconEntry {
  /** A word is never flagged; a name is what near misses are held against. */
  readonly kind: 'word' | 'name';
  readonly text: string;
  readonly addedAt: number;
}

/**
 * Entries of the whole lexicon, which is read whole with every change: a list of names of a large
 * archive, and no dictionary of a language.
 */
export const mostEntries = 100_000;

const kind = v.picklist(['word', 'name']);
const entries = v.pipe(v.array(v.strictObject({ kind, text: line })), v.maxLength(mostEntries));

/** The newsroom's own words and names. */
export const lexiconChannels = {
  'lexicon.list': channel<readonly LexiconEntry[]>()(v.undefined()),
  'lexicon.add': channel<readonly LexiconEntry[]>()(
    v.strictObject({ kind, text: v.pipe(line, v.minLength(1)) }),
  ),
  /** Adds many, all of them or none. */
  'lexicon.addAll': channel<readonly LexiconEntry[]>()(v.strictObject({ entries })),
  /** Takes many out again, all of them or none. */
  'lexicon.removeAll': channel<readonly LexiconEntry[]>()(v.strictObject({ entries })),
  'lexicon.remove': channel<readonly LexiconEntry[]>()(v.strictObject({ kind, text: line })),
  /** Asks for a place with the system's dialog and writes all entries there as a text file. */
  'lexicon.export': channel<{ readonly name: string }>()(v.undefined()),
};
