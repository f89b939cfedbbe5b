import { app } from 'electron';
import type { Handlers } from '../../../shared/ipc/contract';
import { readRunningAppHealth } from '../../health/running-app-health';
import type { Log } from '../../log/log';
import type { CommandLineRequest } from './command-line-request';
import { writeInstanceAnswer, type CommandLineAnswer } from './command-line-answer-file';

type RunningApp = {
  readonly handlers: Handlers;
  readonly askToQuit: () => Promise<boolean>;
  readonly wake: () => void;
};

export type AnswerCommandLineRequest = typeof answerCommandLineRequest;

/** Does what IT asked for by a second start, and tells it the result. */
export async function answerCommandLineRequest(
  request: CommandLineRequest,
  helpdesk: RunningApp | undefined,
  log: Log,
): Promise<void> {
  const answer = await answerTo(request.what, helpdesk);
  log.info('asked by IT', { what: request.what });
  writeInstanceAnswer(app.getPath('userData'), request, answer);
  if (request.what === 'quit' && answer['mayQuit'] === true) app.quit();
}

async function answerTo(
  what: CommandLineRequest['what'],
  helpdesk: RunningApp | undefined,
): Promise<CommandLineAnswer['answer']> {
  switch (what) {
    case 'quit':
      return { mayQuit: helpdesk === undefined || (await helpdesk.askToQuit()) };
    case 'health':
      return helpdesk === undefined ? { isHistoryOpen: false } : readRunningAppHealth(helpdesk.handlers);
    case 'token':
      await helpdesk?.handlers['token.check'](null);
      return {};
    case 'server-password':
      helpdesk?.wake();
      return {};
  }
}
