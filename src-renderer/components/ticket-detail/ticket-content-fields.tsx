import type { ReactNode } from 'react';
import type { MaskedKind } from '../../../shared/privacy/mask-personal-data';
import { blankCallFields } from '../../../shared/calls/call';
import { getPriorityName, getServiceNames } from '../../../shared/tickets/service-and-priority-names';
import type { TicketOrEndedCallContent } from '../../../shared/tickets/ticket-or-ended-call-content';
import { translateRegion } from '../../../shared/regions/translate-region';
import { useText, type Translate } from '../../i18n/use-text';
import { DialButton } from '../calls/dial-button';
import { HighlightedText } from '../masking/highlighted-text';
import { useIsPanelBelow } from '../../ui/use-is-narrow';
import css from './ticket-detail.module.css';

type TicketContentFieldsProps = {
  readonly request: TicketOrEndedCallContent;
  /** Whether the call ended without a ticket, so that nothing of it is sent. */
  readonly isNeverSent: boolean;
};

/**
 * Every field as it was, is or will be sent; those without a value are shown as blank. Of a call that ended without a ticket
 * only what was written down: nobody misses the rest, and defaults say nothing.
 */
export function TicketContentFields({ request, isNeverSent }: TicketContentFieldsProps) {
  const t = useText();
  const isIssueInHeader = useIsPanelBelow();
  const { Ticket: ticket, Appointment: place } = request;
  const isDefault = isNeverSent && ticket.Priority === blankCallFields.priority;
  const items: readonly ItemProps[] = [
    {
      name: t('fields.phone'),
      value: ticket.Phone,
      kind: 'phone',
      children: <DialButton phone={ticket.Phone} name={ticket.Name} isMain />,
    },
    { name: t('fields.name'), value: ticket.Name, kind: 'name' },
    { name: t('fields.storeName'), value: ticket.StoreName, kind: 'store' },
    { name: t('fields.dealerReseller'), value: ticket.DealerReseller },
    ...(isIssueInHeader ? [] : [{ name: t('fields.issue'), value: ticket.Issue, isWide: true }]),
    { name: t('fields.serviceId'), value: getServiceNames(place.ServiceId, t.language).name },
    { name: t('fields.priority'), value: isDefault ? '' : getPriorityName(ticket.Priority, t.language) },
    { name: t('fields.address'), value: place.Address, kind: 'address', isWide: true },
    { name: t('fields.state'), value: describeRegion(place.State, t) },
    { name: t('fields.pin'), value: describePin(place), kind: 'pin' },
    { name: t('fields.isReceiveSms'), value: isNeverSent ? '' : describeSms(ticket, t) },
    { name: t('fields.email'), value: ticket.Email, kind: 'email' },
    { name: t('fields.remark'), value: ticket.Remark, isWide: true },
  ];
  const shown = isNeverSent ? items.filter(({ value }) => !isBlank(value)) : items;
  if (shown.length === 0) return null;
  return (
    <section>
      <h3 className={css['title']}>{t(isNeverSent ? 'history.written' : 'history.sent')}</h3>
      <dl className={css['fields']}>
        {shown.map((item) => (
          <Item key={item.name} {...item} />
        ))}
      </dl>
    </section>
  );
}

/** In a narrow window, what the case is about comes before its actions, which fill the first sight of it. */
export function IssueInHeader({ request }: Pick<TicketContentFieldsProps, 'request'>) {
  const t = useText();
  const isInHeader = useIsPanelBelow();
  const { Issue: issue } = request.Ticket;
  if (!isInHeader || isBlank(issue)) return null;
  return (
    <dl>
      <Item name={t('fields.issue')} value={issue} />
    </dl>
  );
}

function describePin({ Latitude, Longitude }: TicketOrEndedCallContent['Appointment']): string {
  return Latitude === null || Longitude === null ? '' : `${Latitude}, ${Longitude}`;
}

function describeSms({ IsReceiveSms }: TicketOrEndedCallContent['Ticket'], t: Translate): string {
  return t(IsReceiveSms ? 'history.yes' : 'history.no');
}

function isBlank(value: string | undefined): boolean {
  return value === undefined || value === '';
}

/** In the words of the language, with what StoreHub gets: `雪兰莪（Selangor）`. */
function describeRegion(state: string | undefined, { language }: Translate): string | undefined {
  const translated = state === undefined ? undefined : translateRegion(state, language);
  if (translated === state) return state;
  return language === 'zh' ? `${translated}（${state}）` : `${translated} (${state})`;
}

type ItemProps = {
  readonly name: string;
  readonly value: string | undefined;
  readonly kind?: MaskedKind;
  readonly isWide?: boolean;
  /** Shown after the value. */
  readonly children?: ReactNode;
};

function Item({ name, value, kind = 'text', isWide = false, children }: ItemProps) {
  const t = useText();
  return (
    <div className={css['item']} data-wide={isWide || undefined}>
      <dt>{name}</dt>
      <dd>
        {value === undefined || value === '' ? (
          <span className={css['left-out']}>{t('history.blank')}</span>
        ) : (
          <HighlightedText kind={kind} text={value} />
        )}
        {children}
      </dd>
    </div>
  );
}
