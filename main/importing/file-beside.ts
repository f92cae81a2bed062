import { realpath } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { pathBeside } from '../../core/importing/folder/beside.ts';
import { readWhole } from './read-whole.ts';

/**
 * Reads a file that a document names beside itself. Only what lies in the document's own folder is
 * read, links followed to where they really lead.
 * @param document absolute path
 * @param named relative to the document's folder, with `/`
 * @returns null when there is none such.
 */
export async function fileBeside(document: string, named: string): Promise<Uint8Array | null> {
  const inside = pathBeside('', named);
  if (inside === null) return null;
  try {
    const folder = await realpath(dirname(document));
    const path = await realpath(join(folder, ...inside.split('/')));
    const root = folder.endsWith(sep) ? folder : folder + sep;
    if (!path.startsWith(root)) return null;
    const read = await readWhole(path);
    return read.ok ? read.value : null;
  } catch {
    // Whatever stands in the way, the document has no such file beside it.
    return null;
  }
}
