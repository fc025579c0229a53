const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' })

/** 'BE' → 'Belgium'; a code that nobody knows stays itself. On the server only: browsers' language data differ. */
export function countryName(code: string): string {
  return regions.of(code) ?? code
}
