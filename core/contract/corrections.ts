import * as v from 'valibot';
import type { Correction } from '../article/correction.ts';
import { channel } from './channel.ts';
import { correctionId, prose, storyId } from './values.ts';

/** One paragraph: what parts lines is a space, nothing around it; never empty. */
const correctionText = v.pipe(
  prose,
  v.transform((text) => text.trim().replace(/\s*[\r\n\u2028\u2029]+\s*/gu, ' ')),
  v.minLength(1),
);

/**
 * What readers are told of mistakes. The host dates a correction; each channel answers all of the
 * story's corrections, oldest first.
 */
export const correctionChannels = {
  'corrections.add': channel<readonly Correction[]>()(
    v.strictObject({ storyId, text: correctionText }),
  ),
  /** Puts it into other words; its day stays. */
  'corrections.setText': channel<readonly Correction[]>()(
    v.strictObject({ storyId, correctionId, text: correctionText }),
  ),
  /** Takes it off the page; it stays on record. */
  'corrections.remove': channel<readonly Correction[]>()(v.strictObject({ storyId, correctionId })),
};
