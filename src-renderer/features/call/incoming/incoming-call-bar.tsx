import { useRef, useState } from 'react';
import type { ListedIncomingCall } from '../../../../shared/calls/incoming-call';
import type { DueOfCaller } from '../../../../shared/history/reminder-lists';
import { useCommands } from '../../../commands/command-registry';
import { formatTime } from '../../../../shared/i18n/format-dates';
import { useText } from '../../../i18n/use-text';
import {
  describeCallerParts,
  describeIncomingCaller,
} from '../../../components/calls/describe-incoming-caller';
import { useMask } from '../../../components/masking/mask-scope-and-masked-text';
import { describeDue } from '../../../components/reminders/describe-due';
import { DueWords } from '../../../components/reminders/due-words';
import { DueIcon } from '../../../components/reminders/due-icon';
import type { Action } from '../../../commands/key-bindings';
import { Button } from '../../../ui/button';
import { VisuallyHidden } from '../../../ui/visually-hidden';
import { useFocusRestoration } from '../../../ui/use-focus-restoration';
import { useIsNarrow } from '../../../ui/use-is-narrow';
import type { RingCaller } from './find-ring-caller';
import { useAnnouncedRings, type RingMemory } from './use-announced-rings';
import { useFocusBelowRings } from './use-focus-below-rings';
import css from './incoming-call-bar.module.css';

type IncomingCallBarProps = {
  readonly memory: RingMemory;
  /** The calls that ring, newest first. */
  readonly ringing: readonly ListedIncomingCall[];
  readonly missedCount: number;
  /** Whether the agent has answered or dismissed a call that does not ring any more. */
  readonly wasEnded: (call: ListedIncomingCall) => boolean;
  /** Who it is, where that is known. It is shown, never filled in. */
  readonly findCaller: (call: ListedIncomingCall) => RingCaller;
  /** @param isNew in a new call, also where the caller has an open one */
  readonly onAnswer: (call: ListedIncomingCall, isNew?: boolean) => void;
  /** @returns whether that is saved */
  readonly onDismiss: (call: ListedIncomingCall) => Promise<boolean>;
};

/** Where it is shown who rings, while another screen than that of the calls is. */
export const ringsAboveId = 'rings-above';

/** The most calls that stand side by side. */
const maxBeside = 2;

/**
 * Shows who is calling, next to the tabs of the calls. It never takes the caret or covers an input. The two newest
 * calls stand side by side; a list of the others opens below them.
 */
export function IncomingCallBar({
  memory,
  ringing,
  missedCount,
  wasEnded,
  findCaller,
  ...props
}: IncomingCallBarProps) {
  const t = useText();
  const mask = useMask();
  const isNarrow = useIsNarrow();
  const [isListOpen, setIsListOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  useFocusRestoration(place);
  useFocusBelowRings(place);
  const announced = useAnnouncedRings({ memory, ringing, wasEnded, findCaller, missedCount });
  const onAnswer = (call: ListedIncomingCall, isNew?: boolean) => {
    announced.noteHandled(call);
    props.onAnswer(call, isNew);
  };
  const onDismiss = (call: ListedIncomingCall) => announced.noteDismissed(call, props.onDismiss(call));
  const others = ringing.slice(maxBeside);
  const isOpen = isListOpen && others.length > 0;
  useCommands({
    'answer-call': {
      run: () => {
        if (ringing[0] !== undefined) onAnswer(ringing[0]);
      },
      whyNot: () => (ringing.length === 0 ? 'unavailable.nobodyRings' : undefined),
      choices: () =>
        ringing.flatMap((call) => {
          const { caller, isInOpenCall, openCallName } = findCaller(call);
          const who = describeIncomingCaller(caller, mask, t, isInOpenCall);
          const inOpenCall = openCallName === '' ? 'palette.answerInOpenCall' : 'palette.answerInOpenCallOf';
          const name = t(isInOpenCall ? inOpenCall : 'palette.answer', {
            who,
            name: mask('name', openCallName),
          });
          const first = { id: String(call.id), name, run: () => onAnswer(call) };
          if (!isInOpenCall) return [first];
          const newName = t('palette.answerInNewCall', { who });
          return [first, { id: `${call.id}-new`, name: newName, run: () => onAnswer(call, true) }];
        }),
    },
    'dismiss-call': {
      run: () => {
        if (ringing[0] !== undefined) onDismiss(ringing[0]);
      },
      whyNot: () => (ringing.length === 0 ? 'unavailable.nobodyRings' : undefined),
      choices: () =>
        ringing.map((call) => {
          const { caller, isInOpenCall } = findCaller(call);
          const who = describeIncomingCaller(caller, mask, t, isInOpenCall);
          return {
            id: String(call.id),
            name: t('palette.dismissCall', { who }),
            run: () => onDismiss(call),
          };
        }),
    },
  });
  useCommands(isOpen ? { back: { run: () => setIsListOpen(false) } } : {}, { isOnTop: true });

  return (
    <div ref={place} className={css['place']} data-rings-place data-several={ringing.length > 1 || undefined}>
      {/* Announced in short: with its buttons and the calls beside it, each ring would be too much to hear. */}
      <div className={css['rings']} role="status" aria-live="off" data-rings>
        {ringing.slice(0, maxBeside).map((call, at) => (
          <div key={call.id} className={css['strip']} data-ringing>
            <Caller call={call} caller={findCaller(call)} isOnly={ringing.length === 1 && !isNarrow} />
            <AnswerButtons
              caller={findCaller(call)}
              isShort={ringing.length > 1 || isNarrow || isCrowded(findCaller(call))}
              isFirst={at === 0}
              isOnly={ringing.length === 1 && !isNarrow}
              onAnswer={(isNew) => onAnswer(call, isNew)}
              onDismiss={() => onDismiss(call)}
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
              <Caller call={call} caller={findCaller(call)} isOnly={false} />
              <AnswerButtons
                caller={findCaller(call)}
                onAnswer={(isNew) => onAnswer(call, isNew)}
                onDismiss={() => onDismiss(call)}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Whether the box has more to show than who rings. */
function isCrowded({ isInOpenCall, due }: RingCaller): boolean {
  return isInOpenCall || due !== undefined;
}

type AnswerButtonsProps = {
  readonly caller: RingCaller;
  /** Whether two of three are but a sign. */
  readonly isShort?: boolean;
  /** Whether the key answers this one. */
  readonly isFirst?: boolean;
  /** Whether there is room for the key that dismisses it. */
  readonly isOnly?: boolean;
  readonly onAnswer: (isNew: boolean) => void;
  readonly onDismiss: () => void;
};

function AnswerButtons({
  caller,
  isShort = false,
  isFirst = false,
  isOnly = false,
  ...props
}: AnswerButtonsProps) {
  const t = useText();
  const mask = useMask();
  const { isInOpenCall, openCallName } = caller;
  const who = describeIncomingCaller(caller.caller, mask, t, isInOpenCall);
  const toOpenCall =
    openCallName === ''
      ? t('callScreen.incomingOpenCall')
      : t('callScreen.incomingOpenCallOf', { name: mask('name', openCallName) });
  return (
    <>
      <Button
        kind="quiet"
        className={css['answer']}
        {...(isFirst && { action: 'answer-call' })}
        isTabStop={!isFirst}
        onPress={() => props.onAnswer(false)}
      >
        <span className={css['goal']}>{isInOpenCall ? toOpenCall : t('callScreen.incomingAnswer')}</span>
      </Button>
      {isInOpenCall && (
        <SignButton
          sign={isShort ? '+' : null}
          name={isShort ? t('palette.answerInNewCall', { who }) : t('calls.begin')}
          isTabStop={!isFirst}
          onPress={() => props.onAnswer(true)}
        />
      )}
      <SignButton
        sign={isShort ? '×' : null}
        name={t('callScreen.incomingDismiss')}
        {...(isOnly && { action: 'dismiss-call' })}
        isTabStop={!isFirst}
        onPress={props.onDismiss}
      />
    </>
  );
}

type SignButtonProps = {
  /** Shown in place of the name. */
  readonly sign: string | null;
  readonly name: string;
  readonly action?: Action;
  readonly isTabStop: boolean;
  readonly onPress: () => void;
};

function SignButton({ sign, name, ...button }: SignButtonProps) {
  if (sign === null)
    return (
      <Button kind="quiet" {...button}>
        {name}
      </Button>
    );
  if (button.action === undefined)
    return (
      <Button kind="quiet" {...button} label={name} hint={name}>
        {sign}
      </Button>
    );
  return (
    <Button kind="quiet" {...button} hint={name}>
      <span aria-hidden="true">{sign}</span>
      <VisuallyHidden>{name}</VisuallyHidden>
    </Button>
  );
}

type CallerProps = {
  readonly call: ListedIncomingCall;
  readonly caller: RingCaller;
  readonly isOnly: boolean;
};

/** Who rings. The number is cut last: it is what the agent needs to call back. */
function Caller({ call, caller, isOnly }: CallerProps) {
  const t = useText();
  const mask = useMask();
  // In a narrow window, only the beginning is in sight.
  const isNarrow = useIsNarrow();
  const isNameFirst = caller.isInOpenCall && caller.due === undefined && !isNarrow;
  const parts = describeCallerParts(caller.caller, mask, t, isNameFirst);
  const before = isOnly && caller.due === undefined ? t('callScreen.incoming', { who: '' }) : '';
  return (
    <>
      <b className={css['who']}>
        {before !== '' && <span className={css['before']}>{before}</span>}
        <span className={css['caller']}>
          {parts.map(({ kind, text }, at) => (
            <span key={kind} className={css[kind]}>
              {at > 0 && ' · '}
              {text}
            </span>
          ))}
        </span>
      </b>
      {call.ringCount > 1 && (
        <span className={css['when']}>{t('callScreen.incomingTimes', { count: call.ringCount })}</span>
      )}
      {caller.due !== undefined && <Due due={caller.due} moreCount={caller.moreDueCount} />}
    </>
  );
}

/** What the caller is to be told. Where there is no room for the words, the bell stays. */
function Due({ due, moreCount }: { readonly due: DueOfCaller; readonly moreCount: number }) {
  const t = useText();
  const first = describeDue(due, useMask(due.ticket), t);
  const text = moreCount === 0 ? first : `${first} · ${t('reminders.more', { count: moreCount })}`;
  return (
    <span className={css['due']} title={text} data-due="">
      <DueIcon due={due} />
      <span className={css['told']}>
        <DueWords due={due} />
        {text.slice(first.length)}
      </span>
    </span>
  );
}
