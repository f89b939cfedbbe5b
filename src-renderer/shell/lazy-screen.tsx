import { lazy, useState, type ComponentType } from 'react';

/** A screen whose code is loaded when it is first shown, or earlier by `preload`. */
export type LazyScreen<Props> = {
  readonly Screen: ComponentType<Props>;
  readonly preload: () => Promise<void>;
  /** Whether it can be shown immediately, so that it receives the next key. */
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
    // Chosen once per mount: if the component changed, React would remount it and lose what was typed.
    Screen: function Screen(props: Props) {
      const [Chosen] = useState<ComponentType<Props>>(() => loaded ?? Fetched);
      return <Chosen {...props} />;
    },
    preload: async () => void (await fetchScreen()),
    isLoaded: () => loaded !== null,
  };
}
