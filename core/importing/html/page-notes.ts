import type { Note, NoteKind } from '../../article/note.ts';
import type { NoteId } from '../../base/id.ts';
import { readTime } from './page-times.ts';
import { attributeOf, elementsIn, type PageElement, type PageNode } from './page-tree.ts';
import { shownText } from './visible.ts';

const mostNotes = 10_000;
const mostLooked = 200;

/** Makes notes of what a document says beside its text: changes that were tracked, and comments. */
export class PageNotes {
  readonly notes: Note[] = [];
  private readonly newId: () => string;
  private readonly comments: ReadonlyMap<string, PageElement>;
  private readonly commentElements: ReadonlySet<PageElement>;

  constructor(root: PageNode, newId: () => string) {
    this.newId = newId;
    this.comments = commentsOf(root);
    this.commentElements = new Set(this.comments.values());
  }

  /** Whether an element holds the text of a comment, which is no text of the story. */
  isComment(element: PageElement): boolean {
    return (
      this.commentElements.has(element) || /mso-element:\s*comment-list/i.test(styleOf(element))
    );
  }

  /** Whether an element only shows that a comment stands there: “[JF1]”. */
  isCommentMark(element: PageElement): boolean {
    return this.comments.size > 0 && /\bmsocomanchor\b/.test(attributeOf(element, 'class') ?? '');
  }

  /** The comment that an element refers to as a note, or null. */
  commentAt(element: PageElement): string | null {
    const reference = referenceOf(element);
    const comment = reference === null ? undefined : this.comments.get(reference);
    if (!comment) return null;
    const text = shownText(comment)
      .replace(/^\s*\[[a-z]{1,3}\]\s*/i, '')
      .replace(/\s+/g, ' ')
      .trim();
    const at = /mso-comment-date:\s*(\d{8}T\d{4})/i.exec(styleOf(element))?.[1];
    return this.add('comment', text, authorOf(comment), at === undefined ? null : readWordTime(at));
  }

  /** Words that were put in, or taken out, where their author asks for it. */
  change(element: PageElement, kind: 'insertion' | 'deletion', text: string): string | null {
    const author = (attributeOf(element, 'cite') ?? '').replace(/^mailto:/i, '');
    const at = readTime(attributeOf(element, 'datetime') ?? '')?.at ?? null;
    return this.add(kind, text, decoded(author), at);
  }

  private add(kind: NoteKind, text: string, author: string, at: number | null): string | null {
    if (this.notes.length >= mostNotes) return null;
    const id = this.newId() as NoteId;
    this.notes.push({ id, kind, text, author, at });
    return id;
  }
}

// Google Docs puts comments at the end of the document, Word into a list of their own; both name
// them by an anchor.
function commentsOf(root: PageNode): ReadonlyMap<string, PageElement> {
  const comments = new Map<string, PageElement>();
  const anchors: { readonly name: string; readonly anchor: PageElement }[] = [];
  for (const element of elementsIn(root)) {
    const name = attributeOf(element, 'id') ?? '';
    if (/^cmnt\d+$/.test(name)) anchors.push({ name: `#${name}`, anchor: element });
    const word = /mso-element:\s*comment(?:\s*;|\s*$)/i.test(styleOf(element));
    const reference = word
      ? [...elementsIn(element, mostLooked)].find((one) => wordComment(one) !== null)
      : undefined;
    const id = reference && wordComment(reference);
    if (id) comments.set(id, element);
  }
  for (const { name, anchor } of anchors) {
    const block = blockOf(anchor);
    if (block) comments.set(name, block);
  }
  return comments;
}

function blockOf(anchor: PageElement): PageElement | null {
  let at = anchor.parentNode;
  for (let step = 0; at && step < 6; step++) {
    if ('tagName' in at && at.tagName === 'div') return at;
    at = 'parentNode' in at ? at.parentNode : null;
  }
  return null;
}

function referenceOf(element: PageElement): string | null {
  const href = element.tagName === 'a' ? attributeOf(element, 'href') : null;
  if (href !== null && /^#cmnt\d+$/.test(href)) return href;
  return wordComment(element);
}

function wordComment(element: PageElement): string | null {
  const inStyle = /mso-comment-(?:reference|continuation):\s*([\w-]{1,40})/i.exec(
    styleOf(element),
  )?.[1];
  return inStyle === undefined ? null : `mso ${inStyle}`;
}

function styleOf(element: PageElement): string {
  return attributeOf(element, 'style') ?? '';
}

// Word keeps who wrote a comment in a style of an empty element.
function authorOf(comment: PageElement): string {
  for (const element of elementsIn(comment, mostLooked)) {
    const author = /mso-comment-author:\s*["']?([^"';]{1,200})/i.exec(styleOf(element))?.[1];
    if (author !== undefined) return author.trim();
  }
  return '';
}

// Word: 20240503T1015
function readWordTime(written: string): number | null {
  return readTime(`${written.slice(0, 8)}T${written.slice(9, 13)}`)?.at ?? null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text).slice(0, 200);
  } catch {
    return text.slice(0, 200);
  }
}
