/** The kinds of lists that come in and go out. */
export const kindKeys = ['issued', 'received', 'counterparties', 'certificates', 'opening-stock'] as const
export type KindKey = (typeof kindKeys)[number]
