import type { TenantTx } from '../../db/tenant.ts'
import type { LanguageTag } from '../kernel/languages.ts'
import { letterhead } from '../letters/index.ts'

/** The head of a letter of an auditor's firm, on the paper that the company uses. */
export async function letterFromFirm(
  tx: TenantTx,
  { firm, language }: { readonly firm: string; readonly language: LanguageTag },
) {
  const { paper } = await letterhead(tx, language)
  const nothing = { address: null, country: null, registrationNumber: null, taxNumber: null }
  return { language, paper, seller: { legalName: firm, ...nothing } }
}

/** The company, to whom its auditor writes. */
export async function companyAsRecipient(tx: TenantTx) {
  const { seller } = await letterhead(tx, null)
  const { legalName, address, country, taxNumber } = seller
  return { name: legalName, address, country, taxNumber }
}
