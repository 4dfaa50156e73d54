/** On a phone the panel is a sheet over the map with three heights; its grip is dragged, or pressed as a button. */
import { words } from "../words";

const HEIGHTS = ["low", "half", "full"] as const;
type Height = (typeof HEIGHTS)[number];

/** Makes `panel` a sheet on small screens; returns how to set its height. */
export function createSheet(panel: HTMLElement, grip: HTMLElement): (height: Height) => void {
  let now: Height = "half";
  const set = (height: Height): void => {
    now = height;
    panel.dataset["height"] = height;
    panel.style.removeProperty("height");
    grip.setAttribute("aria-expanded", String(height !== "low"));
  };
  grip.setAttribute("aria-label", words.sheet.toggle);
  grip.setAttribute("aria-controls", "panel");
  set(now);

  let start: { y: number; height: number; moved: boolean } | null = null;
  grip.addEventListener("pointerdown", (event) => {
    start = { y: event.clientY, height: panel.offsetHeight, moved: false };
    grip.setPointerCapture(event.pointerId);
  });
  grip.addEventListener("pointermove", (event) => {
    if (!start) return;
    if (Math.abs(event.clientY - start.y) > 6) start.moved = true;
    if (start.moved) panel.style.height = `${start.height + start.y - event.clientY}px`;
  });
  grip.addEventListener("pointerup", () => {
    if (start?.moved) {
      const share = panel.offsetHeight / innerHeight;
      set(share < 0.3 ? "low" : share < 0.65 ? "half" : "full");
    }
  });
  grip.addEventListener("click", () => {
    // The click that ends a drag is not a press.
    if (!start?.moved) set(HEIGHTS[(HEIGHTS.indexOf(now) + 1) % HEIGHTS.length] ?? "half");
    start = null;
  });
  return set;
}
