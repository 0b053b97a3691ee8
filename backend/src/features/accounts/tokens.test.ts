import { describe, expect, test } from "@jest/globals";
import jwt from "jsonwebtoken";
import { AppError } from "../../platform/errors.js";
import { createAccessTokens, createRefreshTokens } from "./tokens.js";

const config = { jwtSecret: "a secret that only this test knows, and it is long" };
const tokens = createAccessTokens(config);
const right = { issuer: "redress", audience: "redress-api", subject: "7", expiresIn: 600 } as const;
const codeOf = (token: string) => {
  try {
    tokens.read(token);
    return "read";
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
};
const sign = (claims: object, options: jwt.SignOptions = {}, secret = config.jwtSecret) =>
  jwt.sign(claims, secret, { ...right, ...options } as jwt.SignOptions);

describe("access tokens", () => {
  test("vouch for person and session for ten minutes", () => {
    const token = tokens.issue({ personId: 7, sessionId: 3 });
    expect(tokens.read(token)).toEqual({ personId: 7, sessionId: 3, ticketId: null });
    const { iat, exp } = jwt.decode(token) as { iat: number; exp: number };
    expect(exp - iat).toBe(600);
  });

  test.each([
    ["another secret", () => sign({ sid: 3, typ: "access" }, {}, "another secret, which is long enough too")],
    ["another algorithm", () => sign({ sid: 3, typ: "access" }, { algorithm: "HS512" })],
    ["no algorithm", () => sign({ sid: 3, typ: "access" }, { algorithm: "none" }, "")],
    ["another type", () => sign({ sid: 3, typ: "reset" })],
    ["no type", () => sign({ sid: 3 })],
    ["a guest's type without a ticket", () => sign({ sid: 3, typ: "guest" })],
    ["a guest's type and a ticket that is no number", () => sign({ sid: 3, typ: "guest", tid: "12" })],
    ["a person's type and a guest's ticket", () => sign({ sid: 3, typ: "access", tid: 12 })],
    ["another issuer", () => sign({ sid: 3, typ: "access" }, { issuer: "somebody" })],
    ["another audience", () => sign({ sid: 3, typ: "access" }, { audience: "somewhere" })],
    ["a session that is no number", () => sign({ sid: "3", typ: "access" })],
    ["a person that is no number", () => sign({ sid: 3, typ: "access" }, { subject: "x" })],
    [
      "no end",
      () => jwt.sign({ sid: 3, typ: "access", iss: "redress", aud: "redress-api", sub: "7" }, config.jwtSecret),
    ],
    ["nothing readable", () => "a.b.c"],
  ])("with %s are refused", (_case, make) => {
    expect(codeOf(make())).toBe("unauthenticated");
  });

  test("of a guest name the one ticket they are good for", () => {
    const token = tokens.issue({ personId: 7, sessionId: 3, ticketId: 12 });
    expect(tokens.read(token)).toEqual({ personId: 7, sessionId: 3, ticketId: 12 });
    expect(jwt.decode(token)).toMatchObject({ typ: "guest", tid: 12 });
  });

  test("that are too old say so", () => {
    expect(codeOf(sign({ sid: 3, typ: "access" }, { expiresIn: -1 }))).toBe("token_expired");
  });
});

describe("refresh tokens", () => {
  const refresh = createRefreshTokens(config);

  test("tell their session, and are different each time", () => {
    const [first, second] = [refresh.issue(42), refresh.issue(42)];
    expect(first.token).not.toBe(second.token);
    expect(refresh.sessionOf(first.token)).toBe(42);
  });

  test("made up or for another session are nobody's", () => {
    const { token } = refresh.issue(42);
    for (const wrong of [token.replace("42.", "43."), "42", "42..", "42.AAAA.x", "", "__proto__.a.b"]) {
      expect(refresh.sessionOf(wrong)).toBeNull();
    }
  });
});
