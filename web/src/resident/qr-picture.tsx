import { create } from 'qrcode'

/** Modules of white around a code; scanners need four. */
const QUIET = 4

/** A QR code drawn on the server as one path: sharp on paper, and there without script. */
export function QrPicture({ text, label }: { text: string; label: string }) {
  const { modules } = create(text, { errorCorrectionLevel: 'Q' })
  const { size, data } = modules
  let path = ''
  for (let y = 0; y < size; y += 1)
    for (let x = 0; x < size; x += 1)
      if (data[y * size + x]) path += `M${x + QUIET} ${y + QUIET}h1v1h-1z`
  const side = size + 2 * QUIET
  return (
    <svg
      className="qr"
      viewBox={`0 0 ${side} ${side}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <path d={`M0 0h${side}v${side}H0z`} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
