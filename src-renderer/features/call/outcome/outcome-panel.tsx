import { useContext, useEffect, useRef, type ReactNode } from 'react';
import { explainError, type AppError } from '../../../../shared/errors/app-error';
import { explainLastOutcome } from '../../../../shared/history/explain-last-outcome';
import type { TicketDetail } from '../../../../shared/history/ticket-summary-and-detail';
import { formatLabelled } from '../../../../shared/i18n/format-labelled';
import { languageTags } from '../../../../shared/i18n/language';
import type { OutboxBlocker } from '../../../../shared/outbox/outbox-state';
import { findOwedCallback } from '../../../../shared/reminders/reminder';
import type { TokenState } from '../../../../shared/app/api-token';
import { CommandContext } from '../../../commands/command-registry';
import { getSpaceAfter } from '../../../i18n/get-space-after';
import { useText, type TextKey, type Translate } from '../../../i18n/use-text';
import type { CheckCaseNumber } from '../../../state/check-case-number';
import { useOutboxBlocker } from '../../../state/outbox-blocker-context';
import { Button } from '../../../ui/button';
import { CallerLanguageSelector } from '../../../components/caller-language-selector';
import { ImportedTicketNotice } from '../../../components/ticket-detail/imported-ticket-notice';
import { KeychainNotice } from '../../../components/token/keychain-notice';
import { Notice } from '../../../ui/notice';
import { findNamedCaseNumber } from '../../../components/tickets/last-uncertain-attempt';
import { ResolveUncertainTicket } from '../../../components/tickets/resolve-uncertain-ticket';
import {
  getTicketStatusKind,
  TicketStatusLabel,
  type TicketStatusKind,
} from '../../../components/tickets/ticket-status-icon';
import { TokenField } from '../../../components/token/token-field';
import { useAnnouncement } from '../../../ui/use-announcement';
import { VisuallyHidden } from '../../../ui/visually-hidden';
import { LargeNumber } from './large-case-number';
import { SpelledNumber } from './spelled-case-number';
import { useCallState } from '../editing/call-form-context';
import { useCallerLanguage } from '../editing/use-caller-language';
import { NextCallFooter } from './next-call-footer';
import { formatForScreenReader } from './format-number-for-screen-reader';
import type { OpenCall } from '../open-calls/open-call-state';
import { outcomePanelId } from '../session/call-caret';
import type { CallState } from '../session/call-form-state';
import { runAfterLayout } from '../../../ui/run-after-layout';
import { scrollPartsIntoViewSoon } from '../../../ui/scroll-into-view';
import { useFocusRestoration } from '../../../ui/use-focus-restoration';
import css from './outcome-panel.module.css';

export type OutcomeActions = {
  readonly nextCall: () => void;
  readonly copy: (text: string) => void;
  readonly toggleSpelling: () => void;
  readonly openInHistory: (ticketId: number) => void;
  readonly saveToken: (token: string) => Promise<AppError | null>;
  readonly checkToken: () => Promise<AppError | null>;
  readonly sendAgain: (ticketId: number) => void;
  readonly checkCaseNumber: (ticketId: number) => CheckCaseNumber;
  readonly recordCaseNumber: (ticketId: number, caseNumber: string) => Promise<AppError | null>;
};

/** Such a caller is not on the line to be promised anything. */
const pickHasHungUp = ({ fields }: CallState) => fields.isCallbackPromised;

type OutcomePanelProps = {
  readonly open: OpenCall;
  readonly ticket: TicketDetail;
  readonly actions: OutcomeActions;
  readonly isSpelled: boolean;
  /** The token for live sends; null if no token is needed. */
  readonly token: TokenState | null;
  /** The follow-up chain. */
  readonly children: ReactNode;
};

/** The outcome of the ticket, shown until the next call begins. */
export function OutcomePanel({ open, ticket, actions, isSpelled, token, children }: OutcomePanelProps) {
  const t = useText();
  const kind: TicketStatusKind = open.phase === 'sending' ? 'sending' : getTicketStatusKind(ticket);
  const waits = ticket.status === 'waiting';
  const blocker = useOutboxBlocker() ?? (token?.kind === 'none' ? 'token-missing' : null);
  const isTokenWanted = blocker === 'token-missing' || blocker === 'token-refused';
  const wantsToken = kind === 'signed-out' || (waits && isTokenWanted);
  const panel = useRef<HTMLElement>(null);
  useFocusRestoration(panel);
  const { focusArrival } = useContext(CommandContext);
  // Where the focus was takes no more keys: a field of the call, or the panel before, such as the read-back, which is gone.
  useEffect(() => {
    const shown = panel.current;
    if (shown === null) return undefined;
    return runAfterLayout([shown], () => {
      const focused = document.activeElement;
      const isInCall = shown.closest('form')?.contains(focused) === true;
      if (isInCall || focused === document.body) focusArrival(shown);
    });
  }, [focusArrival]);
  // Scrolls the number into view last, so that it is visible if both do not fit: the agent reads it out.
  useEffect(
    () =>
      scrollPartsIntoViewSoon(
        panel.current?.firstElementChild,
        panel.current?.querySelector('[data-number]'),
      ),
    [kind, ticket.caseNumber],
  );
  return (
    <aside
      ref={panel}
      id={outcomePanelId}
      className={css['panel']}
      data-kind={kind}
      aria-label={t('outcome.title')}
      tabIndex={-1}
    >
      <div className={css['head']}>
        <TicketStatusLabel kind={kind} size="large" />
        <Reference ticket={ticket} />
      </div>
      <div className={css['body']}>
        <ReadAloudNumber ticket={ticket} actions={actions} isSpelled={isSpelled} />
        <Explanation ticket={ticket} kind={kind} blocker={blocker} />
        {open.error !== null && <Notice tone="bad" {...explainError(open.error, t.language)} />}
        {/* It came with the shared history or an archive, as after the folder of an earlier day was put back. */}
        {ticket.imported !== undefined && <ImportedTicketNotice ticket={ticket} imported={ticket.imported} />}
        {kind === 'uncertain' && ticket.imported === undefined && (
          <ResolveUncertainTicket
            key={ticket.attempts.length}
            ticketId={ticket.id}
            namedCaseNumber={findNamedCaseNumber(ticket)}
            onCheck={actions.checkCaseNumber(ticket.id)}
            onRecord={(caseNumber) => actions.recordCaseNumber(ticket.id, caseNumber)}
            onSendAgain={() => actions.sendAgain(ticket.id)}
          />
        )}
        {waits && token?.kind === 'unknown' && (
          <KeychainNotice errorCode={token.errorCode} actions={actions} isQueued />
        )}
        {waits && token?.kind === 'checking' && <p role="status">{t('token.checking')}</p>}
        {wantsToken && <TokenField onSave={actions.saveToken} />}
        {children}
      </div>
      <NextCallFooter ticketId={ticket.id} actions={actions} />
    </aside>
  );
}

/** Next to a case number, the reference is small. Without one, the agent gives the reference to the caller. */
function Reference({ ticket }: { readonly ticket: TicketDetail }) {
  if (ticket.caseNumber === null) return null;
  return <span className={css['small']}>{ticket.reference}</span>;
}

type ReadAloudNumberProps = Pick<OutcomePanelProps, 'ticket' | 'actions' | 'isSpelled'>;

function ReadAloudNumber({ ticket, actions, isSpelled }: ReadAloudNumberProps) {
  const t = useText();
  const { language, translate, choose } = useCallerLanguage();
  const number = ticket.caseNumber ?? ticket.reference;
  const isCase = ticket.caseNumber !== null;
  const label = t(isCase ? 'outcome.caseNumber' : 'outcome.reference');
  const hasHungUp = useCallState(pickHasHungUp);
  return (
    <div className={css['number']}>
      <div className={css['caption']}>
        {label}
        <CallerLanguageSelector selected={language} onChoose={choose} />
      </div>
      <p lang={languageTags[language]} className={css['saying']}>
        {translate(getSaying(ticket, hasHungUp))}
      </p>
      <div role={isCase ? 'status' : 'note'} aria-label={label} data-number="" className={css['large']}>
        <LargeNumber number={number} />
      </div>
      <div className={css['tools']}>
        <Button kind="quiet" onPress={() => actions.copy(number)}>
          {t('outcome.copy')}
        </Button>
        <Button kind="quiet" action="spell" onPress={actions.toggleSpelling}>
          {t('outcome.spell')}
        </Button>
        <CopyStatus number={number} />
      </div>
      {/* Announced when F7 opens it: screen readers need the element before its text. */}
      <div aria-live="polite">{isSpelled && <SpelledNumber number={number} language={language} />}</div>
    </div>
  );
}

function getSaying(ticket: TicketDetail, hasHungUp: boolean): TextKey {
  if (ticket.caseNumber !== null) return 'readBack.caseNumber';
  return isCallbackOwed(ticket) && !hasHungUp ? 'readBack.referenceAndCallback' : 'readBack.reference';
}

/** Once it is created, or its case number is recorded, the app lists a callback to give the caller the number. */
function isCallbackOwed({ status, imported }: TicketDetail): boolean {
  if (imported !== undefined) return false;
  return ['waiting', 'signed-out', 'account-blocked', 'uncertain'].includes(status);
}

function CopyStatus({ number }: { readonly number: string }) {
  const t = useText();
  const isCopied = useCallState(({ copied }) => copied === number);
  const subject = isCopied ? number : '';
  // Also what is copied as it comes, but not again when the call is shown again.
  const last = useRef(subject);
  useAnnouncement(isCopied ? t('outcome.copied') : '', { subject, last });
  return <span className={css['copied']}>{isCopied && `✓ ${t('outcome.copied')}`}</span>;
}

type ExplanationProps = Pick<OutcomePanelProps, 'ticket'> & {
  readonly kind: TicketStatusKind;
  readonly blocker: OutboxBlocker | null;
};

function Explanation({ ticket, kind, blocker }: ExplanationProps) {
  const t = useText();
  const announcer = useRef<HTMLSpanElement>(null);
  // A number that was recorded by hand settles what the last answer left open, and what is sent once more has no answer yet.
  const isOver = ticket.caseNumberSource === 'agent' || kind === 'sending';
  const outcome = isOver ? null : ticket.lastOutcome;
  const explanation = isOver ? null : explainLastOutcome(ticket, t.language);
  const number = ticket.caseNumber ?? ticket.reference;
  const label = t(ticket.caseNumber === null ? 'outcome.reference' : 'outcome.caseNumber');
  const hasHungUp = useCallState(pickHasHungUp);
  const promise = getPromise(ticket, hasHungUp, t);
  // After a case number there is nothing left to do.
  const next =
    explanation === null || ticket.caseNumber !== null
      ? promise
      : [explanation.sentence, explanation.nextStep, ...(promise === null ? [] : [promise])].reduce(
          (before, sentence) => before + getSpaceAfter(before) + sentence,
        );
  useEffect(() => {
    if (announcer.current === null) return;
    const labelled = formatLabelled(t.language, label, formatForScreenReader(number));
    const outcomeAndNumber = t('outcome.announced', { outcome: t(`statuses.${kind}`), detail: labelled });
    announcer.current.textContent =
      next === null ? outcomeAndNumber : t('outcome.announced', { outcome: outcomeAndNumber, detail: next });
  }, [kind, label, number, next, t]);
  return (
    <div className={css['said']}>
      {explanation !== null && <p className={css['sentence']}>{explanation.sentence}</p>}
      {/* A caller who is to be called back is not on the line to have the number read out. */}
      {explanation !== null && (ticket.caseNumber === null || promise === null) && (
        <p>{explanation.nextStep}</p>
      )}
      {kind === 'waiting' && <p className={css['sentence']}>{t(getWaitingText(blocker))}</p>}
      {promise !== null && <p>{promise}</p>}
      {outcome !== null && 'errorMessage' in outcome && <StoreHubMessage {...outcome} />}
      <VisuallyHidden ref={announcer} aria-live="polite" />
    </div>
  );
}

/** What the agent owes the caller, who has no case number yet, or had none when the call ended. */
function getPromise(ticket: TicketDetail, hasHungUp: boolean, t: Translate): string | null {
  if (isCallbackOwed(ticket)) return t(hasHungUp ? 'callPanel.rejectedCallback' : 'outcome.promiseCallback');
  return findOwedCallback(ticket) === undefined ? null : t('outcome.callbackListed');
}

function getWaitingText(blocker: OutboxBlocker | null): TextKey {
  if (blocker === null) return 'outcome.waits';
  return blocker === 'account-blocked' ? 'outcome.waitsForAccount' : 'outcome.waitsForToken';
}

type StoreHubMessageProps = { readonly errorCode: string | null; readonly errorMessage: string | null };

/** StoreHub's own message, for the agent to quote to StoreHub support. */
function StoreHubMessage({ errorCode, errorMessage }: StoreHubMessageProps) {
  const t = useText();
  if (errorCode === null && errorMessage === null) return null;
  return (
    <p className={css['wire']}>
      {errorCode !== null && `${t('outcome.code')} ${errorCode}`}
      {errorCode !== null && errorMessage !== null && ' · '}
      {errorMessage !== null && formatLabelled(t.language, t('outcome.storeHubMessage'), errorMessage)}
    </p>
  );
}
