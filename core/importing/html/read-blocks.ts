import { raisedNumber } from '../office/raised.ts';
import { dressOf, plainDress, type Dress } from './dress.ts';
import {
  headingLevel,
  isCaptioned,
  isCreditOf,
  isPost,
  isSolid,
  isTiny,
  isWordQuote,
} from './element-kinds.ts';
import { frameAddress, postAddress } from './embeds.ts';
import {
  attributeOf,
  childrenOf,
  classesOf,
  isElement,
  textOf,
  type PageElement,
  type PageNode,
} from './page-tree.ts';
import { PieceGatherer } from './piece-gatherer.ts';
import { choosePicture } from './picture-sources.ts';
import type { ReadBlocks, ReadingContext } from './reading-context.ts';
import { RoleParts } from './role-parts.ts';
import { tagContainers } from './tag-containers.ts';
import { isHidden, isPlainBlock, isUnseen, shownText } from './visible.ts';
import { isWordMark, listsOf, wordLevel, wordNumber, type WordItem } from './word-lists.ts';

/** Changes that one word bears. */
const mostNotes = 20;
/** What is a piece by itself, and no words that could be taken out of a line. */
const pieces: ReadonlySet<string> = new Set(['hr', 'img', 'amp-img', 'iframe', 'video']);

interface Visit {
  readonly node: PageNode;
  readonly dress: Dress;
  /** Set when the children are done and only the leaving is left. */
  readonly leave: (() => void) | null;
}

type Entered = { readonly dress: Dress; readonly leave: (() => void) | null } | null;

/**
 * Reads what a page shows into neutral pieces, from its first node to its last, without recursion.
 * Nothing of the page is passed on but text, links, languages and the bytes of pictures.
 */
export function readBlocks(root: PageNode, context: ReadingContext): ReadBlocks {
  return new BlockReader(context).read(root);
}

class BlockReader {
  private readonly context: ReadingContext;
  private readonly gatherer = new PieceGatherer();
  private readonly parts: RoleParts;
  private items: WordItem[] = [];

  constructor(context: ReadingContext) {
    this.context = context;
    this.parts = new RoleParts(context, this.gatherer, readBlocks);
  }

  read(root: PageNode): ReadBlocks {
    this.walk(root, plainDress);
    this.endWordList();
    const { head, kicker, corrections, printedAt } = this.parts;
    return { head, kicker, corrections, printedAt, body: this.gatherer.pieces() };
  }

  private walk(root: PageNode, dress: Dress): void {
    const stack: Visit[] = [{ node: root, dress, leave: null }];
    for (let visit = stack.pop(); visit; visit = stack.pop()) {
      if (visit.leave) {
        visit.leave();
        continue;
      }
      const entered = this.enter(visit.node, visit.dress);
      if (!entered) continue;
      if (entered.leave) stack.push({ node: visit.node, dress, leave: entered.leave });
      const children = childrenOf(visit.node);
      for (let at = children.length - 1; at >= 0; at--) {
        const child = children[at];
        if (child) stack.push({ node: child, dress: entered.dress, leave: null });
      }
    }
  }

  private enter(node: PageNode, dress: Dress): Entered {
    const text = textOf(node);
    if (text !== null) {
      if (this.items.length > 0 && text.trim() !== '') this.endWordList();
      this.gatherer.words(this.writtenOut(text, dress), dress);
      return null;
    }
    if (!isElement(node)) return { dress, leave: null };
    if (isUnseen(node)) return null;
    // What is taken out is no part of the head, whatever it was.
    const role = dress.gone === null ? this.context.plan(node) : null;
    if (role && this.parts.take(node, role)) return null;
    if (!role && this.context.notes.isComment(node)) return null;
    return this.enterElement(node, dressOf(node, dress, this.context));
  }

  // 10⁶ is not 106, nor is a note’s number part of the year before it.
  private writtenOut(text: string, { raised }: Dress): string {
    const number = raised === null ? null : raisedNumber(text.trim(), raised);
    if (number === null) return text;
    this.context.raised.isMet = true;
    return number;
  }

  private enterElement(element: PageElement, dress: Dress): Entered {
    const { gatherer } = this;
    const { tagName } = element;
    if (isHidden(element) || this.hidesByClass(element)) {
      this.context.leftOut.add('hidden text', element);
      return null;
    }
    const level = this.context.isInner || dress.gone !== null ? null : wordLevel(element);
    if (level !== null) return this.addWordItem(element, level);
    if (isWordMark(element) || this.context.notes.isCommentMark(element)) return null;
    const comment = this.context.notes.commentAt(element);
    if (comment !== null) {
      gatherer.place([comment]);
      return null;
    }
    if (this.items.length > 0 && isSolid(element)) this.endWordList();
    if (tagName === 'span' && this.context.partsSpans) gatherer.words(' ', dress);
    if (dress.gone !== null && pieces.has(tagName)) return null;
    if (tagName === 'br') return done(() => gatherer.lineBreak(dress));
    if (tagName === 'hr') return done(() => gatherer.add({ kind: 'break' }));
    if (tagName === 'img' || tagName === 'amp-img') return done(() => this.addPicture(element));
    if (tagName === 'iframe' || tagName === 'video') return done(() => this.addEmbed(element));
    return this.enterStructure(element, tagName, dress);
  }

  private enterStructure(element: PageElement, tagName: string, dress: Dress): Entered {
    const { gatherer } = this;
    const level = headingLevel(element);
    if (level !== null) {
      gatherer.openBlock({ kind: 'heading', level });
      return { dress, leave: () => gatherer.closeBlock() };
    }
    const container = tagContainers.get(tagName);
    if (container && !(tagName === 'li' && !gatherer.isInList)) {
      container.open(gatherer, element);
      return { dress, leave: () => gatherer.close(container.kind) };
    }
    switch (tagName) {
      case 'tr':
        gatherer.openRow();
        return { dress, leave: null };
      case 'blockquote':
        return this.enterQuote(element, dress);
      case 'q':
        return this.enterQuoted(dress);
      case 'del':
      case 's':
      case 'strike':
        return this.enterDeletion(element, dress);
      case 'ins':
        return { dress: this.insertionDress(element, dress), leave: null };
      default:
        return this.enterBlock(element, dress);
    }
  }

  private enterQuoted(dress: Dress): Entered {
    const [open, close] = this.context.quotes;
    this.gatherer.words(open, dress);
    return { dress, leave: () => this.gatherer.words(close, dress) };
  }

  private enterBlock(element: PageElement, dress: Dress): Entered {
    const { gatherer } = this;
    if (dress.gone === null && this.isPost(element)) return done(() => this.addPost(element));
    if (isWordQuote(element)) return this.enterQuote(element, dress);
    const isCredit = dress.isCredit || isCreditOf(element);
    const inner = isCredit === dress.isCredit ? dress : { ...dress, isCredit };
    if (isCaptioned(element)) {
      gatherer.openFigure();
      return { dress: inner, leave: () => gatherer.close('figure') };
    }
    if (!isPlainBlock(element) && element.tagName !== 'li') return { dress: inner, leave: null };
    gatherer.openBlock();
    return { dress: inner, leave: () => gatherer.closeBlock() };
  }

  private enterQuote(element: PageElement, dress: Dress): Entered {
    if (dress.gone === null && this.isPost(element)) return done(() => this.addPost(element));
    this.gatherer.openQuote();
    return { dress, leave: () => this.gatherer.close('quote') };
  }

  private isPost(element: PageElement): boolean {
    return !this.context.isInner && isPost(element);
  }

  // A post of another service: its words with the address at which it stands.
  private addPost(element: PageElement): void {
    const href = postAddress(element, this.context.base);
    this.gatherer.add({ kind: 'embed', runs: this.parts.runsOf(element), href });
  }

  private addEmbed(element: PageElement): void {
    const href = isTiny(element) ? null : frameAddress(element, this.context.base);
    if (href === null) return;
    const title = attributeOf(element, 'title')?.trim() ?? '';
    this.gatherer.add({ kind: 'embed', runs: title === '' ? [] : [{ text: title }], href });
  }

  private addPicture(image: PageElement): void {
    const alt = attributeOf(image, 'alt') ?? '';
    const isSign = classesOf(image).some((name) => /^(?:emoji|wp-smiley|smiley)$/.test(name));
    if (isSign) {
      this.gatherer.words(alt, plainDress);
      return;
    }
    const chosen = choosePicture(image, this.context.shelf);
    if (chosen.isBlank || isTiny(image)) return;
    const { picture, source } = chosen;
    this.gatherer.picture({ picture, source, alt, rights: '' });
  }

  private addWordItem(element: PageElement, level: number): null {
    const number = wordNumber(element);
    const runs = this.parts.runsOf(element);
    this.items.push({ level, ordered: number !== null, start: number ?? 1, runs });
    return null;
  }

  private endWordList(): void {
    const { items } = this;
    this.items = [];
    for (const list of listsOf(items)) this.gatherer.add(list);
  }

  // Words that were struck out are no words of the story any more, but nobody said that they may go.
  private enterDeletion(element: PageElement, dress: Dress): Entered {
    if (shownText(element).trim() === '') return null;
    const gone = this.context.notes.change(element, 'deletion', '');
    if (gone !== null) return { dress: { ...dress, gone }, leave: null };
    this.context.leftOut.add('words that were struck out', element);
    return null;
  }

  private insertionDress(element: PageElement, dress: Dress): Dress {
    const isTracked =
      attributeOf(element, 'cite') !== null || attributeOf(element, 'datetime') !== null;
    const isDeep = dress.notes.length >= mostNotes;
    const id = isTracked && !isDeep ? this.context.notes.change(element, 'insertion', '') : null;
    return id === null ? dress : { ...dress, notes: [...dress.notes, id] };
  }

  private hidesByClass(element: PageElement): boolean {
    return classesOf(element).some((name) => this.context.styles.get(name)?.hidden === true);
  }
}

function done(act: () => void): null {
  act();
  return null;
}
