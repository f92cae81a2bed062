import * as v from 'valibot';
import type { UploadId } from '../base/id.ts';
import { longestSourceText, type Source, type SourceText } from '../factcheck/source.ts';
import { channel } from './channel.ts';
import { count, line, moment, sourceId, storyId, uploadId, webAddress } from './values.ts';

/** The largest file that the vault takes, in bytes. */
export const largestSource = 128 * 1024 * 1024;
/** The most bytes of a file that one request carries. */
export const largestPiece = 4 * 1024 * 1024;

/** What a checker writes down about a source. */
export const sourceDetails = {
  title: line,
  publisher: line,
  author: line,
  published: line,
  address: webAddress,
  retrievedAt: v.nullable(moment),
};

/** The pages of a source's text. */
export const sourcePages = v.pipe(
  v.array(v.strictObject({ at: count, name: v.pipe(v.string(), v.maxLength(40)) })),
  v.maxLength(100_000),
);

/** A source that could not be taken in, among others that were. */
export interface RefusedSource {
  readonly name: string;
  /** A sentence for the editor. */
  readonly reason: string;
}

/** The vault: what a story's claims rest on. */
export const sourceChannels = {
  /** Asks for files with the system's dialog; `cancelled` when none was picked. */
  'sources.pick': channel<{
    readonly added: readonly Source[];
    readonly refused: readonly RefusedSource[];
  }>()(v.strictObject({ storyId })),
  /**
   * Announces a dropped file of `size` bytes, which then comes piece by piece, eight files at once
   * at most. One that rests for a minute or whose page goes is forgotten.
   */
  'sources.begin': channel<{ readonly upload: UploadId }>()(
    v.strictObject({ storyId, name: line, size: count }),
  ),
  /** Takes the next piece; `bad-input` as soon as the bytes say that the vault cannot keep the file. */
  'sources.append': channel<null>()(
    v.strictObject({
      upload: uploadId,
      bytes: v.custom<Uint8Array>(
        (value) => value instanceof Uint8Array && value.byteLength <= largestPiece,
      ),
    }),
  ),
  /** Looks at the whole file and stores it, unless it is of no kind that the vault takes. */
  'sources.finish': channel<Source>()(v.strictObject({ upload: uploadId })),
  'sources.cancel': channel<null>()(v.strictObject({ upload: uploadId })),
  /** Writes down an interview or a link; its `text` may be empty. */
  'sources.write': channel<Source>()(
    v.strictObject({
      storyId,
      kind: v.picklist(['interview', 'link']),
      details: v.strictObject(sourceDetails),
      text: v.pipe(v.string(), v.maxLength(longestSourceText)),
    }),
  ),
  'sources.setDetails': channel<Source>()(
    v.strictObject({ id: sourceId, details: v.strictObject(sourceDetails) }),
  ),
  /**
   * The words that were read from a file, or a sentence that says why there are none, or not all.
   * A source that has words keeps them and is answered as it is.
   */
  'sources.setText': channel<Source>()(
    v.strictObject({
      id: sourceId,
      text: v.pipe(v.string(), v.maxLength(longestSourceText)),
      pages: sourcePages,
      failure: line,
      /** What the file says of itself; fills in details that are still empty. */
      found: v.partial(
        v.strictObject({ title: line, publisher: line, author: line, published: line }),
      ),
    }),
  ),
  'sources.text': channel<SourceText>()(v.strictObject({ id: sourceId })),
  /**
   * Fetches the page behind a link that has no words yet, after asking; the only thing that ever
   * comes from the network. It becomes the link's file, whose words wait to be read.
   */
  'sources.fetch': channel<Source>()(v.strictObject({ id: sourceId })),
  /** Takes a source out of the vault; evidence keeps the words that it quotes. */
  'sources.remove': channel<null>()(v.strictObject({ id: sourceId })),
  /** Puts a source that was taken out back into the vault. */
  'sources.restore': channel<Source>()(v.strictObject({ id: sourceId })),
};
