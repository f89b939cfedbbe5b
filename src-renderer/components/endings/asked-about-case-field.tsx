import { useContext, useEffect, useEffectEvent, useId, useRef, useState, type KeyboardEvent } from 'react';
import type { UnknownCase } from '../../../shared/calls/call-ending';
import type { TicketSummary } from '../../../shared/history/ticket-summary-and-detail';
import { CommandContext, useCommands } from '../../commands/command-registry';
import { isComposing } from '../../commands/key-bindings';
import { useFormKeys } from '../../commands/use-form-keys';
import { useMask } from '../masking/mask-scope-and-masked-text';
import { formatWhen } from '../../i18n/format-dates';
import { useText } from '../../i18n/use-text';
import type { Ask } from '../../ipc/ipc-client';
import { Button } from '../../ui/button';
import controls from '../../ui/controls.module.css';
import { KeyName } from '../../ui/key-name';
import { scrollPartsIntoViewSoon } from '../../ui/scroll-into-view';
import css from './asked-about-case-field.module.css';
import { findCasesByNumber, mayBeCaseNumber } from './find-cases-by-number';

type CaseNumberFieldProps = {
  readonly ask: Ask;
  /** Cases from then on, in ms since 1970, are not offered: the call had ended. */
  readonly beforeMs?: number;
  readonly saveLabel: string;
  readonly closeLabel: string;
  /** The number that stands there first, as if it had been typed, and selected; '' for none. */
  readonly proposed?: string;
  /** @param unknownCase what was typed, if no case has it */
  readonly onEnd: (caseTicketId: number | null, unknownCase: UnknownCase | null) => void;
  readonly onClose: () => void;
};

type Found = { readonly typed: string; readonly cases: readonly TicketSummary[] };

/**
 * Asks which case the caller asked about, where the screen has none: by digits of its number. Enter takes the case that is
 * shown, or none where nothing was typed; too few digits of an unknown number are refused. Esc keeps the call open, with the
 * caret where it was.
 */
export function AskedAboutCaseField(props: CaseNumberFieldProps) {
  const { ask, beforeMs = Infinity, saveLabel, closeLabel, proposed = '', onEnd, onClose } = props;
  const t = useText();
  const id = useId();
  const { keyBuffer } = useContext(CommandContext);
  const field = useRef<HTMLInputElement>(null);
  const [before] = useState(() => document.activeElement);
  const [typed, setTyped] = useState(proposed);
  const [found, setFound] = useState<Found>({ typed: '', cases: [] });
  const [at, setAt] = useState(0);
  const [isRefused, setIsRefused] = useState(false);
  const asked = useRef(Promise.resolve<Found>(found));
  const close = () => {
    onClose();
    if (before instanceof HTMLElement) before.focus();
  };
  useCommands({ back: { run: close }, 'end-call': { run: close } }, { isOnTop: true });
  const search = (text: string) => {
    const own = findCasesByNumber(ask, text).then((all) => ({
      typed: text,
      cases: all.filter(({ createdAtMs }) => createdAtMs < beforeMs),
    }));
    asked.current = own;
    void own.then((answer) => asked.current === own && setFound(answer));
  };
  const change = (text: string) => {
    setTyped(text);
    setAt(0);
    setIsRefused(false);
    search(text);
  };
  const searchProposed = useEffectEvent(() => proposed !== '' && search(proposed));
  useEffect(() => {
    searchProposed();
  }, []);
  // Behind the render that fills it: typing takes the place of what is proposed.
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
    return scrollPartsIntoViewSoon(field.current?.closest('section') ?? null);
  }, []);
  const end = async () => {
    const { cases } = await asked.current;
    const unknown = typed.trim();
    const chosen = cases[at];
    if (chosen !== undefined) onEnd(chosen.id, null);
    else if (unknown === '') onEnd(null, null);
    else if (mayBeCaseNumber(unknown))
      onEnd(null, { number: unknown, note: t('endCall.askedAboutUnknown', { number: unknown }) });
    else setIsRefused(true);
    return true;
  };
  // What is typed behind Enter is for the note of the call.
  const startEnding = () => void keyBuffer.hold(end());
  const { isSave } = useFormKeys();
  const isAnswered = found.typed === typed;
  const shown = isAnswered ? found.cases[at] : undefined;
  const { length: count } = found.cases;
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return;
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (isSave(event)) startEnding();
    else if (by !== undefined && count > 1 && isAnswered) setAt((at + by + count) % count);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <section
      className={css['panel']}
      data-gets-room="always"
      data-ends-call=""
      aria-label={t('endCall.whichCase')}
    >
      <label htmlFor={id} className={css['label']}>
        {t('endCall.whichCase')}
      </label>
      <input
        ref={field}
        id={id}
        type="text"
        className={controls['well']}
        maxLength={100}
        autoComplete="off"
        spellCheck={false}
        placeholder={t('endCall.whichCaseHint')}
        value={typed}
        aria-describedby={`${id}-found`}
        aria-invalid={isRefused}
        onChange={(event) => change(event.target.value)}
        onKeyDown={onKeyDown}
        // A number is not read as a place or a caller.
        onPaste={(event) => event.stopPropagation()}
      />
      <div id={`${id}-found`} role="status">
        {shown !== undefined && <FoundCase ticket={shown} />}
        {shown !== undefined && count > 1 && (
          <p className={css['hint']}>
            {t('endCall.nthCase', { nth: at + 1, count })} <KeyName name="↑" /> <KeyName name="↓" />
          </p>
        )}
        {isAnswered && shown === undefined && typed.trim() !== '' && (
          <p className={css['hint']} data-is-refused={isRefused}>
            {t(mayBeCaseNumber(typed) ? 'endCall.unknownCase' : 'endCall.caseNumberTooShort')}
          </p>
        )}
      </div>
      <div className={css['actions']}>
        <Button keyName="Enter" onPress={startEnding}>
          {saveLabel}
        </Button>
        <Button kind="quiet" keyName="Esc" isOnTop onPress={close}>
          {closeLabel}
        </Button>
      </div>
    </section>
  );
}

/** Enough of the case to know that it is the one. */
function FoundCase({ ticket }: { readonly ticket: TicketSummary }) {
  const t = useText();
  const mask = useMask(ticket);
  const who = [mask('name', ticket.name), ticket.storeName ?? ''].filter((part) => part !== '').join(' · ');
  return (
    <p className={css['found']}>
      <span className={css['number']}>{ticket.caseNumber ?? ticket.reference}</span>{' '}
      {formatWhen(ticket.createdAtMs, t.language)}
      {who !== '' && <span className={css['who']}>{who}</span>}
      <span className={css['what']}>{mask('text', ticket.issue)}</span>
    </p>
  );
}
