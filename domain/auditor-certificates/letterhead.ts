import type { TenantTx } from '../../db/tenant.ts'
import type { LanguageTag } from '../kernel/languages.ts'
import { letterhead } from '../letters/index.ts'

/** The head of a letter of an auditor's firm to the company, on the paper that the company uses. */
export async function firmToCompany(
  tx: TenantTx,
  { firm, language }: { readonly firm: string; readonly language: LanguageTag },
) {
  const { paper, seller: company } = await letterhead(tx, language)
  const { legalName: name, address, country, taxNumber } = company
  const nothing = { address: null, country: null, registrationNumber: null, taxNumber: null }
  return {
    ...{ language, paper, seller: { legalName: firm, ...nothing } },
    recipient: { name, address, country, taxNumber },
  }
}
