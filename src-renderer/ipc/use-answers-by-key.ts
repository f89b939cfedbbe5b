import { useEffect, useState } from 'react';
import type { IpcClient } from './ipc-client';
import { refreshOnEvents, type RefreshOn } from './refresh-on-events';

type AnswerClient = Pick<IpcClient, 'ask' | 'onEvent'>;

/**
 * Asks the same about each of these keys, and again after these events.
 * @param keys may repeat; an empty one is left out
 * @param ask returns null where there is nothing to know of a key. It must be the same function at each render.
 * @returns what is known, by key
 */
export function useAnswersByKey<Answer>(
  client: AnswerClient,
  keys: readonly string[],
  refreshOn: RefreshOn,
  ask: (client: AnswerClient, key: string) => Promise<Answer | null>,
): ReadonlyMap<string, Answer> {
  const [answers, setAnswers] = useState<ReadonlyMap<string, Answer>>(new Map());
  const asked = [...new Set(keys.filter((key) => key !== ''))].join('\n');
  useEffect(() => {
    let isCurrent = true;
    const askAboutOne = async (key: string): Promise<[string, Answer][]> => {
      const answer = await ask(client, key);
      return answer === null ? [] : [[key, answer]];
    };
    const askAboutAll = async () => {
      const known = (await Promise.all(asked.split('\n').filter(Boolean).map(askAboutOne))).flat();
      if (isCurrent) setAnswers((before) => (before.size + known.length === 0 ? before : new Map(known)));
    };
    void askAboutAll();
    const end = refreshOnEvents(client, refreshOn, askAboutAll);
    return () => {
      isCurrent = false;
      end();
    };
  }, [client, asked, refreshOn, ask]);
  return answers;
}
