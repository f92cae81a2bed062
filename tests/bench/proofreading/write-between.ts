/**
 * A document with what stands between two marker comments put anew: `<!-- NAME: begin … -->` and
 * `<!-- NAME: end -->`, each on a line of its own.
 * @throws when the document lacks them
 */
export function writeBetween(document: string, name: string, text: string): string {
  const begin = document.indexOf(`<!-- ${name}: begin`);
  const from = document.indexOf('-->\n', begin) + '-->\n'.length;
  const to = document.indexOf(`<!-- ${name}: end -->`, from);
  if (begin < 0 || from < begin || to < 0) {
    throw new Error(
      `The document has no markers <!-- ${name}: begin --> and <!-- ${name}: end -->`,
    );
  }
  return `${document.slice(0, from)}\n${text.trim()}\n\n${document.slice(to)}`;
}
