// The checks while one types; without this file “Keep and check” does the same.
"use strict";

const form = document.getElementById("draft");
const BASIS = { own_words: "your own words", fact: "a fact of the record", owner: "your word of today" };
const PAUSE = 700;
let waiting = 0;
let asked = 0;

async function look() {
  const number = ++asked;
  const answer = await fetch(form.dataset.look, { method: "POST", body: new URLSearchParams(new FormData(form)) });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (number !== asked) return;
  for (const part of page.querySelectorAll("main [id]")) {
    const here = document.getElementById(part.id);
    if (!here) continue;
    if (here.innerHTML !== part.innerHTML) here.replaceChildren(...part.childNodes);
    if (part.dataset.basis) showBasis(part);
  }
}

function showBasis(part) {
  const row = part.id.replace("checks-", "");
  const { basis, release } = part.dataset;
  document.getElementById(`basis-${row}`).textContent = BASIS[basis];
  document.getElementById(`confirm-of-${row}`).hidden = basis !== "owner";
  if (release === "yes") document.getElementById(`release-of-${row}`).hidden = false;
  const item = document.getElementById(`s${row}`);
  item.classList.remove("own-words", "fact", "owner");
  item.classList.add(basis.replace("_", "-"));
}

form.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => look().catch(() => {}), PAUSE);
});
form.addEventListener("submit", () => {
  clearTimeout(waiting);
  asked += 1;
});
