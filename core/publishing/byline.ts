import { oneLine } from './markup.ts';

// “By” and the joining words of the languages that stories are written in; the longest first.
const opening =
  /^(?:text by|words by|by|von|par|por|przez|autor(?:ka)?|автор|аўтар(?:ка)?|тэкст|текст|tekst|text|texte|texto)(?:\s*:\s*|\s+)/iu;
const joining = /\s*[,;&/|•·]\s*|\s+(?:and|und|et|y|e|i|oraz|і|й|и|та|ды)\s+/iu;
const place = /\s+(?:in|en|à|w|we|у|ў|в|з|из|from)\s+\p{Lu}.*$/u;
// Small words that stand inside names: de, van der, al-, bin, of.
const nameWord =
  /^(?:[\p{Lu}\p{Lt}\p{Lo}\d]|[’'"“«(‘]|(?:de|del|della|di|da|dos|du|van|von|der|den|ten|ter|la|le|al|el|bin|ibn|bint|of|af|av|zu|zum|y|e|d)(?:$|[’'-]))/u;

/**
 * The names in a byline as printed: “By Ada Brook and Jon Field in Port Elder” holds two. What is
 * no name, such as “political editor”, is left out: metadata rather says less than something wrong.
 */
export function bylineNames(byline: string): string[] {
  const parts = oneLine(byline).replace(opening, '').split(joining);
  const names = parts.map((part) => part.replace(place, '').trim()).filter(isName);
  return [...new Set(names)];
}

function isName(part: string): boolean {
  return (
    part !== '' &&
    part.length <= 80 &&
    !part.includes('@') &&
    part.split(' ').every((word) => nameWord.test(word))
  );
}
