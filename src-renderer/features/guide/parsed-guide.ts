import type { Language } from '../../../shared/i18n/language';
import { guideTexts } from './guide-texts';
import { parseMarkdown, type Block } from './parse-markdown';

/** The guide in every language, loaded when it is first needed. */
export const parsedGuide: Readonly<Record<Language, readonly Block[]>> = {
  en: parseMarkdown(guideTexts.en),
  ms: parseMarkdown(guideTexts.ms),
  zh: parseMarkdown(guideTexts.zh),
};
