import { detect, type Pattern, type Sentence, type Signal } from './signal.ts';

const patterns: readonly Pattern[] = [
  {
    name: 'a law',
    weight: 0.42,
    words:
      /\b(?:the )?(?:\p{Lu}[\p{L}’'-]*(?: (?:and|of|the|on|in))? ){1,6}(?:Act|Bill|Law|Code|Treaty|Convention|Directive|Regulations?|Ordinance|Protocol|Charter|Order)(?: (?:of )?(?:1[0-9]|20)\d\d)?\b/gu,
  },
  {
    name: 'a law',
    weight: 0.42,
    words:
      /\b(?:[Ss]ection|[Aa]rticle|[Cc]lause|[Cc]hapter|[Rr]egulation|[Pp]aragraph) \d+[\p{L}\d()]*(?: of the [\p{L} ]{3,30})?/gu,
  },
  {
    name: 'a rule of law',
    weight: 0.36,
    words:
      /\b(?:(?:un)?lawful(?:ly)?|(?:il)?legal(?:ly)?|against the law|by law|under the (?:law|act|constitution|treaty|terms|rules)|breach(?:ed|es|ing)? (?:of )?(?:the )?(?:law|rules|act|terms|conditions|regulations|code)|required (?:by law|to)|is an offence|are (?:banned|barred|prohibited|forbidden|obliged|entitled|exempt)|is (?:banned|barred|prohibited|forbidden|obliged|entitled|exempt|compulsory|mandatory)|may not|must (?:be|by law|have|pay|give|hold|publish|report|register)|legislation|the constitution(?:al)?|statutory|by-?laws?|regulations?|the (?:new )?(?:law|act|bill|ban|rules?|statute|code|decree|by-?law|ordinance|regulation|treaty))\b/giu,
  },
  {
    name: 'a ruling',
    weight: 0.4,
    words:
      /\b(?:convicted|acquitted|found (?:not )?guilty|pleaded (?:not )?guilty|sentenced|jailed|imprisoned|fined|sued|indicted|charged with|prosecuted|arrested|detained|ruled (?:that|against|in favour)|upheld|overturned|quashed|the (?:High |Supreme |Crown |County |Appeal |Constitutional )?[Cc]ourt(?: of [Aa]ppeal)? (?:ruled|found|held|heard|ordered|said)|suspended sentence|banned from|disqualified|struck off|licen[cs]e was|ordered to pay)\b/gu,
  },
];

/** Laws, rules, rulings and charges (Full Fact’s “current laws or rules of operation”). */
export function lawsIn(sentence: Sentence): readonly Signal[] {
  return detect(sentence, 'law', patterns);
}
