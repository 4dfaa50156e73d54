import { expect, it } from "vitest";
import { distinctNames } from "../../src/model/names";

it.each([
  [["Khan Arnabah", "Khan Arnaba", "Quneitra", "Quneitra"], ["Khan Arnabah", "Quneitra"]],
  [["Al-Sanamayn", "As-Sanamayn", "As-Sanamayn", "Daraa"], ["Al-Sanamayn", "Daraa"]],
  [["خان أرنبة", "خان أرنبة", "القنيطرة"], ["خان أرنبة", "القنيطرة"]],
  [["Kudna", null, "Al-Khashniyyeh", "Quneitra"], ["Kudna", "Al-Khashniyyeh", "Quneitra"]],
  [[null, null], []],
])("tells an area called after its place once: %j", (names, told) => expect(distinctNames(names)).toEqual(told));
