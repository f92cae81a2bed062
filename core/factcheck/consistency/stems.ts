const irregular: Readonly<Record<string, string>> = {
  rose: 'ris',
  risen: 'ris',
  fell: 'fall',
  fallen: 'fall',
  ran: 'run',
  left: 'leav',
  held: 'hold',
  won: 'win',
  lost: 'los',
  spent: 'spend',
  built: 'build',
  sold: 'sell',
  bought: 'buy',
  paid: 'pay',
  men: 'man',
  women: 'woman',
  children: 'child',
  died: 'die',
  dies: 'die',
  dead: 'die',
  dying: 'die',
};
const empty: ReadonlySet<string> = new Set(
  'a an the and or but of in on at to for from by with as is are was were be been has have had will would may it its this that these those he she they his her their some more than about after before over under into out off up down not no who which when where while said say says says told according also only'.split(
    ' ',
  ),
);

/** A word without its commonest endings, so that “jails” and “jailed” are one; English. */
export function stemOf(word: string): string {
  const lower = word.toLowerCase();
  if (Object.hasOwn(irregular, lower)) return irregular[lower] ?? lower;
  return lower.length < 4 ? lower : lower.replace(/(?:ing|ed|es|s|e)$/, '');
}

/** The stems of the words of a text that carry meaning. */
export function stemsIn(text: string): ReadonlySet<string> {
  const stems = new Set<string>();
  for (const [word] of text.matchAll(/\p{L}{2,}/gu))
    if (!empty.has(word.toLowerCase())) stems.add(stemOf(word));
  return stems;
}
