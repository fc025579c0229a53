const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' })

/** 'BE' → 'Belgium'. On the server only: browsers' language data differ. */
export function countryName(code: string): string {
  return regions.of(code) ?? code
}

/** The time zones to offer; any other IANA name is taken too. */
export function timeZones(): readonly string[] {
  return Intl.supportedValuesOf('timeZone')
}
