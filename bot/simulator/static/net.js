// How the page talks to the simulator, and makes its nodes: text is always text, never markup.

export async function get(path) {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`${path}: HTTP ${answer.status}`);
  return answer.json();
}

export async function post(path, body) {
  const answer = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path}: HTTP ${answer.status}`);
  return answer.json();
}

export function make(tag, { text = "", name = "", ...attributes } = {}, ...children) {
  const node = document.createElement(tag);
  if (text) node.textContent = text;
  if (name) node.className = name;
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children);
  return node;
}

export const inPhones = numbers =>
  numbers.map(number => `phone=${encodeURIComponent(number)}`).join("&");
