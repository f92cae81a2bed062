import type { Node } from 'prosemirror-model';
import { readPicture, type Picture } from '../../../core/article/pictures/read-picture.ts';
import { isMediaHash, type MediaHash } from '../../../core/base/id.ts';
import type { EditorHost } from '../editor-host.ts';
import { factsOf } from '../plugins/pictures/picture-told.ts';
import { createField, showInField } from './field.ts';

/** What the details change. */
export interface FigureChanges {
  readonly setRights: (value: string, sitting: number) => void;
  readonly setKeepsMetadata: (keeps: boolean) => void;
  /** The editor is done: back to the text. */
  readonly left: () => void;
}

/** What is known of a picture's file. */
interface Told {
  readonly hash: MediaHash;
  /** Its type and size in words. */
  readonly line: string;
  readonly hasPlace: boolean;
}

/**
 * The lines of a picture that few need at a time: who owns it, what its file is, and whether its
 * metadata go out with it. Folded away until somebody is at the figure; the file is read then.
 */
export class FigureDetails {
  readonly dom = document.createElement('div');
  private readonly host: EditorHost;
  private readonly rights: HTMLInputElement;
  private readonly keeps = document.createElement('input');
  private readonly facts = document.createElement('p');
  private readonly warning = document.createElement('p');
  private isOpen = false;
  private hash: MediaHash | null = null;
  private told: Told | null = null;

  constructor(host: EditorHost, { setRights, setKeepsMetadata, left }: FigureChanges) {
    this.host = host;
    this.rights = createField({
      label: 'Rights',
      placeholder: 'Who owns the picture, and how it may be used',
      type: 'text',
      changed: (value, sitting) => setRights(value.slice(0, 400), sitting),
      left,
    });
    this.keeps.type = 'checkbox';
    this.keeps.setAttribute('role', 'switch');
    this.keeps.addEventListener('change', () => setKeepsMetadata(this.keeps.checked));
    this.keeps.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      left();
    });
    this.warning.setAttribute('role', 'status');
    this.dom.className = 'figure-details';
    this.dom.contentEditable = 'false';
    this.facts.className = 'figure-facts';
    this.warning.className = 'figure-warning';
    this.dom.append(this.rightsLine(), this.keepsLine(), this.warning, this.facts);
  }

  /** Somebody is at the figure. */
  open(): void {
    this.isOpen = true;
    void this.read();
  }

  show(figure: Node): void {
    const { media, rights, keepsMetadata } = figure.attrs;
    this.hash = isMediaHash(media) ? media : null;
    this.dom.hidden = this.hash === null;
    this.keeps.checked = keepsMetadata === true;
    showInField(this.rights, String(rights));
    this.tell();
    if (this.isOpen) void this.read();
  }

  private rightsLine(): HTMLElement {
    const line = document.createElement('label');
    const name = document.createElement('span');
    name.textContent = 'Rights';
    line.className = 'figure-line';
    line.append(name, this.rights);
    return line;
  }

  private keepsLine(): HTMLElement {
    const line = document.createElement('label');
    line.className = 'figure-keeps';
    line.append(this.keeps, 'Keep the file’s metadata (place, camera, dates) when exporting');
    return line;
  }

  private async read(): Promise<void> {
    const { hash } = this;
    if (hash === null || this.told?.hash === hash) return;
    const bytes = await this.host.readMedia(hash);
    const picture = bytes && readPicture(bytes);
    if (this.hash !== hash || bytes === null || !picture?.ok) return;
    const { hasPlace } = factsOf(picture.value.type, bytes);
    this.told = { hash, line: inWords(picture.value, bytes.length), hasPlace };
    this.tell();
  }

  private tell(): void {
    const told = this.told?.hash === this.hash ? this.told : null;
    this.facts.textContent = told?.line ?? '';
    this.warning.textContent = told?.hasPlace ? placeSaid(this.keeps.checked) : '';
    this.warning.classList.toggle('at-risk', told?.hasPlace === true && this.keeps.checked);
  }
}

function placeSaid(keeps: boolean): string {
  return keeps
    ? 'The file says where the picture was taken. Every reader of the page could find the place.'
    : 'The file says where the picture was taken. That is left out when exporting.';
}

const kinds: Readonly<Record<Picture['type'], string>> = {
  'image/jpeg': 'JPEG',
  'image/png': 'PNG',
  'image/gif': 'GIF',
  'image/webp': 'WebP',
};

function inWords({ type, width, height }: Picture, size: number): string {
  const kilobytes = Math.max(1, Math.round(size / 1024));
  const weight = kilobytes < 1024 ? `${kilobytes} kB` : `${(kilobytes / 1024).toFixed(1)} MB`;
  return `${kinds[type]}, ${width} × ${height} pixels, ${weight}`;
}
