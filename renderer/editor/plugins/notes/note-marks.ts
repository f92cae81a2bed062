import type { Mark } from 'prosemirror-model';
import type { MarkView, ViewMutationRecord } from 'prosemirror-view';
import type { Note } from '../../../../core/article/note.ts';
import type { NoteId } from '../../../../core/base/id.ts';

/** What decides how words with notes look. */
export interface NoteLooks {
  readonly notes: ReadonlyMap<NoteId, Note>;
  readonly current: NoteId | null;
}

/**
 * Words with a note in the text. Like those of claims their looks are attributes of the mark's own
 * element; a mark whose note does not stand looks like nothing.
 */
export class NoteView implements MarkView {
  readonly dom = document.createElement('span');

  constructor(mark: Mark, looks: NoteLooks) {
    this.dom.dataset['note'] = String(mark.attrs['id']);
    dress(this.dom, looks);
  }

  ignoreMutation(mutation: ViewMutationRecord): boolean {
    return mutation.type === 'attributes' && mutation.target === this.dom;
  }
}

/** Gives all words with notes their present looks. */
export function dressNotes(story: HTMLElement, looks: NoteLooks): void {
  for (const element of story.querySelectorAll<HTMLElement>('[data-note]')) dress(element, looks);
}

function dress(element: HTMLElement, { notes, current }: NoteLooks): void {
  const id = element.dataset['note'] as NoteId;
  const kind = notes.get(id)?.kind ?? '';
  const isCurrent = id === current && kind !== '';
  const looks = `${kind === '' ? '' : 'note'}${isCurrent ? ' note-current' : ''}`;
  if (element.className !== looks) element.className = looks;
  if ((element.dataset['noteKind'] ?? '') !== kind) {
    if (kind === '') delete element.dataset['noteKind'];
    else element.dataset['noteKind'] = kind;
  }
}
