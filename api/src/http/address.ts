/**
 * Where a request comes from: the socket, or what our own proxy says. A proxy writes the address it saw at the right
 * end of X-Forwarded-For; everything left of that is the sender's own word and counts for nothing.
 */
export function clientAddress(
  socketAddress: string,
  forwardedFor: string | null,
  trustedProxies: readonly string[],
): string {
  if (!forwardedFor || !trustedProxies.includes(socketAddress)) return socketAddress
  const hops = forwardedFor.split(',').map((hop) => hop.trim())
  return hops.findLast((hop) => hop !== '' && !trustedProxies.includes(hop)) ?? socketAddress
}
