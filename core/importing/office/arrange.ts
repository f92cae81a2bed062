import {
  isPlaceOfChange,
  type EndedForm,
  type HeadDraft,
  type ListDraft,
  type PieceDraft,
  type Runs,
} from '../story-draft.ts';

/** What a paragraph is by its style. */
export type Role =
  | { readonly kind: 'plain' }
  | { readonly kind: keyof HeadDraft }
  /** `level` as the document counts, from 1. */
  | { readonly kind: 'heading'; readonly level: number }
  | { readonly kind: 'quote' }
  | { readonly kind: 'pull-quote' }
  | { readonly kind: 'caption' }
  | { readonly kind: 'credit' };

/** Where a paragraph stands in a list: `level` from 0, `value` the number that it shows. */
export interface ListPlace {
  readonly level: number;
  readonly ordered: boolean;
  readonly value: number;
}

/** A paragraph of a word processor, or a piece that is one already. */
export type Entry =
  | { readonly kind: 'piece'; readonly piece: PieceDraft }
  | {
      readonly kind: 'line';
      readonly role: Role;
      readonly list: ListPlace | null;
      readonly runs: Runs;
      /** What is anchored in the paragraph, such as pictures. */
      readonly before: readonly PieceDraft[];
      readonly after: readonly PieceDraft[];
    };

type Line = Extract<Entry, { kind: 'line' }>;

/**
 * Takes the parts of the head that styles mark: the first paragraph of each, which need not stand
 * at the start. A single first-level heading before all other words is the headline, too.
 */
export function takeHead(entries: readonly Entry[]): {
  readonly head: HeadDraft;
  readonly rest: readonly Entry[];
} {
  const head: { -readonly [Part in keyof HeadDraft]: Runs } = {};
  const rest: Entry[] = [];
  for (const entry of entries) {
    const part = entry.kind === 'line' && hasWords(entry.runs) ? headPart(entry.role) : null;
    if (part === null || entry.kind !== 'line' || head[part]) rest.push(entry);
    else {
      head[part] = entry.runs;
      rest.push(...[...entry.before, ...entry.after].map((piece) => toEntry(piece)));
    }
  }
  return head.headline ? { head, rest } : headingFirst(head, rest);
}

function headPart(role: Role): keyof HeadDraft | null {
  const { kind } = role;
  const isPart =
    kind === 'headline' || kind === 'standfirst' || kind === 'byline' || kind === 'dateline';
  return isPart ? kind : null;
}

function headingFirst(head: HeadDraft, rest: readonly Entry[]) {
  const lines = rest.filter((entry): entry is Line => entry.kind === 'line');
  const [first] = lines.filter(({ runs }) => hasWords(runs));
  const tops = lines.filter(({ role }) => role.kind === 'heading' && role.level === 1);
  if (!first || tops.length !== 1 || tops[0] !== first) return { head, rest };
  const others = rest.flatMap((entry) =>
    entry === first ? [...first.before, ...first.after].map((piece) => toEntry(piece)) : [entry],
  );
  return { head: { ...head, headline: first.runs }, rest: others };
}

/** Makes pieces of paragraphs: lists and quotations of those that belong together, captions. */
export function arrange(entries: readonly Entry[]): PieceDraft[] {
  const pieces: Arranged[] = [];
  for (let at = 0; at < entries.length;) {
    const entry = entries[at];
    if (!entry) break;
    let end = at + 1;
    while (end < entries.length && belongs(entry, entries[end])) end += 1;
    const group = entries.slice(at, end).filter((one): one is Line => one.kind === 'line');
    if (entry.kind === 'piece') pieces.push({ piece: entry.piece, role: 'piece' });
    else if (entry.list) pieces.push(...asPieces(nestLists(group)));
    else if (entry.role.kind === 'quote') pieces.push(...quotation(group));
    else pieces.push(...lineOf(entry));
    at = end;
  }
  return settleCaptions(pieces);
}

function belongs(first: Entry, next: Entry | undefined): boolean {
  if (first.kind !== 'line' || next?.kind !== 'line') return false;
  if (first.list) return next.list !== null;
  return first.role.kind === 'quote' && next.role.kind === 'quote' && !next.list;
}

interface Arranged {
  readonly piece: PieceDraft;
  readonly role: 'piece' | 'caption' | 'credit';
}

function asPieces(pieces: readonly PieceDraft[]): Arranged[] {
  return pieces.map((piece) => ({ piece, role: 'piece' }));
}

function lineOf({ role, runs, before, after }: Line): Arranged[] {
  const isMarked = role.kind === 'caption' || role.kind === 'credit';
  const own: Arranged = { piece: pieceOf(role, runs), role: isMarked ? role.kind : 'piece' };
  return [...asPieces(before), ...(runs.length > 0 ? [own] : []), ...asPieces(after)];
}

function pieceOf(role: Role, runs: Runs): PieceDraft {
  if (role.kind === 'heading') return { kind: 'heading', level: role.level, runs };
  // A second title further down is what it looks like.
  if (role.kind === 'headline') return { kind: 'heading', level: 1, runs };
  return { kind: role.kind === 'pull-quote' ? 'pull-quote' : 'paragraph', runs };
}

function quotation(lines: readonly Line[]): Arranged[] {
  const pieces = lines.flatMap(({ runs, before, after }): PieceDraft[] => [
    ...before,
    { kind: 'paragraph', runs },
    ...after,
  ]);
  return [{ piece: { kind: 'quote', pieces }, role: 'piece' }];
}

interface OpenList {
  readonly level: number;
  readonly ordered: boolean;
  readonly start: number;
  readonly items: PieceDraft[][];
}

/** Nests list paragraphs by their levels; another kind of list, or a number out of turn, begins anew. */
function nestLists(lines: readonly Line[]): PieceDraft[] {
  const lists: PieceDraft[] = [];
  const open: OpenList[] = [];
  for (const { list, runs, before, after } of lines) {
    if (!list) continue;
    while ((open.at(-1)?.level ?? -1) > list.level) open.pop();
    const top = open.at(-1);
    if (top?.level === list.level && !goesOn(top, list)) open.pop();
    if (open.at(-1)?.level !== list.level) {
      const fresh = { level: list.level, ordered: list.ordered, start: list.value, items: [] };
      const parent = open.at(-1)?.items.at(-1) ?? lists;
      parent.push(listOf(fresh));
      open.push(fresh);
    }
    open.at(-1)?.items.push([...before, { kind: 'paragraph', runs }, ...after]);
  }
  return lists;
}

function goesOn({ ordered, start, items }: OpenList, list: ListPlace): boolean {
  return ordered === list.ordered && (!ordered || list.value === start + items.length);
}

// The draft shares the items with the list that is still open.
function listOf({ ordered, start, items }: OpenList): ListDraft {
  return { kind: 'list', ordered, start, items };
}

/** A caption goes to the picture or table above it that has none, else to the one below. */
function settleCaptions(arranged: readonly Arranged[]): PieceDraft[] {
  const pieces: PieceDraft[] = [];
  let waiting: PieceDraft | null = null;
  const put = (piece: PieceDraft): void => {
    if (waiting && isBlank(piece)) return;
    const taken = waiting ? withWords(piece, 'caption', runsOf(waiting)) : null;
    if (waiting && !taken) pieces.push(waiting);
    waiting = null;
    pieces.push(taken ?? piece);
  };
  for (const { piece, role } of arranged) {
    const at = lastIndexOfWords(pieces);
    const above = pieces[at];
    const taken =
      role === 'piece' || waiting || !above ? null : withWords(above, role, runsOf(piece));
    if (taken) pieces[at] = taken;
    else if (role === 'caption' && !waiting) waiting = piece;
    else put(piece);
  }
  if (waiting) pieces.push(waiting);
  return pieces;
}

function lastIndexOfWords(pieces: readonly PieceDraft[]): number {
  let at = pieces.length - 1;
  while (at >= 0 && at > pieces.length - 4 && isBlank(pieces[at])) at -= 1;
  return at;
}

function isBlank(piece: PieceDraft | undefined): boolean {
  return piece?.kind === 'paragraph' && !hasWords(piece.runs) && !hasNotes(piece.runs);
}

function withWords(piece: PieceDraft, part: 'caption' | 'credit', runs: Runs): PieceDraft | null {
  if (piece.kind === 'figure' && piece[part].length === 0) return { ...piece, [part]: runs };
  const isTable = piece.kind === 'table' && part === 'caption';
  return isTable && piece.caption.length === 0 ? { ...piece, caption: runs } : null;
}

function runsOf(piece: PieceDraft): Runs {
  return 'runs' in piece ? piece.runs : [];
}

/** Whether runs hold anything to read. */
export function hasWords(runs: Runs): boolean {
  return runs.some((run) => run !== 'line-break' && /\S/.test(run.text));
}

function hasNotes(runs: Runs): boolean {
  return (
    runs.some((run) => run !== 'line-break' && (run.notes?.length ?? 0) > 0) ||
    runs.some(isPlaceOfChange)
  );
}

function toEntry(piece: PieceDraft): Entry {
  return { kind: 'piece', piece };
}

/** What a paragraph of a role was, where its end is proposed to be taken out. */
export function endedForm(role: Role, list: EndedForm['within']): EndedForm {
  const within = list ?? (role.kind === 'quote' ? 'quote' : null);
  const level = role.kind === 'heading' ? role.level : 2;
  const isOwn = role.kind === 'heading' || role.kind === 'pull-quote';
  return { kind: isOwn ? role.kind : 'paragraph', level, within };
}
