import type { TicketDetail } from '../../../../shared/history/ticket-summary-and-detail';
import type { RelatedTicket } from '../../../../shared/tickets/related-ticket';
import { formatWhen } from '../../../i18n/format-when';
import { useText } from '../../../i18n/use-text';
import type { Ask } from '../../../ipc/ipc-client';
import { Button } from '../../../ui/button';
import { useMask } from '../../../components/masking/mask-scope-and-masked-text';
import css from './follow-up-chain.module.css';
import { useFollowUpChain } from './use-follow-up-chain';

type FollowUpChainProps = {
  readonly ask: Ask;
  readonly follows: RelatedTicket;
  readonly onOpen: (ticketId: number) => void;
  /** True in the panel next to the call, false in its outcome. */
  readonly isCompact?: boolean;
  /** True if the call itself is over: its caller only asked about the case. */
  readonly isAskedAbout?: boolean;
  /** Present while the follow-up can still be undone. */
  readonly onLeave?: (() => void) | undefined;
};

/** The case that this call follows up, and the cases before it. */
export function FollowUpChain(props: FollowUpChainProps) {
  const { ask, follows, onOpen, isCompact = false, isAskedAbout = false, onLeave } = props;
  const t = useText();
  const title = t(isAskedAbout ? 'endCall.about' : 'callScreen.chain');
  const chain = useFollowUpChain(ask, follows);
  return (
    <section className={css['chain']} data-beside={isCompact || undefined} aria-label={title}>
      <h2 className={css['head']}>
        {title}
        {onLeave !== undefined && (
          <Button kind="quiet" isTabStop={false} onPress={onLeave}>
            {t('callScreen.chainLeave')}
          </Button>
        )}
      </h2>
      <ol>
        {chain.length === 0 && <li className={css['link']}>{follows.caseNumber ?? follows.reference}</li>}
        {chain.map((ticket) => (
          <ChainLink key={ticket.id} ticket={ticket} onOpen={onOpen} />
        ))}
      </ol>
    </section>
  );
}

type ChainLinkProps = { readonly ticket: TicketDetail; readonly onOpen: (ticketId: number) => void };

function ChainLink({ ticket, onOpen }: ChainLinkProps) {
  const t = useText();
  const mask = useMask(ticket);
  return (
    <li className={css['link']}>
      <button type="button" tabIndex={-1} className={css['number']} onClick={() => onOpen(ticket.id)}>
        {ticket.caseNumber ?? ticket.reference}
      </button>
      <span className={css['when']}>{formatWhen(ticket.createdAtMs, t.language)}</span>
      <span className={css['what']}>{mask('text', ticket.issue)}</span>
    </li>
  );
}
