import { readDirectory } from '../zip/directory.ts';

/** Whether a file is an OpenDocument text, in a package or flat, or one that is damaged but called so. */
export function isOdt({
  name,
  bytes,
}: {
  readonly name: string;
  readonly bytes: Uint8Array;
}): boolean {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  if (!start.startsWith('PK')) {
    return /<office:document[\s>]/.test(start) && /\.text(?:-template)?["']/.test(start);
  }
  if (
    /^[^]{30}mimetypeapplication\/vnd\.oasis\.opendocument\.text(?:-template|-master)?/.test(start)
  )
    return true;
  if (!/\.(?:odt|ott|odm)$/i.test(name)) return false;
  const directory = readDirectory(bytes);
  return !directory.ok || directory.value.some((entry) => entry.name === 'content.xml');
}
