import type { PackageTrouble } from './package.ts';

/** Why no story could be made of a Word document, and what to do. */
export const wordTroubles: Readonly<Record<PackageTrouble | 'not-word', string>> = {
  broken:
    'This Word document is damaged, and no story could be read from it. Nothing was imported. Open it in Word, save it anew and try again.',
  locked:
    'This Word document is locked with a password. Nothing was imported. Open it in Word, save it without the password and try again.',
  'too-large':
    'This Word document unpacks to more than 64 MB of text, or has too many parts. Nothing was imported. Save the part that you need as a document of its own and try again.',
  doctype:
    'This is no Word document as Word writes it: it brings a grammar (DTD) of its own, which can be made to do harm. Nothing was imported. Open it in Word, save it anew and try again.',
  'not-word':
    'This looks like a Word document, but it holds no text where Word keeps it. Nothing was imported. Open it in Word, save it anew as DOCX and try again.',
};
