import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url'

// The decoder comes from our own server; the package's default would fetch it from elsewhere.
prepareZXingModule({
  overrides: { locateFile: (path: string) => (path.endsWith('.wasm') ? wasmUrl : path) },
})

/** The text of the first QR code in a picture, if there is one. */
export async function readCode(picture: ImageData): Promise<string | undefined> {
  const found = await readBarcodes(picture, {
    formats: ['QRCode'],
    maxNumberOfSymbols: 1,
    tryHarder: true,
  })
  return found.find((each) => each.isValid)?.text
}
