import startJpegDecoder from '@jsquash/jpeg/codec/dec/mozjpeg_dec.js';
import startJpegEncoder from '@jsquash/jpeg/codec/enc/mozjpeg_enc.js';
import { defaultOptions as jpegOptions } from '@jsquash/jpeg/meta.js';
import * as png from '@jsquash/png/codec/pkg/squoosh_png.js';
import * as resizer from '@jsquash/resize/lib/resize/pkg/squoosh_resize.js';
import startWebpDecoder from '@jsquash/webp/codec/dec/webp_dec.js';
import startWebpEncoder from '@jsquash/webp/codec/enc/webp_enc.js';
import { defaultOptions as webpOptions } from '@jsquash/webp/meta.js';
import type { PictureType } from '../../core/article/pictures/read-picture.ts';
import type { CodecFile } from './codec-files.ts';
import type { Pixels } from './turn.ts';

/** What goes into a smaller copy. */
export interface Codecs {
  /** @throws when the picture cannot be decoded. */
  readonly decode: (type: PictureType, bytes: Uint8Array) => Promise<Pixels>;
  readonly resize: (pixels: Pixels, width: number, height: number) => Pixels;
  readonly encode: (type: PictureType, pixels: Pixels, isGrey: boolean) => Promise<Uint8Array>;
}

// What the programs of Emscripten are given and give; their packages describe them for browsers.
interface Decoder {
  decode(bytes: Uint8Array, turns?: boolean): Omit<Pixels, 'data'> & { data: Uint8ClampedArray };
}
interface Encoder {
  encode(data: Uint8Array, width: number, height: number, options: object): Uint8Array | null;
}
type Start<Program> = (choices: object) => Promise<Program>;

const quality = 80;
const lanczos = 3;
const greyscale = 1;

/**
 * The codecs, loaded as they are needed. They are the same WebAssembly everywhere, one thread and
 * no SIMD, so that the same picture gives the same bytes on every machine.
 */
export function createCodecs(load: (file: CodecFile) => Uint8Array<ArrayBuffer>): Codecs {
  const program = remembered((file: CodecFile) => new WebAssembly.Module(load(file)));
  standInForImageData();
  // Each picture has a program of its own: one that failed is in no fit state for the next.
  const start = <Program>(begin: unknown, file: CodecFile): Promise<Program> =>
    (begin as Start<Program>)({
      noInitialRun: true,
      print: () => undefined,
      printErr: () => undefined,
      instantiateWasm: (
        imports: ConstructorParameters<typeof WebAssembly.Instance>[1],
        started: (instance: WebAssembly.Instance) => void,
      ) => {
        const instance = new WebAssembly.Instance(program(file), imports);
        started(instance);
        return instance.exports;
      },
    });
  return {
    decode: async (type, bytes) => {
      if (type === 'image/png') {
        png.initSync(program('squoosh_png_bg.wasm'));
        const image: unknown = png.decode(bytes);
        return plain(image as ReturnType<Decoder['decode']>);
      }
      const isWebp = type === 'image/webp';
      const decoder = isWebp
        ? await start<Decoder>(startWebpDecoder, 'webp_dec.wasm')
        : await start<Decoder>(startJpegDecoder, 'mozjpeg_dec.wasm');
      // They insist on just as many arguments; a JPEG is not turned, that costs less when it is small.
      return plain(isWebp ? decoder.decode(bytes) : decoder.decode(bytes, false));
    },
    resize: (pixels, width, height) => {
      resizer.initSync(program('squoosh_resize_bg.wasm'));
      // Only what can be seen through needs its colours weighed by their opacity, which takes four
      // times the memory.
      const isClear = hasClearPixels(pixels.data);
      const { data } = pixels;
      const made = resizer.resize(
        data,
        pixels.width,
        pixels.height,
        width,
        height,
        lanczos,
        isClear,
        false,
      );
      return { width, height, data: bytesOf(made) };
    },
    encode: async (type, { data, width, height }, isGrey) => {
      if (type === 'image/png') {
        png.initSync(program('squoosh_png_bg.wasm'));
        return png.encode(data, width, height, 8);
      }
      const isWebp = type === 'image/webp';
      const encoder = isWebp
        ? await start<Encoder>(startWebpEncoder, 'webp_enc.wasm')
        : await start<Encoder>(startJpegEncoder, 'mozjpeg_enc.wasm');
      const jpeg = { ...jpegOptions, quality, ...(isGrey && { color_space: greyscale }) };
      const options = isWebp ? { ...webpOptions, quality } : jpeg;
      const made = encoder.encode(data, width, height, options);
      if (made === null) throw new RangeError('The copy cannot be encoded');
      return made.slice();
    },
  };
}

function plain({ width, height, data }: ReturnType<Decoder['decode']>): Pixels {
  return { width, height, data: bytesOf(data) };
}

function bytesOf({ buffer, byteOffset, byteLength }: Uint8ClampedArray): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

function hasClearPixels(data: Uint8Array): boolean {
  for (let at = 3; at < data.length; at += 4) if (data[at] !== 255) return true;
  return false;
}

/** The decoders answer with what browsers have and Node has not. */
function standInForImageData(): void {
  class ImageData {
    readonly data: Uint8ClampedArray;
    readonly width: number;
    readonly height: number;
    constructor(data: Uint8ClampedArray, width: number, height: number) {
      this.data = data;
      this.width = width;
      this.height = height;
    }
  }
  Object.assign(globalThis, { ImageData });
}

function remembered<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new Map<Key, Value>();
  return (key) => {
    const value = made.get(key) ?? make(key);
    made.set(key, value);
    return value;
  };
}
