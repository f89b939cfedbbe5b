import { randomUUID } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import { findFilesWith } from '../../src-main/privacy/find-files-with-bytes.fixture';
import { readyFields } from '../../src-main/tickets/sample-ticket.fixture';
import { startFakeStoreHub } from '../fake-storehub/fake-storehub';
import type { Measurement } from '../measurement/measurement';
import { openHeadlessPc, type HeadlessPc } from '../shared-history/open-headless-pc';
import { startPostgres, type Postgres } from '../shared-history/start-postgres';

const monthMs = 31 * 86_400_000;
const others = 20;
const limitMs = 60_000;

/**
 * One PC erases a caller while another, which has the caller in its history, notes, index and backups, is away for a
 * month. Then it comes back, and once more with its folder of before put back by hand. The control is the same PC in
 * the month in which it does not connect.
 */
export const erasureAfterAbsence: Measurement = {
  id: 'D4',
  unit: 'files of all PCs, rows of the server and lines of its dump with a byte of the erased caller',
  goal: 0,
  runs: { full: 5, short: 1 },
  measure: async (runs) => {
    let [value, control] = [0, 0];
    const seen = { filesBefore: 0, rowsBefore: 0, dumpLinesBefore: 0, longestMs: 0 };
    for (let run = 0; run < runs; run += 1) {
      const found = await eraseDuringAbsence();
      value += found.after.files + found.after.rows + found.after.dumpLines;
      control += found.filesWhileAway;
      seen.filesBefore += found.before.files;
      seen.rowsBefore += found.before.rows;
      seen.dumpLinesBefore += found.before.dumpLines;
      seen.longestMs = Math.max(seen.longestMs, Math.round(found.tookMs));
    }
    return { value, control, seen };
  },
};

async function eraseDuringAbsence() {
  const root = mkdtempSync(join(tmpdir(), 'helpdesk-erased-'));
  const copy = mkdtempSync(join(tmpdir(), 'helpdesk-put-back-'));
  const postgres = await startPostgres();
  const storeHub = await startFakeStoreHub();
  const open = new Set<HeadlessPc>();
  const start = async (user: string, nowMs: () => number): Promise<HeadlessPc> => {
    const folder = join(root, user);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const endpoint = storeHub.endpoint.href;
    const pc = await openHeadlessPc({ folder, port: postgres.port, user, endpoint, nowMs });
    open.add(pc);
    await pc.start();
    return pc;
  };
  const close = async (pc: HeadlessPc): Promise<void> => {
    open.delete(pc);
    await pc.workspace.close();
  };
  try {
    postgres.setUp();
    for (const user of ['pc_here', 'pc_away']) await postgres.addDesk(user);
    const secret = `Zainab${randomUUID().replaceAll('-', '')}`;
    const phone = `6019${Math.floor(Math.random() * 1e8)
      .toString()
      .padStart(8, '0')}`;
    const secrets = [secret, phone];
    const findTraces = async () => ({
      files: findFilesWith(root, secrets).length,
      rows: await countRows(postgres, secrets),
      dumpLines: postgres
        .dump()
        .split('\n')
        .filter((line) => secrets.some((text) => line.includes(text))).length,
    });

    const [here, away] = [await start('pc_here', Date.now), await start('pc_away', Date.now)];
    for (let index = 0; index < others; index += 1) await log(here, `Caller ${index}`, '60123456789');
    await log(here, secret, phone);
    await log(away, `${secret} of the other PC`, phone);
    await until(() => [here, away].every((pc) => countTickets(pc) === others + 2));
    const known = away.db.prepare<[string], number>('SELECT id FROM ticket WHERE instr(body, ?) > 0').pluck();
    for (const id of known.all(phone))
      await away.workspace.stores.tickets.addNote(id, `known to ${secret}`, Date.now());
    away.workspace.historyChanged();
    await until(async () => (await countRows(postgres, [`known to ${secret}`])) === 2);
    await away.workspace.stores.ticketIndex.indexSome(1_000);
    await away.workspace.backups.backUp();
    await close(away);
    const before = await findTraces();

    const erased = await here.workspace.privacy.erase({ phone, name: '' });
    if (!erased.ok || erased.value.tickets < 2) throw new Error(JSON.stringify(erased));
    here.workspace.historyChanged();
    await until(async () => (await countRows(postgres, [phone])) === 0);
    const filesWhileAway = findFilesWith(join(root, 'pc_away'), secrets).length;

    const folder = join(root, 'pc_away');
    cpSync(folder, copy, { recursive: true });
    const backMs = performance.now();
    for (const isPutBack of [false, true]) {
      if (isPutBack) {
        rmSync(folder, { recursive: true });
        cpSync(copy, folder, { recursive: true });
      }
      const back = await start('pc_away', () => Date.now() + monthMs);
      await until(() => findFilesWith(folder, [phone]).length === 0);
      await until(async () => {
        const state = await back.workspace.sync.state();
        return state.ok && state.value.phase === 'up-to-date';
      });
      await close(back);
    }
    const tookMs = performance.now() - backMs;
    await close(here);
    return { before, after: await findTraces(), filesWhileAway, tookMs };
  } finally {
    for (const pc of open) await pc.workspace.close();
    await storeHub.close();
    await postgres.stop();
    for (const folder of [root, copy]) rmSync(folder, { recursive: true, force: true });
  }
}

async function log({ workspace }: HeadlessPc, name: string, phone: string): Promise<void> {
  const callId = randomUUID();
  await workspace.stores.calls.begin(callId, Date.now());
  const issue = `The till of ${name} does not start`;
  const sent = await workspace.sender.send(callId, { ...readyFields, name, phone, issue });
  if (!sent.ok) throw new Error(JSON.stringify(sent.error));
}

const countTickets = ({ db }: HeadlessPc): number =>
  db.prepare<[], number>('SELECT count(*) FROM ticket').pluck().get() ?? 0;

async function countRows(postgres: Postgres, texts: readonly string[]): Promise<number> {
  const [row] = await postgres.run(
    'SELECT count(*)::int AS rows FROM helpdesk.ticket WHERE archived LIKE ANY ($1)',
    [texts.map((text) => `%${text}%`)],
  );
  return Number(row?.['rows']);
}

/** Waits for it, but not for ever: what is not reached is counted by the caller. */
async function until(isReached: () => boolean | Promise<boolean>): Promise<void> {
  const beganMs = performance.now();
  while (!(await isReached()) && performance.now() - beganMs < limitMs) await pass(100);
}
