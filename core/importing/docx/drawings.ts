import { arrange } from '../office/arrange.ts';
import type { XmlElement, XmlNode } from '../office/read-xml.ts';
import { elementAt, isElement } from '../office/xml-tree.ts';
import type { PieceDraft } from '../story-draft.ts';
import { alternativesOf } from './alternatives.ts';
import { plainDress } from './dress.ts';
import { Fields } from './fields.ts';
import type { Place, WordReading } from './reading.ts';

const text = /^(?:w:(?!drawing$|pict$|object$|control$)|m:)/;

/** What a drawing holds: pictures with their alternative texts, and the words of text boxes. */
export function readDrawing(
  element: XmlElement,
  place: Place,
  reading: WordReading,
  alt = '',
): PieceDraft[] {
  const pieces: PieceDraft[] = [];
  let described = altIn(element) || alt;
  for (const child of element.children) {
    if (!isElement(child)) continue;
    described = altOf(child) || described;
    pieces.push(...readPart(child, place, reading, described));
  }
  return pieces;
}

function readPart(
  element: XmlElement,
  place: Place,
  reading: WordReading,
  alt: string,
): PieceDraft[] {
  const { name, attributes } = element;
  const { tally } = reading;
  if (name === 'a:blip' || name === 'v:imagedata') return [figureOf(element, alt, reading)];
  if (name === 'w:txbxContent') return readTextBox(element.children, place, reading);
  // Words that stand in a drawing with no box around them are words all the same.
  if (text.test(name)) return readTextBox([element], place, reading);
  if (name === 'mc:AlternateContent') {
    const forms = alternativesOf(element, reading);
    const pieces = forms.flatMap((form) => readDrawing(form, place, reading, alt));
    reading.alternatives -= 1;
    return pieces;
  }
  if (name === 'c:chart' || name === 'dgm:relIds' || name === '?:chart') tally.add('drawings');
  if (name === 'o:OLEObject') tally.add('embedded');
  const isRule = name.startsWith('v:') && /^t(?:rue)?$/.test(attributes['o:hr'] ?? '');
  if (isRule) return [{ kind: 'break' }];
  const lettering = name === 'v:textpath' ? (attributes['string'] ?? '') : '';
  const words: PieceDraft[] =
    lettering === '' ? [] : [{ kind: 'paragraph', runs: [{ text: lettering, keepsSpace: true }] }];
  return [...words, ...readDrawing(element, place, reading, alt)];
}

function readTextBox(
  children: readonly XmlNode[],
  place: Place,
  reading: WordReading,
): PieceDraft[] {
  // Its words are nobody's result: a field that is open around it does not reach into it.
  const { fields } = reading;
  reading.fields = new Fields();
  const inner = { ...place, link: undefined, dress: plainDress };
  const pieces = arrange(reading.readBlocks(children, inner));
  reading.fields = fields;
  if (pieces.length > 0) reading.tally.add('textBoxes');
  return pieces;
}

function figureOf({ attributes }: XmlElement, alt: string, reading: WordReading): PieceDraft {
  const id = attributes['r:embed'] ?? attributes['r:id'] ?? attributes['r:link'] ?? '';
  const relation = reading.relations.get(id);
  const isInside = relation !== undefined && !relation.isOutside;
  return {
    kind: 'figure',
    picture: isInside ? reading.pack.medium(relation.target) : null,
    source: relation ? (isInside ? fileName(relation.target) : relation.target) : 'a picture',
    alt,
    caption: [],
    credit: [],
    rights: '',
  };
}

function fileName(target: string): string {
  return target.split('/').at(-1) ?? target;
}

/** The alternative text that stands beside a picture's data. */
function altOf({ name, attributes }: XmlElement): string {
  if (name === 'wp:docPr' || name === 'pic:cNvPr')
    return attributes['descr'] ?? attributes['title'] ?? '';
  return name.startsWith('v:') ? (attributes['alt'] ?? '') : '';
}

function altIn(element: XmlElement): string {
  const own =
    element.name === 'pic:pic' ? elementAt(element, 'pic:nvPicPr', 'pic:cNvPr') : undefined;
  return own ? altOf(own) : '';
}
