import { Slice, type Node } from 'prosemirror-model';
import {
  AddMarkStep,
  AttrStep,
  Mapping,
  RemoveMarkStep,
  ReplaceAroundStep,
  ReplaceStep,
  Transform,
  type Step,
} from 'prosemirror-transform';
import { privateMarks } from '../schema.ts';
import { hasSameOutcome } from './outcome.ts';
import { proposeBlocks } from './propose-blocks.ts';
import { isForm, proposeForm, proposeFormat } from './propose-form.ts';
import { proposeText } from './propose-text.ts';
import type { Propose, Proposing } from './proposing.ts';

/** An edit made a proposal. */
export interface Proposed {
  /** What is to be done to the document instead of the edit's own steps. */
  readonly transform: Transform;
  /** The proposals that it began or went on with; empty where nothing in it could be one. */
  readonly ids: ReadonlySet<string>;
  /** Whether something in it was done at once, as no mark or leaf could say it. */
  readonly isPlain: boolean;
}

/**
 * Makes proposals of an edit: what its steps put in is marked as such, what they take out stays in
 * leaves. Rejecting all proposals then gives what it gave before, and accepting all what the plain
 * steps would have given: each step is held against that, and one that cannot be said in marks and
 * leaves is said as whole blocks taken out and put in. One that cannot be said even so is made plainly.
 */
export function propose(doc: Node, steps: readonly Step[], by: Proposing): Proposed {
  const transform = new Transform(doc);
  const ids = new Set<string>();
  let isPlain = false;
  // From the document as the plain steps leave it to the one with the proposals; the rebasing of
  // prosemirror-collab.
  let mapping = new Mapping();
  for (const step of steps) {
    const before = transform.steps.length;
    const mapped = step.map(mapping);
    if (mapped) {
      const made = proposeStep(transform, mapped, { id: by.id, own: withIds(by.own, ids) });
      for (const id of made.ids) ids.add(id);
      isPlain ||= made.isPlain;
    }
    const rest = transform.mapping.maps.slice(before);
    const at = mapped ? transform.steps.indexOf(mapped, before) - before : -1;
    mapping = rebased(mapping, step, rest, at);
  }
  return { transform, ids, isPlain };
}

function withIds(own: ReadonlySet<string>, ids: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...own, ...ids]);
}

function rebased(mapping: Mapping, step: Step, maps: Mapping['maps'], at: number): Mapping {
  const next = new Mapping([step.getMap().invert()]);
  next.appendMapping(mapping);
  for (const [index, map] of maps.entries()) next.appendMap(map, index === at ? 0 : undefined);
  return next;
}

type Made = Pick<Proposed, 'ids' | 'isPlain'>;

function proposeStep(transform: Transform, step: Step, by: Proposing): Made {
  const before = transform.doc;
  const plain = step.apply(before).doc;
  if (plain === null) return { ids: new Set(), isPlain: false };
  if (isOfDesk(step)) {
    transform.step(step);
    return { ids: new Set(), isPlain: false };
  }
  for (const way of waysFor(step)) {
    const attempt = new Transform(before);
    const ids = way(attempt, step, by);
    if (ids === null || !hasSameOutcome(before, plain, attempt.doc)) continue;
    for (const one of attempt.steps) transform.step(one);
    return { ids: new Set(ids), isPlain: false };
  }
  const parts = partsOf(before, plain);
  if (parts.length > 1) return proposeParts(transform, parts, by);
  transform.step(step);
  return { ids: new Set(), isPlain: true };
}

/** A step over several parts of a story, such as from the headline into the body, is one for each. */
function proposeParts(transform: Transform, steps: readonly Step[], by: Proposing): Made {
  const ids = new Set<string>();
  let isPlain = false;
  for (const step of steps) {
    const made = proposeStep(transform, step, { id: by.id, own: withIds(by.own, ids) });
    for (const id of made.ids) ids.add(id);
    isPlain ||= made.isPlain;
  }
  return { ids, isPlain };
}

/** Steps that give each part of a story that changed what it holds after; the last part first. */
function partsOf(before: Node, plain: Node): Step[] {
  const steps: Step[] = [];
  before.forEach((part, offset, index) => {
    const now = plain.maybeChild(index);
    if (!now?.sameMarkup(part) || now.eq(part)) return;
    const [from, to] = [offset + 1, offset + 1 + part.content.size];
    steps.unshift(new ReplaceStep(from, to, new Slice(now.content, 0, 0)));
  });
  return steps;
}

/** The desk's own marks are no matter of readers, so nothing about them is proposed. */
function isOfDesk(step: Step): boolean {
  const isMark = step instanceof AddMarkStep || step instanceof RemoveMarkStep;
  return isMark && privateMarks.has(step.mark.type.name);
}

function waysFor(step: Step): readonly Propose[] {
  if (step instanceof ReplaceStep) return [proposeText, proposeBlocks];
  if (step instanceof ReplaceAroundStep && isForm(step)) return [proposeForm, proposeBlocks];
  if (step instanceof AttrStep) return [proposeForm, proposeBlocks];
  if (step instanceof AddMarkStep || step instanceof RemoveMarkStep)
    return [proposeFormat, proposeBlocks];
  return step instanceof ReplaceAroundStep ? [proposeBlocks] : [];
}
