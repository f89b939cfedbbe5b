import type { guideBlocks } from './guide-blocks';

let loading: Promise<typeof guideBlocks> | null = null;

/** Loads the guide once. After a failure, the next call tries again. */
export function loadGuide(): Promise<typeof guideBlocks> {
  loading ??= import('./guide-blocks').then(
    (module) => module.guideBlocks,
    (error: unknown) => {
      loading = null;
      throw error;
    },
  );
  return loading;
}
