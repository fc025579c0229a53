type Days = { readonly from: string | null; readonly until: string | null }

/** Whether a window holds the day: `until` is the first day that it does not; null is open on that side. */
export function holds({ from, until }: Days, day: string): boolean {
  return (from === null || from <= day) && (until === null || day < until)
}
