// Suggestions below every search box: a combobox with a list, by the pattern of the ARIA guide.
// Without this file the boxes are plain forms. Its words come from the page.

const words = document.querySelector("script[data-suggest]").dataset;
const MOST = 10;
const PAUSE = 80;
// Screen readers say what was typed first; the number of suggestions waits for the fingers to rest.
const ANNOUNCE = 600;

// The reader's choice of the words of a standard goes on to the next page.
const shown = new URLSearchParams(location.search).get("words");

function keeping(path) {
  const url = new URL(path, location.href);
  if (shown) url.searchParams.set("words", shown);
  return url.href;
}

function element(name, attributes, text) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text) made.textContent = text;
  return made;
}

// "риск → тәуекел · 11": each side says which language it is in, so that it is read aloud rightly.
// Letters that only Kazakh has tell its words; any others are taken for the reader's.
function worded(text) {
  const made = document.createElement("span");
  text.split(/( → )/).forEach((part) => {
    made.append(/[әғқңөұүһі]/i.test(part) ? element("span", { lang: words.lang }, part) : part);
  });
  return made;
}

function enhance(input, number) {
  const list = element("ul", {
    class: "offers", id: `offers-${number}`, role: "listbox", "aria-label": words.label,
  });
  const status = element("span", { class: "unseen", role: "status", "aria-live": "polite" });
  let paths = [];
  let active = -1;
  let typing = 0;
  let announcing = 0;
  let request = null;

  list.hidden = true;
  input.after(list, status);
  for (const [key, value] of Object.entries({
    role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-expanded": "false",
    "aria-controls": list.id,
  })) input.setAttribute(key, value);

  function activate(position) {
    list.children[active]?.setAttribute("aria-selected", "false");
    active = position;
    const option = list.children[active];
    if (!option) return input.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest", behavior: "instant" });
    input.setAttribute("aria-activedescendant", option.id);
  }

  function say(text) {
    clearTimeout(announcing);
    announcing = setTimeout(() => { status.textContent = text; }, text ? ANNOUNCE : 0);
  }

  function close() {
    clearTimeout(typing);
    request?.abort();
    request = null;
    activate(-1);
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    say("");
  }

  function option(item, position) {
    const made = element("li", {
      id: `${list.id}-${position}`, role: "option", "aria-selected": "false",
    });
    made.append(
      worded(item.text), " ",
      element("span", { class: "kind" }, words[item.kind] ?? ""),
    );
    return made;
  }

  function show(items) {
    activate(-1);
    paths = items.map((item) => item.path);
    list.replaceChildren(...items.map(option));
    list.scrollTop = 0;
    list.hidden = items.length === 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
    say(list.hidden ? words.none : words.count.replace("{n}", items.length));
  }

  async function ask() {
    request?.abort();
    const typed = input.value.trim();
    if (!typed) return close();
    const own = request = new AbortController();
    try {
      const response = await fetch(`${words.suggest}&q=${encodeURIComponent(typed)}`, {
        signal: own.signal,
      });
      if (!response.ok) throw new Error(response.statusText);
      const { items } = await response.json();
      if (own === request && input === document.activeElement) show(items.slice(0, MOST));
    } catch {
      if (own === request) close();
    }
  }

  function choose(position) {
    const path = paths[position];
    close();
    location.assign(keeping(path));
  }

  function move(step) {
    const stops = list.children.length + 1;
    // Past either end the text itself is next.
    activate((active + 1 + step + stops) % stops - 1);
  }

  input.addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(ask, PAUSE);
  });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    const { key } = event;
    if (key === "ArrowDown" || key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) ask();
      else move(key === "ArrowDown" ? 1 : -1);
    } else if (key === "Enter" && active >= 0) {
      event.preventDefault();
      choose(active);
    } else if (key === "Escape" && !list.hidden) {
      // The first press closes the list and leaves the text as it is.
      event.preventDefault();
      close();
    }
  });
  input.addEventListener("blur", close);
  input.form.addEventListener("submit", close);
  // The text keeps the focus while the mouse or a finger chooses.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const chosen = event.target.closest("[role=option]");
    if (chosen) choose([...list.children].indexOf(chosen));
  });
}

document.querySelectorAll("form[role=search] input[name=q]").forEach(enhance);
