import type { ErasurePreview } from '../../../shared/privacy/retention-and-erasure';
import { formatExactDateTime } from '../../i18n/format-dates';
import { useText, type Translate } from '../../i18n/use-text';
import { MaskedText, useMask, type Mask } from '../../components/masking/mask-scope-and-masked-text';
import css from './erasure-preview.module.css';

type Line = { readonly key: string; readonly parts: readonly string[] };

/** The tickets and calls that would be erased, each in one recognisable line. */
export function ErasurePreviewList({ found }: { readonly found: ErasurePreview }) {
  const t = useText();
  const mask = useMask();
  return (
    <>
      <Lines label={t('privacy.ticketList')} lines={toTicketLines(found, t, mask)} count={found.tickets} />
      <Lines label={t('privacy.callList')} lines={toCallLines(found, t, mask)} count={found.calls} />
    </>
  );
}

function toTicketLines({ ticketList }: ErasurePreview, t: Translate, mask: Mask): Line[] {
  return ticketList.map(({ id, createdAtMs, name, phone, storeName, reference, caseNumber, isOfOther }) => ({
    key: String(id),
    parts: [
      formatExactDateTime(createdAtMs, t.language),
      caseNumber ?? reference,
      mask('name', name),
      mask('phone', phone),
      storeName ?? '',
      isOfOther ? t('privacy.ofOther') : '',
    ],
  }));
}

function toCallLines({ callList }: ErasurePreview, t: Translate, mask: Mask): Line[] {
  return callList.map(({ id, status, savedAtMs, name, phone, storeName }) => ({
    key: id,
    parts: [
      formatExactDateTime(savedAtMs, t.language),
      t(`privacy.callStatus.${status}`),
      mask('name', name),
      mask('phone', phone),
      mask('store', storeName),
    ],
  }));
}

type LinesProps = { readonly label: string; readonly lines: readonly Line[]; readonly count: number };

function Lines({ label, lines, count }: LinesProps) {
  const t = useText();
  if (lines.length === 0) return null;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is reached by the keyboard, too
    <div className={css['frame']} tabIndex={0} role="region" aria-label={label}>
      <ul className={css['list']}>
        {lines.map(({ key, parts }) => (
          <li key={key}>
            <MaskedText text={parts.filter((part) => part.trim() !== '').join(' · ')} />
          </li>
        ))}
        {count > lines.length && <li>{t('privacy.moreFound', { count: count - lines.length })}</li>}
      </ul>
    </div>
  );
}
