import type { Result } from '../base/result.ts';
import type { ImportedDocument } from './imported-document.ts';

/** A file to make a story of. */
export interface FileToImport {
  /** Its name, without folders. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /**
   * Reads a file that the document names beside itself, such as a saved page's picture.
   * @param path relative to the document's folder, with `/`; anything that leaves the folder has no file
   * @returns null when there is none
   */
  readonly beside: (path: string) => Promise<Uint8Array | null>;
}

/** What an import cannot know by itself. */
export interface ImportSurroundings {
  /** BCP 47 tag for a text that does not show its language. */
  readonly language: string;
  /** A fresh id of the form that `isId` accepts. */
  readonly newId: () => string;
  /** Milliseconds since 1970 in UTC; stands in where a document gives a day without its year. */
  readonly now: number;
}

/** Makes a story of one format. */
export type FormatReader = (
  file: FileToImport,
  surroundings: ImportSurroundings,
) => Promise<Result<ImportedDocument, string>>;
