import type { ChildProcess } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';

/** The page of an Electron program, controlled by Chromium's DevTools protocol. */
export type DevToolsPage = {
  /** The value of an expression, or of its promise, in the page; undefined while the page is being replaced. */
  readonly evaluate: (expression: string) => Promise<unknown>;
  readonly pressKey: (key: Key) => Promise<void>;
  /** Inserts a text at the caret, like a paste. */
  readonly insertText: (text: string) => Promise<void>;
  /** Scrolls evenly like a wheel: `px` down at `speed` px per second, at a position in the window. */
  readonly scroll: (
    at: { readonly x: number; readonly y: number },
    px: number,
    speed: number,
  ) => Promise<void>;
  /** Quits the program as its own menu does. */
  readonly quit: () => Promise<void>;
};

export type Key = {
  readonly key: string;
  readonly code: string;
  readonly windowsVirtualKeyCode: number;
  readonly text?: string;
};

type Reply = { readonly id: number; readonly result?: unknown; readonly error?: { message: string } };
type AttachedPage = { readonly sessionId: string; readonly targetInfo: { readonly type: string } };
type Event = { readonly method: string; readonly params: unknown };

/**
 * Attaches to the only page of a program that was started with `--remote-debugging-pipe` and pipes at 3 and 4. This
 * adds less overhead than a browser library, and the same for every program.
 */
export async function attachToPage(child: ChildProcess): Promise<DevToolsPage> {
  const [, , , toChild, fromChild] = child.stdio as [null, null, null, Writable, Readable];
  const waiting = new Map<number, (reply: Reply) => void>();
  let onAttached: (sessionId: string) => void;
  let lastId = 0;
  let hasEnded = false;

  // The pipes break when the program ends. The caller learns of that from its exit code.
  toChild.on('error', () => {});
  fromChild.on('error', () => {});
  onMessages(fromChild, (message) => {
    if ('id' in message) {
      waiting.get(message.id)?.(message);
      waiting.delete(message.id);
    } else if (message.method === 'Target.attachedToTarget') {
      const { sessionId, targetInfo } = message.params as AttachedPage;
      if (targetInfo.type === 'page') onAttached(sessionId);
    }
  });
  child.once('exit', () => {
    hasEnded = true;
    for (const [id, answer] of waiting) answer({ id, error: { message: 'the program ended' } });
    waiting.clear();
  });

  function ask(method: string, params: object, sessionId?: string): Promise<Reply> {
    return new Promise((resolve) => {
      lastId += 1;
      if (hasEnded) {
        resolve({ id: lastId, error: { message: 'the program ended' } });
        return;
      }
      waiting.set(lastId, resolve);
      toChild.write(`${JSON.stringify({ id: lastId, method, params, sessionId })}\0`);
    });
  }

  const sessionId = await new Promise<string>((resolve, reject) => {
    onAttached = resolve;
    child.once('exit', () => reject(new Error('the program ended before it had a window')));
    void ask('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: true });
  });
  return {
    async evaluate(expression) {
      const { result } = await ask(
        'Runtime.evaluate',
        { expression, returnByValue: true, awaitPromise: true },
        sessionId,
      );
      return (result as { result?: { value?: unknown } } | undefined)?.result?.value;
    },
    async pressKey(key) {
      await ask('Input.dispatchKeyEvent', { type: 'keyDown', ...key }, sessionId);
      await ask('Input.dispatchKeyEvent', { type: 'keyUp', ...key, text: undefined }, sessionId);
    },
    async insertText(text) {
      await ask('Input.insertText', { text }, sessionId);
    },
    async scroll({ x, y }, px, speed) {
      const gesture = { x, y, yDistance: -px, speed, gestureSourceType: 'mouse', preventFling: true };
      await ask('Input.synthesizeScrollGesture', gesture, sessionId);
    },
    async quit() {
      if (hasEnded) return;
      const gone = new Promise((resolve) => {
        child.once('exit', resolve);
      });
      void ask('Browser.close', {});
      await gone;
    },
  };
}

/** Messages are JSON, each ended by a zero byte. */
function onMessages(stream: Readable, listener: (message: Reply | Event) => void): void {
  let pending = Buffer.alloc(0);
  stream.on('data', (chunk: Buffer) => {
    pending = Buffer.concat([pending, chunk]);
    for (let end = pending.indexOf(0); end !== -1; end = pending.indexOf(0)) {
      listener(JSON.parse(pending.subarray(0, end).toString('utf8')) as Reply | Event);
      pending = pending.subarray(end + 1);
    }
  });
}
