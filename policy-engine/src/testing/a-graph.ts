/** Parts of the decision graph for tests, as XML: functions, decision services, boxed expressions. */
import { encoded } from '../dmn/read-xml.ts'

export function aLiteral(text: string, typeRef?: string): string {
  const stated = typeRef ? ` typeRef="${typeRef}"` : ''
  return `<literalExpression${stated}><text>${encoded(text)}</text></literalExpression>`
}

/** `requires` are hrefs: of inputs when they hold `in_`, of functions `fn_`, else of decisions. */
export function aBoxedDecision(
  name: string,
  logic: string,
  { typeRef = '', requires = [] as string[] } = {},
): string {
  const stated = typeRef ? ` typeRef="${typeRef}"` : ''
  return `<decision id="d_${name}" name="${name}"><variable name="${name}"${stated}/>${requires.map(aRequirement).join('')}${logic}</decision>`
}

function aRequirement(href: string): string {
  if (href.includes('fn_')) {
    return `<knowledgeRequirement><requiredKnowledge href="${href}"/></knowledgeRequirement>`
  }
  const kind = href.includes('in_') ? 'requiredInput' : 'requiredDecision'
  return `<informationRequirement><${kind} href="${href}"/></informationRequirement>`
}

/** A business knowledge model; each parameter is `name` or `name: type`. */
export function aFunction(
  name: string,
  parameters: string[],
  logic: string,
  { kind = 'FEEL', requires = [] as string[], typeRef = '' } = {},
): string {
  const stated = typeRef ? ` typeRef="${typeRef}"` : ''
  return `<businessKnowledgeModel id="fn_${name}" name="${name}"><variable name="${name}"${stated}/>
<encapsulatedLogic kind="${kind}">${parameters.map(aParameter).join('')}${logic}</encapsulatedLogic>${requires.map(aRequirement).join('')}</businessKnowledgeModel>`
}

function aParameter(written: string): string {
  const [name = '', type] = written.split(': ')
  return `<formalParameter name="${name}"${type ? ` typeRef="${type}"` : ''}/>`
}

/** A decision service; all parts are hrefs. */
export function aDecisionGroup(
  name: string,
  parts: { outputs: string[]; inputDecisions?: string[]; inputData?: string[] },
  typeRef = '',
): string {
  const all = (kind: string, hrefs: string[] = []) =>
    hrefs.map((href) => `<${kind} href="${href}"/>`).join('')
  const stated = typeRef ? ` typeRef="${typeRef}"` : ''
  return `<decisionService id="fn_${name}" name="${name}"><variable name="${name}"${stated}/>${all('outputDecision', parts.outputs)}${all('inputDecision', parts.inputDecisions)}${all('inputData', parts.inputData)}</decisionService>`
}

export function anInvocation(of: string, bindings: Record<string, string>): string {
  const all = Object.entries(bindings).map(
    ([name, text]) => `<binding><parameter name="${name}"/>${aLiteral(text)}</binding>`,
  )
  return `<invocation>${aLiteral(of)}${all.join('')}</invocation>`
}

/** A boxed context; a name with a type is `name: type`, the result has the empty name. */
export function aContext(entries: [string, string][]): string {
  const all = entries.map(([written, logic]) => {
    const [name = '', type] = written.split(': ')
    const variable = name && `<variable name="${name}"${type ? ` typeRef="${type}"` : ''}/>`
    return `<contextEntry>${variable}${logic}</contextEntry>`
  })
  return `<context>${all.join('')}</context>`
}

/** `of` is a type name; `tests` become allowed values, `constraint` a type constraint. */
export function anItem(
  name: string,
  of: string,
  { tests = '', constraint = '', collection = false, tag = 'itemDefinition' } = {},
): string {
  const limit = (kind: string, text: string) =>
    text && `<${kind}><text>${encoded(text)}</text></${kind}>`
  return `<${tag} name="${name}" isCollection="${collection}"><typeRef>${of}</typeRef>${limit('allowedValues', tests)}${limit('typeConstraint', constraint)}</${tag}>`
}

export function aStructure(name: string, components: string[], collection = false): string {
  return `<itemDefinition name="${name}" isCollection="${collection}">${components.join('')}</itemDefinition>`
}

export function aComponent(
  name: string,
  of: string,
  more: Parameters<typeof anItem>[2] = {},
): string {
  return anItem(name, of, { ...more, tag: 'itemComponent' })
}
