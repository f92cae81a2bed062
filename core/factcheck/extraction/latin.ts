const upper = `A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽĿŁŃŅŇŊŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽȘȚ`;

const ranges: Readonly<Record<string, string>> = {
  L: 'A-Za-zÀ-ÖØ-öø-ɏ',
  Ll: 'a-zß-öø-ÿāăąćčďđēęěğģīįıķĺļľłńņňōőœŕřśşšţťūůűųźżžșț',
  Lu: upper,
  M: '\\u0300-\\u036f',
  N: '0-9',
};

/**
 * The same pattern for Latin letters alone, in which English and the names in it are written.
 * The engine takes many times longer to prepare the classes of all the world’s letters.
 */
export function inLatin({ source, flags }: RegExp): RegExp {
  let isInClass = false;
  const rewritten = source.replaceAll(/\\p\{(\w+)\}|\\.|[[\]]/gu, (part, name?: string) => {
    if (part === '[') isInClass = true;
    if (part === ']') isInClass = false;
    const range = name === undefined ? undefined : ranges[name];
    if (range === undefined) return part;
    return isInClass ? range : `[${range}]`;
  });
  return new RegExp(rewritten, flags.replace('u', ''));
}
