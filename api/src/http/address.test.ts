import { expect, test } from 'vitest'
import { clientAddress } from './address.ts'

test('without a trusted proxy only the socket counts', () => {
  expect(clientAddress('203.0.113.9', '198.51.100.1', [])).toBe('203.0.113.9')
  expect(clientAddress('203.0.113.9', '198.51.100.1', ['127.0.0.1'])).toBe('203.0.113.9')
})

test('behind our proxy the address that it saw counts, not what the sender wrote before it', () => {
  const trusted = ['127.0.0.1', '10.0.0.2']
  expect(clientAddress('127.0.0.1', '1.2.3.4, 198.51.100.7', trusted)).toBe('198.51.100.7')
  expect(clientAddress('127.0.0.1', '198.51.100.7, 10.0.0.2', trusted)).toBe('198.51.100.7')
  expect(clientAddress('127.0.0.1', '', trusted)).toBe('127.0.0.1')
})
