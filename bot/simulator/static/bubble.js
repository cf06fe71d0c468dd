// One message as it looks on her phone, with what became of it.

import { has, t } from "./words.js";
import { make } from "./net.js";

const SVG = "http://www.w3.org/2000/svg";
const TICKS = {
  queued: ["M8 3v5l3 2M8 1.5a6.5 6.5 0 1 0 .01 0"],
  sent: ["M3 9l3.5 3.5L13 5"],
  delivered: ["M1 9l3.5 3.5L11 5", "M7.5 12.5L14.5 5"],
};
TICKS.read = TICKS.delivered;
TICKS.on_its_way = TICKS.queued;

const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: "Asia/Kolkata" });

function tick(state) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("class", `tick ${state}`);
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", t(state));
  for (const d of TICKS[state] ?? TICKS.queued) {
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", d);
    svg.append(path);
  }
  return svg;
}

// What became of it, in a word that TICKS has; "" = it did not arrive.
function became(message) {
  if (message.direction === "in")
    return message.taken === null ? "on_its_way" : message.taken ? "delivered" : "";
  return message.error || ["failed", "undelivered"].includes(message.status) ? "" : message.status;
}

function why(message) {
  if (message.direction === "in") return t("not_taken");
  const key = `e${message.error}`;
  return has(key) ? t(key) : t("failed", { error: message.error ?? message.status });
}

export function foot(message) {
  const line = make("small", { name: "foot" });
  if (message.parts)
    line.append(make("span", { name: "parts", text: t(message.parts > 1 ? "parts_many" : "parts", { n: message.parts }) }));
  line.append(make("time", { text: clock.format(new Date(message.at)), datetime: message.at }));
  const state = became(message);
  line.append(state ? tick(state) : make("span", { name: "why", text: why(message) }));
  return line;
}

function media(message) {
  return message.media.map((_, number) => {
    const kind = message.files[number], address = `/room/media/${message.sid}/${number}`;
    if (kind === null) return make("span", { name: "file", text: t("fetching") });
    if (kind === "") return make("span", { name: "file", text: t("not_fetched") });
    const link = make("a", { name: "file", href: address, target: "_blank", rel: "noopener" });
    if (kind.startsWith("image/")) {
      const label = t("picture", { text: message.body.split("\n")[0].slice(0, 60) });
      link.append(make("img", { src: address, alt: label }));
    } else link.append(`📄 ${t("open_pdf")}`);
    return link;
  });
}

function buttons(message, tap) {
  if (!message.buttons.length) return [];
  const all = message.buttons.map(([id, label]) => {
    const button = make("button", { name: "reply", type: "button", text: label });
    button.onclick = () => tap(id, label);
    return button;
  });
  if (!message.opens) return [make("div", { name: "replies" }, ...all)];
  return [make("details", { name: "list" }, make("summary", { text: `☰ ${message.opens}` }), ...all)];
}

// Not every machine has a font with this sign: it stays in the text, and a picture lies over it.
const words = text =>
  text.split(/(✅)/).map(part => (part === "✅" ? make("span", { name: "ok", text: part }) : part));

export function bubble(message, name, tap) {
  const item = make("div", { name: `${message.direction} ${message.channel}` });
  if (!became(message)) item.classList.add("lost");
  item.dataset.sid = message.sid;
  item.append(make("span", { name: "by", text: message.direction === "in" ? name : t("bot") }));
  item.append(...media(message));
  item.append(make("span", { name: "body", dir: "auto" }, ...words(message.body)));
  item.append(foot(message));
  if (became(message)) item.append(...buttons(message, tap));
  return item;
}
