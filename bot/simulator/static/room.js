// The room: which phones stand in it, what is told of them, the clock, the faults, the scenes.

import { adding, copying } from "./dialogs.js";
import { Live } from "./live.js";
import { get, inPhones, make, post } from "./net.js";
import { Phone } from "./phone.js";
import { Player } from "./player.js";
import { either, language, speak, t } from "./words.js";

const $ = id => document.getElementById(id);
const KEPT = "bachat-sakhi-room";
const KINDS = [["member", "whatsapp"], ["member", "sms"], ["treasurer", "whatsapp"], ["president", "whatsapp"]];

const phones = new Map(); // by number, as they stand
let groups = [], ahead = 0, scenes = [], told = {};

const now = () => new Date(Date.now() + ahead);
const numbers = () => [...phones.keys()];

// ---- phones ----

function whose(number) {
  for (const group of groups) {
    const people = group.people.filter(person => person.phone === number);
    if (people.length) return { people, group };
  }
  return null;
}

function put(number, channel) {
  const phone = new Phone(number, channel, takeOff);
  phone.onChange = keep;
  phones.set(number, phone);
  $("phones").append(phone.node);
  phone.name(whose(number));
  seen.observe(phone.node);
}

function takeOff(phone) {
  phone.node.remove();
  phones.delete(phone.number);
  keep();
  begin();
}

async function add(number, kind) {
  await fit(number, kind);
  if (!phones.has(number)) put(number, kind);
  keep();
  await begin();
  focus(phones.get(number));
  phones.get(number).input.focus();
}

// A phone as it is bought: with WhatsApp or without, and switched on.
const fit = (number, channel) =>
  post(`/simulator/phones/${encodeURIComponent(number)}`, { has_whatsapp: channel !== "sms", is_off: false });

function focus(phone, behavior = "smooth") {
  const room = $("phones");
  room.scrollTo({ left: phone.node.offsetLeft - room.offsetLeft - 12, behavior });
  current(phone);
}

function keep() {
  const kept = [...phones.values()].map(phone => [phone.number, phone.wanted]);
  try {
    localStorage.setItem(KEPT, JSON.stringify({ phones: kept, language: language() }));
  } catch { /* a browser that keeps nothing begins anew each time */ }
}

function kept() {
  try {
    return JSON.parse(localStorage.getItem(KEPT)) ?? {};
  } catch {
    return {};
  }
}

// Of the first group: one of each kind, as a trainer would lay them out.
async function layOut() {
  const group = groups.find(one => one.people.length);
  const free = group ? [...group.people] : [], chosen = [];
  for (const [role, channel] of KINDS) {
    const at = free.findIndex(person => (person.role ?? "member") === role && alone(person, group));
    if (at >= 0) chosen.push([free.splice(at, 1)[0].phone, channel]);
  }
  const [first, second] = chosen; // the second in the register is she whom the terminal plays
  if (second?.[1] === "sms") [first[0], second[0]] = [second[0], first[0]];
  for (const [phone, channel] of chosen) {
    await fit(phone, channel);
    put(phone, channel);
  }
}

const alone = (person, group) => group.people.filter(other => other.phone === person.phone).length === 1;

// ---- what is told ----

async function begin() {
  const beginning = await get(`/room/state?${inPhones(numbers())}`);
  learn(beginning.state);
  if (!phones.size && !kept().phones && groups.length) {
    await layOut();
    if (phones.size) return begin();
  }
  for (const [number, filling] of Object.entries(beginning.phones)) phones.get(number)?.chat.fill(filling);
  switcher();
  live.start(beginning.place, numbers());
}

function learn(state) {
  told = state;
  ahead = new Date(state.now) - Date.now();
  const known = JSON.stringify(groups);
  groups = state.groups;
  if (JSON.stringify(groups) !== known) for (const phone of phones.values()) phone.name(whose(phone.number));
  for (const phone of phones.values()) phone.know(state.phones[phone.number], now());
  $("provider").checked = state.provider_down;
  $("redis").checked = state.redis_wish === "down"; // what became of it stands below
  $("redis").disabled = !state.redis;
  $("redis").parentElement.title = state.redis ? "" : t("redis_given");
  trouble();
  showTime();
}

function trouble(is_lost = live.is_lost) {
  live.is_lost = is_lost;
  const words = [];
  if (is_lost) words.push(t("lost"));
  if (told.provider_down) words.push(t("provider_down"));
  if (told.redis === "down") words.push(t("redis_down"));
  const text = words.join(" ");
  if ($("trouble").textContent !== text) $("trouble").textContent = text;
  $("trouble").hidden = !words.length;
}

function take({ state, messages = [] }) {
  if (state) learn(state);
  if (state && !phones.size && groups.length && !kept().phones) begin();
  for (const message of messages) {
    const phone = phones.get(message.phone);
    if (phone?.heard(message) && phone.tab && phone !== shown) phone.tab.classList.add("news");
    phone?.tick(now());
  }
}

const live = new Live(take, () => begin().catch(() => trouble(true)), trouble);

// ---- the clock ----

function showTime() {
  const format = (moment, how) => new Intl.DateTimeFormat(
    language() === "hi" ? "hi-IN-u-nu-latn" : "en-IN", { timeZone: "Asia/Kolkata", ...how }).format(moment);
  const day = { weekday: "short", day: "numeric", month: "long" };
  const hour = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  const whole = moment => `${format(moment, day)}, ${format(moment, hour)}`;
  $("now").textContent = whole(now());
  $("now").dateTime = now().toISOString();
  const group = meetingGroup();
  $("ahead").textContent = group
    ? t("next_meeting", { group: group.name, at: whole(new Date(group.meeting)) }) : "";
  for (const phone of phones.values()) phone.tick(now());
}

// Whose evening the clock moves on to: the group of the first phone that has a meeting ahead.
const meetingGroup = () =>
  [...phones.values()].map(phone => phone.group).find(group => group?.meeting) ?? null;

$("jumps").onclick = async event => {
  const to = event.target.closest("button")?.value;
  if (!to) return;
  const answer = await post("/room/clock", { to, group: meetingGroup()?.code ?? "" });
  if (!answer.moved) story(t("no_meeting"), true);
};

// ---- faults ----

$("provider").onchange = () => post("/room/provider", { down: $("provider").checked });
$("redis").onchange = () => post("/room/redis", { down: $("redis").checked });

// ---- one phone at a time, where the page is narrow ----

let shown = null;

const seen = new IntersectionObserver(
  entries => {
    for (const entry of entries)
      if (entry.isIntersecting) current([...phones.values()].find(phone => phone.node === entry.target));
  },
  { root: $("phones"), threshold: 0.6 },
);

function current(phone) {
  if (!phone) return;
  shown = phone;
  for (const each of phones.values()) each.tab?.setAttribute("aria-pressed", each === phone);
  phone.tab?.classList.remove("news");
  phone.tab?.parentElement.scrollTo({ left: phone.tab.offsetLeft - 60 });
}

function switcher() {
  const tabs = [...phones.values()].map(phone => {
    phone.tab = make("button", { type: "button", text: phone.short, "aria-pressed": phone === shown });
    phone.tab.onclick = () => focus(phone);
    return phone.tab;
  });
  $("switcher").replaceChildren(...tabs);
  $("phones").classList.toggle("none", !phones.size);
  $("phones").dataset.empty = t("no_phones");
  if (!phones.has(shown?.number)) current(phones.values().next().value);
}

// ---- scenes ----

function story(text, is_bad = false, how = "") {
  $("story").textContent = text;
  $("story").className = `story ${is_bad ? "bad" : how}`;
}

async function cast(scene) {
  for (const phone of phones.values()) phone.node.remove();
  phones.clear();
  for (const { phone, channel = "whatsapp" } of Object.values(scene.cast)) {
    await fit(phone, channel);
    put(phone, channel);
  }
  keep();
  await begin();
}

const player = new Player({ cast, story, focus, phoneOf: number => phones.get(number), onPlayer: controls });

function controls() {
  $("play").hidden = player.runs;
  $("play").disabled = $("step").disabled = player.busy;
  $("stop").hidden = !player.scene;
  $("scene").disabled = Boolean(player.scene);
  document.body.dataset.plays = player.scene?.name ?? "";
}

async function act(one) {
  if (!player.scene) {
    $("play").disabled = $("step").disabled = true;
    await player.begin(scenes.find(scene => scene.name === $("scene").value));
    if (narrow.matches) $("desk").open = one; // the phones are what is to be seen
  }
  await player.play(one);
}

$("play").onclick = () => act(false);
$("step").onclick = () => act(true);
$("stop").onclick = () => player.stop();

// ---- the page itself ----

function inLanguage(wanted) {
  speak(wanted);
  for (const button of document.querySelectorAll(".lang button"))
    button.setAttribute("aria-pressed", button.value === language());
  const chosen = $("scene").value;
  $("scene").replaceChildren(...scenes.map(scene => make("option", { value: scene.name, text: either(scene.title) })));
  if (chosen) $("scene").value = chosen;
  for (const phone of phones.values()) {
    phone.name(whose(phone.number));
    phone.chat.draw();
    phone.chat.toEnd();
  }
  if (told.now) learn(told);
  switcher();
}

const narrow = matchMedia("(max-width: 56rem)");
const unfold = () => { $("desk").open = !narrow.matches; };
narrow.onchange = unfold;
unfold();

document.querySelector(".lang").onclick = event => {
  const wanted = event.target.closest("button")?.value;
  if (!wanted) return;
  inLanguage(wanted);
  keep();
};

adding(() => groups, add);
copying(numbers);

const before = kept();
scenes = await get("/room/scenes");
inLanguage(new URLSearchParams(location.search).get("lang") ?? before.language ?? "hi");
for (const [number, channel] of before.phones ?? []) put(number, channel);
await begin();
for (const phone of phones.values()) phone.name(whose(phone.number));
switcher();
if (phones.size) focus([...phones.values()][0], "instant");
setInterval(showTime, 10000);
document.fonts.ready.then(() => phones.forEach(phone => phone.chat.toEnd())); // lines are higher now
document.body.dataset.ready = "yes";
