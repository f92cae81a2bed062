// Expands a Hunspell dictionary (prefixes, suffixes, cross products) into its plain words.
// Written for the affix features that the SCOWL dictionaries use; format: hunspell(5).

/** @returns {Map<string, {nosuggest: boolean}>} every word form of the dictionary */
export function expandHunspell(affText, dicText) {
  const affixes = readAffixes(affText);
  const words = new Map();
  for (const line of dicText.split('\n').slice(1)) {
    const [stem, flags = ''] = line.trim().split(/\s/, 1)[0].split('/');
    if (!stem || /\d/.test(stem)) continue;
    const nosuggest = flags.includes('!');
    for (const word of formsOf(stem, flags, affixes)) {
      words.set(word, { nosuggest: nosuggest && (words.get(word)?.nosuggest ?? true) });
    }
  }
  return words;
}

function readAffixes(text) {
  const affixes = new Map();
  for (const line of text.split('\n')) {
    const [kind, flag, strip, add, condition] = line.trim().split(/\s+/);
    if ((kind !== 'SFX' && kind !== 'PFX') || condition === undefined) continue;
    const group =
      affixes.get(flag) ?? affixes.set(flag, { prefix: kind === 'PFX', rules: [] }).get(flag);
    group.rules.push({
      strip: strip === '0' ? '' : strip,
      add: add === '0' ? '' : add.split('/')[0],
      condition: new RegExp(kind === 'PFX' ? `^${condition}` : `${condition}$`),
    });
  }
  return affixes;
}

function formsOf(stem, flags, affixes) {
  const groups = [...flags].map((flag) => affixes.get(flag)).filter(Boolean);
  const suffixed = groups.filter((group) => !group.prefix).flatMap((group) => suffix(stem, group));
  const bare = [stem, ...suffixed];
  const prefixed = groups
    .filter((group) => group.prefix)
    .flatMap((group) => bare.flatMap((word) => prefix(word, group)));
  return [...bare, ...prefixed];
}

function suffix(word, { rules }) {
  return rules
    .filter((rule) => rule.condition.test(word) && word.endsWith(rule.strip))
    .map((rule) => word.slice(0, word.length - rule.strip.length) + rule.add);
}

function prefix(word, { rules }) {
  return rules
    .filter((rule) => rule.condition.test(word) && word.startsWith(rule.strip))
    .map((rule) => rule.add + word.slice(rule.strip.length));
}
