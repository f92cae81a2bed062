import { useRef, useState } from 'react';
import type { StoryId } from '../../core/base/id.ts';
import { longestSourceText } from '../../core/factcheck/source.ts';
import { Button } from '../ui/button.tsx';
import { writeSource } from './source-actions.ts';
import { addressProblem, blankSource, SourceFields, trimmed } from './source-fields.tsx';

interface WriteSourceFormProps {
  readonly kind: 'interview' | 'link';
  /** The story whose vault it goes into. */
  readonly storyId: StoryId;
  readonly onDone: () => void;
}

/** Writes down an interview, with what was said, or a link. */
export function WriteSourceForm({ kind, storyId, onDone }: WriteSourceFormProps) {
  const [draft, setDraft] = useState(blankSource);
  const [text, setText] = useState('');
  const isOnItsWay = useRef(false);
  const isNamed =
    kind === 'link' ? draft.address.trim() !== '' : `${draft.title}${draft.author}`.trim() !== '';
  const isRight = isNamed && addressProblem(draft.address) === null;
  const keep = async () => {
    if (isOnItsWay.current || !isRight) return;
    // Words that were taken from a page were seen there now; a bare link was not followed yet.
    const retrievedAt = kind === 'link' && text.trim() !== '' ? Date.now() : null;
    const details = { ...trimmed(draft), retrievedAt };
    // Pressed twice, it would be kept twice.
    isOnItsWay.current = true;
    const isKept = await writeSource({ storyId, kind, details, text });
    isOnItsWay.current = false;
    if (isKept) onDone();
  };
  return (
    <form
      className="evidence-form"
      aria-label={kind === 'link' ? 'Write down a link' : 'Write down an interview'}
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
      onKeyDown={(event) => {
        const isBlank = text === '' && Object.values(draft).every((part) => part === '');
        if (event.key !== 'Escape' || !isBlank) return;
        event.stopPropagation();
        onDone();
      }}
    >
      <SourceFields
        draft={draft}
        first={kind === 'link' ? 'address' : 'title'}
        onChange={setDraft}
      />
      <label className="field">
        <span>{kind === 'link' ? 'What it says, as far as it matters' : 'What was said'}</span>
        <textarea
          maxLength={longestSourceText}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <div className="card-choices">
        <Button type="submit" look="main" disabled={!isRight}>
          Keep
        </Button>
        <Button onClick={onDone}>Cancel</Button>
      </div>
    </form>
  );
}
