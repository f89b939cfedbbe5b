import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { errorCodes } from '../../shared/outcome/storehub-error-codes';
import { simulations } from '../../shared/app/practice-state';
import { createPracticeServer, type PracticeServer } from './practice-server';

const good = { simulation: 'none', errorCode: null, delayMs: 0 } as const;

let practice: PracticeServer;
let endpoint: URL;

beforeEach(async () => {
  practice = createPracticeServer({
    randomBytes,
    random: () => 0.5,
    schedule: (delayMs, run) => {
      const timer = setTimeout(run, delayMs);
      return () => {
        clearTimeout(timer);
      };
    },
  });
  practice.set(good);
  endpoint = await practice.start();
});

afterEach(async () => {
  await practice.stop();
});

function bodyWith(remark?: string): string {
  return JSON.stringify({
    Ticket: {
      Name: 'Test Caller',
      Phone: '60120000000',
      Issue: 'Printer',
      Priority: 0,
      IsReceiveSms: true,
      ...(remark !== undefined && { Remark: remark }),
    },
    Appointment: { Address: '1', State: 'Johor', ServiceId: 18, Longitude: 103.7, Latitude: 1.5 },
  });
}

async function post(body: string, token = practice.token, url = endpoint) {
  const answer = await fetch(url, {
    method: 'POST',
    body,
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
  });
  return { status: answer.status, text: await answer.text() };
}

describe('on a good day', () => {
  it('gives a case number like StoreHub’s, and another one each time', async () => {
    const answers = [await post(bodyWith()), await post(bodyWith())];
    for (const answer of answers) {
      expect(answer.status).toBe(200);
      expect(JSON.parse(answer.text)).toEqual({
        ErrorCode: '0',
        Ticket: {
          TicketId: expect.any(Number) as number,
          CaseNum: expect.stringMatching(/^STOREHUB\d{4}-CA\d{6}[A-Z]$/) as string,
          Status: 'Open',
        },
      });
    }
    expect(answers[0]!.text).not.toBe(answers[1]!.text);
  });

  it.each(['', 'no JSON', '{}', 'null', bodyWith().replace('"Johor"', '7'), bodyWith('x'.repeat(1001))])(
    'refuses a body that is not the contract’s: %.30s',
    async (body) => {
      expect(JSON.parse((await post(body)).text)).toEqual({
        ErrorCode: '-10000',
        ErrorMessage: 'Invalid parameter',
      });
    },
  );
});

describe('with strangers', () => {
  it.each(['tk_practice0', 'tk_test00000000', ''])('refuses the token %j', async (token) => {
    const answer = await post(bodyWith(), token);
    expect(answer.status).toBe(401);
    expect(JSON.parse(answer.text)).toMatchObject({ ErrorCode: '-10007' });
  });

  it('has nothing else to show', async () => {
    expect((await fetch(endpoint)).status).toBe(404);
    expect((await post(bodyWith(), practice.token, new URL('/other', endpoint))).status).toBe(404);
  });

  it('hangs up on a body larger than any ticket', async () => {
    await expect(post('x'.repeat(300_000))).rejects.toThrow('fetch failed');
  });

  it('listens on loopback alone, with a token of its own for every run', () => {
    const other = createPracticeServer({ randomBytes, random: () => 0, schedule: () => () => {} });
    expect(endpoint.hostname).toBe('127.0.0.1');
    expect(other.token).not.toBe(practice.token);
    expect(practice.token).toMatch(/^tk_practice[0-9a-f]{32}$/);
  });
});

describe('on a bad day', () => {
  it.each(errorCodes.filter(({ code }) => code !== '0'))(
    'answers with the code $code by panel and by marker',
    async ({ code, description }) => {
      const wanted = { ErrorCode: code, ErrorMessage: description };
      expect(JSON.parse((await post(bodyWith(`#practice ${code}`))).text)).toEqual(wanted);
      practice.set({ ...good, errorCode: code });
      expect(JSON.parse((await post(bodyWith())).text)).toEqual(wanted);
    },
  );

  it.each([
    ['too-many-requests', '-10004'],
    ['invalid-parameter', '-10000'],
    ['token-refused', '-10007'],
    ['account-blocked', '-10016'],
    ['unexpected-error', '-10008'],
  ])('%s is %s', async (simulation, code) => {
    expect(JSON.parse((await post(bodyWith(`#practice ${simulation}`))).text)).toMatchObject({
      ErrorCode: code,
    });
  });

  it('breaks the connection, answers rubbish, or says yes without a case number', async () => {
    await expect(post(bodyWith('#practice connection broken'))).rejects.toThrow('fetch failed');
    expect((await post(bodyWith('#practice unreadable answer'))).text).toContain('<title>');
    const noNumber: unknown = JSON.parse((await post(bodyWith('#practice no case number'))).text);
    expect(noNumber).toEqual({ ErrorCode: '0', Ticket: { TicketId: expect.any(Number) as number } });
  });

  it('a marker works once for each ticket, and is stronger than the panel', async () => {
    practice.set({ ...good, simulation: 'token-refused' });
    expect((await post(bodyWith('#practice none'))).text).toContain('CaseNum');
    practice.set(good);
    expect((await post(bodyWith('#practice -10004'))).text).toContain('-10004');
    expect((await post(bodyWith('#practice -10004'))).text).toContain('CaseNum');
  });
});

describe('the route', () => {
  it('leads to a port that refuses where there is to be no connection, and afterwards to the server', async () => {
    const body = bodyWith('#practice no connection');
    const closed = await practice.chooseRoute(body);
    await expect(connectTo(closed.endpoint)).resolves.toBe('ECONNREFUSED');
    expect((await practice.chooseRoute(body)).endpoint.href).toBe(endpoint.href);
    practice.set({ ...good, simulation: 'no-connection' });
    await expect(connectTo((await practice.chooseRoute(bodyWith())).endpoint)).resolves.toBe('ECONNREFUSED');
  });

  it('waits less where nothing will come, and nothing comes', async () => {
    const body = bodyWith('#practice no answer');
    const { timeLimitMs } = await practice.chooseRoute(body);
    expect(timeLimitMs).toBe(5000);
    const silence = await fetch(endpoint, {
      method: 'POST',
      body,
      headers: { Authorization: `Bearer ${practice.token}` },
      signal: AbortSignal.timeout(300),
    }).catch((error: unknown) => (error as Error).name);
    expect(silence).toBe('TimeoutError');
  });

  it.each(simulations.filter((day) => day !== 'no-connection' && day !== 'no-answer'))(
    'is as in live on a day of %s',
    async (simulation) => {
      await expect(practice.chooseRoute(bodyWith(`#practice ${simulation}`))).resolves.toEqual({
        endpoint,
        timeLimitMs: 30_000,
      });
    },
  );
});

it('stops, and starts again', async () => {
  await practice.stop();
  await expect(connectTo(endpoint)).resolves.toBe('ECONNREFUSED');
  const again = await practice.start();
  expect((await post(bodyWith(), practice.token, again)).status).toBe(200);
});

async function connectTo(url: URL): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(Number(url.port), url.hostname);
    socket.once('connect', () => {
      socket.destroy();
      resolve('connected');
    });
    socket.once('error', (error: NodeJS.ErrnoException) => {
      resolve(error.code ?? error.name);
    });
  });
}
