/** What the agent is asked before something that cannot be undone. `yes` and `no` are the words on the buttons. */
export type Question = {
  readonly message: string;
  readonly detail: string;
  readonly yes: string;
  readonly no: string;
};

/** Asks the agent in a dialog of the main process, which no page can answer, cover or close. */
export type Confirm = (question: Question) => Promise<boolean>;

/** Asks one question at a time: while one is open, the answer to any other is no. A page cannot pile up dialogs. */
export function confirmOneAtATime(confirm: Confirm): Confirm {
  let isOpen = false;
  return async (question) => {
    if (isOpen) return false;
    isOpen = true;
    try {
      return await confirm(question);
    } finally {
      isOpen = false;
    }
  };
}
