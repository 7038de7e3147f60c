import { oneFile, type Planting } from './planting.ts'

export const plantingsOfTheBanned: Planting[] = [
  oneFile(
    'banned',
    'context for a whole connection',
    'api/src/a.queries.ts',
    "sql`select set_config('app.lo', $1, false)`",
    "sql`select set_config('app.lo', $1, true)`",
  ),
  oneFile(
    'banned',
    'a plain SET',
    'api/src/a.queries.ts',
    'sql`set role xfm_staff`',
    'sql`update t\n  set role = 1`',
  ),
  oneFile(
    'banned',
    "Hono's own tokens",
    'api/src/a.ts',
    "import { sign } from 'hono/jwt'\n",
    "import { SignJWT } from 'jose'\n",
  ),
  oneFile(
    'banned',
    'raw markup in React',
    'web/src/a.tsx',
    '<p dangerouslySetInnerHTML={x} />\n',
    '<p>{x}</p>\n',
  ),
  oneFile(
    'banned',
    'raw markup in the page',
    'web/src/a.ts',
    'node.innerHTML = text\n',
    'node.textContent = text\n',
  ),
  oneFile('banned', 'a cast to any', 'api/src/a.ts', 'x as any\n', 'x as Json // not as any\n'),
  oneFile(
    'banned',
    'a silenced compiler',
    'api/src/a.ts',
    '// @ts-ignore\n',
    '// @ts-expect-error the type of x is wrong upstream\n',
  ),
  oneFile(
    'banned',
    'a test that is skipped',
    'api/src/a.test.ts',
    "test.skip('pays once', () => {})\n",
    "test('pays once', () => {})\n",
  ),
  oneFile(
    'banned',
    'a log past the log',
    'api/src/a.ts',
    'console.log(person)\n',
    'log.info({ id })\n',
  ),
  oneFile(
    'banned',
    'a plain hash of a citizen number',
    'api/src/a.ts',
    "createHash('sha256').update(citizenId)\n",
    'blindIndex(key, citizenId)\n',
  ),
]
