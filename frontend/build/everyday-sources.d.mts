/** The sources behind every page that is no admin's, as one text. `source` is the folder of the sources. */
export function everydaySources(source: string): string;
