/** The three functions of keytar that the app uses. */
export type KeytarLike = {
  readonly getPassword: (service: string, account: string) => Promise<string | null>;
  readonly setPassword: (service: string, account: string, password: string) => Promise<void>;
  readonly deletePassword: (service: string, account: string) => Promise<boolean>;
};

/** Loads keytar; this is its only import. Returns undefined if it cannot be loaded, as on a Linux without libsecret. */
export async function loadKeytar(): Promise<KeytarLike | undefined> {
  try {
    const { default: keytar } = await import('keytar');
    return keytar;
  } catch {
    return undefined;
  }
}
