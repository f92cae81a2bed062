import { detect, type Pattern, type Sentence, type Signal } from './signal.ts';

const patterns: readonly Pattern[] = [
  {
    name: 'a cause',
    weight: 0.36,
    words:
      /\b(?:because(?: of)?|due to|owing to|thanks to|as a (?:direct )?(?:result|consequence)(?: of)?|caused by|is caused|was caused|were caused|causes?|caused|led to|leads to|leading to|resulted (?:in|from)|results? in|resulting in|triggered(?: by)?|sparked(?: by)?|prompted(?: by)?|forced|brought about|stems? from|stemmed from|attributed to|blamed (?:on|for)|blames?|blamed|linked to|contributed to|driven by|fuelled by|fueled by|was to blame|responsible for|in response to|after a fault|set off by|gave rise to|increases? the risk|raises? the risk|reduces? the risk|cuts? the risk|prevents?|prevented|prompts?|a factor in|the (?:leading |main |chief )?causes? of|to blame|killed (?:by|when|in|at least|\p{L}+)|kills|cures?|protects? against|damages?|makes? (?:you|people|them)|(?:has|have) cost|cost (?:the|its|taxpayers|him|her|them)|so that|in order to|the reason|which is why|reducing|thereby|on (?:fears|news|the news|hopes|third|second|profit)|at the cost of|with the loss of)\b/giu,
  },
  {
    name: 'a cause',
    weight: 0.34,
    words:
      /\b(?:after|following|amid|since) (?:an? |the |its |his |her )?(?:[\p{L}-]+ ){0,2}(?:failure|fault|leak|crash|error|row|dispute|complaints?|warnings?|deaths?|scandal|protests?|strike|outbreak|collapse|crack|fire|storm|floods?|attack|blast)\b|(?<=\p{Ll}(?:ed|n) )for (?:not )?\p{L}+ing\b|(?<=\p{L} )by not \p{L}+ing\b|^Had \p{L}.{5,90} would (?:not )?have\b|\bas (?:[\p{L}-]+ ){1,2}(?:spread|grow|grows|rise|rises|deepens?|mounts?|bites?|fall|falls)\b/gu,
  },
];

/** What is said to have brought something about (Full Fact’s “correlation or causation”). */
export function causesIn(sentence: Sentence): readonly Signal[] {
  return detect(sentence, 'cause', patterns);
}
