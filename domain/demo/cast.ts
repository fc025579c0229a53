/** Everybody in the demo signs in with this; the demo says so at its start. */
export const DEMO_PASSWORD = 'briefke-demo-1'

export const admin = { email: 'admin@bourse.example', name: 'Noor Peeters' } as const
/** The association's second person: what one drafts, the other approves. */
export const approver = { email: 'approver@bourse.example', name: 'Ilse Hendrickx' } as const
export const auditor = { email: 'auditor@audit.example', name: 'Ruth Okafor', firm: 'Okafor & Lind Auditors' } as const

export type CastCompany = {
  readonly key: 'antwerp' | 'mumbai' | 'new-york'
  readonly profile: Readonly<Record<string, unknown>>
  readonly people: readonly {
    readonly role: 'owner' | 'compliance' | 'dealer' | 'viewer'
    readonly name: string
    readonly email: string
  }[]
  /** How long the running registration still holds, in days from today. */
  readonly registeredForDays: number
  readonly origin: string
  /** One that keeps its books as the auditor likes them, or one that the product has much to say about. */
  readonly keeps: 'in-order' | 'careless'
}

const person = (role: CastCompany['people'][number]['role'], name: string, at: string) => ({
  role,
  name,
  email: `${role}@${at}`,
})

export const companies: readonly CastCompany[] = [
  {
    key: 'antwerp',
    profile: {
      legalName: 'Scheldt Diamonds NV',
      tradeName: 'Scheldt',
      country: 'BE',
      address: 'Hoveniersstraat 30, 2018 Antwerp',
      registrationNumber: '0456.789.123',
      taxNumber: 'BE0456789123',
      bourseMemberships: 'Antwerpsche Diamantkring',
      segment: 'polished-dealer',
      timeZone: 'Europe/Brussels',
      currency: 'USD',
      fiscalYearStart: 1,
      paper: 'A4',
    },
    people: [
      person('owner', 'Lena Goossens', 'scheldt.example'),
      person('compliance', 'Pieter Maes', 'scheldt.example'),
      person('dealer', 'Amir Shah', 'scheldt.example'),
      person('viewer', 'Eva Claes', 'scheldt.example'),
    ],
    registeredForDays: 212,
    origin: 'BE',
    keeps: 'in-order',
  },
  {
    key: 'mumbai',
    profile: {
      legalName: 'Tapti Facets LLP',
      tradeName: 'Tapti Facets',
      country: 'IN',
      address: 'BC-4021, Bharat Diamond Bourse, Bandra Kurla Complex, Mumbai 400051',
      registrationNumber: 'AAB-1234',
      taxNumber: '27AABCT1234F1Z5',
      bourseMemberships: 'Bharat Diamond Bourse',
      segment: 'manufacturer',
      timeZone: 'Asia/Kolkata',
      currency: 'USD',
      fiscalYearStart: 4,
      paper: 'A4',
    },
    people: [
      person('owner', 'Meera Jhaveri', 'tapti.example'),
      person('compliance', 'Rahul Desai', 'tapti.example'),
      person('dealer', 'Kiran Patel', 'tapti.example'),
    ],
    registeredForDays: 37,
    origin: 'IN',
    keeps: 'in-order',
  },
  {
    key: 'new-york',
    profile: {
      legalName: 'Hudson Gem Traders Inc.',
      tradeName: 'Hudson Gems',
      country: 'US',
      address: '580 Fifth Avenue, Suite 1204, New York, NY 10036',
      registrationNumber: 'NY-5567123',
      taxNumber: '13-5551234',
      bourseMemberships: 'Diamond Dealers Club',
      segment: 'polished-dealer',
      timeZone: 'America/New_York',
      currency: 'USD',
      fiscalYearStart: 1,
      paper: 'Letter',
    },
    people: [
      person('owner', 'Daniel Rosen', 'hudson.example'),
      person('compliance', 'Grace Lin', 'hudson.example'),
      person('dealer', 'Marcus Bell', 'hudson.example'),
    ],
    registeredForDays: 140,
    origin: 'IN',
    keeps: 'careless',
  },
]

/** Partners without an account: `edition` is what stands on their invoices, the newest of the scheme or the one before. */
export const partners = [
  {
    name: 'Okavango Rough & Polished (Pty) Ltd',
    country: 'BW',
    role: 'supplier',
    edition: 'newest',
    checkedDaysAgo: 40,
  },
  { name: 'Northern Lights Diamonds Ltd', country: 'CA', role: 'supplier', edition: 'newest', checkedDaysAgo: 95 },
  { name: 'Varanasi Polishing Works', country: 'IN', role: 'supplier', edition: 'older', checkedDaysAgo: 430 },
  { name: 'Tafelberg Stones CC', country: 'ZA', role: 'supplier', edition: 'none', checkedDaysAgo: null },
  { name: 'Atelier Rivoli SARL', country: 'FR', role: 'buyer', edition: null, checkedDaysAgo: 60 },
  { name: 'Ginza Jewels K.K.', country: 'JP', role: 'buyer', edition: null, checkedDaysAgo: 120 },
  { name: 'Kowloon Bright Ltd', country: 'HK', role: 'buyer', edition: null, checkedDaysAgo: 20 },
  { name: 'Gulf Carat DMCC', country: 'AE', role: 'buyer', edition: null, checkedDaysAgo: 300 },
] as const
