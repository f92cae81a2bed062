import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { StoryId } from '../../core/base/id.ts';
import type { Source } from '../../core/factcheck/source.ts';
import { useDesk } from '../desk/desk-state.ts';
import { Button } from '../ui/button.tsx';
import { pickSources } from './source-actions.ts';
import { SourceCard } from './source-card.tsx';
import { UploadList } from './upload-list.tsx';
import { WriteSourceForm } from './write-source-form.tsx';
import './sources.css';

/** A source that is being written down, and the story whose vault it goes into. */
interface Writing {
  readonly kind: 'interview' | 'link';
  readonly storyId: StoryId;
}

const noSources: readonly Source[] = [];

/** The vault of the story on the desk: what its claims rest on, and ways to put something in. */
export function SourcesList() {
  const sources = useDesk((state) => state.opened?.sources ?? noSources);
  const storyId = useDesk((state) => state.opened?.story.id);
  const [writing, setWriting] = useState<Writing | null>(null);
  const place = useRef<HTMLDivElement>(null);
  const begin = (kind: Writing['kind']) => {
    if (storyId) setWriting({ kind, storyId });
  };
  const end = () => {
    const hadFocus = place.current?.contains(document.activeElement) === true;
    flushSync(() => setWriting(null));
    if (hadFocus)
      place.current?.querySelector<HTMLElement>(`[data-begins=${writing?.kind}]`)?.focus();
  };
  // What was begun for another story waits there: it must not end in this one's vault.
  const shown = writing?.storyId === storyId ? writing?.kind : undefined;
  return (
    <div ref={place} className="sources" data-drop="sources">
      <div className="card-choices">
        <Button look="main" onClick={() => void pickSources()}>
          Add files…
        </Button>
        <Button data-begins="link" aria-expanded={shown === 'link'} onClick={() => begin('link')}>
          Link…
        </Button>
        <Button
          data-begins="interview"
          aria-expanded={shown === 'interview'}
          onClick={() => begin('interview')}
        >
          Interview…
        </Button>
      </div>
      {writing ? (
        <div hidden={shown === undefined}>
          <WriteSourceForm key={`${writing.kind} ${writing.storyId}`} {...writing} onDone={end} />
        </div>
      ) : null}
      <UploadList />
      {sources.length === 0 ? (
        <p className="panel-note">
          <strong>What does the story rest on?</strong>
          Drop documents here: PDF, Word, saved web pages, texts, transcripts, pictures. They are
          kept with the story, their words can be searched, and a passage becomes evidence in one
          key. Nothing is fetched from the network unless you ask.
        </p>
      ) : (
        <ul className="cards" aria-label="Sources">
          {sources.map((source) => (
            <SourceCard key={source.id} source={source} />
          ))}
        </ul>
      )}
    </div>
  );
}
