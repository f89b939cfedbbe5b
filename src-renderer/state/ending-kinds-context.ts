import { createContext } from 'react';
import { defaultEndingKinds, type EndingKind } from '../../shared/calls/call-ending';

/** The kinds of endings in the settings, in their order. */
export const EndingKindsContext = createContext<readonly EndingKind[]>(defaultEndingKinds);
