/** One day of an iCalendar file (RFC 5545), as phones put it into their calendar; it reminds a day before. */
export function calendarFile(entry: {
  uid: string
  day: string
  title: string
  stampedAt: Date
}): string {
  const compact = (day: string) => day.replaceAll('-', '')
  const after = new Date(`${entry.day}T00:00:00Z`)
  after.setUTCDate(after.getUTCDate() + 1)
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Happiness Code//Follow//ZH',
    'BEGIN:VEVENT',
    `UID:${entry.uid}`,
    `DTSTAMP:${entry.stampedAt.toISOString().replaceAll(/[-:]/g, '').slice(0, 15)}Z`,
    `DTSTART;VALUE=DATE:${compact(entry.day)}`,
    `DTEND;VALUE=DATE:${compact(after.toISOString().slice(0, 10))}`,
    `SUMMARY:${escaped(entry.title)}`,
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escaped(entry.title)}`,
    'TRIGGER:-P1D',
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return `${lines.map(folded).join('\r\n')}\r\n`
}

function escaped(text: string): string {
  return text.replaceAll(/[\\;,]/g, (sign) => `\\${sign}`).replaceAll('\n', '\\n')
}

/** No line is longer than 75 bytes in UTF-8; what follows begins with a space. */
function folded(line: string): string {
  let [text, bytes] = ['', 0]
  for (const sign of line) {
    const size = new TextEncoder().encode(sign).length
    if (bytes + size > 74) {
      text += '\r\n '
      bytes = 1
    }
    text += sign
    bytes += size
  }
  return text
}
