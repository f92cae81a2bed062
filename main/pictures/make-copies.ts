import type { PictureCopy } from '../../core/publishing/published-story.ts';
import { stripMetadata } from '../../core/publishing/pictures/strip-metadata.ts';
import type { Codecs } from './codecs.ts';
import { withColours } from './colours.ts';
import { planCopies } from './plan-copies.ts';
import { isSideways, turned, type Pixels } from './turn.ts';

/**
 * Makes the smaller copies of a picture, narrowest first: upright, with its colours' profile and
 * without any other metadata. Each is made of the next larger one. One that would be no smaller a
 * file than the picture itself is left out; a picture that cannot be decoded has none.
 */
export async function makeCopies(file: Uint8Array, codecs: Codecs): Promise<PictureCopy[]> {
  const plan = planCopies(file);
  if (!plan) return [];
  // As it goes out: what is imported from a page again has the same copies.
  const bytes = stripMetadata(plan.type, file);
  const { type, traits, sizes } = plan;
  const copies: PictureCopy[] = [];
  try {
    let pixels = await codecs.decode(type, bytes);
    for (const { width, height } of sizes.toReversed()) {
      pixels = resized(pixels, width, height, traits.orientation, codecs);
      const upright = turned(pixels, traits.orientation);
      const encoded = await codecs.encode(type, upright, traits.channels === 1);
      const copy = withColours(type, encoded, bytes, traits.profile);
      if (copy.length < bytes.length) copies.unshift({ width, height, bytes: copy });
    }
  } catch {
    // Half of a picture's copies would depend on where it broke: it goes out alone.
    return [];
  }
  return copies;
}

/** Sides as shown; the pixels lie as in the file until they are turned. */
function resized(
  pixels: Pixels,
  width: number,
  height: number,
  orientation: number,
  codecs: Codecs,
): Pixels {
  return isSideways(orientation)
    ? codecs.resize(pixels, height, width)
    : codecs.resize(pixels, width, height);
}
