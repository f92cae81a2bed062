import { failure, success, type Result } from '../../core/base/result.ts';
import { largestSource } from '../../core/contract/sources.ts';
import type { SourceKind } from '../../core/factcheck/source.ts';
import { isTranscript } from '../../core/factcheck/transcript.ts';
import { decodeBytes } from '../../core/importing/decoding/decode.ts';
import { foreignKind } from '../../core/importing/decoding/file-kind.ts';
import { readPictureHeader } from '../../core/article/pictures/read-picture.ts';
import type { FileSample } from './file-sample.ts';
import { hasEnd } from './picture-end.ts';
import { readRecording } from './recordings.ts';

/** A kind that comes as a file, and the media type that it is stored under. */
export interface ToldKind {
  readonly kind: Exclude<SourceKind, 'interview' | 'link'>;
  readonly type: string;
}

/** How many bytes of a file's beginning tell, in the end, what it is. */
export const headSize = 1024 * 1024;
/** So many are enough to see a film; and so many of its end are looked at. */
export const firstSize = 65_536;

const mebibyte = 1024 * 1024;
const zip = 'a ZIP archive';
const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/**
 * Tells by its content what a file is.
 * @returns the kind, or a sentence for the editor that says why the vault does not take it.
 */
export function tellKind(sample: FileSample): Result<ToldKind, string> {
  const unfit = refuseAtOnce(sample);
  if (unfit !== null) return failure(unfit);
  const { head } = sample;
  if (begins(head, '%PDF-') || isPdfAfterPreface(head)) {
    return success({ kind: 'pdf', type: 'application/pdf' });
  }
  if (isPacked(head)) return tellPacked(sample);
  const picture = readPictureHeader(head);
  if (picture.ok) {
    const { type } = picture.value;
    return hasEnd(type, sample) ? success({ kind: 'image', type }) : failure(cutShort(sample.name));
  }
  if (isPictureOfOurs(head)) return failure(broken(sample.name, 'a picture'));
  return tellText(sample);
}

/**
 * What can be said against a file from its first bytes already, so that nobody waits for the
 * rest; null when nothing can.
 */
export function refuseAtOnce({ name, size, head }: Omit<FileSample, 'tail'>): string | null {
  const recording = readRecording(head);
  if (recording !== null) return recorded(name, recording, size);
  if (size > largestSource) return tooLarge(name, size);
  if (isPacked(head) || isPictureOfOurs(head) || begins(head, '%PDF-')) return null;
  const kind = foreignKind(head);
  return kind === null ? null : foreign(name, kind);
}

/** What is said of a file that has nothing in it. */
export function emptyFile(name: string): string {
  return `“${name}” is empty, so there is nothing to keep. Nothing was stored. Ask for it again.`;
}

/** What is said of what a page announced without a byte: folders come in that way as well. */
export function emptyDrop(name: string): string {
  if (/[^.]\.[a-z0-9]{1,8}$/i.test(name)) return emptyFile(name);
  return `“${name}” is empty, or a folder, so there is nothing to keep. Nothing was stored. Drop in the files themselves.`;
}

// Some programs put a few lines of their own before the document; readers allow a kilobyte.
function isPdfAfterPreface(head: Uint8Array): boolean {
  return head[0] !== 0x3c && latin1(head.subarray(0, 1024)).includes('%PDF-1.');
}

function isPacked(head: Uint8Array): boolean {
  return begins(head, 'PK\x03\x04') || begins(head, 'PK\x05\x06');
}

function isPictureOfOurs(head: Uint8Array): boolean {
  const isWebp = begins(head, 'RIFF') && latin1(head.subarray(8, 12)) === 'WEBP';
  return (
    ['\xff\xd8\xff', '\x89PNG\r\n\x1a\n', 'GIF87a', 'GIF89a'].some((magic) =>
      begins(head, magic),
    ) || isWebp
  );
}

function tellPacked({ name, head, tail }: FileSample): Result<ToldKind, string> {
  // Names of parts stand before each part and in the directory at the end.
  const names = latin1(head) + latin1(tail);
  const isWord = names.includes('[Content_Types].xml') && names.includes('word/');
  if (isWord) return success({ kind: 'docx', type: docx });
  const kind = foreignKind(head) ?? zip;
  if (kind !== zip || latin1(tail).includes('PK\x05\x06')) return failure(foreign(name, kind));
  // Without the directory at its end nobody can unpack it; what was to be in it only the name says.
  return failure(broken(name, /\.docx$/i.test(name) ? 'a Word document' : zip));
}

function tellText({ name, size, head }: FileSample): Result<ToldKind, string> {
  const sample = head.subarray(0, firstSize);
  const decoded = decodeBytes(sample);
  if (!decoded.ok) {
    const kind = foreignKind(sample);
    return failure(kind === null ? unreadable(name) : foreign(name, kind));
  }
  if (size > mostText) return failure(tooMuchText(name, size));
  const { text } = decoded.value;
  if (isMarkup(text)) return success({ kind: 'page', type: 'text/html' });
  const isSaid = isTranscript(text);
  return success({ kind: isSaid ? 'transcript' : 'text', type: 'text/plain' });
}

const mostText = 40 * mebibyte;
const pageStart =
  /^\s{0,200}(?:<\?xml[^>]{0,200}>\s{0,100})?(?:<!--[^]{0,4000}?-->\s{0,100})?<(?:!doctype\s+html|html|head|body)[\s>]/i;
const tag =
  /<\/?(?:p|div|span|a|h[1-6]|article|section|main|table|meta|title|ul|li|br)(?:\s[^<>]{0,400})?>/gi;

/** Whether a text is the source of a page: it says so, or is full of HTML's own tags. */
function isMarkup(text: string): boolean {
  const start = text.slice(0, 8192).replace(/^\ufeff/, '');
  if (pageStart.test(start) || isArchive(start)) return true;
  return /^\s{0,200}</.test(start) && (start.match(tag)?.length ?? 0) >= 4;
}

/** A page that a browser saved with all that belongs to it, in a single file (RFC 2557). */
function isArchive(start: string): boolean {
  return /^mime-version:/im.test(start) && /^content-type:\s*multipart\/related/im.test(start);
}

function begins(bytes: Uint8Array, magic: string): boolean {
  return latin1(bytes.subarray(0, magic.length)) === magic;
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

const keeps = 'The vault keeps documents, pages, pictures and transcripts. Nothing was stored.';

function recorded(name: string, recording: string, size: number): string {
  const it = recording === 'a video' ? 'the film' : 'the recording';
  return `“${name}” is ${recording} of ${inWords(size)}. ${keeps} Add ${it} as a link, and quote it with its timestamps.`;
}

function tooLarge(name: string, size: number): string {
  return `“${name}” has ${inWords(size)}, and the vault takes files of at most ${largestSource / mebibyte} MB. Nothing was stored. Save it smaller or in parts, and drop those in.`;
}

function tooMuchText(name: string, size: number): string {
  return `“${name}” is ${inWords(size)} of text, and the vault reads at most ${mostText / mebibyte} MB. Nothing was stored. Cut out what the story rests on, and drop that in.`;
}

function foreign(name: string, kind: string): string {
  return `“${name}” is ${kind}. ${keeps} ${adviceFor(kind)}`;
}

function adviceFor(kind: string): string {
  if (kind.includes('archive')) return 'Unpack it, and drop in the files that the story rests on.';
  if (kind.includes('picture')) return 'Save it as JPEG or PNG, and drop that in.';
  if (/program|database/.test(kind)) return 'Write down what it shows as a link or an interview.';
  return 'Save it as PDF from its own program, and drop that in.';
}

function broken(name: string, what: string): string {
  return `“${name}” is ${what}, but damaged: it cannot be read. Nothing was stored. Ask for it again.`;
}

function cutShort(name: string): string {
  return `“${name}” is a picture, but cut short: its end is missing. Nothing was stored. Ask for it again.`;
}

function unreadable(name: string): string {
  return `“${name}” is no kind of file that Galley knows. ${keeps} Save it as PDF or as text, and drop that in.`;
}

/** A size as an editor reads it; 1 MB is 1,048,576 bytes. */
function inWords(size: number): string {
  if (size < mebibyte) return `${Math.max(1, Math.round(size / 1024))} kB`;
  return `${Math.round(size / mebibyte)} MB`;
}
