/** The three things that are asked of keytar. */
export type KeytarLike = {
  readonly getPassword: (service: string, account: string) => Promise<string | null>;
  readonly setPassword: (service: string, account: string, password: string) => Promise<void>;
  readonly deletePassword: (service: string, account: string) => Promise<boolean>;
};

/** The only import of keytar. Undefined where it cannot be loaded: on a Linux without libsecret. */
export async function loadKeytar(): Promise<KeytarLike | undefined> {
  try {
    const { default: keytar } = await import('keytar');
    return keytar;
  } catch {
    return undefined;
  }
}
