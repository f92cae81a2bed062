import {
  longestPictureWords,
  type PictureWords,
} from '../../../../core/article/pictures/picture-words.ts';
import type { PastedPicture } from '../pictures/pasted-pictures.ts';
import type { WordListItem } from './word-lists.ts';

/** A block of text that the builder can open. */
export type Block = 'p' | 'h2' | 'h3' | 'h4' | 'pull-quote' | 'related-link' | 'embed-link';

/** How text is dressed. */
export interface Inline {
  readonly em: boolean;
  readonly strong: boolean;
  readonly href: string | null;
  readonly lang: string | null;
  readonly raised: 'superscript' | 'subscript' | null;
  /** Spaces and line ends count, as in `<pre>`. */
  readonly keepsSpace: boolean;
}

type Container = 'ul' | 'ol' | 'li' | 'blockquote';

interface OpenContainer {
  readonly kind: Container;
  readonly element: HTMLElement | null;
  /** Opened for a Word list item, which no end tag closes. */
  readonly isWord: boolean;
}

/** Deeper than this nothing is nested; the words still come through. */
const deepest = 20;

/** Puts clean blocks together while a source is read from its first node to its last. */
export class PasteBuilder {
  private readonly root: DocumentFragment;
  private readonly document: Document;
  private readonly containers: OpenContainer[] = [];
  private readonly opened: { readonly kind: Block; readonly href: string | null }[] = [];
  private current: HTMLElement | null = null;
  private breaks = 0;
  private cells = -1;
  /** Pictures stand in the body itself: below the list, quotation or row that held them. */
  private readonly waiting: HTMLElement[] = [];

  constructor(document: Document) {
    this.document = document;
    this.root = document.createDocumentFragment();
  }

  text(text: string, inline: Inline): void {
    const lines = inline.keepsSpace ? text.split(/\r\n?|\n/) : [text];
    lines.forEach((line, index) => {
      if (index > 0) this.lineBreak();
      this.words(line, inline);
    });
  }

  /** One break stays a line's end; two or more part paragraphs. */
  lineBreak(): void {
    this.breaks += 1;
  }

  rule(): void {
    this.end();
    this.closeWordLists();
    this.place().append(this.document.createElement('hr'));
  }

  figure(picture: PastedPicture | null, words: PictureWords): void {
    const figure = this.document.createElement('figure');
    figure.dataset['part'] = 'figure';
    figure.dataset['alt'] = words.alt.slice(0, longestPictureWords.alt);
    figure.dataset['rights'] = words.rights;
    if (picture) {
      figure.dataset['media'] = picture.hash;
      figure.dataset['width'] = String(picture.width);
      figure.dataset['height'] = String(picture.height);
    }
    const caption = figure.appendChild(this.document.createElement('figcaption'));
    const credit = figure.appendChild(this.document.createElement('p'));
    caption.dataset['part'] = 'caption';
    credit.dataset['part'] = 'credit';
    caption.textContent = words.caption;
    credit.textContent = words.credit;
    this.waiting.push(figure);
    if (this.cells < 0) this.end();
  }

  openBlock(kind: Block, href: string | null): void {
    this.end();
    this.closeWordLists();
    this.opened.push({ kind, href });
  }

  closeBlock(): void {
    this.end();
    this.opened.pop();
  }

  openList(kind: 'ul' | 'ol', start: number): void {
    this.end();
    this.closeWordLists();
    const element = this.nested(kind);
    if (kind === 'ol' && Number.isInteger(start) && start >= 0 && start !== 1)
      element?.setAttribute('start', String(start));
  }

  openContainer(kind: 'li' | 'blockquote'): void {
    this.end();
    this.closeWordLists();
    const isStray = kind === 'li' && !this.isInList();
    this.nested(isStray ? null : kind, kind);
  }

  closeContainer(kind: Container): void {
    this.end();
    this.closeWordLists();
    const index = this.containers.findLastIndex((container) => container.kind === kind);
    if (index >= 0) this.containers.splice(index);
    this.putFigures();
  }

  openWordItem({ level, kind }: WordListItem): void {
    this.end();
    this.opened.push({ kind: 'p', href: null });
    const word = this.containers.filter(({ isWord, kind: held }) => isWord && held !== 'li');
    for (let depth = word.length; depth > level; depth -= 1) this.closeWordLevel();
    const open = this.containers.filter(({ isWord, kind: held }) => isWord && held !== 'li');
    if (open.length === level && open.at(-1)?.kind !== kind) {
      this.closeWordLevel();
      open.pop();
    }
    for (let depth = open.length; depth < level; depth += 1) {
      if (depth > 0 && this.containers.at(-1)?.kind !== 'li') this.nested('li', 'li', true);
      this.nested(kind, kind, true);
    }
    if (this.containers.at(-1)?.kind === 'li') this.containers.pop();
    this.nested('li', 'li', true);
  }

  openRow(): void {
    this.openBlock('p', null);
    this.cells = 0;
  }

  closeRow(): void {
    this.closeBlock();
    this.cells = -1;
  }

  openCell(): void {
    if (this.cells < 0) return;
    if (this.cells > 0) this.words(' | ', plainInline);
    this.cells += 1;
  }

  finish(): DocumentFragment {
    this.end();
    this.containers.splice(0);
    this.putFigures();
    for (const block of this.root.querySelectorAll('p, h2, h3, h4, aside')) {
      if (block.textContent.trim() === '' && !block.closest('figure')) block.remove();
    }
    // From the inside out: what held only empty things is empty then.
    for (const container of [
      ...this.root.querySelectorAll('li, ul, ol, blockquote'),
    ].toReversed()) {
      if (container.firstChild === null) container.remove();
    }
    return this.root;
  }

  private words(text: string, inline: Inline): void {
    const isBlank = /^[\t\n\f\r ]*$/.test(text);
    if (isBlank && (this.current === null || this.breaks > 0)) return;
    this.breakUp();
    const block = (this.current ??= this.startBlock());
    block.append(this.dressed(inline.keepsSpace ? text.replace(/\t/g, ' ') : text, inline));
  }

  private breakUp(): void {
    if (this.breaks > 1 && this.cells < 0) this.end();
    else if (this.breaks > 0 && this.current)
      this.current.append(this.document.createElement('br'));
    this.breaks = 0;
  }

  private end(): void {
    this.breaks = 0;
    // The cells of one row stay one line whatever blocks they hold.
    if (this.cells > 0) return;
    this.current = null;
    this.putFigures();
  }

  private putFigures(): void {
    if (this.containers.length > 0) return;
    for (const figure of this.waiting.splice(0)) this.root.append(figure);
  }

  private startBlock(): HTMLElement {
    const { kind, href } = this.opened.at(-1) ?? { kind: 'p', href: null };
    const isPart = kind === 'pull-quote' || kind === 'related-link' || kind === 'embed-link';
    const isNested = this.containers.length > 0;
    const element = this.document.createElement(isPart ? partTag(kind) : isNested ? 'p' : kind);
    if (isPart && !isNested) element.dataset['part'] = kind;
    if (isPart && href !== null) element.dataset['href'] = href;
    this.place().append(element);
    return element;
  }

  private place(): ParentNode & Node {
    const held = this.containers.findLast(({ element }) => element !== null);
    const element = held?.element;
    if (!element) return this.root;
    if (held.kind === 'ul' || held.kind === 'ol') {
      const item = this.document.createElement('li');
      element.append(item);
      return item;
    }
    return element;
  }

  private nested(
    tag: Container | null,
    kind: Container = tag ?? 'li',
    isWord = false,
  ): HTMLElement | null {
    const isTooDeep = this.containers.length >= deepest;
    const element = tag === null || isTooDeep ? null : this.document.createElement(tag);
    if (element) this.home(kind).append(element);
    this.containers.push({ kind, element, isWord });
    return element;
  }

  /** Where a new container belongs: items into lists, a list inside a list into its last item. */
  private home(kind: Container): ParentNode & Node {
    const held = this.containers.findLast(({ element }) => element !== null);
    const element = held?.element;
    if (!element) return this.root;
    const isList = held.kind === 'ul' || held.kind === 'ol';
    if (!isList || kind === 'li') return element;
    const last = element.lastElementChild;
    return last ?? this.place();
  }

  private isInList(): boolean {
    const held = this.containers.findLast(({ element }) => element !== null);
    return held?.kind === 'ul' || held?.kind === 'ol';
  }

  private closeWordLists(): void {
    while (this.containers.at(-1)?.isWord) this.containers.pop();
    this.putFigures();
  }

  private closeWordLevel(): void {
    if (this.containers.at(-1)?.kind === 'li') this.containers.pop();
    this.containers.pop();
  }

  private dressed(text: string, { em, strong, href, lang }: Inline): Node {
    let node: Node = this.document.createTextNode(text);
    const wrap = (tag: string): HTMLElement => {
      const element = this.document.createElement(tag);
      element.append(node);
      node = element;
      return element;
    };
    if (em) wrap('em');
    if (strong) wrap('strong');
    if (lang !== null) {
      const span = wrap('span');
      span.lang = lang;
    }
    if (href !== null) wrap('a').setAttribute('href', href);
    return node;
  }
}

/** Text without any dress. */
export const plainInline: Inline = {
  em: false,
  strong: false,
  href: null,
  lang: null,
  raised: null,
  keepsSpace: false,
};

function partTag(kind: Block): string {
  return kind === 'pull-quote' ? 'aside' : 'p';
}
