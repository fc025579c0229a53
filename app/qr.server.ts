import { create } from 'qrcode'

/** A QR code as strokes a module thick, for a drawing of `size` modules each way. */
export type QrDrawing = { readonly size: number; readonly path: string }

/** The text as a QR code, drawn on the server: the page needs no library for it. */
export function qrDrawing(text: string): QrDrawing {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const { size } = modules
  let path = ''
  for (let y = 0; y < size; y++) for (let x = 0; x < size; x++) if (modules.get(y, x)) path += `M${x} ${y}.5h1`
  return { size, path }
}
