// A copy of so much takes longer than to look for it. Node keeps small pieces of bytes together in
// one buffer, which must stay where it is.
const leastSize = 128 * 1024;
// Bytes lie near the top of what is said; a story's steps and document are not looked through.
const deepest = 8;
const mostLooks = 2000;

/**
 * The buffers of large pieces of bytes in a message, to be moved in place of being copied: whoever
 * sends them has them no more. What is not found is copied.
 */
export function largeBuffers(message: unknown): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>();
  let looks = 0;

  function look(value: unknown, depth: number): void {
    if (typeof value !== 'object' || value === null || looks >= mostLooks) return;
    looks += 1;
    if (ArrayBuffer.isView(value)) {
      const { buffer, byteLength } = value;
      const isWhole = buffer instanceof ArrayBuffer && byteLength === buffer.byteLength;
      if (isWhole && byteLength >= leastSize) found.add(buffer);
    } else if (depth < deepest) {
      for (const part of Object.values(value)) look(part, depth + 1);
    }
  }

  look(message, 0);
  return [...found];
}
