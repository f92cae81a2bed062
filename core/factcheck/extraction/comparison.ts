import { SPELLED } from './numbers.ts';
import { anyOf, detect, type Pattern, type Sentence, type Signal } from './signal.ts';

const superlative = anyOf(
  `largest biggest smallest highest lowest oldest youngest longest shortest fastest slowest tallest
  deepest worst best richest poorest busiest wettest driest hottest coldest warmest earliest latest
  deadliest costliest heaviest strongest weakest greatest fewest least closest narrowest widest
  cheapest dearest safest newest steepest sharpest hardest toughest wealthiest quietest`,
);
const comparative = anyOf(
  `larger bigger smaller higher lower older younger longer shorter faster slower taller deeper worse
  better richer poorer busier wetter drier hotter colder warmer earlier later heavier stronger weaker
  greater fewer less more cheaper dearer safer newer steeper sharper harder tougher rather quicker
  closer further wider narrower`,
);
const patterns: readonly Pattern[] = [
  {
    name: 'a superlative',
    weight: 0.46,
    words: new RegExp(
      `\\b(?:(?:the|its|their|his|her|our|[\\p{L}]+[’']s) )?(?:(?:${SPELLED}|second|third|fourth|fifth|one of the|by far the) ?-?)?(?:${superlative}|most [\\p{L}-]+|least [\\p{L}-]+)(?: [\\p{L}-]+){0,2}? (?:since|in|on|of|for|ever|on record|among|anywhere|outside)\\b`,
      'giu',
    ),
  },
  {
    name: 'a superlative',
    weight: 0.34,
    words: new RegExp(
      `\\b(?:the|its|their|[\\p{L}]+[’']s) (?:(?:second|third|fourth|fifth)[- ])?(?:${superlative}|most \\p{L}+|least \\p{L}+)\\b`,
      'giu',
    ),
  },
  {
    name: 'a first or only',
    weight: 0.42,
    words:
      /\b(?:for the (?:first|second|third|last) time|the (?:very )?first(?: (?:ever|woman|man|person|time|country|city|town|of its kind|in|to|\p{L}+ to))|the only|the sole|the last \p{L}+ to|first-ever|never before|no other|nowhere else|unprecedented|unique (?:in|to|among)|the last remaining|unrivalled)\b/giu,
  },
  {
    name: 'a record',
    weight: 0.42,
    words:
      /\b(?:a record|record (?:high|low|number|levels?|profits?|crowd|attendance|\p{L}+)|on record|all-time|broke (?:the|a) record|world record)\b/giu,
  },
  {
    name: 'a comparison',
    weight: 0.38,
    words: new RegExp(
      `\\b(?:${comparative}|(?:more|less) [\\p{L}-]+)(?: [\\p{L}-]+){0,2}? than (?!(?:[£$€]?\\d|${SPELLED}\\b|a (?:dozen|hundred|thousand|million)|half))`,
      'giu',
    ),
  },
  {
    name: 'a comparison',
    weight: 0.36,
    words: new RegExp(
      `\\b(?:more|less|fewer|higher|lower|older|younger|larger|smaller|faster|slower) than (?:the|any|all|its|their|his|her|that|in|at|on|one|twice|when|a|it|when|before|\\p{Lu}|${SPELLED} in|ever|were|was|is|are|usual|normal|expected|average)\\b`,
      'gu',
    ),
  },
  {
    name: 'a superlative',
    weight: 0.42,
    words: new RegExp(
      `^(?:${superlative}|Most \\p{Ll}+|Only|First) \\p{Ll}+|\\b(?:the )?(?:leading|main|chief|principal|top) (?:cause|producer|exporter|source|supplier|employer|seller)|\\b(?:last|first|second|third|fourth|fifth|bottom|top) (?:place|in the table|of the table)|\\b(?:${superlative}) (?:ever|yet|known|recorded|in)\\b`,
      'giu',
    ),
  },
  {
    name: 'a comparison',
    weight: 0.36,
    words:
      /\b(?:compared (?:with|to)|as (?:many|much|high|low|big|large|old|fast) as|in contrast to|unlike|outnumber\p{L}*|ahead of|above (?:the )?average|below (?:the )?average|the same (?:number|amount|share) as|than ever)\b/giu,
  },
  {
    name: 'a change',
    weight: 0.34,
    words:
      /\b(?:up|down|rose|risen|fell|fallen|grew|grown|increased|decreased|dropped|climbed|cut|raised|went|eased|slipped) from\b|\bfrom (?:[£$€]?[\d,.]+|an? \p{L}+) to\b|\b(?:overtook|overtaken|outnumber(?:s|ed)?|exceed(?:s|ed)?|surpass(?:ed|es)?|outstripp?(?:ed|s|ing)?|keeping (?:up|pace) with|kept pace with|twice as|half as|more than twice|(?:rose|risen|fell|fallen|grew|grown|growing|rising|falling) (?:faster|slower|more|at))\b/giu,
  },
  {
    name: 'a superlative',
    weight: 0.34,
    words:
      /\b(?:the|its|their|his|her|\p{L}+[’']s) (?:(?:second|third|fourth|fifth)[- ]|\p{L}+[’']s )?(?!for|inter|pro|arr|requ|gu|cont|harv|inv|for|t|w|r|ch|n|p|v|j|qu|cr|b|gr?|east-w)\p{L}{2,}est\b(?! of the)|\bmost of (?:any|all)\b|\bof any \p{L}+/giu,
  },
  {
    name: 'a comparison',
    weight: 0.34,
    words: new RegExp(
      `\\b(?:more|less|fewer|rather|other|\\p{L}+er)(?: [\\p{L}-]+){0,3} than (?![£$€]?\\d|${SPELLED}\\b|half|a (?:dozen|hundred|thousand|million))|\\b(?:half|twice|double) (?:the|as)\\b|\\bthe (?:first|only|last|sole|second) (?:\\p{L}+ ){0,3}(?:to|in|since|ever|of)\\b|\\bonly (?:\\p{L}+ ){0,2}(?:in|to have|ever)\\b|\\b(?:still|now) the (?:\\p{L}+ )?(?:\\p{L}+est|only)\\b`,
      'giu',
    ),
  },
];

/** Superlatives, firsts and onlies, records, comparisons and changes over time. */
export function comparisonsIn(sentence: Sentence): readonly Signal[] {
  return detect(sentence, 'comparison', patterns);
}
