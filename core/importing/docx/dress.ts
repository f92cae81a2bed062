import type { XmlElement } from '../office/read-xml.ts';
import type { Tally } from '../office/tally.ts';
import { childOf } from '../office/xml-tree.ts';
import { isOn, valueOf } from './properties.ts';
import type { Dress } from './reading.ts';
import type { WordStyle, WordStyles } from './styles.ts';

/** The dress of words that nothing dresses. */
export const plainDress: Dress = {
  bold: false,
  italic: false,
  isHidden: false,
  isStruck: false,
  raised: null,
  font: '',
  language: undefined,
};

/**
 * The dress of a run by its own properties, its character style and its paragraph's. A paragraph
 * whose style says what it is (a heading, a quotation) is not emphasised by that.
 */
export function dressOf(
  properties: XmlElement | undefined,
  style: WordStyle,
  styles: WordStyles,
  tally: Tally,
): Dress {
  const character = styles.character(valueOf(properties, 'w:rStyle'));
  const base = style.role === null || style.role.kind === 'plain' ? style : null;
  if (childOf(properties, 'w:rPrChange')) tally.add('formatting');
  const underline = valueOf(properties, 'w:u');
  if (underline !== undefined && underline !== 'none') tally.add('underlined');
  return {
    bold: isOn(properties, 'w:b') ?? toggled(character.bold, base?.bold),
    italic: isOn(properties, 'w:i') ?? toggled(character.italic, base?.italic),
    isHidden: isOn(properties, 'w:vanish') ?? toggled(character.hidden, style.hidden),
    isStruck: (isOn(properties, 'w:strike') ?? isOn(properties, 'w:dstrike')) === true,
    raised: raisedOf(valueOf(properties, 'w:vertAlign')),
    font: fontOf(childOf(properties, 'w:rFonts')),
    language:
      valueOf(properties, 'w:lang') ?? character.language ?? style.language ?? styles.language,
  };
}

/** A property that styles toggle: on in two of them is off again (ISO 29500-1, 17.7.3). */
function toggled(character: boolean | undefined, paragraph: boolean | undefined): boolean {
  return (character ?? false) !== (paragraph ?? false);
}

function raisedOf(value: string | undefined): Dress['raised'] {
  return value === 'superscript' || value === 'subscript' ? value : null;
}

function fontOf(fonts: XmlElement | undefined): string {
  return fonts?.attributes['w:ascii'] ?? fonts?.attributes['w:hAnsi'] ?? '';
}
