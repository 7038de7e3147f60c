import { expect, test } from 'vitest'
import { citizenIdFault, plainCitizenId } from './citizen-id.ts'

const today = '2026-11-27'

test('a right number passes, with a last X in either case, with blanks and with wide digits', () => {
  for (const text of [
    '11010519491231002X',
    '11010519491231002x',
    ' 110105 19491231 002X',
    '110105194912310021',
  ])
    expect(citizenIdFault(text, today), text).toBe(text.endsWith('1') ? 'citizen_id_check' : null)
  expect(citizenIdFault('11010519491231002X', today)).toBeNull()
  expect(plainCitizenId('11010519491231002x')).toBe('11010519491231002X')
})

test('each fault is told apart: how many, which characters, which day, the check', () => {
  expect(citizenIdFault('1101051949123100', today)).toBe('citizen_id_length')
  expect(citizenIdFault('110105491231002', today)).toBe('citizen_id_length')
  expect(citizenIdFault('11010519491231O02X', today)).toBe('citizen_id_letters')
  expect(citizenIdFault('010105194912310021', today)).toBe('citizen_id_letters')
  expect(citizenIdFault('110105194902300021', today)).toBe('citizen_id_date')
  expect(citizenIdFault('110105202712310025', today)).toBe('citizen_id_date')
  expect(citizenIdFault('110105194912310029', today)).toBe('citizen_id_check')
})
