import { signsAt } from '../../core/article/pictures/bytes.ts';
import { readTraits, type PictureTraits } from '../../core/article/pictures/picture-traits.ts';
import { readPicture, type PictureType } from '../../core/article/pictures/read-picture.ts';

/** The widths of copies in pixels: a telephone, a tablet or a narrow column, a full column on a fine screen. */
export const copyWidths: readonly number[] = [480, 960, 1600];

/** More than this is not unpacked: it would take more memory than a small machine has. */
export const mostPixels = 60_000_000;
/** Programs write about ten; each costs as much time as the whole picture. */
const mostScans = 64;
const largestProfile = 65_536;

/** The copies that a picture is to have; sides are pixels, as it is shown. */
export interface CopyPlan {
  readonly type: PictureType;
  readonly traits: PictureTraits;
  /** Narrowest first. */
  readonly sizes: readonly { readonly width: number; readonly height: number }[];
}

/**
 * Which copies a picture gets: none wider than itself, none of an animation, nor of one whose
 * colours or size the codecs cannot be trusted with. Depends on nothing but its bytes, so that
 * every machine decides alike. Null when it goes out alone.
 */
export function planCopies(bytes: Uint8Array): CopyPlan | null {
  const picture = readPicture(bytes);
  if (!picture.ok) return null;
  const { type, width, height } = picture.value;
  if (width * height > mostPixels) return null;
  const traits = readTraits(type, bytes);
  if (!isFit(type, traits)) return null;
  const sizes = copyWidths
    .filter((narrow) => narrow < width)
    .map((narrow) => ({
      width: narrow,
      height: Math.max(1, Math.round((narrow * height) / width)),
    }));
  return sizes.length > 0 ? { type, traits, sizes } : null;
}

function isFit(type: PictureType, traits: PictureTraits): boolean {
  const { isAnimated, channels, orientation, scans, profile } = traits;
  if (isAnimated || channels === 4 || scans > mostScans) return false;
  // Browsers do not agree on what turns a PNG or WebP; a copy must not lie otherwise than its picture.
  if (type !== 'image/jpeg' && orientation !== 1) return false;
  // What comes out of the codecs is red, green and blue, but for a grey JPEG.
  if (type === 'image/png' && channels === 1) return false;
  return profile === null || (profile.length <= largestProfile && suits(profile, channels));
}

/** Whether a profile is of the kind of colours that the picture has (ICC.1, 7.2.6). */
function suits(profile: Uint8Array, channels: PictureTraits['channels']): boolean {
  return signsAt(profile, 16, 4) === (channels === 1 ? 'GRAY' : 'RGB ');
}
