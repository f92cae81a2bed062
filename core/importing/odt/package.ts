import { failure, success, type Result } from '../../base/result.ts';
import { readXml, type XmlElement, type XmlTrouble } from '../office/read-xml.ts';
import { elementsNamed } from '../office/xml-tree.ts';
import { readDirectory, type ZipEntry } from '../zip/directory.ts';
import { readZipEntry, type ZipTrouble } from '../zip/zip-parts.ts';
import { textNamespaces } from './namespaces.ts';

/** The parts of an OpenDocument text; a flat one is all of them at once. */
export interface TextParts {
  readonly content: XmlElement;
  readonly styles: XmlElement | null;
  readonly meta: XmlElement | null;
  /** Parts that are there but damaged, as the editor knows them. */
  readonly damaged: readonly string[];
  readonly medium: (address: string) => Uint8Array | null;
}

/** Why a text was not read. */
export type TextTrouble = ZipTrouble | XmlTrouble | 'not-text';

const mostXml = 64 * 1024 * 1024;
const mostMedia = 200 * 1024 * 1024;

/** Opens a text, in a package or flat. */
export function openText(bytes: Uint8Array): Result<TextParts, TextTrouble> {
  return bytes[0] === 0x50 && bytes[1] === 0x4b ? openPacked(bytes) : openFlat(bytes);
}

function openFlat(bytes: Uint8Array): Result<TextParts, TextTrouble> {
  const root = readXml(bytes, textNamespaces);
  if (!root.ok) return root;
  const content = root.value;
  return success({ content, styles: content, meta: content, damaged: [], medium: () => null });
}

function openPacked(bytes: Uint8Array): Result<TextParts, TextTrouble> {
  const directory = readDirectory(bytes);
  if (!directory.ok) return directory;
  const entries = new Map<string, ZipEntry>();
  for (const entry of directory.value) {
    if (entries.has(entry.name)) return failure('broken');
    entries.set(entry.name, entry);
  }
  let left = mostXml;
  const xml = (name: string): Result<XmlElement | null, TextTrouble> => {
    const entry = entries.get(name);
    if (!entry) return success(null);
    const part = readZipEntry(bytes, entry, left);
    if (!part.ok) return part;
    left -= part.value.byteLength;
    return readXml(part.value, textNamespaces);
  };
  const manifest = xml('META-INF/manifest.xml');
  const locks = manifest.ok
    ? elementsNamed(manifest.value ?? undefined, 'manifest:encryption-data')
    : [];
  if (locks.length > 0) return failure('locked');
  const content = xml('content.xml');
  if (!content.ok) return content;
  if (content.value === null) return failure('not-text');
  const styles = xml('styles.xml');
  const meta = xml('meta.xml');
  return success({
    content: content.value,
    styles: styles.ok ? styles.value : null,
    meta: meta.ok ? meta.value : null,
    damaged: styles.ok ? [] : ['styles and page headers'],
    medium: mediaOf(bytes, entries),
  });
}

function mediaOf(bytes: Uint8Array, entries: ReadonlyMap<string, ZipEntry>): TextParts['medium'] {
  const media = new Map<string, Uint8Array | null>();
  let left = mostMedia;
  return (address) => {
    const name = address.replace(/^\.\//, '');
    const known = media.get(name);
    if (known !== undefined) return known;
    const entry = entries.get(name);
    const part = entry ? readZipEntry(bytes, entry, left) : null;
    const medium = part?.ok ? part.value : null;
    left -= medium?.byteLength ?? 0;
    media.set(name, medium);
    return medium;
  };
}
