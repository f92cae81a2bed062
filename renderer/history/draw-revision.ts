import { DOMSerializer, type Mark, type Node } from 'prosemirror-model';
import { nameOfForm } from '../../core/article/form-names.ts';
import { articleSchema } from '../../core/article/schema.ts';
import { readForm } from '../../core/article/schema/proposals.ts';
import { isMediaHash, type NoteId } from '../../core/base/id.ts';
import {
  ChangedWords,
  DeletedWords,
  ProposedEnd,
  type ChangeLooks,
} from '../editor/plugins/proposals/change-views.ts';
import { mediaAddress } from '../editor/views/media-address.ts';

/**
 * A story's text as it is read, not edited: with its pictures where they are, and what is proposed in
 * it marked as the editor does.
 */
export function drawRevision(
  document: Node,
  authorOf: (id: NoteId) => string = () => '',
): DocumentFragment {
  const drawn = new DocumentFragment();
  drawn.append(serializerFor({ authorOf, current: null }).serializeFragment(document.content));
  for (const block of drawn.querySelectorAll<HTMLElement>('.change-block')) sayWithin(block);
  for (const figure of drawn.querySelectorAll<HTMLElement>('figure[data-media]')) {
    const { media, alt } = figure.dataset;
    if (!isMediaHash(media)) continue;
    const picture = new Image();
    picture.src = mediaAddress(media);
    picture.alt = alt ?? '';
    figure.prepend(picture);
  }
  return drawn;
}

function serializerFor(looks: ChangeLooks): DOMSerializer {
  const words = (place: 'insertion' | 'format') => (mark: Mark, isInline: boolean) => {
    const { dom } = new ChangedWords(mark, place, isInline, looks);
    return isInline ? spokenAround(dom) : { dom };
  };
  return new DOMSerializer(
    {
      ...DOMSerializer.nodesFromSchema(articleSchema),
      deletion: (node) => new DeletedWords(node, looks).dom,
      split: (node) => new ProposedEnd(node, looks).dom,
    },
    {
      ...DOMSerializer.marksFromSchema(articleSchema),
      insertion: words('insertion'),
      format_change: words('format'),
      block_change: (mark: Mark) =>
        formerly(mark, new ChangedWords(mark, 'form', false, looks).dom),
    },
  );
}

/** A text that is read has no caret to ask at: where a change begins and ends is said in it. */
function spokenAround(dom: HTMLElement): { dom: HTMLElement; contentDOM: HTMLElement } {
  const words = dom.ownerDocument.createElement('span');
  dom.append(
    unseen(` [${dom.getAttribute('aria-description') ?? ''}:] `),
    words,
    unseen(' [end] '),
  );
  dom.removeAttribute('aria-description');
  return { dom, contentDOM: words };
}

/** Says of a block what it was. */
function formerly(mark: Mark, dom: HTMLElement): HTMLElement {
  const { type, attrs } = readForm(articleSchema, mark.attrs['before']);
  const was = nameOfForm({ type: type.name, attrs });
  dom.setAttribute('aria-description', `${dom.getAttribute('aria-description') ?? ''}: was ${was}`);
  return dom;
}

/** What is around a block has no box of its own: it is said at the block's beginning. */
function sayWithin(around: HTMLElement): void {
  const said = around.getAttribute('aria-description');
  const block = around.firstElementChild;
  if (said === null || !block || block instanceof HTMLHRElement) return;
  block.prepend(unseen(` [${said}] `));
  around.removeAttribute('aria-description');
}

function unseen(words: string): HTMLElement {
  const said = document.createElement('span');
  said.className = 'unseen';
  said.textContent = words;
  return said;
}
