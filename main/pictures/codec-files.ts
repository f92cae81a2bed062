/** The programs that the codecs are made of, by file name; where each comes from in the packages. */
export const codecFiles = {
  'mozjpeg_dec.wasm': '@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm',
  'mozjpeg_enc.wasm': '@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm',
  'squoosh_png_bg.wasm': '@jsquash/png/codec/pkg/squoosh_png_bg.wasm',
  'squoosh_resize_bg.wasm': '@jsquash/resize/lib/resize/pkg/squoosh_resize_bg.wasm',
  'webp_dec.wasm': '@jsquash/webp/codec/dec/webp_dec.wasm',
  'webp_enc.wasm': '@jsquash/webp/codec/enc/webp_enc.wasm',
} as const;

/** The name of one of them. */
export type CodecFile = keyof typeof codecFiles;
