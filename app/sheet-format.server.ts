import type { SheetFormat } from '../domain/kernel/sheet.ts'

/** In which form the address asks for a list; CSV unless it says otherwise. */
export function formatIn(request: Request): SheetFormat {
  return new URL(request.url).searchParams.get('format') === 'xlsx' ? 'xlsx' : 'csv'
}
