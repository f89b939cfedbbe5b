/** A list whose future items can be awaited, so that tests need no polling. */
export class AwaitableList<T> {
  items: T[] = [];
  #waiting: Array<{ readonly n: number; readonly resolve: (item: T) => void }> = [];

  add(item: T): void {
    this.items.push(item);
    const due = this.#waiting.filter(({ n }) => n === this.items.length);
    this.#waiting = this.#waiting.filter(({ n }) => n !== this.items.length);
    for (const { resolve } of due) resolve(item);
  }

  /** Waits for the n-th item, counted from 1. */
  waitFor(n: number): Promise<T> {
    const item = this.items[n - 1];
    if (item !== undefined) return Promise.resolve(item);
    return new Promise((resolve) => {
      this.#waiting.push({ n, resolve });
    });
  }

  clear(): void {
    this.items = [];
  }
}
