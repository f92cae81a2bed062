import { slugOf } from '../article/story.ts';
import { failure, success, type Result } from '../base/result.ts';
import { cleanText } from './clean-text.ts';
import { decodeText, type DecodedText } from './decoding/decode.ts';
import { guessLanguage } from './guess-language.ts';
import type { ImportedDocument } from './imported-document.ts';
import { buildStory } from './plain-text/build-story.ts';
import { readPlainText } from './plain-text/read-plain-text.ts';
import { reportOf } from './report.ts';

/** The longest text that is taken in, in UTF-16 units: twenty times a long novel. */
export const longestText = 20 * 1024 * 1024;

/** What the import cannot know by itself. */
export interface ImportOptions {
  /** BCP 47 tag for a text that does not show its language. */
  readonly language: string;
}

/**
 * Makes a story of plain text: the bytes of a file, or text that was pasted. No sign of the text
 * is lost but those that the report names.
 * @returns the story, or a sentence for the editor that says why there is none.
 */
export function importText(
  source: Uint8Array | string,
  options: ImportOptions,
): Result<ImportedDocument, string> {
  const decoded: Result<DecodedText, string> =
    typeof source === 'string' ? success({ text: source, change: null }) : decodeText(source);
  if (!decoded.ok) return decoded;
  const { text: raw, change } = decoded.value;
  if (raw.length > longestText) return failure(tooLong(raw.length));
  const clean = cleanText(raw);
  if (clean.text.trim() === '')
    return failure('There is no text in it, only empty space. Nothing was imported.');
  const reading = readPlainText(clean.text);
  const guess = guessLanguage(clean.text, options.language);
  const language = guess ?? options.language;
  return success({
    document: buildStory(reading),
    details: { language, slug: slugOf(reading.head.headline) },
    report: reportOf(reading, {
      ...clean,
      changed: [...(change === null ? [] : [change]), ...clean.changed],
      language,
      asked: options.language,
      isLanguageSure: guess !== null,
    }),
  });
}

function tooLong(length: number): string {
  const millions = Math.ceil(length / 1_000_000);
  return `The text has about ${millions} million characters; a story can have 20 million. Nothing was imported; split it and try again.`;
}
