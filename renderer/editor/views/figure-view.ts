import type { Node } from 'prosemirror-model';
import { NodeSelection, TextSelection } from 'prosemirror-state';
import type { EditorView, NodeView, ViewMutationRecord } from 'prosemirror-view';
import { isMediaHash } from '../../../core/base/id.ts';
import type { Medium } from '../../../core/contract/media.ts';
import type { EditorHost } from '../editor-host.ts';
import { createField, showInField } from './field.ts';

/** Where the desk serves a stored picture. */
export const mediaAddress = (hash: string): string => `app://galley/media/${hash}`;

/** A picture, or the place for one; its description; and its caption and credit as text. */
export class FigureView implements NodeView {
  readonly dom = document.createElement('figure');
  readonly contentDOM = document.createElement('div');
  private readonly frame = document.createElement('div');
  private readonly choose = document.createElement('button');
  private readonly image = document.createElement('img');
  private readonly alt: HTMLInputElement;
  private readonly view: EditorView;
  private readonly position: () => number | undefined;
  private readonly host: EditorHost;
  private node: Node;

  constructor(node: Node, view: EditorView, position: () => number | undefined, host: EditorHost) {
    this.node = node;
    this.view = view;
    this.position = position;
    this.host = host;
    this.alt = createField({
      label: 'Picture description',
      placeholder: 'Describe the picture for those who cannot see it',
      type: 'text',
      changed: (value, sitting) => this.setAttribute('alt', value.slice(0, 2000), sitting),
      left: () => this.backToText(),
    });
    this.build();
    this.show();
  }

  update(node: Node): boolean {
    if (node.type !== this.node.type) return false;
    this.node = node;
    this.show();
    return true;
  }

  selectNode(): void {
    this.dom.classList.add('selected');
  }

  deselectNode(): void {
    this.dom.classList.remove('selected');
  }

  /** Keys and clicks in the button and field are theirs, not the text's. */
  stopEvent(event: Event): boolean {
    const { target } = event;
    return (
      target instanceof Element &&
      target.closest('button, input') !== null &&
      !event.type.startsWith('drag')
    );
  }

  ignoreMutation(mutation: ViewMutationRecord): boolean {
    return mutation.type !== 'selection' && !this.contentDOM.contains(mutation.target);
  }

  private build(): void {
    this.dom.dataset['part'] = 'figure';
    this.frame.className = 'figure-frame';
    this.frame.contentEditable = 'false';
    this.choose.type = 'button';
    this.choose.className = 'figure-choose';
    this.choose.addEventListener('click', () => void this.pick());
    this.image.draggable = false;
    this.image.addEventListener('error', () => this.frame.toggleAttribute('data-missing', true));
    this.frame.append(this.image, this.choose, this.altLine());
    this.contentDOM.className = 'figure-words';
    this.dom.append(this.frame, this.contentDOM);
  }

  private altLine(): HTMLElement {
    const line = document.createElement('label');
    const name = document.createElement('span');
    name.textContent = 'Alt';
    line.className = 'figure-alt';
    line.append(name, this.alt);
    return line;
  }

  private show(): void {
    const { media, alt, width, height } = this.node.attrs;
    const hasPicture = isMediaHash(media);
    this.frame.toggleAttribute('data-empty', !hasPicture);
    this.choose.textContent = hasPicture ? 'Change picture…' : 'Choose a picture…';
    this.image.hidden = !hasPicture;
    this.alt.hidden = !hasPicture;
    this.image.alt = String(alt);
    showInField(this.alt, String(alt));
    if (hasPicture) this.showPicture(mediaAddress(media), Number(width), Number(height));
    else this.image.removeAttribute('src');
  }

  private showPicture(address: string, width: number, height: number): void {
    if (this.image.getAttribute('src') === address) return;
    this.frame.removeAttribute('data-missing');
    if (width > 0 && height > 0) {
      this.image.width = width;
      this.image.height = height;
    }
    this.image.src = address;
  }

  private async pick(): Promise<void> {
    const answer = await this.host.pickMedia();
    if (answer.ok) this.take(answer.value);
    else if (answer.error.code !== 'cancelled') this.host.failed(answer.error.message);
  }

  private take({ hash, width, height }: Medium): void {
    const pos = this.position();
    if (pos === undefined || this.view.isDestroyed) return;
    const attrs = { ...this.node.attrs, media: hash, width, height };
    this.view.dispatch(this.view.state.tr.setNodeMarkup(pos, null, attrs));
    this.alt.focus();
  }

  private setAttribute(name: string, value: string, sitting: number): void {
    const pos = this.position();
    if (pos === undefined) return;
    this.view.dispatch(
      this.view.state.tr.setNodeAttribute(pos, name, value).setMeta('composition', sitting),
    );
  }

  private backToText(): void {
    const pos = this.position();
    if (pos === undefined) return;
    const { state } = this.view;
    this.view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, pos + 2)));
    this.view.focus();
  }
}

/** Enter on a selected figure goes into its button or field. */
export function enterFigure(view: EditorView): boolean {
  const { selection } = view.state;
  if (!(selection instanceof NodeSelection) || selection.node.type.name !== 'figure') return false;
  const dom = view.nodeDOM(selection.from);
  const target =
    dom instanceof HTMLElement
      ? dom.querySelector<HTMLElement>('input:not([hidden]), button')
      : null;
  target?.focus();
  return target !== null;
}
