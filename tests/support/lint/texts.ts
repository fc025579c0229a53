/** The wordings as domain.md gives them, typed out so that the tests do not lean on the library's files. */
export const SOW_2002 =
  'The diamonds herein invoiced have been purchased from legitimate sources not involved in funding conflict and in compliance with United Nations resolutions. The seller hereby guarantees that these diamonds are conflict free, based on personal knowledge and/or written guarantees provided by the supplier of these diamonds.'

export const SOW_2021 =
  'The diamonds herein invoiced have been purchased from legitimate sources not involved in funding conflict, in compliance with United Nations Resolutions and corresponding national laws. The seller hereby guarantees that these diamonds are conflict free and confirms adherence to the WDC SoW Guidelines.'

export const WFDB =
  'The diamonds herein invoiced are exclusively of natural origin and untreated based on personal knowledge and/or written assurances provided to us by the suppliers of these diamonds.'

export const CBP =
  'I certify that the non-industrial diamonds in this shipment were not mined, extracted, produced, or manufactured wholly or in part in the Russian Federation, notwithstanding whether such diamonds have been substantially transformed into other products outside of the Russian Federation.'

export const CBP_JEWELLERY =
  'I certify that the diamond jewelry and unsorted diamonds in this shipment are not of Russian Federation origin or were not exported from the Russian Federation.'

export const COSTCO =
  "The diamonds referenced herein have been sourced / purchased from legitimate sources not involved in funding conflict, in compliance with all applicable trade sanctions, United Nations Resolutions, and corresponding national laws. The seller guarantees that these diamonds are conflict free and confirms adherence to the World Diamond Council System of Warranties Guidelines. The seller further certifies that the diamond jewelry and non-industrial diamonds referenced herein were not mined, extracted, produced, or manufactured wholly or in part in the Russian Federation, notwithstanding whether such diamonds have been substantially transformed into other products outside of the Russian Federation, and are not of Russian Federation origin or were not exported from the Russian Federation. The seller agrees that Costco may audit the seller's compliance with these statements and certifications, and the seller shall cooperate fully with any such audit request."

export const LDB =
  'This shipment contains: Polished diamonds that are equal or greater than 1.00ct. On behalf of Hudson Gems, I hereby attest that this shipment does not contain any diamonds that originate in Russia or are from any person in Russia, including being mined, processed, or produced in Russia. I confirm that the contents of this attestation are accurate and are compliant with Regulation EU 833/2014 & UK 855/2019, The Russia (Sanctions) (EU Exit) Regulations 2019.'

export const MARANGE = 'have not originated from the Mbada and Marange Resources of Zimbabwe'

export const OFAC =
  "to the best of our knowledge these goods have not been obtained in violation of applicable National laws and/or sanctions by the U.S. Department of Treasury's Office of Foreign Assets Control (OFAC)"

/** A wording with one thing changed. Throws when it has not got it, so that no case tests nothing. */
export function changed(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`“${from}” does not stand in: ${text}`)
  return text.replace(from, to)
}
