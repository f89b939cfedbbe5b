import { rm } from 'node:fs/promises';
import { channels, type Channel } from '../../../shared/ipc/channels-and-events';
import { contract } from '../../../shared/ipc/contract';
import { createUserDataFolder, startApp } from '../../fixtures/helpdesk-app';
import { patchApp } from '../../fixtures/patched-app';
import type { Measurement } from '../../measurement/measurement';
import { createSeededRandom, pickOne } from '../../measurement/seeded-random';

type Question = { readonly channel: Channel; readonly request: string };

const atATime = 500;
/** For the control, only channels that read: without validation, others would open dialogs or erase data. */
const readingChannels: readonly Channel[] = [
  'tickets.get',
  'tickets.find-similar',
  'tickets.find-neighbours',
];

/** S4: sends random requests that the contract does not allow over the bridge of the real window. */
export const invalidRequests: Measurement = {
  id: 'S4',
  unit: 'invalid requests that were not refused as such, or crashes',
  goal: 0,
  runs: { full: 100_000, short: 2_000 },
  measure: async (runs, seed) => {
    const random = createSeededRandom(seed);
    const { value, seen } = await askAll(makeQuestions(runs, random, channels));
    const folder = patchApp('without-check', /if \(!parsedRequest\.success\) \{/, 'if (false) {');
    try {
      const control = await askAll(makeQuestions(300, random, readingChannels), folder);
      return { value, control: control.value, seen };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

async function askAll(questions: readonly Question[], programFolder?: string) {
  const { folder, remove } = await createUserDataFolder();
  const app = await startApp({
    userDataFolder: folder,
    mode: 'practice',
    ...(programFolder !== undefined && { programFolder }),
  });
  let crashes = 0;
  app.page.on('crash', () => {
    crashes += 1;
  });
  try {
    const notRefused: string[] = [];
    for (let from = 0; from < questions.length; from += atATime)
      notRefused.push(...(await app.page.evaluate(askInPage, questions.slice(from, from + atATime))));
    const isAlive = await app.electron.evaluate(
      ({ BrowserWindow }) => BrowserWindow.getAllWindows().length === 1,
    );
    const value = notRefused.length + crashes + (isAlive ? 0 : 1);
    return { value, seen: { asked: questions.length, crashes, notRefused: notRefused.slice(0, 10) } };
  } finally {
    await app.kill();
    await remove();
  }
}

/**
 * Runs inside the page.
 * @returns the requests with any answer other than their rejection as invalid
 */
async function askInPage(questions: readonly Question[]): Promise<string[]> {
  const world = globalThis as unknown as {
    helpdesk: { ask: Record<string, (request: unknown) => Promise<string>> };
  };
  const answers = await Promise.all(
    questions.map(async ({ channel, request }) => {
      try {
        const answer = (await world.helpdesk.ask[channel]?.(JSON.parse(request))) ?? '';
        return answer.includes('"invalid-request"') ? [] : [`${channel} ${request.slice(0, 200)}`];
      } catch {
        // The request could not leave the page.
        return [];
      }
    }),
  );
  return answers.flat();
}

/**
 * The requests are JSON, so that the window and this process see the same values. Requests that the contract allows
 * are left out.
 */
function makeQuestions(count: number, random: () => number, from: readonly Channel[]): Question[] {
  const questions: Question[] = [];
  while (questions.length < count) {
    const channel = pickOne(from, random);
    const request = JSON.stringify(makeValue(random, 0));
    if (!isAllowed(channel, request)) questions.push({ channel, request });
  }
  return questions;
}

/**
 * Whether the contract allows a request, also without `__proto__`, which the bridge between the page's two worlds
 * drops.
 */
function isAllowed(channel: Channel, request: string): boolean {
  const { request: schema } = contract[channel];
  const dropped = JSON.parse(request, (key, value: unknown) =>
    key === '[object Object]' ? undefined : value,
  ) as unknown;
  return schema.safeParse(JSON.parse(request)).success || schema.safeParse(dropped).success;
}

const keys = [
  'callId',
  'ticketId',
  'fields',
  'text',
  'limit',
  'before',
  'phone',
  'name',
  '[object Object]',
  'function Object() { [native code] }',
  'x',
];
const values = [null, true, 0, -1, 1.5, 1e308, '', 'a', '../../x', '{}', '\u0000', 'x'.repeat(5_000)];

function makeValue(random: () => number, depth: number): unknown {
  const kind = random();
  const length = Math.floor(random() * 6);
  if (depth < 4 && kind < 0.2) return Array.from({ length }, () => makeValue(random, depth + 1));
  if (depth < 4 && kind < 0.7) {
    const entries = Array.from({ length }, () => [pickOne(keys, random), makeValue(random, depth + 1)]);
    // `fromEntries` makes `__proto__` an own key, as JSON does.
    return Object.fromEntries(entries) as unknown;
  }
  return pickOne(values, random);
}
