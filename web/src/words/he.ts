/** The page in Hebrew. Neutral words throughout. */
import type { PlacePrecision } from "../model/kind";
import { grammar, type Forms } from "./grammar";
import type { Words } from "./en";

const g = grammar("he-IL", {
  undated: "התאריך אינו ידוע",
  by: (day) => `עד ${day}`,
  since: (day) => `מאז ${day}`,
  inMonth: (month) => `ב${month}`,
  inYear: (year) => `בשנת ${year}`,
  atLeast: (n) => `לפחות ${n}`,
  atMost: (n) => `לכל היותר ${n}`,
  about: (n) => `כ־${n}`,
  fromTo: (low, high) => `בין ${low} ל־${high}`,
  likely: (n) => `, ככל הנראה ${n}`,
  metres: (n) => `${n} מ׳`,
  kilometres: (n) => `${n} ק״מ`,
});
const { number, plural, day, period, distance, either } = g;
const INCIDENTS: Forms = { one: "אירוע אחד", two: "שני אירועים", other: "# אירועים" };
const SOURCES: Forms = { one: "מקור אחד", two: "שני מקורות", other: "# מקורות" };

/** Some names, or how many they are. */
const few = (all: readonly string[], many: string): string => (all.length > 3 ? `${number(all.length)} ${many}` : either(all));

export const he: Words = {
  ...g,
  name: "Zonewatch",
  tagline: "אירועים שנקראו מידיעות בעיתונות, כל אחד עם הראיה שלו",
  skip: "דילוג לרשימת האירועים",
  title: (incident, place) => (place === null ? he.types[incident.type] : `${he.types[incident.type]}: ${place}`),
  zoneNames: {
    "buffer-zone": "אזור ההפרדה של אונדו״ף",
    "line-a": "קו A",
    "line-b": "קו B",
    "golan-occupied": "רמת הגולן הכבושה",
    SY01: "דמשק",
    SY02: "חלב",
    SY03: "ריף דמשק",
    SY04: "חומס",
    SY05: "חמה",
    SY06: "לטקיה",
    SY07: "אידליב",
    SY08: "אל-חסכה",
    SY09: "דיר א-זור",
    SY10: "טרטוס",
    SY11: "א-רקה",
    SY12: "דרעא",
    SY13: "א-סווידא",
    SY14: "קוניטרה",
  },
  types: {
    airstrike: "תקיפה אווירית",
    drone_strike: "תקיפת מל״ט",
    shelling: "הפגזה",
    ground_incursion: "חדירה קרקעית",
    raid: "פשיטה",
    checkpoint: "מחסום",
    armed_clash: "עימות מזוין",
    killing: "הריגה",
    arrest_detention: "מעצר",
    property_damage: "נזק לרכוש",
    territorial_seizure: "השתלטות על שטח",
    overflight: "טיסה מעל השטח",
    protest: "מחאה",
    sectarian_violence: "אלימות עדתית",
    military_operation: "מבצע צבאי",
    talks: "שיחות",
    agreement: "הסכם",
    statement: "הצהרה",
    un_action: "פעולת האו״ם",
    other: "אחר",
  },
  families: {
    strike: "תקיפות ואש",
    ground: "כוחות בשטח",
    people: "אלימות נגד אנשים",
    damage: "נזק",
    air: "טיסות",
    protest: "מחאות",
    diplomacy: "דיפלומטיה והצהרות",
    other: "אחר",
  },
  certainty: {
    asserted: "מסופר בכתבה כעובדה",
    reported: "דווח בשם מקור",
    claimed: "נטען בידי צד אחד",
    disputed: "שנוי במחלוקת בין המקורות",
    denied: "הוכחש: נאמר שלא אירע",
    planned: "הוכרז או נשקף כאיום: לא אירע",
  },
  datePrecision: {
    day: "ידוע ברמת היום",
    week: "ידוע ברמת השבוע",
    month: "ידוע ברמת החודש",
    season: "ידוע ברמת העונה",
    year: "ידוע ברמת השנה",
    range: "ידוע כטווח ימים",
    unknown: "לא נקרא תאריך",
  },
  placePrecision: (incident) => {
    const phrases: Record<PlacePrecision, string> = {
      exact: "המקום המדויק נקוב בשמו",
      settlement: "ידוע ברמת העיר, הכפר או השכונה",
      near: incident.radius_m === null ? "בקרבת המקום הנקוב" : `במרחק של עד כ־${distance(incident.radius_m)} מהמקום הנקוב`,
      admin3: "ידוע תת־המחוז בלבד",
      admin2: "ידועה הנפה בלבד",
      admin1: "ידוע המחוז בלבד",
      region: "ידוע האזור בלבד",
      country: "ידועה המדינה בלבד",
      none: "לא ידועה נקודה על המפה למקום הזה",
    };
    return phrases[incident.place_precision];
  },
  zoneRelation: (relation, zone, metres) => {
    if (relation === "inside") return `בתוך ${zone}`;
    if (metres === 0) return `ייתכן שבתוך ${zone}: המקום אינו ידוע בדיוק מספיק`;
    const far = metres === null ? "" : `, במרחק של לפחות ${distance(metres)}`;
    return relation === "near" ? `ליד ${zone}${far}` : `מחוץ ל${zone}${far}`;
  },

  summary: ({ shown, unplaced, undated, from, to, q, types, places, zone, precision, certainty, publishers, deadly }) => {
    const parts = [plural(shown, INCIDENTS) + (types.length === 0 ? "" : ` (${few(types.map((type) => he.types[type]), "סוגים")})`)];
    if (from !== null && to !== null) parts.push(period(from, to));
    else if (from !== null) parts.push(`מאז ${day(from)}`);
    else if (to !== null) parts.push(`עד ${day(to)}`);
    if (places.length > 0) parts.push(`מקום: ${few(places, "מקומות")}`);
    if (zone.length > 0) parts.push(zone.map((relation) => ({ inside: "בתוך אזור החיץ", near: "סמוך לאזור החיץ", outside: "מחוץ לאזור החיץ" })[relation]).join(" או "));
    if (precision.length > 0) parts.push(`המקום ידוע: ${precision.map((word) => he.filters.precisions[word]).join(", ")}`);
    if (certainty.length > 0) parts.push(either(certainty.map((word) => he.table.certainty[word])));
    if (publishers.length > 0) parts.push(`לפי ${few(publishers, "מפרסמים")}`);
    if (deadly) parts.push("עם הרוגים");
    if (q !== "") parts.push(`עם ”${q}“`);
    const rest: string[] = [];
    if (unplaced > 0) rest.push(`${number(unplaced)} ללא מקום במפה`);
    if (undated > 0) rest.push(`${number(undated)} ללא תאריך`);
    return parts.join(", ") + (rest.length > 0 ? `; ${rest.join(", ")}` : "");
  },
  hidden: (talks, notHappened) => {
    const parts: string[] = [];
    if (talks > 0) parts.push(`שיחות, הסכמים, הצהרות ופעולות האו״ם (${number(talks)})`);
    if (notHappened > 0) parts.push(`מתוכננים או מוכחשים (${number(notHappened)})`);
    return `לא מוצגים: ${parts.join("; ")}.`;
  },
  showHidden: "להציג אותם",

  map: {
    label: "מפת האירועים",
    zoomIn: "התקרבות",
    zoomOut: "התרחקות",
    attribution: "© OpenStreetMap contributors (ODbL), GeoNames, OCHA, Natural Earth",
    group: (n) => `${plural(n, INCIDENTS)} כאן: לפתוח`,
    marker: (title, whenText) => `${title}, ${whenText}`,
    zoneKinds: {
      buffer_zone: "אזור חיץ",
      line: "קו",
      occupied_area: "שטח כבוש",
      governorate: "מחוז",
      district: "נפה",
      subdistrict: "תת־מחוז",
    },
    bufferZone: "אזור החיץ",
    zoneLong: (name) => `אזור החיץ · ${name}`,
    source: (source, licence) => [source, licence].filter((s) => s !== null).join(" · ") || "המקור אינו מצוין",
  },

  layers: {
    open: "שכבות ומקרא",
    switches: "שכבות",
    buffer: "אזור החיץ, קו A וקו B",
    occupied: "רמת הגולן הכבושה",
    governorates: "מחוזות",
    districts: "נפות",
    labels: "שמות מקומות",
    relief: "הרים ועמקים",
    density: "צפיפות אירועים",
    tiles: "מפת רקע",
    legend: "סימנים",
    precision: "דיוק המקום",
    dot: "עיר, כפר או נקודה מדויקת",
    circle: "בקרבת המקום הנקוב: עיגול מקווקו",
    outline: "נפה או מחוז בלבד: קו מתאר וסימן חיוור",
    ring: "כמה אירועים: המספר הוא סכומם",
    borders: "גבולות",
    border: "בין־לאומי",
    disputedBorder: "קו שנוי במחלוקת, לא מוגדר או קו שביתת נשק",
    zones: "מקורות האזורים",
    reliefNote: "הרים ועמקים: הצללה גסה, כל תא 3.7 ק״מ; נעלמת בהתקרבות",
  },

  filters: {
    place: "מקום",
    relation: "האזור",
    relations: { inside: "בתוכו", near: "סמוך לו", outside: "מחוצה לו" },
    precision: "עד כמה המקום ידוע",
    precisions: { exact: "נקודה מדויקת", settlement: "עיר או כפר", near: "סמוך למקום", admin3: "תת-נפה", admin2: "נפה", admin1: "מחוז", region: "חבל ארץ", country: "מדינה", none: "לא ידוע" },
    deadly: "רק אירועים עם הרוגים",
    heading: "סינון",
    toggle: "סינון",
    from: "מ־",
    to: "עד",
    search: "חיפוש",
    searchHint: "מקום, גורם, מילים מן הראיה",
    presets: "תקופה",
    allTime: "כל הזמן",
    lastDays: (n) => (n === 365 ? "השנה האחרונה" : `${number(n)} הימים האחרונים`),
    lastDaysLong: (n) => (n === 365 ? "השנה האחרונה בנתונים" : `${number(n)} הימים האחרונים בנתונים`),
    types: "סוגים",
    all: "הכול",
    none: "כלום",
    usual: "הרגיל",
    findPlace: "חיפוש מקום או אזור",
    findPublisher: "חיפוש מפרסם",
    publishers: "מפרסמים",
    country: "מדינה",
    pickMore: (n) => `עוד ${number(n)}: אפשר לחפש אותם`,
    pickNone: "לא נמצא דבר",
    certainty: "ודאות ופגיעה",
    deadlyShort: "הרוגים",
    reset: "איפוס הסינון",
    badSearch: (detail) => `לא ניתן לבצע את החיפוש: ${detail}`,
  },

  timeline: {
    label: "אירועים לאורך זמן",
    unit: "רוחב העמודה",
    units: { day: "יום", week: "שבוע", month: "חודש" },
    start: "היום הראשון המוצג",
    end: "היום האחרון המוצג",
    bar: (n, from, to) => `${plural(n, INCIDENTS)}, ${period(from, to)}`,
    wide: (n) => `${number(n)} בתאריך רחב מן העמודה`,
    empty: "אין אירוע מתוארך להצגה",
    clear: "כל הזמן",
    play: "הרצה לאורך הזמן",
    stop: "עצירה",
    span: (title, from, to) => `${title}: מתישהו במהלך ${period(from, to)}`,
  },

  article: {
    open: "מה נקרא בכתבה זו",
    read: (n) => `נקראו בה: ${plural(n, INCIDENTS)}`,
  },

  downloads: {
    more: "תבניות נוספות",
    why: "כולן מכילות בדיוק את המוצג, עם מקורותיו.",
    curl: "העתקה כפקודת curl",
    gis: "העתקה ככתובת שכבה ל-QGIS ול-GDAL",
    api: "העתקה כשאילתת API",
    embed: "העתקת קוד להטמעת המפה",
    copied: "הועתק",
  },

  tools: {
    label: "כלי מפה",
    position: "מיקום: קו רוחב וקו אורך",
    measure: "מדידת מרחק",
    measureHow: "לחצו על נקודות במפה, או הזיזו אותה במקשי החצים והקישו Enter; ‏Backspace מבטל נקודה, ‏Escape מסיים",
    picture: "שמירת המפה כתמונה (PNG)",
  },

  list: {
    heading: "אירועים",
    empty: "אין מה שתואם את הסינון.",
    loading: "האירועים נטענים…",
    failed: "טעינת האירועים נכשלה.",
    retry: "לנסות שוב",
    rejected: (n) => `רשומות מהשרת שלא ניתן היה לקרוא והושמטו: ${number(n)}.`,
    unplaced: (n) => `לא על המפה (${number(n)})`,
    unplacedWhy: "מקומם הוא אזור, מדינה או אינו ידוע. הם נספרים ומורדים כמו האחרים.",
    reason: (incident) => he.placePrecision(incident),
    killed: (words) => `הרוגים: ${words}`,
    sources: (n) => plural(n, SOURCES),
    download: (n) => `הורדת GeoJSON (${number(n)})`,
    link: "קישור לנתונים אלה",
  },

  table: {
    name: "טבלה",
    label: "טבלת האירועים",
    views: "תצוגה",
    caption: (n) => `${plural(n, INCIDENTS)}, על המפה או מחוצה לה. שורה פותחת את האירוע שלה; שם של עמודה ממיין לפיה.`,
    columns: { date: "תאריך", type: "סוג", place: "מקום", killed: "הרוגים", injured: "פצועים", detained: "עצורים", certainty: "ודאות", sources: "מקורות" },
    certainty: { asserted: "מסופר כעובדה", reported: "דווח", claimed: "נטען", disputed: "שנוי במחלוקת", denied: "הוכחש", planned: "מתוכנן" },
    pages: "דפי הטבלה",
    first: "הדף הראשון",
    previous: "הדף הקודם",
    next: "הדף הבא",
    last: "הדף האחרון",
    range: (from, to, all) => `${number(from)}–${number(to)} מתוך ${number(all)}`,
  },

  detail: {
    neighbours: "בסביבה, בתוך שבוע",
    accessed: (day) => `נצפה ב ${day}`,
    copyLink: "העתקת קישור",
    copyCite: "העתקת ציטוט",
    copyText: "העתקה כטקסט",
    report: "העתקת דיווח על טעות",
    reportText: "מה שגוי, ומה צריך להיות:",
    label: "אירוע",
    close: "סגירה",
    back: "חזרה לרשימה",
    where: "איפה",
    when: "מתי",
    who: "מי",
    killed: "הרוגים",
    injured: "פצועים",
    detained: "עצורים",
    certainty: "ודאות",
    confidence: "ביטחון הקריאה",
    zone: "אזור",
    zones: "האזור",
    bufferZone: (name) => `אזור החיץ (${name})`,
    evidence: (n) => `ראיות מ${n === 1 ? "מקור אחד" : n === 2 ? "שני מקורות" : `־${number(n)} מקורות`}`,
    published: (dayText) => `פורסם ב־${dayText}`,
    unpublished: "תאריך הפרסום אינו ידוע",
    attributed: (who) => `לדברי ${who}`,
    hint: "הצביעו על פרט עם קו מתחתיו או עברו אליו: המילים שלו יודגשו בציטוטים.",
    further: "ועוד בכתבה זו:",
    readFrom: (words, rule) => `נקרא מתוך ${words} (כלל: ${rule})`,
    asWritten: (words) => `המקום כפי שנכתב: ”${words}“`,
    sourceKilled: (words) => `הרוגים לפי מקור זה: ${words}`,
    read: "לקריאת הכתבה",
    noLink: "אין קישור ידוע",
    unnamed: "שם המפרסם אינו ידוע",
    missing: "האירוע הזה כבר אינו קיים.",
    notInFilter: "מחוץ לסינון הנוכחי.",
    actorRole: (name, role) => {
      const part = { target: "היעד", participant: "השתתף" }[role];
      return part === undefined ? name : `${name} (${part})`;
    },
  },

  tallies: {
    heading: (n) => `סיכומים מצטברים (${number(n)}): אינם אירועים`,
    why: "מספרים מצטברים לתקופה, כפי שהמקורות מוסרים אותם. הם לעולם אינם נקודות במפה.",
    line: (low, high, type, since, until) => {
      const n = low !== null && high !== null && low !== high ? `בין ${number(low)} ל־${number(high)}`
        : low !== null ? (high === null ? `יותר מ־${number(low)}` : number(low))
        : high !== null ? `עד ${number(high)}` : "";
      const span = since !== null && until !== null ? period(since, until)
        : since !== null ? `מאז ${day(since)}`
        : until !== null ? `עד ${day(until)}` : "התקופה אינה מצוינת";
      return `${type}: ${n}, ${span}`;
    },
  },

  live: {
    connecting: "מתחבר",
    live: "חי",
    lost: "מתחבר מחדש",
    liveLong: "מחובר: אירועים חדשים מופיעים מעצמם",
    lostLong: "החיבור נותק; מתבצע ניסיון נוסף",
    arrived: (title, whenText) => `אירוע חדש: ${title}, ${whenText}`,
    arrivals: (n) => plural(n, { one: "אירוע חדש אחד", two: "שני אירועים חדשים", other: "# אירועים חדשים" }),
  },

  sources: {
    open: "נתונים ומקורות",
    close: "סגירה",
    intro: "מה שעליו נבנו המפה והקריאה. האירועים מצטטים את הכתבות שמהן נקראו; הקישורים מובילים לכתבות המלאות.",
    failed: "טעינת רשימת המקורות נכשלה.",
    version: (version) => `Zonewatch ${version}`,
  },

  comma: ", ",
  language: "שפה",
  theme: { label: "צבעים", names: { system: "מערכת", light: "בהיר", dark: "כהה" } },

  sheet: { toggle: "להציג יותר או פחות מן הרשימה" },
};
