import { useContext, useEffect, useEffectEvent, useRef } from 'react';
import { getEndingKindName } from '../../../../shared/calls/ending-names';
import { useCommands, useKeyTable } from '../../../commands/command-registry';
import { findAction, isComposing, type Action, type KeyTable } from '../../../commands/key-bindings';
import { useText } from '../../../i18n/use-text';
import { EndingKindsContext } from '../../../state/ending-kinds-context';
import { Button } from '../../../ui/button';
import { KeyName } from '../../../ui/key-name';
import { scrollPartsIntoViewSoon } from '../../../ui/scroll-into-view';
import { useCallForm, useCallState } from '../editing/call-form-context';
import css from './end-without-ticket-menu.module.css';
import { useAskedAboutCase, type AskedAboutChoice, type CasesOnScreen } from './use-asked-about-case';

type EndCallListProps = {
  readonly cases: CasesOnScreen;
  readonly isShown: boolean;
  readonly onEnd: (kind: string, caseTicketId: number | null) => void;
};

const caseKind = 'asked-about-case';

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
export function EndWithoutTicketMenu({ cases, isShown, onEnd }: EndCallListProps) {
  const t = useText();
  const askedAbout = useAskedAboutCase(cases);
  const kinds = useContext(EndingKindsContext);
  const { session } = useCallForm();
  const isOpen = useCallState((call) => call.isChoosingEnding);
  const setIsOpen = (isChoosingEnding: boolean) => session.remember({ isChoosingEnding });
  const end = (kind: string) => {
    setIsOpen(false);
    onEnd(kind, kind === caseKind ? (askedAbout.chosen?.id ?? null) : null);
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
  return <KindList askedAbout={askedAbout} onEnd={end} onClose={() => setIsOpen(false)} />;
}

type KindListProps = {
  readonly askedAbout: AskedAboutChoice;
  readonly onEnd: (kind: string) => void;
  readonly onClose: () => void;
};

function KindList({ askedAbout, onEnd, onClose }: KindListProps) {
  const t = useText();
  const kinds = useContext(EndingKindsContext);
  const { chosen } = askedAbout;
  const list = useRef<HTMLElement>(null);
  useEffect(() => scrollPartsIntoViewSoon(list.current), []);
  useCommands(
    { back: { run: onClose }, 'end-call': { run: onClose } },
    { isOnTop: true, staysOpenFor: actionsThatLeave },
  );
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
              {kind.id === caseKind && chosen !== null && (
                <span className={css['case']} data-number={chosen.number !== null || undefined}>
                  {chosen.number ?? t('endCall.shownCase')}
                  {askedAbout.hasOthers && <KeyName name="↓" />}
                </span>
              )}
            </Button>
          </li>
        ))}
      </ol>
      <p className={css['hint']}>{t(askedAbout.hasOthers ? 'endCall.hintWithCases' : 'endCall.hint')}</p>
    </section>
  );
}

function leavesCall(event: KeyboardEvent, keys: KeyTable): boolean {
  const action = findAction(event, keys);
  return action !== undefined && actionsThatLeave.includes(action);
}

function isModifier(key: string): boolean {
  return key === 'Control' || key === 'Shift' || key === 'Alt' || key === 'Meta' || key === 'AltGraph';
}
