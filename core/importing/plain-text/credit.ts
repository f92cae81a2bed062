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
const reach = 320;

const labels = [
  'photo(?:graph|graphe|graphie|s)?|(?:photo|picture|image) credits?|credits?|pictures?|pics?',
  'images?|illustration|graphic|screenshot|screengrab|video still',
  'crédits?(?: photos?)?|foto(?:grafía|s)?|fot|bild(?:er)?|imagen|zdjęcie',
  'фото(?:графия)?|фота|здымак|знімок|снимок|скриншот',
].join('|');
const captionLabels = [
  'pictured|caption|photo caption',
  'bildunterschrift|légende|pie de foto|podpis|подпись',
].join('|');
// “Archive photo: …”, “Photo/…”, “Photo by …”, “Fot. …”
const colon = String.raw`(?:\p{L}+ ){0,2}(?:${labels})\s?:\s?`;
const after = String.raw`\s?[/©|]\s?|\s(?:by|courtesy of|courtesy|via|von|par|de|por):?\s|\.:?\s`;
const joint = `(?:${labels})(?:${after})`;
const withColon = new RegExp(`^${colon}(.+)$`, 'iu');
const withJoint = new RegExp(`^${joint}(.+)$`, 'iu');
const courtesy = /^(?:courtesy of|courtesy|handout by|screengrab from|still from)[:\s]\s?(.+)$/iu;
const copyright = /^(?:©|\(c\)|copyright)(?:\s*©)?\s?(.+)$/iu;
const captionLabel = new RegExp(String.raw`^\[?(?:${labels}|${captionLabels})\s?:\s?\S`, 'iu');
const webPlace = /^(?:https?:\/\/)?(?:[\p{L}\p{N}-]+\.)+\p{L}{2,12}(?:\/\S*)?$/u;

/**
 * Parts a passage that ends in a picture's credit, or is one: “… AGENCY/Name”, “(Name/Agency)”, “Photo: Name”, “© Name”. Goes by position, capitals and punctuation; null when
 * it is not certain.
 */
export function readCredit(passage: string): CaptionParts | null {
  if (passage.length > longest || passage.includes('\n')) return null;
  if (!signsOfCredit.test(passage.slice(-reach))) return null;
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

const creditLabel =
  /^\[?(?:(?:photo|picture|image) )?credits?(?: line)?\s?:\s?\S|^\[?(?:photographer|crédits?|bildnachweis|créditos?|źródło zdjęcia)\s?:\s?\S/iu;

/** Whether a line says that it is a credit and nothing else: “Credit: the harbour board”. */
export function isLabelledCredit(line: string): boolean {
  return line.length <= reach && !line.includes('\n') && creditLabel.test(line);
}

/** Whether a line without a credit reads like a caption: one or two sentences that end in a day. */
export function isCaptionLike(passage: string): boolean {
  return passage.length <= 400 && innerStops(passage) <= 1 && hasDay(passage.slice(-40));
}

// Most passages have nothing of a credit about them; they are let go at once.
const signsOfCredit = new RegExp(
  String.raw`[/©:|]|\(c\)|copyright|courtesy|handout|screengrab|still from|(?:${labels})\W|[\p{L}\p{N})]$`,
  'iu',
);

// After the end of a sentence (a stop behind a short form such as “Mr.” is none); at a bracket or
// ©; after wide space; at a dash or bar.
const sentenceEnd = String.raw`(?:\p{Ll}{3}|\p{Lo}{2}|\p{N}|\p{Lu}{2}|\.\p{Lu}|[)\]”"’»])[.!?…]["”’»)\]]*|[)\]”"’»]`;
const starts = new RegExp(
  String.raw`(?<=${sentenceEnd})\s+(?=\S)|\s(?=[([©])|\s{2,}(?=\S)|\s(?=[|–—-]\s)`,
  'gu',
);

// Earliest first, so that a credit is taken whole.
function* creditStarts(passage: string): Generator<number> {
  yield 0;
  const from = Math.max(0, passage.length - reach);
  for (const found of passage.slice(from).matchAll(starts)) {
    const at = from + found.index + found[0].length;
    if (at > 0) yield at;
  }
}

// What agencies add in capitals behind a credit for the desks that take it.
const notice = /\s+(?:ATTENTION EDITORS|EDITORS[’']? NOTE|MANDATORY CREDIT|NO RESALES|TPX)\b.*$/u;

function isCredit(credit: string, caption: string): boolean {
  if (credit.length > reach) return false;
  const bare = (/^[|–—-]\s+(.*)$/u.exec(credit)?.[1] ?? credit).replace(notice, '');
  const inner = /^[([]([^()[\]]{2,150})[)\]]\.?$/u.exec(bare)?.[1];
  if (inner !== undefined) return isOwnCredit(inner, '') || isAgencyCredit(inner, caption, true);
  if (isOwnCredit(bare, caption)) return true;
  return !/^[|–—-]\s/u.test(credit) && isAgencyCredit(withoutStop(bare), caption, false);
}

// A credit that says so: by a label, a courtesy or a copyright sign. Behind a caption the label is
// proof enough; alone it may also stand before a caption, so that names must follow.
function isOwnCredit(text: string, caption: string): boolean {
  const afterColon = withColon.exec(text)?.[1];
  if (afterColon !== undefined && caption !== '' && isShort(afterColon)) return true;
  const names =
    afterColon ?? (withJoint.exec(text) ?? courtesy.exec(text) ?? copyright.exec(text))?.[1];
  return (
    names !== undefined &&
    (webPlace.test(withoutStop(names)) || areNames(withoutStop(names), caption === ''))
  );
}

function areNames(text: string, alone: boolean): boolean {
  const parts = text.split(/\s?[/|;©]\s?/u).filter((part) => part !== '');
  if (!parts.some((part) => isNamePhrase(part))) return false;
  return parts.every(
    (part, index) =>
      isNamePhrase(part) || isCreditAgain(part) || isShortName(part, alone && index === 0 ? 2 : 3),
  );
}

function isCreditAgain(part: string): boolean {
  const names = (withColon.exec(part) ?? withJoint.exec(part))?.[1];
  return names !== undefined && isNamePhrase(names);
}

function isShort(text: string): boolean {
  return text.split(/\s+/).length <= 8 && !/[.!?]\s|[,:]$/.test(text);
}

// Many languages write only the first word of an agency's name with a capital, and some agencies
// write themselves small.
function isShortName(part: string, most: number): boolean {
  const words = part.trim().split(/\s+/);
  return words.length <= most && words.every((word) => /^[\p{L}\p{M}\p{N}'’«»„”“"-]+$/u.test(word));
}

// “AGENCY/Name” and the like. Two lone words about a slash may be anything unless a caption goes
// before; a name without any slash counts only behind a caption that ends in its day.
function isAgencyCredit(text: string, caption: string, bracketed: boolean): boolean {
  const parts = text.split(/\s?\/\s?/);
  const words = text.split(/[\s/]+/).length;
  const [first = '', ...others] = parts;
  if (words > 14 || !isNamePhrase(first, 6)) return false;
  if (others.length === 0)
    return !bracketed && caption !== '' && isCaptionLike(caption) && isNamePhrase(first, 5);
  return (
    others.every(
      (part) => isNamePhrase(part, 6) || (/^\p{Lu}/u.test(part) && isShortName(part, 3)),
    ) &&
    (words > 2 || isCaptionLike(caption))
  );
}

function withoutStop(text: string): string {
  return text.replace(/(\p{L}{3})\.$/u, '$1').trim();
}
