import { expect, jest, test } from "@jest/globals";
import { act } from "@testing-library/react";
import type { Me } from "@redress/backend/contract";

jest.unstable_mockModule("../lib/call.js", () => ({ call: jest.fn(async () => ({ seq: 0 })) }));
jest.unstable_mockModule("../lib/theme.js", () => ({ setTheme: () => undefined }));
jest.unstable_mockModule("../lib/connect-live.js", () => ({ connectLive: () => () => undefined }));
const { formatFull, formatTime } = await import("../lib/format.js");
const { updatePerson } = await import("../lib/session.js");
const { person, renderPage } = await import("../lib/testing.js");
const { SessionEffects } = await import("./session-effects.js");

const at = "2026-07-13T15:10:00Z";
const choose = (hours: Me["hour_format"]) => act(() => updatePerson(person({ hour_format: hours })));

test("times of day follow the person's choice of 12 or 24 hours, else their language", () => {
  jest.spyOn(navigator, "languages", "get").mockReturnValue(["en-GB"]);
  renderPage(<SessionEffects />, { user: person() });
  expect(formatTime(at)).toBe("15:10");
  choose("h12");
  expect(formatTime(at)).toMatch(/^0?3:10\spm$/i);
  expect(formatFull(at)).toMatch(/Monday.* 0?3:10\spm UTC/i);
  choose("h23");
  expect(formatTime(at)).toBe("15:10");
  jest.spyOn(navigator, "languages", "get").mockReturnValue(["en-US"]);
  choose("locale");
  expect(formatTime(at)).toMatch(/^0?3:10\sPM$/);
  choose("h23");
  expect(formatTime(at)).toBe("15:10");
});
