import { Plugin } from 'prosemirror-state';

/**
 * Makes a story one that is read: nothing can be typed, and what a command, a drop or a card would
 * change is not taken. The caret, the search and copying are as always.
 */
export function onlyRead(): Plugin {
  return new Plugin({
    filterTransaction: ({ docChanged }) => !docChanged,
    props: {
      editable: () => false,
      attributes: { 'aria-readonly': 'true' },
    },
  });
}
