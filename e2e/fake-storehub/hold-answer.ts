/** An answer of StoreHub that waits: `until` goes into its behaviour, and `answer` sends it. */
export type HeldAnswer = { readonly until: Promise<void>; readonly answer: () => void };

export function holdAnswer(): HeldAnswer {
  let answer: () => void = () => {};
  const until = new Promise<void>((resolve) => {
    answer = resolve;
  });
  return { until, answer };
}
