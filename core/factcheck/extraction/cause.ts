import { detect, type Pattern, type Sentence, type Signal } from './signal.ts';

const patterns: readonly Pattern[] = [
  {
    name: 'a cause',
    weight: 0.36,
    words:
      /\b(?:because(?: of)?|due to|owing to|thanks to|as a (?:direct )?(?:result|consequence)(?: of)?|caused by|is caused|was caused|were caused|causes?|caused|led to|leads to|leading to|resulted (?:in|from)|results? in|resulting in|triggered(?: by)?|sparked(?: by)?|prompted(?: by)?|forced|brought about|stems? from|stemmed from|attributed to|blamed (?:on|for)|blames?|blamed|linked to|contributed to|driven by|fuelled by|fueled by|was to blame|responsible for|in response to|after a fault|set off by|gave rise to|increases? the risk|raises? the risk|reduces? the risk|cuts? the risk|prevents?|prevented)\b/giu,
  },
];

/** What is said to have brought something about (Full Fact’s “correlation or causation”). */
export function causesIn(sentence: Sentence): readonly Signal[] {
  return detect(sentence, 'cause', patterns);
}
