import { useCallback, useMemo, useState, type ReactNode } from 'react';
import type { Attempt, TicketDetail } from '../../../shared/history/ticket-summary-and-detail';
import { languageTags, getNextLanguage, type Language } from '../../../shared/i18n/language';
import {
  countNumbersBetween,
  type TicketNearUncertainAttempt,
  type TicketsAroundUncertainAttempt,
} from '../../../shared/history/tickets-around-uncertain-attempt';
import { useCaseCommands } from '../../commands/use-case-commands';
import { formatList } from '../../../shared/i18n/format-list';
import { formatExactDateTime } from '../../../shared/i18n/format-dates';
import { translators, useText, type Translate } from '../../i18n/use-text';
import { Button } from '../../ui/button';
import { announceCallerLanguage, CallerLanguageSelector } from '../caller-language-selector';
import { MaskedText, useMask, type Mask } from '../masking/mask-scope-and-masked-text';
import { formatBackOfficeMessage } from './back-office-message';
import { findLastUncertainAttempt, getAnsweredCode } from './last-uncertain-attempt';
import css from './uncertain-ticket-evidence.module.css';

type ReconciliationPanelProps = {
  readonly ticket: TicketDetail;
  /** Null while unknown. */
  readonly neighbours: TicketsAroundUncertainAttempt | null;
  /** Copies a text to the clipboard. Returns whether that succeeded. */
  readonly copy: (text: string) => Promise<boolean>;
};

/** Helps people to resolve an uncertain ticket: the evidence, and a message to the back office. */
export function UncertainTicketEvidence({ ticket, neighbours, copy }: ReconciliationPanelProps) {
  const t = useText();
  const text = useMemo(() => formatBackOfficeMessage(ticket, neighbours), [ticket, neighbours]);
  const mask = useMask(ticket);
  const shownText = useMemo(
    () => formatBackOfficeMessage(maskTicket(ticket, mask), neighbours),
    [ticket, mask, neighbours],
  );
  const [copied, setCopied] = useState('');
  const copyText = useCallback(() => {
    void copy(text).then((isCopied) => setCopied(isCopied ? text : ''));
  }, [copy, text]);
  const [chosen, setChosen] = useState<Language | null>(null);
  const language = chosen ?? ticket.callerLanguage ?? t.language;
  const hasSms = ticket.request.Ticket.IsReceiveSms;
  useCaseCommands({
    'copy-back-office-message': { run: copyText },
    'caller-language': {
      run: () => {
        const next = getNextLanguage(language);
        setChosen(next);
        announceCallerLanguage(next, t);
      },
    },
  });
  return (
    <div className={css['panel']}>
      <KnownFacts attempt={findLastUncertainAttempt(ticket)} neighbours={neighbours} />
      <section className={css['part']}>
        <div className={css['line']}>
          <h2>{t('reconciliation.askBackOffice')}</h2>
          <Button kind="quiet" action="copy-back-office-message" onPress={copyText}>
            <span aria-live="polite">
              {t(copied === text ? 'outcome.copied' : 'reconciliation.copyBackOfficeMessage')}
            </span>
          </Button>
        </div>
        <p className={css['text']}>
          <MaskedText text={shownText} />
        </p>
      </section>
      <section className={css['part']}>
        <div className={css['line']}>
          <h2>{t('reconciliation.askCaller')}</h2>
          <CallerLanguageSelector selected={language} onChoose={setChosen} />
        </div>
        {!hasSms && <p>{t('reconciliation.noSmsAsked')}</p>}
        <p lang={languageTags[language]}>
          {translators[language](hasSms ? 'readBack.gotSms' : 'readBack.gotCall')}
        </p>
      </section>
      <p className={css['quiet']}>{t('reconciliation.or')}</p>
    </div>
  );
}

function maskTicket(ticket: TicketDetail, mask: Mask): TicketDetail {
  const { Ticket, Appointment } = ticket.request;
  return {
    ...ticket,
    request: {
      Ticket: {
        ...Ticket,
        Phone: mask('phone', Ticket.Phone),
        Name: mask('name', Ticket.Name),
        Issue: mask('text', Ticket.Issue),
      },
      Appointment: { ...Appointment, Address: mask('address', Appointment.Address) },
    },
  };
}

type KnownFactsProps = {
  readonly attempt: Attempt | undefined;
  readonly neighbours: TicketsAroundUncertainAttempt | null;
};

function KnownFacts({ attempt, neighbours }: KnownFactsProps) {
  const t = useText();
  const left = attempt?.firstByteAtMs ?? null;
  const between = neighbours === null ? null : countNumbersBetween(neighbours);
  return (
    <section className={css['part']}>
      <h2>{t('reconciliation.details')}</h2>
      <dl className={css['facts']}>
        <Fact name={t('reconciliation.requestSent')}>
          {left === null ? t('reconciliation.requestSentUnknown') : formatExactDateTime(left, t.language)}
        </Fact>
        <Fact name={t('reconciliation.answer')}>{describeAnswer(attempt, t)}</Fact>
        <Fact name={t('reconciliation.before')}>{describeNeighbour(neighbours?.before ?? null, t)}</Fact>
        <Fact name={t('reconciliation.after')}>{describeNeighbour(neighbours?.after ?? null, t)}</Fact>
      </dl>
      {between !== null && (
        <p className={css['quiet']}>
          {between === 0 ? t('reconciliation.betweenNone') : t('reconciliation.between', { count: between })}
        </p>
      )}
    </section>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function describeAnswer(attempt: Attempt | undefined, t: Translate): string {
  const status = attempt?.httpStatus ?? null;
  const answer = attempt?.rawAnswer ?? '';
  const code = attempt ? getAnsweredCode(attempt) : null;
  const text = answer === '' ? '' : t('reconciliation.answerText', { count: answer.length });
  const parts = [
    status === null ? '' : t('reconciliation.answerStatus', { status }),
    code === null ? text : t('reconciliation.answerCode', { code }),
  ].filter((part) => part !== '');
  return parts.length === 0 ? t('reconciliation.answerNone') : formatList(t.language, parts);
}

function describeNeighbour(neighbour: TicketNearUncertainAttempt | null, t: Translate): string {
  if (neighbour === null) return t('reconciliation.noNeighbouringTicket');
  const { storeHubTicketId: number, reference, atMs } = neighbour;
  return t('reconciliation.neighbouringTicket', {
    number,
    reference,
    time: formatExactDateTime(atMs, t.language),
  });
}
