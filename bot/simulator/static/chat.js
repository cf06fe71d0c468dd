// The messages of one phone: only the last are drawn, older ones on demand.

import { bubble } from "./bubble.js";
import { get, make } from "./net.js";
import { language, t } from "./words.js";

const MOST = 180; // drawn at once; a phone with ten thousand stays as quick as one with ten

const dayOf = at => new Date(at).toLocaleDateString("en-CA", { timeZone: "Asia/Kolkata" });

export class Chat {
  constructor(list, number, tap) {
    Object.assign(this, { list, number, tap });
    this.messages = new Map(); // by sid, those that are drawn, oldest first
    this.more = false;
    new ResizeObserver(() => this.follows && this.toEnd()).observe(list);
    list.onscroll = () => { this.follows = this.isAtEnd(); };
  }

  fill({ messages, more }) {
    this.messages = new Map(messages.map(message => [message.sid, message]));
    this.more = more;
    this.draw();
    this.toEnd();
  }

  // A new message, or what became of one; returns whether it is new.
  show(message) {
    const is_new = !this.messages.has(message.sid);
    if (is_new && message.index <= (this.first()?.index ?? 0)) return false; // older than drawn
    const follows = this.isAtEnd();
    this.messages.set(message.sid, message);
    if (is_new) this.append(message);
    else this.list.querySelector(`[data-sid="${CSS.escape(message.sid)}"]`)?.replaceWith(this.item(message));
    if (follows || (is_new && message.direction === "in")) this.toEnd();
    return is_new;
  }

  append(message) {
    this.list.querySelector(".empty")?.remove();
    const before = [...this.messages.values()].at(-2);
    this.list.append(...this.dayBetween(before, message), this.item(message));
    if (this.messages.size > MOST && this.isAtEnd()) this.forget();
  }

  forget() {
    for (const sid of [...this.messages.keys()].slice(0, this.messages.size - MOST / 2))
      this.messages.delete(sid);
    this.more = true;
    this.draw();
    this.toEnd();
  }

  draw() {
    const items = [];
    if (this.more) items.push(this.olderButton());
    let before;
    for (const message of this.messages.values()) {
      items.push(...this.dayBetween(before, message), this.item(message));
      before = message;
    }
    if (!this.messages.size) items.push(make("div", { name: "empty", text: t("empty") }));
    this.list.setAttribute("aria-live", "off"); // what was there before is not news
    this.list.replaceChildren(...items);
    requestAnimationFrame(() => this.list.setAttribute("aria-live", "polite"));
  }

  item(message) {
    return bubble(message, this.name ?? "", (id, label) => this.tap(id, label));
  }

  dayBetween(before, message) {
    if (before && dayOf(before.at) === dayOf(message.at)) return [];
    const day = new Intl.DateTimeFormat(language() === "hi" ? "hi-IN-u-nu-latn" : "en-IN", {
      weekday: "short", day: "numeric", month: "long", timeZone: "Asia/Kolkata",
    }).format(new Date(message.at));
    return [make("div", { name: "day", text: day })];
  }

  olderButton() {
    const button = make("button", { type: "button", text: t("older") });
    button.onclick = async () => {
      const height = this.list.scrollHeight;
      const { messages, more } = await get(
        `/room/older?phone=${encodeURIComponent(this.number)}&before=${this.first().index}`,
      );
      this.messages = new Map([...messages.map(message => [message.sid, message]), ...this.messages]);
      this.more = more;
      this.draw();
      this.list.scrollTop = this.list.scrollHeight - height;
      this.list.focus();
    };
    return make("div", { name: "older" }, button);
  }

  first() {
    return this.messages.values().next().value;
  }

  isAtEnd() {
    return this.list.scrollHeight - this.list.scrollTop - this.list.clientHeight < 80;
  }

  toEnd() {
    this.follows = true;
    this.list.scrollTop = this.list.scrollHeight;
  }
}
