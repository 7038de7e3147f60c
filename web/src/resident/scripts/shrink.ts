/** Quarters of a turn, clockwise. */
export type Turned = 0 | 1 | 2 | 3

/** Longest side that is sent, pixels. */
const LONGEST = 2400
/** Small enough for a slow line, bytes. */
const WANTED = 500 * 1024
const qualities = [0.82, 0.7, 0.55, 0.4]

/**
 * A photo made smaller on the device and turned; a JPEG of at most 500 KB where that can be done. What is no picture,
 * or what this browser cannot draw the right way up, comes back as it is: the server knows what to do with it.
 */
export async function shrink(file: File, turned: Turned): Promise<Blob> {
  if (!/^image\/(jpeg|png|webp)$/.test(file.type)) return file
  // An older browser draws a photo as the sensor saw it and drops the note that says which way is up.
  const drawsUpright = CSS.supports('image-orientation', 'from-image')
  if (turned === 0 && (!drawsUpright || (file.size <= WANTED && file.type === 'image/jpeg')))
    return file
  try {
    const picture = await load(file)
    for (let side = LONGEST; ; side = side * 0.75) {
      const canvas = draw(picture, side, turned)
      for (const quality of qualities) {
        const blob = await encode(canvas, quality)
        if (blob.size <= WANTED || (side < 900 && quality === 0.4)) return blob
      }
    }
  } catch (_notDrawn) {
    return file
  }
}

function load(file: File): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const picture = new Image()
    const address = URL.createObjectURL(file)
    picture.onload = () => {
      URL.revokeObjectURL(address)
      resolve(picture)
    }
    picture.onerror = () => reject(new Error('no picture'))
    picture.src = address
  })
}

function draw(picture: HTMLImageElement, side: number, turned: Turned): HTMLCanvasElement {
  const { naturalWidth: width, naturalHeight: height } = picture
  const scale = Math.min(1, side / Math.max(width, height))
  const [across, down] = [Math.round(width * scale), Math.round(height * scale)]
  const canvas = document.createElement('canvas')
  canvas.width = turned % 2 === 0 ? across : down
  canvas.height = turned % 2 === 0 ? down : across
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.translate(canvas.width / 2, canvas.height / 2)
  context.rotate((turned * Math.PI) / 2)
  context.drawImage(picture, -across / 2, -down / 2, across, down)
  return canvas
}

function encode(canvas: HTMLCanvasElement, quality: number): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('not encoded'))),
      'image/jpeg',
      quality,
    )
  })
}
