/** A number as a message says it: thousands parted, no more decimals than it needs. */
export function sayNumber(value: number, decimals = 2): string {
  const rounded = Number(value.toFixed(decimals));
  const [whole = '', part] = String(Math.abs(rounded)).split('.');
  const grouped = whole.includes('e') ? whole : whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return `${rounded < 0 ? '−' : ''}${grouped}${part === undefined ? '' : `.${part}`}`;
}

/** A difference with its sign: “+41”, “−7”. */
export function sayChange(value: number): string {
  return value < 0 ? sayNumber(value) : `+${sayNumber(value)}`;
}

/** “1 year”, “8 years”. */
export function sayCount(value: number, noun: string): string {
  return `${sayNumber(value)} ${noun}${value === 1 ? '' : 's'}`;
}
