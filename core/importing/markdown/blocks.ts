import { loneAddress } from '../plain-text/web-address.ts';
import type { FigureDraft, Inline, PieceDraft, Runs } from '../story-draft.ts';
import { InlineRuns, type Part } from './inline-runs.ts';
import type { MarkdownReading } from './markdown-reading.ts';
import type { AnyContent, ListItem, Paragraph } from './markdown-tree.ts';

/** Blocks of Markdown as pieces of a story. */
export function readBlocks(blocks: readonly AnyContent[], reading: MarkdownReading): PieceDraft[] {
  const pieces: PieceDraft[] = [];
  for (const block of blocks) {
    const before = pieces.at(-1);
    const read = readBlock(block, reading);
    const words = before?.kind === 'figure' ? wordsUnder(before, read) : null;
    if (before?.kind === 'figure' && words) pieces[pieces.length - 1] = { ...before, ...words };
    else pieces.push(...read);
  }
  return pieces;
}

function readBlock(block: AnyContent, reading: MarkdownReading): PieceDraft[] {
  switch (block.type) {
    case 'paragraph':
      return readParagraph(block, reading);
    case 'heading':
      return readHeading(new InlineRuns(reading).read(block.children), block.depth, reading);
    case 'blockquote':
      return [{ kind: 'quote', pieces: readBlocks(block.children, reading) }];
    case 'list': {
      const items = block.children.map((item) => readItem(item, reading));
      return [{ kind: 'list', ordered: block.ordered === true, start: block.start ?? 1, items }];
    }
    case 'table': {
      const rows = block.children.map((row) =>
        row.children.map((cell) => piecesOf(new InlineRuns(reading).read(cell.children))),
      );
      return [{ kind: 'table', caption: [], rows }];
    }
    case 'code':
      reading.tell('code');
      return [
        { kind: 'paragraph', runs: [{ text: reading.restore(block.value), keepsSpace: true }] },
      ];
    case 'html':
      return readHtmlBlock(reading.restore(block.value), reading);
    case 'thematicBreak':
      return [{ kind: 'break' }];
    default:
      // Definitions are read where something leads to them.
      return [];
  }
}

function readParagraph({ children }: Paragraph, reading: MarkdownReading): PieceDraft[] {
  const parts = withoutPictureBraces(new InlineRuns(reading).read(children), reading);
  const words = textOf(parts);
  const address = parts.length === 1 ? loneAddress(words.trim()) : null;
  if (address !== null) return [{ kind: 'embed', runs: [{ text: words.trim() }], href: address }];
  return piecesOf(parts);
}

function readHeading(
  parts: readonly Part[],
  level: number,
  reading: MarkdownReading,
): PieceDraft[] {
  return piecesOf(parts).map((piece) =>
    piece.kind === 'paragraph'
      ? {
          kind: 'heading',
          level,
          runs: without(bracesAtEnd, piece.runs, piece.runs.length - 1, reading),
        }
      : piece,
  );
}

function readItem({ checked, children }: ListItem, reading: MarkdownReading): PieceDraft[] {
  const pieces = readBlocks(children, reading);
  if (typeof checked !== 'boolean') return pieces;
  reading.tell('boxes');
  const box: Inline = { text: checked ? '☑ ' : '☐ ' };
  const [first, ...others] = pieces;
  return first?.kind === 'paragraph'
    ? [{ ...first, runs: [box, ...first.runs] }, ...others]
    : [{ kind: 'paragraph', runs: [box] }, ...pieces];
}

function readHtmlBlock(source: string, reading: MarkdownReading): PieceDraft[] {
  reading.tell('html');
  if (source.includes('<!--')) reading.tell('comments');
  if (/<(?:script|style)\b/i.test(source)) reading.tell('scripts');
  return [...reading.html(source)];
}

function piecesOf(parts: readonly Part[]): PieceDraft[] {
  return parts.flatMap((part): PieceDraft[] => {
    if (part.kind === 'figure') return [part];
    return isBlank(part.runs) ? [] : [{ kind: 'paragraph', runs: part.runs }];
  });
}

const brace = String.raw`(?:[#.][\w:-]+|[\w-]+=(?:"[^"{}]*"|[^\s"{}]+))`;
const bracesAtStart = new RegExp(String.raw`^\{${brace}(?: +${brace})*\}`);
const bracesAtEnd = new RegExp(String.raw`[ \t]*\{${brace}(?: +${brace})*\}[ \t]*$`);

/** Pandoc's braces behind a picture are for programs; a picture that has them shows its words. */
function withoutPictureBraces(parts: readonly Part[], reading: MarkdownReading): Part[] {
  return parts.map((part, index) => {
    const behind = parts[index + 1];
    const before = parts[index - 1];
    if (part.kind === 'figure') {
      const isPandoc = behind?.kind === 'runs' && bracesAtStart.test(firstWords(behind.runs));
      const hasCaption = part.caption.length > 0 || part.alt === '';
      return isPandoc && !hasCaption ? { ...part, caption: [{ text: part.alt }] } : part;
    }
    if (before?.kind !== 'figure') return part;
    return { ...part, runs: without(bracesAtStart, part.runs, 0, reading) };
  });
}

function firstWords([run]: Runs): string {
  return run === undefined || run === 'line-break' ? '' : run.text.slice(0, 400);
}

function without(pattern: RegExp, runs: Runs, at: number, reading: MarkdownReading): Runs {
  const run = runs[at];
  if (run === undefined || run === 'line-break' || run.href !== undefined) return runs;
  const braces = pattern.exec(pattern === bracesAtStart ? run.text : run.text.slice(-400))?.[0];
  if (braces === undefined) return runs;
  reading.tellAttributes(braces.trim());
  const isFirst = pattern === bracesAtStart;
  const text = isFirst ? run.text.slice(braces.length) : run.text.slice(0, -braces.length);
  return runs.with(at, { ...run, text });
}

/** The name of a picture beside a story that Galley wrote as Markdown. */
const ownPicture = /^pictures\/[0-9a-f]{64}\.[a-z]{3,4}$/;

/**
 * The words of the picture before: a paragraph of nothing but emphasis, as many write captions; or
 * the caption and the credit, a line each, as Galley writes them.
 */
function wordsUnder(
  figure: FigureDraft,
  pieces: readonly PieceDraft[],
): Pick<FigureDraft, 'caption' | 'credit'> | null {
  const [only, ...others] = pieces;
  if (only?.kind !== 'paragraph' || others.length > 0 || figure.caption.length > 0) return null;
  const { runs } = only;
  const end = runs.indexOf('line-break');
  if (ownPicture.test(figure.source) && end > 0 && end === runs.lastIndexOf('line-break'))
    return { caption: runs.slice(0, end), credit: runs.slice(end + 1) };
  const words = runs.filter((run) => run !== 'line-break' && run.text.trim() !== '');
  const isCaption = words.length > 0 && words.every((run) => run !== 'line-break' && run.em);
  return isCaption ? { caption: runs.map(plainly), credit: [] } : null;
}

function plainly(run: Inline): Inline {
  return run === 'line-break' ? run : { ...run, em: false };
}

function textOf(parts: readonly Part[]): string {
  return parts
    .flatMap((part) => (part.kind === 'runs' ? part.runs : []))
    .map((run) => (run === 'line-break' ? '\n' : run.text))
    .join('');
}

function isBlank(runs: Runs): boolean {
  return runs.every((run) => run === 'line-break' || run.text.trim() === '');
}
