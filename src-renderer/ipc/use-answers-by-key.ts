import { useEffect, useState } from 'react';
import { succeed } from '../../shared/result';
import type { IpcClient } from './ipc-client';
import { createLatestAnswer } from './latest-answer';
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
    const askAboutOne = async (key: string): Promise<[string, Answer][]> => {
      const answer = await ask(client, key);
      return answer === null ? [] : [[key, answer]];
    };
    const latest = createLatestAnswer<[string, Answer][]>(
      async () => succeed((await Promise.all(asked.split('\n').filter(Boolean).map(askAboutOne))).flat()),
      (known) => known.ok && setAnswers((before) => toMap(known.value, before)),
    );
    void latest.refresh();
    const end = refreshOnEvents(client, refreshOn, latest.refresh);
    return () => {
      latest.drop();
      end();
    };
  }, [client, asked, refreshOn, ask]);
  return answers;
}

/** Still none is no change. */
function toMap<Answer>(
  known: readonly [string, Answer][],
  before: ReadonlyMap<string, Answer>,
): ReadonlyMap<string, Answer> {
  return before.size + known.length === 0 ? before : new Map(known);
}
