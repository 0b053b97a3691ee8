/** The part with what is there from the start. */
export const EVERYDAY: "everyday";
/** All parts, the everyday first. */
export const PARTS: string[];
/** Which part a file below `src` has come along. */
export function partOf(file: string): string;
/** Every source file below `source`, tests left out, as paths below it. */
export function sourceFiles(source: string): string[];
/** Part -> all sources that say something while no more than it and the everyday has arrived, as one text. */
export function sourcesByPart(source: string): Record<string, string>;
/** What a file imports of our own, and whether only when needed. */
export function importsOf(source: string, file: string): { file: string; whenNeeded: boolean }[];
