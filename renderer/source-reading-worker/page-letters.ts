// A font in a PDF numbers its letters as it likes, and a table of its own tells what they are. Where
// that table is missing pdf.js hands out the numbers, as if each were a sign of Unicode.

const bare = /\S/gu;
const blank = /\s/gu;
/** What no font means: holes, private numbers, halves of signs, and the box for a missing sign. */
const nothing = /[\ufffc\ufffd\u25af\p{Co}\p{Cn}\p{Cs}]/gu;
const control = /[^\P{Cc}\s\x85]/gu;

/**
 * Whether the words of a page are letters and no numbers of letters. Of whatever script; a list's
 * private bullets, and the few signs of a formula that are missing, spoil no page.
 */
export function isLegible(text: string): boolean {
  const controls = text.match(control) ?? [];
  const strange = controls.length + count(text, nothing);
  if (strange > count(text, bare) / 5) return false;
  // Nearly every font numbers its space as a control, so then these stand where spaces should. One
  // and the same between words that are right is a space indeed, as some programs write it.
  const areSpaces = new Set(controls).size > 1 && controls.length > count(text, blank);
  return !areSpaces || controls.length <= text.length / 20;
}

function count(text: string, signs: RegExp): number {
  return text.match(signs)?.length ?? 0;
}
