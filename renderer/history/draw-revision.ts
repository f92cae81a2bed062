import { DOMSerializer, type Node } from 'prosemirror-model';
import { articleSchema } from '../../core/article/schema.ts';
import { isMediaHash } from '../../core/base/id.ts';
import { mediaAddress } from '../editor/views/media-address.ts';

/** A story's text as it is read, not edited: with its pictures where they are. */
export function drawRevision(document: Node): DocumentFragment {
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
