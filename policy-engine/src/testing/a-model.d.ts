import type { Json, JsonObject } from '../json.ts'
export declare const DMN = 'https://www.omg.org/spec/DMN/20230324/MODEL/'
/** The elements of a model inside `definitions`. */
export declare function aModel(inside: string, id?: string): string
export declare function aDecision(name: string, text: string, requires?: string[]): string
export declare function anInput(name: string, type?: string): string
/** Runs a model and gives one decision's value. */
export declare function decide(xml: string, name: string, facts?: JsonObject): Json
/** The same for many facts: the model is read once. */
export declare function deciding(xml: string, name: string): (facts: JsonObject) => Json
/** The value of one FEEL text; facts are inputs by their names. */
export declare function feel(text: string, facts?: JsonObject): Json
