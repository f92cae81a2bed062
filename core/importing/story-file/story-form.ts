import * as v from 'valibot';
import { isSafeLink } from '../../article/link.ts';
import { noteKinds } from '../../article/note.ts';
import { isLanguageTag } from '../../article/schema/attributes.ts';
import { isFileHash, isId, type CorrectionId, type NoteId } from '../../base/id.ts';

// The parts of a Galley story file (docs/story-file.md). Every value has a bound. A key that is
// not named here is refused: a release that adds one raises the number of the format.

/** The number of the format that this release reads and writes. */
export const storyFileFormat = 1;

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

/** The label of this format; `story` is the SHA-256 of the story's part. */
export const storyLabel = v.strictObject({
  format: v.literal(storyFileFormat),
  story: v.pipe(
    v.string(),
    v.check((text) => isFileHash(text)),
  ),
});

const line = v.pipe(v.string(), v.maxLength(400));
const prose = v.pipe(v.string(), v.maxLength(20_000));
// The last millisecond of the year 9999: a later one cannot be printed.
const moment = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(253_402_300_799_999));

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

const note = v.strictObject({
  id: idOf<NoteId>(),
  kind: v.picklist(noteKinds),
  text: prose,
  author: line,
  at: v.nullable(moment),
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
  notes: v.pipe(v.array(note), v.maxLength(20_000)),
  record,
});

/** See {@link storyForm}. */
export type StoryForm = v.InferOutput<typeof storyForm>;

function idOf<One extends string>() {
  return v.pipe(
    v.string(),
    v.check((text) => isId(text)),
    v.transform((text) => text as One),
  );
}
