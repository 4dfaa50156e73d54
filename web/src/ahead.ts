/** Asks for the incidents of the page's address while the page is still being made: the first import, so that it runs first. */
import { baseParams, fromSearch } from "./model/filter";
import { askAhead } from "./net";

askAhead(baseParams(fromSearch(location.search)));
