// https://www.w3.org/Graphics/GIF/spec-gif89a.txt
const extension = 0x21;
const image = 0x2c;

/** A frame of a GIF file, or what stands between its frames. */
export interface GifBlock {
  /** The label of an extension; null of a frame. */
  readonly label: number | null;
  readonly bytes: Uint8Array;
}

/** Where the blocks of a GIF file begin: behind its header and colours. */
export function gifStart(bytes: Uint8Array): number {
  return 13 + colourTable(bytes[10] ?? 0);
}

/** The blocks up to the file's end, or to where it breaks off. */
export function* gifBlocks(bytes: Uint8Array): Generator<GifBlock> {
  for (let at = gifStart(bytes); bytes[at] === extension || bytes[at] === image;) {
    const isImage = bytes[at] === image;
    const end = isImage ? endOfImage(bytes, at) : endOfBlocks(bytes, at + 2);
    if (end > bytes.length) return;
    yield { label: isImage ? null : (bytes[at + 1] ?? 0), bytes: bytes.subarray(at, end) };
    at = end;
  }
}

function endOfImage(bytes: Uint8Array, at: number): number {
  return endOfBlocks(bytes, at + 11 + colourTable(bytes[at + 9] ?? 0));
}

/** Data come in blocks of up to 255 bytes, each after its length; an empty one ends them. */
function endOfBlocks(bytes: Uint8Array, from: number): number {
  let at = from;
  for (let length = bytes[at] ?? 0; length > 0; length = bytes[at] ?? 0) at += length + 1;
  return at + 1;
}

function colourTable(flags: number): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0;
}
