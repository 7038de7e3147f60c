import {
  aBoxedDecision,
  aComponent,
  aContext,
  aDecisionGroup,
  aFunction,
  aLiteral,
  anInvocation,
  anItem,
  aStructure,
} from './a-graph.ts'
import { aDecision, aModel, anInput } from './a-model.ts'

/** A model with one of every kind of element, which all give a value. */
export const ONE_OF_EVERYTHING = aModel(
  anItem('tAge', 'number', { tests: '[0..120]', constraint: '? != 13' }) +
    aStructure('tPerson', [aComponent('age', 'tAge'), aComponent('name', 'string')], true) +
    anInput('n', 'number') +
    aFunction('twice', ['x: number', 'y'], aLiteral('x * 2')) +
    aDecision('plain', 'n + 1', ['in_n']) +
    aBoxedDecision('list', `<list>${aLiteral('1')}<list>${aLiteral('2')}</list></list>`) +
    aBoxedDecision(
      'rows',
      `<relation><column name="a"/><column name="b"/><row>${aLiteral('1')}${aLiteral('2')}</row></relation>`,
    ) +
    aBoxedDecision(
      'context',
      aContext([
        ['a: number', aLiteral('1')],
        [
          'f',
          `<functionDefinition><formalParameter name="z"/>${aLiteral('z')}</functionDefinition>`,
        ],
        ['', aLiteral('f(a)')],
      ]),
    ) +
    aBoxedDecision('call', anInvocation('twice', { x: '1', y: '2' }), { requires: ['#fn_twice'] }) +
    aBoxedDecision(
      'choice',
      `<conditional><if>${aLiteral('true')}</if><then>${aLiteral('1')}</then><else><list/></else></conditional>`,
    ) +
    aBoxedDecision(
      'few',
      `<filter><in>${aLiteral('[1]')}</in><match>${aLiteral('item > 0')}</match></filter>`,
    ) +
    ['for', 'some', 'every']
      .map((form) =>
        aBoxedDecision(
          form,
          `<${form} iteratorVariable="i"><in typeRef="number">${aLiteral('[1]')}</in>${form === 'for' ? `<return>${aLiteral('i')}</return>` : `<satisfies>${aLiteral('i > 0')}</satisfies>`}</${form}>`,
        ),
      )
      .join('') +
    aBoxedDecision(
      'table',
      `<decisionTable id="t" hitPolicy="COLLECT" aggregation="MAX"><input id="i"><inputExpression><text>n</text></inputExpression><inputValues><text>[0..9]</text></inputValues></input><output id="o" name="o"><outputValues><text>1, 2</text></outputValues><defaultOutputEntry><text>0</text></defaultOutputEntry></output><annotation name="note"/><rule id="r"><inputEntry id="ie"><text>&lt; 5</text></inputEntry><outputEntry id="oe"><text>1</text></outputEntry><annotationEntry><text>why</text></annotationEntry></rule></decisionTable>`,
      { requires: ['#in_n'] },
    ) +
    aDecisionGroup('group', {
      outputs: ['#d_plain'],
      inputData: ['#in_n'],
      inputDecisions: ['#d_few'],
    }),
)
