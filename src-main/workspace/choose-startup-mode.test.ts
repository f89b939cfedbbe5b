import { mkdtempSync, renameSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { noPolicies, type Policies } from '../../shared/app/parse-policies';
import type { TokenState } from '../../shared/app/api-token';
import type { Question } from '../confirm/confirm-types';
import { helpdesksIn, unwrap } from '../helpdesk.fixture';

const { folder, compose, clear, closeOpen } = helpdesksIn(mkdtempSync(join(tmpdir(), 'helpdesk-mode-')));
afterEach(clear);

const present: TokenState = { kind: 'present', lastFour: 'wxyz' };
const locked: TokenState = { kind: 'unknown', errorCode: 'locked' };
const question = ['Open in live?', 'Open live', 'Open practice'];
const retentionDays = 3_000;

describe.skipIf(process.platform !== 'linux')('settings that the system does not give', () => {
  const [file, away] = ['settings.json', 'away.json'].map((name) => join(folder, name)) as [string, string];

  /** The agent of a PC with a token chose practice and a retention period. Now reading that file fails with EIO. */
  async function holdSettings() {
    const { handlers } = compose(present);
    unwrap(await handlers['app.set-mode']({ mode: 'practice' }));
    unwrap(await handlers['privacy.set-retention']({ retentionDays }));
    await closeOpen();
    renameSync(file, away);
    symlinkSync('/proc/self/mem', file);
  }

  /** Opens the app before an agent who answers this. @param atQuestion called before the answer */
  async function open(
    token: TokenState,
    isConfirmed: boolean,
    { policies = noPolicies, atQuestion = () => {} }: { policies?: Policies; atQuestion?: () => void } = {},
  ) {
    const asked: string[][] = [];
    const confirm = ({ message, yes, no }: Question) => {
      asked.push([message, yes, no]);
      atQuestion();
      return Promise.resolve(isConfirmed);
    };
    const { handlers } = compose(token, { confirm, policies });
    unwrap(await handlers['calls.list'](null));
    const { mode, hasUnreadSettings } = unwrap(await handlers['app.get-state'](null));
    return { handlers, asked, mode, hasUnreadSettings };
  }

  it.each([
    ['a token', present],
    ['a keychain that is locked', locked],
  ])('open live with %s only where a person says so', async (_what, token) => {
    await holdSettings();
    const refused = await open(token, false);
    expect([refused.mode, refused.hasUnreadSettings, refused.asked]).toEqual(['practice', true, [question]]);
    await closeOpen();
    const confirmed = await open(token, true);
    expect([confirmed.mode, confirmed.asked]).toEqual(['live', [question]]);
    await closeOpen();
    const next = await open(token, false);
    expect([next.mode, next.asked], 'as was answered').toEqual(['live', []]);
  });

  it('leave a PC in practice that a person opened so, also behind a change of a setting', async () => {
    await holdSettings();
    const { handlers } = await open(present, false);
    unwrap(await handlers['app.set-settings']({ theme: 'dark' }));
    await closeOpen();
    const next = await open(present, true);
    expect([next.mode, next.asked]).toEqual(['practice', []]);
  });

  it('stay as they were if the file can be read again, whatever was answered', async () => {
    await holdSettings();
    const atQuestion = () => renameSync(away, file);
    const first = await open(present, true, { atQuestion });
    expect([first.mode, first.hasUnreadSettings]).toEqual(['live', false]);
    await closeOpen();
    const { handlers, mode, asked } = await open(present, true);
    expect([mode, asked]).toEqual(['practice', []]);
    expect(unwrap(await handlers['privacy.get-state'](null)).retentionDays).toBe(retentionDays);
  });

  it('ask nobody where there is no token, or the organisation requires a mode', async () => {
    await holdSettings();
    const without = await open({ kind: 'none' }, true);
    expect([without.mode, without.asked]).toEqual(['practice', []]);
    await closeOpen();
    const policies: Policies = { ...noPolicies, required: { Mode: 'live' } };
    const decided = await open(present, false, { policies });
    expect([decided.mode, decided.asked]).toEqual(['live', []]);
  });

  it('may have a choice of practice: a mode that is only recommended is asked about', async () => {
    const policies: Policies = { ...noPolicies, recommended: { Mode: 'live' } };
    await holdSettings();
    const refused = await open(present, false, { policies });
    expect([refused.mode, refused.asked]).toEqual(['practice', [question]]);
  });

  it('of nobody who chose a mode leave a recommended one in force', async () => {
    const policies: Policies = { ...noPolicies, recommended: { Mode: 'live' } };
    const first = await open({ kind: 'none' }, false, { policies });
    expect([first.mode, first.asked]).toEqual(['live', []]);
  });
});
