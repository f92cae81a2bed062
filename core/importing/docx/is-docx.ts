import { foreignKind } from '../decoding/file-kind.ts';
import { readDirectory } from '../zip/directory.ts';

/**
 * Whether a file is a Word document, told by its parts; one that is locked with a password, or
 * damaged but called `.docx`, too.
 */
export function isDocx({
  name,
  bytes,
}: {
  readonly name: string;
  readonly bytes: Uint8Array;
}): boolean {
  if (isLockedOffice(bytes)) return true;
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return false;
  const directory = readDirectory(bytes);
  if (directory.ok) {
    const hasText = directory.value.some((entry) => /^word[/\\][^/\\]+\.xml$/i.test(entry.name));
    const isOffice = directory.value.some((entry) => entry.name === '[Content_Types].xml');
    return isOffice && (hasText || /\.do[ct][xm]$/i.test(name));
  }
  return /\.do[ct][xm]$/i.test(name) || foreignKind(bytes) === 'a Word document (DOCX)';
}

/** Whether a file is an office document that a password locks ([MS-OFFCRYPTO], 2.3.4). */
export function isLockedOffice(bytes: Uint8Array): boolean {
  const isCompound = [0xd0, 0xcf, 0x11, 0xe0].every((byte, at) => bytes[at] === byte);
  return isCompound && holds(bytes, 'EncryptedPackage');
}

/** Whether a name of the compound file's directory, UTF-16, stands in its first megabyte or its last. */
function holds(bytes: Uint8Array, name: string): boolean {
  const megabyte = 1024 * 1024;
  const wanted = Array.from(name).flatMap((sign) => [sign.charCodeAt(0), 0]);
  return [bytes.subarray(0, megabyte), bytes.subarray(-megabyte)].some((part) => {
    for (
      let at = part.indexOf(wanted[0] ?? 0);
      at >= 0;
      at = part.indexOf(wanted[0] ?? 0, at + 1)
    ) {
      if (wanted.every((byte, index) => part[at + index] === byte)) return true;
    }
    return false;
  });
}
