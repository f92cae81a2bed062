import { act, type ReactElement } from 'react';
import { createRoot } from 'react-dom/client';
import { onTestFinished } from 'vitest';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

/** Draws a part of the desk on a page of jsdom. */
export function draw(part: ReactElement) {
  const place = document.createElement('div');
  document.body.append(place);
  const root = createRoot(place);
  const clear = () => act(() => root.unmount());
  onTestFinished(() => {
    clear();
    place.remove();
  });
  const redraw = (again: ReactElement) => act(() => root.render(again));
  redraw(part);
  return { place, redraw, clear };
}

/** The field under a label that begins with `label`, which must be there. */
export function fieldOf(place: HTMLElement, label: string): HTMLInputElement | HTMLTextAreaElement {
  const found = [...place.querySelectorAll('label')].find((one) =>
    one.textContent.startsWith(label),
  );
  const field = found?.querySelector<HTMLInputElement | HTMLTextAreaElement>('input, textarea');
  if (!field) throw new Error(`There is no field “${label}”`);
  return field;
}

/** The button that says `words`, which must be there. */
export function buttonOf(place: HTMLElement, words: string): HTMLButtonElement {
  const button = [...place.querySelectorAll('button')].find((one) => one.textContent === words);
  if (!button) throw new Error(`There is no button “${words}”`);
  return button;
}

/** Types into a field that keeps the focus. */
export function typeInto(field: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  act(() => {
    field.focus();
    const setter = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')?.set;
    setter?.call(field, text);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

/** Does something, and lets what hangs on it come to rest. */
export async function settle(doIt: () => void): Promise<void> {
  await act(async () => {
    doIt();
    await Promise.resolve();
  });
}

/** What a screen reader calls an element: its label, or its words without those hidden from it. */
export function nameOf(element: Element): string {
  const label = element.getAttribute('aria-label');
  if (label !== null) return label;
  const heard = element.cloneNode(true) as Element;
  for (const hidden of heard.querySelectorAll('[aria-hidden=true]')) hidden.remove();
  return heard.textContent.trim();
}

const implied: Readonly<Record<string, string>> = {
  button: 'button:not([role])',
  list: 'ul, ol',
  listitem: 'li',
};

/** The elements of a role, those of a name only when one is given. */
export function allByRole(place: Element, role: string, name?: string): HTMLElement[] {
  const selector = [`[role=${role}]`, implied[role]].filter(Boolean).join(', ');
  const all = [...place.querySelectorAll<HTMLElement>(selector)];
  return name === undefined ? all : all.filter((one) => nameOf(one) === name);
}

/** The element of a role and a name, which must be there. */
export function byRole(place: Element, role: string, name: string): HTMLElement {
  const [found] = allByRole(place, role, name);
  if (!found) throw new Error(`There is no ${role} “${name}”`);
  return found;
}

/** Presses a key where the focus is. */
export function pressKey(key: string, held: Partial<KeyboardEventInit> = {}): void {
  act(() => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...held });
    document.activeElement?.dispatchEvent(event);
  });
}
