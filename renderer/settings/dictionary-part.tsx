import { useMemo, useRef, useState } from 'react';
import type { LexiconEntry } from '../../core/contract/lexicon.ts';
import { useDesk } from '../desk/desk-state.ts';
import { request } from '../host/host.ts';
import { unlearn } from '../proofread/finding-actions.ts';
import { takeLexicon } from '../proofread/house-style.ts';
import { Button } from '../ui/button.tsx';
import { exportLexicon, importLexicon } from './lexicon-files.ts';
import { offerUndo } from './undo-line.tsx';

/** Entries drawn at once; the filter finds the others. */
const mostRows = 200;

/** The words and names that the newsroom taught. */
export function DictionaryPart() {
  const lexicon = useDesk((state) => state.lexicon);
  const [typed, setTyped] = useState('');
  const found = useMemo(() => filterEntries(lexicon, typed), [lexicon, typed]);
  return (
    <>
      <h2 className="settings-part-title">Dictionary</h2>
      <p className="settings-lead">
        Words are right wherever they stand. Names are known in all their forms, and what nearly
        matches one is doubted.
      </p>
      <AddEntry />
      <div className="dictionary-bar">
        <label className="field">
          <span>Find in the dictionary</span>
          <input
            type="search"
            value={typed}
            maxLength={400}
            onChange={(event) => setTyped(event.target.value)}
          />
        </label>
        <FileButtons />
      </div>
      <ul className="plain-rows" aria-label="Words and names">
        {found.slice(0, mostRows).map((entry) => (
          <EntryRow key={`${entry.kind} ${entry.text}`} entry={entry} />
        ))}
      </ul>
      <p className="settings-none">{countOf(lexicon.length, found.length)}</p>
    </>
  );
}

function EntryRow({ entry: { kind, text } }: { readonly entry: LexiconEntry }) {
  const remove = async () => {
    if (!(await unlearn(kind, text))) return;
    offerUndo(`“${text}” is out of the dictionary.`, async () =>
      takeLexicon(await request('lexicon.add', { kind, text })),
    );
  };
  return (
    <li className="plain-row">
      <span className="plain-row-words">{text}</span>
      <span className="plain-row-kind">{kind === 'name' ? 'Name' : 'Word'}</span>
      <Button look="link" aria-label={`Remove ${text}`} onClick={() => void remove()}>
        Remove
      </Button>
    </li>
  );
}

function AddEntry() {
  const [text, setText] = useState('');
  const add = async (kind: LexiconEntry['kind']) => {
    if (text.trim() === '') return;
    if (!takeLexicon(await request('lexicon.add', { kind, text }))) return;
    setText('');
    offerUndo(`“${text.trim()}” is in the dictionary.`, () => unlearn(kind, text));
  };
  return (
    <form
      className="dictionary-add"
      onSubmit={(event) => {
        event.preventDefault();
        void add(/\p{Lu}/u.test(text) ? 'name' : 'word');
      }}
    >
      <label className="field">
        <span>New word or name</span>
        <input value={text} maxLength={400} onChange={(event) => setText(event.target.value)} />
      </label>
      <Button onClick={() => void add('word')}>Add as a word</Button>
      <Button onClick={() => void add('name')}>Add as a name</Button>
    </form>
  );
}

function FileButtons() {
  const picker = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={picker}
        type="file"
        accept=".txt,text/plain"
        className="unseen"
        tabIndex={-1}
        aria-label="A list of words to import"
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file) void importLexicon(file);
          target.value = '';
        }}
      />
      <Button onClick={() => picker.current?.click()}>Import…</Button>
      <Button onClick={() => void exportLexicon()}>Export…</Button>
    </>
  );
}

function filterEntries(lexicon: readonly LexiconEntry[], typed: string): readonly LexiconEntry[] {
  const wanted = typed.trim().toLocaleLowerCase();
  return wanted === ''
    ? lexicon
    : lexicon.filter(({ text }) => text.toLocaleLowerCase().includes(wanted));
}

function countOf(all: number, found: number): string {
  if (all === 0) return 'Nothing was taught yet.';
  if (found > mostRows) return `${(found - mostRows).toLocaleString()} more: find them by letters.`;
  if (found < all) return `${found.toLocaleString()} of ${all.toLocaleString()} entries.`;
  return all === 1 ? '1 entry.' : `${all.toLocaleString()} entries.`;
}
