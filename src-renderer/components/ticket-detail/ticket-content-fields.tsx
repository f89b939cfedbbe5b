import type { ReactNode } from 'react';
import type { MaskedKind } from '../../../shared/privacy/mask-personal-data';
import { getPriorityName, getServiceNames } from '../../../shared/tickets/service-and-priority-names';
import type { TicketContent } from '../../../shared/tickets/ticket-content';
import { translateRegion } from '../../../shared/regions/translate-region';
import { useText, type Translate } from '../../i18n/use-text';
import { DialButton } from '../calls/dial-button';
import { HighlightedText } from '../masking/highlighted-text';
import css from './ticket-detail.module.css';

type TicketContentFieldsProps = {
  readonly request: TicketContent;
  /** Whether the call ended without a ticket, so that nothing of it is sent. */
  readonly isNeverSent: boolean;
};

/** Every field as it was, is or will be sent, or as an ended call had it. Fields without a value are shown as blank. */
export function TicketContentFields({ request, isNeverSent }: TicketContentFieldsProps) {
  const t = useText();
  const { Ticket: ticket, Appointment: place } = request;
  const service = getServiceNames(place.ServiceId, t.language).name;
  const pin =
    place.Latitude === null || place.Longitude === null ? '' : `${place.Latitude}, ${place.Longitude}`;
  const priority = getPriorityName(ticket.Priority, t.language);
  return (
    <section>
      <h3 className={css['title']}>{t(isNeverSent ? 'history.written' : 'history.sent')}</h3>
      <dl className={css['fields']}>
        <Item name={t('fields.phone')} value={ticket.Phone} kind="phone">
          <DialButton phone={ticket.Phone} name={ticket.Name} isMain />
        </Item>
        <Item name={t('fields.name')} value={ticket.Name} kind="name" />
        <Item name={t('fields.storeName')} value={ticket.StoreName} kind="store" />
        <Item name={t('fields.dealerReseller')} value={ticket.DealerReseller} />
        <Item name={t('fields.issue')} value={ticket.Issue} isWide />
        <Item name={t('fields.serviceId')} value={service} />
        <Item name={t('fields.priority')} value={priority} />
        <Item name={t('fields.address')} value={place.Address} kind="address" isWide />
        <Item name={t('fields.state')} value={describeRegion(place.State, t)} />
        <Item name={t('fields.pin')} value={pin} kind="pin" />
        <Item name={t('fields.isReceiveSms')} value={t(ticket.IsReceiveSms ? 'history.yes' : 'history.no')} />
        <Item name={t('fields.email')} value={ticket.Email} kind="email" />
        <Item name={t('fields.remark')} value={ticket.Remark} isWide />
      </dl>
    </section>
  );
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
