// What the page says, in Hindi and in English; what the bot says is the bot's matter.

const WORDS = {
  name: ["बचत सखी", "Bachat Sakhi"],
  room: ["रिहर्सल का कमरा", "rehearsal room"],
  skip: ["फ़ोनों पर जाएँ", "Skip to the phones"],
  language: ["पेज की भाषा", "Language of the page"],
  desk: ["कहानी, घड़ी, गड़बड़", "Scenes, clock, faults"],
  scene: ["कहानी", "Scene"],
  play: ["▶ चलाएँ", "▶ Play"],
  step: ["एक कदम", "Step"],
  stop: ["रोकें", "Stop"],
  clock: ["घड़ी आगे करें", "Move the clock on"],
  hour: ["+1 घंटा", "+1 hour"],
  day: ["+1 दिन", "+1 day"],
  eve: ["बैठक से पहले की शाम", "Eve of the meeting"],
  month: ["अगला महीना", "Next month"],
  no_meeting: ["इस समूह की कोई शाम आगे नहीं है; एक दिन आगे कीजिए।", "No such evening is ahead for this group; move on a day."],
  faults: ["गड़बड़ करके देखें", "Make something fail"],
  provider: ["Twilio बंद", "Twilio down"],
  redis: ["Redis बंद", "Redis killed"],
  provider_down: ["Twilio अभी कुछ नहीं ले रहा: बॉट के संदेश रुके हैं, खोएँगे नहीं।", "Twilio takes nothing now: the bot's messages wait, none is lost."],
  redis_down: ["Redis बंद है: हिसाब SQL में सुरक्षित है, काम चलता है, थोड़ा धीरे।", "Redis is dead: the books are safe in SQL, work goes on, a little later."],
  redis_given: ["यह Redis हमारा नहीं; इसे यहाँ से बंद नहीं कर सकते।", "This Redis is not ours; it cannot be killed from here."],
  lost: ["कमरे से बात टूट गई; फिर जोड़ रहे हैं …", "The room does not answer; trying again …"],
  more: ["फ़ोन", "Phones"],
  phones: ["फ़ोन", "Phones"],
  add: ["+ फ़ोन जोड़ें", "+ Add a phone"],
  add_title: ["कौन सा फ़ोन?", "Which phone?"],
  who: ["समूह की दीदी", "A woman of a group"],
  other: ["(कोई और नंबर, नीचे लिखें)", "(another number, below)"],
  number: ["या कोई और नंबर", "Or any other number"],
  kind: ["कैसा फ़ोन", "What kind of phone"],
  plain: ["सादा फ़ोन (SMS)", "Plain phone (SMS)"],
  put: ["जोड़ें", "Add"],
  close: ["रहने दें", "Cancel"],
  shut: ["बंद करें", "Close"],
  transcript: ["पूरी बातचीत", "Transcript"],
  copy: ["कॉपी करें", "Copy"],
  copied: ["कॉपी हो गया", "Copied"],
  welcome: [
    "किसी भी फ़ोन में लिखिए, या एक कहानी चलाइए। सब कुछ असली बॉट से होकर जाता है; इस मशीन से बाहर कुछ नहीं जाता।",
    "Write in any phone, or play a scene. All goes through the real bot; nothing leaves this machine.",
  ],
  no_phones: ["कोई फ़ोन नहीं। ऊपर से एक जोड़िए।", "No phone here. Add one above."],
  phone_menu: ["{name}: फ़ोन की गड़बड़", "{name}: the phone's faults"],
  no_whatsapp: ["WhatsApp नहीं है", "Has no WhatsApp"],
  is_off: ["फ़ोन बंद है", "Is switched off"],
  is_slow: ["नेटवर्क धीमा है", "Is slow"],
  remove: ["पेज से हटाएँ", "Take off the page"],
  window: [
    "WhatsApp: उनके लिखने के 24 घंटे तक ही खुला संदेश जा सकता है, फिर केवल मंज़ूर किया हुआ",
    "WhatsApp: free text may go for 24 hours after she wrote, then only what is approved",
  ],
  open_for: ["24 घंटे: {left} बाकी", "24 hours: {left} left"],
  closed: ["24 घंटे की खिड़की बंद", "24-hour window closed"],
  plain_phone: ["सादा फ़ोन", "plain phone"],
  time_left: ["{hours}:{minutes}", "{hours}:{minutes}"],
  channel: ["{name} किससे लिखती हैं", "How {name} writes"],
  words: ["{name} क्या लिखती हैं", "What {name} writes"],
  send: ["{name}: भेजें", "{name}: send"],
  hints: ["{name}: लिखने को कुछ", "{name}: something to write"],
  chat: ["{name} की बातचीत", "Chat of {name}"],
  place: ["यहाँ लिखें …", "Write here …"],
  empty: ["अभी कुछ नहीं आया। नीचे से कुछ पूछिए।", "Nothing yet. Ask something below."],
  older: ["पुराने संदेश दिखाएँ", "Show older messages"],
  hers: ["{name}", "{name}"],
  bot: ["बचत सखी", "Bachat Sakhi"],
  parts: ["SMS · {n} भाग", "SMS · {n} part"],
  parts_many: ["SMS · {n} भाग", "SMS · {n} parts"],
  queued: ["कतार में", "queued"],
  sent: ["भेजा", "sent"],
  delivered: ["पहुँचा", "delivered"],
  read: ["पढ़ा", "read"],
  on_its_way: ["जा रहा है", "on its way"],
  not_taken: ["बॉट तक नहीं पहुँचा", "did not reach the bot"],
  failed: ["नहीं पहुँचा ({error})", "not delivered ({error})"],
  e63003: ["नहीं पहुँचा: WhatsApp नहीं है (63003)", "not delivered: no WhatsApp (63003)"],
  e63016: ["नहीं पहुँचा: 24 घंटे की खिड़की बंद (63016)", "not delivered: 24-hour window closed (63016)"],
  e30003: ["नहीं पहुँचा: फ़ोन बंद (30003)", "not delivered: phone is off (30003)"],
  picture: ["चित्र: {text}", "Picture: {text}"],
  open_pdf: ["PDF खोलें", "Open the PDF"],
  fetching: ["फ़ाइल आ रही है …", "Fetching the file …"],
  not_fetched: ["फ़ाइल नहीं मिली", "The file could not be had"],
  president: ["अध्यक्ष", "president"],
  secretary: ["सचिव", "secretary"],
  treasurer: ["कोषाध्यक्ष", "treasurer"],
  member: ["सदस्य", "member"],
  stranger: ["अनजान नंबर", "unknown number"],
  next_meeting: ["{group}: अगली बैठक {at}", "{group}: next meeting {at}"],
  playing: ["{n}/{all}", "{n}/{all}"],
  done: ["कहानी पूरी हुई।", "The scene is over."],
  stopped: ["कहानी रोक दी।", "The scene was stopped."],
  missing: ["नहीं आया: {who} को “{words}”", "Did not come: “{words}” to {who}"],
  no_button: ["{who} के फ़ोन में “{words}” बटन नहीं है", "There is no button “{words}” on {who}'s phone"],
  waits: ["{who} के फ़ोन में संदेश आने वाला है …", "{who} is about to get a message …"],
};

let at = 0;

export const language = () => (at ? "en" : "hi");

export function t(key, values = {}) {
  const text = (WORDS[key] ?? [key, key])[at];
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}

export const has = key => key in WORDS;

// Both languages stand side by side in what the scenes say.
export const either = texts => texts?.[language()] ?? texts?.hi ?? "";

export function speak(wanted) {
  at = wanted === "en" ? 1 : 0;
  document.documentElement.lang = language();
  document.title = `${t("name")} · ${t("room")}`;
  translate(document);
}

export function translate(root) {
  for (const node of root.querySelectorAll("[data-t]")) node.textContent = t(node.dataset.t);
  for (const node of root.querySelectorAll("[data-t-label]"))
    node.setAttribute("aria-label", t(node.dataset.tLabel, { name: node.dataset.name }));
}
