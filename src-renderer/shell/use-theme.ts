import { useEffect } from 'react';
import type { Settings } from '../../shared/app/settings';

/** Follows the system by default. The agent's own choice is set on the document. */
export function useTheme(theme: Settings['theme']): void {
  useEffect(() => {
    const { dataset } = document.documentElement;
    if (theme === 'system') delete dataset['theme'];
    else dataset['theme'] = theme;
  }, [theme]);
}
