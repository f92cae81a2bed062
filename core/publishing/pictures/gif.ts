import { signsAt } from './bytes.ts';

// https://www.w3.org/Graphics/GIF/spec-gif89a.txt
const extension = 0x21;
const image = 0x2c;
const trailer = 0x3b;
const graphicControl = 0xf9;
const application = 0xff;
/** How often an animation repeats. */
const loops = new Set(['NETSCAPE2.0', 'ANIMEXTS1.0']);

/** The frames with their timing; comments and other programs' notes are left out. */
export function keptOfGif(bytes: Uint8Array): Uint8Array[] {
  let at = 13 + colourTable(bytes[10] ?? 0);
  const kept = [bytes.subarray(0, at)];
  while (bytes[at] === extension || bytes[at] === image) {
    const end = bytes[at] === image ? endOfImage(bytes, at) : endOfBlocks(bytes, at + 2);
    if (end > bytes.length) break;
    if (bytes[at] === image || isNeeded(bytes, at)) kept.push(bytes.subarray(at, end));
    at = end;
  }
  kept.push(Uint8Array.of(trailer));
  return kept;
}

function isNeeded(bytes: Uint8Array, at: number): boolean {
  const label = bytes[at + 1];
  return (
    label === graphicControl || (label === application && loops.has(signsAt(bytes, at + 3, 11)))
  );
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
