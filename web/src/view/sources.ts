/** The dialog that lists the bundled data, their sources, licences and attributions. */
import { h } from "../dom";
import { loadSources } from "../net";
import { webAddress } from "../model/incident";
import { words } from "../words";

/** Prepares the dialog; returns how to open it. The list is fetched when it is first wanted. */
export function createSources(dialog: HTMLDialogElement, version: string): () => void {
  const w = words.sources;
  const close = h("button", { type: "button", class: "icon-button", "aria-label": w.close }, "✕");
  const list = h("ul", { class: "source-table" });
  dialog.setAttribute("aria-label", w.open);
  dialog.append(h("div", { class: "dialog-head" }, h("h2", {}, w.open), close), h("p", {}, w.intro), list, h("p", { class: "note" }, w.version(version)));
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  const fill = async (): Promise<void> => {
    const sources = await loadSources();
    list.replaceChildren(...sources.map((s) => {
      const address = webAddress(s.url);
      return h("li", {},
        h("strong", {}, s.what || s.file), h("span", {}, s.source),
        h("span", {}, s.attribution), h("span", { class: "licence" }, s.licence),
        address !== null && h("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, address),
        h("code", {}, s.file));
    }));
  };
  return () => {
    if (!dialog.open) dialog.showModal();
    if (list.childElementCount === 0) fill().catch(() => list.replaceChildren(h("li", {}, w.failed)));
  };
}
