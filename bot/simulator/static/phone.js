// One phone: whose it is, its chat, what it suffers from, and what is written on it.

import { Chat } from "./chat.js";
import { make, post } from "./net.js";
import { t, translate } from "./words.js";

const DAY = 24 * 3600 * 1000;
const HINTS = {
  member: ["मेरी बचत कितनी है?", "मैंने 100 जमा किए", "पासबुक", "बैठक कब है?", "मदद"],
  treasurer: ["किसने नहीं दिया?", "सबका 100 जमा", "पेटी में कितना है?", "बैठक शुरू", "मदद"],
  president: ["बैठक कब है?", "कौन आ रही है?", "समूह का हिसाब", "मदद"],
  stranger: ["नमस्ते", "समूह बनाना है", "मदद"],
};
HINTS.secretary = HINTS.president;

export class Phone {
  // `whose`: {people, group} of the number, or null. `channel`: how she writes.
  constructor(number, channel, onRemove) {
    this.number = number;
    this.wanted = channel; // how she writes, where her phone lets her
    this.node = document.querySelector("#phone").content.cloneNode(true).firstElementChild;
    this.node.id = `p${number.replace(/\D/g, "")}`;
    this.find = selector => this.node.querySelector(selector);
    this.chat = new Chat(this.find(".chat"), number, (id, label) => this.say(label, id));
    this.state = {};
    this.find("form").onsubmit = event => {
      event.preventDefault();
      this.sendWritten();
    };
    this.find(".remove").onclick = () => onRemove(this);
    this.watchMenu();
  }

  get channel() {
    return this.state.has_whatsapp === false ? "sms" : this.wanted;
  }

  get input() {
    return this.find("[name=words]");
  }

  sendWritten() {
    const words = this.input.value.trim();
    this.input.value = "";
    return words ? this.say(words) : null;
  }

  say(body, button = undefined) {
    const channel = button ? "whatsapp" : this.channel;
    return post("/simulator/say", { from: this.number, channel, body, button });
  }

  // Who it belongs to, and all words in the page's language.
  name(whose) {
    this.role = whose ? (whose.people.find(p => p.role)?.role ?? "member") : "stranger";
    this.title = whose?.people.map(p => p.name).join(", ") || this.number;
    this.short = whose?.people[0].name.split(" ")[0] ?? this.number;
    this.chat.name = this.short;
    this.group = whose?.group;
    this.find(".name").textContent = this.title;
    this.find(".what").textContent = [t(this.role), whose?.group.name].filter(Boolean).join(" · ");
    this.find(".face").textContent = [...this.short.replace("+", "")][0];
    this.node.dataset.role = this.role;
    this.label();
    this.ways();
    this.hints();
  }

  label() {
    const name = this.title;
    this.find("summary").dataset.name = name;
    translate(this.node);
    this.node.setAttribute("aria-label", name);
    this.find(".chat").setAttribute("aria-label", t("chat", { name }));
    this.find(".ways").setAttribute("aria-label", t("channel", { name }));
    this.find(".hints").setAttribute("aria-label", t("hints", { name }));
    this.input.setAttribute("aria-label", t("words", { name }));
    this.input.placeholder = t("place");
    this.find("form button").setAttribute("aria-label", t("send", { name }));
  }

  ways() {
    const buttons = [["whatsapp", "WhatsApp"], ["sms", "SMS"]].map(([channel, label]) => {
      const button = make("button", { type: "button", text: label, "aria-pressed": this.channel === channel });
      button.disabled = channel === "whatsapp" && this.state.has_whatsapp === false;
      button.onclick = () => this.use(channel);
      return button;
    });
    this.find(".ways").replaceChildren(...buttons);
  }

  use(channel) {
    this.wanted = channel;
    this.ways();
    this.onChange?.();
  }

  hints() {
    const chips = HINTS[this.role].map(words => {
      const chip = make("button", { type: "button", text: words });
      chip.onclick = () => this.say(words);
      return chip;
    });
    this.find(".hints").replaceChildren(...chips);
  }

  // What the simulator knows of it; `now` in the rehearsal.
  know(state = {}, now = null) {
    this.state = state;
    this.wrote = state.wrote_at ? new Date(state.wrote_at) : null;
    this.find("[name=no_whatsapp]").checked = state.has_whatsapp === false;
    this.find("[name=is_off]").checked = Boolean(state.is_off);
    this.find("[name=is_slow]").checked = Boolean(state.is_slow);
    for (const name of ["is_off", "is_slow"]) this.node.classList.toggle(name, Boolean(state[name]));
    for (const node of [this.input, this.find("form button")]) node.disabled = Boolean(state.is_off);
    this.ways();
    if (now) this.tick(now);
  }

  heard(message) {
    if (message.direction === "in" && message.channel === "whatsapp") this.wrote = new Date(message.at);
    return this.chat.show(message);
  }

  // How long free text may still be sent to her.
  tick(now) {
    const left = this.wrote ? DAY - (now - this.wrote) : 0;
    const minutes = Math.ceil(left / 60000);
    const line = this.find(".window");
    line.classList.toggle("open", left > 0);
    line.title = t("window");
    if (this.state.has_whatsapp === false) line.textContent = t("plain_phone");
    else if (left <= 0) line.textContent = t("closed");
    else line.textContent = t("open_for", {
      left: t("time_left", { hours: Math.floor(minutes / 60), minutes: String(minutes % 60).padStart(2, "0") }),
    });
    this.faultLine(line);
  }

  faultLine(line) {
    const faults = ["is_off", "is_slow"].filter(name => this.state[name]).map(name => t(name));
    line.classList.toggle("bad", faults.length > 0);
    if (faults.length) line.textContent = faults.join(" · ");
  }

  watchMenu() {
    const number = encodeURIComponent(this.number);
    const change = (name, path, body) => {
      const box = this.find(`[name=${name}]`);
      box.onchange = () => post(path, body(box.checked));
    };
    change("no_whatsapp", `/simulator/phones/${number}`, on => ({ has_whatsapp: !on }));
    change("is_off", `/simulator/phones/${number}`, on => ({ is_off: on }));
    change("is_slow", `/room/slow/${number}`, on => ({ on }));
    const menu = this.find(".faults");
    menu.onkeydown = event => {
      if (event.key !== "Escape") return;
      menu.open = false;
      this.find("summary").focus();
    };
    menu.addEventListener("focusout", event => {
      if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false;
    });
  }
}
