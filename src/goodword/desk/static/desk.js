// Comforts only: every page works without this file.
"use strict";

// On a narrow page the names of the pages are one line that can be moved: show where one is.
const here = document.querySelector("nav [aria-current]");
const line = here && here.closest("ul");
if (line && line.scrollWidth > line.clientWidth) line.scrollLeft = here.offsetLeft - line.offsetLeft - 40;

// One key for the first question; "/" goes to the search.
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
  if (event.key === "/") {
    event.preventDefault();
    const search = document.querySelector("[data-search]");
    if (search) search.focus();
    else location.assign("/people");
    return;
  }
  const place = event.key === "u" ? document : document.querySelector("[data-first]");
  const button = place && place.querySelector(`button[data-key="${CSS.escape(event.key)}"]`);
  if (button) button.click();
});

// Search as you type: the same page is asked, and its list put in place of this one.
const searched = document.querySelector("[data-search-form]");
if (searched) {
  let waiting = 0;
  let asked = 0;
  const show = async () => {
    const number = ++asked;
    const typed = [...new FormData(searched)].filter(([, value]) => value);
    const address = `/people?${new URLSearchParams(typed)}`;
    const answer = await fetch(address);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const found = page.getElementById("found");
    if (!found || number !== asked) return;
    document.getElementById("found").replaceWith(found);
    history.replaceState(null, "", address);
  };
  searched.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(show, 120);
  });
}

// Copy a whole text.
for (const area of document.querySelectorAll("[data-copy]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Copy";
  button.addEventListener("click", async () => {
    area.select();
    await navigator.clipboard.writeText(area.value);
    button.textContent = "Copied";
  });
  area.after(button);
}

// Every file below what was dropped, with its path: a folder is read as it is.
const filesBelow = async (entry) => {
  if (entry.isFile) {
    const file = await new Promise((done, failed) => entry.file(done, failed));
    return [[file, entry.fullPath.replace(/^\//, "")]];
  }
  const reader = entry.createReader();
  const found = [];
  for (;;) {
    const some = await new Promise((done, failed) => reader.readEntries(done, failed));
    if (!some.length) return found;
    for (const one of some) found.push(...(await filesBelow(one)));
  }
};

const say = (form, words, role) => {
  const told = form.querySelector("[data-told]") || document.createElement("p");
  told.dataset.told = "";
  told.className = "notice bad";
  told.setAttribute("role", role);
  told.textContent = words;
  form.append(told);
};

// What the page would refuse by its size is not sent.
const isTooLarge = (form, files) => {
  const most = Number(form.dataset.most || Infinity);
  const size = files.reduce((sum, file) => sum + file.size, 0);
  if (size <= most) return false;
  const megabytes = (bytes) => `${Math.floor(bytes / 1e6).toLocaleString("en")} MB`;
  say(form, `The files have ${megabytes(size)}; at most ${megabytes(most)} are taken. Nothing was sent. ${form.dataset.otherwise || ""}`, "alert");
  return true;
};
for (const form of document.querySelectorAll("[data-most]")) {
  form.addEventListener("submit", (event) => {
    const files = [...form.querySelectorAll('input[type="file"]')].flatMap((input) => [...input.files]);
    if (isTooLarge(form, files)) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  });
}

const sayBusy = (form) => {
  const button = form.querySelector("button");
  if (!form.dataset.busy || !button) return;
  button.disabled = true;
  const words = document.createElement("span");
  words.setAttribute("role", "status");
  words.textContent = form.dataset.busy;
  button.after(words);
};
for (const form of document.querySelectorAll("[data-busy]")) form.addEventListener("submit", () => sayBusy(form));
// A page that the browser kept for "back" may be sent again.
addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });

// How far reading is. Where no answer comes the browser asks again; the page says so meanwhile.
const live = document.querySelector("[data-live]");
if (live) {
  const events = new EventSource(live.dataset.live);
  const lost = document.getElementById("lost");
  events.addEventListener("error", () => { lost.hidden = false; });
  events.addEventListener("open", () => { lost.hidden = true; });
  events.addEventListener("progress", (event) => { live.innerHTML = event.data; });
  events.addEventListener("done", () => { events.close(); location.reload(); });
}

// Drop files or a folder anywhere on the form.
for (const form of document.querySelectorAll("[data-drop]")) {
  const input = form.querySelector('input[type="file"]');
  for (const name of ["dragover", "dragenter"]) {
    form.addEventListener(name, (event) => {
      event.preventDefault();
      form.classList.add("over");
    });
  }
  form.addEventListener("dragleave", () => form.classList.remove("over"));
  form.addEventListener("drop", async (event) => {
    event.preventDefault();
    form.classList.remove("over");
    const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry()).filter(Boolean);
    if (!entries.some((entry) => entry.isDirectory)) {
      input.files = event.dataTransfer.files;
      return;
    }
    const below = (await Promise.all(entries.map(filesBelow))).flat();
    if (isTooLarge(form, below.map(([file]) => file))) return;
    sayBusy(form);
    const body = new FormData(form);
    body.delete(input.name);
    for (const [file, path] of below) body.append(input.name, file, path);
    const answer = await fetch(form.action, { method: "POST", body });
    if (answer.ok) {
      location.assign(answer.url);
      return;
    }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    document.querySelector("main").replaceWith(page.querySelector("main"));
  });
}

// A draft that was changed is not left by accident.
const draft = document.getElementById("draft");
if (draft) {
  let changed = false;
  draft.addEventListener("input", () => { changed = true; });
  draft.addEventListener("submit", () => { changed = false; });
  addEventListener("beforeunload", (event) => { if (changed) event.preventDefault(); });
}
