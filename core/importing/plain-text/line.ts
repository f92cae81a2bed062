/** One line of the text, without white space around it; non-breaking spaces stay. */
export interface Line {
  readonly text: string;
  /** Columns of white space before it, a tab to the next multiple of eight. */
  readonly indent: number;
}

/** Lines with no empty line between them; never without a line. */
export type Chunk = readonly Line[];

/** The chunks of `text`, whose lines end in `\n`. A line of white space alone counts as empty. */
export function readChunks(text: string): Chunk[] {
  const chunks: Line[][] = [];
  let open: Line[] | null = null;
  for (const raw of text.split('\n')) {
    const line = readLine(raw);
    if (line === null) open = null;
    else if (open) open.push(line);
    else chunks.push((open = [line]));
  }
  return chunks;
}

/** The line that `raw` is, or null when there is nothing on it. */
export function readLine(raw: string): Line | null {
  if (raw.trim() === '') return null;
  let start = 0;
  let indent = 0;
  for (; isBreakingSpace(raw.charCodeAt(start)); start++)
    indent = raw[start] === '\t' ? indent + 8 - (indent % 8) : indent + 1;
  let end = raw.length;
  while (isBreakingSpace(raw.charCodeAt(end - 1))) end -= 1;
  return { text: raw.slice(start, end), indent };
}

function isBreakingSpace(unit: number): boolean {
  return (
    unit === 0x20 ||
    unit === 0x09 ||
    unit === 0x3000 ||
    (unit >= 0x2000 && unit <= 0x200a && unit !== 0x2007)
  );
}
