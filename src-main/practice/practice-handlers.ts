import type { PracticeState } from '../../shared/app/practice-state';
import { succeed } from '../../shared/result';
import type { HandlersOf } from '../ipc/handler-types';

export type PracticeHandlerParts = {
  readonly practice: { readonly state: () => PracticeState; readonly set: (state: PracticeState) => void };
};

/** Creates the handlers for requests about how the practice server answers. */
export function createPracticeHandlers({ practice }: PracticeHandlerParts): HandlersOf<'practice'> {
  return {
    'practice.get-state': () => Promise.resolve(succeed(practice.state())),
    'practice.set': (state) => {
      practice.set(state);
      return Promise.resolve(succeed(practice.state()));
    },
  };
}
