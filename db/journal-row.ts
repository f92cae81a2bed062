import { crc32 } from 'node:zlib';
import type { Node } from 'prosemirror-model';
import { AddMarkStep, RemoveMarkStep, Step } from 'prosemirror-transform';
import { articleSchema, privateMarks } from '../core/article/schema.ts';

/** One batch of steps as it lies in the journal. */
export interface JournalRow {
  /** The story's row number. */
  readonly story: number;
  readonly seq: number;
  readonly at: number;
  readonly editor: string;
  /** Version of the document schema that the steps were made under. */
  readonly version: number;
  readonly step_count: number;
  /** The steps as a JSON array. */
  readonly steps: string;
  readonly checksum: number;
}

/** The CRC-32 over all that a row says, so that a flipped bit is never taken for typing. */
export function checksumOf(row: Omit<JournalRow, 'checksum'>): number {
  const { story, seq, at, editor, version, step_count, steps } = row;
  return crc32(JSON.stringify([story, seq, at, editor, version, step_count, steps]));
}

/** What became of a document, and the steps in the form that is stored. */
export interface AppliedSteps {
  readonly doc: Node;
  readonly steps: string;
  /** Whether the steps leave all that a reader sees as it was: they mark claims, notes or words kept. */
  readonly isPrivate: boolean;
}

// More than any paste that the desk takes in (64 MiB); a page gone wrong must not fill the disk.
const mostSteps = 128 * 1024 * 1024;

/**
 * Applies steps that came from outside.
 * @returns null when one is malformed, does not fit, or the outcome breaks the schema.
 */
export function applyForeignSteps(doc: Node, steps: readonly unknown[]): AppliedSteps | null {
  try {
    const parsed = steps.map((step) => Step.fromJSON(articleSchema, step));
    const after = applySteps(doc, parsed);
    // Steps as JSON choose their own attributes and content; only this looks at them. Whole, since
    // it takes a fraction of a millisecond even on 200,000 words.
    after.check();
    const stored = JSON.stringify(parsed.map((step) => step.toJSON() as unknown));
    if (stored.length > mostSteps) return null;
    return { doc: after, steps: stored, isPrivate: parsed.every(isPrivate) };
  } catch {
    // ProseMirror throws RangeErrors and, on odd JSON, TypeErrors: all mean the same here, and
    // nothing has been stored.
    return null;
  }
}

function isPrivate(step: Step): boolean {
  const isMarking = step instanceof AddMarkStep || step instanceof RemoveMarkStep;
  return isMarking && privateMarks.has(step.mark.type.name);
}

/** @throws Error when the row is not what was written or does not fit `doc`. */
export function replayRow(doc: Node, row: JournalRow): Node {
  if (checksumOf(row) !== row.checksum) throw new RangeError('The checksum does not match');
  const steps = JSON.parse(row.steps) as unknown[];
  return applySteps(
    doc,
    steps.map((step) => Step.fromJSON(articleSchema, step)),
  );
}

function applySteps(doc: Node, steps: readonly Step[]): Node {
  return steps.reduce((before, step) => {
    const { doc: after, failed } = step.apply(before);
    if (after === null) throw new RangeError(failed ?? 'The step does not fit');
    return after;
  }, doc);
}
