// Two windows: which phone to add, and the transcript.

import { inPhones, make } from "./net.js";
import { t } from "./words.js";

const $ = id => document.getElementById(id);

// onAdd(number, kind)
export function adding(groupsOf, onAdd) {
  const dialog = $("adding");
  $("add").onclick = () => {
    fill(groupsOf());
    dialog.showModal();
  };
  $("who").onchange = () => { $("number").value = ""; };
  dialog.onclose = () => {
    if (dialog.returnValue !== "yes") return;
    const digits = $("number").value.replace(/[^0-9]/g, "");
    const number = digits ? `+${digits}` : $("who").value;
    const kind = dialog.querySelector("[name=kind]:checked").value;
    if (number) onAdd(number, kind);
    $("number").value = "";
  };
}

function fill(groups) {
  const options = groups.map(group =>
    make("optgroup", { label: group.name }, ...group.people.map(person => {
      const role = person.role ? ` · ${t(person.role)}` : "";
      return make("option", { value: person.phone, text: `${person.number} ${person.name}${role}` });
    })));
  $("who").replaceChildren(...options, make("option", { value: "", text: t("other") }));
  $("number").required = !groups.length;
}

export function copying(numbersOf) {
  const dialog = $("copying");
  $("copy").onclick = async () => {
    const answer = await fetch(`/room/transcript?${inPhones(numbersOf())}`);
    $("text").value = await answer.text();
    $("taken").textContent = "";
    dialog.showModal();
    $("text").scrollTop = $("text").scrollHeight;
  };
  $("take").onclick = async () => {
    $("text").select();
    try {
      await navigator.clipboard.writeText($("text").value);
    } catch {
      document.execCommand("copy"); // where the page is not asked for by a safe name
    }
    $("taken").textContent = t("copied");
  };
}
