import { isMac } from '../host/host.ts';

const macSigns: Readonly<Record<string, string>> = {
  Mod: '⌘',
  Shift: '⇧',
  Alt: '⌥',
  Enter: '↩',
  Escape: 'esc',
};
const otherSigns: Readonly<Record<string, string>> = { Mod: 'Ctrl', Enter: '↵', Escape: 'Esc' };

/** A key combination as the platform spells it: `Mod-Shift-e` is `Ctrl+Shift+E` or `⇧⌘E`. */
export function spellKeys(keys: string): string {
  const parts = keys.split('-').map((part) => (part.length === 1 ? part.toUpperCase() : part));
  if (!isMac()) return parts.map((part) => otherSigns[part] ?? part).join('+');
  const order = ['Alt', 'Shift', 'Mod'];
  const sorted = parts.toSorted((a, b) => rank(order, a) - rank(order, b));
  return sorted.map((part) => macSigns[part] ?? part).join('');
}

function rank(order: readonly string[], part: string): number {
  const index = order.indexOf(part);
  return index < 0 ? order.length : index;
}
