/** Fetches and reads columns on a thread of its own: tens of megabytes of text must not stop the page meanwhile. */
import { readAnswer, type Answer } from "./model/columns";
import { getJson, HttpError } from "./net";

export type Reply = { readonly answer: Answer } | { readonly failed: string; readonly status: number | null };

self.addEventListener("message", ({ data: path }: MessageEvent<string>) => {
  getJson(path).then((json) => {
    const { answer } = readAnswer(json);
    const reply: Reply = { answer };
    const buffers = [...Object.values(answer.whole), ...Object.values(answer.real)].map(({ buffer }) => buffer);
    self.postMessage(reply, { transfer: buffers });
  }).catch((error: unknown) => {
    const reply: Reply = { failed: error instanceof Error ? error.message : String(error), status: error instanceof HttpError ? error.status : null };
    self.postMessage(reply);
  });
});
