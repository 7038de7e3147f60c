import type { Finding, Rule } from '../finding.ts'
import { readSources } from '../source-files.ts'

const exact = /^\d+\.\d+\.\d+(-[\w.]+)?$/
const lists = ['dependencies', 'devDependencies', 'optionalDependencies', 'overrides']

/** A version that may move is one that nobody here has run. */
export const exactVersions: Rule = {
  name: 'exact-versions',
  async check(root) {
    return readSources(root, /(^|\/)package\.json$/).flatMap(({ path, text }) => {
      const manifest: Record<string, Record<string, unknown> | undefined> = JSON.parse(text)
      return lists.flatMap((list) =>
        Object.entries(manifest[list] ?? {})
          .filter(
            ([name, version]) =>
              !name.startsWith('@happiness-code/') && !exact.test(String(version)),
          )
          .map(
            ([name, version]): Finding => ({
              file: path,
              text: `${list}: ${name} ${version} is not one exact version`,
            }),
          ),
      )
    })
  },
}
