import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../../db/temp-folder.fixture';
import type { RecoveredStores } from './open-with-recovery';
import {
  newPc,
  open,
  makeTicket,
  drain,
  uncertain,
  folderOf,
  pcWithCopy,
  copyFolder,
  dropDatabase,
  allInDoubt,
  type Pc,
} from './copied-folder.fixture';

describe('a folder of yesterday that is copied over the one of today', () => {
  const held = { sent: [], inDoubt: allInDoubt('history-older'), later: ['SH-AAAA4'] };

  /**
   * The uncertain tickets and the sent ones of the first start, and those sent at the next start, which follows a kill.
   */
  function startTwice(pc: Pc) {
    const after = open(pc);
    const [sent, inDoubt] = [drain(after), uncertain(after)];
    makeTicket(after, 4);
    after.db.close();
    const next = open(pc);
    const later = drain(next);
    next.close();
    return { sent, inDoubt, later };
  }

  function backUp({ stores }: RecoveredStores, day: number): void {
    const backups = stores.maintenance.backUp(stores.journal.beginSegment(), Date.UTC(2026, 10, day));
    stores.journal.dropBefore(backups[0]?.number ?? 0);
  }

  /** Today, all waiting tickets are sent, and the daily backup is made this many times. */
  function overlaidPc(backups: number, isKilled: boolean, isBackedUpBefore: boolean) {
    const { pc, yesterday } = isBackedUpBefore ? pcWithCopy() : pcThatWaits();
    const today = open(pc);
    expect(drain(today)).toHaveLength(3);
    for (let day = 0; day < backups; day += 1) backUp(today, 24 + day);
    if (isKilled) today.db.close();
    else today.close();
    return { pc, yesterday };
  }

  function pcThatWaits() {
    const pc = newPc();
    const yesterday = join(tempFolder(), 'yesterday');
    const opened = open(pc);
    for (const n of [1, 2, 3]) makeTicket(opened, n);
    opened.close();
    copyFolder(pc, yesterday);
    return { pc, yesterday };
  }

  const layOver = (pc: Pc, yesterday: string, isTaken: (name: string) => boolean = () => true): void => {
    for (const name of readdirSync(yesterday).filter(isTaken))
      cpSync(join(yesterday, name), join(folderOf(pc), name), { recursive: true });
  };

  const endings = [1, 2].flatMap((backups) =>
    [false, true].flatMap((isKilled) =>
      [false, true].map((isBackedUpBefore) => ({ backups, isKilled, isBackedUpBefore })),
    ),
  );

  it.each(endings)(
    'sends nothing again: $backups backups since, killed $isKilled, one before $isBackedUpBefore',
    (how) => {
      const { pc, yesterday } = overlaidPc(how.backups, how.isKilled, how.isBackedUpBefore);
      layOver(pc, yesterday);
      expect(startTwice(pc)).toEqual(held);
    },
  );

  it.each(endings)(
    'sends nothing again where only its database and journals are: $backups, $isKilled, $isBackedUpBefore',
    (how) => {
      const { pc, yesterday } = overlaidPc(how.backups, how.isKilled, how.isBackedUpBefore);
      layOver(pc, yesterday, (name) => /\.(db|journal)$/.test(name));
      expect(startTwice(pc)).toEqual(held);
    },
  );

  it.each(endings)(
    'sends nothing again where the database is lost: $backups, $isKilled, $isBackedUpBefore',
    (how) => {
      const { pc, yesterday } = overlaidPc(how.backups, how.isKilled, how.isBackedUpBefore);
      rmSync(join(folderOf(pc), 'backups'), { recursive: true });
      layOver(pc, yesterday);
      dropDatabase(pc);
      expect(startTwice(pc)).toMatchObject({ sent: [], later: ['SH-AAAA4'] });
    },
  );

  it.each([
    ['is whole', () => undefined],
    ['has a damaged end in its older segment', damageEnd],
  ])('is not what a kill after backups leaves: what waits is sent where the journal %s', (_how, damage) => {
    const { pc } = pcThatWaits();
    const today = open(pc);
    backUp(today, 24);
    makeTicket(today, 4);
    backUp(today, 25);
    makeTicket(today, 5);
    today.db.close();
    damage(join(folderOf(pc), 'unsent-000002.journal'));
    const after = open(pc);
    expect(after.putBack).toBeNull();
    expect(drain(after)).toHaveLength(5);
    after.close();
  });

  function damageEnd(file: string): void {
    const bytes = readFileSync(file);
    bytes.fill('x', bytes.length - 20);
    writeFileSync(file, bytes);
  }
});

it('an image of an earlier day sends what waited again, unless both witnesses are deleted first, as the papers say', () => {
  const startFromImage = (isWitnessDeleted: boolean) => {
    const { pc } = pcWithCopy();
    const root = dirname(pc.witnessFolder);
    const image = join(tempFolder(), 'image');
    cpSync(root, image, { recursive: true });
    const today = open(pc);
    expect(drain(today)).toHaveLength(3);
    today.close();
    rmSync(root, { recursive: true });
    cpSync(image, root, { recursive: true });
    if (isWitnessDeleted)
      for (const folder of [pc.witnessFolder, pc.machineFolder]) rmSync(folder, { recursive: true });
    const after = open(pc);
    const found = { sent: drain(after), inDoubt: uncertain(after) };
    after.close();
    return found;
  };
  expect(startFromImage(false).sent).toHaveLength(3);
  expect(startFromImage(true)).toMatchObject({
    sent: [],
    inDoubt: [{ 0: 'SH-AAAA1' }, { 0: 'SH-AAAA2' }, { 0: 'SH-AAAA3' }],
  });
});
