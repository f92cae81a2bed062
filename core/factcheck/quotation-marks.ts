import type { TextSpan } from '../article/text-blocks.ts';

/** The marks that a closing mark can end. */
const ends: Readonly<Record<string, readonly string[]>> = {
  '”': ['“', '„', '”'],
  '“': ['„', '”'],
  '»': ['«', '»'],
  '«': ['»'],
  '"': ['"'],
  '›': ['‹', '›'],
  '‹': ['›'],
  '’': ['‘', '‚'],
  '‘': ['‚'],
  "'": ["'"],
};
const opening = '“„«‘‚‹';
const either = '”»›"\'';
const single = "‘‚‹›'";
const anyMark = /[“”„«»"‹›‘’‚']/gu;

const startsWord = /^[\p{L}\p{M}\p{N}]/u;
const elision = /^(?:\d\ds?|tis|twas|twere|n|em|til|cause|bout)(?![\p{L}\p{N}])/iu;
const possessiveAfter = /^\s\p{L}/u;

/** A mark that opened words and waits for its end. */
interface Open {
  readonly mark: string;
  readonly at: number;
  /** Offset of a mark that ends a plural possessive or these words, or null: players’ union. */
  doubtfulEnd: number | null;
}

/**
 * The words between quotation marks, as UTF-16 offsets without the marks, outermost alone, in
 * order. Understands the marks of all the languages that stories are written in, straight ones
 * too; an apostrophe is no mark. Words that are opened and not closed run to the end of the text,
 * as they do in a quotation of several paragraphs.
 */
export function quotedSpans(text: string): TextSpan[] {
  const reader = createReader(text);
  for (const { index } of text.matchAll(anyMark)) reader.take(index);
  return outermost(reader.finish());
}

function createReader(text: string) {
  const spans: TextSpan[] = [];
  const stack: Open[] = [];
  const lastOpened = new Map<string, number>();
  const openOf = new Map<string, number>();

  function push(mark: string, at: number): void {
    stack.push({ mark, at, doubtfulEnd: null });
    lastOpened.set(mark, at);
    openOf.set(mark, (openOf.get(mark) ?? 0) + 1);
  }

  function pop(): Open | undefined {
    const open = stack.pop();
    if (open) openOf.set(open.mark, (openOf.get(open.mark) ?? 0) - 1);
    return open;
  }

  /** Ends the nearest words that `mark` can end; what was opened inside them ends unheard. */
  function close(mark: string, at: number): void {
    for (let open = pop(); open; open = pop()) {
      if (!ends[mark]?.includes(open.mark)) continue;
      spans.push({ from: open.at + 1, to: at });
      return;
    }
  }

  function takeSingleEnd(top: Open, at: number): void {
    if (isDoubtful(text, at)) top.doubtfulEnd ??= at;
    else close(text.charAt(at), at);
  }

  function endDoubtful(): void {
    const top = stack.at(-1);
    if (top?.doubtfulEnd == null) return;
    spans.push({ from: top.at + 1, to: top.doubtfulEnd });
    pop();
  }

  function take(at: number): void {
    const mark = text.charAt(at);
    const top = stack.at(-1);
    if (mark === '’' || mark === '‘' || mark === "'") {
      const endsTop = top && ends[mark]?.includes(top.mark) && isEnd(text, at);
      if (endsTop) takeSingleEnd(top, at);
      else if (mark !== '’' && isStart(text, at) && !isElision(text, at)) {
        endDoubtful();
        push(mark, at);
      }
      return;
    }
    const isOpen = (ends[mark] ?? []).some((other) => (openOf.get(other) ?? 0) > 0);
    if (isOpen && !isStrictStart(text, at)) close(mark, at);
    else if (opening.includes(mark) || (either.includes(mark) && isStart(text, at))) push(mark, at);
  }

  function finish(): TextSpan[] {
    for (const open of stack) {
      const to = endOf(open);
      if (to !== null) spans.push({ from: open.at + 1, to });
    }
    return spans;
  }

  function endOf({ mark, at, doubtfulEnd }: Open): number | null {
    if (doubtfulEnd !== null) return doubtfulEnd;
    // An opening mark with another like it behind is a slip, not a quotation of several paragraphs.
    if ((lastOpened.get(mark) ?? at) > at) return null;
    const runsOn = !single.includes(mark) || /^\s*$/u.test(text.slice(0, Math.min(at, 8)));
    return runsOn ? text.length : null;
  }

  return { take, finish };
}

function outermost(spans: readonly TextSpan[]): TextSpan[] {
  const inOrder = [...spans].sort((one, other) => one.from - other.from || other.to - one.to);
  const kept: TextSpan[] = [];
  for (const span of inOrder) if (span.from >= (kept.at(-1)?.to ?? 0)) kept.push(span);
  return kept;
}

/** At the start, after white space, a bracket, a dash or another opening mark; words follow. */
function isStart(text: string, at: number): boolean {
  const next = text.charAt(at + 1);
  if (next === '' || /\s/u.test(next)) return false;
  return at === 0 || /[\s([{<—–/“„«‘‚‹"'-]/u.test(text.charAt(at - 1));
}

function isStrictStart(text: string, at: number): boolean {
  return (at === 0 || /\s/u.test(text.charAt(at - 1))) && startsWord.test(after(text, at));
}

function isEnd(text: string, at: number): boolean {
  return at > 0 && !/\s/u.test(text.charAt(at - 1)) && !startsWord.test(after(text, at));
}

/** Whether a single mark may as well be an apostrophe: players’ union, goin’ home. */
function isDoubtful(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 3), at);
  return /(?:\p{L}s|in)$/iu.test(before) && possessiveAfter.test(text.slice(at + 1, at + 4));
}

function isElision(text: string, at: number): boolean {
  return elision.test(text.slice(at + 1, at + 8));
}

function after(text: string, at: number): string {
  return text.slice(at + 1, at + 3);
}
