import { useCallback, useMemo, useState, type ReactNode } from 'react';
import type { Attempt, TicketDetail } from '../../../shared/history/ticket-history';
import { languageTags, nextLanguage, type Language } from '../../../shared/i18n/language';
import {
  numbersBetween,
  type Neighbour,
  type Neighbours,
} from '../../../shared/history/neighbouring-tickets';
import { useCaseCommands } from '../../commands/case-commands';
import { exactDay, listIn } from '../../i18n/format';
import { translators, useText, type Translate } from '../../i18n/translate';
import { Button } from '../../ui/button';
import { LanguageChips } from '../language-selector';
import { MaskedText, useMask, type Mask } from '../masking/masked-text';
import { lastDoubtful, officeText } from './back-office-message';
import css from './reconciliation-panel.module.css';

type UncertainDeskProps = {
  readonly ticket: TicketDetail;
  /** Null while they are not known. */
  readonly neighbours: Neighbours | null;
  /** Puts a text on the clipboard, and says whether that went well. */
  readonly copy: (text: string) => Promise<boolean>;
};

/** Where people settle what no program can know: the evidence, and whom to ask with which words. */
export function UncertainDesk({ ticket, neighbours, copy }: UncertainDeskProps) {
  const t = useText();
  const text = useMemo(() => officeText(ticket, neighbours), [ticket, neighbours]);
  const mask = useMask(ticket);
  const shownText = useMemo(
    () => officeText(maskedTicket(ticket, mask), neighbours),
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
    'copy-office': { run: copyText },
    'caller-language': { run: () => setChosen(nextLanguage(language)) },
  });
  return (
    <div className={css['desk']}>
      <Known attempt={lastDoubtful(ticket)} neighbours={neighbours} />
      <section className={css['part']}>
        <div className={css['line']}>
          <h2>{t('reconciliation.askOffice')}</h2>
          <Button kind="quiet" action="copy-office" onPress={copyText}>
            <span aria-live="polite">
              {t(copied === text ? 'outcome.copied' : 'reconciliation.copyOffice')}
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
          <LanguageChips chosen={language} onChoose={setChosen} />
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

function maskedTicket(ticket: TicketDetail, mask: Mask): TicketDetail {
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

type KnownProps = { readonly attempt: Attempt | undefined; readonly neighbours: Neighbours | null };

function Known({ attempt, neighbours }: KnownProps) {
  const t = useText();
  const left = attempt?.firstByteAtMs ?? null;
  const between = neighbours === null ? null : numbersBetween(neighbours);
  return (
    <section className={css['part']}>
      <h2>{t('reconciliation.known')}</h2>
      <dl className={css['facts']}>
        <Fact name={t('reconciliation.left')}>
          {left === null ? t('reconciliation.leftUnknown') : exactDay(left, t.language)}
        </Fact>
        <Fact name={t('reconciliation.back')}>{backText(attempt, t)}</Fact>
        <Fact name={t('reconciliation.before')}>{neighbourText(neighbours?.before ?? null, t)}</Fact>
        <Fact name={t('reconciliation.after')}>{neighbourText(neighbours?.after ?? null, t)}</Fact>
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

function backText(attempt: Attempt | undefined, t: Translate): string {
  const status = attempt?.httpStatus ?? null;
  const answer = attempt?.rawAnswer ?? '';
  const parts = [
    status === null ? '' : t('reconciliation.backStatus', { status }),
    answer === '' ? '' : t('reconciliation.backText', { count: answer.length }),
  ].filter((part) => part !== '');
  return parts.length === 0 ? t('reconciliation.backNothing') : listIn(t.language, parts);
}

function neighbourText(neighbour: Neighbour | null, t: Translate): string {
  if (neighbour === null) return t('reconciliation.noNeighbour');
  const { storeHubTicketId: number, reference, atMs } = neighbour;
  return t('reconciliation.neighbour', { number, reference, time: exactDay(atMs, t.language) });
}
