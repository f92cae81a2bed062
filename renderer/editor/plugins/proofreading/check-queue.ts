import type { Node } from 'prosemirror-model';
import type { Transaction } from 'prosemirror-state';
import { Mapping } from 'prosemirror-transform';
import { textBlocks, type TextBlock } from '../../../../core/article/text-blocks.ts';
import type { ProofText } from '../../../../core/proofreading/finding.ts';
import type { HouseStyle } from '../../../../core/proofreading/house-style.ts';
import type { ProofreadingPort, StoryAnswer } from '../../../proofreading-worker/messages.ts';
import { spliceBetween } from '../../block-splice.ts';
import { blocksIn, changedRegion, mappingOf, type Region } from '../../changed-region.ts';
import { createRest, type Clock } from '../../clock.ts';
import type { BlockAnswer } from './found.ts';

/** What came back: findings by block, and the way from the text that was read to the present one. */
export interface CheckedBlocks {
  readonly answers: readonly BlockAnswer[];
  readonly mapping: Mapping;
}

/** Sends a story to the proofreader, and only what changed of it. */
export interface CheckQueue {
  /** A transaction changed the document. */
  readonly edited: (tr: Transaction) => void;
  readonly setHouseStyle: (style: HouseStyle) => void;
  /** The language of blocks that say nothing else. */
  readonly setLanguage: (tag: string) => void;
  /** The editor looks elsewhere: what is in view now matters most. */
  readonly scrolled: () => void;
  /** Whether words wait to be read. */
  readonly isBusy: () => boolean;
  readonly close: () => void;
}

interface CheckQueueOptions {
  readonly startPort: () => ProofreadingPort;
  readonly clock: Clock;
  readonly language: string;
  readonly houseStyle: HouseStyle;
  /** The document as it stands. */
  readonly document: () => Node;
  /** What of the document is in view, or null when that cannot be told. */
  readonly inView: () => Region | null;
  readonly checked: (blocks: CheckedBlocks) => void;
  readonly failed: (message: string) => void;
  /** Called when `isBusy` changed. */
  readonly turned: () => void;
}

const restBeforeChecking = 60;
/** Even while the typing goes on the findings elsewhere must not wait longer than this. */
const longestWait = 400;
const mostRestarts = 2;
/** From so many blocks on the proofreader wants to know which of them are in view. */
const manyBlocks = 30;

/** The story as it was sent with a request, and the way from there to the present one. */
interface Sent {
  readonly request: number;
  readonly blocks: readonly TextBlock[];
  readonly mapping: Mapping;
}

/**
 * One request is in flight at a time, until it is first answered: what a long reading finds later
 * does not keep the next edit waiting. Edits made meanwhile are kept as a mapping, through which
 * answers are carried forward, and are sent with the next request. Blocks are told apart by their
 * nodes, which the document's versions share.
 */
export function createCheckQueue(options: CheckQueueOptions): CheckQueue {
  const { clock, document, checked, failed, turned } = options;
  let port = options.startPort();
  let { houseStyle } = options;
  let restarts = 0;
  let language = options.language;
  let known: readonly TextBlock[] = [];
  /** The request that was answered last, perhaps not for the last time. */
  let answered: Sent | null = null;
  let isDone = false;
  /** Blocks that were edited since they were sent: an undo may bring back the very same node. */
  let touched = new WeakSet<Node>();
  let inFlight: Sent | null = null;
  let requests = 0;
  let isWaiting = true;
  /** Every block reads otherwise now, as the language changed: the worker gets them all anew. */
  let isStale = false;
  const rest = createRest(clock, restBeforeChecking, send, longestWait);

  function send(): void {
    if (inFlight || !isWaiting || restarts > mostRestarts) return;
    const blocks = textBlocks(document());
    const { at, removed, added } = isStale
      ? { at: 0, removed: known.length, added: blocks }
      : spliceBetween(known, blocks, touched);
    known = blocks;
    touched = new WeakSet();
    isStale = false;
    isWaiting = false;
    requests += 1;
    inFlight = { request: requests, blocks, mapping: new Mapping() };
    port.post({
      kind: 'check',
      request: requests,
      at,
      removed,
      blocks: added.map((block) => toProofText(block, language)),
    });
    if (added.length >= manyBlocks) tellView();
  }

  function tellView(): void {
    const region = options.inView();
    if (region) port.post({ kind: 'in-view', ...indexesOf(region, known) });
  }

  function hear(answer: StoryAnswer): void {
    if (answer.kind === 'failed') {
      startAgain(answer.message);
      return;
    }
    const wasBusy = isBusy();
    if (answer.request === inFlight?.request) {
      answered = inFlight;
      inFlight = null;
      if (isWaiting) rest.ask();
    }
    if (answer.request !== answered?.request) return;
    const { blocks, mapping } = answered;
    const answers = answer.changed.flatMap(({ block, findings }) => {
      const read = blocks[block];
      return read ? [{ start: read.start, text: read.text, findings }] : [];
    });
    isDone = answer.isDone;
    // Read to the end: a block that breaks the proofreader may come after the first answers.
    if (isDone) restarts = 0;
    checked({ answers, mapping });
    if (isBusy() !== wasBusy) turned();
  }

  function isBusy(): boolean {
    return isWaiting || inFlight !== null || !isDone;
  }

  function want(): void {
    const wasBusy = isBusy();
    isWaiting = true;
    rest.ask();
    if (!wasBusy) turned();
  }

  /** A new proofreader gets the whole story; one that fails again and again is given up. */
  function startAgain(message: string): void {
    port.close();
    inFlight = null;
    answered = null;
    isDone = false;
    known = [];
    isWaiting = true;
    restarts += 1;
    if (restarts > mostRestarts) {
      failed(message);
      return;
    }
    port = options.startPort();
    listen();
  }

  function listen(): void {
    const mine = port;
    // A proofreader that was given up may still have something to say.
    port.hear((answer) => {
      if (port === mine) hear(answer);
    });
    port.post({ kind: 'house-style', style: houseStyle });
    // At once, but not before the story is on the page.
    clock.after(0, send);
  }

  listen();
  return {
    edited: (tr) => {
      const mapping = mappingOf(tr, changedRegion(tr.before, tr.doc));
      inFlight?.mapping.appendMapping(mapping);
      answered?.mapping.appendMapping(mapping);
      // The blocks that were there and are not the same any more.
      const gone = changedRegion(tr.doc, tr.before);
      for (const { node } of gone ? blocksIn(tr.before, gone) : []) touched.add(node);
      want();
    },
    setHouseStyle: (style) => {
      houseStyle = style;
      port.post({ kind: 'house-style', style });
      want();
    },
    setLanguage: (tag) => {
      if (tag === language) return;
      language = tag;
      isStale = true;
      want();
    },
    scrolled: () => {
      if (inFlight || !isDone) tellView();
    },
    isBusy,
    close: () => {
      rest.cancel();
      port.close();
    },
  };
}

/** The indexes of the blocks that a region touches, `to` behind the last. */
function indexesOf(region: Region, blocks: readonly TextBlock[]): { from: number; to: number } {
  const first = blocks.findIndex(({ start, text }) => start + text.length >= region.from);
  const past = blocks.findIndex(({ start }) => start > region.to);
  return { from: Math.max(first, 0), to: past < 0 ? blocks.length : past };
}

function toProofText({ role, text, foreign }: TextBlock, lang: string): ProofText {
  return { role, text, lang, foreign };
}
