import { ApiProblem } from '../api.ts'
import type { PageRequest } from './context.ts'

/** The form of this request; a body that is no form is the sender's fault, not ours. */
export async function readForm(c: PageRequest): Promise<FormData> {
  try {
    return await c.req.formData()
  } catch {
    throw new ApiProblem('malformed_request')
  }
}
