import type { Language } from '../language';
import type { Translation } from '../translation';
import { en } from './en';
import { ms } from './ms';
import { zh } from './zh';

/** What both the window and the main process may have to say, in every language. */
export const sentences: Readonly<Record<Language, Translation<typeof en>>> = { en, ms, zh };
