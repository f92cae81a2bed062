import { anyOf, detect, type Pattern, type Sentence, type Signal } from './signal.ts';

const word = String.raw`\p{Lu}[\p{L}\p{M}’'-]+`;
const feature = anyOf(
  `Street Road Avenue Square Bridge River Lake Bay Harbour Harbor Island Islands Isle Mountain
  Mountains Valley Forest County District Province Region Peninsula Coast Sea Ocean
  Strait Canal Airport Station Port Village Town City Borough Parish Hospital Cathedral Stadium Prison
  Dam Reservoir Estate Beach Quay Pier Point Crossing Terrace Crescent`,
);
// People bear these names too: Paula Marsh, but the path across Hollin Marsh.
const surname = anyOf('Hill Hills Wood Moor Marsh Park Lane Gate Row');
const countries = anyOf(
  `Afghanistan Albania Algeria Andorra Angola Argentina Armenia Australia Austria Azerbaijan Bahrain
  Bangladesh Barbados Belarus Belgium Belize Benin Bhutan Bolivia Bosnia Botswana Brazil Brunei Bulgaria
  Burundi Cambodia Cameroon Canada Chad Chile China Colombia Congo Croatia Cuba Cyprus Denmark Ecuador
  Egypt England Eritrea Estonia Ethiopia Fiji Finland France Gabon Gambia Germany Ghana Greece Grenada
  Guatemala Guinea Guyana Haiti Honduras Hungary Iceland India Indonesia Iran Iraq Ireland Israel Italy
  Jamaica Japan Jordan Kazakhstan Kenya Kosovo Kuwait Kyrgyzstan Laos Latvia Lebanon Lesotho Liberia
  Libya Liechtenstein Lithuania Luxembourg Madagascar Malawi Malaysia Maldives Mali Malta Mauritania
  Mauritius Mexico Moldova Monaco Mongolia Montenegro Morocco Mozambique Myanmar Namibia Nepal
  Netherlands New_Zealand Nicaragua Niger Nigeria North_Korea Norway Oman Pakistan Palestine Panama
  Paraguay Peru Philippines Poland Portugal Qatar Romania Russia Rwanda Samoa Saudi_Arabia Scotland
  Senegal Serbia Sierra_Leone Singapore Slovakia Slovenia Somalia South_Africa South_Korea Spain
  Sri_Lanka Sudan Sweden Switzerland Syria Taiwan Tajikistan Tanzania Thailand Togo Tunisia
  Turkmenistan Uganda Ukraine Uruguay Uzbekistan Venezuela Vietnam Wales Yemen Zambia Zimbabwe Britain
  Europe Africa Asia Antarctica America Crimea Siberia Scandinavia Catalonia Bavaria Brittany London
  Paris Berlin Madrid Lisbon Rome Athens Vienna Brussels Geneva Zurich Warsaw Prague Budapest Bucharest
  Sofia Kyiv Kharkiv Odesa Lviv Moscow Minsk Vilnius Riga Tallinn Helsinki Stockholm Oslo Copenhagen
  Dublin Edinburgh Glasgow Belfast Cardiff Istanbul Ankara Cairo Beirut Damascus Baghdad Tehran Kabul
  Delhi Mumbai Beijing Shanghai Tokyo Seoul Sydney Toronto Washington Chicago Boston Jerusalem Gaza`,
);
const notPlaces =
  '(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|Mr|Mrs|Ms|Dr|Sir|Christmas|Easter|English|French|German|Parliament|President|I|The)\\b';

const patterns: readonly Pattern[] = [
  {
    name: 'a place and how it lies',
    weight: 0.34,
    words: new RegExp(
      `\\b(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west|upstream|downstream|inland|miles|kilometres|km) (?:of|from) (?:the )?${word}|\\b(?:on|at) the (?:banks?|border|coast|shores?|foot|edge|outskirts) (?:of|with|between) (?:the )?${word}|\\b(?:metres|miles|kilometres|km|yards|feet) (?:from|off) the \\p{L}+`,
      'gu',
    ),
  },
  {
    name: 'a place',
    weight: 0.24,
    words: new RegExp(
      `(?:(?<=[\\p{L},] )(?:the )?)?(?:${word} ){1,3}${feature}\\b|(?<=\\b(?:[Ii]n|[Aa]t|[Oo]n|[Nn]ear|[Tt]he|through|across|into|\\d) )(?:${word} ){1,3}${surname}\\b|\\b(?:Lake|Mount|River|Port|Cape|Isle of|Gulf of|Bay of) ${word}`,
      'gu',
    ),
  },
  {
    name: 'a place',
    weight: 0.22,
    words: new RegExp(
      `\\b(?:town|city|village|port|capital|island|region|province|suburb|county|state|valley|resort|hamlet)(?: of|,) (?!${notPlaces})${word}(?: ${word})?`,
      'gu',
    ),
  },
  {
    name: 'a place',
    weight: 0.2,
    words: new RegExp(
      `\\b(?:[Ii]n|[Nn]ear|[Aa]t|[Oo]utside|[Aa]cross|[Tt]hroughout|[Ii]nto|[Bb]eyond|(?:moved|fled|flew|flight|travelled|returned|went|came|sailed|drove|road|train|trains|ferry|bus|journey|way|emigrated|back|ticket) (?:back )?(?:to|from)|visited|left for) (?:(?:the|northern|southern|eastern|western|central|nearby|neighbouring) )?(?!${notPlaces})${word}(?:[ -]${word}){0,2}`,
      'gu',
    ),
  },
  {
    name: 'a place',
    weight: 0.18,
    words: new RegExp(
      `(?<![\\p{L}-])(?:(?<=[\\p{L},] )the )?${countries}(?:[’']s)?(?![\\p{L}-])`,
      'gu',
    ),
  },
  {
    name: 'a place',
    weight: 0.16,
    words: new RegExp(
      `\\b(?:of|from|to|between) (?!${notPlaces})${word} and ${word}(?! ${word})|\\bfrom (?!${notPlaces})${word} to ${word}|\\bin the (?:north|south|east|west|north-?east|north-?west|south-?east|south-?west)\\b`,
      'gu',
    ),
  },
];

/** Places: named features, countries, and names after words such as `in` or `ten miles north of`. */
export function placesIn(sentence: Sentence): readonly Signal[] {
  return detect(sentence, 'place', patterns);
}
