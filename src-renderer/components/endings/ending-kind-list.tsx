import { useContext, useEffect, useEffectEvent, useRef, useState, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { getEndingKindName } from '../../../shared/calls/ending-names';
import { CommandContext, useCommands } from '../../commands/command-registry';
import { isComposing } from '../../commands/key-bindings';
import { swallowKeyRepeats } from '../../commands/swallow-key-repeats';
import { useEscHint } from '../../commands/use-esc-hint';
import { useText } from '../../i18n/use-text';
import { EndingKindsContext } from '../../state/ending-kinds-context';
import { scheduleTimeout } from '../../time/schedule-timeout';
import { Button } from '../../ui/button';
import { KeyName } from '../../ui/key-name';
import { announce } from '../../ui/announcer';
import { useAnnouncement } from '../../ui/use-announcement';
import { useCloseOnClickElsewhere } from '../../ui/use-close-on-click-elsewhere';
import { formatLabelled } from '../../../shared/i18n/format-labelled';
import { formatList } from '../../../shared/i18n/format-list';
import { isTextInput } from '../../ui/is-text-input';
import { CaseStepButtons } from './case-step-buttons';
import { scrollPartIntoView, scrollPartsIntoViewSoon } from '../../ui/scroll-into-view';
import css from './ending-kind-list.module.css';

type EndingKindListProps = {
  readonly title: string;
  readonly hint: string;
  readonly onChoose: (kind: string) => void;
  readonly onClose: () => void;
  /** What stands with one of the kinds: in its line behind its name, and below it. */
  readonly marked?: { readonly kind: string; readonly behind?: ReactNode; readonly below?: ReactNode };
  /** What stands below it, as a listener hears it: announced with the list, and alone when it changes. */
  readonly spokenBelow?: string;
  /** What the arrows do to the marked kind; undefined if they go from kind to kind. */
  readonly onStep?: ((by: 1 | -1) => void) | undefined;
  /** Resolves once it is known what stands with the marked kind, and what the arrows do; null if it is. */
  readonly whenMarkedKnown?: () => Promise<void> | null;
};

/** The longest time that the keys which depend on the marked kind wait for the history, in ms. */
const maxWaitMs = 1000;

/**
 * The ways in which a call ends without a ticket. A digit chooses, or does nothing if the list has no such line; so does Enter
 * once an arrow has gone to a line. Any other key closes the list and does what it always does; so does a click elsewhere, by
 * which the caret may come to a field. The caret stays where it is.
 */
export function EndingKindList(props: EndingKindListProps) {
  const { title, hint, onChoose, onClose, spokenBelow = '', marked, onStep, whenMarkedKnown } = props;
  const t = useText();
  const kinds = useContext(EndingKindsContext);
  const { keyBuffer } = useContext(CommandContext);
  const list = useRef<HTMLElement>(null);
  const waitedFor = useRef<Promise<void>>(null);
  const [reached, setReached] = useState<string | null>(null);
  useEffect(() => scrollPartsIntoViewSoon(list.current), []);
  const spokenList = formatLabelled(
    t.language,
    title,
    formatList(
      t.language,
      kinds.map((kind, index) => `${index + 1} ${getEndingKindName(kind, t.language)}`),
    ),
  );
  useAnnouncement(spokenList);
  useAnnouncement(spokenBelow);
  const close = () => {
    flushSync(onClose);
    // The list came into sight in place of the field with the caret.
    const focused = document.activeElement;
    if (focused !== null && isTextInput(focused)) scrollPartIntoView(focused);
  };
  useCommands({ back: { run: close }, 'end-call': { run: close } }, { isOnTop: true });
  useEscHint(true);
  const step = (by: 1 | -1) => {
    onStep?.(by);
    const at = kinds.findIndex(({ id }) => id === reached);
    const next = at === -1 && by === -1 ? kinds.at(-1) : kinds.at((at + by) % kinds.length);
    setReached((onStep === undefined ? next?.id : marked?.kind) ?? null);
    if (onStep === undefined && next !== undefined) announce(getEndingKindName(next, t.language));
  };
  const chooseByKey = (kind: string, event: KeyboardEvent) => {
    swallowKeyRepeats(event);
    onChoose(kind);
  };
  /** Holds a key that comes before the history has said what it does. @returns whether it is held */
  const holdUntilKnown = (event: KeyboardEvent): boolean => {
    const known = whenMarkedKnown?.() ?? null;
    if (known === null || known === waitedFor.current) return false;
    waitedFor.current = known;
    const timeLimit = new Promise<void>((resolve) => {
      scheduleTimeout(maxWaitMs, resolve);
    });
    void keyBuffer.hold(Promise.race([known, timeLimit]).then(() => true));
    keyBuffer.addKey(event);
    return true;
  };
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const use = getUseOfKey(event, reached !== null);
    if (use === 'close') onClose();
    if (use === 'none' || use === 'close') return;
    const kindOfDigit = kinds[Number(event.key) - 1]?.id;
    if ((use === 'step' || kindOfDigit === marked?.kind) && holdUntilKnown(event)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const kind = (use === 'digit' ? kindOfDigit : reached) ?? null;
    if (use === 'step') step(event.key === 'ArrowDown' ? 1 : -1);
    else if (kind !== null && !event.repeat) chooseByKey(kind, event);
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKeyDown(event);
    window.addEventListener('keydown', listener, { capture: true });
    return () => window.removeEventListener('keydown', listener, { capture: true });
  }, []);
  useCloseOnClickElsewhere(list, onClose);
  return (
    <section
      ref={list}
      className={css['list']}
      data-gets-room="always"
      data-ends-call="list"
      role="status"
      aria-live="off"
      aria-label={title}
    >
      <h2 className={css['head']}>{title}</h2>
      <ol>
        {kinds.map((kind, index) => (
          <li key={kind.id} data-reached={kind.id === reached || undefined}>
            <div className={css['line']}>
              <Button
                kind="quiet"
                isTabStop={false}
                className={css['kind']}
                onPress={() => onChoose(kind.id)}
              >
                <KeyName name={String(index + 1)} isSpoken />
                <span>{getEndingKindName(kind, t.language)}</span>
                {marked?.kind === kind.id && marked.behind}
                {kind.id === reached && <KeyName name="Enter" isSpoken />}
              </Button>
              {marked?.kind === kind.id && onStep !== undefined && <CaseStepButtons onStep={step} />}
            </div>
            {marked?.kind === kind.id && marked.below}
          </li>
        ))}
      </ol>
      <p className={css['hint']}>{hint}</p>
    </section>
  );
}

type UseOfKey = 'digit' | 'step' | 'enter' | 'close' | 'none';

/** What the list does with a key. Escape and keys with Ctrl, Alt or Meta are shortcuts, which close it themselves. */
function getUseOfKey(event: KeyboardEvent, isAnyReached: boolean): UseOfKey {
  const isPlain = !event.ctrlKey && !event.altKey && !event.metaKey;
  if (!isPlain || isModifier(event.key) || isComposing(event) || event.key === 'Escape') return 'none';
  if (/^\d$/.test(event.key)) return 'digit';
  if (/^Arrow(?:Down|Up)$/.test(event.key)) return 'step';
  return event.key === 'Enter' && isAnyReached ? 'enter' : 'close';
}

function isModifier(key: string): boolean {
  return key === 'Control' || key === 'Shift' || key === 'Alt' || key === 'Meta' || key === 'AltGraph';
}
