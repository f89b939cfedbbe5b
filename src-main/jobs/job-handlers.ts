import { succeed } from '../../shared/result';
import type { HandlersOf, WithWorkspace } from '../ipc/handler-types';
import type { LongJobs } from './long-jobs';

/** Creates the handlers for requests about the long job that runs. */
export function createJobHandlers(
  withWorkspace: WithWorkspace<{ readonly jobs: LongJobs }>,
): HandlersOf<'job'> {
  return {
    'job.cancel': () =>
      withWorkspace(({ jobs }) => {
        jobs.cancel();
        return Promise.resolve(succeed(null));
      }),
  };
}
