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
  const before = new Set(useDesk.getState().lexicon.map(keyOf));
  const fresh = readLexicon(await file.text()).filter((entry) => !before.has(keyOf(entry)));
  if (fresh.length === 0) {
    tell(`“${file.name}” has no word or name that is not there already.`);
    return;
  }
  for (let at = 0; at < fresh.length; at += mostEntriesAtOnce) {
    const entries = fresh.slice(at, at + mostEntriesAtOnce);
    if (!takeLexicon(await request('lexicon.addAll', { entries }))) return;
  }
  const added = fresh.length === 1 ? '1 entry' : `${fresh.length.toLocaleString()} entries`;
  offerUndo(`${added} added from “${file.name}”.`, () => removeAll(fresh));
}

/** Writes the dictionary as a text file where the editor wants it. */
export async function exportLexicon(): Promise<void> {
  const answer = await request('lexicon.export', undefined);
  if (answer.ok) tell(`The dictionary is in “${answer.value.name}”.`);
  else if (answer.error.code !== 'cancelled') tell(answer.error.message);
}

async function removeAll(entries: readonly LexiconLine[]): Promise<void> {
  for (const { kind, text } of entries) {
    const answer = await request('lexicon.remove', { kind, text });
    if (!answer.ok || entries.at(-1)?.text === text) takeLexicon(answer);
    if (!answer.ok) return;
  }
}

/** A sentence at the foot of the settings with nothing to take back. */
function tell(text: string): void {
  offerUndo(text, forgetUndo);
}

function keyOf({ kind, text }: LexiconLine | LexiconEntry): string {
  return `${kind}\n${text}`;
}
