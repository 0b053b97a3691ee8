import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { act, renderHook } from "@testing-library/react";
import { readDraft, useDraft, writeDraft } from "./drafts.js";
import { updatePerson } from "./session.js";
import { person } from "./testing.js";

beforeEach(() => {
  localStorage.clear();
  jest.useFakeTimers();
});
afterEach(() => void jest.useRealTimers());

test("what is typed is kept after a moment and is there again after a reload", () => {
  const first = renderHook(() => useDraft("reply.1", ""));
  act(() => first.result.current.set("Hello"));
  expect(first.result.current.savedAt).toBeNull();
  act(() => void jest.advanceTimersByTime(500));
  expect(first.result.current.savedAt).not.toBeNull();
  expect(renderHook(() => useDraft("reply.1", "")).result.current.value).toBe("Hello");
});

test("leaving at once keeps it too", () => {
  const { result, unmount } = renderHook(() => useDraft("reply.2", ""));
  act(() => result.current.set("Half a sen"));
  unmount();
  expect(readDraft("reply.2")).toBe("Half a sen");
});

test("another key shows another draft and the first is not lost", () => {
  writeDraft("b", "second");
  const { result, rerender } = renderHook(({ name }) => useDraft(name, ""), { initialProps: { name: "a" } });
  act(() => result.current.set("first"));
  rerender({ name: "b" });
  expect(result.current.value).toBe("second");
  expect(readDraft("a")).toBe("first");
});

test("drafts of another person on this device are not shown", () => {
  writeDraft("c", "mine");
  act(() => updatePerson(person({ id: 99 })));
  expect(readDraft("c")).toBeNull();
});

test("what cannot be read is no draft, and a cleared one is gone", () => {
  const { result } = renderHook(() => useDraft("d", ""));
  act(() => result.current.set("x"));
  act(() => result.current.clear());
  act(() => void jest.advanceTimersByTime(500));
  expect(readDraft("d")).toBeNull();
  localStorage.setItem("redress.draft.99.e", "{broken");
  expect(readDraft("e")).toBeNull();
});
