/** A certificate of one origin with everything that must stand on it, as a form or an API body gives it. */
export function aCertificate(change: object = {}) {
  return {
    direction: 'received',
    bearsStatement: true,
    originCountries: ['BW'],
    number: 'BW 0012345',
    issuedOn: '2026-02-01',
    expiresOn: '2026-04-01',
    authority: 'Department of Mines',
    exporter: 'Okavango Rough (Pty) Ltd\nGaborone',
    importer: 'Hudson Gems Inc\nNew York',
    importerCountry: 'US',
    carats: '100.5',
    value: '25000.50',
    parcelCount: 2,
    lines: [
      { hsCode: '7102.31', carats: '100', value: '25000', countryOfMining: 'BW' },
      { hsCode: '7102.10', carats: '0.5', value: '0.50', countryOfMining: 'BW' },
    ],
    validatedOn: '2026-02-02',
    sealNumbers: ['S-1'],
    shippedOn: '2026-02-10',
    importedOn: '2026-02-12',
    predecessors: ['ZA 77'],
    further: { quality: 'Makeables' },
    note: 'By courier',
    ...change,
  }
}

/** The same of an origin that is mixed. */
export const mixed = { mixedOrigin: true, originsStarred: true, originCountries: [] }
