import { endsInStop, endsSentence, innerStops, startsHigh } from './orthography.ts';

const longest = 240;

// What desks write before a line that leads to another story, in the languages Galley knows.
const invitations = [
  'read more|read also|also read|read next|read on|must[- ]read|see also|see more',
  'more on (?:this|the)(?: same)? (?:story|topic|subject)|more on this|on the same topic',
  "you m(?:ay|ight) also like|don[’']t miss|in case you missed it|further reading",
  'related(?: stor(?:y|ies)| articles?| news| links?| coverage| content)?',
  'lesen sie (?:auch|mehr)|siehe auch|mehr zum thema|mehr dazu',
  'lire aussi|à lire(?: aussi)?|voir aussi',
  'lee (?:también|más)|lea (?:también|más)|ver también|te puede interesar',
  'czytaj (?:także|też|więcej)|zobacz (?:także|też)|przeczytaj (?:także|też)',
  'читайте (?:также|ещё|еще|далее)|читать (?:также|далее)|смотрите также',
  '(?:по|на эту) тем[еу]|материалы по теме',
  'читайте (?:також|далі)|дивіться також',
  '(?:чытайце|глядзіце) (?:таксама|яшчэ)|чытаць таксама',
].join('|');
// What a story is called by its kind. Less certain: the line must be alone and end in no stop.
const kinds = [
  'explainers?|analysis|opinion|videos?|photos|podcast|interview|timeline|factbox|fact check',
  'profile|background|earlier|previously|more|watch|listen',
].join('|');
const invited = new RegExp(`^[→»►▶☞>*•\\s-]{0,4}\\[?(?:${invitations})\\s?[:|–—-]\\s?\\S`, 'iu');
const byKind = new RegExp(`^(?:${kinds})\\s?[:|]\\s?\\S`, 'iu');
const invitedBare =
  /^(?:read more|read also|see also|lire aussi|siehe auch|czytaj także|читайте также)\s(?:about|on|in|how|why|what)?\s?\p{L}/iu;
const header = new RegExp(`^(?:${invitations})\\s?:?$`, 'iu');
const pointer = /^(?:→|»|►|▶|☞|>>|⇒)\s?\S/u;

// Where someone stands in a picture, or where it is from, is no tag of a story.
const positions =
  /^(?:far |second |third |front |back |\d\w\w )?(?:left|right|cent(?:re|er)|middle|above|below|top|bottom|front|back|pictured|l|r|c|(?:file|archive|stock)(?: (?:photo|picture))?|illustration|not pictured)$/iu;

/**
 * Whether a line leads to another story: it invites (“Read more: …”), points (“→ …”), or is a
 * title with a tag in brackets behind it (“Who pays for the quay? (video)”).
 * @param isAlone whether empty lines part it from the text; a title that asks no question needs it.
 */
export function isRelatedLine(text: string, isAlone: boolean): boolean {
  if (text.length > longest || text.includes('\n')) return false;
  if (invited.test(text)) return true;
  const isLine = !endsInStop(text) && innerStops(text) === 0;
  if (invitedBare.test(text) || pointer.test(text) || (isAlone && byKind.test(text))) return isLine;
  return isTaggedTitle(text, isAlone);
}

/** Whether a line is the heading over a list of related stories: “See also:”. */
export function isRelatedHeader(text: string): boolean {
  return text.length <= 60 && header.test(text);
}

const bracketed = /^(.{6,200}?[^\s.,;:])\s?[([]([\p{L}\p{M}][\p{L}\p{M}\p{N}\s,/+-]{1,30})[)\]]$/u;
const barred = /^(.{6,200}?[^\s.,;:])\s[|]\s([\p{L}\p{M}][\p{L}\p{M}\p{N}\s,/+-]{1,30})$/u;
const dashed = /^(.{6,200}?\?)\s[–—-]\s([\p{L}\p{M}][\p{L}\p{M}\p{N}\s,/+-]{1,30})$/u;

function isTaggedTitle(text: string, isAlone: boolean): boolean {
  const found = bracketed.exec(text) ?? barred.exec(text) ?? dashed.exec(text);
  if (found === null || !startsHigh(text)) return false;
  const [, title = '', tag = ''] = found;
  const words = title.split(/\s+/).length;
  if (words > 25 || innerStops(title) > (isAlone ? 2 : 0) || positions.test(tag.trim()))
    return false;
  if (/\?[”’"»]?$/.test(title)) return words >= 2 && tag.split(/\s+/).length <= 4;
  return (
    isAlone && words >= 3 && (!endsSentence(title) || /![”’"»]?$/.test(title)) && isTag(tag.trim())
  );
}

const forms =
  /^(?:video|photos?|explainer|analysis|opinion|interview|podcast|audio|infographics?|gallery|documentary|live|updated?)$/i;

// One to four words, and not the name of a person, a paper or a place.
function isTag(tag: string): boolean {
  const words = tag.split(/[\s,]+/);
  if (words.length > 4 || forms.test(tag)) return words.length <= 4;
  const isName = words.every((word) => /^\p{Lu}/u.test(word));
  return !isName || words.every((word) => /^\p{Lu}+$/u.test(word));
}
