import { useContext, useEffect, useEffectEvent, useRef } from 'react';
import { caseEndingKind } from '../../../../shared/calls/call-ending';
import { getEndingKindName } from '../../../../shared/calls/ending-names';
import { useCommands, useKeyTable } from '../../../commands/command-registry';
import { findAction, isComposing, type Action, type KeyTable } from '../../../commands/key-bindings';
import { useEscHint } from '../../../commands/use-esc-hint';
import { useMask } from '../../../components/masking/masked-text';
import { formatWhen } from '../../../i18n/format-dates';
import { useText } from '../../../i18n/use-text';
import type { Ask } from '../../../ipc/ipc-client';
import { EndingKindsContext } from '../../../state/ending-kinds-context';
import { Button } from '../../../ui/button';
import { KeyName } from '../../../ui/key-name';
import { scrollPartsIntoViewSoon } from '../../../ui/scroll-into-view';
import { useCallForm, useCallState } from '../editing/call-form-context';
import css from './end-without-ticket-menu.module.css';
import {
  useAskedAboutCase,
  useChosenTicket,
  type AskedAboutChoice,
  type CasesOnScreen,
} from './use-asked-about-case';

type EndCallListProps = {
  readonly ask: Ask;
  readonly cases: CasesOnScreen;
  readonly isShown: boolean;
  readonly onEnd: (kind: string, caseTicketId: number | null) => void;
};

/** They show another call or screen. The list is open again when this one returns, and takes the digit meant for it. */
const actionsThatLeave: readonly Action[] = [
  'go-to-call',
  'new-call',
  'park',
  'answer-call',
  'find',
  'reminders',
  'outbox',
  'settings',
];

/**
 * How the call ends without a ticket, shown on a key. A digit chooses, or does nothing if the list has no such line. An
 * arrow chooses the case that the caller asked about. Any other key closes the list and does what it always does, unless it shows another call. The caret stays in its field.
 */
export function EndWithoutTicketMenu({ ask, cases, isShown, onEnd }: EndCallListProps) {
  const t = useText();
  const kinds = useContext(EndingKindsContext);
  const { session } = useCallForm();
  const askedAbout = useAskedAboutCase(ask, cases, session.getFields);
  const isOpen = useCallState((call) => call.isChoosingEnding);
  const setIsOpen = (isChoosingEnding: boolean) => session.remember({ isChoosingEnding });
  const end = (kind: string) => {
    setIsOpen(false);
    onEnd(kind, kind === caseEndingKind ? (askedAbout.chosen?.id ?? null) : null);
  };
  useCommands(
    isShown
      ? {
          'end-call': {
            run: () => {
              askedAbout.reset();
              setIsOpen(true);
            },
            choices: () =>
              kinds.map((kind) => ({
                id: kind.id,
                name: t('palette.endCall', { kind: getEndingKindName(kind, t.language) }),
                run: () => end(kind.id),
              })),
          },
        }
      : {},
  );
  if (!isOpen || !isShown) return null;
  return <KindList ask={ask} askedAbout={askedAbout} onEnd={end} onClose={() => setIsOpen(false)} />;
}

type KindListProps = {
  readonly ask: Ask;
  readonly askedAbout: AskedAboutChoice;
  readonly onEnd: (kind: string) => void;
  readonly onClose: () => void;
};

function KindList({ ask, askedAbout, onEnd, onClose }: KindListProps) {
  const t = useText();
  const kinds = useContext(EndingKindsContext);
  const list = useRef<HTMLElement>(null);
  useEffect(() => scrollPartsIntoViewSoon(list.current), []);
  useCommands(
    { back: { run: onClose }, 'end-call': { run: onClose } },
    { isOnTop: true, staysOpenFor: actionsThatLeave },
  );
  useEscHint(true);
  const keys = useKeyTable();
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (isModifier(event.key) || isComposing(event)) return;
    const kindOfDigit = kinds[Number(event.key) - 1];
    const isPlain = !event.ctrlKey && !event.altKey && !event.metaKey;
    if (isPlain && /^\d$/.test(event.key)) {
      event.preventDefault();
      event.stopImmediatePropagation();
      if (kindOfDigit !== undefined && !event.repeat) onEnd(kindOfDigit.id);
    } else if (isPlain && askedAbout.hasOthers && /^Arrow(?:Down|Up)$/.test(event.key)) {
      event.preventDefault();
      event.stopImmediatePropagation();
      askedAbout.step(event.key === 'ArrowDown' ? 1 : -1);
    } else if (isPlain && event.key !== 'Escape' && !leavesCall(event, keys)) onClose();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKeyDown(event);
    window.addEventListener('keydown', listener, { capture: true });
    return () => window.removeEventListener('keydown', listener, { capture: true });
  }, []);
  return (
    <section
      ref={list}
      className={css['list']}
      data-gets-room="always"
      role="status"
      aria-label={t('endCall.title')}
    >
      <h2 className={css['head']}>{t('endCall.title')}</h2>
      <ol>
        {kinds.map((kind, index) => (
          <li key={kind.id}>
            <Button kind="quiet" isTabStop={false} className={css['kind']} onPress={() => onEnd(kind.id)}>
              <KeyName name={String(index + 1)} isSpoken />
              <span>{getEndingKindName(kind, t.language)}</span>
              {kind.id === caseEndingKind && askedAbout.hasOthers && (
                <span className={css['arrows']}>
                  <KeyName name="↑" /> <KeyName name="↓" />
                </span>
              )}
            </Button>
            {kind.id === caseEndingKind && <ChosenCase ask={ask} chosen={askedAbout.chosen} />}
          </li>
        ))}
      </ol>
      <p className={css['hint']}>{t(askedAbout.hasOthers ? 'endCall.hintWithCases' : 'endCall.hint')}</p>
    </section>
  );
}

/** Enough of the case to know it by: the caller names no number. */
function ChosenCase({ ask, chosen }: Pick<KindListProps, 'ask'> & Pick<AskedAboutChoice, 'chosen'>) {
  const t = useText();
  const ticket = useChosenTicket(ask, chosen);
  const mask = useMask(ticket);
  if (ticket === null) return null;
  return (
    <p className={css['case']}>
      <span className={css['number']}>{ticket.caseNumber ?? ticket.reference}</span>{' '}
      {formatWhen(ticket.createdAtMs, t.language)}
      <span className={css['what']}>{mask('text', ticket.issue)}</span>
    </p>
  );
}

function leavesCall(event: KeyboardEvent, keys: KeyTable): boolean {
  const action = findAction(event, keys);
  return action !== undefined && actionsThatLeave.includes(action);
}

function isModifier(key: string): boolean {
  return key === 'Control' || key === 'Shift' || key === 'Alt' || key === 'Meta' || key === 'AltGraph';
}
