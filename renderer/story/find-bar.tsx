import {
  ArrowDown,
  ArrowUp,
  CaseSensitive,
  Regex,
  WholeWord,
  X,
  type LucideIcon,
} from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useDesk } from '../desk/desk-state.ts';
import { useSearch } from '../desk/use-editor.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { spellKeys } from '../ui/keys.ts';
import { notify } from '../ui/notices.ts';
import { closeFind, useFind } from './find-state.ts';
import './find-bar.css';

/** Finds and replaces words in the story on the desk. */
export function FindBar() {
  const { isOpen } = useFind();
  return isOpen ? <OpenFindBar /> : null;
}

function OpenFindBar() {
  const { withReplace, asked } = useFind();
  const editor = useDesk((state) => state.editor);
  const { count, index, problem } = useSearch();
  const [text, setText] = useState(() => editor?.selectedText().slice(0, 200) ?? '');
  const [replacement, setReplacement] = useState('');
  const [options, setOptions] = useState({ matchCase: false, wholeWord: false, isPattern: false });
  const field = useRef<HTMLInputElement>(null);

  useEffect(() => field.current?.select(), [asked]);
  useEffect(() => {
    editor?.setQuery(text === '' ? null : { text, ...options });
  }, [editor, text, options]);

  const step = (isBack: boolean) => editor?.run(isBack ? 'edit.findPrevious' : 'edit.findNext');
  const replaceAll = () => {
    const replaced = editor?.replaceAllMatches(replacement) ?? 0;
    notify(
      replaced === 1 ? 'One place replaced.' : `${replaced.toLocaleString()} places replaced.`,
    );
    // The button has nothing left to do and would take the focus down with it.
    field.current?.focus();
  };
  return (
    <div
      className="find-bar"
      role="search"
      aria-label="Find in the story"
      onKeyDown={(event) => {
        if (event.key === 'Escape') closeFind();
      }}
    >
      <div className="find-row">
        <input
          ref={field}
          aria-label="Find"
          placeholder="Find"
          value={text}
          autoFocus
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            step(event.shiftKey);
          }}
        />
        <span className="find-count" role="status">
          {problem ??
            (text === ''
              ? ''
              : count === 0
                ? 'None'
                : `${index === null ? '–' : index + 1} of ${count}`)}
        </span>
        <IconButton
          label="Previous match"
          keys={spellKeys('Shift-Enter')}
          disabled={count === 0}
          onClick={() => step(true)}
        >
          <ArrowUp />
        </IconButton>
        <IconButton
          label="Next match"
          keys={spellKeys('Enter')}
          disabled={count === 0}
          onClick={() => step(false)}
        >
          <ArrowDown />
        </IconButton>
        <Option
          label="Match case"
          icon={CaseSensitive}
          isOn={options.matchCase}
          onToggle={(matchCase) => setOptions({ ...options, matchCase })}
        />
        <Option
          label="Whole words"
          icon={WholeWord}
          isOn={options.wholeWord}
          onToggle={(wholeWord) => setOptions({ ...options, wholeWord })}
        />
        <Option
          label="Regular expression"
          icon={Regex}
          isOn={options.isPattern}
          onToggle={(isPattern) => setOptions({ ...options, isPattern })}
        />
        {withReplace ? null : (
          <Button look="quiet" onClick={() => useFind.setState({ withReplace: true })}>
            Replace…
          </Button>
        )}
        <IconButton label="Close" keys={spellKeys('Escape')} onClick={closeFind}>
          <X />
        </IconButton>
      </div>
      {withReplace ? (
        <div className="find-row">
          <input
            aria-label="Replace with"
            placeholder="Replace with"
            value={replacement}
            onChange={(event) => setReplacement(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              editor?.replaceMatch(replacement);
            }}
          />
          <Button
            disabled={count === 0}
            onClick={() => {
              editor?.replaceMatch(replacement);
              if (count === 1) field.current?.focus();
            }}
          >
            Replace
          </Button>
          <Button disabled={count === 0} onClick={replaceAll}>
            Replace all
          </Button>
        </div>
      ) : null}
    </div>
  );
}

interface OptionProps {
  readonly label: string;
  readonly icon: LucideIcon;
  readonly isOn: boolean;
  readonly onToggle: (isOn: boolean) => void;
}

function Option({ label, icon: Icon, isOn, onToggle }: OptionProps) {
  return (
    <IconButton label={label} pressed={isOn} onClick={() => onToggle(!isOn)}>
      <Icon aria-hidden="true" />
    </IconButton>
  );
}
