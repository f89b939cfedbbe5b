import { useId, type ReactNode } from 'react';
import type { TicketSummary } from '../../../shared/history/ticket-summary-and-detail';
import { ButtonSubjectContext } from '../../ui/button-subject';
import { TicketRow } from './ticket-row';
import css from './two-column-lists.module.css';

type TicketItemProps = {
  readonly ticket: TicketSummary;
  readonly onOpen: (ticketId: number) => void;
  readonly children?: ReactNode;
};

/** A ticket that opens when pressed, with its actions below, each of which is described by its caller. */
export function TicketItem({ ticket, onOpen, children }: TicketItemProps) {
  const subjectId = useId();
  return (
    <li className={css['item']}>
      <button type="button" className={css['row']} onClick={() => onOpen(ticket.id)}>
        <TicketRow ticket={ticket} subjectId={subjectId} />
      </button>
      <ButtonSubjectContext value={subjectId}>{children}</ButtonSubjectContext>
    </li>
  );
}
