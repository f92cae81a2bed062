import { mostEntriesAtOnce, type LexiconEntry } from '../../core/contract/lexicon.ts';
import { readLexicon, type LexiconLine } from '../../core/proofreading/lexicon-text.ts';
import { useDesk } from '../desk/desk-state.ts';
import { request } from '../host/host.ts';
import { takeLexicon } from '../proofread/house-style.ts';
import { forgetUndo, offerUndo } from './undo-line.tsx';

/** Bytes of a list of words. */
const mostBytes = 16 * 1024 * 1024;

/** Adds the words and names of a text file, one a line, to the dictionary. */
export async function importLexicon(file: File): Promise<void> {
  if (file.size > mostBytes) {
    tell(`“${file.name}” is larger than 16 MB, which no list of words is. Nothing was added.`);
    return;
  }
  const text = await readText(file);
  if (text === null) {
    tell(`“${file.name}” cannot be read as a plain text (UTF-8). Nothing was added.`);
    return;
  }
  const before = new Set(useDesk.getState().lexicon.map(keyOf));
  const fresh = readLexicon(text).filter((entry) => !before.has(keyOf(entry)));
  if (fresh.length === 0) {
    tell(`“${file.name}” has no word or name that is not there already.`);
    return;
  }
  if (!(await inParts('lexicon.addAll', fresh))) return;
  const added = fresh.length === 1 ? '1 entry' : `${fresh.length.toLocaleString()} entries`;
  offerUndo(`${added} added from “${file.name}”.`, () => inParts('lexicon.removeAll', fresh));
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

/** Long lists go to the host in parts that it takes. @returns whether all of them went. */
async function inParts(
  channel: 'lexicon.addAll' | 'lexicon.removeAll',
  lines: readonly LexiconLine[],
): Promise<boolean> {
  for (let at = 0; at < lines.length; at += mostEntriesAtOnce) {
    const entries = lines.slice(at, at + mostEntriesAtOnce);
    if (!takeLexicon(await request(channel, { entries }))) return false;
  }
  return true;
}

/** Writes the dictionary as a text file where the editor wants it. */
export async function exportLexicon(): Promise<void> {
  const answer = await request('lexicon.export', undefined);
  if (answer.ok) tell(`The dictionary is in “${answer.value.name}”.`);
  else if (answer.error.code !== 'cancelled') tell(answer.error.message);
}

/** A sentence at the foot of the settings with nothing to take back. */
function tell(text: string): void {
  offerUndo(text, forgetUndo);
}

function keyOf({ kind, text }: LexiconLine | LexiconEntry): string {
  return `${kind}\n${text}`;
}
