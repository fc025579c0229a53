import { create } from 'qrcode'

/** A QR code as inline SVG: one path, the same bytes for the same text. */
export function qrSvg(text: string): string {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const { size } = modules
  let path = ''
  for (let y = 0; y < size; y++) for (let x = 0; x < size; x++) if (modules.get(y, x)) path += `M${x} ${y}h1v1h-1z`
  const label = 'role="img" aria-label="QR code of the verification page"'
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-1 -1 ${size + 2} ${size + 2}" shape-rendering="crispEdges" ${label}><path fill="#1b1a17" d="${path}"/></svg>`
}
