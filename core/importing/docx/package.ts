import { failure, success, type Result } from '../../base/result.ts';
import { readXml, type XmlElement, type XmlTrouble } from '../office/read-xml.ts';
import { childrenOf } from '../office/xml-tree.ts';
import { readDirectory, type ZipEntry } from '../zip/directory.ts';
import { readZipEntry, type ZipTrouble } from '../zip/zip-parts.ts';
import { wordNamespaces } from './namespaces.ts';

// The package around a document: the Open Packaging Conventions, ISO/IEC 29500-2.

/** What a part points to. */
export interface Relation {
  /** The last word of its type, such as `hyperlink`, `image`, `comments`. */
  readonly type: string;
  /** A part's name, or an address when it is outside. */
  readonly target: string;
  readonly isOutside: boolean;
}

/** A part's relations by their ids. */
export type Relations = ReadonlyMap<string, Relation>;

/** Why a package or a part was not read. */
export type PackageTrouble = ZipTrouble | XmlTrouble;

const mostXml = 64 * 1024 * 1024;
const mostMedia = 200 * 1024 * 1024;

/** A document's parts; each is unpacked when it is asked for, all within bounds. */
export class WordPackage {
  private readonly bytes: Uint8Array;
  private readonly entries: ReadonlyMap<string, ZipEntry>;
  private readonly media = new Map<string, Uint8Array | null>();
  private leftXml = mostXml;
  private leftMedia = mostMedia;

  constructor(bytes: Uint8Array, entries: ReadonlyMap<string, ZipEntry>) {
    this.bytes = bytes;
    this.entries = entries;
  }

  has(name: string): boolean {
    return this.entries.has(name.toLowerCase());
  }

  /** A part's XML; null when there is no such part. */
  xml(name: string): Result<XmlElement | null, PackageTrouble> {
    const entry = this.entries.get(name.toLowerCase());
    if (!entry) return success(null);
    const part = readZipEntry(this.bytes, entry, this.leftXml);
    if (!part.ok) return part;
    this.leftXml -= part.value.byteLength;
    return readXml(part.value, wordNamespaces);
  }

  /** A picture's bytes, once unpacked; null when it is missing, damaged or more than may come out. */
  medium(name: string): Uint8Array | null {
    const known = this.media.get(name);
    if (known !== undefined) return known;
    const entry = this.entries.get(name.toLowerCase());
    const part = entry ? readZipEntry(this.bytes, entry, this.leftMedia) : null;
    const medium = part?.ok ? part.value : null;
    this.leftMedia -= medium?.byteLength ?? 0;
    this.media.set(name, medium);
    return medium;
  }

  /** What the part points to; `''` is the package itself. */
  relations(name: string): Result<Relations, PackageTrouble> {
    const slash = name.lastIndexOf('/') + 1;
    const folder = name.slice(0, slash);
    const root = this.xml(`${folder}_rels/${name.slice(slash)}.rels`);
    if (!root.ok) return root;
    const relations = childrenOf(root.value ?? undefined, 'rels:Relationship');
    return success(
      new Map(
        relations.map(({ attributes }) => [attributes['Id'] ?? '', toRelation(attributes, folder)]),
      ),
    );
  }
}

/** Opens a package; two parts of one name would show other words to one reader than to another. */
export function openPackage(bytes: Uint8Array): Result<WordPackage, ZipTrouble> {
  const directory = readDirectory(bytes);
  if (!directory.ok) return directory;
  const entries = new Map<string, ZipEntry>();
  for (const entry of directory.value) {
    const name = entry.name.replaceAll('\\', '/').toLowerCase();
    if (entries.has(name)) return failure('broken');
    entries.set(name, entry);
  }
  return success(new WordPackage(bytes, entries));
}

function toRelation(attributes: Readonly<Record<string, string>>, folder: string): Relation {
  const target = attributes['Target'] ?? '';
  const isOutside = attributes['TargetMode'] === 'External';
  const type = (attributes['Type'] ?? '').split('/').at(-1) ?? '';
  return { type, isOutside, target: isOutside ? target : partName(target, folder) };
}

function partName(target: string, folder: string): string {
  const path = target.startsWith('/') ? target : `${folder}${target}`;
  const steps: string[] = [];
  for (const step of path.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}
