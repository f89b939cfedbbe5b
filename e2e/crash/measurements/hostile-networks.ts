import { monitorEventLoopDelay } from 'node:perf_hooks';
import { request as httpRequest } from 'node:http';
import { classifyOutcome } from '../../../src-main/storehub/classify-outcome';
import { createStoreHubClient } from '../../../src-main/storehub/client';
import { createBody, formatOutcome } from '../../fake-storehub/run-faulted-sends';
import { createHostileNetworks, type Network, type OpenNetwork } from '../faults/hostile-network-list';
import type { Measurement } from '../../measurement/measurement';
import { createSeededRandom, pickSpread } from '../../measurement/seeded-random';
import { silentLog } from '../../../src-main/log/log';

const token = 'tk_test0000000000000000000000000000000';
const wholeLimitMs = 30_000;
/** The short form does not wait half a minute: it runs with a tenth of the limit and is judged by it. */
const shortLimitMs = 3_000;

/**
 * R6: every network that an office can have between itself and StoreHub, all at once, each with a server of its own.
 */
export const hostileNetworks: Measurement = {
  id: 'R6',
  unit: 'sends that hang, are decided after 30 s, or end in another outcome than the contract allows',
  goal: 0,
  runs: { full: createHostileNetworks(wholeLimitMs).length, short: 40 },
  measure: async (runs, seed) => {
    const isWhole = runs >= createHostileNetworks(wholeLimitMs).length;
    const limitMs = isWhole ? wholeLimitMs : shortLimitMs;
    const all = pickSpread(createHostileNetworks(limitMs), runs, createSeededRandom(seed));
    const loop = monitorEventLoopDelay({ resolution: 5 });
    loop.enable();
    const [ours, naive] = await Promise.all([
      Promise.all(all.map(async (network) => judge(network, limitMs, isWhole))),
      Promise.all(all.filter(({ isSlow }) => isSlow).map(async (network) => waitsForEver(network, limitMs))),
    ]);
    loop.disable();
    const harm = ours.flatMap(({ blame }) => blame);
    return {
      value: harm.length,
      control: naive.filter(Boolean).length,
      seen: {
        slowestMs: Math.round(Math.max(...ours.map(({ tookMs }) => tookMs))),
        longestBlockMs: Math.round(loop.max / 1e6),
        limitMs,
        harm: harm.slice(0, 5),
      },
    };
  },
};

type Verdict = { readonly blame: string[]; readonly tookMs: number };

async function judge(network: Network, limitMs: number, isWhole: boolean): Promise<Verdict> {
  const there = await network.open();
  const client = createStoreHubClient({
    log: silentLog,
    endpoint: new URL(there.endpoint),
    userAgent: 'StoreHub-Helpdesk/0.0.0',
    nowMs: Date.now,
    resolveProxy: () => Promise.resolve(there.proxy ?? 'DIRECT'),
    ...(there.authority !== undefined && { certificateAuthorities: () => [there.authority ?? ''] }),
    // The full form runs with the app's own limits.
    ...(!isWhole && { timeLimitMs: limitMs * 0.98, connectTimeLimitMs: limitMs / 3 }),
  });
  const beganMs = performance.now();
  const decided = await waitUpTo(
    limitMs,
    client.send(createBody(network.name), token, () => undefined),
  );
  const tookMs = performance.now() - beganMs;
  await there.close();
  if (decided === null) return { blame: [`${network.name}: not decided within ${limitMs} ms`], tookMs };
  const word = formatOutcome(decided.outcome);
  return { blame: network.allowed.includes(word) ? [] : [`${network.name}: ${word}`], tookMs };
}

/** A control: the naive client, a request that waits for its answer without a limit. */
async function waitsForEver(network: Network, limitMs: number): Promise<boolean> {
  const there = await network.open();
  const decided = await waitUpTo(limitMs, plainPost(there));
  await there.close();
  return decided === null;
}

async function plainPost({ endpoint }: OpenNetwork): Promise<string> {
  return new Promise((resolve) => {
    const request = httpRequest(endpoint, { method: 'POST' }, (response) => {
      response.on('data', () => undefined);
      response.on('error', () => resolve('broken'));
      response.on('end', () => {
        const { statusCode: httpStatus = 0 } = response;
        resolve(
          formatOutcome(
            classifyOutcome({ kind: 'answered', httpStatus, retryAfter: null, rawAnswer: '' }, 0),
          ),
        );
      });
    });
    request.on('error', () => resolve('broken'));
    request.end(createBody('naive'));
  });
}

/** @returns null if the time limit came first */
async function waitUpTo<T>(limitMs: number, work: Promise<T>): Promise<T | null> {
  let callOff: () => void = () => undefined;
  const timeUp = new Promise<null>((resolve) => {
    const timer = setTimeout(resolve, limitMs, null);
    callOff = () => clearTimeout(timer);
  });
  try {
    return await Promise.race([work, timeUp]);
  } finally {
    callOff();
  }
}
