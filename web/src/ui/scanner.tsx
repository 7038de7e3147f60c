import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useWords } from './language.tsx'

const LOOK_EVERY_MS = 200
const PICTURE_WIDTH = 640

/** A button that opens the camera and gives the first code it sees. The decoder is loaded when first needed. */
export function Scanner({ label, onCode }: { label?: string; onCode: (code: string) => void }) {
  const { w } = useWords()
  const [open, setOpen] = useState(false)
  const [read, setRead] = useState(false)
  return (
    <div className="scanner">
      <button
        type="button"
        aria-expanded={open}
        onClick={() => {
          setRead(false)
          setOpen(!open)
        }}
      >
        {open ? w.scan.close : (label ?? w.scan.open)}
      </button>
      {open ? (
        <Camera
          onCode={(code) => {
            setOpen(false)
            setRead(true)
            onCode(code)
          }}
        />
      ) : null}
      <p role="status" className="hint">
        {read ? w.scan.read : ''}
      </p>
    </div>
  )
}

function Camera({ onCode }: { onCode: (code: string) => void }) {
  const { w } = useWords()
  const video = useRef<HTMLVideoElement>(null)
  const [failed, setFailed] = useState(false)
  const found = useEffectEvent(onCode)
  useEffect(() => {
    const stopped = new AbortController()
    const element = video.current
    if (element)
      look(element, stopped.signal)
        .then((code) => {
          if (code !== undefined && !stopped.signal.aborted) found(code)
        })
        .catch(() => setFailed(true))
    return () => stopped.abort()
  }, [])
  if (failed)
    return (
      <p role="alert" className="note bad">
        {w.scan.noCamera}
      </p>
    )
  return (
    <>
      <p role="status">{w.scan.looking}</p>
      <video ref={video} className="camera" muted playsInline aria-label={w.scan.picture} />
    </>
  )
}

/** Shows the camera and looks for a code until there is one or it is told to stop; the camera goes off after. */
async function look(video: HTMLVideoElement, stopped: AbortSignal): Promise<string | undefined> {
  const stream = await navigator.mediaDevices.getUserMedia({
    video: { facingMode: 'environment' },
    audio: false,
  })
  try {
    video.srcObject = stream
    await video.play()
    const { readCode } = await import('./scan-code.ts')
    const canvas = document.createElement('canvas')
    const context = canvas.getContext('2d', { willReadFrequently: true })
    while (!stopped.aborted && context) {
      if (video.videoWidth > 0) {
        canvas.width = Math.min(PICTURE_WIDTH, video.videoWidth)
        canvas.height = Math.round((canvas.width * video.videoHeight) / video.videoWidth)
        context.drawImage(video, 0, 0, canvas.width, canvas.height)
        const code = await readCode(context.getImageData(0, 0, canvas.width, canvas.height))
        if (code !== undefined) return code
      }
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
    }
    return undefined
  } finally {
    for (const track of stream.getTracks()) track.stop()
  }
}
