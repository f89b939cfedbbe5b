import type { ErasurePreview } from '../../../shared/privacy/retention-and-erasure';
import { formatExactDateTime } from '../../i18n/format-dates';
import { useText, type Translate } from '../../i18n/use-text';
import { MaskedText, useMask, type Mask } from '../../components/masking/mask-scope-and-masked-text';
import css from './erasure-preview.module.css';

type Line = { readonly key: string; readonly callId: string; readonly parts: readonly string[] };

type LeavingOut = {
  /** Ids of the calls that stay. The tickets of a call stay together. */
  readonly leftOut: ReadonlySet<string>;
  readonly isDisabled: boolean;
  readonly onToggle: (callId: string) => void;
};

type ErasurePreviewListProps = LeavingOut & { readonly found: ErasurePreview };

/** The tickets and calls that would be erased, each in one recognisable line, and left out when it is unticked. */
export function ErasurePreviewList({ found, ...leaving }: ErasurePreviewListProps) {
  const t = useText();
  const mask = useMask();
  const [tickets, calls] = [toTicketLines(found, t, mask), toCallLines(found, t, mask)];
  return (
    <>
      {tickets.length + calls.length > 0 && <p className={css['note']}>{t('privacy.leaveOut')}</p>}
      <Lines {...leaving} label={t('privacy.ticketList')} lines={tickets} count={found.tickets} />
      <Lines {...leaving} label={t('privacy.callList')} lines={calls} count={found.calls} />
    </>
  );
}

/** Returns what would be erased without these calls. What only names the caller is counted again before it is erased. */
export function leaveOut(found: ErasurePreview, leftOut: ReadonlySet<string>): ErasurePreview {
  const isLeft = ({ callId }: { readonly callId: string }): boolean => leftOut.has(callId);
  const tickets = found.ticketList.filter(isLeft);
  return {
    ...found,
    tickets: found.tickets - tickets.length,
    ofOthers: found.ofOthers - tickets.filter(({ isOfOther }) => isOfOther).length,
    calls: found.calls - found.callList.filter(({ id }) => leftOut.has(id)).length,
    leftOut: leftOut.size,
  };
}

function toTicketLines({ ticketList }: ErasurePreview, t: Translate, mask: Mask): Line[] {
  return ticketList.map(({ id, callId, createdAtMs, name, phone, storeName, ...ticket }) => ({
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

type LinesProps = LeavingOut & {
  readonly label: string;
  readonly lines: readonly Line[];
  readonly count: number;
};

function Lines({ label, lines, count, leftOut, isDisabled, onToggle }: LinesProps) {
  const t = useText();
  if (lines.length === 0) return null;
  return (
    <div className={css['frame']} role="region" aria-label={label}>
      <ul className={css['list']}>
        {lines.map(({ key, callId, parts }) => (
          <li key={key}>
            <label className={css['line']}>
              <input
                type="checkbox"
                className={css['tick']}
                checked={!leftOut.has(callId)}
                disabled={isDisabled}
                onChange={() => onToggle(callId)}
              />
              <span className={css['text']}>
                <MaskedText text={parts.filter((part) => part.trim() !== '').join(' · ')} />
              </span>
            </label>
          </li>
        ))}
        {count > lines.length && <li>{t('privacy.moreFound', { count: count - lines.length })}</li>}
      </ul>
    </div>
  );
}
