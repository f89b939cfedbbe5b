import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A Windows of its own, as far as Wine is one. */
export type Wine = {
  /** The path of a file on its drive C: here. */
  readonly onDriveC: (path: string) => string;
  /** Runs a program of Windows to its end. Its output goes through a file: a pipe is no output for it. */
  readonly run: (
    program: string,
    ...args: string[]
  ) => { readonly code: number | null; readonly output: string };
  /** Starts a program that keeps running. */
  readonly start: (program: string, ...args: string[]) => { readonly gone: Promise<unknown> };
  /** The value of a key, or null. Null as a name means the default value. */
  readonly readRegistry: (key: string, name: string | null) => string | null;
  readonly end: () => void;
};

export function openWine(): Wine {
  const home = mkdtempSync(join(tmpdir(), 'helpdesk-wine-'));
  const output = join(home, 'output');
  const env = {
    ...process.env,
    HOME: home,
    XDG_RUNTIME_DIR: home,
    WINEPREFIX: join(home, 'prefix'),
    WINEDEBUG: '-all',
    // No dialog asks for Mono or Gecko.
    WINEDLLOVERRIDES: 'mscoree,mshtml=',
  };
  mkdirSync(env.WINEPREFIX);
  const run: Wine['run'] = (program, ...args) => {
    const script = 'exec wine "$@" >"$WINE_OUTPUT" 2>/dev/null </dev/null';
    const { status } = spawnSync('sh', ['-c', script, 'sh', program, ...args], {
      env: { ...env, WINE_OUTPUT: output },
    });
    return { code: status, output: existsSync(output) ? readFileSync(output, 'utf8') : '' };
  };
  run('wineboot', '--init');
  return {
    run,
    onDriveC: (path) => join(env.WINEPREFIX, 'drive_c', path),
    start: (program, ...args) => {
      const child = spawn('wine', [program, ...args], { env, stdio: 'ignore' });
      return { gone: once(child, 'exit') };
    },
    readRegistry: (key, name) => {
      const { code, output: printed } = run('reg', 'query', key, ...(name === null ? ['/ve'] : ['/v', name]));
      return code === 0 ? (/REG_\w+ +(.*?)\r?\n/.exec(printed)?.[1] ?? null) : null;
    },
    end: () => {
      spawnSync('wineserver', ['--kill'], { env });
      rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Makes the stand-in program say that a call is open, until the returned function is called. */
export function openCall(wine: Wine, user: string): () => void {
  const file = wine.onDriveC(join('users', user, 'AppData/Local/Temp/storehub-helpdesk-call-open'));
  writeFileSync(file, '');
  return () => rmSync(file, { force: true });
}
