// News as they happen: by server-sent events, and by asking again and again only where these fail.

import { get, inPhones } from "./net.js";

const ASK_EVERY = 1000, TRY_AGAIN_AFTER = 15000;

export class Live {
  // onNews({state?, messages?}), onReload() when too much has changed, onLost(true | false).
  constructor(onNews, onReload, onLost) {
    Object.assign(this, { onNews, onReload, onLost });
  }

  start(place, numbers) {
    this.stop();
    this.place = place;
    this.numbers = numbers;
    if (globalThis.EventSource) this.listen();
    else this.ask();
  }

  stop() {
    this.source?.close();
    clearTimeout(this.timer);
    this.source = this.timer = null;
  }

  address(what) {
    return `/room/${what}?place=${encodeURIComponent(this.place)}&${inPhones(this.numbers)}`;
  }

  listen() {
    const source = (this.source = new EventSource(this.address("events")));
    source.onopen = () => this.onLost(false);
    source.onmessage = event => this.take(JSON.parse(event.data));
    source.onerror = () => {
      this.onLost(true);
      if (source.readyState !== EventSource.CLOSED) return; // it tries again by itself
      this.stop();
      this.ask(Date.now() + TRY_AGAIN_AFTER);
    };
  }

  async ask(until = Infinity) {
    try {
      const told = await get(this.address("changes"));
      this.onLost(false);
      if (told && this.take(told)) return;
    } catch {
      this.onLost(true);
    }
    this.timer = setTimeout(() => (Date.now() > until ? this.listen() : this.ask(until)), ASK_EVERY);
  }

  take(told) {
    if (told.place) this.place = told.place;
    if (told.reload) {
      this.stop();
      this.onReload();
    } else this.onNews(told);
    return Boolean(told.reload);
  }
}
