import type { TradeSettings } from '../../trade-settings/rules.ts'
import type { RuleKey } from '../catalogue.ts'
import type { BalanceFacts, CertificateFacts, DocumentFacts, ProcessingFacts } from '../facts.ts'
import type { Found } from '../finding.ts'
import type { Law } from '../law.ts'
import { issuedWithoutStatement } from './e01-issued-without-statement.ts'
import { wrongEdition } from './e02-wrong-edition.ts'
import { wordsDeviate } from './e03-words-deviate.ts'
import { statementMisplaced } from './e04-statement-misplaced.ts'
import { ownRegistrationNotValid } from './e05-own-registration.ts'
import { receivedWithoutStatement } from './e06-received-without-statement.ts'
import { supplierNotVerified } from './e07-supplier-not-verified.ts'
import { refusedSource } from './e08-refused-source.ts'
import { roughWithoutCertificate } from './e09-rough-without-certificate.ts'
import { certificateNotGood } from './e10-certificate-not-good.ts'
import { caratsDiffer } from './e11-carats-differ.ts'
import { importConfirmationLate } from './e12-import-confirmation.ts'
import { mixedOriginWithoutCountries } from './e13-mixed-origin.ts'
import { originDeclaration } from './e14-origin-declaration.ts'
import { numbering } from './e15-numbering.ts'
import { memoOpenTooLong } from './e16-memo-open.ts'
import { returnNotLinked } from './e17-return-not-linked.ts'
import { negativeBalance } from './e18-negative-balance.ts'
import { yieldOutOfRange } from './e19-yield.ts'
import { changedAfterIssue } from './e20-changed-after-issue.ts'
import { fileMissing } from './e21-file-missing.ts'
import { lateEntry } from './e22-late-entry.ts'
import { unauthorisedIssuer } from './e23-unauthorised-issuer.ts'
import { backDated } from './e24-back-dated.ts'
import { disclosure } from './e25-disclosure.ts'

export type Finding = Found & { readonly rule: RuleKey }
type Rule<F> = (facts: F, settings: TradeSettings, law: Law) => readonly Found[]

const ofDocument: Partial<Record<RuleKey, Rule<DocumentFacts>>> = {
  E01: issuedWithoutStatement,
  E02: wrongEdition,
  E03: wordsDeviate,
  E04: statementMisplaced,
  E05: ownRegistrationNotValid,
  E06: receivedWithoutStatement,
  E07: supplierNotVerified,
  E08: refusedSource,
  E09: roughWithoutCertificate,
  E14: originDeclaration,
  E15: numbering,
  E16: memoOpenTooLong,
  E17: returnNotLinked,
  E20: changedAfterIssue,
  E21: fileMissing,
  E22: lateEntry,
  E23: unauthorisedIssuer,
  E24: backDated,
  E25: disclosure,
}
const ofCertificate: Partial<Record<RuleKey, Rule<CertificateFacts>>> = {
  E10: certificateNotGood,
  E11: caratsDiffer,
  E12: importConfirmationLate,
  E13: mixedOriginWithoutCountries,
}
const ofBalance: Partial<Record<RuleKey, Rule<BalanceFacts>>> = { E18: negativeBalance }
const ofProcessing: Partial<Record<RuleKey, Rule<ProcessingFacts>>> = { E19: yieldOutOfRange }

/** A voided or withdrawn document warrants nothing any more, but still has its place in the numbers. */
const STAYS: readonly RuleKey[] = ['E15']

/** Everything that is wrong with one document. */
export function judgeDocument(facts: DocumentFacts, settings: TradeSettings, law: Law): readonly Finding[] {
  return judge(ofDocument, facts, settings, law).filter(({ rule }) => facts.live || STAYS.includes(rule))
}

/** Everything that is wrong with one certificate and its use. */
export function judgeCertificate(facts: CertificateFacts, settings: TradeSettings, law: Law): readonly Finding[] {
  return judge(ofCertificate, facts, settings, law)
}

/** Everything that is wrong with what is left of one goods class. */
export function judgeBalance(facts: BalanceFacts, settings: TradeSettings, law: Law): readonly Finding[] {
  return judge(ofBalance, facts, settings, law)
}

/** Everything that is wrong with one run of manufacturing. */
export function judgeProcessing(facts: ProcessingFacts, settings: TradeSettings, law: Law): readonly Finding[] {
  return judge(ofProcessing, facts, settings, law)
}

function judge<F>(
  rules: Partial<Record<RuleKey, Rule<F>>>,
  facts: F,
  settings: TradeSettings,
  law: Law,
): readonly Finding[] {
  return (Object.entries(rules) as [RuleKey, Rule<F>][]).flatMap(([rule, find]) =>
    find(facts, settings, law).map((found) => ({ ...found, rule })),
  )
}
