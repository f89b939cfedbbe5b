import { Agent } from 'node:http';
import type { Outcome } from '../../../shared/outcome/attempt-outcome';
import { createStoreHubClient } from '../../../src-main/storehub/client';
import { classifyOutcome } from '../../../src-main/storehub/classify-outcome';
import { runFaultedSends, type Verdict } from '../../fake-storehub/run-faulted-sends';
import { faultScenarios, type FaultScenario } from '../../fake-storehub/fault-scenarios';
import { sendWithRetry } from '../../fake-storehub/naive-retrying-client';
import { startFakeStoreHub, type FakeStoreHub } from '../../fake-storehub/fake-storehub';
import type { Measurement } from '../../measurement/measurement';
import { silentLog } from '../../../src-main/log/log';

const token = 'tk_test0000000000000000000000000000000';
/** The fake StoreHub keeps its requests in memory for counting. It is reset after this many sends. */
const sendsAtATime = 500;

const quick = faultScenarios.filter(({ isSlow }) => isSlow !== true);
/** A kept-alive connection is accepted long before its fault, so faults at accept do not apply. */
const onOpenConnections = quick.filter(({ behaviour }) => behaviour(1).kind !== 'at-accept');

/** R3: requests counted at the socket, through every fault that is not merely slow. */
export const requestsPerAttempt: Measurement = {
  id: 'R3',
  unit: 'requests on the wire per attempt, at most',
  goal: 1,
  runs: { full: 10_000, short: 150 },
  measure: async (runs, seed) => {
    const storeHub = await startFakeStoreHub();
    const client = createStoreHubClient({
      log: silentLog,
      endpoint: storeHub.endpoint,
      userAgent: 'StoreHub-Helpdesk/0.0.0',
      nowMs: Date.now,
      resolveProxy: () => Promise.resolve('DIRECT'),
    });
    const ours = await faultedSends({ storeHub, runs, seed }, async (body) => {
      const { outcome } = await client.send(body, token, () => undefined);
      return outcome;
    });

    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const naive = await faultedSends(
      { storeHub, runs: Math.min(runs, 1_000), seed },
      async (body) => classifyOutcome(await sendWithRetry(storeHub.endpoint, body, agent), 0),
      onOpenConnections,
    );
    agent.destroy();
    await storeHub.close();
    if (ours.violations.length > 0) throw new Error(ours.violations.slice(0, 5).join('\n'));
    return {
      value: ours.maxRequestsPerAttempt,
      control: naive.maxRequestsPerAttempt,
      seen: { outcomes: ours.outcomes, wrongInControl: naive.violations.length },
    };
  },
};

type Sends = { readonly storeHub: FakeStoreHub; readonly runs: number; readonly seed: number };

/** Each part draws from its own seed, so that no part repeats the one before. */
async function faultedSends(
  { storeHub, runs, seed }: Sends,
  send: (body: string) => Promise<Outcome>,
  from: readonly FaultScenario[] = quick,
): Promise<Verdict> {
  let sum: Verdict = { sends: 0, maxRequestsPerAttempt: 0, violations: [], outcomes: {} };
  for (let part = 0; sum.sends < runs; part += 1) {
    storeHub.reset();
    const count = Math.min(sendsAtATime, runs - sum.sends);
    sum = added(sum, await runFaultedSends({ storeHub, send, count, seed: seed + part, from }));
  }
  return sum;
}

function added(sum: Verdict, next: Verdict): Verdict {
  const outcomes = { ...sum.outcomes };
  for (const [word, count] of Object.entries(next.outcomes)) outcomes[word] = (outcomes[word] ?? 0) + count;
  return {
    sends: sum.sends + next.sends,
    maxRequestsPerAttempt: Math.max(sum.maxRequestsPerAttempt, next.maxRequestsPerAttempt),
    violations: [...sum.violations, ...next.violations],
    outcomes,
  };
}
