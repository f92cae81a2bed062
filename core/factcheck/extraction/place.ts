import { anyOf, detect, type Pattern, type Sentence, type Signal } from './signal.ts';

const word = String.raw`\p{Lu}[\p{L}\p{M}’'-]+`;
const feature = anyOf(
  `Street Road Lane Avenue Square Bridge River Lake Bay Harbour Harbor Island Islands Isle Mountain
  Mountains Hill Hills Valley Forest Park County District Province Region Peninsula Coast Sea Ocean
  Strait Canal Airport Station Port Village Town City Borough Parish Hospital Cathedral Church School
  University College Stadium Prison Museum Dam Reservoir Estate Wood Moor Marsh Beach Quay Pier Market`,
);
const notPlaces =
  'Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|Mr|Mrs|Ms|Dr|Christmas|Easter|English|French|Parliament';

const patterns: readonly Pattern[] = [
  {
    name: 'a place and how it lies',
    weight: 0.34,
    words: new RegExp(
      `\\b(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west|upstream|downstream|inland|miles|kilometres|km) (?:of|from) (?:the )?${word}|\\b(?:on|at) the (?:banks?|border|coast|shores?|foot|edge|outskirts) (?:of|with|between) (?:the )?${word}`,
      'gu',
    ),
  },
  {
    name: 'a place',
    weight: 0.24,
    words: new RegExp(
      `(?:(?<=[\\p{L},] )(?:the )?)?(?:${word} ){1,3}${feature}\\b|\\b(?:Lake|Mount|River|Port|Cape|Isle of|Gulf of|Bay of) ${word}`,
      'gu',
    ),
  },
  {
    name: 'a place',
    weight: 0.18,
    words: new RegExp(
      `\\b(?:[Ii]n|[Nn]ear|[Aa]t|[Oo]utside|[Aa]cross|[Tt]hroughout|[Aa]round|[Ii]nto|[Bb]eyond|[Vv]isited) (?:(?:the|northern|southern|eastern|western|central|nearby|neighbouring) )?(?!(?:${notPlaces})\\b)${word}(?: ${word}){0,2}`,
      'gu',
    ),
  },
];

/** Places: named features, and names after words such as `in` or `ten miles north of`. */
export function placesIn(sentence: Sentence): readonly Signal[] {
  return detect(sentence, 'place', patterns);
}
