import type { NoteBook } from '../office/note-book.ts';
import type { XmlElement } from '../office/read-xml.ts';
import type { Tally } from '../office/tally.ts';
import { childrenOf, elementsNamed } from '../office/xml-tree.ts';
import { plainWords } from './plain-words.ts';
import { momentOf } from './properties.ts';

/** The ids of the notes that a comment of the document became, by the comment's id. */
export type CommentNotes = ReadonlyMap<string, readonly string[]>;

interface Comment {
  readonly id: string;
  readonly author: string;
  readonly at: number | null;
  readonly text: string;
  /** The ids of its paragraphs, which threads go by. */
  readonly paragraphs: readonly string[];
}

/**
 * Makes notes of comments. Replies (`commentsExtended.xml`) answer the note of the comment that
 * began the thread, whether they answered it or one another; a comment that is done is resolved.
 */
export function readComments(
  root: XmlElement | null,
  threads: XmlElement | null,
  notes: NoteBook,
  tally: Tally,
): CommentNotes {
  const comments = childrenOf(root ?? undefined, 'w:comment').map(toComment);
  const byParagraph = new Map(
    comments.flatMap((comment) => comment.paragraphs.map((id) => [id, comment] as const)),
  );
  const { parents, done } = readThreads(threads, byParagraph);
  const opened = new Map<Comment, ReturnType<NoteBook['add']>>();
  for (const comment of comments) {
    if (firstOf(comment, parents) !== comment) continue;
    const { author, at, text } = comment;
    const thread = { replies: [], isDone: done.has(comment) };
    opened.set(comment, notes.add({ kind: 'comment', author, at, text, ...thread }));
    tally.add('comments');
  }
  const byId = new Map<string, string[]>();
  for (const comment of comments) {
    const note = opened.get(firstOf(comment, parents));
    if (!note) continue;
    const { author, at, text } = comment;
    if (!opened.has(comment)) notes.answer(note, { author, at, text });
    byId.set(comment.id, [...(byId.get(comment.id) ?? []).slice(0, 20), note.id]);
  }
  return byId;
}

function toComment(element: XmlElement): Comment {
  return {
    id: element.attributes['w:id'] ?? '',
    author: element.attributes['w:author'] ?? '',
    at: momentOf(element.attributes['w:date']),
    text: plainWords(element),
    paragraphs: elementsNamed(element, 'w:p').flatMap(({ attributes }) => {
      const id = attributes['w14:paraId'];
      return id === undefined ? [] : [id];
    }),
  };
}

function readThreads(
  root: XmlElement | null,
  byParagraph: ReadonlyMap<string, Comment>,
): { readonly parents: ReadonlyMap<Comment, Comment>; readonly done: ReadonlySet<Comment> } {
  const parents = new Map<Comment, Comment>();
  const done = new Set<Comment>();
  for (const { attributes } of childrenOf(root ?? undefined, 'w15:commentEx')) {
    const comment = byParagraph.get(attributes['w15:paraId'] ?? '');
    const parent = byParagraph.get(attributes['w15:paraIdParent'] ?? '');
    if (!comment) continue;
    if (parent && parent !== comment) parents.set(comment, parent);
    if (attributes['w15:done'] === '1') done.add(comment);
  }
  return { parents, done };
}

/** The comment that began a thread; one that goes round in a circle stands alone. */
function firstOf(comment: Comment, parents: ReadonlyMap<Comment, Comment>): Comment {
  let first = comment;
  for (let step = 0; step < 50; step += 1) {
    const parent = parents.get(first);
    if (!parent) return first;
    first = parent;
  }
  return comment;
}
