import type { Library } from '../kernel/scheme.ts'
import { readWords } from './words.ts'

/** A phrase of a scheme's data, in words as they are compared. */
export type Phrase = { readonly words: readonly string[]; readonly text: string }

/** What a scheme's data says of words, as they are compared. */
export type SchemeWords = {
  readonly key: string
  readonly goodsNames: ReadonlyMap<string, string>
  readonly weak: readonly {
    readonly official: readonly string[]
    readonly weak: readonly Phrase[]
    readonly anyOther: boolean
  }[]
  readonly hedges: readonly Phrase[]
  readonly otherGoods: readonly {
    readonly name: string
    readonly goods: readonly string[]
    readonly nearby: boolean
    readonly phrases: readonly Phrase[]
  }[]
  readonly denials: ReadonlySet<string>
}

/** Reads the words of a scheme's lint data once. Longer phrases come first, so that they are found before their parts. */
export function schemeWords({ key, goods, lint }: Library['schemes'][number]): SchemeWords {
  return {
    key,
    goodsNames: new Map(goods.map((each) => [each.key, each.name])),
    weak: lint.verbs.map((verb) => ({ ...verb, official: phrase(verb.official).words, weak: phrases(verb.weak) })),
    hedges: phrases(lint.hedges.map(({ text }) => text)),
    otherGoods: lint.otherGoods.map((each) => ({ ...each, phrases: phrases(each.words) })),
    denials: new Set(lint.denials.flatMap((word) => phrase(word).words)),
  }
}

function phrases(texts: readonly string[]): readonly Phrase[] {
  return texts.map(phrase).toSorted((a, b) => b.words.length - a.words.length)
}

function phrase(text: string): Phrase {
  return { text, words: readWords(text).words.map((word) => word.text) }
}
