type Operation = {
  summary?: string
  parameters?: { name: string; in: string; required?: boolean; schema?: unknown }[]
  requestBody?: { content?: Record<string, { schema?: unknown }> }
  responses?: Record<
    string,
    { description?: string; content?: Record<string, { schema?: unknown }> }
  >
}
type OpenApi = {
  info: { title: string; version: string }
  paths?: Record<string, Record<string, Operation>>
}

/** The OpenAPI document as one page to read: plain HTML, no script, nothing from elsewhere. */
export function docsPage(document: OpenApi): string {
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, byMethod]) =>
    Object.entries(byMethod).map(([method, operation]) => ({
      path,
      method: method.toUpperCase(),
      operation,
    })),
  )
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${asText(document.info.title)} API</title>
<link rel="stylesheet" href="/docs.css"></head>
<body><main><h1>${asText(document.info.title)} API ${asText(document.info.version)}</h1>
<p><a href="/openapi.json">openapi.json</a> · ${operations.length} operations</p>
${operations.map(section).join('\n')}
</main></body></html>`
}

export const docsStyle = `body{font:16px/1.5 system-ui,sans-serif;margin:0;color:#1a1a1a;background:#fff}
main{max-width:60rem;margin:0 auto;padding:1rem}
h2{font-size:1.1rem;border-top:1px solid #767676;padding-top:1rem}
code{font-family:ui-monospace,monospace}
pre{overflow:auto;background:#f3f3f3;padding:.75rem}`

function section({
  path,
  method,
  operation,
}: {
  path: string
  method: string
  operation: Operation
}): string {
  const parameters = (operation.parameters ?? []).map(
    (each) =>
      `<li><code>${asText(each.name)}</code> (${asText(each.in)}${each.required ? ', required' : ''}) <code>${asText(JSON.stringify(each.schema))}</code></li>`,
  )
  const bodies = Object.entries(operation.requestBody?.content ?? {}).map(([type, { schema }]) =>
    block(`Body, ${type}`, schema),
  )
  const answers = Object.entries(operation.responses ?? {}).map(([status, response]) =>
    block(
      `${status}: ${response.description ?? ''}`,
      Object.values(response.content ?? {})[0]?.schema,
    ),
  )
  return `<section><h2><code>${method} ${asText(path)}</code></h2><p>${asText(operation.summary ?? '')}</p>
${parameters.length > 0 ? `<ul>${parameters.join('')}</ul>` : ''}${bodies.join('')}${answers.join('')}</section>`
}

function block(title: string, schema: unknown): string {
  const body = schema ? `<pre tabindex="0">${asText(JSON.stringify(schema, null, 2))}</pre>` : ''
  return `<details><summary>${asText(title)}</summary>${body}</details>`
}

function asText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
