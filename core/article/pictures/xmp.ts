import { SaxesParser, type SaxesTagNS } from 'saxes';

// XMP (ISO 16684-1) is RDF: a property is an attribute of rdf:Description or an element in it, whose
// text stands inside lists of alternatives (rdf:Alt) or of several (rdf:Seq, rdf:Bag).
const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const dc = 'http://purl.org/dc/elements/1.1/';
const photoshop = 'http://ns.adobe.com/photoshop/1.0/';
const iptcCore = 'http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/';
const iptcExtension = 'http://iptc.org/std/Iptc4xmpExt/2008-02-29/';
const exif = 'http://ns.adobe.com/exif/1.0/';
const rightsManagement = 'http://ns.adobe.com/xap/1.0/rights/';

const mostBytes = 1024 * 1024;
const longest = 8000;

type Property = 'alt' | 'description' | 'credit' | 'creator' | 'rights' | 'terms';

const properties: ReadonlyMap<string, Property> = new Map([
  [`${iptcCore}AltTextAccessibility`, 'alt'],
  [`${dc}description`, 'description'],
  [`${photoshop}Credit`, 'credit'],
  [`${dc}creator`, 'creator'],
  [`${dc}rights`, 'rights'],
  [`${rightsManagement}UsageTerms`, 'terms'],
]);

const places: ReadonlySet<string> = new Set([
  `${exif}GPSLatitude`,
  `${exif}GPSLongitude`,
  `${photoshop}City`,
  `${iptcCore}Location`,
  `${iptcExtension}LocationShown`,
  `${iptcExtension}LocationCreated`,
]);

/** The words that an XMP packet holds; empty where it holds none. */
export type XmpWords = Readonly<Record<Property, string>> & { readonly hasPlace: boolean };

/**
 * Reads an XMP packet, as far as it is XML: what stands before the first fault counts. No entity
 * but XML's own is known, none is fetched.
 */
export function readXmp(bytes: Uint8Array): XmpWords {
  const reader = new XmpReader();
  const parser = new SaxesParser({ xmlns: true, position: false });
  parser.on('opentag', (tag) => reader.open(tag));
  parser.on('text', (text) => reader.text(text));
  parser.on('cdata', (text) => reader.text(text));
  parser.on('closetag', () => reader.close());
  parser.on('error', (error) => {
    throw error;
  });
  try {
    parser.write(new TextDecoder().decode(bytes.subarray(0, mostBytes))).close();
  } catch {
    // Padding, a cut or a program's own mistake: the words before it are good.
  }
  return reader.found();
}

class XmpReader {
  private readonly words = new Map<Property, string[]>();
  private depth = 0;
  private hasPlace = false;
  private inside: { readonly property: Property; readonly depth: number } | null = null;
  private current = '';

  open(tag: SaxesTagNS): void {
    this.depth += 1;
    const name = `${tag.uri}${tag.local}`;
    const property = properties.get(name);
    if (places.has(name)) this.hasPlace = true;
    if (this.inside === null && property !== undefined)
      this.inside = { property, depth: this.depth };
    this.current = '';
    if (name !== `${rdf}Description`) return;
    for (const { uri, local, value } of Object.values(tag.attributes)) {
      const said = properties.get(`${uri}${local}`);
      if (said !== undefined) this.add(said, value);
      if (places.has(`${uri}${local}`)) this.hasPlace = true;
    }
  }

  text(text: string): void {
    if (this.inside !== null && this.current.length < longest) this.current += text;
  }

  close(): void {
    if (this.inside !== null) {
      this.add(this.inside.property, this.current);
      if (this.inside.depth === this.depth) this.inside = null;
    }
    this.current = '';
    this.depth -= 1;
  }

  found(): XmpWords {
    const first = (property: Property): string => this.words.get(property)?.[0] ?? '';
    return {
      alt: first('alt'),
      description: first('description'),
      credit: first('credit'),
      creator: (this.words.get('creator') ?? []).slice(0, 3).join(', '),
      rights: first('rights'),
      terms: first('terms'),
      hasPlace: this.hasPlace,
    };
  }

  private add(property: Property, value: string): void {
    const said = value.trim();
    if (said === '') return;
    const words = this.words.get(property) ?? [];
    if (words.length < 10) words.push(said.slice(0, longest));
    this.words.set(property, words);
  }
}
