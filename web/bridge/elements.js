// Which element a record is, and its attributes. Native elements first, ARIA second.

// Bits of Record::states, as in client-wasm/ui/record.hpp.
const bits = {
  disabled: 1 << 0,
  checked: 1 << 1,
  expanded: 1 << 2,
  collapsed: 1 << 3,
  current: 1 << 4,
  busy: 1 << 5,
  invalid: 1 << 6,
  required: 1 << 7,
  focusable: 1 << 8,
  ink: 1 << 9,
  through: 1 << 10,
  external: 1 << 11,
  skip: 1 << 12,
  decorative: 1 << 13,
  centred: 1 << 14,
  covered: 1 << 15,
  first: 1 << 16,
  nearby: 1 << 17,
  flow: 1 << 18,
};

const elements = {
  group: "div",
  header: "header",
  navigation: "nav",
  main: "main",
  section: "section",
  footer: "footer",
  form: "form",
  article: "article",
  list: "ul",
  item: "li",
  paragraph: "p",
  text: "span",
  label: "label",
  link: "a",
  button: "button",
  field: "input",
  area: "textarea",
  checkbox: "input",
  radio: "input",
  radiogroup: "div",
  progress: "div",
  dialog: "dialog",
  scroll: "div",
  status: "div",
  separator: "div",
  image: "div",
  table: "table",
  row: "tr",
  column: "th",
  cell: "td",
  slider: "input",
};

const controls = new Set(["link", "button", "field", "area", "checkbox", "radio", "slider"]);
const written = new Set(["heading", "paragraph", "text", "label"]);

export const isControl = (role) => controls.has(role);

export function elementOf(record) {
  return record.role === "heading" ? `h${record.level}` : elements[record.role];
}

export function attributesOf(record) {
  const has = (state) => (record.states & bits[state]) !== 0;
  const attributes = { id: record.id, class: classesOf(record, has) };
  const set = (name, value) => {
    if (value) {
      attributes[name] = value;
    }
  };
  set("lang", record.lang);
  set("aria-label", record.name);
  set("aria-description", record.description);
  set("aria-labelledby", record.labelled_by);
  set("aria-describedby", record.described_by);
  set("aria-busy", has("busy") && "true");
  set("aria-current", has("current") && "page");
  set("aria-hidden", has("decorative") && "true");
  set("tabindex", has("focusable") && "-1");
  set("data-first", has("first") && "true");
  set("aria-keyshortcuts", record.shortcuts);
  set("data-nearby", has("nearby") && "true");
  if (has("expanded") || has("collapsed")) {
    attributes["aria-expanded"] = String(has("expanded"));
  }
  if (has("ink") && written.has(record.role)) {
    attributes.dir = "auto"; // scripts from right to left
  }
  forRole[record.role]?.(record, has, set);
  return attributes;
}

const forRole = {
  link(record, has, set) {
    set("href", record.href);
    if (has("external")) {
      set("target", "_blank");
      set("rel", "noopener noreferrer");
    }
  },
  button(record, has, set) {
    set("type", "button");
    // It keeps its place in the tab order, so that its reason can be read.
    set("aria-disabled", has("disabled") && "true");
  },
  field(record, has, set) {
    set("type", record.input_type);
    forField(record, has, set);
  },
  area(record, has, set) {
    forField(record, has, set);
  },
  checkbox(record, has, set) {
    set("type", "checkbox");
    set("disabled", has("disabled") && "disabled");
    set("aria-invalid", has("invalid") && "true");
  },
  radio(record, has, set) {
    set("type", "radio");
    set("name", record.value);
    set("value", record.id);
    set("disabled", has("disabled") && "disabled");
  },
  label(record, has, set) {
    set("for", record.value);
  },
  list(record, has, set) {
    set("role", "list"); // a list without bullets is none to some readers
  },
  radiogroup(record, has, set) {
    set("role", "radiogroup");
  },
  progress(record, has, set) {
    const [minimum, maximum, now] = record.range;
    set("role", "progressbar");
    set("aria-valuemin", String(minimum));
    set("aria-valuemax", String(maximum));
    set("aria-valuenow", String(now));
    set("aria-valuetext", record.value);
  },
  group(record, has, set) {
    set("role", (record.name || record.labelled_by) && "group");
  },
  slider(record, has, set) {
    const [minimum, maximum] = record.range;
    set("type", "range");
    set("min", String(minimum));
    set("max", String(maximum));
    set("aria-valuetext", record.value);
  },
  status(record, has, set) {
    set("role", "status");
  },
  image(record, has, set) {
    set("role", "img");
  },
  // Said in words, because elements that are placed by themselves are no table to the browser.
  table(record, has, set) {
    set("role", "table");
  },
  row(record, has, set) {
    set("role", "row");
  },
  column(record, has, set) {
    set("role", "columnheader");
    set("scope", "col");
  },
  cell(record, has, set) {
    set("role", "cell");
  },
  scroll(record, has, set) {
    set("tabindex", "-1");
  },
  form(record, has, set) {
    set("novalidate", "novalidate");
  },
};

function forField(record, has, set) {
  set("autocomplete", record.autocomplete);
  set("maxlength", record.max_length && String(record.max_length));
  set("aria-invalid", has("invalid") && "true");
  set("aria-required", has("required") && "true");
  set("disabled", has("disabled") && "disabled");
  set("spellcheck", record.input_type === "email" || record.input_type === "url" ? "false" : "true");
}

function classesOf(record, has) {
  const classes = ["n", record.role, `t-${record.type}`];
  if (written.has(record.role)) {
    classes.push("words", `ink-${record.ink}`);
  }
  for (const state of ["ink", "covered", "through", "skip", "centred", "current", "external", "flow"]) {
    if (has(state)) {
      classes.push(`is-${state}`);
    }
  }
  if (record.hidden_foot) {
    classes.push("is-hidden-foot");
  }
  return classes.join(" ");
}

/** Text with its painted line ends: `wbr` where a line is full, `br` where the author ended it. */
export function fillText(element, record) {
  const parts = [];
  for (const [at, line] of record.lines.entries()) {
    const hard = line.endsWith("\n");
    parts.push(hard ? line.slice(0, -1) : line);
    if (at + 1 < record.lines.length) {
      parts.push(document.createElement(hard ? "br" : "wbr"));
    }
  }
  if (record.role === "paragraph" || record.role === "heading") {
    // Copying over several blocks would glue them together.
    const end = document.createElement("br");
    end.setAttribute("aria-hidden", "true");
    parts.push(end);
  }
  element.replaceChildren(...parts);
}

const svg = "http://www.w3.org/2000/svg";

/** A code of rows of 0 and 1 as a picture with its quiet zone: for the flow view and for paper. */
export function fillDrawing(element, drawing) {
  const rows = drawing.split(" ");
  const quiet = 4;
  const dark = rows.flatMap((row, y) =>
    [...row.matchAll(/1+/g)].map((run) => `M${run.index + quiet} ${y + quiet}h${run[0].length}v1h-${run[0].length}z`),
  );
  const picture = document.createElementNS(svg, "svg");
  picture.setAttribute("viewBox", `0 0 ${rows.length + 2 * quiet} ${rows.length + 2 * quiet}`);
  picture.setAttribute("aria-hidden", "true"); // the element around it is named
  const path = document.createElementNS(svg, "path");
  path.setAttribute("d", dark.join(""));
  picture.append(path);
  element.replaceChildren(picture);
}
