import type { Mark, Node } from 'prosemirror-model';
import { linkHref } from './link-href.ts';
import type { MarkName } from './mark-table.ts';
import { isMarked, markTree, type MarkTree } from './mark-tree.ts';
import { readable } from './markup.ts';

/** What stands beside a stretch of text. */
interface Neighbours {
  /** The signs next to it, empty at an end of its block. */
  readonly before: string;
  readonly after: string;
  /** Whether other emphasis begins or ends where it does: the asterisks would run together. */
  readonly isTouched: boolean;
}

type WriteMark = (mark: Mark, content: string, words: string, beside: Neighbours) => string;

/** How each mark is written; null where the words alone stay. */
const markTable: Readonly<Record<MarkName, WriteMark | null>> = {
  link: (mark, content) => writeLink(mark.attrs['href'], content),
  em: (_mark, content, words, beside) => emphasise('*', 'em', content, words, beside),
  strong: (_mark, content, words, beside) => emphasise('**', 'strong', content, words, beside),
  foreign: null,
  claim: null,
  note: null,
  sic: null,
  insertion: null,
  format_change: null,
  block_change: null,
};

/** The text of a block of the reader's document as CommonMark, on one line or, with breaks, more. */
export function writeInline(block: Node): string {
  return writeTree(markTree(block), { before: '', after: '', isTouched: false })
    .split('\n')
    .map((line) => escapeStart(line.trim()))
    .join('\n');
}

/** `text` on one line, nothing in it markup. Every sign that CommonMark could read is escaped. */
export function escapeMarkdown(text: string): string {
  return readable(text)
    .replace(/[ \t\n\f]+/g, ' ')
    .replace(/[\\`*_[\]<>~]|&(?=[#a-z])|#(?=\s*$)/gi, '\\$&');
}

/** A link around `content`, or `content` alone when the link may not be published. */
export function writeLink(href: unknown, content: string): string {
  const safe = linkHref(href);
  return safe === null ? content : `[${content}](<${safe.replace(/&(?=[#a-z\d]+;)/gi, '\\&')}>)`;
}

/** What has a meaning only at the start of a line: headings, lists, rules, underlines of headings. */
export function escapeStart(line: string): string {
  return line.replace(
    /^(#+|[-+=]+)(?=\s|$|[-=])|^(\d{1,9})([.)])(?=\s|$)/,
    (_match, sign?: string, digits = '', end = '') =>
      sign === undefined ? `${String(digits)}\\${String(end)}` : `\\${sign}`,
  );
}

function writeTree(tree: MarkTree, beside: Neighbours): string {
  const words = tree.map((branch) =>
    isMarked(branch) ? wordsOf(branch.content) : leafWords(branch),
  );
  const written = tree.map((branch, index) => {
    if (!isMarked(branch))
      return branch.type.name === 'hard_break' ? '\\\n' : escapeMarkdown(leafWords(branch));
    const around = {
      before: lastSign(words[index - 1]) ?? beside.before,
      after: firstSign(words[index + 1]) ?? beside.after,
      isTouched: [
        tree[index - 1],
        tree[index + 1],
        branch.content.at(0),
        branch.content.at(-1),
      ].some(isEmphasis),
    };
    const content = writeTree(branch.content, around);
    const write = markTable[branch.mark.type.name as MarkName];
    return write?.(branch.mark, content, words[index] ?? '', around) ?? content;
  });
  return written.join('');
}

function isEmphasis(branch: MarkTree[number] | undefined): boolean {
  return (
    branch !== undefined && isMarked(branch) && ['em', 'strong'].includes(branch.mark.type.name)
  );
}

function wordsOf(tree: MarkTree): string {
  return tree
    .map((branch) => (isMarked(branch) ? wordsOf(branch.content) : leafWords(branch)))
    .join('');
}

function leafWords(leaf: Node): string {
  return leaf.type.name === 'hard_break' ? '\n' : (leaf.text ?? '');
}

/**
 * Emphasis with asterisks where CommonMark reads them as such (§6.2, left- and right-flanking
 * delimiter runs), and with the HTML element where it would not.
 */
function emphasise(
  sign: string,
  tag: string,
  content: string,
  words: string,
  beside: Neighbours,
): string {
  const opens = isFlanking(firstSign(words) ?? '', beside.before);
  const closes = isFlanking(lastSign(words) ?? '', beside.after);
  return opens && closes && !beside.isTouched
    ? `${sign}${content}${sign}`
    : `<${tag}>${content}</${tag}>`;
}

function firstSign(text = ''): string | undefined {
  return /^./su.exec(text)?.[0];
}

function lastSign(text = ''): string | undefined {
  // Two units are enough for any sign; a longer text is not searched from its start.
  return /.$/su.exec(text.slice(-2))?.[0];
}

// Readers disagree on symbols (CommonMark 0.31 counts them as punctuation, 0.30 does not), so a
// symbol counts where it forbids and not where it allows.
function isFlanking(inside: string, outside: string): boolean {
  if (/^\s?$/u.test(inside)) return false;
  return !/[\p{P}\p{S}]/u.test(inside) || /^[\s\p{P}]?$/u.test(outside);
}
