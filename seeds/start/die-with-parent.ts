/** Loaded into a child with `node --import`: ends it when the one who started it is gone, killed without a word too.
 *  Parent and child share a channel that the system closes for the dead; the child needs to know nothing of it. */

const graceMs = 4_000

if (process.channel) {
  process.once('disconnect', () => {
    process.kill(process.pid, 'SIGTERM') // as if asked: requests in flight get their answer
    setTimeout(() => process.exit(1), graceMs).unref()
  })
  process.channel.unref()
}
