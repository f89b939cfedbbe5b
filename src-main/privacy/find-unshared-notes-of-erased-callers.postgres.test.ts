import { describe, expect, it, onTestFinished } from 'vitest';
import type { Postgres } from '../../e2e/shared-history/start-postgres';
import type { ContactNoteSubject } from '../../shared/callers/contact-note';
import { tempFolder } from '../db/temp-folder.fixture';
import {
  eventually,
  openJoinedPc,
  openUpToDatePc,
  registerServerHooks,
  type Roles,
} from '../sync/shared-server.fixture';
import { callOf, openSyncedPc, type SyncedPc } from '../sync/synced-pc.fixture';

const siti = { Phone: '60198765432', Name: 'Siti Aminah' };
const budi = { Phone: '60111111111', Name: 'Budi Hartono' };

// PostgreSQL comes from the packages of Debian.
describe.skipIf(process.platform !== 'linux')(
  'notes of a PC that is away while their caller is erased',
  () => {
    const roles: Roles = { pcs: ['pc_a', 'pc_b', 'pc_c', 'pc_d'] };
    let postgres: Postgres;

    registerServerHooks(roles, (started) => {
      postgres = started;
    });

    async function note(
      of: SyncedPc,
      [subject, contact]: readonly [ContactNoteSubject, string],
      text: string,
    ): Promise<void> {
      const change = { subject, contact, label: '', text, endsAtMs: null };
      await of.stores.contactNotes.set(change, `uid-of-${text}`.replaceAll(' ', '-'), Date.now());
      of.sync.historyChanged();
    }
    const notesOf = ({ db }: SyncedPc): unknown[] =>
      db.prepare('SELECT text FROM contact_note ORDER BY text').pluck().all();
    const ticketsOf = ({ db }: SyncedPc): unknown[] =>
      db.prepare('SELECT call_id FROM ticket ORDER BY call_id').pluck().all();
    const notesOnServer = async (): Promise<unknown[]> =>
      (await postgres.run(`SELECT archived::json ->> 'text' AS text FROM helpdesk.record ORDER BY 1`)).map(
        ({ text }) => text,
      );
    const isUpToDate = ({ sync }: SyncedPc) =>
      eventually(() => sync.state()).toMatchObject({ value: { phase: 'up-to-date' } });

    async function goAway(name: string): Promise<SyncedPc> {
      const folder = tempFolder();
      const pc = await openJoinedPc(postgres, name, { folder });
      await eventually(() => ticketsOf(pc)).toHaveLength(3);
      await eventually(() => notesOf(pc)).toEqual(['about Budi']);
      await pc.close();
      const away = openSyncedPc(folder, { port: postgres.port }, name);
      onTestFinished(() => away.close().catch(() => undefined));
      return away;
    }

    it('go before anybody else reads them, but for those of others and those that are younger', async () => {
      const a = await openUpToDatePc(postgres, 'pc_a');
      await a.make(callOf(1), siti);
      // Erased with her, since it names her in full: not all that Budi is known by.
      await a.make(callOf(2), { ...budi, Issue: 'rang for Siti Aminah' });
      await a.make(callOf(3), budi);
      await note(a, ['caller', budi.Phone], 'about Budi');
      const [away, later] = [await goAway('pc_b'), await goAway('pc_c')];
      await note(away, ['caller', '019-876 5432'], 'the first one on her');
      await note(away, ['caller', budi.Phone], 'Budi moved');
      await away.make(callOf(4), siti);
      await away.make(callOf(5), budi);
      await note(away, ['store', 'Kedai Maju'], 'rings from 019-8765432');
      // It may be a namesake: that the request had her name is not known there.
      await note(away, ['store', 'Kedai B'], 'ask for Siti Aminah');
      await note(away, ['store', 'Kedai Lain'], 'ask for Siti');
      await note(away, ['caller', '60122222222'], 'about nobody else');

      await a.erase({ phone: siti.Phone, name: siti.Name });
      await eventually(() => postgres.run('SELECT call FROM helpdesk.ticket')).toEqual([{ call: callOf(3) }]);
      await note(later, ['caller', siti.Phone], 'on her, later');
      await away.join();
      await later.join();

      const kept = [
        'Budi moved',
        'about nobody else',
        'ask for Siti',
        'ask for Siti Aminah',
        'on her, later',
      ];
      for (const pc of [away, later, a]) {
        await eventually(() => notesOf(pc)).toEqual(kept);
        await isUpToDate(pc);
      }
      const fresh = await openUpToDatePc(postgres, 'pc_d');
      expect(notesOf(fresh)).toEqual(kept);
      // Each PC has a row of its own, also of what another one changed since.
      expect(await notesOnServer()).toEqual(['Budi moved', 'about Budi', ...kept.slice(1)]);
      expect(ticketsOf(away)).toEqual([callOf(3), callOf(5)]);

      // Neither an archive nor the journal brings it back: all ids of the erased notes are marked, here and on the server.
      const marks = await postgres.run(
        `SELECT count(*)::int AS marks FROM helpdesk.erased_call
       WHERE call_hash IN (helpdesk.hash_call('uid-of-the-first-one-on-her'), helpdesk.hash_call('uid-of-rings-from-019-8765432'))`,
      );
      expect(marks).toEqual([{ marks: 2 }]);
    }, 60_000);
  },
);
