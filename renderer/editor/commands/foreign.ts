import type { Command } from 'prosemirror-state';
import { articleSchema } from '../../../core/article/schema.ts';
import { isLanguageTag } from '../../../core/article/schema/attributes.ts';
import { wordAround } from '../word-around.ts';

const { foreign } = articleSchema.marks;

/** Marks the selection, or the word around the caret, as words of another language; null unmarks. */
export function setForeign(lang: string | null): Command {
  return (state, dispatch) => {
    if (lang !== null && !isLanguageTag(lang)) return false;
    const { selection } = state;
    const range = selection.empty ? wordAround(selection.$head) : selection;
    if (range.from === range.to) return false;
    const tr = state.tr.removeMark(range.from, range.to, foreign);
    if (lang !== null) tr.addMark(range.from, range.to, foreign.create({ lang }));
    if (!tr.docChanged) return false;
    dispatch?.(tr);
    return true;
  };
}
