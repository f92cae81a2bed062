import { useState } from 'react';
import type { Source } from '../../core/factcheck/source.ts';
import { useDesk } from '../desk/desk-state.ts';
import { Button } from '../ui/button.tsx';
import { pickSources } from './source-actions.ts';
import { SourceCard } from './source-card.tsx';
import { UploadList } from './upload-list.tsx';
import { WriteSourceForm } from './write-source-form.tsx';
import './sources.css';

const noSources: readonly Source[] = [];

/** The vault of the story on the desk: what its claims rest on, and ways to put something in. */
export function SourcesList() {
  const sources = useDesk((state) => state.opened?.sources ?? noSources);
  const [writing, setWriting] = useState<'interview' | 'link' | null>(null);
  return (
    <div className="sources" data-drop="sources">
      <div className="card-choices">
        <Button look="main" onClick={() => void pickSources()}>
          Add files…
        </Button>
        <Button aria-expanded={writing === 'link'} onClick={() => setWriting('link')}>
          Link…
        </Button>
        <Button aria-expanded={writing === 'interview'} onClick={() => setWriting('interview')}>
          Interview…
        </Button>
      </div>
      {writing ? (
        <WriteSourceForm key={writing} kind={writing} onDone={() => setWriting(null)} />
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
