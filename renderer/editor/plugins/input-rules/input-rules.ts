import {
  InputRule,
  inputRules,
  textblockTypeInputRule,
  wrappingInputRule,
} from 'prosemirror-inputrules';
import type { NodeType } from 'prosemirror-model';
import type { Plugin } from 'prosemirror-state';
import { languageOf } from '../../../../core/article/languages.ts';
import { articleSchema } from '../../../../core/article/schema.ts';
import { textOf } from '../../../../core/article/text-blocks.ts';
import { reconsiderMark, smartQuote } from '../../../../core/article/typography.ts';
import { placeBlock } from '../../commands/insert.ts';

const { nodes } = articleSchema;

/** What typing turns into more than letters. Backspace right after undoes it. */
export function storyInputRules(language: () => string): Plugin {
  return inputRules({
    rules: [
      heading(),
      list(/^\s*[-*•]\s$/, nodes.bullet_list),
      numberedList(),
      wrappingInputRule(/^\s*>\s$/, nodes.blockquote),
      sectionBreak(),
      quotes(language),
      markInHindsight(),
    ],
  });
}

/** `## ` makes a heading of level 2, as level 1 is the headline; so does a single `#`. */
function heading(): InputRule {
  return textblockTypeInputRule(/^(#{1,4})\s$/, nodes.heading, (match) => ({
    level: Math.max(2, match[1]?.length ?? 2),
  }));
}

function list(pattern: RegExp, type: NodeType): InputRule {
  return wrappingInputRule(pattern, type);
}

function numberedList(): InputRule {
  return wrappingInputRule(
    /^(\d{1,4})[.)]\s$/,
    nodes.ordered_list,
    (match) => ({ start: Number(match[1]) }),
    (match, node) => node.childCount + Number(node.attrs['start']) === Number(match[1]),
  );
}

function sectionBreak(): InputRule {
  return new InputRule(/^(?:---|\*\*\*)$/, (state, _match, start, end) => {
    const { $from } = state.selection;
    if ($from.parent.type !== nodes.paragraph || $from.depth !== 2) return null;
    if ($from.parent.content.size !== end - start) return null;
    return placeBlock(state.tr.delete(start, end), nodes.section_break.create());
  });
}

function quotes(language: () => string): InputRule {
  return new InputRule(/["']$/, (state, match, start, end) => {
    const $start = state.doc.resolve(start);
    const before = textOf($start.parent).slice(0, $start.parentOffset);
    const mark = smartQuote(before, match[0], languageOf(language()));
    return mark === null ? null : state.tr.insertText(mark, start, end);
  });
}

function markInHindsight(): InputRule {
  return new InputRule(/\S[\s\S]$/, (state, match, start, end) => {
    const { $from, from } = state.selection;
    // What was typed is not in the document yet: the rule puts it there with the changed mark.
    const typed = match[0].slice(from - start);
    const before = textOf($from.parent).slice(0, $from.parentOffset);
    const change = reconsiderMark(before + typed);
    if (!change || change.to > before.length) return null;
    const tr = typed === '' ? state.tr : state.tr.insertText(typed, from, end);
    return tr.insertText(change.mark, $from.start() + change.from, $from.start() + change.to);
  });
}
