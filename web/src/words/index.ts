/** The words of the page's language. One language so far; a second one is a second file of type `Words`. */
import { en, type Words } from "./en";

export const words: Words = en;
