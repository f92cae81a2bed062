import type { FileToImport } from '../file-to-import.ts';
import { isNinjs } from '../ninjs/is-ninjs.ts';

/**
 * Whether a file that nobody named, but that lies in a folder which was, is one to make a story of.
 * JSON may be anything: settings, a map. @returns a sentence when it is none.
 */
export function refuseFromFolder(file: Pick<FileToImport, 'name' | 'bytes'>): string | null {
  return /\.json$/i.test(file.name) && !isNinjs(file) ? noItem : null;
}

const noItem =
  'This JSON file holds no news item (ninjs), so no story was made of it. To import it as plain text, pick the file itself.';
