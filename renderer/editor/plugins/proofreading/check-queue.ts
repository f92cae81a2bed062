import type { Node } from 'prosemirror-model';
import type { Transaction } from 'prosemirror-state';
import { Mapping } from 'prosemirror-transform';
import { textBlocks, type TextBlock } from '../../../../core/article/text-blocks.ts';
import type { ProofText } from '../../../../core/proofreading/finding.ts';
import type { HouseStyle } from '../../../../core/proofreading/house-style.ts';
import type {
  ProofreadingAnswer,
  ProofreadingPort,
} from '../../../proofreading-worker/messages.ts';
import { blocksIn, changedRegion, type PlacedBlock } from '../../changed-region.ts';
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
  readonly checked: (blocks: CheckedBlocks) => void;
  readonly failed: (message: string) => void;
  /** Called when `isBusy` changed. */
  readonly turned: () => void;
}

const restBeforeChecking = 60;
/** Even while the typing goes on the findings elsewhere must not wait longer than this. */
const longestWait = 400;
const mostRestarts = 2;

/**
 * One request is in flight at a time; edits made meanwhile are kept as a mapping, through which
 * its answer is carried forward, and are sent with the next. Blocks are told apart by their
 * nodes, which the document's versions share.
 */
export function createCheckQueue(options: CheckQueueOptions): CheckQueue {
  const { clock, document, checked, failed, turned } = options;
  let port = options.startPort();
  let { houseStyle } = options;
  let restarts = 0;
  let language = options.language;
  let known: readonly TextBlock[] = [];
  /** Blocks that were edited since they were sent: an undo may bring back the very same node. */
  let touched = new WeakSet<Node>();
  let inFlight: { readonly request: number; readonly mapping: Mapping } | null = null;
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
    inFlight = { request: requests, mapping: new Mapping() };
    port.post({
      kind: 'check',
      request: requests,
      at,
      removed,
      blocks: added.map((block) => toProofText(block, language)),
    });
  }

  function hear(answer: ProofreadingAnswer): void {
    if (answer.kind === 'failed') {
      startAgain(answer.message);
      return;
    }
    if (answer.request !== inFlight?.request) return;
    const { mapping } = inFlight;
    const answers = answer.changed.flatMap(({ block, findings }) => {
      const read = known[block];
      return read ? [{ start: read.start, text: read.text, findings }] : [];
    });
    inFlight = null;
    restarts = 0;
    checked({ answers, mapping });
    if (isWaiting) rest.ask();
    else turned();
  }

  function want(): void {
    const wasBusy = isWaiting || inFlight !== null;
    isWaiting = true;
    rest.ask();
    if (!wasBusy) turned();
  }

  /** A new proofreader gets the whole story; one that fails again and again is given up. */
  function startAgain(message: string): void {
    port.close();
    inFlight = null;
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
    rest.ask();
  }

  listen();
  return {
    edited: (tr) => {
      for (const map of tr.mapping.maps) inFlight?.mapping.appendMap(map);
      for (const { node } of blocksThatWere(tr)) touched.add(node);
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
    isBusy: () => isWaiting || inFlight !== null,
    close: () => {
      rest.cancel();
      port.close();
    },
  };
}

/** The blocks of the document before `tr` that are not the same after it. */
function blocksThatWere(tr: Transaction): PlacedBlock[] {
  const region = changedRegion(tr.doc, tr.before);
  return region ? blocksIn(tr.before, region) : [];
}

/** The one stretch in which two lists of blocks differ. */
function spliceBetween(
  before: readonly TextBlock[],
  after: readonly TextBlock[],
  touched: WeakSet<Node>,
) {
  const isSame = (a: TextBlock | undefined, b: TextBlock | undefined): boolean =>
    a !== undefined && a.node === b?.node && a.role === b.role && !touched.has(a.node);
  const most = Math.min(before.length, after.length);
  let at = 0;
  while (at < most && isSame(before[at], after[at])) at += 1;
  let end = 0;
  while (end < most - at && isSame(before[before.length - 1 - end], after[after.length - 1 - end]))
    end += 1;
  return { at, removed: before.length - at - end, added: after.slice(at, after.length - end) };
}

function toProofText({ role, text, foreign }: TextBlock, lang: string): ProofText {
  return { role, text, lang, foreign };
}
