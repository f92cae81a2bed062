import type { List, ListItem, Passage, Piece } from './piece.ts';

interface Entry {
  readonly bullet: string;
  /** Its number, or null for a bullet. */
  readonly number: number | null;
  readonly text: string;
  readonly indent: number;
}

const deepest = 8;

/** Whether a line begins as an item of a list does. */
export function isListLine(text: string): boolean {
  return /^(?:[-*•‣▪▸◦●○■□·∙]|\d{1,3}[.)])\s+\S/u.test(text.slice(0, 40));
}

/**
 * Turns runs of two and more items into lists: bullets of one kind, or numbers that count up by
 * one. Anything less certain stays the text that it was, its marks in place.
 */
export function readLists(pieces: readonly Piece[]): Piece[] {
  const out: Piece[] = [];
  for (let at = 0; at < pieces.length;) {
    const entries = entriesFrom(pieces, at);
    const taken = entries.length > 1 ? entries.length : 1;
    out.push(...(taken > 1 ? buildLists(entries, 0) : pieces.slice(at, at + 1)));
    at += taken;
  }
  return out;
}

function entriesFrom(pieces: readonly Piece[], from: number): Entry[] {
  const entries: Entry[] = [];
  for (let at = from; at < pieces.length; at++) {
    const piece = pieces[at];
    const entry = piece?.kind === 'passage' ? readEntry(piece) : null;
    if (entry === null || !follows(entries, entry)) break;
    entries.push(entry);
  }
  return entries;
}

function readEntry({ text, indent }: Passage): Entry | null {
  if (!isListLine(text)) return null;
  const found = /^(\S+)\s+/.exec(text.slice(0, 40));
  const bullet = found?.[1] ?? '';
  const number = /^\d/.test(bullet) ? Number.parseInt(bullet, 10) : null;
  return { bullet, number, text: text.slice(found?.[0].length ?? 0), indent };
}

// A list goes on with its own kind of mark, at the depth where that kind was last seen.
function follows(entries: readonly Entry[], entry: Entry): boolean {
  const peer = lastPeer(entries, entry.indent);
  const last = entries.at(-1);
  if (last === undefined) return true;
  if (peer === undefined) return entry.indent > last.indent + 1 && (entry.number ?? 1) === 1;
  if (peer.number !== null) return entry.number === peer.number + 1;
  return entry.bullet === peer.bullet;
}

function lastPeer(entries: readonly Entry[], indent: number): Entry | undefined {
  for (const entry of entries.slice(-200).reverse()) {
    if (Math.abs(entry.indent - indent) <= 1) return entry;
    if (entry.indent < indent) return undefined;
  }
  return undefined;
}

// No list of no entries, else one.
function buildLists(entries: readonly Entry[], depth: number): List[] {
  const [first] = entries;
  if (!first) return [];
  const items: ListItem[] = [];
  for (let at = 0; at < entries.length;) {
    const end = depth < deepest ? endOfItem(entries, at, first.indent) : at + 1;
    const [entry, ...inner] = entries.slice(at, end);
    if (entry)
      items.push({ marks: entry.bullet, text: entry.text, lists: buildLists(inner, depth + 1) });
    at = end;
  }
  return [{ kind: 'list', ordered: first.number !== null, start: first.number ?? 1, items }];
}

function endOfItem(entries: readonly Entry[], from: number, indent: number): number {
  let end = from + 1;
  while ((entries[end]?.indent ?? -1) > indent + 1) end += 1;
  return end;
}
