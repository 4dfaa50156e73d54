/** The page in Arabic. Months as the Levant names them; Latin digits, as in links and quotes. Neutral words throughout. */
import type { PlacePrecision } from "../model/kind";
import { grammar, type Forms } from "./grammar";
import type { Words } from "./en";

const g = grammar("ar-SY-u-nu-latn", {
  undated: "التاريخ غير معروف",
  by: (day) => `حتى ${day}`,
  since: (day) => `منذ ${day}`,
  inMonth: (month) => `في ${month}`,
  inYear: (year) => `في عام ${year}`,
  atLeast: (n) => `${n} على الأقل`,
  atMost: (n) => `${n} على الأكثر`,
  about: (n) => `نحو ${n}`,
  fromTo: (low, high) => `من ${low} إلى ${high}`,
  likely: (n) => `، والأرجح ${n}`,
  metres: (n) => `${n} م`,
  kilometres: (n) => `${n} كم`,
});
const { number, plural, day, period, distance, either } = g;
const INCIDENTS: Forms = { zero: "لا حوادث", one: "حادثة واحدة", two: "حادثتان", few: "# حوادث", many: "# حادثة", other: "# حادثة" };
const SOURCES: Forms = { zero: "بلا مصدر", one: "مصدر واحد", two: "مصدران", few: "# مصادر", many: "# مصدرًا", other: "# مصدر" };

/** Some names, or how many they are. */
const few = (all: readonly string[], many: Forms): string => (all.length > 3 ? plural(all.length, many) : either(all));

export const ar: Words = {
  ...g,
  name: "Zonewatch",
  tagline: "حوادث مقروءة من التقارير الإخبارية، ومع كل حادثة دليلها",
  skip: "انتقل إلى قائمة الحوادث",
  title: (incident, place) => (place === null ? ar.types[incident.type] : `${ar.types[incident.type]}: ${place}`),
  zoneNames: {
    "buffer-zone": "منطقة الفصل (أوندوف)",
    "line-a": "الخط ألف",
    "line-b": "الخط باء",
    "golan-occupied": "هضبة الجولان المحتلة",
  },
  types: {
    airstrike: "غارة جوية",
    drone_strike: "ضربة بطائرة مسيّرة",
    shelling: "قصف",
    ground_incursion: "توغل بري",
    raid: "مداهمة",
    checkpoint: "حاجز",
    armed_clash: "اشتباك مسلح",
    killing: "قتل",
    arrest_detention: "اعتقال أو احتجاز",
    property_damage: "أضرار بالممتلكات",
    territorial_seizure: "سيطرة على أرض",
    overflight: "تحليق جوي",
    protest: "احتجاج",
    sectarian_violence: "عنف طائفي",
    military_operation: "عملية عسكرية",
    talks: "محادثات",
    agreement: "اتفاق",
    statement: "تصريح",
    un_action: "إجراء للأمم المتحدة",
    other: "غير ذلك",
  },
  families: {
    strike: "ضربات ونيران",
    ground: "قوات على الأرض",
    people: "عنف ضد أشخاص",
    damage: "أضرار",
    air: "تحليق",
    protest: "احتجاجات",
    diplomacy: "دبلوماسية وتصريحات",
    other: "غير ذلك",
  },
  certainty: {
    asserted: "يرويها المقال كواقعة",
    reported: "منقولة عن مصدر",
    claimed: "يدّعيها طرف واحد",
    disputed: "مختلف عليها بين المصادر",
    denied: "منفية: قيل إنها لم تقع",
    planned: "معلنة أو مهدَّد بها: لم تقع",
  },
  datePrecision: {
    day: "معروف باليوم",
    week: "معروف بالأسبوع",
    month: "معروف بالشهر",
    season: "معروف بالفصل",
    year: "معروف بالسنة",
    range: "معروف كفترة أيام",
    unknown: "لم يُقرأ تاريخ",
  },
  placePrecision: (incident) => {
    const phrases: Record<PlacePrecision, string> = {
      exact: "الموقع نفسه مذكور",
      settlement: "معروف بالمدينة أو القرية أو الحي",
      near: incident.radius_m === null ? "قرب المكان المذكور" : `ضمن نحو ${distance(incident.radius_m)} من المكان المذكور`,
      admin3: "المعروف هو الناحية فقط",
      admin2: "المعروف هو المنطقة الإدارية فقط",
      admin1: "المعروف هو المحافظة فقط",
      region: "المعروف هو الإقليم فقط",
      country: "المعروف هو البلد فقط",
      none: "لا تُعرف لمكانها نقطة على الخريطة",
    };
    return phrases[incident.place_precision];
  },
  zoneRelation: (relation, zone, metres) => {
    if (relation === "inside") return `داخل ${zone}`;
    if (metres === 0) return `ربما داخل ${zone}: المكان غير معروف بدقة كافية`;
    const far = metres === null ? "" : `، على بعد ${distance(metres)} على الأقل`;
    return relation === "near" ? `قرب ${zone}${far}` : `خارج ${zone}${far}`;
  },

  summary: ({ shown, unplaced, undated, from, to, q, types, places, zone, precision, certainty, publishers, deadly }) => {
    const parts = [plural(shown, INCIDENTS) + (types.length === 0 ? "" : ` (${few(types.map((type) => ar.types[type]), { few: "# أنواع", many: "# نوعًا", other: "# نوع" })})`)];
    if (from !== null && to !== null) parts.push(period(from, to));
    else if (from !== null) parts.push(`منذ ${day(from)}`);
    else if (to !== null) parts.push(`حتى ${day(to)}`);
    if (places.length > 0) parts.push(`في ${few(places, { few: "# أماكن", many: "# مكانًا", other: "# مكان" })}`);
    if (zone.length > 0) parts.push(`${zone.map((relation) => ({ inside: "داخل", near: "قرب", outside: "خارج" })[relation]).join(" أو ")} المنطقة العازلة`);
    if (precision.length > 0) parts.push(`المكان معروف: ${precision.map((word) => ar.filters.precisions[word]).join("، ")}`);
    if (certainty.length > 0) parts.push(either(certainty.map((word) => ar.table.certainty[word])));
    if (publishers.length > 0) parts.push(`رواها ${few(publishers, { few: "# ناشرين", many: "# ناشرًا", other: "# ناشر" })}`);
    if (deadly) parts.push("سقط فيها قتلى");
    if (q !== "") parts.push(`فيها «${q}»`);
    const rest: string[] = [];
    if (unplaced > 0) rest.push(`${number(unplaced)} بلا موقع على الخريطة`);
    if (undated > 0) rest.push(`${number(undated)} بلا تاريخ`);
    return parts.join("، ") + (rest.length > 0 ? `؛ ${rest.join("، ")}` : "");
  },
  hidden: (talks, notHappened) => {
    const parts: string[] = [];
    if (talks > 0) parts.push(`محادثات واتفاقات وتصريحات وإجراءات للأمم المتحدة (${number(talks)})`);
    if (notHappened > 0) parts.push(`معلن أو منفي (${number(notHappened)})`);
    return `غير معروض: ${parts.join("؛ ")}.`;
  },
  showHidden: "اعرضها",

  map: {
    label: "خريطة الحوادث",
    zoomIn: "تقريب",
    zoomOut: "إبعاد",
    attribution: "© OpenStreetMap contributors (ODbL), GeoNames, OCHA, Natural Earth",
    group: (n) => `${plural(n, INCIDENTS)} هنا: افتح`,
    marker: (title, whenText) => `${title}، ${whenText}`,
    zoneKinds: {
      buffer_zone: "منطقة عازلة",
      line: "خط",
      occupied_area: "منطقة محتلة",
      governorate: "محافظة",
      district: "منطقة إدارية",
      subdistrict: "ناحية",
    },
    bufferZone: "المنطقة العازلة",
    zoneLong: (name) => `المنطقة العازلة · ${name}`,
    source: (source, licence) => [source, licence].filter((s) => s !== null).join(" · ") || "المصدر غير مذكور",
  },

  layers: {
    open: "الطبقات ومفتاح الخريطة",
    switches: "الطبقات",
    buffer: "المنطقة العازلة والخطان ألف وباء",
    occupied: "هضبة الجولان المحتلة",
    governorates: "المحافظات",
    districts: "المناطق الإدارية",
    labels: "أسماء الأماكن",
    relief: "الجبال والأودية",
    density: "كثافة الحوادث",
    tiles: "خريطة الخلفية",
    legend: "الرموز",
    precision: "دقة المكان",
    dot: "مدينة أو قرية أو موقع محدد",
    circle: "قرب المكان المذكور: دائرة متقطعة",
    outline: "منطقة أو محافظة فقط: حدود ورمز باهت",
    ring: "عدة حوادث: الرقم مجموعها",
    borders: "الحدود",
    border: "دولية",
    disputedBorder: "خط متنازع عليه أو غير محدد أو خط هدنة",
    zones: "مصادر المناطق",
    reliefNote: "الجبال والأودية: تظليل تقريبي، الخلية 3.7 كم؛ يتلاشى عند التقريب",
  },

  filters: {
    place: "المكان",
    relation: "المنطقة",
    relations: { inside: "داخلها", near: "قربها", outside: "خارجها" },
    precision: "مدى دقة المكان",
    precisions: { exact: "موقع دقيق", settlement: "مدينة أو قرية", near: "قرب مكان", admin3: "ناحية", admin2: "منطقة", admin1: "محافظة", region: "إقليم", country: "بلد", none: "غير معروف" },
    deadly: "فقط ما سقط فيه قتلى",
    heading: "تصفية",
    toggle: "تصفية",
    from: "من",
    to: "إلى",
    search: "بحث",
    searchHint: "مكان أو طرف أو كلمات من الدليل",
    presets: "الفترة",
    allTime: "كل الأوقات",
    lastDays: (n) => (n === 365 ? "آخر سنة" : `آخر ${plural(n, { few: "# أيام", many: "# يومًا", other: "# يوم" })}`),
    lastDaysLong: (n) => (n === 365 ? "آخر سنة في البيانات" : `آخر ${plural(n, { few: "# أيام", many: "# يومًا", other: "# يوم" })} في البيانات`),
    types: "الأنواع",
    all: "الكل",
    none: "لا شيء",
    usual: "المعتاد",
    findPlace: "ابحث عن مكان أو منطقة",
    findPublisher: "ابحث عن ناشر",
    publishers: "الناشرون",
    country: "بلد",
    pickMore: (n) => `${number(n)} غيرها: ابحث عنها`,
    pickNone: "لم يوجد شيء",
    certainty: "مدى الثبوت والأذى",
    deadlyShort: "قتلى",
    reset: "إعادة ضبط التصفية",
    badSearch: (detail) => `تعذر تنفيذ البحث: ${detail}`,
  },

  timeline: {
    label: "الحوادث عبر الزمن",
    unit: "عرض العمود",
    units: { day: "يوم", week: "أسبوع", month: "شهر" },
    start: "أول يوم معروض",
    end: "آخر يوم معروض",
    bar: (n, from, to) => `${plural(n, INCIDENTS)}، ${period(from, to)}`,
    wide: (n) => `${number(n)} بتاريخ أوسع من العمود`,
    empty: "لا حوادث مؤرخة",
    clear: "كل الأوقات",
    play: "تشغيل عبر الزمن",
    stop: "إيقاف",
    span: (title, from, to) => `${title}: في وقت ما خلال ${period(from, to)}`,
  },

  article: {
    open: "ما قُرئ في هذا المقال",
    read: (n) => `قُرئ فيه: ${plural(n, INCIDENTS)}`,
  },

  downloads: {
    more: "صيغ أخرى",
    why: "جميعها تحوي المعروض تمامًا مع مصادره.",
    curl: "نسخ كأمر curl",
    gis: "نسخ كعنوان طبقة لـ QGIS وGDAL",
    api: "نسخ كاستعلام API",
    embed: "نسخ رمز لتضمين هذه الخريطة",
    copied: "تم النسخ",
  },

  tools: {
    label: "أدوات الخريطة",
    position: "الموضع: خط العرض وخط الطول",
    measure: "قياس مسافة",
    measureHow: "انقر نقاطًا على الخريطة، أو حرّكها بمفاتيح الأسهم واضغط Enter؛ مفتاح Backspace يتراجع عن نقطة، وEscape ينهي القياس",
    picture: "حفظ الخريطة صورةً (PNG)",
  },

  list: {
    heading: "الحوادث",
    empty: "لا شيء يطابق التصفية.",
    loading: "جارٍ تحميل الحوادث…",
    failed: "تعذر تحميل الحوادث.",
    retry: "حاول مجددًا",
    rejected: (n) => `مدخلات من الخادم تعذرت قراءتها وأُهملت: ${number(n)}.`,
    unplaced: (n) => `ليست على الخريطة (${number(n)})`,
    unplacedWhy: "مكانها إقليم أو بلد أو غير معروف. تُحسب وتُنزَّل مع غيرها.",
    reason: (incident) => ar.placePrecision(incident),
    killed: (words) => `القتلى: ${words}`,
    sources: (n) => plural(n, SOURCES),
    download: (n) => `تنزيل GeoJSON (${number(n)})`,
    link: "رابط هذه البيانات",
  },

  table: {
    name: "جدول",
    label: "جدول الحوادث",
    views: "العرض",
    caption: (n) => `${plural(n, INCIDENTS)}، على الخريطة أو خارجها. السطر يفتح حادثته، واسم العمود يرتب حسبه.`,
    columns: { date: "التاريخ", type: "النوع", place: "المكان", killed: "القتلى", injured: "الجرحى", detained: "المحتجزون", certainty: "درجة التأكد", sources: "المصادر" },
    certainty: { asserted: "مروية كواقعة", reported: "منقولة", claimed: "مدّعاة", disputed: "مختلف عليها", denied: "منفية", planned: "معلنة" },
    pages: "صفحات الجدول",
    first: "الصفحة الأولى",
    previous: "الصفحة السابقة",
    next: "الصفحة التالية",
    last: "الصفحة الأخيرة",
    range: (from, to, all) => `${number(from)}–${number(to)} من ${number(all)}`,
  },

  detail: {
    neighbours: "بالقرب منها، خلال أسبوع",
    accessed: (day) => `اطُّلع عليها في ${day}`,
    copyLink: "نسخ الرابط",
    copyCite: "نسخ الاستشهاد",
    copyText: "نسخ كنص",
    report: "نسخ بلاغ عن خطأ",
    reportText: "ما الخطأ، وما الصواب:",
    label: "حادثة",
    close: "إغلاق",
    back: "العودة إلى القائمة",
    where: "أين",
    when: "متى",
    who: "من",
    killed: "القتلى",
    injured: "الجرحى",
    detained: "المحتجزون",
    certainty: "درجة التأكد",
    confidence: "الثقة في القراءة",
    zone: "المنطقة",
    zones: "المنطقة",
    bufferZone: (name) => `المنطقة العازلة (${name})`,
    evidence: (n) => `الدليل من ${n === 1 ? "مصدر واحد" : n === 2 ? "مصدرين" : plural(n, SOURCES)}`,
    published: (dayText) => `نُشر في ${dayText}`,
    unpublished: "تاريخ النشر غير معروف",
    attributed: (who) => `نقلًا عن ${who}`,
    hint: "أشر إلى معلومة تحتها خط أو انتقل إليها: تُبرز كلماتها في الاقتباسات.",
    further: "وفي المقال نفسه:",
    readFrom: (words, rule) => `قُرئت من ${words} (القاعدة: ${rule})`,
    asWritten: (words) => `المكان كما كُتب: «${words}»`,
    sourceKilled: (words) => `القتلى في هذا المصدر: ${words}`,
    read: "اقرأ المقال",
    noLink: "لا رابط معروف",
    unnamed: "الناشر غير مسمى",
    missing: "لم تعد هذه الحادثة موجودة.",
    notInFilter: "خارج التصفية الحالية.",
    actorRole: (name, role) => {
      const part = { target: "مستهدَف", participant: "مشارك" }[role];
      return part === undefined ? name : `${name} (${part})`;
    },
  },

  tallies: {
    heading: (n) => `حصائل تراكمية (${number(n)}): ليست حوادث`,
    why: "أرقام تراكمية عن فترة كما تذكرها المصادر. لا تكون نقاطًا على الخريطة أبدًا.",
    line: (low, high, type, since, until) => {
      const n = low !== null && high !== null && low !== high ? `من ${number(low)} إلى ${number(high)}`
        : low !== null ? (high === null ? `أكثر من ${number(low)}` : number(low))
        : high !== null ? `حتى ${number(high)}` : "";
      const span = since !== null && until !== null ? period(since, until)
        : since !== null ? `منذ ${day(since)}`
        : until !== null ? `حتى ${day(until)}` : "الفترة غير مذكورة";
      return `${type}: ${n}، ${span}`;
    },
  },

  live: {
    connecting: "جارٍ الاتصال",
    live: "مباشر",
    lost: "إعادة الاتصال",
    liveLong: "متصل: تظهر الحوادث الجديدة تلقائيًا",
    lostLong: "انقطع الاتصال؛ تجري المحاولة مجددًا",
    arrived: (title, whenText) => `حادثة جديدة: ${title}، ${whenText}`,
    arrivals: (n) => plural(n, { one: "حادثة جديدة", two: "حادثتان جديدتان", few: "# حوادث جديدة", many: "# حادثة جديدة", other: "# حادثة جديدة" }),
  },

  sources: {
    open: "البيانات والمصادر",
    close: "إغلاق",
    intro: "ما بُنيت عليه الخريطة والقراءة. تقتبس الحوادث من المقالات التي قُرئت منها؛ اتبع الرابط لقراءة المقال كاملًا.",
    failed: "تعذر تحميل قائمة المصادر.",
    version: (version) => `Zonewatch ${version}`,
  },

  comma: "، ",
  language: "اللغة",
  theme: { label: "الألوان", names: { system: "النظام", light: "فاتح", dark: "داكن" } },

  sheet: { toggle: "إظهار المزيد أو الأقل من القائمة" },
};
