import { readPicture } from '../../article/pictures/read-picture.ts';
import { attributeOf, childElements, parentOf, type PageElement } from './page-tree.ts';
import type { PictureShelf } from './picture-shelf.ts';

// Pages show a light placeholder first and keep the picture's address aside for their scripts.
const lazyNames = [
  ...[
    'data-src',
    'data-original',
    'data-lazy-src',
    'data-lazy',
    'data-full-src',
    'data-large-file',
  ],
  ...['data-orig-file', 'data-hi-res-src', 'data-image', 'data-img-src', 'data-actualsrc'],
];
const setNames = ['srcset', 'data-srcset', 'data-lazy-srcset'];
const smallest = 8;

/** A picture of a page as it was chosen among its sources. */
export interface ChosenPicture {
  readonly picture: Uint8Array | null;
  /** What the page calls it; empty when it stands inside the page. */
  readonly source: string;
  /** Whether it only counts readers or fills space. */
  readonly isBlank: boolean;
}

/** The addresses at which a picture of a page may be, as the page writes them, likeliest first. */
export function picturesAt(image: PageElement): string[] {
  const around = parentOf(image);
  const sources =
    around?.tagName === 'picture'
      ? childElements(around).filter(({ tagName }) => tagName === 'source')
      : [];
  const written = [image, ...sources].flatMap((element) => [
    attributeOf(element, 'src') ?? '',
    ...lazyNames.map((name) => attributeOf(element, name) ?? ''),
    ...setNames.flatMap((name) => readSet(attributeOf(element, name) ?? '')),
  ]);
  return [...new Set(written.map((one) => one.trim()))].filter(
    (one) => one !== '' && !one.startsWith('blob:'),
  );
}

/** The largest of a picture's sources that is at hand; else the address that says best what it was. */
export function choosePicture(image: PageElement, shelf: PictureShelf): ChosenPicture {
  const addresses = picturesAt(image);
  let best: {
    readonly bytes: Uint8Array;
    readonly address: string;
    readonly pixels: number;
  } | null = null;
  let other: { readonly bytes: Uint8Array; readonly address: string } | null = null;
  for (const address of addresses) {
    const bytes = shelf.take(address);
    if (!bytes) continue;
    const read = readPicture(bytes);
    const pixels = read.ok ? read.value.width * read.value.height : 0;
    if (!read.ok) other ??= { bytes, address };
    else if (!best || pixels > best.pixels) best = { bytes, address, pixels };
  }
  const web = addresses.find((address) => !/^data:/i.test(address)) ?? '';
  if (best && best.pixels > smallest)
    return { picture: best.bytes, source: nameOf(best.address), isBlank: false };
  if (web !== '') return { picture: other?.bytes ?? null, source: nameOf(web), isBlank: false };
  return { picture: other?.bytes ?? null, source: '', isBlank: best !== null || other === null };
}

function nameOf(address: string): string {
  return /^data:/i.test(address) ? 'a picture inside the page' : address.slice(0, 400);
}

/** The addresses of a `srcset`, the widest first (HTML standard, “parsing a srcset attribute”). */
function readSet(set: string): string[] {
  if (/^\s*data:/i.test(set)) return [];
  const candidates = set
    .split(/,\s+|\s*,(?=https?:)/)
    .slice(0, 50)
    .map((one) => {
      const [address = '', size = '1x'] = one.trim().split(/\s+/);
      return { address, size: Number.parseFloat(size) || 1 };
    });
  return candidates.sort((a, b) => b.size - a.size).map(({ address }) => address.replace(/,$/, ''));
}
