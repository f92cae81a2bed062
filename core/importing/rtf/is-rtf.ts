/** Whether a file is Rich Text, told by its first signs. */
export function isRtf({ bytes }: { readonly bytes: Uint8Array }): boolean {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 64));
  return /^(?:\xef\xbb\xbf|ï»¿)?\s{0,40}\{\\rtf/.test(start);
}
