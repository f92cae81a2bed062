import { detect, type Pattern, type Sentence, type Signal } from './signal.ts';

const patterns: readonly Pattern[] = [
  {
    name: 'a law',
    weight: 0.42,
    words:
      /\b(?:the )?(?!(?:Under|In|By|The|With|For|Since|After|Before|That|This) )(?:\p{Lu}[\p{L}’'-]*(?: (?:and|of|the|on|in))? ){1,6}(?:Act|Bill|Law|Code|Treaty|Convention|Directive|Regulations?|Ordinance|Protocol|Charter|Order)(?: (?:of )?(?:1[0-9]|20)\d\d)?\b/gu,
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
      /\b(?:(?:un)?lawful(?:ly)?|(?:il)?legal(?:ly)?|against the law|by law|under the (?:law|act|constitution|treaty|terms|rules)|breach(?:ed|es|ing)? (?:of )?(?:the )?(?:law|rules|act|terms|conditions|regulations|code)|required (?:by law|to)|is an offence|are (?:banned|barred|prohibited|forbidden|obliged|entitled|exempt)|is (?:banned|barred|prohibited|forbidden|obliged|entitled|exempt|compulsory|mandatory)|may not|must by law|legislation|the constitution(?:al)?|ratified|cluster munitions|no power to|has the power to|(?:opened|opens|launched|launches|ordered|under) (?:an? )?(?:\p{L}+ )?(?:inquiry|investigation)|under investigation|investigat(?:ed|ing)|broken? (?:the |its |\p{L}+[’']s )?(?:\p{L}+ )?(?:rules|law)|failing to declare|illegally|outlaw(?:ed|s)?|legalised|statutory|requires?|required|prohibit(?:s|ed)|forbids?|forbidden|bans|oblig(?:es|ed) to|allow(?:s|ed) to|not allowed|permitted|permission|permits?|licen[cs]ed?|(?:has|have|had) the right|rights? to|entitled?|eligible|exempt|penalty|penalties|curfew|state of emergency|sanctions|embargo|a ban|bans? on|veto(?:ed)?|patents?|copyright|citizenship|age of consent|compensation|duty to|in force|take effect|came into (?:force|effect)|repeal(?:ed)?|by-?laws?|regulations?)\b/giu,
  },
  {
    name: 'talk of a law',
    weight: 0.24,
    words:
      /\b(?:the|its|their|a) (?:new )?(?:law|act|bill|ban|rules?|statute|code|decree|by-?law|ordinance|regulation|treaty)\b/giu,
  },
  {
    name: 'a ruling or a charge',
    weight: 0.42,
    words:
      /\b(?:convicted|conviction|acquitted|cleared of|found (?:not )?guilty|pleaded (?:not )?guilty|plead(?:s|ed)? guilty|guilty|sentenced|\p{L}+-year sentence|(?:suspended|prison|jail|life) sentence|the sentence|jailed|imprisoned|fined|sued|indicted|charged (?:with|over|after)|charges? (?:of|against)|led to a charge|prosecut(?:ed|ion|ors?)|arrest(?:s|ed)?|in custody|on bail|bailed|detained|in detention|deported|ruled (?:that|against|in favour|it|the|unlawful)|ruling|upheld|overturned|quashed|(?:[Hh]igh |[Ss]upreme |[Cc]rown |[Cc]ounty |[Aa]ppeal |[Cc]onstitutional )?[Cc]ourt(?: of [Aa]ppeal)? (?:ruled|found|held|heard|ordered|said)|banned|disqualified|struck off|defrocked|stripped of|suspended|lost (?:his|her|its) licen[cs]e|licen[cs]e was|ordered to pay|accused of|accusations?|allegations?|impeach(?:ed|ment)|extradit\p{L}+|custody|warrant|lawsuits?|suing|sues|damages of|defendants?|the prosecution|magistrates?|tribunal|offen[cs]es?|pardon(?:ed)?|amnesty|evicted|eviction|sacked for|barred|expelled|alleged to|wanted for|jury|verdict|inquest|the trial|on trial|retrial|witness(?: box)?|appeal(?:ed)? against|perjury|murder(?:ed)?|manslaughter|fraud|assault|rape|theft|bribery|bribes?|embezzlement|money laundering|arson|libel|contempt of court)\b/gu,
  },
];

/** Laws, rules, rulings and charges (Full Fact’s “current laws or rules of operation”). */
export function lawsIn(sentence: Sentence): readonly Signal[] {
  return detect(sentence, 'law', patterns);
}
