// Of raised and lowered signs those that change what a number says: 10⁶ is not 106.
const plain = '0123456789+-−=()n';
const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ';
const subscripts = '₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₙ';

/** A raised or lowered number in Unicode's own signs; null when the words are no number. */
export function raisedNumber(text: string, where: 'superscript' | 'subscript'): string | null {
  const signs = where === 'superscript' ? superscripts : subscripts;
  let raised = '';
  for (const sign of text) {
    const at = plain.indexOf(sign);
    if (at < 0) return null;
    raised += signs.charAt(at);
  }
  return /\d/.test(text) ? raised : null;
}
