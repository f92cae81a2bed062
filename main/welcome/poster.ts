import posterAddress from './poster.webp?inline';

/** The picture of the welcome story, out of the program itself. */
export function welcomePoster(): Uint8Array {
  return new Uint8Array(Buffer.from(posterAddress.slice(posterAddress.indexOf(',') + 1), 'base64'));
}
