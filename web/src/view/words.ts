/**
 * Fields light up in the quote: a field whose words are known becomes a button; pointing at it, focusing or pressing it
 * marks those words in the quotes of its sources. Escape lets them go.
 */
import { h } from "../dom";
import { pieces, wordsOf, type SourceEvidence } from "../model/evidence";
import { words } from "../words";

/** A value that may become such a button; `key` is the field's. */
export const fieldValue = (key: string, value: string): HTMLElement => h("span", { "data-field": key }, value);

/** Shows quote `n` of a source in pieces that can be lit. */
function fillQuote(quote: HTMLElement, source: SourceEvidence, n: number): void {
  quote.replaceChildren(...pieces(source, n).map(({ text, keys }) => (keys.length === 0 ? document.createTextNode(text) : h("span", { class: "words", "data-keys": keys.join("|") }, text))));
}

/** Prepares `detail` once its evidence is there: quotes in pieces, further quotes, fields as buttons. */
export function addEvidence(detail: HTMLElement, evidence: readonly SourceEvidence[]): void {
  const items = [...detail.querySelectorAll<HTMLElement>(".source")];
  for (const [i, item] of items.entries()) {
    const source = evidence[i];
    const quote = item.querySelector<HTMLElement>("blockquote");
    // The list and the evidence may be of two moments: then neither is bent to fit the other.
    if (!source || !quote || quote.textContent !== source.quotes[0]) continue;
    fillQuote(quote, source, 0);
    const further = source.quotes.slice(1).map((_, n) => {
      const q = h("q", { dir: "auto", lang: "" });
      fillQuote(q, source, n + 1);
      return h("p", { class: "further" }, h("span", { class: "note" }, words.detail.further), " ", q);
    });
    quote.after(...further);
  }
  for (const [i, value] of [...detail.querySelectorAll<HTMLElement>("[data-field]")].entries()) {
    const key = value.dataset["field"] ?? "";
    const own = value.closest<HTMLElement>(".source");
    const told = evidence.flatMap((source, n) => (own === null || items[n] === own ? source.fields.filter((field) => field.key === key).map((field) => ({ text: wordsOf(source, field), rule: field.rule })) : []));
    const first = told[0];
    if (!first) continue;
    const id = `words-${i}`;
    const said = [...new Set(told.map(({ text }) => `“${text}”`))].join(", ");
    value.replaceWith(
      h("button", { type: "button", class: "field", "data-key": key, "aria-pressed": "false", "aria-describedby": id }, value.textContent),
      h("span", { id, hidden: true }, words.detail.readFrom(said, first.rule)));
  }
  const hint = detail.querySelector<HTMLElement>(".evidence-hint");
  if (hint) hint.hidden = detail.querySelector("button.field") === null;
}

/** Makes the fields in `detail` light their words. Lets nobody else see an Escape that put words out. */
export function lightWords(detail: HTMLElement): void {
  type Button = HTMLElement | null;
  let [hovered, focused, pressed]: [Button, Button, Button] = [null, null, null];
  const fieldOf = (event: Event): Button => (event.target instanceof Element ? event.target.closest<HTMLElement>("button.field") : null);
  const show = (): void => {
    const by = [hovered, focused, pressed].find((button) => button?.isConnected) ?? null;
    const scope = by?.closest(".source") ?? detail;
    for (const lit of detail.querySelectorAll(".is-lit")) lit.classList.remove("is-lit");
    for (const button of detail.querySelectorAll<HTMLElement>("button.field")) button.setAttribute("aria-pressed", String(button === pressed));
    if (by === null) return;
    by.classList.add("is-lit");
    for (const piece of scope.querySelectorAll<HTMLElement>(".words")) piece.classList.toggle("is-lit", (piece.dataset["keys"] ?? "").split("|").includes(by.dataset["key"] ?? ""));
  };
  detail.addEventListener("pointerover", (event) => {
    // A finger does not hover: it presses.
    const over = event.pointerType === "touch" ? null : fieldOf(event);
    if (over === hovered) return;
    hovered = over;
    show();
  });
  detail.addEventListener("pointerleave", () => {
    hovered = null;
    show();
  });
  detail.addEventListener("focusin", (event) => {
    focused = fieldOf(event);
    show();
  });
  detail.addEventListener("focusout", () => {
    focused = null;
    show();
  });
  detail.addEventListener("click", (event) => {
    const button = fieldOf(event);
    if (button === null) return;
    const again = button === pressed;
    [pressed, focused] = again ? [null, null] : [button, button];
    show();
    if (!again) detail.querySelector(".words.is-lit")?.scrollIntoView({ block: "nearest" });
  });
  detail.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || (focused === null && pressed === null)) return;
    [focused, pressed] = [null, null];
    show();
    event.stopImmediatePropagation();
  });
}
