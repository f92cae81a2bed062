import { endsInStop, endsSentence, innerStops, startsHigh } from './orthography.ts';
import { isNamePhrase } from './name-phrase.ts';

const longest = 240;

// What desks write before a line that leads to another story, in the languages Galley knows.
const invitations =
  'read more|read also|also read|read next|read on|more on this(?: story| topic)?|see also|see more|watch|listen|' +
  'you may also like|don[’\']t miss|related(?: stor(?:y|ies)| articles?| news| links?| coverage| content)?|further reading|more from \\p{Lu}\\S+|' +
  'lesen sie (?:auch|mehr)|siehe auch|mehr zum thema|mehr dazu|lire aussi|à lire(?: aussi)?|voir aussi|lee (?:también|más)|lea (?:también|más)|ver también|te puede interesar|' +
  'czytaj (?:także|też|więcej)|zobacz (?:także|też)|przeczytaj (?:także|też)|читайте (?:также|ещё|еще|далее|також|далі)|читать (?:также|далее)|смотрите также|(?:по|на эту) тем[еу]|материалы по теме|' +
  'дивіться також|(?:чытайце|глядзіце) (?:таксама|яшчэ)|чытаць таксама';
const invited = new RegExp(`^[→»►▶☞>*•\\s-]{0,4}\\[?(?:${invitations})\\s?[:|–—-]\\s?\\S`, 'iu');
const invitedBare = /^(?:read more|read also|see also|lire aussi|siehe auch|czytaj także|читайте также)\s(?:about|on|in|how|why|what)?\s?\p{L}/iu;
const header = new RegExp(`^(?:${invitations})\\s?:?$`, 'iu');
const pointer = /^(?:→|»|►|▶|☞|>>|⇒)\s?\S/u;

// Where someone stands in a picture is no tag of a story.
const positions = /^(?:far |second |third |front |back |\d\w\w )?(?:left|right|cent(?:re|er)|middle|above|below|top|bottom|front|back|pictured|l|r|c|file|file photo|not pictured)$/iu;

/**
 * Whether a line that stands alone leads to another story: it invites (“Read more: …”), points
 * (“→ …”), or is a title with a tag in brackets behind it (“Who pays for the quay? (video)”).
 */
export function isRelatedLine(text: string): boolean {
  if (text.length > longest || text.includes('\n')) return false;
  if (invited.test(text)) return true;
  if (invitedBare.test(text) || pointer.test(text)) return !endsInStop(text) && innerStops(text) === 0;
  return isTaggedTitle(text);
}

/** Whether a line is the heading over a list of related stories: “See also:”. */
export function isRelatedHeader(text: string): boolean {
  return text.length <= 60 && header.test(text);
}

function isTaggedTitle(text: string): boolean {
  const found = /^(.{12,200}?[^\s.,;:])\s?[([]([\p{L}\p{M}][\p{L}\p{M}\p{N}\s/+-]{1,30})[)\]]$/u.exec(text);
  if (found === null) return false;
  const [, title = '', tag = ''] = found;
  return startsHigh(text) && isTitle(title) && isTag(tag);
}

function isTitle(title: string): boolean {
  const words = title.split(/\s+/).length;
  return words >= 3 && words <= 25 && innerStops(title) === 0 && (!endsSentence(title) || /[?!][”’"»)]?$/.test(title));
}

// One to four words; not a place in a picture, and not the name of a person or agency.
function isTag(tag: string): boolean {
  const words = tag.trim().split(/\s+/);
  if (words.length > 4 || positions.test(tag.trim())) return false;
  const isName = words.length > 1 && isNamePhrase(tag) && words.every((word) => /^\p{Lu}/u.test(word)) && !words.every((word) => /^\p{Lu}+$/u.test(word));
  return !isName;
}
