import type { PictureWords } from '../../core/article/pictures/picture-words.ts';

// What cameras and agencies write into picture files, byte by byte.

const text = (signs: string): number[] => [...Buffer.from(signs, 'utf8')];
const big = (value: number, size: number): number[] =>
  Array.from({ length: size }, (_, index) => Math.floor(value / 256 ** (size - 1 - index)) % 256);

/** A segment of a JPEG. */
export function segment(marker: number, content: readonly number[]): number[] {
  return [0xff, marker, ...big(content.length + 2, 2), ...content];
}

/** A JPEG of two by two pixels whose picture no decoder would take, with what is asked for. */
export function jpegWith(parts: {
  readonly exif?: readonly number[];
  readonly xmp?: string;
  readonly iptc?: readonly number[];
}): Uint8Array {
  const { exif, xmp, iptc } = parts;
  return Uint8Array.from([
    0xff,
    0xd8,
    ...(exif ? segment(0xe1, [...text('Exif\0\0'), ...exif]) : []),
    ...(xmp ? segment(0xe1, [...text('http://ns.adobe.com/xap/1.0/\0'), ...text(xmp)]) : []),
    ...(iptc ? segment(0xed, [...text('Photoshop 3.0\0'), ...resource(iptc)]) : []),
    ...segment(0xc0, [8, 0, 2, 0, 2, 1, 1, 0x11, 0]),
    ...segment(0xda, [1, 1, 0, 0, 63, 0]),
    1,
    2,
    0xff,
    0xd9,
  ]);
}

function resource(data: readonly number[]): number[] {
  const padding = data.length % 2 ? [0] : [];
  const other = [...text('8BIM'), 0x03, 0xed, 3, ...text('abc'), ...big(1, 4), 9, 0];
  return [...other, ...text('8BIM'), 0x04, 0x04, 0, 0, ...big(data.length, 4), ...data, ...padding];
}

/** IPTC's records: texts by data set of record 2. */
export function iptcRecords(
  sets: Readonly<Record<number, string>>,
  charset = '\u001b%G',
): number[] {
  const record = (number: number, set: number, value: readonly number[]): number[] => [
    0x1c,
    number,
    set,
    ...big(value.length, 2),
    ...value,
  ];
  return [
    ...record(1, 90, text(charset)),
    ...Object.entries(sets).flatMap(([set, value]) =>
      record(2, Number(set), charset === '' ? [...Buffer.from(value, 'latin1')] : text(value)),
    ),
  ];
}

/** Exif data with texts by tag; with a place when asked for. */
export function exifOfTexts(texts: Readonly<Record<number, string>>, hasPlace = false): number[] {
  const entries = Object.entries(texts).map(([tag, value]) => ({
    tag: Number(tag),
    value: [...text(value), 0],
  }));
  const fields = entries.length + (hasPlace ? 1 : 0);
  let at = 8 + 2 + fields * 12 + 4;
  const directory = entries.flatMap(({ tag, value }) => {
    const inline = value.length <= 4;
    const place = inline ? [...value, 0, 0, 0].slice(0, 4) : big(at, 4);
    if (!inline) at += value.length;
    return [...big(tag, 2), 0, 2, ...big(value.length, 4), ...place];
  });
  const data = entries.flatMap(({ value }) => (value.length <= 4 ? [] : value));
  const pointer = hasPlace ? [0x88, 0x25, 0, 4, ...big(1, 4), ...big(at, 4)] : [];
  const latitude = [...big(2, 2), 0, 5, ...big(3, 4), ...big(at + 18, 4)];
  const places = hasPlace
    ? [...big(1, 2), ...latitude, 0, 0, 0, 0, ...Array<number>(24).fill(1)]
    : [];
  return [
    ...text('MM'),
    0,
    42,
    ...big(8, 4),
    ...big(fields, 2),
    ...directory,
    ...pointer,
    0,
    0,
    0,
    0,
    ...data,
    ...places,
  ];
}

/** Exif data that say where a picture was taken. */
export function exifWithPlace(): number[] {
  return exifOfTexts({}, true);
}

/** An XMP packet with words as programs of agencies write them. */
export function xmpPacket(words: PictureWords, more = ''): string {
  const alternative = (name: string, value: string): string =>
    `<${name}><rdf:Alt><rdf:li xml:lang="x-default">${value}</rdf:li></rdf:Alt></${name}>`;
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/" xmlns:exif="http://ns.adobe.com/exif/1.0/" photoshop:Credit="${words.credit}">${alternative('Iptc4xmpCore:AltTextAccessibility', words.alt)}${alternative('dc:description', words.caption)}${alternative('dc:rights', words.rights)}${more}</rdf:Description></rdf:RDF></x:xmpmeta>${' '.repeat(200)}<?xpacket end="w"?>`;
}
