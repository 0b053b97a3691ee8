import { ApiProblem } from "./api-problem.js";
import { createStore } from "./store.js";

/** The password is asked for again: call it with whether it was right. Null while nothing is asked. */
export const confirmQuestion = createStore<((confirmed: boolean) => void) | null>(null);
let asking: Promise<boolean> | null = null;

/** One question, however many requests wait for it. */
function ask(): Promise<boolean> {
  asking ??= new Promise<boolean>((resolve) => {
    confirmQuestion.set((confirmed) => {
      asking = null;
      confirmQuestion.set(null);
      resolve(confirmed);
    });
  });
  return asking;
}

/** Sends a request; where it needs a fresh sign-in, the password is asked for and the request sent once more. */
export async function confirmed<Result>(attempt: () => Promise<Result>): Promise<Result> {
  try {
    return await attempt();
  } catch (error) {
    if (!(error instanceof ApiProblem) || !error.is("confirmation_required") || !(await ask())) throw error;
    return attempt();
  }
}
