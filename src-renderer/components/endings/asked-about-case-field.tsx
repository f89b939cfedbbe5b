import { useContext, useEffect, useEffectEvent, useRef, useState, type KeyboardEvent } from 'react';
import type { UnknownCase } from '../../../shared/calls/call-ending';
import { explainError, type AppError } from '../../../shared/errors/app-error';
import { toCanonicalCode } from '../../../shared/tickets/parse-typed-ticket-code';
import type { TicketSummary } from '../../../shared/history/ticket-summary-and-detail';
import type { FormDraftTarget } from '../../../shared/form-drafts/form-draft';
import { CommandContext, useCommands } from '../../commands/command-registry';
import { isComposing } from '../../commands/key-bindings';
import { useFormKeys } from '../../commands/use-form-keys';
import { useMask } from '../masking/mask-scope-and-masked-text';
import { describeCase } from '../tickets/describe-case';
import { formatWhen } from '../../i18n/format-when';
import { useText } from '../../i18n/use-text';
import { toUnknownCase } from './to-unknown-case';
import type { Ask } from '../../ipc/ipc-client';
import { useFormDrafts, useTypedForm } from '../../state/form-drafts';
import { Button } from '../../ui/button';
import controls from '../../ui/controls.module.css';
import { Notice } from '../../ui/notice';
import { moveCaretToEnd } from '../../ui/move-caret-to-end';
import { scrollPartsIntoViewSoon } from '../../ui/scroll-into-view';
import css from './asked-about-case-field.module.css';
import { CaseStepButtons } from './case-step-buttons';
import {
  findCasesByNumber,
  isWholeNumberOf,
  judgeNumberWithoutCase,
  keepEarlierCases,
  type EarlierCases,
} from './find-cases-by-number';

type CaseNumberFieldProps = {
  readonly id: string;
  readonly ask: Ask;
  /** The call. Later cases are not offered. */
  readonly ended: Pick<TicketSummary, 'id' | 'createdAtMs'>;
  readonly saveLabel: string;
  readonly closeLabel: string;
  /** Where what is typed is kept, until it is taken or given up. */
  readonly draft: FormDraftTarget;
  /** The agent asked for it, so it takes the caret. Otherwise it is back with what was typed, and its key goes on there. */
  readonly isOpened: boolean;
  /** Whether it scrolls into view itself when it opens. Otherwise, the panel that opens with it does. */
  readonly isScrolledTo: boolean;
  /** False while another screen is shown: its keys are not for this field. */
  readonly isShown: boolean;
  /** The number that stands there first, as if it had been typed, and selected; '' for none. */
  readonly proposed?: string;
  /**
   * What is typed stays where it is kept until it is saved.
   * @param unknownCase what was typed, if no case has it
   * @returns whether it is saved
   */
  readonly onSave: (caseTicketId: number | null, unknownCase: UnknownCase | null) => Promise<boolean>;
  readonly onClose: () => void;
  /** Lists the endings in place of the field, whose text stays. */
  readonly onChooseOther: () => void;
  /** Takes the caret behind the field; by default, it goes back to where it was. */
  readonly onReturn?: () => void;
  /** Whether what is typed is saved as by Enter when the field leaves the screen. Otherwise it stays half typed. */
  readonly isSavedOnLeave?: () => boolean;
};

type CaseSearch = EarlierCases & { readonly typed: string; readonly error: AppError | null };

const whyNoCase = {
  unknown: 'endCall.unknownCase',
  'too-short': 'endCall.caseNumberTooShort',
  later: 'endCall.caseMadeLater',
} as const;

/**
 * Asks which case the caller of an ended call asked about: by digits of its number. Enter takes the case that is shown, or
 * none where nothing was typed; too few digits of an unknown number, and a case that was made later, are refused. Where the
 * cases could not be searched, it tries again. Esc leaves the ending as it is.
 */
export function AskedAboutCaseField(props: CaseNumberFieldProps) {
  const { id, ask, ended, saveLabel, closeLabel, draft, isOpened, isShown, proposed = '' } = props;
  const t = useText();
  const { keyBuffer } = useContext(CommandContext);
  const field = useRef<HTMLInputElement>(null);
  const status = useRef<HTMLDivElement>(null);
  const [before] = useState(() => document.activeElement);
  const drafts = useFormDrafts();
  const typed = useTypedForm(draft)?.text ?? proposed;
  const [hasCaret, setHasCaret] = useState(false);
  const [answered, setAnswered] = useState<CaseSearch>({ typed: '', cases: [], isLater: false, error: null });
  const [at, setAt] = useState(0);
  const [isRefused, setIsRefused] = useState(false);
  const asked = useRef(Promise.resolve<CaseSearch>(answered));
  const returnCaret = () => {
    if (props.onReturn !== undefined) props.onReturn();
    else if (before instanceof HTMLElement && before.isConnected) before.focus();
  };
  const close = () => {
    drafts.change(draft, null);
    props.onClose();
    returnCaret();
  };
  // The next digit is for the list.
  const chooseOther = () => {
    returnCaret();
    props.onChooseOther();
  };
  // Half typed, it stays where it is; so does one that the screen itself asks for.
  const leave = () => {
    if (drafts.get(draft) === undefined && props.onReturn === undefined) close();
  };
  const focusEnd = () => {
    moveCaretToEnd(field.current);
    field.current?.focus();
  };
  useCommands(
    isShown
      ? {
          ...((isOpened || hasCaret) && { back: { run: close, leave } }),
          'end-call': { run: hasCaret ? chooseOther : focusEnd },
        }
      : {},
    { isOnTop: true },
  );
  const search = (text: string) => {
    const own = findCasesByNumber(ask, text).then((all) => ({
      typed: text,
      error: all.ok ? null : all.error,
      ...keepEarlierCases(all.ok ? all.value : [], ended),
    }));
    asked.current = own;
    void own.then((answer) => asked.current === own && setAnswered(answer));
    return own;
  };
  const isTypedHere = useRef(false);
  /** Enter has been pressed: to leave the field does not save it again, as another number. */
  const isBeingSaved = useRef(false);
  const change = (text: string) => {
    isTypedHere.current = true;
    isBeingSaved.current = false;
    drafts.change(draft, { text, lastDay: '' });
    setAt(0);
    setIsRefused(false);
    void search(text);
  };
  const searchFirst = useEffectEvent(() => void (typed !== '' && search(typed)));
  useEffect(() => {
    searchFirst();
  }, []);
  // Typing takes the place of what is proposed, and goes on behind what was typed.
  const takeCaret = useEffectEvent(() => {
    focusEnd();
    if (drafts.get(draft) === undefined) field.current?.select();
  });
  const { isScrolledTo } = props;
  // Behind the render that fills it.
  useEffect(() => {
    if (!isOpened) return undefined;
    takeCaret();
    return isScrolledTo ? scrollPartsIntoViewSoon(field.current?.closest('section')) : undefined;
  }, [isOpened, isScrolledTo]);
  // What was found is below what is typed.
  useEffect(
    () => (answered.typed === '' ? undefined : scrollPartsIntoViewSoon(status.current, field.current)),
    [answered],
  );
  const finish = async (caseTicketId: number | null, unknownCase: UnknownCase | null) => {
    if (field.current !== null) returnCaret();
    const isSaved = await props.onSave(caseTicketId, unknownCase);
    if (isSaved && drafts.get(draft)?.text === typed) drafts.change(draft, null);
  };
  /** A call that the agent has left is about the case only if its number was typed in full. */
  const save = async (isLeft = false) => {
    const first = await asked.current;
    const answer = first.error === null ? first : await search(typed);
    const unknown = toCanonicalCode(typed);
    const found = answer.cases[at];
    const chosen = found !== undefined && isLeft && !isWholeNumberOf(typed, found) ? undefined : found;
    if (chosen !== undefined) void finish(chosen.id, null);
    else if (unknown === '') void finish(null, null);
    else if (answer.error === null && judgeNumberWithoutCase({ ...answer, typed }) === 'unknown')
      void finish(null, toUnknownCase(unknown, t));
    else {
      isBeingSaved.current = false;
      setIsRefused(true);
    }
    return true;
  };
  const saveLeft = useRef(save);
  useEffect(() => {
    saveLeft.current = save;
  });
  // What is half typed for the same call on another screen stays there.
  const isToBeSaved = useEffectEvent(() => {
    const isLeftTyped = isTypedHere.current && !isBeingSaved.current && typed.trim() !== '';
    return isLeftTyped && props.isSavedOnLeave?.() === true;
  });
  useEffect(() => () => void (isToBeSaved() && saveLeft.current(true)), []);
  // What is typed behind Enter is for the note of the call.
  const startSaving = () => {
    isBeingSaved.current = true;
    void keyBuffer.hold(save());
  };
  const { isSave } = useFormKeys();
  const isAnswered = answered.typed === typed;
  const shown = isAnswered ? answered.cases[at] : undefined;
  const { length: count } = answered.cases;
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return;
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (isSave(event)) startSaving();
    else if (by !== undefined && count > 1 && isAnswered) setAt((at + by + count) % count);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it only notes whether its field has the caret
    <section
      className={css['panel']}
      data-gets-room="always"
      aria-label={t('endCall.whichCase')}
      onFocus={() => setHasCaret(true)}
      onBlur={(event) => setHasCaret(event.currentTarget.contains(event.relatedTarget))}
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
      {/* Above what is found, which comes while the hand is on its way to them. */}
      <div className={css['actions']}>
        <Button keyName="Enter" onPress={startSaving}>
          {saveLabel}
        </Button>
        <Button kind="quiet" keyName="Esc" isOnTop onPress={close}>
          {closeLabel}
        </Button>
      </div>
      {isAnswered && answered.error !== null && (
        <Notice tone="bad" {...explainError(answered.error, t.language)} />
      )}
      <div ref={status} id={`${id}-found`} role="status">
        {shown !== undefined && <FoundCase ticket={shown} />}
        {shown !== undefined && count > 1 && (
          <p className={css['nth']}>
            {t('endCall.nthCase', { nth: at + 1, count })}
            <CaseStepButtons onStep={(by) => setAt((at + by + count) % count)} />
          </p>
        )}
        {isAnswered && answered.error === null && shown === undefined && typed.trim() !== '' && (
          <p className={css['hint']} data-is-refused={isRefused}>
            {t(whyNoCase[judgeNumberWithoutCase(answered)])}
          </p>
        )}
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
      <span className={css['what']}>{describeCase(ticket, t, mask)}</span>
    </p>
  );
}
