import type { TicketSummary } from '../../../shared/history/ticket-summary-and-detail';
import { useText } from '../../i18n/use-text';
import { HighlightedText } from '../masking/highlighted-text';

/** Who called, where neither a name nor a store was written down, and where that is known from. Nothing for any other call. */
export function KnownCaller({ ending }: Pick<TicketSummary, 'ending'>) {
  const t = useText();
  const known = ending?.knownCaller;
  if (known === undefined) return null;
  const { name, storeName, from } = known;
  return (
    <>
      <HighlightedText kind="name" text={name} />
      {name !== '' && storeName !== '' && ' · '}
      <HighlightedText kind="store" text={storeName} /> <i>{t(`knownCaller.${from}`)}</i>
    </>
  );
}
