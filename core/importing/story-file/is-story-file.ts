import type { FileToImport } from '../file-to-import.ts';

const archive = 'PK\x03\x04';

/** Whether a file is a Galley story file: an archive that begins with the label of one, or is named so. */
export function isStoryFile({ name, bytes }: Pick<FileToImport, 'name' | 'bytes'>): boolean {
  return begins(bytes, archive, 0) && (begins(bytes, 'galley.json', 30) || /\.galley$/i.test(name));
}

function begins(bytes: Uint8Array, text: string, at: number): boolean {
  return Array.from(text).every((sign, index) => bytes[at + index] === sign.charCodeAt(0));
}
