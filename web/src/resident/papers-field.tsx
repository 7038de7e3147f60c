import { Field } from './form.tsx'

/** A photo or a paper that goes with a form; the camera comes first on a phone. */
export function PapersField({
  label,
  hint,
  fault,
}: {
  label: string
  hint: string
  fault?: string | undefined
}) {
  return (
    <Field name="file" label={label} hint={hint} fault={fault}>
      {(ids) => (
        <input
          {...ids}
          name="file"
          type="file"
          accept="image/jpeg,image/png,application/pdf"
          multiple
        />
      )}
    </Field>
  )
}
