/**
 * What a story can leave the house as: one page with its pictures inside, the page with its pictures
 * as files beside it, the article alone for a content management system, Markdown, plain text, or a
 * Galley story file, which holds all that is on record of it and is for colleagues alone.
 */
export const exportFormats = [
  'page',
  'page-beside',
  'fragment',
  'markdown',
  'text',
  'story-file',
] as const;

export type ExportFormat = (typeof exportFormats)[number];

/** What the names of the files of a format end in, without the dot. */
export const formatEndings: Readonly<Record<ExportFormat, string>> = {
  page: 'html',
  'page-beside': 'html',
  fragment: 'html',
  markdown: 'md',
  text: 'txt',
  'story-file': 'galley',
};

/** Whether readers get what is written; a story file holds notes, claims and sources. */
export function isForReaders(format: ExportFormat): boolean {
  return format !== 'story-file';
}
