import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import type { Measurement } from '../measurement/measurement';
import { createSeededRandom, drawSeed } from '../measurement/seeded-random';
import {
  compareRecords,
  toComparableServerRecords,
  type ComparableRecord,
} from '../shared-history/comparable-note-and-incident';
import {
  toComparableServerTickets,
  formatTicketName,
  parseComparableTicket,
  type ServerRow,
} from '../shared-history/comparable-ticket';
import {
  startHeadlessPcProcess,
  type PcProcess,
  type PcHistory,
} from '../shared-history/start-headless-pc-process';
import { countMarks, startRejectingStoreHub } from '../shared-history/rejecting-storehub';
import { startNaiveSequenceReader } from '../shared-history/naive-sequence-reader';
import { startSlowNetwork } from '../shared-history/slow-network';
import { startPostgres, type Postgres } from '../shared-history/start-postgres';

/** `runs` are calls per PC. */
const sizeOf = (runs: number) => (runs >= 100 ? { pcs: 20, rounds: 40 } : { pcs: 5, rounds: 12 });
const settleLimitMs = 400_000;

/**
 * PCs log calls and write lasting notes and incidents through one server over a slow network, while PCs and the server
 * are killed and connections are cut or swallowed. In the end, every PC and the server have all that was on the disk of a
 * PC, each once and the latest, and StoreHub got each ticket once. The controls are a reader that goes by a sequence, and
 * what PCs know while packets vanish.
 */
export const convergenceUnderFaults: Measurement = {
  id: 'D1',
  unit: 'tickets, notes and incidents lost, duplicated or different on a PC or on the server, and tickets sent twice',
  goal: 0,
  runs: { full: 100, short: 25 },
  measure: async (runs, seed) => {
    const random = createSeededRandom(seed);
    const size = sizeOf(runs);
    const root = mkdtempSync(join(tmpdir(), 'helpdesk-pcs-'));
    const postgres = await startPostgres();
    const network = await startSlowNetwork(postgres.port, random);
    const storeHub = await startRejectingStoreHub(random);
    const onDisk = new Set<string>();
    const written = new Map<string, number>();
    const note = (what: string | ComparableRecord): void => {
      if (typeof what === 'string') onDisk.add(what);
      else written.set(what.name, Math.max(what.changedAtMs, written.get(what.name) ?? 0));
    };
    let pcs: PcProcess[] = [];
    try {
      postgres.setUp();
      const sequence = await startNaiveSequenceReader(postgres);
      await sequence.commitOutOfOrder();
      const users = Array.from({ length: size.pcs }, (_, index) => `pc_${index}`);
      for (const user of users) await postgres.addDesk(user);
      const start = (user: string): PcProcess => {
        const folder = join(root, user);
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        const endpoint = storeHub.endpoint.href;
        const order = { folder, port: network.port, user, calls: runs, seed: drawSeed(random), endpoint };
        return startHeadlessPcProcess(order, note);
      };
      pcs = users.map(start);
      const faults = { kills: 0, cuts: 0, swallowed: 0, serverKills: 0 };
      let recordsApart = 0;
      for (let round = 0; round < size.rounds; round += 1) {
        await pass(700 + random() * 700);
        const at = Math.floor(random() * pcs.length);
        await pcs[at]?.kill();
        pcs = pcs.map((pc, index) => (index === at ? start(users[at] ?? '') : pc));
        faults.kills += 1;
        if (round % 4 === 0) {
          network.cut();
          faults.cuts += 1;
        }
        if (round % 8 === 3) {
          const release = network.swallow();
          await pass(1_000);
          const { recordsDifferent } = compareRecords(await recordsOf(pcs), new Map());
          recordsApart = Math.max(recordsApart, recordsDifferent);
          release();
          faults.swallowed += 1;
        }
        if (round % 4 === 2) {
          postgres.kill();
          await pass(200);
          postgres.start();
          faults.serverKills += 1;
        }
      }
      const settled = await settle(pcs, postgres);
      const wrong = {
        ...compare({ ...settled, onDisk: [...onDisk] }),
        ...compareRecords(settled.records, written),
      };
      const arrived = [...countMarks(storeHub)];
      const sentTwice = arrived.filter(([, count]) => count > 1).length;
      const calls = new Set(settled.server.map((text) => parseComparableTicket(text).call));
      const unknown = arrived.filter(([mark]) => !calls.has(mark.slice(2, 38))).length;
      const missedBySequence = await sequence.countMissed();
      const missingCalls = Math.abs(size.pcs * runs - calls.size);
      return {
        value: sum(Object.values(wrong)) + missingCalls + sentTwice + unknown,
        control: Math.min(missedBySequence, recordsApart),
        seen: {
          pcs: size.pcs,
          calls: calls.size,
          tickets: settled.server.length,
          notes: settled.server.reduce((sum, text) => sum + parseComparableTicket(text).notes.length, 0),
          records: settled.records[0]?.length ?? 0,
          recordsWritten: written.size,
          sentToStoreHub: arrived.length,
          ...wrong,
          ...(wrong.different > 0 ? { differences: describeDifferences(settled) } : {}),
          sentTwice,
          ...faults,
          missedBySequence,
          recordsApart,
        },
      };
    } finally {
      for (const pc of pcs) await pc.kill();
      network.stop();
      await storeHub.close();
      await postgres.stop();
      rmSync(root, { recursive: true, force: true });
    }
  },
};

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

const recordsOf = async (pcs: readonly PcProcess[]): Promise<readonly (readonly ComparableRecord[])[]> =>
  (await historiesOf(pcs)).map(({ records }) => records);

async function historiesOf(pcs: readonly PcProcess[]): Promise<PcHistory[]> {
  const histories: PcHistory[] = [];
  for (const pc of pcs) histories.push(await pc.readHistory());
  return histories;
}

type FinalRecords = {
  readonly histories: readonly (readonly string[])[];
  readonly server: readonly string[];
  /** Of the server and of each PC. */
  readonly records: readonly (readonly ComparableRecord[])[];
};

/** Waits until every PC has logged all of its calls and all know the same, or until nothing is to be hoped for. */
async function settle(pcs: readonly PcProcess[], postgres: Postgres): Promise<FinalRecords> {
  const beganMs = performance.now();
  for (;;) {
    const isLate = performance.now() - beganMs > settleLimitMs;
    const statuses = await Promise.all(pcs.map((pc) => pc.readStatus()));
    const [first] = statuses;
    const isLikelyEqual = statuses.every(
      ({ isDone, tickets, notes }) => isDone && tickets === first?.tickets && notes === first.notes,
    );
    if (isLikelyEqual || isLate) {
      const all = await historiesOf(pcs);
      const histories = all.map(({ tickets }) => tickets);
      const rows = await postgres.run('SELECT call, reference, is_maker, archived FROM helpdesk.ticket');
      const server = toComparableServerTickets(rows as unknown as ServerRow[]);
      const recordRows = await postgres.run(
        'SELECT kind, archived FROM helpdesk.record WHERE archived IS NOT NULL',
      );
      const records = [toComparableServerRecords(recordRows), ...all.map((each) => each.records)];
      const { different } = compare({ histories, server, onDisk: [] });
      const { recordsDifferent } = compareRecords(records, new Map());
      if (different + recordsDifferent === 0 || isLate) return { histories, server, records };
    }
    await pass(1_000);
  }
}

/**
 * Compares each PC with the server.
 * @param onDisk the names of tickets, and the texts of notes, that were on the disk of a PC
 */
function compare({
  histories,
  server,
  onDisk,
}: Omit<FinalRecords, 'records'> & { readonly onDisk: readonly string[] }) {
  const there = new Set(server);
  const [lost, doubled, different] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (const tickets of [server, ...histories]) {
    const known = new Set<string>();
    for (const ticket of tickets.map(parseComparableTicket)) {
      if (known.has(formatTicketName(ticket))) doubled.add(formatTicketName(ticket));
      for (const what of [formatTicketName(ticket), ...ticket.notes]) known.add(what);
    }
    for (const what of onDisk) if (!known.has(what)) lost.add(what);
    const here = new Set(tickets);
    for (const ticket of [...tickets, ...server])
      if (!here.has(ticket) || !there.has(ticket))
        different.add(formatTicketName(parseComparableTicket(ticket)));
  }
  return { lost: lost.size, doubled: doubled.size, different: different.size };
}

/** How many differing tickets a report shows. */
const shownDifferences = 3;

/** The texts of the first tickets that differ, of each the different ones: what a failed run needs for its cause. */
function describeDifferences({ histories, server }: Pick<FinalRecords, 'histories' | 'server'>): string[][] {
  const texts = new Map<string, Map<string, string[]>>();
  for (const [at, tickets] of [server, ...histories].entries())
    for (const ticket of tickets) {
      const name = formatTicketName(parseComparableTicket(ticket));
      const here = texts.get(name) ?? new Map<string, string[]>();
      here.set(ticket, [...(here.get(ticket) ?? []), at === 0 ? 'server' : `pc_${at - 1}`]);
      texts.set(name, here);
    }
  return [...texts.values()]
    .filter((versions) => versions.size > 1)
    .slice(0, shownDifferences)
    .map((versions) => [...versions].map(([ticket, where]) => `${where.join(' ')}: ${ticket}`));
}
