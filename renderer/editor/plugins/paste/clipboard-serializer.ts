import {
  DOMSerializer,
  type Fragment,
  type Node as StoryNode,
  type Slice,
} from 'prosemirror-model';
import { withoutAnyProposal } from '../proposals/arriving.ts';
import { articleSchema, privateMarks } from '../../../../core/article/schema.ts';

const full = DOMSerializer.fromSchema(articleSchema);

/** The attribute by which a paste is known as our own copy; it says nothing but a random number. */
export const copyAttribute = 'data-galley-copy';

/** What leaves by the clipboard: plain elements, none of the desk's private marks. */
export class ClipboardSerializer extends DOMSerializer {
  private readonly copyName: () => string;

  constructor(copyName: () => string) {
    super(publicNodes(), publicMarks());
    this.copyName = copyName;
  }

  override serializeFragment(
    fragment: Fragment,
    options?: { document?: Document },
    target?: HTMLElement | DocumentFragment,
  ): HTMLElement | DocumentFragment {
    // A copy reads as if all that is proposed were accepted.
    const read = target === undefined ? withoutAnyProposal(fragment) : fragment;
    const made = super.serializeFragment(read, options, target);
    // Nested fragments come with their target; the outermost carries the name of the copy.
    if (target === undefined) made.firstElementChild?.setAttribute(copyAttribute, this.copyName());
    return made;
  }
}

function publicNodes(): DOMSerializer['nodes'] {
  return {
    ...full.nodes,
    headline: () => ['h1', 0],
    standfirst: () => ['p', 0],
    byline: () => ['p', 0],
    dateline: () => ['p', 0],
    body: () => ['div', 0],
    figure: (node: StoryNode) => ['figure', { title: String(node.attrs['alt']) }, 0],
    caption: () => ['figcaption', 0],
    credit: () => ['p', 0],
    related_link: toReference,
    embed_link: toReference,
  };
}

function toReference(node: StoryNode): ReturnType<DOMSerializer['nodes'][string]> {
  const href = node.attrs['href'] as string | null;
  return href === null ? ['p', 0] : ['p', ['a', { href }, 0]];
}

function publicMarks(): DOMSerializer['marks'] {
  const kept = Object.entries(full.marks).filter(([name]) => !privateMarks.has(name));
  // A mark without a serializer is passed over and its words stay.
  return Object.fromEntries(kept);
}

/** The words of a slice: a line a block, a line end for each break. */
export function clipboardText(slice: Slice): string {
  return slice.content.textBetween(0, slice.content.size, '\n', (leaf) =>
    leaf.type.name === 'hard_break' ? '\n' : '',
  );
}
