/**
 * The container of a compiled language file: a short header and named sections, each eight-byte
 * aligned so that typed arrays can look straight into the file's bytes, with nothing copied.
 *
 * Layout, little-endian: magic "GALLEYLN" (8 bytes) · version u32 · count u32 · count entries of
 * [name, 8 ASCII bytes padded with zeros · offset u32 · length u32] · section bytes.
 */

const MAGIC = 'GALLEYLN';
const VERSION = 1;
const HEADER_BYTES = 16;
const ENTRY_BYTES = 16;
const NAME_BYTES = 8;

/** The sections of one file by name. Every view shares the file's own buffer. */
export type Sections = ReadonlyMap<string, Uint8Array>;

/** Packs sections into one file. The same sections in the same order give the same bytes. */
export function packSections(sections: Sections): Uint8Array {
  let end = HEADER_BYTES + sections.size * ENTRY_BYTES;
  const placed = [...sections].map(([name, bytes]) => {
    const offset = alignUp(end);
    end = offset + bytes.length;
    return { name, bytes, offset };
  });
  const file = new Uint8Array(alignUp(end));
  const view = new DataView(file.buffer);
  writeAscii(file, 0, MAGIC);
  view.setUint32(8, VERSION, true);
  view.setUint32(12, sections.size, true);
  placed.forEach(({ name, bytes, offset }, index) => {
    const at = HEADER_BYTES + index * ENTRY_BYTES;
    writeAscii(file, at, name);
    view.setUint32(at + NAME_BYTES, offset, true);
    view.setUint32(at + NAME_BYTES + 4, bytes.length, true);
    file.set(bytes, offset);
  });
  return file;
}

/**
 * Opens a file made by {@link packSections}.
 * @throws RangeError when the bytes are not a language file, are of another version, or are cut
 * short: a broken installation, which the caller reports.
 */
export function openSections(file: Uint8Array): Sections {
  // Typed arrays need an aligned buffer; bytes that arrive inside a larger one are moved once.
  const bytes = file.byteOffset % 8 === 0 ? file : file.slice();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < HEADER_BYTES || readAscii(bytes, 0, NAME_BYTES) !== MAGIC) {
    throw new RangeError('This is not a compiled language file.');
  }
  if (view.getUint32(8, true) !== VERSION) {
    throw new RangeError('This language file was compiled for another version of the program.');
  }
  const sections = new Map<string, Uint8Array>();
  const count = view.getUint32(12, true);
  for (let index = 0; index < count; index += 1) {
    const at = HEADER_BYTES + index * ENTRY_BYTES;
    if (at + ENTRY_BYTES > bytes.length) throw new RangeError('This language file is cut short.');
    const offset = view.getUint32(at + NAME_BYTES, true);
    const length = view.getUint32(at + NAME_BYTES + 4, true);
    if (offset + length > bytes.length) throw new RangeError('This language file is cut short.');
    sections.set(readAscii(bytes, at, NAME_BYTES), bytes.subarray(offset, offset + length));
  }
  return sections;
}

/** A section's bytes. @throws RangeError when the file has none of that name. */
export function sectionBytes(sections: Sections, name: string): Uint8Array {
  const bytes = sections.get(name);
  if (bytes === undefined) throw new RangeError(`This language file lacks its section “${name}”.`);
  return bytes;
}

/** A section seen as 16-bit numbers. */
export function sectionWords(sections: Sections, name: string): Uint16Array {
  const bytes = sectionBytes(sections, name);
  return new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >>> 1);
}

/** A section seen as 32-bit numbers. */
export function sectionLongs(sections: Sections, name: string): Uint32Array {
  const bytes = sectionBytes(sections, name);
  return new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >>> 2);
}

/** A section seen as signed 16-bit numbers. */
export function sectionShorts(sections: Sections, name: string): Int16Array {
  const bytes = sectionBytes(sections, name);
  return new Int16Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >>> 1);
}

/** A section seen as 32-bit floating-point numbers. */
export function sectionFloats(sections: Sections, name: string): Float32Array {
  const bytes = sectionBytes(sections, name);
  return new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >>> 2);
}

function alignUp(offset: number): number {
  return (offset + 7) & ~7;
}

function writeAscii(into: Uint8Array, at: number, text: string): void {
  for (let index = 0; index < text.length; index += 1) into[at + index] = text.charCodeAt(index);
}

function readAscii(from: Uint8Array, at: number, length: number): string {
  let text = '';
  for (let index = at; index < at + length && from[index] !== 0; index += 1) {
    text += String.fromCharCode(from[index] ?? 0);
  }
  return text;
}
