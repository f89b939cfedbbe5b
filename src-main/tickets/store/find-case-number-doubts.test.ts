import { expect, test } from 'vitest';
import { createCallStore } from '../../calls/call-store';
import { freshDatabase } from '../../db/fresh-database.fixture';
import { ended, newTicket, outcomes } from '../sample-ticket.fixture';
import { createTicketStore } from './ticket-store';

function createHistory() {
  const db = freshDatabase();
  const [calls, tickets] = [createCallStore(db), createTicketStore(db)];
  let count = 0;
  const add = (caseNumber: string | null): number => {
    count += 1;
    calls.begin(`call-${count}`, 0);
    const made = tickets.make(newTicket(`call-${count}`, `SH-${count}`), true);
    const outcome = caseNumber === null ? outcomes.uncertain : { ...outcomes.created, caseNumber };
    tickets.endAttempt(ended(made?.attempt?.attemptId ?? 0, outcome), true);
    return made?.ticketId ?? 0;
  };
  return { tickets, add };
}

test('an odd form is compared with what StoreHub gave, not with what was recorded by hand', () => {
  const { tickets, add } = createHistory();
  const first = add(null);
  const doubted = (caseNumber: string) => tickets.caseNumberDoubts(first, caseNumber).oddForm;
  expect(doubted('anything')).toBeNull();
  tickets.recordCaseNumber(add(null), 'HAND-1', 1);
  expect(doubted('hand-2')).toBeNull();
  expect(doubted('anything')).toEqual({ oddity: 'prefix', example: 'HAND-1' });
  add('STOREHUB0999-CA109193B');
  expect(doubted('storehub1234-ca000000c')).toBeNull();
  expect(doubted('hand-2')).toEqual({ oddity: 'prefix', example: 'STOREHUB0999-CA109193B' });
});

test('names the newest other ticket with the number, however it is spelled', () => {
  const { tickets, add } = createHistory();
  const own = add(null);
  add('STOREHUB0999-CA109193B');
  const newest = add('STOREHUB0999-CA109193B');
  add('STOREHUB1000-CA109193B');
  const sameNumber = (caseNumber: string) => tickets.caseNumberDoubts(own, caseNumber).sameNumber?.id;
  expect(sameNumber(' storehub0999 - ca109193b')).toBe(newest);
  expect(sameNumber('STOREHUB0998-CA109193B')).toBeUndefined();
  tickets.recordCaseNumber(own, 'STOREHUB0998-CA109193B', 1);
  expect(sameNumber('STOREHUB0998-CA109193B')).toBeUndefined();
});
