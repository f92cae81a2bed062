import type { XmlElement } from '../office/read-xml.ts';
import { childrenOf, elementsIn, elementsNamed } from '../office/xml-tree.ts';
import { plainWords } from './plain-words.ts';
import type { WordReading } from './reading.ts';

/** Deeper in one another nothing is compared, so that the time stays within bounds. */
const mostCompared = 8;

/**
 * What to read of a drawing that is there in two forms, for newer programs and for older ones: the
 * newer one, so that nothing is read twice; both where the older one has other words. Whoever asks
 * counts `reading.alternatives` down when those have been read.
 */
export function alternativesOf(element: XmlElement, reading: WordReading): readonly XmlElement[] {
  reading.alternatives += 1;
  const [choice] = childrenOf(element, 'mc:Choice');
  const [fallback] = childrenOf(element, 'mc:Fallback');
  if (!choice || !fallback || reading.alternatives > mostCompared) return elementsIn(element);
  const newer = lettersOf(choice);
  const older = lettersOf(fallback);
  if (newer === '' && elementsNamed(choice, 'a:blip').length === 0) return [fallback];
  return newer.includes(older) ? [choice] : [choice, fallback];
}

function lettersOf(element: XmlElement): string {
  return plainWords(element).replace(/\s+/gu, '');
}
