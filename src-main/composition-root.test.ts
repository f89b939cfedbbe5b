import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { blankCallFields, type CallFields } from '../shared/calls/call';
import type { Settings } from '../shared/app/settings';
import { fail, succeed } from '../shared/result';
import type { HelpdeskParts } from './helpdesk-parts';
import { createRecordedLog } from './log/recorded-log.fixture';
import type { OpenOptions } from './data/open-stores';
import { openStoresInProcess } from './data/open-stores-in-process.fixture';
import { createDatabaseError } from './db/database-error';
import { helpdesksIn, unwrap } from './helpdesk.fixture';

const fields: CallFields = {
  ...blankCallFields,
  phone: '012-345 6789',
  name: 'Ahmad Ibrahim',
  issue: 'Printer prints nothing',
  serviceId: 18,
  address: '23, Jalan Ampang, 55000 KL',
  state: 'Kuala Lumpur',
  longitude: '101.7122',
  latitude: '3.1573',
};

const { folder, compose, clear } = helpdesksIn(mkdtempSync(join(tmpdir(), 'helpdesk-compose-')));

afterEach(clear);

it('with no token it opens in practice, with a past, and a ticket comes back with a case number', async () => {
  const notifications: string[] = [];
  const { handlers } = compose(
    { kind: 'none' },
    { notify: (event, payload) => void notifications.push(JSON.stringify([event, payload])) },
  );
  const { mode } = unwrap(await handlers['app.get-state'](null));
  expect(mode).toBe('practice');
  const past = unwrap(await handlers['history.search']({ text: '', before: null, limit: 200 }));
  expect(past.rows.length).toBeGreaterThanOrEqual(25);

  unwrap(await handlers['practice.set']({ simulation: 'none', errorCode: null, delayMs: 0 }));
  const call = unwrap(await handlers['calls.begin'](null));
  const ticket = unwrap(await handlers['tickets.send']({ callId: call.id, fields }));
  expect(ticket.status).toBe('created');
  expect(notifications).toContain(`["tickets.changed",{"ticketId":${ticket.id},"isAnswered":true}]`);
  expect(ticket.caseNumber).toMatch(/^STOREHUB\d{4}-CA\d{6}[A-Z]$/);
  expect(ticket.request.Ticket.Phone).toBe('60123456789');
  const found = unwrap(
    await handlers['history.search']({ text: ticket.caseNumber ?? '?', before: null, limit: 5 }),
  );
  expect(found.rows.map((row) => row.id)).toEqual([ticket.id]);
});

it('with a token it opens live; with a keychain in trouble after a token it is live, too, and says so', async () => {
  // As IT stored it: nobody enters one in the app.
  const first = compose({ kind: 'present', lastFour: 'wxyz' });
  expect(unwrap(await first.handlers['app.get-state'](null)).mode).toBe('live');
  unwrap(await first.handlers['calls.begin'](null));
  await first.close();
  const second = compose({ kind: 'unknown', errorCode: 'locked' });
  const state = unwrap(await second.handlers['app.get-state'](null));
  expect(state.mode).toBe('live');
  expect(state.token).toEqual({ kind: 'unknown', errorCode: 'locked' });
  await second.close();
  const third = compose({ kind: 'none' });
  expect(unwrap(await third.handlers['app.get-state'](null)).mode).toBe('live');
});

it('a token that was entered keeps a later start live before the history was ever open', async () => {
  const noHistory = { openStores: () => Promise.resolve(fail(createDatabaseError('disk-full', 'no space'))) };
  const first = compose({ kind: 'present', lastFour: 'wxyz' }, noHistory);
  unwrap(await first.handlers['token.set']({ token: 'tk_test567890abcdefghijklmnopqrstuvwxyz' }));
  await first.close();
  const second = compose({ kind: 'unknown', errorCode: 'locked' });
  expect(unwrap(await second.handlers['app.get-state'](null)).mode).toBe('live');
});

it('changing the mode changes the database, and what was written down in the other stays there', async () => {
  const helpdesk = compose({ kind: 'none' });
  const { handlers } = helpdesk;
  const call = unwrap(await handlers['calls.begin'](null));
  unwrap(await handlers['calls.save']({ callId: call.id, fields }));
  expect(unwrap(await handlers['app.set-mode']({ mode: 'live' })).mode).toBe('live');
  expect(unwrap(await handlers['calls.list'](null))).toEqual([]);
  unwrap(await handlers['app.set-mode']({ mode: 'practice' }));
  expect(unwrap(await handlers['calls.list'](null)).map(({ id, fields: kept }) => [id, kept.name])).toEqual([
    [call.id, 'Ahmad Ibrahim'],
  ]);
});

it('for how long tickets are kept is set for each mode by itself, and nothing goes by only asking how many would', async () => {
  const { handlers } = compose({ kind: 'none' });
  const count = async () => unwrap(await handlers['history.count']({ text: '' })).count;
  const before = await count();
  const older = unwrap(await handlers['privacy.preview-retention']({ retentionDays: 30 }));
  expect(older.tickets).toBeGreaterThan(5);
  expect(unwrap(await handlers['privacy.get-state'](null)).retentionDays).toBeNull();
  expect(await count()).toBe(before);

  unwrap(await handlers['privacy.set-retention']({ retentionDays: 30 }));
  await expect.poll(count).toBe(before - older.tickets);
  unwrap(await handlers['app.set-mode']({ mode: 'live' }));
  expect(unwrap(await handlers['privacy.get-state'](null)).retentionDays).toBeNull();
  unwrap(await handlers['privacy.set-retention']({ retentionDays: 365 }));
  unwrap(await handlers['app.set-mode']({ mode: 'practice' }));
  expect(unwrap(await handlers['privacy.get-state'](null)).retentionDays).toBe(30);
});

it('the window is told when an archive that was taken in brought tickets', async () => {
  const notifications: string[] = [];
  const file = join(folder, 'archive.zip');
  const { handlers } = compose(
    { kind: 'none' },
    {
      chooseFile: {
        toOpen: () => Promise.resolve(file),
        toSave: () => Promise.resolve(file),
      },
      notify: (event, payload) => void notifications.push(JSON.stringify([event, payload])),
    },
  );
  const count = async () => unwrap(await handlers['history.count']({ text: '' })).count;
  const before = await count();
  unwrap(await handlers['archive.export'](null));
  unwrap(await handlers['privacy.set-retention']({ retentionDays: 30 }));
  await expect.poll(count).toBeLessThan(before);
  unwrap(await handlers['privacy.set-retention']({ retentionDays: null }));
  const erased = '["tickets.changed",{"ticketId":null,"isErasure":true}]';
  await expect.poll(() => notifications).toContain(erased);
  notifications.length = 0;

  unwrap(await handlers['archive.import'](null));
  expect(await count()).toBe(before);
  expect(notifications).toContain('["tickets.changed",{"ticketId":null}]');
  expect(notifications).not.toContain(erased);
  expect(notifications).toContain('["reminders.changed",null]');
});

it('the history of the other mode is looked into, and nothing of it is done or mixed', async () => {
  const helpdesk = compose({ kind: 'none' });
  const { handlers } = helpdesk;
  unwrap(await handlers['app.set-mode']({ mode: 'live' }));
  const mine = { text: '', before: null, limit: 200 };
  const other = { ...mine, filter: { mode: 'practice' as const } };
  expect(unwrap(await handlers['history.search'](mine)).rows).toEqual([]);
  const [first, ...more] = unwrap(await handlers['history.search'](other)).rows;
  expect(more.length).toBeGreaterThanOrEqual(24);
  const ticketId = first?.id ?? 0;
  const seen = unwrap(await handlers['tickets.get']({ ticketId, mode: 'practice' }));
  expect(seen.reference).toBe(first?.reference);
  expect(await handlers['tickets.get']({ ticketId })).toMatchObject({ ok: false });
  expect(await handlers['calls.begin-from-ticket']({ ticketId })).toMatchObject({ ok: false });
  const counted = { text: 'printer', filter: { mode: 'practice' as const } };
  expect(unwrap(await handlers['history.count'](counted)).count).toBeGreaterThan(0);

  unwrap(await handlers['app.set-mode']({ mode: 'practice' }));
  expect(unwrap(await handlers['history.search'](mine)).rows[0]?.reference).toBe(first?.reference);
  const live = { ...mine, filter: { mode: 'live' as const } };
  expect(unwrap(await handlers['history.search'](live)).rows).toEqual([]);
});

it('a callback notification opens its case, and nothing once another history is open', async () => {
  const pressed: (() => void)[] = [];
  const openRequests: unknown[] = [];
  const { handlers } = compose(
    { kind: 'none' },
    {
      showNotification: (_text, onPressed) => void pressed.push(onPressed),
      notify: (event, payload) => {
        if (event === 'tickets.open-requested') openRequests.push(payload);
      },
    },
  );
  const call = unwrap(await handlers['calls.begin'](null));
  const ticket = unwrap(await handlers['tickets.send']({ callId: call.id, fields }));
  const dueAtMs = Date.now() - 1;
  unwrap(await handlers['reminders.set']({ ticketId: ticket.id, text: 'printer', dueAtMs }));
  await vi.waitUntil(() => pressed.length === 1);
  const press = async () => {
    pressed[0]?.();
    await handlers['calls.list'](null);
    return openRequests.splice(0);
  };
  expect(await press()).toEqual([{ ticketId: ticket.id }]);

  unwrap(await handlers['app.set-mode']({ mode: 'live' }));
  expect(await press()).toEqual([]);
});

it('a history never has two owners, and that it was restored is said by the workspace of its mode', async () => {
  const owners = new Map<string, number>();
  let maxAtOnce = 0;
  const restored = { damagedFile: 'helpdesk.db.damaged', backupMadeAtMs: 1, wasMissing: true };
  const openStores: HelpdeskParts['openStores'] = async (file, how) => {
    const opened = await openStoresInProcess(file, how);
    if (!opened.ok) return opened;
    const isFirst = !owners.has(file);
    owners.set(file, (owners.get(file) ?? 0) + 1);
    maxAtOnce = Math.max(maxAtOnce, owners.get(file) ?? 0);
    const close = async () => {
      await opened.value.close();
      owners.set(file, (owners.get(file) ?? 0) - 1);
    };
    return succeed({ ...opened.value, restored: isFirst && file.includes('live') ? restored : null, close });
  };
  const helpdesk = compose({ kind: 'none' }, { openStores });
  const { handlers } = helpdesk;
  const live = { text: '', before: null, limit: 5, filter: { mode: 'live' as const } };
  expect(unwrap(await handlers['history.search'](live)).rows).toEqual([]);
  expect(unwrap(await handlers['database.get-recovery'](null)).restored).toBeNull();
  const changing = handlers['app.set-mode']({ mode: 'live' });
  unwrap(await handlers['history.search'](live));
  unwrap(await changing);
  expect(unwrap(await handlers['database.get-recovery'](null)).restored).toEqual({
    backupMadeAtMs: 1,
    wasMissing: true,
  });
  await helpdesk.close();
  expect(maxAtOnce).toBe(1);
  expect([...owners.values()]).toEqual([0, 0]);
});

it('that a history was restored is also said where the opening that did it failed afterwards', async () => {
  const first = compose({ kind: 'none' });
  unwrap(await first.handlers['calls.begin'](null));
  await first.close();
  const file = join(folder, 'practice', 'helpdesk.db');
  truncateSync(file, 5_000);
  let openings = 0;
  const openStores: HelpdeskParts['openStores'] = async (of, how) => {
    const opened = await openStoresInProcess(of, how);
    openings += 1;
    if (!opened.ok || openings > 1) return opened;
    const recover = () => Promise.resolve(fail(createDatabaseError('disk-full', 'no space')));
    return succeed({ ...opened.value, tickets: { ...opened.value.tickets, recover } });
  };
  const { handlers } = compose({ kind: 'none' }, { openStores });
  expect(await handlers['calls.list'](null)).toMatchObject({ ok: false, error: { errorCode: 'disk-full' } });
  expect(await handlers['calls.list'](null)).toMatchObject({ ok: true });
  expect(unwrap(await handlers['database.get-recovery'](null)).restored).not.toBeNull();
});

it('that a history was restored is also said after an end of the app before its window was there, and then no more', async () => {
  const first = compose({ kind: 'none' });
  unwrap(await first.handlers['calls.begin'](null));
  await first.close();
  truncateSync(join(folder, 'practice', 'helpdesk.db'), 5_000);
  const restoring = compose({ kind: 'none' });
  unwrap(await restoring.handlers['calls.list'](null));
  await restoring.close();
  const restored = async () => {
    const helpdesk = compose({ kind: 'none' });
    const recovery = unwrap(await helpdesk.handlers['database.get-recovery'](null));
    expect(unwrap(await helpdesk.handlers['database.get-recovery'](null))).toEqual(recovery);
    await helpdesk.close();
    return recovery.restored;
  };
  expect(await restored()).toEqual({ backupMadeAtMs: null, wasMissing: false });
  expect(await restored()).toBeNull();
});

it('calls that softphones announce are told, and ring until each is taken or dismissed; the rest is missed after a restart', async () => {
  const notifications: string[] = [];
  const helpdesk = compose({ kind: 'none' }, { notify: (event) => void notifications.push(event) });
  const { handlers } = helpdesk;
  const phones = (calls: readonly { readonly phone: string }[]) => calls.map(({ phone }) => phone);
  const ringing = async () => phones(unwrap(await handlers['calls.list-incoming'](null)).calls);
  expect(await ringing()).toEqual([]);
  helpdesk.announceCalls([{ phone: '60198765432', name: '', store: '' }]);
  helpdesk.announceCalls([{ phone: '60123456789', name: 'Ahmad', store: '' }]);
  await expect.poll(ringing).toEqual(['60198765432', '60123456789']);
  expect(notifications).toContain('calls.incoming-changed');
  const call = unwrap(await handlers['calls.begin'](null));
  unwrap(await handlers['calls.take-incoming']({ id: 1, callId: call.id }));
  expect(await ringing()).toEqual(['60123456789']);
  helpdesk.announceCalls([{ phone: '60111111111', name: '', store: '' }]);
  await expect.poll(ringing).toEqual(['60123456789', '60111111111']);
  const dismissed = unwrap(await handlers['calls.list-incoming'](null)).calls[1]?.id ?? 0;
  unwrap(await handlers['calls.dismiss-incoming']({ id: dismissed }));
  await helpdesk.close();

  const later = compose({ kind: 'none' });
  const missed = async () => unwrap(await later.handlers['calls.list-missed'](null));
  expect(await missed()).toMatchObject({
    calls: [{ id: 2, name: 'Ahmad' }],
    lastDismissed: { id: dismissed },
  });
  unwrap(await later.handlers['calls.undo-dismiss-incoming']({ id: dismissed }));
  expect(await missed()).toMatchObject({ count: 2, lastDismissed: null });
  const back = unwrap(await later.handlers['calls.begin'](null));
  unwrap(await later.handlers['calls.take-incoming']({ id: 2, callId: back.id }));
  expect((await missed()).count).toBe(2);
  unwrap(await later.handlers['tickets.send']({ callId: back.id, fields }));
  await expect.poll(async () => phones((await missed()).calls)).toEqual(['60111111111']);
});

it('a ring of live that could not be saved gets there as the app is closed in practice', async () => {
  const full = () => Promise.resolve(fail(createDatabaseError('disk-full', 'no space')));
  let isFull = true;
  const openStores: HelpdeskParts['openStores'] = async (file, how) => {
    const opened = await openStoresInProcess(file, how);
    if (!opened.ok || !isFull) return opened;
    return succeed({ ...opened.value, incomingCalls: { ...opened.value.incomingCalls, announce: full } });
  };
  const recordedLog = createRecordedLog();
  const token = { kind: 'present', lastFour: 'wxyz' } as const;
  const helpdesk = compose(token, { openStores, log: recordedLog.log });
  expect(unwrap(await helpdesk.handlers['app.get-state'](null)).mode).toBe('live');
  helpdesk.announceCalls([{ phone: '60198765432', name: '', store: '' }]);
  await vi.waitUntil(() => recordedLog.of('incoming call not saved').length > 0);
  unwrap(await helpdesk.handlers['app.set-mode']({ mode: 'practice' }));
  isFull = false;
  await helpdesk.close();

  const later = compose(token, { fixedMode: 'live' });
  const missed = unwrap(await later.handlers['calls.list-missed'](null));
  expect(missed.calls.map(({ phone }) => phone)).toEqual(['60198765432']);
});

it('a ring that could not be saved is erased with its caller, and no erasure passes it by while nothing can be written', async () => {
  let isFull = true;
  const openStores: HelpdeskParts['openStores'] = async (file, how) => {
    const opened = await openStoresInProcess(file, how);
    if (!opened.ok) return opened;
    const { incomingCalls } = opened.value;
    const announce: typeof incomingCalls.announce = (rings) =>
      isFull
        ? Promise.resolve(fail(createDatabaseError('disk-full', 'no space')))
        : incomingCalls.announce(rings);
    return succeed({ ...opened.value, incomingCalls: { ...incomingCalls, announce } });
  };
  const recordedLog = createRecordedLog();
  const helpdesk = compose({ kind: 'none' }, { openStores, log: recordedLog.log });
  await helpdesk.handlers['app.get-state'](null);
  helpdesk.announceCalls([{ phone: '0161119999', name: 'Ulrika Lockwood', store: '' }]);
  await vi.waitUntil(() => recordedLog.of('incoming call not saved').length > 0);
  const caller = { phone: '0161119999', name: 'Ulrika Lockwood' };
  expect(await helpdesk.handlers['privacy.erase-caller'](caller)).toMatchObject({
    error: { errorCode: 'disk-full' },
  });
  isFull = false;
  expect(unwrap(await helpdesk.handlers['privacy.preview-erasure'](caller))).toMatchObject({ others: 1 });
  unwrap(await helpdesk.handlers['privacy.erase-caller'](caller));
  expect(unwrap(await helpdesk.handlers['calls.list-incoming'](null)).calls).toEqual([]);
  await helpdesk.close();
  const later = compose({ kind: 'none' }).handlers;
  expect(unwrap(await later['calls.list-missed'](null)).calls).toEqual([]);
});

it('a database that becomes unusable is opened once more, and restored where it is damaged', async () => {
  const asked: OpenOptions[] = [];
  let reloads = 0;
  const { handlers } = compose(
    { kind: 'none' },
    {
      openStores: (file, how) => {
        asked.push(how);
        return openStoresInProcess(file, how);
      },
      reloadWindow: () => {
        reloads += 1;
      },
    },
  );
  const call = unwrap(await handlers['calls.begin'](null));
  asked[0]?.onUnusable?.('thread-died');
  asked[0]?.onUnusable?.('thread-died');
  expect(unwrap(await handlers['calls.list'](null)).map(({ id }) => id)).toContain(call.id);
  expect(asked.map(({ mustRestore }) => mustRestore)).toEqual([false, false]);
  asked[1]?.onUnusable?.('damaged');
  asked[1]?.onUnusable?.('thread-died');
  expect(unwrap(await handlers['calls.list'](null)).map(({ id }) => id)).toContain(call.id);
  asked[2]?.onUnusable?.('damaged');
  await handlers['calls.list'](null);
  expect(asked.map(({ mustRestore }) => mustRestore)).toEqual([false, false, true]);
  expect(reloads).toBe(2);
});

it('words go out and come in through the file that the agent chooses, and stay where none is chosen', async () => {
  let file: string | null = null;
  const chooseFile = {
    toOpen: () => Promise.resolve(file),
    toSave: () => Promise.resolve(file),
  };
  const { handlers } = compose({ kind: 'none' }, { chooseFile });
  const cancelled = { ok: true, value: { kind: 'cancelled' } };
  expect([await handlers['templates.import'](null), await handlers['templates.export'](null)]).toEqual([
    cancelled,
    cancelled,
  ]);
  mkdirSync(folder, { recursive: true });
  file = join(folder, 'words-out.json');
  expect(unwrap(await handlers['templates.export'](null))).toEqual({ kind: 'exported', file });
  const templates = unwrap(await handlers['templates.get'](null));
  const removed = templates.snippets.at(-1)?.id ?? '';
  unwrap(await handlers['templates.remove']({ kind: 'snippet', id: removed }));
  expect(unwrap(await handlers['templates.import'](null))).toEqual({
    kind: 'imported',
    templates,
    leftOut: 0,
  });
});

it('speaks the language of the computer, until the agent chooses one', async () => {
  const applied: Settings[] = [];
  const helpdesk = compose(
    { kind: 'none' },
    { systemLanguage: () => 'ms-MY', onSettingsChanged: (settings) => applied.push(settings) },
  );
  const state = unwrap(await helpdesk.handlers['app.get-state'](null));
  expect(state).toMatchObject({ language: 'ms', settings: { language: 'system' } });
  expect(helpdesk.language()).toBe('ms');
  const settings: Settings = { ...state.settings, language: 'zh' };
  expect(unwrap(await helpdesk.handlers['app.set-settings']({ language: 'zh' }))).toMatchObject({
    language: 'zh',
    settings,
  });
  expect(applied).toEqual([settings]);
  await helpdesk.close();
  expect(compose({ kind: 'none' }, { systemLanguage: () => 'ms-MY' }).language()).toBe('zh');
});

it.skipIf(process.platform !== 'linux')(
  'shows the settings of a file that can be read again, also where it refuses a change',
  async () => {
    mkdirSync(folder, { recursive: true });
    const file = join(folder, 'settings.json');
    // Reading it fails with EIO.
    symlinkSync('/proc/self/mem', file);
    const applied: Settings[] = [];
    const onSettingsChanged = (settings: Settings): void => void applied.push(settings);
    const { handlers } = compose({ kind: 'none' }, { onSettingsChanged });
    const { endingKinds } = unwrap(await handlers['app.get-state'](null)).settings;
    rmSync(file);
    const own = [{ id: 'sales', name: 'Sales' }];
    writeFileSync(file, JSON.stringify({ theme: 'dark', endingKinds: own }));
    expect(await handlers['app.set-settings']({ endingKinds: endingKinds.slice(1) })).toMatchObject({
      error: { reason: 'ending-list-read-again' },
    });
    expect(applied).toMatchObject([{ theme: 'dark', endingKinds: own }]);
  },
);
