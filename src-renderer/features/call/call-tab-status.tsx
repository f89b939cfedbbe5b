import { describeEnding } from '../../../shared/calls/ending-names';
import { getTicketStatusKind, TicketStatusIcon } from '../../components/tickets/ticket-status-icon';
import { useText } from '../../i18n/use-text';
import { VisuallyHidden } from '../../ui/visually-hidden';
import type { OpenCall } from './open-calls/open-call-state';

/** What became of the call, as a shape, and in words for a screen reader. */
export function CallTabStatus({ open: { phase, ticket } }: { readonly open: OpenCall }) {
  const t = useText();
  if (phase !== 'sending' && ticket === null) return null;
  const kind = phase === 'sending' || ticket === null ? 'sending' : getTicketStatusKind(ticket);
  const ending = kind === 'sending' ? null : (ticket?.ending ?? null);
  return (
    <>
      <TicketStatusIcon kind={kind} ending={ending} />
      <VisuallyHidden>
        {ending === null ? t(`statuses.${kind}`) : describeEnding(ending, t.language)}
      </VisuallyHidden>
    </>
  );
}
