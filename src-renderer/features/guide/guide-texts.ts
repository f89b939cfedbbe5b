import type { Language } from '../../../shared/i18n/language';
import en from '../../../docs/agents/guide.en.md?raw';
import ms from '../../../docs/agents/guide.ms.md?raw';
import zh from '../../../docs/agents/guide.zh.md?raw';

/** The guide of agents as Markdown: the same files as in the documentation. */
export const guideTexts = { en, ms, zh } satisfies Record<Language, string>;
