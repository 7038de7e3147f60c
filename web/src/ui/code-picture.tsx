/** A code drawn by the api. As a picture it can run nothing, whatever the SVG holds. */
export function CodePicture({
  svg,
  alt,
  className = 'code',
}: {
  svg: string
  alt: string
  className?: string
}) {
  return (
    <img className={className} alt={alt} src={`data:image/svg+xml,${encodeURIComponent(svg)}`} />
  )
}
