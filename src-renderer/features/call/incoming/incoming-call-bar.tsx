import { useRef, useState } from 'react';
import type { IncomingCall } from '../../../../shared/calls/incoming-call-link';
import type { ListedIncomingCall } from '../../../../shared/calls/incoming-call';
import { useCommands } from '../../../commands/command-registry';
import { formatTime } from '../../../i18n/format-dates';
import { useText } from '../../../i18n/use-text';
import { describeIncomingCaller } from '../../../components/calls/describe-incoming-caller';
import { useMask } from '../../../components/masking/masked-text';
import { Button } from '../../../ui/button';
import { useFocusRestoration } from '../../../ui/use-focus-restoration';
import { useIsNarrow } from '../../../ui/use-is-narrow';
import css from './incoming-call-bar.module.css';

type IncomingCallBarProps = {
  /** The calls that ring, newest first. */
  readonly ringing: readonly ListedIncomingCall[];
  /** Adds who has the number, where that is known. It is shown, never filled in. */
  readonly withKnownCaller: (call: IncomingCall) => IncomingCall;
  readonly onAnswer: (call: ListedIncomingCall) => void;
  readonly onDismiss: (call: ListedIncomingCall) => void;
};

/** Where it is shown who rings, while another screen than that of the calls is. */
export const ringsAboveId = 'rings-above';

/** The most calls that stand side by side. */
const mostBeside = 2;

/**
 * Shows who is calling, next to the tabs of the calls. It never takes the caret or covers an input. The two newest
 * calls stand side by side; a list of the others opens below them.
 */
export function IncomingCallBar({ ringing, withKnownCaller, onAnswer, onDismiss }: IncomingCallBarProps) {
  const t = useText();
  const mask = useMask();
  const isNarrow = useIsNarrow();
  const [isListOpen, setIsListOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  useFocusRestoration(place);
  const others = ringing.slice(mostBeside);
  const isOpen = isListOpen && others.length > 0;
  useCommands({
    'answer-call': {
      run: () => {
        if (ringing[0] !== undefined) onAnswer(ringing[0]);
      },
      whyNot: () => (ringing.length === 0 ? 'unavailable.nobodyRings' : undefined),
      choices: () =>
        ringing.map((call) => {
          const name = t('palette.answer', { who: describeIncomingCaller(withKnownCaller(call), mask, t) });
          return { id: String(call.id), name, run: () => onAnswer(call) };
        }),
    },
  });
  useCommands(isOpen ? { back: { run: () => setIsListOpen(false) } } : {}, { isOnTop: true });

  return (
    <div ref={place} className={css['place']} data-several={ringing.length > 1 || undefined}>
      <div className={css['rings']} role="status" data-rings>
        {ringing.slice(0, mostBeside).map((call, at) => (
          <div key={call.id} className={css['strip']} data-ringing>
            <Caller call={call} caller={withKnownCaller(call)} isOnly={ringing.length === 1 && !isNarrow} />
            <Button
              kind="quiet"
              {...(at === 0 && { action: 'answer-call' })}
              isTabStop={at > 0}
              onPress={() => onAnswer(call)}
            >
              {t('callScreen.incomingAnswer')}
            </Button>
            <DismissButton
              isShort={ringing.length > 1 || isNarrow}
              isTabStop={at > 0}
              onPress={() => onDismiss(call)}
            />
          </div>
        ))}
        {others.length > 0 && (
          <Button kind="quiet" isOpen={isOpen} onPress={() => setIsListOpen(!isOpen)}>
            {t('callScreen.incomingMore', { count: others.length })}
          </Button>
        )}
      </div>
      {isOpen && (
        <ul className={css['list']} aria-label={t('callScreen.incomingOthers')}>
          {others.map((call) => (
            <li key={call.id} className={css['row']}>
              <span className={css['when']}>{formatTime(call.lastRangAtMs, t.language)}</span>
              <Caller call={call} caller={withKnownCaller(call)} isOnly={false} />
              <Button kind="quiet" onPress={() => onAnswer(call)}>
                {t('callScreen.incomingAnswer')}
              </Button>
              <Button kind="quiet" onPress={() => onDismiss(call)}>
                {t('callScreen.incomingDismiss')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

type DismissButtonProps = {
  readonly isShort: boolean;
  readonly isTabStop: boolean;
  readonly onPress: () => void;
};

function DismissButton({ isShort, ...button }: DismissButtonProps) {
  const t = useText();
  const name = t('callScreen.incomingDismiss');
  return (
    <Button kind="quiet" {...button} {...(isShort && { label: name })}>
      {isShort ? '×' : name}
    </Button>
  );
}

type CallerProps = {
  readonly call: ListedIncomingCall;
  readonly caller: IncomingCall;
  readonly isOnly: boolean;
};

function Caller({ call, caller, isOnly }: CallerProps) {
  const t = useText();
  const who = describeIncomingCaller(caller, useMask(), t);
  return (
    <>
      <b className={css['who']}>{isOnly ? t('callScreen.incoming', { who }) : who}</b>
      {call.ringCount > 1 && (
        <span className={css['when']}>{t('callScreen.incomingTimes', { count: call.ringCount })}</span>
      )}
    </>
  );
}
