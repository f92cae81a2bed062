import { anyOf, detect, type Pattern, type Sentence, type Signal } from './signal.ts';

const mishap = anyOf(
  `failure fault leak crash error mistake row dispute complaints? warnings? deaths? scandal protests?
  strikes? outbreak collapse crack fire storms? floods? flooding attacks? blast explosion drought frost
  heatwave shortage shortages delays? accident illness injury operation war fighting shelling power_cut
  revolt outcry tip-off inquiry`,
);

const patterns: readonly Pattern[] = [
  {
    name: 'a cause',
    weight: 0.36,
    words: new RegExp(
      `\\b(?:${anyOf(
        `because_of because due_to owing_to thanks_to as_a_(?:direct_)?(?:result|consequence)(?:_of)?
        caused(?:_by)? causes? causing led_to leads?_to leading_to result(?:s|ed|ing)?_(?:in|from)
        trigger(?:s|ed|ing)? spark(?:s|ed|ing) prompt(?:s|ed|ing)? forc(?:es|ed|ing) brought_about
        bring(?:s|ing)_about stem(?:s|med|ming)_from attributed_to blam(?:es|ed|ing) to_blame linked_to
        link_between contribut(?:es|ed|ing)_to driven_(?:by|up|down) fuell?ed_by responsible_for
        in_response_to set_off_by gave_rise_to (?:increas|rais|reduc|cut|lower|doubl|halv)\\p{L}*_the_(?:risk|chance)
        prevent(?:s|ed|ing)? a_factor_in the_(?:leading|main|chief)_causes?_of cures? protects?_against
        (?:has|have)_cost cost_(?:the|its|taxpayers|him|her|them) the_reason which_is_why so_that
        died_(?:of|from|after) dead_(?:of|from|after) ill_(?:from|after) suffer(?:s|ed)?_from
        (?:delayed|destroyed|damaged|hit|closed|shut|washed_away|brought_down|ruined|halted|disrupted|flooded|cut_off|killed|injured|set_back|swept_away|prompted|spoiled|held_up)_(?:by|when|after)
        which_(?:killed|injured|destroyed|left|wounded) killing (?<!(?:after|before|since|on|of|by|for)_)leaving destroying helps?_(?:to_)?\\p{L}+
        makes?_(?:you|people|them|it|children|us) allow(?:s|ed|ing)_(?:the|it|them|him|her) the_effects?_of
        had_no_effect made_no_difference does_(?:nothing|anything) no_link no_evidence_that
        on_(?:fears|news|the_news|hopes) for_fear_of for_want_of for_lack_of`,
      )})(?!\\p{L})`,
      'giu',
    ),
  },
  {
    name: 'a cause',
    weight: 0.34,
    words: new RegExp(
      `\\b(?:after|following|amid|since|over) (?:an? |the |its |his |her )?(?:[\\p{L}-]+ ){0,2}${mishap}\\b|\\bafter (?:\\p{L}+ly )?(?:being|failing|finding|losing|refusing|falling|drinking|eating|taking|admitting)\\b|(?<=\\p{Ll}(?:ed|n|t) )for (?:not )?\\p{L}+ing\\b|(?<=\\p{L} )by (?:not )?\\p{L}{2,}ing\\b|^Had \\p{L}.{5,90}? would (?:not )?have\\b|\\bas (?:[\\p{L}-]+ ){1,2}(?:spread|grow|grows|rise|rises|deepens?|mounts?|bites?|fall|falls)\\b|\\bwould (?:not )?have (?:died|lived|survived|happened)\\b`,
      'giu',
    ),
  },
];

/** What is said to have brought something about (Full Fact’s “correlation or causation”). */
export function causesIn(sentence: Sentence): readonly Signal[] {
  return detect(sentence, 'cause', patterns);
}
