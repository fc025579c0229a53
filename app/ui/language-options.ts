import { LANGUAGES, languageTags } from '../../domain/kernel/languages.ts'

/** The languages of documents, each under the name that its speakers give it. */
export const languageOptions = languageTags.map((tag) => ({ value: tag, label: LANGUAGES[tag].name }))
