import { errorCodes, explainErrorCode } from '../shared/outcome/storehub-error-codes';
import { explainOutcome, type Outcome } from '../shared/outcome/attempt-outcome';
import { captivePortal, created, plainStatus, redirect, refused } from './fake-storehub/canned-answers';
import type { Behaviour } from './fake-storehub/server-behaviour';
import { expect, test } from './fixtures/test';
import { CallScreen, exampleCall } from './pages/call-screen';
import { goTo } from './pages/go-to';
import { OutboxScreen } from './pages/outbox-screen';

const failures = errorCodes.filter(({ code }) => code !== '0');
/** What follows a code depends on its category alone. */
const firstFailures = failures.filter(
  (failure) => failure === failures.find(({ category }) => category === failure.category),
);
const varieties = [
  { which: 'the first error code of each category', codes: firstFailures, count: 5, tag: [] },
  { which: 'every error code of StoreHub', codes: failures, count: 17, tag: '@exhaustive' },
];

const blank = { errorCode: null, errorMessage: null, httpStatus: null };
const uncertain = (
  reason: Extract<Outcome, { kind: 'uncertain' }>['reason'],
  namedCaseNumber?: string,
): Outcome => ({
  kind: 'uncertain',
  reason,
  ...blank,
  detail: null,
  ...(namedCaseNumber !== undefined && { namedCaseNumber }),
});

const failingAnswers: ReadonlyArray<{ name: string; behaviour: Behaviour; outcome: Outcome }> = [
  {
    name: 'a code that nobody knows',
    behaviour: refused('-77777'),
    outcome: { kind: 'rejected', errorCode: '-77777', errorMessage: null, httpStatus: 200 },
  },
  {
    name: 'HTTP 429',
    behaviour: plainStatus(429, { 'Retry-After': '600' }),
    outcome: { kind: 'throttled', ...blank, retryAfterMs: 600_000 },
  },
  { name: 'HTTP 401 alone', behaviour: plainStatus(401), outcome: { kind: 'signed-out', ...blank } },
  { name: 'HTTP 403 alone', behaviour: plainStatus(403), outcome: { kind: 'signed-out', ...blank } },
  { name: 'HTTP 500', behaviour: plainStatus(500), outcome: uncertain('server-error') },
  { name: 'HTTP 503', behaviour: plainStatus(503), outcome: uncertain('server-error') },
  { name: 'a login page', behaviour: captivePortal, outcome: uncertain('unreadable-answer') },
  { name: 'a redirect', behaviour: redirect(307, '/api/ticket/create'), outcome: uncertain('redirected') },
  {
    name: 'a yes without a case number',
    behaviour: { kind: 'answer', body: { ErrorCode: '0', Ticket: { TicketId: 999 } } },
    outcome: uncertain('no-case-number'),
  },
  {
    name: 'a reset after the request',
    behaviour: { kind: 'at-request', how: 'reset' },
    outcome: uncertain('connection-broken'),
  },
  {
    name: 'a close in the middle of the answer',
    behaviour: created(1, { cut: { in: 'body', how: 'close' } }),
    outcome: uncertain('connection-broken'),
  },
];

test(
  'what a server, a proxy or a network can do instead of answering has its words, too',
  { tag: '@exhaustive' },
  async ({ startLive, storeHub }) => {
    test.setTimeout(240_000);
    const { page } = await startLive();
    const call = new CallScreen(page);
    const outbox = new OutboxScreen(page);
    for (const { name, behaviour, outcome } of failingAnswers) {
      await test.step(`${name} ends ${outcome.kind}`, async () => {
        await call.fillExample();
        storeHub.queue(behaviour);
        await page.keyboard.press('F9');
        await call.expectOutcome(wordFor(outcome.kind), explainOutcome(outcome, 'en'));
        const asks = outcome.kind === 'uncertain' ? 1 : 0;
        const steps = call.outcome.getByRole('paragraph').filter({ hasText: 'Ask StoreHub support' });
        await expect(steps).toHaveCount(asks);
        await call.expectFields(exampleCall);
        if (outcome.kind === 'throttled' || outcome.kind === 'signed-out') {
          await outbox.open();
          if (outcome.kind === 'throttled') {
            await expect(page.getByText(/Retrying in 1[0-2] min \d\d s\./)).toBeVisible();
          }
          await outbox.sendNow.click();
          await expect(outbox.waiting).toHaveCount(0);
          await goTo(page, 'Call');
        }
        await call.begin();
      });
    }
    const sentAgain = failingAnswers.filter(
      ({ outcome: { kind } }) => kind === 'throttled' || kind === 'signed-out',
    );
    expect(storeHub.requests).toHaveLength(failingAnswers.length + sentAgain.length);
  },
);

test('a pause of hours says at what time it ends, not how many minutes are left', async ({
  startLive,
  storeHub,
}) => {
  const { page } = await startLive();
  const call = new CallScreen(page);
  const outbox = new OutboxScreen(page);
  await call.fillExample();
  storeHub.queue(plainStatus(429, { 'Retry-After': '28800' }));
  await page.keyboard.press('F9');
  await call.expectOutcome('Throttled');
  await outbox.open();
  await expect(page.getByText(/^Next try: .*\d{1,2}:\d\d [ap]m\.$/)).toBeVisible();
});

for (const { which, codes, count, tag } of varieties)
  test(
    `what StoreHub answers is said in words, and ${which} leads on`,
    { tag },
    async ({ startLive, storeHub }) => {
      // Some ten seconds a code on a busy computer.
      test.setTimeout(30_000 + codes.length * 20_000);
      const { page } = await startLive();
      const call = new CallScreen(page);
      const outbox = new OutboxScreen(page);

      await test.step('a case number that came with an error is shown, sent no second time, and recorded once a person confirms it', async () => {
        const named = 'STOREHUB7-REAL';
        await call.fillExample();
        storeHub.queue({
          kind: 'answer',
          body: { ErrorCode: '-10004', Ticket: { TicketId: 7, CaseNum: named } },
        });
        await page.keyboard.press('F9');
        await call.expectOutcome(
          'Uncertain',
          explainOutcome(uncertain('error-with-case-number', named), 'en'),
        );
        await expect(call.outcome.getByRole('definition').filter({ hasText: named })).toBeVisible();
        await expect(call.caseNumber).toBeHidden();

        await test.step('it is in the outbox with the same number, and nothing waits', async () => {
          await outbox.open();
          await expect(outbox.uncertain).toHaveCount(1);
          await expect(outbox.uncertain).toContainText(named);
          await expect(outbox.waiting).toHaveCount(0);
          await goTo(page, 'Call');
        });

        await call.button('Record case number').click();
        await expect(call.field('Case number from StoreHub support')).toHaveValue(named);
        await page.keyboard.press('Enter');
        await call.expectOutcome('Created');
        await expect(call.caseNumber).toHaveText(named);
        await expect(call.outcome).toContainText('Callbacks lists the caller, to be given this number.');
        await expect(call.outcome).not.toContainText('may exist');
        expect(storeHub.requests).toHaveLength(1);

        await test.step('an answer that a filtering proxy compressed is read, and a line break does not part a number', async () => {
          await call.begin();
          await call.fillExample();
          const body = { ErrorCode: '0', Ticket: { TicketId: 8, CaseNum: 'STOREHUB8\n77' } };
          storeHub.queue({ kind: 'answer', body, coding: 'gzip', framing: 'chunked' });
          await page.keyboard.press('F9');
          await call.expectOutcome('Created');
          await expect(call.caseNumber).toHaveText('STOREHUB8 77');
        });
      });

      await test.step(`${which} has its word, its sentence and its next step on the screen`, async () => {
        await call.begin();
        const before = storeHub.requests.length;
        expect(codes).toHaveLength(count);
        for (const { code, category } of codes) {
          await test.step(`${code} ends ${category}`, async () => {
            await call.fillExample();
            storeHub.queue(refused(code, `because of ${code}`));
            await page.keyboard.press('F9');
            await call.expectOutcome(wordFor(category), explainErrorCode(code, 'en'));
            await expect(call.outcome.getByText(`because of ${code}`)).toBeVisible();
            await call.expectFields(exampleCall);
            await expect(call.caseNumber).toBeHidden();
            if (category === 'rejected') {
              await call.field('Remark').fill('Corrected');
              await call.button('Send again').click();
              await call.expectOutcome('Created');
            }
            const promises = call.outcome
              .getByRole('paragraph')
              .filter({ hasText: /I will call you back|Promise the caller a call back/ });
            const isSentLater = ['throttled', 'signed-out', 'account-blocked'].includes(category);
            await expect(promises).toHaveCount(isSentLater || category === 'uncertain' ? 2 : 0);
            if (isSentLater) {
              await outbox.open();
              await expect(outbox.waiting).toHaveCount(1);
              await outbox.sendNow.click();
              await expect(outbox.waiting).toHaveCount(0);
              await goTo(page, 'Call');
              await call.expectOutcome('Created');
            }
            await call.begin();
          });
        }
        const sentAgain = codes.filter(({ category }) => category !== 'uncertain');
        expect(storeHub.requests).toHaveLength(before + codes.length + sentAgain.length);
      });
    },
  );

/** The visible word of an outcome: `signed-out` reads Signed out. */
function wordFor(kind: Outcome['kind']): string {
  const words = kind.replaceAll('-', ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
