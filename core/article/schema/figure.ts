import type { NodeSpec } from 'prosemirror-model';
import { isMediaHash } from '../../base/id.ts';
import { validateInteger, validateMedia, validateText, type ElementLike } from './attributes.ts';

const side = { default: 0, validate: validateInteger(0, 65_535) };

/**
 * A picture with its words. `media` is the SHA-256 of a stored image, or null while only the
 * caption is here (as in a story imported from plain text); `width` and `height` are pixels, 0
 * when unknown; `alt` says what the picture shows to those who cannot see it. `rights` says who owns
 * it and how it may be used; `keepsMetadata` that it goes out with what its file tells of it, its
 * place among them.
 */
export const figure: NodeSpec = {
  attrs: {
    media: { default: null, validate: validateMedia },
    alt: { default: '', validate: validateText(2000) },
    width: side,
    height: side,
    rights: { default: '', validate: validateText(400) },
    keepsMetadata: { default: false, validate: 'boolean' },
  },
  content: 'caption credit',
  group: 'block',
  isolating: true,
  draggable: true,
  parseDOM: [{ tag: 'figure[data-part=figure]', getAttrs: readFigure }],
  toDOM: (node) => [
    'figure',
    {
      'data-part': 'figure',
      'data-media': String(node.attrs['media'] ?? ''),
      'data-alt': String(node.attrs['alt']),
      'data-width': String(node.attrs['width']),
      'data-height': String(node.attrs['height']),
      'data-rights': String(node.attrs['rights']),
      'data-keeps-metadata': String(node.attrs['keepsMetadata']),
    },
    0,
  ],
};

/** What the picture shows and when, as printed under it. */
export const caption: NodeSpec = {
  content: '(text | proposal)*',
  marks: '_',
  defining: true,
  parseDOM: [{ tag: 'figcaption[data-part=caption]' }],
  toDOM: () => ['figcaption', { 'data-part': 'caption' }, 0],
};

/** Who made the picture and for whom, such as “Ada Brook/Agency”. */
export const credit: NodeSpec = {
  content: '(text | proposal)*',
  marks: 'link note sic insertion format_change',
  defining: true,
  parseDOM: [{ tag: 'p[data-part=credit]', priority: 60 }],
  toDOM: () => ['p', { 'data-part': 'credit' }, 0],
};

function readFigure(element: ElementLike): Record<string, unknown> {
  return {
    media: isMediaHash(element.getAttribute('data-media'))
      ? element.getAttribute('data-media')
      : null,
    alt: element.getAttribute('data-alt') ?? '',
    width: Number(element.getAttribute('data-width') ?? '0'),
    height: Number(element.getAttribute('data-height') ?? '0'),
    rights: (element.getAttribute('data-rights') ?? '').slice(0, 400),
    keepsMetadata: element.getAttribute('data-keeps-metadata') === 'true',
  };
}
