/** The question before an action that cannot be undone. `yes` and `no` are the labels of the buttons. */
export type Question = {
  readonly message: string;
  readonly detail: string;
  readonly yes: string;
  readonly no: string;
};

/** Asks the agent in a dialog of the main process, which no page can answer, cover or close. */
export type Confirm = (question: Question) => Promise<boolean>;
