// Dialogs: a list to choose from, and a form. What the server refuses stands beside its field, in the words of checking.
import { h, say, plain } from "./dom.js";

let serial = 0;

function dialog(title, ...children) {
  const id = `dialog-${(serial += 1)}`;
  const made = h("dialog", { "aria-labelledby": id }, h("h2", { id }, title), ...children);
  const back = document.activeElement;
  made.addEventListener("close", () => {
    made.remove();
    if (back && back.isConnected) back.focus({ preventScroll: true });
  });
  document.body.append(made);
  made.showModal();
  return made;
}

// Lets a person choose from a list by typing. `items` have id, title, means and more; what was used last comes first.
export function pick({ title, items, recent = [], label = "Type to narrow the list", several = false, chosen = [] }) {
  return new Promise((resolve) => {
    const listId = `list-${(serial += 1)}`;
    const picked = new Set(chosen);
    let active = 0;
    let shown = [];
    const input = h("input", {
      type: "text", role: "combobox", "aria-expanded": "true", "aria-controls": listId, "aria-autocomplete": "list",
      "aria-label": label, autocomplete: "off", spellcheck: "false",
    });
    const list = h("ul", { id: listId, role: "listbox", class: "options", "aria-label": title, "aria-multiselectable": several ? "true" : null });
    const count = h("p", { class: "quiet", "aria-live": "polite" });
    const help = several ? "Enter chooses, Ctrl and Enter chooses one more." : "Enter chooses, Escape leaves.";
    const made = dialog(title, input, list, count, h("p", { class: "quiet" }, help),
      h("p", { class: "buttons" }, several ? h("button", { type: "button", onclick: () => done([...picked]) }, "Take the chosen") : null,
        h("button", { type: "button", onclick: () => done(null) }, "Cancel")));
    made.classList.add("pick");
    const ordered = [...items].sort((one, other) => rank(recent, one.id) - rank(recent, other.id));

    function done(value) {
      resolve(value);
      if (made.open) made.close();
    }
    function draw() {
      shown = matching(ordered, input.value);
      active = Math.min(active, Math.max(shown.length - 1, 0));
      list.replaceChildren(...shown.slice(0, 200).map((item, number) =>
        h("li", {
          role: "option", id: `${listId}-${number}`, "data-id": item.id, "aria-selected": String(picked.has(item.id) || (!several && number === active)),
          class: number === active ? "active" : "", onclick: () => choose(item),
        }, h("span", { class: "name" }, item.title, item.title.toLowerCase() === item.id ? "" : h("code", {}, item.id),
          recent.includes(item.id) ? h("span", { class: "quiet" }, " used before") : ""),
          h("span", { class: "means" }, item.means, item.more ? h("span", { class: "quiet" }, ` ${item.more}`) : ""))));
      input.setAttribute("aria-activedescendant", shown.length ? `${listId}-${active}` : "");
      list.querySelector(".active")?.scrollIntoView({ block: "nearest" });
      count.textContent = shown.length ? "" : "Nothing in the list has these letters.";
    }
    function choose(item, more = false) {
      if (!item) return;
      if (!several) return done(item.id);
      if (more) {
        if (picked.has(item.id)) picked.delete(item.id);
        else picked.add(item.id);
        input.value = "";
        return draw();
      }
      // The first that is chosen leads; what was chosen with Ctrl follows it.
      return done(picked.size ? [...picked, ...(picked.has(item.id) ? [] : [item.id])] : [item.id]);
    }
    input.addEventListener("input", () => {
      active = 0;
      draw();
    });
    made.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        active = (active + (event.key === "ArrowDown" ? 1 : -1) + shown.length) % Math.max(shown.length, 1);
        draw();
        event.preventDefault();
      } else if (event.key === "Enter" && event.target === input) {
        event.preventDefault();
        choose(shown[active], event.ctrlKey || event.metaKey);
      }
    });
    made.addEventListener("cancel", () => resolve(null));
    draw();
    input.focus();
    document.dispatchEvent(new Event("dialog-opened"));
  });
}

const rank = (recent, id) => (recent.includes(id) ? recent.indexOf(id) : recent.length);

// What begins with the letters comes before what only holds them, and names come before meanings.
function matching(items, typed) {
  const wanted = typed.trim().toLowerCase();
  if (!wanted) return items;
  const found = [];
  items.forEach((item, number) => {
    const names = [item.title, item.id, ...item.id.split(/[.-]/)].map((name) => name.toLowerCase());
    const many = `${names.join(" ")} ${item.means ?? ""} ${item.more ?? ""}`.toLowerCase();
    const parts = wanted.split(/\s+/);
    if (!parts.every((part) => many.includes(part))) return;
    const score = names.some((name) => name === wanted) ? 0 : names.some((name) => name.startsWith(wanted)) ? 1 : names.some((name) => name.includes(wanted)) ? 2 : 3;
    found.push([score, number, item]);
  });
  return found.sort((one, other) => one[0] - other[0] || one[1] - other[1]).map((one) => one[2]);
}

// A form. `fields` have name, label, kind, value and more; `send` gives the answer of the server.
export function form({ title, intro = [], fields, button = "Save", send, extra = [] }) {
  return new Promise((resolve) => {
    const top = h("div", { class: "faults", role: "alert" });
    const rows = fields.filter(Boolean).map((field) => row(field));
    const content = h("form", { class: "form", novalidate: true }, ...rows.map((one) => one.element));
    const made = dialog(title, ...intro.map((words) => (typeof words === "string" ? h("p", {}, words) : words)), content);
    content.append(top, ...extra, h("p", { class: "buttons" }, h("button", { type: "submit", class: "main" }, button),
      h("button", { type: "button", onclick: () => made.close() }, "Cancel")));
    let result = null;
    content.addEventListener("submit", async (event) => {
      event.preventDefault();
      const values = Object.fromEntries(rows.map((one) => [one.name, one.read()]));
      const answer = await send(values);
      const findings = answer?.refused?.findings ?? [];
      if (!findings.length) {
        result = answer ?? {};
        made.close();
        return;
      }
      showFaults(findings, rows, top);
    });
    content.addEventListener("keydown", (event) => {
      // Enter sends from any field but a text of several lines, where Ctrl and Enter does.
      if (event.key === "Enter" && event.target.tagName !== "BUTTON" && (event.target.tagName !== "TEXTAREA" || event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        content.requestSubmit();
      }
    });
    made.addEventListener("close", () => resolve(result));
    const first = made.querySelector("[data-first]") ?? made.querySelector("input, select, textarea, button");
    first?.focus();
    first?.select?.();
    document.dispatchEvent(new Event("dialog-opened"));
  });
}

function showFaults(findings, rows, top) {
  rows.forEach((one) => one.fault(null));
  const rest = [];
  for (const finding of findings) {
    const parts = finding.where.split("/").filter(Boolean);
    const found = rows.find((one) => parts.includes(one.name) || one.aliases.some((name) => parts.includes(name)));
    if (found) found.fault(finding);
    else rest.push(finding);
  }
  top.replaceChildren(...rest.map(faultLine));
  (rows.find((one) => one.faulty)?.control ?? top).focus?.();
  say(`Not saved: ${findings[0].message}`);
}

export function faultLine(finding) {
  return h("p", { class: `fault ${finding.severity ?? "error"}` },
    finding.code ? h("code", {}, finding.code) : null, finding.code ? " " : null, finding.message,
    finding.hint ? h("span", { class: "help" }, ` help: ${finding.hint}`) : null);
}

function row(field) {
  const id = `field-${(serial += 1)}`;
  const control = controlOf(field, id);
  const known = field.known?.length ? h("datalist", { id: `${id}-known` }, field.known.map((one) => h("option", { value: one }))) : null;
  const fault = h("div", { id: `${id}-fault` });
  const means = h("p", { class: "quiet", id: `${id}-means` }, field.help ?? "");
  control.setAttribute("aria-describedby", `${id}-fault ${id}-means`);
  if (field.first) control.setAttribute("data-first", "");
  if (field.kind === "choice") {
    const tell = () => (means.textContent = field.options.find((one) => one.id === control.value)?.means ?? field.help ?? "");
    control.addEventListener("change", tell);
    tell();
  }
  const element = h("div", { class: field.prefilled ? "field prefilled" : "field" },
    h("label", { for: id }, field.label, field.term ? h("code", {}, field.term) : null,
      field.prefilled ? h("span", { class: "from-words" }, " from the words") : null),
    control, known, fault, means);
  const made = {
    name: field.name, aliases: field.aliases ?? [], element, control, faulty: false,
    read: () => value(field, control),
    fault: (finding) => {
      made.faulty = Boolean(finding);
      fault.replaceChildren(...(finding ? [faultLine(finding)] : []));
      if (finding) control.setAttribute("aria-invalid", "true");
      else control.removeAttribute("aria-invalid");
    },
  };
  return made;
}

function controlOf(field, id) {
  if (field.kind === "choice") {
    return h("select", { id }, field.empty === false ? null : h("option", { value: "" }, field.emptyLabel ?? "none"),
      field.options.map((one) => h("option", { value: one.id, selected: one.id === field.value }, one.title ?? plain(one.id))));
  }
  if (field.kind === "text") {
    const area = h("textarea", { id, rows: String(field.rows ?? 3) });
    area.value = field.value ?? "";
    return area;
  }
  const input = h("input", { id, type: "text", autocomplete: "off", list: field.known?.length ? `${id}-known` : null });
  input.value = Array.isArray(field.value) ? field.value.join("; ") : field.value ?? "";
  return input;
}

function value(field, control) {
  const given = control.value.trim();
  if (field.kind === "list") return given ? given.split(";").map((one) => one.trim()).filter(Boolean) : [];
  if (field.kind === "number") {
    if (!given) return null;
    const number = Number(given.replaceAll(",", "").replaceAll(" ", ""));
    return Number.isFinite(number) ? number : given;
  }
  return given;
}

export function showSheet(title, ...children) {
  const made = dialog(title, ...children, h("p", { class: "buttons" }, h("button", { type: "button", onclick: () => made.close() }, "Close")));
  made.classList.add("sheet");
  const head = made.querySelector("h2");
  head.tabIndex = -1;
  head.focus();
  return made;
}
