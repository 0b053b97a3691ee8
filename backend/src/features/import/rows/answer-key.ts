const PREFIX = "fields.";

/** The key of the desk's own field that a column is mapped to; undefined for what every complaint has. */
export const answerKeyOf = (field: string): string | undefined =>
  field.startsWith(PREFIX) ? field.slice(PREFIX.length) : undefined;
