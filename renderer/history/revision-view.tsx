import { DOMSerializer, type Node } from 'prosemirror-model';
import { useEffect, useRef } from 'react';
import { articleSchema } from '../../core/article/schema.ts';
import { isMediaHash } from '../../core/base/id.ts';
import { mediaAddress } from '../editor/views/media-address.ts';
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
    place.current?.replaceChildren(drawRevision(revision.document));
    place.current?.focus({ preventScroll: true });
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
        <div ref={place} className="story revision-text" tabIndex={-1} />
      </div>
    </section>
  );
}

function drawRevision(document: Node): DocumentFragment {
  const drawn = new DocumentFragment();
  drawn.append(DOMSerializer.fromSchema(articleSchema).serializeFragment(document.content));
  for (const figure of drawn.querySelectorAll<HTMLElement>('figure[data-media]')) {
    const { media, alt } = figure.dataset;
    if (!isMediaHash(media)) continue;
    const picture = new Image();
    picture.src = mediaAddress(media);
    picture.alt = alt ?? '';
    figure.prepend(picture);
  }
  return drawn;
}
