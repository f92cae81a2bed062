import { readTranscript as readTimes } from '../../core/factcheck/transcript.ts';
import { readText } from './read-text.ts';
import type { ReadWords } from './words.ts';

/** Reads a transcript: its words with who says them, and a page for each timestamp. */
export function readTranscript(bytes: Uint8Array): ReadWords {
  const plain = readText(bytes);
  const words = readTimes(plain.text);
  if (!words) return plain;
  return { ...words, failure: words.text === '' ? noCues : '', found: {} };
}

const noCues =
  'This transcript has timestamps but no words. It is kept as it is. Check that it was saved whole.';
