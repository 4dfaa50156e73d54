/** Light, dark or as the system says: chosen in the head of the page, remembered, and told to what is drawn on canvas. */
import { h } from "../dom";
import { words } from "../words";

export const THEMES = ["system", "light", "dark"] as const;
export type ThemeName = (typeof THEMES)[number];

/** Where the choice is remembered: it is the person's, and no part of a link that is sent to others. */
const KEY = "zonewatch-theme";

/** A remembered choice; whatever else stands there is none. */
export const themeOf = (kept: string | null): ThemeName => THEMES.find((name) => name === kept) ?? "system";

/** A browser may forbid pages to remember: then a choice lasts as long as the page. */
function remembered(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function remember(name: ThemeName): void {
  try {
    if (name === "system") localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, name);
  } catch {
    // See above.
  }
}

const listeners: (() => void)[] = [];

/** Calls back when light and dark change places. */
export function onThemeChange(listener: () => void): void {
  listeners.push(listener);
}

function apply(name: ThemeName): void {
  // The style sheet's `color-scheme` follows, and with it every colour, form control and scroll bar.
  if (name === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = name;
  for (const listener of listeners) listener();
}

/** Puts the remembered choice in force, and follows the system, and the choice in other windows, from then on. */
export function startTheme(): void {
  apply(themeOf(remembered()));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    for (const listener of listeners) listener();
  });
  window.addEventListener("storage", ({ key, newValue }) => {
    if (key === KEY || key === null) apply(themeOf(newValue));
  });
}

/** The switch. */
export function createThemeSwitch(): HTMLSelectElement {
  const w = words.theme;
  const switcher = h("select", { id: "theme", "aria-label": w.label },
    ...THEMES.map((name) => h("option", { value: name }, `${SIGNS[name]} ${w.names[name]}`)));
  const show = (): void => void (switcher.value = document.documentElement.dataset["theme"] ?? "system");
  switcher.addEventListener("change", () => {
    const name = themeOf(switcher.value);
    remember(name);
    apply(name);
  });
  onThemeChange(show);
  show();
  return switcher;
}

/** Text, not pictures: the selector after them says so where a font has both. */
const SIGNS: Readonly<Record<ThemeName, string>> = { system: "\u25d0", light: "\u2600\ufe0e", dark: "\u263e\ufe0e" };

/** The colours in force now, as canvases understand them. */
export interface Theme {
  /** The value of a custom property that holds a colour. */
  color(property: string): string;
}

/** Reads colours from the style sheet, so that light and dark are decided in one place. */
export function readTheme(): Theme {
  const known = new Map<string, string>();
  return {
    color(property) {
      let value = known.get(property);
      if (value === undefined) {
        // A property may hold a choice of two: what an element is painted with is one.
        const probe = h("span", { hidden: true });
        probe.style.color = `var(${property})`;
        document.body.append(probe);
        value = getComputedStyle(probe).color;
        probe.remove();
        known.set(property, value);
      }
      return value;
    },
  };
}
