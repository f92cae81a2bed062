/** How many bytes are looked at; enough to tell, little enough to be quick. */
const sampleSize = 65_536;

/**
 * Which UTF-16 the bytes are when no byte order mark says so, or null when they are none: read
 * the right way round, text stays within a few rows of 256 characters and has no controls; read
 * the wrong way round, or when it is no text at all, it scatters.
 */
export function guessUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const sample = bytes.subarray(0, sampleSize & ~1);
  if (bytes.length < 4 || !sample.includes(0)) return null;
  const little = plausibility(sample, 1);
  const big = plausibility(sample, 0);
  if (Math.max(little, big) < 0.9) return null;
  return little >= big ? 'utf-16le' : 'utf-16be';
}

// The share of units that are ordinary characters of the text's own few rows.
function plausibility(bytes: Uint8Array, high: 0 | 1): number {
  const units = bytes.length >> 1;
  const rows = new Map<number, number>();
  let spaces = 0;
  for (let i = 0; i < units; i++) {
    const row = bytes[2 * i + high] ?? 0;
    const column = bytes[2 * i + 1 - high] ?? 0;
    if (row === 0 && isControl(column)) return 0;
    if (row === 0 && (column === 0x20 || column === 0x0a || column === 0x0d)) spaces += 1;
    rows.set(row, (rows.get(row) ?? 0) + 1);
  }
  const busiest = [...rows.values()].sort((a, b) => b - a).slice(0, 4);
  const inRows = busiest.reduce((sum, count) => sum + count, 0) / units;
  return (rows.get(0) ?? 0) > units / 2 || spaces > 0 ? inRows : 0;
}

function isControl(unit: number): boolean {
  return (
    unit === 0x7f ||
    (unit < 0x20 && unit !== 0x09 && unit !== 0x0a && unit !== 0x0c && unit !== 0x0d)
  );
}
