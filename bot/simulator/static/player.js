// Acts a scene step by step: types visibly, taps the buttons that are there, waits for what is heard.

import { either, t } from "./words.js";
import { post } from "./net.js";

const PATIENCE = 40000, LOOK = 60, TYPING = 28, PAUSE = 1300;

const wait = ms => new Promise(done => setTimeout(done, ms));
const isCalm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

export class Player {
  // room: { phoneOf(number), focus(phone), cast(scene), story(text, bad), onPlayer() }
  constructor(room) {
    this.room = room;
    this.reset();
  }

  reset() {
    Object.assign(this, { scene: null, next: 0, runs: false, busy: false, missing: [], heard: new Set() });
    this.since = new Map(); // of each phone: the message after which it is listened to
    this.line = "";
  }

  async begin(scene) {
    this.reset();
    this.scene = scene;
    await this.room.cast(scene);
    for (const one of Object.values(scene.cast)) this.listenFrom(this.room.phoneOf(one.phone));
  }

  // All of what is left, or `one` step: a step that only tells the story goes along with the next.
  async play(one = false) {
    if (this.busy) return;
    this.busy = true;
    this.runs = !one;
    this.room.onPlayer();
    try {
      do {
        while (this.scene?.step[this.next]?.say) this.tell(this.scene.step[this.next++]);
        if (this.scene && this.next < this.scene.step.length) await this.act(this.scene.step[this.next++]);
        if (this.runs) await wait(isCalm() ? 0 : PAUSE);
      } while (this.runs && this.scene && this.next < this.scene.step.length);
    } finally {
      this.busy = false;
      if (this.scene && this.next >= this.scene.step.length) this.end();
      this.room.onPlayer();
    }
  }

  stop() {
    const was = this.scene;
    this.reset();
    if (was) this.room.story(t("stopped"));
    this.room.onPlayer();
  }

  end() {
    const { missing } = this;
    this.scene = null;
    this.runs = false;
    this.room.story([t("done"), ...missing].join(" "), missing.length > 0, missing.length ? "" : "done");
  }

  tell(step) {
    this.line = either(step.say);
    this.room.story(`${this.line} (${t("playing", { n: this.next + 1, all: this.scene.step.length })})`);
  }

  async act(step) {
    const scene = this.scene;
    if (step.clock && !(await this.moveClock(step))) return; // it is later than that already
    if (!step.who) return;
    const { phone: number, channel } = scene.cast[step.who];
    const phone = this.room.phoneOf(number);
    if (!phone) return this.miss("missing", { who: step.who, words: step.writes ?? step.taps ?? "" });
    this.room.focus(phone);
    phone.node.classList.add("acts");
    try {
      if (step.writes) await this.write(phone, this.words(phone, step), channel);
      if (step.taps) await this.tap(phone, step.taps);
      if (step.hears && this.scene === scene) await this.hear(phone, step.hears, scene);
    } finally {
      phone.node.classList.remove("acts");
    }
  }

  async moveClock(step) {
    const { moved } = await post("/room/clock", { to: step.clock, group: this.scene.group });
    return moved;
  }

  // What she writes; `finds` takes a figure for it from what she was told last.
  words(phone, { writes, finds }) {
    if (!finds) return writes;
    const bodies = [...phone.chat.messages.values()].reverse().map(message => message.body.match(finds));
    return writes.replace("{}", (bodies.find(Boolean)?.[1] ?? "").replaceAll(",", ""));
  }

  async write(phone, words, channel) {
    if (channel) phone.use(channel);
    const { input } = phone;
    input.value = "";
    for (const letter of isCalm() ? [words] : words) {
      input.value += letter;
      await wait(isCalm() ? 0 : TYPING);
    }
    this.listenFrom(phone);
    await phone.sendWritten();
  }

  async tap(phone, label) {
    const find = () => [...phone.node.querySelectorAll("button.reply")].reverse().find(b => b.textContent === label);
    const button = await this.until(find);
    if (!button) return this.miss("no_button", { who: phone.title, words: label });
    const list = button.closest("details");
    if (list) list.open = true;
    button.classList.add("tapped");
    await wait(isCalm() ? 0 : PAUSE);
    this.listenFrom(phone);
    button.click();
  }

  listenFrom(phone) {
    const last = [...(phone?.chat.messages.values() ?? [])].at(-1);
    this.since.set(phone, last?.index ?? 0);
  }

  // Until all words stand in one message to her that was not waited for before.
  async hear(phone, words, scene) {
    const find = () =>
      [...phone.chat.messages.values()].find(
        m => m.direction === "out" && m.index > (this.since.get(phone) ?? 0) && !this.heard.has(m.sid) &&
          !["failed", "undelivered"].includes(m.status) && words.every(word => m.body.includes(word)),
      );
    const message = await this.until(find, scene);
    if (message) this.heard.add(message.sid);
    else if (this.scene === scene) this.miss("missing", { who: phone.title, words: words.join(" … ") });
  }

  async until(find, scene = this.scene) {
    const end = Date.now() + PATIENCE;
    for (;;) {
      const found = find();
      if (found || Date.now() > end || this.scene !== scene) return found;
      await wait(LOOK);
    }
  }

  miss(key, values) {
    this.missing.push(t(key, values));
    this.runs = false; // who looks on decides whether to go on
    this.room.story([this.line, ...this.missing].join(" "), true);
  }
}
