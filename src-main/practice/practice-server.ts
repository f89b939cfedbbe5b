import { timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { z } from 'zod';
import type { PracticeState } from '../../shared/app/practice-state';
import { createTicketRequestSchema } from '../../shared/tickets/create-ticket-request-schema';
import type { Schedule } from '../../shared/time/schedule';
import { createPracticeAnswer, createRefusal, type PracticeAnswer } from './practice-answer';
import { getAnswerDelayMs } from './get-answer-delay';
import { parsePracticeMarker, type PracticeSimulation } from './parse-practice-marker';

export type PracticeServerParts = {
  readonly randomBytes: (length: number) => Uint8Array;
  /** From 0 up to, not including, 1. */
  readonly random: () => number;
  readonly schedule: Schedule;
};

/** Where the client sends one request, and how long it waits for the answer. */
export type PracticeRoute = { readonly endpoint: URL; readonly timeLimitMs: number };

export type PracticeServer = ReturnType<typeof createPracticeServer>;

/** As long as in live mode. Shorter if no answer will come. */
const timeLimitMs = { usual: 30_000, noAnswer: 5_000 } as const;

/** The discard port: nothing listens there, so the connection is refused, which simulates "no connection". */
const closedEndpoint = new URL('http://127.0.0.1:9/api/ticket/create');

const path = '/api/ticket/create';
const maxBodyBytes = 100_000;

/**
 * StoreHub's only API call, on loopback only, with its own token that changes with every run. A simulation marker in
 * the remark applies to the first send only: a resend gets through.
 */
export function createPracticeServer({ randomBytes, random, schedule }: PracticeServerParts) {
  const token = `tk_practice${Buffer.from(randomBytes(16)).toString('hex')}`;
  const server = createServer((request, response) => void receive(request, response));
  const spentMarkers = new Set<string>();
  let state: PracticeState = { simulation: 'none', errorCode: null, delayMs: 800 };
  let listening: Promise<URL> | undefined;

  function start(): Promise<URL> {
    listening ??= new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(0, '127.0.0.1', () => {
        const address = server.address();
        const port = typeof address === 'object' && address !== null ? address.port : 0;
        resolve(new URL(`http://127.0.0.1:${port}${path}`));
      });
    });
    return listening;
  }

  async function chooseRoute(body: string): Promise<PracticeRoute> {
    const { simulation } = simulationFor(body);
    if (simulation === 'no-connection') {
      spentMarkers.add(body);
      return { endpoint: closedEndpoint, timeLimitMs: timeLimitMs.usual };
    }
    return {
      endpoint: await start().catch(() => closedEndpoint),
      timeLimitMs: simulation === 'no-answer' ? timeLimitMs.noAnswer : timeLimitMs.usual,
    };
  }

  function simulationFor(body: string): PracticeSimulation {
    const marked = spentMarkers.has(body) ? undefined : parsePracticeMarker(remarkOf(body));
    return marked ?? state;
  }

  async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // A request whose body is cut short loses its socket, which would otherwise stay open.
    const { socket } = request;
    if (request.method !== 'POST' || request.url !== path) return send(response, notFound);
    const body = await readBody(request).catch(() => undefined);
    if (body === undefined) return void socket.destroy();
    if (!isOurs(request)) return send(response, { ...createRefusal('-10007'), httpStatus: 401 });
    const simulated = simulationFor(body);
    spentMarkers.add(body);
    const cancel = schedule(getAnswerDelayMs(state, simulated.simulation, random()), () => {
      if (simulated.simulation === 'no-answer') return;
      if (simulated.simulation === 'connection-broken') socket.destroy();
      else if (isValid(body)) send(response, createPracticeAnswer(simulated, randomBytes(8)));
      else send(response, createRefusal('-10000'));
    });
    response.once('close', cancel);
  }

  function isOurs(request: IncomingMessage): boolean {
    const given = Buffer.from(request.headers.authorization ?? '');
    const wanted = Buffer.from(`Bearer ${token}`);
    return given.length === wanted.length && timingSafeEqual(given, wanted);
  }

  return {
    /** Valid for this server and this run only. */
    token,
    start,
    /** Starts the server if needed. If it cannot start, the route leads to a closed port. */
    chooseRoute,
    state: (): PracticeState => state,
    set(next: PracticeState): void {
      state = next;
    },
    async stop(): Promise<void> {
      if (listening === undefined) return;
      await listening.catch(() => undefined);
      listening = undefined;
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
    },
  };
}

const notFound: PracticeAnswer = { httpStatus: 404, contentType: 'text/plain', body: '' };

function send(response: ServerResponse, answer: PracticeAnswer): void {
  response.writeHead(answer.httpStatus, { 'Content-Type': answer.contentType }).end(answer.body);
}

/** @throws if the body is larger than any ticket, or breaks off */
async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    if (!(chunk instanceof Uint8Array)) throw new TypeError('no bytes');
    bytes += chunk.length;
    if (bytes > maxBodyBytes) throw new RangeError('too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function isValid(body: string): boolean {
  return createTicketRequestSchema.safeParse(parseJson(body)).success;
}

const remarkSchema = z.object({ Ticket: z.object({ Remark: z.string() }) });

function remarkOf(body: string): string {
  const parsed = remarkSchema.safeParse(parseJson(body));
  return parsed.success ? parsed.data.Ticket.Remark : '';
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
