import { expect, test } from 'vitest'
import { readEnvironment } from './environment.ts'

const complete = {
  DATABASE_URL: 'postgres://owner:secret@db.example/xfm',
  MASTER_KEY: Buffer.alloc(32, 7).toString('base64'),
  BASE_URL: 'https://xfm.example.gov.cn/',
}

test('a complete environment is read, and printed codes carry the origin without a slash at its end', () => {
  expect(readEnvironment(complete).BASE_URL).toBe('https://xfm.example.gov.cn')
})

test('outside demo mode a database address without a password is refused', () => {
  const open = { ...complete, DATABASE_URL: 'postgres://owner@db.example/xfm' }
  expect(() => readEnvironment(open)).toThrow('DATABASE_URL must hold a password')
  expect(readEnvironment({ ...open, DEMO: '1' }).DEMO).toBe(true)
})
