import type { Language } from '../../../shared/i18n/language';
import { guideTexts } from './guide-texts';
import { parseMarkdown, type Block } from './parse-markdown';

/**
 * The guide in every language. This is loaded when it is first needed. It imports nothing that the start needs, too:
 * each part that two chunks share is one more file to load at the start.
 */
export const guideBlocks: Readonly<Record<Language, readonly Block[]>> = {
  en: parseMarkdown(guideTexts.en),
  ms: parseMarkdown(guideTexts.ms),
  zh: parseMarkdown(guideTexts.zh),
};
