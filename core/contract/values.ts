import * as v from 'valibot';
import {
  isId,
  type ClaimId,
  type CorrectionId,
  type EvidenceId,
  type NoteId,
  type QuoteTieId,
  type ReplyId,
  type SourceId,
  type StoryId,
  type UploadId,
} from '../base/id.ts';
import { isSafeLink } from '../article/link.ts';
import { isLanguageTag } from '../article/schema/attributes.ts';
import { storyStatuses } from '../article/story.ts';
import { claimKinds, verdicts } from '../factcheck/claim.ts';
import { tagKinds } from '../tagging/tag.ts';

// The building blocks of the channels' inputs. Every text has a bound: a page gone wrong must not
// be able to fill the store.

/** An id of one kind of thing. */
function idOf<One extends string>() {
  return v.pipe(
    v.string(),
    v.check((text) => isId(text)),
    v.transform((text) => text as One),
  );
}

/** A story's id. */
export const storyId = idOf<StoryId>();
/** A claim's id, made by the page that marks it. */
export const claimId = idOf<ClaimId>();
/** An item of evidence, made by the page that records it. */
export const evidenceId = idOf<EvidenceId>();
/** A source's id. */
export const sourceId = idOf<SourceId>();
/** The id of a quotation's tie, made by the page that ties it. */
export const quoteTieId = idOf<QuoteTieId>();
/** A note's id, made by the page that marks its words. */
export const noteId = idOf<NoteId>();
/** The id of an answer to a note, made by the page that writes it. */
export const replyId = idOf<ReplyId>();
/** A correction's id. */
export const correctionId = idOf<CorrectionId>();
/** The id of a file on its way into the vault. */
export const uploadId = idOf<UploadId>();
/** A line of at most 400 UTF-16 units. */
export const line = v.pipe(v.string(), v.maxLength(400));
/** A text of at most 20,000 UTF-16 units. */
export const prose = v.pipe(v.string(), v.maxLength(20_000));
// Later years have no four digits, and a page could not print them.
const lastMoment = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** Milliseconds since 1970 in UTC. */
export const moment = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(lastMoment));
/** A count, index or journal sequence number. */
export const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
/** A safe link, or empty. */
export const optionalLink = v.pipe(
  v.string(),
  v.check((text) => text === '' || isSafeLink(text)),
);
/** An http or https address of at most 4,096 UTF-16 units, or empty. */
export const webAddress = v.pipe(
  v.string(),
  v.maxLength(4096),
  v.check((text) => text === '' || (isSafeLink(text) && /^https?:/i.test(text))),
);
/** A BCP 47 tag. */
export const language = v.pipe(
  v.string(),
  v.check((text) => isLanguageTag(text)),
);
/** A story's status. */
export const status = v.picklist(storyStatuses);
/** What a checker says of a claim. */
export const verdict = v.picklist(verdicts);
/** What kind of statement a claim is. */
export const claimKind = v.picklist(claimKinds);
/** A stretch of a text, in UTF-16 offsets. */
export const textSpan = v.pipe(
  v.strictObject({ from: count, to: count }),
  v.check(({ from, to }) => from < to),
);
/** A passage of a source, in UTF-16 offsets into its text. */
export const passage = v.pipe(
  v.strictObject({ sourceId, from: count, to: count }),
  v.check(({ from, to }) => from < to),
);
/** What a tag names. */
export const tagKind = v.picklist(tagKinds);
/** What a story that is itself a fact-check found. */
export const factCheck = v.strictObject({
  claim: line,
  claimant: line,
  verdict: line,
  rating: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5)),
});
/** The selection in a story, as document positions. */
export const selection = v.strictObject({ anchor: count, head: count });
/** Bytes of a file, at most 64 MiB. */
export const bytes = v.custom<Uint8Array>(
  (value) => value instanceof Uint8Array && value.byteLength <= 64 * 1024 * 1024,
);
