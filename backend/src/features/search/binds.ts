/** What collects the values of a statement and gives the placeholder to write for each. */
export interface Binds {
  readonly values: unknown[];
  add(value: unknown): string;
}

export class Placeholders implements Binds {
  readonly values: unknown[] = [];

  add(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}
