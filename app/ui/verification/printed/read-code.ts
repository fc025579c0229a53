import { decodeQR } from 'qr/decode.js'

type Detector = { readonly detect: (image: ImageBitmap) => Promise<readonly { readonly rawValue: string }[]> }
type DetectorClass = new (options: { readonly formats: readonly string[] }) => Detector

// A code that fills a quarter of the picture has more than ten dots a module at this size.
const [LONGEST_SIDE, RETRIES_MS] = [1_600, 400]

/** The text of the QR code in a picture, by the browser's own reader where it has one; null when none is found. */
export async function readCode(picture: ImageBitmapSource): Promise<string | null> {
  const image = await createImageBitmap(picture)
  try {
    return (await byBrowser(image)) ?? byHand(image)
  } finally {
    image.close()
  }
}

async function byBrowser(image: ImageBitmap): Promise<string | null> {
  const { BarcodeDetector } = globalThis as { readonly BarcodeDetector?: DetectorClass }
  if (!BarcodeDetector) return null
  const found = await new BarcodeDetector({ formats: ['qr_code'] }).detect(image).catch(() => [])
  return found[0]?.rawValue ?? null
}

function byHand(image: ImageBitmap): string | null {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(image.width, image.height))
  const [width, height] = [Math.round(image.width * scale), Math.round(image.height * scale)]
  const canvas = Object.assign(document.createElement('canvas'), { width, height })
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) return null
  context.drawImage(image, 0, 0, width, height)
  try {
    return decodeQR({ width, height, data: context.getImageData(0, 0, width, height).data }, { timeLimit: RETRIES_MS })
  } catch {
    return null
  }
}
