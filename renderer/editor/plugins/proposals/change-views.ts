import type { Mark, Node as StoryNode } from 'prosemirror-model';
import type { MarkView, NodeView, ViewMutationRecord } from 'prosemirror-view';
import type { NoteId } from '../../../../core/base/id.ts';
import { hueOf } from './author-hues.ts';
import { drawnDeletion } from './drawn-deletion.ts';

/** What decides how proposed changes look. */
export interface ChangeLooks {
  /** Who proposed a change, or empty. */
  readonly authorOf: (id: NoteId) => string;
  readonly current: NoteId | null;
}

/** What a change does at a place, as a screen reader says it. */
export type ChangePlace = 'insertion' | 'deletion' | 'format' | 'end' | 'form';

const spoken: Readonly<Record<ChangePlace, string>> = {
  insertion: 'proposed insertion',
  deletion: 'proposed deletion',
  format: 'proposed formatting',
  end: 'proposed end of a paragraph',
  form: 'proposed change of the paragraph',
};

/** Words, or blocks, that bear a proposed change. */
export class ChangedWords implements MarkView {
  readonly dom: HTMLElement;

  constructor(
    mark: Mark,
    place: 'insertion' | 'format' | 'form',
    isInline: boolean,
    looks: ChangeLooks,
  ) {
    const tag = !isInline ? 'div' : place === 'insertion' ? 'ins' : 'span';
    this.dom = document.createElement(tag);
    if (!isInline) this.dom.classList.add('change-block');
    if (!isInline && place === 'insertion') this.dom.setAttribute('role', 'insertion');
    name(this.dom, mark.attrs['id'] as NoteId, place);
    dress(this.dom, looks);
  }

  ignoreMutation(mutation: ViewMutationRecord): boolean {
    return mutation.type === 'attributes' && mutation.target === this.dom;
  }
}

/** Words or blocks that are proposed to be taken out: struck through, where they stood. */
export class DeletedWords implements NodeView {
  readonly dom = document.createElement('del');

  constructor(node: StoryNode, looks: ChangeLooks) {
    this.dom.contentEditable = 'false';
    name(this.dom, node.attrs['id'] as NoteId, 'deletion');
    this.dom.append(saying(), ...drawnDeletion(node));
    dress(this.dom, looks);
  }
}

/** The end of a paragraph that is proposed. */
export class ProposedEnd implements NodeView {
  readonly dom = document.createElement('ins');

  constructor(node: StoryNode, looks: ChangeLooks) {
    this.dom.contentEditable = 'false';
    name(this.dom, node.attrs['id'] as NoteId, 'end');
    const sign = document.createElement('span');
    sign.className = 'change-sign';
    sign.textContent = '¶';
    sign.ariaHidden = 'true';
    this.dom.append(saying(), sign);
    dress(this.dom, looks);
  }
}

/** Gives changes their present looks: all of them, or the one with this id. */
export function dressChanges(story: HTMLElement, looks: ChangeLooks, id?: NoteId | null): void {
  const which = id === undefined ? '[data-change]' : `[data-change="${CSS.escape(id ?? '')}"]`;
  for (const element of story.querySelectorAll<HTMLElement>(which)) dress(element, looks);
}

function name(element: HTMLElement, id: NoteId, place: ChangePlace): void {
  element.dataset['change'] = id;
  element.dataset['place'] = place;
  element.classList.add(`change-${place}`);
}

/** A leaf has a place of its own for what words can only be described by. */
function saying(): HTMLElement {
  const said = document.createElement('span');
  said.className = 'unseen change-spoken';
  return said;
}

function dress(element: HTMLElement, looks: ChangeLooks): void {
  const { authorOf, current } = looks;
  const id = element.dataset['change'] as NoteId;
  const author = authorOf(id);
  const hue = String(hueOf(author));
  if (element.dataset['hue'] !== hue) element.dataset['hue'] = hue;
  element.classList.toggle('change-current', id === current);
  const told = spoken[element.dataset['place'] as ChangePlace];
  const words = `${told} by ${named(author)}`;
  const own = element.querySelector(':scope > .change-spoken');
  if (own) {
    for (const within of element.querySelectorAll<HTMLElement>('[data-within]'))
      dressWithin(within, looks);
    const text = `${words}: `;
    if (own.textContent !== text) own.textContent = text;
  } else if (element.getAttribute('aria-description') !== words)
    element.setAttribute('aria-description', words);
}

/** Words that another author's proposal put in, within what is proposed to be taken out. */
function dressWithin(words: HTMLElement, { authorOf }: ChangeLooks): void {
  const author = authorOf(words.dataset['within'] as NoteId);
  words.dataset['hue'] = String(hueOf(author));
  words.setAttribute('aria-description', `${spoken.insertion} by ${named(author)}`);
}

function named(author: string): string {
  return author === '' ? 'somebody' : author;
}
