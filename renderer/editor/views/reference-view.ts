import type { Node } from 'prosemirror-model';
import { TextSelection } from 'prosemirror-state';
import type { EditorView, NodeView, ViewMutationRecord } from 'prosemirror-view';
import { toSafeLink } from '../../../core/article/link.ts';
import { partNames, placeholders } from '../parts.ts';
import { namePart } from './part-view.ts';
import { createField, showInField } from './field.ts';

/** A line that points elsewhere: its words, and a field for the address. */
export class ReferenceView implements NodeView {
  readonly dom = document.createElement('div');
  readonly contentDOM = document.createElement('p');
  private readonly address: HTMLInputElement;
  private readonly problem = document.createElement('span');
  private readonly view: EditorView;
  private readonly position: () => number | undefined;
  private node: Node;

  constructor(node: Node, view: EditorView, position: () => number | undefined) {
    this.node = node;
    this.view = view;
    this.position = position;
    this.address = createField({
      label: 'Address',
      placeholder: 'https://…',
      type: 'url',
      changed: (value, sitting) => this.setAddress(value, sitting),
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

  stopEvent(event: Event): boolean {
    return event.target === this.address;
  }

  ignoreMutation(mutation: ViewMutationRecord): boolean {
    return mutation.type !== 'selection' && !this.contentDOM.contains(mutation.target);
  }

  private build(): void {
    const name = this.node.type.name;
    const foot = document.createElement('div');
    const label = document.createElement('span');
    label.className = 'reference-label';
    label.contentEditable = 'false';
    label.textContent = partNames[name] ?? '';
    label.setAttribute('aria-hidden', 'true');
    foot.className = 'reference-address';
    foot.contentEditable = 'false';
    this.problem.className = 'reference-problem';
    this.problem.setAttribute('role', 'status');
    foot.append(this.address, this.problem);
    this.dom.dataset['part'] = name.replace('_', '-');
    this.contentDOM.dataset['placeholder'] = placeholders[name] ?? '';
    namePart(this.dom, name);
    this.dom.append(label, this.contentDOM, foot);
    this.address.addEventListener('blur', () => this.show());
  }

  private show(): void {
    this.contentDOM.toggleAttribute('data-empty', this.node.content.size === 0);
    if (document.activeElement !== this.address) {
      showInField(this.address, String(this.node.attrs['href'] ?? ''));
      this.tell('');
    }
  }

  /** An address is taken as soon as it is one; until then the old one stays. */
  private setAddress(typed: string, sitting: number): void {
    const pos = this.position();
    if (pos === undefined) return;
    const href = typed.trim() === '' ? null : toSafeLink(typed);
    this.tell(
      typed.trim() !== '' && href === null ? 'Not a web or mail address: the old one stays' : '',
    );
    const isNone = typed.trim() !== '' && href === null;
    if (isNone || href === this.node.attrs['href']) return;
    this.view.dispatch(
      this.view.state.tr.setNodeAttribute(pos, 'href', href).setMeta('composition', sitting),
    );
  }

  private tell(problem: string): void {
    this.problem.textContent = problem;
    this.address.setAttribute('aria-invalid', String(problem !== ''));
  }

  private backToText(): void {
    const pos = this.position();
    if (pos === undefined) return;
    const { state } = this.view;
    const end = pos + 1 + this.node.content.size;
    this.view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, end)));
    this.view.focus();
  }
}
