import type { Page } from '@playwright/test';

/** Counts of the page since it was loaded or the counts were reset. */
export type RenderAndLayoutCounts = {
  /** Components that React rendered, by commit. */
  readonly renders: readonly number[];
  /** The web storages that a script has read: the first read of one may block the page for seconds. */
  readonly webStorageReads: readonly string[];
  /** Reads of the layout, each of which may make Chromium lay out the page at once. */
  readonly layoutReads: number;
};

/** Counts from the next load of the page on, by the hook that React offers to its developer tools. */
export async function startRenderCounts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    type Fiber = {
      readonly tag: number;
      readonly flags: number;
      readonly alternate: Fiber | null;
      readonly child: Fiber | null;
      readonly sibling: Fiber | null;
    };
    const counts = { renders: [] as number[], webStorageReads: [] as string[], layoutReads: 0 };
    // React's tags of a function, a class, a forwarded reference and a memo, and its flag of one that has rendered.
    const componentTags = new Set([0, 1, 11, 14, 15]);
    const performedWork = 1;
    const countRenders = (first: Fiber | null): number => {
      let count = 0;
      for (let fiber = first; fiber !== null; fiber = fiber.sibling) {
        const { alternate } = fiber;
        const hasRendered = alternate === null || (fiber.flags & performedWork) !== 0;
        if (componentTags.has(fiber.tag) && hasRendered) count += 1;
        if (alternate === null || alternate.child !== fiber.child) count += countRenders(fiber.child);
      }
      return count;
    };
    Object.assign(window, {
      renderAndLayoutCounts: counts,
      __REACT_DEVTOOLS_GLOBAL_HOOK__: {
        supportsFiber: true,
        isDisabled: false,
        inject: () => 1,
        onCommitFiberUnmount: () => undefined,
        onCommitFiberRoot: (_id: number, root: { readonly current: Fiber }) => {
          counts.renders.push(countRenders(root.current));
        },
      },
    });
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'] as const) {
      const usual = Object.getOwnPropertyDescriptor(window, name);
      Object.defineProperty(window, name, {
        configurable: true,
        get: () => {
          counts.webStorageReads.push(name);
          return usual?.get?.call(window) as unknown;
        },
      });
    }
    for (const name of ['getBoundingClientRect', 'getClientRects', 'scrollIntoView', 'scrollBy'] as const) {
      const usual = Reflect.get(Element.prototype, name) as (...given: unknown[]) => unknown;
      Reflect.set(Element.prototype, name, function count(this: Element, ...given: unknown[]) {
        counts.layoutReads += 1;
        return usual.apply(this, given);
      });
    }
    for (const name of ['offsetWidth', 'offsetHeight', 'offsetTop', 'offsetLeft'] as const) {
      const usual = Object.getOwnPropertyDescriptor(HTMLElement.prototype, name);
      Object.defineProperty(HTMLElement.prototype, name, {
        configurable: true,
        get(this: HTMLElement) {
          counts.layoutReads += 1;
          return usual?.get?.call(this) as unknown;
        },
      });
    }
  });
}

export function readRenderCounts(page: Page): Promise<RenderAndLayoutCounts> {
  return page.evaluate(() =>
    structuredClone(Reflect.get(window, 'renderAndLayoutCounts') as RenderAndLayoutCounts),
  );
}

export async function resetRenderCounts(page: Page): Promise<void> {
  await page.evaluate(() => {
    Object.assign(Reflect.get(window, 'renderAndLayoutCounts') as object, {
      renders: [],
      webStorageReads: [],
      layoutReads: 0,
    });
  });
}
