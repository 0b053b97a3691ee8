import { generateSync } from "otplib";
import type { BuiltPerson } from "./factories/index.js";
import type { TestApp } from "./start-test-app.js";

const STEP_MS = 30_000;

/** The password of people who sign in with a second factor. */
export const password = "copper lantern ferry";

/** What somebody's app and paper have. */
export interface SecondFactor {
  secret: string;
  recoveryCodes: string[];
  /** What the app shows now, or so many steps from now. */
  code(steps?: number): Promise<string>;
}

/** What an app shows at an instant. */
export const codeAt = (secret: string, at: Date): string =>
  generateSync({ secret, epoch: Math.floor(at.getTime() / 1000) });

/** Sets two-factor up as the person would; by then the first code's time is over, so that the next one signs in. */
export async function turnOnTwoFactor(app: TestApp, person: BuiltPerson): Promise<SecondFactor> {
  const api = app.api.as(person);
  const begun = await api.post("/api/me/two-factor");
  const { secret } = begun.body as { secret: string };
  const code = async (steps = 0) => codeAt(secret, new Date((await app.clock.now()).getTime() + steps * STEP_MS));
  const confirmed = await api.post("/api/me/two-factor/confirm").send({ code: await code() });
  if (confirmed.status !== 200) throw new Error(`Two-factor was not turned on: ${JSON.stringify(confirmed.body)}`);
  await app.clock.advance(2 * STEP_MS);
  return { secret, recoveryCodes: (confirmed.body as { recovery_codes: string[] }).recovery_codes, code };
}

/** The first step of signing in. */
export const typePassword = (app: TestApp, person: BuiltPerson, typed = password) =>
  app.api.anonymous().post("/api/auth/login").send({ email: person.email, password: typed });

/** A challenge for somebody whose password is typed right. @throws Error when the answer was another. */
export async function challengeOf(app: TestApp, person: BuiltPerson): Promise<string> {
  const answer = await typePassword(app, person);
  if (answer.status !== 202) throw new Error(`The password was answered with ${answer.status}`);
  return (answer.body as { challenge: string }).challenge;
}

/** The second step. */
export const typeCode = (app: TestApp, challenge: string, code: string) =>
  app.api.anonymous().post("/api/auth/login/two-factor").send({ challenge, code });
