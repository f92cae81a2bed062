import { nameOfForm } from '../form-names.ts';
import type { ComparedPiece, PieceForm } from './difference.ts';
import { sameMarks, type PlainMark } from './pieces.ts';
import type { TextRun } from './runs.ts';

/** More of one kind in one block are counted, not told. */
const mostTold = 6;
/** UTF-16 units of the words that a sentence quotes. */
const mostQuoted = 60;

/**
 * What changed in a piece and cannot be seen in its words, in sentences for the editor: its form, its
 * place, the looks and addresses of words, and what belongs to a picture.
 */
export function toldOf(piece: ComparedPiece): string[] {
  const { change, old, now } = piece;
  if (change === 'moved-away' && now)
    return [`Moved ${now.at < (old?.at ?? 0) ? 'up' : 'down'} from here.`];
  const told = change === 'moved' ? ['Moved here from elsewhere in the story.'] : [];
  if (!old || !now) return told;
  return [...told, ...formsTold(old, now), ...attributesTold(old, now), ...looksTold(piece)];
}

function formsTold(old: PieceForm, now: PieceForm): string[] {
  const [was, is] = [nameOfForm(old), nameOfForm(now)];
  return was === is ? [] : [`Was ${was}, is now ${is}.`];
}

function attributesTold(old: PieceForm, now: PieceForm): string[] {
  if (old.type !== now.type) return [];
  if (now.type === 'figure') return pictureTold(old.attrs, now.attrs);
  return [...worded('Its address', old.attrs['href'], now.attrs['href'])];
}

function pictureTold(old: PieceForm['attrs'], now: PieceForm['attrs']): string[] {
  const told: string[] = [];
  if (old['media'] !== now['media']) told.push(pictureSentence(old['media'], now['media']));
  told.push(...worded('Its description', old['alt'], now['alt']));
  told.push(...worded('Its rights', old['rights'], now['rights']));
  if (old['keepsMetadata'] !== now['keepsMetadata'])
    told.push(
      now['keepsMetadata'] === true
        ? 'What its file tells of it now goes out with it.'
        : 'What its file tells of it no longer goes out with it.',
    );
  return told;
}

function pictureSentence(old: unknown, now: unknown): string {
  if (old === null) return 'A picture was put in.';
  return now === null ? 'The picture was taken out.' : 'Another picture was put in its place.';
}

function worded(what: string, old: unknown, now: unknown): string[] {
  const was = typeof old === 'string' ? old : '';
  const is = typeof now === 'string' ? now : '';
  if (was === is) return [];
  if (was === '') return [`${what} is now “${is}”; it had none.`];
  return is === ''
    ? [`${what} was “${was}”; it has none now.`]
    : [`${what} was “${was}”, is now “${is}”.`];
}

function looksTold({ texts }: ComparedPiece): string[] {
  const changed = texts.flat().filter((run) => run.was !== undefined);
  const told = changed.slice(0, mostTold).flatMap(lookTold);
  const left = changed.length - mostTold;
  return left > 0 ? [...told, `The look of ${left} more stretches of words changed.`] : told;
}

function lookTold({ text, marks, was = [] }: TextRun): string[] {
  const gained = marks.filter((mark) => !was.some((one) => sameMarks([one], [mark])));
  const lost = was.filter((mark) => !marks.some((one) => sameMarks([one], [mark])));
  const quoted = `“${text.length > mostQuoted ? `${text.slice(0, mostQuoted)}…` : text}”`;
  const changes = [
    ...gained.map((mark) => gainedWords(mark, lost)),
    ...lost.filter((mark) => !gained.some(({ type }) => type === mark.type)).map(lostWords),
  ];
  return changes.map((change) => `${quoted} ${change}.`);
}

function gainedWords(mark: PlainMark, lost: readonly PlainMark[]): string {
  const before = lost.find(({ type }) => type === mark.type);
  switch (mark.type) {
    case 'em':
      return 'is now in italics';
    case 'strong':
      return 'is now in bold';
    case 'link':
      return before
        ? `leads to ${valueOf(mark)} now and not to ${valueOf(before)}`
        : `is now a link to ${valueOf(mark)}`;
    case 'foreign':
      return before
        ? `is marked as ${valueOf(mark)} now and not as ${valueOf(before)}`
        : `is now marked as being in another language (${valueOf(mark)})`;
    default:
      return 'looks different now';
  }
}

function lostWords(mark: PlainMark): string {
  switch (mark.type) {
    case 'em':
      return 'is no longer in italics';
    case 'strong':
      return 'is no longer in bold';
    case 'link':
      return `is no longer a link to ${valueOf(mark)}`;
    case 'foreign':
      return 'is no longer marked as being in another language';
    default:
      return 'looks different now';
  }
}

function valueOf({ attrs }: PlainMark): string {
  return String(attrs['href'] ?? attrs['lang'] ?? '');
}
