import { expect, test } from 'vitest';
import { guessService } from './guess-service';

test.each([
  ['need POS swap', 23],
  ['swap the faulty terminal', 23],
  ['two units need swap: iPad', 23],
  ['nak tukar tablet retak', 23],
  ['need pre-install visit', 2],
  ['book an inspection', 2],
  ['Day 1 support tomorrow', 3],
  ['nak pasang POS android baru', 39],
  ['want install android pos at new shop', 39],
  ['set up new iPads at our cafe', 1],
  ['ipad install new outlet', 1],
  ['printer tak boleh print', 18],
] as const)('%s asks for service %i', (issue, serviceId) => {
  expect(guessService(issue)?.serviceId).toBe(serviceId);
});

test.each([
  'mee size small big price swap',
  'tukar unit kg ke gram',
  'tukar pos id',
  'car inspection report has no logo',
  'installment due date skip feb on ipad',
  'ipad install app stuck',
  'wifi password tukar pos x connect',
  'since day one the report is late',
])('%s names no other service', (issue) => {
  expect([undefined, 18]).toContain(guessService(issue)?.serviceId);
});
