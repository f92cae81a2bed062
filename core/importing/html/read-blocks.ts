import { flatPieces, type FlatPiece } from '../building/flat-pieces.ts';
import { isDay } from '../plain-text/day.ts';
import { raisedNumber } from '../office/raised.ts';
import type { Inline, Runs } from '../story-draft.ts';
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
import { frameAddress, postAddress, relatedLines } from './embeds.ts';
import { countWords } from './left-out.ts';
import type { Plan, Role } from './page-roles.ts';
import {
  attributeOf,
  childrenOf,
  classesOf,
  elementsIn,
  isElement,
  rawText,
  textOf,
  type PageElement,
  type PageNode,
} from './page-tree.ts';
import { readTime } from './page-times.ts';
import { PieceGatherer } from './piece-gatherer.ts';
import { choosePicture } from './picture-sources.ts';
import type { PrintedCorrection, ReadBlocks, ReadingContext } from './reading-context.ts';
import { tagContainers } from './tag-containers.ts';
import { isHidden, isPlainBlock, isUnseen, shownText } from './visible.ts';
import { isWordMark, listsOf, wordLevel, wordNumber, type WordItem } from './word-lists.ts';

const space: Inline = { text: ' ' };
const mostLooked = 500;
/** Changes that one word bears. */
const mostNotes = 20;

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
  private readonly head: Record<string, Runs> = {};
  private readonly corrections: PrintedCorrection[] = [];
  private kicker = '';
  private printedAt: number | null = null;
  private items: WordItem[] = [];

  constructor(context: ReadingContext) {
    this.context = context;
  }

  read(root: PageNode): ReadBlocks {
    this.walk(root, plainDress);
    this.endWordList();
    const { head, kicker, corrections, printedAt } = this;
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
    const role = this.context.plan(node);
    if (role) return this.enterRole(node, role, dress);
    if (this.context.notes.isComment(node)) return null;
    return this.enterElement(node, dressOf(node, dress, this.context));
  }

  // 10⁶ is not 106, nor is a note’s number part of the year before it.
  private writtenOut(text: string, { raised }: Dress): string {
    const number = raised === null ? null : raisedNumber(text.trim(), raised);
    if (number === null) return text;
    this.context.raised.isMet = true;
    return number;
  }

  private enterRole(element: PageElement, role: NonNullable<Role>, dress: Dress): Entered {
    const { leftOut } = this.context;
    switch (role.kind) {
      case 'left-out':
        leftOut.add(role.part, element);
        return null;
      case 'time':
        leftOut.add(this.nameOfTimes(element), element);
        return null;
      case 'kicker':
        this.kicker = shownText(element).replace(/\s+/g, ' ').trim();
        return null;
      case 'related':
        this.addRelated(element);
        return null;
      case 'pull-quote':
        this.gatherer.openBlock({ kind: 'pull-quote' });
        for (const run of this.runsOf(element)) this.addRun(run);
        this.gatherer.closeBlock();
        return null;
      case 'correction':
        return this.enterCorrection(element, dress);
      default:
        this.head[role.kind] = this.runsOf(element, role.kind === 'byline');
        return null;
    }
  }

  private nameOfTimes(element: PageElement): string {
    const { publishedAt } = this.context;
    if (publishedAt === null) this.printedAt ??= momentIn(element);
    const isKnown = (publishedAt ?? this.printedAt) !== null;
    return isKnown ? 'the line of times, which is in the story’s details' : 'the line of times';
  }

  private addRun(run: Inline): void {
    if (run === 'line-break') return;
    this.gatherer.words(run.text, {
      ...plainDress,
      em: run.em === true,
      strong: run.strong === true,
    });
  }

  /** The inline content of an element, the parts of it that are no words of the story left out. */
  private runsOf(element: PageElement, partsSpans = false): Runs {
    const { plan } = this.context;
    const inner = new BlockReader({
      ...this.context,
      isInner: true,
      partsSpans,
      plan: (one) => (one === element ? null : innerRole(one, plan, partsSpans)),
    });
    const { body, kicker, printedAt } = inner.read(element);
    if (kicker !== '') this.kicker = kicker;
    this.printedAt ??= printedAt;
    return body.flatMap((piece) => flatPieces(piece, false)).flatMap(wordsOf);
  }

  private addRelated(element: PageElement): void {
    const lines = relatedLines(element, this.context.base);
    for (const line of lines) this.gatherer.add(line);
    const told = lines.reduce((words, line) => words + countWords(line.runs[0].text), 0);
    const others = countWords(shownText(element)) - told;
    this.context.leftOut.addWords('words about other stories', others);
  }

  private enterCorrection(element: PageElement, dress: Dress): Entered {
    const at = momentIn(element);
    if (at === null) return this.enterElement(element, dressOf(element, dress, this.context));
    const text = shownText(element).replace(/\s+/g, ' ').trim();
    this.corrections.push({ text, at });
    return null;
  }

  private enterElement(element: PageElement, dress: Dress): Entered {
    const { gatherer } = this;
    const { tagName } = element;
    if (isHidden(element) || this.hidesByClass(element)) {
      this.context.leftOut.add('hidden text', element);
      return null;
    }
    const level = this.context.isInner ? null : wordLevel(element);
    if (level !== null) return this.addWordItem(element, level);
    if (isWordMark(element) || this.context.notes.isCommentMark(element)) return null;
    const comment = this.context.notes.commentAt(element);
    if (comment !== null) {
      gatherer.place([comment]);
      return null;
    }
    if (this.items.length > 0 && isSolid(element)) this.endWordList();
    if (tagName === 'span' && this.context.partsSpans) gatherer.words(' ', dress);
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
        return this.enterDeletion(element);
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
    if (this.isPost(element)) return done(() => this.addPost(element));
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
    if (this.isPost(element)) return done(() => this.addPost(element));
    this.gatherer.openQuote();
    return { dress, leave: () => this.gatherer.close('quote') };
  }

  private isPost(element: PageElement): boolean {
    return !this.context.isInner && isPost(element);
  }

  // A post of another service: its words with the address at which it stands.
  private addPost(element: PageElement): void {
    const href = postAddress(element, this.context.base);
    this.gatherer.add({ kind: 'embed', runs: this.runsOf(element), href });
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
    const runs = this.runsOf(element);
    this.items.push({ level, ordered: number !== null, start: number ?? 1, runs });
    return null;
  }

  private endWordList(): void {
    const { items } = this;
    this.items = [];
    for (const list of listsOf(items)) this.gatherer.add(list);
  }

  // Words that were struck out are no words of the story any more, but nobody said that they may go.
  private enterDeletion(element: PageElement): null {
    const text = shownText(element).replace(/\s+/g, ' ').trim();
    const id = text === '' ? null : this.context.notes.change(element, 'deletion', text);
    if (id !== null) this.gatherer.place([id]);
    else if (text !== '') this.context.leftOut.add('words that were struck out', element);
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

/** The moment that the first `time` in an element tells machines, or null. */
function momentIn(element: PageElement): number | null {
  const time = [...elementsIn(element, mostLooked)].find(({ tagName }) => tagName === 'time');
  return readTime((time && attributeOf(time, 'datetime')) ?? '')?.at ?? null;
}

// Within a part of the head a time is a time again, and in a byline a day is.
function innerRole(element: PageElement, plan: Plan, isByline: boolean): Role {
  const role = plan(element);
  if (role?.kind === 'left-out' || role?.kind === 'time' || role?.kind === 'kicker') return role;
  const isDate = isByline && isDay(rawText(element, mostLooked).trim());
  const isTime = element.tagName === 'time' || isDate;
  return isTime ? { kind: 'time' } : null;
}

function wordsOf(piece: FlatPiece): Inline[] {
  if (piece.kind === 'paragraph') return [...piece.runs, space];
  return piece.kind === 'figure' ? [...piece.caption, space, ...piece.credit, space] : [];
}

function done(act: () => void): null {
  act();
  return null;
}
