import type { Schedule } from '../../shared/time/schedule';

/** A sleep that ends early when it is woken, at once if it was woken since the last one. */
export function createWakeableSleep(schedule: Schedule) {
  let end: (() => void) | null = null;
  let isWoken = false;
  return {
    sleep(delayMs: number): Promise<void> {
      if (isWoken) {
        isWoken = false;
        return Promise.resolve();
      }
      return new Promise((resolve) => {
        const cancel = schedule(delayMs, endNow);
        function endNow(): void {
          cancel();
          end = null;
          isWoken = false;
          resolve();
        }
        end = endNow;
      });
    },
    wake(): void {
      isWoken = true;
      end?.();
    },
  };
}
