import { anyOf, detect, type Pattern, type Sentence, type Signal } from './signal.ts';

/** Verbs of speech in the forms that news uses. A pattern's source. */
export const SAID = anyOf(
  `advised advises heard forecasts forecast wondered joked quipped shouts whispered testifies boasted bragged apologised apologises protested countered guessed agreed said says told tells added adds claimed claims announced announces argued argues warned warns
  admitted admits denied denies insisted insists confirmed confirms stated states wrote writes
  reported reports alleged alleges acknowledged acknowledges conceded concedes explained explains
  replied replies declared declares estimated estimates maintained maintains asserted asserts
  testified testifies disclosed discloses revealed reveals recalled recalls noted suggested suggests
  pledged pledges promised promises vowed vows complained urged asked predicted predicts cried
  shouted tweeted posted accuses dismissed described describes called`,
);

const speaker = String.raw`(?:\p{Lu}[\p{L}\p{M}’'.-]*(?: \p{Lu}[\p{L}\p{M}’'.-]*){0,3}|[Hh]e|[Ss]he|[Tt]hey|[Ii]t|[Ww]ho|(?:[Tt]he|[Aa]|[Oo]ne|[Hh]er|[Hh]is|[Tt]heir|[Ii]ts) (?:(?!(?:is|was|are|were|be|been|of|to|and|an)\b)[\p{L}’-]+ ){0,2}(?!(?:is|was|are|were|be|been|an)\b)[\p{L}’-]+|[Oo]fficials|[Pp]olice|[Rr]esidents|[Ww]itnesses|[Cc]ritics|[Ss]upporters|[Rr]esearchers|[Ss]cientists|[Pp]rosecutors|[Dd]octors|[Ee]xperts|[Aa]nalysts|[Aa]uthorities|[Nn]eighbours|[Ll]awyers)`;

const patterns: readonly Pattern[] = [
  {
    name: 'a source',
    weight: 0.3,
    words:
      /\b(?:[Aa]ccording to|[Aa]s reported by|[Aa]s told to|[Ii]n the words of|citing) (?:the |an? |its |his |her |their )?[\p{L}\p{N}’'-]+(?: \p{Lu}[\p{L}\p{M}’'-]*){0,3}/gu,
  },
  {
    name: 'a finding',
    weight: 0.36,
    words:
      /\b(?:[Aa]n? |[Tt]he |[Ii]ts |[Tt]heir )?(?:[\p{L}’-]+ )?(?:letters|files|papers|emails|footage|photographs|study|studies|trials?|studies|survey|poll|report|figures|data|statistics|records|documents|census|inquiry|investigation|audit|research|tests|review|analysis|documents|minutes|accounts|inspectors) (?:\p{L}+ )?(?:show(?:s|ed|n)?|found|finds|suggest(?:s|ed)?|conclude[sd]?|indicate[sd]?|reveal(?:s|ed)?|put|confirm(?:s|ed)?|said|says)\b/gu,
  },
  {
    name: 'an attribution',
    weight: 0.24,
    words: new RegExp(
      `(?<![\\p{L}])${speaker},? (?:(?:has|have|had|also|later|then) )?${SAID}\\b`,
      'gu',
    ),
  },
  {
    name: 'an attribution',
    weight: 0.24,
    words: new RegExp(
      `(?<=[”"’,] )${SAID} (?:the )?[\\p{L}’'-]+(?: \\p{Lu}[\\p{L}’'-]*){0,3}`,
      'gu',
    ),
  },
  {
    name: 'an attribution',
    weight: 0.22,
    words: new RegExp(
      `\\b${anyOf('said alleged claimed announced denied reported admitted warned insisted')}(?: that)?\\b`,
      'gu',
    ),
  },
  {
    name: 'hearsay',
    weight: 0.3,
    words:
      /\b(?:reportedly|allegedly|is said to|are said to|was said to|is believed to|are believed to|is thought to|is alleged to|is reported to|sources? (?:close|familiar))\b/giu,
  },
  {
    name: 'an attribution',
    weight: 0.24,
    words:
      /\b(?:repeated the claim|used to say|(?:has|have|had) (?:always |repeatedly |long |since |never )?(?:said|denied|claimed|argued|insisted|promised|warned|maintained|admitted|confirmed|pledged|vowed|accused)|accus(?:ed|es|ing) (?!of)(?:the|him|her|them|its|his|one|\p{Lu})|(?:refus|declin)(?:ed|es) to (?:comment|say|confirm)|did not (?:respond|comment|reply)|(?:promis|pledg|threaten|vow|offer|agree|expect|predict|forecast)(?:s|ed|es) (?:to|that|the|a|it)|(?:denies|denied|rejects?|rejected|dismissed|disputes?|disputed) (?:the|any|all|wrongdoing|that|it|having|charges)|in the (?:opinion|view|words|judg\p{L}+) of|was quoted)\b/gu,
  },
];

/** Who is said to have said or found something: the speaker and the verb where they can be read. */
export function attributionsIn(sentence: Sentence): readonly Signal[] {
  return detect(sentence, 'attribution', patterns);
}
