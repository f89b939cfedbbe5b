import { lazy, useState, type ComponentType } from 'react';

/** A screen in a file of its own, which is fetched when it is first shown, or before by `preload`. */
export type LazyScreen<Props> = {
  readonly Screen: ComponentType<Props>;
  readonly preload: () => Promise<void>;
  /** Whether it can be shown in the same step as it is asked for, so that the next key is already its own. */
  readonly isLoaded: () => boolean;
};

export function createLazyScreen<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): LazyScreen<Props> {
  let loaded: ComponentType<Props> | null = null;
  const fetchScreen = async () => {
    loaded = await load();
    return { default: loaded };
  };
  const Fetched = lazy(fetchScreen);
  return {
    // Chosen once while it is shown: React would build it again, without what was typed, where the choice changes.
    Screen: function Screen(props: Props) {
      const [Chosen] = useState<ComponentType<Props>>(() => loaded ?? Fetched);
      return <Chosen {...props} />;
    },
    preload: async () => void (await fetchScreen()),
    isLoaded: () => loaded !== null,
  };
}
