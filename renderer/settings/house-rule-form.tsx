import { useId, useMemo, useState, type ReactNode } from 'react';
import { failure, type Result } from '../../core/base/result.ts';
import { doubledRule, readHouseRule } from '../../core/proofreading/house-rules.ts';
import type { HouseRule } from '../../core/proofreading/house-style.ts';
import { useDesk } from '../desk/desk-state.ts';
import { request } from '../host/host.ts';
import { takeDecisions } from '../proofread/house-style.ts';
import { Button } from '../ui/button.tsx';
import { piecesOf, tryHouseRule } from './try-house-rule.ts';

interface Draft {
  readonly pattern: string;
  readonly isExpression: boolean;
  readonly matchesCase: boolean;
  /** One a line. */
  readonly suggestions: string;
  readonly message: string;
}

const blank: Draft = {
  pattern: '',
  isExpression: false,
  matchesCase: false,
  suggestions: '',
  message: '',
};

interface HouseRuleFormProps {
  /** The rule that is edited, or null for a new one. */
  readonly rule: HouseRule | null;
  readonly onDone: () => void;
}

/** A rule of the newsroom's own as it is written, tried on a line of text before it is kept. */
export function HouseRuleForm({ rule, onDone }: HouseRuleFormProps) {
  const [id] = useState(() => rule?.id ?? crypto.randomUUID());
  const [draft, setDraft] = useState<Draft>(() => (rule ? draftOf(rule) : blank));
  const [line, setLine] = useState('');
  const [isTold, setTold] = useState(false);
  const rules = useDesk((state) => state.house.rules);
  const read = useMemo(() => readDraft(ruleOf(id, draft), rules), [id, draft, rules]);
  const change = (changed: Partial<Draft>) => setDraft({ ...draft, ...changed });
  const keep = async () => {
    setTold(true);
    if (read.ok && takeDecisions(await request('houseStyle.putRule', read.value))) onDone();
  };
  const problem = read.ok || (!isTold && draft.pattern === '') ? null : read.error;
  return (
    <form
      className="house-form"
      aria-label={rule ? 'Change the house rule' : 'New house rule'}
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <Field label={draft.isExpression ? 'Regular expression to look for' : 'Words to look for'}>
        <input
          autoFocus
          value={draft.pattern}
          maxLength={300}
          aria-invalid={problem !== null}
          aria-describedby={problem === null ? undefined : `${id}-problem`}
          onChange={(event) => change({ pattern: event.target.value })}
        />
      </Field>
      {problem === null ? null : (
        <p id={`${id}-problem`} className="field-problem" role="alert">
          {problem}
        </p>
      )}
      <Check
        label="Capitals matter"
        isOn={draft.matchesCase}
        turn={(matchesCase) => change({ matchesCase })}
      />
      <Check
        label="It is a regular expression (RE2; $1 in a replacement is its first group)"
        isOn={draft.isExpression}
        turn={(isExpression) => change({ isExpression })}
      />
      <Field label="Write instead: one a line, the best first; none for a mere note">
        <textarea
          value={draft.suggestions}
          maxLength={1500}
          rows={2}
          onChange={(event) => change({ suggestions: event.target.value })}
        />
      </Field>
      <Field label="Why, in a sentence">
        <input
          value={draft.message}
          maxLength={400}
          onChange={(event) => change({ message: event.target.value })}
        />
      </Field>
      <Field label="Try it on a line of text">
        <input value={line} maxLength={2000} onChange={(event) => setLine(event.target.value)} />
      </Field>
      {line !== '' && read.ok ? <Tried rule={read.value} line={line} /> : null}
      <div className="export-actions">
        <Button onClick={onDone}>Cancel</Button>
        <Button type="submit" look="main">
          {rule ? 'Keep the change' : 'Add the rule'}
        </Button>
      </div>
    </form>
  );
}

function Tried({ rule, line }: { readonly rule: HouseRule; readonly line: string }) {
  const pieces = useMemo(() => piecesOf(line, tryHouseRule(rule, line)), [rule, line]);
  const isFound = pieces.some(({ instead }) => instead !== undefined);
  return (
    <p className="house-tried" role="status" aria-label="What the rule finds">
      {isFound ? null : 'The rule finds nothing there. '}
      {pieces.map(({ text, instead }, index) =>
        instead === undefined ? (
          <span key={index}>{text}</span>
        ) : (
          <span key={index}>
            <span className="finding finding-style">{text}</span>
            {instead === null ? null : <ins>{instead === '' ? '(nothing)' : instead}</ins>}
          </span>
        ),
      )}
    </p>
  );
}

function Field({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <label className="field">
      <span>{label}</span>
      {children}
    </label>
  );
}

interface CheckProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly turn: (isOn: boolean) => void;
}

function Check({ label, isOn, turn }: CheckProps) {
  const id = useId();
  return (
    <div className="house-check">
      <input
        id={id}
        type="checkbox"
        checked={isOn}
        onChange={(event) => turn(event.target.checked)}
      />
      <label htmlFor={id}>{label}</label>
    </div>
  );
}

/** The rule as it would be kept, or why it would not be. */
function readDraft(draft: HouseRule, rules: readonly HouseRule[]): Result<HouseRule, string> {
  const read = readHouseRule(draft);
  const doubled = read.ok ? doubledRule(read.value, rules) : null;
  return doubled === null ? read : failure(doubled);
}

function draftOf(rule: HouseRule): Draft {
  return { ...rule, suggestions: rule.suggestions.join('\n'), message: ownMessage(rule) };
}

/** The reason that somebody wrote; one that was made up of the suggestion would outlive it. */
function ownMessage(rule: HouseRule): string {
  const bare = readHouseRule({ ...rule, message: '' });
  return bare.ok && bare.value.message === rule.message ? '' : rule.message;
}

function ruleOf(id: string, { suggestions, ...draft }: Draft): HouseRule {
  const lines = suggestions.split('\n').map((line) => line.trim());
  return { ...draft, id, suggestions: lines.filter((line) => line !== '') };
}
