import { expect, it } from "vitest";
import { themeOf } from "../../src/view/theme";
import { words } from "../../src/words";
import { ar } from "../../src/words/ar";
import { he } from "../../src/words/he";

it.each([["dark", "dark"], ["light", "light"], ["system", "system"], [null, "system"], ["<script>", "system"]])("takes %j for %s", (kept, expected) => {
  expect(themeOf(kept)).toBe(expected);
});

it("has a name for each in every language", () => {
  for (const other of [ar, he]) expect(new Set([...Object.values(words.theme.names), ...Object.values(other.theme.names)]).size).toBe(6);
});
