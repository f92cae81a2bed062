/** A text that its reader gets through in reasonable time. */
export interface TamedText {
  readonly text: string;
  /** Passages that are taken as they stand, by the words that stand for them in `text`. */
  readonly literal: ReadonlyMap<string, string>;
}

/** Containers (quotes, list items) that one line opens at most. */
const deepest = 40;
/** Columns that a line is set in at most. */
const widest = 4 * deepest;
/** What reading a passage may cost: its signs times its length; and all of them together. */
const mostCost = 4_000_000;
const mostCostInAll = 100_000_000;
const fewSigns = 200;
const mostLines = 3000;

const container = /^[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))/;
const signs = /[*_[\]`~<!&@:|]/g;

/**
 * Takes out what a parser of Markdown would choke on: it looks back from sign to sign within a
 * passage, and goes through every open container for each line. Ordinary text stays as it is.
 */
export function tameMarkdown(text: string): TamedText {
  const sign = unusedSign(text);
  const literal = new Map<string, string>();
  let left = mostCostInAll;
  const passages = passagesOf(text.split('\n').map(tameLine)).map((lines) => {
    const passage = lines.join('\n');
    const count = passage.match(signs)?.length ?? 0;
    const cost = count < fewSigns ? 0 : count * passage.length;
    if (cost <= mostCost && cost <= left && lines.length <= mostLines) {
      left -= cost;
      return passage;
    }
    const name = `${sign}${literal.size}${sign}`;
    literal.set(name, passage);
    return name;
  });
  return { text: passages.join('\n'), literal };
}

/** Signs that the text has not: private ones of Unicode, as many as it takes. */
function unusedSign(text: string): string {
  let sign = '\ue0d1';
  while (text.includes(sign)) sign += '\ue0d2';
  return sign;
}

function tameLine(line: string): string {
  let at = 0;
  for (let depth = 0; depth < deepest; depth += 1) {
    const found = container.exec(line.slice(at, at + 400));
    if (!found) return narrow(line, at);
    at += found[0].length;
  }
  const rest = line.slice(at).trimStart();
  return `${line.slice(0, at)} ${rest.replace(/^(\d{0,9})([->+*.)])/, '$1\\$2')}`;
}

function narrow(line: string, from: number): string {
  const space = /^[ \t]*/.exec(line.slice(from, from + 4000))?.[0].length ?? 0;
  return space > widest ? line.slice(0, from + widest) + line.slice(from).trimStart() : line;
}

/** Lines that are read together: up to an empty one, or to the next item or row. */
function passagesOf(lines: readonly string[]): string[][] {
  const passages: string[][] = [];
  let isTable = false;
  lines.forEach((line, index) => {
    const passage = passages.at(-1);
    const before = lines[index - 1] ?? '';
    const isParted = isEmpty(line) || isEmpty(before);
    if (isParted) isTable = false;
    else if (passage?.length === 1 && isRule(line, before)) isTable = true;
    if (!passage || isParted || isTable || /^ {0,8}[-+*] /.test(line)) passages.push([line]);
    else passage.push(line);
  });
  return passages;
}

function isEmpty(line: string): boolean {
  return line.trim() === '';
}

/** Whether a line is the rule under the head of a table. */
function isRule(line: string, head: string): boolean {
  return (
    /^[ \t]*\|?[ \t]*:?-[-: \t|]*$/.test(line) && line.includes('|') && cells(line) === cells(head)
  );
}

function cells(row: string): number {
  return row
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|').length;
}
