import * as v from 'valibot';
import { isSafeLink } from '../../article/link.ts';
import { isLanguageTag } from '../../article/schema/attributes.ts';
import { isFileHash, type CorrectionId } from '../../base/id.ts';
import { idOf, line, moment, prose } from './bounds.ts';
import { noteForm } from './note-form.ts';

// The parts of a Galley story file (docs/story-file.md). Every value has a bound. A key that is
// not named here is refused: a release that adds one raises the number of the format.

/** The number of the format that this release writes; it reads the ones before as well. */
export const storyFileFormat = 2;

/** Notes of one story that are taken in, at most. */
export const mostNotes = 100_000;

/** The part that says what the file is; it stands first. */
export const labelPart = 'galley.json';
/** The part that holds the story. */
export const storyPart = 'story.json';

/** The part that holds a picture. */
export function picturePart(hash: string): string {
  return `media/${hash}`;
}

/** The part that holds the file of a source. */
export function sourcePart(hash: string): string {
  return `sources/${hash}`;
}

/** What the label must say in any format, so that a release can tell what it cannot read. */
export const anyLabel = v.looseObject({ format: v.pipe(v.number(), v.safeInteger()) });

/**
 * The label of this format and of the first, whose notes are not threads; `story` is the SHA-256 of
 * the story's part.
 */
export const storyLabel = v.strictObject({
  format: v.picklist([1, storyFileFormat]),
  story: v.pipe(
    v.string(),
    v.check((text) => isFileHash(text)),
  ),
});

const details = v.strictObject({
  slug: line,
  kicker: line,
  language: v.pipe(
    v.string(),
    v.check((text) => isLanguageTag(text)),
  ),
  canonicalUrl: v.pipe(
    v.string(),
    v.check((text) => text === '' || isSafeLink(text)),
  ),
  publisher: line,
  publishedAt: v.nullable(moment),
  embargoUntil: v.nullable(moment),
  factCheck: v.nullable(
    v.strictObject({
      claim: line,
      claimant: line,
      verdict: line,
      rating: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5)),
    }),
  ),
});

const correction = v.strictObject({
  id: idOf<CorrectionId>(),
  at: moment,
  text: v.pipe(prose, v.minLength(1)),
});

const tag = v.strictObject({
  kind: v.picklist(['person', 'organisation', 'place', 'topic', 'own']),
  name: v.pipe(line, v.minLength(1)),
});

/** Only what unpacking itself needs to know of the record: whoever stores it checks all of it. */
const record = v.looseObject({
  sources: v.pipe(
    v.array(
      v.looseObject({
        file: v.nullable(
          v.strictObject({
            name: line,
            hash: v.pipe(
              v.string(),
              v.check((text) => isFileHash(text)),
            ),
          }),
        ),
        reading: v.string(),
      }),
    ),
    v.maxLength(5000),
  ),
});

/** The story as its part holds it. */
export const storyForm = v.strictObject({
  document: v.strictObject({
    version: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
    doc: v.unknown(),
  }),
  details,
  updatedAt: moment,
  tags: v.pipe(v.array(tag), v.maxLength(2000)),
  corrections: v.pipe(v.array(correction), v.maxLength(2000)),
  notes: v.pipe(v.array(noteForm), v.maxLength(mostNotes)),
  record,
});

/** See {@link storyForm}. */
export type StoryForm = v.InferOutput<typeof storyForm>;
