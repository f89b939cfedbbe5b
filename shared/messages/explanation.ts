import type { Language } from '../i18n/language';
import { sharedMessages, type SharedMessageKey } from './shared-catalogues';

/** What the agent reads: one sentence about what happened, and the next step. */
export type Explanation = { readonly sentence: string; readonly nextStep: string };

/** A key of the catalogue with a `sentence` and a `nextStep`. */
type ExplanationKey = SharedMessageKey extends infer Key
  ? Key extends `${infer Base}.sentence`
    ? Base
    : never
  : never;

export function getExplanation(key: ExplanationKey, language: Language): Explanation {
  const t = sharedMessages[language];
  return { sentence: t(`${key}.sentence`), nextStep: t(`${key}.nextStep`) };
}
