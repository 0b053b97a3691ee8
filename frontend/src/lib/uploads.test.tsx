import { expect, jest, test } from "@jest/globals";
import { act, renderHook, waitFor } from "@testing-library/react";
import axios, { AxiosError, type AxiosAdapter, type InternalAxiosRequestConfig } from "axios";

const sent: { method: string; url: string }[] = [];
let refuse = false;

const adapter: AxiosAdapter = async (config: InternalAxiosRequestConfig) => {
  sent.push({ method: config.method ?? "", url: config.url ?? "" });
  if (refuse) throw new AxiosError("Network Error", AxiosError.ERR_NETWORK, config);
  const body = { data: [{ id: `id-${sent.length}`, file_name: "a.png", size: 3 }] };
  return { data: body, status: config.method === "delete" ? 204 : 201, statusText: "", headers: {}, config };
};
axios.defaults.adapter = adapter;
const { useUploads } = await import("./uploads.js");
await import("./testing.js");

const limits = { maxFiles: 2, maxBytes: 100 };
const file = (name: string, size = 3) => new File(["x".repeat(size)], name);

test("a file is sent at once and its id is there to be claimed; removing it tells the server", async () => {
  const { result } = renderHook(() => useUploads(limits));
  act(() => result.current.add([file("a.png")]));
  expect(result.current.busy).toBe(true);
  await waitFor(() => expect(result.current.ids).toEqual(["id-1"]));
  act(() => result.current.remove(result.current.files[0]?.key ?? ""));
  await waitFor(() => expect(sent.at(-1)).toEqual({ method: "delete", url: "/api/attachments/id-1" }));
  expect(result.current.files).toEqual([]);
});

test("what is too large, empty or one too many is refused here, with the reason, and does not take a place", async () => {
  const { result } = renderHook(() => useUploads(limits));
  act(() => result.current.add([file("big", 101), file("empty", 0)]));
  expect(result.current.files.map(({ state }) => state)).toEqual(["refused", "refused"]);
  act(() => result.current.add([file("a"), file("b"), file("c")]));
  await waitFor(() => expect(result.current.busy).toBe(false));
  expect(result.current.ids).toHaveLength(2);
  expect(result.current.files.at(-1)).toMatchObject({ state: "refused", error: "Only 2 files are possible." });
});

test("a file that did not arrive can be sent again", async () => {
  const { result } = renderHook(() => useUploads(limits));
  refuse = true;
  act(() => result.current.add([file("a.png")]));
  await waitFor(() => expect(result.current.files[0]?.state).toBe("failed"));
  refuse = false;
  act(() => result.current.retry(result.current.files[0]?.key ?? ""));
  await waitFor(() => expect(result.current.files[0]?.state).toBe("done"));
});

test("pasted files are taken, pasted text is left to the field", async () => {
  const { result } = renderHook(() => useUploads(limits));
  const preventDefault = jest.fn();
  type Paste = Parameters<typeof result.current.onPaste>[0];
  act(() => result.current.onPaste({ clipboardData: { files: [] }, preventDefault } as unknown as Paste));
  expect(preventDefault).not.toHaveBeenCalled();
  act(() =>
    result.current.onPaste({ clipboardData: { files: [file("shot.png")] }, preventDefault } as unknown as Paste),
  );
  expect(preventDefault).toHaveBeenCalledTimes(1);
  await waitFor(() => expect(result.current.files[0]).toMatchObject({ name: "shot.png", state: "done" }));
});
