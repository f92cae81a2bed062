import * as v from 'valibot';
import { dismissalKinds } from '../factcheck/dismissal.ts';
import { longestSourceText, sourceKinds } from '../factcheck/source.ts';
import { evidence } from './claims.ts';
import { largestSource, sourceDetails, sourcePages } from './sources.ts';
import {
  claimId,
  claimKind,
  count,
  line,
  moment,
  passage,
  prose,
  quoteTieId,
  sourceId,
  verdict,
} from './values.ts';

// What stands on record of a story beside its text, as a story file carries it from one library to
// another. Its ids are those of the library that it comes from: whoever stores it gives a fresh id
// in place of each that is taken, everywhere it occurs (claims also in the marks of the document;
// evidence and ties name sources, also such as are in no vault any more).

/** What can have happened to a claim. */
const claimEventKinds = [
  'added',
  'settled',
  'signed-off',
  /** Evidence that the signature stood on was removed or rated otherwise. */
  'sign-off-dropped',
  'kind-set',
  'fix-set',
  'noted',
  'evidence-added',
  'evidence-removed',
  'evidence-rated',
  /** Other words were split off it, or it was split off another claim. */
  'split',
  'split-from',
  /** It took over another claim, or became part of one. */
  'merged',
  'merged-into',
] as const;

/** The longest text of an event: an item of evidence as JSON, every sign of it escaped. */
const longestEvent = 160_000;

const takenOver = v.strictObject({ words: prose, evidence: count });

/** One thing that happened to a claim; what `text` is depends on the kind (`db/claim-history.ts`). */
const claimEvent = v.pipe(
  v.strictObject({
    at: moment,
    editor: line,
    kind: v.picklist(claimEventKinds),
    verdict: v.nullable(verdict),
    text: v.pipe(v.string(), v.maxLength(longestEvent)),
  }),
  v.check(({ kind, text }) => {
    if (kind === 'kind-set') return v.is(claimKind, text);
    if (kind === 'evidence-removed' || kind === 'evidence-rated') return holds(evidence, text);
    if (kind === 'split-from' || kind === 'merged') return holds(takenOver, text);
    return text.length <= 20_000;
  }, 'what happened to a claim is told in a way that Galley does not know'),
);

/** See {@link claimEvent}. */
export type RecordedEvent = v.InferOutput<typeof claimEvent>;

const signature = 'a signature without a day, or a day without a signature';
const words = 'a source says of its words what is not so';

/** A claim, its words exactly as they were checked; its events oldest first. */
const recordedClaim = v.pipe(
  v.strictObject({
    id: claimId,
    kind: claimKind,
    verdict,
    text: prose,
    fix: prose,
    note: prose,
    checkedBy: line,
    checkedAt: v.nullable(moment),
    signedBy: line,
    signedAt: v.nullable(moment),
    createdAt: moment,
    evidence: v.pipe(v.array(evidence), v.maxLength(5000)),
    history: v.pipe(v.array(claimEvent), v.maxLength(50_000)),
  }),
  v.check(({ signedBy, signedAt }) => (signedAt === null) === (signedBy === ''), signature),
  v.check(({ evidence: items }) => areApart(items, ({ id }) => id), twice('an item of evidence')),
);

const sourceText = v.pipe(
  v.strictObject({
    text: v.pipe(v.string(), v.minLength(1), v.maxLength(longestSourceText)),
    pages: sourcePages,
  }),
  v.check(
    ({ text, pages }) =>
      pages.every(({ at }, index) => at <= text.length && at >= (pages[index - 1]?.at ?? 0)),
    'the pages of a source do not lie in its text',
  ),
);

/**
 * A source of the vault. `file` is null for what was written down, and where the file itself did
 * not come along; whoever stores its bytes tells by them what they are.
 */
const recordedSource = v.pipe(
  v.strictObject({
    id: sourceId,
    kind: v.picklist(sourceKinds),
    ...sourceDetails,
    file: v.nullable(v.strictObject({ name: line, bytes: v.custom<Uint8Array>(isFile) })),
    reading: v.picklist(['none', 'waiting', 'read', 'failed']),
    failure: line,
    addedAt: moment,
    addedBy: line,
    text: v.nullable(sourceText),
  }),
  v.check(({ reading, text }) => (reading === 'read') === (text !== null), words),
  v.check(({ reading, file }) => reading !== 'waiting' || file !== null, words),
);

/** The record of a story: what was checked, by what, and what was set aside. */
export const storyRecord = v.pipe(
  v.strictObject({
    /** In the order that they were made. */
    claims: v.pipe(v.array(recordedClaim), v.maxLength(20_000)),
    dismissals: v.pipe(
      v.array(v.strictObject({ kind: v.picklist(dismissalKinds), text: line })),
      v.maxLength(100_000),
    ),
    /** In the order that they were made. */
    quoteTies: v.pipe(
      v.array(v.strictObject({ id: quoteTieId, words: prose, passage, original: prose })),
      v.maxLength(20_000),
    ),
    ignores: v.pipe(v.array(v.strictObject({ rule: line, text: line })), v.maxLength(100_000)),
    /** In the order that they came. */
    sources: v.pipe(v.array(recordedSource), v.maxLength(5000)),
  }),
  v.check(({ claims }) => areApart(claims, ({ id }) => id), twice('a claim')),
  v.check(({ sources }) => areApart(sources, ({ id }) => id), twice('a source')),
  v.check(({ quoteTies }) => areApart(quoteTies, ({ id }) => id), twice('a tied quotation')),
  v.check(({ quoteTies }) => areApart(quoteTies, ({ words }) => words), twice('a tied quotation')),
);

/** See {@link storyRecord}. */
export type StoryRecord = v.InferOutput<typeof storyRecord>;

function holds(schema: v.GenericSchema, json: string): boolean {
  try {
    return v.is(schema, JSON.parse(json));
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

function isFile(value: unknown): boolean {
  return value instanceof Uint8Array && value.byteLength > 0 && value.byteLength <= largestSource;
}

function areApart<Item>(items: readonly Item[], nameOf: (item: Item) => string): boolean {
  return new Set(items.map(nameOf)).size === items.length;
}

function twice(what: string): string {
  return `${what} is there twice`;
}
