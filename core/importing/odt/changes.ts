import type { XmlElement } from '../office/read-xml.ts';
import { childOf, elementsIn, elementsNamed, textOf } from '../office/xml-tree.ts';
import { momentOf } from './moment.ts';
import type { TrackedChange } from './reading.ts';

/** The tracked changes of a text by the ids of their regions (ODF 1.3, 5.5). */
export function readChanges(text: XmlElement): ReadonlyMap<string, TrackedChange> {
  const regions = elementsNamed(text, 'text:changed-region');
  return new Map(
    regions.map((region) => {
      const id = region.attributes['text:id'] ?? region.attributes['xml:id'] ?? '';
      return [id, toTracked(region)];
    }),
  );
}

function toTracked(region: XmlElement): TrackedChange {
  const [told] = elementsIn(region);
  const info = childOf(told, 'office:change-info');
  const author = textOf(childOf(info, 'dc:creator')).trim();
  const at = momentOf(textOf(childOf(info, 'dc:date')));
  if (told?.name === 'text:insertion')
    return { change: { kind: 'insertion', author, at }, taken: null };
  if (told?.name === 'text:deletion')
    return { change: { kind: 'deletion', author, at }, taken: told };
  return { change: null, taken: null };
}
