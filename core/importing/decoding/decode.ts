import { failure, success, type Result } from '../../base/result.ts';
import { foreignKind, isWebPage, oldOffice } from './file-kind.ts';
import { countUtf8, decodeMixedUtf8 } from './mixed-utf-8.ts';
import { guessMultiByte } from './multi-byte.ts';
import { guessSingleByte } from './single-byte.ts';
import { guessUtf16 } from './utf-16.ts';

/** The most bytes of a file that is read at all. */
export const mostBytes = 64 * 1024 * 1024;
/** What is said of a larger one. */
export const tooManyBytes =
  'The file is larger than 64 MB. Nothing was imported; split it and try again.';

/** Text read from a file. */
export interface DecodedText {
  readonly text: string;
  /** What the editor should know about the encoding, or null when there is nothing to say. */
  readonly change: string | null;
}

/**
 * Reads a file's bytes as text: by its byte order mark, as UTF-8, as UTF-16 by statistics, or in
 * the likeliest single-byte encoding.
 * @returns the text, or a sentence for the editor that says what the file is instead.
 */
export function decodeText(bytes: Uint8Array): Result<DecodedText, string> {
  if (bytes.length === 0) return failure('The file is empty, so there is no story in it.');
  if (bytes.length > mostBytes) return failure(tooManyBytes);
  const decoded = decodeBytes(bytes);
  if (decoded.ok && isWebPage(decoded.value.text))
    return failure(refusal('a web page (HTML)', `Open it in a browser, ${copied}`));
  return decoded;
}

/** Reads bytes as text in the same ways, also the source of a web page. */
export function decodeBytes(bytes: Uint8Array): Result<DecodedText, string> {
  return byMark(bytes) ?? byContent(bytes);
}

function byMark(bytes: Uint8Array): Result<DecodedText, string> | null {
  const [a, b, c, d] = bytes;
  if (a === 0xff && b === 0xfe && c === 0 && d === 0)
    return failure(refusal('text in UTF-32', `Save it as UTF-8, or ${copied}`));
  if (a === 0xff && b === 0xfe) return success(read(bytes, 'utf-16le', 'UTF-16'));
  if (a === 0xfe && b === 0xff) return success(read(bytes, 'utf-16be', 'UTF-16'));
  if (a === 0xef && b === 0xbb && c === 0xbf) return success(readUtf8(bytes.subarray(3)));
  return null;
}

function byContent(bytes: Uint8Array): Result<DecodedText, string> {
  const kind = foreignKind(bytes);
  if (kind !== null) return failure(refusal(kind, wayOf(kind)));
  const utf16 = guessUtf16(bytes);
  if (utf16 !== null) return success(read(bytes, utf16, 'UTF-16'));
  if (isBinary(bytes))
    return failure('This is not text but a file of another kind. Nothing was imported.');
  return success(readUtf8(bytes));
}

function refusal(kind: string, advice: string): string {
  return `This is ${kind}, not plain text. Nothing was imported. ${advice}`;
}

const copied = 'copy its text and paste it here.';

function wayOf(kind: string): string {
  return kind === oldOffice
    ? 'Open it in Word or LibreOffice, choose “Save as”, take “Word document (DOCX)” for its type, and import the new file.'
    : `Open it in its own program, ${copied}`;
}

// Text has no NUL and hardly any other controls; 64 KB tell.
function isBinary(bytes: Uint8Array): boolean {
  if (bytes.includes(0)) return true;
  const sample = bytes.subarray(0, 65_536);
  let controls = 0;
  for (const byte of sample) if (byte < 0x20 && (byte < 0x09 || byte > 0x0d)) controls += 1;
  return controls > Math.max(8, sample.length / 50);
}

function readUtf8(bytes: Uint8Array): DecodedText {
  const exact = decodeExactly(bytes);
  if (exact !== null) return { text: exact, change: null };
  const { sequences, strays } = countUtf8(bytes);
  return sequences > 4 * strays ? readMixed(bytes) : readUnmarked(bytes);
}

function decodeExactly(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

function readMixed(bytes: Uint8Array): DecodedText {
  const { text, strays } = decodeMixedUtf8(bytes);
  if (strays === 0) return { text, change: halved };
  const which =
    strays === 1 ? '1 byte that is not UTF-8 was' : `${strays} bytes that are not UTF-8 were`;
  return { text, change: `Read as UTF-8; ${which} read as Windows-1252.` };
}

const halved = 'Read as UTF-8 in which some signs stand as two halves (CESU-8).';

function readUnmarked(bytes: Uint8Array): DecodedText {
  const { label, name } = guessMultiByte(bytes) ?? guessSingleByte(bytes);
  return read(bytes, label, name);
}

function read(bytes: Uint8Array, label: string, name: string): DecodedText {
  return {
    text: new TextDecoder(label).decode(bytes),
    change: `Read as ${name} and turned into Unicode.`,
  };
}
