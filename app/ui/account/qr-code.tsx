type QrCodeProps = { readonly label: string; readonly size: number; readonly path: string }

/** A QR code, dark on white in either theme: cameras read no other. */
export function QrCode({ label, size, path }: QrCodeProps) {
  return (
    <svg
      className="qr-code"
      viewBox={`-4 -4 ${size + 8} ${size + 8}`}
      shapeRendering="crispEdges"
      role="img"
      aria-label={label}
    >
      <path stroke="#1b1a17" d={path} />
    </svg>
  )
}
