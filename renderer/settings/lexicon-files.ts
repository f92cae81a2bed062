import { mostEntries, type LexiconEntry } from '../../core/contract/lexicon.ts';
import { readLexicon, type LexiconLine } from '../../core/proofreading/lexicon-text.ts';
import { useDesk } from '../desk/desk-state.ts';
import { request } from '../host/host.ts';
import { takeLexicon } from '../proofread/house-style.ts';
import { offerUndo, tell } from './undo-line.tsx';

/** Bytes of a list of words. */
const mostBytes = 16 * 1024 * 1024;

/** Adds the words and names of a text file, one a line, to the dictionary. */
export async function importLexicon(file: File): Promise<void> {
  const fresh = await readFresh(file);
  if (typeof fresh === 'string') {
    tell(fresh);
    return;
  }
  if (!take(await request('lexicon.addAll', { entries: fresh }))) return;
  const added = fresh.length === 1 ? '1 entry' : `${fresh.length.toLocaleString()} entries`;
  offerUndo(`${added} added from “${file.name}”.`, async () =>
    take(await request('lexicon.removeAll', { entries: fresh })),
  );
}

/** What a file has that the dictionary has not; or a sentence that tells why nothing is added. */
async function readFresh(file: File): Promise<LexiconLine[] | string> {
  if (file.size > mostBytes)
    return `“${file.name}” is larger than 16 MB, which no list of words is. Nothing was added.`;
  const text = await readText(file);
  if (text === null)
    return `“${file.name}” cannot be read as a plain text (UTF-8). Nothing was added.`;
  const before = new Set(useDesk.getState().lexicon.map(keyOf));
  const fresh = readLexicon(text).filter((entry) => !before.has(keyOf(entry)));
  if (fresh.length === 0) return `“${file.name}” has no word or name that is not there already.`;
  if (before.size + fresh.length > mostEntries)
    return `With “${file.name}” the dictionary would have more than ${mostEntries.toLocaleString()} entries. Nothing was added.`;
  return fresh;
}

/** The file's text; null when it is gone, or not text at all. */
async function readText(file: File): Promise<string | null> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
    return text.includes('\u0000') ? null : text;
  } catch {
    // Gone, or bytes that are no UTF-8: to the editor it is the same.
    return null;
  }
}

/** A failure is told here: a notice would lie behind the settings. @returns whether it was made. */
function take(answer: Awaited<ReturnType<typeof request<'lexicon.addAll'>>>): boolean {
  if (answer.ok) return takeLexicon(answer);
  tell(answer.error.message);
  return false;
}

/** Writes the dictionary as a text file where the editor wants it. */
export async function exportLexicon(): Promise<void> {
  const answer = await request('lexicon.export', undefined);
  if (answer.ok) tell(`The dictionary is in “${answer.value.name}”.`);
  else if (answer.error.code !== 'cancelled') tell(answer.error.message);
}

function keyOf({ kind, text }: LexiconLine | LexiconEntry): string {
  return `${kind}\n${text}`;
}
