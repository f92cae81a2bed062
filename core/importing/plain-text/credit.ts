import { hasDay } from './day.ts';
import { isNamePhrase } from './name-phrase.ts';
import { innerStops } from './orthography.ts';

/** A picture's words, parted; together they hold every sign of the passage. */
export interface CaptionParts {
  readonly caption: string;
  readonly credit: string;
}

/** Longer passages are body text, whatever they end with. */
const longest = 800;
/** How far from the end a credit may begin. */
const reach = 200;

const labels =
  'photo(?:graph|graphe|graphie|s)?|photo credits?|credits?|pictures?|pics?|images?|image credits?|illustration|graphic|' +
  'crédits?(?: photos?)?|foto(?:grafía|s)?|fot|bild(?:er)?|imagen|zdjęcie|фото(?:графия)?|фота|здымак|знімок|снимок';
const joints = String.raw`\s?[:/©|]\s?|\s(?:by|courtesy of|courtesy|via|von|par|de|por)(?::\s?|\s)|\.:?\s`;
const labelled = new RegExp(`^(?:${labels})(?:${joints})(.+)$`, 'iu');
const courtesy = /^(?:courtesy of|courtesy|handout by|screengrab from|still from)[:\s]\s?(.+)$/iu;
const copyright = /^(?:©|\(c\)|copyright)(?:\s*©)?\s?(.+)$/iu;
const captionLabel = new RegExp(`^\\[?(?:(?:${labels}|pictured|caption|photo caption|bildunterschrift|légende|pie de foto|podpis|подпись)\\s?:)\\s?\\S`, 'iu');

/**
 * Parts a passage that ends in a picture's credit, or is one: “… REUTERS-style NAME/Name”,
 * “(Name/Agency)”, “Photo: Name”, “© Name”. Goes by position, capitals and punctuation; null when
 * it is not certain.
 */
export function readCredit(passage: string): CaptionParts | null {
  if (passage.length > longest || passage.includes('\n')) return null;
  for (const at of creditStarts(passage)) {
    const caption = passage.slice(0, at).trimEnd();
    const credit = passage.slice(at).trimStart();
    if (isCredit(credit, caption)) return { caption, credit };
  }
  return null;
}

/** Whether a passage says of itself that it is a caption: “Photo: Boats in the harbour at dawn.” */
export function isLabelledCaption(passage: string): boolean {
  return passage.length <= longest && captionLabel.test(passage);
}

/** Whether a line without a credit reads like a caption: one or two sentences that end in a day. */
export function isCaptionLike(passage: string): boolean {
  return passage.length <= 400 && innerStops(passage) <= 1 && hasDay(passage.slice(-40));
}

// Where a credit may begin: at the start, after the end of a sentence, at a bracket, at a dash,
// bar or ©, and after wide space. Earliest first, so that a credit is taken whole.
function* creditStarts(passage: string): Generator<number> {
  yield 0;
  const from = Math.max(0, passage.length - reach);
  for (const found of passage.slice(from).matchAll(/(?<=[.!?…"”’»)\]])\s+(?=\S)|\s(?=[([©])|\s{2,}(?=\S)|\s(?=[|–—-]\s)/gu)) {
    const at = from + found.index + found[0].length;
    if (at > 0) yield at;
  }
}

function isCredit(credit: string, caption: string): boolean {
  if (credit.length > reach) return false;
  const bare = /^[|–—-]\s+(.*)$/u.exec(credit)?.[1] ?? credit;
  const inner = /^[([]([^()[\]]{2,150})[)\]]\.?$/u.exec(bare)?.[1];
  if (inner !== undefined) return isOwnCredit(inner) || isAgencyCredit(inner, caption, true);
  if (isOwnCredit(bare)) return true;
  return bare === credit && isAgencyCredit(withoutStop(bare), caption, false);
}

// A credit that says so: by a label, a courtesy or a copyright sign.
function isOwnCredit(text: string): boolean {
  const names = (labelled.exec(text) ?? courtesy.exec(text) ?? copyright.exec(text))?.[1];
  if (names === undefined) return false;
  return withoutStop(names).split(/\s?[/|;©]\s?/u).every((part) => part === '' || isNamePhrase(part) || labelledAgain(part));
}

function labelledAgain(part: string): boolean {
  const names = labelled.exec(part)?.[1];
  return names !== undefined && isNamePhrase(names);
}

// “AGENCY/Name” and the like. Two lone words about a slash may be anything unless a caption goes
// before; an agency alone counts only behind a caption that ends in its day.
function isAgencyCredit(text: string, caption: string, bracketed: boolean): boolean {
  const parts = text.split(/\s?\/\s?/);
  const words = text.split(/[\s/]+/).length;
  if (words > 14 || !parts.every((part) => isNamePhrase(part, 6))) return false;
  if (parts.length === 1) return !bracketed && isCaptionLike(caption) && caption !== '' && /^[\p{Lu}\p{N}-]{2,12}(?: (?:Photo|Images?|Pool))?$/u.test(text);
  return words > 2 || isCaptionLike(caption);
}

function withoutStop(text: string): string {
  return text.replace(/(\p{L}{3})\.$/u, '$1').trim();
}
