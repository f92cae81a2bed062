import { toggleMark } from 'prosemirror-commands';
import { redo, undo } from 'prosemirror-history';
import type { Command } from 'prosemirror-state';
import { articleSchema } from '../../../core/article/schema.ts';
import type { EditorHost } from '../editor-host.ts';
import type { EditorCommand } from '../story-editor.ts';
import {
  liftOut,
  nest,
  setParagraph,
  toggleHeading,
  toggleList,
  togglePullQuote,
  toggleQuote,
} from './blocks.ts';
import { setForeign } from './foreign.ts';
import { insertBreak, insertEmbed, insertFigure, insertRelated } from './insert.ts';
import { linkAt } from './link.ts';

const { nodes, marks } = articleSchema;

/** The commands that the features bring. */
export type FeatureCommands = Readonly<
  Record<
    Extract<
      EditorCommand,
      | `proofread.${string}`
      | `claims.${string}`
      | `changes.${string}`
      | `edit.find${string}`
      | 'edit.pastePlain'
    >,
    Command
  >
>;

/** Every command of the editing surface by its name. */
export function createCommands(
  host: EditorHost,
  features: FeatureCommands,
): Record<EditorCommand, Command> {
  return {
    ...features,
    'edit.undo': undo,
    'edit.redo': redo,
    'format.strong': toggleMark(marks.strong),
    'format.em': toggleMark(marks.em),
    'format.link': askForLink(host),
    'format.foreign': askForLanguage(host),
    'format.paragraph': setParagraph,
    'format.heading2': toggleHeading(2),
    'format.heading3': toggleHeading(3),
    'format.heading4': toggleHeading(4),
    'format.quote': toggleQuote,
    'format.pullQuote': togglePullQuote,
    'format.bulletList': toggleList(nodes.bullet_list),
    'format.orderedList': toggleList(nodes.ordered_list),
    'format.nest': nest,
    'format.lift': liftOut,
    'insert.figure': insertFigure,
    'insert.related': insertRelated,
    'insert.embed': insertEmbed,
    'insert.break': insertBreak,
  };
}

function askForLink(host: EditorHost): Command {
  return (state, dispatch) => {
    const { $from, empty } = state.selection;
    if (!$from.parent.type.allowsMarkType(marks.link)) return false;
    if (empty && !linkAt(state)) return false;
    if (dispatch) host.editLink();
    return true;
  };
}

/** Words that are marked already are unmarked; others ask for their language. */
function askForLanguage(host: EditorHost): Command {
  return (state, dispatch) => {
    if (setForeign(null)(state, dispatch)) return true;
    if (!setForeign('und')(state)) return false;
    if (dispatch) host.editForeign();
    return true;
  };
}
