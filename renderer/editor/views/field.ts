/** Takes the transactions of one field as one step of undo while it keeps the focus. */
export interface FieldOptions {
  readonly label: string;
  readonly placeholder: string;
  readonly type: 'text' | 'url';
  /** The words in the field changed; `sitting` is a number of this stay in the field. */
  readonly changed: (value: string, sitting: number) => void;
  /** The editor is done: back to the text. */
  readonly left: () => void;
}

let sittings = 0;

/** A small text field inside the story, such as a picture's description. */
export function createField({
  label,
  placeholder,
  type,
  changed,
  left,
}: FieldOptions): HTMLInputElement {
  const field = document.createElement('input');
  let sitting = 0;
  field.type = type;
  field.className = 'story-field';
  field.placeholder = placeholder;
  field.spellcheck = false;
  field.setAttribute('aria-label', label);
  field.addEventListener('focus', () => {
    sittings += 1;
    sitting = -sittings;
  });
  field.addEventListener('input', () => changed(field.value, sitting));
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    left();
  });
  return field;
}

/** Shows a value that changed elsewhere (an undo), never over what is just being typed. */
export function showInField(field: HTMLInputElement, value: string): void {
  if (field.value !== value) field.value = value;
}
