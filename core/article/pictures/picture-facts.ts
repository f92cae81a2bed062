import { readExif, type ExifFacts } from './exif.ts';
import { readIptc } from './iptc.ts';
import { metadataBlocks } from './metadata-blocks.ts';
import { longestPictureWords, type PictureWords } from './picture-words.ts';
import type { PictureType } from './read-picture.ts';
import { readXmp } from './xmp.ts';

/** What a picture's file tells beside the picture. */
export interface PictureFacts {
  /** What agencies and cameras wrote; for the editor to read again, as it may be anything. */
  readonly words: PictureWords;
  /** Whether it tells where the picture was taken: by its coordinates or by name. */
  readonly hasPlace: boolean;
}

/**
 * Reads what a picture's file tells, from XMP, IPTC and Exif, in this order as the IPTC Photo
 * Metadata Standard has it. Whatever bytes there are, it ends and does not throw.
 * @param type as `readPicture` told it
 */
export function readPictureFacts(type: PictureType, bytes: Uint8Array): PictureFacts {
  const blocks = metadataBlocks(type, bytes);
  const xmp = readXmp(blocks.xmp ?? nothing);
  const iptc = readIptc(blocks.iptc ?? nothing);
  const exif = blocks.exif && readExif(blocks.exif);
  const maker = xmp.creator || iptc.byline || textOf(exif, 'artist');
  return {
    words: {
      alt: clean(xmp.alt, 'alt'),
      caption: clean(
        xmp.description || iptc.caption || withoutDefault(textOf(exif, 'description')),
        'caption',
      ),
      credit: clean(creditOf(maker, xmp.credit || iptc.credit), 'credit'),
      rights: clean(
        xmp.rights || iptc.copyright || textOf(exif, 'copyright') || xmp.terms,
        'rights',
      ),
    },
    hasPlace: xmp.hasPlace || iptc.hasPlace || exif?.hasPlace === true,
  };
}

const nothing = new Uint8Array();

/** “Ada Brook/Agency”, as credits are written; either alone where the other is missing or in it. */
function creditOf(maker: string, agency: string): string {
  if (maker.trim() === '' || agency.includes(maker.trim())) return agency;
  if (agency.trim() === '' || maker.includes(agency.trim())) return maker;
  return `${maker.trim()}/${agency.trim()}`;
}

/** Cameras that were told nothing write their own name where the caption stands. */
function withoutDefault(description: string): string {
  return /^\s*(?:.{0,20}digital camera|sony dsc|dcim\b.*|image description|default)\s*$/i.test(
    description,
  )
    ? ''
    : description;
}

function textOf(exif: ExifFacts | null, name: 'description' | 'artist' | 'copyright'): string {
  const bytes = exif?.[name];
  return bytes ? new TextDecoder().decode(bytes) : '';
}

/** One line without control characters or such as turn its letters round, cut between letters. */
function clean(text: string, part: keyof PictureWords): string {
  const line = text
    .replace(/[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffd]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  return line.slice(0, longestPictureWords[part]).replace(/[\ud800-\udbff]$/, '');
}
