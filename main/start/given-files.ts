import { isAbsolute } from 'node:path';

const mostFiles = 500;
const longestPath = 4096;

/**
 * The files that a second start of Galley hands to the first. Any program of the editor's can call
 * there, so what it says is read like a stranger's.
 * @returns absolute paths, at most 500; they are offered for import and nothing else is done with them
 */
export function givenFiles(data: unknown): string[] {
  const files = typeof data === 'object' && data !== null && 'files' in data ? data.files : [];
  return Array.isArray(files) ? files.filter(isFilePath).slice(0, mostFiles) : [];
}

function isFilePath(file: unknown): file is string {
  if (typeof file !== 'string' || file.length > longestPath) return false;
  return isAbsolute(file) && !file.includes('\0');
}
