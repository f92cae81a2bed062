import * as v from 'valibot';
import { isId, type ClaimId, type EvidenceId, type StoryId } from '../base/id.ts';
import { isSafeLink } from '../article/link.ts';
import { isLanguageTag } from '../article/schema/attributes.ts';
import { storyStatuses } from '../article/story.ts';
import { verdicts } from '../factcheck/claim.ts';
import { tagKinds } from '../tagging/tag.ts';

// The building blocks of the channels' inputs. Every text has a bound: a page gone wrong must not
// be able to fill the store.

const id = v.pipe(
  v.string(),
  v.check((text) => isId(text)),
);

/** A story's id. */
export const storyId = v.pipe(
  id,
  v.transform((text) => text as StoryId),
);
/** A claim's id, made by the page that marks it. */
export const claimId = v.pipe(
  id,
  v.transform((text) => text as ClaimId),
);
/** An item of evidence, made by the page that records it. */
export const evidenceId = v.pipe(
  id,
  v.transform((text) => text as EvidenceId),
);
/** A line of at most 400 UTF-16 units. */
export const line = v.pipe(v.string(), v.maxLength(400));
/** A text of at most 20,000 UTF-16 units. */
export const prose = v.pipe(v.string(), v.maxLength(20_000));
/** Milliseconds since 1970 in UTC. */
export const moment = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
/** A count, index or journal sequence number. */
export const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
/** A safe link, or empty. */
export const optionalLink = v.pipe(
  v.string(),
  v.check((text) => text === '' || isSafeLink(text)),
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
/** What a tag names. */
export const tagKind = v.picklist(tagKinds);
/** The selection in a story, as document positions. */
export const selection = v.strictObject({ anchor: count, head: count });
/** Bytes of a file, at most 64 MiB. */
export const bytes = v.custom<Uint8Array>(
  (value) => value instanceof Uint8Array && value.byteLength <= 64 * 1024 * 1024,
);
