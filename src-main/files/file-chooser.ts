/** Asks the agent for a file or a folder, by the system's own dialog; null where it was cancelled. */
export type ChooseFile = {
  readonly toOpen: (extension: string) => Promise<string | null>;
  readonly folder: () => Promise<string | null>;
  readonly toSave: (suggestedName: string) => Promise<string | null>;
};
