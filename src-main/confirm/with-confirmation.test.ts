import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { Mode } from '../../shared/app/mode';
import { succeed } from '../../shared/result';
import { helpdesksIn, unwrap } from '../helpdesk.fixture';
import { createTokenVault } from '../keychain/token-vault';
import { createRecordedLog } from '../log/recorded-log.fixture';
import { readyFields } from '../tickets/sample-ticket.fixture';
import type { Question } from './confirm-types';

const { compose, clear, closeOpen } = helpdesksIn(mkdtempSync(join(tmpdir(), 'helpdesk-confirm-')));
afterEach(clear);

const [first, second] = ['1111', '2222'].map((end) => `tk_test567890abcdefghijklmnopqrstuv${end}`) as [
  string,
  string,
];
const declined = { ok: false, error: { kind: 'not-allowed', reason: 'not-confirmed' } };

/** A helpdesk whose agent gives this answer, and whose keychain stores what it gets. */
function withAgent(answer: boolean, kept: string | null = null) {
  const asked: Question[] = [];
  let token = kept;
  const keychain = {
    read: () => Promise.resolve(succeed(token)),
    write: (text: string) => {
      token = text;
      return Promise.resolve(succeed(null));
    },
    remove: () => {
      token = null;
      return Promise.resolve(succeed(null));
    },
  };
  const answers = { isConfirmed: answer };
  const { handlers } = compose(
    { kind: 'none' },
    {
      token: createTokenVault(keychain, createRecordedLog().log),
      confirm: (question) => {
        asked.push(question);
        return Promise.resolve(answers.isConfirmed);
      },
    },
  );
  const count = async () => unwrap(await handlers['history.count']({ text: '' })).count;
  const setMode = (mode: Mode) => handlers['app.set-mode']({ mode });
  /** The name of a caller in the practice history whose tickets may be erased. */
  const someone = async () => {
    const { rows } = unwrap(await handlers['history.search']({ text: '', before: null, limit: 200 }));
    const found = rows.find(({ status }) => status === 'created');
    return { phone: found?.phone ?? '', name: '', shownName: found?.name ?? '' };
  };
  return { handlers, asked, answers, count, setMode, someone, token: () => token };
}

describe('not confirmed, nothing is changed', () => {
  test('erasing a caller', async () => {
    const { handlers, asked, count, someone } = withAgent(false);
    const { shownName: _, ...caller } = await someone();
    const before = await count();

    expect(await handlers['privacy.erase-caller'](caller)).toEqual(declined);

    expect(asked).toHaveLength(1);
    expect(asked[0]?.message).toMatch(/^Erase \d+ tickets? of 1 caller: [\d ]+\?$/);
    expect(asked[0]?.message).toContain(caller.phone);
    expect(await count()).toBe(before);
    expect(unwrap(await handlers['privacy.get-state'](null)).erasures).toEqual([]);
  });

  test('erasing a caller of whom only the copies may have something', async () => {
    const { handlers, asked } = withAgent(false);
    const caller = { phone: '', name: 'Nobody Of That Name' };
    expect(await handlers['privacy.erase-caller'](caller)).toEqual(declined);
    expect(asked).toMatchObject([
      {
        message: 'Erase everything that names Nobody Of That Name?',
        detail: expect.stringContaining('Older backups are deleted') as string,
      },
    ]);
  });

  test('keeping tickets for fewer days', async () => {
    const { handlers, asked, count } = withAgent(false);
    const before = await count();

    expect(await handlers['privacy.set-retention']({ retentionDays: 1 })).toEqual(declined);

    expect(asked).toMatchObject([{ message: 'Keep tickets for 1 day only?' }]);
    expect(asked[0]?.detail).toMatch(/^\d\d older tickets are/);
    expect(unwrap(await handlers['privacy.get-state'](null)).retentionDays).toBeNull();
    expect(await count()).toBe(before);
  });

  test('restoring a backup', async () => {
    const { handlers, asked } = withAgent(false);
    unwrap(await handlers['database.back-up'](null));

    expect(await handlers['database.restore'](null)).toEqual(declined);

    expect(asked).toMatchObject([{ message: 'Replace the history with the newest backup?' }]);
    expect(unwrap(await handlers['database.get-recovery'](null)).restored).toBeNull();
  });

  test('another token, also where the one before was removed', async () => {
    const { handlers, asked, token } = withAgent(false);
    unwrap(await handlers['token.set']({ token: first }));
    expect([asked, token()]).toEqual([[], first]);

    expect(await handlers['token.set']({ token: second })).toEqual(declined);
    expect(token()).toBe(first);
    unwrap(await handlers['token.remove'](null));
    expect(await handlers['token.set']({ token: second })).toEqual(declined);

    expect(token()).toBeNull();
    expect(asked).toHaveLength(2);
    expect(asked[0]?.detail).toContain('2222');
  });

  test('a token that was in the keychain before the app', async () => {
    const { handlers, token } = withAgent(false, first);

    expect(await handlers['token.set']({ token: second })).toEqual(declined);
    expect(token()).toBe(first);
  });

  test('going to practice, and back to live', async () => {
    const { handlers, asked, answers, setMode } = withAgent(false);
    const mode = async () => unwrap(await handlers['app.get-state'](null)).mode;
    unwrap(await setMode('live'));
    expect(asked).toEqual([]);

    expect(await setMode('practice')).toEqual(declined);
    expect(await mode()).toBe('live');
    answers.isConfirmed = true;
    unwrap(await setMode('practice'));
    answers.isConfirmed = false;
    expect(await setMode('live')).toEqual(declined);
    expect(await mode()).toBe('practice');

    const messages = asked.map(({ message }) => message);
    expect(messages).toEqual(['Switch to practice?', 'Switch to practice?', 'Switch to live?']);
  });

  test('going live for the first time with a token that was asked about nowhere, also by a new start', async () => {
    const { handlers, asked, setMode } = withAgent(false);
    unwrap(await handlers['token.set']({ token: first }));
    expect(asked).toEqual([]);

    expect(await setMode('live')).toEqual(declined);
    expect(asked).toMatchObject([{ message: 'Switch to live?' }]);
    await closeOpen();
    const again = withAgent(false, first);
    expect(unwrap(await again.handlers['app.get-state'](null)).mode).toBe('practice');
    expect(await again.setMode('live')).toEqual(declined);
  });

  test('the first token where the app is live already', async () => {
    const { handlers, asked, setMode, token } = withAgent(false);
    unwrap(await setMode('live'));

    expect(await handlers['token.set']({ token: first })).toEqual(declined);

    expect(asked).toMatchObject([{ message: 'Use this StoreHub token?' }]);
    expect(asked[0]?.detail).toContain('1111');
    expect(token()).toBeNull();
  });

  test('of two tokens at once the second, and going live while a token is on its way', async () => {
    const { handlers, asked, setMode, token } = withAgent(false);
    const answers = await Promise.all([
      handlers['token.set']({ token: first }),
      handlers['token.set']({ token: second }),
      setMode('live'),
    ]);

    expect(answers.map(({ ok }) => ok)).toEqual([true, false, false]);
    expect(answers.slice(1)).toEqual([declined, declined]);
    expect([asked, token()]).toEqual([[], first]);
    expect(unwrap(await handlers['app.get-state'](null)).mode).toBe('practice');
  });
});

test('the dialog names who is erased, and masks it where the screen is masked', async () => {
  const { handlers, asked, someone } = withAgent(false);
  const { phone, shownName } = await someone();
  const ask = async (name: string) => {
    await handlers['privacy.erase-caller']({ phone, name });
    return asked.at(-1)?.message;
  };

  expect(await ask(shownName)).toContain(`: ${shownName}, ${phone}?`);
  unwrap(await handlers['app.set-settings']({ isMasked: true }));
  const masked = await ask(shownName);
  expect(masked).toContain('•••');
  expect(masked).not.toContain(phone);
  expect(masked).not.toContain(shownName);
});

test('confirmed, it is done', async () => {
  const { handlers, asked, count, someone, token, setMode } = withAgent(true);
  const { shownName: _, ...caller } = await someone();
  const before = await count();
  const { tickets } = unwrap(await handlers['privacy.preview-erasure'](caller));
  expect(unwrap(await handlers['privacy.erase-caller'](caller))).toMatchObject({ tickets, isDone: true });
  expect(await count()).toBe(before - tickets);

  expect(unwrap(await handlers['privacy.set-retention']({ retentionDays: 30 })).retentionDays).toBe(30);
  unwrap(await handlers['token.set']({ token: first }));
  unwrap(await handlers['token.set']({ token: second }));
  expect(token()).toBe(second);
  unwrap(await setMode('live'));
  unwrap(await setMode('practice'));
  expect(unwrap(await setMode('live')).mode).toBe('live');
  expect(asked.map(({ message }) => message.replace(/:.*/, '').replaceAll(/\d+/g, 'N'))).toEqual([
    expect.stringMatching(/^Erase N tickets? of N caller$/),
    'Keep tickets for N days only?',
    'Replace the StoreHub token?',
    'Switch to live?',
    'Switch to practice?',
    'Switch to live?',
  ]);
});

test('what takes nothing away is not asked about', async () => {
  const { handlers, asked } = withAgent(false);
  unwrap(await handlers['privacy.set-retention']({ retentionDays: null }));
  expect(await handlers['token.set']({ token: 'no-token' })).toMatchObject({
    error: { kind: 'invalid-token' },
  });
  expect(asked).toEqual([]);
});

test('while one question is open, no second dialog comes up, and what would ask is not done', async () => {
  const asked: Question[] = [];
  let answer = (_isConfirmed: boolean): void => undefined;
  const { handlers } = compose(
    { kind: 'none' },
    {
      confirm: (question) => {
        asked.push(question);
        return new Promise((resolve) => (answer = resolve));
      },
    },
  );
  unwrap(await handlers['app.get-state'](null));
  const restoring = handlers['database.restore'](null);
  await expect.poll(() => asked).toHaveLength(1);

  expect(await handlers['privacy.set-retention']({ retentionDays: 1 })).toEqual(declined);
  answer(false);
  expect(await restoring).toEqual(declined);
  expect(asked).toHaveLength(1);
});

test('one dialog of the system is open at a time, whatever a page asks for', async () => {
  let opened = 0;
  const waiting: Array<() => void> = [];
  const open = async <T>(answer: T): Promise<T> => {
    opened += 1;
    await new Promise<void>((resolve) => waiting.push(resolve));
    return answer;
  };
  const { handlers } = compose(
    { kind: 'none' },
    {
      confirm: () => open(true),
      chooseFile: { toOpen: () => open(null), toSave: () => open(null) },
      htmlPrinter: {
        toPdf: () => Promise.resolve(new Uint8Array()),
        onPaper: () => open(succeed('printed')),
      },
    },
  );
  const { rows } = unwrap(await handlers['history.search']({ text: '', before: null, limit: 1 }));
  const ticketId = rows[0]?.id ?? 0;
  const openers = [
    () => handlers['archive.export'](null),
    () => handlers['archive.import'](null),
    () => handlers['templates.import'](null),
    () => handlers['tickets.save-slip']({ ticketId }),
    () => handlers['tickets.print-slip']({ ticketId }),
    () => handlers['history.export']({ format: 'csv', query: { text: '', sort: 'oldest' } }),
    () => handlers['database.restore'](null),
  ];
  const countOpened = (): number => opened;
  for (const [index, opener] of openers.entries()) {
    opened = 0;
    const answered = opener();
    await expect.poll(countOpened).toBe(1);
    await Promise.all(openers.filter((_, other) => other !== index).map((other) => other()));
    expect(opened).toBe(1);
    for (const close of waiting.splice(0)) close();
    await answered;
  }
});

test('live, the thirty-first ticket within ten seconds is refused, whatever asks for it', async () => {
  const { handlers, setMode } = withAgent(true);
  unwrap(await setMode('live'));
  const outcomes: string[] = [];
  for (let ticket = 0; ticket < 32; ticket += 1) {
    const call = unwrap(await handlers['calls.begin'](null));
    const sent = await handlers['tickets.send']({ callId: call.id, fields: readyFields });
    outcomes.push(
      sent.ok ? sent.value.status : String(sent.error.kind === 'not-allowed' && sent.error.reason),
    );
  }

  expect(outcomes).toEqual([
    ...Array.from({ length: 30 }, () => 'waiting'),
    'too-many-sends',
    'too-many-sends',
  ]);
  expect(await handlers['tickets.send-again']({ ticketId: 1 })).toMatchObject({
    error: { reason: 'too-many-sends' },
  });
  expect(unwrap(await handlers['outbox.get-counts'](null)).waiting).toBe(30);
});
