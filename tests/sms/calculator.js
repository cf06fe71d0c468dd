// Reads a JSON array of [text, again], writes [encoding, units, parts] of each text without and,
// where `again`, with smart encoding; else the same twice.
const { SegmentedMessage } = require("sms-segments-calculator");

const size = (text, smart) => {
  const message = new SegmentedMessage(text, "auto", smart);
  const bits = message.encodingName === "GSM-7" ? 7 : 16;
  return [message.encodingName, message.messageSize / bits, message.segmentsCount];
};
const texts = JSON.parse(require("fs").readFileSync(0, "utf8"));
const sizes = texts.map(([text, again]) => {
  const plain = size(text, false);
  return [plain, again ? size(text, true) : plain];
});
process.stdout.write(JSON.stringify(sizes));
