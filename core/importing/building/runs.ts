import { cleanText } from '../clean-text.ts';
import { giveSpaceToGone } from './gone-space.ts';
import { isPlaceOfChange, type Runs, type TextRun } from '../story-draft.ts';
import { shown, withText } from './shown-words.ts';

/** The runs of a block with their white space settled. */
export interface TidyRuns {
  /** All keep their space; together they are the block's text, `\n` a line break. */
  readonly runs: readonly TextRun[];
  /** Whether characters that print nothing were left out. */
  readonly leftOutControls: boolean;
}

/* eslint-disable no-control-regex */
// What `cleanText` would change: old line ends, controls, lone surrogates, noncharacters.
const unclean =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufdd0-\ufdef\p{Noncharacter_Code_Point}\p{Surrogate}]|^\ufeff/u;
/* eslint-enable no-control-regex */

/**
 * Settles white space as HTML does (CSS Text 3, “white space processing”): a run of it is one
 * space, none stands at the ends of the block or beside a line break; but for runs that keep theirs.
 * @param isExact whether the block's ends keep theirs too
 * @param goesOn whether the block may be one with the block before it, so that its start keeps its own
 */
export function tidyRuns(runs: Runs, isExact = false, goesOn = false): TidyRuns {
  const tidy: TextRun[] = [];
  let leftOutControls = false;
  let takesSpace = goesOn;
  let isCollapsed = false;
  for (const run of runs) {
    if (run === 'line-break' || isLineEnd(shown(run))) {
      if (isCollapsed) dropEndingSpace(tidy);
      tidy.push(run === 'line-break' ? { text: '\n', keepsSpace: true } : run);
      takesSpace = false;
      continue;
    }
    const { text: written, keepsSpace } = shown(run);
    if (written === '') {
      if (isPlaceOfChange(run) || (run.notes && run.notes.length > 0)) tidy.push(run);
    } else {
      const clean = cleaned(written);
      leftOutControls ||= clean.leftOut;
      const text: string = keepsSpace ? clean.text : collapsed(clean.text, takesSpace);
      if (text === '') continue;
      tidy.push(withText(run, text, { keepsSpace: true }));
      isCollapsed = keepsSpace !== true;
      takesSpace = !isSpace(text.charCodeAt(text.length - 1));
    }
  }
  if (!isExact) {
    if (!goesOn) trimStart(tidy);
    trimEnd(tidy);
    return { runs: giveSpaceToGone(tidy), leftOutControls };
  }
  return { runs: tidy, leftOutControls };
}

/** The text of tidy runs. */
export function textOfRuns(runs: readonly TextRun[]): string {
  return runs.map(({ text }) => text).join('');
}

/** The runs between two UTF-16 offsets into the text of tidy runs; places of notes go with what they follow. */
export function sliceRuns(runs: readonly TextRun[], from: number, to: number): TextRun[] {
  const sliced: TextRun[] = [];
  let at = 0;
  for (const run of runs) {
    const end = at + run.text.length;
    // What is at both ends of two slices is in both; the builder takes what is gone but once.
    const isPlace = run.text === '' && at >= from && at <= to;
    if (isPlace) sliced.push(run);
    else if (end > from && at < to) {
      sliced.push({ ...run, text: run.text.slice(Math.max(0, from - at), to - at) });
    }
    at = end;
  }
  return sliced;
}

/** The places of notes and changes between two offsets, where the words between are left out. */
export function placesBetween(runs: readonly TextRun[], from: number, to: number): TextRun[] {
  return sliceRuns(runs, from, to).filter(({ text }) => text === '');
}

function isLineEnd(run: TextRun): boolean {
  return run.text === '\n' && run.keepsSpace === true;
}

function cleaned(text: string): { readonly text: string; readonly leftOut: boolean } {
  if (!unclean.test(text)) return { text, leftOut: false };
  const clean = cleanText(text);
  return { text: clean.text, leftOut: clean.dropped.length > 0 };
}

function collapsed(text: string, takesSpace: boolean): string {
  const single = text.replace(/[ \t\n\f\r]+/g, ' ');
  return !takesSpace && single.startsWith(' ') ? single.slice(1) : single;
}

// One by one: a pattern bound to the end of a text fails again and again on a run of megabytes.
function trimStart(runs: TextRun[]): void {
  for (let at = 0; at < runs.length; at++) {
    const run = runs[at];
    if (!run || run.gone?.kind === 'end') return;
    const { text } = shown(run);
    let start = 0;
    while (isSpace(text.charCodeAt(start))) start += 1;
    if (start > 0) runs[at] = withText(run, text.slice(start));
    if (start < text.length) return;
  }
}

function trimEnd(runs: TextRun[]): void {
  for (let at = runs.length - 1; at >= 0; at--) {
    const run = runs[at];
    if (!run || run.split !== undefined || run.gone?.kind === 'end') return;
    const { text } = shown(run);
    const end = endOfWords(text);
    if (end < text.length) runs[at] = withText(run, text.slice(0, end));
    if (end > 0) return;
  }
}

// Before a line break only what HTML would drop: the space of the last run.
function dropEndingSpace(runs: TextRun[]): void {
  const last = runs.at(-1);
  const text = last ? shown(last).text : '';
  if (last && text.endsWith(' ')) runs[runs.length - 1] = withText(last, text.slice(0, -1));
}

function endOfWords(text: string): number {
  let end = text.length;
  while (end > 0 && isSpace(text.charCodeAt(end - 1))) end -= 1;
  return end;
}

function isSpace(unit: number): boolean {
  return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d);
}
