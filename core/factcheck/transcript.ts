import type { SourcePage, SourceText } from './source.ts';

// Transcripts in the forms that programs write them: WebVTT (https://www.w3.org/TR/webvtt1/),
// SubRip, and plain lines that begin or end with a time.

/** A stretch of what was said, from one timestamp to the next. */
interface Cue {
  /** Seconds from the start of the recording. */
  readonly at: number;
  readonly speaker: string;
  readonly words: string;
}

const mostPages = 100_000;
const fewestTimes = 3;
const timing =
  /^\s{0,20}(?:(\d{1,3}):)?(\d{1,2}):(\d{2})(?:[.,]\d{1,3})?\s{1,20}-->\s{1,20}(?:\d{1,3}:)?\d{1,2}:\d{2}/;
const timeFirst =
  /^\s{0,20}(?:[[(]((?:\d{1,3}:)?\d{1,2}:\d{2})(?:[.,]\d{1,3})?[\])]|(\d{1,3}:\d{2}:\d{2})(?:[.,]\d{1,3})?(?=\s|$))[\s:–—-]{0,5}/;
const timeLast =
  /^([^\s\d[(][^[(\t]{0,60}?)(?:\s{0,3}[[(]((?:\d{1,3}:)?\d{1,2}:\d{2})[\])]|(?:\t| {2,5})((?:\d{1,3}:)?\d{1,2}:\d{2})):?\s{0,5}$/;
const saidBy = /^(\p{Lu}[\p{L}\p{N}.’' -]{0,50}):(?=\s)/u;

/** Whether a text is a transcript in one of those forms; its beginning is enough to tell. */
export function isTranscript(text: string): boolean {
  if (isWebVtt(text) || isSubRip(text)) return true;
  return areTimes(timedCues(linesOf(text.slice(0, 65_536))).cues);
}

/**
 * Reads a transcript: the words, with a speaker's name wherever the speaker changes, and a page
 * for each timestamp. Null when the text is none.
 */
export function readTranscript(text: string): SourceText | null {
  if (!isTranscript(text)) return null;
  const lines = linesOf(text);
  const isCued = isWebVtt(text) || isSubRip(text);
  const { before, cues } = isCued ? cuesOf(lines) : timedCues(lines);
  return written(before, cues);
}

function isWebVtt(text: string): boolean {
  return /^\ufeff?WEBVTT(?:[ \t\r\n]|$)/.test(text);
}

function isSubRip(text: string): boolean {
  const [number = '', time = ''] = linesOf(text.slice(0, 400).trimStart());
  return /^\ufeff?\d{1,6}\s*$/.test(number) && timing.test(time);
}

function linesOf(text: string): string[] {
  return text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/);
}

interface Cues {
  /** What stands before the first timestamp. */
  readonly before: readonly string[];
  readonly cues: readonly Cue[];
}

/** Cues of WebVTT and SubRip: a line of timing, then words up to a blank line. */
function cuesOf(lines: readonly string[]): Cues {
  const cues: Cue[] = [];
  let at: number | null = null;
  for (const line of lines) {
    const time = timing.exec(line);
    if (time) at = secondsOf(time[1], time[2], time[3]);
    else if (line.trim() === '') at = null;
    else if (at !== null) addWords(cues, at, line);
  }
  return { before: [], cues };
}

function addWords(cues: Cue[], at: number, line: string): void {
  const voice = /<v(?:\.[^\s>]{0,60})?\s+([^>]{1,100})>/.exec(line)?.[1]?.trim() ?? '';
  const words = withoutMarkup(line);
  // Rolling captions show a line again below the next one.
  if (words !== '' && words !== cues.at(-1)?.words) cues.push({ at, ...spoken(words, voice) });
}

function withoutMarkup(line: string): string {
  const plain = line.replace(/<[^<>]{0,200}>/g, '').replace(/\{\\[^{}]{0,60}\}/g, '');
  return plain
    .replace(/&(amp|lt|gt|nbsp|lrm|rlm);/g, (_all, name: string) => signs[name] ?? '')
    .trim();
}

const signs: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: '\u00a0',
  lrm: '',
  rlm: '',
};

function spoken(words: string, voice: string): Pick<Cue, 'speaker' | 'words'> {
  if (voice !== '') return { speaker: voice, words };
  const name = saidBy.exec(words)?.[1];
  if (name === undefined) return { speaker: '', words };
  return { speaker: name.trim(), words: words.slice(name.length + 1).trim() };
}

/** Cues of plain lines: `[00:12:03] Words`, `00:12:03 Words`, `Speaker (00:12)` and words below. */
function timedCues(lines: readonly string[]): Cues {
  const before: string[] = [];
  const cues: Cue[] = [];
  let at: number | null = null;
  let speaker = '';
  for (const line of lines) {
    const first = timeFirst.exec(line);
    const last = first ? null : timeLast.exec(line);
    if (last) {
      at = secondsIn(last[2] ?? last[3] ?? '');
      speaker = (last[1] ?? '').replace(/[\s:–—-]+$/, '');
      continue;
    }
    if (first) {
      at = secondsIn(first[1] ?? first[2] ?? '');
      speaker = '';
    }
    const words = line.slice(first?.[0].length ?? 0).trim();
    if (at === null) before.push(line);
    else if (words !== '') cues.push({ at, ...spoken(words, speaker) });
  }
  return { before, cues };
}

/** Times of day in a plan or a diary are few, or stand in no order. */
function areTimes(cues: readonly Cue[]): boolean {
  const times = new Set(cues.map(({ at }) => at));
  const inOrder = cues.filter(({ at }, index) => at >= (cues[index - 1]?.at ?? 0)).length;
  return (
    times.size >= fewestTimes && inOrder >= cues.length * 0.9 && cues.length <= times.size * 12
  );
}

function written(before: readonly string[], cues: readonly Cue[]): SourceText {
  const pages: SourcePage[] = [];
  const head = before.join('\n').trim();
  let text = head === '' ? '' : `${head}\n\n`;
  let speaker = '';
  for (const cue of cues) {
    const name = nameOf(cue.at);
    if (pages.at(-1)?.name !== name && pages.length < mostPages) {
      pages.push({ at: text.length, name });
    }
    const isNew = cue.speaker !== '' && cue.speaker !== speaker;
    text += isNew ? `${cue.speaker}: ${cue.words}\n` : `${cue.words}\n`;
    if (cue.speaker !== '') speaker = cue.speaker;
  }
  return { text: text.trimEnd(), pages: pages.filter(({ at }) => at < text.trimEnd().length) };
}

function secondsIn(time: string): number {
  const [seconds, minutes, hours] = time.split(':').toReversed();
  return secondsOf(hours, minutes, seconds);
}

function secondsOf(
  hours: string | undefined,
  minutes: string | undefined,
  seconds: string | undefined,
): number {
  return Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0);
}

function nameOf(at: number): string {
  const parts = [Math.floor(at / 3600), Math.floor(at / 60) % 60, at % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}
