import { expect, test } from 'vitest';
import type { TicketStatus } from '../../../../shared/history/ticket-summary-and-detail';
import { translators } from '../../../i18n/use-text';
import { created, openCalls, ticketOf } from './open-calls-store.fixture';
import { explainNotEditable } from './open-call-state';
import { readyCallFields } from './ready-call-fields.fixture';

const explain = async (phase: 'sending' | 'ending' | 'open', status: TicketStatus | null) => {
  const { active } = await openCalls();
  const open = active();
  const ticket = status && { ...ticketOf(open.call.id, readyCallFields, created), status };
  return translators.en(explainNotEditable({ ...open, phase, ticket }));
};

test.each([
  ['waiting', 'This call waits in the outbox and is sent from there.'],
  ['signed-out', 'This call waits in the outbox and is sent from there.'],
  ['account-blocked', 'This call waits in the outbox and is sent from there.'],
  ['sending', 'This call is being sent.'],
  ['uncertain', 'This call was sent. Its outcome is uncertain.'],
  ['created', 'This call was already sent.'],
  ['recorded', 'This call was recorded without a ticket. It is not sent.'],
] as const)('Send says what became of a call with the status %s', async (status, sentence) => {
  expect(await explain('open', status)).toBe(sentence);
});

test('a call without a ticket is being sent, or ends', async () => {
  expect(await explain('sending', null)).toBe('This call is being sent.');
  expect(await explain('ending', null)).toBe('This call was recorded without a ticket. It is not sent.');
});
