import { arrange } from '../office/arrange.ts';
import { fromBase64 } from '../html/base64.ts';
import type { XmlElement } from '../office/read-xml.ts';
import { childOf, childrenOf, isElement, textOf } from '../office/xml-tree.ts';
import type { PieceDraft } from '../story-draft.ts';
import type { Place, TextReading } from './reading.ts';

/** What a frame or shape holds: a picture with its alternative text, and the words of text boxes. */
export function readFrame(element: XmlElement, place: Place, reading: TextReading): PieceDraft[] {
  const { tally } = reading;
  const pieces: PieceDraft[] = [];
  const images = childrenOf(element, 'draw:image');
  // One picture may be there in two forms; SVG is none that a story keeps.
  const image = images.find((one) => !isVector(one)) ?? images[0];
  if (image) pieces.push(figureOf(image, element, reading));
  for (const child of element.children) {
    if (!isElement(child)) continue;
    const { name } = child;
    if (name === 'draw:object' && !image) tally.add('drawings');
    if (name === 'draw:object-ole') tally.add('embedded');
    if (name === 'draw:text-box') pieces.push(...readBox(child, place, reading));
    else if (!known.has(name)) {
      const inner = /^draw:(?:frame|g|custom-shape|rect|a)$/.test(name)
        ? readFrame(child, place, reading)
        : readBox({ ...child, children: [child] }, place, reading);
      pieces.push(...inner);
    }
  }
  return pieces;
}

const known = new Set([
  'draw:image',
  'draw:object',
  'draw:object-ole',
  'svg:title',
  'svg:desc',
  'draw:enhanced-geometry',
  'draw:glue-point',
  'draw:image-map',
  'office:event-listeners',
]);

function readBox(box: XmlElement, place: Place, reading: TextReading): PieceDraft[] {
  const pieces = arrange(
    reading.readBlocks(box.children, { ...place, link: undefined, spans: [] }),
  );
  const isCaption = pieces.every(({ kind }) => kind === 'figure');
  if (pieces.length > 0 && !isCaption) reading.tally.add('textBoxes');
  return pieces;
}

function isVector(image: XmlElement): boolean {
  const type = image.attributes['draw:mime-type'] ?? image.attributes['loext:mime-type'] ?? '';
  return /svg/i.test(type) || /\.svgz?$/i.test(image.attributes['xlink:href'] ?? '');
}

function figureOf(image: XmlElement, frame: XmlElement, reading: TextReading): PieceDraft {
  const address = image.attributes['xlink:href'] ?? '';
  const data = childOf(image, 'office:binary-data');
  const alt = textOf(childOf(frame, 'svg:desc')) || textOf(childOf(frame, 'svg:title'));
  return {
    kind: 'figure',
    picture: data ? fromBase64(textOf(data)) : reading.medium(address),
    source: address === '' ? 'a picture' : (address.split('/').at(-1) ?? address),
    alt,
    caption: [],
    credit: [],
    rights: '',
  };
}
