/**
 * The value as JSON with its fields in one order, so that the same content has the same hash however its file is
 * arranged, and after a way through a jsonb column, which keeps no order of fields.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  )
}
