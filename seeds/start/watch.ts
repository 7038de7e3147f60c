import { existsSync, watch } from 'node:fs'
import { join } from 'node:path'
import { buildWeb, isWebStale } from './build-web.ts'
import type { Child } from './children.ts'

const settleMs = 200

/** For development: a child that starts again whenever a source file changes, pages built before.
 *  One that dies of a mistake waits for the next edit instead of taking everything down. */
export function restartOnChange(root: string, begin: () => Child): Child {
  let child = begin()
  let timer: NodeJS.Timeout | undefined
  let restarting: Promise<void> = Promise.resolve()
  const tellOfDeath = () =>
    void child.died.then((how) => console.error(`${how}; waiting for an edit`))
  tellOfDeath()

  const restart = async () => {
    console.log(`${child.name}: a source changed, starting again`)
    await child.stop()
    if (isWebStale(root)) await buildWeb(root).catch((cause) => console.error(cause.message))
    child = begin()
    tellOfDeath()
  }
  const watchers = ['api/src', 'policy-engine/src', 'seeds', 'web/src']
    .map((folder) => join(root, folder))
    .filter((folder) => existsSync(folder))
    .map((folder) =>
      watch(folder, { recursive: true }, () => {
        clearTimeout(timer)
        timer = setTimeout(() => {
          restarting = restarting.then(restart)
        }, settleMs)
      }),
    )
  return {
    name: child.name,
    died: new Promise(() => {}),
    async stop() {
      clearTimeout(timer)
      for (const watcher of watchers) watcher.close()
      await restarting
      await child.stop()
    },
  }
}
