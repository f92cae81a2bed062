/** What is searched for in a story. */
export interface FindQuery {
  readonly text: string;
  readonly matchCase: boolean;
  readonly wholeWord: boolean;
  /** Read `text` as a regular expression (ECMAScript, Unicode). */
  readonly isPattern: boolean;
}
