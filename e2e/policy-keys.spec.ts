import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Locator } from '@playwright/test';
import { policyKeys, type PolicyKey } from '../shared/app/policy-schema';
import { en } from '../src-renderer/messages/catalogues';
import { answerFileDialogs, answerQuestions } from './fixtures/answer-native-dialogs';
import { organisationSnippet, policyKeyCases } from './fixtures/policy-key-cases';
import { openSettingsUnderPolicy, type SettingsUnderPolicy } from './fixtures/settings-under-policy';
import { expect, fakeToken, test } from './fixtures/test';

/** What the agent of the PC had chosen before the organisation set anything. */
const ownSettings = {
  isTourClosed: true,
  chosenMode: 'practice',
  language: 'ms',
  theme: 'light',
  keepDays: 90,
  syncServer: {
    host: '127.0.0.5',
    port: 5433,
    database: 'own',
    user: 'own',
    certificateFile: '/etc/ssl/own.pem',
  },
};

/** Language last: all other labels are looked for in English. */
const keys = [
  ...policyKeys.filter((key) => key !== 'Language'),
  'Language',
] as const satisfies readonly PolicyKey[];

const arms = ['set', 'usual', 'broken', 'absent'] as const;
type Arm = (typeof arms)[number];

function getValue(arm: Arm, key: PolicyKey, folder: string): unknown {
  const row = policyKeyCases[key];
  if (arm === 'set') return row.set(folder);
  if (arm === 'usual') return row.usual?.value;
  return arm === 'broken' ? row.broken : undefined;
}

function isLocking(arm: Arm, key: PolicyKey): boolean {
  return arm === 'set' || (arm === 'usual' && policyKeyCases[key].usual?.isLocking === true);
}

test.describe('every policy key', () => {
  // Works each setting in four ways, and starts the app twice.
  test.setTimeout(240_000);
  for (const arm of arms)
    test(
      `${arm}: what it locks stays, and what it does not lock can be changed`,
      { tag: '@exhaustive' },
      async ({ start, storeHub, keyring, userDataFolder }, testInfo) => {
        const folder = dirname(userDataFolder);
        const policies = Object.fromEntries(
          keys.flatMap((key) => {
            const value = getValue(arm, key, folder);
            return value === undefined ? [] : [[key, value]];
          }),
        );
        await writeFile(join(folder, 'policies.json'), JSON.stringify(policies));
        await writeFile(join(folder, 'latest.json'), '{"version":"9.0.0"}');
        await writeFile(
          join(folder, 'templates.json'),
          JSON.stringify({
            kind: 'storehub-helpdesk-templates',
            version: 1,
            presets: [],
            snippets: [organisationSnippet],
          }),
        );
        if (arm === 'set') {
          await mkdir(join(folder, 'managed'));
          await writeFile(join(folder, 'managed', 'settings.json'), JSON.stringify(ownSettings));
        }
        await keyring.writeToken(fakeToken);
        const open = async () => {
          const app = await start({
            apiUrl: storeHub.endpoint.href,
            keyring: keyring.env,
            env: { HELPDESK_POLICIES: join(folder, 'policies.json') },
          });
          await answerFileDialogs(app.electron, join(folder, 'chosen-file'));
          return {
            ...app,
            window: openSettingsUnderPolicy(app.page),
            asked: await answerQuestions(app.electron, 'yes'),
          };
        };
        const expected = (key: PolicyKey) =>
          arm === 'set' ? policyKeyCases[key].whenSet(folder) : policyKeyCases[key].whenAbsent(folder);

        const first = await open();
        for (const key of keys) await expectValue(first.window, key, expected(key), 'at the start');
        await first.window.openSettings();
        for (const key of keys) await expectNotice(first.window, key, arm, policies[key]);
        await first.page.screenshot({ path: testInfo.outputPath('settings.png'), fullPage: true });

        for (const key of keys) {
          const { attempts, read, restore } = policyKeyCases[key];
          for (const way of attempts === null ? [] : (['byMouse', 'byKeyboard'] as const))
            await test.step(`${key} ${way}`, async () => {
              await first.window.openSettings();
              const before = await read(first.window);
              await attempts?.[way](first.window);
              if (isLocking(arm, key)) await expectValue(first.window, key, before, way);
              else await expectOther(first.window, key, before, way);
            });
          if (attempts !== null)
            await test.step(`${key} byRequest`, async () => {
              const before = await read(first.window);
              const askedBefore = await first.asked();
              const answer = await first.window.request(...(await attempts.byRequest(first.window)));
              if (isLocking(arm, key)) {
                expect(answer, key).toEqual({
                  ok: false,
                  error: { kind: 'not-allowed', reason: 'set-by-organisation' },
                });
                expect(await first.asked(), `${key}: no question is asked about what is refused`).toEqual(
                  askedBefore,
                );
                await expectValue(first.window, key, before, 'byRequest');
              } else {
                await expectOther(first.window, key, before, 'byRequest');
                await restore?.(first.window);
              }
            });
        }

        const last = new Map<PolicyKey, unknown>();
        for (const key of keys) last.set(key, await policyKeyCases[key].read(first.window));
        await first.quit();
        const second = await open();
        for (const key of keys)
          await expectValue(
            second.window,
            key,
            isLocking(arm, key) ? expected(key) : last.get(key),
            'after a restart',
          );
      },
    );
});

/** The window reloads where the mode changes. */
async function expectOther(
  window: SettingsUnderPolicy,
  key: PolicyKey,
  before: unknown,
  when: string,
): Promise<void> {
  await expect(async () => {
    expect(await policyKeyCases[key].read(window), `${key} ${when}`).not.toEqual(before);
  }).toPass({ timeout: 60_000 });
  await policyKeyCases[key].settle?.(window);
}

async function expectValue(
  window: SettingsUnderPolicy,
  key: PolicyKey,
  value: unknown,
  when: string,
): Promise<void> {
  await expect.poll(() => policyKeyCases[key].read(window), `${key} ${when}`).toEqual(value);
}

/** Settings has each value in its list, and says at the setting itself that the organisation has decided it. */
async function expectNotice(
  window: SettingsUnderPolicy,
  key: PolicyKey,
  arm: Arm,
  value: unknown,
): Promise<void> {
  const { notice } = policyKeyCases[key];
  const entry = window.part('about').locator('dt', { hasText: new RegExp(`^${key}$`) });
  if (value === undefined) await expect(entry, key).toHaveCount(0);
  else {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    const effect = arm === 'broken' ? en.policies.problems['invalid-value'] : en.policies.required;
    await expect(nextTo(entry), key).toHaveText(`${text} · ${effect}`.trim());
    const line = `policy without effect {"key":"${key}","place":"machine","level":"required","problem":"invalid-value"}`;
    expect(await window.hasLogged(line), key).toBe(arm === 'broken');
  }
  if (notice === undefined) return;
  const line = window.part(notice.part).getByText(notice.text, { exact: true });
  if (isLocking(arm, key)) await expect(line.first(), key).toBeVisible();
  else if (!isPartLocked(arm, notice.part)) await expect(line, key).toHaveCount(0);
}

const nextTo = (entry: Locator) => entry.locator('xpath=following-sibling::dd');

/** The fields of one server share a part of Settings. */
function isPartLocked(arm: Arm, part: string): boolean {
  return keys.some((key) => policyKeyCases[key].notice?.part === part && isLocking(arm, key));
}
