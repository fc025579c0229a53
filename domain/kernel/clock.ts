/** Where the time comes from; a dependency, so that a test or the demo can live on another day. */
export type Clock = { readonly now: () => Date }

export const systemClock: Clock = { now: () => new Date() }
