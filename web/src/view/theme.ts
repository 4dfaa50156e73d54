/** Colours for what is drawn on canvas, read from the style sheet so that light and dark are decided in one place. */

export interface Theme {
  color(name: string): string;
}

/** The custom properties in force now. */
export function readTheme(): Theme {
  const style = getComputedStyle(document.documentElement);
  return { color: (name) => style.getPropertyValue(`--map-${name}`).trim() };
}

/** Calls back when light and dark change places. */
export function onThemeChange(listener: () => void): void {
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", listener);
}
