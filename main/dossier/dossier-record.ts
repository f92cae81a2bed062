import type { ClaimKind, Verdict } from '../../core/factcheck/claim.ts';
import type { SourceKind, SourceReading } from '../../core/factcheck/source.ts';

/** What a dossier calls the kinds of claims. */
export const kindWords: Readonly<Record<ClaimKind, string>> = {
  number: 'number',
  date: 'date',
  name: 'name',
  quotation: 'quotation',
  attribution: 'attribution',
  comparison: 'comparison',
  cause: 'cause',
  law: 'law',
  place: 'place',
  other: 'statement',
};

/** What a dossier calls verdicts. */
export const verdictWords: Readonly<Record<Verdict, string>> = {
  unchecked: 'Unchecked',
  checking: 'Checking',
  confirmed: 'Confirmed',
  'needs-change': 'Needs change',
  'cannot-confirm': 'Can’t confirm',
  opinion: 'Opinion',
};

/** What a dossier calls the kinds of sources. */
export const sourceWords: Readonly<Record<SourceKind, string>> = {
  pdf: 'PDF',
  docx: 'Word document',
  page: 'Web page',
  text: 'Text',
  transcript: 'Transcript',
  image: 'Picture',
  interview: 'Interview',
  link: 'Link',
};

/** What a dossier says of a source’s words. */
export const readingWords: Readonly<Record<SourceReading, string>> = {
  none: 'It has none.',
  waiting: 'They have not been read from the file yet.',
  read: 'Quotations are looked for in them.',
  failed: 'They could not be read.',
};

/** What a dossier says of words that the store can no longer vouch for. */
export const damagedWords = 'They are damaged on disk, so nothing was looked for in them.';
