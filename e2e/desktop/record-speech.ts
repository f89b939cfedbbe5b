import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { endProcess } from './end-process';

/** A voice that writes its utterances into a file, one line for each. */
export type SpeechRecorder = {
  readonly env: Readonly<Record<string, string>>;
  /** Everything that was spoken so far. */
  readonly read: () => readonly string[];
  readonly close: () => Promise<void>;
};

/** Starts Speech Dispatcher, to which screen readers speak, with that voice alone. */
export async function startSpeechRecorder(
  home: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<SpeechRecorder> {
  const config = join(home, 'speech');
  const file = join(config, 'spoken.txt');
  const socket = join(config, 'speech.sock');
  mkdirSync(join(config, 'modules'), { recursive: true });
  writeFileSync(join(config, 'speechd.conf'), dispatcherConfig);
  writeFileSync(join(config, 'modules', 'written.conf'), voiceConfig(file));
  const dispatcher = spawn(
    'speech-dispatcher',
    [
      '-s',
      '-t',
      '0',
      '-C',
      config,
      '-L',
      config,
      '-P',
      join(config, 'pid'),
      '-c',
      'unix_socket',
      '-S',
      socket,
    ],
    { env, stdio: 'ignore' },
  );
  await expect.poll(() => existsSync(socket), { timeout: 20_000 }).toBe(true);
  return {
    env: { SPEECHD_ADDRESS: `unix_socket:${socket}` },
    read: () => (existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(0, -1) : []),
    close: () => endProcess(dispatcher),
  };
}

/** The voice needs no sound card, but the dispatcher insists on one. */
const dispatcherConfig = `LogLevel 1
AudioOutputMethod "alsa"
AudioALSADevice "null"
AddModule "written" "sd_generic" "written.conf"
DefaultModule written
DefaultLanguage "en"
`;

/** One utterance is one chunk: nothing of it is left out or spoken twice. */
function voiceConfig(file: string): string {
  return `GenericExecuteSynth "printf '%s\\\\n' '$DATA' >> ${file}"
GenericMaxChunkLength 10000
GenericDelimiters "~"
GenericLanguage "en" "en" "utf-8"
AddVoice "en" "MALE1" "plain"
DefaultVoice "plain"
`;
}
