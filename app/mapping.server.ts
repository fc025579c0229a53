/** What a form says of the columns of a file; a column that is not read is null. */
export function mappingIn(form: FormData) {
  const columns: (string | null)[] = []
  for (let at = 0; form.has(`columns[${at}]`); at += 1) columns.push(String(form.get(`columns[${at}]`)) || null)
  return { columns, decimals: form.get('decimals') ?? undefined, days: form.get('days') ?? undefined }
}
