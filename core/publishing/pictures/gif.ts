import { gifBlocks, gifStart, type GifBlock } from '../../article/pictures/gif-blocks.ts';
import { signsAt } from '../../article/pictures/bytes.ts';

// https://www.w3.org/Graphics/GIF/spec-gif89a.txt
const trailer = 0x3b;
const graphicControl = 0xf9;
const application = 0xff;
/** How often an animation repeats. */
const loops = new Set(['NETSCAPE2.0', 'ANIMEXTS1.0']);

/** The frames with their timing; comments and other programs' notes are left out. */
export function keptOfGif(bytes: Uint8Array): Uint8Array[] {
  const kept = [bytes.subarray(0, gifStart(bytes))];
  for (const block of gifBlocks(bytes)) kept.push(...keptBlock(block));
  kept.push(Uint8Array.of(trailer));
  return kept;
}

/** Of timing and loop only what is laid down: more could follow in blocks that nobody looks at. */
function keptBlock({ label, bytes }: GifBlock): Uint8Array[] {
  if (label === null) return [bytes];
  if (label === graphicControl && bytes[2] === 4) return [bytes.subarray(0, 7), Uint8Array.of(0)];
  const isLoop = label === application && bytes[2] === 11 && loops.has(signsAt(bytes, 3, 11));
  return isLoop && bytes[14] === 3 && bytes[15] === 1
    ? [bytes.subarray(0, 18), Uint8Array.of(0)]
    : [];
}
