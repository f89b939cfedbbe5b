import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export type FakeStoreHubProcess = {
  readonly endpoint: string;
  /** Sets the delay of every following answer. */
  readonly setAnswerDelay: (delayMs: number) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** @param port 0 for any free port */
export async function startFakeStoreHubProcess(port = 0): Promise<FakeStoreHubProcess> {
  const runner = join(import.meta.dirname, '../../scripts/lib/run-typescript.mjs');
  const child = fork(runner, [join(import.meta.dirname, 'fake-storehub-process.ts'), String(port)]);
  const [endpoint] = (await once(child, 'message')) as [string];
  return {
    endpoint,
    async setAnswerDelay(delayMs) {
      child.send(delayMs);
      await once(child, 'message');
    },
    async close() {
      const gone = once(child, 'exit');
      child.disconnect();
      await gone;
    },
  };
}
