import { DOMSerializer } from 'prosemirror-model';
import { useEffect, useRef } from 'react';
import { articleSchema } from '../../core/article/schema.ts';
import { Button } from '../ui/button.tsx';
import { leaveRevision, restoreRevision, useRevision, type Revision } from './revision-state.ts';

/** An earlier state of the story, to read; drawn over the editor, which stays as it is. */
export function RevisionView() {
  const revision = useRevision((state) => state.revision);
  return revision ? <RevisionSheet revision={revision} /> : null;
}

function RevisionSheet({ revision }: { readonly revision: Revision }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const drawn = DOMSerializer.fromSchema(articleSchema).serializeFragment(
      revision.document.content,
    );
    place.current?.replaceChildren(drawn);
    place.current?.focus();
  }, [revision]);
  return (
    <section
      className="revision"
      aria-label={revision.name}
      onKeyDown={(event) => {
        if (event.key === 'Escape') leaveRevision();
      }}
    >
      <div className="revision-bar">
        <span>{revision.name}</span>
        <Button onClick={leaveRevision}>Back to the story</Button>
        <Button look="main" onClick={() => restoreRevision(revision)}>
          Restore this
        </Button>
      </div>
      <div className="revision-sheet">
        <div ref={place} className="story-text" tabIndex={-1} />
      </div>
    </section>
  );
}
