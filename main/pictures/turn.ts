/** Pixels of four bytes each (red, green, blue, opacity), row by row. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Whether an orientation lays the picture's rows upright. */
export function isSideways(orientation: number): boolean {
  return orientation >= 5;
}

/**
 * Turns pixels so that the side which is up comes to stand there.
 * @param orientation as Exif has it (Exif 3.0 §4.6.5, tag 274)
 */
export function turned(pixels: Pixels, orientation: number): Pixels {
  const { width, height, data } = pixels;
  if (orientation === 1) return pixels;
  const toWidth = isSideways(orientation) ? height : width;
  const toHeight = isSideways(orientation) ? width : height;
  const source = words(data);
  const target = new Uint32Array(width * height);
  for (let y = 0; y < toHeight; y++) {
    for (let x = 0; x < toWidth; x++) {
      target[y * toWidth + x] = source[from(orientation, x, y, width, height)] ?? 0;
    }
  }
  return { width: toWidth, height: toHeight, data: new Uint8Array(target.buffer) };
}

/** Where the pixel that is shown at `x`, `y` stands in the file. */
function from(orientation: number, x: number, y: number, width: number, height: number): number {
  const right = width - 1;
  const bottom = height - 1;
  switch (orientation) {
    case 2:
      return y * width + right - x;
    case 3:
      return (bottom - y) * width + right - x;
    case 4:
      return (bottom - y) * width + x;
    case 5:
      return x * width + y;
    case 6:
      return (bottom - x) * width + y;
    case 7:
      return (bottom - x) * width + right - y;
    default:
      return x * width + right - y;
  }
}

function words(data: Uint8Array): Uint32Array {
  const isAligned = data.byteOffset % 4 === 0;
  const aligned = isAligned ? data : data.slice();
  return new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.length / 4);
}
