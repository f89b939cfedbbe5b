import { createContext } from 'react';
import type { DialOutcome } from '../../shared/phone/tel-link-and-dial-outcome';
import {
  createDialableNumberRegistry,
  type DialableNumberRegistry,
} from '../components/calls/dialable-number-registry';
import type { IpcClient } from '../ipc/ipc-client';
import { createStore, type Store } from '../state/store';

/** The outcome for the last number that was dialled. */
export type DialReport = { readonly phone: string; readonly outcome: DialOutcome };

export type Dialler = {
  readonly numbers: DialableNumberRegistry;
  /** Null before the first number, and once its message was closed. */
  readonly last: Store<DialReport | null>;
};

export function createDialler({ ask }: Pick<IpcClient, 'ask'>): Dialler {
  const last = createStore<DialReport | null>(null);
  const numbers = createDialableNumberRegistry(({ phone }) => {
    void ask('phone.dial', { phone }).then((answer) => {
      const outcome: DialOutcome = answer.ok ? answer.value : { kind: 'failed' };
      last.set(() => ({ phone, outcome }));
    });
  });
  return { numbers, last };
}

export const DiallerContext = createContext<Dialler>(
  createDialler({ ask: () => Promise.reject(new Error('no window')) }),
);
