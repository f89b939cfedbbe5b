import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ReadCall } from './find-similar-calls';

type Random = {
  readonly next: () => number;
  readonly below: (count: number) => number;
  readonly digits: (length: number) => string;
};
type SeededTicket = {
  readonly createdAtMs: number;
  readonly request: {
    readonly Ticket: Record<'Phone' | 'Issue', string> &
      Partial<Record<'StoreName' | 'DealerReseller', string>>;
    readonly Appointment: { readonly State: string; readonly ServiceId: number };
  };
};
type Seed = {
  readonly generateTickets: (
    count: number,
    how: { readonly seed: number; readonly endMs: number; readonly days: number },
  ) => Iterable<SeededTicket>;
};

const seedFolder = join(import.meta.dirname, '../../scripts/seed');

async function load(file: string): Promise<unknown> {
  const loaded: unknown = await import(pathToFileURL(join(seedFolder, file)).href);
  return loaded;
}

export async function createRandom(seed: number): Promise<Random> {
  const { createSeededRandom } = (await load('seeded-random.mjs')) as {
    createSeededRandom: (seed: number) => Random;
  };
  return createSeededRandom(seed);
}

/** The calls of a believable history, oldest first: those of `npm run seed`, in so many days. */
export async function createOrdinaryHistory(count: number, seed: number, days: number): Promise<ReadCall[]> {
  const { generateTickets } = (await load('generate-tickets.mjs')) as Seed;
  const endMs = Date.UTC(2026, 4, 31, 16);
  return Array.from(generateTickets(count, { seed, endMs, days }), ({ createdAtMs, request }, at) => ({
    ticketId: at + 1,
    atMs: createdAtMs,
    phone: request.Ticket.Phone,
    storeName: request.Ticket.StoreName ?? '',
    issue: request.Ticket.Issue,
    dealer: request.Ticket.DealerReseller ?? '',
    regionName: request.Appointment.State,
    serviceId: request.Appointment.ServiceId,
  }));
}
