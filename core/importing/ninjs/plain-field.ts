const entities: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', '\u00a0'],
  ['ndash', '–'],
  ['mdash', '—'],
  ['lsquo', '‘'],
  ['rsquo', '’'],
  ['ldquo', '“'],
  ['rdquo', '”'],
  ['hellip', '…'],
  ['#34', '"'],
  ['#38', '&'],
  ['#39', "'"],
  ['#x27', "'"],
  ['#60', '<'],
  ['#62', '>'],
  ['#160', '\u00a0'],
  ['#8211', '–'],
  ['#8212', '—'],
  ['#8216', '‘'],
  ['#8217', '’'],
  ['#8220', '“'],
  ['#8221', '”'],
  ['#8230', '…'],
]);

const entity = /&([a-z]{2,6}|#[0-9]{2,4}|#x27);/gi;
const inlineTag = /<(b|i|em|strong|u|s|sub|sup|small|span)>([^<>]*)<\/\1>/gi;
const deepest = 8;

/**
 * The words of a field that the standard calls plain text. Agencies put HTML into such fields all
 * the same; it is only undone when the whole field can be nothing else: each `<` belongs to an
 * inline tag of a closed list that opens and closes, and each `&` to an entity of a closed list.
 * In any other field every sign was meant and stays.
 */
export function readPlainField(text: string): string {
  const bare = withoutInlineTags(text);
  if (bare.includes('<')) return text;
  const isEscaped =
    (bare.match(/&/g)?.length ?? 0) === [...bare.matchAll(entity)].filter(isKnown).length;
  return isEscaped
    ? bare.replace(entity, (_, name: string) => entities.get(name.toLowerCase()) ?? '')
    : text;
}

function isKnown([, name = '']: RegExpExecArray): boolean {
  return entities.has(name.toLowerCase());
}

function withoutInlineTags(text: string): string {
  let bare = text;
  for (let depth = 0; depth < deepest && bare.includes('<'); depth++)
    bare = bare.replace(inlineTag, '$2');
  return bare;
}
