import type { SourcePage } from '../../core/factcheck/source.ts';

/** What was read from a source's file, as `sources.setText` takes it. */
export interface ReadWords {
  readonly text: string;
  readonly pages: readonly SourcePage[];
  /** Why there are no words, or not all of them: a sentence, or empty. */
  readonly failure: string;
  /** What the file says of itself. */
  readonly found: FoundDetails;
}

/** Details that a file may tell of itself. */
export interface FoundDetails {
  readonly title?: string;
  readonly publisher?: string;
  readonly author?: string;
  readonly published?: string;
}

/** Hears how much of a file has been read, from 0 to 1. */
export type Progress = (part: number) => void;

/** What is answered for a file without words. */
export function noWords(failure: string, found: FoundDetails = {}): ReadWords {
  return { text: '', pages: [], failure, found };
}

/** The details that say something, each on one line that the vault can keep. */
export function cleanDetails(details: {
  readonly [Name in keyof FoundDetails]: unknown;
}): FoundDetails {
  const lines = Object.entries(details).flatMap(([name, value]) => {
    const line = typeof value === 'string' ? cleanLine(value) : '';
    return line === '' ? [] : [[name, line]];
  });
  return Object.fromEntries(lines) as FoundDetails;
}

function cleanLine(text: string): string {
  const line = text
    .slice(0, 4000)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return line.slice(0, 400).replace(/[\ud800-\udbff]$/, '');
}
