import { isWishOrPraise } from './wish.ts';
import { anyOf, type Sentence } from './signal.ts';

/**
 * Whether a sentence states nothing by its very form: a question, also a reported one without
 * quotation marks, a command, a greeting, a bare wish, a label or a line without a word. Other
 * opinion is weighed with all else in `worth.ts`.
 */
export function isLeftOut(sentence: Sentence): boolean {
  const { text, role, isEnglish } = sentence;
  if (!/\p{L}/u.test(text)) return true;
  if (isQuestion(text)) return true;
  if (!isEnglish || role === 'quote' || role === 'pull-quote') return false;
  if (/^[“"‘]/u.test(text)) return false;
  if (text.length < 60 && text.endsWith(':')) return true;
  if (role === 'list-item' && ingredient.test(text)) return true;
  return (
    unknown.test(text) ||
    greeting.test(text) ||
    command.test(text) ||
    reportedQuestion.test(text) ||
    isWishOrPraise(sentence)
  );
}

// A question within quotation marks whose speaker follows is a quotation.
function isQuestion(text: string): boolean {
  return /[?？؟][)”’"'»]*$/u.test(text) && !/[”’"»] \p{L}/u.test(text);
}

// “Whether they will appeal is not yet known”: nobody has stated either.
const asked = String.raw`(?:and |but |so |yet |just |quite |exactly )?(?:whether|who|whose|whom|what|which|why|how|when|where)\b[^“”;:]*`;
const isOpen = anyOf(
  `(?:is|are|was|were|remains?|has|have|had)_(?:still_|as_)?(?:not|never|yet)_(?:yet_)?(?:to_be_|been_)?(?:known|clear|settled|decided|agreed|resolved|answered|established|determined|fixed)
  (?:is|are|was|were|remains?|has|have)_(?:still_)?to_be_(?:seen|settled|decided|agreed|resolved|answered|established|determined)
  (?:is|are|was|were|remains?)_(?:still_)?(?:unclear|unknown|uncertain|undecided|unsettled|unresolved|unanswered|open|moot)
  (?:is|was|remains?)_(?:still_)?(?:an?_(?:open_|different_|harder_)?|another_|the_)(?:question|matter|mystery|puzzle|story)
  (?:is|was|remains)_(?:hard|difficult|impossible|too_early|too_soon)_to_(?:say|tell|know)
  nobody_(?:knows|can_say|will_say) (?:is|was|remains)_anyone[’']s_guess`,
);
const unknown = new RegExp(`^${asked} ${isOpen}(?: yet| still| so far| now)?\\.?$`, 'iu');

const ingredient =
  /^(?:\d[\d./½¼¾-]*|½|¼|¾|an?|one|two|three|four|five|six|eight|ten|twelve|some|plenty of|salt|pepper)\b.*\b(?:g|kg|ml|oz|tbsp|tsp|tablespoons?|teaspoons?|pinch|handful|cloves?|eggs?|onions?|flour|butter|sugar|salt|pepper|oil|milk|cream|cheese|garlic|lemons?|potatoes|carrots?|leeks?|rice|chopped|sliced|diced|beaten|grated|peeled|melted|sifted|softened)\b/iu;

const reportedQuestion =
  /^(?:will|would|is|are|was|were|did|does|do|can|could|should|has|have|had|who|what|why|how|where|when|which|whose)\b[^“”]*,? (?:asked|wondered|(?:\p{L}+ ){1,3}(?:asked|wondered))\.?$/iu;

const verbs = anyOf(
  `read see click sign subscribe follow listen watch share email e-mail contact send let consider
  imagine think remember take look please visit join download donate tell ask stay keep get find check
  try note bear write scroll tap turn come go enjoy register book expect stop wait make give help
  forget picture suppose add stir serve pour mix heat preheat bake boil chop slice peel drain season
  bring pack wear use avoid beware choose pick buy put leave set switch store wash dry start begin
  open close press hold talk speak call shop brace learn apply pay ensure do be drink eat walk wash`,
);

// A plain verb at the head of a sentence commands, unless it turns out to be a noun with its verb.
const command = new RegExp(
  `^(?:please,? |do not |don[’']t |never |always |just |if in doubt, )?${verbs} (?!(?:was|were|is|are|has|had|have|of|said|says|will|would|from \\p{Lu}|prices?|sales|talks|fell|rose)\\b)(?!.*,[”’"]? (?:\\p{L}+ ){1,3}said\\b)`,
  'iu',
);

const greeting =
  /^(?:hello|hi|good (?:morning|afternoon|evening|day)|welcome (?:to|back)|thanks|thank you|dear|happy|congratulations|goodbye|farewell|well done|greetings|yes|sorry|ladies and gentlemen|merry)\b[^.]{0,80}[.!,]?$/iu;
