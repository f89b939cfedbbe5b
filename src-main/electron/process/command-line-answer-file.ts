import { rmSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { quitExitCodes } from '../../../shared/app/quit-exit-codes';
import { readSmallFile } from '../../files/read-small-file';
import { writeFileAtomic } from '../../files/write-file-atomic';
import type { CommandLineRequest } from './command-line-request';

const answerSchema = z.strictObject({
  request: z.uuid(),
  pid: z.int().positive(),
  answer: z.record(z.string(), z.json()),
});

export type CommandLineAnswer = z.infer<typeof answerSchema>;

const answerLimitMs = 15_000;

/** Longer than the longest send, whose outcome is waited for. */
const endLimitMs = 120_000;

const checkEveryMs = 100;

/** Answers through a file, because a second instance hears nothing from the first one. @throws if it is not written */
export function writeInstanceAnswer(
  folder: string,
  { request }: CommandLineRequest,
  answer: CommandLineAnswer['answer'],
): void {
  writeFileAtomic(answerFile(folder), JSON.stringify({ request, pid: process.pid, answer }));
}

/** Waits in the second instance for the answer of the first one. Undefined if there is none in time. */
export async function waitForInstanceAnswer(
  folder: string,
  request: CommandLineRequest,
): Promise<CommandLineAnswer | undefined> {
  const answer = await firstValue(answerLimitMs, () => readAnswer(folder, request));
  rmSync(answerFile(folder), { force: true });
  return answer;
}

/** Waits in the second instance until the first one has ended or refused. @returns the exit code */
export async function waitForQuit(folder: string, request: CommandLineRequest): Promise<number> {
  const answered = await waitForInstanceAnswer(folder, request);
  if (answered === undefined) return quitExitCodes.noAnswer;
  if (answered.answer['mayQuit'] !== true) return quitExitCodes.callOpen;
  const hasEnded = await firstValue(endLimitMs, () => (isRunning(answered.pid) ? undefined : true));
  return hasEnded === true ? quitExitCodes.quit : quitExitCodes.noAnswer;
}

async function firstValue<T>(limitMs: number, find: () => T | undefined): Promise<T | undefined> {
  const startMs = performance.now();
  for (;;) {
    const found = find();
    if (found !== undefined || performance.now() - startMs > limitMs) return found;
    await wait(checkEveryMs);
  }
}

function readAnswer(folder: string, { request }: CommandLineRequest): CommandLineAnswer | undefined {
  try {
    const answer = answerSchema.parse(JSON.parse(readSmallFile(answerFile(folder))));
    return answer.request === request ? answer : undefined;
  } catch {
    return undefined;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

const answerFile = (folder: string): string => join(folder, 'request-answer.json');
