const mostNamed = 6;

/**
 * Says which pages of a PDF have no words here, though others have; empty when none is missing.
 * @param broken the numbers of pages that could not be read at all, ascending from 1
 * @param coded those whose letters cannot be told, ascending
 */
export function unreadPages(broken: readonly number[], coded: readonly number[]): string {
  if (broken.length + coded.length === 0) return '';
  const rest = 'The words of the others are here, and the file is kept as it is.';
  if (broken.length === 0) {
    return `The words on ${named(coded)} of this PDF cannot be made out: the tables that tell their letters are missing or damaged. ${rest}`;
  }
  const all = [...broken, ...coded].toSorted((one, other) => one - other);
  return `This PDF is damaged: ${named(all)} could not be read. ${rest}`;
}

/** “page 3”, “pages 2 to 4 and 9”; of very many stretches the first ones are named. */
function named(numbers: readonly number[]): string {
  const stretches = stretchesOf(numbers);
  const shown = stretches.slice(0, mostNamed).flatMap(([first, last]) => {
    if (last <= first + 1) return [...new Set([first, last])].map(String);
    return [`${first} to ${last}`];
  });
  if (numbers.length === 1) return `page ${shown.join('')}`;
  if (stretches.length > mostNamed) shown.push('others');
  const last = shown.pop();
  return `pages ${shown.length === 0 ? last : `${shown.join(', ')} and ${last}`}`;
}

function stretchesOf(numbers: readonly number[]): [first: number, last: number][] {
  const stretches: [number, number][] = [];
  for (const number of numbers) {
    const before = stretches.at(-1);
    if (before?.[1] === number - 1) before[1] = number;
    else stretches.push([number, number]);
  }
  return stretches;
}
