import { useEffect } from 'react';
import type { CallFields } from '../../../shared/calls/call';
import { useCommands, useKeyName } from '../../commands/command-registry';
import { useText, type Translate } from '../../i18n/use-text';
import { useStore } from '../../state/store';
import { StatusBand } from '../../ui/status-band';
import { isFinished, type OpenCall } from './open-calls/open-call-state';
import type { OpenCallsStore } from './open-calls/open-calls-store-types';

type Tour = {
  /** The agent has gone through all of it. */
  readonly finish: () => void;
  readonly close: () => void;
};

/**
 * Leads through the first call in practice, one sentence at a time. It continues by what the agent does in the call, and
 * takes neither caret nor keys, except Esc where nothing else wants it.
 */
export function PracticeTour({ calls, tour }: { readonly calls: OpenCallsStore; readonly tour: Tour }) {
  const open = useStore(calls.store, ({ calls: all, activeId }) =>
    all.find(({ call }) => call.id === activeId),
  );
  return open && <TourOfCall key={open.call.id} open={open} tour={tour} />;
}

type TourOfCallProps = { readonly open: OpenCall; readonly tour: Tour };

function TourOfCall({ open, tour: { finish, close } }: TourOfCallProps) {
  const t = useText();
  useCommands({
    // From a list beside the form, Esc leads back to the field first.
    get back() {
      return isInField() ? { run: close } : undefined;
    },
  });
  const isSent = open.ticket !== null && open.ticket.caseNumber !== null;
  const step = useStore(open.session.store, ({ fields, faults }) =>
    isSent ? 'answer' : getStep(fields, Object.keys(faults).length === 0),
  );
  // The next call ends the tour.
  useEffect(() => {
    if (!isSent) return undefined;
    finish();
    return close;
  }, [isSent, finish, close]);
  const text = useSentence(t, step);
  // A call that ended in another way: the next one begins the tour again.
  if (isFinished(open) && !isSent) return null;
  const values = { nth: steps.indexOf(step) + 1, count: steps.length, text };
  return <StatusBand text={t('tour.step', values)} isClosedByEsc onClose={close} />;
}

function isInField(): boolean {
  const focused = document.activeElement;
  return focused === document.body || focused?.closest('[id^="field-"]') !== null;
}

const steps = ['phone', 'caller', 'issue', 'send', 'answer'] as const;
type Step = (typeof steps)[number];

/** The digits that the tour names: the last ones of a caller's number in the practice history. */
const knownDigits = '4821';

function getStep({ phone, storeName }: CallFields, isReady: boolean): Step {
  if (isReady) return 'send';
  const digits = phone.replaceAll(/\D/g, '');
  if (digits.length < knownDigits.length) return 'phone';
  return digits.endsWith(knownDigits) && storeName.trim() === '' ? 'caller' : 'issue';
}

function useSentence(t: Translate, step: Step): string {
  const keys = {
    key: useKeyName('fill-from-caller'),
    readBack: useKeyName('read-back'),
    send: useKeyName('send'),
    spell: useKeyName('spell'),
    next: useKeyName('new-call'),
    help: useKeyName('help'),
  };
  return t(`tour.${step}`, keys);
}
