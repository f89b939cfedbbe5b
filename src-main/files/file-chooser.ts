/** Asks the agent for a file in the system's dialog. Null means that it was cancelled. */
export type ChooseFile = {
  readonly toOpen: (extension: string) => Promise<string | null>;
  readonly toSave: (suggestedName: string) => Promise<string | null>;
};
