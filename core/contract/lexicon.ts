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

/** The newsroom's own words and names. */
export const lexiconChannels = {
  'lexicon.list': channel<readonly LexiconEntry[]>()(v.undefined()),
  'lexicon.add': channel<readonly LexiconEntry[]>()(
    v.strictObject({ kind: v.picklist(['word', 'name']), text: v.pipe(line, v.minLength(1)) }),
  ),
  'lexicon.remove': channel<readonly LexiconEntry[]>()(
    v.strictObject({ kind: v.picklist(['word', 'name']), text: line }),
  ),
};
