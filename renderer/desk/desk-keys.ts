import { keysOf } from '../../core/contract/command-keys.ts';
import { menuCommands, type MenuCommand } from '../../core/contract/events.ts';
import { stopLookingBack } from '../history/looking-back.ts';
import { isMac } from '../host/host.ts';
import { runCommand } from './commands.ts';
import { dismissTrouble } from '../ui/notices.ts';
import { closeDrawer } from './rails.ts';

const byKeys: ReadonlyMap<string, MenuCommand> = new Map([
  ...menuCommands.flatMap((command) =>
    keysOf(command, isMac()).map((keys) => [keys, command] as const),
  ),
  // With no words in hand there is nothing to link; the editor answers first when there are.
  ['Mod-k', 'view.palette'],
]);

// What a text field does by itself, and what the editor's own keymap answers first.
const fieldsOwn: ReadonlySet<MenuCommand> = new Set<MenuCommand>([
  'edit.undo',
  'edit.redo',
  'edit.pastePlain',
  'format.strong',
  'format.em',
  'format.link',
]);

/** Whether a command of the menu bar is meant for the field that has the focus, not the story. */
export function isForField(command: MenuCommand): boolean {
  const { activeElement } = document;
  const isField =
    activeElement instanceof HTMLInputElement || activeElement instanceof HTMLTextAreaElement;
  return isField && fieldsOwn.has(command);
}

/** Whether a dialog stands over the desk: what lies behind it is out of reach, for keys and menus too. */
export function isBehindDialog(): boolean {
  return document.querySelector('[role=dialog][data-open]') !== null;
}

/** Keys that work wherever the focus is, unless something nearer took them first. */
export function onDeskKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || isBehindDialog()) return;
  if (event.key === 'F6') return stepPanes(event);
  if (event.key === 'Escape' && closeDrawer()) return event.preventDefault();
  if (event.key === 'Escape' && !isField(event.target) && stopLookingBack())
    return event.preventDefault();
  if (event.key === 'Escape' && isInText(event.target) && dismissTrouble())
    return event.preventDefault();
  const command = byKeys.get(spelled(event));
  if (!command || fieldsOwn.has(command)) return;
  event.preventDefault();
  runCommand(command);
}

/** Whether Escape is nobody's but the desk's here: fields and cards have a use of their own for it. */
function isInText(target: EventTarget | null): boolean {
  return target === document.body || (target instanceof Element && isTextOrNotice(target));
}

function isField(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches('input, textarea, select');
}

function isTextOrNotice(element: Element): boolean {
  if (isField(element)) return false;
  return element.closest('.ProseMirror, .notices') !== null;
}

function spelled(event: KeyboardEvent): string {
  const mod = isMac() ? event.metaKey : event.ctrlKey;
  const digit = /^Digit(\d)$/.exec(event.code)?.[1];
  const key = digit ?? (event.key.length === 1 ? event.key.toLowerCase() : event.key);
  return [mod ? 'Mod' : '', event.altKey ? 'Alt' : '', event.shiftKey ? 'Shift' : '', key]
    .filter(Boolean)
    .join('-');
}

const panes = [
  '.library-search input',
  '.story-pane .revision [role=document], .story-pane .story-desk:not([inert]) .ProseMirror',
  '.inspector-tab[aria-selected=true]',
];

/** F6 goes from pane to pane, as in the platforms' own windows. */
function stepPanes(event: KeyboardEvent): void {
  const places = panes
    .map((pane) => document.querySelector<HTMLElement>(pane))
    .filter((place) => place !== null);
  const roots = ['.library', '.story-pane', '.inspector'].filter((root) =>
    document.querySelector(root),
  );
  const here = roots.findIndex((root) => document.activeElement?.closest(root));
  const step = event.shiftKey ? -1 : 1;
  const next = places[(here + step + places.length) % places.length];
  event.preventDefault();
  next?.focus();
}
