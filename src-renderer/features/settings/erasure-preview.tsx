import { useId } from 'react';
import type { ErasurePreview } from '../../../shared/privacy/retention-and-erasure';
import { formatExactDateTime } from '../../../shared/i18n/format-dates';
import { useText, type Translate } from '../../i18n/use-text';
import { MaskedText, useMask, type Mask } from '../../components/masking/mask-scope-and-masked-text';
import css from './erasure-preview.module.css';

type Line = { readonly key: string; readonly callId: string; readonly parts: readonly string[] };

type LeavingOut = {
  /** Ids of what stays. The tickets of a call stay together. */
  readonly leftOut: ReadonlySet<string>;
  /** Ids of the calls of `unsureList` that go as well. */
  readonly chosen: ReadonlySet<string>;
  readonly isDisabled: boolean;
  readonly onToggle: (callId: string) => void;
};

type ErasurePreviewListProps = LeavingOut & { readonly found: ErasurePreview };

/**
 * The tickets, calls, notes, incidents and incoming calls that would be erased or lose traces of the caller, each in one
 * recognisable line, and left out when it is unticked.
 */
export function ErasurePreviewList({ found, leftOut, chosen, ...changing }: ErasurePreviewListProps) {
  const t = useText();
  const mask = useMask();
  const unsure = toTicketLines(found.unsureList, t, mask);
  const tickets = toTicketLines(found.ticketList, t, mask);
  const calls = toCallLines(found, t, mask);
  const [others, traces] = [toOtherLines(found, t, mask), toTraceLines(found, t, mask)];
  const stays = ({ callId }: Line): boolean => !chosen.has(callId);
  const leaving = { ...changing, isTicked: (callId: string): boolean => !leftOut.has(callId) };
  const choosing = { ...changing, isTicked: (callId: string): boolean => chosen.has(callId) };
  const more = (lines: readonly Line[], count: number): number =>
    count - lines.filter(({ callId }) => !leftOut.has(callId)).length;
  const ticketCount = found.tickets - (unsure.length - unsure.filter(stays).length);
  return (
    <>
      {tickets.length + calls.length + others.length + traces.length > 0 && (
        <p className={css['note']}>{t('privacy.leaveOut')}</p>
      )}
      <Lines {...leaving} label={t('privacy.ticketList')} lines={tickets} more={more(tickets, ticketCount)} />
      <Lines {...leaving} label={t('privacy.callList')} lines={calls} more={more(calls, found.calls)} />
      <Lines {...leaving} label={t('privacy.otherList')} lines={others} more={more(others, found.listable)} />
      <Lines
        {...leaving}
        label={t('privacy.redactedList')}
        lines={traces}
        more={more(traces, found.redacted)}
      />
      <Lines
        {...choosing}
        label={t('privacy.unsureList')}
        lines={unsure}
        more={found.unsure - unsure.filter(stays).length}
      />
    </>
  );
}

/**
 * Returns the lists with the rows that were left out in their places: what is counted without them does not have them.
 * @param before the lists as they were shown last
 * @param found without the calls that are left out
 */
export function keepLeftOutRows(
  before: ErasurePreview,
  found: ErasurePreview,
  leftOut: ReadonlySet<string>,
): Pick<ErasurePreview, 'ticketList' | 'callList' | 'otherList' | 'redactedList'> {
  const isLeftOut = ({ id }: { readonly id: string }): boolean => leftOut.has(id);
  const isCallLeftOut = ({ callId }: { readonly callId: string }): boolean => leftOut.has(callId);
  return {
    ticketList: keepRows(before.ticketList, found.ticketList, ({ id }) => id, isCallLeftOut),
    callList: keepRows(before.callList, found.callList, ({ id }) => id, isLeftOut),
    otherList: keepRows(before.otherList, found.otherList, ({ id }) => id, isLeftOut),
    redactedList: keepRows(before.redactedList, found.redactedList, ({ callId }) => callId, isCallLeftOut),
  };
}

function keepRows<Row>(
  before: readonly Row[],
  found: readonly Row[],
  toKey: (row: Row) => number | string,
  isLeftOut: (row: Row) => boolean,
): Row[] {
  const has = (rows: readonly Row[], wanted: Row): boolean =>
    rows.some((row) => toKey(row) === toKey(wanted));
  const stay = before.filter((row) => isLeftOut(row) || has(found, row));
  return [...stay, ...found.filter((row) => !has(before, row))];
}

function toTicketLines(tickets: ErasurePreview['ticketList'], t: Translate, mask: Mask): Line[] {
  return tickets.map(({ id, callId, createdAtMs, name, phone, storeName, ...ticket }) => ({
    key: String(id),
    callId,
    parts: [
      formatExactDateTime(createdAtMs, t.language),
      ticket.caseNumber ?? ticket.reference,
      mask('name', name),
      mask('phone', phone),
      storeName ?? '',
      ticket.isOfOther ? t('privacy.ofOther') : '',
    ],
  }));
}

function toCallLines({ callList }: ErasurePreview, t: Translate, mask: Mask): Line[] {
  return callList.map(({ id, status, savedAtMs, name, phone, storeName }) => ({
    key: id,
    callId: id,
    parts: [
      formatExactDateTime(savedAtMs, t.language),
      t(`privacy.callStatus.${status}`),
      mask('name', name),
      mask('phone', phone),
      mask('store', storeName),
    ],
  }));
}

function toOtherLines({ otherList }: ErasurePreview, t: Translate, mask: Mask): Line[] {
  return otherList.map(({ id, kind, atMs, name, phone, storeName, text }) => ({
    key: id,
    callId: id,
    parts: [
      formatExactDateTime(atMs, t.language),
      t(`privacy.otherKind.${kind}`),
      mask('name', name),
      mask('phone', phone),
      mask('store', storeName),
      mask('text', text),
    ],
  }));
}

function toTraceLines({ redactedList }: ErasurePreview, t: Translate, mask: Mask): Line[] {
  return redactedList.map(({ callId, atMs, code, status, name, phone, storeName }) => ({
    key: callId,
    callId,
    parts: [
      formatExactDateTime(atMs, t.language),
      code ?? (status === null || status === 'sent' ? '' : t(`privacy.callStatus.${status}`)),
      mask('name', name),
      mask('phone', phone),
      mask('store', storeName),
    ],
  }));
}

type LinesProps = Pick<LeavingOut, 'isDisabled' | 'onToggle'> & {
  readonly label: string;
  readonly lines: readonly Line[];
  readonly isTicked: (callId: string) => boolean;
  /** How many are counted, but not listed. */
  readonly more: number;
};

function Lines({ label, lines, isTicked, more, isDisabled, onToggle }: LinesProps) {
  const t = useText();
  const id = useId();
  if (lines.length === 0) return null;
  return (
    <>
      <p id={id} className={css['title']}>
        {label}
      </p>
      <div className={css['frame']} role="region" aria-labelledby={id}>
        <ul className={css['list']}>
          {lines.map(({ key, callId, parts }) => (
            <li key={key}>
              <label className={css['line']}>
                <input
                  type="checkbox"
                  className={css['tick']}
                  checked={isTicked(callId)}
                  disabled={isDisabled}
                  onChange={() => onToggle(callId)}
                />
                <span className={css['text']}>
                  <MaskedText text={parts.filter((part) => part.trim() !== '').join(' · ')} />
                </span>
              </label>
            </li>
          ))}
          {more > 0 && <li>{t('privacy.moreFound', { count: more })}</li>}
        </ul>
      </div>
    </>
  );
}
