type Language = {
  /** What its speakers call it. */
  readonly name: string
  /** How days, numbers and countries are written in it. */
  readonly locale: string
  readonly direction: 'ltr' | 'rtl'
}

/** The languages that documents are printed in, by BCP 47 tag. Digits are the trade's own, 0 to 9, in all of them. */
export const LANGUAGES = {
  en: { name: 'English', locale: 'en-GB', direction: 'ltr' },
  fr: { name: 'Français', locale: 'fr-BE', direction: 'ltr' },
  nl: { name: 'Nederlands', locale: 'nl-BE', direction: 'ltr' },
  de: { name: 'Deutsch', locale: 'de-DE', direction: 'ltr' },
  he: { name: 'עברית', locale: 'he-IL', direction: 'rtl' },
  ar: { name: 'العربية', locale: 'ar-AE', direction: 'rtl' },
  hi: { name: 'हिन्दी', locale: 'hi-IN', direction: 'ltr' },
  gu: { name: 'ગુજરાતી', locale: 'gu-IN', direction: 'ltr' },
  'zh-Hans': { name: '简体中文', locale: 'zh-Hans-CN', direction: 'ltr' },
  'zh-Hant': { name: '繁體中文', locale: 'zh-Hant-HK', direction: 'ltr' },
  ru: { name: 'Русский', locale: 'ru-RU', direction: 'ltr' },
} as const satisfies Readonly<Record<string, Language>>

export type LanguageTag = keyof typeof LANGUAGES
export const languageTags = Object.keys(LANGUAGES) as [LanguageTag, ...LanguageTag[]]

/** The tag when it is one of ours, else English: what an older document was printed in. */
export function languageOr(tag: string | null | undefined): LanguageTag {
  return tag && Object.hasOwn(LANGUAGES, tag) ? (tag as LanguageTag) : 'en'
}
