import { closeHistory } from 'prosemirror-history';
import type { Node } from 'prosemirror-model';
import { NodeSelection, TextSelection } from 'prosemirror-state';
import type { EditorView, NodeView, ViewMutationRecord } from 'prosemirror-view';
import { isMediaHash } from '../../../core/base/id.ts';
import type { Medium } from '../../../core/contract/media.ts';
import type { EditorHost } from '../editor-host.ts';
import { wordsFor } from '../plugins/pictures/picture-told.ts';
import { fillFigure } from '../plugins/pictures/put-pictures.ts';
import { createField, showInField } from './field.ts';
import { FigureDetails } from './figure-details.ts';
import { mediaAddress } from './media-address.ts';

/**
 * A picture, or the place for one; its description; its caption and credit as text; and, while
 * somebody is at it, its rights and what goes out with it.
 */
export class FigureView implements NodeView {
  readonly dom = document.createElement('figure');
  readonly contentDOM = document.createElement('div');
  private readonly frame = document.createElement('div');
  private readonly choose = document.createElement('button');
  private readonly image = document.createElement('img');
  private readonly alt: HTMLInputElement;
  private readonly details: FigureDetails;
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
    this.details = new FigureDetails(host, {
      setRights: (value, sitting) => this.setAttribute('rights', value, sitting),
      setKeepsMetadata: (keeps) => this.setAttribute('keepsMetadata', keeps),
      left: () => this.backToText(),
    });
    this.build();
    this.show();
    // Only then does the figure have a place.
    queueMicrotask(() => this.noticeCaret());
  }

  update(node: Node): boolean {
    if (node.type !== this.node.type) return false;
    this.node = node;
    this.show();
    this.noticeCaret();
    return true;
  }

  selectNode(): void {
    this.dom.classList.add('selected');
    this.details.open();
  }

  deselectNode(): void {
    this.dom.classList.remove('selected');
  }

  /** Keys and clicks in the button and fields are theirs, not the text's. */
  stopEvent(event: Event): boolean {
    const { target } = event;
    return (
      target instanceof Element &&
      target.closest('button, input, label') !== null &&
      !event.type.startsWith('drag') &&
      event.type !== 'drop'
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
    this.image.addEventListener('click', () => this.select());
    this.image.addEventListener('error', () => this.frame.toggleAttribute('data-missing', true));
    this.image.addEventListener('load', () => this.frame.removeAttribute('data-missing'));
    this.frame.append(this.image, this.choose, this.altLine());
    this.dom.addEventListener('focusin', () => this.details.open());
    this.contentDOM.className = 'figure-words';
    this.dom.append(this.frame, this.contentDOM, this.details.dom);
  }

  /** A node with words in it is not selected by a click of its own accord. */
  private select(): void {
    const pos = this.position();
    if (pos === undefined || this.view.isDestroyed) return;
    const { tr, doc } = this.view.state;
    this.view.focus();
    this.view.dispatch(tr.setSelection(NodeSelection.create(doc, pos)));
  }

  /** The caret in caption or credit unfolds the details as well. */
  private noticeCaret(): void {
    const pos = this.view.isDestroyed ? undefined : this.position();
    if (pos === undefined) return;
    const { from, to } = this.view.state.selection;
    if (from > pos && to < pos + this.node.nodeSize) this.details.open();
  }

  private altLine(): HTMLElement {
    const line = document.createElement('label');
    const name = document.createElement('span');
    name.textContent = 'Alt';
    line.className = 'figure-line';
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
    this.details.show(this.node);
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
    if (answer.ok) await this.take(answer.value);
    else if (answer.error.code !== 'cancelled') this.host.failed(answer.error.message);
  }

  /** The figure may have moved while the dialog stood open. */
  private async take(medium: Medium): Promise<void> {
    const words = await wordsFor(medium, null, this.host);
    const pos = this.position();
    if (pos === undefined || this.view.isDestroyed) return;
    const { tr } = this.view.state;
    fillFigure(tr, pos, { medium, words });
    this.view.dispatch(closeHistory(tr));
    // What was said of another picture is not lost, and is the first thing to look at.
    this.alt.focus();
    this.alt.select();
  }

  private setAttribute(name: string, value: unknown, sitting?: number): void {
    const pos = this.position();
    if (pos === undefined) return;
    const tr = this.view.state.tr.setNodeAttribute(pos, name, value);
    this.view.dispatch(sitting === undefined ? tr : tr.setMeta('composition', sitting));
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
