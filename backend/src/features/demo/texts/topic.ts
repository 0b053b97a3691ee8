/** What people complain about in one category, in their own words. `{…}` are filled in: see fill.ts. */
export interface Topic {
  category: string;
  help: string;
  priority: "low" | "medium" | "high";
  /** Department by name; absent where the customer must say. */
  department?: string;
  skill?: string;
  /** How often it is complained about, against the others. */
  weight: number;
  subjects: readonly string[];
  stories: readonly string[];
  /** First answers of an agent. */
  answers: readonly string[];
  /** What solved it, as told to the customer. */
  solutions: readonly string[];
  /** What colleagues tell each other. */
  notes: readonly string[];
}
