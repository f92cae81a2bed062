import { flatPieces, type FlatPiece } from '../building/flat-pieces.ts';
import { isDay } from '../plain-text/day.ts';
import type { Inline, Runs } from '../story-draft.ts';
import { plainDress } from './dress.ts';
import { relatedLines } from './embeds.ts';
import { countWords } from './left-out.ts';
import type { Plan, Role } from './page-roles.ts';
import { readTime } from './page-times.ts';
import { attributeOf, elementsIn, rawText, type PageElement, type PageNode } from './page-tree.ts';
import type { PieceGatherer } from './piece-gatherer.ts';
import type { PrintedCorrection, ReadBlocks, ReadingContext } from './reading-context.ts';
import { shownText } from './visible.ts';

const space: Inline = { text: ' ' };
const mostLooked = 500;

/** Reads what an element shows, as a page is read. */
type ReadInner = (root: PageNode, context: ReadingContext) => ReadBlocks;

/** The parts of a page that have a role of their own: those of the head, and what stands beside the text. */
export class RoleParts {
  readonly head: Record<string, Runs> = {};
  readonly corrections: PrintedCorrection[] = [];
  kicker = '';
  printedAt: number | null = null;
  private readonly context: ReadingContext;
  private readonly gatherer: PieceGatherer;
  private readonly readBlocks: ReadInner;

  constructor(context: ReadingContext, gatherer: PieceGatherer, readInner: ReadInner) {
    this.context = context;
    this.gatherer = gatherer;
    this.readBlocks = readInner;
  }

  /** Takes an element for what its role is. @returns whether it was one; else it is read as any other. */
  take(element: PageElement, role: NonNullable<Role>): boolean {
    if (role.kind === 'correction') return this.takeCorrection(element);
    this.takePart(element, role);
    return true;
  }

  private takePart(
    element: PageElement,
    role: Exclude<NonNullable<Role>, { kind: 'correction' }>,
  ): void {
    const { leftOut } = this.context;
    switch (role.kind) {
      case 'left-out':
        return leftOut.add(role.part, element);
      case 'time':
        return leftOut.add(this.nameOfTimes(element), element);
      case 'kicker':
        this.kicker = shownText(element).replace(/\s+/g, ' ').trim();
        return;
      case 'related':
        return this.addRelated(element);
      case 'pull-quote':
        this.gatherer.openBlock({ kind: 'pull-quote' });
        for (const run of this.runsOf(element)) this.addRun(run);
        this.gatherer.closeBlock();
        return;
      default:
        this.head[role.kind] = this.runsOf(element, role.kind === 'byline');
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
  runsOf(element: PageElement, partsSpans = false): Runs {
    const { plan } = this.context;
    const { body, kicker, printedAt } = this.readBlocks(element, {
      ...this.context,
      isInner: true,
      partsSpans,
      plan: (one) => (one === element ? null : innerRole(one, plan, partsSpans)),
    });
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

  private takeCorrection(element: PageElement): boolean {
    const at = momentIn(element);
    if (at === null) return false;
    const text = shownText(element).replace(/\s+/g, ' ').trim();
    this.corrections.push({ text, at });
    return true;
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
