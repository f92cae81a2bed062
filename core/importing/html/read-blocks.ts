import type { HeadDraft, Inline, PieceDraft, Runs } from '../story-draft.ts';
import { dressOf, plainDress, type Dress, type DressContext } from './dress.ts';
import { countWords, type LeftOut } from './left-out.ts';
import { resolveLink } from './page-address.ts';
import type { PageNotes } from './page-notes.ts';
import type { Plan, Role } from './page-plan.ts';
import {
  attributeOf,
  childrenOf,
  classesOf,
  elementsIn,
  firstElement,
  isElement,
  textOf,
  type PageElement,
  type PageNode,
} from './page-tree.ts';
import { readTime } from './page-times.ts';
import { PieceGatherer } from './piece-gatherer.ts';
import { choosePicture } from './picture-sources.ts';
import type { PictureShelf } from './picture-shelf.ts';
import { isHidden, isPlainBlock, isUnseen, shownText } from './visible.ts';
import { isWordMark, listsOf, wordLevel, wordNumber, type WordItem } from './word-lists.ts';

/** What reading needs beside the page. */
export interface ReadingContext extends DressContext {
  readonly plan: Plan;
  readonly shelf: PictureShelf;
  readonly notes: PageNotes;
  readonly leftOut: LeftOut;
  /** The quotation marks that the page's language puts around `q`. */
  readonly quotes: readonly [string, string];
  /** Whether only the words of a part are wanted: then nothing in it is a part of its own. */
  readonly isInner?: boolean;
  /** Whether spans part words, as the name and the office in a byline that style alone sets apart. */
  readonly partsSpans?: boolean;
}

/** A correction as a page prints it. */
export interface PrintedCorrection {
  readonly text: string;
  readonly at: number | null;
}

/** What was read of a page. */
export interface ReadBlocks {
  readonly head: HeadDraft;
  readonly kicker: string;
  readonly body: readonly PieceDraft[];
  readonly corrections: readonly PrintedCorrection[];
}

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

const headings: Readonly<Record<string, number>> = { h1: 1, h2: 2, h3: 3, h4: 4, h5: 5, h6: 6 };
const posts =
  /^(?:twitter-tweet|twitter-video|instagram-media|tiktok-embed|fb-post|fb-video|bluesky-embed|mastodon-embed|reddit-embed-bq|telegram-post|threads-post|text-post-media|imgur-embed-pub|embedly-card)$/;
const credits =
  /\b(?:credit|credits|copyright|photographer|attribution|photo ?by|source|byline|author|rights|courtesy|creator)\b/;

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
  private items: WordItem[] = [];

  constructor(context: ReadingContext) {
    this.context = context;
  }

  read(root: PageNode): ReadBlocks {
    this.walk(root, plainDress);
    this.endWordList();
    const { head, kicker, corrections } = this;
    return { head, kicker, corrections, body: this.gatherer.pieces() };
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
      this.gatherer.words(text, dress);
      return null;
    }
    if (!isElement(node)) return { dress, leave: null };
    if (isUnseen(node)) return null;
    const role = this.context.plan(node);
    if (role) return this.enterRole(node, role, dress);
    if (this.context.notes.isComment(node)) return null;
    return this.enterElement(node, dressOf(node, dress, this.context));
  }

  private enterRole(element: PageElement, role: NonNullable<Role>, dress: Dress): Entered {
    const { leftOut } = this.context;
    switch (role.kind) {
      case 'left-out':
        leftOut.add(role.part, element);
        return null;
      case 'time':
        leftOut.add('the line of times, which is in the story’s details', element);
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
      plan: (one) => (one === element ? null : innerRole(one, plan)),
    });
    const { body, kicker } = inner.read(element);
    if (kicker !== '') this.kicker = kicker;
    return body.flatMap((piece, index) => {
      const runs = runsIn(piece);
      return index === 0 ? runs : [{ text: ' ' }, ...runs];
    });
  }

  // Links without words of their own, such as the one around a picture, lead to no story.
  private addRelated(element: PageElement): void {
    let words = countWords(shownText(element));
    for (const link of elementsIn(element)) {
      const href = link.tagName === 'a' ? attributeOf(link, 'href') : null;
      const text = shownText(link);
      if (href === null || text.trim() === '') continue;
      this.gatherer.add({
        kind: 'related',
        runs: [{ text }],
        href: resolveLink(href, this.context.base),
      });
      words -= countWords(text);
    }
    this.context.leftOut.addWords('words about other stories', words);
  }

  private enterCorrection(element: PageElement, dress: Dress): Entered {
    const time = [...elementsIn(element, mostLooked)].find(({ tagName }) => tagName === 'time');
    const at = time ? readTime(attributeOf(time, 'datetime') ?? '') : null;
    if (!at) return this.enterElement(element, dressOf(element, dress, this.context));
    const text = shownText(element).replace(/\s+/g, ' ').trim();
    this.corrections.push({ text, at: at.at });
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
    const leaving = (open: () => void, leave: () => void, inner = dress): Entered => {
      open();
      return { dress: inner, leave };
    };
    const heading = headings[tagName] ?? headingLevel(element);
    if (heading !== null)
      return leaving(
        () => gatherer.openBlock({ kind: 'heading', level: heading }),
        () => gatherer.closeBlock(),
      );
    switch (tagName) {
      case 'ul':
      case 'ol':
      case 'menu':
      case 'dir':
        return leaving(
          () => gatherer.openList(tagName === 'ol', Number(attributeOf(element, 'start') ?? '1')),
          () => gatherer.close('list'),
        );
      case 'li':
        if (!gatherer.isInList) break;
        return leaving(
          () => gatherer.openItem(),
          () => gatherer.close('item'),
        );
      case 'table': {
        const isLayout = /^(?:presentation|none)$/.test(attributeOf(element, 'role') ?? '');
        return leaving(
          () => gatherer.openTable(isLayout),
          () => gatherer.close('table'),
        );
      }
      case 'tr':
        gatherer.openRow();
        return { dress, leave: null };
      case 'td':
      case 'th':
        return leaving(
          () => gatherer.openCell(),
          () => gatherer.close('cell'),
        );
      case 'caption':
        return leaving(
          () => gatherer.openCaption(),
          () => gatherer.close('caption'),
        );
      case 'figure':
        return leaving(
          () => gatherer.openFigure(),
          () => gatherer.close('figure'),
        );
      case 'blockquote':
        return this.enterQuote(element, dress);
      case 'q':
        return leaving(
          () => gatherer.words(this.context.quotes[0], dress),
          () => gatherer.words(this.context.quotes[1], dress),
        );
      case 'del':
      case 's':
      case 'strike':
        return this.enterDeletion(element);
      case 'ins':
        return { dress: this.insertionDress(element, dress), leave: null };
      default:
        break;
    }
    return this.enterBlock(element, dress);
  }

  private enterBlock(element: PageElement, dress: Dress): Entered {
    const { gatherer } = this;
    const classes = classesOf(element);
    if (this.isPost(element)) return done(() => this.addPost(element));
    if (classes.some((name) => /^Mso(?:Intense)?Quote$/.test(name)))
      return this.enterQuote(element, dress);
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
    return !this.context.isInner && classesOf(element).some((name) => posts.test(name));
  }

  // A post of another service: its words with the address at which it stands.
  private addPost(element: PageElement): void {
    const links = [...elementsIn(element)].flatMap((one) => {
      const href = one.tagName === 'a' ? attributeOf(one, 'href') : null;
      return href === null ? [] : [href];
    });
    const named = ['cite', 'data-instgrm-permalink', 'data-href', 'data-url'].map((name) =>
      attributeOf(element, name),
    );
    const href = named.find((one) => one !== null) ?? links.at(-1) ?? null;
    const runs = this.runsOf(element);
    this.gatherer.add({
      kind: 'embed',
      runs,
      href: href === null ? null : resolveLink(href, this.context.base),
    });
  }

  private addEmbed(element: PageElement): void {
    const source = firstElement(element, 'source');
    const written =
      ['src', 'data-src', 'data-lazy-src']
        .map((name) => attributeOf(element, name))
        .find((one) => one !== null && one !== '') ?? (source ? attributeOf(source, 'src') : null);
    if (written === null || isTiny(element)) return;
    const href = resolveLink(written, this.context.base);
    if (!/^https?:/i.test(href)) return;
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

// Within a part of the head a time is a time again.
function innerRole(element: PageElement, plan: Plan): Role {
  const role = plan(element);
  if (role?.kind === 'left-out' || role?.kind === 'time' || role?.kind === 'kicker') return role;
  return element.tagName === 'time' ? { kind: 'time' } : null;
}

function runsIn(piece: PieceDraft): Inline[] {
  if ('runs' in piece) return [...piece.runs];
  if (piece.kind === 'quote') return piece.pieces.flatMap(spaced);
  if (piece.kind === 'list') return piece.items.flat().flatMap(spaced);
  if (piece.kind === 'table') return [...piece.caption, ...piece.rows.flat(2).flatMap(spaced)];
  return piece.kind === 'figure' ? [...piece.caption, { text: ' ' }, ...piece.credit] : [];
}

function spaced(piece: PieceDraft): Inline[] {
  return [...runsIn(piece), { text: ' ' }];
}

function done(act: () => void): null {
  act();
  return null;
}

// What ends a list of paragraphs that only say that they are its items.
function isSolid(element: PageElement): boolean {
  return (
    isPlainBlock(element) ||
    /^(?:img|hr|iframe|video|table|ul|ol|figure|blockquote|h[1-6])$/.test(element.tagName)
  );
}

function headingLevel(element: PageElement): number | null {
  const outline = /mso-outline-level:\s*([1-6])/i.exec(attributeOf(element, 'style') ?? '')?.[1];
  if (outline !== undefined) return Number(outline);
  const isHeading = attributeOf(element, 'role') === 'heading';
  const level = isHeading ? Number(attributeOf(element, 'aria-level') ?? '2') : 0;
  return level >= 1 && level <= 6 ? level : null;
}

function isCreditOf(element: PageElement): boolean {
  const name = `${attributeOf(element, 'class') ?? ''} ${attributeOf(element, 'itemprop') ?? ''}`;
  return (
    name.length > 1 &&
    credits.test(
      name
        .replace(/([a-z])([A-Z])/g, '$1 $2')
        .replace(/[^A-Za-z]+/g, ' ')
        .toLowerCase(),
    )
  );
}

// WordPress and the like put a picture and its caption into a box of their own.
function isCaptioned(element: PageElement): boolean {
  return (
    /^(?:div|span|p|dl)$/.test(element.tagName) &&
    classesOf(element).some((name) =>
      /^(?:wp-caption|caption-box|image-caption-container|captioned-image|figure|image-with-caption|article-image|photo-container)$/.test(
        name,
      ),
    )
  );
}

// Pixels that count readers, and icons beside words.
function isTiny(element: PageElement): boolean {
  const side = (name: string): number => {
    const written = attributeOf(element, name);
    return written === null ? Number.NaN : Number.parseFloat(written);
  };
  return side('width') <= 3 || side('height') <= 3;
}
