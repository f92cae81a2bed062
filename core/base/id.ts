declare const brand: unique symbol;

/** A string that names one kind of thing; branding keeps a story's id out of a claim's place. */
export type Id<Name extends string> = string & { readonly [brand]: Name };

export type StoryId = Id<'story'>;
export type ClaimId = Id<'claim'>;
export type EvidenceId = Id<'evidence'>;
export type SourceId = Id<'source'>;
export type NoteId = Id<'note'>;
/** An answer to a note. */
export type ReplyId = Id<'reply'>;
export type CorrectionId = Id<'correction'>;
export type QuoteTieId = Id<'quote-tie'>;
/** A file that is on its way into the vault. */
export type UploadId = Id<'upload'>;
/** A file that the editor picked, as the page names it to the host. */
export type ImportToken = Id<'import'>;

/** SHA-256 of a medium's bytes, 64 lower-case hexadecimal digits. */
export type MediaHash = Id<'media'>;

/** SHA-256 of a source file's bytes, 64 lower-case hexadecimal digits. */
export type FileHash = Id<'file'>;

const idPattern = /^[0-9a-z][0-9a-z-]{0,63}$/;
const hashPattern = /^[0-9a-f]{64}$/;

/** Whether `text` has the form of a Galley id: 1 to 64 lower-case letters, digits, hyphens. */
export function isId(text: unknown): text is string {
  return typeof text === 'string' && idPattern.test(text);
}

/** Whether `text` has the form of a medium's SHA-256 hash. */
export function isMediaHash(text: unknown): text is MediaHash {
  return typeof text === 'string' && hashPattern.test(text);
}

/** Whether `text` has the form of a source file's SHA-256 hash. */
export function isFileHash(text: unknown): text is FileHash {
  return typeof text === 'string' && hashPattern.test(text);
}
