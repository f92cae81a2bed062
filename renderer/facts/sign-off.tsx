import { useSettings } from '../desk/settings.ts';
import { openSettings } from '../settings/settings-state.ts';
import { Button } from '../ui/button.tsx';
import { signOff } from './claim-actions.ts';
import { waitsForSignOff, type ClaimCard } from './claim-cards.ts';
import { focusCard } from './facts-view.ts';
import { signOffTrouble } from './sign-off-rule.ts';

/** The second person's signature, where the desk asks for one. */
export function SignOff({ card }: { readonly card: ClaimCard }) {
  const { asksSignOff, editor } = useSettings();
  if (!waitsForSignOff(card, asksSignOff)) return null;
  const trouble = signOffTrouble(card, editor);
  return (
    <div className="sign-off">
      {trouble === null ? (
        <Button
          look="main"
          keys="S"
          aria-keyshortcuts="S"
          onClick={() => {
            // The button goes once it is signed; the focus stays in the card.
            focusCard(card.id, 'verdict');
            void signOff(card);
          }}
        >
          {`Sign off as ${editor}`}
        </Button>
      ) : (
        <>
          <p className="card-reason">{trouble}</p>
          <Button look="link" onClick={() => openSettings('desk')}>
            {`Not ${editor || 'anyone yet'}? Change the name…`}
          </Button>
        </>
      )}
    </div>
  );
}
