import type { Language } from '../i18n/language';
import en from './en/native.json' with { type: 'json' };
import ms from './ms/native.json' with { type: 'json' };
import { createTranslators, type Translated } from './translator';
import zh from './zh/native.json' with { type: 'json' };

/** The messages of the main process alone: menus, dialogs and notifications of the operating system, in each language. */
export const nativeCatalogues = { en, ms, zh } satisfies Record<Language, Translated<typeof en>>;

export const nativeMessages = createTranslators(nativeCatalogues);
